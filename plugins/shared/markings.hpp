// A line by itself that marks a paper as one that is not published. Shared by the plugins of this
// project.
#pragma once

#include <optional>
#include <string>

#include "blocks.hpp"

namespace duly::markings {

inline constexpr duly_parameter parameter_marking =
    parameter("marking", DULY_PATTERN,
              "^\\W*(?:(?:strictly |private (?:and|&) )?confidential|(?:confidential|exempt|"
              "restricted|private|part (?:2|ii|two|b))(?: report| appendix| item| paper)?\\W+"
              "(?:and )?(?:not for publication|confidential|exempt|private)\\b.*|"
              "not for publication\\b.*|exempt (?:report|appendix|item|paper)|"
              "part (?:2|ii|two|b)\\W+(?:confidential|exempt|private)(?: facts.*)?|"
              "(?:this |the )?(?:report|paper|appendix|item|document|annex) (?:is |contains |"
              "contain )(?:not for publication|exempt|confidential)\\b.*|"
              "official[ -]sensitive\\b.*|restricted)\\W*$",
              "A line by itself that marks the paper as exempt or confidential.");

inline constexpr duly_parameter parameter_answered =
    parameter("answered", DULY_PATTERN,
              "[?]\\W*(?:no\\b.*)?$|[:\t-] *(?:none|no|nil|n/?a|not applicable|not exempt)\\b.*$",
              "How a line ends that only asks for a mark, or says that there is none.");

inline constexpr duly_parameter parameter_partly = parameter(
    "partly", DULY_PATTERN,
    "^\\W*(?:[0-9a-z]{1,3}[.)]\\s*)?(?:(?:confidential|exempt)(?: (?:or|and|/) "
    "(?:confidential|exempt))?(?: information)?|(?:publication|exemption|exempt) status|"
    "status|open or exempt|classification)\\W*(?:yes\\W+)?(?:(?:part(?:ly|ially)?|in part)[ -]+"
    "(?:exempt|confidential)|exempt in part)\\b",
    "A form's answer that some of what the decision rests on is exempt; the paper is not.");

/// Whether the paper says that a part of what it decides on is exempt.
inline bool partly(const Context& context) {
    const Document& paper = context.document();
    for (const places::Block& block : places::blocks_of(context)) {
        const duly_range line = places::line_at(paper, block.range.begin);
        constexpr std::uint32_t reach = 120;
        const duly_range head{block.range.begin, std::min(line.end, block.range.begin + reach)};
        if (head.begin < head.end &&
            context.matches(context.text("partly"), context.folded(paper.text(head))))
            return true;
    }
    return false;
}

/// Where the paper is marked: the line, or an empty range at its beginning for a running head.
/// Nothing when it is not.
inline std::optional<duly_range> marked(const Context& context) {
    const Document& paper = context.document();
    constexpr std::size_t most_words = 30;
    const auto is_marking = [&](std::string_view words) {
        if (places::has_words(words, most_words + 1)) return false;
        const std::string line(context.folded(words));
        return context.matches(context.text("marking"), line) &&
               !context.matches(context.text("answered"), line);
    };
    for (const Node furniture : paper.all("furniture"))
        if (is_marking(furniture.str("text"))) return furniture.range();
    for (const places::Block& block : places::blocks_of(context)) {
        if (block.kind == places::BlockKind::cell || !is_marking(paper.text(block.range))) continue;
        // "PC 25/26 Exempt item" is an item of minutes that are open themselves
        const bool numbered = places::line_at(paper, block.range.begin).begin < block.range.begin;
        if (block.kind == places::BlockKind::heading && numbered) continue;
        return block.range;
    }
    return std::nullopt;
}

/// Says which of the two it is: "marked", with its line, or "open".
inline void report(const Context& context) {
    const auto place = marked(context);
    if (!place)
        context.report("open");
    else if (place->begin == place->end) // a running head
        context.report("marked");
    else
        context.report("marked", *place);
}

} // namespace duly::markings
