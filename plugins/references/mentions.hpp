// What stands around a mention of something else, which tells whether this paper's own is meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../shared/places.hpp"

namespace duly::references {

inline constexpr duly_parameter own_parameter = parameter(
    "own", DULY_PATTERN,
    "^,? ?[(]?(?:(?:of|to|in|within|from|attached to|accompanying) )?"
    "(?:this (?:report|paper|document|decision|strategy|policy|plan|form|section|appendix)|"
    "the (?:report|paper|document)(?:[.,;:)]|$)|below|above|overleaf|attached)",
    "Words behind a mention that say it is this paper's own.");
inline constexpr duly_parameter surely_parameter = parameter(
    "surely", DULY_PATTERN,
    "^,? ?[(]?(?:(?:of|to|in|within|from) )?"
    "(?:this (?:report|paper|document|decision|strategy|policy|plan|form)\\b|"
    "(?:below|above)(?:[.,;:)]|$| (?:says?|shows?|sets?|gives?|explains?|is|are|was|were|has|have|"
    "and|which|that|for)\\b))",
    "The same where only these leave no doubt.");
inline constexpr duly_parameter elsewhere_parameter =
    parameter("elsewhere", DULY_PATTERN,
              "^,? ?[(]?(?:of|to|in|within|from|under|at|on|attached to|accompanying)\\b",
              "Words behind a mention that begin to say where else it stands.");
inline constexpr duly_parameter others_parameter = parameter(
    "others", DULY_PATTERN,
    "\\b(?:acts?|regulations?|schedules?|orders?|codes?|guidance|framework|constitution|scheme|"
    "nppf|nppg|ppg|standing orders|standards?|agreements?|contracts?|leases?|deeds?|directives?|"
    "conventions?|handbooks?|manuals?|toolkits?|circulars?|statements?|strateg(?:y|ies)|plans?|"
    "polic(?:y|ies)|minutes|reports? to|previous report|earlier report|rules?|bylaws|byelaws|"
    "judgments?|templates?|forms?|sop|spd|dpd|aap|protocols?|treat(?:y|ies)|charter|"
    "terms of reference|scheme of delegation|financial procedures?|inspector's|feasibility)\\b",
    "Documents that have numbers of their own, when the sentence names one.");

/// A mention with its line and its sentence, as far as they are near.
struct Place {
    duly_range where{}, line{}, sentence{};
};
Place place_of(const Document& paper, duly_range where);

/// Whether the words around it say that another document's is meant; in doubt, they do.
/// `leads`: words with a capital that may stand before a mention at the start of a sentence.
bool of_another(const Context& context, const Place& place, std::string_view behind);
/// Whether the words behind say outright that this paper's own is meant.
bool says_own(const Context& context, std::string_view behind);
/// The same in words that cannot be of another paper.
bool surely_own(const Context& context, std::string_view behind);

/// The further ones of "Appendices A, B and D to F": labels, and how much of `behind` they take.
struct Further {
    std::vector<std::string> labels;
    std::size_t length = 0;
};
Further further(std::string_view first, std::string_view behind);

/// The number that digits begin with ("12A" is 12); what is too long for one is the largest.
inline constexpr int largest_number = 1'000'000;
int number_of(std::string_view digits);

/// Between `place` and the end of its line.
std::string_view behind(const Document& paper, const Place& place);

} // namespace duly::references
