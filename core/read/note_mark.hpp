// The marks of footnotes that were typed and not made by the program.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace duly::read {

/// Bytes of the superscript digits that a line begins with, three digits at most; `mark` gets them
/// as plain digits.
inline std::size_t raised_number(std::string_view words, std::string& mark) {
    static constexpr std::array<std::string_view, 10> raised = {"⁰", "¹", "²", "³", "⁴",
                                                                "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::size_t at = 0;
    for (bool more = true; more && at < words.size() && mark.size() < 3;) {
        more = false;
        for (std::size_t digit = 0; digit < raised.size(); ++digit)
            if (words.substr(at, raised[digit].size()) == raised[digit]) {
                mark.push_back(static_cast<char>('0' + digit));
                at += raised[digit].size();
                more = true;
                break;
            }
    }
    return at;
}

} // namespace duly::read
