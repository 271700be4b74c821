#include <algorithm>

#include "structure/answers.hpp"
#include "structure/choice_marks.hpp"
#include "structure/choices.hpp"
#include "structure/dates.hpp"
#include "structure/field_finder.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::Attr;
using model::Block;
using model::BlockKind;
using model::FieldSpec;
using model::FieldType;
using model::Kind;
using model::NodeId;
using model::Range;
using std::string_view;

} // namespace

// A line each for "Yes" and "No" are blocks of their own; how any of them is set may tell.
std::string FieldFinder::choice(Range value, std::size_t index) const {
    const string_view view = c_.file.file->view.text();
    const Block& first = c_.block(index);
    if (value.end <= first.range.end) return stated_choice(view, value, first);
    Block all;
    for (std::size_t i = index; i < c_.last && c_.block(i).range.begin < value.end; ++i) {
        const Block& block = c_.block(i);
        const auto put = [](std::vector<Range>& out, const std::vector<Range>& more) {
            out.insert(out.end(), more.begin(), more.end());
        };
        put(all.struck_ranges, block.struck_ranges);
        put(all.bold_ranges, block.bold_ranges);
        put(all.italic_ranges, block.italic_ranges);
        put(all.marked_ranges, block.marked_ranges);
    }
    all.range = {first.range.begin, value.end};
    return stated_choice(view, value, all);
}

constexpr std::size_t most_offers = 3; // yes, no, not applicable

// "Yes ☐" over "No ☒", lines of their own or rows without a label: they are one choice. Two plain
// words are so too where "Yes" comes first; "No" over "Yes" may answer two questions.
Range FieldFinder::offered_below(Range value, std::size_t index) const {
    if (value.empty() || value.size() > 60) return value;
    std::string words = utf8::fold(c_.text(value));
    std::vector<string_view> seen{lone_answer(words)};
    if (seen.front().empty()) return value;
    const Block& block = c_.block(index);
    Range whole = value;
    bool marked = words.size() > seen.front().size();
    for (std::size_t i = index + 1; i < c_.last && seen.size() < most_offers; ++i) {
        const Block& next = c_.block(i);
        if (next.kind == BlockKind::footnote || next.range.size() > 60) break;
        if ((next.kind == BlockKind::row || block.kind == BlockKind::row) &&
            (next.kind != block.kind || next.table != block.table))
            break;
        words = utf8::fold(c_.text(next.range));
        const string_view answer = lone_answer(words);
        if (answer.empty() || std::find(seen.begin(), seen.end(), answer) != seen.end()) break;
        marked = marked || words.size() > answer.size() || !next.struck_ranges.empty() ||
                 !next.marked_ranges.empty();
        seen.push_back(answer);
        whole.end = next.range.end;
    }
    return marked || seen.front() == "yes" ? whole : value;
}

// "YES ☐ | NO ☒", "Yes | | No | x": the cells of a row that offer the answers, from `first` in
// `cell` on, which becomes the last of them.
Range FieldFinder::offered_beside(std::size_t index, std::size_t& cell, Range first) const {
    const Block& block = c_.block(index);
    std::size_t words = 0, last = cell;
    bool marks = false;
    for (std::size_t k = cell; k < block.cells.size(); ++k) {
        const Range each = k == cell ? first : block.cells[k].range;
        if (each.size() > 60) break;
        const std::string folded = utf8::fold(c_.text(each));
        const bool answer = !lone_answer(folded).empty(), mark = lone_mark(folded);
        if (!folded.empty() && !answer && !mark) break;
        words += answer;
        marks = marks || mark;
        // behind "No", the cell for its mark, though empty
        if (!folded.empty() || (marks && last + 1 == k && (k - cell) % 2 != 0)) last = k;
    }
    if (words < 2) return first;
    cell = last;
    return first.cover(block.cells[last].range);
}

