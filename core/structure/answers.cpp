#include "structure/answers.hpp"

#include "structure/sign_words.hpp"
#include "support/pattern.hpp"
#include "support/utf8.hpp"

namespace duly::structure {

using std::string_view;

bool is_answer(string_view words) {
    static const Pattern box("(?:[☐☑☒□✓✔▢❏❑⬜]|\\[[ x]?\\]|\\([ x]?\\)) .*");
    static const Pattern choice("\\W*(?:yes|no)(?:\\W+(?:yes|no))?\\W*");
    return box.matches_all(utf8::fold(words)) ||
           (words.size() < 40 && choice.matches_all(utf8::fold(words)));
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
    static const Pattern choices("\\( ?(?:yes ?/ ?no|no ?/ ?yes|y ?/ ?n) ?\\)\\W*");
    return choices.matches_all(folded);
}

std::vector<std::size_t> answer_columns(const std::vector<string_view>& head) {
    static const Pattern answer(
        "(?:yes|no|n/?a|not (?:applicable|required|relevant|needed|done|agreed|cleared|consulted)|"
        "(?:agreed|cleared|consulted|completed|done|required|applicable)) ?\\??");
    std::vector<std::size_t> found;
    for (std::size_t k = 1; k < head.size(); ++k) {
        if (head[k].size() < 40 && answer.matches_all(utf8::fold(head[k]))) found.push_back(k);
    }
    if (found.size() < 2) found.clear();
    return found;
}

bool heads_ticks_only(const std::vector<string_view>& head) {
    const auto answers = answer_columns(head);
    std::size_t signs = 0;
    for (std::size_t k = 1; k < head.size(); ++k)
        signs += sign_label(utf8::fold(head[k])) != SignLabel::none;
    return !answers.empty() && 1 + answers.size() + signs == head.size();
}

} // namespace duly::structure
