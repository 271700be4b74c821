#include "structure/answers.hpp"

#include <algorithm>
#include <initializer_list>

#include "structure/sign_words.hpp"
#include "support/pattern.hpp"
#include "support/pattern_literals.hpp"
#include "support/utf8.hpp"

namespace duly::structure {

using std::string_view;

namespace {

/// Whether the words begin with neither a sign nor a letter that "yes" and "no" begin with: those
/// of nearly every line, so that they need not be folded.
bool begins_as_text(string_view words) {
    if (words.empty()) return true;
    const char first = lowered(words[0]);
    const bool plain = words.size() < 2 || static_cast<unsigned char>(words[1]) < 0x80;
    return plain && first != 'y' && first != 'n' &&
           ((first >= 'a' && first <= 'z') || (first >= '0' && first <= '9'));
}

} // namespace

bool is_answer(string_view words) {
    if (begins_as_text(words)) return false;
    static const Pattern box("(?:[☐☑☒□✓✔▢❏❑⬜]|\\[[ x]?\\]|\\([ x]?\\)) .*");
    static const Pattern choice("\\W*(?:yes|no)(?:\\W+(?:yes|no))?\\W*");
    const std::string folded = utf8::fold(words);
    return box.matches_all(folded) || (words.size() < 40 && choice.matches_all(folded));
}

bool asks_with_choices(string_view words) {
    constexpr std::size_t longest = 200;
    const std::size_t mark = words.find('?');
    if (mark == string_view::npos || words.size() > longest) return false;
    // two answers, or one with its box
    static const Pattern choices(
        "(?:\\(x\\)|\\[x\\]|\\W)*(?:yes|no|y|n)(?:\\(x\\)|\\[x\\]|\\W)+(?:yes|no|y|n|or yes|or "
        "no)\\b"
        "(?:(?:\\(x\\)|\\[x\\]|\\W)+(?:n/?a|not applicable))?(?:\\(x\\)|\\[x\\]|\\W)*"
        "(?:delete as \\w+\\W*)?");
    return choices.matches_all(utf8::fold(words.substr(mark + 1)));
}

bool bare_choices(string_view folded) {
    static const Pattern choices("[\\[(] ?(?:yes ?/ ?no|no ?/ ?yes|y ?/ ?n) ?[\\])]\\W*");
    return choices.matches_all(folded);
}

std::vector<std::size_t> answer_columns(const std::vector<string_view>& head) {
    // "Consulted | Agreed" may both be ticked: one must say no.
    static const Pattern yes(
        "(?:yes|agreed|cleared|consulted|completed|done|required|applicable) ?\\??"),
        no("(?:no|n/?a|not "
           "(?:applicable|required|relevant|needed|done|agreed|cleared|consulted)) ?\\??");
    std::vector<std::size_t> found;
    bool denies = false;
    for (std::size_t k = 1; k < head.size(); ++k) {
        if (head[k].size() >= 40) continue;
        const std::string label = utf8::fold(head[k]);
        const bool is_no = no.matches_all(label);
        denies = denies || is_no;
        if (is_no || yes.matches_all(label)) found.push_back(k);
    }
    if (found.size() < 2 || !denies) found.clear();
    return found;
}

bool heads_ticks_only(const std::vector<string_view>& head) {
    const auto answers = answer_columns(head);
    if (answers.empty()) return false;
    std::size_t signs = 0;
    for (std::size_t k = 1; k < head.size(); ++k)
        signs += sign_label(utf8::fold(head[k])) != SignLabel::none;
    return 1 + answers.size() + signs == head.size();
}

std::string mark_state(string_view mark) {
    const std::string folded = utf8::fold(mark);
    if (folded.empty()) return "blank";
    const auto holds = [&](std::initializer_list<string_view> signs) {
        return std::any_of(signs.begin(), signs.end(), [&](string_view sign) {
            return folded.find(sign) != std::string::npos;
        });
    };
    const bool empty_box = holds({"☐", "□", "[ ]", "▢", "❏", "❑", "( )"});
    const bool ticked = holds(
        {"✓", "✔", "☑", "☒", "√", "✗", "✘", "[x]", "(x)", "yes", "ticked", "confirmed", "agreed"});
    // "✓ (with caveats)", "✓ TBC": more than a tick
    static const Pattern more("[✓✔☑☒√✗✘].*[a-z]{3,}|[a-z]{3,}.*[✓✔☑☒√✗✘]");
    if (ticked) return empty_box || more.found_in(folded) ? "unclear" : "ticked";
    if (empty_box) return "blank";
    if (folded.find_first_not_of("_.") == std::string::npos) return "blank";
    if (folded == "no" || folded == "n" || folded == "n/a" || folded == "-" || folded == "tbc" ||
        folded == "?")
        return "unclear";
    // a tick that recognition spoilt is still a mark ("1", "~", "· @", "28"), and so are initials
    // and a date; words are an answer that a person must read
    static const Pattern words("[a-z]{4,}|[a-z]{2,} [a-z]{2,}");
    return utf8::code_points(folded) <= 24 && !words.found_in(folded) ? "ticked" : "unclear";
}

bool is_tick(string_view words) {
    for (const string_view sign :
         {"✓", "✔", "☑", "☒", "√", "✗", "✘", "☐", "□", "[x]", "[X]", "[ ]", "(x)", "(X)", "( )"})
        if (words == sign) return true;
    return false;
}

Ticked one_of(const std::vector<string_view>& cells) {
    Ticked out{{}, "blank"};
    for (const string_view cell : cells) {
        const std::string state = mark_state(cell);
        if (state == "blank") continue;
        if (!out.mark.empty()) out.mark += ' ';
        out.mark += cell;
        out.state = out.state == "blank" ? state : "unclear"; // two answers are none
    }
    return out;
}

} // namespace duly::structure
