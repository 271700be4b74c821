// A rule's page: what must hold, why, on what basis, since when, who acts, with examples. `duly
// explain` and the Markdown pages beside the packs are both made of it.
#pragma once

#include <string>
#include <vector>

#include "rules/pack.hpp"

namespace duly::rules {

struct PageBlock {
    enum class Kind : std::uint8_t {
        title,     ///< of the rule
        paragraph, ///< `lead` says what it is about
        item,      ///< of a list; `lead` is its name
        paper      ///< lines of Markdown, as they stand; `lead` says what they show
    };
    Kind kind = Kind::paragraph;
    std::string lead;
    std::string text;
    std::string href = {}; ///< a paragraph's link, may be empty
};

/// The rule as the pack has it; `pack` must be one of `packs`.
std::vector<PageBlock> rule_page(const PackSet& packs, const Pack& pack, const Rule& rule,
                                 const CheckCatalogue& catalogue);

/// The page of a whole pack in Markdown: what it is for, a table of its rules, and each rule's
/// page.
std::string pack_page(const PackSet& packs, const Pack& pack, const CheckCatalogue& catalogue);

/// Where a pack's page stands: beside it.
std::string page_path(const Pack& pack);

/// "For papers from 25 May 2018 until 31 December 2020."
std::string in_force_words(const Rule& rule);
/// "warning; info in a draft".
std::string severity_words(const Rule& rule);

} // namespace duly::rules
