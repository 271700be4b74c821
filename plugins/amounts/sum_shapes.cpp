// Sums that are told by their shape.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "sums.hpp"

namespace duly::amounts {
namespace {

using places::BlockKind;
using std::string_view;

class Shapes {
public:
    Shapes(const Context& context, Sums& sums)
        : context_(context), paper_(context.document()), sums_(sums) {}

    void run() {
        for (const Told& told : sums_.blocks()) {
            if (told.money.size() < 2) continue;
            if (told.block.kind == BlockKind::footnote) footnote(told);
            if (told.money.size() < 3) continue;
            for (std::size_t i = 0; i < told.money.size(); ++i) {
                in_brackets(told, i);
                behind_colon(told, i);
                equation(told, i);
                by_years(told, i);
            }
            of_the_whole(told);
        }
    }

private:
    void in_brackets(const Told& told, std::size_t index);
    void behind_colon(const Told& told, std::size_t index);
    void equation(const Told& told, std::size_t index);
    void of_the_whole(const Told& told);
    void by_years(const Told& told, std::size_t index);
    [[nodiscard]] std::string year_of(const Figure& part, std::uint32_t from,
                                      std::uint32_t to) const;
    void footnote(const Told& told);
    [[nodiscard]] string_view text(std::uint32_t begin, std::uint32_t end) const {
        return begin < end ? paper_.text({begin, end}) : string_view();
    }
    /// Where the bracket closes that is open at `from`, or 0.
    [[nodiscard]] std::uint32_t closing(std::uint32_t from, std::uint32_t end) const;

    /// An amount with the mark of a footnote.
    struct Marked {
        const Told* there;
        Figure figure;
    };
    const std::multimap<string_view, Marked>& marked();

    const Context& context_;
    const Document& paper_;
    Sums& sums_;
    std::multimap<string_view, Marked> marked_;
    bool gathered_ = false;
};

std::uint32_t Shapes::closing(std::uint32_t from, std::uint32_t end) const {
    constexpr std::uint32_t longest = 2000; // a bracket, not a chapter whose bracket is missing
    const string_view words = text(from, std::min(end, from + longest));
    int open = 1;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at] == '(') ++open;
        if (words[at] == ')' && --open == 0) return from + static_cast<std::uint32_t>(at);
    }
    return 0;
}

// "£610,000 (£400,000 for the wall and £210,000 for the roof)"
void Shapes::in_brackets(const Told& told, std::size_t index) {
    const Figure& whole = told.money[index];
    if (index + 2 >= told.money.size() || text(whole.where.end, whole.where.end + 2) != " (")
        return;
    const std::uint32_t begin = whole.where.end + 2;
    const std::uint32_t end = closing(begin, told.block.range.end);
    if (end == 0) return;
    const Figures parts = between(told.money, begin, end);
    if (parts.size() < 2 || sums_.confirmed(told, whole, parts)) return;
    constexpr std::uint32_t opening = 20; // "(i.e. £400,000 …", not "(as approved when £…"
    if (parts[0].where.begin - begin <= opening)
        sums_.accuse(told, whole, parts, {whole.where.begin, end},
                     parts.size() > 2 ? Claim::strong : Claim::plain);
}

// "The works cost £610,000: £200,000 for the wall, £200,000 for the roof and £210,000 for the
// gate."
void Shapes::behind_colon(const Told& told, std::size_t index) {
    constexpr std::uint32_t reach = 60, opening = 40;
    constexpr std::size_t many = 3;
    const Figure& whole = told.money[index];
    const duly_range sentence = sums_.sentence(told, whole.where);
    if (index + 2 >= told.money.size()) return;
    const Figure& next = told.money[index + 1];
    const string_view gap = text(whole.where.end, next.where.begin);
    const std::size_t colon = gap.find(':');
    if (colon > reach || gap.size() - colon > opening) return;
    // "£400,000 (2022/23: £380,000) of grant" tells of one part
    const string_view lead = gap.substr(0, colon);
    if (std::count(lead.begin(), lead.end(), '(') > std::count(lead.begin(), lead.end(), ')'))
        return;
    const Figures parts = between(told.money, next.where.begin, sentence.end);
    if (parts.size() < 2 || sums_.confirmed(told, whole, parts)) return;
    if (parts.size() >= many)
        sums_.accuse(told, whole, parts, {whole.where.begin, sentence.end}, Claim::strong);
}

