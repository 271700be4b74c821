// references.captions: a table or figure that the paper names by number is there.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "mentions.hpp"

namespace duly::references {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("word", DULY_TEXT, nullptr, "What it is called, with a capital: Table."),
    parameter("short", DULY_TEXT, "", "How captions may shorten it, parted by spaces: Fig."),
    own_parameter,
    surely_parameter,
    elsewhere_parameter,
    others_parameter,
};
constexpr duly_argument named[] = {
    argument("mention", DULY_TEXT, "The mention: \"Table 3\"."),
    argument("there", DULY_TEXT, "The numbers that are there."),
    argument("words", DULY_TEXT, "The sentence."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many are named."),
};
constexpr duly_case cases[] = {
    fail("missing", "One is named that no caption carries, though others have captions.", named),
    pass("there", "Every one that is named has its caption.", counted),
    not_applicable("none", "None is named, or they carry no captions."),
};

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// The plain number behind "Table " at `at`; empty for "Table 3.1", "Table 3A" and "table of".
std::string_view number_behind(std::string_view words, std::size_t at) {
    std::size_t end = at;
    while (end < words.size() && digit(words[end]) && end - at < 3)
        ++end;
    if (end == at || end == words.size()) return words.substr(at, end - at);
    const char c = words[end];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool point = (c == '.' || c == '/') && end + 1 < words.size() && digit(words[end + 1]);
    if (letter || point || digit(c)) return {};
    return words.substr(at, end - at);
}

/// Captions are set in capitals, or shortened, where running text says "Table 3".
std::vector<std::string> spellings(const std::string& word, std::string_view also) {
    std::string capitals = word, small = word;
    for (char& c : capitals)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    for (char& c : small)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    std::vector<std::string> all{capitals, small};
    while (!also.empty()) {
        const std::size_t space = std::min(also.find(' '), also.size());
        if (space > 0) all.emplace_back(also.substr(0, space));
        also.remove_prefix(std::min(also.size(), space + 1));
    }
    return all;
}

std::size_t number_after(std::string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == '.' || text[at] == ' '))
        ++at;
    return at;
}

struct Mention {
    duly_range where{};
    std::vector<std::string> numbers;
    std::string_view behind;
};

void run(const Context& context) {
    constexpr std::size_t fewest = 2; // one caption alone is no numbering
    const Document& paper = context.document();
    const duly_range all = paper.root().range();
    const std::string_view text = paper.text(all);
    const std::string word(context.text("word"));
    std::set<int> there;
    std::vector<std::pair<Mention, Place>> mentions;
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
        std::size_t number_at = at + word.size();
        const bool plural = number_at < text.size() && text[number_at] == 's';
        number_at += plural ? 1U : 0U;
        if (number_at >= text.size() || text[number_at] != ' ') continue;
        const std::string_view number = number_behind(text, ++number_at);
        if (number.empty()) continue;
        const auto begin = all.begin + static_cast<std::uint32_t>(at);
        const auto end = all.begin + static_cast<std::uint32_t>(number_at + number.size());
        const Place place = place_of(paper, {begin, end});
        std::string_view rest = behind(paper, place);
        std::vector<std::string> numbers{std::string(number)};
        if (plural) {
            const Further more = further(number, rest);
            numbers.insert(numbers.end(), more.labels.begin(), more.labels.end());
            rest = rest.substr(more.length);
        }
        const char before = at > 0 ? text[at - 1] : '\n';
        if (!plural && (before == '\n' || before == '\t' || begin <= place.line.begin + 4))
            there.insert(number_of(numbers[0]));
        else
            mentions.push_back({{{begin, end}, std::move(numbers), rest}, place});
    }
    if (mentions.empty()) { // as in most papers
        context.report("none");
        return;
    }
    for (const std::string& spelling : spellings(word, context.text("short")))
        for (std::size_t at = text.find(spelling); at != std::string_view::npos;
             at = text.find(spelling, at + spelling.size())) {
            const std::string_view number =
                number_behind(text, number_after(text, at + spelling.size()));
            const char before = at > 0 ? text[at - 1] : '\n';
            if (!number.empty() && (before == '\n' || before == '\t'))
                there.insert(number_of(number));
        }
    if (there.size() < fewest || *there.begin() != 1) {
        context.report("none");
        return;
    }
    // With a gap of its own the series is not understood: captions may be parts of pictures.
    if (static_cast<std::size_t>(*there.rbegin()) > there.size() + 1) {
        context.report("none");
        return;
    }
    std::string listed;
    for (const int number : there) {
        if (!listed.empty()) listed += ", ";
        listed += std::to_string(number);
    }
    bool faultless = true;
    std::set<int> said;
    for (const auto& [mention, place] : mentions) {
        if (of_another(context, place, mention.behind)) continue;
        for (const std::string& each : mention.numbers) {
            if (each.find('.') != std::string::npos || each.size() > 3) continue;
            const int number = number_of(each);
            // far beyond the last one: another paper's, unless it says otherwise
            const bool far = number > *there.rbegin() + 1;
            if (there.count(number) > 0 || (far && !surely_own(context, mention.behind)) ||
                !said.insert(number).second)
                continue;
            std::string name = word;
            name.append(" ").append(each);
            context.report("missing", mention.where)
                .arg("mention", name)
                .arg("there", places::quoted(listed, 60))
                .arg("words", places::quoted(paper.text(place.sentence), 120));
            faultless = false;
        }
    }
    if (faultless) context.report("there").arg("count", mentions.size());
}

} // namespace

duly_check captions() {
    return check<run>("references.captions",
                      "A table or figure that the paper names by number is there.", parameters,
                      cases);
}

} // namespace duly::references
