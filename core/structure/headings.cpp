#include "structure/headings.hpp"

#include <algorithm>

#include "structure/answers.hpp"
#include "structure/dates.hpp"
#include "structure/row_label.hpp"
#include "structure/sign_lines.hpp"
#include "structure/sign_words.hpp"
#include "support/pattern_literals.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::Block;
using model::BlockKind;
using model::Range;
using std::string;
using std::string_view;

bool upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool lower(char c) {
    return c >= 'a' && c <= 'z';
}

bool all_capitals(string_view text) {
    std::size_t capitals = 0;
    for (const char c : text) {
        if (lower(c)) return false;
        capitals += upper(c);
    }
    return capitals >= 4;
}

bool sentence_end(string_view text) {
    if (text.empty()) return false;
    const char c = text.back();
    return c == '.' || c == ';' || c == ',' || c == '?' || c == '!';
}

// "The Committee is asked to", "Members are recommended that": the list below ends the sentence
bool leads_in(string_view text) {
    static const Pattern pattern(".*\\b(to|that|by|of|and|or|for|with|are|is|was|were|the|"
                                 "following|from|in|as follows|include)\\W*|"
                                 ".*\\b(is|are) (asked|recommended|invited|requested)\\b.*");
    return pattern.matches_all(text);
}

// "That the Committee for Parks and Paths": what is asked of it follows, however the line is set
bool begins_clause(string_view text) {
    return text.size() > 5 && utf8::ascii_lower(text.substr(0, 5)) == "that ";
}

// "OFFICERS' DECLARATION    Tick to confirm (✓)": where the words end that stand over the column
// for ticks on the same line; all of them where none does.
std::size_t before_tick_head(string_view text) {
    static const Pattern head("[ \\t]+(?:please )?tick (?:to confirm\\b[^.]*|\\((?:✓|✔)\\))$");
    if (text.find("ick ") == string_view::npos) return text.size();
    const auto spans = head.find(text);
    return spans && (*spans)[0].begin > 0 ? (*spans)[0].begin : text.size();
}

/// Whether the last word may be one that a promise ends with, by its last letter: "to follow",
/// "awaited", "TBC".
bool may_promise(string_view text) {
    for (auto at = text.rbegin(); at != text.rend(); ++at) {
        const char c = lowered(*at);
        if (static_cast<unsigned char>(c) >= 0x80) return true; // who knows what it is folded to
        if (lower(c) || (c >= '0' && c <= '9') || c == '_')
            return string_view("acdw").find(c) != string_view::npos;
    }
    return false;
}

/// "PCD 588 page 6", "Harbour Plan – Page 3 of 12": the foot of a page, however it came here.
bool ends_page(string_view words) {
    constexpr std::size_t reach = 16; // bytes
    if (words.empty() || words.back() < '0' || words.back() > '9') return false;
    static const Pattern page("\\bpage \\d{1,3}(?: of \\d{1,3})?$");
    return page.found_in(
        utf8::ascii_lower(words.substr(words.size() - std::min(words.size(), reach))));
}

// "Table 3 – Berths by pier": names what stands below it
bool names_table(string_view text) {
    constexpr std::size_t longest_name = 9; // bytes of its first word with the space behind it
    if (text.empty() || !upper(text[0]) || text.find(' ') > longest_name) return false;
    static const Pattern caption("(table|figure|fig|chart|graph|diagram|photo|image|map)\\.? "
                                 "[a-z]?\\.?\\d{1,3}([.-]\\d{1,2})?[a-z]?\\b.*");
    return caption.matches_all(utf8::fold(text));
}

/// "Appendix B – Equality impact assessment YES": an entry of a form's list, and no appendix.
bool lists_appendix(string_view words) {
    static const Pattern entry(
        "(?:appendix|annexe?|attachment) [a-z0-9]{1,3}\\b.* (?-i:YES|NO|Yes|No|N/A)");
    constexpr std::size_t first = 1; // bytes: "A" of "Appendix", "Annex", "Attachment"
    return utf8::ascii_lower(words.substr(0, first)) == "a" && entry.matches_all(words);
}

