#include "read/pdf/font.hpp"

#include <algorithm>
#include <cmath>

#include "read/pdf/glyph_names.hpp"
#include "read/pdf/standard_widths.hpp"
#include "support/utf8.hpp"

namespace duly::read::pdf {

namespace {

constexpr std::size_t most_fonts = 20'000;

/// "ABCDEF+Name" is a subset of Name.
std::string_view without_prefix(std::string_view name) {
    if (name.size() > 7 && name[6] == '+' &&
        std::all_of(name.begin(), name.begin() + 6, [](char c) { return c >= 'A' && c <= 'Z'; }))
        name.remove_prefix(7);
    return name;
}

bool says(const std::string& lower, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return lower.find(word) != std::string::npos;
    });
}

const Encoding* encoding_named(const Value& name) {
    if (name.is_name("WinAnsiEncoding")) return &win_ansi_encoding;
    if (name.is_name("MacRomanEncoding")) return &mac_roman_encoding;
    if (name.is_name("StandardEncoding")) return &standard_encoding;
    if (name.is_name("PDFDocEncoding")) return &pdf_doc_encoding;
    return nullptr;
}

bool is_private(char32_t c) {
    return c >= 0xE000 && c < 0xF900;
}

} // namespace

LoadedFont::LoadedFont(const Value& dictionary, FontPrograms& programs, Font& description)
    : programs_(programs) {
    const Value descendant = dictionary["DescendantFonts"][0];
    composite_ = dictionary["Subtype"].is_name("Type0") || descendant.is_dictionary();
    const Value& own = composite_ ? descendant : dictionary;
    type3_ = dictionary["Subtype"].is_name("Type3");
    true_type_ = own["Subtype"].is_name("TrueType");
    std::string_view name = without_prefix(dictionary["BaseFont"].name());
    if (name.empty()) name = without_prefix(own["FontDescriptor"]["FontName"].name());
    if (name.empty() && type3_) name = dictionary["Name"].name();
    name_ = name;
    symbols_ = symbol_font(name_);
    lost_ = !dictionary.is_dictionary();
    load_descriptor(own["FontDescriptor"], description);
    if (const Value map = dictionary["ToUnicode"]; map.is_stream()) {
        Bytes text;
        if (map.file()->unpack(map, text)) to_unicode_.parse(text.view());
    }
    if (composite_)
        load_composite(dictionary);
    else
        load_simple(dictionary);
    if (type3_) load_type3(dictionary);
    if (utf8::first_invalid(name_) == std::string_view::npos) description.name = name_;
    description.symbols = symbols_ != SymbolFont::none && symbols_ != SymbolFont::symbol;
}

void LoadedFont::load_descriptor(const Value& descriptor, Font& description) {
    const std::string lower = utf8::ascii_lower(name_);
    const std::int64_t flags = descriptor["Flags"].integer();
    fixed_ = (flags & 1) != 0 || says(lower, {"courier", "mono", "consolas", "typewriter"});
    serif_ = (flags & 2) != 0 || says(lower, {"times", "serif", "georgia", "garamond", "cambria"});
    if (lower.find("sans") != std::string::npos) serif_ = false;
    symbolic_ = (flags & 4) != 0;
    italic_ = (flags & 64) != 0 || descriptor["ItalicAngle"].number() != 0 ||
              says(lower, {"italic", "oblique"});
    bold_ = (flags & (1 << 18)) != 0 || descriptor["FontWeight"].number() >= 600 ||
            says(lower, {"bold", "black", "heavy", "demi"});
    description.bold = bold_;
    description.italic = italic_;
    description.fixed_pitch = fixed_;
    const double ascent = descriptor["Ascent"].number() / 1000;
    const double descent = std::abs(descriptor["Descent"].number()) / 1000;
    if (ascent > 0.4 && ascent < 1.5) ascent_ = static_cast<float>(std::min(ascent, 1.05));
    if (descent > 0.05 && descent < 0.8) descent_ = static_cast<float>(std::min(descent, 0.4));
    for (const char* key : {"FontFile2", "FontFile3", "FontFile"})
        if (program_.is_null() && descriptor[key].is_stream()) program_ = descriptor[key];
    default_width_ = static_cast<float>(descriptor["MissingWidth"].number());
}

void LoadedFont::load_simple(const Value& dictionary) {
    load_widths(dictionary);
    const Value encoding = dictionary["Encoding"];
    base_ = encoding_named(encoding.is_name() ? encoding : encoding["BaseEncoding"]);
    if (base_ == nullptr) {
        if (symbols_ == SymbolFont::symbol)
            base_ = &symbol_encoding;
        else if (symbols_ == SymbolFont::zapf_dingbats)
            base_ = &zapf_dingbats_encoding;
        else if (!program_.is_null() && (symbolic_ || !true_type_))
            own_encoding_ = true;
        else
            base_ = true_type_ ? &win_ansi_encoding : &standard_encoding;
    }
    std::uint32_t code = 0;
    const Value differences = encoding["Differences"];
    for (std::size_t i = 0; i < std::min<std::size_t>(differences.size(), 2000); ++i) {
        const Value entry = differences[i];
        if (entry.is_number())
            code = static_cast<std::uint32_t>(std::clamp<std::int64_t>(entry.integer(), 0, 256));
        else if (entry.is_name() && code < 256)
            differences_[code++] = entry.name();
    }
}

