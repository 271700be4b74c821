// actions.due: no action that a meeting agreed is due before the day of the meeting.
#include <algorithm>
#include <unordered_set>

#include "../shared/joined.hpp"
#include "../shared/places.hpp"
#include "promises.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter own[] = {
    parameter("rolling", DULY_PATTERN, "\\b(?:logs?|trackers?|registers?|rolling)\\b",
              "Words of a heading under which actions of all meetings may stand."),
    parameter("week-of", DULY_PATTERN,
              "^(?:(?:by|in|during|the|from) ){0,3}(?:w/?[cb]|week(?: "
              "(?:commencing|beginning|starting|of))?)"
              "[:.]? ?$",
              "Words before a date that is the first of a week."),
    parameter("raised-column", DULY_PATTERN,
              "^(?:date )?(?:raised|logged|opened|minuted)(?: on| at)?(?: (?:date|meeting))?$",
              "Heading of a column that says when an action was agreed."),
    parameter("still-open", DULY_PATTERN,
              "^(?:open|new|not (?:yet )?(?:started|begun|done|complete|completed)|to do|pending)$",
              "All that is said of how an action stands that nobody has done."),
    parameter("month", DULY_PATTERN,
              "\\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
              "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b",
              "A month, in a cell before the action that says of which minute or meeting it is."),
};
constexpr auto parameters = joined(own, people_parameters, table_parameters, promise_parameters);
constexpr duly_argument dated[] = {
    argument("count", DULY_COUNT, "How many there are."),
    argument("words", DULY_TEXT, "The first of them."),
    argument("due", DULY_TEXT, "When it is due, as the table has it."),
    argument("date", DULY_DATE, "The day of the meeting."),
};
constexpr duly_argument own_days[] = {
    argument("words", DULY_TEXT, "The action."),
    argument("due", DULY_TEXT, "When it is due, as the table has it."),
    argument("raised", DULY_TEXT, "When it was raised, as the table has it."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many actions are due on the day of the meeting or later."),
};
constexpr duly_case cases[] = {
    fail("one", "One action is due before the day of the meeting that agreed it.", dated),
    fail("several", "Several actions are due before the day of the meeting.", dated),
    fail("perhaps", "An action of a list that may be of all meetings was due before.", dated),
    fail("before-raised", "An action is due before the day on which its row says it was raised.",
         own_days),
    inconclusive("unclear",
                 "An open action was due before; whether it is this meeting's is unclear.", dated),
    pass("later", "Actions are due on the day of the meeting or later.", counted),
    not_applicable("none", "No table of this meeting's actions says when they are due."),
};

/// The day six days later.
duly_date end_of_week(duly_date day) {
    for (int i = 0; i < 6; ++i) {
        ++day.day;
        if (exists(day)) continue;
        day.day = 1;
        if (++day.month <= 12) continue;
        day.month = 1;
        ++day.year;
    }
    return day;
}

/// The date that is all the cell says, or none; of a week its last day.
std::optional<duly_date> date_of(const Context& context, const ActionRow& row, duly_range cell) {
    const Document& paper = context.document();
    for (const Node date : row.row.all("date")) {
        const duly_range where = date.range();
        if (where.begin == cell.begin && where.end == cell.end) return date.date("date");
        if (where.end == cell.end && where.begin > cell.begin &&
            context.matches(context.text("week-of"),
                            context.folded(paper.text({cell.begin, where.begin})))) {
            const auto first = date.date("date");
            return first && exact(*first) && exists(*first) ? end_of_week(*first) : first;
        }
        constexpr std::uint32_t leading = 4; // "by 3 May"
        if (where.end == cell.end && where.begin > cell.begin &&
            where.begin - cell.begin <= leading &&
            paper.text({cell.begin, where.begin}).find_first_of("0123456789") ==
                std::string_view::npos)
            return date.date("date");
    }
    return std::nullopt;
}

/// The table with a column that is headed "Date" alone as that of due dates: they are, when any of
/// them is after the meeting.
ActionTable with_due(const Context& context, ActionTable table) {
    if (table.due != ActionTable::none) return table;
    const Document& paper = context.document();
    std::size_t column = ActionTable::none;
    for (std::size_t i = 0; i < table.heads.size(); ++i) {
        if (context.folded(places::bare(paper.text(table.heads[i]))) != "date") continue;
        if (column != ActionTable::none) return table;
        column = i;
    }
    for (const ActionRow& row : table.rows) {
        const duly_range cell = ActionTable::cell(row, column);
        const auto date = empty(cell) ? std::nullopt : date_of(context, row, cell);
        if (date && after(*date, paper.date())) table.due = column;
    }
    return table;
}

/// "60 (June) | Claim the grant": an action of another month's meeting.
bool names_month(const Context& context, const ActionTable& table, const ActionRow& row) {
    constexpr std::uint32_t longest = 30; // bytes; what is longer tells of something else
    constexpr std::string_view months = "janfebmaraprmayjunjulaugsepoctnovdec";
    const auto month = static_cast<std::size_t>(context.document().date().month);
    for (std::size_t column = 0; column < table.action; ++column) {
        const duly_range cell = ActionTable::cell(row, column);
        if (column == table.due || empty(cell) || cell.end - cell.begin > longest) continue;
        const std::string words(context.folded(context.document().text(cell)));
        if (const auto found = context.match(context.text("month"), words);
            found && words.compare(found->begin, 3, months.substr((month - 1) * 3, 3)) != 0)
            return true;
    }
    return false;
}

struct Due {
    duly_range action{}, due{};
};

/// Tells of rows that are due before the day on which they say themselves that they were raised,
/// whatever meeting that was. True where there are any.
bool tell_raised(const Context& context) {
    const Document& paper = context.document();
    bool found = false;
    for (const ActionTable& table : tables_of(context)) {
        if (!table.trusted || table.due == ActionTable::none) continue;
        std::size_t column = 0;
        while (column < table.heads.size() &&
               (column == table.due ||
                !context.matches(context.text("raised-column"),
                                 context.folded(places::bare(paper.text(table.heads[column]))))))
            ++column;
        for (const ActionRow& row : table.rows) {
            const duly_range raised = ActionTable::cell(row, column);
            const duly_range due = ActionTable::cell(row, table.due);
            const duly_range action = ActionTable::cell(row, table.action);
            if (row.continued || empty(raised) || empty(due) || empty(action)) continue;
            const auto from = date_of(context, row, raised), until = date_of(context, row, due);
            if (!from || !until || !exact(*from) || !exact(*until) || !exists(*from) ||
                !exists(*until) || !before(*until, *from))
                continue;
            found = true;
            context.report("before-raised", places::first_line(paper, due))
                .arg("words", places::quoted(paper.text(action), 100))
                .arg("due", places::quoted(paper.text(due)))
                .arg("raised", places::quoted(paper.text(raised)))
                .subject(context.folded(paper.text(action)));
        }
    }
    return found;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const bool told = tell_raised(context);
    const duly_date meeting = paper.date();
    if (!exact(meeting)) {
        if (!told) context.report("none");
        return;
    }
    const Listing& listing = listing_of(context);
    std::size_t right = 0;
    std::vector<Due> before_it, perhaps, unclear;
    std::unordered_set<std::uint32_t> promised; // rows of what the text of these minutes says
    for (const Row* known : listing.row_of)
        if (known != nullptr) promised.insert(known->row->row.id());
    for (const ActionTable& each : tables_of(context)) {
        const ActionTable table = with_due(context, each);
        if (!table.trusted || table.due == ActionTable::none) continue;
        const bool earlier = of_earlier_meetings(context, table);
        const bool rolling = headed_by(context, table, context.text("rolling"));
        // Below the minutes and under no heading that says so, it may hold this meeting's as well.
        const duly_range all = paper.root().range();
        const bool may_be_new =
            table.table.range().begin - all.begin >= (all.end - all.begin) / 2 &&
            !headed_by(context, table, context.text("earlier"));
        std::vector<Due> past, unsure, open;
        std::size_t ahead = 0;
        for (const ActionRow& row : table.rows) {
            const duly_range due = ActionTable::cell(row, table.due);
            const duly_range action = ActionTable::cell(row, table.action);
            if (row.continued || empty(due) || empty(action) || names_month(context, table, row))
                continue;
            const auto date = date_of(context, row, due);
            if (!date || !exists(*date)) continue;
            if (!before(*date, meeting)) {
                ++ahead;
                continue;
            }
            // What the text of these minutes says is this meeting's, wherever it is listed.
            const bool of_this = promised.count(row.row.id()) > 0;
            if (!of_this && earlier && may_be_new &&
                says_no_more(context, table, row, context.text("still-open")))
                open.push_back({action, due});
            if (of_this || !earlier) (of_this || !rolling ? past : unsure).push_back({action, due});
        }
        right += ahead;
        unclear.insert(unclear.end(), open.begin(), open.end());
        // Were everything due before the meeting, its date may not have been understood.
        if (ahead < past.size() + unsure.size()) {
            unclear.insert(unclear.end(), past.begin(), past.end());
            unclear.insert(unclear.end(), unsure.begin(), unsure.end());
            continue;
        }
        before_it.insert(before_it.end(), past.begin(), past.end());
        perhaps.insert(perhaps.end(), unsure.begin(), unsure.end());
    }
    for (const Due& each : perhaps)
        context.report("perhaps", places::first_line(paper, each.due))
            .arg("count", 1)
            .arg("words", places::quoted(paper.text(each.action), 100))
            .arg("due", places::quoted(paper.text(each.due)))
            .arg("date", meeting);
    if (before_it.empty()) {
        if (!perhaps.empty() || told) return;
        if (!unclear.empty())
            context.report("unclear", places::first_line(paper, unclear.front().due))
                .arg("count", unclear.size())
                .arg("words", places::quoted(paper.text(unclear.front().action), 100))
                .arg("due", places::quoted(paper.text(unclear.front().due)))
                .arg("date", meeting);
        else if (right == 0)
            context.report("none");
        else
            context.report("later").arg("count", right);
        return;
    }
    const Due& first = before_it.front();
    const Report report = context.report(before_it.size() == 1 ? "one" : "several",
                                         places::first_line(paper, first.due));
    report.arg("count", before_it.size())
        .arg("words", places::quoted(paper.text(first.action), 100))
        .arg("due", places::quoted(paper.text(first.due)))
        .arg("date", meeting);
    for (std::size_t i = 1; i < before_it.size(); ++i)
        report.related(places::quoted(paper.text(before_it[i].action), 80), before_it[i].due);
}

} // namespace

duly_check due() {
    return check<run>("actions.due",
                      "No action that a meeting agreed is due before the day of the meeting.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
