#include "structure/sign_words.hpp"

#include "structure/dates.hpp"

namespace duly::structure {

using std::string_view;

const Pattern& signature_label() {
    static const Pattern pattern("\\b(signature|signed by|signed|sign here|sgd)\\b( of [a-z "
                                 "]{3,40}| \\(([^()]|\\([^()]*\\)){0,40}\\))?\\)? ?[:.\\-_]* ?");
    return pattern;
}

const Pattern& date_label() {
    static const Pattern pattern("\\b(date signed|date of signature|date of decision|date "
                                 "received|signed on|date|dated)\\b ?[:.\\-]{0,3} ?");
    return pattern;
}

bool dates_another(string_view folded) {
    static const Pattern label(
        "date[ -](?:(?:of|for) (?:the )?(?:publi|call|implement|effect|report|"
        "meeting|issue|review|birth|next|consult|expir)|"
        "publi|call|implement|effective|report|record|issued|review|for "
        "review|deferred|from which|on which (?:it|this))[^:]{0,60}:.*");
    return label.matches_all(folded);
}

const Pattern& other_label() {
    static const Pattern pattern(
        "\\b(name|print(ed)?( name)?|position|post|role|title|job title|time|tel|telephone|email)"
        "\\b ?(\\([^)]*\\) ?)?[:_]");
    return pattern;
}

std::size_t behind_post(string_view folded, std::size_t from) {
    constexpr std::size_t longest = 60;
    const string_view rest = folded.substr(from);
    const bool post = rest.starts_with("the ");
    const std::size_t colon = rest.find(':');
    if (colon > longest) { // or there is none
        // "Signed by the Clerk ______"
        const std::size_t line = std::min(rest.find("__"), rest.find("...."));
        return post && line <= longest && sign_words(rest.substr(line)) == SignWords::nothing
                   ? from + line
                   : from;
    }
    const string_view label = rest.substr(0, colon + 1);
    if (colon == 0 || date_label().found_in(label) || other_label().found_in(label)) return from;
    // A post, or a name with nothing behind it: nobody signs before a colon.
    string_view behind = rest.substr(colon + 1);
    for (const Pattern* const next : {&date_label(), &other_label()})
        if (const auto found = next->find(behind)) behind = behind.substr(0, (*found)[0].begin);
    const bool blank = sign_words(behind) == SignWords::nothing;
    return post || blank ? from + colon + 1 : from;
}

SignLabel sign_label(string_view folded) {
    if (date_label().matches_all(folded)) return SignLabel::date;
    if (signature_label().matches_all(folded)) return SignLabel::signature;
    static const Pattern other(
        "((full |printed? ?)?names?( \\(?(in )?(block )?capitals\\)?| \\(print(ed)?\\))?|"
        "(name and )?(position|post|role|job title|title|designation|capacity|organisation)|time|"
        "on behalf of|officer|approver|tel|telephone|email)\\W*");
    return other.matches_all(folded) ? SignLabel::other : SignLabel::none;
}

bool signs_as_decider(string_view folded) {
    constexpr std::size_t longest = 160;
    static const Pattern label(
        "(?:the )?(?:[a-z'/&-]+ ){0,6}(?:decision[- ]?(?:maker|taker)|officer|director|"
        "head(?: of (?:[a-z'&-]+ ?){1,4})?|chief executive|manager|leader|mayor|member|holder|"
        "councillor|cllr|chair(?:man|woman|person)?|clerk|commissioner|approver)(?:'s|s')? "
        "signature ?(?:[:_.].*)?");
    static const Pattern adviser("^[^:_]*\\b(?:financ\\w+|legal|monitoring|151|report|lead|contact|"
                                 "procurement|hr|witness|audit|applicant|tenant|contractor|"
                                 "ward|consult\\w*|counter|second)\\b");
    return folded.size() <= longest && label.matches_all(folded) && !adviser.found_in(folded);
}

bool only_a_post(string_view folded) {
    static const Pattern post(
        "\\(?(?:[a-z0-9'&-]+ ){0,6}(?:commissioner|chair(?:man|woman|person)?|clerk|mayor|leader|"
        "officer|director|executive|constable|solicitor|treasurer|secretary|president|manager|head|"
        "holder|member|counsel|warden|registrar|accountant)(?: (?:of|for|to|and|\\() ?.{2,60})?"
        "\\)?\\W*");
    static const Pattern says("\\b(?:by|approve[ds]?|agree[ds]?|is|was|has|the above)\\b");
    return folded.size() <= 100 && post.matches_all(folded) && !says.found_in(folded);
}

bool only_sign_labels(string_view folded) {
    static const Pattern labels(
        "((full |print(ed)? )?name( \\(?(in )?(block )?capitals\\)?)?|position|post|role|job title|"
        "title|designation|time|"
        "signature|signed by|signed|sign here|date signed|date of signature|date)"
        "([ :|/]+((full |print(ed)? )?name( \\(?(in )?(block "
        ")?capitals\\)?)?|position|post|role|job "
        "title|title|designation|time|signature|signed by|signed|sign here|date signed|date of "
        "signature|date))+[ :]*");
    return folded.size() <= 120 && labels.matches_all(folded) && signature_label().found_in(folded);
}

bool says_signed(string_view folded) {
    constexpr std::size_t longest = 120; // more is running text
    if (folded.size() > longest) return false;
    static const Pattern says(
        "\\W*(?:"
        // "approved by email", "agreement given via e-mail"
        "(?:(?:decision|approval|agreement|authorisation|sign-?off|signature) )?"
        "(?:was |has been )?(?:approved|agreed|authori[sz]ed|confirmed|given|received|provided|"
        "signed(?: off)?) (?:electronically )?(?:by|via|through|in|per) (?:an )?e-?mail"
        "|(?:approval|agreement|authorisation|sign-?off) (?:by|via|per) e-?mail"
        // "signed electronically", "electronically approved", "digital signature"
        "|(?:signed|approved|authori[sz]ed|agreed) (?:off )?(?:electronically|digitally|by hand)"
        "|(?:electronically|digitally|e-?) ?(?:signed|approved|authori[sz]ed|agreed)"
        "|(?:electronic|digital|e-?|wet|wet ink) ?signature (?:held|kept|applied|provided|on|by|"
        "of)"
        // "signed copy held on file", "original signed", "hard copy signed by R. Hale"
        "|(?:the |a )?(?:original|hard copy|paper copy|copy|original copy|master copy) "
        "(?:(?:is|was|has been) )?(?:duly )?signed"
        "|(?:the |a )?signed (?:copy|original|version|form|hard copy|paper copy)(?: (?:is|has "
        "been))?(?: (?:held|kept|retained|on file|filed|available|attached|with|at|in))"
        "|signed (?:on|in) (?:the )?(?:original|paper|hard copy|wet ink|ink|file)"
        "|signature (?:is )?(?:held )?on (?:the )?(?:file|original)"
        ")\\b.*");
    static const Pattern to_come(
        "\\b(?:not|never|to be|to follow|pending|awaiting|awaited|will|tb[ac]|"
        "insert|should|must|please)\\b|\\?");
    return says.matches_all(folded) && !to_come.found_in(folded);
}

bool points_elsewhere(string_view folded) {
    static const Pattern pointer("\\W*(see|refer to|as per) .*");
    return pointer.matches_all(folded);
}

SignWords sign_words(string_view folded) {
    if (folded.find_first_not_of("_. -…|:/") == string_view::npos) return SignWords::nothing;
    static const Pattern withheld(
        "\\W*((signature )?(has been )?(redacted|withheld|removed|obscured)( .*)?)\\W*");
    if (withheld.matches_all(folded)) return SignWords::withheld;
    static const Pattern promise("\\W*(tb[acd]|to be (confirmed|signed|added|completed)( "
                                 ".*)?|n/?a|not (yet )?signed|unsigned|"
                                 "pending( .*)?|to follow|awaiting.*)\\W*");
    if (promise.matches_all(folded)) return SignWords::promise;
    // "[signed]", "<signed on paper>" say that it was; other brackets are the form's
    static const Pattern signed_so("\\W*(electronically |digitally |wet )?signed?\\b( .*)?\\W*");
    static const Pattern bracketed("(\\[[^\\]]*\\]|<[^>]*>)\\W*");
    if (bracketed.matches_all(folded)) {
        static const Pattern asks("\\b(here|insert|name|enter)\\b");
        return (signed_so.matches_all(folded) && !asks.found_in(folded) &&
                folded.find("signed") != string_view::npos) ||
                       says_signed(folded)
                   ? SignWords::words
                   : SignWords::form;
    }
    static const Pattern form(
        "\\W*(x{3,}|(please )?(insert|enter|type|add|your|sign|print) ?(.{0,20} )?(name|signature|"
        "here)|(e-?)?signature( here)?|click (or tap )?.*|choose an item\\W*|\\(?name\\)?)\\W*");
    return form.matches_all(folded) ? SignWords::form : SignWords::words;
}

bool date_template(string_view folded) {
    static const Pattern form(
        "\\W*(\\[[^\\]]*\\]|<[^>]*>|\\(?d{1,2}(th)?[ /.-]{1,3}(m{1,4}|month)[ "
        "/.-]{1,3}(y{2,4}|year)\\)?|"
        "x{1,2}[ /.-]{1,3}x{1,4}[ /.-]{1,3}(x{2,4}|20xx|20\\d\\d)|(please "
        ")?(insert|select|enter|pick|"
        "choose|add|click)( or tap)?( to enter| here| to)? ?.{0,10}date.{0,10}|tb[acd])\\W*");
    return form.matches_all(folded);
}

bool bare_date(string_view words) {
    if (words.size() > 40) return false;
    const auto found = find_date(words);
    return found && found->begin <= 3 && found->begin + found->length + 2 >= words.size();
}

} // namespace duly::structure