constexpr std::size_t longest_with_colon = 8; ///< words of a heading that nobody knows

// "R. Lawrence", "Jo Smith": no heading of a section
bool looks_like_name(string_view text) {
    if (words_in(text) > 4 || text.size() > 40) return false;
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if (upper(text[i]) && text[i + 1] == '.' && (i == 0 || text[i - 1] == ' ')) return true;
    return false;
}

// "2" behind "Recommendations": where to find them, and nothing that they say.
bool is_page(string_view words) {
    constexpr std::size_t longest = 3;
    words = utf8::trim(words);
    return !words.empty() && words.size() <= longest && words[0] != '0' &&
           words.find_first_not_of("0123456789") == string_view::npos;
}

} // namespace

std::size_t words_in(string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\t';
        count += !space && !inside;
        inside = !space;
    }
    return count;
}

HeadingFinder::HeadingFinder(const model::ReadFile& file, const Lexicon::Compiled& lexicon,
                             std::size_t first, std::size_t last)
    : file_(file), lexicon_(lexicon), first_(first), last_(last) {}

bool HeadingFinder::gap_behind(std::size_t index) const {
    return index + 1 >= last_ || file_.blocks[index + 1].gap_before ||
           file_.blocks[index + 1].page_before;
}

bool HeadingFinder::is_field_label(string_view line) const {
    const std::string folded = utf8::fold(line);
    static const Pattern label(
        "(signed?|signature|date|name|position|title|telephone|email|e-mail|tel|contact)"
        "( ?\\(.*\\))? ?[:._ ]*|"
        // "Post: Assistant Director (Quays)" among the lines of a place to sign
        "((full |print(ed)? )?name|post|position|job title|designation|dated?|signed|signature) ?:"
        ".*");
    std::size_t begin = 0;
    const bool known = !lexicon_.fields_of(folded, begin).empty();
    return known || label.matches_all(std::string_view(folded).substr(begin));
}

/// "Last day for call-in: 22 May": a label of a form and the date that answers it, however it is
/// set.
bool HeadingFinder::answers_with_date(string_view line) const {
    const auto date = find_date(line);
    if (!date || date->begin == 0 || date->begin + date->length < line.size()) return false;
    const std::string label = utf8::fold(utf8::trim(line.substr(0, date->begin)));
    std::size_t begin = 0;
    const std::vector<int> known = lexicon_.fields_of(label, begin);
    return std::any_of(known.begin(), known.end(), [&](int i) {
        const auto field = static_cast<std::size_t>(i);
        if (lexicon_.words.fields[field].type != model::FieldType::date) return false;
        const auto spans = lexicon_.fields[field].find(string_view(label).substr(begin));
        return spans && label.find_first_not_of(" :-", begin + (*spans)[0].end) == string::npos;
    });
}

// Within a block for a signature a short line is a name or a scrawl.
bool HeadingFinder::near_signature(std::size_t index) const {
    static const Pattern label("(signed?|signature|date)\\b.{0,30}");
    for (std::size_t i = index + 1; i < std::min(last_, index + 5); ++i) {
        const Block& block = file_.blocks[i];
        if (block.kind == BlockKind::heading || block.range.size() > 600) return false;
        const string_view text = file_.file->view.slice(block.range);
        if (text.size() < 60 && label.matches_all(utf8::fold(text))) return true;
    }
    return false;
}

// Something that a heading stands over: a sentence, a list, a table.
bool HeadingFinder::begins_text(std::size_t index) const {
    for (std::size_t i = index; i < std::min(last_, index + 2); ++i) {
        const Block& block = file_.blocks[i];
        if (block.kind == BlockKind::paragraph && block.range.size() < 120 &&
            !lexicon_.headings_of(file_.file->view.slice(block.range)).empty())
            return false; // another heading comes first
        if (block.kind == BlockKind::item || block.kind == BlockKind::row) return true;
        if (block.kind == BlockKind::heading) return i > index;
        const string_view text = file_.file->view.slice(block.range);
        if (text.size() >= 60 || (text.size() > 3 && text.back() == '.')) return true;
        if (leading_number(text).marked) return true;
        if (i == index && !lexicon_.nil.match(heading_words(text)).empty()) return true;
    }
    return false;
}

