// Whether what stands on every page, in its head or foot or across it, marks the paper as a draft.
#include "structure/front.hpp"
#include "support/utf8.hpp"

namespace duly::structure {

using model::Attr;
using model::Kind;
using model::no_node;
using model::NodeId;
using std::string_view;

namespace {

/// What is a draft here is the paper, not its subject: "Draft: 6 February 2007", "Minutes - DRAFT
/// v2", but not "Draft Local Plan 2030".
bool is_mark(string_view words) {
    static const Pattern mark(
        "(?:.{2,80} ?[-–—|:(] ?|.{2,60} v(?:ersion)? ?\\d[\\d.]* )?"
        "(?:(?:first|second|third|fourth|early|working|initial|final|\\d(?:st|nd|rd|th)) )?draft"
        "(?: (?:copy|only|document|version|in confidence|confidential|"
        "(?:for|not for|subject to|until) .{4,40}))?"
        "(?: ?[-–—:,(]{0,2} ?(?:as (?:at|of) |dated |of )?"
        "(?:(?:v|ver|version|no)?\\.? ?\\d{1,2}(?:\\.\\d{1,2}){0,3}|"
        "\\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \\d{4}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}))?\\)?"
        "(?: ?[-–—|]? ?(?:page \\d+(?: of \\d+)?|p\\.? ?\\d+))?");
    return mark.matches_all(words);
}

/// "2026-03-04 draft Board minutes v1": the name of a file of minutes.
bool is_mark_of_minutes(string_view words) {
    static const Pattern mark(".*\\bdraft (?:[a-z]+ ){0,4}minutes\\b.*|"
                              ".*\\bminutes\\b.{0,60}\\bdraft\\b.*");
    return mark.matches_all(words);
}

} // namespace

bool calls_itself_draft(string_view folded) {
    static const Pattern draft(
        "(?:(?:final|first|second|third|fourth|fifth|initial|early|working|revised|latest|"
        "[0-9]{1,2}(?:st|nd|rd|th)) )?draft(?: minutes| report)?"
        "(?:,? \\(?(?:(?:v|ver|version|no|number|issue|rev|revision)\\.? ?)?[0-9]{1,2}"
        "(?:\\.[0-9]+){0,3}\\)?)?"
        "(?: (?:of |dated |as at )?[0-9]{1,2}(?:st|nd|rd|th)? [a-z]+ [0-9]{4}| for .*| in "
        "confidence| ?[-:(,;] "
        "?(?:for|not|no|in|private|confidential|embargoed|subject|to|by|of|as|with|work|wip|"
        "unapproved|v|version|[0-9]|awaiting|pending)\\b.*)?"
        "|(?:version|ver|v)\\.? ?[0-9]{1,2}(?:\\.[0-9]+){0,3} ?[-:(,]? ?draft\\b.*");
    return folded.find("draft") != string_view::npos && draft.matches_all(folded);
}

NodeId Front::draft_mark() const {
    const NodeId root = document_.root();
    static const Pattern appendix("(?:appendix|annexe?|attachment|schedule|enclosure)\\b.*");
    const bool minutes = own_ < context_.last &&
                         utf8::fold(context_.text(own_)).find("minutes") != std::string::npos;
    for (NodeId id = document_.next_of(Kind::furniture, root, root); id != no_node;
         id = document_.next_of(Kind::furniture, root, id)) {
        const string_view kind = document_.str(id, Attr::kind);
        if (kind != "watermark" && kind != "running-head") continue;
        const string_view text = document_.str(id, Attr::text);
        if (text.size() > 120) continue;
        const std::string words = utf8::fold(text);
        if (words.find("draft") == std::string::npos || appendix.matches_all(words)) continue;
        if (!is_mark(words) && !calls_itself_draft(words) &&
            !(minutes && is_mark_of_minutes(words)))
            continue;
        // An appendix may be a draft of its own, attached as it stood.
        for (NodeId above = document_.next_of(Kind::heading, root, root);
             above != no_node && document_.range(above).begin < document_.range(id).begin;
             above = document_.next_of(Kind::heading, root, above))
            if (appendix.matches_all(heading_words(document_.text(above).substr(0, 120))))
                return no_node;
        return id;
    }
    return no_node;
}

} // namespace duly::structure
