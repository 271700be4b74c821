#include "numbers.hpp"

#include <algorithm>

#include "places.hpp"

namespace duly::numbers {
namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool lower(char c) {
    return c >= 'a' && c <= 'z';
}

/// The length of a number at the start of the words, without a stop behind it.
std::size_t number_length(std::string_view words) {
    std::size_t at = !words.empty() && letter(words[0]) ? 1 : 0;
    const auto next_is = [&](std::size_t i, auto kind) {
        return i < words.size() && kind(words[i]);
    };
    while (next_is(at, digit) ||
           (next_is(at, [](char c) { return c == '.'; }) && next_is(at + 1, digit)))
        ++at;
    return at;
}

/// What stands behind the number at the start of a line.
std::string_view behind_number(std::string_view line) {
    std::size_t at = number_length(line);
    while (at < line.size() &&
           (line[at] == '.' || line[at] == ')' || places::space_at(line, at) != 0))
        ++at;
    return line.substr(at);
}

/// Some letters make words of what would otherwise be a row of figures.
bool has_words(std::string_view words, std::size_t enough) {
    std::size_t letters = 0;
    for (const char c : words.substr(0, 120)) {
        letters += letter(c) ? 1 : 0;
        if (letters >= enough) return true;
    }
    return false;
}

/// "Introduction ...... 4", "Introduction 4": a line of a list of contents.
bool names_page(std::string_view line) {
    constexpr std::size_t longest = 120; // bytes
    if (line.size() > longest) return false;
    std::size_t end = line.size();
    while (end > 0 && digit(line[end - 1]))
        --end;
    if (end == line.size() || line.size() - end > 3 || end == 0) return false;
    return line[end - 1] == '\t' || line[end - 1] == '.' || line[end - 1] == ' ';
}

/// The end of the line before `at`, without white space behind it: as much as tells what it is.
std::string_view line_before(const Document& paper, std::uint32_t at) {
    const duly_range all = paper.root().range();
    if (at <= all.begin) return {};
    const std::uint32_t from = at - all.begin > 400 ? at - 400 : all.begin;
    std::string_view words = paper.text({from, at});
    while (!words.empty() && places::is_space(words.back()))
        words.remove_suffix(1);
    constexpr std::size_t telling = 80; // bytes
    words.remove_prefix(words.size() - std::min(words.size(), telling));
    const std::size_t newline = words.rfind('\n');
    return newline == std::string_view::npos ? words : words.substr(newline + 1);
}

/// Whether running text may go on from that line: "as set out in paragraph" / "3.2 above".
bool breaks_off(std::string_view line) {
    if (line.empty()) return false;
    if (line.back() == ',' || line.back() == '(') return true;
    const std::size_t space = line.find_last_of(" \t");
    if (space == std::string_view::npos) return false;
    const std::string_view word = line.substr(space + 1);
    static constexpr std::array<std::string_view, 22> linking = {
        "and",        "or",    "of",        "in",   "to",    "the",   "by",      "at",
        "from",       "see",   "paragraph", "para", "paras", "with",  "section", "sections",
        "paragraphs", "table", "figure",    "page", "pages", "policy"};
    std::string small(word);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return std::find(linking.begin(), linking.end(), small) != linking.end();
}

} // namespace

Number Number::with_last(int part) const {
    Number other = *this;
    other.parts[depth - 1U] = static_cast<std::uint16_t>(part);
    return other;
}

bool Number::within(const Number& other) const {
    return depth >= other.depth &&
           std::equal(other.parts.begin(), other.parts.begin() + other.depth, parts.begin());
}

