// What a paper is called.
#include "structure/front.hpp"

#include <algorithm>

#include "structure/answers.hpp"
#include "structure/dates.hpp"
#include "structure/sign_words.hpp"
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

namespace {

/// Whether a line is words: a spoilt letterhead ("c/o=====e") is more signs than letters.
bool in_letters(string_view text) {
    std::size_t letters = 0, signs = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || static_cast<unsigned>((byte | 0x20) - 'a') < 26)
            ++letters;
        else if (byte > ' ' && (byte < '0' || byte > '9'))
            ++signs;
    }
    return 2 * letters >= signs;
}

/// A row of a table with sentences in its columns: what stands behind it is no head.
bool is_body_row(const Block& block) {
    constexpr std::size_t columns = 4, words = 160;
    return block.kind == BlockKind::row && block.cells.size() >= columns &&
           block.range.size() > words;
}

/// "NOT FOR PUBLICATION: exempt under paragraph 3 …", "Report status: open": how a paper is to be
/// handled is never what it is called.
bool is_marking(string_view folded) {
    static const Pattern marking(
        "(?:not for publication|(?:strictly )?(?:private|confidential|restricted|embargoed)(?: "
        "(?:and|&) confidential)?(?: until .*)?\\W*$|exempt (?:from|under|by virtue|information|"
        "report|item)|(?:report|publication|document|paper) (?:status|classification) ?:|"
        "(?:protective|security) marking ?:|official(?:[ -]+sensitive)?\\W*$).*");
    return marking.matches_all(folded);
}

/// Whether a line says what the paper is.
bool names_kind(string_view folded) {
    static const Pattern kinds(
        "\\b(minutes|strategy|policy|plan|report|record|statement|budget|notice|"
        "framework|business case)\\b");
    return kinds.found_in(folded);
}

} // namespace

