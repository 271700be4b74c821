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
    "asked|employs?|income|saving\\w*|remain\\w*|balance|further|additional|first|second|third|"
    "adds?|donat\\w*|match\\w*)\\b",
    "Words of a sentence whose amount may well be another than the one decided.");
constexpr duly_parameter neutral_parameter = parameter(
    "neutral", DULY_PATTERN,
    "\\basked to (?:approve|agree|award|authori[sz]e|note|consider|endorse|support|give|grant|"
    "delegate|accept|adopt|recommend|release|allocate|decide|confirm|commit)\\b|"
    "\\bcontract value\\b|\\bvalue of (?:the|this) contract\\b|"
    "\\bcontract\\b[^.]{0,40} (?:at|with|to|for) (?:a|the) (?:total )?value of\\b",
    "Words in which a word of contrast tells of no other amount.");
constexpr duly_parameter summing_up_parameter =
    parameter("summing-up", DULY_PATTERN, "^summary$",
              "Roles of the sections, among those that decide, that say beforehand what is asked.");
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

/// The parts of a paper that state an amount; one that a table states is never taken for a slip.
enum Side : unsigned { body = 1, decision = 2, summary = 4, table = 8 };

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
    };
    struct Stated {
        std::vector<Mention> mentions;
        unsigned sides = 0;
    };
    void collect();
    [[nodiscard]] Side side_of(const Block& block) const;
    [[nodiscard]] bool other_years(duly_range a, duly_range b) const;
    [[nodiscard]] std::string sided(duly_range sentence) const; ///< "capital", "revenue" or neither
    [[nodiscard]] bool contrasts(duly_range sentence) const;
    /// Whether nothing where it is stated says that it is another amount.
    [[nodiscard]] bool plain(const Stated& stated) const;
    [[nodiscard]] bool same_thing(const Mention& a, const Mention& b);

    const Context& context_;
    const Document& paper_;
    const std::vector<Grid>& grids_;
    const std::set<std::uint32_t>& told_;
    Labels labels_;
    std::map<Value, Stated> values_;
};

Side Slips::side_of(const Block& block) const {
    const Node section = block.node.enclosing("section");
    for (Node each = section; each; each = each.parent().enclosing("section")) {
        if (context_.matches(context_.text("summing-up"), each.str("role"))) return summary;
        if (context_.matches(context_.text("deciding"), each.str("role"))) return decision;
    }
    constexpr std::uint32_t label = 60;
    const duly_range begin{block.range.begin, std::min(block.range.end, block.range.begin + label)};
    return context_.find(context_.text("decision-label"), begin) ? decision : body;
}

void Slips::collect() {
    const auto add = [&](const Figure& figure, duly_range sentence, Side side) {
        Stated& stated = values_[key_of(figure.value)];
        stated.mentions.push_back({figure, sentence});
        stated.sides |= side;
    };
    for (const Grid& grid : grids_)
        for (const Row& row : grid.rows)
            for (const Cell& cell : row.cells)
                if (cell.state == Cell::State::figure && cell.figure.kind == Figure::Kind::money)
                    add(cell.figure, row.range, table);
    for (const Passage& passage : passages_of(context_)) {
        Side side = table;
        bool known = passage.block.kind == BlockKind::cell;
        for (const Figure& figure : passage.figures) {
            if (figure.kind != Figure::Kind::money || figure.value.mantissa == 0) continue;
            if (!known) side = side_of(passage.block);
            known = true;
            add(figure, sentence_in(paper_, passage, figure.where), side);
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

bool Slips::contrasts(duly_range sentence) const {
    for (duly_range rest = sentence; !empty(rest);) {
        const auto word = context_.find(context_.text("contrast"), rest);
        if (!word) return false;
        rest.begin = std::max(word->end, rest.begin + 1);
        bool neutral = false;
        for (duly_range phrases = sentence; !empty(phrases) && !neutral;) {
            const auto phrase = context_.find(context_.text("neutral"), phrases);
            if (!phrase || phrase->begin > word->begin) break;
            neutral = word->end <= phrase->end;
            phrases.begin = std::max(phrase->end, phrases.begin + 1);
        }
        if (!neutral) return true;
    }
    return false;
}

bool Slips::plain(const Stated& stated) const {
    constexpr std::uint32_t longest = 600; // bytes of a sentence
    constexpr std::size_t most = 6;
    return stated.mentions.size() <= most &&
           std::all_of(stated.mentions.begin(), stated.mentions.end(), [&](const Mention& each) {
               return told_.count(each.figure.where.begin) == 0 &&
                      each.sentence.end - each.sentence.begin <= longest &&
                      !contrasts(each.sentence);
           });
}

bool Slips::same_thing(const Mention& a, const Mention& b) {
    constexpr std::size_t enough_words = 2;
    return a.figure.currency == b.figure.currency && sided(a.sentence) == sided(b.sentence) &&
           !other_years(a.sentence, b.sentence) &&
           in_common(labels_.telling_words(a.sentence), labels_.telling_words(b.sentence)) >=
               enough_words;
}

bool Slips::run() {
    constexpr std::size_t most = 400; // values of a paper
    collect();
    if (values_.size() > most) return false; // accounts: some pair is always alike
    bool said = false;
    const auto decides = [](const Stated& stated) {
        return (stated.sides & table) == 0 && (stated.sides & (decision | summary)) != 0;
    };
    for (const auto& [value, asked] : values_) {
        if (!decides(asked)) continue;
        for (const auto& [other, costed] : values_) {
            const bool apart = (asked.sides & costed.sides) == 0 && (costed.sides & table) == 0;
            if (!apart || !swapped(value, other)) continue;
            if (decides(costed) && other < value) continue; // told from the other's side
            if (!plain(asked) || !plain(costed)) continue;
            const Mention *there = nullptr, *here = nullptr;
            for (const Mention& one : asked.mentions)
                for (const Mention& another : costed.mentions)
                    if (there == nullptr && same_thing(one, another)) {
                        there = &one;
                        here = &another;
                    }
            if (there == nullptr) continue;
            const bool order = there->figure.where.begin < here->figure.where.begin;
            const Mention &before = order ? *there : *here, &behind = order ? *here : *there;
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