// "Budget code:" over a paragraph that goes on with the paper: where a form is answered beside its
// labels, a short one with nothing beside it is blank. A label that asks for more ("If yes, for
// what reason:") may be answered in a paragraph.
bool FieldFinder::own_sentence(std::size_t index, std::size_t next, const FieldSpec& spec) const {
    const Block& block = c_.block(next);
    if (!block.gap_before && !block.page_before) return false;
    const string_view text = c_.text(next);
    static const Pattern sentence("[A-Z\\d\"'‘“]\\S*(?: \\S+){4,}\\.");
    if (block.kind == BlockKind::row || !sentence.matches_all(text)) return false;
    return spec.type == FieldType::reference || (beside_ && is_short_label(index));
}

/// A label of a word or two.
bool FieldFinder::is_short_label(std::size_t index) const {
    static const Pattern word_or_two("[\\w'/()-]+(?: [\\w'/-]+)?(?: \\([^)]*\\))? ?[:-]*");
    return word_or_two.matches_all(utf8::fold(c_.text(index)));
}

bool names_a_post(string_view words) {
    static const Pattern post(
        "[^:]*\\b(?:member|holder|leader|director|officer|manager|mayor|"
        "councillor|cllr|head of|chief|chair|committee|board|cabinet|executive|"
        "council|commissioner|clerk|secretary|solicitor)\\b.*");
    return post.matches_all(utf8::fold(words));
}

// "Portfolio: Parks": a label that the pack does not know, with or without its answer. What asks
// for words may be answered so: "Reason:" over "Price: the bids are open".
bool FieldFinder::another_label(std::size_t index, std::size_t next) const {
    constexpr std::size_t longest = 80; // bytes
    if (!beside_ || c_.block(next).kind == BlockKind::row || c_.text(next).size() > longest ||
        !is_short_label(index))
        return false;
    static const Pattern asks(".*\\b(?:reasons?|why|details?|comments?|notes?|summary|explain|"
                              "describe|description|information|subject|purpose)\\b.*");
    if (asks.matches_all(utf8::fold(c_.text(index)))) return false;
    static const Pattern label(
        "(?:\\d{1,2}[.)] )?[A-Z][\\w'’/()&-]*(?: [\\w'’/()&-]+){0,4} ?:(?: .*)?");
    // "Ada Finch: Harbours" names somebody
    static const Pattern person("(?-i:[A-Z][\\w'’-]+(?: [A-Z]\\.?)?(?: [A-Z][\\w'’-]+)+) ?: .*");
    return label.matches_all(c_.text(next)) && !names_a_post(c_.text(next)) &&
           !person.matches_all(c_.text(next));
}

// The answer may stand in the block below its label.
Range FieldFinder::next_block_value(std::size_t index, const FieldSpec& spec) const {
    std::size_t next = index + 1;
    // the form's own guidance, left in between
    for (const std::size_t reach = index + 3; next < reach && next < c_.last; ++next)
        if (c_.block(next).kind == BlockKind::row ||
            c_.lexicon.boilerplate.match(utf8::fold(c_.text(next))).empty())
            break;
    if (next >= c_.last) return {};
    const Block& block = c_.block(next);
    if (block.kind == BlockKind::row || block.kind == BlockKind::footnote) return {};
    if (c_.taken[next - c_.first]) return {};
    const string_view text = c_.text(next);
    // a title may be a question; whatever else is asked below is not the answer
    const bool may_ask = spec.id == "title" && text.ends_with('?');
    if (may_ask ? label(fold_with_map(c_.file.file->view.text(), block.range)).has_value()
                : asks_anew(c_, next))
        return {};
    const std::string folded = utf8::fold(text);
    if (!c_.lexicon.boilerplate.match(folded).empty()) return {};
    if (!c_.lexicon.signoff_headings_of(text).empty()) return {};
    const bool known = !c_.lexicon.headings_of(text).empty();
    switch (spec.type) {
    case FieldType::choice: {
        if (known) return {};
        // "No. It is published in full once it is signed."; "No other option was considered" is
        // text
        static const Pattern answer("(?:yes|no)(?: ?[.,;:(-].*)?");
        if (text.size() > 40) return answer.matches_all(folded) ? block.range : Range{};
        // "Published in full.": an answer that a person must read
        if (block.kind == BlockKind::paragraph && text.ends_with('.') &&
            !c_.headings[next - c_.first])
            return block.range;
        if (folded.find("yes") == std::string::npos && folded.find("no") != 0 &&
            lone_answer(folded).empty())
            return {};
        return offered_below(block.range, next);
    }
    case FieldType::date:
        if (text.size() > 60) return {};
        return find_date(text) || !c_.placeholder(block.range).empty() ? block.range : Range{};
    case FieldType::text:
    case FieldType::reference:
        if (known) return {};
        if (c_.headings[next - c_.first] && spec.id != "title" &&
            (block.kind == BlockKind::heading || !names_a_post(text)))
            return {};
        if (spec.id == "title")
            return text.size() > 250 || (block.kind == BlockKind::heading &&
                                         leading_number(text).depth > 0 && !may_ask)
                       ? Range{}
                       : block.range;
        return own_sentence(index, next, spec) || another_label(index, next) ? Range{}
                                                                             : block.range;
    }
    return {};
}

