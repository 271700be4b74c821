#include "relied_on.hpp"

#include <algorithm>

namespace duly::sections {
namespace {

bool overlaps(duly_range a, duly_range b) {
    return a.begin < b.end && b.begin < a.end;
}

/// The sections of a role, whose own words are no reliance.
std::vector<duly_range> ranges_of(const Document& paper, std::string_view role) {
    std::vector<duly_range> ranges;
    for (const Node section : paper.all("section"))
        if (section.str("role") == role) ranges.push_back(section.range());
    return ranges;
}

/// Where the first section begins that has a role: what stands before it names the paper itself.
std::uint32_t head_end(const Document& paper) {
    std::uint32_t end = paper.root().range().end;
    for (const Node section : paper.all("section"))
        if (!section.str("role").empty()) end = std::min(end, section.range().begin);
    return end;
}

bool in_any(const std::vector<duly_range>& ranges, duly_range part) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](duly_range range) { return overlaps(range, part); });
}

void add_references(const Context& context, const std::vector<duly_range>& lists,
                    std::vector<Reliance>& found) {
    const Document& paper = context.document();
    const std::string own = squeezed(paper.root().str("reference"));
    const std::string_view series = context.text("series");
    const std::uint32_t head = head_end(paper);
    std::vector<std::string> known;
    for (const Node reference : paper.all("reference")) {
        if (reference.range().begin < head || reference.str("kind") != "decision" ||
            in_any(lists, reference.range()))
            continue;
        const std::string_view words = places::or_else(reference.str("target"), reference.text());
        const std::string key = squeezed(words);
        // "Item 7" is another paper of the same meeting, or a minute that its date tells of
        if (key.starts_with("item")) continue;
        if (key.empty() || (!own.empty() && (key.ends_with(own) || own.ends_with(key))) ||
            reference.enclosing("contents"))
            continue;
        if (!series.empty() && !context.matches(series, context.folded(words))) continue;
        const auto at = std::find(known.begin(), known.end(), key);
        if (at != known.end()) {
            found[static_cast<std::size_t>(at - known.begin())].again.push_back(reference.range());
            continue;
        }
        known.push_back(key);
        found.push_back(
            {Reliance::How::reference, places::quoted(words, 80), reference.range(), {}});
    }
}

/// The title that stands before "which was approved by": words in quotation marks, else the run of
/// capitalised words, with the small words between them. Empty at `at` when there is none.
duly_range title_before(const Document& paper, duly_range line, std::uint32_t at) {
    constexpr std::size_t longest = 200; // bytes
    const std::string_view words = paper.text({line.begin, at});
    std::size_t end = words.size();
    while (end > 0 && (places::is_space(words[end - 1]) || words[end - 1] == ','))
        --end;
    const auto range = [&](std::size_t begin) {
        return duly_range{line.begin + static_cast<std::uint32_t>(begin),
                          line.begin + static_cast<std::uint32_t>(end)};
    };
    constexpr std::string_view curly_open = "\xE2\x80\x9C", curly_close = "\xE2\x80\x9D";
    const std::string_view before = words.substr(0, end);
    if (before.ends_with('"') && end > 1) {
        const std::size_t open = before.rfind('"', end - 2);
        if (open != std::string_view::npos && end - open <= longest) return range(open);
    }
    if (before.ends_with(curly_close)) {
        const std::size_t open = before.rfind(curly_open);
        if (open != std::string_view::npos && end - open <= longest) return range(open);
    }
    std::size_t begin = end, at_word = end;
    while (at_word > 0 && end - at_word < longest) {
        std::size_t start = before.find_last_of(" \t", at_word - 1);
        start = start == std::string_view::npos ? 0 : start + 1;
        const std::string_view word = before.substr(start, at_word - start);
        if (word.empty() || word.ends_with('.') || word.ends_with(',') || word.ends_with(';'))
            break;
        const char c = word.front();
        const bool named = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        const bool small = word == "and" || word == "of" || word == "the" || word == "for" ||
                           word == "in" || word == "to" || word == "on" || word == "&" ||
                           word == "-";
        if (!named && !small) break;
        if (named) begin = start;
        at_word = start == 0 ? 0 : start - 1;
    }
    return range(begin);
}

