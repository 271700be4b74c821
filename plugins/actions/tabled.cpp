// actions.tabled: what the minutes say that somebody is to do is in their table of actions.
#include "../shared/joined.hpp"
#include "../shared/places.hpp"
#include "promises.hpp"

namespace duly::actions {
namespace {

constexpr auto parameters = joined(people_parameters, table_parameters, promise_parameters);
constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "What is to be done, as the minutes say it."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many actions the text has."),
};
constexpr duly_case cases[] = {
    fail("marked", "An action marked in the text is not in the table.", worded),
    fail("undertaken", "What somebody undertook is not in the table.", worded),
    fail("announced", "What the minutes announce is not in the table.", worded),
    pass("listed", "The table has what the text says.", counted),
    not_applicable("none", "There is no table that lists what the text says."),
};

void run(const Context& context) {
    const Listing& listing = listing_of(context);
    if (listing.rows.empty()) {
        context.report("none");
        return;
    }
    const auto& promises = promises_of(context);
    const std::uint32_t table = listing.rows.front().table->table.range().begin;
    bool listed = true;
    std::size_t count = 0;
    for (std::size_t i = 0; i < promises.size(); ++i) {
        const Promise& promise = promises[i];
        if (promise.where.begin > table) continue;
        ++count;
        // "ACTION: MS" says who, and what is the paragraph above: nothing to compare.
        constexpr std::size_t telling = 3;
        const bool undertaken = !promise.marked && promise.person != nullptr;
        if (listing.row_of[i] != nullptr || promise.words.empty() ||
            (promise.marked && promise.words.size() < telling) ||
            (listing.apart && !surely_absent(context, promise, listing)))
            continue;
        listed = false;
        context
            .report(promise.marked ? "marked"
                    : undertaken   ? "undertaken"
                                   : "announced",
                    promise.where)
            .arg("words", places::quoted(context.document().text(promise.where), 140));
    }
    if (listed && listing.apart)
        context.report("none");
    else if (listed)
        context.report("listed").arg("count", count);
}

} // namespace

duly_check tabled() {
    return check<run>("actions.tabled",
                      "What the minutes say that somebody is to do is in their table of actions.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
