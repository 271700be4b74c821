// The objects of a PDF file: found by its cross-references, read when they are asked for. Nothing
// here throws on account of a file's content.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/pdf/bytes.hpp"
#include "read/pdf/content.hpp"

namespace duly::read::pdf {

class Objects;
struct Node;
struct ParsedObject;

/// A value in the file, references followed. A missing one is null, and asking a value for what it
/// is not gives nothing, so that chains of questions need no tests between. Valid as long as its
/// Objects.
class Value {
public:
    Value() = default;
    [[nodiscard]] bool is_null() const { return node_ == nullptr; }
    [[nodiscard]] bool is_number() const;
    [[nodiscard]] bool is_name() const;
    [[nodiscard]] bool is_name(std::string_view name) const {
        return is_name() && this->name() == name;
    }
    [[nodiscard]] bool is_string() const;
    [[nodiscard]] bool is_array() const;
    [[nodiscard]] bool is_dictionary() const; ///< of streams, too
    [[nodiscard]] bool is_stream() const;

    [[nodiscard]] double number(double otherwise = 0) const;
    [[nodiscard]] std::int64_t integer(std::int64_t otherwise = 0) const;
    [[nodiscard]] bool boolean(bool otherwise = false) const;
    [[nodiscard]] std::string_view name() const; ///< "" when it is none
    [[nodiscard]] std::string bytes() const;     ///< of a string, as they are in the file
    [[nodiscard]] std::string text() const;      ///< of a text string, in UTF-8
    [[nodiscard]] std::size_t size() const;      ///< of an array
    [[nodiscard]] Value at(std::size_t index) const;
    template <std::integral Index> Value operator[](Index index) const {
        return at(static_cast<std::size_t>(index));
    }
    Value operator[](const char* key) const { return get(key); }
    [[nodiscard]] Value get(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const; ///< without following where it leads
    void each(const std::function<void(std::string_view key, const Value&)>& visit) const;

    /// The number of the object it is, or 0 when it stands inside another.
    [[nodiscard]] std::uint32_t object_number() const;
    /// Different for any two values, for caches and visited sets.
    [[nodiscard]] const void* identity() const { return node_; }
    [[nodiscard]] Objects* file() const { return file_; }

private:
    friend class Objects;
    Value(Objects* file, const Node* node, ParsedObject* object)
        : file_(file), node_(node), object_(object) {}
    Objects* file_ = nullptr;
    const Node* node_ = nullptr;
    ParsedObject* object_ = nullptr; ///< when it is a whole object
};

struct ObjectPlace {
    enum class Kind : std::uint8_t { unknown, free, in_file, in_stream };
    std::uint64_t place = 0; ///< byte offset, or number of the object stream
    std::uint32_t index = 0; ///< in the object stream
    Kind kind = Kind::unknown;
};

/// What a file's tables say.
struct CrossReferences {
    std::vector<ObjectPlace> places; ///< by object number
    Value trailer;
    std::uint32_t revisions = 0;

    [[nodiscard]] const ObjectPlace* find(std::uint32_t number) const {
        return number < places.size() ? &places[number] : nullptr;
    }
};

/// What looking for `n g obj` from the first byte to the last found. (object_scan.cpp)
struct ObjectScan {
    CrossReferences references;
    std::vector<std::uint64_t> positions; ///< by object number; the later one counts
    std::vector<std::uint64_t> object_streams;
    bool expanded = false;
};

enum class Opening : std::uint8_t { fine, damaged, needs_password };

class Objects {
public:
    Objects(std::string_view bytes, const ContentLimits& limits, Content& content);
    ~Objects();
    Objects(const Objects&) = delete;
    Objects& operator=(const Objects&) = delete;

    /// Reads the tables, or makes them by looking for objects.
    Opening open();
    /// Throws the tables away and looks for objects; false when that was done already.
    bool repair();

