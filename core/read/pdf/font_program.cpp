#include "read/pdf/font_program.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H

#include "read/pdf/encodings.hpp"
#include "read/pdf/glyph_names.hpp"
#include "support/utf8.hpp"

namespace duly::read::pdf {

namespace {

constexpr FT_UInt most_glyphs = 70'000;

class Face {
public:
    Face(FT_Library library, std::string_view program) {
        if (library == nullptr || program.empty() ||
            FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(program.data()),
                               static_cast<FT_Long>(program.size()), 0, &face_) != 0)
            face_ = nullptr;
    }
    ~Face() {
        if (face_ != nullptr) FT_Done_Face(face_);
    }
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;
    [[nodiscard]] FT_Face get() const { return face_; }

    bool select(FT_UShort platform, FT_UShort encoding) {
        for (FT_Int i = 0; i < face_->num_charmaps; ++i) {
            FT_CharMap map = face_->charmaps[i];
            if (map->platform_id == platform && map->encoding_id == encoding)
                return FT_Set_Charmap(face_, map) == 0;
        }
        return false;
    }

    /// By the name the program gives the glyph.
    [[nodiscard]] char32_t named(FT_UInt glyph) const {
        char name[64] = {};
        if (glyph == 0 || !FT_HAS_GLYPH_NAMES(face_) ||
            FT_Get_Glyph_Name(face_, glyph, name, sizeof name) != 0)
            return 0;
        const std::string_view plain =
            std::string_view(name).substr(0, std::string_view(name).find('.'));
        if (const char32_t listed = listed_glyph(plain); listed != 0) return listed;
        std::string text;
        if (!append_glyph_text(text, name) || text.empty()) return 0;
        static constexpr std::string_view ligatures[] = {"ff", "fi", "fl", "ffi", "ffl"};
        for (char32_t i = 0; i < std::size(ligatures); ++i)
            if (text == ligatures[i]) return 0xFB00 + i;
        std::size_t at = 0;
        const char32_t first = utf8::next(text, at);
        return at == text.size() ? first : 0;
    }

private:
    FT_Face face_ = nullptr;
};

} // namespace

struct FontPrograms::Library {
    FT_Library library = nullptr;
    Library() {
        if (FT_Init_FreeType(&library) != 0) library = nullptr;
    }
    ~Library() {
        if (library != nullptr) FT_Done_FreeType(library);
    }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
};

FontPrograms::FontPrograms() = default;
FontPrograms::~FontPrograms() = default;

std::vector<char32_t> FontPrograms::by_glyph(std::string_view program) {
    if (!library_) library_ = std::make_unique<Library>();
    Face face(library_->library, program);
    std::vector<char32_t> characters;
    if (face.get() == nullptr) return characters;
    const auto glyphs = std::min<FT_UInt>(
        static_cast<FT_UInt>(std::max<FT_Long>(face.get()->num_glyphs, 0)), most_glyphs);
    characters.assign(glyphs, 0);
    if (FT_Select_Charmap(face.get(), FT_ENCODING_UNICODE) == 0) {
        FT_UInt glyph = 0;
        FT_ULong character = FT_Get_First_Char(face.get(), &glyph);
        for (FT_UInt steps = 0; glyph != 0 && steps < most_glyphs; ++steps) {
            if (glyph < glyphs && characters[glyph] == 0)
                characters[glyph] = static_cast<char32_t>(character);
            character = FT_Get_Next_Char(face.get(), character, &glyph);
        }
    }
    for (FT_UInt glyph = 1; glyph < glyphs; ++glyph)
        if (characters[glyph] == 0) characters[glyph] = face.named(glyph);
    return characters;
}

std::vector<char32_t> FontPrograms::by_code(std::string_view program) {
    const std::vector<char32_t> glyphs = by_glyph(program);
    Face face(library_->library, program);
    std::vector<char32_t> characters;
    if (face.get() == nullptr) return characters;
    characters.assign(256, 0);
    const bool symbolic = face.select(3, 0);
    const bool custom = !symbolic && FT_Select_Charmap(face.get(), FT_ENCODING_ADOBE_CUSTOM) == 0;
    const bool standard =
        !symbolic && !custom && FT_Select_Charmap(face.get(), FT_ENCODING_ADOBE_STANDARD) == 0;
    const bool mac = !symbolic && !custom && !standard && face.select(1, 0);
    if (!symbolic && !custom && !standard && !mac) return {};
    for (FT_ULong code = 0; code < 256; ++code) {
        FT_UInt glyph = FT_Get_Char_Index(face.get(), code);
        for (FT_ULong page = 0xF000; symbolic && glyph == 0 && page <= 0xF200; page += 0x100)
            glyph = FT_Get_Char_Index(face.get(), page + code);
        char32_t character = face.named(glyph);
        if (character == 0 && glyph != 0 && glyph < glyphs.size()) character = glyphs[glyph];
        // A subset numbers its codes as it likes; a character that is only its code says nothing.
        if (character >= 0xF000 && character < 0xF300) character = 0;
        if (character == 0 && mac && glyph != 0) character = mac_roman_encoding[code];
        characters[code] = character;
    }
    return characters;
}

} // namespace duly::read::pdf
