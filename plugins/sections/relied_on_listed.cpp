// sections.relied-on-listed: the earlier papers that a paper rests on are among its background
// papers. Statutes and published works need not be listed, so only decisions and what was approved
// or agreed earlier count.
#include <algorithm>
#include <string>
#include <vector>

#include "relied_on.hpp"

namespace duly::sections {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("role", DULY_TEXT, "background-papers", "The role of the section that lists them."),
    parameter("name", DULY_TEXT, "background papers", "What people call the list."),
    parameter("series", DULY_PATTERN, "", "Only decisions whose reference matches; empty: all."),
    parameter(
        "earlier", DULY_PATTERN,
        "(?:\\b(?:which|that)\\s+)?\\b(?:was|were|had\\s+been|has\\s+been|have\\s+been)\\s+"
        "(?:approved|agreed|signed|endorsed|adopted)\\s+(?:off\\s+)?by\\s+"
        "[^.;\\n]{3,90}?\\s(?:on|in)\\s+(?:the\\s+)?",
        "Words that run up to a date and say that an earlier paper was approved, and by whom."),
    parameter("meeting", DULY_PATTERN,
              "\\b(?:approved|agreed|adopted|considered|noted|endorsed)\\b[^.;\\n]*?"
              "\\b(?:at|by)\\s+[^.;\\n]*?"
              "\\b(?:committee|cabinet|council|board|panel|executive|assembly)\\b[^.;\\n]*?"
              "(?:\\bon|\\bin|\\bof|meeting|,|[(])\\s*(?:the\\s+)?",
              "Words that run up to a date and say what a meeting agreed."),
};
constexpr duly_argument name_only[] = {
    argument("name", DULY_TEXT, "What people call the list."),
};
constexpr duly_argument against_none[] = {
    argument("name", DULY_TEXT, "What people call the list."),
    argument("heading", DULY_TEXT, "The list's heading in the paper."),
    argument("words", DULY_TEXT, "What stands there: \"None.\""),
    argument("cited", DULY_TEXT, "The first paper relied on, in the paper's words."),
    argument("place", DULY_PLACE, "Where it is relied on."),
    argument("count", DULY_COUNT, "How many papers are relied on."),
};
constexpr duly_argument against_missing[] = {
    argument("name", DULY_TEXT, "What people call the list."),
    argument("cited", DULY_TEXT, "The first paper relied on, in the paper's words."),
    argument("place", DULY_PLACE, "Where it is relied on."),
    argument("count", DULY_COUNT, "How many papers are relied on."),
};
constexpr duly_argument unlisted[] = {
    argument("name", DULY_TEXT, "What people call the list."),
    argument("heading", DULY_TEXT, "The list's heading in the paper."),
    argument("cited", DULY_TEXT, "What is relied on and not listed."),
    argument("place", DULY_PLACE, "Where the first is relied on."),
    argument("count", DULY_COUNT, "How many they are."),
};
constexpr duly_argument counted[] = {
    argument("name", DULY_TEXT, "What people call the list."),
    argument("heading", DULY_TEXT, "The list's heading in the paper."),
    argument("count", DULY_COUNT, "How many papers are relied on."),
};
constexpr duly_argument pointed[] = {
    argument("name", DULY_TEXT, "What people call the list."),
    argument("heading", DULY_TEXT, "The list's heading in the paper."),
    argument("words", DULY_TEXT, "Where the paper says the list is."),
};
constexpr duly_case cases[] = {
    fail("none-but-relied", "The list says none, yet the paper relies on others.", against_none),
    fail("missing-but-relied", "There is no list, yet the paper relies on others.",
         against_missing),
    fail("not-listed", "A decision cited by its reference is not on the list.", unlisted),
    fail("several-not-listed", "Decisions cited by their references are not on the list.",
         unlisted),
    fail("unnumbered-not-listed", "A paper known by its title, body or date is not on the list.",
         unlisted),
    pass("listed", "What the paper relies on is on the list.", counted),
    pass("elsewhere", "The list stands elsewhere.", pointed),
    not_applicable("nothing-relied-on", "The paper relies on no earlier one.", name_only),
};

/// The references as a person would say them: "PCD 377 and PCD 400".
std::string joined(const std::vector<const Reliance*>& list) {
    constexpr std::size_t said_at_most = 4;
    const std::string out = places::in_a_row(list, &Reliance::cited, said_at_most);
    return list.size() > said_at_most ? out + " …" : out;
}

void relate(const Document& paper, const Report& report, const std::vector<const Reliance*>& list) {
    for (const Reliance* reliance : list) {
        report.related(reliance->cited, reliance->where);
        for (const duly_range again : reliance->again)
            report.related(places::quoted(paper.text(again), 200), again);
    }
}

