// The history of a paper's versions, as a table of them tells it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "../shared/joined.hpp"
#include "duly/plugin.hpp"

namespace duly::control {

/// What the checks of the history ask for, beside their own parameters.
constexpr duly_parameter history_parameters[] = {
    parameter("role", DULY_TEXT, "version-history",
              "The section that the history stands in; it may stand elsewhere as well."),
    parameter("field", DULY_TEXT, "version", "Id of the field with the paper's version."),
    parameter("records", DULY_TEXT, "document-control",
              "Sections in which the history may stand as a table beside other records."),
    parameter("head", DULY_PATTERN, "^(?:version|revision|issue)(?: (?:number|no\\.?))?:?$",
              "The head of such a table's column of versions."),
    parameter("days", DULY_PATTERN, "^(?:date\\b|issued|approved|amended)|\\bdate$",
              "The head of a column of dates, which a history without a heading has."),
    parameter("of-others", DULY_PATTERN,
              "\\b(?:document|policy|strategy|plan|title|actions?|task|what|measure|project)\\b|"
              "^(?:target|due)\\b",
              "The head of a column that shows that the table is about something else."),
    parameter("whole", DULY_PATTERN,
              "^(?:version|revision|issue|draft|v|rev)?\\.? ?\\d[\\d.]*(?: ?[(-]? "
              "?(?:draft|final)\\)?)?$",
              "All that a cell with a version says."),
    parameter("number", DULY_PATTERN, "^(?:version|revision|issue|draft|v)?\\.? ?(\\d[\\d.]*)\\b",
              "A version's number; the group is the number."),
};

/// A version's number without noughts behind a point: "2.0" is "2". Empty: there is none.
std::string number_of(const Context& context, std::string_view words);

/// The row of the history with the highest number that says something of its version.
struct Newest {
    Node row;
    duly_range version{};
    std::string number{};  ///< part by part: "1.10" comes after "1.9" …
    std::string decimal{}; ///< … and as a decimal fraction it does not
    bool trusted = false;
    std::vector<std::string> bare{}; ///< numbers of the rows that say nothing else
};
Newest newest_version(const Context& context);

/// The column of versions by its heading: "Date | Version | Author" has it second. None without
/// one.
std::optional<std::size_t> version_column(const Context& context, const Node& table);

/// Whether the table tells the history of the paper's versions.
bool is_history(const Context& context, const Node& table);

} // namespace duly::control
