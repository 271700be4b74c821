// What lines begin with, and what stands alone on them: bullets, typed numbers, page numbers.
#pragma once

#include <string_view>

namespace duly::read::pdf::layout {

/// A bullet that stands before the words of an item. Letters of symbol fonts count, so does "o"
/// when `symbol` says so or something follows at a distance (`apart`).
bool is_bullet(std::string_view word, bool symbol, bool apart);

/// A box or a tick.
bool is_tick(std::string_view word);

/// "4.2", "7.", "(a)", "iv)", "B.": a number typed before a paragraph's words. `sure`: it cannot be
/// the beginning of a sentence or a figure.
struct TypedNumber {
    bool found = false, sure = false;
    explicit operator bool() const { return found; }
};
TypedNumber typed_number(std::string_view word);

/// "12", "- 12 -", "Page 3", "Page 3 of 10", "3 | Page"; `sure`: more than a number says so.
struct PageNumber {
    bool found = false, sure = false;
    explicit operator bool() const { return found; }
};
PageNumber page_number(std::string_view line);

} // namespace duly::read::pdf::layout
