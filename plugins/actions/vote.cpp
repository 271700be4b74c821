// actions.vote: what is recorded as carried had more votes for it than against it, and the reverse.
#include <charconv>
#include <optional>
#include <string>

#include "../shared/blocks.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter style_fields[] = {
    parameter("for", DULY_PATTERN, nullptr, "Words with the votes for it as group 1."),
    parameter("against", DULY_PATTERN, nullptr, "The same for those against it."),
};
constexpr duly_parameter parameters[] = {
    list("styles", style_fields, nullptr, "The ways in which votes are counted."),
    parameter("mention", DULY_PATTERN, "\\bagainst\\b",
              "A paragraph without these words tells of no vote; with two of them, of two votes."),
    parameter("numbers", DULY_TEXT,
              "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
              "fifteen sixteen seventeen eighteen nineteen twenty",
              "Numbers in words, in order; any other word stands for none."),
    parameter("carried", DULY_PATTERN, nullptr, "Words that say it was carried."),
    parameter("lost", DULY_PATTERN, nullptr, "Words that say it was lost."),
    parameter("special", DULY_PATTERN, "^$",
              "Words of the paragraph with which the greater number need not win, or with which it "
              "tells of more than one motion."),
};
constexpr duly_argument counted[] = {
    argument("words", DULY_TEXT, "The words that say what became of it."),
    argument("for", DULY_COUNT, "The votes for it."),
    argument("against", DULY_COUNT, "The votes against it."),
};
constexpr duly_case cases[] = {
    fail("carried", "It is recorded as carried, and more were against it than for it.", counted),
    fail("lost", "It is recorded as lost, and more were for it than against it.", counted),
    pass("right", "What is recorded goes with the votes.", counted),
    not_applicable("none", "No vote is counted and decided in one paragraph."),
};

std::optional<std::int64_t> number_of(std::string_view word, std::string_view numbers) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error == std::errc() && end == word.data() + word.size()) return value;
    if (!word.empty() && word[0] >= '0' && word[0] <= '9') return std::nullopt;
    for (std::int64_t place = 1; !numbers.empty(); ++place) {
        const std::size_t space = numbers.find(' ');
        if (numbers.substr(0, space) == word) return place;
        if (space == std::string_view::npos) break;
        numbers.remove_prefix(space + 1);
    }
    return 0;
}

std::optional<std::int64_t> votes(const Context& context, std::string_view pattern,
                                  std::string_view words) {
    const auto found = context.match(pattern, words);
    if (!found) return std::nullopt;
    if (context.match(pattern, words, found->end)) return std::nullopt; // which of them?
    return number_of(words.substr(found->begin, found->end - found->begin),
                     context.text("numbers"));
}

/// Reports the vote that the block tells of; false where it tells of none, or not clearly.
bool judge(const Context& context, const places::Block& block) {
    const std::string words(context.folded(context.document().text(block.range)));
    const auto carried = context.match(context.text("carried"), words);
    const auto lost = context.match(context.text("lost"), words);
    if (carried.has_value() == lost.has_value()) return false;
    if (context.matches(context.text("special"), words)) return false;
    for (const Record& style : context.list("styles")) {
        const auto pro = votes(context, style.text("for"), words);
        const auto con = pro ? votes(context, style.text("against"), words) : std::nullopt;
        if (!con) continue;
        if (*pro == *con) return false; // the chair's own vote decides
        const bool right = carried.has_value() == (*pro > *con);
        const duly_range said = carried ? *carried : *lost;
        context.report(right ? "right" : (carried ? "carried" : "lost"), block.range)
            .arg("words", words.substr(said.begin, said.end - said.begin))
            .arg("for", *pro)
            .arg("against", *con);
        return true;
    }
    return false;
}

void run(const Context& context) {
    const duly_range all = context.document().root().range();
    bool any = false;
    for (duly_range rest = all; !empty(rest);) {
        const auto found = context.find(context.text("mention"), rest);
        if (!found) break;
        rest.begin = found->end;
        const places::Block* const block =
            places::block_at(places::blocks_of(context), found->begin);
        if (block == nullptr || block->kind == places::BlockKind::heading) continue;
        rest.begin = std::max(rest.begin, block->range.end);
        if (context.find(context.text("mention"), {found->end, block->range.end})) continue;
        any = judge(context, *block) || any;
    }
    if (!any) context.report("none");
}

} // namespace

duly_check vote() {
    return check<run>("actions.vote",
                      "What is recorded as carried had more votes for it than against it.",
                      parameters, cases);
}

} // namespace duly::actions
