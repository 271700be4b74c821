// text.repeated: no paragraph stands twice in the paper.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../shared/blocks.hpp"
#include "duly/plugin.hpp"

namespace duly::text_checks {
namespace {

using places::Block;
using places::BlockKind;

constexpr duly_parameter parameters[] = {
    parameter("words", DULY_INTEGER, "12", "Shorter paragraphs may well stand twice."),
    parameter("words_apart", DULY_INTEGER, "25",
              "The same for those without numbers, and for those of different sections."),
    parameter("skip_roles", DULY_TEXT,
              "summary recommendation conclusion declarations approval foi foi.deferral foi.part2 "
              "equality contents contacts foreword appendix appendices next-steps reasons "
              "action-plan actions",
              "Roles of sections that repeat others by their nature, parted by spaces."),
    parameter(
        "skip", DULY_PATTERN,
        "^(?:that|to|resolved|recommend(?:ed|ation)|agreed|authoris\\w+|approv\\w+|"
        "delegat\\w+|endors\\w+|noted?|information relating to|there (?:are|is|were) no|no)\\b|"
        "\\b(?:signature|signed|declaration|copyright|further information|contact|email|"
        "telephone|registered (?:office|charity|company|in england)|exempt information)\\b",
        "Paragraphs that may well stand twice."),
    parameter("skip_titles", DULY_PATTERN,
              "\\b(?:impact (?:assessment|analysis)|forward plan|decision (?:notices?|records?)|"
              "schedule|register|list|catalogue|questionnaire)\\b",
              "Titles of papers that say the same of one thing after another."),
    parameter("broken", DULY_INTEGER, "12",
              "When more than one paragraph of so many goes on in the next block, conversion broke "
              "the lines, and half a paragraph may pass for a whole one."),
    parameter("often", DULY_INTEGER, "3",
              "A paragraph that stands more often than this is the house's standard text."),
    parameter("many", DULY_INTEGER, "6",
              "So many paragraphs twice: the paper, or a form in it, is built that way."),
};
constexpr duly_argument twice[] = {
    argument("number", DULY_TEXT, "The number of the paragraph that repeats another."),
    argument("first", DULY_TEXT, "The number of the paragraph that it repeats."),
    argument("place", DULY_PLACE, "Where the first one stands."),
    argument("words", DULY_TEXT, "How the paragraph begins."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many paragraphs stand twice."),
};
constexpr duly_case cases[] = {
    fail("same-section", "A numbered paragraph repeats another one of its section.", twice),
    fail("numbered", "A numbered paragraph repeats another one of another section.", twice),
    fail("repeated", "A paragraph stands twice.", twice),
    not_applicable("built-so", "So many stand twice that it is meant.", counted),
    not_applicable("serial", "The paper says the same of one thing after another."),
    pass("none", "No paragraph stands twice."),
};

Node outermost(const Node& section) {
    Node found = section;
    for (Node up = section.parent(); up; up = up.parent())
        if (up.is("section") && !up.str("number").empty()) found = up;
    return found;
}

/// The one of several things that a paper records to which those words belong, if it is such a
/// paper.
Node entry_of(const Document& paper, duly_range words) {
    for (Node section = paper.section_at(words.begin); section;
         section = section.parent().enclosing("section"))
        if (section.flag("entry")) return section;
    return {};
}

class Repeats {
public:
    explicit Repeats(const Context& context) : context_(context), paper_(context.document()) {
        for (const std::string_view kind : {"field", "declaration", "signoff"})
            for (const Node node : paper_.all(kind))
                if (node.str("state") != "absent") form_.push_back(node.range());
        std::sort(form_.begin(), form_.end(),
                  [](duly_range a, duly_range b) { return a.begin < b.begin; });
    }

    struct Pair {
        Block first, second;
        std::size_t times = 2;
        bool apart = false; ///< other paragraphs stand between them
    };

    std::vector<Pair> pairs() {
        const auto least = static_cast<std::size_t>(context_.integer("words"));
        std::unordered_map<std::string_view, std::size_t> known;
        std::vector<Pair> found;
        std::vector<std::size_t> places_of; // of each first: how many text blocks came before
        std::size_t at = 0;
        const std::vector<Block>& blocks = places::blocks_of(context_);
        const std::vector<bool> candidates = ending_alike(blocks);
        const bool broken = places::lines_are_broken(
            context_, static_cast<std::size_t>(context_.integer("broken")));
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const Block& block = blocks[i];
            if (block.kind != BlockKind::paragraph && block.kind != BlockKind::item) continue;
            ++at;
            if (!candidates[i]) continue;
            const std::string_view words = own_words(block);
            if (!places::has_words(words, least) || !counts(block, words)) continue;
            // Half a paragraph may well stand twice; so may an entry of a list.
            const bool whole_sentence = places::ends_with_stop(paper_.text(block.range));
            if (!whole_sentence && (broken || block.node.str("number").empty())) continue;
            const auto [place, fresh] = known.try_emplace(words, found.size());
            if (fresh) {
                found.push_back({block, {}, 1, false});
                places_of.push_back(at);
                continue;
            }
            Pair& pair = found[place->second];
            if (++pair.times == 2) {
                pair.second = block;
                pair.apart = at > places_of[place->second] + 1;
            }
        }
        std::erase_if(found, [](const Pair& pair) { return pair.times < 2; });
        return found;
    }

private:
    /// Which paragraphs and items end in the same letters as another one: few, so that only these
    /// need be read with care.
    [[nodiscard]] std::vector<bool> ending_alike(const std::vector<Block>& blocks) const {
        constexpr std::size_t tail = 48;                            // letters
        std::vector<std::pair<std::uint64_t, std::size_t>> endings; // with the number of the block
        endings.reserve(blocks.size());
        for (std::size_t i = 0; i < blocks.size(); ++i)
            if (blocks[i].kind == BlockKind::paragraph || blocks[i].kind == BlockKind::item)
                if (const auto ending = ending_of(paper_.text(blocks[i].range), tail))
                    endings.emplace_back(*ending, i);
        std::sort(endings.begin(), endings.end());
        std::vector<bool> alike(blocks.size());
        for (std::size_t i = 1; i < endings.size(); ++i)
            if (endings[i].first == endings[i - 1].first)
                alike[endings[i].second] = alike[endings[i - 1].second] = true;
        return alike;
    }

    /// A number made of the last so many letters; none when there are not so many.
    static std::optional<std::uint64_t> ending_of(std::string_view words, std::size_t tail) {
        constexpr std::uint64_t start = 14695981039346656037ull, prime = 1099511628211ull;
        if (words.size() < tail) return std::nullopt;
        std::uint64_t ending = start;
        for (std::size_t at = words.size(); at > 0; --at) {
            const auto small = static_cast<unsigned char>(words[at - 1] | 0x20);
            if (small < 'a' || small > 'z') continue;
            ending = (ending ^ small) * prime;
            if (--tail == 0) return ending;
        }
        return std::nullopt;
    }

    /// The words without the number before them and the stop after them.
    [[nodiscard]] std::string_view own_words(const Block& block) const {
        std::string_view words = context_.folded(paper_.text(block.range));
        if (!block.node.str("number").empty())
            if (const auto number = context_.match("^\\(?[0-9a-z]+(?:\\.[0-9a-z]+)*[.)]* ", words))
                words.remove_prefix(number->end);
        while (!words.empty() && (words.back() == '.' || words.back() == ';' ||
                                  words.back() == ',' || words.back() == ' '))
            words.remove_suffix(1);
        return words;
    }

    [[nodiscard]] bool counts(const Block& block, std::string_view words) const {
        const auto after =
            std::upper_bound(form_.begin(), form_.end(), block.range.begin,
                             [](std::uint32_t byte, duly_range r) { return byte < r.begin; });
        if (after != form_.begin() && block.range.begin < (after - 1)->end) return false;
        // A long quotation is cited twice on purpose.
        if (words.front() == '"' || words.front() == '\'') return false;
        const std::string_view roles = context_.text("skip_roles");
        for (Node section = paper_.section_at(block.range.begin); section;
             section = section.parent().enclosing("section"))
            if (const std::string_view role = section.str("role");
                !role.empty() && places::lists(roles, role))
                return false;
        const std::string_view skip = context_.text("skip");
        return skip.empty() || !context_.matches(skip, words);
    }

    const Context& context_;
    const Document& paper_;
    std::vector<duly_range> form_;
};

/// By its title, or by the first heading where the title is not known.
bool is_serial(const Context& context) {
    const std::string_view titles = context.text("skip_titles");
    if (titles.empty()) return false;
    const Node root = context.document().root();
    return context.matches(titles, context.folded(root.str("title"))) ||
           context.matches(titles, context.folded(root.first("heading").text()));
}

void run(const Context& context) {
    const Document& paper = context.document();
    if (is_serial(context)) {
        context.report("serial");
        return;
    }
    const std::vector<Repeats::Pair> pairs = Repeats(context).pairs();
    const auto often = static_cast<std::size_t>(context.integer("often"));
    if (pairs.size() > static_cast<std::size_t>(context.integer("many"))) {
        context.report("built-so").arg("count", pairs.size());
        return;
    }
    const auto apart = static_cast<std::size_t>(context.integer("words_apart"));
    bool none = true;
    for (const Repeats::Pair& pair : pairs) {
        const std::string_view first = pair.first.node.str("number"),
                               number = pair.second.node.str("number");
        const bool numbered = !first.empty() && !number.empty() && first != number;
        // Two that follow one another without numbers are as likely a slip of conversion.
        if (pair.times > often || (!pair.apart && !numbered)) continue;
        // what is said of each of several things is said of each
        if (!(entry_of(paper, pair.first.range) == entry_of(paper, pair.second.range))) continue;
        const bool same = numbered && outermost(paper.section_at(pair.first.range.begin)) ==
                                          outermost(paper.section_at(pair.second.range.begin));
        if (!same && !places::has_words(paper.text(pair.first.range), apart)) continue;
        none = false;
        context
            .report(same       ? "same-section"
                    : numbered ? "numbered"
                               : "repeated",
                    pair.second.range)
            .arg("number", number)
            .arg("first", first)
            .arg("place", pair.first.range)
            .arg("words", places::quoted(paper.text(pair.first.range), 80))
            .related(places::quoted(paper.text(pair.first.range), 40), pair.first.range);
    }
    if (none) context.report("none");
}

} // namespace

duly_check repeated() {
    return check<run>("text.repeated", "No paragraph stands twice in the paper.", parameters,
                      cases);
}

} // namespace duly::text_checks
