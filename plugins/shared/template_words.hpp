// What forms of any body offer in place of an answer. Shared by the plugins of this project.
#pragma once

namespace duly::template_words {

/// In place of a date, folded: "[date]", "dd/mm/yyyy", "xx/xx/20xx", "select a date".
inline constexpr const char* date =
    "\\[[^\\]]*\\]|<[^>]*>|"
    "\\b[dx]{1,2}[/. -]{1,3}(?:[mx]{1,4}|month)[/. -]{1,3}(?:[yx]{2,4}|20xx)\\b|\\btbc\\b|"
    "\\binsert date\\b|^[_./ -]+$|\\b(?:select|enter|choose|pick) a date\\b";

/// In place of any answer, folded and on its own: "TBC", "to be confirmed", "??", "[ref/nn]".
/// "None" and "N/A" are answers.
inline constexpr const char* to_come =
    "^£? ?(?:(?:(?:it|this) is )?(?:yet |still )?to be (?:confirmed|added|completed|provided|"
    "advised|inserted|agreed|determined|decided|announced|supplied)|tb[acd]|to follow|x{2,}|\\?+|"
    "…+|[._…]{2,}|-{3,})[ .]*$|"
    "^\\[(?:[^\\]]*[ /:._-])?(?:n{2,}|x{2,}|d{2}|m{2}|yy(?:yy)?|20xx|tb[acd]|to be [a-z]+|insert|"
    "enter|to (?:complete|follow|confirm|provide|add|insert)|\\?+|\\.{2,}|…)"
    "(?:[ /:._-][^\\]]*)?\\][ .]*$";

} // namespace duly::template_words
