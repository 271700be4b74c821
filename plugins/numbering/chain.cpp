#include "chain.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace duly::numbering {
namespace {

/// How one number follows another.
struct Step {
    enum class Kind : std::uint8_t { same, next, gap, child, late_child, back } kind;
    std::size_t level = 0; ///< the part that differs, from 0
    int skipped = 0;       ///< gap: how many are left out
    bool begins = true;    ///< the parts below that level are all 1
};

Step step(const Number& from, const Number& to) {
    std::size_t level = 0;
    while (level < from.depth && level < to.depth && from.parts[level] == to.parts[level])
        ++level;
    bool ones = true;
    for (std::size_t i = level + 1; i < to.depth; ++i)
        ones = ones && to.parts[i] == 1;
    if (level == from.depth && level == to.depth) return {Step::Kind::same, level};
    if (level == to.depth) return {Step::Kind::back, level};
    if (level == from.depth) {
        const int part = to.parts[level];
        if (part == 1) return {Step::Kind::child, level, 0, ones};
        return {Step::Kind::late_child, level, part - 1, ones};
    }
    const int by = to.parts[level] - from.parts[level];
    if (by < 0) return {Step::Kind::back, level};
    if (by == 1) return {Step::Kind::next, level, 0, ones};
    return {Step::Kind::gap, level, by - 1, ones};
}

bool follows(const Number& from, const Number& to) {
    const Step found = step(from, to);
    return (found.kind == Step::Kind::next || found.kind == Step::Kind::child) && found.begins;
}

/// Two paragraphs or two headings may carry one number by mistake; a paragraph and a short line
/// under it are rather a number and an amount.
bool may_be_twice(const Mark& first, const Mark& second) {
    return first.heading == second.heading && first.reads_on && second.reads_on;
}

/// How many numbers are looked back and ahead to.
constexpr std::ptrdiff_t near = 300;

/// Follows the trusted numbers of one zone.
class Follower {
public:
    Follower(const Document& paper, const numbers::Marks& marks, Chain& chain)
        : paper_(paper), marks_(marks), chain_(chain) {}

    void follow(const std::vector<const Mark*>& zone);

private:
    using Place = std::vector<const Mark*>::const_iterator;
    void find_differing(std::vector<const Mark*>& zone);
    void take(const Mark* mark);
    void child(const Mark* mark, const Mark* next, const Step& how);
    void gap(const Mark* mark, const Mark* next, const Step& how);
    void same(const Mark* mark, const Mark* next, const Mark* previous);
    void back(const Place& place, const Mark* mark, const Mark* next);
    void start(const Mark* mark, const Mark* next);
    [[nodiscard]] bool goes_on_under(const Mark& first, const Mark& second) const;
    [[nodiscard]] bool gap_stands(const Mark& before, const Mark& after, const Number& first,
                                  const Number& last) const {
        return is_missing(paper_, marks_, {&before, &after, first, last});
    }
    [[nodiscard]] bool section_gap_stands(const Mark& before, const Mark& after) const;
    [[nodiscard]] bool text_between(const Mark& before, const Mark& after) const;
    [[nodiscard]] const Mark* taken(const Number& number) const;
    void pass_over() { ++chain_.passed_over; }