/// The sentence around a range, within its line.
duly_range sentence_around(const Document& paper, duly_range line, duly_range part) {
    const std::string_view words = paper.text(line);
    const std::size_t from = part.begin - line.begin, to = part.end - line.begin;
    const std::size_t before = from < 2 ? std::string_view::npos : words.rfind(". ", from - 1);
    const std::size_t after = words.find(". ", to);
    return {line.begin +
                static_cast<std::uint32_t>(before == std::string_view::npos ? 0 : before + 2),
            after == std::string_view::npos ? line.end
                                            : line.begin + static_cast<std::uint32_t>(after) + 1};
}

bool cites_decision(const Document& paper, duly_range where) {
    for (const Node reference : paper.all("reference"))
        if (reference.str("kind") == "decision" && overlaps(reference.range(), where)) return true;
    return false;
}

/// The title before "which was approved", by which one paper cited twice is known; empty when there
/// is none.
std::string title_key(const Context& context, std::string_view cited) {
    const std::string_view words = context.folded(cited);
    const auto title = context.match("^(?:the )?\"?(?:the )?(.{12,}?)\"?,? "
                                     "(?:which|that|was|were|had|has|have)\\b",
                                     words);
    return title ? std::string(words.substr(title->begin, title->end - title->begin))
                 : std::string{};
}

/// "Will be approved by Cabinet in June" promises; it relies on nothing.
bool still_to_come(std::string_view before) {
    while (before.ends_with(' '))
        before.remove_suffix(1);
    return before.ends_with(" be") || before.ends_with(" being");
}

/// A date that the paper gives, with the words before it that may say what was done on it.
struct Dated {
    duly_date date{};
    duly_range where{}, line{}, before{};
};

/// The dates of the paper in order. What stands before one reaches back to the line's start, the
/// date before it, or as far as a sentence is long.
std::vector<Dated> dates_of(const Document& paper, const std::vector<duly_range>& lists) {
    constexpr std::uint32_t farthest = 300; // bytes
    std::vector<Dated> dates;
    for (const Node node : paper.all("date"))
        if (const auto date = node.date("date"); date && date->month != 0)
            dates.push_back({*date, node.range(), {}, {}});
    std::sort(dates.begin(), dates.end(),
              [](const Dated& a, const Dated& b) { return a.where.begin < b.where.begin; });
    std::uint32_t passed = 0;
    for (Dated& date : dates) {
        date.line = places::line_at(paper, date.where.begin);
        std::uint32_t from = std::max(date.line.begin, passed);
        if (date.where.begin > farthest) from = std::max(from, date.where.begin - farthest);
        // Not into the middle of a character.
        while (from < date.where.begin &&
               (static_cast<unsigned char>(paper.text({from, from + 1})[0]) & 0xC0) == 0x80)
            ++from;
        date.before = {std::min(from, date.where.begin), date.where.begin};
        passed = date.where.end;
    }
    std::erase_if(dates, [&](const Dated& date) { return in_any(lists, date.where); });
    return dates;
}

/// The mention as it is quoted: from the beginning of its sentence, which says of what was
/// approved; from its own words, with "…" before them, where that is far.
std::string quoted_mention(const Document& paper, duly_range line, duly_range where) {
    constexpr std::uint32_t far = 120; // bytes
    duly_range sentence = sentence_around(paper, line, where);
    std::string_view words = paper.text({sentence.begin, where.begin});
    const std::size_t first = words.find_first_not_of("0123456789.() \t-");
    // "4.2 The scheme …": the number is the paragraph's
    if (first != std::string_view::npos && first > 0 && places::is_space(words[first - 1]) &&
        sentence.begin == line.begin)
        sentence.begin += static_cast<std::uint32_t>(first);
    words = paper.text({sentence.begin, where.begin});
    if (where.begin - sentence.begin <= far && words.find('\t') == std::string_view::npos)
        where.begin = sentence.begin;
    std::string out = places::quoted(paper.text(where), 200);
    return !out.empty() && out.front() >= 'a' && out.front() <= 'z' ? "…" + out : out;
}