// Bold between lines that are not: in a file whose paragraphs have no gaps.
bool HeadingFinder::stands_out(std::size_t index) const {
    const auto plain = [&](std::size_t at) {
        return at < first_ || at >= last_ || !file_.blocks[at].bold;
    };
    return file_.blocks[index].bold && index > first_ && plain(index - 1) && plain(index + 1);
}

// How a line is set that is one of a form's labels, filled in or not: "**Telephone:** 0123".
HeadingFinder::Label HeadingFinder::form_label(std::size_t index) const {
    constexpr std::size_t longest_label = 60, longest_value = 100;
    if (index < first_ || index >= last_) return Label::none;
    const Block& block = file_.blocks[index];
    if (block.kind != BlockKind::paragraph) return Label::none;
    const string_view text = file_.file->view.slice(block.range);
    const std::size_t stop = text.find(':');
    if (stop > longest_label || text.size() > stop + longest_value) return Label::none;
    const bool filled = text.size() > stop + 1;
    if (filled && text.back() == '.') return Label::none; // a sentence is no value
    if (block.bold) return Label::bold;
    const bool front = !block.bold_ranges.empty() &&
                       block.bold_ranges.front().begin <= block.range.begin + 1 &&
                       block.bold_ranges.front().end + 1 >= block.range.begin + stop;
    return front ? Label::bold : filled ? Label::none : Label::plain;
}

// "**Officer:**" over "**Telephone:** 0123"
bool HeadingFinder::among_labels(std::size_t index) const {
    const Label own = form_label(index);
    return own != Label::none &&
           (form_label(index + 1) == own || (index > first_ && form_label(index - 1) == own));
}

// What a question is answered by: a line below it that is neither another question nor a number.
bool HeadingFinder::answered_behind(std::size_t index) const {
    const Block& next = file_.blocks[index + 1];
    if (next.gap_before || next.kind != BlockKind::paragraph) return false;
    const string_view text = file_.file->view.slice(next.range);
    return !text.empty() && text.back() != '?' && leading_number(text).length == 0;
}

// Text without gaps, as PDF tools write it: the line before ends its sentence, or is itself a short
// line.
bool HeadingFinder::after_full_stop(std::size_t index) const {
    if (index == first_) return true;
    const Block& before = file_.blocks[index - 1];
    const string_view text = file_.file->view.slice(before.range);
    const string_view words = file_.file->view.slice(file_.blocks[index].range);
    if (text.empty() || words.empty() || !upper(words[0])) return false;
    return before.kind == BlockKind::heading || before.kind == BlockKind::row || text.size() < 50 ||
           std::string_view(".:;?!").find(text.back()) != string_view::npos;
}

// "4. Legal comments" over "4.1 The power is …", also where no gap parts the lines.
bool HeadingFinder::numbers_its_text(std::size_t index, const std::string& number) const {
    if (number.empty() || index + 1 >= last_) return false;
    const LeadingNumber next =
        leading_number(file_.file->view.slice(file_.blocks[index + 1].range));
    return next.depth == 2 && next.number == number + ".1";
}

// "1234. Apologies for absence": minutes counted on from meeting to meeting. A number of that size
// is a quantity or a year as a rule, so only a known wording behind it tells.
LeadingNumber HeadingFinder::running_number(model::Range range) const {
    const string_view text = file_.file->view.slice(range);
    std::size_t at = 0;
    while (at < text.size() && at < 5 && text[at] >= '0' && text[at] <= '9')
        ++at;
    const std::size_t digits = at;
    std::string number(text.substr(0, digits));
    if (digits == 1 && text.size() > 4 && text[1] == '/' && text[2] >= '1' && text[2] <= '9' &&
        text[3] >= '0' && text[3] <= '9') { // "1/23 Declarations of interest"
        number = text.substr(0, 4);
        at = 4;
    } else if (digits < 3 || digits > 4) {
        return {};
    }
    if (at < text.size() && (text[at] == '.' || text[at] == ')')) ++at;
    const std::size_t stop = at;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t'))
        ++at;
    if (at == stop || at >= text.size() || !upper(text[at])) return {};
    for (const int i : lexicon_.headings_of(text.substr(at)))
        if (lexicon_.words.headings[static_cast<std::size_t>(i)].strong)
            return {number, static_cast<std::uint32_t>(at), 1, true};
    return {};
}

