// A whole pack: its head, its words, its rules, onto what it inherited.
#include <algorithm>

#include "rules/readers.hpp"

namespace duly::rules {

namespace {

bool is_version(std::string_view text) {
    int numbers = 0;
    bool digit = false;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (!digit) ++numbers;
            digit = true;
        } else if (c == '.' && digit) {
            digit = false;
        } else {
            return false;
        }
    }
    return digit && numbers == 3;
}

void read_head(RuleContext& context, pugi::xml_node root) {
    auto& reader = context.reader;
    auto& pack = context.pack;
    reader.shape(
        root, {"id", "version", "extends", "title", "kind", "body", "jurisdiction", "governance"},
        {"about", "recognise", "vocabulary", "sections", "wording", "off", "regrade", "rule"});
    pack.id = reader.required(root, "id");
    if (!pack.id.empty() && !is_id(pack.id))
        reader.fault(root, "id",
                     "'" + pack.id + "' is no pack id: small letters, digits and hyphens");
    pack.version = reader.required(root, "version");
    if (!pack.version.empty() && !is_version(pack.version))
        reader.fault(root, "version", "a version is three numbers, as in 1.0.0");
    pack.title = reader.required(root, "title");
    pack.extends = reader.optional(root, "extends");
    pack.file = reader.source().file();
    // Kind, body and the rest are inherited where the pack says nothing of its own.
    const auto own = [&](const char* attribute, std::string& field) {
        if (root.attribute(attribute)) field = root.attribute(attribute).value();
    };
    own("kind", pack.kind);
    own("body", pack.body);
    own("jurisdiction", pack.jurisdiction);
    own("governance", pack.governance);
    if (pack.kind.empty()) reader.required(root, "kind");
    if (const auto about = root.child("about"))
        reader.shape(about, {}, {}, XmlReader::Content::text);
}

void switch_off(RuleContext& context, pugi::xml_node node) {
    auto& reader = context.reader;
    auto& pack = context.pack;
    reader.shape(node, {"rule"}, {}, XmlReader::Content::empty);
    const auto id = reader.required(node, "rule");
    const auto rule = std::find_if(pack.rules.begin(), pack.rules.end(),
                                   [&](const Rule& each) { return each.id == id; });
    if (rule == pack.rules.end()) {
        reader.fault(node, "rule", "the pack inherits no rule '" + id + "' to switch off");
        return;
    }
    pack.rules.erase(rule);
    pack.switched_off.push_back(id);
}

void read_rules(RuleContext& context, pugi::xml_node root) {
    auto& pack = context.pack;
    for (const auto node : root.children()) {
        const std::string_view name = node.name();
        if (name == "off") switch_off(context, node);
        if (name == "regrade") read_regrade(context, node);
        if (name != "rule") continue;
        std::string after;
        auto rule = read_rule(context, node, after);
        auto place = pack.rules.end();
        if (!after.empty()) {
            place = std::find_if(pack.rules.begin(), pack.rules.end(),
                                 [&](const Rule& each) { return each.id == after; });
            if (place == pack.rules.end())
                context.reader.fault(node, "after",
                                     "the pack has no rule '" + after + "' before this");
            else
                ++place;
        }
        pack.rules.insert(place, std::move(rule));
    }
    std::stable_partition(pack.rules.begin(), pack.rules.end(),
                          [](const Rule& rule) { return !rule.last; });
    for (std::size_t i = 0; i < pack.rules.size(); ++i)
        pack.rules[i].order = static_cast<std::uint32_t>(i + 1);
}

/// The ids in a parameter's value: "head-of-unit director".
std::vector<std::string> ids_in(const std::string& text) {
    std::vector<std::string> out;
    std::string id;
    for (const char c : text + " ") {
        if (c != ' ' && c != ',') {
            id += c;
        } else if (!id.empty()) {
            out.push_back(std::move(id));
            id.clear();
        }
    }
    return out;
}

