#include "labels.hpp"

#include <algorithm>
#include <iterator>
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
void without_ending(std::string& word) {
    constexpr std::size_t shortest = 4;
    for (const std::string_view ending : {"s", "ing", "ed", "ion"})
        if (word.size() >= shortest + ending.size() && word.ends_with(ending))
            word.resize(word.size() - ending.size());
}

} // namespace

Labels::Labels(const Context& context, std::size_t shortest, std::string_view without)
    : Labels(context, shortest, {context.text("small-words"), without}) {}

Labels::Labels(const Context& context, std::size_t shortest,
               std::initializer_list<std::string_view> lists)
    : context_(context), shortest_(shortest) {
    for (std::string_view list : lists)
        while (!list.empty()) {
            const std::size_t end = std::min(list.find(' '), list.size());
            if (end > 0) known_.try_emplace(std::string(list.substr(0, end)));
            list.remove_prefix(std::min(end + 1, list.size()));
        }
}

const std::string& Labels::stem_of(const std::string& word) {
    const auto [known, anew] = known_.try_emplace(word);
    if (anew) {
        known->second = word;
        without_ending(known->second);
    }
    return known->second;
}

std::vector<std::string> Labels::telling_words(duly_range range) {
    const std::string folded(context_.folded(context_.document().text(range)));
    std::vector<std::string> words;
    std::string word;
    for (std::size_t at = 0; at <= folded.size(); ++at) {
        const char c = at < folded.size() ? folded[at] : ' ';
        if (c >= 'a' && c <= 'z') {
            word += c;
            continue;
        }
        if (word.size() >= shortest_)
            if (const std::string& stem = stem_of(word); !stem.empty()) words.push_back(stem);
        word.clear();
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::size_t in_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::size_t count = 0;
    for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
        if (*left == *right) {
            ++count;
            ++left;
            ++right;
        } else if (*left < *right) {
            ++left;
        } else {
            ++right;
        }
    }
    return count;
}

} // namespace duly::amounts