// A line of the front that may be the title: no letterhead, label, number, date or running text.
bool Front::front_line(std::size_t index, bool with_body) const {
    const Block& block = context_.block(index);
    if (block.kind == BlockKind::row || block.kind == BlockKind::item ||
        block.kind == BlockKind::footnote)
        return false;
    const string_view text = context_.text(index);
    if (text.size() < 4 || text.size() > 220) return false;
    if (in_entry(index)) return false;
    const std::string folded = heading_words(text);
    if (folded.size() < 4 || !in_letters(text)) return false;
    if (!with_body && !lexicon_.front_matter.match(folded).empty()) return false;
    if (is_marking(utf8::fold(text))) return false;
    if ((text.back() == '.' && text.size() > 50) || text.back() == ':' || text.back() == ';')
        return false; // a sentence, a lead-in
    // "1. Note the progress; and" under "The Committee is asked to:"
    static const Pattern lead_in("(?:.*\\b)?(?:to|that|recommendations?|decisions?) ?:");
    if (leading_number(text).length > 0 && index > context_.first &&
        context_.text(index - 1).ends_with(':') &&
        lead_in.matches_all(utf8::fold(context_.text(index - 1))))
        return false;
    // "1. To let the kiln." under "Decision"
    if (leading_number(text).marked && index > context_.first &&
        strong_heading(context_.text(index - 1)))
        return false;
    static const Pattern goes_on(".*[;,] ?(?:and|or)");
    if (goes_on.matches_all(folded)) return false;
    if (block.kind != BlockKind::heading)
        if (const std::size_t colon = text.find(": "); colon < 24 && text.size() > 70) return false;
    // "Is it exempt? Yes / No", "Urgent: No"
    if (asks_with_choices(text) || is_answer(text.substr(text.find(':') + 1))) return false;
    // the first words under a heading
    if (block.kind == BlockKind::paragraph && text.back() == '.' && index > context_.first + 1 &&
        context_.block(index - 1).kind == BlockKind::heading)
        return false;
    // "Delivery Plan 2022/23" at the head of a paper is its name, though plans have such sections
    const bool named = index == context_.first && block.kind == BlockKind::heading &&
                       text.find_first_of("0123456789") != string_view::npos;
    if ((!named && strong_heading(folded)) || minute_number(text).length > 0) return false;
    if (leading_number(text).depth >= 2) return false; // "1.2 Costs" is a part of the paper
    if (context_.headings[index - context_.first] && strong_heading(text.substr(0, text.find(':'))))
        return false; // "Present: A. Ash, B. Birch"
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

// Whether the block belongs to one of several things that the paper records.
bool Front::in_entry(std::size_t index) const {
    const NodeId section = document_.section_at(context_.block(index).range.begin);
    return section != no_node && document_.flag(section, Attr::entry);
}

// "Key decision: Yes" with another label and its answer above or below it.
bool Front::among_answers(std::size_t index) const {
    const auto answers = [&](std::size_t at) {
        if (at < context_.first || at >= context_.last) return false;
        const Block& block = context_.block(at);
        const string_view line = context_.text(at);
        const std::size_t colon = line.find(':');
        return block.kind == BlockKind::paragraph && line.size() <= 120 && colon > 2 &&
               colon <= 48 && colon + 2 < line.size();
    };
    return answers(index) && (answers(index + 1) || (index > 0 && answers(index - 1)));
}

// "Minutes of the meeting held in the" over "Old Forge on 4 May 2026": the sentence goes on.
Range Front::own_words() const {
    constexpr std::size_t most = 3, longest = 120; // lines, bytes of one
    static const Pattern open(".*\\b(?:the|of|in|at|on|and|by|for|held)");
    Range words = words_at(own_);
    for (std::size_t i = own_; i + 1 < context_.last && i < own_ + most; ++i) {
        const Block& next = context_.block(i + 1);
        if (words.end != context_.block(i).range.end || !open.matches_all(utf8::fold(text(words))))
            break;
        if (next.kind != context_.block(i).kind || next.kind == BlockKind::row ||
            next.range.size() > longest)
            break;
        words.end = next.range.end;
    }
    while (words.size() > 0 && string_view(" ,;:").find(text(words).back()) != string_view::npos)
        --words.end;
    return words;
}

// "Minutes of the meeting held on Monday 9" over "December 2024 at 7pm": the line broke within the
// date, and the line is both.
Range Front::words_at(std::size_t index) const {
    Range words = context_.block(index).range;
    if (index + 1 >= context_.last) return words;
    static const Pattern cut(".*\\b(?:on|of|held|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? "
                             "(?:the )?[0-9]{1,2}(?:st|nd|rd|th)?(?: of)?");
    static const Pattern goes_on(
        "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
        ",? [0-9]{4}\\b.*");
    constexpr std::size_t longest = 80;
    const string_view line = context_.text(index);
    // most lines end neither with a day nor with the letters behind it
    if (line.empty() || line.size() > 2 * longest ||
        string_view("0123456789thdf").find(line.back()) == string_view::npos)
        return words;
    const Block& next = context_.block(index + 1);
    const string_view rest = context_.text(index + 1);
    if (next.kind != BlockKind::row && rest.size() <= longest &&
        cut.matches_all(utf8::fold(line)) && goes_on.matches_all(utf8::fold(rest)))
        words.end = next.range.end;
    return words;
}

// "Kerbside charging: annual update      Item no: 07": the title shares its line with the item.
Range Front::before_item(std::size_t index) const {
    const Block& block = context_.block(index);
    if (block.kind == BlockKind::row || block.kind == BlockKind::item || block.range.size() > 220)
        return {};
    static const Pattern item(" (?:agenda )?item(?: (?:no\\.?|number) ?:?| ?:) ?\\d{1,3}[a-z]?$");
    const Folded line = fold_with_map(file_.file->view.text(), block.range);
    const auto spans = item.find(line.text);
    if (!spans) return {};
    const Range words = line.range(0, (*spans)[0].begin);
    const string_view title = text(words);
    const std::string folded = heading_words(title);
    // "Planning Committee   Item no: 7", "Report to: Cabinet   Item no: 7", "9 July   Item no: 7"
    if (title.size() < 6 || !in_letters(title) || find_date(title) || strong_heading(folded) ||
        leading_number(title).length > 0 || !lexicon_.front_matter.match(folded).empty())
        return {};
    for (NodeId node = document_.next_of(Kind::field, context_.form, context_.form);
         node != no_node; node = document_.next_of(Kind::field, context_.form, node))
        if (document_.range(node).begin <= words.begin && words.begin < document_.range(node).end)
            return {};
    return words;
}

// "Equality Impact Assessment for" over "the Harbour Plan", "North Fen" over "Harbour Strategy" in
// the same size: a title of several lines.
Range Front::title_lines(std::size_t first, std::size_t end) const {
    constexpr std::size_t most = 3;
    static const Pattern open(".*\\b(for|to|of|on|in|and|the|with|by|from|between)");
    Range lines = context_.block(first).range;
    for (std::size_t i = first; i + 1 < end && i + 1 < first + most; ++i) {
        const Block &own = context_.block(i), &next = context_.block(i + 1);
        const string_view words = context_.text(i);
        const bool goes_on = open.matches_all(utf8::fold(words));
        const bool alike = own.kind == BlockKind::heading && next.kind == BlockKind::heading &&
                           own.level == next.level;
        const bool named = alike && i == first && !names_kind(utf8::fold(words)) &&
                           names_kind(utf8::fold(context_.text(i + 1)));
        if (!goes_on && !named) break;
        if (next.kind == BlockKind::row || next.kind == BlockKind::item || next.page_before ||
            (goes_on && next.kind != own.kind) || !front_line(i + 1, goes_on))
            break;
        lines.end = next.range.end;
    }
    return lines;
}

void Front::settle_title(Range range, std::string words) {
    // "Minutes" at the head of minutes is their name, and no item on those of the last meeting
    const NodeId section = document_.section_at(range.begin);
    if (section != no_node && document_.node(section).first_child != no_node) {
        const NodeId heading = document_.node(section).first_child;
        if (range.contains(document_.range(heading)) && !lexicon_.title_lines.empty())
            document_.set_text(section, Attr::role, "");
    }
    evidence("title", range, words);
    document_.set_text(document_.root(), Attr::title, std::move(words));
}

// "Item: 7" numbers the paper; "Item: Step-free access at stations" says what it is called.
bool Front::numbers_it(string_view role, string_view value) const {
    const auto& fields = lexicon_.words.fields;
    const auto spec = std::find_if(fields.begin(), fields.end(),
                                   [&](const model::FieldSpec& each) { return each.id == role; });
    return spec != fields.end() && spec->type == model::FieldType::reference &&
           (value.find(' ') == string_view::npos ||
            value.find_first_of("0123456789") != string_view::npos);
}

void Front::title() {
    const std::size_t end = front_end();
    for (const std::string& source : lexicon_.words.titles) {
        if (source.compare(0, 6, "field:") == 0) {
            const NodeId node = field(string_view(source).substr(6));
            // a title stands at the head of a paper; further down the word labels something else
            // "Title: [Insert title]": nothing else at the head is what it is called
            if (const NodeId open = field(string_view(source).substr(6), false);
                node == no_node && source == "field:title" && open != no_node &&
                document_.str(open, Attr::state) == "placeholder" &&
                document_.range(open).begin <= front_limit())
                return;
            if (node == no_node || document_.range(node).begin > front_limit()) continue;
            if (numbers_it(document_.str(node, Attr::role), document_.str(node, Attr::value)))
                continue;
            if (one_of_several(node)) {
                const Block& first = context_.block(context_.first);
                constexpr std::size_t longest = 120;
                if (first.kind != BlockKind::row && first.range.size() <= longest)
                    settle_title(first.range, std::string(context_.text(context_.first)));
                return;
            }
            document_.set_text(document_.root(), Attr::title,
                               std::string(document_.str(node, Attr::value)));
            return;
        }
        if (source.starts_with("line:") && own_ < context_.last) {
            const std::string above = named_above();
            const std::string below = above.empty() ? named_below() : std::string();
            // "MINUTES" alone is a title only in want of a better one
            if (above.empty() && below.empty() &&
                is_bare_minutes(heading_words(context_.text(own_))))
                continue;
            std::string title = above;
            title += in_one_line(text(own_words()));
            title += below;
            return settle_title(own_words(), std::move(title));
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
            std::size_t answer = context_.last; // "Forward plan ref: FP/25/061", in want of better
            for (std::size_t i = context_.first; i < end && found == context_.last; ++i) {
                if (is_body_row(context_.block(i))) break;
                if (const Range behind = behind_reference(i); !behind.empty())
                    return settle_title(behind, std::string(text(behind)));
                if (const Range before = before_item(i); !before.empty())
                    return settle_title(before, std::string(text(before)));
                if (front_line(i, false)) {
                    // "MOPAC" over what the paper is called
                    const string_view line = context_.text(i);
                    constexpr std::size_t longest = 6; // of an abbreviation
                    static const Pattern word(
                        "(?:agenda|report|budget|policy|plan|notice|minute)s?");
                    const bool letterhead =
                        line.size() <= longest &&
                        std::all_of(line.begin(), line.end(),
                                    [](char c) { return c >= 'A' && c <= 'Z'; }) &&
                        !word.matches_all(utf8::fold(line)) && i + 1 < end &&
                        context_.text(i + 1).find(' ') != string_view::npos &&
                        front_line(i + 1, true);
                    if (letterhead || (i + 1 < end && heads_policy(i)))
                        found = i + 1;
                    else if (!among_answers(i))
                        found = i;
                    else if (answer == context_.last)
                        answer = i;
                }
                // "Item 4: Collection of small electrical items"
                static const Pattern item(
                    "(?:(?:agenda )?item|minute)(?: (?:no|number)\\.?)? ?\\d{1,3}[a-z]? ?[:.-] "
                    "?(\\S.{3,})");
                const Folded line = fold_with_map(file_.file->view.text(), context_.block(i).range);
                if (const auto spans = item.find(line.text);
                    spans && (*spans)[0].begin == 0 && line.text.size() < 200 && !in_entry(i)) {
                    const Range words = line.range((*spans)[1].begin, (*spans)[1].end);
                    return settle_title(words, std::string(text(words)));
                }
            }
            if (const Range named = decision_named(end);
                !named.empty() &&
                (found == context_.last || context_.block(found).range.begin > named.begin))
                return settle_title(named, std::string(text(named)));
            if (found == context_.last) found = answer;
            // "Minutes of the Planning Committee" names its body and is the title all the same
            static const Pattern names_reader("report (?:to|by|of|from) ?:.*|report by the .*");
            for (std::size_t i = context_.first; i < end && found == context_.last; ++i) {
                const std::string folded = utf8::fold(context_.text(i));
                if (front_line(i, true) && names_kind(folded) && !names_reader.matches_all(folded))
                    found = i;
            }
            if (found == context_.last) continue;
            const Range named = words_at(found);
            std::string words = in_one_line(text(named));
            while (!words.empty() && (words.back() == ':' || words.back() == ' '))
                words.pop_back();
            const Range whole = title_lines(found, end);
            if (whole.end > context_.block(found).range.end)
                return settle_title(whole, in_one_line(text(whole)));
            // a second line that gives only the years belongs to it
            if (found + 1 < end && named.size() == context_.block(found).range.size()) {
                static const Pattern years("\\d{4} ?(-|/|to) ?(\\d{4}|\\d{2})");
                const string_view next = context_.text(found + 1);
                if (years.matches_all(utf8::fold(next))) {
                    std::string run(next);
                    run.erase(std::remove(run.begin(), run.end(), ' '), run.end());
                    words += " " + run;
                }
            }
            return settle_title(named, std::move(words));
        }
    }
    title_behind_reference();
}

} // namespace duly::structure
