// Amounts that their own words make the price of what a paper decides: "expenditure of £427,500 on
// Quay Road", "the works cost £427,500".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "labels.hpp"
#include "sentence.hpp"

namespace duly::amounts {

extern const duly_parameter price_noun_parameter, own_kind_parameter, other_noun_parameter,
    price_link_parameter, source_parameter, told_apart_parameter, added_parameter,
    rate_behind_parameter, rate_before_parameter, price_ends_parameter, object_parameter,
    price_words_parameter, bare_price_parameter, costs_parameter, summed_up_parameter,
    bare_behind_parameter, will_cost_parameter, dearer_parameter, dearer_yet_parameter,
    asking_verb_parameter, all_in_parameter;

/// What part of a paper states it.
enum class Says : std::uint8_t { decides, sums_up, costs };

struct Price {
    Figure figure;
    duly_range sentence{};
    duly_range words{}; ///< what of the sentence is about it
    std::string noun;   ///< folded: "cost", "grant"
    std::string kind;   ///< "grant", "loan" and the like; empty for what is any price
    bool verb = false;  ///< "approve £427,500": no noun says of which kind it is
    std::string rate;   ///< "year"; empty for what is paid once
    std::string side;   ///< "capital", "revenue" or nothing
    std::vector<std::string_view> lead;   ///< telling words before it
    std::vector<std::string_view> object; ///< those, and what it is said to be for behind it
    bool asked = false;                   ///< by a summary or recommendation
    bool definite = false;                ///< "the cost": of what the paper is about
};

/// Reads prices; made only for papers in which two amounts may be one.
class Prices {
public:
    explicit Prices(const Context& context);

    /// Nothing where the words make it another amount: an earlier one, net, a part, a maximum; of a
    /// summary, where they do not say that the paper asks for it.
    std::optional<Price> read(const Passage& passage, const Figure& figure, Says part);
    /// Whether their words make them prices of two things, or of other years or terms.
    [[nodiscard]] bool apart(const Price& a, const Price& b) const;
    /// Whether they are not, and what names no thing is of what the paper is about.
    [[nodiscard]] bool may_be_one(const Price& a, const Price& b) const;

private:
    const Context& context_;
    const Document& paper_;
    Labels labels_;
};

} // namespace duly::amounts
