#include <algorithm>

#include "structure/dates.hpp"
#include "structure/form.hpp"
#include "structure/structure.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::Attr;
using model::Block;
using model::BlockKind;
using model::Document;
using model::Kind;
using model::no_node;
using model::NodeId;
using model::Range;
using std::string_view;

/// The paper's first blocks, in which it says what it is.
constexpr std::size_t front_blocks = 24;

class Interpreter {
public:
    Interpreter(OutlinedPaper& paper, const model::ReadFile& file, const Lexicon::Compiled& lexicon)
        : document_(*paper.document),
          file_(file),
          lexicon_(lexicon),
          context_{document_, file, lexicon, paper.first_block, paper.last_block, no_node, {}, {}} {
    }

    void run(string_view stage);

private:
    void roles();
    void statuses();
    [[nodiscard]] std::string status_of(NodeId section);
    void reference();
    void title();
    void date();
    void stage(string_view given);
    void evidence(string_view kind, Range range, std::string words);
    [[nodiscard]] NodeId field(string_view id, bool given = true) const;
    [[nodiscard]] NodeId signoff(string_view role) const;
    [[nodiscard]] bool front_line(std::size_t index, bool with_body) const;
    [[nodiscard]] std::size_t front_end() const;
    [[nodiscard]] std::uint32_t front_limit() const {
        const std::size_t reach = std::min(context_.last, context_.first + front_blocks + 8);
        return reach > context_.first ? context_.block(reach - 1).range.end : 0;
    }
    [[nodiscard]] string_view text(Range range) const { return file_.file->view.slice(range); }

    Document& document_;
    const model::ReadFile& file_;
    const Lexicon::Compiled& lexicon_;
    FormContext context_;
};

// The pack's own words decide what a section is; what only another body calls so has no role here.
void Interpreter::roles() {
    context_.headings.assign(context_.last - context_.first, false);
    context_.taken.assign(context_.last - context_.first, false);
    std::size_t at = context_.first;
    for (NodeId id = document_.next_of(Kind::section, document_.root(), document_.root());
         id != no_node; id = document_.next_of(Kind::section, document_.root(), id)) {
        const NodeId heading = document_.node(id).first_child;
        if (heading == no_node || document_.kind(heading) != Kind::heading) continue;
        const Range words = document_.range(heading);
        const std::vector<int> known = lexicon_.headings.match(heading_words(text(words)));
        document_.set_text(
            id, Attr::role,
            known.empty() ? ""
                          : lexicon_.words.headings[static_cast<std::size_t>(known.front())].role);
        while (at < context_.last && context_.block(at).range.end <= words.begin)
            ++at;
        std::size_t block = at;
        while (block > context_.first && context_.block(block).range.begin > words.begin)
            --block;
        if (block < context_.last && context_.block(block).range.contains(words))
            context_.headings[block - context_.first] = true;
    }
}

// Names of attached files, as icons leave them: "Needs Assessment 2019.p" / "df".
bool names_a_file(string_view words) {
    static const Pattern file("[^.]{2,90}\\.(p|pd|pdf|d|do|doc|docx?|x|xl|xlsx?|xlsm|p|pp|pptx?|"
                              "msg|zip|odt|ods|rtf|csv|txt) ?[a-z]{0,4}");
    return words.size() <= 110 && file.matches_all(utf8::fold(words));
}