// "Reason:" is the reason for a deferral below the question whether there is one ("foi.part1" and
// "foi.reason" ask about one thing); above it, it is that of the decision.
bool FieldFinder::before_its_question(const FieldSpec& spec, Range label) const {
    const std::size_t dot = spec.id.find('.');
    if (dot == std::string::npos || spec.type != FieldType::text) return false;
    static const Pattern bare("(the )?[a-z]+( [a-z]+)?\\W*");
    return bare.matches_all(utf8::fold(c_.text(label))) &&
           std::none_of(asked_.begin(), asked_.end(), [&](const std::string& id) {
               return id.compare(0, dot + 1, spec.id, 0, dot + 1) == 0;
           });
}

void FieldFinder::add(const FieldSpec& spec, Range label, Range value, std::size_t index,
                      bool absent, string_view answered) {
    if (before_its_question(spec, label)) return;
    if (spec.type == FieldType::choice && // once each: a form may ask it on every line
        std::find(asked_.begin(), asked_.end(), spec.id) == asked_.end())
        asked_.push_back(spec.id);
    const NodeId node = c_.document.add(c_.form, Kind::field, label.cover(value));
    c_.document.set_text(node, Attr::role, spec.id);
    c_.document.set_text(node, Attr::label, std::string(utf8::trim(c_.text(label))));
    c_.document.set_integer(node, Attr::order, ++order_);
    while (!value.empty() && c_.text(value).back() == ' ')
        --value.end;
    if (value.empty()) value = {label.end, label.end};
    c_.document.set_integer(node, Attr::value_begin, value.begin);
    c_.document.set_integer(node, Attr::value_end, value.end);
    const string_view words = c_.text(value);
    if (!words.empty()) c_.document.set_text(node, Attr::value, std::string(words));
    const bool ruled = words.find_first_not_of("_. -") == string_view::npos;
    // "HB/", which the form begins the number with
    constexpr std::size_t longest_begun = 16; // bytes
    const bool begun = spec.type != FieldType::choice && spec.type != FieldType::date &&
                       words.size() <= longest_begun && words.ends_with('/') &&
                       words.find_first_of(" .:") == string_view::npos; // no web address
    if (words.empty() || ruled || begun) {
        c_.document.set_text(node, Attr::state, absent ? "absent" : "blank");
        return;
    }
    if (spec.type == FieldType::choice) {
        const std::string answer = answered.empty() ? choice(value, index) : std::string(answered);
        if (!answer.empty()) c_.document.set_text(node, Attr::answer, answer);
        const Range offer = answer.empty() ? c_.placeholder(value) : Range{};
        // "YES/NO NO" is for a person to read
        const bool hole =
            !offer.empty() && lone_answer(utf8::fold(c_.text({offer.end, value.end}))).empty();
        c_.document.set_text(node, Attr::state,
                             hole                                  ? "placeholder"
                             : answer.empty() && words.size() > 60 ? "blank"
                                                                   : "given");
        return;
    }
    if (!c_.placeholder(value).empty()) {
        c_.document.set_text(node, Attr::state, "placeholder");
        return;
    }
    c_.document.set_text(node, Attr::state, "given");
    if (const auto date = stated_date(words)) c_.document.set_date(node, Attr::date, date->date);
}

