// amounts.list-sum: the amounts of a list make the sum that announces it.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "../shared/blocks.hpp"
#include "announced_table.hpp"
#include "figures.hpp"
#include "relation.hpp"
#include "signs.hpp"
#include "summed_later.hpp"

namespace duly::amounts {
namespace {

using places::Block;
using places::BlockKind;

const duly_parameter list_parameters[] = {
    parameter("no-part", DULY_PATTERN,
              "\\b(?:sub-?)?totals?\\b|\\bless\\b|\\bminus\\b|\\bnet\\b|\\bdeduct",
              "Items of a list that are no parts of the total that ends it."),
    parameter("last-total", DULY_PATTERN, "^(?:grand |overall )?totals?\\b",
              "How an item begins that is the sum of those before it."),
    parameter("whole", DULY_PATTERN,
              "\\b(?:as follows|as (?:indicated|set out|shown|listed|detailed|broken down)|made up|"
              "compris|consist|broken down|allocated|split|total)",
              "Words of the announcement that say that the list is all of it."),
    parameter("partial", DULY_PATTERN,
              "\\b(?:of which|includ(?:ing|es?)|e\\.?g\\.?|for example|such as|examples?|"
              "per (?:year|annum|month|week|person|head|hour|unit)|p\\.a\\.|annum|annual(?:ly)?|"
              "a (?:year|month|week|day)|previously|formerly|compared|each|every|up "
              "to|between|ranging|options?|alternatives?|either|or|maximum|minimum|"
              "average|remain(?:ing|der)|balance|increas(?:e|ed|ing)|reduc(?:e|ed|ing|tion)|"
              "from|thresholds?|limits?|delegat(?:ed|ion)|under|above|main(?:ly)?|mostly|largely|"
              "primarily|principally|chiefly|key)\\b",
              "Words of the announcement or of an item under which items need not make the sum."),
    summed_later_parameter,
    ends_there_parameter,
    more_elsewhere_parameter,
    signs_parameter,
    multiplied_parameter,
    unpriced_parameter,
    total_parameter,
    plain_total_parameter,
    whole_row_parameter,
    left_out_parameter,
    taken_off_parameter,
    rates_parameter,
    thousands_parameter,
    millions_parameter,
    pounds_parameter,
    nothing_parameter,
    open_parameter,
};

constexpr duly_argument totalled[] = {
    argument("label", DULY_TEXT, "What the table's total is called."),
    argument("whole", DULY_TEXT, "The stated whole: £400,000."),
};
constexpr duly_case list_cases[] = {
    sum_cases[0],
    sum_cases[1],
    sum_cases[2],
    sum_cases[3],
    sum_cases[4],
    sum_cases[5],
    sum_cases[6],
    sum_cases[7],
    sum_cases[8],
    sum_cases[9],
    pass("as-totalled", "The total of the table that it announces is the same.", totalled),
    sum_cases[10],
    sum_cases[11],
    sum_cases[12],
};
static_assert(std::size(list_cases) == std::size(sum_cases) + 1);

struct Item {
    Block block;
    std::vector<Figure> money;
    std::size_t depth = 0;
};

class Lists {
public:
    explicit Lists(const Context& context)
        : context_(context),
          paper_(context.document()),
          reader_(paper_),
          blocks_(places::blocks_of(context)) {}

    bool run();
    [[nodiscard]] const Reader& reader() const { return reader_; }
    [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }

private:
    using Group = std::vector<const Item*>;

    /// Blocks from `begin` that are items of one list.
    [[nodiscard]] std::vector<Item> items(std::size_t begin, std::size_t end) const;
    void announced(const Block& intro, const std::vector<Item>& items);
    void own_total(const std::vector<Item>& items);
    [[nodiscard]] static std::vector<Group> groups(const std::vector<Item>& items);
    [[nodiscard]] Relation relation(const Block& intro, const Figure& whole,
                                    const Group& group) const;
    bool confirm_any(const Block& intro, const Figure& whole, const Group& group);
    [[nodiscard]] bool partial(duly_range words) const {
        return context_.find(context_.text("partial"), words).has_value();
    }
    [[nodiscard]] bool partial_item(duly_range words) const;
    /// Whether the words leave open what is taken off, or how often an amount counts.
    [[nodiscard]] bool told_otherwise(duly_range intro, const Relation& relation) const;
    [[nodiscard]] bool stated_elsewhere(const Sum& sum, const Figure& whole);

