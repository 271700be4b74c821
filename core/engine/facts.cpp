#include "engine/facts.hpp"

#include <algorithm>
#include <set>

#include "engine/words.hpp"
#include "support/utf8.hpp"

namespace duly::engine {
namespace {

using model::Attr;
using model::Document;
using model::Kind;
using model::NodeId;

template <class Visit> void each(const Document& paper, Kind kind, Visit visit) {
    for (NodeId id = paper.next_of(kind, paper.root(), paper.root()); id != model::no_node;
         id = paper.next_of(kind, paper.root(), id))
        visit(id);
}

NodeId with_role(const Document& paper, Kind kind, std::string_view role) {
    for (NodeId id = paper.next_of(kind, paper.root(), paper.root()); id != model::no_node;
         id = paper.next_of(kind, paper.root(), id))
        if (paper.str(id, Attr::role) == role) return id;
    return model::no_node;
}

std::uint32_t line_of(const Document& paper, std::uint32_t at) {
    return paper.file().map.line(paper.file().view, at);
}

/// The line of the place that an attribute names, else of the node.
std::uint32_t line_of(const Document& paper, NodeId id, Attr begin) {
    const auto at = paper.integer(id, begin);
    const auto size = static_cast<std::int64_t>(paper.file().view.text().size());
    if (at && *at >= 0 && *at <= size) return line_of(paper, static_cast<std::uint32_t>(*at));
    return line_of(paper, paper.range(id).begin);
}

std::string label_of(const Document& paper, NodeId id) {
    std::string label = one_line(paper.str(id, Attr::label));
    while (!label.empty() && (label.back() == ':' || label.back() == ' '))
        label.pop_back();
    return label;
}

model::SectionFact section_fact(const Document& paper, NodeId section) {
    model::SectionFact fact;
    fact.role = paper.str(section, Attr::role);
    fact.status = paper.str(section, Attr::status);
    fact.line = line_of(paper, paper.range(section).begin);
    for (NodeId id = paper.node(section).first_child; id != model::no_node;
         id = paper.node(id).next)
        if (paper.kind(id) == Kind::heading) {
            fact.heading = one_line(paper.text(id), 400);
            break;
        }
    return fact;
}

std::vector<model::SectionFact> sections_of(const Document& paper, const rules::Pack& pack,
                                            Date as_of) {
    std::vector<model::SectionFact> facts;
    std::set<std::string, std::less<>> listed;
    for (const rules::ExpectedSection& wanted : pack.sections) {
        listed.insert(wanted.role);
        NodeId section = with_role(paper, Kind::section, wanted.role);
        // "Legal and resource implications" answer for both
        const bool shared =
            section == model::no_node && (wanted.role == "financial" || wanted.role == "legal") &&
            (section = with_role(paper, Kind::section, "financial-legal")) != model::no_node;
        if (section != model::no_node) {
            facts.push_back(section_fact(paper, section));
            if (shared) facts.back().role = wanted.role;
            continue;
        }
        // A paper without date is not held to a heading that came later.
        const bool in_form = !wanted.from || (as_of.given() && as_of.against(*wanted.from) !=
                                                                   std::partial_ordering::less);
        model::SectionFact& fact = facts.emplace_back();
        fact.role = wanted.role;
        fact.status = wanted.expected && in_form ? "missing" : "not-expected";
    }
    each(paper, Kind::section, [&](NodeId section) {
        const std::string_view role = paper.str(section, Attr::role);
        if (!role.empty() && listed.emplace(role).second)
            facts.push_back(section_fact(paper, section));
    });
    return facts;
}

std::optional<std::string> answer_of(const Document& paper, std::string_view field) {
    const NodeId id = with_role(paper, Kind::field, field);
    if (id == model::no_node) return std::nullopt;
    const auto answer = paper.text_attr(id, Attr::answer);
    return answer && !answer->empty() ? std::optional<std::string>(*answer) : std::nullopt;
}

model::FoiFact foi_of(const Document& paper) {
    model::FoiFact fact;
    fact.part1 = answer_of(paper, "foi.part1");
    fact.part2 = answer_of(paper, "foi.part2");
    if (const NodeId id = with_role(paper, Kind::field, "foi.reason"); id != model::no_node) {
        std::string value = one_line(paper.str(id, Attr::value), 400);
        const std::string_view state = paper.str(id, Attr::state);
        if (state == "placeholder")
            fact.reason = state;
        else if (state == "given" && !value.empty())
            fact.reason = std::move(value);
    }
    if (const NodeId id = with_role(paper, Kind::field, "foi.until"); id != model::no_node) {
        const auto date = paper.date(id, Attr::date);
        if (date && date->exists())
            fact.until = date->iso();
        else if (paper.str(id, Attr::state) == "placeholder")
            fact.until = "placeholder";
    }
    return fact;
}

std::vector<model::SignatureFact> signatures_of(const Document& paper) {
    std::vector<model::SignatureFact> facts;
    std::set<std::string, std::less<>> seen;
    each(paper, Kind::signoff, [&](NodeId id) {
        const std::string_view role = paper.str(id, Attr::role);
        if (!seen.emplace(role).second) return;
        model::SignatureFact& fact = facts.emplace_back();
        fact.role = role;
        fact.state = paper.str(id, Attr::state);
        fact.line = line_of(paper, id, Attr::value_begin);
        // what no calendar has (32 June) is told by a rule and is no date
        if (const auto date = paper.date(id, Attr::date); date && date->exists()) {
            fact.date = date->iso();
            fact.date_line = line_of(paper, id, Attr::date_begin);
        }
    });
    return facts;
}

} // namespace

model::Facts facts_of(const Document& paper, const rules::Pack& pack, Date as_of) {
    model::Facts facts;
    facts.sections = sections_of(paper, pack, as_of);
    each(paper, Kind::declaration, [&](NodeId id) {
        const bool stated = !utf8::trim(paper.str(id, Attr::statement)).empty();
        facts.declarations.push_back({label_of(paper, id), line_of(paper, paper.range(id).begin),
                                      std::string(paper.str(id, Attr::state)),
                                      stated ? "given" : "missing"});
    });
    if (pack.has_publication) facts.foi = foi_of(paper);
    facts.signatures_expected = pack.has_signatures;
    if (pack.has_signatures) facts.signatures = signatures_of(paper);
    return facts;
}

// The papers of a file tile it: lines that are in no view (a stray mark above the first line, the
// end of the file) belong to the paper they stand in.
model::Extent extent_of(const Document& paper) {
    const model::Range range = paper.range(paper.root());
    const model::SourceMap& map = paper.file().map;
    const std::size_t size = paper.file().view.text().size();
    const std::uint32_t last = range.empty() ? range.begin : range.end - 1;
    model::Extent extent{line_of(paper, range.begin), line_of(paper, last), map.page(range.begin),
                         map.page(last)};
    if (range.begin == 0) extent.first_line = 1;
    if (range.end >= size)
        extent.last_line = std::max(map.lines(paper.file().view), extent.last_line);
    else
        extent.last_line = std::max(extent.last_line, line_of(paper, range.end) - 1);
    return extent;
}

} // namespace duly::engine