void LoadedFont::load_widths(const Value& dictionary) {
    const Value widths = dictionary["Widths"];
    first_char_ = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(dictionary["FirstChar"].integer(), 0, 255));
    widths_.reserve(std::min<std::size_t>(widths.size(), 256));
    for (std::size_t i = 0; i < std::min<std::size_t>(widths.size(), 256); ++i)
        widths_.push_back(static_cast<float>(widths[i].number()));
    has_widths_ = !widths_.empty();
}

void LoadedFont::load_type3(const Value& dictionary) {
    const Value matrix = dictionary["FontMatrix"];
    width_unit_ = std::abs(matrix[0].number(0.001));
    if (width_unit_ == 0) width_unit_ = std::abs(matrix[1].number(0.001));
    const Value box = dictionary["FontBBox"];
    const double tall = std::abs(matrix[3].number(0.001));
    const double top = box[3].number() * tall, bottom = -box[1].number() * tall;
    // Its em is not known. One whose unit is a thousandth is as others are; of the rest, the box
    // tells.
    if (tall < 0.0005 || tall > 0.002) {
        em_ = top + bottom > 0 ? static_cast<float>(top + bottom) : static_cast<float>(tall * 1000);
        ascent_ = top > 0 ? static_cast<float>(top) / em_ : 0.75F;
        descent_ = bottom > 0 ? static_cast<float>(bottom) / em_ : 0.1F;
    }
}

void LoadedFont::load_composite(const Value& dictionary) {
    const Value descendant = dictionary["DescendantFonts"][0];
    load_cid_widths(descendant);
    const Value encoding = dictionary["Encoding"];
    if (encoding.is_stream()) {
        Bytes text;
        if (encoding.file()->unpack(encoding, text)) encoding_map_.parse(text.view());
        vertical_ = encoding_map_.vertical() || encoding["WMode"].integer() == 1;
    } else {
        const std::string_view name = encoding.name();
        vertical_ = name.ends_with("-V");
        unicode_codes_ = name.find("UCS2") != std::string_view::npos ||
                         name.find("UTF16") != std::string_view::npos;
    }
    if (!encoding_map_.has_spaces()) {
        encoding_map_.set_two_bytes();
        two_bytes_ = true;
    }
    if (const Value map = descendant["CIDToGIDMap"]; map.is_stream() && !to_unicode_.has_text()) {
        Bytes bytes;
        if (map.file()->unpack(map, bytes)) {
            const std::string_view view = bytes.view();
            cid_to_gid_.resize(std::min<std::size_t>(view.size() / 2, 65536));
            for (std::size_t i = 0; i < cid_to_gid_.size(); ++i)
                cid_to_gid_[i] =
                    static_cast<std::uint16_t>(static_cast<unsigned char>(view[2 * i]) << 8 |
                                               static_cast<unsigned char>(view[2 * i + 1]));
        }
    }
}