    const Context& context_;
    const Document& paper_;
    Reader reader_;
    const std::vector<Block>& blocks_;
    /// Every amount of the paper, by its value, with its place.
    std::multimap<std::pair<std::int64_t, std::int32_t>, std::uint32_t> amounts_;
    bool said_ = false;
};

/// "1." and "(a)" begin items where a colon announces them; "4.2" is a paragraph of its own.
bool numbered(const Block& block) {
    constexpr std::uint32_t longest = 200;
    if (block.kind != BlockKind::paragraph || block.range.end - block.range.begin > longest)
        return false;
    const std::string_view number = block.node.str("number");
    return !number.empty() && number.find('.') == std::string_view::npos;
}

/// How the number is written: a list within a list has another way.
int way_of(std::string_view number) {
    const auto only = [&](std::string_view letters) {
        return number.find_first_not_of(letters) == std::string_view::npos;
    };
    return only("0123456789") ? 1 : only("ivxIVX") ? 2 : 3;
}

std::vector<Item> Lists::items(std::size_t begin, std::size_t end) const {
    std::vector<Item> found;
    std::vector<int> ways; // in the order in which they appear
    for (std::size_t i = begin; i < end; ++i) {
        const Block& block = blocks_[i];
        std::size_t depth = static_cast<std::size_t>(
            std::max<std::int64_t>(block.node.integer("level").value_or(1), 1));
        if (block.kind == BlockKind::paragraph) {
            const int way = way_of(block.node.str("number"));
            const auto known = std::find(ways.begin(), ways.end(), way);
            depth = static_cast<std::size_t>(known - ways.begin()) + 1;
            if (known == ways.end()) ways.push_back(way);
        }
        found.push_back({block, reader_.in(block.node), depth});
    }
    return found;
}

Relation Lists::relation(const Block& intro, const Figure& whole, const Group& group) const {
    Relation made;
    made.name =
        places::quoted(paper_.text(places::sentence_around(paper_, intro.range, whole.where)), 120);
    made.label = stated(paper_, whole);
    made.whole = whole;
    made.place = whole.where;
    for (const Item* item : group)
        made.parts.push_back({item->money[0], places::quoted(paper_.text(item->block.range), 60),
                              item->block.range});
    return made;
}

/// Sets of items that may be the parts: those of one depth that follow one another, and the items
/// that lead down to the deepest ones.
std::vector<Lists::Group> Lists::groups(const std::vector<Item>& items) {
    std::vector<Group> groups;
    std::size_t deepest = 0;
    for (const Item& item : items)
        deepest = std::max(deepest, item.depth);
    for (std::size_t depth = 1; depth <= deepest; ++depth) {
        Group group;
        const auto close = [&] {
            if (group.size() > 1) groups.push_back(group);
            group.clear();
        };
        for (const Item& item : items) {
            if (item.depth < depth) close();
            if (item.depth == depth && !item.money.empty()) group.push_back(&item);
        }
        close();
    }
    Group path;
    for (const Item& item : items) {
        if (!path.empty() && item.depth <= path.back()->depth) break;
        if (!item.money.empty()) path.push_back(&item);
    }
    while (path.size() > 2) {
        path.pop_back();
        groups.push_back(path);
    }
    return groups;
}

bool Lists::confirm_any(const Block& intro, const Figure& whole, const Group& group) {
    std::vector<Figure> figures;
    for (const Item* item : group)
        figures.push_back(item->money[0]);
    const Sum sum = add_up(figures, whole, Noughts::prose);
    if (sum.verdict != Verdict::holds) return false;
    confirm(context_, relation(intro, whole, group), sum);
    said_ = true;
    return true;
}

/// "income of £126,000 from parking" is all of it; "from £126,000" begins a range.
bool Lists::partial_item(duly_range words) const {
    for (duly_range rest = words; !empty(rest);) {
        const auto found = context_.find(context_.text("partial"), rest);
        if (!found) return false;
        const std::string_view behind = paper_.text({found->end, words.end});
        const bool source = context_.folded(paper_.text(*found)) == "from" &&
                            (behind.starts_with(" the ") || behind.starts_with(" our ") ||
                             (behind.size() > 1 && behind[0] == ' ' && behind[1] >= 'a' &&
                              behind[1] <= 'z' && !behind.starts_with(" last")));
        if (!source) return true;
        rest.begin = std::max(found->end, rest.begin + 1);
    }
    return false;
}

bool Lists::told_otherwise(duly_range intro, const Relation& relation) const {
    std::vector<duly_range> all{intro};
    for (const Part& part : relation.parts)
        all.push_back(part.place);
    const auto says = [&](const char* what) {
        return std::any_of(all.begin(), all.end(), [&](duly_range words) {
            return context_.find(context_.text(what), words).has_value();
        });
    };
    return says("multiplied") ||
           (says("signs") && made_with_signs(relation.figures(), relation.whole));
}

bool Lists::stated_elsewhere(const Sum& sum, const Figure& whole) {
    const auto key = [](duly_decimal d) {
        while (d.mantissa != 0 && d.mantissa % 10 == 0) {
            d.mantissa /= 10;
            ++d.exponent;
        }
        return std::pair(d.mantissa, d.exponent);
    };
    if (amounts_.empty())
        for (const Node node : paper_.all("amount"))
            if (const auto value = node.decimal("amount"))
                amounts_.emplace(key(*value), node.range().begin);
    const auto [begin, end] = amounts_.equal_range(key(sum.value));
    return std::any_of(begin, end,
                       [&](const auto& each) { return each.second != whole.where.begin; });
}

void Lists::announced(const Block& intro, const std::vector<Item>& items) {
    constexpr std::int64_t surely_near = 20, near_many = 50, near_whole = 65, near_two = 5;
    constexpr std::size_t many = 3;
    constexpr std::size_t most_wholes = 50; // what has more announces nothing
    const std::vector<Figure> wholes = reader_.in(intro.node);
    if (wholes.empty() || wholes.size() > most_wholes) return;
    std::set<std::uint32_t> met; // groups by the place of their first item
    bool any = false;
    const std::vector<Group> candidates = groups(items);
    for (auto whole = wholes.rbegin(); whole != wholes.rend(); ++whole) {
        if (whole->kind != Figure::Kind::money || !whole->exact ||
            whole->where.end > intro.range.end)
            continue;
        for (const Group& group : candidates) {
            const std::uint32_t first = group[0]->block.range.begin;
            if (met.count(first) > 0) continue;
            const bool alike = std::all_of(group.begin(), group.end(), [&](const Item* item) {
                return item->money[0].kind == whole->kind &&
                       item->money[0].currency == whole->currency;
            });
            if (!alike || !confirm_any(intro, *whole, group)) continue;
            met.insert(first);
            any = true;
        }
    }
    if (any || candidates.size() != 1) return;
    // To accuse, all must be plain: one depth, one amount an item and in the announcement.
    const Group& group = candidates[0];
    if (group.size() != items.size() || !announces(paper_, intro.range)) return;
    const duly_range last =
        places::sentence_around(paper_, intro.range, {intro.range.end - 1, intro.range.end});
    std::vector<Figure> stated;
    for (const Figure& figure : wholes)
        if (figure.where.begin >= last.begin && figure.where.end <= intro.range.end)
            stated.push_back(figure);
    if (stated.size() != 1 || stated[0].kind != Figure::Kind::money || !stated[0].exact) return;
    if (partial(last)) return;
    for (const Item* item : group)
        if (item->money.size() != 1 || !item->money[0].exact ||
            item->money[0].kind != Figure::Kind::money || partial_item(item->block.range))
            return;
    const Relation made = relation(intro, stated[0], group);
    const Sum sum = add_up(made.figures(), stated[0], Noughts::prose);
    if (sum.verdict != Verdict::misses || stated_elsewhere(sum, stated[0]) ||
        told_otherwise(last, made))
        return;
    const bool slip = slipped(made.figures(), stated[0], sum);
    const bool whole = context_.find(context_.text("whole"), last).has_value();
    const bool smaller = std::all_of(group.begin(), group.end(), [&](const Item* item) {
        return compare(item->money[0].value, stated[0].value) == -1;
    });
    const std::int64_t limit = group.size() < many ? near_two : whole ? near_whole : near_many;
    if (!slip && (!smaller || !near(made, sum, limit))) return;
    const bool surely = slip && slipped(made.figures(), stated[0], sum, Mended::exactly);
    fault(context_, made, sum, group.size() >= many && (surely || near(made, sum, surely_near)));
    said_ = true;
}

/// "Total £300,000" as the last item.
void Lists::own_total(const std::vector<Item>& items) {
    constexpr std::size_t many = 3;
    constexpr std::int64_t surely_near = 20; // per cent
    if (items.size() < many) return;
    const Item& last = items.back();
    duly_range label = last.block.range;
    if (last.block.kind == BlockKind::paragraph) // behind its number
        label.begin += static_cast<std::uint32_t>(
            std::min(paper_.text(label).find(' '), std::size_t{label.end - label.begin}));
    const std::string_view words = context_.folded(paper_.text(label));
    if (last.money.size() != 1 || !context_.matches(context_.text("last-total"), words)) return;
    Group group;
    for (std::size_t i = 0; i + 1 < items.size(); ++i) {
        if (items[i].depth != last.depth || items[i].money.size() != 1) return;
        group.push_back(&items[i]);
    }
    const Figure& whole = last.money[0];
    const bool exact = std::all_of(items.begin(), items.end(), [&](const Item& item) {
        return item.money[0].exact && item.money[0].kind == whole.kind &&
               item.money[0].currency == whole.currency;
    });
    if (!exact) return;
    const Relation made = relation(last.block, whole, group);
    const Sum sum = add_up(made.figures(), whole, Noughts::prose);
    if (sum.verdict == Verdict::holds)
        confirm(context_, made, sum);
    else if (sum.verdict == Verdict::misses) {
        // a total of its own, or something taken off, among the items
        const auto apart = [&](const Item* item) {
            return context_.matches(context_.text("no-part"),
                                    context_.folded(paper_.text(item->block.range)));
        };
        if (std::any_of(group.begin(), group.end(), apart) ||
            told_otherwise(last.block.range, made))
            return;
        fault(context_, made, sum, group.size() >= many && near(made, sum, surely_near));
    }
    said_ = said_ || sum.verdict == Verdict::holds || sum.verdict == Verdict::misses;
}

bool Lists::run() {
    for (std::size_t i = 0; i < blocks_.size();) {
        const bool by_number = numbered(blocks_[i]) && i > 0 && !numbered(blocks_[i - 1]) &&
                               announces(paper_, blocks_[i - 1].range);
        if (blocks_[i].kind != BlockKind::item && !by_number) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < blocks_.size() &&
               (by_number ? numbered(blocks_[end]) : blocks_[end].kind == BlockKind::item))
            ++end;
        const std::vector<Item> all = items(i, end);
        const auto with_money = std::count_if(all.begin(), all.end(),
                                              [](const Item& item) { return !item.money.empty(); });
        if (with_money > 1) {
            if (i > 0 && (blocks_[i - 1].kind == BlockKind::paragraph ||
                          blocks_[i - 1].kind == BlockKind::heading))
                announced(blocks_[i - 1], all);
            own_total(all);
            for (std::size_t k = 0; k + 1 < all.size(); ++k) {
                std::size_t last = k + 1;
                while (last < all.size() && all[last].depth > all[k].depth)
                    ++last;
                if (last > k + 2 && !all[k].money.empty())
                    announced(all[k].block, {all.begin() + static_cast<std::ptrdiff_t>(k) + 1,
                                             all.begin() + static_cast<std::ptrdiff_t>(last)});
            }
        }
        i = end;
    }
    return said_;
}

void run(const Context& context) {
    Lists lists(context);
    const bool listed = lists.run();
    const bool later = summed_later(context, lists.reader());
    if (!announced_tables(context, lists.reader(), lists.blocks()) && !listed && !later)
        context.report("none");
}

} // namespace

duly_check list_sum() {
    return check<run>("amounts.list-sum", "The amounts of a list make the sum that announces it.",
                      list_parameters, list_cases);
}

} // namespace duly::amounts