std::optional<Number> read(std::string_view written) {
    constexpr std::uint16_t letters_from = 1000; // beyond any number that a paragraph has
    Number number;
    std::size_t at = 0;
    std::uint16_t of_letter = 0;
    if (!written.empty() && letter(written[0])) {
        const char c = lower(written[0]) ? static_cast<char>(written[0] - 'a' + 'A') : written[0];
        of_letter = static_cast<std::uint16_t>(letters_from * (c - 'A' + 1));
        at = written.size() > 1 && written[1] == '.' ? 2 : 1;
    }
    while (at < written.size()) {
        std::size_t end = at;
        while (end < written.size() && digit(written[end]))
            ++end;
        const std::size_t length = end - at;
        if (length == 0 || length > 3 || number.depth == Number::deepest) return std::nullopt;
        if (length > 1 && written[at] == '0') return std::nullopt; // a time or an amount
        std::uint16_t part = 0;
        for (std::size_t i = at; i < end; ++i)
            part = static_cast<std::uint16_t>(part * 10 + (written[i] - '0'));
        if (part > 199) return std::nullopt;
        number.parts[number.depth++] = part;
        if (end == written.size()) break;
        if (written[end] != '.') return std::nullopt;
        at = end + 1;
        if (at == written.size()) return std::nullopt;
    }
    if (number.depth == 0) return std::nullopt;
    number.parts[0] = static_cast<std::uint16_t>(number.parts[0] + of_letter);
    while (number.depth > 1 && number.last() == 0) // "7.0 Any other business" is section 7
        number.parts[--number.depth] = 0;
    if (number.parts[0] == 0) return std::nullopt;
    return number;
}

std::string written(const Number& number) {
    std::string out;
    for (std::size_t i = 0; i < number.depth; ++i) {
        const unsigned part = number.parts[i];
        if (i > 0)
            out += '.';
        else if (part >= 1000)
            out += static_cast<char>('A' + part / 1000 - 1);
        out += std::to_string(part % 1000);
    }
    return out;
}

/// Kinds by number: every node of the paper is asked for its own.
struct Marks::Kinds {
    explicit Kinds(const Document& paper)
        : section(paper.kind_number("section")),
          heading(paper.kind_number("heading")),
          paragraph(paper.kind_number("paragraph")),
          item(paper.kind_number("item")),
          cell(paper.kind_number("cell")) {}
    std::uint32_t section, heading, paragraph, item, cell;
};

Marks::Marks(const Context& context, std::string_view quantity, std::string_view own) {
    constexpr std::size_t longest_heading = 120; // bytes
    const Document& paper = context.document();
    const Kinds kinds(paper);
    std::uint32_t last_end = 0;
    for (const Node node : paper.root().all()) {
        const std::uint32_t kind = node.kind();
        if (!own.empty() &&
            (kind == kinds.paragraph || kind == kinds.heading || kind == kinds.item)) {
            const std::string_view line = node.text();
            if (line.size() <= longest_heading && !line.empty() && !digit(line[0]) &&
                context.matches(own, context.folded(line)))
                ++zone_;
        }
        if (kind != kinds.section && kind != kinds.paragraph && kind != kinds.item &&
            kind != kinds.cell)
            continue;
        // A row that was made a section holds the same words again.
        if (kind != kinds.section && node.range().begin < last_end) continue;
        if (kind != kinds.cell || !node.text().empty()) add(context, node, kinds, quantity);
        if (kind != kinds.section) last_end = node.range().begin;
    }
    index();
}

