// How one pattern is matched: by the words it cannot do without, by the light matcher, and by RE2
// when it is asked often enough to be worth compiling. For pattern.cpp and pattern_set.cpp.
#pragma once

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <span>

#include "support/light_pattern.hpp"
#include "support/pattern.hpp"
#include "support/pattern_literals.hpp"
#include "support/text_index.hpp"
#include "support/word_list.hpp"

namespace duly::patterns {

/// RE2's own string view: a class up to 2022, an alias of std::string_view after.
using Piece = re2::StringPiece;

inline Piece piece(std::string_view text) {
    return {text.data(), text.size()};
}

using Anchor = LightPattern::Anchor;
using Place = LightPattern::Place;
constexpr std::size_t npos = std::string_view::npos;

inline re2::RE2::Anchor re2_anchor(Anchor anchor) {
    switch (anchor) {
    case Anchor::none:
        return re2::RE2::UNANCHORED;
    case Anchor::start:
        return re2::RE2::ANCHOR_START;
    case Anchor::both:
        break;
    }
    return re2::RE2::ANCHOR_BOTH;
}

inline re2::RE2::Options options() {
    re2::RE2::Options chosen; // UTF-8, linear time, no newline matched by a dot
    chosen.set_case_sensitive(false);
    chosen.set_log_errors(false);
    return chosen;
}

/// So many steps of the light matcher take as long as it takes to know a pattern's words.
constexpr std::uint64_t worth_reading = 2'000;

} // namespace duly::patterns

namespace duly {

struct Pattern::State {
    using Anchor = patterns::Anchor;
    using Piece = patterns::Piece;
    using Place = patterns::Place;
    static constexpr std::size_t npos = patterns::npos;

    explicit State(std::string text) { read.source = std::move(text); }
    explicit State(PatternWords words) : read(std::move(words)) {}

    const re2::RE2& compiled() {
        if (!expression)
            expression = std::make_unique<re2::RE2>(patterns::piece(source()), patterns::options());
        return *expression;
    }

    /// Whether a glance at the beginning tells that nothing matches from there on.
    bool is_elsewhere(std::string_view text, std::size_t from) {
        if (!light_read) light_now();
        return light && light->is_elsewhere(text, from);
    }

    /// … and the same where a match has to begin with the text.
    bool begins_otherwise(std::string_view text) {
        if (!light_read) light_now();
        return light && !light->may_begin(text, 0, text.size());
    }

    /// Whether text lacks the words that a match of all of it needs.
    bool hopeless_for_all(std::string_view text) {
        const Literals& needed = known_prefixes();
        if (needed.empty()) return false;
        for (const std::string& prefix : needed)
            if (starts_with_literal(text, prefix)) return false;
        return !has_disguised_letters(text.substr(0, disguised_prefix));
    }

    /// Whether text lacks the words that a match anywhere in it needs.
    bool hopeless_within(std::string_view text) {
        if (starts_text()) return hopeless_for_all(text);
        const Literals& needed = known_parts();
        if (needed.empty()) return false;
        if (text.size() <= short_text) {
            if (part_letters.empty())
                for (const std::string& part : needed)
                    part_letters.emplace_back(part);
            const Letters letters(text);
            for (std::size_t i = 0; i < needed.size(); ++i)
                if (letters.may_hold(part_letters[i]) && contains_literal(text, needed[i]))
                    return false;
            return letters.ascii || !has_disguised_letters(text);
        }
        return !holds_any(text, needed) && !has_disguised_letters(text);
    }

    /// The pattern as a list of words, or null. What the list holds, RE2 finds too; what it lacks
    /// may still be there in disguise.
    const WordList* words() {
        if (!list_read)
            if (auto words = WordList::read(source()))
                list = std::make_unique<WordList>(std::move(*words));
        list_read = true;
        return list.get();
    }

    /// The same for texts that are not long: in those RE2's time does not depend on the list's.
    const WordList* words_for(std::string_view text) {
        constexpr std::size_t long_text = 8192;
        return text.size() <= long_text ? words() : nullptr;
    }

    bool matches_all(std::string_view text) {
        if (begins_otherwise(text)) return false;
        if (is_cold()) return matches(text, 0, text.size(), Anchor::both, {});
        if (const WordList* known = words()) {
            if (known->matches_all(text)) return true;
            if (!has_disguised_letters(text)) return false;
        } else if (hopeless_for_all(text) || hopeless_within(text)) {
            return false;
        }
        return matches(text, 0, text.size(), Anchor::both, {});
    }

    bool matches_start(std::string_view text) {
        if (begins_otherwise(text)) return false;
        if (is_cold()) return matches(text, 0, text.size(), Anchor::start, {});
        if (const WordList* known = words()) {
            if (known->found_at(text, 0)) return true;
            if (!has_disguised_letters(text)) return false;
        }
        return matches(text, 0, text.size(), Anchor::start, {});
    }

