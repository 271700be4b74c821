// Headings whose words go on behind them on the same line.
#include <algorithm>
#include <iterator>
#include <utility>

#include "structure/headings.hpp"
#include "support/utf8.hpp"

namespace duly::structure {

using model::Block;
using model::BlockKind;
using std::string_view;

namespace {

/// What parts a heading from the words behind it on the same line.
constexpr string_view stops[] = {":", ";", " ", "-", ".", "–", "—"};

/// Where the words go on behind the stops at `from`.
std::size_t behind_stop(string_view text, std::size_t from) {
    const auto next = [&] {
        return std::find_if(std::begin(stops), std::end(stops),
                            [&](string_view each) { return text.substr(from).starts_with(each); });
    };
    for (auto stop = next(); stop != std::end(stops); stop = next()) {
        const std::size_t behind = from + stop->size();
        const bool figure = *stop == "-" || *stop == "."; // "-£2,000", ".5%"
        if (figure && behind < text.size() && text[behind] != ' ' && text[behind] != ':') break;
        from = behind;
    }
    return from;
}

/// Where the dash stands between two spaces, from `from` on: the place of the first of these.
std::size_t find_dash(string_view text, string_view dash, std::size_t from) {
    for (std::size_t at = text.find(dash, from + 1); at != string_view::npos;
         at = text.find(dash, at + 1))
        if (text[at - 1] == ' ' && text.substr(at + dash.size()).starts_with(' ')) return at - 1;
    return string_view::npos;
}

} // namespace

string_view without_stop(string_view words) {
    const auto last = [&] {
        return std::find_if(std::begin(stops), std::end(stops),
                            [&](string_view each) { return words.ends_with(each); });
    };
    for (auto stop = last(); stop != std::end(stops); stop = last())
        words.remove_suffix(stop->size());
    return words;
}

// "Legal implications: there are none arising", "**Part 2 Confidentiality:** Only …"
std::optional<Heading> HeadingFinder::run_in(std::size_t index) const {
    const Block& block = file_.blocks[index];
    if (block.kind != BlockKind::paragraph && block.kind != BlockKind::item) return {};
    const string_view text = file_.file->view.slice(block.range);
    // "24/031: Apologies: none", "Box 4: Reasons: the rings are worn"
    const std::size_t number = std::max<std::size_t>(minute_number(text).length, form_number(text));
    const string_view beginning = text.substr(0, 100);
    std::size_t stop = std::min(beginning.find(':', number), beginning.find(';', number));
    if (!block.bold_ranges.empty() && block.bold_ranges.front().begin <= block.range.begin + 12) {
        const std::size_t bold_end = block.bold_ranges.front().end - block.range.begin;
        if (bold_end > number && bold_end <= 100 && (stop == string_view::npos || bold_end < stop))
            stop = bold_end;
    }
    bool plain = false;
    if (stop == string_view::npos && block.bold_ranges.empty()) { // "Financial - the cost is …"
        stop = std::min(find_dash(beginning, "-", number), find_dash(beginning, "–", number));
        plain = true;
    }
    if (stop == string_view::npos || stop == 0 || stop + 1 >= text.size()) return {};
    if (words_in(text.substr(0, stop)) > 12) return {};
    const std::size_t end = without_stop(text.substr(0, stop)).size(); // "**Legal.** None arise."
    const std::size_t rest = behind_stop(text, end);
    if (end == 0 || rest >= text.size()) return {};
    Heading heading =
        make({block.range.begin, block.range.begin + static_cast<std::uint32_t>(end)});
    if (const std::size_t name = text.substr(0, end).find(" (");
        !heading.known && name != string_view::npos && text[end - 1] == ')') {
        // "Legal (A. Penn): there is a power": who advises
        heading = make({block.range.begin, block.range.begin + static_cast<std::uint32_t>(name)});
        plain = true;
    }
    if (!heading.known || heading.range.empty()) return {};
    // "**Legal** advice was taken": a word set in bold, and the sentence goes on behind it
    std::size_t next = rest;
    if (!heading.strong &&
        text.substr(end, rest - end).find_first_not_of(' ') == string_view::npos &&
        utf8::is_lower(utf8::next(text, next)))
        return {};
    // "Appendix A: Feasibility study" names the appendix; nothing of it is there
    if (heading.role.compare(0, 7, "appendi") == 0 || heading.role == "contents") return {};
    // "6.1 **Financial:** an overspend": a heading among implications, and nowhere else
    heading.plain =
        plain || (!heading.strong && heading.number.empty() && block.bold_ranges.empty());
    heading.run_in = true;
    heading.rest = {block.range.begin + static_cast<std::uint32_t>(rest), block.range.end};
    return heading;
}

// Where the capitals behind a number end: "13. BUDGET. Agreed." has its item's name in them, and
// the minute on the same line. 0 where there are none.
std::size_t HeadingFinder::capitals_end(std::size_t index) const {
    constexpr std::size_t longest = 80, most_words = 10; // bytes
    const Block& block = file_.blocks[index];
    if (block.kind != BlockKind::paragraph && block.kind != BlockKind::item) return 0;
    const string_view text = file_.file->view.slice(block.range);
    const LeadingNumber number = leading_number(text);
    if (number.depth != 1 || !number.marked) return 0;
    std::size_t letters = 0, at = number.length;
    while (at < text.size() && at < longest) {
        const std::size_t begin = at;
        const char32_t c = utf8::next(text, at);
        if (utf8::is_lower(c)) return 0;
        letters += utf8::is_upper(c);
        const bool stop = c == U'.' || c == U':' || c == U'–' || c == U'—';
        if (!stop || at >= text.size() || text[at] != ' ') continue;
        std::size_t next = at + 1;
        const bool begins = next < text.size() && !utf8::is_lower(utf8::next(text, next));
        const bool named =
            letters >= 3 && words_in(text.substr(number.length, begin)) <= most_words;
        return begins && named ? begin : 0;
    }
    return 0;
}

// One such line may be shouted; three are how minutes are written, when one of them is an item that
// only meetings have: "1. AGREE: That …" are recommendations.
bool HeadingFinder::items_in_capitals() const {
    constexpr std::size_t fewest = 3;
    if (capitals_) return *capitals_;
    std::size_t count = 0;
    bool meets = false;
    for (std::size_t i = first_; i < last_ && (count < fewest || !meets); ++i) {
        const std::size_t end = capitals_end(i);
        if (end == 0) continue;
        ++count;
        if (meets) continue;
        const model::Range line = file_.blocks[i].range;
        const std::string role =
            make({line.begin, line.begin + static_cast<std::uint32_t>(end)}).role;
        meets = role == "attendance" || role == "apologies" || role == "previous-minutes" ||
                role == "next-meeting";
    }
    capitals_ = count >= fewest && meets;
    return *capitals_;
}

// "14. LEASE. Resolved: …", "**25/098 Village Hall roof.** The Council …": whatever its subject.
std::optional<Heading> HeadingFinder::item_of_business(std::size_t index) const {
    constexpr std::size_t longest = 100; // bytes
    const Block& block = file_.blocks[index];
    const string_view text = file_.file->view.slice(block.range);
    std::size_t end = capitals_end(index);
    if (end > 0 && !items_in_capitals()) return {};
    if (end == 0) {
        const std::size_t number = minute_number(text).length;
        if (number == 0 || block.bold_ranges.empty() ||
            block.bold_ranges.front().begin != block.range.begin)
            return {};
        end = block.bold_ranges.front().end - block.range.begin;
        if (end <= number || end > longest || end >= text.size()) return {};
        // a name with its stop, and not the first words of the minute
        const string_view name = utf8::trim(text.substr(0, end));
        if (name.empty() || (name.back() != '.' && name.back() != ':')) return {};
        end = without_stop(name).size();
    }
    const std::size_t rest = behind_stop(text, end);
    if (rest >= text.size()) return {};
    Heading heading =
        make({block.range.begin, block.range.begin + static_cast<std::uint32_t>(end)});
    if (heading.range.empty() || heading.role.starts_with("appendi")) return {};
    heading.run_in = heading.strong = true;
    heading.rest = {block.range.begin + static_cast<std::uint32_t>(rest), block.range.end};
    return heading;
}

std::vector<Heading> HeadingFinder::within(const Block& block, model::Range words) const {
    constexpr std::size_t longest = 60; // bytes
    const string_view view = file_.file->view.text(), text = view.substr(words.begin, words.size());
    // Where each may begin and end: what is set in bold, and from a sentence's end to a colon.
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (const model::Range bold : block.bold_ranges)
        if (bold.begin > words.begin && bold.end < words.end)
            places.emplace_back(bold.begin - words.begin, bold.end - words.begin);
    // The words of a sentence begin somewhere before `stop`, or nothing told of them yet.
    std::size_t begin = string_view::npos;
    bool ended = false; // a sentence was, and the next one has no word so far
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.' || c == ';' || c == '?' || c == '!') {
            ended = true;
            begin = string_view::npos;
        } else if (c == ':' && begin != string_view::npos && at - begin <= longest) {
            places.emplace_back(begin, at);
        } else if (ended && c != ' ') {
            ended = false;
            begin = at;
        }
    }
    std::sort(places.begin(), places.end());
    std::vector<Heading> found;
    std::size_t behind = 0; // the heading found last
    for (const auto& [first, stop] : places) {
        const std::size_t end = first + without_stop(text.substr(first, stop - first)).size();
        if (first < behind || end <= first || end - first > longest ||
            words_in(text.substr(first, end - first)) > 5)
            continue;
        Heading heading = make({words.begin + static_cast<std::uint32_t>(first),
                                words.begin + static_cast<std::uint32_t>(end)});
        const std::size_t rest = behind_stop(text, end);
        std::size_t next = rest;
        if (!heading.known || heading.role.empty() || !heading.number.empty() ||
            heading.range.empty() || rest >= text.size())
            continue;
        // "the **legal** advice": a word set in bold within its sentence
        const bool stopped =
            text.substr(end, rest - end).find_first_not_of(' ') != string_view::npos;
        const bool anew = text[text.find_last_not_of(' ', first - 1)] == '.';
        if (!stopped && (!anew || utf8::is_lower(utf8::next(text, next)))) continue;
        heading.run_in = true;
        heading.rest = {words.begin + static_cast<std::uint32_t>(rest), words.end};
        found.push_back(std::move(heading));
        behind = rest;
    }
    return found;
}

} // namespace duly::structure
