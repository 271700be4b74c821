// A long text folded once, for all who ask for pieces of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duly {

class FoldedText {
public:
    /// The text must outlive it; less than 4 GiB.
    explicit FoldedText(std::string_view text);

    /// What utf8::fold makes of a piece of the text, valid as long as this lives; nothing where the
    /// piece has to be folded by itself: it cuts a character, or has one that is not folded without
    /// those beside it.
    [[nodiscard]] std::optional<std::string_view> of(std::string_view piece) const;

private:
    static constexpr std::size_t word_bits = 64;

    /// How many bytes were made of those before.
    [[nodiscard]] std::size_t folded_before(std::size_t at) const;

    std::string_view text_;
    std::string folded_;
    /// A bit for each byte of the text, and for its end: whether there is one of the folded text
    /// for it. No character becomes longer.
    std::vector<std::uint64_t> kept_;
    std::vector<std::uint32_t> before_; ///< by word of `kept_`: the bits before it
    std::vector<std::uint32_t> apart_;  ///< where characters stand that are not folded alone
};

} // namespace duly
