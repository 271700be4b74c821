#include "structure/choices.hpp"

#include <algorithm>
#include <optional>

#include "structure/choice_marks.hpp"
#include "structure/form.hpp"
#include "support/pattern.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::Block;
using model::Range;
using std::string_view;

constexpr auto npos = string_view::npos;

/// Where choices are made by ticking.
const Pattern& any_box() {
    static const Pattern pattern("[☐☒□▢❏❑⬜]|\\[ ?\\]|\\( ?\\)");
    return pattern;
}

/// Of ranges in their order, the one that may hold or touch the place.
const Range* near(Range place, const std::vector<Range>& ranges) {
    const auto found =
        std::upper_bound(ranges.begin(), ranges.end(), place.begin,
                         [](std::uint32_t at, const Range& each) { return at < each.end; });
    return found == ranges.end() ? nullptr : &*found;
}

bool within_one(Range place, const std::vector<Range>& ranges) {
    const Range* const found = near(place, ranges);
    return found && found->contains(place);
}

bool touches_any(Range place, const std::vector<Range>& ranges) {
    const Range* const found = near(place, ranges);
    return found && found->touches(place);
}

/// One of the words that are offered, wherever it stands there.
struct Alternative {
    string_view words;
    std::vector<Range> places;
};

bool set_in(const Alternative& one, const std::vector<Range>& ranges) {
    return std::any_of(one.places.begin(), one.places.end(),
                       [&](Range place) { return within_one(place, ranges); });
}

/// The one that is set apart from all others, underlined before bold; `size()` where none is.
std::size_t set_apart(const std::vector<Alternative>& all, const Block& block) {
    for (const std::vector<Range>* const ranges : {&block.marked_ranges, &block.bold_ranges}) {
        std::size_t found = all.size(), count = 0;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (set_in(all[i], *ranges)) {
                found = i;
                ++count;
            }
        if (count == 1) return found;
    }
    return all.size();
}

// "(YES/NO) NO", "Y/N: N", "YES/NO (delete as appropriate): NO": the offer first, then an answer.
// Empty for "YES/NO NO", which a person must read; nothing where no answer follows.
std::optional<std::string> behind_the_offer(string_view folded) {
    static const Pattern ended("(?:yes ?/ ?no|no ?/ ?yes|\\by ?/ ?n|\\bn ?/ ?y)\\b.*[:-] ?"
                               "(yes|no|y|n)\\W*$");
    if (const auto answer = ended.find(folded))
        return folded[(*answer)[1].begin] == 'y' ? "yes" : "no";
    static const Pattern offer("^\\W*(?:yes ?/ ?no|no ?/ ?yes|y ?/ ?n|n ?/ ?y)\\b(.*)$");
    static const Pattern condition("\\bif (?:yes|no|so)\\b"), word("\\b(?:yes|no|y|n)\\b");
    static const Pattern last("^(.*?)\\b(yes|no|y|n)(?:\\W*$| ?[.,;:(-].*$)");
    const auto offered = offer.find(folded);
    if (!offered) return std::nullopt;
    const string_view rest =
        folded.substr((*offered)[1].begin, (*offered)[1].end - (*offered)[1].begin);
    const auto first = word.find(rest);
    if (!first || condition.found_in(rest)) return std::nullopt;
    const auto answer = last.find(rest);
    if (!answer || (*answer)[2].begin != (*first)[0].begin ||
        word.find(rest, (*first)[0].end)) // another question, or "no, not yes"
        return std::nullopt;
    const string_view between = rest.substr(0, (*answer)[2].begin);
    if (between.find('/') != npos) return std::nullopt;
    if (between.find_first_of(")]:-") == npos) return "";
    return rest[(*answer)[2].begin] == 'y' ? "yes" : "no";
}

// Of "YES / **NO**" the one that is set apart from the other; "unresolved" where neither or both
// are; empty for "*YES* / NO": forms print their own words in italics too.
std::string emphasised(string_view view, Range value, const Block& block) {
    static const Pattern word("\\b(?:yes|no)\\b");
    const Folded line = fold_with_map(view, value);
    if (any_box().found_in(line.text)) return "unresolved"; // the boxes are to be ticked
    std::vector<Alternative> both{{"yes", {}}, {"no", {}}};
    for (auto found = word.find(line.text); found; found = word.find(line.text, (*found)[0].end))
        both[line.text[(*found)[0].begin] == 'y' ? 0 : 1].places.push_back(
            line.range((*found)[0].begin, (*found)[0].end));
    if (const std::size_t chosen = set_apart(both, block); chosen < both.size())
        return std::string(both[chosen].words);
    const bool slanted = set_in(both[0], block.italic_ranges);
    return slanted == set_in(both[1], block.italic_ranges) ? "unresolved" : "";
}

