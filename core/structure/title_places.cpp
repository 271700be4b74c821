// Titles that stand behind or beside something else: a reference, a label, the name of a meeting.
#include "structure/front.hpp"

#include <algorithm>

#include "structure/dates.hpp"
#include "support/utf8.hpp"

namespace duly::structure {

using model::Attr;
using model::Block;
using model::BlockKind;
using model::Kind;
using model::no_node;
using model::NodeId;
using model::Range;
using std::string_view;

// "MD9101 Pocket forests", "Mayoral Decision MD9101: Pocket forests": the title stands behind the
// paper's own reference.
Range Front::behind_reference(std::size_t index) const {
    const Block& block = context_.block(index);
    if (block.kind == BlockKind::row || block.kind == BlockKind::item || block.range.size() > 220)
        return {};
    const Folded line = fold_with_map(file_.file->view.text(), block.range);
    for (const Pattern& pattern : lexicon_.references) {
        const auto spans = pattern.find(line.text);
        if (!spans || (*spans)[0].end <= (*spans)[0].begin) continue;
        const std::size_t end = (*spans)[0].end;
        if ((*spans)[0].begin > 0 &&
            lexicon_.front_matter.match(std::string_view(line.text).substr(0, end)).empty())
            continue;
        const std::size_t from = line.text.find_first_not_of(" :-", end);
        if (from == std::string::npos || from == end || line.text.size() - from < 6) continue;
        const char first = line.text[from];
        if (first < 'a' || first > 'z') continue;
        const Range rest = line.range(from, line.text.size());
        const string_view words = text(rest);
        if (find_date(words) || words.substr(0, 24).find(':') != string_view::npos) continue;
        const std::string folded = heading_words(words);
        if (strong_heading(folded) || !lexicon_.front_matter.match(folded).empty()) continue;
        return rest;
    }
    return {};
}

// "Minutes of the meeting held on 4 March" does not say whose: "Harbour Board – " where the line
// above it does, else nothing.
std::string Front::named_above() const {
    static const Pattern nobodys("(?:(?:draft|unconfirmed|unapproved|approved|confirmed) )*minutes"
                                 "(?: of (?:the |a )?meeting(?:,? (?:held|on|at)\\b.*|)| \\([^()]*"
                                 "\\)|)");
    if (own_ == context_.first || !nobodys.matches_all(heading_words(context_.text(own_))) ||
        !names_meeting(own_ - 1))
        return {};
    return in_one_line(context_.text(own_ - 1)) + " – ";
}

// "Quay Council", "BOARD MEETING – 29 NOVEMBER 2023": whose meeting it was.
bool Front::names_meeting(std::size_t index) const {
    static const Pattern body(".*\\b(?:council|committee|sub-?committee|panel|board|cabinet|forum|"
                              "group|partnership|assembly|trust|authority|commission)"
                              "(?: (?:on|for|of) [a-z '&-]{3,40})?(?: meeting)?(?:(?: ?[-,:] ?| "
                              ")(?:[a-z]+day,? )?[0-9]{1,2}(?:st|nd|"
                              "rd|th)? [a-z]{3,9},? [0-9]{4}\\b.{0,30})?");
    constexpr std::size_t longest = 90;
    const BlockKind kind = context_.block(index).kind;
    const string_view words = context_.text(index);
    return (kind == BlockKind::paragraph || kind == BlockKind::heading) &&
           words.size() <= longest && body.matches_all(heading_words(words));
}

// A line with "MINUTES" alone and, below it, whose they are.
std::string Front::named_below() const {
    if (!is_bare_minutes(heading_words(context_.text(own_))) || own_ + 1 >= context_.last ||
        !names_meeting(own_ + 1))
        return {};
    return " – " + in_one_line(context_.text(own_ + 1));
}

// "(a) Subject: …" three times over with other words: the subjects of a notice of several
// decisions, of which none is its title.
bool Front::one_of_several(NodeId node) const {
    constexpr std::size_t several = 3;
    const string_view label = document_.str(node, Attr::label);
    std::vector<string_view> values;
    for (NodeId id = document_.next_of(Kind::field, context_.form, context_.form);
         id != no_node && values.size() < several;
         id = document_.next_of(Kind::field, context_.form, id)) {
        const string_view value = document_.str(id, Attr::value);
        if (document_.str(id, Attr::role) == document_.str(node, Attr::role) &&
            document_.str(id, Attr::label) == label && !value.empty() &&
            std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(value);
    }
    return values.size() >= several;
}

// "Decision: Lease of the old kiln" at the head of a notice that has what was decided further down,
// under a heading of its own.
Range Front::decision_named(std::size_t end) const {
    static const Pattern named("(?:decision|subject|matter|item) ?: ?([^.;:]{8,150})");
    static const Pattern heading("(?:the )?decisions?(?: (?:taken|made))?|resolved");
    static const Pattern of_it("(?:that|to|as|see|approved?|agreed?|refused?|yes|no|not|it|the "
                               "(?:decision|recommendation|cabinet|committee|executive))\\b.*");
    constexpr std::size_t reach = 40; // blocks
    Range found;
    for (std::size_t i = context_.first; i < std::min(context_.last, context_.first + reach); ++i) {
        const Block& block = context_.block(i);
        if (block.kind == BlockKind::row || block.range.size() > 180) continue;
        if (!found.empty() && heading.matches_all(heading_words(context_.text(i)))) return found;
        if (i >= end || !found.empty()) continue;
        const Folded line = fold_with_map(file_.file->view.text(), block.range);
        const auto spans = named.find(line.text);
        if (!spans || (*spans)[0].begin != 0 || (*spans)[0].end != line.text.size() ||
            of_it.matches_all(line.text.substr((*spans)[1].begin)))
            continue;
        found = line.range((*spans)[1].begin, (*spans)[1].end);
    }
    return {};
}

// "MD3188 Holiday hubs" at the end of a page from the web that names it nowhere else.
void Front::title_behind_reference() {
    const string_view reference = document_.str(document_.root(), Attr::reference);
    if (reference.empty()) return;
    for (std::size_t i = context_.first; i < context_.last; ++i) {
        if (!context_.text(i).starts_with(reference)) continue;
        if (const Range behind = behind_reference(i); !behind.empty())
            return settle_title(behind, std::string(text(behind)));
    }
}

// "Valley Housing Association" over "Safeguarding Adults Policy": whose it is, and what it is.
// "Sale of Hill School" over "Report of the Director" is the title itself.
bool Front::heads_policy(std::size_t index) const {
    static const Pattern organisation(
        "(?:[a-z'&-]+ ){1,6}(?:association|trust|society|university|college|school|academy|"
        "federation|foundation|charity|limited|ltd|plc|cic|llp|constabulary|company|homes)"),
        policy("(?:[a-z'&,-]+ )+(?:strategy|policy|policies|plan|framework|procedure|business case)"
               "(?: [0-9].*)?"),
        of_others("(?:report|minutes|record|review|draft|update)\\b.*");
    const std::string next = heading_words(context_.text(index + 1));
    return organisation.matches_all(heading_words(context_.text(index))) &&
           policy.matches_all(next) && !of_others.matches_all(next) && front_line(index + 1, true);
}

} // namespace duly::structure
