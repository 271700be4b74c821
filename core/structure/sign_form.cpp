#include <algorithm>

#include "structure/dates.hpp"
#include "structure/form.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::Attr;
using model::Block;
using model::BlockKind;
using model::Kind;
using model::no_node;
using model::NodeId;
using model::Range;
using std::string_view;

const Pattern& signature_label() {
    static const Pattern pattern("\\b(signature|signed by|signed|sign here|sgd)\\b( of [a-z "
                                 "]{3,40}| \\(.{0,40}\\))? ?[:.\\-_]* ?");
    return pattern;
}
const Pattern& date_label() {
    static const Pattern pattern(
        "\\b(date signed|date of signature|date of decision|signed on|date|dated)\\b ?[:.\\-]* ?");
    return pattern;
}

struct Signoff {
    std::size_t spec;
    std::size_t from;   ///< block of the cue
    std::size_t to = 0; ///< one past the last block used
    Range label;        ///< of the signature's label, or of the cue
    Range signature;    ///< words taken for a signature
    Range gap;          ///< where it should stand
    std::string state = "blank";
    Range date_range;
    Date date;
    std::string cue_words;
    bool has_label = false;
    bool date_labelled = false;
};

class SignoffFinder {
public:
    explicit SignoffFinder(FormContext& context) : c_(context) {}
    void run();

private:
    struct Cue {
        std::size_t block;
        std::size_t spec;
        bool heading;
    };
    [[nodiscard]] std::vector<Cue> cues() const;
    [[nodiscard]] std::size_t zone_end(const Cue& cue, std::size_t limit) const;
    void read_zone(Signoff& signoff) const;
    void read_signature(Signoff& signoff, std::size_t index, const Folded& line, std::size_t value,
                        std::size_t stop) const;
    [[nodiscard]] bool may_be_signature(std::size_t index) const;
    void read_date(Signoff& signoff, std::size_t index, Range value) const;
    [[nodiscard]] string_view view() const { return c_.file.file->view.text(); }

    FormContext& c_;
};

std::vector<SignoffFinder::Cue> SignoffFinder::cues() const {
    std::vector<Cue> found;
    for (std::size_t i = c_.first; i < c_.last; ++i) {
        const string_view text = c_.text(i);
        if (text.size() < 120) {
            std::string words = heading_words(text);
            for (char& ch : words)
                if (ch == '\t') ch = ' ';
            const std::vector<int> headings = c_.lexicon.signoff_headings.match(words);
            if (!headings.empty()) {
                found.push_back(
                    {i, c_.lexicon.signoff_heading_of[static_cast<std::size_t>(headings[0])],
                     true});
                continue;
            }
        }
        if (text.size() < 400 && leading_number(text).depth < 2) { // no numbered paragraph
            const std::vector<int> phrases = c_.lexicon.signoff_phrases.match(utf8::fold(text));
            if (!phrases.empty())
                found.push_back(
                    {i, c_.lexicon.signoff_phrase_of[static_cast<std::size_t>(phrases[0])], false});
        }
    }
    return found;
}

// Up to the next section that is none of the sign-off's own lines, or a dozen blocks.
std::size_t SignoffFinder::zone_end(const Cue& cue, std::size_t limit) const {
    std::size_t end = cue.block + 1;
    const std::size_t reach = std::min(limit, cue.block + 14);
    for (; end < reach; ++end) {
        if (!c_.headings[end - c_.first]) continue;
        const std::string words = heading_words(c_.text(end));
        if (signature_label().found_in(words) || date_label().found_in(words)) continue;
        if (c_.block(end).kind == BlockKind::paragraph && may_be_signature(end) &&
            c_.text(end).size() <= 30)
            continue;
        break;
    }
    return end;
}

// A name or a scrawl: a few words on a line of their own, no label, no date, no sentence of the
// form.
bool SignoffFinder::may_be_signature(std::size_t index) const {
    if (index >= c_.last) return false;
    const Block& block = c_.block(index);
    if (block.kind == BlockKind::row || block.kind == BlockKind::footnote ||
        block.kind == BlockKind::heading)
        return false;
    const string_view text = c_.text(index);
    if (text.size() > 60 || text.empty()) return false;
    if (std::count(text.begin(), text.end(), ' ') > 5) return false;
    if (text.back() == ':' || text.back() == '?') return false;
    if (text.find(':') != string_view::npos) return false; // "Name: …", "Position: …"
    const std::string folded = utf8::fold(text);
    if (date_label().matches_all(folded) || signature_label().matches_all(folded)) return false;
    static const Pattern other(
        "(name|position|post|role|title|tel|telephone|email)\\b.*|(the )?(above|following) .*|"
        ".*\\b(approve[ds]?|approval|decision|declaration|confirm(ed)?|request|comments?)\\b.*|("
        "part|section|appendix) [0-9ivx]+\\b.*");
    if (other.matches_all(folded)) return false;
    if (find_date(text)) return false;
    if (!c_.lexicon.signoff_headings.match(heading_words(text)).empty()) return false;
    if (!c_.lexicon.headings.match(heading_words(text)).empty()) return false;
    if (!c_.lexicon.field_labels.match(folded).empty()) return false;
    if (!c_.placeholder(block.range).empty()) return false;
    return true;
}

