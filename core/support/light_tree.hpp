// A pattern as a tree: RE2's syntax, as far as the light matcher takes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "support/light_pattern.hpp"

namespace duly {

constexpr std::size_t most_light_instructions = 1000; ///< fewer than the repetitions RE2 refuses
constexpr int most_counted = 1000;                    ///< "(a{20}){50}": RE2 refuses more
constexpr std::size_t most_light_groups = 15;
constexpr int without_end = -1; ///< of a repetition

/// What a pattern says, as a tree.
struct LightNode {
    enum class Kind : std::uint8_t {
        nothing,
        literal,
        one_of,
        assertion, ///< `op`
        sequence,
        alternatives,
        repeated,
        group, ///< number `first`
    };
    Kind kind = Kind::nothing;
    std::uint8_t op = 0;
    bool strict = false, lazy = false, may_be_empty = true;
    int least = 0, most = 0;            ///< times
    int counted = 1;                    ///< counts of repetition in it, multiplied
    std::uint32_t first = 0, count = 0; ///< letters, class or group
    /// Nodes: its first part, and what stands behind it as a part of the same.
    std::uint32_t part = none, next = none;
    static constexpr std::uint32_t none = 0xFFFFFFFF;
};

struct LightTree {
    std::vector<LightNode> nodes;
    std::uint32_t root = 0;
};

class LightReader {
public:
    /// Puts letters, classes and the number of groups into `out`. Nothing when the pattern holds
    /// what is not known here.
    static std::optional<LightTree> read(std::string_view pattern, LightPattern& out);

private:
    struct Reading;
};

/// A character of two to four bytes.
struct LightCharacter {
    char32_t code = 0;
    std::size_t bytes = 0; ///< 0: not UTF-8
};
/// The one that begins the text, which is not empty and does not begin with ASCII.
LightCharacter light_character_at(std::string_view text);

} // namespace duly
