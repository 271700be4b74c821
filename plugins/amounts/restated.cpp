// amounts.restated: what a paper states again under the same label is the same amount.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "../shared/blocks.hpp"
#include "asked_again.hpp"
#include "grid.hpp"
#include "mentions.hpp"
#include "price.hpp"
#include "relation.hpp"
#include "slips.hpp"

namespace duly::amounts {
namespace {

using places::Block;
using places::BlockKind;

const duly_parameter parameters[] = {
    small_words_parameter,  common_words_parameter,   measures_parameter,
    numbered_parameter,     qualified_parameter,      deciding_parameter,
    sides_parameter,        thousands_parameter,      millions_parameter,
    pounds_parameter,       nothing_parameter,        open_parameter,
    bare_words_parameter,   contrast_parameter,       neutral_parameter,
    summing_up_parameter,   decision_label_parameter, alike_contrast_parameter,
    one_sided_parameter,    first_year_parameter,     named_before_parameter,
    named_behind_parameter, no_names_parameter,       stated_in_parameter,
    decided_in_parameter,   price_noun_parameter,     own_kind_parameter,
    other_noun_parameter,   price_link_parameter,     source_parameter,
    told_apart_parameter,   added_parameter,          rate_behind_parameter,
    rate_before_parameter,  price_ends_parameter,     object_parameter,
    price_words_parameter,  bare_price_parameter,     bare_behind_parameter,
    will_cost_parameter,    costs_parameter,          summed_up_parameter,
    all_in_parameter,       asking_verb_parameter,    dearer_parameter,
    dearer_yet_parameter,   asking_in_parameter,      costing_in_parameter,
    asks_parameter,         asked_noun_parameter,     before_noun_parameter,
    asked_rate_parameter,   predicate_parameter,      met_parameter,
    otherwise_parameter,    rest_paid_parameter,      shared_parameter,
    lasting_parameter,      cost_to_parameter,        asked_verb_parameter,
};
constexpr duly_argument twice[] = {
    argument("label", DULY_TEXT, "What both are for."),
    argument("here", DULY_TEXT, "The amount at the place reported."),
    argument("there", DULY_TEXT, "The amount stated before."),
    argument("place", DULY_PLACE, "Where it is stated before."),
    argument("alike", DULY_COUNT, "How many others are the same in both places."),
};
constexpr duly_argument given_twice[] = {
    argument("label", DULY_TEXT, "The entry of the recommendation."),
    argument("here", DULY_TEXT, "The amount at the place reported."),
    argument("there", DULY_TEXT, "The amount where the entry stands first."),
    argument("place", DULY_PLACE, "Where it stands first."),
};
constexpr duly_argument again[] = {
    argument("amount", DULY_TEXT, "The amount."),
    argument("place", DULY_PLACE, "Where it is stated before."),
};
constexpr duly_argument alone[] = {
    argument("amount", DULY_TEXT, "The first amount of the recommendation."),
};
constexpr duly_case cases[] = {
    fail("differs", "One of several amounts that are stated in two places differs.", twice),
    fail("slip", "An amount is stated again for the same thing with digits swapped or changed.",
         twice),
    fail("recommended", "An entry of the recommendation is given again with another amount.",
         given_twice),
    fail("stale", "An amount is stated again for the same thing and differs.", twice),
    fail("asked", "What is asked for is another amount in the summary or the finance.", twice),
    pass("agrees", "An amount is stated again in other words for the same thing.", again),
    inconclusive("unmatched", "No amount of the recommendation is stated elsewhere.", alone),
    not_applicable("none", "No amount is stated again."),
};

struct Labelled {
    std::string label;
    Figure figure;
    duly_range label_range{};
};
using Group = std::vector<Labelled>;

class Restated {
public:
    explicit Restated(const Context& context)
        : context_(context),
          paper_(context.document()),
          reader_(paper_),
          blocks_(places::blocks_of(context)),
          grids_(grids_of(context)) {}

    bool run() {
        compare_groups();
        compare_recommendations();
        std::optional<Figure> unmatched;
        const bool mentioned = tell_mentions(context_, grids_, groups_, unmatched);
        const bool slipped = tell_slips(context_, grids_, groups_);
        const bool otherwise = tell_asked(context_, grids_, groups_);
        const bool said = said_ || mentioned || slipped || otherwise;
        if (!said && unmatched)
            context_.report("unmatched", unmatched->where)
                .arg("amount", stated(paper_, *unmatched));
        return said || unmatched;
    }

private:
    void compare_groups();
    void compare_recommendations();
    [[nodiscard]] std::optional<std::pair<Node, Node>> recommended_twice() const;
    [[nodiscard]] std::string words_between(const Block& block,
                                            const std::vector<Figure>& figures) const;
    [[nodiscard]] std::string label_of(duly_range range) const;
    [[nodiscard]] std::vector<Group> groups() const;

