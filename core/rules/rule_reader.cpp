// One rule: what it checks, how it is worded, what it rests on and the examples that prove it.
#include <algorithm>

#include "rules/readers.hpp"

namespace duly::rules {

namespace {

bool is_kebab(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

void read_parameters(RuleContext& context, pugi::xml_node node, const CheckSpec& check, Rule& rule,
                     bool all) {
    auto& reader = context.reader;
    std::vector<std::string_view> given; // a handful
    const auto is_given = [&](std::string_view name) {
        return std::find(given.begin(), given.end(), name) != given.end();
    };
    bool mistaken = false;
    for (const auto each : node.children("param")) {
        const auto name = reader.required(each, "name");
        const auto spec = std::find_if(check.parameters.begin(), check.parameters.end(),
                                       [&](const auto& one) { return one.name == name; });
        if (spec == check.parameters.end()) {
            std::vector<std::string_view> known;
            for (const auto& one : check.parameters)
                known.emplace_back(one.name);
            std::string takes;
            for (const std::string_view one : known)
                (takes += takes.empty() ? "" : ", ") += one;
            reader.fault(each, "name",
                         "the check " + check.name + " has no parameter '" + name + "'" +
                             did_you_mean(name, known) + " (it takes " +
                             (takes.empty() ? "none" : takes) + ")");
            mistaken = true;
            continue;
        }
        if (is_given(name))
            reader.fault(each, "name", "the parameter '" + name + "' is given twice");
        given.push_back(spec->name);
        if (auto value = read_parameter(reader, each, *spec, context.pack))
            rule.parameters.insert_or_assign(name, std::move(*value));
    }
    // One that is missing is then most likely the one that was mistaken.
    if (!all || mistaken) return;
    for (const auto& spec : check.parameters) {
        if (is_given(spec.name)) continue;
        if (auto value = default_value(spec))
            rule.parameters.emplace(spec.name, std::move(*value));
        else
            reader.fault(node, "the check " + check.name + " needs the parameter '" + spec.name +
                                   "' (" + spec.doc + ")");
    }
}

} // namespace

bool is_rule_id(std::string_view id) {
    return id.size() == 6 &&
           std::all_of(id.begin(), id.begin() + 3, [](char c) { return c >= 'A' && c <= 'Z'; }) &&
           std::all_of(id.begin() + 3, id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<model::Severity> read_severity(XmlReader& reader, pugi::xml_node node,
                                             const char* attribute, const std::string& text) {
    const auto found = model::severity_named(text);
    if (!found && attribute == nullptr)
        reader.fault_in(node, {}, "a severity is error, warning or info, not '" + text + "'");
    else if (!found)
        reader.fault(node, attribute, "a severity is error, warning or info, not '" + text + "'");
    return found;
}

bool is_id(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    });
}

namespace {

constexpr const char* until_confirmed =
    " is from memory; until it is confirmed a rule that rests on it is graded info";
/// What readers of reports and pages are told of such a provision.
constexpr const char* from_memory = "from memory, not confirmed";

/// Of a rule whose grades are read.
void read_basis(RuleContext& context, pugi::xml_node node, Rule& rule) {
    auto& reader = context.reader;
    reader.shape(node, {"kind", "title", "clause", "authority"}, {}, XmlReader::Content::empty);
    model::Basis basis;
    basis.kind = reader.required(node, "kind");
    if (basis.kind.empty()) return;
    if (basis.kind != "law" && basis.kind != "form" && basis.kind != "house" &&
        basis.kind != "arithmetic") {
        reader.fault(node, "kind", "'kind' is law, form, house or arithmetic");
        return;
    }
    basis.clause = reader.optional(node, "clause");
    if (basis.kind != "law") {
        if (node.attribute("authority"))
            reader.fault(node, "authority", "only a basis of kind law names an authority");
        basis.title = reader.required(node, "title");
        rule.basis = std::move(basis);
        rule.from_memory = false;
        return;
    }
    if (node.attribute("title"))
        reader.fault(
            node, "title",
            "the title of a statute comes from the table of authorities (authorities.xml): name "
            "it there and here by its id, authority=\"…\"");
    if (context.pack.jurisdiction.empty())
        reader.fault(
            node, "kind",
            "a pack without jurisdiction holds no statute against a paper: give the pack one, or "
            "say kind=\"house\"");
    const auto id = reader.required(node, "authority");
    if (id.empty()) return;
    const auto found = context.authorities.find(id);
    if (found == context.authorities.end()) {
        std::vector<std::string_view> known;
        for (const auto& [name, entry] : context.authorities)
            known.emplace_back(name);
        reader.fault(node, "authority",
                     "the table of authorities has no '" + id + "'" + did_you_mean(id, known));
        return;
    }
    const auto& authority = found->second;
    if (!authority.confirmed && rule.highest_severity() > model::Severity::info)
        reader.fault(node, "authority", "'" + id + "'" + until_confirmed);
    basis.title = authority.title;
    if (basis.clause.empty()) basis.clause = authority.clause;
    if (!authority.confirmed)
        basis.clause += std::string(basis.clause.empty() ? "" : ", ") + from_memory;
    if (!authority.href.empty()) basis.href = authority.href;
    rule.basis = std::move(basis);
    rule.from_memory = !authority.confirmed;
}

} // namespace

Rule read_rule(RuleContext& context, pugi::xml_node node, std::string& after) {
    auto& reader = context.reader;
    reader.shape(node,
                 {"id", "name", "title", "check", "severity", "from", "until", "after", "last",
                  "about-file", "audit", "record"},
                 {"param", "assert", "when", "severity", "why", "who", "basis", "example"});
    Rule rule;
    rule.id = reader.required(node, "id");
    rule.pack = context.pack.id;
    rule.file = reader.source().file();
    const auto at = reader.source().offset(node);
    rule.line = reader.source().line(at);
    rule.column = reader.source().column(at);
    if (!rule.id.empty() && !is_rule_id(rule.id))
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
    if (!rule.name.empty() && !is_kebab(rule.name))
        reader.fault(node, "name", "'" + rule.name + "' is no name: small letters and hyphens");
    rule.title = reader.required(node, "title");
    rule.check = reader.required(node, "check");
    if (node.attribute("audit")) rule.audit = reader.flag(node, "audit", false);
    rule.from = reader.date(node, "from");
    rule.until = reader.date(node, "until");
    after = reader.optional(node, "after");
    rule.last = reader.flag(node, "last", false);
    rule.about_file = reader.flag(node, "about-file", false);
    rule.record = reader.flag(node, "record", false);
    if (const auto severity = reader.required(node, "severity"); !severity.empty())
        if (const auto grade = read_severity(reader, node, "severity", severity))
            rule.severity = *grade;

    for (const auto each : node.children("severity")) {
        reader.shape(each, {"stage"}, {}, XmlReader::Content::text);
        const auto stage = reader.required(each, "stage");
        if (!is_stage(stage))
            reader.fault(each, "stage", "a stage is draft, submitted, signed or published");
        if (const auto grade = read_severity(reader, each, nullptr, reader.required_words(each)))
            if (!rule.by_stage.emplace(stage, *grade).second)
                reader.fault(each, "stage", "the stage '" + stage + "' is graded twice");
    }

    const CheckSpec* check = nullptr;
    if (const auto found = context.catalogue.find(rule.check); found != context.catalogue.end()) {
        check = &found->second;
    } else if (!rule.check.empty()) {
        std::vector<std::string_view> known;
        for (const auto& [name, spec] : context.catalogue)
            known.emplace_back(name);
        const std::string close = did_you_mean(rule.check, known);
        reader.fault(node, "check",
                     "no plugin offers the check '" + rule.check + "'" +
                         (close.empty() ? "; the folder of a plugin of your own is named with "
                                          "--plugin-dir"
                                        : close));
    }
    if (check != nullptr) {
        if (const auto stray = node.child(is_xpath(*check) ? "param" : "assert"))
            reader.fault(stray, is_xpath(*check)
                                    ? "the check 'xpath' takes <assert test=\"...\"/>, no <param>"
                                    : "<assert> goes with the check 'xpath'");
        if (is_xpath(*check))
            read_asserts(context, node, rule);
        else
            read_parameters(context, node, *check, rule, true);
        read_cases(context, node, *check, rule);
        for (const auto when : node.children("when")) {
            const auto grade = rule.by_case.find(when.attribute("case").value());
            if (grade != rule.by_case.end() && grade->second > rule.highest_severity())
                reader.fault(when, "severity",
                             "the case '" + grade->first + "' is graded above its rule");
        }
    }

    const auto one = [&](const char* element) {
        const auto child = node.child(element);
        if (!child) {
            reader.fault(node, "rule " + rule.id + " has no <" + element + ">");
            return std::string{};
        }
        if (const auto second = child.next_sibling(element))
            reader.fault(second, "rule " + rule.id + " has a second <" + element + ">");
        reader.shape(child, {}, {}, XmlReader::Content::text);
        return reader.required_words(child);
    };
    rule.why = one("why");
    rule.who = one("who");
    if (const auto basis = node.child("basis")) {
        if (const auto second = basis.next_sibling("basis"))
            reader.fault(second, "rule " + rule.id + " has a second <basis>");
        read_basis(context, basis, rule);
    } else {
        reader.fault(node, "rule " + rule.id + " has no <basis>");
    }

    if (context.examples == Examples::left_out) return rule;
    bool fails = false;
    bool passes = false;
    for (const auto each : node.children("example")) {
        rule.examples.push_back(read_example(reader, each, check));
        (rule.examples.back().should_fail ? fails : passes) = true;
    }
    // A check that only records has nothing to fail with.
    const bool can_fail =
        check == nullptr || check->cases.empty() ||
        std::any_of(check->cases.begin(), check->cases.end(),
                    [](const auto& each) { return each.outcome == model::Outcome::fail; });
    if (!fails && can_fail) reader.fault(node, "rule " + rule.id + " has no example that fails");
    if (!passes) reader.fault(node, "rule " + rule.id + " has no example that passes");
    return rule;
}

void read_regrade(RuleContext& context, pugi::xml_node node) {
    auto& reader = context.reader;
    reader.shape(node, {"rule", "severity"}, {"basis", "param"});
    const auto id = reader.required(node, "rule");
    auto& rules = context.pack.rules;
    const auto place = std::find_if(rules.begin(), rules.end(), [&](const Rule& each) {
        return each.id == id && each.pack != context.pack.id;
    });
    if (id.empty()) return;
    if (place == rules.end()) {
        std::vector<std::string_view> known;
        for (const auto& each : rules)
            if (each.pack != context.pack.id) known.emplace_back(each.id);
        reader.fault(node, "rule",
                     "the pack inherits no rule '" + id + "' to grade anew" +
                         did_you_mean(id, known));
        return;
    }
    Rule rule = *place;
    context.pack.changes.push_back({id, false, reader.source().line(reader.source().offset(node))});
    if (const auto text = reader.optional(node, "severity"); !text.empty()) {
        if (const auto grade = read_severity(reader, node, "severity", text))
            rule.severity = *grade;
        rule.by_stage.clear();
    } else if (!node.child("basis") && !node.child("param")) {
        reader.fault(node,
                     "this <regrade> changes nothing: give a severity, a <basis> or a <param>");
    }
    if (const auto basis = node.child("basis"))
        read_basis(context, basis, rule);
    else if (rule.from_memory && rule.highest_severity() > model::Severity::info)
        reader.fault(node, "severity",
                     "the basis of " + id + " (" + rule.basis.title + ")" + until_confirmed);
    if (const auto check = context.catalogue.find(rule.check); check != context.catalogue.end()) {
        if (is_xpath(check->second) && node.child("param"))
            reader.fault(node.child("param"),
                         "a rule of the check 'xpath' has no parameters to set anew");
        else
            read_parameters(context, node, check->second, rule, false);
    }
    rules.change(place, std::move(rule));
}

} // namespace duly::rules
