// Whether a section says something: its status.
#include <algorithm>
#include <functional>
#include <map>

#include "structure/form.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::Attr;
using model::Document;
using model::Kind;
using model::no_node;
using model::NodeId;
using model::Range;
using std::string_view;

// Names of attached files, as icons leave them: "Needs Assessment 2019.p" / "df".
bool names_a_file(string_view words) {
    static const Pattern ending("(?-i:(?:pd?f?|do?|docx?|xl?|xlsx?|xlsm|pp|pptx?|"
                                "msg|zip|odt|ods|rtf|csv|txt) ?[a-z]{0,4})");
    const std::size_t dot = words.find('.');
    // "Fourteen posts. D Penn": a sentence, and the officer's name in the next cell
    return words.size() <= 110 && dot != string_view::npos && dot >= 2 &&
           words.substr(dot + 1, 1) != " " && ending.matches_all(utf8::fold(words.substr(dot + 1)));
}

constexpr std::size_t longest_promise = 90; ///< bytes; more than that says something

/// Tells whether a section says something. Where pictures and fields stand is looked up once, not
/// for each section.
class StatusReader {
public:
    explicit StatusReader(FormContext& context)
        : context_(context), document_(context.document), lexicon_(context.lexicon) {
        for (const model::ReadNote& note : context.file.notes)
            if (note.text == "picture") pictures_.push_back(note.at);
        for (NodeId id = document_.next_of(Kind::field, context.form, context.form); id != no_node;
             id = document_.next_of(Kind::field, context.form, id))
            fields_.push_back(document_.range(id).begin);
        std::sort(pictures_.begin(), pictures_.end());
        std::sort(fields_.begin(), fields_.end());
    }

    /// "substantive", "nil" or "empty"; marks a section that holds only the name of a file.
    [[nodiscard]] std::string of(NodeId section) const;

private:
    [[nodiscard]] bool says_none(string_view folded) const;
    /// Whether one of the sorted places lies from `first` to `last`, both included.
    static bool any_in(const std::vector<std::uint32_t>& places, std::uint32_t first,
                       std::uint32_t last) {
        const auto at = std::lower_bound(places.begin(), places.end(), first);
        return at != places.end() && *at <= last;
    }

    FormContext& context_;
    const Document& document_;
    const Lexicon::Compiled& lexicon_;
    std::vector<std::uint32_t> pictures_, fields_; ///< where they begin
};

// "There are no legal implications. The lease is unchanged": what follows is the reason.
bool StatusReader::says_none(string_view folded) const {
    if (lexicon_.nil.match(folded).empty()) return false;
    while (!folded.empty()) {
        std::size_t stop = std::min(folded.find(". "), folded.find("; "));
        if (stop != string_view::npos) ++stop;
        const string_view sentence = folded.substr(0, stop);
        if (lexicon_.nil.match(utf8::trim(sentence)).empty() &&
            lexicon_.nil.match(utf8::trim(sentence.substr(0, sentence.size() - 1))).empty())
            return false;
        folded.remove_prefix(sentence.size());
        folded = utf8::trim(folded);
    }
    return true;
}

