// What a rule says: the wording of its cases, and the examples that prove it.
#include <algorithm>

#include "rules/readers.hpp"

namespace duly::rules {

namespace {

constexpr std::string_view english = "en";

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
        if (end == std::string_view::npos) return std::string(wording.substr(at));
        const auto name = wording.substr(at + 1, end - at - 1);
        if (std::none_of(spec.arguments.begin(), spec.arguments.end(),
                         [&](const ArgumentSpec& argument) { return argument.name == name; }))
            return "{" + std::string(name) + "}";
        at = end;
    }
    return {};
}

std::string unknown_words(const std::string& unknown, const CheckSpec& check,
                          const CaseSpec& spec) {
    std::string takes;
    for (const auto& argument : spec.arguments)
        takes += (takes.empty() ? "{" : ", {") + argument.name + "}";
    return "the wording has " + unknown + ", but the case '" + spec.name + "' of " + check.name +
           " offers " + (takes.empty() ? "no words" : takes);
}

/// In every language, at the very placeholder.
void check_placeholders(XmlReader& reader, pugi::xml_node when, const CheckSpec& check,
                        const CaseSpec& spec) {
    for (const auto text : when.children()) {
        const auto parts = text.children();
        if (std::none_of(parts.begin(), parts.end(), [](const auto part) {
                return std::string_view(part.value()).find('{') != std::string_view::npos;
            }))
            continue;
        const auto unknown = unknown_placeholder(XmlReader::raw(text), spec);
        if (!unknown.empty()) reader.fault_in(text, unknown, unknown_words(unknown, check, spec));
    }
}

/// Markdown as it was meant: without the indentation that the XML gave it.
std::string dedented(const std::string& text) {
    const auto is_blank = [](std::string_view line) {
        return std::all_of(line.begin(), line.end(),
                           [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
    };
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        auto line = std::string_view(text).substr(at, end - at);
        if (is_blank(line)) line = {};
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
    out.reserve(text.size());
    for (const auto line : lines) {
        if (!line.empty()) out += line.substr(indent);
        out += '\n';
    }
    return out;
}

} // namespace

bool is_stage(std::string_view text) {
    return std::find(model::stages.begin(), model::stages.end(), text) != model::stages.end();
}

Wording read_wording(XmlReader& reader, pugi::xml_node node) {
    Wording wording;
    const auto read = [&](const char* element, std::string& into) {
        std::vector<std::string> languages;
        for (const auto text : node.children(element)) {
            reader.shape(text, {"lang"}, {}, XmlReader::Content::text);
            auto words = reader.required_words(text);
            auto language = reader.optional(text, "lang");
            if (language.empty()) language = english;
            if (std::find(languages.begin(), languages.end(), language) != languages.end())
                reader.fault(text, "lang",
                             std::string("there is a second <") + element + "> in the language '" +
                                 language + "'");
            // Other languages have their place in the file; English is the one that is used.
            if (language == english) into = std::move(words);
            languages.push_back(std::move(language));
        }
        if (!languages.empty() &&
            std::find(languages.begin(), languages.end(), english) == languages.end())
            reader.fault(node, std::string("there is no <") + element +
                                   "> in English, the language that is used");
        return !languages.empty();
    };
    if (!read("message", wording.message)) reader.fault(node, "a <message> is missing");
    read("fix", wording.fix);
    return wording;
}

void read_cases(RuleContext& context, pugi::xml_node node, const CheckSpec& check, Rule& rule) {
    auto& reader = context.reader;
    bool mistaken = false;
    for (const auto when : node.children("when")) {
        const auto name = reader.required(when, "case");
        const auto* spec = case_of(check, name);
        if (spec == nullptr) {
            reader.fault(when, "case",
                         "the check " + check.name + " has no case '" + name + "'" +
                             did_you_mean(name, case_names(check)));
            mistaken = true;
            continue;
        }
        reader.shape(when, {"case", "severity"}, {"message", "fix"});
        if (const auto text = reader.optional(when, "severity"); !text.empty()) {
            if (const auto grade = read_severity(reader, when, "severity", text))
                rule.by_case.insert_or_assign(name, *grade);
        }
        auto wording = read_wording(reader, when);
        check_placeholders(reader, when, check, *spec);
        if (spec->outcome == model::Outcome::fail && !when.child("fix"))
            reader.fault(when, "a failure needs a <fix>: who does what");
        if (!rule.wording.emplace(name, std::move(wording)).second)
            reader.fault(when, "case", "the case '" + name + "' is worded twice");
    }
    for (const auto& spec : check.cases) {
        if (rule.wording.contains(spec.name)) continue;
        if (mistaken) break; // what is missing is most likely what was mistaken
        const auto shared = context.pack.shared_wording.find(spec.name);
        if (shared != context.pack.shared_wording.end()) {
            for (const auto* words : {&shared->second.message, &shared->second.fix})
                if (const auto unknown = unknown_placeholder(*words, spec); !unknown.empty())
                    reader.fault(node, "of the case '" + spec.name + "', worded for all rules, " +
                                           unknown_words(unknown, check, spec));
        } else if (spec.outcome == model::Outcome::fail) {
            reader.fault(node, "rule " + rule.id + " does not word the case '" + spec.name +
                                   "' of " + check.name + " (" + spec.doc + ")");
        } else if (spec.outcome == model::Outcome::inconclusive) {
            reader.fault(node, "rule " + rule.id + " does not say why '" + spec.name + "' of " +
                                   check.name + " cannot be judged, nor does the pack");
        }
    }
}

Example read_example(XmlReader& reader, pugi::xml_node node, const CheckSpec* check) {
    reader.shape(node, {"expect", "case", "date", "stage", "src"}, {}, XmlReader::Content::text);
    Example example;
    const auto expect = reader.required(node, "expect");
    if (!expect.empty() && expect != "fail" && expect != "pass")
        reader.fault(node, "expect", "'expect' is fail or pass");
    example.should_fail = expect == "fail";
    example.case_name = reader.optional(node, "case");
    if (const auto date = reader.date(node, "date")) example.date = date->iso();
    example.stage = reader.optional(node, "stage");
    example.source = reader.optional(node, "src");
    example.text = dedented(XmlReader::raw(node));
    const auto at = reader.source().offset(node);
    example.line = reader.source().line(at);
    example.column = reader.source().column(at);
    if (!example.stage.empty() && !is_stage(example.stage))
        reader.fault(node, "stage", "a stage is draft, submitted, signed or published");
    if (example.text.empty() == example.source.empty())
        reader.fault(node, "an example is either text or a file named by 'src'");
    if (check != nullptr && !example.case_name.empty()) {
        const auto* spec = case_of(*check, example.case_name);
        if (spec == nullptr)
            reader.fault(node, "case",
                         "the check " + check->name + " has no case '" + example.case_name + "'" +
                             did_you_mean(example.case_name, case_names(*check)));
        else if ((spec->outcome == model::Outcome::fail) != example.should_fail)
            reader.fault(node, "case",
                         "the case '" + example.case_name + "' is no " + expect + " of " +
                             check->name);
    }
    return example;
}

} // namespace duly::rules