    const Context& context_;
    const Document& paper_;
    Reader reader_;
    const std::vector<Block>& blocks_;
    const std::vector<Grid>& grids_;
    std::set<std::uint32_t> groups_; ///< where figures stand that the comparison of groups told of
    bool said_ = false;
};

/// Folded, without an article before and stops behind; empty when it is too short to be sure.
std::string Restated::label_of(duly_range range) const {
    constexpr std::size_t shortest = 8;
    std::string_view folded = context_.folded(paper_.text(range));
    if (folded.starts_with("the ")) folded.remove_prefix(4);
    while (!folded.empty() && std::string_view(" .;:,-").find(folded.back()) != folded.npos)
        folded.remove_suffix(1);
    if (folded.ends_with("; and")) folded.remove_suffix(5);
    if (folded.size() < shortest || folded.find(' ') == folded.npos) return {};
    return std::string(folded);
}

/// Amounts with their labels: the rows of a table, column for column, and lists of "£775,000 for
/// the …" or "…: £775,000".
std::vector<Group> Restated::groups() const {
    std::vector<Group> groups;
    for (const Grid& grid : grids_) {
        std::vector<std::size_t> money;
        for (std::size_t c = 0; c < grid.columns.size(); ++c)
            if (std::any_of(grid.rows.begin(), grid.rows.end(), [&](const Row& row) {
                    return row.cells[c].state == Cell::State::figure &&
                           row.cells[c].figure.kind == Figure::Kind::money;
                }))
                money.push_back(c);
        Group group;
        for (const Row& row : grid.rows) {
            const std::string label = row.label.empty() ? "" : label_of(row.label_range);
            if (label.empty()) continue;
            for (const std::size_t c : money) {
                const Cell& cell = row.cells[c];
                if (cell.state != Cell::State::figure || cell.figure.kind != Figure::Kind::money)
                    continue;
                const bool single = money.size() == 1 && grid.columns[c].label.find_first_of(
                                                             "0123456789") == std::string::npos;
                group.push_back({single ? label : label + " | " + grid.columns[c].label,
                                 cell.figure, row.label_range});
            }
        }
        if (group.size() > 2) groups.push_back(std::move(group));
    }
    Group list;
    for (std::size_t i = 0; i <= blocks_.size(); ++i) {
        if (i == blocks_.size() || blocks_[i].kind != BlockKind::item) {
            if (list.size() > 2) groups.push_back(list);
            list.clear();
            continue;
        }
        const std::vector<Figure> figures = reader_.in(blocks_[i].node);
        if (figures.size() != 1 || figures[0].kind != Figure::Kind::money || !figures[0].exact)
            continue;
        const duly_range block = blocks_[i].range;
        duly_range label{figures[0].where.end, block.end};
        const std::string_view behind = paper_.text(label);
        if (figures[0].where.begin <= block.begin + 4 && behind.starts_with(" for ")) {
            label.begin += 5;
        } else if (places::trimmed(paper_, label).end - places::trimmed(paper_, label).begin < 7) {
            label = {block.begin, figures[0].where.begin};
        } else {
            continue;
        }
        if (std::string words = label_of(label); !words.empty())
            list.push_back({std::move(words), figures[0], block});
    }
    return groups;
}

void Restated::compare_groups() {
    constexpr std::size_t enough_alike = 2, most_places = 8;
    const std::vector<Group> all = groups();
    std::map<std::string, std::vector<std::pair<std::size_t, const Labelled*>>> by_label;
    for (std::size_t g = 0; g < all.size(); ++g)
        for (const Labelled& each : all[g])
            by_label[each.label].emplace_back(g, &each);
    struct Compared {
        std::size_t alike = 0;
        std::vector<std::pair<const Labelled*, const Labelled*>> differ;
    };
    std::map<std::pair<std::size_t, std::size_t>, Compared> pairs;
    for (const auto& [label, stated] : by_label) {
        if (stated.size() > most_places) continue;
        for (std::size_t i = 0; i < stated.size(); ++i)
            for (std::size_t k = i + 1; k < stated.size(); ++k) {
                if (stated[i].first == stated[k].first) continue;
                Compared& pair = pairs[{stated[i].first, stated[k].first}];
                const Labelled *a = stated[i].second, *b = stated[k].second;
                const Sum sum = add_up({a->figure}, b->figure, Noughts::prose);
                if (sum.verdict == Verdict::holds)
                    ++pair.alike;
                else if (sum.verdict == Verdict::misses)
                    pair.differ.emplace_back(a, b);
            }
    }
    for (const auto& [groups, pair] : pairs) {
        if (pair.alike < enough_alike || pair.differ.size() * 2 > pair.alike) continue;
        for (const auto& [first, second] : pair.differ) {
            const bool order = first->figure.where.begin < second->figure.where.begin;
            const Labelled &before = order ? *first : *second, &here = order ? *second : *first;
            context_.report("differs", here.figure.where)
                .arg("label", places::quoted(paper_.text(here.label_range), 80))
                .arg("here", stated(paper_, here.figure))
                .arg("there", stated(paper_, before.figure))
                .arg("place", before.figure.where)
                .arg("alike", pair.alike)
                .related(stated(paper_, before.figure), before.figure.where);
            groups_.insert({before.figure.where.begin, here.figure.where.begin});
            said_ = true;
        }
    }
}

/// The recommendation at the head of the paper and the one at its end. Where a paper asks for
/// several decisions, each has its own: so they have one heading, and the paper's only section on
/// finance stands between them.
std::optional<std::pair<Node, Node>> Restated::recommended_twice() const {
    std::vector<Node> both, finance;
    for (const Node section : paper_.all("section")) {
        if (section.str("role") == "recommendation") both.push_back(section);
        if (section.str("role") == "financial") finance.push_back(section);
    }
    if (both.size() != 2 || finance.size() != 1) return std::nullopt;
    const std::uint32_t between = finance[0].range().begin;
    if (between < both[0].range().end || both[1].range().begin < between) return std::nullopt;
    // An earlier report behind the paper has a recommendation of its own.
    for (const Node section : paper_.all("section")) {
        const Node heading = section.first("heading");
        if (heading && section.range().begin > both[0].range().begin &&
            section.range().begin <= both[1].range().begin &&
            context_.matches("^(?:appendix|annexe?|schedule|attachment|enclosure)\\b",
                             context_.folded(places::bare(heading.text()))))
            return std::nullopt;
    }
    const auto name = [&](const Node& section) {
        std::string_view words = context_.folded(places::bare(section.first("heading").text()));
        words.remove_prefix(std::min(words.find_first_not_of(" .)0123456789"), words.size()));
        return std::string(words);
    };
    if (name(both[0]).empty() || name(both[0]) != name(both[1])) return std::nullopt;
    return std::pair{both[0], both[1]};
}

/// An entry without its letter, its stop and its amounts: the same in both recommendations.
std::string Restated::words_between(const Block& block, const std::vector<Figure>& figures) const {
    std::string words;
    std::uint32_t at = block.range.begin;
    for (const Figure& figure : figures) { // all of money
        words += context_.folded(paper_.text({at, figure.where.begin}));
        words += '#';
        at = figure.where.end;
    }
    words += context_.folded(paper_.text({at, block.range.end}));
    if (const auto mark =
            context_.match("^\\(?(?:[a-z]|[ivx]+|\\d+(?:\\.\\d+)*)[.):]+\\)? ?", words))
        words.erase(0, mark->end);
    while (!words.empty() && std::string_view(" .;,").find(words.back()) != std::string_view::npos)
        words.pop_back();
    if (words.ends_with("; and")) words.resize(words.size() - 5);
    return words;
}

void Restated::compare_recommendations() {
    const auto sections = recommended_twice();
    if (!sections) return;
    constexpr std::size_t shortest = 24, longest = 2000; // bytes of an entry's words
    struct Entry {
        std::vector<Figure> figures;
        duly_range range{};
        std::size_t count = 0; ///< how often it stands in its recommendation
    };
    const auto entries = [&](const Node& section) {
        std::map<std::string, Entry> all;
        for (const Block& block : blocks_) {
            if (block.range.begin < section.range().begin || block.range.end > section.range().end)
                continue;
            if (block.kind != BlockKind::paragraph && block.kind != BlockKind::item) continue;
            std::vector<Figure> money;
            for (const Figure& figure : reader_.in(block.node))
                if (figure.kind == Figure::Kind::money && figure.where.end <= block.range.end)
                    money.push_back(figure);
            if (money.empty() || block.range.end - block.range.begin > longest) continue;
            const std::string words = words_between(block, money);
            if (words.size() < shortest) continue;
            Entry& entry = all[words];
            entry.figures = std::move(money);
            entry.range = block.range;
            ++entry.count;
        }
        return all;
    };
    const auto first = entries(sections->first), second = entries(sections->second);
    for (const auto& [words, here] : second) {
        const auto found = first.find(words);
        if (found == first.end() || found->second.count > 1 || here.count > 1) continue;
        const Entry& there = found->second;
        for (std::size_t i = 0; i < here.figures.size() && i < there.figures.size(); ++i) {
            const Figure &before = there.figures[i], &now = here.figures[i];
            if (groups_.count(before.where.begin) + groups_.count(now.where.begin) > 0 ||
                add_up({before}, now, Noughts::prose).verdict != Verdict::misses)
                continue;
            context_.report("recommended", now.where)
                .arg("label", places::quoted(paper_.text(here.range), 120))
                .arg("here", stated(paper_, now))
                .arg("there", stated(paper_, before))
                .arg("place", before.where)
                .related(stated(paper_, before), before.where);
            groups_.insert({before.where.begin, now.where.begin});
            said_ = true;
        }
    }
}

void run(const Context& context) {
    if (!Restated(context).run()) context.report("none");
}

} // namespace

duly_check restated() {
    return check<run>("amounts.restated",
                      "What a paper states again under the same label is the same amount.",
                      parameters, cases);
}

} // namespace duly::amounts
