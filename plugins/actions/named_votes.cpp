// actions.named-votes: a recorded vote names as many people on each side as it counts.
#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "../shared/blocks.hpp"
#include "people.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("side", DULY_PATTERN,
              "^\\W*(?:votes? |voting |voted |those |members )?(?:in favou?r|for|against|"
              "abstain(?:ed|ing)?|abstentions?)(?: of)?(?: the (?:motion|amendment|proposal|"
              "recommendations?|substantive motion))? ?[(–-]? ?(\\d{1,3}) ?\\)? ?[:–-]?$",
              "What stands before the names of those on one side, with their number as group 1."),
    parameter("side-only", DULY_PATTERN,
              "^\\W*(?:votes? |voting |voted |those |members )?(?:in favou?r|for|against|"
              "abstain(?:ed|ing)?|abstentions?)(?: of)?(?: the (?:motion|amendment|proposal|"
              "recommendations?|substantive motion))? ?[:–-]?$",
              "The same without a number, which then stands behind the names: \"(9)\"."),
    parameter(
        "groups", DULY_PATTERN,
        "\\b(?:labour|conservatives?|liberal|democrats?|green|reform|independents?|alliance|"
        "plaid|snp|party|parties|unanimous(?:ly)?|all|everyone|everybody|both|others?|carried|"
        "lost|agreed|mayor|leader)\\b",
        "Words with which a list names more than persons."),
    parameter("titles", DULY_PATTERN, titles, "A word before a name that is no part of it."),
    parameter("no-name", DULY_PATTERN, no_name,
              "A word that tells a body or a post from a person's name."),
};
constexpr duly_argument counted[] = {
    argument("side", DULY_TEXT, "What stands before the names."),
    argument("stated", DULY_COUNT, "The number stated."),
    argument("names", DULY_COUNT, "How many names there are."),
};
constexpr duly_case cases[] = {
    fail("differs", "Another number of names than is stated.", counted),
    pass("same", "As many names as are stated.", counted),
    not_applicable("none", "No vote is recorded with a number and names that can be read."),
};

bool capital(char c) {
    return c >= 'A' && c <= 'Z';
}

std::string_view trimmed(std::string_view words, std::string_view away) {
    const std::size_t first = words.find_first_not_of(away);
    if (first == std::string_view::npos) return {};
    return words.substr(first, words.find_last_not_of(away) - first + 1);
}

/// A name of one to four words, each with a capital but for "de", "van" and the like, and no more
/// than one of them an initial alone. What stands in brackets ("(Chair)") is no part of it.
bool is_name(const Context& context, std::string_view piece) {
    constexpr int most_words = 4;
    piece = trimmed(piece.substr(0, piece.find('(')), " .");
    for (std::size_t end = piece.find(' '); end != std::string_view::npos; end = piece.find(' ')) {
        if (!context.matches(context.text("titles"), context.folded(piece.substr(0, end)))) break;
        piece = trimmed(piece.substr(end), " .");
    }
    if (context.matches(context.text("no-name"), context.folded(piece))) return false;
    int words = 0;
    bool surname = false;
    for (std::size_t at = 0; at < piece.size();) {
        const std::size_t end = std::min(piece.find(' ', at), piece.size());
        const std::string_view word = piece.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        ++words;
        const bool particle = word == "de" || word == "la" || word == "van" || word == "von" ||
                              word == "der" || word == "le" || word == "al" || word == "ap";
        if (!particle && !capital(word.front()) && static_cast<unsigned char>(word.front()) < 0x80)
            return false;
        surname = surname || (!particle && trimmed(word, ".").size() > 2);
    }
    return surname && words <= most_words;
}

/// How many names the words are, when they are nothing but names.
std::optional<std::size_t> names_in(const Context& context, std::string_view words) {
    words = trimmed(words, " .;\t\n");
    std::size_t count = 0;
    while (!words.empty()) {
        std::size_t end = words.size(), width = 0;
        int depth = 0; // "Ann Finch (Chair, and mover)": commas in brackets part nothing
        for (std::size_t at = 0; at < words.size(); ++at) {
            depth += words[at] == '(' ? 1 : words[at] == ')' ? -1 : 0;
            if (depth > 0) continue;
            for (const std::string_view joint : {", and ", " and ", " & ", ",", ";", "\n", "\t"})
                if (width == 0 && words.substr(at).starts_with(joint)) width = joint.size();
            if (width == 0) continue;
            end = at;
            break;
        }
        if (!is_name(context, trimmed(words.substr(0, end), " "))) return std::nullopt;
        ++count;
        words = trimmed(words.substr(std::min(end + width, words.size())), " ");
        if (words.empty() && width > 0) return std::nullopt; // it goes on elsewhere
    }
    return count;
}

struct Side {
    std::string_view label, names;
    std::size_t stated = 0;
};

std::optional<std::size_t> number(std::string_view digits) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

/// "Against (14): Councillors …", "Against: Councillors … (14)".
std::optional<Side> side_in(const Context& context, std::string_view line) {
    constexpr std::size_t longest_label = 60, longest_list = 4000; // bytes
    if (line.size() > longest_list) return std::nullopt;
    std::size_t stop = line.find_first_of(":\t");
    if (stop == std::string_view::npos) stop = line.find(')'); // "For (9) Councillors …"
    if (stop == std::string_view::npos || stop > longest_label) return std::nullopt;
    if (line[stop] == ')') ++stop;
    const std::size_t behind = line.substr(stop).starts_with(':') ? stop + 1 : stop;
    Side side{trimmed(line.substr(0, stop), " :"), trimmed(line.substr(behind), " \t"), 0};
    const std::string label(context.folded(side.label));
    if (const auto found = context.match(context.text("side"), label)) {
        const auto stated =
            number(std::string_view(label).substr(found->begin, found->end - found->begin));
        if (!stated) return std::nullopt;
        side.stated = *stated;
        return side;
    }
    if (!context.matches(context.text("side-only"), label) || !side.names.ends_with(')'))
        return std::nullopt;
    const std::size_t open = side.names.rfind('(');
    if (open == std::string_view::npos) return std::nullopt;
    const auto stated = number(side.names.substr(open + 1, side.names.size() - open - 2));
    if (!stated) return std::nullopt;
    side.stated = *stated;
    side.names = trimmed(side.names.substr(0, open), " ");
    return side;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const auto& blocks = places::blocks_of(context);
    bool any = false;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const std::string_view line = paper.text(blocks[i].range);
        const auto side = side_in(context, line);
        if (!side || side->names.empty() || side->stated == 0) continue;
        const auto names = names_in(context, side->names);
        if (!names || context.matches(context.text("groups"), context.folded(side->names)))
            continue;
        // one word or two beside a large number are no list
        if (*names != side->stated && (*names < 2 || *names * 2 < side->stated)) continue;
        // a list that a page or a line broke in two goes on below
        const std::string_view below =
            i + 1 < blocks.size() ? paper.text(blocks[i + 1].range) : std::string_view();
        if (*names != side->stated && below.find(':') == std::string_view::npos &&
            names_in(context, below).value_or(0) > 0)
            continue;
        any = true;
        context.report(*names == side->stated ? "same" : "differs", blocks[i].range)
            .arg("side", places::quoted(side->label, 60))
            .arg("stated", side->stated)
            .arg("names", *names);
    }
    if (!any) context.report("none");
}

} // namespace

duly_check named_votes() {
    return check<run>("actions.named-votes",
                      "A recorded vote names as many people on each side as it counts.", parameters,
                      cases);
}

} // namespace duly::actions
