#include "rules/draft/template_form.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "support/utf8.hpp"

namespace duly::rules {
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

constexpr std::size_t longest_label = 90, longest_bracket = 300, front_blocks = 12;
/// Lines below a place for a signature that belong to it: name, post, date.
constexpr std::size_t below_signature = 4;

bool blank(string_view words) {
    return words.find_first_not_of("_.-– \t…") == string_view::npos;
}

bool is_date_label(string_view folded) {
    return folded.starts_with("date") || folded.ends_with(" date");
}

/// "[Insert date]" but neither "[ ]" nor "[x]".
struct Bracket {
    std::size_t begin, end;
};
std::vector<Bracket> brackets(string_view words) {
    std::vector<Bracket> found;
    for (std::size_t at = words.find('['); at != string_view::npos; at = words.find('[', at + 1)) {
        const std::size_t end = words.find(']', at);
        if (end == string_view::npos) break;
        if (end - at > 3 && end - at < longest_bracket) found.push_back({at, end + 1});
        at = end;
    }
    return found;
}

std::vector<string_view> sentences(string_view words) {
    std::vector<string_view> out;
    std::size_t begin = 0;
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        const bool stop = words[i] == '.' || words[i] == '?' || words[i] == '!';
        if (!stop || words[i + 1] != ' ') continue;
        const char next = words[i + 2];
        if (!(next >= 'A' && next <= 'Z') && next != '"' && next != '[') continue;
        out.push_back(utf8::trim(words.substr(begin, i + 1 - begin)));
        begin = i + 2;
    }
    out.push_back(utf8::trim(words.substr(begin)));
    return out;
}

std::size_t words_in(string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (const char c : text) {
        if (c != ' ' && !inside) ++count;
        inside = c != ' ';
    }
    return count;
}

class FormReader {
public:
    FormReader(const model::ReadFile& file, const Document& paper, const Drafts& drafts)
        : file_(file), paper_(paper), drafts_(drafts) {}

    TemplateForm read();

private:
    struct Section {
        Range heading;
        int level = 1;
    };
    [[nodiscard]] string_view text(Range range) const { return file_.file->view.slice(range); }
    [[nodiscard]] std::uint32_t line(Range range) const {
        return file_.file->map.line(file_.file->view, range.begin);
    }
    [[nodiscard]] bool guides(string_view sentence) const;
    [[nodiscard]] bool italic(const Block& block, Range range) const;
    void find_sections();
    void front();
    void table(std::size_t first, std::size_t last);
    bool ticks(std::size_t first, std::size_t last);
    void field(string_view label, Range label_range, Range value, bool in_table,
               const Block& block);
    void block(std::size_t index);
    bool signature(std::size_t index);
    bool labelled(const Block& block, Range range);
    void guidance(const Block& block, Range range);
    void add_guidance(string_view words, Range at, bool bracketed, bool sure);

    const model::ReadFile& file_;
    const Document& paper_;
    const Drafts& drafts_;
    std::map<std::uint32_t, Section> sections_; ///< by the first byte of the heading
    std::set<std::string> told_;
    std::size_t below_ = 0; ///< blocks that still belong to a signature
    TemplateForm form_;
};

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

void FormReader::find_sections() {
    for (NodeId id = paper_.next_of(Kind::section, paper_.root(), paper_.root()); id != no_node;
         id = paper_.next_of(Kind::section, paper_.root(), id)) {
        const NodeId heading = paper_.node(id).first_child;
        if (heading == no_node || paper_.kind(heading) != Kind::heading) continue;
        const auto level = paper_.integer(id, Attr::level).value_or(1);
        sections_[paper_.range(heading).begin] = {paper_.range(heading), static_cast<int>(level)};
    }
}

// Whose form it is and what it calls itself stand before the first table and numbered heading.
void FormReader::front() {
    std::size_t seen = 0;
    for (const Block& block : file_.blocks) {
        if (block.kind == BlockKind::row || ++seen > front_blocks) break;
        const string_view words = text(block.range);
        if (words.size() > 160 || italic(block, block.range)) continue;
        const std::string folded = folded_label(words);
        if (form_.body.words.empty() &&
            std::any_of(drafts_.bodies.begin(), drafts_.bodies.end(),
                        [&](const Pattern& body) { return body.matches_all(folded); })) {
            form_.body = {std::string(words), line(block.range)};
            sections_.erase(block.range.begin);
            continue;
        }
        // The words before the first gap: "Minutes of the Board held on [date]".
        string_view constant = words;
        if (const auto gaps = brackets(words); !gaps.empty())
            constant = words.substr(0, gaps.front().begin);
        constant = utf8::trim(constant);
        for (const string_view last : {" at", " on", " held", " of", " for", " by", ":", " -"})
            if (constant.ends_with(last))
                constant = utf8::trim(constant.substr(0, constant.size() - last.size()));
        const auto section = sections_.upper_bound(block.range.begin);
        const bool numbered = section != sections_.begin() &&
                              std::prev(section)->second.heading.begin > block.range.begin &&
                              std::prev(section)->second.heading.end <= block.range.end;
        if (numbered || words.find(": ") != string_view::npos || words.ends_with(":")) break;
        if (words_in(constant) < 2 || words_in(constant) > 16) continue;
        if (block.kind != BlockKind::heading && !block.bold && guides(constant)) continue;
        form_.title = {std::string(constant), line(block.range)};
        sections_.erase(block.range.begin);
        break;
    }
}

