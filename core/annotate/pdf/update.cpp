#include "annotate/pdf/update.hpp"

#include <charconv>
#include <cstdio>

namespace duly::annotate::pdf {
namespace {

using std::string_view;
constexpr auto npos = string_view::npos;

/// The first line of our update, with the size of what it stands behind.
constexpr string_view our_line = "%duly-remarks behind ";
constexpr string_view end_of_file = "%%EOF\n";

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

std::optional<std::uint64_t> number_at(string_view bytes, std::size_t at) {
    std::uint64_t value = 0;
    const auto [end, error] =
        std::from_chars(bytes.data() + at, bytes.data() + bytes.size(), value);
    if (error != std::errc() || end == bytes.data() + at) return std::nullopt;
    return value;
}

} // namespace

std::size_t without_our_update(string_view bytes) {
    const std::size_t found = bytes.rfind(our_line);
    if (found == npos || !bytes.ends_with(end_of_file)) return bytes.size();
    // Nothing was appended since: the mark of the end stands at the end only.
    if (bytes.find("%%EOF", found) != bytes.size() - end_of_file.size()) return bytes.size();
    const auto size = number_at(bytes, found + our_line.size());
    if (!size || *size > found || found - *size > 1) return bytes.size();
    return *size;
}

std::optional<Contents> newest_contents(string_view bytes) {
    constexpr string_view word = "startxref";
    const std::size_t found = bytes.rfind(word);
    if (found == npos) return std::nullopt;
    std::size_t at = found + word.size();
    while (at < bytes.size() && is_blank(bytes[at]))
        ++at;
    const auto place = number_at(bytes, at);
    if (!place || *place >= bytes.size()) return std::nullopt;
    std::size_t there = *place;
    while (there < bytes.size() && is_blank(bytes[there]))
        ++there;
    if (bytes.substr(there, 4) == "xref") return Contents{*place, false};
    const std::size_t obj = bytes.substr(there, 40).find("obj");
    if (!number_at(bytes, there) || obj == npos) return std::nullopt;
    return Contents{*place, true};
}

void Update::put(Reference reference, std::string object) {
    objects_[reference.number] = {reference.generation, std::move(object), 0};
}

std::string Update::table() const {
    std::string out = "xref\n";
    for (auto it = objects_.begin(); it != objects_.end();) {
        auto end = it; // a run of numbers that follow one another
        std::uint32_t count = 0;
        while (end != objects_.end() && end->first == it->first + count) {
            ++end;
            ++count;
        }
        out += std::to_string(it->first) + " " + std::to_string(count) + "\n";
        for (; it != end; ++it) {
            char line[24];
            std::snprintf(line, sizeof line, "%010llu %05u n \n",
                          static_cast<unsigned long long>(it->second.at), it->second.generation);
            out += line;
        }
    }
    return out;
}

std::string Update::stream(std::uint32_t own_number, std::uint64_t own_place,
                           const std::string& trailer) const {
    std::string index, content;
    const auto add = [&](std::uint64_t place, std::uint16_t generation) {
        content.push_back(1);
        for (int shift = 32; shift >= 0; shift -= 8)
            content.push_back(static_cast<char>((place >> shift) & 0xFF));
        content.push_back(static_cast<char>(generation >> 8));
        content.push_back(static_cast<char>(generation & 0xFF));
    };
    for (const auto& [number, object] : objects_) {
        index += std::to_string(number) + " 1 ";
        add(object.at, object.generation);
    }
    index += std::to_string(own_number) + " 1";
    add(own_place, 0);
    return std::to_string(own_number) + " 0 obj\n<</Type/XRef/W[1 5 2]/Index[" + index + "]/Size " +
           std::to_string(next_) + "/Prev " + std::to_string(contents_.at) + trailer + "/Length " +
           std::to_string(content.size()) + ">>\nstream\n" + content + "\nendstream\nendobj\n";
}

std::string Update::apply(const std::string& trailer) {
    std::string out(base_);
    if (!out.ends_with('\n')) out += '\n';
    out += std::string(our_line) + std::to_string(base_.size()) + "\n";
    for (auto& [number, object] : objects_) {
        object.at = out.size();
        out += std::to_string(number) + " " + std::to_string(object.generation) + " obj\n" +
               object.words + "\nendobj\n";
    }
    const std::uint64_t place = out.size();
    if (contents_.stream) {
        const std::uint32_t own = number();
        out += stream(own, place, trailer);
    } else {
        out += table() + "trailer\n<</Size " + std::to_string(next_) + "/Prev " +
               std::to_string(contents_.at) + trailer + ">>\n";
    }
    return out + "startxref\n" + std::to_string(place) + "\n" + std::string(end_of_file);
}

} // namespace duly::annotate::pdf
