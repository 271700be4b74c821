// Fonts of ticks, boxes and bullets whose codes are no characters: which they are, and what their
// codes show.
#pragma once

#include <cstdint>
#include <string_view>

namespace duly::read::pdf {

enum class SymbolFont : std::uint8_t {
    none,
    wingdings,
    wingdings2,
    wingdings3,
    webdings,
    symbol,
    zapf_dingbats,
    unicode,    ///< of symbols, but with true characters (Segoe UI Symbol)
    open_symbol ///< LibreOffice's: true characters, and private ones that stand for Wingdings'
};

/// By the name of the font, without the subset's prefix.
SymbolFont symbol_font(std::string_view name);

/// What a byte shows in such a font, or 0.
char32_t symbol_at(SymbolFont font, std::uint8_t byte);

} // namespace duly::read::pdf
