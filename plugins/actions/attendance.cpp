// actions.attendance: nobody is listed both as present and among the apologies.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "../shared/blocks.hpp"
#include "../shared/joined.hpp"
#include "people.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter own[] = {
    parameter("partly", DULY_PATTERN,
              "\\b(?:arriv|join(?:ed|ing|s)?\\b|late(?:r|ness)?\\b|left\\b|leav|"
              "part(?:s|ly|ial|ially)?\\b|until|from item|to item|for items?|remote|virtual|online|"
              "teams\\b|zoom|telephone|substitut|deputi[sz]|on behalf|represent(?:ed|ing)\\b)",
              "Words near a name that tell why it stands in both lists."),
    parameter("speaks", DULY_PATTERN,
              "^(?:said|stated|asked|reported|updated|presented|advised|explained|queried|"
              "commented|informed|confirmed|added|agreed|undertook|introduced|suggested|outlined|"
              "responded|highlighted)\\b",
              "What stands behind initials that begin a sentence and speak at the meeting."),
    parameter("from-afar", DULY_PATTERN,
              "\\b(?:e-?mail\\w*|writ\\w+|wrote|letters?|behalf|advance|absence|absent|apolog\\w*|"
              "sent|submitted|circulated|prior|previous(?:ly)?|last|before|since|earlier|outside|"
              "after|via|through|comments?|reported that (?:he|she|they) (?:has|have|had))\\b",
              "Words of the paragraph with which they may have said so without being there."),
};
constexpr auto parameters = joined(own, people_parameters);
constexpr duly_argument named[] = {
    argument("names", DULY_TEXT, "Who stands in both."),
    argument("count", DULY_COUNT, "How many they are."),
    argument("place", DULY_PLACE, "Where the first name stands among the apologies."),
};
constexpr duly_argument alike[] = {
    argument("name", DULY_TEXT, "How the apologies name somebody."),
    argument("other", DULY_TEXT, "Who was there and has the same surname."),
};
constexpr duly_argument spoke[] = {
    argument("name", DULY_TEXT, "Who sent apologies."),
    argument("initials", DULY_TEXT, "The initials that fit nobody else."),
    argument("words", DULY_TEXT, "The sentence in which they speak."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many names could be read."),
};
constexpr duly_case cases[] = {
    fail("one", "A name stands in both lists and nothing says why.", named),
    fail("several", "Several names do.", named),
    fail("alike", "The apologies name by surname or initial somebody who was there.", alike),
    fail("speaks", "Somebody who sent apologies speaks in the minutes.", spoke),
    pass("apart", "No name stands in both lists.", counted),
    not_applicable("none", "One of the lists is not there or was not understood."),
};

bool explained(const Context& context, const Person& person) {
    const Document& paper = context.document();
    for (const places::Block& block : places::blocks_of(context)) {
        const std::string folded(context.folded(paper.text(block.range)));
        // A cell may hold all that was said on an item; only what stands near the name counts.
        constexpr std::size_t near = 100; // bytes
        std::size_t read = 0;
        for (std::size_t at = folded.find(person.last); at != std::string::npos;
             at = folded.find(person.last, at + 1)) {
            constexpr std::size_t word = 16; // bytes that may have been cut
            const std::size_t from = std::max(read - std::min(read, word), at - std::min(at, near));
            read = std::min(folded.size(), at + near);
            if (from < read && context.matches(context.text("partly"),
                                               std::string_view(folded).substr(from, read - from)))
                return true;
        }
    }
    return false;
}

/// Whether a paragraph says of initials that they came or went.
bool came_after_all(const Context& context, std::string_view initials) {
    const Document& paper = context.document();
    for (const places::Block& block : places::blocks_of(context)) {
        const std::string_view words = paper.text(block.range);
        if (words.find(initials) != std::string_view::npos &&
            context.matches(context.text("partly"), context.folded(words)))
            return true;
    }
    return false;
}

/// "Mr Hall", as the list has it.
std::string_view with_title(const Context& context, const Person& person) {
    const Document& paper = context.document();
    duly_range name = person.name;
    const duly_range line = places::line_at(paper, name.begin);
    const auto size = static_cast<std::uint32_t>(person.title.size()) + 1;
    const bool of_all = person.title.ends_with("rs") && person.title != "mrs"; // "Cllrs Ash, Birch"
    if (person.title.empty() || of_all || name.begin < line.begin + size) return paper.text(name);
    // folded, a title may be shorter than it is written
    const duly_range title{name.begin - size, name.begin - 1};
    if (context.folded(paper.text(title)) == person.title) name.begin = title.begin;
    return paper.text(name);
}

/// Whether the words that stand before two names speak against one person: "Mr" and "Mrs",
/// "Mr" and "Councillor".
bool titles_differ(const Context& context, const Person& a, const Person& b) {
    const auto is = [&](const char* pattern, const Person& person) {
        return context.matches(pattern, person.title);
    };
    constexpr const char *man = "\\b(?:mr|sir|lord)\\b", *woman = "\\b(?:mrs|ms|miss|dame|lady)\\b";
    constexpr const char *member = "\\b(?:cllrs?|councillors?|ald|alder(?:man|men))\\b",
                         *plain = "^(?:mr|mrs|ms|miss|mx)[.]?$";
    return (is(man, a) && is(woman, b)) || (is(woman, a) && is(man, b)) ||
           (is(member, a) && is(plain, b)) || (is(plain, a) && is(member, b));
}

/// Whether the apologies' "Mr Hall" or "K Hall" may be the "Kim Hall" who was there.
bool may_be_one(const Context& context, const Person& away, const Person& there) {
    if (away.last != there.last || titles_differ(context, away, there) ||
        (!away.body.empty() && !there.body.empty() && away.body != there.body))
        return false;
    if (away.first.empty() || there.first.empty()) return true;
    const auto is_initial = [](const std::string& name) {
        return name.size() == 1 || (name.size() == 2 && name[1] == '.');
    };
    return away.first[0] == there.first[0] && (is_initial(away.first) || is_initial(there.first)) &&
           away.first != there.first;
}

struct Both {
    const Person *there, *away;
};

/// Those whom one list names in full and the other by surname or initial, where the meeting knows
/// nobody else of that surname.
std::vector<Both> alike_of(const Context& context) {
    const Attendance& lists = attendance_of(context);
    std::unordered_map<std::string_view, std::vector<const Person*>> bearers; // of a surname
    for (const auto* each : {&lists.people, &lists.surnames})
        for (const Person& person : *each)
            bearers[person.last].push_back(&person);
    std::vector<Both> both;
    constexpr std::size_t most = 20; // for each the paper is asked whether it says why
    std::size_t asked = 0;
    for (const auto& [surname, persons] : bearers) {
        if (asked == most) break;
        if (persons.size() != 2 || persons[0]->present == persons[1]->present) continue;
        const Person& there = persons[0]->present ? *persons[0] : *persons[1];
        const Person& away = persons[0]->present ? *persons[1] : *persons[0];
        if (there.folded == away.folded && !there.first.empty()) continue; // the same in full
        if (!may_be_one(context, away, there)) continue;
        ++asked;
        if (!explained(context, there)) both.push_back({&there, &away});
    }
    std::sort(both.begin(), both.end(),
              [](const Both& a, const Both& b) { return a.away->name.begin < b.away->name.begin; });
    return both;
}

/// Tells of those who sent apologies and whose initials, which fit nobody else, begin a sentence in
/// which they speak. Only where the minutes speak so of somebody who was there.
bool tell_speakers(const Context& context) {
    const Document& paper = context.document();
    const auto& people = people_of(context);
    const std::string_view speaks = context.text("speaks");
    std::uint32_t lists_end = 0;
    for (const Person& person : people)
        lists_end = std::max(lists_end, person.name.end);
    constexpr std::size_t most = 40; // of those who are away: each is looked for in all the paper
    bool found = false, customary = false;
    std::size_t asked = 0;
    for (const Person& person : people) {
        if (person.present || person.initials.size() < 2 || ++asked > most) continue;
        const auto fits = std::count_if(people.begin(), people.end(), [&](const Person& each) {
            return each.initials == person.initials;
        });
        if (fits != 1) continue;
        const duly_range where = use_of(context, speaks, person.initials, lists_end, true);
        if (empty(where)) continue;
        if (!customary) {
            std::size_t looked = 0;
            for (const Person& each : people)
                customary =
                    customary || (each.present && each.initials.size() >= 2 && ++looked <= most &&
                                  !empty(use_of(context, speaks, each.initials, lists_end)));
            if (!customary) return false;
        }
        const places::Block* const block =
            places::block_at(places::blocks_of(context), where.begin);
        if (block == nullptr || context.find(context.text("from-afar"), block->range) ||
            explained(context, person) ||
            // "the CC", "County Council (CC)": an abbreviation
            context.find("(?-i:\\bthe " + person.initials + "\\b|\\(" + person.initials + "\\))",
                         {places::line_at(paper, lists_end).end, paper.root().range().end}) ||
            came_after_all(context, person.initials))
            continue;
        found = true;
        context.report("speaks", where)
            .arg("name", places::quoted(paper.text(person.name), 60))
            .arg("initials", person.initials)
            .arg("words", places::quoted(paper.text(where), 120))
            .related(paper.text(person.name), person.name)
            .subject(person.initials);
    }
    return found;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const auto& people = people_of(context);
    const auto& surnames = attendance_of(context).surnames;
    std::size_t present = 0, absent = 0;
    for (const auto* each : {&people, &surnames})
        for (const Person& person : *each)
            ++(person.present ? present : absent);
    if (present == 0 || absent == 0) {
        context.report("none");
        return;
    }
    const std::vector<Both> perhaps = alike_of(context);
    for (const Both& each : perhaps)
        context.report("alike", each.away->name)
            .arg("name", places::quoted(with_title(context, *each.away), 60))
            .arg("other", places::quoted(with_title(context, *each.there), 60))
            .related(paper.text(each.there->name), each.there->name)
            .subject(each.away->last);
    const bool told = tell_speakers(context) || !perhaps.empty();
    std::vector<Both> both;
    for (const Person& there : people) {
        if (!there.present) continue;
        const auto away = std::find_if(people.begin(), people.end(), [&](const Person& each) {
            return !each.present && each.folded == there.folded;
        });
        if (away != people.end() && !explained(context, there)) both.push_back({&there, &*away});
    }
    if (both.empty()) {
        if (!told) context.report("apart").arg("count", people.size() + surnames.size());
        return;
    }
    const std::string names = places::in_a_row(
        both, [&](const Both& each) { return places::quoted(paper.text(each.there->name), 60); });
    const Report report =
        context.report(both.size() == 1 ? "one" : "several", both.front().there->name);
    report.arg("names", names).arg("count", both.size()).arg("place", both.front().away->name);
    for (const Both& each : both)
        report.related(paper.text(each.away->name), each.away->name);
}

} // namespace

duly_check attendance() {
    return check<run>("actions.attendance",
                      "Nobody is listed both as present and among the apologies.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
