// When a paper says that it was approved or adopted.
#pragma once

#include <optional>
#include <string_view>

#include "../shared/places.hpp"
#include "duly/plugin.hpp"

namespace duly::control {

inline constexpr duly_parameter approved_parameter = parameter(
    "approved", DULY_PATTERN,
    "^\\W*(?:formally )?(?:adopted|approved|agreed|ratified|endorsed)\\b[^.;?]{0,80}$|"
    "^\\W*date (?:of )?(?:adopted|adoption|approved|approval|ratified|ratification|agreed)\\W*"
    "(?:by [^.;?]{1,60})?$|^\\W*(?:approval|adoption|ratification) date\\W*$",
    "All that stands on a line before the day on which the paper was approved.");
inline constexpr duly_parameter unapproved_parameter = parameter(
    "unapproved", DULY_PATTERN,
    "\\b(?:to be|tb[ac]|pending|due|planned|expected|anticipated|subject to|proposed|provisional|"
    "intended|awaiting|not yet|target|draft|under "
    "review|previous(?:ly)?|superseded|presented|first|"
    "last|original(?:ly)?|amend\\w*|for (?:approval|adoption|consultation|comment)|plan|budget|"
    "review\\w*)\\b|\\?",
    "Words of such a line with which the paper was not approved on that day.");

/// The date of its approval; none where it gives several, or none.
inline Node approval_of(const Context& context) {
    const Document& paper = context.document();
    constexpr std::uint32_t longest_line = 160; // bytes; more is running text, of other papers too
    Node found;
    for (const Node date : paper.all("date")) {
        const auto day = date.date("date");
        if (!day || !exact(*day) || !exists(*day)) continue;
        const duly_range where = date.range();
        const duly_range line = places::line_at(paper, where.begin);
        if (empty(line) || line.end - line.begin > longest_line || where.begin < line.begin)
            continue;
        if (!context.matches(context.text("approved"),
                             context.folded(paper.text({line.begin, where.begin}))) ||
            context.matches(context.text("unapproved"), context.folded(paper.text(line))))
            continue;
        if (found && compare(*found.date("date"), *day) != Order::equivalent) return {};
        if (!found) found = date;
    }
    return found;
}

} // namespace duly::control
