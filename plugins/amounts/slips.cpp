#include "slips.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "mentions.hpp"
#include "relation.hpp"
#include "sentence.hpp"

namespace duly::amounts {

constexpr duly_parameter bare_words_parameter = parameter(
    "bare-words", DULY_TEXT,
    "this that these those with from have been will would which their they were than into "
    "over under also such each other more most made make paper report cabinet council "
    "committee board authority panel members mayor commissioner executive director "
    "officer approve approves approved agree agrees agreed recommended recommends decided "
    "resolved there where when what year years about amount",
    "Words that two sentences about different things share.");
constexpr duly_parameter contrast_parameter = parameter(
    "contrast", DULY_PATTERN,
    "\\b(?:previous(?:ly)?|original(?:ly)?|last|prior|rather than|instead|compar\\w*|revised|"
    "increas\\w*|reduc\\w*|decreas\\w*|options?|alternative|bids?|bidders?|tender(?:s|ed|ers?)?|"
    "quotes?|quotations?|lots?|phases?|stages?|tranches?|outturn|forecast|actual|was|were|had|has|"
    "have|now|present(?:ly)?|current(?:ly)?|this year|since|existing|old|raised|own|reserves?|bank|"
    "loans?|overdraft|loss(?:es)?|books?|valu\\w*|insur\\w*|other|another|elsewhere|neighbouring|"
    "asked|employs?|income|saving\\w*|remain\\w*|balance|further|additional|first|second|third)\\b",
    "Words of a sentence whose amount may well be another than the one decided.");
constexpr duly_parameter decision_label_parameter = parameter(
    "decision-label", DULY_PATTERN,
    "^\\W*(?:[0-9a-z]{1,3}[.)] ?)?(?:the )?(?:decision|recommendation|resolution)s?\\b[^:]{0,40}:",
    "Beginnings of a line that states the decision, where no heading does.");

namespace {

using places::Block;
using places::BlockKind;
using Value = std::pair<std::int64_t, std::int32_t>;

/// The digits without noughts at the end, and with as many of them as the other value needs.
std::string digits_of(Value value, std::int32_t exponent) {
    std::string digits = std::to_string(value.first);
    digits.append(static_cast<std::size_t>(value.second - exponent), '0');
    return digits;
}

/// Whether two neighbouring digits changed places, and nothing else; "12" and "21" are too short to
/// tell.
bool swapped(Value a, Value b) {
    constexpr std::size_t fewest = 3, most = 15;
    constexpr std::int32_t apart = 4;
    if (a.first <= 0 || b.first <= 0 || std::abs(a.second - b.second) > apart) return false;
    const std::int32_t exponent = std::min(a.second, b.second);
    const std::string x = digits_of(a, exponent), y = digits_of(b, exponent);
    if (x.size() != y.size() || x.size() < fewest || x.size() > most) return false;
    const auto [left, right] = std::mismatch(x.begin(), x.end(), y.begin());
    if (left == x.end() || left + 1 == x.end()) return false;
    return *left == *(right + 1) && *(left + 1) == *right &&
           std::equal(left + 2, x.end(), right + 2);
}

constexpr std::size_t shortest_word = 4;

class Slips {
public:
    Slips(const Context& context, const std::vector<Grid>& grids,
          const std::set<std::uint32_t>& told)
        : context_(context),
          paper_(context.document()),
          grids_(grids),
          told_(told),
          labels_(context, shortest_word, {context.text("bare-words")}) {}

    bool run();

private:
    struct Mention {
        Figure figure;
        duly_range sentence{};
        bool decides = false;
        bool cell = false;
    };
    void collect();
    [[nodiscard]] bool decides(const Block& block) const;
    [[nodiscard]] bool other_years(duly_range a, duly_range b) const;
    [[nodiscard]] std::string sided(duly_range sentence) const; ///< "capital", "revenue" or neither
    /// Stated in running text, on one side only, and nowhere beside what it is compared with.
    [[nodiscard]] static bool on_one_side(const std::vector<Mention>& all, bool decides);

