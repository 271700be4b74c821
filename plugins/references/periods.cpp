// references.periods: a plan that the paper names more than once has the same years each time.
#include <algorithm>
#include <string>
#include <vector>

#include "../shared/places.hpp"

namespace duly::references {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("document", DULY_PATTERN,
              "^(?:plan|strategy|programme|framework|policy|scheme|charter|agreement|prospectus|"
              "manifesto|partnership|vision|concordat)s?$",
              "The last word of the title of a document that covers years."),
    parameter(
        "edition", DULY_PATTERN,
        "\\b(?:emerging|draft|adopted|current|new|next|previous|former|last|old|review(?:ed)?|"
        "refresh(?:ed)?|extended|extension|updated?|revised|replac(?:es?|ed|ing)|supersed(?:es?|ed|"
        "ing)|"
        "successor|existing|earlier|original|version|edition)\\b",
        "Words near a title that say which edition is meant."),
};
constexpr duly_argument named[] = {
    argument("title", DULY_TEXT, "The title as far as both mentions have it."),
    argument("years", DULY_TEXT, "Its years here."),
    argument("other", DULY_TEXT, "Its years elsewhere."),
    argument("place", DULY_PLACE, "Where it has the other years."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many mentions with years there are."),
};
constexpr duly_case cases[] = {
    fail("differs", "One document is given two periods that begin alike.", named),
    pass("agree", "Documents named with their years have the same each time.", counted),
    not_applicable("none", "No document is named more than once with its years."),
};

struct Titled {
    std::vector<std::string> words; ///< folded, the last word of the title first
    duly_range title{}, years{};
    int from = 0, to = 0;
};

bool joins(std::string_view word) {
    return word == "and" || word == "of" || word == "for" || word == "the" || word == "&" ||
           word == "in" || word == "to" || word == "on";
}

/// The capitalised words before `end`, an abbreviation in brackets passed over.
Titled title_before(const Context& context, duly_range line, std::uint32_t end) {
    constexpr std::size_t longest = 160; // bytes
    const Document& paper = context.document();
    const std::string_view words = paper.text({line.begin, end});
    Titled titled;
    std::size_t at = words.size();
    const auto skip = [&](std::string_view these) {
        while (at > 0 && these.find(words[at - 1]) != std::string_view::npos)
            --at;
    };
    skip(" ,:\"'(");
    if (at > 0 && words[at - 1] == ')') {
        const std::size_t open = words.rfind('(', at - 1);
        if (open == std::string_view::npos || at - open > 12) return titled;
        at = open;
        skip(" ,:\"'");
    }
    const std::size_t title_end = at;
    std::size_t begin = at;
    while (at > 0 && title_end - at < longest) {
        const std::size_t space = words.find_last_of(" \t(\"", at - 1);
        const std::size_t from = space == std::string_view::npos ? 0 : space + 1;
        const std::string_view word = words.substr(from, at - from);
        if (word.empty() || std::string_view(".,;:)").find(word.back()) != std::string_view::npos)
            break;
        const bool capital = word[0] >= 'A' && word[0] <= 'Z';
        if (!capital && !joins(word)) break;
        titled.words.emplace_back(context.folded(word));
        if (capital) begin = from;
        if (from == 0 || words[from - 1] != ' ') break;
        at = from - 1;
        if (at > 0 && words[at - 1] == ' ') break;
    }
    while (!titled.words.empty() && joins(titled.words.back()))
        titled.words.pop_back();
    titled.title = {line.begin + static_cast<std::uint32_t>(begin),
                    line.begin + static_cast<std::uint32_t>(title_end)};
    return titled;
}

/// Whether the shorter title ends the longer one: "Crime Plan" is no "Police and Crime Plan" but
/// for a paper that says so in full elsewhere; two telling words are asked for.
bool same_title(const Titled& a, const Titled& b) {
    const std::size_t length = std::min(a.words.size(), b.words.size());
    std::size_t telling = 0;
    for (std::size_t i = 0; i < length; ++i) {
        if (a.words[i] != b.words[i]) return false;
        telling += joins(a.words[i]) ? 0U : 1U;
    }
    constexpr std::size_t enough = 3; // "Corporate Plan" is any body's
    return telling >= enough || (telling >= 2 && a.words.size() == b.words.size());
}

void run(const Context& context) {
    const Document& paper = context.document();
    std::vector<Titled> all;
    for (const Node period : paper.all("period")) {
        const std::string_view words = period.text();
        // A year with a stroke is a financial year: budgets are named by any of theirs.
        if (words.find('/') != std::string_view::npos) continue;
        const auto from = period.date("from"), to = period.date("to");
        if (!from || !to || from->month != 0 || to->month != 0) continue;
        const duly_range line = places::line_at(paper, period.range().begin);
        Titled titled = title_before(context, line, period.range().begin);
        if (titled.words.size() < 2 ||
            !context.matches(context.text("document"), titled.words.front()))
            continue;
        titled.years = period.range();
        constexpr std::uint32_t near = 40; // bytes
        const duly_range around{
            std::max(line.begin, titled.title.begin - std::min(titled.title.begin, near)),
            std::min(line.end, titled.years.end + near)};
        if (context.matches(context.text("edition"), context.folded(paper.text(around)))) continue;
        titled.from = from->year;
        titled.to = to->year;
        all.push_back(std::move(titled));
    }
    constexpr std::size_t most = 64; // titles that are looked back to
    std::size_t repeated = 0;
    std::vector<std::pair<std::size_t, std::size_t>> found;
    std::vector<std::size_t> known;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto before = std::find_if(known.begin(), known.end(), [&](std::size_t k) {
            // Another beginning is another edition.
            return all[k].from == all[i].from && same_title(all[i], all[k]);
        });
        if (before == known.end()) {
            if (known.size() < most) known.push_back(i);
            continue;
        }
        ++repeated;
        if (all[i].to != all[*before].to) found.emplace_back(i, *before);
    }
    if (repeated == 0) {
        context.report("none");
        return;
    }
    if (found.empty()) {
        context.report("agree").arg("count", all.size());
        return;
    }
    for (const auto& [here, there] : found) {
        const Titled& shorter =
            all[here].words.size() <= all[there].words.size() ? all[here] : all[there];
        context.report("differs", {all[here].title.begin, all[here].years.end})
            .arg("title", places::quoted(paper.text(shorter.title), 100))
            .arg("years", paper.text(all[here].years))
            .arg("other", paper.text(all[there].years))
            .arg("place", all[there].years)
            .related(paper.text({all[there].title.begin, all[there].years.end}),
                     {all[there].title.begin, all[there].years.end});
    }
}

} // namespace

duly_check periods() {
    return check<run>("references.periods",
                      "A plan that the paper names more than once has the same years each time.",
                      parameters, cases);
}

} // namespace duly::references
