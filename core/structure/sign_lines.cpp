#include "structure/sign_lines.hpp"

#include <algorithm>

#include "structure/answers.hpp"
#include "structure/dates.hpp"
#include "structure/sign_words.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::Block;
using model::BlockKind;
using model::Range;
using std::string_view;

/// "Ann Poole", "A. Poole, Head of Place": few words, with capitals, and no sentence.
bool name_like(string_view words) {
    constexpr std::size_t most_words = 8;
    static const Pattern joining("(of|and|the|for|to|in|by|on|&|-|–|/|\\|)\\W*");
    std::size_t count = 0;
    for (std::size_t at = words.find_first_not_of(" \t"); at != string_view::npos;
         at = words.find_first_not_of(" \t", at)) {
        const std::size_t end = std::min(words.find_first_of(" \t", at), words.size());
        string_view word = words.substr(at, end - at);
        at = end;
        if (++count > most_words) return false;
        if (joining.matches_all(word)) continue;
        word.remove_prefix(std::min(word.find_first_not_of("([\"'"), word.size()));
        if (word.empty() || (word[0] >= 'a' && word[0] <= 'z')) return false;
        const bool initial = word.size() <= 4 || word.find('.') < word.size() - 1;
        if (word.back() == ';' || (word.back() == '.' && !initial)) return false;
    }
    return count > 0;
}

/// Somebody's post, not a subject: what stands beside it may be a name.
bool names_post(string_view words) {
    static const Pattern post(
        "\\b(officer|director|head of|manager|author|solicitor|treasurer|clerk|chair(man|woman|"
        "person)?|member|councill?or|cllr|chief|commissioner|secretary|mayor|leader)\\b");
    return post.found_in(utf8::fold(words));
}

/// The columns of a row are places to sign: "Role | Name | Signature | Date".
bool heads_places(const std::vector<string_view>& cells) {
    bool signs = false;
    std::size_t labels = 0;
    for (std::size_t k = 1; k < cells.size(); ++k) {
        const SignLabel label = sign_label(utf8::fold(cells[k]));
        signs = signs || label == SignLabel::signature || label == SignLabel::date;
        labels += label != SignLabel::none;
    }
    return signs && (labels >= 2 || labels + 1 == cells.size());
}

} // namespace

std::vector<string_view> SignLines::cells_of(const Block& row) const {
    std::vector<string_view> cells;
    cells.reserve(row.cells.size());
    for (const model::Cell& cell : row.cells)
        cells.push_back(text(cell.range));
    return cells;
}

SignLines::Says SignLines::says(string_view words) const {
    words = utf8::trim(words);
    if (words.empty()) return Says::nothing;
    // "None" and "Not applicable" are words of an implication
    if (!lexicon_.nil.match(heading_words(words)).empty()) return Says::words;
    const std::string folded = utf8::fold(words);
    if (sign_label(folded) == SignLabel::date || date_template(folded)) return Says::date;
    if (sign_words(folded) != SignWords::words) return Says::nothing;
    const auto date = find_date(words);
    if (!date) return name_like(words) ? Says::name : Says::words;
    const auto bare = [](string_view part) {
        return part.find_first_not_of(" \t,:;.-()") == string_view::npos;
    };
    const string_view before = words.substr(0, date->begin);
    const string_view after = words.substr(date->begin + date->length);
    const bool names = (bare(before) || name_like(before)) && (bare(after) || name_like(after));
    return names ? Says::date : Says::words;
}

bool SignLines::own_words(const Block& row, const Block* head) const {
    bool named = false, dated = false;
    const auto answers =
        head != nullptr ? answer_columns(cells_of(*head)) : std::vector<std::size_t>();
    for (std::size_t k = 1; k < row.cells.size(); ++k) {
        const string_view cell = text(row.cells[k].range);
        if (head != nullptr) {
            const bool labelled =
                k < head->cells.size() &&
                sign_label(utf8::fold(text(head->cells[k].range))) != SignLabel::none;
            const bool ticked = std::find(answers.begin(), answers.end(), k) != answers.end();
            // an empty cell below "Comments" is an implication that nobody has written
            if (labelled || ticked || says(cell) == Says::name || says(cell) == Says::date)
                continue;
            return true;
        }
        const Says what = says(cell);
        if (what == Says::words) return true;
        named = named || (what == Says::name && cell.find(' ') != string_view::npos);
        dated = dated || what == Says::date;
    }
    return head == nullptr && !(named && dated && names_post(text(row.cells[0].range)));
}

std::vector<bool> SignLines::rows(std::size_t first, std::size_t last) const {
    std::vector<bool> found(last - first, false);
    const Block* head = nullptr;
    for (std::size_t i = first; i < last; ++i) {
        const Block& row = file_.blocks[i];
        if (row.cells.size() < 2) continue;
        const std::vector<string_view> cells = cells_of(row);
        if (heads_places(cells) || heads_ticks_only(cells)) {
            head = &row;
            continue;
        }
        found[i - first] = !own_words(row, head);
    }
    return found;
}

bool SignLines::behind(Range rest) const {
    constexpr std::size_t longest = 120;
    const string_view words = text(rest);
    if (words.size() > longest) return false;
    const std::string folded = utf8::fold(words);
    const auto date = date_label().find(folded);
    const auto sign = signature_label().find(folded);
    const std::size_t label = std::min(date ? (*date)[0].begin : std::string::npos,
                                       sign ? (*sign)[0].begin : std::string::npos);
    if (label == std::string::npos || folded.size() != words.size()) return false;
    const std::size_t end =
        label == (date ? (*date)[0].begin : std::string::npos) ? (*date)[0].end : (*sign)[0].end;
    const string_view marks = string_view(folded).substr(label, end - label);
    if (marks.find_first_of(":_.") == string_view::npos) return false; // "dated" within a sentence
    const Says before = says(words.substr(0, label));
    return (before == Says::nothing || before == Says::name) &&
           says(words.substr(std::min(end, words.size()))) != Says::words;
}

bool SignLines::over(std::size_t index, std::size_t last) const {
    constexpr std::size_t reach = 3;
    if (!names_post(text(file_.blocks[index].range))) return false;
    for (std::size_t i = index + 1; i < std::min(last, index + 1 + reach); ++i) {
        const Block& block = file_.blocks[i];
        if (block.kind != BlockKind::paragraph || block.range.size() > 120) return false;
        const string_view words = text(block.range);
        if (bare_date(words)) return true;
        const Says what = says(words);
        if (what == Says::date) return true;
        if (what != Says::name && what != Says::nothing) return false;
    }
    return false;
}

} // namespace duly::structure
