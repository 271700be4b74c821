#include <algorithm>
#include <optional>

#include "structure/form.hpp"
#include "structure/sign_place.hpp"
#include "structure/sign_words.hpp"
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

class SignoffFinder {
public:
    explicit SignoffFinder(FormContext& context) : c_(context), place_(context) {}
    void run();

private:
    [[nodiscard]] std::vector<SignCue> cues() const;
    [[nodiscard]] std::optional<std::size_t> post_before_sign(std::size_t index, Range words) const;
    [[nodiscard]] bool names_signatory(std::size_t index, std::size_t next) const;
    /// Folded, what stands in a line or in a row's first cell.
    [[nodiscard]] std::string label_words(std::size_t index) const {
        const Block& block = c_.block(index);
        const bool row = block.kind == BlockKind::row && !block.cells.empty();
        return utf8::fold(c_.text(row ? block.cells.front().range : block.range));
    }
    [[nodiscard]] bool at_foot(std::size_t index) const;
    [[nodiscard]] bool signed_by_name(std::size_t index) const;
    void take_alone(std::vector<Signoff>& signoffs) const;
    void take_lines(std::vector<Signoff>& signoffs) const;

    FormContext& c_;
    SignPlace place_;
};

std::vector<SignCue> SignoffFinder::cues() const {
    std::vector<SignCue> found;
    std::size_t head = SignCue::no_columns; // of the table that is passed through
    for (std::size_t i = c_.first; i < c_.last; ++i) {
        const string_view text = c_.text(i);
        const Block& block = c_.block(i);
        if (block.kind != BlockKind::row || head == SignCue::no_columns ||
            block.table != c_.block(head).table)
            head = place_.heads_columns(i) ? i : SignCue::no_columns;
        if (head < i && !block.cells.empty()) {
            const std::vector<int> posts =
                c_.lexicon.signoff_headings_of(c_.text(block.cells.front().range));
            if (!posts.empty()) {
                found.push_back({i,
                                 c_.lexicon.signoff_heading_of[static_cast<std::size_t>(posts[0])],
                                 true, head, block.range});
                continue;
            }
        }
        if (text.size() < 120) {
            std::string words = heading_words(text);
            for (char& ch : words)
                if (ch == '\t') ch = ' ';
            const std::vector<int> headings = c_.lexicon.signoff_headings.match(words);
            if (!headings.empty()) {
                found.push_back(
                    {i, c_.lexicon.signoff_heading_of[static_cast<std::size_t>(headings[0])], true,
                     SignCue::no_columns, block.range});
                continue;
            }
        }
        if (text.size() >= 400 || leading_number(text).depth >= 2) continue; // a numbered paragraph
        const std::vector<Range> parts = place_.parts(i);
        for (std::size_t n = 0; n < parts.size(); ++n) {
            const std::vector<int> phrases =
                c_.lexicon.signoff_phrases.match(utf8::fold(c_.text(parts[n])));
            if (!phrases.empty())
                found.push_back({i,
                                 c_.lexicon.signoff_phrase_of[static_cast<std::size_t>(phrases[0])],
                                 false, SignCue::no_columns, parts[n], n, parts.size()});
            else if (const auto post = post_before_sign(i, parts[n]))
                found.push_back({i, *post, false, SignCue::no_columns, parts[n], n, parts.size()});
        }
    }
    return found;
}

// "Chief Executive signature: P. Penn", "Treasurer's signature | P. Penn": whose place it is.
std::optional<std::size_t> SignoffFinder::post_before_sign(std::size_t index, Range words) const {
    const Block& block = c_.block(index);
    string_view label = c_.text(words);
    if (block.kind == BlockKind::row) {
        if (block.cells.empty()) return std::nullopt;
        label = c_.text(block.cells.front().range);
    } else {
        const std::size_t colon = label.find(':');
        if (colon == string_view::npos) return std::nullopt;
        label = label.substr(0, colon);
    }
    constexpr std::size_t longest = 80;
    if (label.size() > longest || !signature_label().found_in(utf8::fold(label)))
        return std::nullopt;
    const std::vector<int> posts = c_.lexicon.signoff_headings_of(label);
    if (posts.empty()) return std::nullopt;
    return c_.lexicon.signoff_heading_of[static_cast<std::size_t>(posts[0])];
}

