// Rules in XPath: the check's declaration, and how a pack writes its assertions. The engine runs
// them.
#include <algorithm>
#include <iterator>

#include "model/xml_view.hpp"
#include "rules/readers.hpp"

namespace duly::rules {

namespace {

constexpr std::string_view functions[] = {"last",
                                          "position",
                                          "count",
                                          "id",
                                          "local-name",
                                          "name",
                                          "namespace-uri",
                                          "string",
                                          "concat",
                                          "starts-with",
                                          "contains",
                                          "substring-before",
                                          "substring-after",
                                          "substring",
                                          "string-length",
                                          "translate",
                                          "normalize-space",
                                          "boolean",
                                          "not",
                                          "true",
                                          "false",
                                          "lang",
                                          "number",
                                          "sum",
                                          "floor",
                                          "ceiling",
                                          "round",
                                          "text",
                                          "node",
                                          "comment",
                                          "and",
                                          "or",
                                          "div",
                                          "mod",
                                          "processing-instruction"};

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

/// Where a function stands that XPath 1.0 does not have, and its name; npos when there is none.
std::pair<std::size_t, std::string> unknown_function(std::string_view path) {
    char quote = 0;
    for (std::size_t at = 0; at < path.size(); ++at) {
        const char c = path[at];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '(') {
            auto end = at;
            while (end > 0 && path[end - 1] == ' ')
                --end;
            auto start = end;
            while (start > 0 && is_name(path[start - 1]))
                --start;
            const auto name = path.substr(start, end - start);
            if (!name.empty() &&
                std::find(std::begin(functions), std::end(functions), name) == std::end(functions))
                return {start, std::string(name)};
        }
    }
    return {std::string_view::npos, {}};
}

/// At the very character of the expression that cannot be.
void check_expression(XmlReader& reader, pugi::xml_node node, const char* attribute,
                      const std::string& expression) {
    if (expression.empty()) return;
    const auto wrong = model::xpath_error(expression);
    if (!wrong) return;
    if (const auto [at, name] = unknown_function(expression); at != std::string_view::npos) {
        const std::vector<std::string_view> known(std::begin(functions), std::end(functions));
        reader.fault_at(reader.source().offset(node, attribute, at),
                        "XPath 1.0 has no function '" + name + "'" + did_you_mean(name, known));
        return;
    }
    const auto within = wrong->column == 0 ? 0 : wrong->column - 1;
    reader.fault_at(reader.source().offset(node, attribute, within), wrong->message);
}

} // namespace

CheckSpec xpath_check() {
    CheckSpec spec;
    spec.name = "xpath";
    spec.plugin = "built in";
    spec.doc = "Asks questions in XPath 1.0 of the paper's XML view (rules/XML-VIEW.md).";
    ParameterSpec asserts;
    asserts.name = "assert";
    asserts.type = Type::list;
    asserts.doc =
        "What must hold, as <assert test=\"...\"/>, with context=\"...\" for every element "
        "that this selects.";
    asserts.fields = {
        {"test", Type::text, std::nullopt, "An expression that is true when all is well.", {}},
        {"context", Type::text, "", "The elements for each of which the test must hold.", {}}};
    spec.parameters = {asserts};
    const std::vector<ArgumentSpec> arguments = {
        {"words", Type::text, "The words of the element; none for the paper as a whole."},
        {"heading", Type::text, "The heading of the section it stands in."},
        {"place", Type::place, "Its line, and page."}};
    spec.cases = {
        {"fails", model::Outcome::fail, "An assertion does not hold.", arguments},
        {"holds", model::Outcome::pass, "Every assertion holds.", arguments},
        {"nothing", model::Outcome::not_applicable, "There is no such element in the paper.", {}}};
    return spec;
}

bool is_xpath(const CheckSpec& check) {
    return check.name == "xpath";
}

void read_asserts(RuleContext& context, pugi::xml_node node, Rule& rule) {
    auto& reader = context.reader;
    std::vector<ParameterValue::Record> asserts;
    for (const auto each : node.children("assert")) {
        reader.shape(each, {"test", "context"}, {}, XmlReader::Content::empty);
        const auto test = reader.required(each, "test");
        check_expression(reader, each, "test", test);
        const auto within = reader.optional(each, "context");
        check_expression(reader, each, "context", within);
        if (!within.empty() && !model::xpath_error(within) && !model::xpath_selects(within))
            reader.fault(each, "context", "'context' has to select elements, as in //table");
        asserts.push_back({{"test", {test}}, {"context", {within}}});
    }
    if (asserts.empty() && !node.child("param"))
        reader.fault(node, "a rule of the check 'xpath' needs an <assert test=\"...\"/>");
    rule.parameters.emplace("assert", ParameterValue{std::move(asserts)});
}

} // namespace duly::rules