void add_mention(const Context& context, Reliance::How how, const Dated& dated, duly_range words,
                 std::vector<Reliance>& found) {
    const Document& paper = context.document();
    // What was done on the paper's own day or later speaks of this decision, or of a later one.
    const auto order = compare(dated.date, paper.date());
    const bool earlier = order == duly::Order::less || order == duly::Order::unordered ||
                         (order == duly::Order::equivalent && !exact(dated.date));
    duly_range where{words.begin, dated.where.end};
    if (!earlier || still_to_come(paper.text({dated.line.begin, where.begin})) ||
        cites_decision(paper, sentence_around(paper, dated.line, where)))
        return;
    if (how == Reliance::How::prose) {
        const duly_range title = title_before(paper, dated.line, where.begin);
        if (!empty(title)) where.begin = title.begin;
    }
    const std::string_view said = paper.text(where);
    if (said.rfind('(') != std::string_view::npos && said.find(')', said.rfind('(')) == said.npos &&
        paper.text({where.end, where.end + 1}) == ")")
        ++where.end;
    const std::string key = title_key(context, paper.text(where));
    for (Reliance& other : found) {
        if (other.how == Reliance::How::reference) continue;
        if (overlaps(other.where, where)) return;
        if (!key.empty() && other.how == how && title_key(context, other.cited) == key) {
            other.again.push_back(where);
            return;
        }
    }
    // A title stands for itself.
    const bool titled = how == Reliance::How::prose && !key.empty();
    found.push_back(
        {how,
         titled ? places::quoted(paper.text(where), 200) : quoted_mention(paper, dated.line, where),
         where,
         {},
         dated.date});
}

void add_prose(const Context& context, std::string_view pattern, Reliance::How how,
               const std::vector<Dated>& dates, std::vector<Reliance>& found) {
    if (pattern.empty()) return;
    const std::string up_to_the_date = "(?:" + std::string(pattern) + ")$";
    for (const Dated& dated : dates)
        if (const auto words = context.find(up_to_the_date, dated.before))
            add_mention(context, how, dated, *words, found);
}

} // namespace

std::string squeezed(std::string_view words) {
    std::string out;
    for (const char c : words) {
        if (c >= 'A' && c <= 'Z')
            out += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out += c;
    }
    return out;
}

bool Listed::has_reference(std::string_view reference) const {
    const std::string key = squeezed(reference);
    if (key.empty()) return false;
    for (std::size_t at = letters.find(key); at != std::string::npos;
         at = letters.find(key, at + 1)) {
        const std::size_t end = at + key.size();
        if (end == letters.size() || letters[end] < '0' || letters[end] > '9') return true;
    }
    return false;
}

std::vector<Reliance> reliances(const Context& context, std::string_view role) {
    const std::vector<duly_range> lists = ranges_of(context.document(), role);
    std::vector<Reliance> found;
    add_references(context, lists, found);
    const std::vector<Dated> dates = dates_of(context.document(), lists);
    add_prose(context, context.text("earlier"), Reliance::How::prose, dates, found);
    add_prose(context, context.text("meeting"), Reliance::How::meeting, dates, found);
    return found;
}

bool on_list(const Context& context, const Reliance& reliance, const Listed& list) {
    if (reliance.how == Reliance::How::reference) return list.has_reference(reliance.cited);
    // A list that has something of the same month is given the benefit of the doubt.
    for (const duly_date date : list.dates)
        if (date.year == reliance.date.year &&
            (date.month == reliance.date.month || date.month == 0))
            return true;
    const std::string title = title_key(context, reliance.cited);
    return !title.empty() && list.words.find(title) != std::string::npos;
}

} // namespace duly::sections