void FieldFinder::line(std::size_t index) {
    const Block& block = c_.block(index);
    if (block.range.size() > 2000) return;
    // long lines are running text: they may begin with a label or hold a question of the form
    if (block.range.size() > 160) {
        const string_view words = c_.text(block.range);
        const bool asks = words.find('?') != string_view::npos;
        if (!asks && words.substr(0, 140).find(':') == string_view::npos) return;
        const Range head{block.range.begin,
                         static_cast<std::uint32_t>(utf8::floor_boundary(c_.file.file->view.text(),
                                                                         block.range.begin + 140))};
        const bool labelled = label(fold_with_map(c_.file.file->view.text(), head)).has_value();
        if (!labelled && (!asks || block.range.size() > 350 ||
                          c_.lexicon.question_set.match(utf8::fold(c_.text(block.range))).empty()))
            return;
    }
    const Folded folded = fold_with_map(c_.file.file->view.text(), block.range);
    if (folded.text.empty()) return;
    std::size_t label_begin = 0;
    auto found = field_label(c_, folded, block.second_column);
    if (!found) found = field_question(c_, folded, label_begin);
    if (!found) return answered_within(index);
    const FieldSpec& spec = c_.lexicon.words.fields[found->spec];
    const Range whole{folded.origin(label_begin), block.range.end};
    Range value;
    const std::uint32_t label_end =
        found->end < folded.text.size() ? folded.origin(found->end) : whole.end;
    if (found->end < folded.text.size()) value = {folded.origin(found->end), whole.end};
    beside_ = beside_ || (!value.empty() && found->separated && spec.type != FieldType::choice);
    if (value.empty() && (found->separated || spec.type != FieldType::text || spec.id == "title"))
        value = next_block_value(index, spec);
    // "Is it subject to call-in? (Yes/No)", with the answer below
    if (spec.type == FieldType::choice && !value.empty() &&
        bare_choices(string_view(folded.text).substr(found->end)))
        if (const Range below = next_block_value(index, spec); !below.empty())
            if (const std::string answer = choice(below, index + 1);
                answer == "yes" || answer == "no")
                value = below;
    if (spec.type == FieldType::choice && !value.empty() && value.begin < whole.end)
        value = offered_below(behind_labels(value), index);
    if (value.empty() && spec.type == FieldType::choice) value = next_block_value(index, spec);
    if (value.empty()) value = behind_the_last(index, spec);
    if (value.empty()) value = ahead_of_it(index, spec);
    if (value.empty() && !found->separated && spec.type == FieldType::text) return; // only a word
    // "Part 2 report:" over what it is about asks nothing; with yes or no behind it, it does
    if (spec.type == FieldType::choice &&
        utf8::trim(c_.text({whole.begin, label_end})).back() == ':' && choice(value, index).empty())
        return;
    const bool below = !value.empty() && value.begin >= whole.end;
    const bool short_one = spec.type == FieldType::reference || spec.type == FieldType::date;
    const bool beside = !value.empty() && !below && value.begin >= whole.begin;
    const bool several = value.end > whole.end; // lines
    const std::uint32_t stop = beside && short_one ? next_label(value) : whole.end;
    if (beside && !several) value.end = std::min(value.end, stop);
    // the value below its label belongs to the field's words, but the label is its place
    add(spec, {whole.begin, below ? whole.end : label_end}, value, below ? index + 1 : index,
        false);
    if (stop < whole.end) fields_behind(index, {stop, whole.end});
}

