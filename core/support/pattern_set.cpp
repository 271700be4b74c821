#include <re2/set.h>

#include <cassert>
#include <cstring>

#include "support/pattern_state.hpp"

namespace duly {
namespace {

/// For the patterns that share a set: states are made as text asks for them, up to this much.
constexpr std::int64_t set_memory = 64 << 20;

/// So many patterns tried one by one, as long as a set of them takes.
constexpr std::size_t worth_a_set = 5'000;

/// Six bits of a byte: capital and small letters are the same, and some other bytes, too.
constexpr std::array<std::uint8_t, 256> six_bits = [] {
    std::array<std::uint8_t, 256> table{};
    for (std::size_t c = 0; c < 256; ++c)
        table[c] = static_cast<std::uint8_t>((c & 0x1Fu) | (c >> 1 & 0x20u));
    return table;
}();
constexpr std::size_t pairs = 1u << 12;
constexpr std::size_t pair(char a, char b) {
    return static_cast<std::size_t>(six_bits[static_cast<unsigned char>(a)]) << 6 |
           six_bits[static_cast<unsigned char>(b)];
}

/// Literals in chains, by a pair of bytes that each holds.
class Chains {
public:
    [[nodiscard]] bool empty() const { return entries_.empty(); }

    /// `key`: where in the literal the pair stands that it is found by.
    void add(const std::string& literal, std::size_t key, int pattern) {
        if (heads_.empty()) heads_.assign(pairs, -1);
        std::int32_t& head = heads_[pair(literal[key], literal[key + 1])];
        entries_.push_back({literal, key, pattern, head});
        head = static_cast<std::int32_t>(entries_.size() - 1);
    }

    /// Those that stand in the text with their pair at the place; `here` is the pair that does.
    template <class Found>
    void at(std::string_view text, std::size_t place, std::size_t here, Found&& found) const {
        for (std::int32_t i = heads_[here]; i >= 0;) {
            const Entry& entry = entries_[static_cast<std::size_t>(i)];
            if (entry.key <= place &&
                starts_with_literal(text.substr(place - entry.key), entry.literal))
                found(entry.pattern);
            i = entry.next;
        }
    }

private:
    struct Entry {
        std::string literal;
        std::size_t key;
        int pattern;
        std::int32_t next; ///< of the same pair, or -1
    };
    std::vector<Entry> entries_;
    std::vector<std::int32_t> heads_; ///< by pair: the last entry, or -1
};

/// Literals of two bytes or more that a text begins with.
class Beginnings {
public:
    void add(const std::string& literal, int pattern) { chains_.add(literal, 0, pattern); }

    template <class Found> void find(std::string_view text, Found&& found) const {
        if (!chains_.empty() && text.size() > 1) chains_.at(text, 0, pair(text[0], text[1]), found);
    }

private:
    Chains chains_;
};

/// A set of numbers, by bits.
template <std::size_t count> class Bits {
public:
    void add(std::size_t number) {
        if (words_.empty()) words_.resize(count / 64);
        words_[number / 64] |= std::uint64_t{1} << (number % 64);
    }
    /// Of a set with anything in it.
    [[nodiscard]] bool has(std::size_t number) const {
        return (words_[number / 64] >> (number % 64) & 1u) != 0;
    }

private:
    std::vector<std::uint64_t> words_;
};

/// Finds which literals of two bytes or more occur in a text, all at once. Every second pair of
/// bytes is looked up among two pairs in a row of each literal, where English has it least, and
/// then the three bytes around it, so that most of a text costs a few instructions a byte.
class LiteralIndex {
public:
    void add(const std::string& literal, int pattern) {
        const std::size_t key = telling_place(literal);
        chains_.add(literal, key, pattern);
        mark_pair(literal[key], literal[key + 1]);
        if (literal.size() > 2) {
            mark_pair(literal[key + 1], literal[key + 2]);
            triples_.add(triple(&literal[key]));
            return;
        }
        has_pairs_ = true;
        for (unsigned byte = 0; byte < 256; ++byte) { // whatever stands behind it
            const char more[] = {literal[0], literal[1], static_cast<char>(byte)};
            mark_pair(more[1], more[2]);
            triples_.add(triple(more));
        }
    }

    template <class Found> void search(std::string_view text, Found&& found) const {
        if (chains_.empty()) return;
        const char* const bytes = text.data();
        const auto look_at = [&](std::size_t at) {
            chains_.at(text, at, pair(bytes[at], bytes[at + 1]), found);
        };
        std::size_t at = 1;
        for (; at + 2 < text.size(); at += 2) {
            if (!worth_a_look_.has(two_bytes(bytes + at))) continue;
            if (triples_.has(triple(bytes + at - 1))) look_at(at - 1);
            if (triples_.has(triple(bytes + at))) look_at(at);
        }
        if (at + 1 < text.size() && triples_.has(triple(bytes + at - 1))) look_at(at - 1);
        if (has_pairs_ && text.size() > 1) look_at(text.size() - 2); // nothing stands behind
    }

private:
    static std::size_t telling_place(const std::string& literal) {
        std::size_t best = 0;
        unsigned most = 0;
        for (std::size_t at = 0; at + 2 < literal.size(); ++at) {
            // The byte in the middle counts twice, as both pairs have it.
            const unsigned rare =
                rarity(literal[at]) + 2 * rarity(literal[at + 1]) + rarity(literal[at + 2]);
            if (rare <= most) continue;
            best = at;
            most = rare;
        }
        return best;
    }

