// What the minutes' own text says that somebody is to do: lines marked "Action:", and people who
// agreed or undertook to do something; and which row of a table of actions speaks of it.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "duly/plugin.hpp"
#include "people.hpp"
#include "tables.hpp"

namespace duly::actions {

struct Promise {
    duly_range where{}; ///< the words, without the mark
    const Person* person = nullptr;
    bool marked = false;            ///< "Action:"
    std::vector<std::string> words; ///< folded beginnings of the words that tell it from others
};

const std::vector<Promise>& promises_of(const Context& context);

/// A row with the beginnings of its telling words.
struct Row {
    const ActionTable* table = nullptr;
    const ActionRow* row = nullptr;
    std::vector<std::string> words;
    std::string said, folded; ///< all its cells say, a line a cell
    std::string owner;        ///< folded
};

/// The last table of actions that follows what it lists, with the row of each promise before it
/// (null: none speaks of it). Without rows when the paper has none that lists its actions.
struct Listing {
    std::vector<Row> rows;
    std::vector<const Row*> row_of; ///< by promise
    // Made once, as each promise asks for them: which rows have a telling word, which name a person
    // of the promises, and who the owners are, each once.
    std::unordered_map<std::string, std::vector<std::uint32_t>> rows_with;
    std::unordered_map<const Person*, std::vector<bool>> naming;
    std::vector<std::string> owners;
    /// Nothing in it is what the text says: only what is surely not there may be missed.
    bool apart = false;
    bool fresh = false; ///< how its actions stand is blank for all: none is of an earlier meeting
};
const Listing& listing_of(const Context& context);

/// Whether no row can be the promise's, in whatever words: it says who, and none is theirs.
bool surely_absent(const Context& context, const Promise& promise, const Listing& listing);

/// Whether a table may hold what earlier meetings agreed: it says so, tells how things stand, or
/// comes before most of the minutes.
bool of_earlier_meetings(const Context& context, const ActionTable& table);
/// Whether it has a column for how things stand, below the minutes, and none of its rows says so.
bool is_fresh(const Context& context, const ActionTable& table);
/// Whether a heading that the table stands under has the words; true where it stands under none.
bool headed_by(const Context& context, const ActionTable& table, std::string_view words);

constexpr duly_parameter promise_parameters[] = {
    parameter("earlier", DULY_PATTERN,
              "\\b(?:last|previous|prior|earlier|outstanding|arising|ongoing|open|overdue|brought|"
              "carried|forward|review|update[sd]?|progress|follow(?:ing|ed)?[ -]?up|status|"
              "closed?|completed?|history|past)\\b",
              "Words of a heading under which actions of earlier meetings may stand."),
    parameter("earlier-column", DULY_PATTERN,
              "\\b(?:meeting|raised|agreed on|opened|assigned on|created|origin|original|"
              "date of|minute date|date added|revised|complete)\\b|^date$",
              "Heading of a column that tells of other days than the one an action is due."),
    parameter("mark", DULY_PATTERN,
              "\\bactions?(?: (?:points?|items?|required|agreed|"
              "(?:[a-z]{1,4})?[0-9]{1,3}(?:[./-][0-9]{1,3})*[a-z]?))?"
              "(?: ?\\([^()\\n]{1,40}\\))? ?:|^\\W{0,3}action(?: point)?(?: [0-9]{1,3})? ?[-–—] ",
              "What marks an action in the text."),
    parameter("undertakes", DULY_PATTERN,
              "^(?:undertook|agreed|offered|volunteered|promised|committed) to "
              "(?:[a-z]+)\\b",
              "What stands behind a name where somebody takes something on."),
    parameter("no-task", DULY_PATTERN,
              "^[a-z]+ to (?:a|an|the|this|that|these|those|it|all|any|our|his|her|their|its|be|"
              "have|remain|continue|being)\\b",
              "The same where nothing is taken on: \"agreed to the proposal\"."),
    parameter(
        "announced", DULY_PATTERN,
        "\\b(?:update|report|paper|note|letter|list|copy|invite|invitation|summary|figures|data|"
        "presentation|proposal|results?|slides|link)s?\\b[^.;]{0,40}\\b(?:will|would) be "
        "(?:provided|sent|circulated|brought|presented|shared|reported|issued|prepared)\\b|"
        "\\b(?:will|would) (?:be )?receiv(?:e|ing) (?:an? |the )?(?:invit|update|report|paper|"
        "letter|copy)",
        "Words that announce something without saying who does it."),
    parameter("no-announcement", DULY_PATTERN,
              "\\b(?:suggest|ask|request|should|could|might|if|whether|which|hope|expect|once|"
              "when|already|each|every|annual)",
              "Words of a sentence that announces nothing to be done."),
    parameter("common", DULY_TEXT,
              "the and for with from that this these those they their them his her its was "
              "were will would could should may has have had been being about into onto also "
              "any all agreed agree undertook offered volunteered promised committed action "
              "actions meeting meetings panel board committee council member members officer "
              "officers issue issues matter matters item items work working further outside "
              "discuss discussion update next progress ensure look are is be to of on in at "
              "by as it or an up so re we he she who which what when can not out other "
              "regarding concerning around",
              "Words that tell no action from another, separated by spaces."),
};

} // namespace duly::actions
