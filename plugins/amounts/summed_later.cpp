#include "summed_later.hpp"

#include <algorithm>
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

namespace {

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
    std::optional<std::vector<List>> lists; // made when first asked for
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
            if (sum.verdict == Verdict::holds)
                confirm(context, made, sum);
            else if (sum.verdict == Verdict::misses && near(made, sum, near_percent))
                fault(context, made, sum, false);
            else
                continue;
            said = true;
        }
    }
    return said;
}

} // namespace duly::amounts
