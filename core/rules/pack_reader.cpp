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

void read_head(XmlReader& reader, Pack& pack, pugi::xml_node root) {
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
    pack.about.clear();
    if (const auto about = root.child("about")) {
        reader.shape(about, {}, {}, XmlReader::Content::text);
        pack.about = XmlReader::words(about);
    }
}

void switch_off(RuleContext& context, pugi::xml_node node) {
    auto& reader = context.reader;
    auto& pack = context.pack;
    reader.shape(node, {"rule"}, {}, XmlReader::Content::empty);
    const auto id = reader.required(node, "rule");
    const auto rule = std::find_if(pack.rules.begin(), pack.rules.end(),
                                   [&](const Rule& each) { return each.id == id; });
    if (id.empty()) return;
    if (rule == pack.rules.end() || rule->pack == pack.id) {
        std::vector<std::string_view> known;
        for (const auto& each : pack.rules)
            if (each.pack != pack.id) known.emplace_back(each.id);
        reader.fault(node, "rule",
                     "the pack inherits no rule '" + id + "' to switch off" +
                         did_you_mean(id, known));
        return;
    }
    pack.rules.erase(rule);
    pack.switched_off.push_back(id);
    pack.changes.push_back({id, true, reader.source().line(reader.source().offset(node))});
}

bool same_case_before(pugi::xml_node node) {
    const std::string_view name = node.attribute("case").value();
    for (auto other = node.previous_sibling("wording"); other;
         other = other.previous_sibling("wording"))
        if (name == other.attribute("case").value()) return true;
    return false;
}

} // namespace

void read_words(XmlReader& reader, Pack& pack) {
    const auto root = reader.source().root();
    pack.patterns.clear();
    pack.switched_off.clear();
    pack.changes.clear();
    pack.own_cues = 0;
    read_head(reader, pack, root);
    for (const char* once : {"recognise", "vocabulary", "sections"})
        if (const auto second = root.child(once).next_sibling(once))
            reader.fault(second, std::string("there is a second <") + once + ">");
    if (const auto node = root.child("recognise")) read_recognise(reader, node, pack);
    if (const auto node = root.child("vocabulary")) read_vocabulary(reader, node, pack);
    if (const auto node = root.child("sections")) read_sections(reader, node, pack);
    for (const auto node : root.children("wording")) {
        reader.shape(node, {"case"}, {"message", "fix"});
        const auto name = reader.required(node, "case");
        if (same_case_before(node))
            reader.fault(node, "case", "the case '" + name + "' is worded twice");
        pack.shared_wording.insert_or_assign(name, read_wording(reader, node));
    }
    pack.has_declarations = !pack.vocabulary.rows.empty();
    pack.has_signatures = !pack.vocabulary.signoffs.empty();
    pack.has_publication =
        std::any_of(pack.vocabulary.fields.begin(), pack.vocabulary.fields.end(),
                    [](const auto& field) { return field.id.starts_with("foi."); });
}

void read_rules(RuleContext& context) {
    auto& pack = context.pack;
    for (const auto node : context.reader.source().root().children()) {
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
    pack.rules.last_behind();
}

} // namespace duly::rules
