// Remarks in a paper that ask duly to leave a finding alone: `<!-- duly: ignore FOI001 -- reason
// -->` on a line of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/block.hpp"
#include "model/document.hpp"
#include "model/report.hpp"

namespace duly::engine {

/// What the text of a remark asks for: one entry for each rule it names, or one with its fault.
std::vector<model::Ignore> ignores_in(std::string_view remark);

/// Waives the findings that the remarks of this paper speak of and gives the remarks with what they
/// met. A remark speaks of the block after it: of the whole section where that is a heading, of the
/// whole table where it is a row, and of the whole paper where nothing of it comes before.
/// `begins`: where each finding lies in the view (`no_place`: nowhere).
inline constexpr std::uint32_t no_place = 0xFFFFFFFF;
std::vector<model::Ignore> apply_remarks(const model::ReadFile& file, const model::Document& paper,
                                         const std::vector<std::uint32_t>& begins,
                                         std::vector<model::Finding>& findings);

} // namespace duly::engine
