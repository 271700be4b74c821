#include "support/pattern.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cassert>

#include "support/pattern_literals.hpp"
#include "support/text_index.hpp"
#include "support/word_list.hpp"

namespace duly {
namespace {

/// RE2's own string view: a class up to 2022, an alias of std::string_view after.
using Piece = re2::StringPiece;

Piece piece(std::string_view text) {
    return {text.data(), text.size()};
}

re2::RE2::Options options() {
    re2::RE2::Options chosen; // UTF-8, linear time, no newline matched by a dot
    chosen.set_case_sensitive(false);
    chosen.set_log_errors(false);
    return chosen;
}

/// For the patterns that share a set: states are made as text asks for them, up to this much.
constexpr std::int64_t set_memory = 64 << 20;

/// Beyond the longest word of a list (word_list.cpp), each of its letters in disguise.
constexpr std::size_t reach_of_disguise = 200;

const std::string no_source;

} // namespace

struct Pattern::State {
    explicit State(std::string text) : source(std::move(text)) {}

    const re2::RE2& compiled() {
        if (!expression) expression = std::make_unique<re2::RE2>(piece(source), options());
        return *expression;
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
            const Letters letters(text);
            for (std::size_t i = 0; i < needed.size(); ++i)
                if (letters.may_hold(part_letters[i]) && contains_literal(text, needed[i]))
                    return false;
            return letters.ascii || !has_disguised_letters(text);
        }
        for (const std::string& part : needed)
            if (contains_literal(text, part)) return false;
        return !has_disguised_letters(text);
    }

    /// The pattern as a list of words, or null. What the list holds, RE2 finds too; what it lacks
    /// may still be there in disguise.
    const WordList* words() {
        if (!list_read) list = WordList::read(source);
        list_read = true;
        return list ? &*list : nullptr;
    }

    /// The same for texts that are not long: in those RE2's time does not depend on the list's.
    const WordList* words_for(std::string_view text) {
        constexpr std::size_t long_text = 8192;
        return text.size() <= long_text ? words() : nullptr;
    }

    bool matches_all(std::string_view text) {
        if (const WordList* known = words()) {
            if (known->matches_all(text)) return true;
            if (!has_disguised_letters(text)) return false;
        } else if (hopeless_for_all(text)) {
            return false;
        }
        return matches(text, 0, text.size(), re2::RE2::ANCHOR_BOTH, nullptr, 0);
    }

    bool matches_start(std::string_view text) {
        if (const WordList* known = words()) {
            if (known->found_at(text, 0)) return true;
            if (!has_disguised_letters(text)) return false;
        }
        return matches(text, 0, text.size(), re2::RE2::ANCHOR_START, nullptr, 0);
    }

    bool found_in(std::string_view text, std::size_t from, const TextIndex* index) {
        const WordList* const known = index ? nullptr : words_for(text);
        if (!known) return search(text, from, index, nullptr, 0);
        return known->found_in(text, from) ||
               (has_disguised_letters(text) &&
                matches(text, from, text.size(), re2::RE2::UNANCHORED, nullptr, 0));
    }

    /// The first match that begins at `from` or behind it, with as many groups as wanted.
    bool search(std::string_view text, std::size_t from, const TextIndex* index, Piece* found,
                int wanted) {
        if (index && !index->is_disguised() && !starts_text()) {
            if (const auto answer = search_by(*index, text, from, found, wanted)) return *answer;
        } else if (from == 0 && hopeless_within(text)) {
            // Asked at the beginning only: to look through the rest of a text again behind each
            // match would cost more than it saves.
            return false;
        }
        return matches(text, from, text.size(), re2::RE2::UNANCHORED, found, wanted);
    }

    bool matches(std::string_view text, std::size_t from, std::size_t to, re2::RE2::Anchor anchor,
                 Piece* found, int wanted) {
        const re2::RE2& chosen = compiled();
        return chosen.ok() && chosen.Match(piece(text), from, to, anchor, found, wanted);
    }