    const Context& context_;
    const Document& paper_;
    const std::vector<Grid>& grids_;
    const std::set<std::uint32_t>& told_;
    Labels labels_;
    std::map<Value, std::vector<Mention>> values_;
};

bool Slips::decides(const Block& block) const {
    const Node section = block.node.enclosing("section");
    for (Node each = section; each; each = each.parent().enclosing("section"))
        if (context_.matches(context_.text("deciding"), each.str("role"))) return true;
    constexpr std::uint32_t label = 60;
    const duly_range begin{block.range.begin, std::min(block.range.end, block.range.begin + label)};
    return context_.find(context_.text("decision-label"), begin).has_value();
}

void Slips::collect() {
    for (const Grid& grid : grids_)
        for (const Row& row : grid.rows)
            for (const Cell& cell : row.cells)
                if (cell.state == Cell::State::figure && cell.figure.kind == Figure::Kind::money)
                    values_[key_of(cell.figure.value)].push_back(
                        {cell.figure, row.range, false, true});
    for (const Passage& passage : passages_of(context_)) {
        const bool cell = passage.block.kind == BlockKind::cell;
        bool decided = false, asked = false;
        for (const Figure& figure : passage.figures) {
            if (figure.kind != Figure::Kind::money || figure.value.mantissa == 0) continue;
            if (!asked) decided = !cell && decides(passage.block);
            asked = true;
            values_[key_of(figure.value)].push_back(
                {figure, sentence_in(paper_, passage, figure.where), decided, cell});
        }
    }
}

/// Whether both name years, and none in common: "the 2026/27 budget", "the 2025/26 budget".
bool Slips::other_years(duly_range a, duly_range b) const {
    const auto years = [&](duly_range range) {
        constexpr std::size_t width = 4;
        const std::string_view text = paper_.text(range);
        std::vector<std::string_view> found;
        for (std::size_t at = 0; at + width <= text.size(); ++at) {
            const std::string_view year = text.substr(at, width);
            const bool century = year.starts_with("19") || year.starts_with("20");
            const bool digits = year.find_first_not_of("0123456789") == std::string_view::npos;
            const bool apart =
                at == 0 || std::string_view(" (/-").find(text[at - 1]) != std::string_view::npos;
            if (century && digits && apart) found.push_back(year);
        }
        return found;
    };
    const auto first = years(a), second = years(b);
    return !first.empty() && !second.empty() &&
           std::none_of(first.begin(), first.end(), [&](std::string_view year) {
               return std::find(second.begin(), second.end(), year) != second.end();
           });
}

std::string Slips::sided(duly_range sentence) const {
    const auto side = context_.find(context_.text("sides"), sentence);
    return side ? std::string(context_.folded(paper_.text(*side))) : std::string();
}

bool Slips::on_one_side(const std::vector<Mention>& all, bool decides) {
    return std::all_of(all.begin(), all.end(),
                       [&](const Mention& each) { return !each.cell && each.decides == decides; });
}

bool Slips::run() {
    constexpr std::size_t most = 400, longest = 600; // values of a paper, bytes of a sentence
    constexpr std::size_t enough_words = 2;
    collect();
    if (values_.size() > most) return false; // accounts: some pair is always alike
    bool said = false;
    for (const auto& [value, asked] : values_) {
        if (!on_one_side(asked, true)) continue;
        for (const auto& [other, costed] : values_) {
            if (!swapped(value, other) || !on_one_side(costed, false)) continue;
            const Mention &there = asked.front(), &here = costed.front();
            const auto length = [](duly_range r) { return std::size_t{r.end} - r.begin; };
            if (there.figure.currency != here.figure.currency ||
                told_.count(there.figure.where.begin) > 0 ||
                told_.count(here.figure.where.begin) > 0 || length(there.sentence) > longest ||
                length(here.sentence) > longest ||
                context_.find(context_.text("contrast"), there.sentence) ||
                context_.find(context_.text("contrast"), here.sentence) ||
                sided(there.sentence) != sided(here.sentence) ||
                other_years(there.sentence, here.sentence) ||
                in_common(labels_.telling_words(there.sentence),
                          labels_.telling_words(here.sentence)) < enough_words)
                continue;
            const bool order = there.figure.where.begin < here.figure.where.begin;
            const Mention &before = order ? there : here, &behind = order ? here : there;
            context_.report("slip", behind.figure.where)
                .arg("label", places::quoted(paper_.text(behind.sentence), 80))
                .arg("here", stated(paper_, behind.figure))
                .arg("there", stated(paper_, before.figure))
                .arg("place", before.figure.where)
                .arg("alike", 0)
                .related(stated(paper_, before.figure), before.figure.where);
            said = true;
        }
    }
    return said;
}

} // namespace

bool tell_slips(const Context& context, const std::vector<Grid>& grids,
                const std::set<std::uint32_t>& told) {
    return Slips(context, grids, told).run();
}

} // namespace duly::amounts
