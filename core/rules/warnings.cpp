// Names in a sound pack that do nothing. They refuse nothing: a pack may be ahead of its papers.
#include <algorithm>

#include "model/schema.hpp"
#include "model/xml_view.hpp"
#include "rules/readers.hpp"
#include "rules/xpath_names.hpp"

namespace duly::rules {

namespace {

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

constexpr const char* nouns[] = {"", "role", "sign-off", "row", "field"}; // by Named

class Warner {
public:
    explicit Warner(const RuleContext& context)
        : source_(context.reader.source()),
          pack_(context.pack),
          catalogue_(context.catalogue),
          authorities_(context.authorities) {}

    std::vector<Warning> all();

private:
    void warn(std::size_t at, std::string message) { out_.push_back({at, std::move(message)}); }

    void recognise(pugi::xml_node node);
    void vocabulary(pugi::xml_node node);
    void pattern(pugi::xml_node node, const char* attribute, PatternUse use, const char* what);
    void patterns(pugi::xml_node node, const char* child, PatternUse use, const char* what);
    void headings(pugi::xml_node vocabulary);
    void sources(pugi::xml_node list);
    void sections(pugi::xml_node node);
    void shared_wording(pugi::xml_node node);
    void rule(pugi::xml_node node, const Rule& rule);
    void in_force(pugi::xml_node node, const Rule& rule);
    void before_the_law(pugi::xml_node node, const Rule& rule);
    void parameters(pugi::xml_node node, const Rule& rule);
    void asserts(pugi::xml_node node);
    void names(pugi::xml_node node, const char* attribute);
    void roles(pugi::xml_node node, const char* attribute, std::string_view context);
    [[nodiscard]] std::vector<std::string_view> known(Named what) const;