    bool found_in(std::string_view text, std::size_t from, const TextIndex* index) {
        if (is_elsewhere(text, from)) return false;
        if (!index && from == 0 && text.size() <= short_text && is_cold())
            return matches(text, from, text.size(), Anchor::none, {});
        const WordList* const known = index ? nullptr : words_for(text);
        if (!known) return search(text, from, index, {});
        return known->found_in(text, from) ||
               (has_disguised_letters(text) && matches(text, from, text.size(), Anchor::none, {}));
    }

    /// The first match that begins at `from` or behind it, with as many groups as wanted.
    bool search(std::string_view text, std::size_t from, const TextIndex* index,
                std::span<Place> found) {
        if (index && !index->is_disguised() && !starts_text()) {
            if (lacks_marks(*index)) return false;
            if (const auto answer = search_by(*index, text, from, found)) return *answer;
        } else if (from == 0 && (hopeless_within(text) || lacks_marks(text))) {
            // Asked at the beginning only: to look through the rest of a text again behind each
            // match would cost more than it saves.
            return false;
        }
        return matches(text, from, text.size(), Anchor::none, found);
    }

    /// The first match within [from, to), and where it and its groups are: what `found` has room
    /// for. By the light matcher while RE2 has not earned its compilation.
    bool matches(std::string_view text, std::size_t from, std::size_t to, Anchor anchor,
                 std::span<Place> found) {
        if (LightPattern* const quick = light_now()) {
            const auto answer = quick->match(text, from, to, anchor, found.data(), found.size());
            if (answer != LightPattern::Answer::unknown) return answer == LightPattern::Answer::yes;
        }
        const re2::RE2& chosen = compiled();
        if (!chosen.ok()) return false;
        std::array<Piece, 2> few;
        std::vector<Piece> many;
        Piece* pieces = few.data();
        if (found.size() > few.size()) {
            many.resize(found.size());
            pieces = many.data();
        }
        if (!chosen.Match(patterns::piece(text), from, to, patterns::re2_anchor(anchor), pieces,
                          static_cast<int>(found.size())))
            return false;
        for (std::size_t i = 0; i < found.size(); ++i) {
            found[i] = {npos, npos};
            if (pieces[i].data() == nullptr) continue;
            found[i].first = static_cast<std::size_t>(pieces[i].data() - text.data());
            found[i].second = found[i].first + pieces[i].size();
        }
        // A match of nothing in empty text may come back without an address.
        if (!found.empty() && found[0].first == npos) found[0] = {from, from};
        return true;
    }

    /// The light form, when the pattern has one and RE2 is not there yet: it comes when what the
    /// light matcher does would, by then, have paid for it.
    LightPattern* light_now() {
        if (expression) return nullptr;
        if (!light_read)
            if (auto program = LightPattern::read(source()))
                light = std::make_unique<LightPattern>(std::move(*program));
        light_read = true;
        const bool is_better = light && light->steps() < light->worth_compiling() + light->spared();
        return is_better ? light.get() : nullptr;
    }

    /// Whether so little was asked of the pattern that even to read it for its words would cost
    /// more than the light matcher does.
    bool is_cold() {
        const LightPattern* const quick = light_now();
        return quick && quick->steps() < patterns::worth_reading;
    }

    /// How many groups a match has, the whole included.
    std::size_t places_of_match() {
        if (const LightPattern* const quick = light_now()) return quick->groups() + 1;
        return compiled().ok() ? static_cast<std::size_t>(compiled().NumberOfCapturingGroups()) + 1
                               : 0;
    }

    /// By the places of the words that a match begins with, or on the lines of those that it
    /// holds. Nothing when there are no such words, or too many places.
    std::optional<bool> search_by(const TextIndex& index, std::string_view text, std::size_t from,
                                  std::span<Place> found) {
        const bool by_beginnings = has_long_prefixes();
        const Literals& words = by_beginnings ? known_prefixes() : known_parts();
        if (words.empty() && lacks_signs(index)) return false;
        if (words.empty() || !look_up(index, text, words)) return std::nullopt;
        const auto offset = static_cast<std::size_t>(text.data() - index.text().data());
        auto place = std::lower_bound(places.begin(), places.end(), offset + from);
        if (place == places.end()) return false;
        if (!by_beginnings && !on_one_line()) return std::nullopt;
        for (; place != places.end(); ++place) {
            const std::size_t at = *place - offset;
            if (by_beginnings) {
                if (matches(text, at, text.size(), Anchor::start, found)) return true;
                continue;
            }
            if (at < from) continue; // on a line that was looked at
            const std::size_t newline = text.substr(from, at - from).rfind('\n');
            const std::size_t begin = newline == std::string_view::npos ? from : from + newline + 1;
            if (line_end <= at || line_end < from)
                line_end = std::min(text.find('\n', at), text.size());
            if (matches(text, begin, line_end, Anchor::none, found)) return true;
            from = line_end;
        }
        return false;
    }

