#include "read/pdf/object_scan.hpp"

#include <algorithm>

#include "read/pdf/characters.hpp"

namespace duly::read::pdf {

namespace {

struct Head {
    std::size_t begin = 0;
    std::uint64_t number = 0;
};

/// Digits that end before `at`, which is moved to their first; false when there are none.
bool digits_before(std::string_view bytes, std::size_t& at) {
    const std::size_t end = at;
    while (at > 0 && end - at < 10 && is_digit(bytes[at - 1]))
        --at;
    return at < end;
}

bool white_before(std::string_view bytes, std::size_t& at) {
    const std::size_t end = at;
    while (at > 0 && end - at < 32 && is_white(bytes[at - 1]))
        --at;
    return at < end;
}

/// The head that the word `obj` at `at` ends.
bool head_before(std::string_view bytes, std::size_t at, Head& head) {
    white_before(bytes, at);
    if (!digits_before(bytes, at) || !white_before(bytes, at) || !digits_before(bytes, at))
        return false;
    head.begin = at;
    return read_digits(bytes, at, head.number);
}

/// The beginning of an object's text, as far as its kind may be told from it.
std::string_view beginning(std::string_view bytes, std::size_t at) {
    std::string_view text = bytes.substr(at, 1024);
    text = text.substr(0, text.find("stream"));
    return text.substr(0, text.find("endobj"));
}

bool says(std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
}

} // namespace

ObjectScan scan_for_objects(Objects& file) {
    ObjectScan scan;
    const std::string_view bytes = file.bytes();
    if (!file.may_scan(bytes.size())) return scan;
    auto& places = scan.references.places;
    std::vector<std::size_t> tables;   // cross-reference streams, which are trailers as well
    std::vector<std::size_t> replaced; // heads of objects that stand further up as well
    for (std::size_t at = bytes.find("obj"); at != std::string_view::npos;
         at = bytes.find("obj", at + 3)) {
        Head head;
        if (at > 0 && bytes[at - 1] == 'd') continue; // endobj
        if (!head_before(bytes, at, head)) continue;
        if (head.number == 0 || head.number > file.limits().objects) continue;
        const auto number = static_cast<std::size_t>(head.number);
        if (number >= places.size()) {
            places.resize(number + 1);
            scan.positions.resize(number + 1);
        }
        if (places[number].kind != ObjectPlace::Kind::unknown) replaced.push_back(at);
        places[number] = {head.begin, 0, ObjectPlace::Kind::in_file};
        scan.positions[number] = head.begin;
        const std::string_view text = beginning(bytes, at + 3);
        if (says(text, "/ObjStm")) scan.object_streams.push_back(head.begin);
        if (says(text, "/XRef")) tables.push_back(head.begin);
    }
    Value& trailer = scan.references.trailer;
    std::size_t trailer_at = 0;
    scan.references.revisions = 1;
    std::size_t trailers = 0;
    auto newer = replaced.begin();
    for (std::size_t at = bytes.find("trailer"); at != std::string_view::npos;
         at = bytes.find("trailer", at + 7)) {
        if (trailers >= 4096) break;
        const Value found = file.value_at(at + 7);
        if (!found.is_dictionary()) continue;
        ++trailers;
        if (newer != replaced.end() && *newer < at) {
            ++scan.references.revisions;
            while (newer != replaced.end() && *newer < at)
                ++newer;
        }
        if (!found.has("Root")) continue;
        trailer = found;
        trailer_at = at;
    }
    if (tables.size() > 4096) tables.erase(tables.begin(), tables.end() - 4096);
    for (const std::size_t at : tables) {
        const Value found = file.object_at(at).value;
        if (!found.has("Root") || (!trailer.is_null() && at < trailer_at)) continue;
        trailer = found;
        trailer_at = at;
    }
    return scan;
}

void expand_object_streams(Objects& file, ObjectScan& scan) {
    scan.expanded = true;
    auto& places = scan.references.places;
    for (const std::uint64_t at : scan.object_streams) {
        const Objects::Found stream = file.object_at(at);
        // An older stream of the same number cannot be addressed any more.
        if (stream.number >= places.size() || places[stream.number].place != at) continue;
        std::uint32_t index = 0;
        for (const std::uint32_t number : file.numbers_in(stream.value)) {
            if (number >= places.size()) {
                places.resize(number + 1);
                scan.positions.resize(number + 1);
            }
            ObjectPlace& place = places[number];
            if (place.kind == ObjectPlace::Kind::unknown || scan.positions[number] < at) {
                place = {stream.number, index, ObjectPlace::Kind::in_stream};
                scan.positions[number] = at;
            }
            ++index;
        }
    }
}

Value make_trailer(Objects& file) {
    std::uint32_t catalogue = 0, tree = 0;
    std::string kids;
    for (std::uint32_t number = 1; number < file.highest_number(); ++number) {
        if (!file.has_place(number)) continue;
        const Value object = file.object(number);
        const Value type = object["Type"];
        if (type.is_name("Catalog") && object["Pages"].is_dictionary()) catalogue = number;
        if (type.is_name("Pages") && object["Kids"].is_array() && !object.has("Parent"))
            tree = number;
        if (type.is_name("Page")) kids += std::to_string(number) + " 0 R ";
    }
    std::string text;
    if (catalogue > 0)
        text = "<</Root " + std::to_string(catalogue) + " 0 R>>";
    else if (tree > 0)
        text = "<</Root<</Pages " + std::to_string(tree) + " 0 R>>>>";
    else if (!kids.empty())
        text = "<</Root<</Pages<</Kids[" + kids + "]>>>>>>";
    return text.empty() ? Value{} : file.made_value(text);
}

} // namespace duly::read::pdf