void FormReader::add_guidance(string_view words, Range at, bool bracketed, bool sure) {
    words = utf8::trim(words);
    if (words.empty() || !told_.insert(utf8::fold(words)).second) return;
    FormGuidance found;
    found.words = words;
    found.line = line(at);
    found.bracketed = bracketed;
    found.sure = sure;
    form_.guidance.push_back(std::move(found));
}

/// Sentences and brackets of a paragraph or cell that speak to the author.
void FormReader::guidance(const Block& block, Range range) {
    const string_view words = text(range);
    if (utf8::trim(words).empty()) return;
    const auto gaps = brackets(words);
    bool whole = gaps.size() == 1 && gaps[0].begin == 0 && gaps[0].end == words.size();
    for (const Bracket& gap : gaps)
        add_guidance(words.substr(gap.begin, gap.end - gap.begin), range, true, true);
    if (gaps.empty()) {
        const bool slanted = italic(block, range);
        whole = true;
        for (const string_view sentence : sentences(words)) {
            if (!slanted && !guides(sentence)) {
                whole = false;
                continue;
            }
            const std::size_t count = words_in(sentence);
            // A word or two may well be the answer.
            if (count >= 3) add_guidance(sentence, range, false, count >= 5);
        }
    }
    if (whole) form_.paragraphs.emplace_back(words);
}

void FormReader::field(string_view label, Range label_range, Range value, bool in_table,
                       const Block& block) {
    FormField found;
    found.words = utf8::trim(label);
    while (found.words.ends_with(':'))
        found.words.pop_back();
    found.line = line(label_range);
    found.value = utf8::trim(text(value));
    found.in_table = in_table;
    const std::string folded = folded_label(found.words);
    if (drafts_.choice.found_in(utf8::fold(found.value)))
        found.type = FormField::Type::choice;
    else if (is_date_label(folded))
        found.type = FormField::Type::date;
    else if (folded.find("reference") != std::string::npos || folded.ends_with(" number"))
        found.type = FormField::Type::reference;
    if (found.type != FormField::Type::choice && found.type != FormField::Type::reference)
        guidance(block, value);
    form_.fields.push_back(std::move(found));
}

// A table with a column that officers tick.
bool FormReader::ticks(std::size_t first, std::size_t last) {
    const Block& head = file_.blocks[first];
    if (last - first < 2 || head.cells.size() < 2) return false;
    const string_view heading = text(head.cells.back().range);
    const bool headed = heading.size() < 60 && drafts_.tick.found_in(utf8::fold(heading));
    std::vector<FormRow> rows;
    for (std::size_t i = first + (headed ? 1 : 0); i < last; ++i) {
        const Block& block = file_.blocks[i];
        if (block.cells.size() < 2) return false;
        const string_view mark = utf8::trim(text(block.cells.back().range));
        const bool box = mark == "☐" || mark == "□" || mark == "[ ]";
        if (headed ? !(mark.empty() || box) : !box) return false;
        // "Legal advice: The Solicitor has been consulted": label and statement in one cell
        const string_view words = text(block.cells.front().range);
        const std::size_t colon = words.find(':');
        FormRow row;
        row.words = utf8::trim(words.substr(0, colon));
        row.line = line(block.range);
        if (colon != string_view::npos) row.statement = utf8::trim(words.substr(colon + 1));
        if (block.cells.size() > 2 && row.statement.empty())
            row.statement = utf8::trim(text(block.cells[1].range));
        if (row.words.empty() || row.words.size() > longest_label) return false;
        rows.push_back(std::move(row));
    }
    if (!form_.headings.empty()) form_.headings.back().over_ticks = true;
    form_.tick_heading = headed ? std::string(utf8::trim(heading)) : "✓";
    form_.rows.insert(form_.rows.end(), rows.begin(), rows.end());
    return true;
}

void FormReader::table(std::size_t first, std::size_t last) {
    if (ticks(first, last)) return;
    for (std::size_t i = first; i < last; ++i) {
        const Block& block = file_.blocks[i];
        const auto& cells = block.cells;
        if (cells.size() == 2 || cells.size() == 4) {
            for (std::size_t k = 0; k + 1 < cells.size(); k += 2) {
                const string_view label = utf8::trim(text(cells[k].range));
                const string_view value = utf8::trim(text(cells[k + 1].range));
                const bool open = blank(value) || !brackets(value).empty() ||
                                  italic(block, cells[k + 1].range) || guides(value) ||
                                  drafts_.choice.found_in(utf8::fold(value));
                if (label.empty() || label.size() > longest_label || !open) continue;
                if (i == first && cells[k].header) continue;
                field(label, cells[k].range, cells[k + 1].range, true, block);
            }
            continue;
        }
        // "Financial | Implications | Sign-off": a section in a row, guidance in its cells
        const auto section = cells.empty() ? sections_.end() : sections_.find(cells[0].range.begin);
        if (section != sections_.end() && i != first) {
            FormHeading heading;
            heading.words = utf8::trim(text(section->second.heading));
            heading.line = line(section->second.heading);
            heading.level = section->second.level;
            form_.headings.push_back(std::move(heading));
        }
        for (std::size_t k = 1; k < cells.size(); ++k)
            guidance(block, cells[k].range);
    }
}

