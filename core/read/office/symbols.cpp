#include "read/office/symbols.hpp"

#include <array>

#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;

struct Sign {
    std::uint8_t code;
    char32_t sign;
};

constexpr std::array<Sign, 46> wingdings = {{
    {0x28, U'☎'}, {0x2A, U'✉'}, {0x46, U'☞'}, {0x4A, U'☺'}, {0x4C, U'☹'}, {0x6C, U'●'},
    {0x6D, U'❍'}, {0x6E, U'■'}, {0x6F, U'☐'}, {0x70, U'❐'}, {0x71, U'❑'}, {0x72, U'❒'},
    {0x73, U'⬧'}, {0x74, U'⧫'}, {0x75, U'◆'}, {0x76, U'❖'}, {0x77, U'⬥'}, {0x78, U'☒'},
    {0x9E, U'·'}, {0x9F, U'•'}, {0xA0, U' '}, {0xA1, U'○'}, {0xA7, U'▪'}, {0xA8, U'☐'},
    {0xAB, U'★'}, {0xD8, U'➢'}, {0xDC, U'➲'}, {0xDF, U'←'}, {0xE0, U'→'}, {0xE1, U'↑'},
    {0xE2, U'↓'}, {0xE8, U'➔'}, {0xEF, U'⇦'}, {0xF0, U'⇨'}, {0xF1, U'⇧'}, {0xF2, U'⇩'},
    {0xFB, U'✗'}, {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'}, {0x80, U'⓪'}, {0x81, U'①'},
    {0x82, U'②'}, {0x83, U'③'}, {0x84, U'④'}, {0x85, U'⑤'},
}};

constexpr std::array<Sign, 12> wingdings2 = {{
    {0x4F, U'✗'},
    {0x50, U'✓'},
    {0x51, U'☒'},
    {0x52, U'☑'},
    {0x53, U'☒'},
    {0x54, U'☒'},
    {0x30, U'☐'},
    {0xA2, U'■'},
    {0xA3, U'☐'},
    {0x97, U'●'},
    {0x98, U'●'},
    {0x99, U'○'},
}};

constexpr std::array<Sign, 6> wingdings3 = {
    {{0x7D, U'►'}, {0x7C, U'◄'}, {0x22, U'→'}, {0x21, U'←'}, {0x75, U'▶'}, {0x70, U'▲'}}};

constexpr std::array<Sign, 5> webdings = {
    {{0x61, U'✓'}, {0x63, U'☐'}, {0x67, U'■'}, {0x6E, U'●'}, {0x72, U'✗'}}};

constexpr std::array<Sign, 41> symbol = {{
    {0x2D, U'−'}, {0x41, U'Α'}, {0x42, U'Β'}, {0x44, U'Δ'}, {0x47, U'Γ'}, {0x50, U'Π'},
    {0x53, U'Σ'}, {0x57, U'Ω'}, {0x61, U'α'}, {0x62, U'β'}, {0x63, U'χ'}, {0x64, U'δ'},
    {0x65, U'ε'}, {0x66, U'φ'}, {0x67, U'γ'}, {0x6C, U'λ'}, {0x6D, U'μ'}, {0x70, U'π'},
    {0x71, U'θ'}, {0x72, U'ρ'}, {0x73, U'σ'}, {0x74, U'τ'}, {0x77, U'ω'}, {0x7E, U'∼'},
    {0xA0, U'€'}, {0xA3, U'≤'}, {0xA5, U'∞'}, {0xAB, U'↔'}, {0xAC, U'←'}, {0xAD, U'↑'},
    {0xAE, U'→'}, {0xAF, U'↓'}, {0xB0, U'°'}, {0xB1, U'±'}, {0xB3, U'≥'}, {0xB4, U'×'},
    {0xB7, U'•'}, {0xB9, U'≠'}, {0xBB, U'≈'}, {0xBC, U'…'}, {0xD6, U'√'},
}};

template <std::size_t N> char32_t look_up(const std::array<Sign, N>& table, char32_t code) {
    for (const Sign& each : table)
        if (each.code == code) return each.sign;
    return 0;
}

} // namespace

SymbolFont symbol_font(string_view font) {
    const std::string name = utf8::ascii_lower(font);
    if (name == "wingdings") return SymbolFont::wingdings;
    if (name == "wingdings 2") return SymbolFont::wingdings2;
    if (name == "wingdings 3") return SymbolFont::wingdings3;
    if (name == "webdings") return SymbolFont::webdings;
    if (name == "symbol" || name == "standard symbols ps" || name == "opensymbol")
        return name == "opensymbol" ? SymbolFont::none : SymbolFont::symbol;
    return SymbolFont::none;
}

char32_t sign_of(SymbolFont font, char32_t code) {
    const char32_t low = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code;
    if (low > 0xFF || font == SymbolFont::none) return code;
    char32_t sign = 0;
    switch (font) {
    case SymbolFont::symbol:
        sign = look_up(symbol, low);
        // its digits and stops are those of any font
        if (sign == 0 && low >= 0x20 && low <= 0x40) sign = low;
        break;
    case SymbolFont::wingdings:
        sign = look_up(wingdings, low);
        break;
    case SymbolFont::wingdings2:
        sign = look_up(wingdings2, low);
        break;
    case SymbolFont::wingdings3:
        sign = look_up(wingdings3, low);
        break;
    case SymbolFont::webdings:
        sign = look_up(webdings, low);
        break;
    case SymbolFont::none:
        break;
    }
    if (sign == 0 && low <= 0x20) return U' ';
    return sign != 0 ? sign : 0xF000 + low;
}

std::string bullet_of(string_view text, SymbolFont font) {
    std::string out;
    for (std::size_t at = 0; at < text.size() && out.size() < 12;) {
        char32_t c = utf8::next(text, at);
        if (font != SymbolFont::none) c = sign_of(font, c);
        // what remains of a symbol font without its name, as Word's own bullets are written
        if (c == 0xF0B7) c = U'•';
        if (c == 0xF0A7) c = U'▪';
        if (c == 0xF0D8) c = U'➢';
        if (c == 0xF0FC) c = U'✓';
        if (c >= 0x20 && !utf8::is_space(c)) utf8::append(out, c);
    }
    return out.empty() ? "•" : out;
}

string_view tick_shown(string_view sign, bool ticked) {
    for (const string_view each : {"☒", "✓", "✔", "☑", "✗", "✘", "√"})
        if (ticked && sign == each) return each;
    for (const string_view each : {"☐", "□"})
        if (!ticked && sign == each) return each;
    return ticked ? "☒" : "☐";
}

std::string raised(string_view digits) {
    static constexpr std::array<string_view, 10> superscripts = {"⁰", "¹", "²", "³", "⁴",
                                                                 "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string out;
    for (const char c : digits) {
        if (c >= '0' && c <= '9')
            out += superscripts[static_cast<std::size_t>(c - '0')];
        else if (c == 'i')
            out += "ⁱ";
        else if (c == 'v')
            out += "ᵛ";
        else if (c == 'x')
            out += "ˣ";
        else if (c == 'l')
            out += "ˡ";
        else
            out.push_back(c);
    }
    return out;
}

} // namespace duly::read
