// actions.owned: every action in a table of actions has somebody who does it.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "../shared/joined.hpp"
#include "../shared/places.hpp"
#include "../shared/template_words.hpp"
#include "people.hpp"
#include "tables.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter own[] = {
    parameter("to-come", DULY_PATTERN, template_words::to_come,
              "Words that only hold the place of a name."),
    parameter("nobody", DULY_PATTERN,
              "^\\W*(?:not (?:yet )?(?:assigned|allocated|agreed|decided|known)|un(?:assigned|"
              "allocated)|to be (?:assigned|allocated|identified|appointed|nominated)|"
              "(?:owner|lead|name|officer|person) (?:tb[acd]|to be [a-z]+|needed|required))\\W*$",
              "Words that say that there is nobody yet."),
    parameter(
        "no-action", DULY_PATTERN,
        "^(?:[-–—]|(?:to )?(?:be )?noted|(?:for )?(?:information|noting)(?: only)?|none|nil|"
        "n/?a|no (?:further )?actions?(?: (?:required|needed|arising))?|agreed|approved|"
        "existing controls?|deleted|(?:no longer|not) (?:used|needed|required)|"
        "(?:moved|merged|transferred) (?:to|with|into)\\b.{0,60}|"
        "none (?:needed|required)\\b.{0,60}|"
        "(?:all|everyone|everybody|members|officers)(?: (?:members|officers|partners))? "
        "(?:to|will|are asked to)\\b.{0,160}|.{0,160}\\((?:as|see) above\\))[ .]*$",
        "What stands in place of an action that needs an owner: none, or one that says itself "
        "who acts."),
    parameter("dropped", DULY_PATTERN,
              "^(?:not (?:being |to be )?(?:taken|going|carried|put) forward|(?:has been |was )?"
              "(?:done|completed?|cancelled|withdrawn|superseded|abandoned|dropped|rejected|"
              "discontinued|merged)|"
              "no (?:further )?action|nfa|not (?:pursued|proceeding|accepted|agreed|required|"
              "needed)|will not (?:proceed|go ahead))\\b",
              "What stands beside an action that nobody is to do any more."),
};
constexpr auto parameters = joined(own, people_parameters, table_parameters);
constexpr duly_argument named[] = {
    argument("count", DULY_COUNT, "How many there are."),
    argument("words", DULY_TEXT, "The first of them."),
    argument("heading", DULY_TEXT, "The heading of the column."),
};
constexpr duly_argument placed[] = {
    argument("count", DULY_COUNT, "How many there are."),
    argument("words", DULY_TEXT, "The first of them."),
    argument("heading", DULY_TEXT, "The heading of the column."),
    argument("owner", DULY_TEXT, "What stands there in place of a name."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many actions there are."),
};
constexpr duly_case cases[] = {
    fail("one", "One action has nobody.", named),
    fail("several", "Several actions of a table have nobody.", named),
    fail("to-come", "For one action stands only that there is nobody yet.", placed),
    fail("several-to-come", "For several actions stands only that there is nobody yet.", placed),
    pass("owned", "Each action has somebody.", counted),
    inconclusive("grid", "The table's grid may have been broken.", named),
    not_applicable("none", "There is no table of actions with a column for it."),
};

enum class Owner : std::uint8_t { given, nobody, to_come, shared };

std::string_view words_of(const Context& context, const ActionRow& row, std::size_t column) {
    return context.document().text(ActionTable::cell(row, column));
}

/// Reads who stands for each action of one table.
class Owners {
public:
    Owners(const Context& context, const ActionTable& table) : context_(context), table_(table) {
        find_numbers();
        look_over();
    }
    [[nodiscard]] Owner of(std::size_t index) const;

private:
    void find_numbers();
    void look_over();
    [[nodiscard]] bool is_plain(const ActionRow& row) const;
    [[nodiscard]] std::string_view number(const ActionRow& row) const;
    [[nodiscard]] bool alone(const ActionRow& row) const;
    [[nodiscard]] bool heads_others(const ActionRow& row) const;
    [[nodiscard]] bool asks_nobody(const ActionRow& row) const;
    [[nodiscard]] bool goes_on(std::size_t index) const;
    [[nodiscard]] bool may_be_shared(std::size_t index) const;
    [[nodiscard]] bool is_person(std::string_view initials) const;
    [[nodiscard]] Owner named(duly_range owner) const;
    [[nodiscard]] bool only_dash(const ActionRow& row) const;

    const Context& context_;
    const ActionTable& table_;
    std::size_t numbers_ = ActionTable::none; ///< the column of the rows' numbers
    std::size_t numbered_ = 0;                ///< how many rows have one
    // Made once: a long table would be gone through again for each of its rows.
    std::vector<std::size_t> owned_above_;   ///< for each row the nearest above it with an owner
    std::unordered_set<std::string> headed_; ///< numbers of which others are parts: "2" of 2.1
    bool plain_owned_ = false;               ///< a row with a plain number has an owner
    bool one_group_ = false;                 ///< all rows are "3.1", "3.2" …: of item 3
    mutable std::unordered_map<std::string, bool> persons_; ///< initials asked about
};

/// The number in the column of numbers, without a stop: "2", "2.1", "B"; empty where there is none.
std::string_view Owners::number(const ActionRow& row) const {
    std::string_view words = words_of(context_, row, numbers_);
    if (!context_.matches("^(?:[a-z]|[a-z]{0,3}[0-9]{1,3}(?:[./][0-9]{1,3})*)[.)]?$",
                          context_.folded(words)))
        return {};
    if (words.back() == '.' || words.back() == ')') words.remove_suffix(1);
    return words;
}

void Owners::find_numbers() {
    for (std::size_t column = 0; column < table_.action; ++column) {
        numbers_ = column;
        const auto with = [&](const ActionRow& row) { return !number(row).empty(); };
        numbered_ =
            static_cast<std::size_t>(std::count_if(table_.rows.begin(), table_.rows.end(), with));
        if (numbered_ > 0) return;
    }
    numbers_ = ActionTable::none;
}

/// Nothing stands beside the action and the row's number.
bool Owners::alone(const ActionRow& row) const {
    for (std::size_t column = 0; column < row.cells.size(); ++column)
        if (column != table_.action && column != numbers_ && !empty(row.cells[column]))
            return false;
    return true;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Whether a number is of a part of the other's row: 2.1 of 2, B1 of B.
bool is_part(std::string_view number, std::string_view of) {
    if (of.empty() || number.size() <= of.size() || !number.starts_with(of)) return false;
    const char next = number[of.size()];
    return next == '.' || next == '/' || (!is_digit(of.back()) && is_digit(next));
}

/// "2", and neither "2.1" nor "B".
bool Owners::is_plain(const ActionRow& row) const {
    const std::string_view words = number(row);
    return !words.empty() && words.find_first_not_of("0123456789") == std::string_view::npos;
}

void Owners::look_over() {
    std::size_t above = ActionTable::none;
    std::unordered_set<std::string> groups;
    std::size_t owners = 0;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
        const ActionRow& row = table_.rows[i];
        owned_above_.push_back(above);
        const bool owned = !empty(ActionTable::cell(row, table_.owner));
        if (owned) above = i;
        owners += owned ? 1U : 0U;
        plain_owned_ = plain_owned_ || (owned && is_plain(row));
        const std::string_view words = number(row);
        const std::size_t stop = words.rfind('.');
        groups.emplace(words.substr(0, stop == std::string_view::npos ? 0 : stop));
        for (std::size_t end = 1; end < words.size(); ++end)
            if (is_part(words, words.substr(0, end))) headed_.emplace(words.substr(0, end));
    }
    // An entry that holds for several rows leaves more of them blank than it fills in; what a PDF
    // or plain text shows of one that reaches over rows is a blank as well.
    const std::string_view format = context_.document().root().str("format");
    one_group_ = format != "pdf" && format != "text" && groups.size() == 1 &&
                 !groups.contains("") && owners * 4 >= table_.rows.size() * 3;
}

/// "2 | Parks" over 2.1 and 2.2.
bool Owners::heads_others(const ActionRow& row) const {
    return headed_.contains(std::string(number(row)));
}

/// A cell says that nothing is to be done: "Noted", "Not taken forward".
bool Owners::asks_nobody(const ActionRow& row) const {
    if (context_.matches(context_.text("no-action"),
                         context_.folded(words_of(context_, row, table_.action))))
        return true;
    for (std::size_t column = table_.action + 1; column < row.cells.size(); ++column)
        if (!empty(row.cells[column]) &&
            context_.matches(context_.text("dropped"),
                             context_.folded(words_of(context_, row, column))))
            return true;
    return false;
}

/// A row that is only the rest of the one above, which a page or a reader cut.
bool Owners::goes_on(std::size_t index) const {
    const ActionRow& row = table_.rows[index];
    if (row.continued) return true;
    // Of numbered rows one without a number is none of its own.
    const bool unnumbered = numbers_ != ActionTable::none && number(row).empty();
    if (unnumbered && (numbered_ + 1) * 2 > table_.rows.size()) return true;
    if (index == 0 || !number(row).empty()) return false;
    // "Inspect these:", and what they are in the next row
    const std::string_view words = words_of(context_, row, table_.action);
    return context_.matches("^(?:-|•|–|[*]) ", words) ||
           (alone(row) &&
            (words_of(context_, table_.rows[index - 1], table_.action).ends_with(':') ||
             (words.front() >= 'a' && words.front() <= 'z')));
}

/// Whether the owner of a row above may be this one's as well, where the file cannot say that a
/// cell reaches over rows: 2.2 below 2 or 2.1, or a row whose first cell is blank like that of its
/// owner.
bool Owners::may_be_shared(std::size_t index) const {
    const std::size_t above = owned_above_[index];
    if (above == ActionTable::none) return false;
    const ActionRow &row = table_.rows[index], &owned = table_.rows[above];
    const std::string_view mine = number(row), theirs = number(owned);
    const std::size_t stop = mine.rfind('.'); // "24/02" is of a year, and of no group
    if (is_part(mine, theirs)) return true;
    // Under item 3 of the minutes all rows are 3.1, 3.2, 3.3, and none of them of a group.
    if (one_group_) return false;
    if (stop != std::string_view::npos && theirs.size() > stop &&
        theirs.substr(0, stop + 1) == mine.substr(0, stop + 1))
        return true;
    return table_.action > 0 && empty(ActionTable::cell(row, table_.action - 1)) &&
           !empty(ActionTable::cell(owned, table_.action - 1));
}

/// Whether what looks like "to be confirmed" are the initials of somebody: one of those present, or
/// one whom the paper names beside them.
bool Owners::is_person(std::string_view initials) const {
    constexpr std::size_t longest = 4;
    if (initials.size() < 2 || initials.size() > longest ||
        !context_.matches("^(?-i:[A-Z]+)$", initials))
        return false;
    const auto [known, fresh] = persons_.try_emplace(std::string(initials), false);
    if (!fresh) return known->second;
    for (const Person& person : people_of(context_))
        if (person.initials == initials) return known->second = true;
    // "TBC is Tina B. Cole", "Tina B. Cole (TBC)", and "T. B. Cole" wherever it stands
    std::string name, short_name;
    for (const char c : initials)
        ((name += name.empty() ? "" : "[ -]+") += c) += "[a-z'-]*[.]?";
    for (const char c : initials.substr(0, initials.size() - 1))
        (short_name += c) += "(?:[.] ?| )";
    (short_name += initials.back()) += "[a-z'-]+";
    const std::string letters(initials);
    return known->second =
               context_
                   .find("(?-i:\\b" + letters +
                             " ?(?:=|:|-|–|is|for|means|stands for) ?(?:[A-Z][a-z]+[.]? )?" + name +
                             "|" + name + "[ ,]*\\(" + letters + "\\)|\\b" + short_name + ")",
                         context_.document().root().range())
                   .has_value();
}

Owner Owners::named(duly_range owner) const {
    const std::string_view words = context_.document().text(owner);
    const std::string folded(context_.folded(words));
    const bool nobody = context_.matches(context_.text("to-come"), folded) ||
                        context_.matches(context_.text("nobody"), folded);
    return nobody && !is_person(words) ? Owner::to_come : Owner::given;
}

/// A dash for an action with a day by which it is done: no one is named.
bool Owners::only_dash(const ActionRow& row) const {
    return context_.matches("^[-–—]{1,3}$",
                            context_.folded(words_of(context_, row, table_.owner))) &&
           context_.matches("[a-z0-9]", context_.folded(words_of(context_, row, table_.due)));
}

Owner Owners::of(std::size_t index) const {
    const ActionRow& row = table_.rows[index];
    const duly_range owner = ActionTable::cell(row, table_.owner);
    if (empty(ActionTable::cell(row, table_.action)) || done(context_, table_, row) ||
        asks_nobody(row))
        return Owner::given;
    // One who stands beside several actions, in a cell as high as their rows.
    if (ActionTable::covered(row, table_.owner) && index > 0) return Owner::given;
    if (!empty(owner))
        return row.continued ? Owner::given : only_dash(row) ? Owner::to_come : named(owner);
    if (goes_on(index)) return Owner::given;
    if (may_be_shared(index)) return Owner::shared;
    // A row that conversion cut, and a heading over rows, have nothing beside their words.
    const bool stands = table_.due != ActionTable::none || table_.progress != ActionTable::none
                            ? !empty(ActionTable::cell(row, table_.due)) ||
                                  !empty(ActionTable::cell(row, table_.progress))
                            : !alone(row) || table_.heads.size() <= 2;
    if (stands) return Owner::nobody;
    const bool numbered = plain_owned_ && is_plain(row) && !heads_others(row);
    return numbered ? Owner::nobody : Owner::given;
}

/// Reports the rows of one table, the first of them with its words.
void tell(const Context& context, const ActionTable& table,
          const std::vector<const ActionRow*>& rows, const char* name, bool with_owner) {
    const Document& paper = context.document();
    const duly_range first = ActionTable::cell(*rows.front(), table.action);
    const Report report = context.report(name, places::first_line(paper, first));
    report.arg("count", rows.size())
        .arg("words", places::quoted(paper.text(first), 100))
        .arg("heading", places::quoted(places::bare(paper.text(table.heads[table.owner]))));
    if (with_owner)
        report.arg("owner",
                   places::quoted(paper.text(ActionTable::cell(*rows.front(), table.owner))));
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const duly_range action = ActionTable::cell(*rows[i], table.action);
        report.related(places::quoted(paper.text(action), 80), action);
    }
}

