// One rule: what it checks, how it is worded, what it rests on and the examples that prove it.
#include <algorithm>

#include "rules/readers.hpp"

namespace duly::rules {

namespace {

constexpr std::string_view stages[] = {"draft", "submitted", "signed", "published"};

bool is_rule_id(std::string_view id) {
    return id.size() == 6 &&
           std::all_of(id.begin(), id.begin() + 3, [](char c) { return c >= 'A' && c <= 'Z'; }) &&
           std::all_of(id.begin() + 3, id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_kebab(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::optional<model::Severity> severity(XmlReader& reader, pugi::xml_node node,
                                        const char* attribute, const std::string& text) {
    const auto found = model::severity_named(text);
    if (!found) reader.fault(node, attribute, "a severity is error, warning or info");
    return found;
}

bool is_stage(std::string_view text) {
    return std::find(std::begin(stages), std::end(stages), text) != std::end(stages);
}

const CaseSpec* case_of(const CheckSpec& check, std::string_view name) {
    for (const auto& each : check.cases)
        if (each.name == name) return &each;
    return nullptr;
}

std::vector<std::string_view> case_names(const CheckSpec& check) {
    std::vector<std::string_view> out;
    for (const auto& each : check.cases)
        out.emplace_back(each.name);
    return out;
}

/// The first {placeholder} in the wording that is not an argument of the case, or "".
std::string unknown_placeholder(std::string_view wording, const CaseSpec& spec) {
    for (std::size_t at = wording.find('{'); at != std::string_view::npos;
         at = wording.find('{', at)) {
        const auto end = wording.find('}', at);
        const auto name =
            wording.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
        const bool known =
            end != std::string_view::npos &&
            std::any_of(spec.arguments.begin(), spec.arguments.end(),
                        [&](const ArgumentSpec& argument) { return argument.name == name; });
        if (!known) return "{" + std::string(name) + "}";
        at = end;
    }
    return {};
}

void check_placeholders(XmlReader& reader, pugi::xml_node node, const Wording& wording,
                        const CheckSpec& check, const CaseSpec& spec) {
    for (const auto* text : {&wording.message, &wording.fix}) {
        const auto unknown = unknown_placeholder(*text, spec);
        if (unknown.empty()) continue;
        std::string takes;
        for (const auto& argument : spec.arguments)
            takes += (takes.empty() ? "{" : ", {") + argument.name + "}";
        reader.fault(node, "the wording has " + unknown + ", but the case '" + spec.name + "' of " +
                               check.name + " offers " + (takes.empty() ? "no words" : takes));
    }
}

/// Markdown as it was meant: without the indentation that the XML gave it.
std::string dedented(const std::string& text) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        auto line = std::string_view(text).substr(at, end - at);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) line = {};
        lines.push_back(line);
        at = end + 1;
    }
    while (!lines.empty() && lines.front().empty())
        lines.erase(lines.begin());
    while (!lines.empty() && lines.back().empty())
        lines.pop_back();
    std::size_t indent = std::string::npos;
    for (const auto line : lines)
        if (!line.empty()) indent = std::min(indent, line.find_first_not_of(' '));
    std::string out;
    for (const auto line : lines) {
        if (!line.empty()) out += line.substr(indent);
        out += '\n';
    }
    return out;
}

Example read_example(XmlReader& reader, pugi::xml_node node, const CheckSpec* check) {
    reader.shape(node, {"expect", "case", "date", "stage", "src"}, {}, XmlReader::Content::text);
    Example example;
    const auto expect = reader.required(node, "expect");
    if (expect != "fail" && expect != "pass")
        reader.fault(node, "expect", "'expect' is fail or pass");
    example.should_fail = expect == "fail";
    example.case_name = reader.optional(node, "case");
    if (const auto date = reader.date(node, "date")) example.date = date->iso();
    example.stage = reader.optional(node, "stage");
    example.source = reader.optional(node, "src");
    example.text = dedented(XmlReader::raw(node));
    example.line = reader.source().line(reader.source().offset(node));
    if (!example.stage.empty() && !is_stage(example.stage))
        reader.fault(node, "stage", "a stage is draft, submitted, signed or published");
    if (example.text.empty() == example.source.empty())
        reader.fault(node, "an example is either text or a file named by 'src'");
    if (check != nullptr && !example.case_name.empty()) {
        const auto* spec = case_of(*check, example.case_name);
        if (spec == nullptr)
            reader.fault(node, "case",
                         check->name + " has no case '" + example.case_name + "'" +
                             did_you_mean(example.case_name, case_names(*check)));
        else if ((spec->outcome == model::Outcome::fail) != example.should_fail)
            reader.fault(node, "case",
                         "the case '" + example.case_name + "' is no " + expect + " of " +
                             check->name);
    }
    return example;
}

void read_parameters(RuleContext& context, pugi::xml_node node, const CheckSpec& check, Rule& rule,
                     bool all) {
    auto& reader = context.reader;
    std::vector<std::string_view> known;
    for (const auto& spec : check.parameters)
        known.emplace_back(spec.name);
    std::set<std::string> given;
    for (const auto each : node.children("param")) {
        const auto name = reader.required(each, "name");
        const auto spec = std::find_if(check.parameters.begin(), check.parameters.end(),
                                       [&](const auto& one) { return one.name == name; });
        if (spec == check.parameters.end()) {
            reader.fault(each, "name",
                         check.name + " has no parameter '" + name + "'" +
                             did_you_mean(name, known));
            continue;
        }
        if (!given.insert(name).second)
            reader.fault(each, "name", "the parameter '" + name + "' is given twice");
        if (auto value = read_parameter(reader, each, *spec, context.pack))
            rule.parameters.insert_or_assign(name, std::move(*value));
    }
    if (!all) return;
    for (const auto& spec : check.parameters) {
        if (given.contains(spec.name)) continue;
        if (auto value = default_value(spec))
            rule.parameters.emplace(spec.name, std::move(*value));
        else
            reader.fault(node, check.name + " needs the parameter '" + spec.name + "' (" +
                                   spec.doc + ")");
    }
}

void read_cases(RuleContext& context, pugi::xml_node node, const CheckSpec& check, Rule& rule) {
    auto& reader = context.reader;
    for (const auto when : node.children("when")) {
        const auto name = reader.required(when, "case");
        const auto* spec = case_of(check, name);
        if (spec == nullptr) {
            reader.fault(when, "case",
                         check.name + " has no case '" + name + "'" +
                             did_you_mean(name, case_names(check)));
            continue;
        }
        reader.shape(when, {"case", "severity"}, {"message", "fix"});
        if (const auto text = reader.optional(when, "severity"); !text.empty()) {
            if (const auto grade = severity(reader, when, "severity", text))
                rule.by_case.insert_or_assign(name, *grade);
        }
        auto wording = read_wording(reader, when);
        check_placeholders(reader, when, wording, check, *spec);
        if (spec->outcome == model::Outcome::fail && wording.fix.empty())
            reader.fault(when, "a failure needs a <fix>: who does what");
        if (!rule.wording.emplace(name, std::move(wording)).second)
            reader.fault(when, "case", "the case '" + name + "' is worded twice");
    }
    for (const auto& spec : check.cases) {
        if (rule.wording.contains(spec.name)) continue;
        const auto shared = context.pack.shared_wording.find(spec.name);
        if (shared != context.pack.shared_wording.end()) {
            check_placeholders(reader, node, shared->second, check, spec);
        } else if (spec.outcome == model::Outcome::fail) {
            reader.fault(node, "rule " + rule.id + " does not word the case '" + spec.name +
                                   "' of " + check.name + " (" + spec.doc + ")");
        } else if (spec.outcome == model::Outcome::inconclusive) {
            reader.fault(node, "rule " + rule.id + " does not say why '" + spec.name + "' of " +
                                   check.name + " cannot be judged, nor does the pack");
        }
    }
}

} // namespace

bool is_id(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    });
}