/// All sections of the role taken together.
Listed list_of(const Context& context, std::string_view role) {
    const Document& paper = context.document();
    Listed list;
    for (const Node section : paper.all("section")) {
        if (section.str("role") != role) continue;
        const std::string_view words = paper.text(content_of(paper, section));
        list.words += std::string(context.folded(words)) + '\n';
        // Piece by piece, so that "PCD174" and a stray "7." on the next line do not run together.
        for (std::size_t from = 0; from < words.size();) {
            const std::size_t end = std::min(words.find_first_of("\n\t,;", from), words.size());
            list.letters += squeezed(words.substr(from, end - from)) + '/';
            from = end + 1;
        }
        for (const Node date : section.all("date"))
            list.dates.push_back(date.date("date").value_or(duly_date{}));
        for (const Node reference : section.all("reference"))
            list.letters += squeezed(reference.str("target")) + '/';
    }
    return list;
}

/// The list of the report in which the place stands: where a file holds several reports as one, the
/// next one below it.
Node list_behind(const std::vector<Node>& lists, std::uint32_t place) {
    for (const Node list : lists)
        if (list.range().end > place) return list;
    return lists.back();
}

void run(const Context& context) {
    const Document& paper = context.document();
    const std::string_view role = context.text("role"), name = context.text("name");
    const std::vector<Reliance> all = reliances(context, role);
    std::vector<Node> lists;
    for (const Node each : paper.all("section"))
        if (each.str("role") == role) lists.push_back(each);
    const Node section = lists.empty() || all.empty() ? paper.section(role)
                                                      : list_behind(lists, all.front().where.begin);

    std::vector<const Reliance*> certain;
    for (const Reliance& reliance : all)
        if (reliance.how != Reliance::How::meeting) certain.push_back(&reliance);

    if (!section) {
        if (certain.empty() || !any_role(paper)) {
            context.report("nothing-relied-on").arg("name", name).subject(role);
            return;
        }
        const Report report = context.report("missing-but-relied", certain.front()->where);
        report.arg("name", name)
            .arg("cited", certain.front()->cited)
            .arg("place", certain.front()->where)
            .arg("count", certain.size())
            .subject(role);
        relate(paper, report, {certain.begin() + 1, certain.end()});
        return;
    }

    const duly_range heading = heading_place(paper, section), content = content_of(paper, section);
    const std::string title = heading_words(paper, section);
    const auto say = [&](std::string_view case_name, duly_range where) {
        return context.report(case_name, where)
            .arg("name", name)
            .arg("heading", title)
            .subject(role);
    };
    if (all.empty()) {
        context.report("nothing-relied-on", heading).arg("name", name).subject(role);
        return;
    }
    const bool none = std::all_of(lists.begin(), lists.end(), [](const Node& each) {
        return each.str("status") == "nil" || each.str("status") == "empty";
    });
    if (none && !certain.empty()) {
        const duly_range where = empty(content) ? heading : places::first_line(paper, content);
        const Report report = say("none-but-relied", where);
        report.arg("words", places::quoted(paper.text(content), 80))
            .arg("cited", certain.front()->cited)
            .arg("place", certain.front()->where)
            .arg("count", certain.size());
        relate(paper, report, certain);
        return;
    }
    const Listed list = list_of(context, role);
    const auto points_elsewhere = context.match(
        "\\b(?:see|refer to|in|at) (?:the )?(?:appendi(?:x|ces)|annexe?|part (?:2|ii))\\b[^.]*",
        list.words);
    if (!none && points_elsewhere) {
        const duly_range where = places::first_line(paper, content);
        say("elsewhere", where).arg("words", places::quoted(paper.text(where)));
        return;
    }

    std::vector<const Reliance*> by_reference, otherwise;
    for (const Reliance& reliance : all) {
        if (on_list(context, reliance, list)) continue;
        (reliance.how == Reliance::How::reference ? by_reference : otherwise).push_back(&reliance);
    }
    const auto report_unlisted = [&](std::string_view case_name,
                                     const std::vector<const Reliance*>& unlisted_papers,
                                     const std::string& cited) {
        if (unlisted_papers.empty()) return;
        const Node own = list_behind(lists, unlisted_papers.front()->where.begin);
        const Report report = context.report(case_name, heading_place(paper, own));
        report.arg("name", name)
            .arg("heading", heading_words(paper, own))
            .subject(role)
            .arg("cited", cited)
            .arg("place", unlisted_papers.front()->where)
            .arg("count", unlisted_papers.size());
        relate(paper, report, unlisted_papers);
    };
    if (by_reference.empty() && otherwise.empty()) {
        const Report report = say("listed", heading);
        report.arg("count", all.size());
        for (const Reliance& reliance : all)
            report.related(reliance.cited, reliance.where);
        return;
    }
    report_unlisted(by_reference.size() > 1 ? "several-not-listed" : "not-listed", by_reference,
                    joined(by_reference));
    if (!otherwise.empty())
        report_unlisted("unnumbered-not-listed", otherwise, otherwise.front()->cited);
}

} // namespace

duly_check relied_on_listed() {
    return check<run>("sections.relied-on-listed",
                      "The papers relied on are among the background papers.", parameters, cases);
}

} // namespace duly::sections
