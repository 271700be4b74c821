// The parts of reading one pack, shared by the files of this folder only.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "rules/pack.hpp"
#include "rules/xml_source.hpp"

namespace duly::rules {

/// Notes where the pattern stands and refuses what no regular expression can be (an open bracket, a
/// stray quantifier). Compiling, which finds the rest, is left to `validate_patterns`.
void note_pattern(XmlReader& reader, pugi::xml_node node, std::string_view attribute,
                  const std::string& pattern, Pack& pack);

/// Reads <recognise>, <vocabulary> or <sections> into the pack, before what it inherited.
void read_recognise(XmlReader& reader, pugi::xml_node node, Pack& pack);
void read_vocabulary(XmlReader& reader, pugi::xml_node node, Pack& pack);
void read_sections(XmlReader& reader, pugi::xml_node node, Pack& pack);

/// A parameter's value as written, checked against its declaration.
std::optional<ParameterValue> read_parameter(XmlReader& reader, pugi::xml_node node,
                                             const ParameterSpec& spec, Pack& pack);
/// A declaration's default; the host has checked that it is of its type.
std::optional<ParameterValue> default_value(const ParameterSpec& spec);

using Authorities = std::map<std::string, Authority, std::less<>>;

struct RuleContext {
    XmlReader& reader;
    Pack& pack;
    const CheckCatalogue& catalogue;
    const Authorities& authorities;
    /// Ids of rules declared elsewhere in the set, with the file that has them.
    const std::map<std::string, std::string, std::less<>>& taken;
};

/// Reads one <rule>; `after` is the id it wants to follow, or "".
Rule read_rule(RuleContext& context, pugi::xml_node node, std::string& after);
/// A <wording case="…"> or <when case="…">: message and fix in the pack's language.
Wording read_wording(XmlReader& reader, pugi::xml_node node);
std::optional<model::Basis> read_basis(RuleContext& context, pugi::xml_node node,
                                       model::Severity highest);
/// Reads <regrade>: another severity for an inherited rule, perhaps another basis and parameters.
void read_regrade(RuleContext& context, pugi::xml_node node);
/// Refuses roles, rows, fields and sign-offs in parameters that the pack's words do not know.
void check_names(RuleContext& context, pugi::xml_node node, const Rule& rule);

/// Reads a whole pack onto what it inherited (`pack` starts as a copy of its parent).
void read_pack(RuleContext& context);

/// Reads the table of authorities.
void read_authorities(XmlReader& reader, Authorities& authorities);

bool is_id(std::string_view text); ///< small letters, digits, hyphens, underscores and stops

} // namespace duly::rules
