#include "no_sum.hpp"

#include <algorithm>
#include <string_view>

namespace duly::amounts {

constexpr duly_parameter distinct_parameter = parameter(
    "distinct", DULY_PATTERN,
    "\\b(?:unique|distinct|different|separate|individuals?|de-?duplicated|counted (?:only )?once|"
    "net of (?:overlaps?|duplicates?)|without (?:overlaps?|duplicates?))\\b",
    "Labels of what is counted once though it stands in several rows.");
constexpr duly_parameter distinct_note_parameter = parameter(
    "distinct-note", DULY_PATTERN,
    "\\b(?:(?:counted|included|shown|appears?) (?:only )?once|double[- ]?count(?:ed|ing|s)?|"
    "(?:in|by|of|to|for|from|with|across|than) (?:several|both|multiple|many|more than one)|"
    "more than (?:one|once)|overlaps?|overlapping|duplicates?|unique|distinct|"
    "(?:do|does|may|will|might|need|should|can)(?: not|n't|nnot) (?:sum|add|total|tally)|"
    "cannot be (?:added|summed))\\b",
    "Words under a table that say that a total counts once what stands in several rows.");

namespace {

/// The first, the last, the greatest or the least of the parts: what a column of balances, of
/// running totals or of greatest values ends with.
bool is_one_of_its_parts(const Relation& relation) {
    const auto same = [&](const Part& part) {
        return compare(part.figure.value, relation.whole.value) == 0;
    };
    if (relation.parts.empty()) return false;
    if (same(relation.parts.front()) || same(relation.parts.back())) return true;
    const auto less = [](const Part& a, const Part& b) {
        return compare(a.figure.value, b.figure.value) == -1;
    };
    const auto [least, greatest] =
        std::minmax_element(relation.parts.begin(), relation.parts.end(), less);
    return same(*greatest) || (same(*least) && relation.whole.value.mantissa != 0);
}

/// Things that are counted, fewer in all than in the rows together.
bool fewer_than_counted(const Relation& relation, const Sum& sum) {
    if (relation.whole.kind != Figure::Kind::number) return false;
    return compare(relation.whole.value, sum.value) == -1 &&
           std::all_of(relation.parts.begin(), relation.parts.end(), [&](const Part& part) {
               return part.figure.value.mantissa >= 0 &&
                      compare(part.figure.value, relation.whole.value) != 1;
           });
}

} // namespace

bool NoSums::marked(duly_range words) {
    const Document& paper = context_.document();
    if (empty(words)) return false;
    for (const std::string_view mark : {"*", "†", "‡", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"})
        if (paper.text(words).find(mark) != std::string_view::npos) return true;
    if (!references_) {
        references_.emplace();
        for (const Node node : paper.all("reference"))
            if (node.str("kind") == "footnote") references_->push_back(node.range().begin);
        std::sort(references_->begin(), references_->end());
    }
    const auto next = std::lower_bound(references_->begin(), references_->end(), words.begin);
    return next != references_->end() && *next <= words.end;
}

/// By the words of its labels, or of what stands under the table.
bool NoSums::counts_once(const Grid& grid, std::size_t column, std::size_t total) const {
    constexpr std::uint32_t reach = 400;
    const auto distinct = [&](std::string_view label) {
        return context_.matches(context_.text("distinct"), label);
    };
    if (distinct(grid.columns[column].label) || distinct(grid.rows[total].label)) return true;
    const std::uint32_t begin = grid.rows[total].range.end;
    const std::uint32_t end = std::min(grid.range.end + reach, // of the paper at most
                                       context_.document().root().range().end);
    return begin < end && context_.find(context_.text("distinct-note"), {begin, end}).has_value();
}

bool NoSums::is_none(const Grid& grid, std::size_t column, std::size_t total,
                     const Relation& relation, const Sum& sum) {
    if (is_one_of_its_parts(relation) || marked(grid.rows[total].cells[column].range)) return true;
    if (relation.whole.kind == Figure::Kind::percent &&
        compare(relation.whole.value, {100, 0}) == 0) // a dash is a share that is not given
        for (std::size_t r = 0; r < total; ++r)
            if (grid.rows[r].cells[column].state == Cell::State::nothing) return true;
    return fewer_than_counted(relation, sum) && counts_once(grid, column, total);
}

bool NoSums::may_count_once(const Relation& relation, const Sum& sum) {
    return fewer_than_counted(relation, sum) &&
           explain(relation.figures(), relation.whole, sum, Mended::exactly).kind ==
               Cause::Kind::none;
}

} // namespace duly::amounts
