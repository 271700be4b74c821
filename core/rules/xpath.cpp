// Rules in XPath: the check's declaration, and how a pack writes its assertions. The engine runs
// them.
#include "model/xml_view.hpp"
#include "rules/readers.hpp"

namespace duly::rules {

namespace {

/// At the very character of the expression that cannot be.
void check_expression(XmlReader& reader, pugi::xml_node node, const char* attribute,
                      const std::string& expression) {
    if (expression.empty()) return;
    const auto wrong = model::xpath_error(expression);
    if (!wrong) return;
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
    if (asserts.empty())
        reader.fault(node, "a rule of the check 'xpath' needs an <assert test=\"...\"/>");
    rule.parameters.emplace("assert", ParameterValue{std::move(asserts)});
}

} // namespace duly::rules