    /// By the places of the words that a match begins with, or on the lines of those that it
    /// holds. Nothing when there are no such words, or too many places.
    std::optional<bool> search_by(const TextIndex& index, std::string_view text, std::size_t from,
                                  Piece* found, int wanted) {
        const bool by_beginnings = has_long_prefixes();
        const Literals& words = by_beginnings ? known_prefixes() : known_parts();
        if (words.empty() || !look_up(index, text, words)) return std::nullopt;
        const auto offset = static_cast<std::size_t>(text.data() - index.text().data());
        auto place = std::lower_bound(places.begin(), places.end(), offset + from);
        if (place == places.end()) return false;
        if (!by_beginnings && !on_one_line()) return std::nullopt;
        for (; place != places.end(); ++place) {
            const std::size_t at = *place - offset;
            if (by_beginnings) {
                if (matches(text, at, text.size(), re2::RE2::ANCHOR_START, found, wanted))
                    return true;
                continue;
            }
            if (at < from) continue; // on a line that was looked at
            const std::size_t newline = text.substr(from, at - from).rfind('\n');
            const std::size_t begin = newline == std::string_view::npos ? from : from + newline + 1;
            if (line_end <= at || line_end < from)
                line_end = std::min(text.find('\n', at), text.size());
            if (matches(text, begin, line_end, re2::RE2::UNANCHORED, found, wanted)) return true;
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

    bool starts_text() {
        if (!at_start) at_start = says_at_start(source);
        return *at_start;
    }
    bool on_one_line() {
        if (!one_line) one_line = stays_on_line(source);
        return *one_line;
    }
    bool has_long_prefixes() {
        const Literals& known = known_prefixes();
        return !known.empty() && std::all_of(known.begin(), known.end(),
                                             [](const auto& word) { return word.size() > 2; });
    }
    const Literals& known_prefixes() {
        if (!prefixes) prefixes = literals_of(source, LiteralNeed::prefixes);
        return *prefixes;
    }
    const Literals& known_parts() {
        if (!parts) {
            parts = literals_of(source, LiteralNeed::parts);
            for (const std::string& part : *parts)
                part_letters.emplace_back(part);
        }
        return *parts;
    }

    static constexpr std::size_t short_text = 256;
    static constexpr std::size_t disguised_prefix = 64; ///< longer than any prefix in disguise
    std::string source;
    std::unique_ptr<re2::RE2> expression;
    std::optional<Literals> prefixes, parts; ///< read when first needed
    std::vector<Letters> part_letters;       ///< of `parts`
    std::optional<bool> at_start, one_line;
    std::optional<WordList> list;
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

Pattern::Pattern(std::string source) : state_(std::make_shared<State>(std::move(source))) {}

const std::string& Pattern::source() const {
    return state_ ? state_->source : no_source;
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
    std::array<Piece, 2> found;
    if (!state_->search(text, from, index, found.data(), 2)) return std::nullopt;
    const Piece& chosen = found[1].data() != nullptr ? found[1] : found[0];
    // A match of nothing in empty text may come back without an address.
    if (chosen.data() == nullptr) return Span{from, from};
    const auto begin = static_cast<std::size_t>(chosen.data() - text.data());
    return Span{begin, begin + chosen.size()};
}

std::optional<std::vector<Pattern::Span>> Pattern::find(std::string_view text,
                                                        std::size_t from) const {
    if (from > text.size()) return std::nullopt;
    if (!state_) return std::vector<Span>{{from, from}};
    if (from == 0 && state_->hopeless_within(text)) return std::nullopt;
    const re2::RE2& expression = state_->compiled();
    if (!expression.ok()) return std::nullopt;
    const int groups = expression.NumberOfCapturingGroups() + 1;
    std::array<Piece, 16> few;
    std::vector<Piece> many;
    Piece* found = few.data();
    if (static_cast<std::size_t>(groups) > few.size()) {
        many.resize(static_cast<std::size_t>(groups));
        found = many.data();
    }
    if (!expression.Match(piece(text), from, text.size(), re2::RE2::UNANCHORED, found, groups))
        return std::nullopt;
    std::vector<Span> spans(static_cast<std::size_t>(groups));
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (found[i].data() == nullptr) continue;
        spans[i].begin = static_cast<std::size_t>(found[i].data() - text.data());
        spans[i].end = spans[i].begin + found[i].size();
    }
    // A match of nothing in empty text may come back without an address.
    if (!spans[0].found()) spans[0] = {from, from};
    return spans;
}

namespace {

/// Finds which literals of three bytes or more occur in a text, all at once. Every second pair of
/// bytes is looked up among the first two pairs of every literal, so that most of a text costs a
/// few instructions a byte.
class LiteralIndex {
public:
    void add(const std::string& literal, int pattern) {
        if (heads_.empty()) heads_.assign(pairs, -1);
        const std::size_t first = pair(literal[0], literal[1]);
        entries_.push_back({literal, pattern, heads_[first]});
        heads_[first] = static_cast<std::int32_t>(entries_.size() - 1);
        worth_a_look_.set(first);
        if (literal.size() > 2) worth_a_look_.set(pair(literal[1], literal[2]));
    }

    /// Those that the text begins with. Literals of two bytes will do for this.
    template <class Found> void at_start(std::string_view text, Found&& found) const {
        if (!entries_.empty() && text.size() > 1) starting(text, pair(text[0], text[1]), found);
    }

    template <class Found> void search(std::string_view text, Found&& found) const {
        if (entries_.empty()) return;
        for (std::size_t at = 1; at + 1 < text.size(); at += 2) {
            const std::size_t here = pair(text[at], text[at + 1]);
            if (!worth_a_look_[here]) continue;
            starting(text.substr(at - 1), pair(text[at - 1], text[at]), found);
            starting(text.substr(at), here, found);
        }
    }

private:
    static constexpr std::size_t pairs = 1u << 12;
    /// Capital and small letters are the same; some other bytes share a number, too.
    static std::size_t pair(char a, char b) {
        const auto six = [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return static_cast<std::size_t>((byte & 0x1Fu) | (byte >> 1 & 0x20u));
        };
        return six(a) << 6 | six(b);
    }
    template <class Found>
    void starting(std::string_view text, std::size_t first, Found&& found) const {
        for (std::int32_t i = heads_[first]; i >= 0;) {
            const Entry& entry = entries_[static_cast<std::size_t>(i)];
            if (starts_with_literal(text, entry.literal)) found(entry.pattern);
            i = entry.next;
        }
    }

    struct Entry {
        std::string literal;
        int pattern;
        std::int32_t next; ///< that begins with the same pair, or -1
    };
    std::vector<Entry> entries_;
    std::vector<std::int32_t> heads_; ///< by the first pair: the last entry, or -1
    std::bitset<pairs> worth_a_look_; ///< first and second pairs of all entries
};

} // namespace

struct PatternSet::Impl {
    explicit Impl(Anchor chosen) : anchor(chosen) {}

    [[nodiscard]] const std::string& source(int index) const {
        return patterns[static_cast<std::size_t>(index)].source();
    }

    [[nodiscard]] re2::RE2::Anchor re2_anchor() const {
        switch (anchor) {
        case Anchor::anywhere:
            return re2::RE2::UNANCHORED;
        case Anchor::start:
            return re2::RE2::ANCHOR_START;
        case Anchor::whole:
            break;
        }
        return re2::RE2::ANCHOR_BOTH;
    }

    void prepare() {
        for (std::size_t i = 0; i < patterns.size(); ++i) {
            const auto index = static_cast<int>(i);
            Pattern::State& pattern = *patterns[i].state_;
            if (anchor != Anchor::anywhere || pattern.starts_text()) {
                const Literals& prefixes = pattern.known_prefixes();
                for (const std::string& prefix : prefixes)
                    if (prefix.size() > 1)
                        beginnings.add(prefix, index);
                    else
                        first_letters.emplace_back(prefix[0], index);
                if (!prefixes.empty()) continue;
            }
            const Literals& needed = pattern.known_parts();
            for (const std::string& part : needed)
                parts.add(part, index);
            if (needed.empty()) rest.push_back(index);
        }
        prepared = true;
    }

    void compile_rest() {
        auto chosen = options();
        chosen.set_max_mem(set_memory);
        set = std::make_unique<re2::RE2::Set>(chosen, re2_anchor());
        for (const int index : rest)
            if (set->Add(piece(source(index)), nullptr) >= 0) index_of.push_back(index);
        if (index_of.empty()) rest.clear();
        if (!rest.empty() && !set->Compile()) oversized = true;
    }

    bool matches(int index, std::string_view text) {
        Pattern::State& single = *patterns[static_cast<std::size_t>(index)].state_;
        switch (anchor) {
        case Anchor::anywhere:
            return single.found_in(text, 0, nullptr);
        case Anchor::start:
            return single.matches_start(text);
        case Anchor::whole:
            break;
        }
        return single.matches_all(text);
    }

    void match_rest(std::string_view text, std::vector<int>& found) {
        if (!set) compile_rest();
        if (rest.empty()) return;
        std::vector<int> hits;
        re2::RE2::Set::ErrorInfo error{};
        if (!oversized) {
            if (set->Match(piece(text), &hits, &error)) {
                for (const int hit : hits)
                    found.push_back(index_of[static_cast<std::size_t>(hit)]);
                return;
            }
            if (error.kind == re2::RE2::Set::kNoError) return;
        }
        // A set that outgrows its memory over some text: one pattern at a time.
        for (const int index : rest)
            if (matches(index, text)) found.push_back(index);
    }

    std::vector<int> match(std::string_view text) {
        if (!prepared) prepare();
        std::vector<int> hopeful;
        if (has_disguised_letters(text)) {
            for (std::size_t i = 0; i < patterns.size(); ++i)
                if (!std::binary_search(rest.begin(), rest.end(), static_cast<int>(i)))
                    hopeful.push_back(static_cast<int>(i));
        } else {
            const auto add = [&](int index) { hopeful.push_back(index); };
            for (const auto& [letter, index] : first_letters)
                if (!text.empty() && lowered(text[0]) == letter) add(index);
            beginnings.at_start(text, add);
            parts.search(text, add);
            std::sort(hopeful.begin(), hopeful.end());
            hopeful.erase(std::unique(hopeful.begin(), hopeful.end()), hopeful.end());
        }
        std::vector<int> found;
        for (const int index : hopeful)
            if (matches(index, text)) found.push_back(index);
        if (!rest.empty()) match_rest(text, found);
        std::sort(found.begin(), found.end());
        return found;
    }

    Anchor anchor;
    bool prepared = false, oversized = false;
    std::vector<Pattern> patterns;
    LiteralIndex beginnings;                         ///< how matches of some patterns begin …
    std::vector<std::pair<char, int>> first_letters; ///< … the same, where one byte is all
    LiteralIndex parts;                              ///< patterns whose matches hold known words
    std::vector<int> rest;                           ///< the others, ascending
    std::vector<int> index_of;                       ///< the set's number of a pattern -> ours
    std::unique_ptr<re2::RE2::Set> set;              ///< of the rest
};

PatternSet::PatternSet(Anchor anchor) : impl_(std::make_unique<Impl>(anchor)) {}
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

void PatternSet::add(Pattern pattern) {
    assert(!impl_->prepared && "add first, then match");
    impl_->patterns.push_back(pattern.state_ ? std::move(pattern) : Pattern(std::string()));
    ++size_;
}

std::vector<int> PatternSet::match(std::string_view text) const {
    return impl_->match(text);
}

} // namespace duly
