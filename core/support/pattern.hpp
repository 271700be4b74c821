// The one wrapper around RE2. Patterns are case-insensitive unless they say (?-i).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace duly {

class TextIndex;

/// One pattern, compiled when a text first comes near it: text that lacks the words every match
/// must hold is turned down without. Copies share the compiled form. Not thread-safe.
class Pattern {
public:
    Pattern() = default;
    explicit Pattern(std::string source);

    /// Why the pattern cannot be compiled, or nothing. Compiles it.
    [[nodiscard]] std::optional<std::string> error() const;
    [[nodiscard]] const std::string& source() const;
    [[nodiscard]] bool empty() const { return source().empty(); }

    [[nodiscard]] bool matches_all(std::string_view text) const;

    /// First match: byte offsets of the whole and of each group ({npos,npos} for a group not
    /// taken).
    struct Span {
        std::size_t begin = std::string_view::npos;
        std::size_t end = std::string_view::npos;
        [[nodiscard]] bool found() const { return begin != std::string_view::npos; }
    };
    [[nodiscard]] std::optional<std::vector<Span>> find(std::string_view text,
                                                        std::size_t from = 0) const;
    /// Where the first match is: group 1, when the pattern has one that took part, else the whole.
    /// With an index, of which the text is a piece, the same answer sooner.
    [[nodiscard]] std::optional<Span> locate(std::string_view text, std::size_t from = 0,
                                             const TextIndex* index = nullptr) const;
    [[nodiscard]] bool found_in(std::string_view text, std::size_t from = 0,
                                const TextIndex* index = nullptr) const;

private:
    friend class PatternSet;
    friend class PatternPool;
    struct State;
    std::shared_ptr<State> state_; ///< null: the empty pattern
};

/// What reading a pattern's source told of its matches (support/pattern_literals.hpp), as far as it
/// was asked for.
struct PatternWords {
    std::string source;
    std::optional<bool> at_start; ///< a match begins where the text does
    std::optional<std::vector<std::string>> prefixes, parts, signs;
};

/// Patterns by their source, so that what several packs share is read and compiled once.
class PatternPool {
public:
    Pattern get(const std::string& source) {
        return patterns_.try_emplace(source, source).first->second;
    }

    /// What was read of the patterns so far, by their source …
    [[nodiscard]] std::vector<PatternWords> words() const;
    /// … and the same from elsewhere, taken on trust: what a program of this build had read.
    void know(std::vector<PatternWords> words);

private:
    std::unordered_map<std::string, Pattern> patterns_;
};

/// Many patterns tried at once over a line. `add` first, then match; an invalid pattern is ignored
/// here (the pack loader has refused it before). Patterns with words that every match must hold are
/// compiled one by one, when such words turn up; the rest share one RE2::Set. Not thread-safe.
class PatternSet {
public:
    enum class Anchor { anywhere, start, whole };
    explicit PatternSet(Anchor anchor = Anchor::whole);
    ~PatternSet();
    PatternSet(PatternSet&&) noexcept;
    PatternSet& operator=(PatternSet&&) noexcept;

    /// Adds a pattern; its index is the number of patterns added before.
    void add(Pattern pattern);
    void add(std::string_view pattern) { add(Pattern(std::string(pattern))); }
    [[nodiscard]] std::size_t size() const { return size_; }

    /// What the first match would have to do, whatever the text: before a fork, say.
    void prepare() const;

    /// Indices of all patterns that match, ascending. Those marked in `known`, by index, need not
    /// be told of again: whether they are is not said.
    [[nodiscard]] std::vector<int> match(std::string_view text,
                                         const std::vector<bool>* known = nullptr) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
    std::size_t size_ = 0;
};

} // namespace duly
