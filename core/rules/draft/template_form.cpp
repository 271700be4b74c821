#include "rules/draft/template_form.hpp"

#include <algorithm>

#include "rules/draft/form_reader.hpp"

namespace duly::rules {

using model::Attr;
using model::Block;
using model::BlockKind;
using model::Document;
using model::Kind;
using model::no_node;
using model::NodeId;
using model::Range;
using std::string_view;

namespace {

/// Words between brackets that stand: "NC-[number]" leaves room, a sentence with a gap does not.
constexpr std::size_t most_fixed = 24;
/// Of so many words of the form's own nobody writes just these.
constexpr std::size_t sure_words = 5;

} // namespace

bool FormReader::guides(string_view sentence) const {
    const std::string folded = utf8::fold(sentence);
    return std::any_of(drafts_.guidance.begin(), drafts_.guidance.end(),
                       [&](const Pattern& pattern) { return pattern.found_in(folded); });
}

bool FormReader::italic(const Block& block, Range range) const {
    std::uint32_t sum = 0;
    for (const Range& part : block.italic_ranges)
        if (part.begin < range.end && range.begin < part.end)
            sum += std::min(part.end, range.end) - std::max(part.begin, range.begin);
    return sum > 0 && sum + 2 >= range.size();
}

bool FormReader::names_a_kind(string_view words) const {
    const std::string folded = folded_label(words);
    return std::any_of(drafts_.kinds.begin(), drafts_.kinds.end(),
                       [&](const auto& kind) { return kind.title.found_in(folded); });
}

bool FormReader::choice(string_view words) const {
    return words.size() <= longest_label && drafts_.choice.found_in(utf8::fold(words));
}

bool FormReader::leaves_room(string_view value) const {
    if (blank(value) || choice(value)) return true;
    const auto gaps = gaps_in(value, true);
    std::size_t fixed = value.size();
    for (const Gap& gap : gaps)
        fixed -= gap.end - gap.begin;
    if (!gaps.empty() && fixed <= most_fixed) return true;
    const std::string folded = utf8::fold(value);
    return std::any_of(drafts_.rooms.begin(), drafts_.rooms.end(),
                       [&](const Pattern& room) { return room.matches_all(folded); });
}

void FormReader::find_sections() {
    for (NodeId id = paper_.next_of(Kind::section, paper_.root(), paper_.root()); id != no_node;
         id = paper_.next_of(Kind::section, paper_.root(), id)) {
        const NodeId heading = paper_.node(id).first_child;
        if (heading == no_node || paper_.kind(heading) != Kind::heading) continue;
        const auto level = paper_.integer(id, Attr::level).value_or(1);
        sections_[paper_.range(heading).begin] = {paper_.range(heading), static_cast<int>(level)};
    }
}

void FormReader::add_guidance(string_view words, Range at, bool bracketed, bool sure, bool alone) {
    words = utf8::trim(words);
    if (words.empty() || !told_.insert(utf8::fold(words)).second) return;
    FormGuidance found;
    found.words = words;
    found.line = line(at);
    found.bracketed = bracketed;
    found.sure = sure;
    found.alone = alone;
    form_.guidance.push_back(std::move(found));
}

/// Sentences and brackets of a paragraph or cell that speak to the author.
bool FormReader::guidance(const Block& block, Range range) {
    const string_view words = text(range);
    if (utf8::trim(words).empty()) return false;
    const auto gaps = gaps_in(words, false);
    bool whole = gaps.size() == 1 && gaps[0].begin == 0 && gaps[0].end == words.size();
    bool any = !gaps.empty();
    for (const Gap& gap : gaps)
        add_guidance(words.substr(gap.begin, gap.end - gap.begin), range, true, true);
    const bool enclosed = words.starts_with('(') && words.ends_with(')');
    if (gaps.empty() && enclosed && guides(words.substr(1, words.size() - 2))) {
        // "(Set out the decision in full. Maximum 200 words.)"
        whole = any = true;
        const std::size_t count = words_in(words);
        if (count >= 3) add_guidance(words, range, false, count >= sure_words);
    } else if (gaps.empty()) {
        const bool slanted = italic(block, range);
        whole = true;
        const std::vector<string_view> all = sentences(words);
        std::vector<string_view> others;
        for (const string_view sentence : all) {
            if (!slanted && !guides(sentence)) {
                whole = false;
                others.push_back(sentence);
                continue;
            }
            any = true;
            // Few words may well stand in a sentence of the paper, unless they are all of a line;
            // one or two may be the answer.
            const std::size_t count = words_in(sentence);
            if (count >= sure_words)
                add_guidance(sentence, range, false, true);
            else if (count >= 3 && all.size() == 1 && range.size() == block.range.size())
                add_guidance(sentence, range, false, false, true);
        }
        for (const string_view sentence : others) {
            if (!any || drafts_.leads.found_in(folded_label(sentence))) continue;
            const auto at =
                range.begin + static_cast<std::uint32_t>(sentence.data() - words.data());
            puzzle({at, at + static_cast<std::uint32_t>(sentence.size())}, sentence,
                   "beside what is said to the author");
        }
    }
    if (whole && std::find(form_.paragraphs.begin(), form_.paragraphs.end(), words) ==
                     form_.paragraphs.end())
        form_.paragraphs.emplace_back(words);
    return any;
}

void FormReader::field(string_view label, Range label_range, Range value, bool in_table,
                       const Block& block) {
    if (others_) return puzzle(label_range, label, "for others to fill in");
    FormField found;
    found.words = utf8::trim(label);
    while (found.words.ends_with(':'))
        found.words.pop_back();
    // "4. Is this a key decision?"
    if (const std::size_t number = found.words.find_first_not_of("0123456789.)");
        number > 0 && number != std::string::npos && found.words[number] == ' ')
        found.words.erase(0, number + 1);
    found.line = line(label_range);
    found.value = utf8::trim(text(value));
    found.in_table = in_table;
    const std::string folded = folded_label(found.words);
    if (choice(found.value))
        found.type = FormField::Type::choice;
    else if (is_date_label(folded))
        found.type = FormField::Type::date;
    else if (begins_reference(found.value) || folded == "ref" ||
             folded.find("reference") != std::string::npos || folded.ends_with(" number") ||
             folded.ends_with(" ref"))
        found.type = FormField::Type::reference;
    if (found.type != FormField::Type::choice && found.type != FormField::Type::reference)
        guidance(block, value);
    found.depends = drafts_.depends.found_in(folded);
    const bool otherwise = folded.starts_with("if no") || folded.starts_with("if not");
    found.if_yes = choice_above_ && found.depends && !otherwise;
    choice_above_ = found.type == FormField::Type::choice || (choice_above_ && found.depends);
    form_.fields.push_back(std::move(found));
}

// What is not understood stands in the pack as a comment; neighbours are one.
void FormReader::puzzle(Range at, string_view words, string_view why) {
    if (why.empty() && last_puzzled_ > 0 && last_puzzled_ + 1 == at.begin &&
        form_.puzzles.back().why.empty()) {
        form_.puzzles.back().last_line = line({at.end, at.end});
    } else {
        FormPuzzle found;
        found.words = utf8::trim(words);
        found.line = line(at);
        found.last_line = line({at.end, at.end});
        found.why = why;
        form_.puzzles.push_back(std::move(found));
    }
    last_puzzled_ = at.end;
}

void FormReader::add_heading(Range words, int level) {
    FormHeading heading;
    heading.words = utf8::trim(text(words));
    heading.line = line(words);
    heading.level = level;
    heading.numbered = words.begin > 0 && text({words.begin - 1, words.begin}) != "\n";
    if (!form_.headings.empty() && heading_end_ > 0 && heading_end_ + 1 == words.begin)
        form_.headings.back().bare = true;
    form_.headings.push_back(std::move(heading));
    heading_end_ = words.end;
    others_ = drafts_.others.found_in(utf8::fold(form_.headings.back().words));
    choice_above_ = false;
}

/// Adds the heading that stands there; `rest` becomes what follows it in the block.
bool FormReader::is_heading(std::size_t index, Range& rest) {
    const Block& block = file_.blocks[index];
    const auto section = sections_.lower_bound(block.range.begin);
    // "Decision number: [number]" is no heading, whatever it looks like.
    if (section != sections_.end() && section->first < block.range.end) {
        const Range words = section->second.heading;
        if (!gaps_in(text(words), false).empty()) return false;
        add_heading(words, section->second.level);
        rest = {words.end, block.range.end};
        return true;
    }
    // "Step 2: Describe the processing" with nothing under it yet
    const string_view words = text(block.range);
    const std::string folded = utf8::fold(words);
    if (words.size() > longest_label || words.ends_with(':') || words.ends_with('.') ||
        std::none_of(drafts_.headings.begin(), drafts_.headings.end(),
                     [&](const Pattern& each) { return each.matches_all(folded); }) ||
        !gaps_in(words, true).empty() || guides(folded_label(words)))
        return false;
    const std::size_t number = words.find_first_not_of("0123456789.) ");
    const auto skip = static_cast<std::uint32_t>(number == string_view::npos ? 0 : number);
    add_heading({block.range.begin + skip, block.range.end}, 1);
    form_.headings.back().plain = true;
    rest = {block.range.end, block.range.end};
    return true;
}

/// Gives the block behind what was read.
std::size_t FormReader::block(std::size_t index) {
    const Block& block = file_.blocks[index];
    const bool belongs = below_ > 0 && text(block.range).size() < 80;
    if (below_ > 0) --below_;
    if (line(block.range) == form_.body.line || line(block.range) == form_.title.line) {
        for (const Gap& gap : gaps_in(text(block.range), false))
            add_guidance(text(block.range).substr(gap.begin, gap.end - gap.begin), block.range,
                         true, true);
        return index + 1;
    }
    if (const std::size_t behind = question(index); behind > index) return behind;
    if (const std::size_t behind = tick_list(index); behind > index) return behind;
    Range rest = block.range;
    // "4. Is it urgent? Yes [ ] No [ ]": asked and answered on one line, whatever it is set as
    const string_view words = text(rest);
    if (const std::size_t mark = words.find('?'); mark != string_view::npos &&
                                                  choice(utf8::trim(words.substr(mark + 1))) &&
                                                  labelled(block, rest))
        return index + 1;
    if (is_heading(index, rest)) {
        below_ = 0;
        const string_view behind = text(rest);
        const std::size_t skip = behind.find_first_not_of(" :.\t*");
        if (skip == string_view::npos) return index + 1;
        rest.begin += static_cast<std::uint32_t>(skip);
        if (!guidance(block, rest) && !leaves_room(text(rest))) puzzle(rest, text(rest));
        return index + 1;
    }
    if (signature(index)) return index + 1;
    if (belongs) {
        below_signature(rest);
        return index + 1;
    }
    if (labelled(block, rest)) return index + 1;
    if (!guidance(block, rest) && !blank(text(rest)) &&
        !drafts_.leads.found_in(folded_label(text(rest))))
        puzzle(rest, text(rest));
    return index + 1;
}

TemplateForm FormReader::read() {
    find_sections();
    front();
    for (std::size_t i = 0; i < file_.blocks.size();) {
        const Block& first = file_.blocks[i];
        if (first.kind != BlockKind::row) {
            i = block(i);
            continue;
        }
        std::size_t last = i;
        while (last < file_.blocks.size() && file_.blocks[last].kind == BlockKind::row &&
               file_.blocks[last].table == first.table)
            ++last;
        table(i, last);
        below_ = 0;
        i = last;
    }
    heading_of_all();
    title_of_any();
    return std::move(form_);
}

TemplateForm read_form(const model::ReadFile& file, const Document& paper, const Drafts& drafts,
                       const std::string& body) {
    return FormReader(file, paper, drafts, body).read();
}

std::string folded_label(string_view words) {
    std::string folded = utf8::fold(words);
    std::size_t begin = 0;
    while (begin < folded.size() &&
           ((folded[begin] >= '0' && folded[begin] <= '9') || folded[begin] == '.'))
        ++begin;
    if (begin > 0 && begin < folded.size() && (folded[begin] == ' ' || folded[begin] == ')'))
        folded.erase(0, begin + 1);
    while (!folded.empty() && (folded.back() == ':' || folded.back() == ' '))
        folded.pop_back();
    return folded;
}

} // namespace duly::rules