// "Signed by | The Warden" and below it, in the same table, "Signature | …": one place.
bool SignoffFinder::names_signatory(std::size_t index, std::size_t next) const {
    const Block &named = c_.block(index), &signs = c_.block(next);
    if (named.kind != BlockKind::row || signs.kind != BlockKind::row || named.table != signs.table)
        return false;
    if (named.cells.empty() || signs.cells.empty() || next > index + 3) return false;
    static const Pattern by("signed by|signed"), place("signature");
    if (!by.matches_all(heading_words(c_.text(named.cells[0].range))) ||
        !place.matches_all(heading_words(c_.text(signs.cells[0].range))))
        return false;
    for (std::size_t i = index + 1; i < next; ++i)
        if (date_label().found_in(utf8::fold(c_.text(i)))) return false;
    return true;
}

// What stands below the last heading, but not what an adviser says there.
bool SignoffFinder::at_foot(std::size_t index) const {
    for (std::size_t i = index; i < c_.last; ++i)
        if (c_.headings[i - c_.first]) return false;
    const NodeId section = c_.document.section_at(c_.block(index).range.begin);
    if (section == no_node) return true;
    const string_view role = c_.document.str(section, Attr::role);
    return role != "legal" && role != "financial" && role != "financial-legal";
}

// "Signed by J. Smith": a person by an initial or by "Cllr"; "Signed by Harbour Master" may be the
// form's words for a place that is empty.
bool SignoffFinder::signed_by_name(std::size_t index) const {
    static const Pattern named("(?-i:Signed by (?:(?:Cllr|Councillor|Mrs?|Ms|Dr)\\.? "
                               "[A-Z][\\w.'-]*|[A-Z]\\.?(?: ?[A-Z]\\.?)?)"
                               "(?: [A-Z][\\w'-]+){1,3}(?:,? \\(?[A-Z].{2,60})?)");
    const string_view line = c_.text(index);
    return line.size() <= 80 && named.matches_all(line);
}

// "Signed: J Smith" at the foot of a record with one place to sign, or one beside those of a table
// of officers: whose, the paper need not say.
void SignoffFinder::take_alone(std::vector<Signoff>& signoffs) const {
    const auto& specs = c_.lexicon.words.signoffs;
    const auto spec =
        std::find_if(specs.begin(), specs.end(), [](const auto& each) { return each.alone; });
    if (spec == specs.end()) return;
    // below a table in which only others sign
    std::size_t begin = c_.first;
    for (const Signoff& other : signoffs) {
        if (other.spec == static_cast<std::size_t>(spec - specs.begin()) ||
            c_.block(other.from).kind != BlockKind::row || !other.has_label)
            return;
        begin = std::max(begin, other.to);
    }
    std::size_t only = c_.last, said = c_.last; // said to be signed, without a place for it
    std::size_t by_post = c_.last, posted = 0;  // "Director's signature: J Smith"
    for (std::size_t i = begin; i < c_.last; ++i) {
        if (c_.text(i).size() > 120 || leading_number(c_.text(i)).depth >= 2) continue;
        if (place_.heads_columns(i)) { // with a row for each who signs
            std::size_t rows = i + 1;
            while (rows < c_.last && c_.block(rows).kind == BlockKind::row &&
                   c_.block(rows).table == c_.block(i).table)
                ++rows;
            if (only < c_.last || rows != i + 2) return;
            only = i++;
            continue;
        }
        const Folded line = fold_with_map(c_.file.file->view.text(), c_.block(i).range);
        const auto sign = signature_label().find(line.text);
        if (says_signed(line.text) && c_.block(i).kind != BlockKind::row) {
            if (only < c_.last) continue; // of that place
            if (said < c_.last) return;
            said = i;
            continue;
        }
        if (sign && (*sign)[0].begin > 0 && signs_as_decider(label_words(i))) {
            ++posted;
            by_post = i;
        }
        if (!sign || (*sign)[0].begin > 0) continue;
        // "Signed copies are kept by the clerk"; "Signed by the Chair:" names a post
        const string_view label = string_view(line.text).substr(0, (*sign)[0].end);
        const bool said_so = says_signed(label.substr(std::min(label.find('('), label.size())));
        const bool closed = label.find_first_of(":_") != string_view::npos ||
                            label.starts_with("sgd") || said_so ||
                            c_.block(i).kind == BlockKind::row || label.size() == line.text.size();
        if (!closed && !signed_by_name(i)) continue;
        if (only < c_.last && (label.starts_with("sgd") || !closed)) continue; // in that place
        if (only < c_.last && names_signatory(only, i)) { // "Signed by" over "Signature"
            only = i;
            continue;
        }
        if (only < c_.last || (label.find('(') != string_view::npos && !said_so)) return;
        only = i;
    }
    if (only == c_.last && posted == 1) only = by_post;
    if (only == c_.last && said < c_.last && at_foot(said)) only = said;
    if (only == c_.last || (begin > c_.first && !at_foot(only))) return;
    const auto index = static_cast<std::size_t>(spec - specs.begin());
    Signoff signoff =
        place_.read({only, index, true, SignCue::no_columns, c_.block(only).range}, c_.last, false);
    if (signoff.has_label) signoffs.push_back(std::move(signoff));
}