    static std::size_t two_bytes(const char* bytes) {
        std::uint16_t both = 0;
        std::memcpy(&both, bytes, sizeof both);
        return both;
    }
    /// Five bits of each of three bytes: capital and small letters are the same.
    static std::size_t triple(const char* bytes) {
        const auto five_bits = [](char c) -> std::size_t {
            return static_cast<unsigned char>(c) & 0x1Fu;
        };
        return five_bits(bytes[0]) << 10 | five_bits(bytes[1]) << 5 | five_bits(bytes[2]);
    }
    /// Of small letters, and of capitals.
    void mark_pair(char a, char b) {
        for (const char first : {a, capital(a)})
            for (const char second : {b, capital(b)}) {
                const char both[] = {first, second};
                worth_a_look_.add(two_bytes(both));
            }
    }
    static char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

    Chains chains_;
    Bits<1u << 16> worth_a_look_; ///< both pairs of all entries
    Bits<1u << 15> triples_;      ///< the three bytes at the key of all entries
    bool has_pairs_ = false;      ///< some literals have two bytes only
};

} // namespace

struct PatternSet::Impl {
    explicit Impl(Anchor chosen) : anchor(chosen) {}

    [[nodiscard]] const std::string& source(int index) const {
        return patterns[static_cast<std::size_t>(index)].source();
    }

    [[nodiscard]] re2::RE2::Anchor re2_anchor() const {
        return patterns::re2_anchor(anchor == Anchor::anywhere ? patterns::Anchor::none
                                    : anchor == Anchor::start  ? patterns::Anchor::start
                                                               : patterns::Anchor::both);
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
            const Literals& needed =
                pattern.known_parts().empty() ? pattern.known_signs() : pattern.known_parts();
            for (const std::string& part : needed)
                parts.add(part, index);
            if (needed.empty()) rest.push_back(index);
        }
        needs_digit = std::all_of(patterns.begin(), patterns.end(), [](const Pattern& pattern) {
            const LightPattern* const light = pattern.state_->light_now();
            return light && light->needs_digit();
        });
        prepared = true;
    }

    void compile_rest() {
        auto chosen = patterns::options();
        chosen.set_max_mem(set_memory);
        set = std::make_unique<re2::RE2::Set>(chosen, re2_anchor());
        for (const int index : rest)
            if (set->Add(patterns::piece(source(index)), nullptr) >= 0) index_of.push_back(index);
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
        if (!set) {
            // One at a time, by their light forms, while that costs less than a set.
            if (tried < worth_a_set) {
                tried += rest.size();
                for (const int index : rest)
                    if (matches(index, text)) found.push_back(index);
                return;
            }
            compile_rest();
        }
        if (rest.empty()) return;
        std::vector<int> hits;
        re2::RE2::Set::ErrorInfo error{};
        if (!oversized) {
            if (set->Match(patterns::piece(text), &hits, &error)) {
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

    std::vector<int> match(std::string_view text, const std::vector<bool>* known) {
        if (!prepared) prepare();
        if (needs_digit && !has_digit(text)) return {};
        std::vector<int> hopeful;
        if (has_disguised_letters(text)) {
            for (std::size_t i = 0; i < patterns.size(); ++i)
                if (!std::binary_search(rest.begin(), rest.end(), static_cast<int>(i)))
                    hopeful.push_back(static_cast<int>(i));
        } else {
            const auto add = [&](int index) { hopeful.push_back(index); };
            for (const auto& [letter, index] : first_letters)
                if (!text.empty() && lowered(text[0]) == letter) add(index);
            beginnings.find(text, add);
            parts.search(text, add);
            std::sort(hopeful.begin(), hopeful.end());
            hopeful.erase(std::unique(hopeful.begin(), hopeful.end()), hopeful.end());
        }
        std::vector<int> found;
        for (const int index : hopeful)
            if (!(known && (*known)[static_cast<std::size_t>(index)]) && matches(index, text))
                found.push_back(index);
        if (!rest.empty()) match_rest(text, found);
        std::sort(found.begin(), found.end());
        return found;
    }

    Anchor anchor;
    bool prepared = false, oversized = false;
    bool needs_digit = false; ///< every match of every pattern does
    std::vector<Pattern> patterns;
    Beginnings beginnings;                           ///< how matches of some patterns begin …
    std::vector<std::pair<char, int>> first_letters; ///< … the same, where one byte is all
    LiteralIndex parts;                              ///< patterns whose matches hold known words
    std::vector<int> rest;                           ///< the others, ascending
    std::size_t tried = 0;                           ///< of the rest, one by one
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

void PatternSet::prepare() const {
    if (!impl_->prepared) impl_->prepare();
}

std::vector<int> PatternSet::match(std::string_view text, const std::vector<bool>* known) const {
    return impl_->match(text, known);
}

} // namespace duly