// A struck-out word does not count; a ticked box decides.
std::string written_choice(string_view view, Range value, const Block& block) {
    std::string words(view.substr(value.begin, value.size()));
    for (const Range& range : block.struck_ranges)
        for (std::uint32_t at = std::max(range.begin, value.begin);
             at < std::min(range.end, value.end); ++at)
            words[at - value.begin] = ' ';
    if (auto ticked = marked_choice(words)) return *ticked;
    std::string folded = utf8::fold(words);
    for (std::size_t at = folded.find("n/a"); at != std::string::npos; at = folded.find("n/a", at))
        folded.replace(at, 3, "   "); // its "n" is no "no"
    static const Pattern yes("\\b(yes|y)\\b"), no("\\b(no|n)\\b");
    const bool has_yes = yes.found_in(folded);
    const bool has_no = no.found_in(folded);
    if (has_yes && has_no) {
        if (auto given = behind_the_offer(folded)) return *given;
        static const Pattern ticked_yes(
            "(☒|☑|✓|✔|[\\[(]x[\\])]) ?yes|yes ?(☒|☑|✓|✔|[\\[(]x[\\])])");
        static const Pattern ticked_no(
            "(☒|☑|✓|✔|[\\[(]x[\\])]) ?no|\\bno ?(☒|☑|✓|✔|[\\[(]x[\\])])");
        // "Yes ✓ No ☐" reads both ways by itself; a box before each word is the usual form
        if (any_box().found_in(folded) || ticked_yes.found_in(folded) ||
            ticked_no.found_in(folded)) {
            static const Pattern before_yes("(☒|☑|✓|✔|[\\[(]x[\\])]) ?yes"),
                before_no("(☒|☑|✓|✔|[\\[(]x[\\])]) ?no\\b");
            const bool y = before_yes.found_in(folded), n = before_no.found_in(folded);
            if (y != n) return y ? "yes" : "no";
            const bool y2 = ticked_yes.found_in(folded), n2 = ticked_no.found_in(folded);
            if (y2 != n2) return y2 ? "yes" : "no";
            return "unresolved";
        }
        // "No, but see below" is answered; "YES/NO", "Yes No" and "Yes, No" still offer both
        const auto at_yes = *yes.find(folded), at_no = *no.find(folded);
        const bool yes_first = at_yes[0].begin < at_no[0].begin;
        const Pattern::Span first = yes_first ? at_yes[0] : at_no[0];
        const Pattern::Span second = yes_first ? at_no[0] : at_yes[0];
        const string_view between = string_view(folded).substr(first.end, second.begin - first.end);
        const bool words_between =
            between.find_first_of("abcdefghijklmnopqrstuvwxyz") != string_view::npos;
        const std::size_t mark = between.find_first_not_of(' ');
        if (mark == string_view::npos) return "unresolved";
        const bool parted =
            string_view(",;.:-").find(between[mark]) != string_view::npos && words_between;
        if (parted || between[mark] == '(' || between[mark] == '[') return yes_first ? "yes" : "no";
        return "unresolved";
    }
    // the other box was lost or stands elsewhere
    static const Pattern only_box("^[☐□▢❏❑⬜] ?(yes|no)$|^[\\[(] ?[\\])] ?(yes|no)$");
    if (has_yes != has_no && only_box.found_in(folded)) return "unresolved";
    if (has_yes) return "yes";
    if (has_no) return "no";
    return {};
}

/// The offers of a line one after the other: "yes / no / n/a", "open / exempt", "has / has not".
class Offers {
public:
    explicit Offers(const Folded& line) : line_(line) {
        if (line.text.find('/') == std::string::npos && line.text.find('\\') == std::string::npos)
            parted_ = {line.text.size(), line.text.size()}; // nothing is parted by a stroke
    }
    /// The alternatives of the next one; none at the end of the line.
    std::vector<Range> next();

private:
    using Match = std::optional<Pattern::Span>;
    void search(Match& match, const Pattern& pattern) const {
        if (match && match->begin >= from_) return; // still ahead
        if (match && match->end == match->begin) return;
        const auto found = pattern.find(line_.text, from_);
        match = found ? (*found)[0] : Pattern::Span{line_.text.size(), line_.text.size()};
    }

    const Folded& line_;
    std::size_t from_ = 0;
    Match said_, parted_;
};

std::vector<Range> Offers::next() {
    static const Pattern answers("\\b(?:yes|no|n/a|not applicable)(?:[^a-z0-9]{1,12}(?:or )?"
                                 "(?:yes|no|n/a|not applicable))+\\b"),
        strokes("\\b[a-z][a-z'-]*(?: not)? ?(?:[/\\\\] ?[a-z][a-z'-]*(?: not)?)+\\b");
    static const Pattern answer("\\b(?:yes|no|n/a|not applicable)\\b"),
        piece("[a-z][a-z'-]*(?: not)?");
    search(said_, answers);
    search(parted_, strokes);
    const bool plain = said_->begin <= parted_->begin;
    const Pattern::Span whole = plain ? *said_ : *parted_;
    from_ = whole.end;
    std::vector<Range> found;
    const string_view words = string_view(line_.text).substr(0, whole.end);
    for (auto one = (plain ? answer : piece).find(words, whole.begin); one;
         one = (plain ? answer : piece).find(words, (*one)[0].end))
        found.push_back(line_.range((*one)[0].begin, (*one)[0].end));
    return found;
}