    const Document& paper_;
    const numbers::Marks& marks_;
    Chain& chain_;
    std::vector<const Mark*> run_; ///< the numbers that run on, so far
    Number path_;                  ///< the last of them; depth 0 at the start
    Place begin_, end_;            ///< the zone
};

void Follower::take(const Mark* mark) {
    run_.push_back(mark);
    path_ = mark->number;
    ++(mark->heading && mark->number.depth == 1 ? chain_.sections : chain_.paragraphs);
}

const Mark* Follower::taken(const Number& number) const {
    const auto end = run_.rbegin() + std::min<std::ptrdiff_t>(std::ssize(run_), near);
    for (auto at = run_.rbegin(); at != end; ++at)
        if ((*at)->number == number) return *at;
    return nullptr;
}

/// Whether unnumbered text stands between two numbers.
bool Follower::text_between(const Mark& before, const Mark& after) const {
    const std::string_view between = paper_.text({before.where.end, after.where.begin});
    return between.find_first_not_of(" \t\n\r") != std::string_view::npos;
}

/// A heading without a number may be the one that is missing.
bool Follower::section_gap_stands(const Mark& before, const Mark& after) const {
    if (chain_.section_gaps.size() > 20) return false; // they are not understood
    for (const Node section : paper_.all("section")) {
        const duly_range range = section.range();
        if (range.begin <= before.where.begin || range.begin >= after.where.begin) continue;
        if (section.str("number").empty()) return false;
    }
    const Number first = before.number.with_last(before.number.last() + 1);
    return gap_stands(before, after, first, after.number.with_last(after.number.last() - 1));
}

void Follower::start(const Mark* mark, const Mark* next) {
    const bool first = mark->number.last() == 1 || (mark->heading && mark->number.depth == 1);
    if (first || (next != nullptr && follows(mark->number, next->number)))
        take(mark);
    else
        pass_over();
}

void Follower::child(const Mark* mark, const Mark* next, const Step& how) {
    if (how.kind == Step::Kind::child) {
        if (how.begins || next == nullptr || !follows(path_, next->number))
            take(mark);
        else
            pass_over();
        return;
    }
    const bool directly = mark->number.depth == path_.depth + 1 && how.skipped <= 2;
    const bool goes_on = next != nullptr && follows(mark->number, next->number);
    if (!directly || (!goes_on && next != nullptr && follows(path_, next->number))) {
        pass_over();
        return;
    }
    const Mark& above = *run_.back();
    const Number first = mark->number.with_last(1);
    const Number last = mark->number.with_last(mark->number.last() - 1);
    if (above.heading && goes_on && !text_between(above, *mark) &&
        gap_stands(above, *mark, first, last))
        chain_.gaps.push_back({&above, mark, first, last});
    take(mark);
}

void Follower::gap(const Mark* mark, const Mark* next, const Step& how) {
    constexpr int most = 8; // more than that is another list, or a figure
    const bool outlier =
        next != nullptr && follows(path_, next->number) && !follows(mark->number, next->number);
    if (outlier) {
        pass_over();
        return;
    }
    const Mark& before = *run_.back();
    if (how.level == 0) {
        if (!mark->heading &&
            (!how.begins || next == nullptr || !follows(mark->number, next->number)))
            return pass_over();
        if (mark->heading && mark->number.depth == 1 && how.skipped <= 3) {
            const auto above = std::find_if(run_.rbegin(), run_.rend(), [](const Mark* each) {
                return each->heading && each->number.depth == 1;
            });
            if (above != run_.rend() &&
                (*above)->number.parts[0] + how.skipped + 1 == mark->number.parts[0]) {
                if (section_gap_stands(**above, *mark))
                    chain_.section_gaps.push_back(
                        {*above, mark, (*above)->number.with_last((*above)->number.last() + 1),
                         mark->number.with_last(mark->number.last() - 1)});
                else
                    ++chain_.sections_jump;
            }
        }
        take(mark);
        return;
    }
    const bool deeper = mark->number.depth > how.level + 1;
    const bool goes_on =
        next != nullptr && next->number == mark->number.with_last(mark->number.last() + 1);
    if (!mark->reads_on && !goes_on) return pass_over(); // rather an amount
    if (how.skipped > most || (deeper && !how.begins) || (next == nullptr && how.skipped > 1)) {
        pass_over();
        return;
    }
    if (!deeper) {
        const Number first = mark->number.with_last(mark->number.last() - how.skipped);
        const Number last = mark->number.with_last(mark->number.last() - 1);
        if (gap_stands(before, *mark, first, last))
            chain_.gaps.push_back({&before, mark, first, last});
    }
    take(mark);
}

/// "14. Grants" and, on a further page, "14. Grants (continued)".
bool Follower::goes_on_under(const Mark& first, const Mark& second) const {
    const std::string before = numbers::opening_words(paper_, first);
    std::string after = numbers::opening_words(paper_, second);
    if (before == after) return true;
    for (char& c : after)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return after.find("continued") != std::string::npos || after.find("(cont") != std::string::npos;
}

void Follower::same(const Mark* mark, const Mark* next, const Mark* previous) {
    const Mark* first = run_.back();
    const bool both_headings = first->heading && mark->heading;
    if (mark->number.depth == 1) {
        // Two lists under bare headings begin alike; a section's number stands twice only within
        // numbers that run on.
        const int by = next == nullptr ? 0 : next->number.parts[0] - mark->number.parts[0];
        const bool runs_on = run_.size() >= 2 && (by == 1 || by == 2);
        if (!both_headings || goes_on_under(*first, *mark)) return;
        if (!runs_on || mark->number.last() == 1) {
            ++chain_.sections_alike;
            return;
        }
        chain_.sections_twice.push_back({first, mark, {}, false});
        if (by == 2) path_ = mark->number.with_last(mark->number.last() + 1); // as was meant
        return;
    }
    if (previous != first) return pass_over(); // within a quotation that was passed over
    const bool repeated =
        numbers::opening_words(paper_, *first) == numbers::opening_words(paper_, *mark);
    if (!mark->starts_afresh || !may_be_twice(*first, *mark) || repeated ||
        !(home(*first) == home(*mark)))
        return pass_over();
    Twice twice{first, mark, {}, false};
    const Number second = mark->number.with_last(mark->number.last() + 1);
    if (next != nullptr && next->number == mark->number.with_last(mark->number.last() + 2) &&
        !marks_.present(second, mark->zone)) {
        twice.instead = second;
        path_ = second;
    }
    chain_.twice.push_back(twice);
}

void Follower::back(const Place& place, const Mark* mark, const Mark* next) {
    const Mark* first = taken(mark->number);
    const bool within =
        first != nullptr && place != begin_ && *std::prev(place) == run_.back() &&
        mark->starts_afresh && may_be_twice(*first, *mark) && mark->number.depth >= 2 &&
        !mark->heading && home(*mark) && home(*first) == home(*mark) &&
        numbers::opening_words(paper_, *first) != numbers::opening_words(paper_, *mark);
    if (next != nullptr && follows(path_, next->number)) {
        if (within)
            chain_.twice.push_back({first, mark, {}, false});
        else
            pass_over();
        return;
    }
    if (next == nullptr || !follows(mark->number, next->number)) {
        if (mark->heading && mark->number.depth == 1) return take(mark); // another list of sections
        return pass_over();
    }
    // Paragraphs of an earlier paper that are quoted: the paper's own go on behind them.
    const Number successor = path_.with_last(path_.last() + 1);
    const auto far = place + std::min<std::ptrdiff_t>(end_ - place, near);
    const bool goes_on = std::any_of(place, far, [&](const Mark* each) {
        return each->number == successor && home(*each) == home(*run_.back());
    });
    if (goes_on && home(*run_.back()) == home(*mark)) return pass_over();
    if (within && next->starts_afresh && taken(next->number) != nullptr &&
        home(*next) == home(*mark))
        chain_.twice.push_back({first, mark, {}, true});
    run_.clear();
    take(mark);
}

// "5 Equality" over 6.1, 6.2: neither follows the other, so such a section is taken out of the
// chain.
void Follower::find_differing(std::vector<const Mark*>& zone) {
    std::vector<const Mark*> others;
    std::set<std::uint16_t> numbered; // sections whose number a paragraph carries
    for (const Mark* mark : zone)
        if (mark->number.depth >= 2) numbered.insert(mark->number.parts[0]);
    for (std::size_t i = 0; i < zone.size(); ++i) {
        const Mark* section = zone[i];
        others.push_back(section);
        if (!section->heading || section->number.depth != 1) continue;
        const Mark* first = nullptr;
        const Mark* last = nullptr;
        std::size_t count = 0;
        bool one_number = true;
        for (std::size_t k = i + 1; k < zone.size(); ++k) {
            const Mark* each = zone[k];
            if (each->heading && each->number.depth == 1) break;
            if (each->where.begin >= section->node.range().end) break;
            if (first == nullptr) first = each;
            one_number = one_number && each->number.parts[0] == first->number.parts[0];
            last = each;
            ++count;
        }
        if (count < 2 || !one_number || first->number.parts[0] == section->number.parts[0] ||
            !(first->node.enclosing("section") == section->node))
            continue;
        // A line "6 Equality" between them is the heading that was not taken for one.
        Number theirs = first->number;
        theirs.depth = 1;
        if (numbers::stands_in(paper_.text({section->where.end, first->where.begin}), theirs))
            continue;
        const int by = first->number.parts[0] - section->number.parts[0];
        constexpr int farthest = 3; // beyond that the numbers are rather another document's
        if (by > farthest || by < -farthest) continue;
        if (numbered.count(section->number.parts[0]) > 0) continue;
        chain_.differs.push_back({section, first, last});
        others.pop_back();
    }
    zone = std::move(others);
}

void Follower::follow(const std::vector<const Mark*>& all) {
    std::vector<const Mark*> zone = all;
    find_differing(zone);
    begin_ = zone.cbegin();
    end_ = zone.cend();
    for (std::size_t i = 0; i < zone.size(); ++i) {
        const Mark* mark = zone[i];
        const Mark* next = i + 1 < zone.size() ? zone[i + 1] : nullptr;
        if (run_.empty()) {
            start(mark, next);
            continue;
        }
        const Step how = step(path_, mark->number);
        switch (how.kind) {
        case Step::Kind::same:
            same(mark, next, zone[i - 1]);
            break;
        case Step::Kind::back:
            back(zone.begin() + static_cast<std::ptrdiff_t>(i), mark, next);
            break;
        case Step::Kind::gap:
            gap(mark, next, how);
            break;
        case Step::Kind::child:
        case Step::Kind::late_child:
            child(mark, next, how);
            break;
        case Step::Kind::next:
            // A figure or a quoted number may chance to follow.
            if (how.begins || next == nullptr || follows(mark->number, next->number) ||
                !follows(path_, next->number))
                take(mark);
            else
                pass_over();
            break;
        }
    }
}

} // namespace

