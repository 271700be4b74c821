// declarations.interest: the decision-maker says that interests were considered. That none is
// recorded is a nil return, not a fault.
#include "rows.hpp"

namespace duly::declarations {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("signoff", DULY_TEXT, "decision_maker",
              "The role of the sign-off that goes with it."),
    parameter("name", DULY_TEXT, "decision-maker", "What people call the decision-maker."),
    parameter("phrase", DULY_PATTERN,
              "\\bi\\b.*\\binterests?\\b|"
              "\\binterests?\\b.*\\b(?:declared|recorded|considered|disclosed)\\b|"
              "\\bdeclarations? of (?:[a-z]+ )?interests?\\b|"
              "\\bno (?:[a-z]+ ){0,3}interests?\\b",
              "How a line says that interests were considered."),
};
constexpr duly_argument named[] = {
    argument("name", DULY_TEXT, "What people call the decision-maker."),
};
constexpr duly_argument worded[] = {
    argument("name", DULY_TEXT, "What people call the decision-maker."),
    argument("words", DULY_TEXT, "The confirmation."),
};
constexpr duly_case cases[] = {
    fail("missing", "Nothing says that interests were considered.", named),
    pass("declared", "The decision-maker says that interests were considered.", worded),
    not_applicable("absent", "The paper has no sign-off by the decision-maker.", named),
};

constexpr std::uint32_t longest_sentence = 600; // bytes

bool mentions_interest(std::string_view line) {
    return line.find("nterest") != std::string_view::npos ||
           line.find("NTEREST") != std::string_view::npos;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const std::string_view name = context.text("name");
    const Node signoff = paper.signoff(context.text("signoff"));
    if (!signoff) {
        context.report("absent").arg("name", name);
        return;
    }
    // Conversion moves the block about, so every line of the paper may hold the words; a sentence
    // that was broken at a line's end goes on in the next. "Interest" elsewhere must not meet an
    // "I" elsewhere.
    const duly_range all = paper.root().range();
    duly_range unfinished{all.begin, all.begin};
    for (std::uint32_t at = all.begin; at < all.end;) {
        const std::string_view rest = paper.text({at, all.end});
        const std::string_view line = rest.substr(0, rest.find('\n'));
        const duly_range range{unfinished.begin, at + static_cast<std::uint32_t>(line.size())};
        if (mentions_interest(line) &&
            context.matches(context.text("phrase"), context.folded(paper.text(range)))) {
            const duly_range where = places::trimmed(paper, range);
            context.report("declared", where)
                .arg("name", name)
                .arg("words", places::quoted(paper.text(where)));
            return;
        }
        at = range.end + 1;
        const bool ended = line.empty() || line.ends_with('.') || line.ends_with(':');
        unfinished = {ended || unfinished.begin + longest_sentence < at ? at : unfinished.begin,
                      at};
    }
    context.report("missing", places::line_of(paper, signoff)).arg("name", name);
}

} // namespace

duly_check interest() {
    return check<run>("declarations.interest",
                      "The decision-maker says that interests were considered.", parameters, cases);
}

} // namespace duly::declarations