    /// Fills `places` with those of the words in all of the text, sorted: kept for the calls that
    /// go on behind a match. False when there are too many.
    bool look_up(const TextIndex& index, std::string_view text, const Literals& words) {
        const LookedUp now{index.id(), text.data(), text.size()};
        if (now == looked_up) return few_places;
        looked_up = now;
        line_end = 0;
        places.clear();
        const auto offset = static_cast<std::size_t>(text.data() - index.text().data());
        const std::size_t most = 16 + text.size() / 64;
        few_places = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
            return index.find(word, offset, offset + text.size(), most, places);
        });
        std::sort(places.begin(), places.end());
        return few_places;
    }

    /// Whether all of a paper lacks what the pattern's matches hold, where that is too short to be
    /// looked up: "{{". Asked once a paper: to look through the rest behind each match would cost
    /// its length as often as there are matches.
    bool lacks_signs(const TextIndex& index) {
        const Literals& needed = known_signs();
        constexpr std::size_t few = 4;
        if (needed.empty() || needed.size() > few) return false;
        if (signs_asked != index.id()) {
            signs_asked = index.id();
            signs_there = holds_any(index.text(), needed);
        }
        return !signs_there;
    }

    /// The same with what English has no use for, and for any text.
    bool lacks_marks(std::string_view text) {
        if (!marks) marks = literals_of(source(), LiteralNeed::marks);
        return !marks->empty() && !holds_any(text, *marks) && !has_disguised_letters(text);
    }
    bool lacks_marks(const TextIndex& index) {
        if (marks && marks->empty()) return false;
        if (marks_asked != index.id()) {
            marks_asked = index.id();
            marks_there = !lacks_marks(index.text());
        }
        return !marks_there;
    }

    static bool holds_any(std::string_view text, const Literals& literals) {
        return std::any_of(literals.begin(), literals.end(), [&](const std::string& literal) {
            return contains_literal(text, literal);
        });
    }

    bool starts_text() {
        if (!read.at_start && !may_say_start(source())) read.at_start = false;
        if (!read.at_start) read_beginning();
        return *read.at_start;
    }
    void read_beginning() {
        Beginning beginning = beginning_of(source());
        read.prefixes = std::move(beginning.words);
        read.at_start = beginning.anchored;
    }
    bool on_one_line() {
        if (!one_line) one_line = stays_on_line(source());
        return *one_line;
    }
    bool has_long_prefixes() {
        const Literals& known = known_prefixes();
        return !known.empty() && std::all_of(known.begin(), known.end(),
                                             [](const auto& word) { return word.size() > 2; });
    }
    const Literals& known_prefixes() {
        if (!read.prefixes) read_beginning();
        return *read.prefixes;
    }
    const Literals& known_parts() {
        if (!read.parts) read.parts = literals_of(source(), LiteralNeed::parts);
        return *read.parts;
    }
    const Literals& known_signs() {
        if (!read.signs) read.signs = literals_of(source(), LiteralNeed::signs);
        return *read.signs;
    }

    [[nodiscard]] const std::string& source() const { return read.source; }

    static constexpr std::size_t short_text = 256;
    static constexpr std::size_t disguised_prefix = 64; ///< longer than any prefix in disguise
    PatternWords read;                                  ///< what it holds when first asked for
    // Apart, so that the many patterns of all packs that a paper never comes to stay small.
    std::unique_ptr<re2::RE2> expression;
    std::unique_ptr<LightPattern> light;
    bool light_read = false;
    std::optional<Literals> marks;                  ///< read when first needed
    std::vector<Letters> part_letters;              ///< of the parts
    std::uint64_t signs_asked = 0, marks_asked = 0; ///< id of the index whose text was asked
    bool signs_there = false, marks_there = false;  ///< whether it has any of these
    std::optional<bool> one_line;
    std::unique_ptr<WordList> list;
    bool list_read = false;
    struct LookedUp {
        std::uint64_t index = 0; ///< its id
        const char* text = nullptr;
        std::size_t size = 0;
        friend bool operator==(const LookedUp&, const LookedUp&) = default;
    } looked_up;                       ///< what `places` is of
    std::vector<std::uint32_t> places; ///< in the text of the index, ascending
    bool few_places = false;
    std::size_t line_end = 0; ///< of the line that was looked at last, in the text
};

} // namespace duly