bool FormReader::signature(std::size_t index) {
    const Block& block = file_.blocks[index];
    const std::string folded = utf8::fold(text(block.range));
    const auto spans = folded.size() < 160 ? drafts_.signature.find(folded) : std::nullopt;
    if (!spans) return false;
    FormSignature found;
    const string_view words = text(block.range);
    std::size_t end = words.find_first_of(":_\t");
    found.words = utf8::trim(words.substr(0, end));
    found.line = line(block.range);
    for (std::size_t group = 1; group < spans->size(); ++group)
        if ((*spans)[group].found())
            found.who = utf8::trim(
                folded.substr((*spans)[group].begin, (*spans)[group].end - (*spans)[group].begin));
    const auto dated = [&](std::size_t at) {
        const std::string line_words = utf8::fold(text(file_.blocks[at].range));
        return line_words.find("date") != std::string::npos;
    };
    found.same_line = dated(index);
    found.dated = found.same_line;
    const std::size_t reach = std::min(file_.blocks.size(), index + 1 + below_signature);
    for (std::size_t i = index + 1; i < reach && !found.dated; ++i)
        found.dated = dated(i);
    form_.signatures.push_back(std::move(found));
    below_ = below_signature;
    return true;
}

/// "Wards: [List the wards]", "Lead officer: ________".
bool FormReader::labelled(const Block& block, Range range) {
    const string_view words = text(range);
    // "Is publication to be deferred? YES/NO" is asked in a sentence
    std::size_t end = words.find('?');
    const bool question = end != string_view::npos &&
                          drafts_.choice.found_in(utf8::fold(utf8::trim(words.substr(end + 1))));
    if (question)
        ++end;
    else
        end = words.find(':');
    if (end > (question ? 2 * longest_label : longest_label)) return false; // or there is none
    const string_view label = words.substr(0, end);
    const string_view value = utf8::trim(words.substr(end + (question ? 0 : 1)));
    // "NC-[number]", "[Insert title]"
    const auto gaps = brackets(value);
    std::size_t fixed = value.size();
    for (const Bracket& gap : gaps)
        fixed -= gap.end - gap.begin;
    const bool open = blank(value) || drafts_.choice.found_in(utf8::fold(value)) ||
                      (!gaps.empty() && fixed <= 24);
    if (!open || (!question && words_in(label) > 8)) return false;
    // "The committee is asked to:" and "Please state:" lead on to what follows them
    if (blank(value) && (guides(label) || (value.empty() && !block.bold && words_in(label) > 3)))
        return false;
    const auto at = range.begin + static_cast<std::uint32_t>(value.data() - words.data());
    field(label, range, {at, at + static_cast<std::uint32_t>(value.size())}, false, block);
    return true;
}

void FormReader::block(std::size_t index) {
    const Block& block = file_.blocks[index];
    const bool belongs = below_ > 0 && text(block.range).size() < 80;
    if (below_ > 0) --below_;
    Range rest = block.range;
    const auto section = sections_.lower_bound(block.range.begin);
    // "Decision number: [number]" is no heading, whatever it looks like.
    if (section != sections_.end() && section->first < block.range.end &&
        brackets(text(section->second.heading)).empty()) {
        const Range words = section->second.heading;
        FormHeading heading;
        heading.words = utf8::trim(text(words));
        heading.line = line(words);
        heading.level = section->second.level;
        form_.headings.push_back(std::move(heading));
        rest = {words.end, block.range.end};
        const string_view behind = text(rest);
        const std::size_t skip = behind.find_first_not_of(" :.\t*");
        if (skip == string_view::npos) return;
        rest.begin += static_cast<std::uint32_t>(skip);
        guidance(block, rest);
        return;
    }
    if (line(block.range) == form_.body.line || line(block.range) == form_.title.line) {
        for (const Bracket& gap : brackets(text(rest)))
            add_guidance(text(rest).substr(gap.begin, gap.end - gap.begin), rest, true, true);
        return;
    }
    if (signature(index) || belongs) return;
    if (!labelled(block, rest)) guidance(block, rest);
}

TemplateForm FormReader::read() {
    find_sections();
    front();
    for (std::size_t i = 0; i < file_.blocks.size();) {
        const Block& first = file_.blocks[i];
        if (first.kind != BlockKind::row) {
            block(i++);
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
    return std::move(form_);
}

} // namespace

TemplateForm read_form(const model::ReadFile& file, const Document& paper, const Drafts& drafts) {
    return FormReader(file, paper, drafts).read();
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
