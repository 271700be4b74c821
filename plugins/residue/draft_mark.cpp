// residue.draft-mark: a paper that is signed or published no longer calls itself a draft.
#include <algorithm>
#include <string>

#include "leftovers.hpp"

namespace duly::residue {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("mark", DULY_PATTERN,
              "(?:(?:first|second|third|fourth|early|working|initial|\\d(?:st|nd|rd|th)) )?draft"
              "(?: ?[-:,(]? ?(?:v(?:ersion)?\\.? ?)?\\d[\\d.]*\\)?)?"
              "(?: ?[-:,(]? ?(?:not for (?:circulation|publication)|in confidence|confidential|"
              "(?:of |as (?:at|of) )?\\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \\d{4}|"
              "for (?:(?:internal|officer|member) )?(?:comments?|discussion|review)"
              "(?: (?:by|from|to|with) .*)?)\\)?)?",
              "The whole of a line that marks a draft."),
};
constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "The mark."),
    argument("stage", DULY_TEXT, "How far the paper has come."),
};
constexpr duly_case cases[] = {
    fail("marked", "A signed or published paper is marked as a draft.", worded),
    pass("unmarked", "Nothing marks the paper as a draft."),
    not_applicable("not-final", "The paper is neither signed nor published."),
};

/// The head or foot of pages, or the part of it beside a page number or the paper's name, that is a
/// mark: "DRAFT - not for circulation    Page 1 of 9". Empty where none is.
std::string_view mark_of_pages(const Context& context, const std::string& pattern,
                               std::string_view text) {
    constexpr std::size_t longest = 160; // bytes
    if (text.size() > longest) return {};
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\t|\n"), text.size());
        if (context.matches(pattern, context.folded(text.substr(0, end))))
            return text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {};
}

/// The mark, with the page's number before or behind it.
std::string on_pages(std::string_view mark) {
    const std::string page = "page \\d+(?: of \\d+)?|\\d+(?: of | ?/ ?)\\d+";
    return "^(?:(?:" + page + ") ?[-|:,]? ?)?(?:" + std::string(mark) +
           ")(?: ?[-|:,]? ?(?:" + page + "))?$";
}

void run(const Context& context) {
    const Document& paper = context.document();
    const std::string_view stage = paper.stage();
    if (stage != "signed" && stage != "published") {
        context.report("not-final");
        return;
    }
    const std::string pattern = "^(?:" + std::string(context.text("mark")) + ")$";
    // An appendix may be a draft of its own, attached as it stood.
    const std::uint32_t end = appendices_begin(context);
    std::vector<duly_range> marks;
    std::string words;
    for (const places::Block& block : places::blocks_of(context)) {
        // In a cell or a list it may be the status of another paper, or of an earlier version.
        if (block.kind != places::BlockKind::heading && block.kind != places::BlockKind::paragraph)
            continue;
        if (block.range.begin >= end) break;
        const std::string_view text = paper.text(block.range);
        if (text.size() > 60 || !context.matches(pattern, context.folded(text))) continue;
        marks.push_back(block.range);
        if (words.empty()) words = places::quoted(text, 60);
    }
    const std::string of_page = on_pages(context.text("mark"));
    for (const Node node : paper.all("furniture")) {
        if (!words.empty() || node.range().begin >= end) continue;
        const std::string_view mark = mark_of_pages(context, of_page, node.str("text"));
        if (mark.empty()) continue;
        marks.push_back(node.range());
        words = places::quoted(mark, 60);
    }
    if (marks.empty()) {
        context.report("unmarked");
        return;
    }
    const duly_range first = empty(marks.front()) ? whole : marks.front();
    const Report report = context.report("marked", first);
    report.arg("words", words).arg("stage", stage).subject("draft");
    for (std::size_t i = 1; i < marks.size(); ++i)
        report.related(words, marks[i]);
}

} // namespace

duly_check draft_mark() {
    return check<run>("residue.draft-mark", "A signed or published paper is not marked as a draft.",
                      parameters, cases);
}

} // namespace duly::residue
