// The numbers that a paper gives its sections and paragraphs ("5", "5.1.2", "A2.1"), and how far
// each may be relied on. Shared by the checks of numbering and of references within a paper.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "duly/plugin.hpp"

namespace duly::numbers {

/// "5.1.2" is {5, 1, 2}. An appendix's letter goes into its first part: "A2.1" and "A.2.1" are one.
struct Number {
    static constexpr std::size_t deepest = 6;
    std::array<std::uint16_t, deepest> parts{};
    std::uint8_t depth = 0;

    [[nodiscard]] std::uint16_t last() const { return parts[depth - 1U]; }
    /// The number with another last part.
    [[nodiscard]] Number with_last(int part) const;
    /// Whether it is `other` or stands below it: 5.1.2 is within 5.1.
    [[nodiscard]] bool within(const Number& other) const;
    friend auto operator<=>(const Number&,
                            const Number&) = default; // NOLINT(modernize-use-nullptr)
};

/// None for what is no such number: dates, times with a leading nought, years, roman numerals.
std::optional<Number> read(std::string_view written);
std::string written(const Number& number);

struct Mark {
    Number number;
    Node node;          ///< the section, paragraph, item or cell
    duly_range where{}; ///< its line
    bool heading = false;
    /// Whether it surely numbers what stands behind it. What is not trusted ("2.5 million", a line
    /// of a contents list, a bare figure) may show that a number is there, and accuses nobody.
    bool trusted = false;
    /// The line before ends a sentence, or is no running text, and does not lead in to a quotation.
    bool starts_afresh = false;
    /// A heading, or running text: "1.2 Inflation on contracts" may be an amount and what it is
    /// for.
    bool reads_on = false;
    std::uint32_t zone = 0; ///< appendices and the like number for themselves: 0 is the body
};

/// All numbers at the start of a line, heading or cell, in the paper's order.
class Marks {
public:
    /// `quantity`: what follows a number that is an amount, a time or a measure. `own`: how the
    /// heading of a part begins that has numbers of its own.
    Marks(const Context& context, std::string_view quantity, std::string_view own);

    [[nodiscard]] const std::vector<Mark>& all() const { return all_; }
    /// Whether any line of the zone carries the number, or one below it.
    [[nodiscard]] bool present(const Number& number, std::uint32_t zone) const;
    [[nodiscard]] bool present(const Number& number) const;
    /// Trusted numbers of two parts and more.
    [[nodiscard]] std::size_t dotted() const { return dotted_; }

private:
    struct Kinds;
    void add(const Context& context, const Node& node, const Kinds& kinds,
             std::string_view quantity);
    void index();

    std::vector<Mark> all_;
    std::vector<std::pair<std::uint32_t, Number>> by_zone_;
    std::vector<Number> anywhere_;
    std::uint32_t zone_ = 0;
    std::size_t dotted_ = 0;
};

/// Whether the words hold the number as a word of its own that is no mention of it ("paragraph
/// 5.2"): swallowed by a table or by the line before it.
bool stands_in(std::string_view words, const Number& number);

/// The first words of a numbered line, without the number.
std::string opening_words(const Document& paper, const Mark& mark);

} // namespace duly::numbers