Heading HeadingFinder::make(model::Range range) const {
    Heading heading = numbered(range);
    name(heading);
    return heading;
}

/// A heading's words and number, before they are held against the vocabulary.
Heading HeadingFinder::numbered(model::Range range) const {
    const string_view view = file_.file->view.text();
    Heading heading;
    LeadingNumber number = leading_number(view.substr(range.begin, range.size()));
    if (number.length > 0 && bare_date(view.substr(range.begin, range.size())))
        number = {}; // "16 July 2025" over a report
    else if (number.length == 0)
        number = minute_number(view.substr(range.begin, range.size()));
    if (number.length == 0) number = running_number(range);
    heading.number = number.number;
    heading.depth = number.depth;
    range.begin += number.length;
    while (range.end > range.begin && (view[range.end - 1] == ':' || view[range.end - 1] == ' '))
        --range.end;
    heading.range = range;
    heading.rest = {range.end, range.end};
    heading.capitals = all_capitals(view.substr(range.begin, range.size()));
    return heading;
}

/// What the vocabulary says of a heading's words.
void HeadingFinder::name(Heading& heading) const {
    const string_view words = file_.file->view.slice(heading.range);
    const std::vector<int> known = lexicon_.headings_of(words);
    heading.known = !known.empty();
    if (heading.known)
        heading.role = lexicon_.words.headings[static_cast<std::size_t>(known.front())].role;
    heading.strong = std::any_of(known.begin(), known.end(), [&](int i) {
        return lexicon_.words.headings[static_cast<std::size_t>(i)].strong;
    });
}

/// Whether an unmarked line may be a heading, whatever the vocabulary says of its words: the cheap
/// half of what `whole_line` asks, which turns most lines away.
bool HeadingFinder::may_be_heading(const Heading& heading, std::size_t index) const {
    const Block& block = file_.blocks[index];
    const string_view text = file_.file->view.slice(block.range);
    const string_view words = file_.file->view.slice(heading.range);
    if (block.kind == BlockKind::item && heading.depth != 1) return false;
    if (ends_page(words)) return false;
    if (heading.depth == 1 && numbers_its_text(index, heading.number)) return true;
    return (!sentence_end(words) || words.back() == '?') &&
           (block.gap_before || block.page_before || index == first_ || block.bold ||
            text.back() == ':' || after_full_stop(index));
}

/// "Recommendations" between lines of text that no gap parts from it, where the one above has no
/// stop: a word or two, and nothing like them on either side.
bool HeadingFinder::stands_over_text(const Heading& heading, std::size_t index) const {
    constexpr std::size_t longest = 40; // bytes
    const Block& block = file_.blocks[index];
    const string_view words = file_.file->view.slice(heading.range);
    if (block.kind != BlockKind::paragraph || words.size() > longest || words_in(words) > 3 ||
        !upper(words[0]) || sentence_end(words) || index + 1 >= last_)
        return false;
    return file_.blocks[index - 1].kind == BlockKind::paragraph && begins_text(index + 1);
}

/// The same of a line whose words are no strong heading.
bool HeadingFinder::may_head_text(const Heading& heading, std::size_t index) const {
    constexpr std::size_t most_words = 14;
    const Block& block = file_.blocks[index];
    const string_view words = file_.file->view.slice(heading.range);
    if (block.kind != BlockKind::paragraph || index + 1 >= last_) return false;
    if (!upper(words[0]) && static_cast<unsigned char>(words[0]) < 0x80) return false;
    const bool apart = block.gap_before || block.page_before || index == first_;
    if (heading.depth == 1 && heading.range.begin > block.range.begin &&
        (apart || stands_out(index)))
        return words_in(words) <= most_words;
    return apart && !sentence_end(words) && (heading.number.empty() || block.bold);
}

