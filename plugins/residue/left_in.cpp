// residue.left-in: words that belong to the template, or to whoever drafted the paper, are gone.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "leftovers.hpp"

namespace duly::residue {
namespace {

constexpr duly_parameter phrase_fields[] = {
    parameter("pattern", DULY_PATTERN, nullptr,
              "The words, as they stand in the paper: dashes and quotes as typed; of a longer "
              "match, those in a group."),
    parameter(
        "in", DULY_TEXT, "text",
        "\"text\": anywhere; \"brackets\", \"parentheses\": held against what stands in square, "
        "angle or curly brackets, or in round ones, with them."),
    parameter("sure", DULY_FLAG, "no", "Nobody could mean these words as text of the paper."),
    parameter("program", DULY_FLAG, "no",
              "A program puts these words in, and nobody types them: they count in brackets and "
              "beside words that speak of a form as well; quoted they do not."),
    parameter("unless", DULY_PATTERN, "",
              "Words of the same sentence, folded, under which these are meant as they stand."),
};
constexpr duly_parameter parameters[] = {
    list("phrases", phrase_fields, nullptr, "What a template or a drafter leaves behind."),
    judged_parameter,
    about_parameter,
    specimen_parameter,
    specimen_appendix_parameter,
    parameter("conditional", DULY_PATTERN,
              "\\bif (?:yes|no|so|not|applicable|appropriate|relevant|other)\\b",
              "Questions that may need no answer: what stands there is not sure."),
    parameter("garbled", DULY_INTEGER, "12",
              "So many places of one paper are no leftovers but a conversion gone wrong, or a form "
              "meant to be empty."),
    parameter("yields", DULY_FLAG, "no",
              "What stands wholly within words that an earlier rule told as surely is not told "
              "again: only for a rule that no such rule is milder than."),
};
constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "The words left in."),
};
constexpr duly_argument counted[] = {
    argument("words", DULY_TEXT, "The words left in."),
    argument("count", DULY_COUNT, "How often they stand in the paper."),
};
constexpr duly_argument many[] = {
    argument("words", DULY_TEXT, "The first of the words left in."),
    argument("count", DULY_COUNT, "How many different ones there are."),
};
constexpr duly_case cases[] = {
    fail("left", "Words that nobody can mean as text were left in.", worded),
    fail("left-often", "The same, several times.", counted),
    fail("doubtful", "Words that look left in.", worded),
    fail("doubtful-often", "The same, several times.", counted),
    inconclusive("many", "So many that the paper may be a form meant to be empty.", many),
    pass("none", "No such words were found."),
    not_applicable("specimen", "The paper is itself a template."),
};

struct Leftover {
    duly_range where{}, sentence{};
    bool sure = false;
    std::vector<duly_range> again{};
    std::vector<duly_range> wheres{}; ///< each place, its words alone
};

/// The places of all patterns, in order; what is sure outranks what overlaps it.
struct Hit {
    duly_range where{};
    bool sure = false, program = false;
    std::string_view unless{};
};

std::vector<Hit> hits(const Context& context) {
    const Search search(context);
    std::vector<Hit> found;
    for (const Record& phrase : context.list("phrases")) {
        const std::string_view pattern = phrase.text("pattern");
        const std::string_view in = phrase.text("in");
        for (const duly_range where : in == "brackets"      ? search.brackets(pattern)
                                      : in == "parentheses" ? search.parentheses(pattern)
                                                            : search.text(pattern))
            found.push_back(
                {where, phrase.flag("sure"), phrase.flag("program"), phrase.text("unless")});
    }
    std::stable_sort(found.begin(), found.end(), [](const Hit& a, const Hit& b) {
        return std::pair(a.where.begin, !a.sure) < std::pair(b.where.begin, !b.sure);
    });
    std::vector<Hit> apart;
    for (const Hit& hit : found) {
        if (apart.empty() || !places::overlap(apart.back().where, hit.where))
            apart.push_back(hit);
        else if (hit.sure && !apart.back().sure)
            apart.back() = hit;
    }
    return apart;
}

/// Those that count, the same words together.
std::vector<Leftover> leftovers(const Context& context, const std::vector<Hit>& all) {
    const Document& paper = context.document();
    const Surroundings surroundings(context);
    const std::string_view conditional = context.text("conditional");
    const Told& told = told_of(context);
    const bool yields = context.flag("yields");
    std::vector<Leftover> found;
    std::unordered_map<std::string, std::size_t> known;
    for (const Hit& hit : all) {
        const places::Block* block = places::block_at(surroundings.blocks(), hit.where.begin);
        if (!block || !surroundings.counts(*block, hit.where, hit.program)) continue;
        const duly_range around = surroundings.nearby(*block, hit.where);
        const duly_range sentence = places::sentence_around(paper, around, hit.where);
        if (!hit.unless.empty() &&
            context.matches(hit.unless, context.folded(paper.text(sentence))))
            continue;
        const bool sure =
            hit.sure &&
            !(!conditional.empty() &&
              context.matches(conditional,
                              context.folded(paper.text({around.begin, hit.where.begin}))));
        if (yields && told.covers(hit.where, sure)) continue;
        const std::string key(context.folded(paper.text(hit.where)));
        const auto [at, fresh] = known.try_emplace(key + (sure ? '1' : '0'), found.size());
        if (fresh)
            found.push_back({hit.where, sentence, sure, {}, {}});
        else
            found[at->second].again.push_back(sentence);
        found[at->second].wheres.push_back(hit.where);
    }
    return found;
}

void run(const Context& context) {
    const Document& paper = context.document();
    if (is_specimen(context)) {
        context.report("specimen");
        return;
    }
    const std::vector<Hit> all = hits(context);
    const std::vector<Leftover> found =
        all.empty() ? std::vector<Leftover>{} : leftovers(context, all);
    if (found.empty()) {
        context.report("none");
        return;
    }
    const auto words = [&](duly_range where) { return places::quoted(paper.text(where), 80); };
    if (found.size() >= static_cast<std::size_t>(context.integer("garbled"))) {
        const Report report = context.report("many", found.front().sentence);
        report.arg("words", words(found.front().where)).arg("count", found.size());
        for (const Leftover& leftover : found)
            report.related(words(leftover.where), leftover.sentence);
        return;
    }
    std::vector<Told::Words>& told = told_of(context).words;
    for (const Leftover& leftover : found) {
        for (const duly_range where : leftover.wheres)
            told.push_back({where, leftover.sure});
        const std::string said = words(leftover.where);
        const bool often = !leftover.again.empty();
        const char* const name = leftover.sure ? (often ? "left-often" : "left")
                                               : (often ? "doubtful-often" : "doubtful");
        const Report report = context.report(name, leftover.sentence);
        report.arg("words", said);
        if (often) report.arg("count", leftover.again.size() + 1);
        for (const duly_range again : leftover.again)
            report.related(said, again);
    }
}

} // namespace

duly_check left_in() {
    return check<run>("residue.left-in",
                      "Words of the template, or of the drafter, are gone from the text.",
                      parameters, cases);
}

} // namespace duly::residue
