// equality.listed: a sentence that says what the protected characteristics are names all that are
// relevant.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../shared/blocks.hpp"

namespace duly::equality {
namespace {

constexpr duly_parameter fields[] = {
    parameter("name", DULY_TEXT, nullptr, "What people call it."),
    parameter("words", DULY_PATTERN, nullptr, "Words that name it, folded."),
};
constexpr duly_parameter parameters[] = {
    parameter("topic", DULY_PATTERN, "\\bprotected ch[a-z]{8,16}\\b",
              "What the list is of; the word is long and often misspelt."),
    list("characteristics", fields, nullptr, "The characteristics that are relevant."),
    parameter("definite", DULY_PATTERN,
              "(?:^\\W*|\\b(?:the|all|nine|eight|these|following|relevant|their)\\W+(?:[a-z]+\\W+){"
              "0,3})$",
              "What stands before the topic where all of them are meant: \"groups with protected "
              "characteristics\" are some."),
    parameter("announces", DULY_PATTERN, nullptr,
              "Words, from the topic on, after which all of them are named."),
    parameter("unless", DULY_PATTERN, nullptr,
              "Words of the sentence by which only some of them are meant."),
    parameter("least", DULY_INTEGER, "5", "How many are named where a sentence lists them."),
};
constexpr duly_argument named[] = {
    argument("missing", DULY_TEXT, "Those that are not named."),
    argument("count", DULY_COUNT, "How many are."),
};
constexpr duly_case cases[] = {
    fail("missing", "A list of all names only some.", named),
    pass("all", "All relevant ones are named.", named),
    not_applicable("none", "No sentence lists the protected characteristics."),
};

/// The sentence, and the items of a list that it announces.
duly_range with_items(const Document& paper, const std::vector<places::Block>& blocks,
                      const places::Block& block, duly_range sentence) {
    constexpr std::size_t most = 12;
    if (sentence.end < block.range.end || paper.text(sentence).ends_with('.')) return sentence;
    const auto at = static_cast<std::size_t>(&block - blocks.data());
    for (std::size_t i = at + 1; i < blocks.size() && i <= at + most; ++i) {
        if (blocks[i].kind != places::BlockKind::item) break;
        sentence.end = blocks[i].range.end;
    }
    return sentence;
}

/// The sentence with what follows it where conversion may have parted them: at a page's end, say.
duly_range with_next(const std::vector<places::Block>& blocks, duly_range sentence) {
    constexpr std::size_t nearby = 2;
    std::size_t left = nearby;
    for (const places::Block& block : blocks) {
        if (block.range.begin < sentence.end) continue;
        if (left-- == 0) break;
        sentence.end = block.range.end;
    }
    return sentence;
}

/// Whether more of them are named in a wider range than in the sentence, which leaves out so many.
bool goes_on(const Context& context, const std::vector<Record>& list, duly_range wide,
             std::size_t missing) {
    const auto count = std::count_if(list.begin(), list.end(), [&](const Record& each) {
        return context.find(each.text("words"), wide).has_value();
    });
    return static_cast<std::size_t>(count) + missing > list.size();
}

void run(const Context& context) {
    const Document& paper = context.document();
    const auto list = context.list("characteristics");
    places::Sought topic(context, context.text("topic"));
    bool any = false;
    const auto& blocks = places::blocks_of(context);
    for (const places::Block& block : blocks) {
        if (!topic.may_be_in(block.range)) continue;
        std::uint32_t from = block.range.begin;
        while (from < block.range.end) {
            const auto found = context.find(topic.pattern(), {from, block.range.end});
            if (!found) break;
            const duly_range sentence = with_items(
                paper, blocks, block, places::sentence_around(paper, block.range, *found));
            from = std::max(sentence.end, found->end);
            std::vector<std::string_view> missing;
            std::vector<std::pair<std::string_view, duly_range>> there; ///< by name
            for (const Record& each : list)
                if (const auto words = context.find(each.text("words"), sentence))
                    there.emplace_back(each.text("name"), *words);
                else
                    missing.push_back(each.text("name"));
            if (there.size() < static_cast<std::size_t>(context.integer("least"))) continue;
            const std::string before(context.folded(paper.text({sentence.begin, found->begin})));
            if (!missing.empty() &&
                (!context.matches(context.text("definite"),
                                  before.empty() ? before : before + " ") ||
                 !context.find(context.text("announces"), {found->begin, sentence.end}) ||
                 context.find(context.text("unless"), sentence) ||
                 goes_on(context, list, with_next(blocks, sentence), missing.size())))
                continue;
            any = true;
            const Report report = context.report(missing.empty() ? "all" : "missing", sentence);
            report.arg("missing", places::in_a_row(missing)).arg("count", there.size());
            if (!missing.empty()) continue;
            for (const auto& [name, where] : there)
                report.related(name, where);
        }
    }
    if (!any) context.report("none");
}

} // namespace

duly_check listed() {
    return check<run>("equality.listed",
                      "A sentence that says what the protected characteristics are names all.",
                      parameters, cases);
}

} // namespace duly::equality