// "Is the publication of Part 1 of this approval    NO" over "to be deferred?": the answer stood
// beside the first line of a question that has two, in one block or in two.
void FieldFinder::answered_within(std::size_t index) {
    static const Pattern amid("(?-i:^(.+) (YES|NO|Yes|No) ([a-z].*\\?)$)");
    const Block& block = c_.block(index);
    std::string text(c_.text(index));
    if (text.ends_with(" NO") || text.ends_with(" YES") || text.ends_with(" No") ||
        text.ends_with(" Yes")) {
        if (index + 1 >= c_.last || c_.block(index + 1).kind != block.kind) return;
        text.append(" ").append(c_.text(index + 1));
    }
    if (!text.ends_with('?')) return;
    const auto spans = amid.find(text);
    if (!spans) return;
    const std::string question =
        utf8::fold(text.substr(0, (*spans)[1].end) + " " + text.substr((*spans)[3].begin));
    if (c_.lexicon.question_set.match(question).empty()) return;
    for (std::size_t spec = 0; spec < c_.lexicon.fields.size(); ++spec) {
        if (c_.lexicon.words.fields[spec].type != FieldType::choice ||
            !c_.lexicon.fields[spec].found_in(question))
            continue;
        add(c_.lexicon.words.fields[spec], block.range,
            {block.range.begin + static_cast<std::uint32_t>((*spans)[2].begin),
             block.range.begin + static_cast<std::uint32_t>((*spans)[2].end)},
            index, false);
        return;
    }
}

// "It is published within five days. Publication to be deferred: No. Part 2 (exempt) report: No.":
// choices that a sentence of running text makes, each once.
void FieldFinder::choices_within(std::size_t index) {
    constexpr std::size_t longest = 2000, longest_label = 60, longest_answer = 16;
    const Range block = c_.block(index).range;
    const string_view view = c_.file.file->view.text(), words = c_.text(block);
    if (words.size() > longest) return;
    static const Pattern answer("^: ?(yes|no)\\b(?: ?[.;,]|$)");
    for (std::size_t colon = words.find(':'); colon != string_view::npos;
         colon = words.find(':', colon + 1)) {
        const char next = colon + 2 < words.size() ? words[colon + 2] : ' ';
        if (next != 'N' && next != 'Y' && next != 'n' && next != 'y') continue;
        const std::size_t reach = colon - std::min(colon, longest_label);
        const std::size_t back = words.substr(reach, colon - reach).find_last_of(".;?!");
        if (back == string_view::npos || words[reach + back + 1] != ' ') continue;
        const std::size_t stop = reach + back;
        const std::uint32_t begin = block.begin + static_cast<std::uint32_t>(colon);
        const std::size_t end = std::min<std::size_t>(block.end, begin + longest_answer);
        const Folded rest = fold_with_map(
            view, {begin, static_cast<std::uint32_t>(utf8::floor_boundary(view, end))});
        const auto said = answer.find(rest.text);
        if (!said) continue;
        const Range name{block.begin + static_cast<std::uint32_t>(stop + 2),
                         block.begin + static_cast<std::uint32_t>(colon + 1)};
        const Folded folded = fold_with_map(view, name);
        const auto found = label(folded);
        if (!found || found->end < folded.text.size()) continue;
        const FieldSpec& spec = c_.lexicon.words.fields[found->spec];
        if (spec.type != FieldType::choice ||
            std::find(asked_.begin(), asked_.end(), spec.id) != asked_.end())
            continue;
        add(spec, name, rest.range((*said)[1].begin, (*said)[1].end), index, false);
    }
}