// A block of lines with a post, a name and a date each: two posts at least, so that no line of
// running text is taken for one.
void SignoffFinder::take_lines(std::vector<Signoff>& signoffs) const {
    constexpr std::size_t farthest = 8; // blocks between one and the next
    std::vector<Signoff> lines;
    for (std::size_t i = c_.first; i < c_.last; ++i)
        if (auto signoff = place_.read_line(i)) lines.push_back(std::move(*signoff));
    for (std::size_t k = 0; k < lines.size(); ++k) {
        const auto beside = [&](std::size_t other) {
            return lines[other].spec != lines[k].spec &&
                   std::max(lines[other].from, lines[k].from) -
                           std::min(lines[other].from, lines[k].from) <=
                       farthest;
        };
        if ((k > 0 && beside(k - 1)) || (k + 1 < lines.size() && beside(k + 1)))
            signoffs.push_back(lines[k]);
    }
}

void SignoffFinder::run() {
    const std::vector<SignCue> found = cues();
    std::vector<Signoff> signoffs;
    // the block of the next cue of another role
    std::vector<std::size_t> limits(found.size(), c_.last);
    for (std::size_t k = found.size(); k-- > 1;) {
        // beside each other, with their dates below
        const bool beside = found[k].block == found[k - 1].block &&
                            !date_label().found_in(utf8::fold(c_.text(found[k - 1].words)));
        limits[k - 1] = found[k].spec != found[k - 1].spec && !beside ? found[k].block : limits[k];
    }
    for (std::size_t k = 0; k < found.size(); ++k) {
        const SignCue& cue = found[k];
        if (!signoffs.empty() && cue.block < signoffs.back().to && cue.spec == signoffs.back().spec)
            continue;
        // where another sign-off begins, or the same one again as a heading after a full one
        const std::size_t limit = limits[k];
        bool asked = !cue.heading;
        for (std::size_t n = k + 1; !asked && n < found.size() && found[n].block < cue.block + 6;
             ++n)
            asked = found[n].spec == cue.spec && !found[n].heading;
        Signoff signoff = place_.read(cue, limit, asked);
        // the post is only mentioned; or the form's words are there without a place to sign
        if (!signoff.has_label && signoff.date_range.empty() && cue.heading) continue;
        signoffs.push_back(std::move(signoff));
    }
    take_lines(signoffs);
    take_alone(signoffs);
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
        if (spec.open) c_.document.set_flag(node, Attr::open);
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
