#include "read/pdf/objects.hpp"

#include <algorithm>

#include "read/pdf/characters.hpp"
#include "read/pdf/machine.hpp"
#include "read/pdf/object_scan.hpp"

namespace duly::read::pdf {

Objects::Objects(std::string_view bytes, const ContentLimits& limits, Content& content)
    : bytes_(bytes),
      limits_(limits),
      content_(content),
      machine_(std::make_unique<Machine>(limits.value_bytes)) {
    const std::size_t at = bytes.substr(0, 4096).find("%PDF-");
    header_at_ = at == std::string_view::npos ? 0 : at;
}
Objects::~Objects() = default;

void Objects::note(const std::string& text) {
    auto& notes = content_.notes;
    if (notes.size() < 100 && std::find(notes.begin(), notes.end(), text) == notes.end())
        notes.push_back(text);
}

bool Objects::may_scan(std::size_t bytes) {
    if (scanned_bytes_ + bytes > limits_.scanned_bytes) {
        note("the file is damaged in so many places that not all of it was looked through");
        return false;
    }
    scanned_bytes_ += bytes;
    return true;
}

Opening Objects::open() {
    references_ = read_cross_references(*this);
    decryption_ = set_up_decryption();
    if (decryption_ == Opening::fine &&
        (!root().is_dictionary() || !root()["Pages"].is_dictionary()))
        repair();
    if (decryption_ != Opening::fine) return decryption_;
    return root().is_dictionary() ? Opening::fine : Opening::damaged;
}

Value Objects::root() {
    return references_.trailer["Root"];
}

const CrossReferences& Objects::scanned() {
    if (!scan_) scan_ = std::make_unique<ObjectScan>(scan_for_objects(*this));
    if (!scan_->expanded) expand_object_streams(*this, *scan_);
    return scan_->references;
}

bool Objects::repair() {
    if (repaired_) return false;
    repaired_ = true;
    content_.repaired = true;
    constexpr std::size_t end = 2048; // bytes that may stand behind the mark
    const std::string_view tail = bytes_.substr(bytes_.size() - std::min(bytes_.size(), end));
    content_.cut_short = tail.find("%%EOF") == std::string_view::npos;
    if (content_.cut_short)
        note("the file breaks off before its end, so words and whole pages may be missing here");
    else
        note("the file's table of contents is damaged; its objects were found by looking for them");
    if (!scan_) scan_ = std::make_unique<ObjectScan>(scan_for_objects(*this));
    machine_->found.clear(); // what was read stays alive, for values that point to it
    const std::uint32_t revisions = references_.revisions;
    const Value trailer = references_.trailer;
    references_ = scan_->references;
    references_.revisions = std::max(revisions, references_.revisions);
    if (references_.trailer.is_null()) references_.trailer = trailer;
    decryption_ = set_up_decryption(); // before object streams are unpacked
    if (decryption_ != Opening::fine) return true;
    const Value found = references_.trailer;
    references_.places = scanned().places;
    std::erase_if(machine_->found, [](const auto& entry) { return entry.second == nullptr; });
    references_.trailer = found;
    if (!root().is_dictionary() || !root()["Pages"].is_dictionary())
        if (const Value made = make_trailer(*this); !made.is_null()) references_.trailer = made;
    return true;
}

Opening Objects::set_up_decryption() {
    const Value dictionary = references_.trailer["Encrypt"];
    if (!dictionary.is_dictionary() || machine_->cipher) return Opening::fine;
    content_.encrypted = true;
    machine_->cipher = open_decryption(dictionary, references_.trailer["ID"][0].bytes());
    if (!machine_->cipher) return Opening::needs_password;
    // What was read so far was read without the key; its strings are wrong.
    const std::uint32_t own = dictionary.object_number();
    std::erase_if(machine_->found, [&](const auto& entry) { return entry.first != own; });
    return Opening::fine;
}

Value Objects::object(std::uint32_t number) {
    ParsedObject* object = parsed(number);
    return object == nullptr ? Value{} : follow(object->value, object);
}

ParsedObject* Objects::parsed(std::uint32_t number) {
    if (number == 0) return nullptr;
    const auto [slot, fresh] = machine_->found.try_emplace(number);
    if (!fresh) return slot->second; // null, too, for one that is being read or is not there
    const ObjectPlace* place = references_.find(number);
    ParsedObject* object = nullptr;
    if (place != nullptr && place->kind == ObjectPlace::Kind::in_file) {
        object = parse_in_file(number, place->place);
        if (object == nullptr && header_at_ > 0)
            object = parse_in_file(number, place->place + header_at_);
    } else if (place != nullptr && place->kind == ObjectPlace::Kind::in_stream) {
        object = parse_in_stream(number, *place);
    }
    const bool lost =
        object == nullptr && (place == nullptr || place->kind != ObjectPlace::Kind::free);
    if (lost && !repaired_) {
        const ObjectPlace* other = scanned().find(number);
        if (other != nullptr && other->kind == ObjectPlace::Kind::in_file)
            object = parse_in_file(number, other->place);
        else if (other != nullptr && other->kind == ObjectPlace::Kind::in_stream)
            object = parse_in_stream(number, *other);
        content_.repaired |= object != nullptr;
    }
    return object;
}

namespace {

/// The head of an object, `12 0 obj`, at `at`, which is moved behind it.
bool read_head(std::string_view bytes, std::size_t& at, std::uint64_t& number,
               std::uint64_t& generation) {
    skip_white(bytes, at);
    if (!read_digits(bytes, at, number)) return false;
    if (at >= bytes.size() || !is_white(bytes[at])) return false;
    skip_white(bytes, at);
    if (!read_digits(bytes, at, generation)) return false;
    skip_white(bytes, at);
    if (bytes.substr(at, 3) != "obj") return false;
    at += 3;
    return true;
}

/// Where the bytes of a stream begin when the word `stream` follows a dictionary, or 0.
std::size_t stream_begin(std::string_view bytes, std::size_t at) {
    skip_white(bytes, at);
    if (bytes.substr(at, 6) != "stream") return 0;
    at += 6;
    while (at < bytes.size() && bytes[at] == ' ')
        ++at; // some writers
    if (at < bytes.size() && bytes[at] == '\r') ++at;
    if (at < bytes.size() && bytes[at] == '\n') ++at;
    return at;
}

} // namespace

const Node* Objects::parse(std::string_view bytes, std::size_t& at, bool encrypted) {
    const std::size_t begin = at;
    const Node* const node =
        machine_->parser.parse(bytes, at, encrypted ? machine_->cipher.get() : nullptr);
    return may_scan(at - begin) ? node : nullptr;
}

ParsedObject* Objects::parse_in_file(std::uint32_t expected, std::size_t offset) {
    std::size_t at = offset;
    std::uint64_t number = 0, generation = 0;
    if (offset >= bytes_.size() || !read_head(bytes_, at, number, generation)) return nullptr;
    if (number != expected) return nullptr;
    if (machine_->cipher)
        machine_->cipher->select(expected, static_cast<std::uint16_t>(generation));
    const Node* const value = parse(bytes_, at, true);
    if (value == nullptr) return nullptr;
    return machine_->found[expected] =
               keep(value, expected, static_cast<std::uint16_t>(generation), at);
}

/// An object of the file itself, whose value ends at `end`.
ParsedObject* Objects::keep(const Node* value, std::uint32_t number, std::uint16_t generation,
                            std::size_t end) {
    ParsedObject& object = machine_->objects.emplace_back();
    object.value = value;
    object.number = number;
    object.generation = generation;
    object.in_file = true;
    if (value->kind == Node::Kind::dictionary) {
        object.stream_begin = stream_begin(bytes_, end);
        object.has_stream = object.stream_begin > 0;
    }
    return &object;
}

Objects::Found Objects::object_at(std::size_t offset) {
    std::size_t at = offset;
    std::uint64_t number = 0, generation = 0;
    if (offset >= bytes_.size() || !read_head(bytes_, at, number, generation)) return {};
    if (number > limits_.objects) return {};
    const Node* const value = parse(bytes_, at, false);
    if (value == nullptr) return {};
    ParsedObject* const object =
        keep(value, static_cast<std::uint32_t>(number), static_cast<std::uint16_t>(generation), at);
    return {follow(value, object), object->number};
}

Value Objects::value_at(std::size_t offset) {
    return follow(parse(bytes_, offset, false), nullptr);
}

Value Objects::made_value(std::string_view text) {
    char* const kept = machine_->arena.allocate(text.size());
    if (kept == nullptr) return {};
    std::copy(text.begin(), text.end(), kept);
    std::size_t at = 0;
    return follow(parse({kept, text.size()}, at, false), nullptr);
}

Objects::Unpacked* Objects::unpacked_object_stream(const Value& stream) {
    if (!stream.is_stream()) return nullptr;
    const auto [slot, fresh] = machine_->object_streams.try_emplace(stream.identity());
    if (!fresh) return slot->second.get();
    auto unpacked = std::make_unique<Unpacked>();
    if (!unpack(stream, unpacked->bytes)) return nullptr;
    const std::string_view bytes = unpacked->bytes.view();
    const std::int64_t first = stream["First"].integer();
    const std::int64_t count = stream["N"].integer();
    std::size_t at = 0;
    for (std::int64_t i = 0; i < count && first > 0; ++i) {
        std::uint64_t number = 0, offset = 0;
        skip_white(bytes, at);
        if (!read_digits(bytes, at, number)) break;
        skip_white(bytes, at);
        if (!read_digits(bytes, at, offset)) break;
        const std::uint64_t place = offset + static_cast<std::uint64_t>(first);
        if (number > limits_.objects || place >= bytes.size()) continue;
        unpacked->places.emplace_back(number, place);
    }
    auto& kept = machine_->object_streams[stream.identity()];
    kept = std::move(unpacked);
    return kept.get();
}

std::vector<std::uint32_t> Objects::numbers_in(const Value& object_stream) {
    std::vector<std::uint32_t> numbers;
    if (const Unpacked* unpacked = unpacked_object_stream(object_stream))
        for (const auto& [number, place] : unpacked->places)
            numbers.push_back(number);
    return numbers;
}

ParsedObject* Objects::parse_in_stream(std::uint32_t number, const ObjectPlace& place) {
    if (place.place == number || place.place > limits_.objects) return nullptr;
    // An object stream cannot be inside another.
    const ObjectPlace* home = references_.find(static_cast<std::uint32_t>(place.place));
    if (home != nullptr && home->kind == ObjectPlace::Kind::in_stream) return nullptr;
    ParsedObject* holder = parsed(static_cast<std::uint32_t>(place.place));
    if (holder == nullptr) return nullptr;
    Unpacked* stream = unpacked_object_stream(follow(holder->value, holder));
    if (stream == nullptr) return nullptr;
    const auto& places = stream->places;
    std::size_t index = place.index;
    if (index >= places.size() || places[index].first != number) {
        const auto found = std::find_if(places.begin(), places.end(),
                                        [&](const auto& entry) { return entry.first == number; });
        if (found == places.end() || !may_scan(places.size())) return nullptr;
        index = static_cast<std::size_t>(found - places.begin());
    }
    std::size_t at = places[index].second;
    const Node* const value = parse(stream->bytes.view(), at, false);
    if (value == nullptr) return nullptr;
    ParsedObject& object = machine_->objects.emplace_back();
    object.value = value;
    object.number = number;
    return machine_->found[number] = &object;
}

} // namespace duly::read::pdf
