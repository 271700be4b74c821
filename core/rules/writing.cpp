#include "rules/writing.hpp"

namespace duly::rules {

std::string xml_text(std::string_view words) {
    std::string out;
    for (const char c : words) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
        }
    }
    return out;
}

std::string comment_text(std::string_view words) {
    std::string out;
    for (const char c : words) {
        if (c == '-' && out.ends_with('-')) out += ' ';
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    if (out.ends_with('-')) out += ' ';
    return out;
}

} // namespace duly::rules
