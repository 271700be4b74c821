// The earlier papers that a paper says it rests on, found by reference or by the prose that says
// so.
#pragma once

#include <string>
#include <vector>

#include "section_words.hpp"

namespace duly::sections {

struct Reliance {
    /// How sure it is that an earlier, unpublished-by-default paper is meant.
    enum class How { reference, prose, meeting };
    How how = How::reference;
    std::string cited; ///< the paper's own words
    duly_range where{};
    std::vector<duly_range> again; ///< further mentions of the same
    duly_date date{};              ///< prose: when it was approved or agreed
};

/// Letters and digits only, in lower case: "PCD174" and "PCD 174" are one.
std::string squeezed(std::string_view words);

/// The list of background papers as far as it helps to tell whether something is on it.
struct Listed {
    std::string words;   ///< folded
    std::string letters; ///< squeezed
    std::vector<duly_date> dates;
    [[nodiscard]] bool has_reference(std::string_view reference) const;
};

/// What the paper relies on, outside the sections of `role`; each once, in the order of the paper.
std::vector<Reliance> reliances(const Context& context, std::string_view role);

/// Whether the list names it: by reference, title, or the month and year of its approval.
bool on_list(const Context& context, const Reliance& reliance, const Listed& list);

} // namespace duly::sections