// "Decision no.: 2024-15  Date: 16 May 2024": where the next label begins in a value, else its end.
std::uint32_t FieldFinder::next_label(Range value) const {
    if (value.empty()) return value.end;
    constexpr std::size_t longest = 4; // words
    const string_view view = c_.file.file->view.text();
    const string_view words = c_.text(value);
    for (std::size_t colon = words.find(':'); colon != string_view::npos;
         colon = words.find(':', colon + 1)) {
        std::uint32_t first = value.end;
        std::size_t at = colon;
        for (std::size_t n = 0; n < longest && at > 0; ++n) {
            const std::size_t space = words.rfind(' ', at - 1);
            if (space == string_view::npos) break;
            const auto begin = value.begin + static_cast<std::uint32_t>(space + 1);
            const Range head{begin, value.begin + static_cast<std::uint32_t>(colon + 1)};
            const Folded folded = fold_with_map(view, head);
            const auto found = label(folded);
            if (found && found->separated && found->end >= folded.text.size()) first = begin;
            at = space;
        }
        if (first < value.end) return first;
    }
    return value.end;
}

void FieldFinder::fields_behind(std::size_t index, Range rest) {
    while (!rest.empty()) {
        const Folded folded = fold_with_map(c_.file.file->view.text(), rest);
        const auto found = label(folded);
        if (!found) return;
        const bool blank = found->end >= folded.text.size();
        const std::uint32_t begin = blank ? rest.end : folded.origin(found->end);
        const std::uint32_t stop = next_label({begin, rest.end});
        add(c_.lexicon.words.fields[found->spec], {rest.begin, begin}, {begin, stop}, index, false);
        rest.begin = stop;
    }
}

// "Is it to be deferred?", "If yes, why:", "Until when:" and then "NO" or "YES, because …": a
// conversion read the column of the answers last. Only below labels that ask for something else.
Range FieldFinder::behind_the_last(std::size_t index, const FieldSpec& spec) const {
    constexpr std::size_t farthest = 5; // blocks
    static const Pattern answer("(?:yes|no)(?:[,;:.].*)?");
    if (spec.type != FieldType::choice) return {};
    std::size_t labels = 0;
    for (std::size_t i = index + 1; i < std::min(c_.last, index + 1 + farthest); ++i) {
        const Block& block = c_.block(i);
        if (block.kind == BlockKind::row || c_.taken[i - c_.first]) return {};
        if (labels > 0 && answer.matches_all(utf8::fold(c_.text(i)))) return block.range;
        const Folded line = fold_with_map(c_.file.file->view.text(), block.range);
        const auto found = field_label(c_, line, block.second_column);
        if (!found || c_.lexicon.words.fields[found->spec].type == FieldType::choice) return {};
        const Range beside = line.range(found->end, line.text.size()); // "If yes, why: NO"
        if (utf8::fold(c_.text(beside)) == "no") return beside;
        ++labels;
    }
    return {};
}

// "… to be deferred? If yes, for what reason: Until what date: NO", all on one line: the answer is
// at its end. "yes" is not said by "If yes".
Range FieldFinder::behind_labels(Range value) const {
    static const Pattern more("^if (?:yes|no|so)\\b"), last("[:?.] ?(yes|no)$");
    static const Pattern first("^(yes|no)\\W+if (?:yes|no|so)\\b");
    const Folded line = fold_with_map(c_.file.file->view.text(), value);
    if (const auto said = first.find(line.text))
        return line.range((*said)[1].begin, (*said)[1].end);
    if (!more.found_in(line.text)) return value;
    const auto spans = last.find(line.text);
    return spans ? line.range((*spans)[1].begin, (*spans)[1].end) : Range{};
}

