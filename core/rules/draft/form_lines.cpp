// Lines of a blank form that ask for something: labels, questions, boxes, places to sign.
#include <algorithm>

#include "rules/draft/form_reader.hpp"

namespace duly::rules {
namespace {

using model::Block;
using model::BlockKind;
using model::Range;
using std::string_view;

/// Lines below a place for a signature that belong to it: name, post, date.
constexpr std::size_t lines_below = 4;
constexpr std::size_t longest_row = 200;

} // namespace

/// Who is asked to sign by those words.
std::optional<FormSignature> FormReader::signature_in(string_view words) const {
    const std::string folded = utf8::fold(words);
    if (folded.size() >= 160) return std::nullopt;
    const auto form = std::find_if(drafts_.signatures.begin(), drafts_.signatures.end(),
                                   [&](const Pattern& each) { return each.found_in(folded); });
    if (form == drafts_.signatures.end()) return std::nullopt;
    const auto spans = *form->find(folded);
    FormSignature found;
    found.words = utf8::trim(words.substr(0, words.find_first_of(":_\t")));
    found.colon = words.find(':') != string_view::npos;
    // as the form writes it, where folding has moved nothing
    const string_view written = words.size() == folded.size() ? words : string_view(folded);
    for (std::size_t group = 1; group < spans.size(); ++group)
        if (spans[group].found())
            found.who = utf8::trim(
                written.substr(spans[group].begin, spans[group].end - spans[group].begin));
    for (const string_view owner : {"'s", "’s"})
        if (found.who.ends_with(owner)) found.who.resize(found.who.size() - owner.size());
    return found;
}

bool FormReader::signature(std::size_t index) {
    const Block& block = file_.blocks[index];
    const string_view words = text(block.range);
    auto sought = signature_in(words);
    if (!sought) return false;
    // "SIGNATURE" over "Signed (Chair): ______" is a heading
    const auto signs = [&](std::size_t at) {
        return at < file_.blocks.size() && file_.blocks[at].kind != BlockKind::row &&
               std::any_of(drafts_.signatures.begin(), drafts_.signatures.end(),
                           [&](const Pattern& each) {
                               return each.found_in(utf8::fold(text(file_.blocks[at].range)));
                           });
    };
    if (words.find_first_of(":_\t") == string_view::npos && signs(index + 1)) return true;
    FormSignature& found = *sought;
    found.line = line(block.range);
    if (is_date_label(utf8::fold(found.who))) { // "Signature    Date"
        if (found.words.ends_with(found.who))
            found.words = utf8::trim(
                string_view(found.words).substr(0, found.words.size() - found.who.size()));
        found.who.clear();
    }
    const auto dated = [&](std::size_t at) {
        const std::string line_words = utf8::fold(text(file_.blocks[at].range));
        return line_words.find("date") != std::string::npos;
    };
    found.same_line = dated(index);
    found.dated = found.same_line;
    const std::size_t reach = std::min(file_.blocks.size(), index + 1 + lines_below);
    std::size_t own = index + 1; // up to the next who signs
    while (own < reach &&
           std::none_of(drafts_.signatures.begin(), drafts_.signatures.end(),
                        [&](const Pattern& each) {
                            return each.found_in(utf8::fold(text(file_.blocks[own].range)));
                        }))
        ++own;
    for (std::size_t i = index + 1; i < own && !found.dated; ++i)
        found.dated = dated(i);
    form_.signatures.push_back(std::move(found));
    below_ = lines_below;
    date_wanted_ = form_.signatures.back().dated && !form_.signatures.back().same_line;
    return true;
}

/// The date is the signature's; of the name, the post and whoever else signs nothing is made.
void FormReader::below_signature(Range line) {
    const string_view words = utf8::trim(text(line));
    if (date_wanted_ && utf8::fold(words).find("date") != std::string::npos)
        date_wanted_ = false;
    else if (!blank(words))
        puzzle(line, words, "beside a place to sign");
}

/// "Wards: [List the wards]", "Lead officer: ________", "Reference: OD/____".
bool FormReader::labelled(const Block& block, Range range) {
    const string_view words = text(range);
    // "Is publication to be deferred? YES/NO" is asked in a sentence
    std::size_t end = words.find('?');
    const string_view behind =
        end == string_view::npos ? string_view() : utf8::trim(words.substr(end + 1));
    const bool question = choice(behind) || (!behind.empty() && blank(behind));
    if (question)
        ++end;
    else
        end = words.find(':');
    if (end > (question ? 2 * longest_label : longest_label)) return false; // or there is none
    const string_view label = words.substr(0, end);
    const string_view value = utf8::trim(words.substr(end + (question ? 0 : 1)));
    if (!leaves_room(value) || (!question && words_in(label) > 10)) return false;
    // "The committee is asked to:" and "Please state:" lead on to what follows them
    const std::string folded = utf8::fold(label);
    const bool depends = drafts_.depends.found_in(folded);
    if (blank(value) && !depends &&
        (guides(label) || drafts_.leads.found_in(folded) ||
         (value.empty() && !block.bold && words_in(label) > 5)))
        return false;
    if ((depends || guides(label)) && italic(block, range)) return false;
    const auto at = range.begin + static_cast<std::uint32_t>(value.data() - words.data());
    field(label, range, {at, at + static_cast<std::uint32_t>(value.size())}, false, block);
    return true;
}

/// Behind the choices that begin with that block: "☐ Yes ☐ No", or one a line.
std::size_t FormReader::choices_at(std::size_t index) const {
    const auto words = [&](std::size_t at) {
        return at < file_.blocks.size() && file_.blocks[at].kind != BlockKind::row
                   ? text(file_.blocks[at].range)
                   : string_view();
    };
    if (choice(words(index))) return index + 1;
    const auto boxed = [&](std::size_t at, string_view answer) {
        string_view rest = words(at);
        return take_box(rest) == Box::empty && utf8::fold(rest) == answer;
    };
    return boxed(index, "yes") && boxed(index + 1, "no") ? index + 2 : index;
}

/// A question on a line of its own, whatever it is set as; its choices may stand below it.
std::size_t FormReader::question(std::size_t index) {
    const Block& block = file_.blocks[index];
    string_view words = utf8::trim(text(block.range));
    // "Is it subject to call-in? (Yes/No)", with room below
    Range offered;
    if (const std::size_t mark = words.find('?'); mark + 1 < words.size() && words.ends_with(')')) {
        const string_view rest = utf8::trim(words.substr(mark + 1));
        if (!rest.starts_with('(') || !choice(rest)) return index;
        const auto at = static_cast<std::uint32_t>(rest.data() - text(block.range).data());
        offered = {block.range.begin + at,
                   block.range.begin + at + static_cast<std::uint32_t>(rest.size())};
        words = words.substr(0, mark + 1);
    }
    const std::size_t number = words.find_first_not_of("0123456789.)");
    const bool numbered = number > 0 && number < words.size() && words[number] == ' ';
    if (!words.ends_with('?') || words.size() > 2 * longest_label ||
        sentences(words.substr(numbered ? number : 0)).size() > 1 || italic(block, block.range) ||
        !gaps_in(words, false).empty())
        return index;
    const std::size_t next = index + 1;
    const std::size_t behind = choices_at(next);
    const auto section = sections_.lower_bound(block.range.begin);
    const bool in_sections =
        section != sections_.end() && section->first < block.range.end && offered.empty();
    const bool heading = in_sections || block.kind == BlockKind::heading || numbered;
    // It heads the rows to tick that follow its own answer.
    if (behind > next && in_sections && behind < file_.blocks.size() &&
        file_.blocks[behind].kind != BlockKind::row &&
        boxes_in(text(file_.blocks[behind].range)) == 1)
        add_heading(section->second.heading, section->second.level);
    if (behind == next && offered.empty()) {
        // What is asked in a heading is answered by its section.
        if (heading) return index;
        if (next < file_.blocks.size() && file_.blocks[next].kind == BlockKind::row) {
            puzzle(block.range, words, "a question over a table");
            return next;
        }
    }
    Range value = offered.empty() ? Range{block.range.end, block.range.end} : offered;
    if (behind > next) value = {file_.blocks[next].range.begin, file_.blocks[behind - 1].range.end};
    const std::size_t had = form_.fields.size();
    field(words, block.range, value, false, block);
    if (form_.fields.size() > had) form_.fields.back().below = true;
    return behind;
}

/// Lines with a box each. Whether all are to be ticked is told by what stands over them or by
/// their own words; a list to choose from is no rule's business.
std::size_t FormReader::tick_list(std::size_t index) {
    std::vector<FormRow> rows;
    std::size_t at = index;
    bool declares = false, several = false, done = true;
    for (; at < file_.blocks.size(); ++at) {
        const Block& block = file_.blocks[at];
        if (block.kind == BlockKind::row || block.range.size() > 2 * longest_row) break;
        string_view words = utf8::trim(text(block.range));
        const std::size_t boxes = boxes_in(words);
        const std::size_t asked = words.find_first_of("?:");
        if (asked != string_view::npos && choice(utf8::trim(words.substr(asked + 1)))) break;
        if (boxes == 0 || choice(words)) {
            // "Legal: ☐" over what the officer says
            const bool states = !rows.empty() && rows.back().statement.empty() &&
                                rows.back().colon && at > index && boxes == 0 &&
                                sections_.count(block.range.begin) == 0;
            if (!states) break;
            rows.back().statement = words;
            continue;
        }
        several = several || boxes > 1;
        if (take_box(words) != Box::empty && boxes == 1) break;
        FormRow row;
        row.line = line(block.range);
        row.colon = words.ends_with(':');
        const std::size_t colon = words.find(':');
        row.words = utf8::trim(words.substr(0, colon));
        if (colon != string_view::npos) row.statement = utf8::trim(words.substr(colon + 1));
        const std::string folded = utf8::fold(words);
        declares = declares || drafts_.declares.found_in(folded);
        done = done && drafts_.done.found_in(folded);
        rows.push_back(std::move(row));
    }
    if (rows.empty()) return index;
    std::string above;
    if (!form_.headings.empty()) above = utf8::fold(form_.headings.back().words);
    if (index > 0 && file_.blocks[index - 1].kind != BlockKind::row)
        above += " " + utf8::fold(text(file_.blocks[index - 1].range));
    // "Consultees (tick to confirm)" over them
    if (index > 0 && !form_.puzzles.empty() && last_puzzled_ == file_.blocks[index - 1].range.end &&
        form_.puzzles.back().words == utf8::trim(text(file_.blocks[index - 1].range)) &&
        words_in(form_.puzzles.back().words) <= 8 && form_.rows.empty()) {
        const std::string lead = utf8::fold(form_.puzzles.back().words);
        if (drafts_.declares.found_in(lead) && !drafts_.optional.found_in(lead)) {
            add_heading(file_.blocks[index - 1].range, 1);
            form_.headings.back().plain = true;
            form_.puzzles.pop_back();
            last_puzzled_ = 0;
        }
    }
    const bool chosen = drafts_.optional.found_in(above);
    declares = declares || done || drafts_.declares.found_in(above);
    const bool usable = std::all_of(rows.begin(), rows.end(), [](const FormRow& row) {
        return !row.words.empty() && row.words.size() <= longest_row;
    });
    const Range all{file_.blocks[index].range.begin, file_.blocks[at - 1].range.end};
    if (several || !usable)
        puzzle(all, text(file_.blocks[index].range), "several boxes on a line");
    else if (chosen || !declares)
        puzzle(all, text(file_.blocks[index].range),
               "which of these is ticked is for the author to say");
    else if (!form_.rows.empty() || form_.headings.empty())
        puzzle(all, text(file_.blocks[index].range),
               form_.rows.empty() ? "boxes to tick that stand under no heading"
                                  : "rows to tick are asked for in one place only");
    else
        take_rows(std::move(rows), true, {});
    for (std::size_t i = index; i < at; ++i)
        for (const Gap& gap : gaps_in(text(file_.blocks[i].range), false))
            add_guidance(text(file_.blocks[i].range).substr(gap.begin, gap.end - gap.begin),
                         file_.blocks[i].range, true, true);
    return at;
}

} // namespace duly::rules
