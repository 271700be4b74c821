// actions.worded: an action names the same body in the text and in the table of actions.
#include <algorithm>
#include <cctype>

#include "../shared/joined.hpp"
#include "../shared/places.hpp"
#include "promises.hpp"

namespace duly::actions {
namespace {

constexpr auto parameters = joined(people_parameters, table_parameters, promise_parameters);
constexpr duly_argument worded[] = {
    argument("name", DULY_TEXT, "The name in the table."),
    argument("other", DULY_TEXT, "The name in the text."),
    argument("place", DULY_PLACE, "Where it stands in the text."),
};
constexpr duly_case cases[] = {
    fail("differs", "Where the text names one body the table names another.", worded),
    pass("alike", "The table names who the text names."),
    not_applicable("none", "There is no table that lists what the text says."),
};

struct Word {
    duly_range where{};
    std::string folded;
    bool capital = false;
};

std::vector<Word> words_of(const Context& context, duly_range where) {
    const std::string_view text = context.document().text(where);
    std::vector<Word> words;
    for (std::size_t i = 0; i < text.size();) {
        const auto letter = [&](std::size_t at) {
            return std::isalnum(static_cast<unsigned char>(text[at])) != 0 ||
                   (text[at] & '\x80') != 0;
        };
        if (!letter(i)) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && letter(end))
            ++end;
        words.push_back({{where.begin + static_cast<std::uint32_t>(i),
                          where.begin + static_cast<std::uint32_t>(end)},
                         std::string(context.folded(text.substr(i, end - i))),
                         text[i] >= 'A' && text[i] <= 'Z'});
        i = end;
    }
    return words;
}

/// A name of two words whose first differs while its second and the word before are the same.
bool differ(const Context& context, const std::vector<Word>& text, const std::vector<Word>& table) {
    const Document& paper = context.document();
    constexpr std::size_t most = 60; // words: longer ones are no list of actions
    for (std::size_t i = 1; i + 1 < std::min(text.size(), most); ++i) {
        const Word& here = text[i];
        if (!here.capital || !text[i + 1].capital) continue;
        for (std::size_t j = 1; j + 1 < std::min(table.size(), most); ++j) {
            const Word& there = table[j];
            if (!there.capital || !table[j + 1].capital || here.folded == there.folded ||
                text[i + 1].folded != table[j + 1].folded ||
                text[i - 1].folded != table[j - 1].folded ||
                here.folded.starts_with(there.folded) || there.folded.starts_with(here.folded))
                continue;
            const duly_range name{there.where.begin, table[j + 1].where.end};
            const duly_range other{here.where.begin, text[i + 1].where.end};
            context.report("differs", name)
                .arg("name", places::quoted(paper.text(name)))
                .arg("other", places::quoted(paper.text(other)))
                .arg("place", other)
                .related(paper.text(other), other);
            return true;
        }
    }
    return false;
}

void run(const Context& context) {
    const Listing& listing = listing_of(context);
    if (listing.rows.empty()) {
        context.report("none");
        return;
    }
    const auto& promises = promises_of(context);
    bool alike = true;
    for (std::size_t i = 0; i < promises.size(); ++i) {
        const Row* row = listing.row_of[i];
        if (row == nullptr) continue;
        const duly_range action = ActionTable::cell(*row->row, row->table->action);
        if (differ(context, words_of(context, promises[i].where), words_of(context, action)))
            alike = false;
    }
    if (alike) context.report("alike");
}

} // namespace

duly_check worded() {
    return check<run>("actions.worded",
                      "An action names the same body in the text and in the table of actions.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