/// Words that are parted by a stroke are no offer as a rule: "press/media".
bool is_offer(string_view view, const std::vector<Range>& words) {
    static const Pattern denied("yes|no|n/a|.*\\bnot|cannot");
    return std::any_of(words.begin(), words.end(), [&](Range each) {
        return denied.matches_all(utf8::fold(view.substr(each.begin, each.size())));
    });
}

/// What the setting of an offer shows; nothing where it shows no difference.
std::optional<SetChoice> read_offer(string_view view, const std::vector<Range>& offered,
                                    const Block& block) {
    SetChoice choice;
    std::vector<Alternative> left;
    bool half = false;
    for (const Range place : offered) {
        choice.range = choice.range.cover(place);
        if (within_one(place, block.struck_ranges)) continue;
        half = half || touches_any(place, block.struck_ranges);
        left.push_back({view.substr(place.begin, place.size()), {place}});
    }
    if (half) return choice;
    const bool struck = left.size() < offered.size();
    if (struck && left.size() <= 1) {
        choice.clear = true;
        if (!left.empty()) choice.kept = left.front().places.front();
        return choice;
    }
    const std::string words =
        utf8::fold(view.substr(choice.range.begin, choice.range.size())); // with what is between
    if (const std::size_t chosen = set_apart(left, block); chosen < left.size()) {
        choice.kept = left[chosen].places.front();
        choice.clear = !any_box().found_in(words); // the boxes were to be ticked
        return choice;
    }
    // Set apart from the question as a whole, or two of three, or in italics.
    for (const std::vector<Range>* const ranges :
         {&block.marked_ranges, &block.bold_ranges, &block.italic_ranges})
        for (const Alternative& each : left)
            if (set_in(each, *ranges)) return choice;
    return std::nullopt;
}

/// Whether the ranges hold every word of the block: a label's weight, and no choice.
bool throughout(string_view view, const Block& block, const std::vector<Range>& ranges) {
    std::uint32_t at = block.range.begin;
    const auto blank = [&](std::uint32_t end) {
        return at >= end || utf8::trim(view.substr(at, end - at)).empty();
    };
    for (const Range& each : ranges) {
        if (!blank(each.begin)) return false;
        at = std::max(at, each.end);
    }
    return !ranges.empty() && blank(block.range.end);
}

} // namespace

// YES, NO, or both still there: by words and boxes first, then by how one of the words is set.
std::string stated_choice(string_view view, Range value, const Block& block) {
    std::string answer = written_choice(view, value, block);
    if (answer == "unresolved") answer = emphasised(view, value, block);
    // "Yes" and "No" in cells or lines of their own, without boxes: a shade or a ring may choose
    const string_view words = view.substr(value.begin, value.size());
    const bool apart = words.find_first_of("\t\n") != npos;
    return answer == "unresolved" && apart && !marked_choice(words) ? std::string() : answer;
}

std::vector<SetChoice> set_choices(string_view view, const Block& block) {
    Block set; // what differs within the block
    set.range = block.range;
    set.struck_ranges = block.struck_ranges;
    const auto differing = [&](const std::vector<Range>& ranges) {
        return throughout(view, block, ranges) ? std::vector<Range>() : ranges;
    };
    set.bold_ranges = differing(block.bold_ranges);
    set.italic_ranges = differing(block.italic_ranges);
    set.marked_ranges = differing(block.marked_ranges);
    std::vector<SetChoice> found;
    if (set.struck_ranges.empty() && set.bold_ranges.empty() && set.italic_ranges.empty() &&
        set.marked_ranges.empty())
        return found;
    const Folded line = fold_with_map(view, block.range);
    Offers offers(line);
    std::vector<Range> seen;
    for (auto offered = offers.next(); !offered.empty(); offered = offers.next()) {
        if (offered.size() < 2) continue;
        seen.push_back(offered.front().cover(offered.back()));
        const auto choice = read_offer(view, offered, set);
        if (choice && (choice->clear || is_offer(view, offered))) found.push_back(*choice);
    }
    for (const Range struck : set.struck_ranges)
        if (!touches_any(struck, seen)) found.push_back({struck, {}, true});
    std::sort(found.begin(), found.end(),
              [](const SetChoice& a, const SetChoice& b) { return a.range.begin < b.range.begin; });
    return found;
}

void add_choices(FormContext& context) {
    using model::Attr;
    const string_view view = context.file.file->view.text();
    for (std::size_t i = context.first; i < context.last; ++i)
        for (const SetChoice& choice : set_choices(view, context.block(i))) {
            const model::NodeId node =
                context.document.add(context.form, model::Kind::choice, choice.range);
            context.document.set_text(node, Attr::state, choice.clear ? "given" : "unclear");
            context.set_apart.push_back(choice.range);
            if (!choice.clear) continue;
            if (choice.kept.empty()) continue;
            const std::string words(context.text(choice.kept));
            context.document.set_text(node, Attr::value, words);
            if (const std::string folded = utf8::fold(words); folded == "yes" || folded == "no")
                context.document.set_text(node, Attr::answer, folded);
        }
}

} // namespace duly::structure
