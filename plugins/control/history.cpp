#include "history.hpp"

#include <algorithm>
#include <optional>

#include "../shared/places.hpp"

namespace duly::control {
namespace {

/// Whether all that stands in the column are versions, and the paper's own is one of them.
bool lists_own_version(const Context& context, const Node& table, std::size_t column) {
    const Document& paper = context.document();
    const std::string own = number_of(context, paper.field(context.text("field")).str("value"));
    bool found = own.empty();
    for (const Node row : table.children("row")) {
        if (row.flag("header")) continue;
        std::size_t at = 0;
        for (const Node cell : row.children("cell")) {
            if (at++ != column) continue;
            const std::string_view words = paper.text(places::trimmed(paper, cell.range()));
            if (words.empty()) continue;
            if (!context.matches(context.text("whole"), context.folded(words))) return false;
            found = found || number_of(context, words) == own;
        }
    }
    return found;
}

/// Part by part: "1.10" after "1.9", "2" after "1.10".
bool comes_after(std::string_view one, std::string_view other) {
    while (!one.empty() && !other.empty()) {
        const auto part = [](std::string_view& rest) {
            const std::size_t stop = std::min(rest.find('.'), rest.size());
            std::string_view first = rest.substr(0, stop);
            rest.remove_prefix(std::min(stop + 1, rest.size()));
            while (first.size() > 1 && first.front() == '0')
                first.remove_prefix(1);
            return first;
        };
        const std::string_view a = part(one), b = part(other);
        if (a != b) return a.size() != b.size() ? a.size() > b.size() : a > b;
    }
    return !one.empty();
}

} // namespace

std::optional<std::size_t> version_column(const Context& context, const Node& table) {
    std::size_t column = 0;
    for (const Node cell : table.first("row").children("cell")) {
        if (context.matches(context.text("head"),
                            context.folded(context.document().text(cell.range()))))
            return column;
        ++column;
    }
    return std::nullopt;
}

// "Version | Date | Author" under "Version control", where "Version | 1.2" may stand too; or
// without a heading of its own, when its columns and rows show that it is about this paper and no
// others.
bool is_history(const Context& context, const Node& table) {
    const std::string_view role = table.enclosing("section").str("role");
    if (role == context.text("role")) return true;
    constexpr std::size_t fewest = 3; // columns
    const Node head = table.first("row");
    const auto column = version_column(context, table);
    if (head.children("cell").count() < fewest || !column) return false;
    if (places::lists(context.text("records"), role)) return true;
    const Document& paper = context.document();
    if (!role.empty() || table.range().begin > paper.root().range().end / 2) return false;
    bool dated = false;
    for (const Node cell : head.children("cell")) {
        const std::string_view words = context.folded(paper.text(cell.range()));
        if (context.matches(context.text("of-others"), words)) return false;
        dated = dated || context.matches(context.text("days"), words);
    }
    return dated && lists_own_version(context, table, *column);
}

std::string number_of(const Context& context, std::string_view words) {
    const std::string_view folded = context.folded(words);
    const auto found = context.match(context.text("number"), folded);
    if (!found) return {};
    std::string number(folded.substr(found->begin, found->end - found->begin));
    while (number.ends_with('.') || number.ends_with(".0"))
        number.resize(number.size() - (number.ends_with('.') ? 1 : 2));
    return number;
}

Newest newest_version(const Context& context) {
    const Document& paper = context.document();
    Newest newest;
    for (const Node table : paper.all("table")) {
        if (!is_history(context, table)) continue;
        newest.trusted = table.flag("trusted") && (empty(newest.version) || newest.trusted);
        const std::size_t column = version_column(context, table).value_or(0);
        for (const Node row : table.children("row")) {
            if (row.flag("header")) continue;
            duly_range version{};
            std::size_t at = 0;
            bool other = false;
            for (const Node cell : row.children("cell")) {
                const duly_range words = places::trimmed(paper, cell.range());
                if (at == column)
                    version = words;
                else
                    other = other || !empty(words);
                ++at;
            }
            const std::string number = number_of(context, paper.text(version));
            if (!number.empty() && !other) newest.bare.push_back(number);
            if (number.empty() || !other) continue;
            // A history may have its newest version first.
            if (empty(newest.version) || comes_after(number, newest.number)) {
                newest.version = version;
                newest.row = row;
                newest.number = number;
            }
            newest.decimal = std::max(newest.decimal, number);
        }
    }
    return newest;
}

} // namespace duly::control
