// disclosure.kept: what a file holds beside the paper that people see: tracked changes, comments,
// hidden words, attached files. It is told of by number and place; its words are never shown.
#include <algorithm>

#include "../shared/places.hpp"
#include "formats.hpp"

namespace duly::disclosure {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("kinds", DULY_TEXT, nullptr,
              "What counts, separated by spaces: inserted, deleted, comment, hidden, embedded."),
    parameter("reasons", DULY_TEXT, "",
              "Of hidden words, only those hidden for one of these reasons (covered, off-page, "
              "layer-off, invisible, tiny, same-colour); empty: any."),
    parameter("passed-over", DULY_TEXT, "",
              "Reasons that do not count, such as those another rule looks at."),
    formats_parameter,
};
constexpr duly_argument told[] = {
    argument("count", DULY_COUNT, "How many there are."),
    argument("noun", DULY_TEXT, "\"place\" or \"places\"."),
    argument("inserted", DULY_COUNT, "How many insertions."),
    argument("deleted", DULY_COUNT, "How many deletions."),
    argument("place", DULY_PLACE, "Where the first one is."),
};
constexpr duly_case cases[] = {
    fail("kept", "There is some of it in the file.", told),
    pass("clean", "There is none of it."),
    not_applicable("cannot-be", "Files of this format hold nothing of the kind."),
};

/// Whether hidden words tell anything: not a page number or a mark, and not what can be seen
/// elsewhere in the paper, as when a cell was painted and written a second time.
bool tells(const Context& context, std::string_view words) {
    constexpr int least = 4;
    const auto letters = std::count_if(words.begin(), words.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    if (letters < least) return false;
    const std::string_view seen = context.folded(context.document().root().text());
    return seen.find(context.folded(words)) == std::string_view::npos;
}

void run(const Context& context) {
    const Document& paper = context.document();
    int count = 0, inserted = 0, deleted = 0;
    Node first;
    for (const Node each : paper.all("furniture")) {
        const std::string_view kind = each.str("kind"), reason = each.str("reason");
        if (!places::lists(context.text("kinds"), kind)) continue;
        const std::string_view passed_over = context.text("passed-over");
        if (!places::lists(context.text("reasons"), reason)) continue; // an empty list names any
        if (!passed_over.empty() && places::lists(passed_over, reason)) continue;
        const auto words = each.maybe_text("text"); // none: not handed on
        if (kind == "hidden" && words && !tells(context, *words)) continue;
        ++count;
        inserted += kind == "inserted" ? 1 : 0;
        deleted += kind == "deleted" ? 1 : 0;
        if (!first) first = each;
    }
    if (!first) {
        context.report(may_hold(context) ? "clean" : "cannot-be");
        return;
    }
    // About the whole paper: an excerpt would show what must not be shown.
    context.report("kept")
        .arg("count", count)
        .arg("noun", count == 1 ? "place" : "places")
        .arg("inserted", inserted)
        .arg("deleted", deleted)
        .arg("place", first.range());
}

} // namespace

duly_check kept() {
    return check<run>("disclosure.kept",
                      "What a file holds beside the paper that people see, by number and place.",
                      parameters, cases);
}

} // namespace duly::disclosure
