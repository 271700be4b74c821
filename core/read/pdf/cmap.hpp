// CMaps: how the bytes of a string are cut into codes, and what the codes stand for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duly::read::pdf {

class CMap {
public:
    /// Reads the text of a CMap; may be called again for one that it uses.
    void parse(std::string_view text);
    /// Codes of two bytes that are what they stand for: Identity-H and what is not known.
    void set_two_bytes();

    /// The code that begins at `at`, which is moved behind it.
    std::uint32_t next_code(std::string_view string, std::size_t& at) const;
    [[nodiscard]] bool has_spaces() const { return !spaces_.empty(); }

    /// Adds the characters of a code; false when it has none.
    bool append_text(std::string& out, std::uint32_t code) const;
    /// The glyph identifier of a code; the code itself when the map has none at all.
    [[nodiscard]] std::uint32_t cid(std::uint32_t code) const;

    [[nodiscard]] const std::string& used() const { return used_; } ///< name after `usecmap`
    [[nodiscard]] bool vertical() const { return vertical_; }
    [[nodiscard]] bool has_text() const { return !texts_.empty(); }

private:
    struct Space {
        std::uint32_t low = 0, high = 0;
        std::uint8_t bytes = 1;
    };
    struct Text { ///< codes low..high; the last unit of the text counts up
        std::uint32_t low = 0, high = 0;
        std::string utf16;
    };
    struct Cids {
        std::uint32_t low = 0, high = 0, first = 0;
    };
    void sort();

    std::vector<Space> spaces_;
    std::vector<Text> texts_;
    std::vector<Cids> cids_;
    std::string used_;
    bool vertical_ = false;
};

} // namespace duly::read::pdf
