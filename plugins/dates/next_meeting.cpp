// dates.next-meeting: the next meeting is in one month wherever minutes speak of it.
#include <optional>

#include "../shared/blocks.hpp"

namespace duly::dates {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("next", DULY_PATTERN, "\\bnext (?:[a-z&'()-]+ ){0,4}?meetings?\\b[^.;]*",
              "What speaks of the next meeting, up to the end of its sentence."),
    parameter("month", DULY_PATTERN,
              "\\b(?:in|on|for|of|the) (?:[a-z]+,? )?(?:[0-9]{1,2}(?:st|nd|rd|th)? (?:of )?)?"
              "(january|february|march|april|may|june|july|august|september|october|november|"
              "december)\\b(?: meeting)?",
              "The month that it is in; the group is its name."),
    parameter("named", DULY_PATTERN,
              "\\b(january|february|march|april|may|june|july|august|september|october|november|"
              "december) meeting\\b",
              "A meeting named by its month."),
    parameter("moved", DULY_PATTERN,
              "\\b(?:shift|mov|postpon|defer|cancel|last|previous|following|subsequent|after)",
              "Words that tell of a meeting after the next, or of one moved."),
};
constexpr duly_argument named[] = {
    argument("month", DULY_TEXT, "The month here."),
    argument("other", DULY_TEXT, "The month elsewhere."),
    argument("words", DULY_TEXT, "The sentence here."),
    argument("place", DULY_PLACE, "Where the other stands."),
};
constexpr duly_case cases[] = {
    fail("differs", "The next meeting is put into two months.", named),
    pass("alike", "The next meeting is in one month wherever it is spoken of."),
    not_applicable("none", "The next meeting's month is not given twice."),
};

struct Mention {
    duly_range where{};
    std::string month;
};

/// The month that words about the next meeting give.
std::optional<std::string> month_in(const Context& context, std::string_view folded,
                                    std::string_view pattern) {
    const auto month = context.match(pattern, folded);
    if (!month) return std::nullopt;
    return std::string(folded.substr(month->begin, month->end - month->begin));
}

/// Whether the words are about this body's meeting: "next Planning Committee meeting" is another's
/// unless the paper's head names it so.
bool of_this_body(std::string_view said, std::string_view head) {
    for (std::size_t i = said.find(' ') + 1; i < said.size();) {
        const std::size_t end = std::min(said.find(' ', i), said.size());
        const std::string_view word = said.substr(i, end - i);
        if (word.starts_with("meeting")) return true;
        if (head.find(word) == std::string_view::npos) return false;
        i = end + 1;
    }
    return false;
}

void run(const Context& context) {
    const Document& paper = context.document();
    constexpr std::uint32_t head_most = 300; // bytes
    const duly_range all = paper.root().range();
    const std::string_view head =
        context.folded(paper.text({all.begin, std::min(all.end, all.begin + head_most)}));
    std::vector<Mention> mentions;
    for (const places::Block& block : places::blocks_of(context)) {
        if (block.kind == places::BlockKind::heading) continue;
        std::string_view words = paper.text(block.range);
        if (words.find("next ") == std::string_view::npos &&
            words.find("Next ") == std::string_view::npos)
            continue;
        const std::string_view folded = context.folded(words);
        const auto next = context.match(context.text("next"), folded);
        if (!next) continue;
        const std::string_view said = folded.substr(next->begin, next->end - next->begin);
        if (!of_this_body(said, head)) continue;
        if (auto month = month_in(context, said, context.text("month"))) {
            mentions.push_back({block.range, std::move(*month)});
            continue;
        }
        // A row may say "at the next meeting" in one cell and name the meeting in another.
        if (block.kind != places::BlockKind::cell) continue;
        for (const Node cell : block.node.enclosing("row").children("cell")) {
            const std::string_view other = context.folded(cell.text());
            if (cell == block.node || context.matches(context.text("moved"), other)) continue;
            if (auto month = month_in(context, other, context.text("named")))
                mentions.push_back({cell.range(), std::move(*month)});
        }
    }
    constexpr std::size_t least = 2;
    if (mentions.size() < least) {
        context.report("none");
        return;
    }
    for (const Mention& mention : mentions) {
        if (mention.month == mentions.front().month) continue;
        const Mention& first = mentions.front();
        const auto capital = [](std::string month) {
            month[0] = static_cast<char>(month[0] - 'a' + 'A');
            return month;
        };
        context.report("differs", first.where)
            .arg("month", capital(first.month))
            .arg("other", capital(mention.month))
            .arg("words", places::quoted(paper.text(first.where), 100))
            .arg("place", mention.where)
            .related(places::quoted(paper.text(mention.where), 100), mention.where);
        return;
    }
    context.report("alike");
}

} // namespace

duly_check next_meeting() {
    return check<run>("dates.next-meeting",
                      "The next meeting is in one month wherever minutes speak of it.", parameters,
                      cases);
}

} // namespace duly::dates
