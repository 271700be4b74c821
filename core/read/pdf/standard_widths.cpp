#include "read/pdf/standard_widths.hpp"

#include <algorithm>

namespace duly::read::pdf {

namespace {

double width_in(const CharacterWidth* widths, std::size_t count, char32_t character) {
    const auto* const end = widths + count;
    const auto* const found =
        std::lower_bound(widths, end, character,
                         [](const CharacterWidth& w, char32_t c) { return w.character < c; });
    return found != end && found->character == character ? found->width : 500;
}

} // namespace

double standard_width(std::string_view font, bool fixed_pitch, bool serif, bool bold, bool italic,
                      char32_t character) {
    if (fixed_pitch || font.starts_with("Courier")) return 600;
    if (font.starts_with("Symbol")) return width_in(symbol_widths, symbol_widths_count, character);
    if (font.starts_with("ZapfDingbats"))
        return width_in(zapf_dingbats_widths, zapf_dingbats_widths_count, character);
    if (font.starts_with("Times") || serif) {
        if (bold && italic)
            return width_in(times_bold_italic_widths, times_bold_italic_widths_count, character);
        if (bold) return width_in(times_bold_widths, times_bold_widths_count, character);
        if (italic) return width_in(times_italic_widths, times_italic_widths_count, character);
        return width_in(times_widths, times_widths_count, character);
    }
    return bold ? width_in(helvetica_bold_widths, helvetica_bold_widths_count, character)
                : width_in(helvetica_widths, helvetica_widths_count, character);
}

} // namespace duly::read::pdf
