// Whose form it is and what it calls itself.
#include <algorithm>

#include "rules/draft/form_reader.hpp"

namespace duly::rules {

using model::Block;
using model::BlockKind;
using std::string_view;

namespace {

constexpr std::size_t front_blocks = 12, title_blocks = 30;

} // namespace

bool FormReader::names_a_body(const std::string& folded) const {
    if (!body_.empty() && folded == body_) return true;
    if (names_a_kind(folded) || drafts_.paper.found_in(folded)) return false;
    return std::any_of(drafts_.bodies.begin(), drafts_.bodies.end(),
                       [&](const Pattern& body) { return body.matches_all(folded); });
}

// Whose form it is and what it calls itself stand before the first table and numbered heading.
void FormReader::front() {
    std::size_t seen = 0;
    for (const Block& block : file_.blocks) {
        if (block.kind == BlockKind::row || ++seen > front_blocks) break;
        const string_view words = text(block.range);
        if (form_.first.words.empty() && !names_a_kind(words))
            form_.first = {std::string(utf8::trim(words)), line(block.range)};
        if (words.size() > 160 || italic(block, block.range)) continue;
        const std::string folded = folded_label(words);
        if (form_.body.words.empty() && names_a_body(folded)) {
            form_.body = {std::string(words), line(block.range)};
            sections_.erase(block.range.begin);
            continue;
        }
        // The words before the first gap: "Minutes of the Board held on [date]".
        string_view constant = words;
        const auto gaps = gaps_in(words, false);
        if (!gaps.empty()) constant = words.substr(0, gaps.front().begin);
        constant = utf8::trim(constant);
        for (const string_view last :
             {" at", " on", " held", " the", " an", " a", " of", " for", " by", ":", " -"})
            if (constant.ends_with(last))
                constant = utf8::trim(constant.substr(0, constant.size() - last.size()));
        const auto section = sections_.upper_bound(block.range.begin);
        const bool numbered = section != sections_.begin() &&
                              std::prev(section)->second.heading.begin > block.range.begin &&
                              std::prev(section)->second.heading.end <= block.range.end;
        if (numbered || words.find(": ") != string_view::npos || words.ends_with(":")) break;
        const bool cut = !gaps.empty() && words_in(constant) == 1 && // "Minutes of the [name]"
                         names_a_kind(constant);
        if ((words_in(constant) < 2 && !cut) || words_in(constant) > 16) continue;
        // "Record of executive decision" is no order to record it
        if (block.kind != BlockKind::heading && !block.bold && guides(constant) &&
            !names_a_kind(constant))
            continue;
        form_.title = {std::string(constant), line(block.range)};
        sections_.erase(block.range.begin);
        if (form_.body.words.empty())
            body_below(static_cast<std::size_t>(&block - file_.blocks.data()));
        break;
    }
    if (form_.title.words.empty()) title_below_fields();
}

// Whose form it is may stand right below the title, in a line of its own without text.
void FormReader::body_below(std::size_t title) {
    if (title + 2 >= file_.blocks.size()) return;
    const Block& block = file_.blocks[title + 1];
    const bool over_text = sections_.count(block.range.begin) > 0 &&
                           file_.blocks[title + 2].kind == BlockKind::paragraph &&
                           sections_.count(file_.blocks[title + 2].range.begin) == 0;
    if (block.kind == BlockKind::row || over_text || !names_a_body(folded_label(text(block.range))))
        return;
    form_.body = {std::string(text(block.range)), line(block.range)};
    sections_.erase(block.range.begin);
}

// "COMMITTEE REPORT" under the fields for committee and date: what the form calls itself.
void FormReader::title_below_fields() {
    for (std::size_t i = 0; i < std::min(file_.blocks.size(), title_blocks); ++i) {
        const Block& block = file_.blocks[i];
        const auto section = sections_.find(block.range.begin);
        if (block.kind == BlockKind::row || section == sections_.end() ||
            section->second.heading.end < block.range.end || words_in(text(block.range)) > 8)
            continue;
        if (!names_a_kind(text(block.range))) continue;
        const bool over_text =
            i + 1 < file_.blocks.size() && sections_.count(file_.blocks[i + 1].range.begin) == 0;
        if (over_text) return; // a section that speaks of reports
        form_.title = {std::string(text(block.range)), line(block.range)};
        sections_.erase(section);
        return;
    }
}

// The first heading over all the others, with fields or headings below it and no words of its own,
// is what the form calls itself: no section that a paper is asked for.
void FormReader::heading_of_all() {
    if (form_.headings.size() < 3) return;
    const FormHeading& first = form_.headings.front();
    if (first.plain || first.over_ticks) return;
    // As the format marks them: the outline evens levels out.
    std::map<std::uint32_t, int> marked;
    for (const Block& block : file_.blocks)
        if (block.kind == BlockKind::heading && block.level > 0)
            marked[line(block.range)] = block.level;
    const auto level = [&](const FormHeading& heading) {
        const auto found = marked.find(heading.line);
        return found != marked.end() ? found->second : heading.level + (marked.empty() ? 0 : 6);
    };
    if (!std::all_of(form_.headings.begin() + 1, form_.headings.end(),
                     [&](const FormHeading& other) { return level(other) > level(first); }))
        return;
    const auto below =
        std::find_if(file_.blocks.begin(), file_.blocks.end(),
                     [&](const Block& block) { return line(block.range) > first.line; });
    if (below == file_.blocks.end()) return;
    const auto at_next = [next = line(below->range)](const auto& each) {
        return each.line == next;
    };
    if (below->kind != BlockKind::row &&
        std::none_of(form_.fields.begin(), form_.fields.end(), at_next) &&
        std::none_of(form_.headings.begin(), form_.headings.end(), at_next))
        return;
    if (form_.title.words.empty() ||
        (names_a_kind(first.words) && !names_a_kind(form_.title.words)))
        form_.title = {first.words, first.line};
    form_.headings.erase(form_.headings.begin());
}

// "Report to the Audit Committee" over "Committee: Choose an item." is the title of a report to
// any.
void FormReader::title_of_any() {
    form_.any_title = form_.title.words;
    const auto for_whom = drafts_.meeting.find(utf8::fold(form_.title.words));
    if (!for_whom || (*for_whom)[0].end > form_.title.words.size()) return;
    const bool asked = std::any_of(form_.fields.begin(), form_.fields.end(), [&](const auto& each) {
        return drafts_.meeting_label.found_in(folded_label(each.words));
    });
    if (asked) form_.any_title.resize((*for_whom)[1].begin);
    form_.any_title = utf8::trim(form_.any_title);
}

} // namespace duly::rules