// "Part 1 Deferral: NO" over the question, "… strictly necessary. NO" above it: the answer stands
// behind the heading, or at the end of the guidance.
Range FieldFinder::ahead_of_it(std::size_t index, const FieldSpec& spec) const {
    static const Pattern said("(?-i:^([^:]{3,60}): (YES|NO)(?:$| [A-Z(])|[.:] (YES|NO)$)");
    if (spec.type != FieldType::choice || index == c_.first) return {};
    const Block& block = c_.block(index - 1);
    if (block.kind == BlockKind::row) return {};
    const string_view text = c_.text(index - 1);
    const auto spans = said.find(text);
    if (!spans || field_label(c_, fold_with_map(c_.file.file->view.text(), block.range))) return {};
    const bool headed = (*spans)[1].found();
    if (headed && c_.lexicon.headings.match(heading_words(text.substr(0, (*spans)[1].end))).empty())
        return {};
    const Pattern::Span answer = (*spans)[headed ? 2 : 3];
    return {block.range.begin + static_cast<std::uint32_t>(answer.begin),
            block.range.begin + static_cast<std::uint32_t>(answer.end)};
}

// "Yes - until the contract is let on 30 November 2017": reason and date given in the answer itself
// go to the blank fields that follow it.
void FieldFinder::spread_answers() {
    model::Document& document = c_.document;
    std::string tail;
    Range where;
    for (NodeId id = document.next_of(Kind::field, c_.form, c_.form); id != model::no_node;
         id = document.next_of(Kind::field, c_.form, id)) {
        const auto answer = document.text_attr(id, Attr::answer);
        if (answer) {
            where = {
                static_cast<std::uint32_t>(document.integer(id, Attr::value_begin).value_or(0)),
                static_cast<std::uint32_t>(document.integer(id, Attr::value_end).value_or(0))};
            tail.clear();
            static const Pattern behind("^\\W*(?:yes|y)\\b\\W*(\\w.{5,})$");
            const Folded line = fold_with_map(c_.file.file->view.text(), where);
            const auto spans = *answer == "yes" ? behind.find(line.text) : std::nullopt;
            if (spans) {
                where = line.range((*spans)[1].begin, (*spans)[1].end);
                tail = std::string(c_.text(where));
            }
            continue;
        }
        if (tail.empty() || document.str(id, Attr::state) != "blank") continue;
        const auto date = find_date(tail);
        const std::string_view role = document.str(id, Attr::role);
        bool wants_date = false;
        for (const FieldSpec& spec : c_.lexicon.words.fields)
            wants_date = wants_date || (spec.id == role && spec.type == FieldType::date);
        if (wants_date && !date) continue;
        document.set_text(id, Attr::state, "given");
        document.set_text(id, Attr::value, tail);
        document.set_integer(id, Attr::value_begin, where.begin);
        document.set_integer(id, Attr::value_end, where.end);
        if (date) document.set_date(id, Attr::date, date->date);
    }
}

void FieldFinder::run() {
    for (std::size_t i = c_.first; i < c_.last; ++i) {
        const Block& block = c_.block(i);
        if (block.kind == BlockKind::row &&
            (i == c_.first || c_.block(i - 1).kind != BlockKind::row ||
             c_.block(i - 1).table != block.table))
            head_ = i;
        if (c_.taken[i - c_.first]) continue;
        if (block.kind == BlockKind::row)
            row(i);
        else if (block.kind != BlockKind::footnote) {
            line(i);
            choices_within(i);
        }
    }
    spread_answers();
}

bool FormContext::is_set_apart(Range range) const {
    const auto found =
        std::upper_bound(set_apart.begin(), set_apart.end(), range.begin,
                         [](std::uint32_t at, const Range& each) { return at < each.end; });
    return found != set_apart.end() && found->touches(range);
}

Range FormContext::placeholder(Range range) const {
    if (range.empty() || lexicon.placeholders.empty()) return {};
    const Folded folded = fold_with_map(file.file->view.text(), range);
    for (const int each : lexicon.placeholder_set.match(folded.text)) {
        const auto spans = lexicon.placeholders[static_cast<std::size_t>(each)].find(folded.text);
        const Range hole = spans ? folded.range((*spans)[0].begin, (*spans)[0].end) : range;
        if (!is_set_apart(hole)) return hole;
    }
    return {};
}

void add_fields(FormContext& context) {
    if (context.lexicon.words.fields.empty()) return;
    FieldFinder(context).run();
}

} // namespace duly::structure