void Marks::add(const Context& context, const Node& node, const Kinds& kinds,
                std::string_view quantity) {
    constexpr std::size_t short_line = 60; // running text that is broken off is longer
    const Document& paper = context.document();
    const std::uint32_t kind = node.kind();
    Mark mark;
    mark.node = node;
    mark.heading = kind == kinds.section;
    mark.zone = zone_;
    const bool cell = kind == kinds.cell;
    const std::string_view words = node.text();
    std::optional<Number> number =
        read(cell ? words.substr(0, number_length(words)) : node.str("number"));
    if (!number) return;
    mark.number = *number;
    mark.where = places::line_at(paper, node.range().begin);
    if (!cell) {
        const std::string_view line = paper.text(mark.where);
        const std::string_view rest = behind_number(line);
        const std::string_view before = line_before(paper, mark.where.begin);
        const char last = before.empty() ? '.' : before.back();
        mark.starts_afresh =
            mark.heading ||
            (last != ':' && (kind == kinds.item || before.size() < short_line ||
                             std::string_view(".;?!\"')").find(last) != std::string_view::npos));
        constexpr std::size_t long_line = 90; // bytes: no label of a figure
        mark.reads_on = mark.heading || rest.size() >= long_line ||
                        (!rest.empty() &&
                         std::string_view(".;:?!\"')").find(rest.back()) != std::string_view::npos);
        // White space before the words, as in "5.1 In"; a colon or a bracket makes it something
        // else.
        const bool small = !rest.empty() && lower(rest[0]);
        mark.trusted =
            !rest.empty() && has_words(rest, mark.heading ? 2 : 6) && (!small || mark.heading) &&
            !names_page(line) && !breaks_off(before) &&
            (quantity.empty() || !context.matches(quantity, context.folded(rest.substr(0, 40))));
    }
    if (mark.trusted && mark.number.depth >= 2) ++dotted_;
    all_.push_back(mark);
}

void Marks::index() {
    by_zone_.reserve(all_.size());
    anywhere_.reserve(all_.size());
    for (const Mark& mark : all_) {
        by_zone_.emplace_back(mark.zone, mark.number);
        anywhere_.push_back(mark.number);
    }
    std::sort(by_zone_.begin(), by_zone_.end());
    std::sort(anywhere_.begin(), anywhere_.end());
}

// Numbers are compared part by part, and what is missing counts as 0: whatever stands below a
// number follows it directly.
bool Marks::present(const Number& number, std::uint32_t zone) const {
    const Number least = [&] {
        Number copy = number;
        copy.depth = 0;
        return copy;
    }();
    const auto at = std::lower_bound(by_zone_.begin(), by_zone_.end(), std::make_pair(zone, least));
    return at != by_zone_.end() && at->first == zone && at->second.within(number);
}

bool Marks::present(const Number& number) const {
    Number least = number;
    least.depth = 0;
    const auto at = std::lower_bound(anywhere_.begin(), anywhere_.end(), least);
    return at != anywhere_.end() && at->within(number);
}

bool stands_in(std::string_view words, const Number& number) {
    const std::string wanted = written(number);
    for (std::size_t at = words.find(wanted); at != std::string_view::npos;
         at = words.find(wanted, at + 1)) {
        const std::size_t end = at + wanted.size();
        const bool more_before =
            at > 0 &&
            (digit(words[at - 1]) || letter(words[at - 1]) ||
             ((words[at - 1] == '.' || words[at - 1] == ',') && at > 1 && digit(words[at - 2])) ||
             static_cast<unsigned char>(words[at - 1]) == 0xA3 /* the pound sign */);
        const bool more_behind =
            end < words.size() &&
            (digit(words[end]) || words[end] == '%' ||
             (words[end] == '.' && end + 1 < words.size() && digit(words[end + 1])));
        if (more_before || more_behind) continue;
        // "paragraph 5.2 says", "paragraphs 5.1 to 5.2": named, not there
        std::size_t word = at;
        while (word > 0 && words[word - 1] == ' ')
            --word;
        std::size_t begin = word;
        while (begin > 0 && letter(words[begin - 1]))
            --begin;
        const std::string_view behind = behind_number(words.substr(at, 60));
        const bool begins = !behind.empty() && behind[0] >= 'A' && behind[0] <= 'Z';
        const std::string_view before = words.substr(begin, word - begin);
        const bool named = before == "paragraph" || before == "paragraphs" || before == "para" ||
                           before == "paras" || before == "section" || before == "sections";
        // "given in paragraph 4.6 Bidder C was …" names it, whatever comes behind
        if (word > begin && lower(words[begin]) && (named || !begins)) continue;
        return true;
    }
    return false;
}

std::string opening_words(const Document& paper, const Mark& mark) {
    constexpr std::size_t enough = 48; // bytes
    return places::quoted(behind_number(paper.text(mark.where)), enough);
}

} // namespace duly::numbers
