// Patterns that are no more than a list of words ("^(?:nil|none|n/?a)$", "\bgbp\b|\bpounds?\b"):
// they are told from others and matched without RE2, which takes 60 microseconds and more to
// compile one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duly {

class WordList {
public:
    /// Nothing when the pattern says more than a list of words, or too many. Words are ASCII, or
    /// signs that are the same in any case.
    static std::optional<WordList> read(std::string_view pattern);

    // Both as RE2 answers, but for letters in disguise (has_disguised_letters).
    [[nodiscard]] bool found_in(std::string_view text, std::size_t from = 0) const {
        return place_in(text, from) != std::string_view::npos;
    }
    [[nodiscard]] bool matches_all(std::string_view text) const;
    [[nodiscard]] bool found_at(std::string_view text, std::size_t at) const {
        return end_at(text, at) != std::string_view::npos;
    }
    /// The end of the word that stands at the very place, or npos. Of several the pattern's first.
    [[nodiscard]] std::size_t end_at(std::string_view text, std::size_t at) const;
    /// Where the first one stands that begins at `from` or behind it, or npos.
    [[nodiscard]] std::size_t place_in(std::string_view text, std::size_t from) const;
    /// Whether a group of the pattern wants to know its place: then ask RE2 for it.
    [[nodiscard]] bool has_groups() const { return has_groups_; }

private:
    friend class WordListReader;
    enum class Edge : std::uint8_t { none, word, text }; ///< "", "\b", "^" or "$"
    struct Entry {
        std::string word; ///< small letters, unless the list is strict
        Edge begin = Edge::none, end = Edge::none;
        std::uint64_t head = 0; ///< its first eight bytes …
        std::uint64_t mask = 0; ///< … as far as it has them
    };
    void order();
    /// Whether a word with that head stands there with all its letters and edges.
    [[nodiscard]] bool stands(const Entry& entry, std::string_view text, std::size_t at) const;
    [[nodiscard]] std::uint64_t head_at(std::string_view text, std::size_t at) const;

    std::vector<Entry> entries_;             ///< by the first byte, then in the pattern's order
    std::array<std::uint16_t, 257> first_{}; ///< the first entry with that byte, and one more
    bool has_groups_ = false;
    bool strict_ = false;            ///< capitals count: (?-i:…)
    bool at_start_ = true;           ///< every word stands at the beginning of the text
    bool at_words_ = true;           ///< every word stands at the beginning of a word
    std::array<bool, 256> begins_{}; ///< bytes that a word of the list may begin with
};

} // namespace duly
