#include "summed_later.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "relation.hpp"

namespace duly::amounts {

using places::Block;
using places::BlockKind;

constexpr duly_parameter summed_later_parameter =
    parameter("summed-later", DULY_PATTERN,
              "^(?:[0-9.]+ |\\(?[a-z0-9]{1,3}[.)] )?(?:the|these|those) ([a-z]{4,}s) "
              "(?:together )?(?:amount to|come to|add up to|total) $",
              "All the words of a sentence before the sum of a list; the group is what it lists.");
constexpr duly_parameter ends_there_parameter =
    parameter("ends-there", DULY_PATTERN, "^(?: in all| in total| altogether)?\\.?$",
              "All the words behind it.");

constexpr duly_parameter more_elsewhere_parameter = parameter(
    "more-elsewhere", DULY_PATTERN,
    "\\b(?:before|net of|exclud\\w*|exclusive|excl|without|apart from|except|not counting|to which|"
    "on top|besides|in addition|also|add(?:s|ed|ing)|further|extra|additional|last "
    "year|previous\\w*|"
    "first year|this "
    "year|typical\\w*|gifts?|gives?|given|donat\\w*|volunt\\w*|usual\\w*|examples?|new|main|some|"
    "key|largest|biggest)\\b",
    "Words before a list, or before its sum, with which the sum may be of more or less.");

namespace {

/// What else a paper states: it may be what makes a sum larger than its list.
class Elsewhere {
public:
    explicit Elsewhere(const Context& context) {
        constexpr std::size_t most = 500;
        for (const Passage& passage : passages_of(context))
            for (const Figure& figure : passage.figures) {
                if (figure.kind == Figure::Kind::money && figure.value.mantissa > 0)
                    ++money_[key_of(figure.value)];
                if (figure.kind == Figure::Kind::percent && percents_.size() < most)
                    percents_.push_back(figure);
            }
    }

    /// Whether it states the difference, two amounts that make it, or how many per cent it is.
    [[nodiscard]] bool explains(const Relation& made, const Sum& sum) const;

private:
    std::map<std::pair<std::int64_t, std::int32_t>, std::size_t> money_;
    std::vector<Figure> percents_;
};

bool Elsewhere::explains(const Relation& made, const Sum& sum) const {
    const auto stated = [&](duly_decimal value) {
        const auto found = money_.find(key_of(value));
        if (found == money_.end()) return false;
        const auto own = std::count_if(made.parts.begin(), made.parts.end(), [&](const Part& part) {
            return key_of(part.figure.value) == found->first;
        });
        return found->second > static_cast<std::size_t>(own);
    };
    duly_decimal difference = sum.difference;
    difference.mantissa = std::abs(difference.mantissa);
    if (stated(difference)) return true;
    constexpr std::size_t most_pairs = 2000; // a paper with more amounts holds any difference
    if (money_.size() > most_pairs) return true;
    for (const auto& [key, count] : money_) {
        const duly_decimal value{key.first, key.second};
        const auto rest = minus(difference, value);
        if (rest && rest->mantissa > 0 && stated(value) && stated(*rest)) return true;
    }
    Figure listed = made.whole;
    listed.value = sum.value;
    const std::int32_t place = key_of(made.whole.value).second;
    return std::any_of(percents_.begin(), percents_.end(), [&](const Figure& rate) {
        return share_of(rate, listed, difference, place).verdict == Verdict::holds ||
               share_of(rate, made.whole, difference, place).verdict == Verdict::holds;
    });
}

struct List {
    std::string intro; ///< folded
    duly_range range{};
    std::vector<Part> parts;
    bool plain = true; ///< one exact amount an entry
};

/// Lists of entries with money, each behind a paragraph that ends with a colon.
std::vector<List> lists_of(const Context& context, const Reader& reader) {
    const Document& paper = context.document();
    const std::vector<Block>& blocks = places::blocks_of(context);
    std::vector<List> found;
    for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
        if (blocks[i].kind != BlockKind::paragraph || !announces(paper, blocks[i].range)) continue;
        const BlockKind kind = blocks[i + 1].kind;
        if (kind != BlockKind::item && kind != BlockKind::cell) continue;
        List list;
        list.intro = context.folded(paper.text(blocks[i].range));
        list.range = blocks[i].range;
        std::uint32_t row = 0; // where the row begins whose entry was read
        for (std::size_t k = i + 1; k < blocks.size() && blocks[k].kind == kind; ++k) {
            const std::vector<Figure> money = reader.in(blocks[k].node);
            if (kind == BlockKind::cell) {
                const std::uint32_t here = blocks[k].node.enclosing("row").range().begin;
                // figures of their own, or two in a row, make a table that others add up
                const bool words =
                    !money.empty() && money[0].where.begin > blocks[k].range.begin + 3;
                list.plain = list.plain && (money.empty() || (words && here != row));
                if (money.empty()) continue;
                row = here;
            }
            list.plain = list.plain && money.size() == 1 && money[0].exact &&
                         money[0].kind == Figure::Kind::money;
            if (!list.plain) break;
            list.parts.push_back(
                {money[0], places::quoted(paper.text(blocks[k].range), 60), blocks[k].range});
        }
        if (list.parts.size() > 2 && list.plain) found.push_back(std::move(list));
    }
    return found;
}

} // namespace

