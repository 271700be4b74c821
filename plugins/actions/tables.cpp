#include "tables.hpp"

#include <algorithm>
#include <string>

#include "../shared/places.hpp"

namespace duly::actions {
namespace {

std::optional<ActionTable> read_table(const Context& context, const Node& node) {
    const Document& paper = context.document();
    ActionTable table;
    table.table = node;
    table.trusted = node.flag("trusted");
    bool first = true;
    for (const Node row : node.children("row")) {
        ActionRow read;
        read.row = row;
        read.continued = row.flag("continued");
        for (const Node cell : row.children("cell")) {
            const auto column = static_cast<std::size_t>(
                std::max<std::int64_t>(1, cell.integer("column").value_or(1)) - 1);
            constexpr std::size_t most = 64;
            if (column >= most) continue;
            if (read.cells.size() <= column) read.cells.resize(column + 1);
            read.cells[column] = places::trimmed(paper, cell.range());
            read.covered.resize(read.cells.size());
            read.covered[column] = cell.flag("continued");
        }
        if (!first) {
            table.rows.push_back(std::move(read));
            continue;
        }
        first = false;
        const auto is = [&](std::string_view which, std::string_view words, std::size_t& column,
                            std::size_t here) {
            if (column != ActionTable::none || !context.matches(context.text(which), words))
                return false;
            column = here;
            return true;
        };
        for (std::size_t i = 0; i < read.cells.size(); ++i) {
            constexpr std::uint32_t longest = 60; // bytes: what is longer is no heading
            const duly_range head = read.cells[i];
            if (empty(head) || head.end - head.begin > longest) continue;
            const std::string_view words = context.folded(places::bare(paper.text(head)));
            (void)(is("action-column", words, table.action, i) ||
                   is("owner-column", words, table.owner, i) ||
                   is("due-column", words, table.due, i) ||
                   is("progress-column", words, table.progress, i));
        }
        if (table.action == ActionTable::none ||
            (table.owner == ActionTable::none && table.due == ActionTable::none &&
             table.progress == ActionTable::none))
            return std::nullopt;
        table.heads = std::move(read.cells);
    }
    if (table.rows.empty()) return std::nullopt;
    return table;
}

} // namespace

const std::vector<ActionTable>& tables_of(const Context& context) {
    std::string name = "tables";
    for (const duly_parameter& each : table_parameters)
        (name += '\n') += context.text(each.name);
    return context.kept<std::vector<ActionTable>>(name, [&] {
        std::vector<ActionTable> tables;
        for (const Node node : context.document().all("table"))
            if (auto table = read_table(context, node)) tables.push_back(std::move(*table));
        return tables;
    });
}

bool says_no_more(const Context& context, const ActionTable& table, const ActionRow& row,
                  std::string_view than) {
    for (std::size_t i = table.action + 1; i < row.cells.size(); ++i)
        if (i != table.owner && i != table.due && !empty(row.cells[i]) &&
            !context.matches(than,
                             context.folded(places::bare(context.document().text(row.cells[i])))))
            return false;
    return true;
}

bool done(const Context& context, const ActionTable& table, const ActionRow& row) {
    const duly_range cell = ActionTable::cell(row, table.progress);
    return !empty(cell) &&
           context.matches(context.text("done"), context.folded(context.document().text(cell)));
}

} // namespace duly::actions