void SignoffFinder::read_date(Signoff& signoff, std::size_t index, Range value) const {
    if (!signoff.date_range.empty()) return;
    signoff.date_labelled = true;
    const string_view words = c_.text(value);
    if (const auto found = find_date(words)) {
        signoff.date = found->date;
        signoff.date_range = {value.begin + found->begin,
                              value.begin + found->begin + found->length};
        signoff.to = std::max(signoff.to, index + 1);
        return;
    }
    if (const Range hole = c_.placeholder(value); !hole.empty()) {
        signoff.date_range = hole;
        signoff.to = std::max(signoff.to, index + 1);
    }
}

void SignoffFinder::read_signature(Signoff& signoff, std::size_t index, const Folded& line,
                                   std::size_t value, std::size_t stop) const {
    signoff.has_label = true;
    signoff.label = c_.block(index).range;
    signoff.to = std::max(signoff.to, index + 1);
    while (value < stop &&
           (line.text[value] == ' ' || line.text[value] == ':' || line.text[value] == '-'))
        ++value;
    while (stop > value && line.text[stop - 1] == ' ')
        --stop;
    const string_view words = string_view(line.text).substr(value, stop - value);
    signoff.gap = line.range(value, value);
    const bool ruled = words.find_first_not_of("_. -…|") == string_view::npos;
    if (!words.empty() && !ruled) {
        const Range range = line.range(value, stop);
        static const Pattern later("(tb[acd]|to be (confirmed|signed|added)|n/?a|pending|to "
                                   "follow|awaiting.*|\\[[^\\]]*\\])\\W*");
        if (!later.matches_all(words) && c_.placeholder(range).empty()) {
            signoff.signature = range;
            signoff.state = "signed";
        }
        return;
    }
    if (ruled && !words.empty()) return; // a line to write on, with nothing on it
    if (index + 1 < c_.last && may_be_signature(index + 1) &&
        (!c_.headings[index + 1 - c_.first] || c_.text(index + 1).size() <= 30)) {
        signoff.signature = c_.block(index + 1).range;
        signoff.state = "signed";
        signoff.to = std::max(signoff.to, index + 2);
    }
}

void SignoffFinder::read_zone(Signoff& signoff) const {
    const std::size_t end = signoff.to;
    signoff.to = signoff.from + 1;
    for (std::size_t i = signoff.from; i < end; ++i) {
        const string_view text = c_.text(i);
        if (text.size() > 200) continue;
        const Folded line = fold_with_map(view(), c_.block(i).range);
        if (line.text.empty()) continue;
        const auto sign = signature_label().find(line.text);
        const bool labels = sign && ((*sign)[0].begin == 0 || c_.block(i).kind == BlockKind::row);
        const std::size_t from = labels ? (*sign)[0].end : 0;
        const auto date = date_label().find(line.text, from);
        const bool dates =
            date && ((*date)[0].begin == 0 || labels || c_.block(i).kind == BlockKind::row);
        if (labels && !signoff.has_label)
            read_signature(signoff, i, line, from, dates ? (*date)[0].begin : line.text.size());
        if (dates) {
            const std::size_t value = std::min((*date)[0].end, line.text.size());
            if (value < line.text.size()) {
                read_date(signoff, i, line.range(value, line.text.size()));
                signoff.date_labelled = true;
            } else {
                signoff.date_labelled = true;
                signoff.to = std::max(signoff.to, i + 1);
                if (i + 1 < c_.last && c_.text(i + 1).size() <= 60 &&
                    (i + 1 < end || find_date(c_.text(i + 1))))
                    read_date(signoff, i + 1, c_.block(i + 1).range);
            }
        } else if (labels && signoff.date_range.empty()) {
            // "Signed: J Smith, 4 May 2020"
            const Range rest = line.range(from, line.text.size());
            if (const auto found = find_date(c_.text(rest))) {
                signoff.date = found->date;
                signoff.date_range = {rest.begin + found->begin,
                                      rest.begin + found->begin + found->length};
            }
        }
        if (signoff.has_label && !signoff.date_range.empty()) break;
    }
    if (signoff.state == "blank") {
        // a name that conversion moved above its label
        for (std::size_t i = signoff.from + 1; i < end; ++i) {
            const bool below = signoff.has_label && c_.block(i).range.begin > signoff.label.begin;
            if (below || !may_be_signature(i)) continue;
            if (!signoff.date_range.empty() && c_.block(i).range.contains(signoff.date_range))
                continue;
            signoff.signature = c_.block(i).range;
            signoff.state = "signed";
            break;
        }
    }
}

