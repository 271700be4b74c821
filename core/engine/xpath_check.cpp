#include "engine/xpath_check.hpp"

#include <cassert>

#include "support/utf8.hpp"

namespace duly::engine {
namespace {

using model::Document;
using model::Kind;
using model::NodeId;
using model::Range;

/// What one assertion made of the paper. A place of nothing: the paper as a whole.
struct Judged {
    std::vector<std::optional<Range>> holds, fails;
};

/// What stands between the brackets when the whole expression is one `not( ... )`, else "".
std::string_view negated(std::string_view test) {
    test = utf8::trim(test);
    if (!test.starts_with("not")) return {};
    test = utf8::trim(test.substr(3));
    if (!test.starts_with("(") || !test.ends_with(")")) return {};
    int depth = 0;
    char quote = 0;
    for (std::size_t at = 0; at < test.size(); ++at) {
        const char c = test[at];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')' && --depth == 0 && at + 1 != test.size()) {
            return {}; // not(a) and not(b)
        }
    }
    return test.substr(1, test.size() - 2);
}

std::vector<std::optional<Range>> places(const std::vector<Range>& ranges) {
    return {ranges.begin(), ranges.end()};
}

Result<Judged> judge(const std::string& test, const std::string& context,
                     const model::XmlTree& tree) {
    if (!context.empty())
        return tree.parted(context, test).map([](const model::XmlTree::Parted& parted) {
            return Judged{places(parted.holds), places(parted.fails)};
        });
    const auto inner = negated(test);
    if (!inner.empty() && model::xpath_selects(inner))
        return tree.select(inner).map([](const std::vector<Range>& found) {
            return found.empty() ? Judged{{std::nullopt}, {}} : Judged{{}, places(found)};
        });
    const auto holds = tree.holds(test);
    if (!holds) return tl::unexpected(holds.error());
    if (!*holds) return Judged{{}, {std::nullopt}};
    const auto found = tree.select(test);
    if (found && !found->empty()) return Judged{{found->front()}, {}};
    return Judged{{std::nullopt}, {}};
}

std::string heading_at(const Document& paper, std::uint32_t at) {
    for (NodeId section = paper.section_at(at); section != model::no_node;
         section = paper.enclosing(paper.node(section).parent, Kind::section))
        for (NodeId child = paper.node(section).first_child; child != model::no_node;
             child = paper.node(child).next)
            if (paper.kind(child) == Kind::heading) return std::string(paper.text(child));
    return {};
}

Case case_of(const rules::CheckSpec& spec, std::string_view name, const Document& paper,
             const std::optional<Range>& where) {
    Case out;
    for (const auto& each : spec.cases)
        if (each.name == name) out.spec = &each;
    assert(out.spec != nullptr);
    // The paper's own element means the paper as a whole.
    if (!where || *where == paper.range(paper.root())) return out;
    out.where = where;
    for (const auto& argument : out.spec->arguments) {
        if (argument.name == "heading")
            out.arguments.push_back(
                {argument.name, argument.type, heading_at(paper, where->begin)});
        else
            out.arguments.push_back({argument.name, argument.type, *where});
    }
    return out;
}

} // namespace

CheckRun run_xpath(const rules::Rule& rule, const rules::CheckSpec& spec, const Document& paper,
                   const model::XmlTree& tree) {
    CheckRun out;
    const auto asserts = rule.parameters.find("assert");
    assert(asserts != rule.parameters.end());
    std::vector<Case> holding;
    for (const auto& record :
         std::get<std::vector<rules::ParameterValue::Record>>(asserts->second.value)) {
        const auto judged =
            judge(std::get<std::string>(record.find("test")->second.value),
                  std::get<std::string>(record.find("context")->second.value), tree);
        if (!judged) return {{}, judged.error().message};
        for (const auto& where : judged->fails)
            out.cases.push_back(case_of(spec, "fails", paper, where));
        for (const auto& where : judged->holds)
            if (holding.empty() || (where && !holding.front().where))
                holding = {case_of(spec, "holds", paper, where)};
    }
    if (!out.cases.empty()) return out;
    if (holding.empty()) holding.push_back(case_of(spec, "nothing", paper, std::nullopt));
    out.cases = std::move(holding);
    return out;
}

} // namespace duly::engine
