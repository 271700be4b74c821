#include "support/pattern.hpp"

#include "support/pattern_state.hpp"

namespace duly {
namespace {

using patterns::npos;
using Place = patterns::Place;

/// Beyond the longest word of a list (word_list.cpp), each of its letters in disguise.
constexpr std::size_t reach_of_disguise = 200;

const std::string no_source;

} // namespace

Pattern::Pattern(std::string source) : state_(std::make_shared<State>(std::move(source))) {}

const std::string& Pattern::source() const {
    return state_ ? state_->source() : no_source;
}

std::vector<PatternWords> PatternPool::words() const {
    std::vector<PatternWords> out;
    for (const auto& [source, pattern] : patterns_)
        if (const PatternWords& read = pattern.state_->read;
            read.at_start || read.prefixes || read.parts || read.signs)
            out.push_back(read);
    std::sort(out.begin(), out.end(),
              [](const auto& a, const auto& b) { return a.source < b.source; });
    return out;
}

void PatternPool::know(std::vector<PatternWords> words) {
    patterns_.reserve(patterns_.size() + words.size());
    for (PatternWords& each : words) {
        Pattern& pattern = patterns_[each.source];
        if (!pattern.state_) pattern.state_ = std::make_shared<Pattern::State>(std::move(each));
    }
}

std::optional<std::string> Pattern::error() const {
    if (!state_ || state_->compiled().ok()) return std::nullopt;
    return state_->compiled().error();
}

bool Pattern::matches_all(std::string_view text) const {
    return state_ ? state_->matches_all(text) : text.empty();
}

bool Pattern::found_in(std::string_view text, std::size_t from, const TextIndex* index) const {
    if (from > text.size()) return false;
    return !state_ || state_->found_in(text, from, index);
}

std::optional<Pattern::Span> Pattern::locate(std::string_view text, std::size_t from,
                                             const TextIndex* index) const {
    if (from > text.size()) return std::nullopt;
    if (!state_) return Span{from, from};
    if (state_->is_elsewhere(text, from)) return std::nullopt;
    if (const WordList* const known = index ? nullptr : state_->words_for(text);
        known && !known->has_groups()) {
        const std::size_t at = known->place_in(text, from);
        // A word in disguise may stand before one that is none, or run into it.
        const std::size_t end = at == std::string_view::npos ? text.size() : at + reach_of_disguise;
        if (!has_disguised_letters(text.substr(from, end - from))) {
            if (at == std::string_view::npos) return std::nullopt;
            return Span{at, known->end_at(text, at)};
        }
    }
    std::array<Place, 2> found;
    if (!state_->search(text, from, index, found)) return std::nullopt;
    const Place& chosen = found[1].first != npos ? found[1] : found[0];
    return Span{chosen.first, chosen.second};
}

std::optional<std::vector<Pattern::Span>> Pattern::find(std::string_view text,
                                                        std::size_t from) const {
    if (from > text.size()) return std::nullopt;
    if (!state_) return std::vector<Span>{{from, from}};
    if (state_->is_elsewhere(text, from)) return std::nullopt;
    if (from == 0 && state_->hopeless_within(text)) return std::nullopt;
    std::vector<Place> found(state_->places_of_match());
    if (found.empty() || !state_->matches(text, from, text.size(), patterns::Anchor::none, found))
        return std::nullopt;
    std::vector<Span> spans;
    spans.reserve(found.size());
    for (const auto& [begin, end] : found)
        spans.push_back({begin, end});
    return spans;
}

} // namespace duly
