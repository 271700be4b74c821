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

/// How a pattern is held against folded text.
enum class PatternUse { heading, whole, start, anywhere };
/// Why the pattern does nothing there: it (or an alternative of it) can never match, or it "fits
/// everything"; "" when neither is plain to see.
std::string never_matches(std::string_view pattern, PatternUse use);

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
    Examples examples = Examples::read;
};

bool is_stage(std::string_view text);
bool is_rule_id(std::string_view id); ///< three capitals and three digits
/// `attribute` names where it stands; null: in the element's words.
std::optional<model::Severity> read_severity(XmlReader& reader, pugi::xml_node node,
                                             const char* attribute, const std::string& text);

/// Whether it is the check built into the engine.
bool is_xpath(const CheckSpec& check);
/// Reads the <assert>s of a rule of the check `xpath` into its parameters.
void read_asserts(RuleContext& context, pugi::xml_node node, Rule& rule);

/// Reads the <when>s of a rule, and sees to it that every case is worded that needs it.
void read_cases(RuleContext& context, pugi::xml_node node, const CheckSpec& check, Rule& rule);
/// `check` may be null: then the case is not looked up.
Example read_example(XmlReader& reader, pugi::xml_node node, const CheckSpec* check);

/// Reads one <rule>; `after` is the id it wants to follow, or "".
Rule read_rule(RuleContext& context, pugi::xml_node node, std::string& after);
/// A <wording case="…"> or <when case="…">: message and fix in the pack's language.
Wording read_wording(XmlReader& reader, pugi::xml_node node);
/// Reads <regrade>: another severity for an inherited rule, perhaps another basis and parameters.
void read_regrade(RuleContext& context, pugi::xml_node node);
/// What a parameter of that name holds the ids of, by the convention that all checks keep.
enum class Named { nothing, heading, signoff, row, field };
Named named_by(std::string_view check, std::string_view parameter);

/// What does nothing in a sound pack: names that nothing has, patterns that cannot match, rules
/// never in force, packs never recognised. Places are in the context's source.
struct Warning {
    std::size_t at = 0;
    std::string message;
};
std::vector<Warning> warnings_of(const RuleContext& context);

/// The pack's own patterns that RE2 refuses.
std::vector<Failure> bad_patterns(const Pack& pack);

/// Reads a pack onto what it inherited (`pack` starts as a copy of its parent): what it is and its
/// words, which ask for no plugin; then its rules, which change nothing of the words.
void read_words(XmlReader& reader, Pack& pack);
void read_rules(RuleContext& context);

/// Reads the table of authorities.
void read_authorities(XmlReader& reader, Authorities& authorities);

bool is_id(std::string_view text); ///< small letters, digits, hyphens, underscores and stops

} // namespace duly::rules