enum class Named { nothing, heading, signoff, row, field };

/// What a parameter of that name holds the ids of, by the convention that all checks keep.
Named named_by(std::string_view check, std::string_view parameter) {
    const bool signs = check.starts_with("signoff.");
    if (parameter == "role" || parameter == "also") return signs ? Named::signoff : Named::heading;
    if (parameter == "signoff") return Named::signoff;
    if (signs && (parameter == "first" || parameter == "second")) return Named::signoff;
    if (parameter == "row" || parameter == "rows") return Named::row;
    if (parameter == "field" || parameter == "fields") return Named::field;
    if (check.starts_with("publication.") &&
        (parameter == "deferral" || parameter == "reason" || parameter == "until"))
        return Named::field;
    return Named::nothing;
}

} // namespace

void check_names(RuleContext& context, pugi::xml_node node, const Rule& rule) {
    const auto& words = context.pack.vocabulary;
    const auto check = [&](std::string_view parameter, const std::string& value) {
        const auto what = named_by(rule.check, parameter);
        if (what == Named::nothing) return;
        std::vector<std::string_view> known;
        const char* noun = "";
        switch (what) {
        case Named::heading:
            noun = "role";
            for (const auto& each : words.headings)
                known.emplace_back(each.role);
            break;
        case Named::signoff:
            noun = "sign-off";
            for (const auto& each : words.signoffs)
                known.emplace_back(each.role);
            break;
        case Named::row:
            noun = "row";
            for (const auto& each : words.rows)
                known.emplace_back(each.id);
            break;
        default:
            noun = "field";
            for (const auto& each : words.fields)
                known.emplace_back(each.id);
        }
        for (const auto& id : ids_in(value))
            if (std::find(known.begin(), known.end(), id) == known.end())
                context.reader.fault(node, "rule " + rule.id + " speaks of the " + noun + " '" +
                                               id + "', which the vocabulary does not have" +
                                               did_you_mean(id, known));
    };
    // A parameter left to its default speaks of the usual form, which the pack need not have.
    for (const auto given : node.children("param")) {
        const auto found = rule.parameters.find(given.attribute("name").value());
        if (found == rule.parameters.end()) continue;
        if (const auto* text = std::get_if<std::string>(&found->second.value))
            check(found->first, *text);
        if (const auto* records =
                std::get_if<std::vector<ParameterValue::Record>>(&found->second.value))
            for (const auto& record : *records)
                for (const auto& [field, value] : record)
                    if (const auto* words_of = std::get_if<std::string>(&value.value))
                        check(field, *words_of);
    }
}

void read_pack(RuleContext& context) {
    auto& reader = context.reader;
    auto& pack = context.pack;
    const auto root = reader.source().root();
    pack.patterns.clear();
    pack.switched_off.clear();
    pack.own_cues = 0;
    read_head(context, root);
    for (const char* once : {"recognise", "vocabulary", "sections"})
        if (const auto second = root.child(once).next_sibling(once))
            reader.fault(second, std::string("there is a second <") + once + ">");
    if (const auto node = root.child("recognise")) read_recognise(reader, node, pack);
    if (const auto node = root.child("vocabulary")) read_vocabulary(reader, node, pack);
    if (const auto node = root.child("sections")) read_sections(reader, node, pack);
    for (const auto node : root.children("wording")) {
        reader.shape(node, {"case"}, {"message", "fix"});
        const auto name = reader.required(node, "case");
        pack.shared_wording.insert_or_assign(name, read_wording(reader, node));
    }
    read_rules(context, root);
    pack.has_declarations = !pack.vocabulary.rows.empty();
    pack.has_signatures = !pack.vocabulary.signoffs.empty();
    pack.has_publication =
        std::any_of(pack.vocabulary.fields.begin(), pack.vocabulary.fields.end(),
                    [](const auto& field) { return field.id.starts_with("foi."); });
}

} // namespace duly::rules
