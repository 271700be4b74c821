// Widths of the characters of the fourteen standard fonts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace duly::read::pdf {

struct CharacterWidth {
    std::uint16_t character = 0, width = 0;
};

extern const CharacterWidth helvetica_widths[], helvetica_bold_widths[], times_widths[],
    times_bold_widths[], times_italic_widths[], times_bold_italic_widths[], symbol_widths[],
    zapf_dingbats_widths[];
extern const std::size_t helvetica_widths_count, helvetica_bold_widths_count, times_widths_count,
    times_bold_widths_count, times_italic_widths_count, times_bold_italic_widths_count,
    symbol_widths_count, zapf_dingbats_widths_count;

/// In thousandths of an em, in the standard font that is nearest to a font of that name and kind.
double standard_width(std::string_view font, bool fixed_pitch, bool serif, bool bold, bool italic,
                      char32_t character);

} // namespace duly::read::pdf