void run(const Context& context) {
    std::size_t actions = 0;
    bool owned = true;
    for (const ActionTable& table : tables_of(context)) {
        if (table.owner == ActionTable::none) continue;
        std::vector<const ActionRow*> without, to_come, shared;
        std::size_t with = 0;
        const Owners owners(context, table);
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const ActionRow& row = table.rows[i];
            with += empty(ActionTable::cell(row, table.owner)) ? 0U : 1U;
            const Owner owner = owners.of(i);
            if (owner == Owner::nobody) without.push_back(&row);
            if (owner == Owner::shared) shared.push_back(&row);
            if (owner == Owner::to_come) to_come.push_back(&row);
        }
        actions += with + without.size();
        owned = owned && without.empty() && shared.empty() && (to_come.empty() || !table.trusted);
        // A column that nobody filled in may have been lost on the way.
        const bool sure = table.trusted && with > 0;
        if (!without.empty())
            tell(context, table, without,
                 !sure                 ? "grid"
                 : without.size() == 1 ? "one"
                                       : "several",
                 false);
        if (!shared.empty()) tell(context, table, shared, "grid", false);
        if (!to_come.empty() && table.trusted)
            tell(context, table, to_come, to_come.size() == 1 ? "to-come" : "several-to-come",
                 true);
    }
    if (actions == 0)
        context.report("none");
    else if (owned)
        context.report("owned").arg("count", actions);
}

} // namespace

duly_check owned() {
    return check<run>("actions.owned",
                      "Every action in a table of actions has somebody who does it.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
