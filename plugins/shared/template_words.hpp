// What forms of any body offer in place of an answer. Shared by the plugins of this project.
#pragma once

namespace duly::template_words {

/// In place of a date, folded: "[date]", "dd/mm/yyyy", "xx/xx/20xx", "select a date".
inline constexpr const char* date =
    "\\[[^\\]]*\\]|<[^>]*>|"
    "\\b[dx]{1,2}[/. -]{1,3}(?:[mx]{1,4}|month)[/. -]{1,3}(?:[yx]{2,4}|20xx)\\b|\\btbc\\b|"
    "\\binsert date\\b|^[_./ -]+$|\\b(?:select|enter|choose|pick) a date\\b";

} // namespace duly::template_words
