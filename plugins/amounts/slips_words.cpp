// The words by which two amounts with swapped digits are one, or two.
#include "slips.hpp"

namespace duly::amounts {

constexpr duly_parameter bare_words_parameter = parameter(
    "bare-words", DULY_TEXT,
    "this that these those with from have been will would which their they were than into "
    "over under also such each other more most made make paper report cabinet council "
    "committee board authority panel members mayor commissioner executive director "
    "officer approve approves approved agree agrees agreed recommended recommends decided "
    "resolved there where when what year years about amount",
    "Words that two sentences about different things share.");
constexpr duly_parameter contrast_parameter = parameter(
    "contrast", DULY_PATTERN,
    "\\b(?:previous(?:ly)?|original(?:ly)?|last|prior|rather than|instead|compar\\w*|revised|"
    "increas\\w*|reduc\\w*|decreas\\w*|options?|alternative|bids?|bidders?|tender(?:s|ed|ers?)?|"
    "quotes?|quotations?|lots?|phases?|stages?|tranches?|outturn|forecast|actual|was|were|had|has|"
    "have|now|present(?:ly)?|current(?:ly)?|this year|since|existing|old|raised|own|reserves?|bank|"
    "loans?|overdraft|loss(?:es)?|books?|valu\\w*|insur\\w*|other|another|elsewhere|neighbouring|"
    "asked|employs?|income|saving\\w*|remain\\w*|balance|further|additional|first|second|third|"
    "adds?|donat\\w*|match\\w*|towards|ends|ended|expir\\w*|outgoing|requests?|applied|applies)\\b",
    "Words of a sentence whose amount may well be another than the one decided.");
constexpr duly_parameter neutral_parameter = parameter(
    "neutral", DULY_PATTERN,
    "\\basked to (?:approve|agree|award|authori[sz]e|note|consider|endorse|support|give|grant|"
    "delegate|accept|adopt|recommend|release|allocate|decide|confirm|commit)\\b|"
    "\\brequests? (?:approval|agreement|authority)\\b|"
    "\\bcontract value\\b|\\bvalue of (?:the|this) contract\\b|"
    "\\bcontract\\b[^.]{0,40} (?:at|with|to|for) (?:a|the) (?:total )?value of\\b",
    "Words in which a word of contrast tells of no other amount.");
constexpr duly_parameter summing_up_parameter =
    parameter("summing-up", DULY_PATTERN, "^summary$",
              "Roles of the sections, among those that decide, that say beforehand what is asked.");
constexpr duly_parameter decision_label_parameter = parameter(
    "decision-label", DULY_PATTERN,
    "^\\W*(?:[0-9a-z]{1,3}[.)] ?)?(?:the )?(?:decision|recommendation|resolution)s?\\b[^:]{0,40}:",
    "Beginnings of a line that states the decision, where no heading does.");

constexpr duly_parameter alike_contrast_parameter = parameter(
    "alike-contrast", DULY_PATTERN, "^(?:forecast|outturn|valu\\w*|saving\\w*|income|was|were)$",
    "Words of contrast that tell of no other amount where both sentences have them.");
constexpr duly_parameter one_sided_parameter =
    parameter("one-sided", DULY_PATTERN, "^(?:forecast|outturn)$",
              "Those of them that one sentence may leave out when the other has them.");
constexpr duly_parameter first_year_parameter =
    parameter("first-year", DULY_PATTERN,
              "\\b(?:in|for) (?:the|its|our) first (?:full )?(?:financial )?year\\b",
              "Words for the year that an amount begins in, which another sentence may name.");
constexpr duly_parameter named_before_parameter =
    parameter("named-before", DULY_PATTERN,
              "\\b([a-z]{5,})(?: (?:in|for|from|to|on|by|of)(?: [a-z0-9/]+){1,5})? "
              "(?:of|is|are|was|will be|would be|stands at|amounts to|comes to)"
              "(?: (?:about|around|some|approximately|only|an?|the))* ?$",
              "Words right before an amount, the first of which names it.");
constexpr duly_parameter named_behind_parameter =
    parameter("named-behind", DULY_PATTERN,
              "^(?:overspen[dt]|underspen[dt]|surplus|deficit|shortfall|contribution)\\b",
              "Words right behind an amount that name it.");
constexpr duly_parameter no_names_parameter = parameter(
    "no-names", DULY_TEXT,
    "total amount figure maximum minimum average limit which there these those level range "
    "amounts totals increase reduction change difference",
    "Words before an amount that do not name it.");

} // namespace duly::amounts
