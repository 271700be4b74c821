// The words by which is read what a paper asks for and what it says that it costs.
#include "asked_again.hpp"

namespace duly::amounts {

constexpr duly_parameter stated_in_parameter = parameter(
    "stated-in", DULY_PATTERN, "^(?:summary|purpose|recommendation|decision|financial(?:-legal)?)$",
    "Roles of the sections that state what is asked for.");
constexpr duly_parameter asking_in_parameter =
    parameter("asking-in", DULY_PATTERN, "^(?:summary|purpose)$",
              "Those of them in which a sentence must say that it asks.");
constexpr duly_parameter costing_in_parameter =
    parameter("costing-in", DULY_PATTERN, "^financial(?:-legal)?$",
              "Those of them that tell what it costs and who bears it.");
constexpr duly_parameter decided_in_parameter =
    parameter("decided-in", DULY_PATTERN, "^(?:recommendation|decision)$",
              "Those of them that may differ, as when a decision is another than was recommended.");
constexpr duly_parameter asks_parameter = parameter(
    "asks", DULY_PATTERN,
    // the paper, and not somebody it tells of: "the club requests a grant"
    "\\b(?:report|paper|decision|form|proposal|case|note|item|request|officers|we)"
    "(?: \\([a-z]+\\))?(?: now)? (?:seeks?|asks?|requests?)\\b|"
    "\\b(?:seeks?|asks?|requests?)(?: [a-z]+){0,3} (?:approval|agreement|authority|permission)\\b|"
    "\\b(?:asked|recommends?|recommended|propos(?:es|ed)|to (?:approve|agree|award|"
    "authori[sz]e))\\b",
    "Words of a summary's sentence that says what is asked for.");
constexpr duly_parameter asked_noun_parameter = parameter(
    "asked-noun", DULY_PATTERN,
    "\\b(?:[^ ]+ )?(?:expenditure|spend(?:ing)?|grants?|grant funding|funding|contribution|"
    "draw[ -]?down|award|contract|loan|payment|virement|transfer|fee|charge|cost|price|budget|"
    "allocation|investment|purchase) (?:of|for|worth) (?:up to |a maximum of )?$",
    "Words right before an amount that name it, with the word before them.");
constexpr duly_parameter asked_verb_parameter =
    parameter("asked-verb", DULY_PATTERN,
              "\\b(?:approv(?:es?|al of|al for|al to spend)|releases?|release of|spend|award) $",
              "The same, where nothing names it.");
constexpr duly_parameter before_noun_parameter = parameter(
    "before-noun", DULY_PATTERN,
    "^(?:an?|the|this|of|for|that|approves?|approved|approving|approval|agrees?|authori[sz]es?|"
    "awards?|seeks?|releases?|[0-9.]+|\\W*) ",
    "Words before the name that add nothing to it: a net cost is not a cost.");
constexpr duly_parameter asked_rate_parameter =
    parameter("asked-rate", DULY_PATTERN,
              "^ ?\\(?(?:(?:a|per|each|every) (?:[a-z]+ )?[a-z]+|p\\.a\\.|pa\\b|annually|monthly|"
              "weekly)",
              "Words right behind an amount that is paid more than once.");
constexpr duly_parameter predicate_parameter =
    parameter("predicate", DULY_PATTERN,
              "^(?:is|are|was|were|will|would|can|could|shall|should|may|has|have|had|which|that|"
              "who|leaves?|leaving|reduces?|brings?|falls?|comes|represents?)\\b|"
              "[,;:(] |[.;:,]$| (?:is|are|was|were|will|would|can|could|shall|should|may|has|have|"
              "had|which|that|who|leaves?|leaving|reduces?|brings?|falls?|comes|represents?) ",
              "Where the words end that say what an amount is for.");
constexpr duly_parameter met_parameter =
    parameter("met", DULY_PATTERN,
              "^ ?(?:(?:for|from) [a-z -]{1,40})?(?:(?:is|are|will be|would be|can be|shall be) "
              "(?:(?:fully|wholly) )?(?:met|funded|financed|contained|covered|found|paid)|leaves?|"
              "reduces?)\\b",
              "What financial comments say right behind the amount that is asked for.");
constexpr duly_parameter lasting_parameter =
    parameter("lasting", DULY_PATTERN,
              "\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|[0-9]{1,2})[ -]"
              "(?:years?|months?|weeks?|terms?|quarters?)\\b",
              "How long what an amount is for lasts.");
constexpr duly_parameter cost_to_parameter =
    parameter("cost-to", DULY_PATTERN, "^(?:to|by (?:the|a|an|its|their|another))\\b",
              "Beginning of the words behind a cost that say who bears so much of it.");
constexpr duly_parameter shared_parameter = parameter(
    "shared", DULY_PATTERN,
    "\\b(?:the|any) (?:balance|rest|remainder|remaining)\\b|\\bmatch(?:ed|ing)?[ -]fund|"
    "\\bjoint(?:ly)?\\b|\\bshared?\\b|\\bpartners?\\b|\\bin kind\\b|\\bcontribut(?:es?|ing)\\b|"
    "\\bhalf\\b|\\bthirds?\\b|\\bwhat is (?:left|above|over)\\b|"
    "\\b(?:pay(?:s|ing)?|meet(?:s|ing)?) the difference\\b|\\bper cent of the cost|% of the cost",
    "Words of financial comments with which others bear a part of what is asked for.");
constexpr duly_parameter rest_paid_parameter =
    parameter("rest-paid", DULY_PATTERN,
              "\\b(?:pay|meet|bear|fund|find)(?:s|ing)? (?:the|any) (?:rest|balance|remainder|"
              "difference)\\b",
              "Words of a sentence in which others pay what the sum does not hold.");
constexpr duly_parameter otherwise_parameter = parameter(
    "otherwise", DULY_PATTERN,
    "\\b(?:of which|includ\\w*|inclusive|exclud\\w*|exclusive|plus|net|gross|less|minus|vat|"
    "further|additional\\w*|extra|another|other|increas\\w*|reduc\\w*|decreas\\w*|original\\w*|"
    "previous\\w*|initial\\w*|revis\\w*|amend\\w*|vari(?:es|ed|ation)|existing|last|already|"
    "remain\\w*|total\\w*|combined|overall|whole|together|altogether|part|half|share|first|"
    "second|third|final|phase|stage|tranche|instal\\w*|between|rather|than|if|alternativ\\w*|"
    "estimat\\w*|forecast|approximately|about|around|previously|extend\\w*|extension|matched|"
    "towards|proportion|contingency|instead|refus\\w*|reject\\w*|declin\\w*|not|no longer|"
    "was|were|had)\\b",
    "Words up to the end of what an amount is for, with which it may be another.");

} // namespace duly::amounts
