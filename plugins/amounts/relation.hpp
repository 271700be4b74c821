// A sum that the paper states, and how a check tells what became of it: the cases that all checks
// of sums share.
#pragma once

#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "exact.hpp"

namespace duly::amounts {

struct Part {
    Figure figure;
    std::string label; ///< what it is for, as written; may be empty
    duly_range place{};
};

struct Relation {
    std::string name;  ///< of the column, row, list or sentence
    std::string label; ///< what the whole is called
    Figure whole;
    duly_range place{}; ///< of the whole
    std::vector<Part> parts;

    [[nodiscard]] std::vector<Figure> figures() const;
};

inline constexpr duly_argument crossing_arguments[] = {
    argument("name", DULY_TEXT, "The column, row, list or sentence."),
    argument("label", DULY_TEXT, "What the stated whole is called."),
    argument("whole", DULY_TEXT, "The stated whole: £400,000."),
    argument("sum", DULY_TEXT, "What the parts add up to."),
    argument("difference", DULY_TEXT, "The difference, without a sign."),
    argument("parts", DULY_TEXT, "The parts: £120,000 + £290,000."),
    argument("count", DULY_COUNT, "How many parts."),
    argument("who", DULY_TEXT, "Who mends it: Finance where it is money, else Author."),
    argument("part", DULY_TEXT, "What the figure that explains it is called."),
    argument("figure", DULY_TEXT, "That figure."),
    argument("other", DULY_TEXT, "The other row, column or list that misses by the same."),
};
/// The same without another sum.
inline constexpr Table<duly_argument> cause_arguments(crossing_arguments,
                                                      std::size(crossing_arguments) - 1);
/// The same without the figure that explains it.
inline constexpr Table<duly_argument> sum_arguments(crossing_arguments,
                                                    std::size(crossing_arguments) - 3);
inline constexpr duly_case sum_cases[] = {
    fail("differs", "The parts surely do not make the stated whole.", sum_arguments),
    fail("left-out", "They would without one part: it seems to be left out of the whole.",
         cause_arguments),
    fail("twice", "They would if one part counted twice.", cause_arguments),
    fail("sign", "They would if one part were taken off.", cause_arguments),
    fail("swapped", "They would if two neighbouring digits of one figure were swapped.",
         cause_arguments),
    fail("unit", "They would if one figure were ten or a thousand times larger or smaller.",
         cause_arguments),
    fail("doubtful", "The parts do not seem to make the stated whole.", sum_arguments),
    fail("doubtful-swapped", "The same, and two digits of one figure swapped would mend it.",
         cause_arguments),
    fail("doubtful-unit", "The same, and one figure ten or a thousand times as large would.",
         cause_arguments),
    pass("adds-up", "The parts make the stated whole.", sum_arguments),
    pass("rounds", "They miss it by no more than rounding allows.", sum_arguments),
    inconclusive("too-large", "The figures are too large to be added exactly.", sum_arguments),
    not_applicable("none", "No such sum was found."),
};

/// Two sums that miss by the same, and the figure that both hold.
struct Crossing {
    const Relation* other = nullptr;
    Part shared;
    bool swapped = false; ///< with two of its digits swapped both would be right
};

/// Reports that it holds.
void confirm(const Context& context, const Relation& relation, const Sum& sum);
/// Reports that it misses, with what may be its cause.
void fault(const Context& context, const Relation& relation, const Sum& sum, bool sure);
/// Reports that it misses, and another sum with it.
void fault(const Context& context, const Relation& relation, const Sum& sum,
           const Crossing& crossing);
/// Reports that it cannot be judged.
void too_large(const Context& context, const Relation& relation);

/// What the parts make and the difference, in the manner that the whole and the parts are written
/// in.
std::pair<std::string, std::string> told(const Document& paper, const Relation& relation,
                                         const Sum& sum);

/// A figure as it stands in the paper: "4.18" under "£m", "£1.61m".
std::string stated(const Document& paper, const Figure& figure);

/// The whole and its parts are near enough for a slip: what differs more was no sum.
bool near(const Relation& relation, const Sum& sum, std::int64_t percent);

} // namespace duly::amounts
