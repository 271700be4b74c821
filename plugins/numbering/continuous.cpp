// Paragraphs numbered 1, 2, 3 … from the first section to the last, with lists of their own
// between.
#include <algorithm>

#include "chain.hpp"

namespace duly::numbering {
namespace {

/// One run of numbers: the paper's own, or a list within it.
struct Run {
    std::vector<const Mark*> marks;
    std::vector<std::pair<std::size_t, Gap>> gaps;    ///< with the run's length before each
    std::vector<std::pair<std::size_t, Twice>> twice; ///< likewise
    std::size_t touched = 0;                          ///< when it was last added to

    [[nodiscard]] int last() const { return marks.back()->number.last(); }
};

/// A list may be long, but it stands in one section.
bool through_the_paper(const Run& run) {
    constexpr std::size_t paragraphs = 8, sections = 3;
    if (run.marks.size() < paragraphs) return false;
    std::vector<duly_node> homes;
    for (const Mark* mark : run.marks) {
        const duly_node id = mark->node.enclosing("section").id();
        if (std::find(homes.begin(), homes.end(), id) == homes.end()) homes.push_back(id);
        if (homes.size() >= sections) return true;
    }
    return false;
}

/// "(1)" and "1." are two numberings: recommendations, and the paragraphs behind them.
bool in_brackets(const Document& paper, const Mark& mark) {
    const std::string_view line = paper.text(mark.where);
    const std::size_t first = line.find_first_not_of(" \t");
    return first != std::string_view::npos && line[first] == '(';
}

/// Whether the number at that place is the run's last one again, in a paragraph of its own right
/// behind it.
bool again(const Document& paper, const Run& run, const std::vector<const Mark*>& zone,
           std::size_t at) {
    const Mark &first = *run.marks.back(), &second = *zone[at];
    return first.number == second.number && zone[at - 1] == &first &&
           in_brackets(paper, first) == in_brackets(paper, second) && second.starts_afresh &&
           first.reads_on && second.reads_on &&
           numbers::opening_words(paper, first) != numbers::opening_words(paper, second);
}

} // namespace

void follow_continuous(const Document& paper, const numbers::Marks& marks,
                       const std::vector<const Mark*>& zone, Chain& chain) {
    constexpr int widest = 2; // a wider gap is rather another list
    constexpr std::size_t goes_on_for =
        3;                               // numbers that must follow a gap or one that stands twice
    constexpr std::size_t most_runs = 8; // lists that are long over are not looked at again
    std::vector<Run> runs;
    for (std::size_t i = 0; i < zone.size(); ++i) {
        const Mark* mark = zone[i];
        const int number = mark->number.last();
        // The list begun last goes first; the paper's own numbers go on where it does not fit.
        std::stable_sort(runs.begin(), runs.end(),
                         [](const Run& a, const Run& b) { return a.touched > b.touched; });
        auto run = std::find_if(runs.begin(), runs.end(),
                                [&](const Run& each) { return each.last() + 1 == number; });
        if (run == runs.end() && i > 0 && !runs.empty() && again(paper, runs.front(), zone, i)) {
            Run& own = runs.front();
            own.twice.emplace_back(own.marks.size(), Twice{own.marks.back(), mark, {}, false});
            own.marks.back() = mark; // the next one follows it
            continue;
        }
        const auto ahead = [&](std::size_t by) {
            return i + by < zone.size() ? zone[i + by]->number.last() : 0;
        };
        const bool goes_on =
            ahead(1) == number + 1 || (ahead(1) == number && ahead(2) == number + 1);
        if (run == runs.end() && number != 1 && goes_on) {
            run = std::find_if(runs.begin(), runs.end(), [&](const Run& each) {
                return number > each.last() && number - each.last() - 1 <= widest;
            });
            if (run != runs.end())
                run->gaps.emplace_back(run->marks.size(),
                                       Gap{run->marks.back(), mark,
                                           mark->number.with_last(run->last() + 1),
                                           mark->number.with_last(number - 1)});
        }
        if (run == runs.end()) {
            if (number != 1) continue;
            if (runs.size() == most_runs) {
                // Keep the longest: it may be the paper's own.
                const auto shortest =
                    std::min_element(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
                        return a.marks.size() < b.marks.size();
                    });
                runs.erase(shortest);
            }
            run = runs.insert(runs.end(), Run{});
        }
        run->marks.push_back(mark);
        run->touched = i + 1;
    }
    for (const Run& run : runs) {
        if (!through_the_paper(run)) continue;
        chain.paragraphs += run.marks.size();
        for (const auto& [length, gap] : run.gaps)
            if (run.marks.size() - length >= goes_on_for && is_missing(paper, marks, gap))
                chain.gaps.push_back(gap);
        for (const auto& [length, twice] : run.twice)
            if (run.marks.size() - length >= goes_on_for) chain.twice.push_back(twice);
    }
}

} // namespace duly::numbering
