// declarations.not-required: a row that says advice was not required, held against the paper.
#include "rows.hpp"

namespace duly::declarations {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("row", DULY_TEXT, nullptr, "Ids of the row, separated by spaces."),
    parameter("role", DULY_TEXT, nullptr, "The role of the section that would hold such advice."),
    parameter("not-required", DULY_PATTERN,
              "\\b(?:advice|comments?|input) (?:is|was|were|are|has been|have been) not "
              "(?:required|needed|necessary|sought|taken)\\b|"
              "\\b(?:no|without) (?:[a-z]+ )?(?:advice|comments?|input) (?:is|was|has been|were) "
              "(?:required|needed|necessary|sought|taken)\\b|"
              "^(?:not (?:required|needed|applicable)|n/?a|none)\\W*$",
              "How a statement says that no advice was needed."),
    parameter("limited", DULY_PATTERN,
              "\\b(?:beyond|other than|apart from|except|besides|in addition to|over and above|"
              "further|additional)\\b",
              "How a statement says so only of advice beside that which was given."),
    parameter("certified", DULY_PATTERN, "",
              "The form's certificate that advice was taken, to be pointed at as well."),
};
constexpr duly_argument contradiction[] = {
    argument("row", DULY_TEXT, "The row's label."),
    argument("words", DULY_TEXT, "What the row says."),
    argument("heading", DULY_TEXT, "The heading under which the advice stands."),
    argument("place", DULY_PLACE, "Where it stands."),
};
constexpr duly_argument named[] = {
    argument("row", DULY_TEXT, "The row's label."),
};
constexpr duly_case cases[] = {
    fail("contradicted", "The row says not required, and the advice is in the paper.",
         contradiction),
    pass("consistent", "The row and the paper agree.", named),
    not_applicable("absent", "The paper has no such row."),
};

/// The heading of the section of that role that says something of its own, or an empty range.
duly_range advice_heading(const Context& context) {
    constexpr std::size_t short_section = 300; // bytes: may itself say that none was needed
    const Document& paper = context.document();
    for (const Node section : paper.all("section")) {
        if (section.str("role") != context.text("role")) continue;
        if (section.str("status") != "substantive") continue;
        const Node heading = section.first("heading");
        const duly_range place = heading ? places::trimmed(paper, heading.range())
                                         : places::first_line(paper, section.range());
        const std::string_view words = paper.text({place.end, section.range().end});
        if (words.size() <= short_section &&
            context.matches(context.text("not-required"), context.folded(words)))
            continue;
        return place;
    }
    return whole;
}

/// The sentence of the statement that says so, as written.
std::string saying(const Context& context, std::string_view statement) {
    for (std::size_t from = 0; from < statement.size();) {
        const std::size_t stop = statement.find(". ", from);
        const std::size_t end = stop == std::string_view::npos ? statement.size() : stop + 1;
        const std::string_view sentence = statement.substr(from, end - from);
        const std::string_view folded = context.folded(sentence);
        if (context.matches(context.text("not-required"), folded) &&
            !context.matches(context.text("limited"), folded))
            return places::quoted(sentence);
        from = end;
    }
    return {};
}

void run(const Context& context) {
    const Document& paper = context.document();
    const auto rows = rows_of(context);
    if (rows.empty()) {
        context.report("absent");
        return;
    }
    for (const Node& row : rows) {
        const std::string name = row_name(paper, row);
        const std::string words = saying(context, row.str("statement"));
        const duly_range advice = words.empty() ? whole : advice_heading(context);
        if (empty(advice)) {
            context.report("consistent", places::line_of(paper, row))
                .arg("row", name)
                .subject(row.str("role"));
            continue;
        }
        const std::string heading = places::quoted(places::bare(paper.text(advice)));
        const Report report = context.report("contradicted", places::trimmed(paper, row.range()));
        report.arg("row", name)
            .arg("words", words)
            .arg("heading", heading)
            .arg("place", advice)
            .related(heading, advice)
            .subject(row.str("role"));
        if (const std::string_view certificate = context.text("certified"); !certificate.empty())
            if (const auto certified = context.find(certificate, paper.root().range()))
                report.related(places::quoted(paper.text(*certified)), *certified);
    }
}

} // namespace

duly_check not_required() {
    return check<run>("declarations.not-required",
                      "A row that says advice was not required agrees with the paper.", parameters,
                      cases);
}

} // namespace duly::declarations