Node home(const Mark& mark) {
    const Node nearest = (mark.heading ? mark.node.parent() : mark.node).enclosing("section");
    for (Node section = nearest; section; section = section.parent().enclosing("section"))
        if (!section.str("number").empty()) return section;
    return nearest;
}

bool is_missing(const Document& paper, const numbers::Marks& marks, const Gap& gap) {
    const std::string_view between = paper.text({gap.before->where.begin, gap.after->where.begin});
    for (int part = gap.first.last(); part <= gap.last.last(); ++part) {
        const Number number = gap.first.with_last(part);
        if (marks.present(number, gap.before->zone) || numbers::stands_in(between, number))
            return false;
    }
    return true;
}

bool Chain::broken() const {
    std::size_t missing = 0;
    for (const Gap& gap : gaps)
        missing += static_cast<std::size_t>(gap.last.last() - gap.first.last()) + 1;
    const std::size_t numbered = paragraphs + sections;
    return missing * 2 > numbered || passed_over * 2 > numbered;
}

const Numbering& Numbering::of(const Context& context) {
    std::string name("numbering\n");
    name.append(context.text("quantity")).append("\n").append(context.text("own"));
    return context.kept<Numbering>(name, [&] { return Numbering(context); });
}

Numbering::Numbering(const Context& context)
    : marks_(context, context.text("quantity"), context.text("own")) {
    const std::vector<Mark>& all = marks_.all();
    std::vector<const Mark*> continuous; // of zones whose numbers go on where the last one ended
    for (std::size_t from = 0; from < all.size();) {
        std::size_t end = from;
        std::vector<const Mark*> zone, plain;
        for (; end < all.size() && all[end].zone == all[from].zone; ++end) {
            if (!all[end].trusted) continue;
            const bool outlined = all[end].heading || all[end].number.depth >= 2;
            (outlined ? zone : plain).push_back(&all[end]);
        }
        Follower(context.document(), marks_, chain_).follow(zone);
        from = end;
        if (plain.empty()) continue;
        // "Part B" goes on with paragraph 14, an appendix begins with 1
        constexpr std::ptrdiff_t looked_back = 50; // a list may stand between
        const int first = plain.front()->number.last();
        const auto last =
            continuous.rbegin() + std::min<std::ptrdiff_t>(std::ssize(continuous), looked_back);
        const bool goes_on =
            first > 1 && std::any_of(continuous.rbegin(), last, [&](const Mark* each) {
                return each->number.last() + 1 == first;
            });
        if (!goes_on) {
            follow_continuous(context.document(), marks_, continuous, chain_);
            continuous.clear();
        }
        continuous.insert(continuous.end(), plain.begin(), plain.end());
    }
    follow_continuous(context.document(), marks_, continuous, chain_);
}

} // namespace duly::numbering
