// control.order: in the history of versions, a later version is not dated before an earlier one.
#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "../shared/places.hpp"
#include "history.hpp"

namespace duly::control {
namespace {

constexpr duly_argument named[] = {
    argument("version", DULY_TEXT, "The later version, as written."),
    argument("date", DULY_TEXT, "Its date."),
    argument("before", DULY_TEXT, "The earlier version, as written."),
    argument("other", DULY_TEXT, "The date of that."),
    argument("place", DULY_PLACE, "Where that stands."),
};
constexpr duly_case cases[] = {
    fail("back", "A later version has an earlier date.", named),
    pass("forward", "No later version has an earlier date."),
    not_applicable("none", "The paper has no two versions with dates in a table."),
};

/// The head of a column whose days are not those on which versions were made.
constexpr std::string_view of_another_day =
    "\\b(?:review|expiry|expires|next|supersed\\w*|replaced|withdrawn|until|valid to|due)\\b";

struct Version {
    std::vector<unsigned> parts; ///< "1.10" is 1 and 10
    duly_range words{};
    duly_range dated{};
    duly_date date{};
};

std::vector<unsigned> parts_of(std::string_view number) {
    std::vector<unsigned> parts;
    while (!number.empty()) {
        unsigned part = 0;
        const auto [end, fault] =
            std::from_chars(number.data(), number.data() + number.size(), part);
        if (fault != std::errc{}) return {};
        parts.push_back(part);
        number.remove_prefix(static_cast<std::size_t>(end - number.data()));
        if (number.starts_with('.')) number.remove_prefix(1);
    }
    return parts;
}

/// The versions of one history that have one day each. Nothing where parts of a number have two
/// digits: "1.15" may come before "1.2", or after it.
std::vector<Version> versions_of(const Context& context, const Node& table) {
    const Document& paper = context.document();
    // Under such a heading may stand versions of other papers.
    std::vector<bool> elsewhen; // by column
    for (const Node cell : table.first("row").children("cell")) {
        const std::string head(context.folded(cell.text()));
        if (context.matches(context.text("of-others"), head)) return {};
        elsewhen.push_back(context.matches(of_another_day, head));
    }
    const std::size_t column = version_column(context, table).value_or(0);
    std::vector<Version> versions;
    for (const Node row : table.children("row")) {
        if (row.flag("header") || row.flag("continued")) continue;
        Version one;
        std::size_t at = 0, dates = 0;
        bool another = false;
        for (const Node cell : row.children("cell")) {
            const std::size_t here = at++;
            if (here == column) {
                one.words = places::trimmed(paper, cell.range());
                continue;
            }
            for (const Node date : cell.all("date")) {
                one.date = date.date("date").value_or(duly_date{});
                one.dated = date.range();
                another = here < elsewhen.size() && elsewhen[here];
                ++dates;
            }
        }
        if (dates != 1 || another || !given(one.date) || !exists(one.date)) continue;
        if (!context.matches(context.text("whole"), context.folded(paper.text(one.words))))
            continue;
        one.parts = parts_of(number_of(context, paper.text(one.words)));
        if (one.parts.empty()) continue;
        for (std::size_t i = 1; i < one.parts.size(); ++i)
            if (one.parts[i] > 9) return {};
        versions.push_back(std::move(one));
    }
    return versions;
}

void run(const Context& context) {
    const Document& paper = context.document();
    bool asked = false, forward = true;
    for (const Node table : paper.all("table")) {
        if (!table.flag("trusted") || !is_history(context, table)) continue;
        std::vector<Version> versions = versions_of(context, table);
        std::stable_sort(versions.begin(), versions.end(),
                         [](const Version& a, const Version& b) { return a.parts < b.parts; });
        for (std::size_t i = 1; i < versions.size(); ++i) {
            const Version &before = versions[i - 1], &later = versions[i];
            if (!(before.parts < later.parts)) continue; // a draft and the final of one number
            asked = true;
            if (compare(later.date, before.date) != Order::less) continue;
            forward = false;
            context.report("back", later.dated)
                .arg("version", places::quoted(paper.text(later.words)))
                .arg("date", places::quoted(paper.text(later.dated)))
                .arg("before", places::quoted(paper.text(before.words)))
                .arg("other", places::quoted(paper.text(before.dated)))
                .arg("place", before.dated)
                .related(paper.text(before.dated), before.dated)
                .subject(context.folded(paper.text(later.words)));
        }
    }
    if (!asked)
        context.report("none");
    else if (forward)
        context.report("forward");
}

} // namespace

duly_check order() {
    return check<run>("control.order",
                      "In the history of versions, a later one is not dated before an earlier one.",
                      history_parameters, cases);
}

} // namespace duly::control
