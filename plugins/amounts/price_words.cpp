// The words by which prices are read and told from one another.
#include "price.hpp"

namespace duly::amounts {

constexpr duly_parameter price_noun_parameter = parameter(
    "price-noun", DULY_PATTERN,
    "\\b(?:costs?|costing|expenditure|spend(?:s|ing)?|prices?|priced|contracts?|tenders?|"
    "purchases?|investments?|capital|revenue|sums?|total|works|schemes?|projects?|awards?|awarded|"
    "approv(?:es?|al)|releases?|pays?|paying|paid|invests?|acquires?|buys?|"
    "grants?|loans?|rents?|rental|allocations?|allocates?|transfers?|virements?|write-?offs?|"
    "settlements?|compensation)\\b",
    "Words before an amount, the last of which says that it is what something costs.");
constexpr duly_parameter own_kind_parameter =
    parameter("own-kind", DULY_PATTERN,
              "^(grant|loan|rent|allocat|transfer|virement|write-?off|settlement|compensation)",
              "Those of them that are no mere price: group 1 is what they have in common.");
constexpr duly_parameter other_noun_parameter = parameter(
    "other-noun", DULY_PATTERN,
    "\\b(?:budgets?|reserves?|balances?|provisions?|income|savings?|receipts?|surplus|deficits?|"
    "shortfall|under-?spen[dt]s?|over-?spen[dt]s?|variances?|thresholds?|limits?|caps?|ceilings?|"
    "valu\\w*|turnover|debts?|deposits?|targets?|quot\\w*|offers?|bids?|bidders?|averages?|"
    "differences?|shares?|funds?|programmes?|pots?|fees?|charges?|premium|sale|sells?|sold|"
    "insur\\w*|penalt\\w*|fines?|deduct\\w*|contribut\\w*|stands?|holds?|stood|held)\\b",
    "Words before an amount that make it another thing than a price.");
constexpr duly_parameter price_link_parameter = parameter(
    "price-link", DULY_PATTERN,
    "^$|(?:^| )(?:of|for|at|is|are|be|to|worth|totall?ing|totals?|amounts? to|comes? to|"
    "(?:is |are |be )?estimated at|being)(?: (?:an? )?(?:total|sum|cost|price|estimated)(?: of)?)? "
    "?$",
    "How the words end that lead from there to the amount.");
constexpr duly_parameter will_cost_parameter =
    parameter("will-cost", DULY_PATTERN,
              "\\b(?:will|would|to|can|could|should|shall|may|[a-z]{3,}s|these|they) $",
              "Words before \"cost\" with which it is a price still to be paid.");
constexpr duly_parameter source_parameter = parameter(
    "source", DULY_PATTERN,
    "^from (?:the|its|our) (?:[a-z'-]+ ){0,6}(?:funds?|reserves?|programmes?|budgets?|pot) ",
    "Words between a price and its amount that only say where the money comes from.");
constexpr duly_parameter told_apart_parameter = parameter(
    "told-apart", DULY_PATTERN,
    "\\b(?:of which|includ\\w*|inclusive|exclud\\w*|exclusive|plus|net|gross|less|minus|vat|"
    "increas\\w*|reduc\\w*|decreas\\w*|r[io]s(?:e|es|en|ing)|"
    "fell|fall\\w*|original\\w*|previous\\w*|initial\\w*|revis\\w*|amend\\w*|vari(?:ed|es|"
    "ation\\w*)|existing|present|current|old|last|already|remain\\w*|part|half|share|first|second|"
    "third|final|phases?|stages?|tranches?|instal\\w*|lots? (?:[0-9]|[a-z]\\b)|between|rather|"
    "than|if|alternativ\\w*|options?|forecast|outturn|match\\w*|towards|"
    "proportion|contingen\\w*|instead|refused|refusal|reject\\w*|declin\\w*|not|no|nor|never|"
    "without|was|were|had|been|ends?|ended|expir\\w*|outgoing|whole[- "
    "]life|lifetime|prices|inflation|average|"
    "each|minimum|maximum|compar\\w*|elsewhere|neighbouring|since|until|before|after|ago|in kind|"
    "would have|approved (?:a|an|the|in|on|by|last)|(?:agreed|allocated) (?:in|on|by|last)|"
    "per (?:head|person|unit|place|property|household|home|pupil|hour|tonne))\\b",
    "Words beside an amount with which it need not be what the paper asks for.");
constexpr duly_parameter added_parameter =
    parameter("added", DULY_PATTERN, "\\b(?:further|additional|extra|another|other)\\b",
              "Words right beside an amount that comes on top of another.");
constexpr duly_parameter rate_behind_parameter = parameter(
    "rate-behind", DULY_PATTERN,
    "^ ?\\(?(?:(?:a|an|per|each|every|in each) (?:[a-z]+ )?[a-z]+|p\\.a\\.|pa\\b|annually|yearly|"
    "monthly|quarterly|weekly|daily)",
    "Words right behind an amount that is paid more than once.");
constexpr duly_parameter rate_before_parameter =
    parameter("rate-before", DULY_PATTERN,
              "\\b(?:annual|yearly|recurring|ongoing|monthly|quarterly|weekly|daily)\\b",
              "Words before an amount that say so.");
constexpr duly_parameter price_ends_parameter = parameter(
    "price-ends", DULY_PATTERN,
    "[,;:().]|\\b(?:is|are|will|would|can|could|shall|should|may|has|have|which|that|who|leaves?|"
    "leaving|funded|financed|met|charged|and)\\b",
    "Where the words end that say what an amount is for.");
constexpr duly_parameter object_parameter =
    parameter("object", DULY_PATTERN, "^(?:for|on|to|of|with|in|at|from|be|is|are)\\b",
              "How the words behind an amount begin that say what it is for.");
constexpr duly_parameter price_words_parameter = parameter(
    "price-words", DULY_TEXT,
    "costs costing expenditure spending prices priced contract contracts tender tenders purchase "
    "purchases investment works work scheme schemes project projects programme award awards "
    "release acquire acquisition loan loans rent rental lease allocation transfer virement "
    "writeoff "
    "settlement sums estimated annual yearly recommendation recommendations decision section "
    "paragraph table part resolves paid made found charged period term both asks seeks",
    "Words beside a price that do not say what it is for.");
constexpr duly_parameter bare_price_parameter = parameter(
    "bare-price", DULY_PATTERN,
    "^(?:[0-9.]+ |\\(?[a-z0-9]{1,3}[.)] )?(?:(?:the|this|total|estimated|overall|annual|capital|"
    "revenue|full|whole|tender|contract|purchase|project|scheme) )*(?:costs?|expenditure|spending|"
    "price|contract|tender|(?:tender|contract) sum|capital|revenue|grants?|loan|rent|allocation|"
    "award|purchase|transfer|virement|write-?off|settlement|works)"
    "(?: of (?:the|this|these) (?:works?|scheme|project|contract|proposals?|purchase|award|"
    "decision|recommendations?)| of (?:recommendation|proposal) [a-z0-9.]{1,4})?"
    " (?:of|is|are|will be|would be|(?:is |are )?estimated at|comes to|amounts to|totals?) $",
    "All the words of a sentence before a price that is that of what the paper is about.");
constexpr duly_parameter costs_parameter = parameter(
    "costs", DULY_PATTERN,
    "^(?:[0-9.]+ |\\(?[a-z0-9]{1,3}[.)] )?(?:the|this|these|both|all)(?: [a-z0-9'-]+){1,6} "
    "(?:(?:will|would) )?costs? $|"
    "^(?:[0-9.]+ |\\(?[a-z0-9]{1,3}[.)] )?(?:the |this |these )?(?:total |estimated |capital )?"
    "(?:cost|price|expenditure|rent) (?:of|for|on)(?: [a-z0-9'-]+){1,8} (?:is|will be|would be) $",
    "The same where the thing is named.");
constexpr duly_parameter summed_up_parameter =
    parameter("summed-up", DULY_PATTERN,
              "\\b(?:report|paper|decision|form|proposal|case|note|item|request|we)(?: "
              "\\([a-z]+\\))?(?: now)? (?:seeks?|asks?|"
              "requests?|proposes?|recommends?)\\b|"
              "\\b(?:is|are) (?:asked|recommended|invited|requested) to\\b|\\bproposes? to\\b|"
              "\\b(?:approval|agreement|authority) is (?:sought|requested|needed)\\b",
              "Words before an amount of a summary with which it is what the paper asks for.");
constexpr duly_parameter bare_behind_parameter = parameter(
    "bare-behind", DULY_PATTERN,
    "^(?: (?:to|for|on|with)(?: [a-z0-9'&-]+){1,8}?)?"
    "(?:\\.?$|\\. | over (?:[a-z]+|[0-9]{1,2}) years| leaves\\b|,? (?:met|funded|financed)\\b|"
    ",? (?:which |and )?(?:will|can|would|shall|could|is|are)(?: to)?(?: be)?"
    "(?: all| fully| wholly)? (?:met|funded|financed|charged|found|contained|covered|paid|repaid|"
    "made up|within|in|affordable|available|split|spread|needed|required|drawn|taken)\\b)",
    "What stands behind it.");
constexpr duly_parameter all_in_parameter = parameter(
    "all-in", DULY_PATTERN,
    "\\b(?:total|overall|whole|full|altogether|in all|works?|estimated?|scheme|project|programme|"
    "budget|annual|year|provisional|draft|about|around|some)\\b",
    "Words beside an amount with which it may hold more or less than another that is no slip of "
    "it.");
constexpr duly_parameter asking_verb_parameter =
    parameter("asking-verb", DULY_PATTERN,
              "\\b(?:approv|agree|recommend|ask|seek|request|propos|resolve|intend)[a-z]*",
              "Words behind which a sentence says what is asked for.");
constexpr duly_parameter dearer_parameter = parameter(
    "dearer", DULY_PATTERN, "\\b(?:contingenc\\w*|vat|inflation|optimism bias|on-?costs)\\b",
    "Words of a section that may make two amounts of one price.");
constexpr duly_parameter dearer_yet_parameter = parameter(
    "dearer-yet", DULY_PATTERN,
    "\\b(?:stamp duty|fees|(?:legal|professional|search|survey) costs|the (?:difference|excess)|"
    "pay(?:s|ing)|meet(?:s|ing)|bear(?:s|ing)|what is (?:above|over|left)|trade-in|brings?)\\b",
    "The same where the amounts differ by more than digits: what else is paid, who else pays.");

} // namespace duly::amounts
