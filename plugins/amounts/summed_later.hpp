// A list whose sum a later sentence states: "grants to: …" and "The grants amount to £431,750 in
// all."
#pragma once

#include "figures.hpp"
#include "sentence.hpp"

namespace duly::amounts {

extern const duly_parameter summed_later_parameter, ends_there_parameter, more_elsewhere_parameter;

/// Confirms or doubts the sum where one list only, of three entries and more, is announced with the
/// word that the sentence names, and nothing that the paper states makes
/// up the difference. Lists that tabs set read as tables. Whether it reported any.
bool summed_later(const Context& context, const Reader& reader);

} // namespace duly::amounts