    [[nodiscard]] const Value& trailer() const { return references_.trailer; }
    [[nodiscard]] Value root();
    [[nodiscard]] Value object(std::uint32_t number);
    [[nodiscard]] std::uint32_t revisions() const { return std::max(references_.revisions, 1U); }
    [[nodiscard]] bool has_place(std::uint32_t number) const {
        const ObjectPlace* const place = references_.find(number);
        return place != nullptr && place->kind > ObjectPlace::Kind::free;
    }
    [[nodiscard]] std::uint32_t highest_number() const {
        return static_cast<std::uint32_t>(references_.places.size());
    }

    /// Bytes of a stream as they are in the file, decrypted if need be (then kept in `decrypted`).
    std::string_view raw_stream(const Value& stream, std::string& decrypted);
    /// Unpacks a stream and adds it to `out`; false when nothing of it can be had.
    bool unpack(const Value& stream, Bytes& out);
    /// The same as far as the filters before one that only pictures have, whose name and parameters
    /// are then in `rest`; it is empty when there is none.
    struct PictureFilter {
        std::string name; ///< DCTDecode, CCITTFaxDecode, JBIG2Decode, JPXDecode
        Value parameters;
    };
    bool unpack_picture(const Value& stream, Bytes& out, PictureFilter& rest);

    /// For cross_references.cpp: the object that begins at an offset, with its number.
    struct Found {
        Value value;
        std::uint32_t number = 0;
    };
    Found object_at(std::size_t offset);
    /// The value that stands at an offset, without the head of an object.
    Value value_at(std::size_t offset);
    /// A value that is not in the file.
    Value made_value(std::string_view text);
    /// Counts bytes looked through; false when it is enough.
    bool may_scan(std::size_t bytes);
    /// Numbers of the objects that an object stream holds.
    std::vector<std::uint32_t> numbers_in(const Value& object_stream);

    [[nodiscard]] std::string_view bytes() const { return bytes_; }
    [[nodiscard]] std::size_t header_at() const { return header_at_; }
    [[nodiscard]] const ContentLimits& limits() const { return limits_; }
    /// For people; each said once.
    void note(const std::string& text);

private:
    friend class Value;
    struct Machine; ///< what was read, and what reads it
    struct Unpacked;

    Value follow(const Node* node, ParsedObject* object);
    const Node* parse(std::string_view bytes, std::size_t& at, bool encrypted);
    ParsedObject* parsed(std::uint32_t number);
    ParsedObject* parse_in_file(std::uint32_t number, std::size_t offset);
    ParsedObject* keep(const Node* value, std::uint32_t number, std::uint16_t generation,
                       std::size_t end);
    ParsedObject* parse_in_stream(std::uint32_t number, const ObjectPlace& place);
    Unpacked* unpacked_object_stream(const Value& stream);
    std::size_t stream_length(ParsedObject& object);
    enum class Inflated : std::uint8_t { whole, damaged, too_big };
    bool unpack(const Value& stream, Bytes& out, PictureFilter* rest);
    Inflated inflate(std::string_view in, Bytes& out, std::size_t limit, bool zlib);
    bool unpack_filter(std::string_view filter, const Value& parameters, std::string_view in,
                       Bytes& out);
    Opening set_up_decryption();
    const CrossReferences& scanned();

    std::string_view bytes_;
    ContentLimits limits_;
    Content& content_;
    std::size_t header_at_ = 0;
    std::size_t scanned_bytes_ = 0, unpacked_bytes_ = 0;
    CrossReferences references_;
    std::unique_ptr<ObjectScan> scan_; ///< what looking for objects found
    Opening decryption_ = Opening::fine;
    bool repaired_ = false;
    std::unique_ptr<Machine> machine_;
};

/// Follows startxref and /Prev; an empty trailer when they lead nowhere. (cross_references.cpp)
CrossReferences read_cross_references(Objects& file);

} // namespace duly::read::pdf
