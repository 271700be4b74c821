// Where letters stand together in a long text, so that what many patterns look for is found, or
// known to be nowhere, without reading the text again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duly {

class TextIndex {
public:
    /// The text must outlive the index. Takes two bytes for each byte of it, and 256 KiB.
    explicit TextIndex(std::string_view text);

    [[nodiscard]] std::string_view text() const { return text_; }
    /// No other index of this process has it: addresses are used again.
    [[nodiscard]] std::uint64_t id() const { return id_; }
    /// Whether it has a letter that RE2 takes for an ASCII one: then literals prove nothing.
    [[nodiscard]] bool is_disguised() const { return disguised_; }

    /// Adds to `places`, in no order, the byte offsets between begin and end where a literal stands
    /// whole, in any case. The literal in lower case, three bytes or more. Looks at `most` places
    /// at the utmost: false when there may be more.
    [[nodiscard]] bool find(const std::string& literal, std::size_t begin, std::size_t end,
                            std::size_t most, std::vector<std::uint32_t>& places) const;

private:
    struct Triple {
        std::uint32_t last = 0; ///< the offset behind its last place, 0 for none
        std::uint32_t count = 0;
    };
    /// Where to look for a literal that begins at an even offset, or at an odd one.
    struct Lead {
        std::size_t first = 0, triples = 0; ///< of `triples_`, in a row
        std::size_t offset = 0;             ///< in the literal
        std::uint32_t count = 0;            ///< places
    };
    [[nodiscard]] Lead lead_of(const std::string& literal, std::size_t parity) const;

    std::string_view text_;
    std::uint64_t id_;
    /// By what three bytes in a row have in common, of those at even offsets.
    std::vector<Triple> triples_;
    /// By half the offset: the same triple's place before, as in `last`.
    std::vector<std::uint32_t> before_;
    bool disguised_ = false;
};

} // namespace duly