std::string Interpreter::status_of(NodeId section) {
    std::string words;
    bool boilerplate = false, holds_table = false, picture = false;
    for (NodeId id = document_.next_in(section, section); id != no_node;
         id = document_.next_in(section, id)) {
        const Kind kind = document_.kind(id);
        if (kind == Kind::heading && document_.node(id).parent != section) {
            // headings below count as words only when something stands under them
            continue;
        }
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
    for (const model::ReadNote& note : file_.notes)
        picture =
            picture || (note.text == "picture" && note.at >= extent.begin && note.at <= extent.end);
    if (words.empty()) {
        if (picture) return "substantive";
        // the form's own guidance with questions under it is what the form asks for
        bool fields = false;
        for (NodeId id = document_.next_of(Kind::field, context_.form, context_.form);
             id != no_node && !fields; id = document_.next_of(Kind::field, context_.form, id))
            fields = extent.contains({document_.range(id).begin, document_.range(id).begin + 1});
        return fields && boilerplate ? "substantive" : "empty";
    }
    if (names_a_file(words)) {
        document_.set_flag(section, Attr::embedded);
        return "empty";
    }
    std::string folded = heading_words(words);
    // a row of a list of appendices: "Appendix D - Risk assessment: NO"
    static const Pattern answer("yes|no|n/?a|(not )?attached|(not )?applicable|exempt|none");
    if (document_.str(section, Attr::role).substr(0, 7) == "appendi" && answer.matches_all(folded))
        return "substantive";
    // "TBC", "To follow", "[Finance to complete]": no more than a promise
    static const Pattern promise(
        "(it is |this is )?(to be "
        "(confirmed|added|completed|provided|advised|inserted|agreed)|tb[acd]|"
        "to follow|awaiting .{0,50}|x{2,}|\\[[^\\]]{1,80}\\])\\W*");
    if (promise.matches_all(folded)) return "nil";
    if (!lexicon_.nil.match(folded).empty()) return "nil";
    // nothing but a placeholder of the template
    if (!holds_table) {
        const Folded line{folded, {}};
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

void Interpreter::statuses() {
    for (NodeId id = document_.next_of(Kind::section, document_.root(), document_.root());
         id != no_node; id = document_.next_of(Kind::section, document_.root(), id))
        document_.set_text(id, Attr::status, status_of(id));
}

void Interpreter::evidence(string_view kind, Range range, std::string words) {
    const NodeId node = document_.add(document_.root(), Kind::evidence, range);
    document_.set_text(node, Attr::kind, std::string(kind));
    document_.set_text(node, Attr::text, std::move(words));
}

NodeId Interpreter::field(string_view id, bool given) const {
    for (NodeId node = document_.next_of(Kind::field, context_.form, context_.form);
         node != no_node; node = document_.next_of(Kind::field, context_.form, node))
        if (document_.str(node, Attr::role) == id &&
            (!given || document_.str(node, Attr::state) == "given"))
            return node;
    return no_node;
}

NodeId Interpreter::signoff(string_view role) const {
    for (NodeId node = document_.next_of(Kind::signoff, context_.form, context_.form);
         node != no_node; node = document_.next_of(Kind::signoff, context_.form, node))
        if (document_.str(node, Attr::role) == role) return node;
    return no_node;
}

// The front ends where the first section or running text begins.
std::size_t Interpreter::front_end() const {
    const std::size_t reach = std::min(context_.last, context_.first + front_blocks);
    for (std::size_t i = context_.first; i < reach; ++i) {
        const Block& block = context_.block(i);
        if (block.kind != BlockKind::row && block.range.size() > 250) return i;
        if (i == context_.first || !context_.headings[i - context_.first]) continue;
        const string_view line = context_.text(i);
        if (leading_number(line).depth == 1) return i;
        for (const int known : lexicon_.headings.match(heading_words(line)))
            if (lexicon_.words.headings[static_cast<std::size_t>(known)].strong) return i;
    }
    return reach;
}

void Interpreter::reference() {
    const std::size_t end = front_end();
    for (std::size_t k = 0; k < lexicon_.references.size(); ++k) {
        for (std::size_t i = context_.first; i < end; ++i) {
            if (context_.block(i).range.size() > 400) continue;
            const Folded line = fold_with_map(file_.file->view.text(), context_.block(i).range);
            const auto spans = lexicon_.references[k].find(line.text);
            if (!spans || (*spans)[0].end <= (*spans)[0].begin) continue;
            const std::string form = in_form(line.text, *spans, lexicon_.words.references[k]);
            document_.set_text(document_.root(), Attr::reference, form);
            evidence("reference", line.range((*spans)[0].begin, (*spans)[0].end), form);
            return;
        }
    }
    if (const NodeId node = field("reference"); node != no_node)
        document_.set_text(document_.root(), Attr::reference,
                           std::string(document_.str(node, Attr::value)));
}

// A line of the front that may be the title: no letterhead, label, number, date or running text.
bool Interpreter::front_line(std::size_t index, bool with_body) const {
    const Block& block = context_.block(index);
    if (block.kind == BlockKind::row || block.kind == BlockKind::item ||
        block.kind == BlockKind::footnote)
        return false;
    const string_view text = context_.text(index);
    if (text.size() < 4 || text.size() > 220) return false;
    const std::string folded = heading_words(text);
    if (folded.size() < 4) return false;
    if (!with_body && !lexicon_.front_matter.match(folded).empty()) return false;
    if ((text.back() == '.' && text.size() > 50) || text.back() == ':')
        return false; // a sentence, a lead-in
    if (block.kind != BlockKind::heading)
        if (const std::size_t colon = text.find(": "); colon < 24 && text.size() > 70) return false;
    for (const int i : lexicon_.headings.match(folded))
        if (lexicon_.words.headings[static_cast<std::size_t>(i)].strong) return false;
    for (const Pattern& pattern : lexicon_.references)
        if (const auto spans = pattern.find(folded);
            spans && (*spans)[0].end - (*spans)[0].begin + 24 > folded.size())
            return false;
    if (const auto date = find_date(text); date && !with_body && date->length + 30 > text.size())
        return false;
    for (NodeId node = document_.next_of(Kind::field, context_.form, context_.form);
         node != no_node; node = document_.next_of(Kind::field, context_.form, node))
        if (document_.range(node).contains(block.range) &&
            document_.str(node, Attr::role) != "title")
            return false;
    return true;
}

void Interpreter::title() {
    const std::size_t end = front_end();
    for (const std::string& source : lexicon_.words.titles) {
        if (source.compare(0, 6, "field:") == 0) {
            const NodeId node = field(string_view(source).substr(6));
            // a title stands at the head of a paper; further down the word labels something else
            if (node == no_node || document_.range(node).begin > front_limit()) continue;
            document_.set_text(document_.root(), Attr::title,
                               std::string(document_.str(node, Attr::value)));
            return;
        }
        if (source == "heading") {
            for (std::size_t i = context_.first; i < end; ++i)
                if (context_.block(i).kind == BlockKind::heading && front_line(i, false)) {
                    document_.set_text(document_.root(), Attr::title,
                                       std::string(context_.text(i)));
                    return;
                }
        }
        if (source == "front") {
            std::size_t found = context_.last;
            for (std::size_t i = context_.first; i < end && found == context_.last; ++i) {
                if (front_line(i, false)) found = i;
                // "Item 4: Collection of small electrical items"
                static const Pattern item(
                    "(?:agenda )?item(?: (?:no|number)\\.?)? ?\\d{1,3}[a-z]? ?[:.-] ?(\\S.{3,})");
                const Folded line = fold_with_map(file_.file->view.text(), context_.block(i).range);
                if (const auto spans = item.find(line.text);
                    spans && (*spans)[0].begin == 0 && line.text.size() < 200) {
                    const Range words = line.range((*spans)[1].begin, (*spans)[1].end);
                    document_.set_text(document_.root(), Attr::title, std::string(text(words)));
                    evidence("title", words, std::string(text(words)));
                    return;
                }
            }
            // "Minutes of the Planning Committee" names its body and is the title all the same
            static const Pattern names_kind(
                "\\b(minutes|strategy|policy|plan|report|record|statement|budget|framework)\\b");
            for (std::size_t i = context_.first; i < end && found == context_.last; ++i)
                if (front_line(i, true) && names_kind.found_in(utf8::fold(context_.text(i))))
                    found = i;
            if (found == context_.last) continue;
            std::string words(context_.text(found));
            while (!words.empty() && (words.back() == ':' || words.back() == ' '))
                words.pop_back();
            // a second line that gives only the years belongs to it
            if (found + 1 < end) {
                static const Pattern years("\\d{4} ?(-|/|to) ?(\\d{4}|\\d{2})");
                const string_view next = context_.text(found + 1);
                if (years.matches_all(utf8::fold(next))) {
                    std::string run(next);
                    run.erase(std::remove(run.begin(), run.end(), ' '), run.end());
                    words += " " + run;
                }
            }
            document_.set_text(document_.root(), Attr::title, words);
            evidence("title", context_.block(found).range, words);
            return;
        }
    }
}

void Interpreter::date() {
    const auto settle = [&](Date date, Range range, std::string why) {
        document_.set_date(document_.root(), Attr::date, date);
        evidence("date", range, std::move(why));
    };
    for (const std::string& source : lexicon_.words.dates) {
        if (source.compare(0, 8, "signoff:") == 0) {
            const NodeId node = signoff(string_view(source).substr(8));
            if (node == no_node) continue;
            if (const auto date = document_.date(node, Attr::date); date && date->exists())
                return settle(*date,
                              {static_cast<std::uint32_t>(
                                   document_.integer(node, Attr::date_begin).value_or(0)),
                               static_cast<std::uint32_t>(
                                   document_.integer(node, Attr::date_end).value_or(0))},
                              "date of the signature: " +
                                  std::string(document_.str(node, Attr::label)));
        } else if (source.compare(0, 6, "field:") == 0) {
            for (NodeId node = document_.next_of(Kind::field, context_.form, context_.form);
                 node != no_node; node = document_.next_of(Kind::field, context_.form, node)) {
                if (document_.str(node, Attr::role) != string_view(source).substr(6)) continue;
                const auto date = document_.date(node, Attr::date);
                if (date && date->exists())
                    return settle(*date, document_.range(node),
                                  "field " + std::string(document_.str(node, Attr::label)));
            }
        } else if (source == "front") {
            // the head of the paper, and labels and answers in the lines below it
            const std::size_t end = std::min(context_.last, context_.first + front_blocks);
            for (std::size_t i = context_.first; i < end; ++i) {
                const Block& block = context_.block(i);
                const string_view line = context_.text(i);
                if (line.size() > 250 && i >= front_end()) break;
                if (line.size() > 200) continue;
                const auto date = find_date(line);
                if (!date || !date->date.exists() || date->date.day == 0) continue;
                // a sentence tells of other days
                if (block.kind != BlockKind::heading && block.kind != BlockKind::row &&
                    line.back() == '.' && line.size() > 50)
                    continue;
                // minutes of an earlier meeting, and dates of other things
                static const Pattern other(
                    ".*\\b(minutes of the (last|previous)|previous|last meeting|next "
                    "meeting|deadline|published|review|circulated)\\b.*");
                if (other.matches_all(utf8::fold(line))) continue;
                return settle(date->date,
                              {block.range.begin + date->begin,
                               block.range.begin + date->begin + date->length},
                              "date at the head of the paper");
            }
        } else if (source == "newest-version") {
            Date newest;
            Range where;
            for (NodeId section =
                     document_.next_of(Kind::section, document_.root(), document_.root());
                 section != no_node;
                 section = document_.next_of(Kind::section, document_.root(), section)) {
                if (document_.str(section, Attr::role) != "version-history") continue;
                for (NodeId id = document_.next_of(Kind::date, section, section); id != no_node;
                     id = document_.next_of(Kind::date, section, id)) {
                    const auto date = document_.date(id, Attr::date);
                    if (date && date->exists() &&
                        (!newest.given() || date->days() > newest.days())) {
                        newest = *date;
                        where = document_.range(id);
                    }
                }
            }
            if (newest.given()) return settle(newest, where, "newest dated version");
        }
    }
}

void Interpreter::stage(string_view given) {
    const auto settle = [&](string_view stage, Range range, std::string why) {
        document_.set_text(document_.root(), Attr::stage, std::string(stage));
        evidence("stage", range, std::move(why));
    };
    if (!given.empty()) return settle(given, {}, "as given with --stage");
    // published: the paper says so itself
    static const Pattern published(
        "(date (of )?publi(shed|cation)|publication date|published( on)?) ?[:-]? .*\\d{4}");
    const std::size_t end = front_end();
    for (std::size_t i = context_.first; i < end; ++i) {
        const string_view line = context_.text(i);
        if (line.size() < 80 && published.matches_all(utf8::fold(line)))
            return settle("published", context_.block(i).range, "it names its day of publication");
    }
    const NodeId maker = signoff("decision_maker");
    if (maker != no_node) {
        const bool has_signed = document_.str(maker, Attr::state) == "signed";
        const bool dated = document_.date(maker, Attr::date).has_value();
        if (has_signed || dated)
            return settle("signed", document_.range(maker),
                          has_signed ? "the decision-maker has signed"
                                     : "the decision-maker's signature is dated");
        return settle("draft", document_.range(maker),
                      "the decision-maker has neither signed nor dated it");
    }
    if (const NodeId node = field("status"); node != no_node) {
        const std::string status = utf8::fold(document_.str(node, Attr::value));
        if (status.find("draft") != std::string::npos)
            return settle("draft", document_.range(node), "its status is draft");
        if (status.find("approved") != std::string::npos ||
            status.find("final") != std::string::npos)
            return settle("published", document_.range(node), "its status is " + status);
    }
    for (NodeId id = document_.next_of(Kind::furniture, document_.root(), document_.root());
         id != no_node; id = document_.next_of(Kind::furniture, document_.root(), id))
        if (document_.str(id, Attr::kind) == "watermark" &&
            utf8::fold(document_.str(id, Attr::text)) == "draft")
            return settle("draft", document_.range(id), "it is marked DRAFT");
    for (std::size_t i = context_.first; i < end; ++i) {
        static const Pattern draft(
            "(final |first |second |initial )?draft( (minutes|report|for .*|v?[0-9.]+))?");
        if (draft.matches_all(heading_words(context_.text(i))))
            return settle("draft", context_.block(i).range, "it calls itself a draft");
    }
    if (!lexicon_.words.signoffs.empty())
        return settle("draft", {}, "no signature of the decision-maker was found");
    settle("submitted", {}, "nothing marks it as a draft");
}

void Interpreter::run(string_view given) {
    roles();
    context_.form = document_.add(document_.root(), Kind::form, document_.range(document_.root()));
    add_signoffs(context_);
    add_declarations(context_);
    add_fields(context_);
    settle_dates(context_);
    statuses();
    reference();
    title();
    date();
    stage(given);
}

} // namespace

void interpret(OutlinedPaper& paper, const model::ReadFile& file, const Lexicon& words,
               string_view stage) {
    Interpreter(paper, file, words.compiled()).run(stage);
}

} // namespace duly::structure