bool summed_later(const Context& context, const Reader& reader) {
    constexpr std::int64_t near_percent = 10;
    constexpr std::uint32_t longest = 80; // of the words before the sum
    const Document& paper = context.document();
    constexpr std::size_t most_missed = 20; // sums of a paper that are looked into
    std::optional<std::vector<List>> lists; // made when first asked for
    std::optional<Elsewhere> elsewhere;     // likewise
    std::size_t missed = 0;
    bool said = false;
    for (const Passage& passage : passages_of(context)) {
        if (passage.block.kind != BlockKind::paragraph || passage.figures.empty()) continue;
        for (const Figure& whole : passage.figures) {
            if (whole.kind != Figure::Kind::money || !whole.exact) continue;
            const duly_range sentence = sentence_in(paper, passage, whole.where);
            if (whole.where.begin - sentence.begin > longest) continue;
            const std::string before =
                std::string(context.folded(paper.text({sentence.begin, whole.where.begin}))) + " ";
            const auto noun = context.match(context.text("summed-later"), before);
            if (!noun || !context.matches(context.text("ends-there"),
                                          paper.text({whole.where.end, sentence.end})))
                continue;
            const std::string named = before.substr(noun->begin, noun->end - noun->begin);
            if (!lists) lists = lists_of(context, reader);
            const List* only = nullptr;
            std::size_t count = 0;
            for (const List& list : *lists)
                if (list.intro.find(named) != std::string::npos) {
                    only = &list;
                    ++count;
                }
            if (count != 1 || only->range.end > sentence.begin ||
                context.find(context.text("partial"), only->range))
                continue;
            Relation made;
            made.name = places::quoted(paper.text(sentence), 120);
            made.label = stated(paper, whole);
            made.whole = whole;
            made.place = whole.where;
            made.parts = only->parts;
            const bool alike =
                std::all_of(made.parts.begin(), made.parts.end(), [&](const Part& part) {
                    return part.figure.currency == whole.currency;
                });
            if (!alike) continue;
            const Sum sum = add_up(made.figures(), whole, Noughts::prose);
            if (sum.verdict == Verdict::holds) {
                confirm(context, made, sum);
                said = true;
            }
            if (sum.verdict != Verdict::misses || !near(made, sum, near_percent) ||
                ++missed > most_missed)
                continue;
            // "There is also £15,000 for fees. The costs come to …"
            const auto more = [&](duly_range words) {
                return !empty(words) && context.find(context.text("more-elsewhere"), words);
            };
            if (more(only->range) || more({passage.block.range.begin, sentence.begin})) continue;
            if (!elsewhere) elsewhere.emplace(context);
            if (elsewhere->explains(made, sum)) continue;
            fault(context, made, sum, false);
            said = true;
        }
    }
    return said;
}

} // namespace duly::amounts