void LoadedFont::load_cid_widths(const Value& descendant) {
    default_width_ = static_cast<float>(descendant["DW"].number(1000));
    const Value list = descendant["W"];
    const auto set = [&](std::int64_t cid, float width) {
        if (cid < 0 || cid > 0xFFFF) return;
        const auto place = static_cast<std::size_t>(cid);
        if (place >= widths_.size()) widths_.resize(place + 1, default_width_);
        widths_[place] = width;
    };
    const std::size_t count = std::min<std::size_t>(list.size(), 200'000);
    std::size_t filled = 0;
    for (std::size_t i = 0; i + 1 < count;) {
        const std::int64_t first = list[i].integer();
        const Value next = list[i + 1];
        if (next.is_array()) {
            const std::size_t widths = std::min<std::size_t>(next.size(), 65536);
            for (std::size_t k = 0; k < widths; ++k)
                set(first + static_cast<std::int64_t>(k), static_cast<float>(next[k].number()));
            i += 2;
        } else {
            const std::int64_t last = std::min<std::int64_t>(next.integer(), 0xFFFF);
            const auto width = static_cast<float>(list[i + 2].number());
            for (std::int64_t cid = std::max<std::int64_t>(first, 0);
                 cid <= last && filled < 1'000'000; ++cid, ++filled)
                set(cid, width);
            i += 3;
        }
    }
    has_widths_ = true;
}

float LoadedFont::width_of(std::uint32_t code, std::string_view text) const {
    if (composite_) {
        const std::uint32_t cid = encoding_map_.cid(code);
        return (cid < widths_.size() ? widths_[cid] : default_width_) * 0.001F;
    }
    if (has_widths_) {
        const bool inside = code >= first_char_ && code - first_char_ < widths_.size();
        const float width = inside ? widths_[code - first_char_] : default_width_;
        return static_cast<float>(width * width_unit_);
    }
    std::size_t at = 0;
    const char32_t character = text.empty() ? U' ' : utf8::next(text, at);
    return static_cast<float>(standard_width(name_, fixed_, serif_, bold_, italic_, character) /
                              1000);
}

const std::vector<char32_t>& LoadedFont::program_characters() {
    if (program_read_ || program_.is_null()) return program_characters_;
    program_read_ = true;
    Bytes program;
    if (program_.file()->unpack(program_, program))
        program_characters_ =
            composite_ ? programs_.by_glyph(program.view()) : programs_.by_code(program.view());
    return program_characters_;
}

bool LoadedFont::append_symbol(std::string& text, std::uint32_t code) {
    std::string said;
    if (to_unicode_.append_text(said, code) && !said.empty()) {
        std::size_t at = 0;
        const char32_t c = utf8::next(said, at);
        const bool whole = at == said.size();
        // A true symbol is believed. A private character and a letter both stand for a byte.
        if (!whole || (c >= 0x2000 && !is_private(c)) || symbols_ == SymbolFont::unicode ||
            ((symbols_ == SymbolFont::symbol || symbols_ == SymbolFont::open_symbol) &&
             !is_private(c))) {
            text += said;
            return true;
        }
        const bool byte = c < 0x100 || (c >= 0xF000 && c < 0xF100);
        const char32_t symbol = byte ? symbol_at(symbols_, static_cast<std::uint8_t>(c)) : 0;
        append_character(text, symbol != 0 ? symbol : c);
        return true;
    }
    if (composite_ || symbols_ == SymbolFont::unicode || symbols_ == SymbolFont::open_symbol)
        return false;
    const auto difference = differences_.find(code);
    if (difference != differences_.end() && append_glyph_text(text, difference->second))
        return true;
    // A TrueType font of that name may well be encoded as others are.
    const bool other = symbols_ == SymbolFont::symbol && true_type_ && base_ != &symbol_encoding;
    const char32_t symbol = other ? 0 : symbol_at(symbols_, static_cast<std::uint8_t>(code));
    if (symbol == 0) return false;
    append_character(text, symbol);
    return true;
}

bool LoadedFont::append_simple(std::string& text, std::uint32_t code) {
    if (const auto difference = differences_.find(code); difference != differences_.end())
        return append_glyph_text(text, difference->second);
    if (base_ != nullptr && (*base_)[code & 0xFF] != 0) {
        append_character(text, (*base_)[code & 0xFF]);
        return true;
    }
    if (own_encoding_) {
        const std::vector<char32_t>& characters = program_characters();
        if (code < characters.size() && characters[code] != 0) {
            append_character(text, characters[code]);
            return true;
        }
    }
    return false;
}

bool LoadedFont::append_composite(std::string& text, std::uint32_t code) {
    if (unicode_codes_) {
        append_character(text, code);
        return true;
    }
    std::uint32_t glyph = encoding_map_.cid(code);
    if (glyph < cid_to_gid_.size()) glyph = cid_to_gid_[glyph];
    const std::vector<char32_t>& characters = program_characters();
    if (glyph >= characters.size() || characters[glyph] == 0) return false;
    char32_t character = characters[glyph];
    if (symbols_ != SymbolFont::none && character >= 0xF000 && character < 0xF100)
        if (const char32_t symbol = symbol_at(symbols_, static_cast<std::uint8_t>(character)))
            character = symbol;
    append_character(text, character);
    return true;
}

void LoadedFont::fill(ShownCode& shown, std::uint32_t code) {
    std::string text;
    bool found = symbols_ != SymbolFont::none && append_symbol(text, code);
    if (!found) found = to_unicode_.append_text(text, code) && !text.empty();
    if (!found) found = composite_ ? append_composite(text, code) : append_simple(text, code);
    if (!found && !composite_ && code >= 0x20) {
        append_character(text, win_ansi_encoding[code & 0xFF]);
        shown.guessed = true;
    }
    if (text.size() > 255) text.clear();
    shown.guessed = shown.guessed || lost_;
    shown.text = static_cast<std::uint32_t>(pool_.size());
    shown.length = static_cast<std::uint8_t>(text.size());
    shown.width = width_of(code, text);
    if (!std::isfinite(shown.width) || std::abs(shown.width) > 1000) shown.width = 0;
    shown.known = true;
    pool_ += text;
}

LoadedFont* Fonts::get(const Value& dictionary) {
    const auto [slot, fresh] = loaded_.try_emplace(dictionary.identity());
    if (!fresh) return slot->second.get();
    if (content_.fonts.size() >= most_fonts) return nullptr;
    const auto index = static_cast<std::uint32_t>(content_.fonts.size());
    slot->second =
        std::make_unique<LoadedFont>(dictionary, programs_, content_.fonts.emplace_back());
    slot->second->index = index;
    return slot->second.get();
}

} // namespace duly::read::pdf
