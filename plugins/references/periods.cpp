// references.periods: a plan that the paper names more than once has the same years each time.
#include <algorithm>
#include <map>
#include <string>
#include <utility>
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
        "successor|existing|earlier|original|version|edition|renew\\w*|ran "
        "(?:on|until|from)|expired?s?|"
        "ended|followed|evidence)\\b",
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
    std::vector<std::size_t> begins; // of the words
    while (at > 0 && title_end - at < longest) {
        const std::size_t space = words.find_last_of(" \t(\"", at - 1);
        const std::size_t from = space == std::string_view::npos ? 0 : space + 1;
        const std::string_view word = words.substr(from, at - from);
        if (word.empty() || std::string_view(".,;:)").find(word.back()) != std::string_view::npos)
            break;
        const bool capital = word[0] >= 'A' && word[0] <= 'Z';
        if (!capital && !joins(word)) break;
        titled.words.emplace_back(context.folded(word));
        begins.push_back(from);
        if (from == 0 || words[from - 1] != ' ') break;
        at = from - 1;
        if (at > 0 && words[at - 1] == ' ') break;
    }
    while (!titled.words.empty() && joins(titled.words.back())) {
        titled.words.pop_back();
        begins.pop_back();
    }
    const std::size_t begin = begins.empty() ? title_end : begins.back();
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

/// The first mention with the years that are given least often, and one with those given most.
std::pair<const Titled*, const Titled*> odd_one(const std::vector<const Titled*>& mentions) {
    std::map<int, std::pair<std::size_t, const Titled*>> ends; // how often, and where first
    for (const Titled* mention : mentions) {
        auto& [count, first] = ends[mention->to];
        if (count++ == 0) first = mention;
    }
    if (ends.size() < 2) return {};
    const auto rarer = [](const auto& a, const auto& b) {
        // as often: the one that comes later in the paper
        return a.second.first != b.second.first
                   ? a.second.first < b.second.first
                   : a.second.second->years.begin > b.second.second->years.begin;
    };
    const auto [least, usual] = std::minmax_element(ends.begin(), ends.end(), rarer);
    return {least->second.second, usual->second.second};
}

void report_difference(const Context& context, const Titled& here, const Titled& there) {
    const Document& paper = context.document();
    const Titled& shorter = here.words.size() <= there.words.size() ? here : there;
    const duly_range other{there.title.begin, there.years.end};
    context.report("differs", {here.title.begin, here.years.end})
        .arg("title", places::quoted(paper.text(shorter.title), 100))
        .arg("years", paper.text(here.years))
        .arg("other", paper.text(there.years))
        .arg("place", there.years)
        .related(paper.text(other), other);
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
        duly_range around = places::widened(paper, {titled.title.begin, titled.years.end}, near);
        around = {std::max(line.begin, around.begin), std::min(line.end, around.end)};
        if (context.matches(context.text("edition"), context.folded(paper.text(around)))) continue;
        titled.from = from->year;
        titled.to = to->year;
        all.push_back(std::move(titled));
    }
    // The mentions of one document: its beginning is the same, as another is another edition's.
    constexpr std::size_t most = 64; // documents that are looked back to
    std::vector<std::vector<const Titled*>> documents;
    std::size_t repeated = 0;
    for (const Titled& titled : all) {
        const auto same = std::find_if(documents.begin(), documents.end(), [&](const auto& each) {
            return each.front()->from == titled.from && same_title(*each.front(), titled);
        });
        if (same != documents.end()) {
            same->push_back(&titled);
            ++repeated;
        } else if (documents.size() < most) {
            documents.push_back({&titled});
        }
    }
    if (repeated == 0) {
        context.report("none");
        return;
    }
    bool faultless = true;
    for (const auto& mentions : documents) {
        if (const auto odd = odd_one(mentions); odd.first != nullptr) {
            report_difference(context, *odd.first, *odd.second);
            faultless = false;
        }
    }
    if (faultless) context.report("agree").arg("count", all.size());
}

} // namespace

duly_check periods() {
    return check<run>("references.periods",
                      "A plan that the paper names more than once has the same years each time.",
                      parameters, cases);
}

} // namespace duly::references
