// Signs that mark the items of a list wherever they stand, in every format.
#pragma once

#include <string_view>

namespace duly::read {

inline bool is_bullet_sign(char32_t c) {
    // The last three are Symbol's and Wingdings' as Word writes them.
    return std::u32string_view(U"•▪◦‣●■⁃➢►\uF0B7\uF0A7\uF0D8").find(c) != std::u32string_view::npos;
}

} // namespace duly::read