std::optional<Heading> HeadingFinder::whole_line(std::size_t index) const {
    const Block& block = file_.blocks[index];
    const string_view text = file_.file->view.slice(block.range);
    if (text.size() > 200 || text.empty()) return {};
    // "Finance: The cost is £4. It is in the budget" is a label with its text
    if (block.kind != BlockKind::heading)
        if (const std::size_t label = text.find(": ");
            label != string_view::npos && text.find(". ", label) != string_view::npos)
            return {};
    Range line = block.range;
    if (block.bold && text.size() < 60 && text.back() == '.' && // "**Legal.**" over its text
        !lexicon_.headings_of(without_stop(text)).empty())
        --line.end;
    line.end =
        line.begin + static_cast<std::uint32_t>(before_tick_head(text.substr(0, line.size())));
    Heading heading = numbered(line);
    if (heading.range.empty()) return {};
    if (block.kind != BlockKind::heading && !may_be_heading(heading, index)) {
        if (!stands_over_text(heading, index)) return {};
        name(heading);
        return heading.strong ? std::optional(heading) : std::nullopt;
    }
    name(heading);
    const string_view words = file_.file->view.slice(heading.range);
    const bool strong = heading.strong;
    if (!heading.known && names_table(words)) return {};
    if (lists_appendix(words)) return {};

    if (block.kind == BlockKind::heading) {
        heading.marked_level = block.level;
        if (words.size() > 160 && sentence_end(words)) return {};
        if (!heading.known && (begins_clause(words) || answers_with_date(words))) return {};
        return heading;
    }
    if (!strong && !may_head_text(heading, index)) return {};
    if (words.find("____") != string_view::npos) return {}; // a line to write on
    static const Pattern promise(".*\\b(to follow|awaited|tb[acd]|to be "
                                 "(confirmed|added|completed|provided|advised|inserted))\\W*");
    if (may_promise(words) && promise.matches_all(utf8::fold(words)))
        return {}; // "LEGAL COMMENTS TO FOLLOW"
    if (is_answer(words)) return {};
    const bool colon = text.back() == ':';
    const bool apart = block.gap_before || block.page_before || index == first_;
    if (!strong && is_field_label(text)) return {};
    // The answer is there as well; what follows belongs to what stood above.
    if (heading.number.empty() && asks_with_choices(text)) return {};
    if ((!strong || (colon && heading.role == "contacts")) && among_labels(index)) return {};
    if (strong && (apart || block.bold || colon || after_full_stop(index))) {
        // a known wording that stands alone; within a list of contents it has been consumed before
        if (!sentence_end(words) || words.back() == '?') return heading;
    }
    if (strong && heading.depth == 1 && numbers_its_text(index, heading.number)) return heading;
    if (near_signature(index) && !heading.capitals && !block.bold) return {};
    if (words_in(words) <= 8 && find_date(text)) return {};
    // "26/41 FINANCE (in part)", "6. ACCOUNTS" over the minute, without a gap
    if (apart && heading.depth == 1 && words_in(words) <= 14 &&
        all_capitals(words.substr(0, words.find('('))) &&
        (minute_number(text).length > 0 || items_in_capitals()))
        return heading;
    if (heading.depth == 1 && heading.range.begin > block.range.begin &&
        (apart || stands_out(index))) {
        // "4 Next steps": not a line of a numbered list
        const bool question = words.back() == '?' && words.find_first_of(".?!") + 1 == words.size();
        bool listed = false, lettered = false;
        if (index + 1 < last_) {
            const Block& behind = file_.blocks[index + 1];
            const LeadingNumber next = leading_number(file_.file->view.slice(behind.range));
            listed = next.depth == 1 && behind.kind == block.kind;
            lettered = next.depth == 0 && next.length > 0;
        }
        // "2. Members are asked to:", "1. That the Committee" over "(a) …"
        const bool lead =
            begins_clause(words) || (colon && lettered && !heading.known) ||
            (colon && !block.bold && !heading.known && words_in(words) > longest_with_colon) ||
            ((colon || lettered) && leads_in(words));
        const bool title =
            upper(words[0]) && words_in(words) <= 14 && !lead && (question || !sentence_end(words));
        if (question && index > first_) { // the last of a list
            const string_view before = file_.file->view.slice(file_.blocks[index - 1].range);
            listed = listed || (leading_number(before).depth == 1 && before.back() == '?');
        }
        if (title && (!listed || (question && block.bold)) && index + 1 < last_ &&
            (gap_behind(index) || block.bold || (question && answered_behind(index))))
            return heading;
        return {};
    }
    if (!heading.number.empty() && !block.bold) return {};
    if (words.empty() || !(upper(words[0]) || static_cast<unsigned char>(words[0]) >= 0x80))
        return {};
    if (sentence_end(words) || looks_like_name(words) || leads_in(words) || begins_clause(words))
        return {};
    if (!lexicon_.nil.match(heading_words(words)).empty()) return {}; // "None" is an answer
    if (index + 1 >= last_) return {};
    if (block.kind != BlockKind::paragraph) return {};
    if (block.bold && apart && words.size() <= 120 && !file_.blocks[index + 1].bold) return heading;
    if (heading.capitals && apart && words.size() <= 90 && words_in(words) >= 1 &&
        index > first_ + 2)
        return heading;
    // "The pilot provides a response that combines:" leads to what it names
    if (colon && words_in(words) > longest_with_colon) return {};
    // a bare line of title's length that stands over text
    const bool footnotes_around =
        file_.blocks[index + 1].kind == BlockKind::footnote ||
        (index > first_ && file_.blocks[index - 1].kind == BlockKind::footnote);
    if (apart && gap_behind(index) && words_in(words) <= 12 && words.size() <= 90 &&
        !footnotes_around && begins_text(index + 1) && words.find(',') == string_view::npos)
        return heading;
    // "Havering Women's Aid (HWA):" over a list
    if (apart && colon && words_in(words) <= longest_with_colon &&
        file_.blocks[index + 1].kind == BlockKind::item)
        return heading;
    return {};
}

