// dates.weekday: where a date is given with its day of the week, the calendar agrees.
#include <array>

#include "../shared/places.hpp"

namespace duly::dates {
namespace {

constexpr duly_argument named[] = {
    argument("words", DULY_TEXT, "The day of the week and the date, as written."),
    argument("day", DULY_TEXT, "The day of the week that the date has."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many dates have their day of the week."),
};
constexpr duly_case cases[] = {
    fail("other", "The date falls on another day of the week.", named),
    pass("right", "Each day of the week is that of its date.", counted),
    not_applicable("none", "No date is given with its day of the week."),
};

constexpr std::array<std::string_view, 7> days = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                  "Thursday", "Friday", "Saturday"};

/// By Sakamoto's method: 0 is Sunday.
int weekday_of(duly_date date) {
    constexpr int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    const int year = date.year - (date.month < 3 ? 1 : 0);
    return (year + year / 4 - year / 100 + year / 400 + shift[date.month - 1] + date.day) % 7;
}

/// "Saturday 21 June, 11 to 3", "Thursday 15 April 16 people": two figures behind a month are a
/// year only where nothing goes on with them.
bool year_in_doubt(const Document& paper, duly_range where) {
    const std::string_view own = paper.text(where);
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t figures = 0;
    while (figures < own.size() && digit(own[own.size() - 1 - figures]))
        ++figures;
    if (figures != 2 || figures == own.size()) return false;
    std::string_view before = own.substr(0, own.size() - figures);
    if (before.back() != ' ' && before.back() != ',') return false; // "07/04/17", "7-Apr-17", "'17"
    while (!before.empty() && before.back() == ' ')
        before.remove_suffix(1);
    if (!before.empty() && before.back() == ',') return true;
    const duly_range rest{where.end, std::min(where.end + 2, paper.root().range().end)};
    std::string_view behind = paper.text(rest);
    if (!behind.empty() && behind.front() == ' ') behind.remove_prefix(1);
    return !behind.empty() && std::string_view("\n\t,;.)").find(behind.front()) == behind.npos;
}

void run(const Context& context) {
    const Document& paper = context.document();
    std::size_t right = 0;
    bool wrong = false;
    for (const Node node : paper.all("date")) {
        const auto date = node.date("date");
        if (!date || !exact(*date) || !exists(*date)) continue;
        // The day may stand in the date's own words or right before them.
        constexpr std::uint32_t longest = 16; // bytes: "Wednesday the "
        const duly_range where = node.range();
        const std::uint32_t start = paper.root().range().begin;
        const duly_range around{where.begin - std::min(where.begin - start, longest), where.end};
        const std::string_view words = paper.text(around);
        const std::string_view own = paper.text(where);
        if (own.find_first_of("0123456789") == std::string_view::npos) continue;
        std::size_t at = std::string_view::npos;
        int named_day = -1;
        for (std::size_t i = 0; i < days.size(); ++i) {
            const std::size_t found = words.rfind(days[i]);
            if (found == std::string_view::npos) continue;
            if (at != std::string_view::npos && found < at) continue;
            at = found;
            named_day = static_cast<int>(i);
        }
        if (named_day < 0) continue;
        // Nothing but a comma, "the" or white space may stand between.
        std::string_view between =
            words.substr(at + days[static_cast<std::size_t>(named_day)].size());
        const std::size_t digit = between.find_first_of("0123456789");
        between = between.substr(0, digit);
        bool joined = digit != std::string_view::npos;
        for (const char c : between)
            joined = joined && (c == ' ' || c == ',' || c == 't' || c == 'h' || c == 'e');
        if (!joined) continue;
        if (year_in_doubt(paper, where)) continue;
        const int actual = weekday_of(*date);
        if (actual == named_day) {
            ++right;
            continue;
        }
        wrong = true;
        const duly_range whole_words{around.begin + static_cast<std::uint32_t>(at), where.end};
        context.report("other", whole_words)
            .arg("words", places::quoted(paper.text(whole_words)))
            .arg("day", days[static_cast<std::size_t>(actual)]);
    }
    if (right > 0) context.report("right").arg("count", right);
    if (right == 0 && !wrong) context.report("none");
}

} // namespace

duly_check weekday() {
    return check<run>("dates.weekday",
                      "Where a date is given with its day of the week, the calendar agrees.", {},
                      cases);
}

} // namespace duly::dates
