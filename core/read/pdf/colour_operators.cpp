// Colours, as far as black, white and "some colour" have to be told apart.
#include <algorithm>
#include <cmath>

#include "read/pdf/interpreter.hpp"

namespace duly::read::pdf {

namespace {

std::uint32_t byte_of(double value) {
    return static_cast<std::uint32_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
}
std::uint32_t rgb_of(double red, double green, double blue) {
    return byte_of(red) << 16 | byte_of(green) << 8 | byte_of(blue);
}
std::uint32_t rgb_of_cmyk(double c, double m, double y, double k) {
    return rgb_of((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k));
}

ColourSpace with_components(std::int64_t count) {
    return count == 1   ? ColourSpace::grey
           : count == 3 ? ColourSpace::rgb
           : count == 4 ? ColourSpace::cmyk
                        : ColourSpace::other;
}

} // namespace

ColourSpace space_of(const Value& space) {
    const std::string_view kind = space.is_name() ? space.name() : space[0].name();
    if (kind == "DeviceGray" || kind == "CalGray" || kind == "G") return ColourSpace::grey;
    if (kind == "DeviceRGB" || kind == "CalRGB" || kind == "RGB") return ColourSpace::rgb;
    if (kind == "DeviceCMYK" || kind == "CMYK") return ColourSpace::cmyk;
    if (kind == "Lab") return ColourSpace::lab;
    if (kind == "ICCBased") return with_components(space[1]["N"].integer());
    if (kind == "Separation") return ColourSpace::tint;
    if (kind == "DeviceN" && space[1].size() == 1) return ColourSpace::tint;
    return ColourSpace::other;
}

bool Interpreter::run_colour(std::uint32_t word, ContentLexer& lexer, const Value& resources) {
    const auto operands = lexer.operands();
    const auto direct = [&](Colour& colour, ColourSpace space) {
        colour.space = space;
        set_components(colour, operands);
    };
    switch (word) {
    case operator_key("g"):
        direct(state_.fill, ColourSpace::grey);
        return true;
    case operator_key("G"):
        direct(state_.stroke, ColourSpace::grey);
        return true;
    case operator_key("rg"):
        direct(state_.fill, ColourSpace::rgb);
        return true;
    case operator_key("RG"):
        direct(state_.stroke, ColourSpace::rgb);
        return true;
    case operator_key("k"):
        direct(state_.fill, ColourSpace::cmyk);
        return true;
    case operator_key("K"):
        direct(state_.stroke, ColourSpace::cmyk);
        return true;
    case operator_key("cs"):
        if (!operands.empty()) set_space(state_.fill, operands[0].text, resources);
        return true;
    case operator_key("CS"):
        if (!operands.empty()) set_space(state_.stroke, operands[0].text, resources);
        return true;
    case operator_key("sc"):
    case operator_key("scn"):
        set_components(state_.fill, operands);
        return true;
    case operator_key("SC"):
    case operator_key("SCN"):
        set_components(state_.stroke, operands);
        return true;
    default:
        return false;
    }
}

void Interpreter::set_space(Colour& colour, std::string_view name, const Value& resources) {
    if (name == "DeviceGray")
        colour.space = ColourSpace::grey;
    else if (name == "DeviceRGB")
        colour.space = ColourSpace::rgb;
    else if (name == "DeviceCMYK")
        colour.space = ColourSpace::cmyk;
    else if (name == "Pattern")
        colour.space = ColourSpace::other;
    else
        colour.space = space_of(resources["ColorSpace"].get(name));
    colour.rgb = 0;
    colour.known = colour.space != ColourSpace::other;
}

void Interpreter::set_components(Colour& colour, std::span<const Operand> operands) {
    double c[4] = {};
    std::size_t count = 0;
    for (const Operand& operand : operands)
        if (operand.kind == Operand::Kind::number && count < 4) c[count++] = operand.number;
    const bool pattern = !operands.empty() && operands.back().kind == Operand::Kind::name;
    colour.known = !pattern && count > 0;
    switch (colour.space) {
    case ColourSpace::grey:
        colour.rgb = rgb_of(c[0], c[0], c[0]);
        break;
    case ColourSpace::rgb:
        colour.rgb = rgb_of(c[0], c[1], c[2]);
        break;
    case ColourSpace::cmyk:
        colour.rgb = rgb_of_cmyk(c[0], c[1], c[2], c[3]);
        break;
    case ColourSpace::lab:
        colour.rgb = rgb_of(c[0] / 100, c[0] / 100, c[0] / 100);
        break;
    case ColourSpace::tint: // how much of an ink: how dark it is, as a rule
        colour.rgb = rgb_of(1 - c[0], 1 - c[0], 1 - c[0]);
        colour.known = colour.known && c[0] <= 0;
        break;
    default:
        colour.rgb = 0x808080;
        colour.known = false;
    }
}

} // namespace duly::read::pdf
