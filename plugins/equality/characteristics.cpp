// equality.characteristics: an equality section that goes through the protected characteristics
// leaves none of the relevant ones out.
#include <string>
#include <vector>

#include "../shared/blocks.hpp"

namespace duly::equality {
namespace {

constexpr duly_parameter fields[] = {
    parameter("name", DULY_TEXT, nullptr, "What people call it."),
    parameter("pattern", DULY_PATTERN, nullptr, "A heading that deals with it, folded."),
    parameter("words", DULY_PATTERN, nullptr, "Words that speak of it in a sentence."),
};
constexpr duly_parameter parameters[] = {
    parameter("role", DULY_TEXT, "equality", "The section on equality."),
    list("characteristics", fields, nullptr, "The characteristics that are relevant."),
    parameter("least", DULY_INTEGER, "4",
              "How many have a heading of their own where a paper goes through them."),
    parameter(
        "rest", DULY_PATTERN,
        "\\b(?:other|remaining|rest of the) (?:protected )?(?:characteristics|groups|strands)",
        "Words that deal with those that have no heading."),
};
constexpr duly_argument named[] = {
    argument("missing", DULY_TEXT, "Those without a heading."),
    argument("count", DULY_COUNT, "How many have one."),
    argument("last", DULY_TEXT, "The last heading that deals with one."),
};
constexpr duly_case cases[] = {
    fail("missing", "Some have a heading and others none.", named),
    pass("all", "Each has a heading, or the rest are dealt with together.", named),
    not_applicable("none", "The paper does not go through the characteristics by headings."),
};

/// Whether a paragraph of the section deals with it: one that lists most of them recites the law.
bool dealt_with(const Context& context, const std::vector<Record>& list, std::size_t which,
                duly_range section) {
    constexpr std::size_t recital = 5;
    places::Sought words(context, list[which].text("words"), section);
    for (const places::Block& block : places::blocks_of(context)) {
        if (block.range.begin < section.begin) continue;
        if (block.range.begin >= section.end) break;
        if (!words.may_be_in(block.range) || !context.find(words.pattern(), block.range)) continue;
        std::size_t spoken_of = 0;
        for (const Record& each : list)
            spoken_of += context.find(each.text("words"), block.range) ? 1U : 0U;
        if (spoken_of < recital) return true;
    }
    return false;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Node section = paper.section(context.text("role"));
    if (!section) {
        context.report("none");
        return;
    }
    const auto list = context.list("characteristics");
    std::vector<std::string_view> patterns; // asked for once: every block is held against each
    patterns.reserve(list.size());
    for (const Record& each : list)
        patterns.push_back(each.text("pattern"));
    std::vector<bool> found(list.size(), false);
    std::size_t count = 0;
    duly_range first{}, last{};
    bool rest = false;
    const duly_range whole_section = section.range();
    places::Sought others(context, context.text("rest"), whole_section);
    for (const places::Block& block : places::blocks_of(context)) {
        if (block.range.begin < whole_section.begin) continue;
        if (block.range.begin >= whole_section.end) break;
        constexpr std::uint32_t heading_most = 80; // bytes
        // A heading, a cell, or what stands before a colon or a dash at the start of a paragraph.
        duly_range head = block.range;
        const std::string_view words = paper.text(head);
        if (block.kind != places::BlockKind::heading && block.kind != places::BlockKind::cell) {
            const std::size_t colon = words.substr(0, heading_most).find(':');
            const std::size_t dash = words.substr(0, heading_most).find(" – ");
            const std::size_t end = std::min(colon, dash);
            if (end != std::string_view::npos)
                head.end = head.begin + static_cast<std::uint32_t>(end);
        }
        if (block.kind != places::BlockKind::heading && !rest && others.may_be_in(block.range))
            rest = context.find(others.pattern(), block.range).has_value();
        if (head.end - head.begin > heading_most) continue;
        const std::string_view folded = context.folded(paper.text(head));
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (found[i] || !context.matches(patterns[i], folded)) continue;
            found[i] = true;
            ++count;
            if (empty(first)) first = block.range;
            last = head;
        }
    }
    if (count < static_cast<std::size_t>(context.integer("least"))) {
        context.report("none");
        return;
    }
    for (std::size_t i = 0; i < list.size() && !rest; ++i)
        if (!found[i]) found[i] = dealt_with(context, list, i, whole_section);
    std::vector<std::string_view> missing;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (!found[i]) missing.push_back(list[i].text("name"));
    context.report(missing.empty() || rest ? "all" : "missing", first)
        .arg("missing", places::in_a_row(missing))
        .arg("count", count)
        .arg("last", places::quoted(paper.text(last)));
}

} // namespace

duly_check characteristics() {
    return check<run>("equality.characteristics",
                      "An equality section that goes through characteristics leaves none out.",
                      parameters, cases);
}

} // namespace duly::equality
