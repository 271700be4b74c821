// The beginnings of a rule or a pack, with comments made of the check's own documentation. What is
// written validates at once; what its author has to say stands in it as words to be replaced.
#pragma once

#include <string>

#include "rules/pack.hpp"

namespace duly::rules {

/// A `<rule>` for the check, indented as it stands in a pack; `pack` is the one that it belongs to
/// or will extend: names that parameters ask for are taken from its vocabulary.
std::string rule_skeleton(const std::string& id, const CheckSpec& check, const Pack& pack);

/// A whole pack around such a rule, extending `parent`.
std::string pack_skeleton(const std::string& pack_id, const Pack& parent,
                          const std::string& rule_id, const CheckSpec& check);

/// The text of a pack file with the rule put in before the pack's end.
Result<std::string> with_rule(const std::string& text, const std::string& path,
                              const std::string& rule);

/// Why it is no rule id (three capitals and three digits), or "".
std::string rule_id_fault(std::string_view id);

/// "a whole number", as parameters and refusals have it.
std::string type_words(Type type);

} // namespace duly::rules
