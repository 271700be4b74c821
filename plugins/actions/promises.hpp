// What the minutes' own text says that somebody is to do: lines marked "Action:", and people who
// agreed or undertook to do something; and which row of a table of actions speaks of it.
#pragma once

#include <string>
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
};

/// The last table of actions that follows what it lists, with the row of each promise before it
/// (null: none speaks of it). Without rows when the paper has none that lists its actions.
struct Listing {
    std::vector<Row> rows;
    std::vector<const Row*> row_of; ///< by promise
};
const Listing& listing_of(const Context& context);

constexpr duly_parameter promise_parameters[] = {
    parameter("mark", DULY_PATTERN,
              "\\bactions?(?: point)? ?:", "What marks an action in the text."),
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