void SignoffFinder::run() {
    const std::vector<Cue> found = cues();
    std::vector<Signoff> signoffs;
    // the block of the next cue of another role
    std::vector<std::size_t> limits(found.size(), c_.last);
    for (std::size_t k = found.size(); k-- > 1;)
        limits[k - 1] = found[k].spec != found[k - 1].spec ? found[k].block : limits[k];
    for (std::size_t k = 0; k < found.size(); ++k) {
        const Cue& cue = found[k];
        if (!signoffs.empty() && cue.block < signoffs.back().to && cue.spec == signoffs.back().spec)
            continue;
        // where another sign-off begins, or the same one again as a heading after a full one
        const std::size_t limit = limits[k];
        Signoff signoff;
        signoff.spec = cue.spec;
        signoff.from = cue.block;
        signoff.label = c_.block(cue.block).range;
        signoff.to = zone_end(cue, limit);
        if (c_.text(cue.block).size() < 120) signoff.cue_words = std::string(c_.text(cue.block));
        read_zone(signoff);
        if (!signoff.has_label && signoff.date_range.empty()) {
            // the post is only mentioned, or the form's words are there without a place to sign
            bool phrase = !cue.heading;
            for (std::size_t n = k + 1;
                 !phrase && n < found.size() && found[n].block < cue.block + 6; ++n)
                phrase = found[n].spec == cue.spec && !found[n].heading;
            if (!phrase || cue.heading) continue;
        }
        signoffs.push_back(std::move(signoff));
    }
    // One sign-off a role: the one with most of a signature, the first among equals.
    std::vector<bool> used(c_.lexicon.words.signoffs.size(), false);
    std::int64_t order = 0;
    for (std::size_t k = 0; k < signoffs.size(); ++k) {
        const auto worth = [](const Signoff& s) {
            return (s.has_label ? 4 : 0) + (s.state == "signed" ? 2 : 0) +
                   (s.date_range.empty() ? 0 : 1);
        };
        const Signoff* best = &signoffs[k];
        if (used[best->spec]) continue;
        for (const Signoff& other : signoffs)
            if (other.spec == best->spec && worth(other) > worth(*best)) best = &other;
        used[best->spec] = true;
        for (std::size_t i = best->from; i < std::min(best->to, c_.last); ++i)
            c_.taken[i - c_.first] = true;

        const model::SignoffSpec& spec = c_.lexicon.words.signoffs[best->spec];
        const NodeId node = c_.document.add(c_.form, Kind::signoff, best->label);
        c_.document.set_text(node, Attr::role, spec.role);
        c_.document.set_text(node, Attr::label, spec.name);
        c_.document.set_text(node, Attr::state, best->state);
        c_.document.set_integer(node, Attr::order, ++order);
        const Range place = best->signature.empty() ? best->gap : best->signature;
        if (!best->signature.empty())
            c_.document.set_text(node, Attr::value, std::string(c_.text(best->signature)));
        c_.document.set_integer(node, Attr::value_begin, place.begin);
        c_.document.set_integer(node, Attr::value_end, place.end);
        if (!best->date_range.empty()) {
            if (best->date.given()) c_.document.set_date(node, Attr::date, best->date);
            c_.document.set_integer(node, Attr::date_begin, best->date_range.begin);
            c_.document.set_integer(node, Attr::date_end, best->date_range.end);
        }
    }
}

} // namespace

void add_signoffs(FormContext& context) {
    if (context.lexicon.words.signoffs.empty()) return;
    SignoffFinder(context).run();
}

void settle_dates(FormContext& context) {
    model::Document& document = context.document;
    NodeId dated_field = no_node;
    for (NodeId id = document.next_of(Kind::field, context.form, context.form); id != no_node;
         id = document.next_of(Kind::field, context.form, id))
        if (document.str(id, Attr::role) == "date" && document.date(id, Attr::date)) {
            dated_field = id;
            break;
        }
    if (dated_field == no_node) return;
    for (NodeId id = document.next_of(Kind::signoff, context.form, context.form); id != no_node;
         id = document.next_of(Kind::signoff, context.form, id)) {
        if (document.str(id, Attr::role) != "decision_maker" || document.date(id, Attr::date))
            continue;
        if (document.integer(id, Attr::date_begin)) continue; // a placeholder stands there
        // a date at the top of an unsigned form is the day it was written
        if (document.str(id, Attr::state) != "signed") continue;
        document.set_date(id, Attr::date, *document.date(dated_field, Attr::date));
        document.set_integer(id, Attr::date_begin,
                             document.integer(dated_field, Attr::value_begin).value_or(0));
        document.set_integer(id, Attr::date_end,
                             document.integer(dated_field, Attr::value_end).value_or(0));
    }
}

} // namespace duly::structure