Wording read_wording(XmlReader& reader, pugi::xml_node node) {
    Wording wording;
    // Other languages have their place in the file; the default language is the one kept.
    const auto in_english = [&](pugi::xml_node text) {
        reader.shape(text, {"lang"}, {}, XmlReader::Content::text);
        const auto lang = reader.optional(text, "lang");
        return lang.empty() || lang == "en";
    };
    for (const auto text : node.children("message"))
        if (in_english(text)) wording.message = reader.required_words(text);
    for (const auto text : node.children("fix"))
        if (in_english(text)) wording.fix = reader.required_words(text);
    if (wording.message.empty()) reader.fault(node, "a <message> is missing");
    return wording;
}

std::optional<model::Basis> read_basis(RuleContext& context, pugi::xml_node node,
                                       model::Severity highest) {
    auto& reader = context.reader;
    reader.shape(node, {"kind", "title", "clause", "authority"}, {}, XmlReader::Content::empty);
    model::Basis basis;
    basis.kind = reader.required(node, "kind");
    if (basis.kind != "law" && basis.kind != "form" && basis.kind != "house" &&
        basis.kind != "arithmetic")
        reader.fault(node, "kind", "'kind' is law, form, house or arithmetic");
    basis.clause = reader.optional(node, "clause");
    if (basis.kind != "law") {
        if (node.attribute("authority"))
            reader.fault(node, "authority", "only a basis of kind law names an authority");
        basis.title = reader.required(node, "title");
        return basis;
    }
    if (node.attribute("title"))
        reader.fault(node, "title", "the title of a statute comes from the table of authorities");
    if (context.pack.jurisdiction.empty())
        reader.fault(node, "kind", "a pack without jurisdiction holds no statute against a paper");
    const auto id = reader.required(node, "authority");
    const auto found = context.authorities.find(id);
    if (found == context.authorities.end()) {
        std::vector<std::string_view> known;
        for (const auto& [name, entry] : context.authorities)
            known.emplace_back(name);
        reader.fault(node, "authority",
                     "the table of authorities has no '" + id + "'" + did_you_mean(id, known));
        return std::nullopt;
    }
    const auto& authority = found->second;
    if (!authority.confirmed && highest > model::Severity::info)
        reader.fault(node, "authority",
                     "'" + id +
                         "' is from memory; until it is confirmed a rule that rests on it is "
                         "graded info");
    basis.title = authority.title;
    if (basis.clause.empty()) basis.clause = authority.clause;
    if (!authority.href.empty()) basis.href = authority.href;
    return basis;
}

