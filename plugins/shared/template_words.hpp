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
    "\\[ ?(?:(?:[a-z&/'.-]+ ){0,4}(?:is |are )?to (?:be [a-z]+|add|advise|comment|complete|"
    "confirm|draft|follow|insert|provide|supply|write)\\b|(?:tb[acd]|awaiting|awaited|x{2,})\\b|"
    "pending(?: [a-z]+){0,4} ?\\]|(?:[a-z]+ ){0,3}(?:text|here|tb[acd]|awaited|pending) ?\\])"
    "[^\\]]*\\]?|"
    "\\[[ ?.…_x]*\\]|(?:click|tap|choose|select|enter|insert)\\b.*)\\W*$";
/// Words in brackets that are an answer for all that: "[No comments to add]", "[The trust agreed to
/// provide lamps]", "[£2,000 of it is to be drawn from reserves]".
inline constexpr const char* answer_in_brackets =
    "^\\[[^\\]]*(?:\\b(?:none|nil|n/?a|no|not|redact\\w*|withh\\w*|remov\\w*|exempt|confidential|"
    "see|appendi\\w*|annex\\w*|paragraph|part (?:2|ii)|will|would|was|were|has|have|had|must|"
    "shall|should|may|can|could)\\b|£ ?[0-9]|\\b(?:[a-z]{2,}ed|is|are|needs?|plans?|aims?|able) "
    "to (?:add|advise|comment|complete|confirm|draft|insert|provide|supply|write)\\b|"
    "\\bto be (?:made|met|paid|drawn|spent|found|taken|funded|charged|shared)\\b)";
/// And those that ask for one, whatever they hold: "[Insert implications, or state none]". What a
/// paper's own sentence may begin with ("[Complete closure costs …]") needs what it is to be put
/// in.
inline constexpr const char* instruction =
    "^(?:[0-9]+(?:\\.[0-9]+)*[.)]? )?\\[ ?(?:(?:please )?(?:insert|enter|describe|summarise|"
    "set out|explain|guidance|drafting note|dn|note (?:to|for))\\b|(?:report )?(?:authors?|"
    "officers?|writers?) (?:should|must|need|are) |(?:use )?this (?:section|paragraph|part|box|"
    "field|table) (?:should|must|needs?|is (?:to|for)|to)\\b|(?:[a-z&/'.-]+ ){0,4}please "
    "[a-z]|(?:please )?(?:add|complete|state|"
    "outline)(?: ?[:\\]]| (?:here|the|this|these|an?|any|all|which|whether|how|why|what|when|"
    "where|who|if|your|brief\\w*|names?|details?|text|dates?|further|more|as|costs?|amounts?|"
    "figures?|reasons?|none|nil|n/a|implications?|comments?|advice|legal|financ\\w+|equalit\\w+|"
    "risks?)\\b))[^\\]]*\\]?\\W*$";

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
