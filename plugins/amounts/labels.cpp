#include "labels.hpp"

#include <algorithm>
#include <string_view>

namespace duly::amounts {

constexpr duly_parameter small_words_parameter =
    parameter("small-words", DULY_TEXT,
              "this that these those with from have been will would which their they were than "
              "into over under also such each other more most made make paper report total amount "
              "cost costs year years budget funding fund approve approved agreed agree",
              "Words that say nothing of what an amount is for.");

namespace {

/// "preventing", "prevention" and "prevents" are one word.
std::string_view without_ending(std::string_view word) {
    constexpr std::size_t shortest = 4;
    for (const std::string_view ending : {"s", "ing", "ed", "ion"})
        if (word.size() >= shortest + ending.size() && word.ends_with(ending))
            word.remove_suffix(ending.size());
    return word;
}

bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}

} // namespace

Labels::Labels(const Context& context, std::size_t shortest, std::string_view without)
    : Labels(context, shortest, {context.text("small-words"), without}) {}

Labels::Labels(const Context& context, std::size_t shortest,
               std::initializer_list<std::string_view> lists)
    : context_(context), shortest_(shortest), lists_(lists) {}

bool Labels::tells(std::string_view word) {
    for (std::string_view list : lists_) // when first asked
        while (!list.empty()) {
            const std::size_t end = std::min(list.find(' '), list.size());
            if (end > 0 && is_small(list[0]))
                silent_[static_cast<std::size_t>(list[0] - 'a')].push_back(list.substr(0, end));
            list.remove_prefix(std::min(end + 1, list.size()));
        }
    lists_.clear();
    const auto& alike = silent_[static_cast<std::size_t>(word[0] - 'a')];
    return std::find(alike.begin(), alike.end(), word) == alike.end();
}

std::vector<std::string_view> Labels::telling_words(duly_range range) {
    const std::string_view folded = context_.folded(context_.document().text(range));
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t begin = at;
        while (at < folded.size() && is_small(folded[at]))
            ++at;
        const std::string_view word = folded.substr(begin, at - begin);
        if (!word.empty() && word.size() >= shortest_ && tells(word))
            words.push_back(without_ending(word));
        if (word.empty()) ++at;
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::size_t in_common(const std::vector<std::string_view>& a,
                      const std::vector<std::string_view>& b) {
    std::size_t count = 0;
    for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
        const int order = left->compare(*right);
        count += order == 0 ? 1 : 0;
        if (order <= 0) ++left;
        if (order >= 0) ++right;
    }
    return count;
}

} // namespace duly::amounts