std::optional<Heading> HeadingFinder::at(std::size_t index) const {
    const Block& block = file_.blocks[index];
    if (block.kind == BlockKind::row || block.kind == BlockKind::footnote) return {};
    auto whole = whole_line(index);
    const SignLines signs(file_, lexicon_);
    if (whole && whole->known && block.kind == BlockKind::paragraph && whole->number.empty() &&
        whole->role != "contacts" && signs.over(index, last_))
        return {};
    if (whole && whole->known) return whole;
    auto begun = run_in(index);
    if (begun && begun->plain && whole) return whole;
    // a name and a date are all that "Report author" is asked to have
    if (begun && (begun->role == "contacts" || !signs.behind(begun->rest))) return begun;
    if (!whole && !begun) return item_of_business(index);
    return whole;
}

std::vector<std::optional<Heading>> HeadingFinder::in_rows(std::size_t first,
                                                           std::size_t last) const {
    std::vector<std::optional<Heading>> found(last - first);
    std::size_t count = 0;
    for (std::size_t i = first; i < last; ++i) {
        const Block& block = file_.blocks[i];
        if (block.cells.empty()) continue;
        const RowLabel label = row_label(file_.file->view, block);
        if (label.words.size() > 120) continue;
        std::size_t filled = 0;
        for (std::size_t k = label.cell; k < block.cells.size(); ++k)
            filled += !block.cells[k].range.empty();
        Heading heading = make(label.words);
        if (!heading.known || heading.range.empty()) continue;
        const bool answered = label.rest.begin < block.cells[label.cell].range.end;
        // what says nothing of its own in a table ("Summary", "Risk" as a column) does not count
        if (filled == 1 && !answered && block.cells.size() > 1 && i + 1 < last &&
            !is_counted(file_.file->view, file_.blocks[i + 1])) {
            // the text may stand in the next row
            const Block& next = file_.blocks[i + 1];
            heading.rest = next.range;
        } else {
            heading.rest = label.rest;
            const string_view rest = file_.file->view.slice(heading.rest);
            if (is_page(rest)) continue; // of a list of contents
            // "Appendix C – Options | YES": a form's list of what comes with it
            if (heading.role.starts_with("appendi") && is_answer(rest)) continue;
        }
        found[i - first] = std::move(heading);
        ++count;
    }
    if (count >
        0) { // most tables have none: only then are rows asked whether they are to be signed
        const std::vector<bool> signs = SignLines(file_, lexicon_).rows(first, last);
        for (std::size_t i = 0; i < found.size(); ++i)
            if (signs[i] && found[i]) {
                found[i].reset();
                --count;
            }
    }
    if (count < 2 && !(count == 1 && last - first == 1)) found.clear();
    // "Consultation | May to June" among other stages: a timetable
    if (count * 2 <= last - first &&
        std::all_of(found.begin(), found.end(), [&](const std::optional<Heading>& heading) {
            return !heading || says_when(heading->rest);
        }))
        found.clear();
    return found;
}

