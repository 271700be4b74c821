// Fonts as a reader of text needs them: what a code stands for and how wide it is.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/pdf/cmap.hpp"
#include "read/pdf/encodings.hpp"
#include "read/pdf/font_program.hpp"
#include "read/pdf/objects.hpp"
#include "read/pdf/symbol_fonts.hpp"

namespace duly::read::pdf {

/// What a code of a string shows.
struct ShownCode {
    std::uint32_t text = 0;  ///< offset in the font's pool
    float width = 0;         ///< in ems (for Type 3: after the font's matrix)
    std::uint8_t length = 0; ///< bytes of UTF-8
    bool guessed = false;
    bool known = false; ///< filled in
};

class LoadedFont {
public:
    LoadedFont(const Value& dictionary, FontPrograms& programs, Font& description);

    /// The code that begins at `at` of a string, which is moved behind it.
    std::uint32_t next_code(std::string_view string, std::size_t& at) const {
        if (!composite_) return static_cast<unsigned char>(string[at++]);
        if (two_bytes_ && at + 1 < string.size()) {
            const auto code =
                static_cast<std::uint32_t>(static_cast<unsigned char>(string[at]) << 8 |
                                           static_cast<unsigned char>(string[at + 1]));
            at += 2;
            return code;
        }
        return encoding_map_.next_code(string, at);
    }
    const ShownCode& shown(std::uint32_t code) {
        auto& page = pages_[(code >> 8) & 0xFF];
        if (code > 0xFFFF) code = 0xFFFF;
        if (!page) page = std::make_unique<std::array<ShownCode, 256>>();
        ShownCode& shown = (*page)[code & 0xFF];
        if (!shown.known) fill(shown, code);
        return shown;
    }
    [[nodiscard]] std::string_view text_of(const ShownCode& shown) const {
        return {pool_.data() + shown.text, shown.length};
    }

    [[nodiscard]] bool composite() const { return composite_; }
    [[nodiscard]] bool vertical() const { return vertical_; }
    [[nodiscard]] float ascent() const { return ascent_; }   ///< in ems, positive
    [[nodiscard]] float descent() const { return descent_; } ///< in ems, positive
    [[nodiscard]] float em() const { return em_; } ///< of the size; other than 1 for Type 3 only

    std::uint32_t index = 0; ///< in Content::fonts

private:
    void load_simple(const Value& dictionary);
    void load_composite(const Value& dictionary);
    void load_type3(const Value& dictionary);
    void load_widths(const Value& dictionary);
    void load_cid_widths(const Value& descendant);
    void load_descriptor(const Value& descriptor, Font& description);
    void fill(ShownCode& shown, std::uint32_t code);
    bool append_symbol(std::string& text, std::uint32_t code);
    bool append_simple(std::string& text, std::uint32_t code);
    bool append_composite(std::string& text, std::uint32_t code);
    const std::vector<char32_t>& program_characters();
    [[nodiscard]] float width_of(std::uint32_t code, std::string_view text) const;

    FontPrograms& programs_;
    std::string name_;
    SymbolFont symbols_ = SymbolFont::none;
    bool composite_ = false, two_bytes_ = false, vertical_ = false, type3_ = false;
    bool true_type_ = false, symbolic_ = false, serif_ = false, fixed_ = false, bold_ = false,
         italic_ = false;
    bool lost_ = false;          ///< the file has no such font: what it says is guessed
    bool unicode_codes_ = false; ///< a predefined CMap whose codes are UTF-16
    bool own_encoding_ = false;  ///< the font program's encoding is the base
    float ascent_ = 0.75F, descent_ = 0.25F, em_ = 1;
    float default_width_ = 0;
    double width_unit_ = 0.001;
    bool has_widths_ = false;
    std::uint32_t first_char_ = 0;
    std::vector<float> widths_;
    CMap to_unicode_, encoding_map_;
    const Encoding* base_ = nullptr;
    std::unordered_map<std::uint32_t, std::string> differences_;
    std::vector<std::uint16_t> cid_to_gid_;
    Value program_;
    bool program_read_ = false;
    std::vector<char32_t> program_characters_;
    std::array<std::unique_ptr<std::array<ShownCode, 256>>, 256> pages_;
    std::string pool_;
};

/// The fonts of a file, each loaded once.
class Fonts {
public:
    explicit Fonts(Content& content) : content_(content) {}
    /// A plain Latin font for what is none; null when there are too many.
    LoadedFont* get(const Value& dictionary);

private:
    Content& content_;
    FontPrograms programs_;
    std::unordered_map<const void*, std::unique_ptr<LoadedFont>> loaded_;
};

} // namespace duly::read::pdf
