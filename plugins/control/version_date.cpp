// control.version-date: the paper's date is not older than the newest version in its history.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "../shared/places.hpp"
#include "history.hpp"

namespace duly::control {
namespace {

constexpr duly_parameter own[] = {
    parameter("date", DULY_TEXT, "date", "Id of the field with the paper's date."),
    parameter("label", DULY_PATTERN,
              "^\\W*(?:(?:issue|publication|version|document) )?date(?: of (?:issue|publication|"
              "(?:this |the )?version))?\\W*$|^\\W*date (?:issued|published)\\W*$",
              "Labels of the day that this version is of: none of approval or effect."),
    parameter("version-label", DULY_PATTERN, "\\bversion\\b",
              "Those of them under which the day must be the newest version's own."),
    parameter(
        "column", DULY_PATTERN,
        "^\\W*(?:date(?: (?:of (?:issue|version|change|revision|amendment|publication)|issued|"
        "amended|revised|published|changed))?|(?:issue|version|revision|publication|amendment|"
        "change|release) date|issued|published|revised|amended|when)(?: \\([^()]*\\))?\\W*$",
        "Heading of the history's column of dates."),
    parameter("signing", DULY_PATTERN,
              "\\b(?:sign(?:ed|ature|atures|atory|[- ]?off)|print(?:ed)? name|on behalf of|"
              "authoris(?:ed|ing|ation)|approved by|witness(?:ed)?)\\b|"
              "^\\W*(?:(?:[0-9]+\\.?)+ )?(?:approval|name|declaration)\\b\\W*(?:$|[:\\t])",
              "Words just above a date, or beside it, with which it is whoever signed there that "
              "gave it."),
    parameter("signed-below", DULY_PATTERN, "^\\W*sign(?:ed|ature)\\b",
              "How a line just below a date begins with which it is so too."),
    parameter("to-come", DULY_PATTERN,
              "\\b(?:planned|proposed|scheduled|expected|due|future|next|forthcoming|"
              "anticipated|tb[acd]|to be)\\b",
              "Words of a version that is not there yet."),
};
constexpr auto parameters = joined(own, history_parameters);
constexpr duly_argument named[] = {
    argument("words", DULY_TEXT, "The paper's date."),
    argument("version", DULY_TEXT, "The newest version of the history."),
    argument("other", DULY_TEXT, "The date of that version."),
    argument("place", DULY_PLACE, "Where it stands."),
};
constexpr duly_case cases[] = {
    fail("older", "The newest version is later than the paper's date.", named),
    fail("newer", "The day under the version's own label is later than the newest version.", named),
    pass("alike", "The newest version is not later than the paper's date.", named),
    not_applicable("none", "There are no two dates to compare."),
};

/// Whether a date is that of a signature or an approval: it stands in or near a place to sign.
bool beside_signature(const Context& context, const Node& date) {
    const Document& paper = context.document();
    const duly_range where = date.range(), all = paper.root().range();
    for (const Node place : paper.all("signoff"))
        if (place.range().begin <= where.begin && where.begin < place.range().end) return true;
    const auto says = [&](const char* pattern, std::string_view line) {
        return context.matches(context.text(pattern), context.folded(line));
    };
    const auto blank = [](std::string_view line) {
        return line.find_first_not_of(" \t") == std::string_view::npos;
    };
    constexpr std::size_t reach = 600; // bytes on either side
    const std::size_t at = where.begin - all.begin;
    const std::string_view words = paper.text(all);
    const std::size_t from = at - std::min(at, reach);
    std::string_view above = words.substr(from, at - from), below = words.substr(at, reach);
    int seen = 0;
    constexpr int lines = 4; // its own, and "Signed", "Name", "Position"
    while (!above.empty() && seen < lines) {
        const std::size_t cut = above.rfind('\n');
        const std::string_view line = above.substr(cut == above.npos ? 0 : cut + 1);
        if (says("signing", line)) return true;
        if (!blank(line) || seen == 0) ++seen;
        above = above.substr(0, cut == above.npos ? 0 : cut);
    }
    for (bool here = true; !below.empty(); here = false) {
        const std::size_t cut = below.find('\n');
        const std::string_view line = below.substr(0, cut);
        if (says(here ? "signing" : "signed-below", line)) return true;
        if (!here && !blank(line)) break;
        below = cut == below.npos ? std::string_view{} : below.substr(cut + 1);
    }
    return false;
}

/// The first date that the paper gives itself by such a label, outside its history.
Node own_date(const Context& context, const Node& history) {
    const Document& paper = context.document();
    for (const Node field : paper.all("field")) {
        if (field.str("role") != context.text("date") || !field.date("date") ||
            !context.matches(context.text("label"), context.folded(field.str("label"))))
            continue;
        const duly_range here = field.range(), rows = history.range();
        if (here.begin >= rows.begin && here.begin < rows.end) continue;
        if (beside_signature(context, field)) continue;
        return field;
    }
    // A day or month alone on a line of the front page.
    constexpr std::uint32_t front = 1500; // bytes
    const std::uint32_t begin = paper.root().range().begin;
    for (const Node date : paper.all("date")) {
        const duly_range where = date.range();
        if (where.begin > begin + front || where.begin >= history.range().begin) break;
        const duly_range line = places::line_at(paper, where.begin);
        if (line.begin == where.begin && line.end == where.end && date.date("date") &&
            date.date("date")->month != 0 && !beside_signature(context, date))
            return date;
    }
    return {};
}

/// The only date of a row's cell in the column of dates: a column of reviews is none.
Node date_of(const Context& context, const Node& row) {
    std::size_t column = 0;
    bool found = false;
    for (const Node cell : row.parent().first("row").children("cell")) {
        found = context.matches(context.text("column"), context.folded(cell.text()));
        if (found) break;
        ++column;
    }
    if (!found) return {};
    for (const Node cell : row.children("cell"))
        if (column-- == 0) {
            const Nodes dates = cell.all("date");
            return dates.count() == 1 ? *dates.begin() : Node{};
        }
    return {};
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Newest newest = newest_version(context);
    const Node there = newest.row ? date_of(context, newest.row) : Node{};
    const Node here = newest.row ? own_date(context, newest.row.parent()) : Node{};
    const auto own_day = here.date("date"), day = there.date("date");
    // That the version is another one is told by the rule of versions.
    const std::string version = number_of(context, paper.field(context.text("field")).str("value"));
    if (!newest.trusted || !own_day || !day || !exists(*own_day) || !exists(*day) ||
        (!version.empty() && version != number_of(context, paper.text(newest.version))) ||
        context.matches(context.text("to-come"), context.folded(newest.row.text()))) {
        context.report("none");
        return;
    }
    const bool older = before(*own_day, *day);
    const bool newer = after(*own_day, *day) && context.matches(context.text("version-label"),
                                                                context.folded(here.str("label")));
    const duly_range where =
        places::trimmed(paper, here.span("value").value_or(places::line_of(paper, here)));
    context.report(older   ? "older"
                   : newer ? "newer"
                           : "alike",
                   where)
        .arg("words", places::quoted(paper.text(where), 60))
        .arg("version", places::quoted(paper.text(newest.version)))
        .arg("other", places::quoted(there.text()))
        .arg("place", there)
        .related(places::quoted(there.text()), there);
}

} // namespace

duly_check version_date() {
    return check<run>("control.version-date",
                      "The paper's date is not older than the newest version in its history.",
                      table_of(parameters), cases);
}

} // namespace duly::control