Rule read_rule(RuleContext& context, pugi::xml_node node, std::string& after) {
    auto& reader = context.reader;
    reader.shape(node,
                 {"id", "name", "title", "check", "severity", "from", "until", "after", "audit"},
                 {"param", "when", "severity", "why", "who", "basis", "example"});
    Rule rule;
    rule.id = reader.required(node, "id");
    rule.pack = context.pack.id;
    rule.file = reader.source().file();
    rule.line = reader.source().line(reader.source().offset(node));
    if (!is_rule_id(rule.id))
        reader.fault(node, "id",
                     "'" + rule.id + "' is no rule id: three capitals and three digits");
    const auto& rules = context.pack.rules;
    const auto same_id = std::find_if(rules.begin(), rules.end(),
                                      [&](const Rule& other) { return other.id == rule.id; });
    if (same_id != rules.end())
        reader.fault(node, "id",
                     "the rule " + rule.id + " is declared already, in " + same_id->file +
                         " on line " + std::to_string(same_id->line));
    else if (const auto other = context.taken.find(rule.id); other != context.taken.end())
        reader.fault(node, "id",
                     "the rule " + rule.id + " is declared already, in " + other->second);
    rule.name = reader.required(node, "name");
    if (!is_kebab(rule.name))
        reader.fault(node, "name", "'" + rule.name + "' is no name: small letters and hyphens");
    rule.title = reader.required(node, "title");
    rule.check = reader.required(node, "check");
    if (node.attribute("audit")) rule.audit = reader.flag(node, "audit", false);
    rule.from = reader.date(node, "from");
    rule.until = reader.date(node, "until");
    if (rule.from && rule.until && !(*rule.from < *rule.until))
        reader.fault(node, "until", "'until' is not after 'from'");
    after = reader.optional(node, "after");
    if (const auto grade = severity(reader, node, "severity", reader.required(node, "severity")))
        rule.severity = *grade;

    auto highest = rule.severity;
    for (const auto each : node.children("severity")) {
        reader.shape(each, {"stage"}, {}, XmlReader::Content::text);
        const auto stage = reader.required(each, "stage");
        if (!is_stage(stage))
            reader.fault(each, "stage", "a stage is draft, submitted, signed or published");
        if (const auto grade = severity(reader, each, "stage", reader.required_words(each))) {
            highest = std::max(highest, *grade);
            if (!rule.by_stage.emplace(stage, *grade).second)
                reader.fault(each, "stage", "the stage '" + stage + "' is graded twice");
        }
    }

    const CheckSpec* check = nullptr;
    if (const auto found = context.catalogue.find(rule.check); found != context.catalogue.end()) {
        check = &found->second;
    } else {
        std::vector<std::string_view> known;
        for (const auto& [name, spec] : context.catalogue)
            known.emplace_back(name);
        reader.fault(node, "check",
                     "no plugin offers the check '" + rule.check + "'" +
                         did_you_mean(rule.check, known));
    }
    if (check != nullptr) {
        read_parameters(context, node, *check, rule, true);
        read_cases(context, node, *check, rule);
        for (const auto& [name, grade] : rule.by_case)
            if (grade > highest)
                reader.fault(node, "severity", "the case '" + name + "' is graded above its rule");
        check_names(context, node, rule);
    }

    const auto one = [&](const char* element) {
        const auto child = node.child(element);
        if (!child) {
            reader.fault(node, "rule " + rule.id + " has no <" + element + ">");
            return std::string{};
        }
        reader.shape(child, {}, {}, XmlReader::Content::text);
        return reader.required_words(child);
    };
    rule.why = one("why");
    rule.who = one("who");
    if (const auto basis = node.child("basis")) {
        if (auto read = read_basis(context, basis, highest)) rule.basis = std::move(*read);
    } else {
        reader.fault(node, "rule " + rule.id + " has no <basis>");
    }

    bool fails = false;
    bool passes = false;
    for (const auto each : node.children("example")) {
        rule.examples.push_back(read_example(reader, each, check));
        (rule.examples.back().should_fail ? fails : passes) = true;
    }
    if (!fails) reader.fault(node, "rule " + rule.id + " has no example that fails");
    if (!passes) reader.fault(node, "rule " + rule.id + " has no example that passes");
    return rule;
}

void read_regrade(RuleContext& context, pugi::xml_node node) {
    auto& reader = context.reader;
    reader.shape(node, {"rule", "severity"}, {"basis", "param"});
    const auto id = reader.required(node, "rule");
    auto& rules = context.pack.rules;
    const auto rule =
        std::find_if(rules.begin(), rules.end(), [&](const Rule& each) { return each.id == id; });
    if (rule == rules.end()) {
        reader.fault(node, "rule", "the pack inherits no rule '" + id + "' to grade anew");
        return;
    }
    if (const auto text = reader.optional(node, "severity"); !text.empty()) {
        if (const auto grade = severity(reader, node, "severity", text)) rule->severity = *grade;
        rule->by_stage.clear();
    }
    if (const auto basis = node.child("basis"))
        if (auto read = read_basis(context, basis, rule->severity)) rule->basis = std::move(*read);
    if (const auto check = context.catalogue.find(rule->check); check != context.catalogue.end()) {
        read_parameters(context, node, check->second, *rule, false);
        check_names(context, node, *rule);
    }
}

} // namespace duly::rules