// "£400,000 + £210,000 = £610,000"
void Shapes::equation(const Told& told, std::size_t index) {
    const auto joint = [&](std::size_t i, string_view sign, string_view word) {
        const string_view gap =
            places::bare(text(told.money[i].where.end, told.money[i + 1].where.begin));
        const std::size_t begin = std::min(gap.find_first_not_of(' '), gap.size());
        return gap.substr(begin) == sign || gap.substr(begin) == word;
    };
    if (index > 0 && joint(index - 1, "+", "plus")) return; // told from its first part on
    std::size_t last = index;
    while (last + 1 < told.money.size() && joint(last, "+", "plus"))
        ++last;
    if (last == index || last + 1 >= told.money.size() || !joint(last, "=", "equals")) return;
    const Figure& whole = told.money[last + 1];
    const Figures parts(told.money.begin() + static_cast<std::ptrdiff_t>(index),
                        told.money.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    if (!sums_.confirmed(told, whole, parts))
        sums_.accuse(told, whole, parts, {whole.where.begin, whole.where.end}, Claim::strong);
}

// "Of the £610,000, £400,000 falls in 2023/24 and £250,000 in 2024/25": parts of different years
// hold nothing in common, so that together they are no more than the whole.
void Shapes::of_the_whole(const Told& told) {
    for (std::size_t i = 0; i + 2 < told.money.size(); ++i) {
        const Figure& whole = told.money[i];
        const duly_range sentence = sums_.sentence(told, whole.where);
        constexpr std::uint32_t opening = 80; // bytes that a sentence opens with
        if (whole.where.begin - sentence.begin > opening ||
            !context_.matches(context_.text("of-the"),
                              context_.folded(text(sentence.begin, whole.where.begin))) ||
            text(whole.where.end, whole.where.end + 2) != ", ")
            continue;
        const Figures parts = between(told.money, whole.where.end, sentence.end);
        std::set<std::string> years;
        std::optional<duly_decimal> sum = duly_decimal{0, 0};
        for (std::size_t k = 0; k < parts.size() && sum; ++k) {
            const std::uint32_t end =
                k + 1 < parts.size() ? parts[k + 1].where.begin : sentence.end;
            const duly_range words{parts[k].where.end, end};
            const auto year = context_.find(context_.text("falls-in"), words);
            if (!year || !years.emplace(context_.folded(paper_.text(*year))).second) return;
            sum = plus(*sum, parts[k].value);
        }
        if (parts.size() < 2 || !sum) return;
        if (!sums_.confirmed(told, whole, parts) && compare(*sum, whole.value) == 1)
            sums_.accuse(told, whole, parts, {whole.where.begin, sentence.end}, Claim::strong);
        return;
    }
}

/// The year that stands right beside a part: "£300,000 in 2025/26", "2025/26 (£300,000)".
std::string Shapes::year_of(const Figure& part, std::uint32_t from, std::uint32_t to) const {
    const string_view behind = text(part.where.end, to), before = text(from, part.where.begin);
    const auto told = [&](const char* name, string_view words) {
        const auto year = context_.match(context_.text(name), words);
        return year ? std::string(words.substr(year->begin, year->end - year->begin))
                    : std::string();
    };
    std::string year = told("year-behind", behind);
    if (year.empty() && behind.starts_with(')')) year = told("year-before", before);
    return year;
}

// "£640,000 over two years, being £300,000 in 2025/26 and £340,000 in 2026/27", "£2.4m in 2026/27
// (£1.1m) and 2027/28 (£1.3m)": each part has its year, and all that follows are parts.
void Shapes::by_years(const Told& told, std::size_t index) {
    constexpr std::uint32_t reach = 160; // bytes between a sum and its first part
    const Figure& whole = told.money[index];
    const duly_range sentence = sums_.sentence(told, whole.where);
    const Figures parts = between(told.money, whole.where.end, sentence.end);
    if (parts.size() < 2 || parts[0].where.begin - whole.where.end > reach) return;
    std::set<std::string> years;
    std::uint32_t from = whole.where.end;
    for (std::size_t k = 0; k < parts.size(); ++k) {
        const std::uint32_t to = k + 1 < parts.size() ? parts[k + 1].where.begin : sentence.end;
        const std::string year = year_of(parts[k], from, to);
        if (year.empty() || !years.insert(year).second) return;
        from = parts[k].where.end;
    }
    const string_view lead = text(whole.where.end, parts[0].where.begin);
    if (!lead.ends_with('(') && !context_.matches(context_.text("being"), lead)) return;
    if (sums_.confirmed(told, whole, parts)) return;
    // "up to £640,000": parts that are all of it come to no more
    Figure limit = whole;
    if (std::optional<duly_decimal> sum = duly_decimal{0, 0}; !whole.exact) {
        for (const Figure& part : parts)
            sum = sum ? plus(*sum, part.value) : sum;
        limit.exact = sum && compare(*sum, whole.value) == 1 &&
                      context_.matches("\\b(?:up to|not exceeding|no more than) $",
                                       text(sentence.begin, whole.where.begin));
    }
    sums_.accuse(told, limit, parts, {whole.where.begin, sentence.end}, Claim::strong);
}

// "… costs £610,000¹" and "¹ Made up of £400,000 for the wall and £210,000 for the roof"
void Shapes::footnote(const Told& told) {
    constexpr std::uint32_t opening = 25;
    const string_view mark = told.block.node.str("mark");
    if (mark.empty()) return;
    const auto cue = context_.find(context_.text("parts-follow"), told.block.range);
    const std::uint32_t first = told.money[0].where.begin;
    const bool cued = cue && cue->end <= first && cue->begin - told.block.range.begin <= opening;
    const auto [begin, end] = marked().equal_range(mark);
    for (auto at = begin; at != end; ++at) {
        const Told& there = *at->second.there;
        const Figure& whole = at->second.figure;
        const duly_range words = sums_.sentence(told, told.money[0].where);
        const Figures parts = between(told.money, words.begin, words.end);
        if (!sums_.confirmed(there, whole, parts) && cued)
            sums_.accuse(there, whole, parts, words, Claim::strong);
    }
}

const std::multimap<string_view, Shapes::Marked>& Shapes::marked() {
    if (gathered_) return marked_;
    gathered_ = true;
    for (const Told& there : sums_.blocks()) {
        if (there.money.empty() || there.block.kind == BlockKind::footnote) continue;
        for (const Node node : there.block.holder.children("reference")) {
            if (node.str("kind") != "footnote") continue;
            const auto whole = std::lower_bound(
                there.money.begin(), there.money.end(), node.range().begin,
                [](const Figure& each, std::uint32_t byte) { return each.where.end < byte; });
            if (whole != there.money.end() && whole->where.end == node.range().begin)
                marked_.emplace(node.str("target"), Marked{&there, *whole});
        }
    }
    return marked_;
}

} // namespace

void told_by_shape(const Context& context, Sums& sums) {
    Shapes(context, sums).run();
}

} // namespace duly::amounts
