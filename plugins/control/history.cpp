#include "history.hpp"

#include <algorithm>
#include <optional>

#include "../shared/places.hpp"

namespace duly::control {
namespace {

/// The column of versions by its heading: "Date | Version | Author" has it second. None without
/// one.
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

// "Version | Date | Author" under "Version control", where "Version | 1.2" may stand too, or with
// its dates on the front page without a heading of its own.
bool is_history(const Context& context, const Node& table) {
    const Document& paper = context.document();
    const std::string_view role = table.enclosing("section").str("role");
    if (role == context.text("role")) return true;
    constexpr std::size_t fewest = 3; // columns
    const Node head = table.first("row");
    if (head.children("cell").count() < fewest || !version_column(context, table)) return false;
    if (places::lists(context.text("records"), role)) return true;
    if (!role.empty() || table.range().begin > paper.root().range().end / 2) return false;
    for (const Node cell : head.children("cell"))
        if (context.matches("^date\\b|\\bdate$", context.folded(paper.text(cell.range()))))
            return true;
    return false;
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
        newest.trusted = table.flag("trusted");
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
