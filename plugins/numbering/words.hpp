// What the checks of numbering share: parameters, arguments, and the report of a gap.
#pragma once

#include "chain.hpp"

namespace duly::numbering {

inline constexpr duly_parameter quantity_parameter = parameter(
    "quantity", DULY_PATTERN,
    "^(?:million|billion|thousand|hundred|m|bn|k|per ?cent|percent|percentage|fte|wte|full-time|"
    "hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|miles?|km|kilomet|metres?|sq|square|"
    "hectares?|ha|acres?|tonnes?|kg|gb|mb|tb|mw|kw|pm|am|[ap][.]m|times|posts?|pounds?)\\b",
    "What follows a figure that is an amount, a time or a measure and no paragraph's number.");
inline constexpr duly_parameter own_parameter =
    parameter("own", DULY_PATTERN,
              "^(?:exempt |confidential |draft "
              ")?(?:appendix|annexe?|schedule|attachment|enclosure|part|chapter|volume|"
              "addendum|exhibit|supplement|terms of reference|minutes of)\\b",
              "How the heading of a part begins that numbers its own paragraphs.");

inline constexpr std::size_t fewest_paragraphs = 4; ///< fewer numbers are no numbering
inline constexpr duly_argument followed[] = {
    argument("count", DULY_COUNT, "How many numbers were followed."),
};
inline constexpr duly_argument gap_arguments[] = {
    argument("missing", DULY_TEXT, "The number that is missing, or the first of them."),
    argument("last", DULY_TEXT, "The last number that is missing."),
    argument("before", DULY_TEXT, "The number before the gap."),
    argument("after", DULY_TEXT, "The number behind it."),
    argument("before-words", DULY_TEXT, "How the paragraph or heading before the gap begins."),
    argument("after-words", DULY_TEXT, "How the one behind it begins."),
};

/// Reports `name` with `gap_arguments`, at what stands behind the gap.
inline void report_gap(const Context& context, const char* name, const Gap& gap) {
    const Document& paper = context.document();
    const std::string before = numbers::written(gap.before->number);
    context.report(name, gap.after->where)
        .arg("missing", numbers::written(gap.first))
        .arg("last", numbers::written(gap.last))
        .arg("before", before)
        .arg("after", numbers::written(gap.after->number))
        .arg("before-words", numbers::opening_words(paper, *gap.before))
        .arg("after-words", numbers::opening_words(paper, *gap.after))
        .related(before, gap.before->where);
}

} // namespace duly::numbering
