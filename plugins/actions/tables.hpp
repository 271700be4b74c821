// Tables of actions: which column says what is to be done, who does it, by when, and how it stands.
#pragma once

#include <optional>
#include <vector>

#include "duly/plugin.hpp"

namespace duly::actions {

struct ActionRow {
    Node row;
    std::vector<duly_range> cells; ///< trimmed; by column from 0, empty where there is none
    std::vector<bool> covered;     ///< by column: part of the cell above it
    bool continued = false;        ///< goes on from the row before
};

struct ActionTable {
    Node table;
    bool trusted = false;
    std::vector<duly_range> heads;
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t action = none, owner = none, due = none, progress = none;
    std::vector<ActionRow> rows;

    /// The row's cell in a column that the table may not have.
    static duly_range cell(const ActionRow& row, std::size_t column) {
        return column < row.cells.size() ? row.cells[column] : duly_range{};
    }
    static bool covered(const ActionRow& row, std::size_t column) {
        return column < row.covered.size() && row.covered[column];
    }
};

/// Tables with a column of actions and one that says who, when or how it stands.
const std::vector<ActionTable>& tables_of(const Context& context);

inline constexpr const char* action_column =
    "^(?:(?:agreed|key|proposed|project|outstanding|required|mitigating) ?/? ?)?actions?"
    "(?: (?:required|agreed|points?|needed|to be taken|item|details?))?$|^tasks?$|^project/action$";
inline constexpr const char* owner_column =
    "^(?:(?:action|task|lead|responsible) ?)?(?:owners?|leads?|by|by whom|who\\??|assigned to|"
    "allocated to|assignee|holders?|responsib(?:le|ility)(?: (?:person|officer|body))?|officer|"
    "person|agency)"
    "(?:\\(s\\))?(?: ?(?:/|and|or) ?[a-z]+| agency ?/ ?[a-z]+| officer| responsible)?$";
inline constexpr const char* due_column =
    "^(?:by|due|deadline(?: date)?|(?:by )?when\\??|timescales?|time ?frame|"
    "target(?: (?:date|completion|completion date))?|due (?:date|by|on)|"
    "completion(?: (?:date|by))?|(?:to be )?completed? by|date (?:due|required|for completion)|"
    "by date|required by|timing)$";
inline constexpr const char* progress_column =
    "^(?:progress|status|update|position|outcome|rag|comments?|notes?|progress ?/ ?[a-z]+|"
    "(?:current|latest) (?:position|status|update)|completed\\??|date completed|done)$";

constexpr duly_parameter table_parameters[] = {
    parameter("action-column", DULY_PATTERN, action_column, "Heading of the column of actions."),
    parameter("owner-column", DULY_PATTERN, owner_column, "Heading of the column of owners."),
    parameter("due-column", DULY_PATTERN, due_column, "Heading of the column of dates."),
    parameter("progress-column", DULY_PATTERN, progress_column,
              "Heading of the column that says how an action stands."),
    parameter("done", DULY_PATTERN,
              "^(?:complete|completed|done|closed|actioned|discharged|achieved|finished|sent|"
              "circulated|superseded|withdrawn|no longer|not required|n/a)\\b|^(?:now |all )?"
              "(?:complete|completed|done|closed)\\b",
              "How an action that needs nothing more stands."),
};

/// Whether nothing stands behind the action but who, when and what the pattern says.
bool says_no_more(const Context& context, const ActionTable& table, const ActionRow& row,
                  std::string_view than);

/// Whether the row's own words say that it is done.
bool done(const Context& context, const ActionTable& table, const ActionRow& row);

} // namespace duly::actions
