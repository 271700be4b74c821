// How values are kept once parsed: small nodes in an arena, that die all at once with the file.
// PoDoFo's own variants took half the time of reading a file (each value an allocation or several,
// and copied on its way), which is why they are not used for this.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace duly::read::pdf {

struct Node {
    enum class Kind : std::uint8_t {
        null,
        boolean,
        number,
        name,
        string,
        array,
        dictionary,
        reference
    };
    Kind kind = Kind::null;
    std::uint16_t generation = 0; ///< of a reference
    std::uint32_t size = 0;       ///< bytes, items, or entries; the number of a reference
    union {
        double number = 0;
        const char* text;
        const Node* items; ///< of a dictionary: key and value in turn
    };

    [[nodiscard]] std::string_view view() const { return {text, size}; }
};

/// Memory that is given out and never taken back.
class Arena {
public:
    explicit Arena(std::size_t limit) : left_(limit) {}
    /// Null when the limit is reached.
    char* allocate(std::size_t size) {
        size = (size + 7) / 8 * 8;
        if (size > room_) {
            const std::size_t chunk = size > chunk_size / 4 ? size : chunk_size;
            if (chunk > left_) return nullptr;
            left_ -= chunk;
            chunks_.push_back(std::unique_ptr<char[]>(new char[chunk]));
            if (chunk != chunk_size) return chunks_.back().get();
            at_ = chunks_.back().get();
            room_ = chunk;
        }
        char* const given = at_;
        at_ += size;
        room_ -= size;
        return given;
    }

private:
    static constexpr std::size_t chunk_size = 128 * 1024;
    std::vector<std::unique_ptr<char[]>> chunks_;
    char* at_ = nullptr;
    std::size_t room_ = 0, left_;
};

/// Decrypts the strings of the object being parsed.
class StringCipher {
public:
    virtual ~StringCipher() = default;
    /// In place; the new size.
    virtual std::size_t decrypt(char* text, std::size_t size) = 0;
};

/// Parses values (ISO 32000-1, 7.3) out of bytes that live as long as the nodes do.
class ValueParser {
public:
    explicit ValueParser(Arena& arena) : arena_(arena) {}

    /// The value at `at`, which is moved behind it; null when there is none.
    const Node* parse(std::string_view bytes, std::size_t& at, StringCipher* cipher);

private:
    bool value(Node& node, int depth);
    bool container(Node& node, int depth, bool dictionary);
    bool number_or_reference(Node& node);
    void name(Node& node);
    void string(Node& node);
    void hex_string(Node& node);
    void finish_string(Node& node, char* text, std::size_t size);
    void skip_blank();
    const Node* keep(const Node* nodes, std::size_t count);

    Arena& arena_;
    std::string_view bytes_;
    std::size_t at_ = 0;
    StringCipher* cipher_ = nullptr;
    std::vector<Node> stack_; ///< items of the arrays and dictionaries that are open
    bool out_of_memory_ = false;
};

/// The value of a key, or null. Big dictionaries are sorted by their keys.
const Node* find_entry(const Node& dictionary, std::string_view key);

} // namespace duly::read::pdf