/// "May 2026 – December 2027 (18 months)": a time, and nothing else.
bool HeadingFinder::says_when(model::Range words) const {
    constexpr std::size_t longest = 80;
    const string_view text = utf8::trim(file_.file->view.slice(words));
    if (text.size() > longest || text.find_first_of("0123456789") == string_view::npos)
        return false;
    static const Pattern times(
        "(\\W|\\d|_|\\b(q|st|nd|rd|th|jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|"
        "aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?|spring|summer|autumn|winter|"
        "early|mid|late|end|days?|weeks?|months?|quarters?|years?|to|until|by|and|from|in|of)\\b|"
        "(q|st|nd|rd|th)\\b|q\\d)+");
    return times.matches_all(utf8::fold(text));
}

/// "4. | Moorings  The chains were lifted. | AP"
std::optional<Heading> HeadingFinder::item_in_row(const Block& row) const {
    constexpr std::size_t longest = 120;
    if (row.cells.size() < 2) return {};
    static const Pattern number("\\d{1,3}[.)]?");
    const string_view first = utf8::trim(file_.file->view.slice(row.cells[0].range));
    const model::Cell& cell = row.cells[1];
    if (first.size() > 4 || cell.range.empty() || !number.matches_all(first)) return {};
    Range line = cell.paragraphs.empty() ? cell.range : cell.paragraphs.front();
    for (const Range& bold : row.bold_ranges) // "**Moorings** The chains were lifted."
        if (bold.begin <= line.begin + 1 && bold.end < line.end && bold.end > line.begin)
            line.end = bold.end;
    const string_view words = file_.file->view.slice(line);
    if (words.size() > longest || sentence_end(words)) return {};
    Heading heading = make(line);
    if (heading.range.empty() || !heading.number.empty()) return {};
    heading.number = first.substr(0, first.find_first_of(".)"));
    heading.depth = 1;
    heading.strong = true;
    heading.rest = {line.end, row.range.end};
    return heading;
}

std::vector<std::optional<Heading>> HeadingFinder::items_in_rows(std::size_t first,
                                                                 std::size_t last) const {
    constexpr std::size_t fewest = 3;
    std::vector<std::optional<Heading>> found(last - first);
    std::size_t count = 0, numbered = 0, said = 0;
    bool meets = false; // one of them is an item that only meetings have
    for (std::size_t i = first; i < last; ++i) {
        const Block& row = file_.blocks[i];
        if (row.cells.size() < 2 || row.cells[0].range.empty()) continue;
        ++numbered;
        found[i - first] = item_in_row(row);
        if (!found[i - first]) continue;
        ++count;
        said += found[i - first]->rest.begin < row.cells[1].range.end;
        const std::string& role = found[i - first]->role;
        meets = meets || role == "attendance" || role == "apologies" ||
                role == "previous-minutes" || role == "next-meeting";
    }
    // an agenda has the items, and nothing that was said of them
    if (count < fewest || !meets || count * 5 < numbered * 4 || said * 2 < count) found.clear();
    return found;
}

} // namespace duly::structure