std::string StatusReader::of(NodeId section) const {
    std::string words;
    string_view heading;
    bool boilerplate = false, holds_table = false;
    for (NodeId id = document_.next_in(section, section); id != no_node;
         id = document_.next_in(section, id)) {
        const Kind kind = document_.kind(id);
        // headings below count as words only when something stands under them
        if (kind == Kind::heading && document_.node(id).parent == section)
            heading = document_.text(id);
        if (kind != Kind::paragraph && kind != Kind::item && kind != Kind::cell &&
            kind != Kind::entry)
            continue;
        // the headings of a table's columns say nothing by themselves
        if (kind == Kind::cell && document_.flag(document_.node(id).parent, Attr::header)) continue;
        string_view line = document_.text(id);
        const LeadingNumber number = leading_number(line);
        line.remove_prefix(std::min<std::size_t>(number.length, line.size()));
        line = utf8::trim(line);
        if (line.empty()) continue;
        if (kind == Kind::paragraph && line.size() <= 500 &&
            !lexicon_.boilerplate.match(utf8::fold(line)).empty()) {
            boilerplate = true;
            continue;
        }
        holds_table = holds_table || kind == Kind::cell;
        if (!words.empty()) words.push_back(' ');
        words.append(line);
        if (words.size() > 400) return "substantive";
    }
    const Range extent = document_.range(section);
    if (words.empty()) {
        // a row of a list of appendices, all on one line: "Appendix D - Risk assessment   NO"
        static const Pattern listed(
            "(appendix|annexe?|attachment)\\b.*[ :-](yes|no|n/?a|(not )?attached)");
        if (listed.matches_all(utf8::fold(heading))) return "substantive";
        if (any_in(pictures_, extent.begin, extent.end)) return "substantive";
        // the form's own guidance with questions under it is what the form asks for
        const bool fields =
            extent.end > extent.begin && any_in(fields_, extent.begin, extent.end - 1);
        return fields && boilerplate ? "substantive" : "empty";
    }
    if (names_a_file(words)) {
        context_.document.set_flag(section, Attr::embedded);
        return "empty";
    }
    std::string folded = heading_words(words);
    // a row of a list of appendices: "Appendix D - Risk assessment: NO"
    static const Pattern answer("yes|no|n/?a|(not )?attached|(not )?applicable|exempt|none");
    if (document_.str(section, Attr::role).substr(0, 7) == "appendi" && answer.matches_all(folded))
        return "substantive";
    // "TBC", "To follow", "[Finance to complete]": no more than a promise
    static const Pattern promise(
        "(it is |this is |([a-z']+ ){0,3}(comments?|advice|implications?|input|text|details?|"
        "information|figures?) (is |are )?)?(still |yet )?(to be "
        "(confirmed|added|completed|provided|advised|inserted|agreed|determined|drafted|supplied)|"
        "tb[acd]|to follow|awaited|pending|awaiting .*|x{2,}|\\?+|\\[[^\\]]+\\])\\W*");
    if (folded.size() <= longest_promise && promise.matches_all(folded)) return "nil";
    // "No implications arise from this decision, since it renews what is there": none, and why
    static const Pattern why(
        "\\b(because|given that|(since|as) (all|both|each|every|it|no|nobody|nothing|only|the|"
        "there|these|they|this|we)\\b).{8,}");
    if (says_none(folded)) return why.found_in(folded) ? "substantive" : "nil";
    // nothing but a placeholder of the template
    if (!holds_table) {
        const std::vector<int> holes = lexicon_.placeholder_set.match(folded);
        if (!holes.empty()) {
            const auto spans =
                lexicon_.placeholders[static_cast<std::size_t>(holes[0])].find(folded);
            if (spans && (*spans)[0].end - (*spans)[0].begin + 3 >= folded.size()) return "empty";
        }
    }
    if (folded.find_first_not_of("_.-:*| ") == std::string::npos) return "empty";
    return "substantive";
}

} // namespace

namespace {

/// A list of background papers whose lines read like headings: "Decision 41 of 2031", "Appendix A -
/// Risk register", "Equality impact assessment" below a section on equality; or whose heading has a
/// second one below it that says the same.
void settle_lists(model::Document& document) {
    constexpr string_view role = "background-papers";
    constexpr std::size_t most_entries = 60;
    static const Pattern appendix("^(?:appendix|appendices|annexe?|schedule|attachment)\\b");
    std::vector<NodeId> sections;
    std::map<string_view, std::size_t, std::less<>> first; ///< of each role, among the sections
    for (NodeId id = document.next_of(Kind::section, document.root(), document.root());
         id != no_node; id = document.next_of(Kind::section, document.root(), id)) {
        first.emplace(document.str(id, Attr::role), sections.size());
        sections.push_back(id);
    }
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (document.str(sections[i], Attr::role) != role ||
            document.str(sections[i], Attr::status) != "empty")
            continue;
        bool lists = false;
        for (std::size_t k = i + 1; k < sections.size() && k <= i + most_entries; ++k) {
            const NodeId entry = sections[k];
            const string_view its = document.str(entry, Attr::role);
            const bool filled = document.str(entry, Attr::status) != "empty";
            const bool known = !its.empty() && its != "recommendation" && first[its] < i;
            if (its == role || (known && filled)) {
                lists = lists || filled;
                break;
            }
            const NodeId heading = document.next_in(entry, entry);
            const bool named = heading != no_node && document.kind(heading) == Kind::heading &&
                               appendix.found_in(utf8::fold(document.text(heading)));
            if (filled || document.flag(entry, Attr::embedded) || !(named || its.empty() || known))
                break;
            lists = true;
            if (named) document.set_text(entry, Attr::status, "substantive"); // its name is all
        }
        if (lists) document.set_text(sections[i], Attr::status, "substantive");
    }
}

} // namespace

void add_statuses(FormContext& context) {
    const StatusReader reader(context);
    model::Document& document = context.document;
    for (NodeId id = document.next_of(Kind::section, document.root(), document.root());
         id != no_node; id = document.next_of(Kind::section, document.root(), id))
        document.set_text(id, Attr::status, reader.of(id));
    settle_lists(document);
}

} // namespace duly::structure
