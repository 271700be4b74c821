// What forms of any body offer in place of an answer. Shared by the plugins of this project.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "duly/plugin.hpp"

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

/// In place of what a section is to say, folded: "TBC", "Legal comments to follow", "[Finance to
/// advise]", "Click here to enter text."
inline constexpr const char* in_place_of_advice =
    "^(?:[0-9]+(?:\\.[0-9]+)*[.)]? )?(?:(?:(?:it|this) is |(?:[a-z']+ ){0,3}(?:comments?|advice|"
    "implications?|input|text|details?|information|figures?) (?:is |are )?)?(?:still |yet )?"
    "(?:to be (?:confirmed|added|completed|provided|advised|inserted|agreed|determined|drafted|"
    "supplied)|tb[acd]|to follow|awaited|pending|awaiting (?:[a-z]+ )?(?:comments?|advice|input|"
    "confirmation|wording|information|details|text|figures)(?: .*)?|x{2,}|\\?+)|"
    "\\[[^\\]]*\\b(?:insert|enter|add|to (?:be|add|advise|comment|complete|confirm|draft|follow|"
    "insert|provide|supply|write)|complete|tb[acd]|awaiting|awaited|pending|please|here|text|"
    "state|describe|outline|summarise|set out|explain|x{2,})\\b[^\\]]*\\]|"
    "\\[[ ?.…_x]*\\]|(?:click|tap|choose|select|enter|insert)\\b.*)\\W*$";
/// Words in brackets that are an answer for all that: "[No comments to add]".
inline constexpr const char* answer_in_brackets =
    "^\\[[^\\]]*\\b(?:none|nil|n/?a|no|not|redact\\w*|withh\\w*|remov\\w*|exempt|confidential|"
    "see|appendi\\w*|annex\\w*|paragraph|part (?:2|ii))\\b";
/// And those that ask for one, whatever they hold: "[Insert implications, or state none]".
inline constexpr const char* instruction =
    "^(?:[0-9]+(?:\\.[0-9]+)*[.)]? )?\\[ ?(?:please )?(?:insert|enter|state|describe|outline|"
    "summarise|set out|explain)\\b[^\\]]*\\]\\W*$";

/// Whether all that a section says only holds the place of its words; by the first two patterns
/// above, or what a pack gives in their place.
inline bool holds_place(const Context& context, duly_range content, std::string_view in_place,
                        std::string_view answer) {
    constexpr std::uint32_t longest = 200; // bytes; what is longer says something
    if (empty(content) || content.end - content.begin > longest) return false;
    const std::string words(context.folded(context.document().text(content)));
    return context.matches(instruction, words) ||
           (context.matches(in_place, words) && !context.matches(answer, words));
}

} // namespace duly::template_words
