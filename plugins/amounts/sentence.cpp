#include "sentence.hpp"

#include <algorithm>

namespace duly::amounts {

using std::string_view;

std::vector<Figure> Sentence::others(const Figure& like) const {
    std::vector<Figure> found;
    for (const Figure& figure : figures)
        if (figure.where.begin != like.where.begin && figure.kind == like.kind &&
            figure.currency == like.currency)
            found.push_back(figure);
    return found;
}

namespace {

/// "Decision | To award £4,000 …", a row that is a section: what its cell says is a paragraph, and
/// so the figures in it are those of a sentence. A figure belongs to one passage.
void take_from_cell(const Document& paper, Passage& cell, Passage& paragraph) {
    constexpr std::size_t sentence = 6; // words; fewer are an entry of a table
    const std::string_view said = paper.text(paragraph.block.range);
    // without a stop they may be lines that stood below one another: "Cost £900 Funded by: grant
    // £4"
    if (!places::has_words(said, sentence) || !places::ends_with_stop(said)) return;
    const duly_range words = paragraph.block.range;
    const auto within = [&](const Figure& each) {
        return each.where.begin >= words.begin && each.where.end <= words.end;
    };
    const auto moved = std::stable_partition(cell.figures.begin(), cell.figures.end(),
                                             [&](const Figure& each) { return !within(each); });
    paragraph.figures.assign(moved, cell.figures.end());
    cell.figures.erase(moved, cell.figures.end());
}

} // namespace

const std::vector<Passage>& passages_of(const Context& context) {
    return context.kept<std::vector<Passage>>("passages", [&] {
        const Document& paper = context.document();
        const Reader reader(paper);
        std::vector<Passage> passages;
        std::size_t cell = 0; // the last one
        for (const places::Block& block : places::blocks_of(context)) {
            Passage passage{block, reader.in(block.node, true), {}};
            if (block.kind == places::BlockKind::cell) cell = passages.size();
            if (block.holder != block.node && !passages[cell].figures.empty())
                take_from_cell(context.document(), passages[cell], passage);
            const string_view words = paper.text(block.range);
            if (!passage.figures.empty()) // nobody asks for the sentences of other blocks
                for (std::size_t at = 0; at < words.size(); ++at) {
                    const char c = words[at];
                    if (c == '\n' || ((c == '.' || c == '?' || c == '!') && at + 1 < words.size() &&
                                      places::is_space(words[at + 1])))
                        passage.ends.push_back(block.range.begin + static_cast<std::uint32_t>(at));
                }
            passages.push_back(std::move(passage));
        }
        return passages;
    });
}

duly_range sentence_in(const Document& paper, const Passage& passage, duly_range part) {
    const auto& ends = passage.ends;
    const auto first = std::lower_bound(ends.begin(), ends.end(), part.begin);
    const auto last = std::lower_bound(first, ends.end(), part.end);
    duly_range range = passage.block.range;
    if (first != ends.begin()) range.begin = *(first - 1) + 1;
    if (last != ends.end()) range.end = *last + (paper.text({*last, *last + 1}) == "\n" ? 0U : 1U);
    return places::trimmed(paper, range);
}

std::optional<Sentence> sentence_of(const Context& context, duly_range figure) {
    constexpr std::ptrdiff_t most = 100;
    constexpr std::uint32_t longest = 4000; // bytes
    const std::vector<Passage>& passages = passages_of(context);
    const auto begins = [](const Figure& each, std::uint32_t at) { return each.where.begin < at; };
    auto at = std::upper_bound(
        passages.begin(), passages.end(), figure.begin,
        [](std::uint32_t byte, const Passage& each) { return byte < each.block.range.begin; });
    const auto holds = [&](const Passage& each) {
        const auto found =
            std::lower_bound(each.figures.begin(), each.figures.end(), figure.begin, begins);
        return found != each.figures.end() && found->where.begin == figure.begin;
    };
    constexpr int deepest = 3; // blocks that begin within one another
    for (int steps = 0;; ++steps) {
        if (at == passages.begin() || steps == deepest) return std::nullopt;
        if (holds(*--at)) break;
    }
    const Passage& passage = *at;
    const places::BlockKind kind = passage.block.kind;
    if (figure.end > passage.block.range.end || kind == places::BlockKind::cell ||
        kind == places::BlockKind::entry)
        return std::nullopt;
    Sentence sentence;
    sentence.range = sentence_in(context.document(), passage, figure);
    const auto first = std::lower_bound(passage.figures.begin(), passage.figures.end(),
                                        sentence.range.begin, begins);
    auto last = std::lower_bound(first, passage.figures.end(), sentence.range.end, begins);
    if (last != first && (last - 1)->where.end > sentence.range.end) --last;
    if (last - first > most || sentence.range.end - sentence.range.begin > longest)
        return std::nullopt;
    sentence.figures = {first, last};
    return sentence;
}

string_view before(const Document& paper, const Sentence& sentence, const Figure& figure,
                   std::uint32_t bytes) {
    const std::uint32_t end = figure.where.begin;
    return paper.text({end - std::min(end - sentence.range.begin, bytes), end});
}
string_view behind(const Document& paper, const Sentence& sentence, const Figure& figure,
                   std::uint32_t bytes) {
    const std::uint32_t begin = figure.where.end;
    if (begin >= sentence.range.end) return {};
    return paper.text({begin, begin + std::min(sentence.range.end - begin, bytes)});
}

} // namespace duly::amounts
