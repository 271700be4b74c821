// The check that is built in: assertions in XPath over a paper's XML view.
#pragma once

#include <string_view>

#include "engine/plugin_host.hpp"
#include "model/xml_view.hpp"

namespace duly::engine {

inline constexpr std::string_view xpath_name = "xpath";

/// Reports `fails` for each place where an assertion does not hold, else `holds`, or `nothing` when
/// no assertion found an element to look at. An assertion has the place of the element of its
/// context; without a context, `not(...)` around a set of nodes has the places of the nodes, a set
/// of nodes that is not empty its first; everything else speaks of the paper as a whole.
CheckRun run_xpath(const rules::Rule& rule, const rules::CheckSpec& spec,
                   const model::Document& paper, const model::XmlTree& tree);

} // namespace duly::engine