    const XmlSource& source_;
    const Pack& pack_;
    const CheckCatalogue& catalogue_;
    const Authorities& authorities_;
    std::vector<Warning> out_;
};

std::vector<std::string_view> Warner::known(Named what) const {
    std::vector<std::string_view> out;
    const auto& words = pack_.vocabulary;
    if (what == Named::heading)
        for (const auto& each : words.headings)
            out.emplace_back(each.role);
    if (what == Named::signoff)
        for (const auto& each : words.signoffs)
            out.emplace_back(each.role);
    if (what == Named::row)
        for (const auto& each : words.rows)
            out.emplace_back(each.id);
    if (what == Named::field)
        for (const auto& each : words.fields)
            out.emplace_back(each.id);
    return out;
}

bool has(const std::vector<std::string_view>& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

void Warner::pattern(pugi::xml_node node, const char* attribute, PatternUse use, const char* what) {
    const auto text =
        attribute ? std::string(node.attribute(attribute).value()) : XmlReader::words(node);
    const auto why = never_matches(text, use);
    if (why.empty()) return;
    const auto at = attribute ? source_.offset(node, attribute) : source_.text_offset(node);
    if (why == "fits everything")
        warn(at, std::string("this ") + what + " fits every line, so it tells nothing");
    else
        warn(at, std::string("this ") + what + " cannot match: " + why);
}

void Warner::patterns(pugi::xml_node node, const char* child, PatternUse use, const char* what) {
    for (const auto each : node.children(child))
        pattern(each, nullptr, use, what);
}

void Warner::recognise(pugi::xml_node node) {
    for (const auto cue : node.children("cue")) {
        pattern(cue, "pattern", PatternUse::anywhere, "cue");
        if (cue.attribute("confirm")) pattern(cue, "confirm", PatternUse::anywhere, "pattern");
        // one that opens a paper of several in a file needs no weight of its own
        if (std::string_view(cue.attribute("weight").value()) == "0" &&
            !cue.attribute("starts").as_bool())
            warn(source_.offset(cue, "weight"), "a cue of weight 0 counts for nothing");
    }
    for (const auto cue : node.children("cue"))
        if (const std::string_view weight = cue.attribute("weight").value();
            weight.find_first_not_of("-0123456789") != std::string_view::npos)
            return; // refused
    int most = 0;
    for (const auto& cue : pack_.vocabulary.cues)
        most += std::max(cue.weight, 0);
    if (!pack_.vocabulary.cues.empty() && most < pack_.vocabulary.threshold)
        warn(source_.offset(node, "threshold"),
             "no paper can reach the threshold of " + std::to_string(pack_.vocabulary.threshold) +
                 ": all cues together count " + std::to_string(most));
}

void Warner::headings(pugi::xml_node vocabulary) {
    std::map<std::string, std::string, std::less<>> said; // pattern -> role
    for (const auto role : vocabulary.children("role")) {
        for (const auto heading : role.children("heading")) {
            pattern(heading, nullptr, PatternUse::heading, "heading");
            const auto [first, fresh] =
                said.emplace(XmlReader::words(heading), role.attribute("id").value());
            if (!fresh)
                warn(source_.text_offset(heading), "this heading is given already, for the role '" +
                                                       first->second + "'; the first one counts");
        }
    }
}

void Warner::sources(pugi::xml_node list) {
    for (const auto source : list.children("source")) {
        const auto text = XmlReader::words(source);
        const auto wanted = text.substr(text.find(':') + 1);
        const auto what = text.starts_with("field:")     ? Named::field
                          : text.starts_with("signoff:") ? Named::signoff
                                                         : Named::nothing;
        if (what == Named::nothing) continue;
        const auto ids = known(what);
        if (!has(ids, wanted))
            warn(source_.text_offset(source), "the vocabulary has no " + text +
                                                  ", so nothing comes from here" +
                                                  did_you_mean(wanted, ids));
    }
}

void Warner::vocabulary(pugi::xml_node node) {
    headings(node);
    for (const auto field : node.children("field"))
        patterns(field, "label", PatternUse::start, "label");
    for (const auto row : node.children("row"))
        patterns(row, "label", PatternUse::start, "label");
    for (const auto signoff : node.children("signoff")) {
        patterns(signoff, "heading", PatternUse::whole, "heading");
        patterns(signoff, "phrase", PatternUse::anywhere, "phrase");
    }
    for (const auto list : node.children("nil"))
        patterns(list, "phrase", PatternUse::whole, "phrase");
    for (const auto list : node.children("front"))
        patterns(list, "phrase", PatternUse::start, "phrase");
    for (const char* list : {"boilerplate", "placeholders"})
        for (const auto each : node.children(list))
            patterns(each, "phrase", PatternUse::anywhere, "phrase");
    for (const char* list : {"date-sources", "title-sources"})
        for (const auto each : node.children(list))
            sources(each);
}

void Warner::sections(pugi::xml_node node) {
    const auto roles = known(Named::heading);
    for (const auto section : node.children("section"))
        if (const std::string_view role = section.attribute("role").value(); !has(roles, role))
            warn(source_.offset(section, "role"), "no heading has the role '" + std::string(role) +
                                                      "', so this section is never found" +
                                                      did_you_mean(role, roles));
}

void Warner::shared_wording(pugi::xml_node node) {
    const std::string_view wanted = node.attribute("case").value();
    std::vector<std::string_view> cases = {"pass",         "no-date",      "ocr",      "pictures",
                                           "unread",       "check-failed", "more",     "cited-date",
                                           "cited-amount", "cited-title",  "cut-short"};
    for (const auto& [name, check] : catalogue_)
        for (const auto& each : check.cases)
            cases.emplace_back(each.name);
    if (!has(cases, wanted))
        warn(source_.offset(node, "case"), "no check has a case '" + std::string(wanted) +
                                               "', so these words are never said" +
                                               did_you_mean(wanted, cases));
}

void Warner::in_force(pugi::xml_node node, const Rule& rule) {
    if (rule.from && rule.until && !(*rule.from < *rule.until)) {
        warn(source_.offset(node, "until"),
             "rule " + rule.id + " is never in force: 'until' is not after 'from'");
        return;
    }
    for (const auto& example : rule.examples) {
        const auto date = Date::from_iso(example.date);
        if (!date || rules::in_force(rule, *date) != false) continue;
        for (const auto each : node.children("example"))
            if (source_.line(source_.offset(each)) == example.line)
                warn(source_.offset(each, "date"), "rule " + rule.id + " is not in force on " +
                                                       example.date +
                                                       ", so this example shows nothing");
    }
}

void Warner::before_the_law(pugi::xml_node node, const Rule& rule) {
    const auto basis = node.child("basis");
    const auto found = authorities_.find(basis.attribute("authority").value());
    if (rule.basis.kind != "law" || found == authorities_.end() || !found->second.from) return;
    if (!rule.from || *rule.from < *found->second.from)
        warn(source_.offset(basis, "authority"),
             "rule " + rule.id + " is held against papers from before " +
                 found->second.from->words() + ", when '" + found->first + "' came into force");
}

/// A parameter left to its default speaks of the usual form, which the pack need not have.
void Warner::parameters(pugi::xml_node node, const Rule& rule) {
    const auto look = [&](std::string_view name, const std::string& value, auto place) {
        const auto what = named_by(rule.check, name);
        if (what == Named::nothing) return;
        const auto ids = known(what);
        for (const auto& id : ids_in(value))
            if (!has(ids, id))
                warn(place(id),
                     "the vocabulary has no " + std::string(nouns[static_cast<int>(what)]) + " '" +
                         id + "', so rule " + rule.id + " cannot find it" + did_you_mean(id, ids));
    };
    for (const auto given : node.children("param")) {
        const std::string_view name = given.attribute("name").value();
        for (const auto record : given.children("record"))
            for (const auto each : record.attributes())
                look(each.name(), each.value(),
                     [&](const std::string&) { return source_.offset(record, each.name()); });
        if (!given.child("record"))
            look(name, XmlReader::words(given),
                 [&](const std::string& id) { return source_.text_offset(given, id); });
    }
}

void Warner::names(pugi::xml_node node, const char* attribute) {
    const std::string path = node.attribute(attribute).value();
    if (model::xpath_error(path)) return; // refused
    for (const auto& each : names_in(path)) {
        std::vector<std::string_view> schema;
        if (each.attribute) {
            schema = {"line", "begin", "end", "words"};
            for (std::size_t i = 0; i < model::attr_count; ++i)
                schema.emplace_back(model::name(static_cast<model::Attr>(i)));
        } else {
            for (std::size_t i = 0; i < model::kind_count; ++i)
                schema.emplace_back(model::name(static_cast<model::Kind>(i)));
        }
        if (has(schema, each.name)) continue;
        warn(source_.offset(node, attribute, each.at),
             "the XML view has no " + std::string(each.attribute ? "attribute" : "element") + " '" +
                 std::string(each.name) + "'" + did_you_mean(each.name, schema));
    }
}

/// "@role = 'finance'" of sections, when no heading has that role: the test asks for nothing.
void Warner::roles(pugi::xml_node node, const char* attribute, std::string_view context) {
    const std::string path = node.attribute(attribute).value();
    if (model::xpath_error(path)) return; // refused
    for (const PathRole& each : roles_in(path, context)) {
        const auto what = each.element == "section"       ? Named::heading
                          : each.element == "field"       ? Named::field
                          : each.element == "declaration" ? Named::row
                          : each.element == "signoff"     ? Named::signoff
                                                          : Named::nothing;
        if (what == Named::nothing) continue;
        const auto ids = known(what);
        if (each.role.empty() || has(ids, each.role)) continue;
        warn(source_.offset(node, attribute, each.at),
             "the vocabulary has no " + std::string(nouns[static_cast<int>(what)]) + " '" +
                 std::string(each.role) + "', so nothing is found by it" +
                 did_you_mean(each.role, ids));
    }
}

void Warner::asserts(pugi::xml_node node) {
    bool whole = false;
    for (const auto each : node.children("assert")) {
        names(each, "test");
        names(each, "context");
        roles(each, "context", {});
        roles(each, "test", selected_by(each.attribute("context").value()));
        const std::string_view test = each.attribute("test").value();
        whole = whole || (!each.attribute("context") && !test.empty() && !test.starts_with("not("));
    }
    if (!whole) return;
    for (const auto when : node.children("when")) {
        if (std::string_view(when.attribute("case").value()) != "fails") continue;
        for (const auto text : when.children())
            for (const char* word : {"{words}", "{heading}", "{place}"})
                if (XmlReader::words(text).find(word) != std::string::npos)
                    warn(source_.text_offset(text, word),
                         std::string(word) +
                             " stays empty: an <assert> without 'context' speaks of "
                             "the paper as a whole");
    }
}

void Warner::rule(pugi::xml_node node, const Rule& rule) {
    in_force(node, rule);
    before_the_law(node, rule);
    parameters(node, rule);
    asserts(node);
}

std::vector<Warning> Warner::all() {
    const auto root = source_.root();
    if (const auto node = root.child("recognise")) recognise(node);
    if (const auto node = root.child("vocabulary")) vocabulary(node);
    if (const auto node = root.child("sections")) sections(node);
    for (const auto node : root.children()) {
        const std::string_view name = node.name();
        if (name == "wording") shared_wording(node);
        if (name != "rule" && name != "regrade") continue;
        const std::string_view id = node.attribute(name == "rule" ? "id" : "rule").value();
        for (const auto& each : pack_.rules)
            if (each.id == id) {
                name == "rule" ? rule(node, each) : parameters(node, each);
            }
    }
    std::stable_sort(out_.begin(), out_.end(),
                     [](const Warning& a, const Warning& b) { return a.at < b.at; });
    return std::move(out_);
}

} // namespace

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

std::vector<Warning> warnings_of(const RuleContext& context) {
    return Warner(context).all();
}

} // namespace duly::rules
