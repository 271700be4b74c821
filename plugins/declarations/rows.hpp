// What the checks of this plugin ask of an officer's row.
#pragma once

#include <string>
#include <vector>

#include "../shared/places.hpp"
#include "duly/plugin.hpp"

namespace duly::declarations {

/// The row's name as the form prints it: "Legal Advice".
inline std::string row_name(const Document& paper, const Node& row) {
    const std::string_view label = places::bare(row.str("label"));
    if (!label.empty()) return places::quoted(label, 80);
    return places::quoted(places::bare(paper.text(places::line_of(paper, row))), 80);
}

/// The rows that a rule is about: those with an id in the parameter, or all of them.
inline std::vector<Node> rows_of(const Context& context) {
    const std::string_view wanted = context.text("row");
    std::vector<Node> rows;
    for (const Node row : context.document().all("declaration"))
        if (places::lists(wanted, row.str("role"))) rows.push_back(row);
    return rows;
}

} // namespace duly::declarations
