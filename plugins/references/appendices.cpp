// references.appendices: an appendix that the paper names is there, or the paper says where it is.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "appendices.hpp"

namespace duly::references {
namespace {

constexpr duly_parameter parameters[] = {
    own_parameter,
    elsewhere_parameter,
    parameter(
        "others", DULY_PATTERN,
        "\\b(?:regulations?|(?:19|20)[0-9]{2} act|act (?:19|20)[0-9]{2}|codes? of|guidance|"
        "framework|constitution|nppf|nppg|directives?|conventions?|handbooks?|manuals?|toolkits?|"
        "circulars?|standing orders|agreements?|contracts?|leases?|deeds?|inspector|feasibility|"
        "(?:previous|earlier|last) (?:report|meeting|paper)|minutes of|reports? to)\\b",
        "Documents that have appendices of their own, when the sentence names one."),
    parameter("lists", DULY_PATTERN,
              "^(?:list of |appendices |index of )?(?:[a-z]+(?:,|/| and| &)? ?)?(?:[a-z]+ ?(?:,|/| "
              "and| &) ?)?"
              "(?:appendices|annexe?s|attachments|enclosures|papers|documents|documentation)"
              "(?:(?:,|/| and| &)? ?[a-z]+){0,3}$",
              "How the heading of a list that may hold appendices reads."),
    parameter(
        "separate", DULY_PATTERN,
        "\\b(?:attached|annexed|separate(?:ly)?|circulated|exempt|confidential|restricted|part "
        "(?:2|ii|b)|"
        "available|published|to follow|online|website|enclosed|tabled|previous|on request|pink|"
        "members' library|not for publication|link(?:ed)?|https?)\\b",
        "Words of a sentence that say the appendix comes otherwise."),
    parameter("attached", DULY_PATTERN, "\\b(?:attached|annexed|enclosed)\\b",
              "Those of them under which a list of the appendices has it too."),
    parameter("otherwise", DULY_PATTERN,
              "\\b(?:separate(?:ly)?|circulated|exempt|confidential|restricted|part (?:2|ii|b)|"
              "available|published|to follow|online|website|tabled|previous|on request|pink|"
              "members' library|not for publication|link(?:ed)?|https?|not attached)\\b",
              "Those under which it need not."),
    parameter(
        "not-here", DULY_PATTERN,
        "\\b(?:privileged|sensitive|not used|withdrawn|deleted|removed|superseded|spare|blank|"
        "on display|display(?:ed)?|by post|posted|e-?mailed|sent to|members' room|library|"
        "too large|to be (?:tabled|circulated|shown)|presentation|slides|video|verbal|"
        "spreadsheet|excel|xlsx?|docx?|pptx?|zip|jpe?g|png|see (?:page|paragraph|section|the "
        "(?:report|website|portal))|in a file|deposited|held (?:by|at|in)|inspect(?:ed|ion)?)"
        "\\b",
        "Words of an entry of the list for an appendix that need not follow it."),
    parameter("worded", DULY_PATTERN,
              "\\b(?:appendix|annexe?) (?:one|two|three|four|five|six|seven|eight|nine|ten|i{1,3}|"
              "iv|vi{0,3}|ix|x)\\b|\\bapp\\.? ?[0-9a-z]\\b",
              "Other ways to number appendices: where a paper has them, its list is not held "
              "against it."),
    parameter("kept", DULY_PATTERN,
              "\\b(?:yes|no|n/a|none|web|agenda|report|minutes|hard copy|file|pdf|not for|item)\\b",
              "Words of a list of appendices that may say which of them are with the paper."),
    parameter(
        "vague", DULY_PATTERN,
        "^(?:full|list|lists|more|further|detail|details|detailed|information|complete|copy|"
        "copies|with|both|this|that|these|which|from|the|and|all|each|summary|table|also|please|"
        "breakdown|overview|explanation|note|notes|about|what|where|how|are|our|its|their)$",
        "Words that say nothing of what an appendix holds."),
};
constexpr duly_argument named[] = {
    argument("appendix", DULY_TEXT, "The appendix as the paper names it."),
    argument("there", DULY_TEXT, "The appendices that are there."),
    argument("words", DULY_TEXT, "The words that name it."),
};
constexpr duly_argument followed[] = {
    argument("appendix", DULY_TEXT, "The appendix as the list has it."),
    argument("there", DULY_TEXT, "The listed appendices that follow."),
};
constexpr duly_argument mistaken[] = {
    argument("appendix", DULY_TEXT, "The appendix as the paper names it."),
    argument("for", DULY_TEXT, "What the paper says it holds."),
    argument("title", DULY_TEXT, "Its heading."),
    argument("other", DULY_TEXT, "The heading of the appendix that the words fit."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many appendices are named."),
};
constexpr duly_argument none_argument[] = {
    argument("names", DULY_TEXT, "The appendices that are named."),
};
constexpr duly_argument others_argument[] = {
    argument("names", DULY_TEXT, "The appendices that are named."),
    argument("there", DULY_TEXT, "The appendices that are there."),
};
constexpr duly_case cases[] = {
    fail("missing", "An appendix that is named is not there, though others are.", named),
    fail("other-title", "The words that name it fit another appendix.", mistaken),
    fail("listed-only", "An appendix is listed and does not follow, while others do.", followed),
    pass("there", "Every appendix that is named is there.", counted),
    inconclusive("none-here", "Appendices are named, and none is in the file or listed.",
                 none_argument),
    inconclusive("others-here",
                 "Appendices are named that are not in the file or listed; others are.",
                 others_argument),
    not_applicable("none", "The paper names no appendix."),
};

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// Which of a series it is: "C" and "3" are 3, "12A" is 12.
int place_in_series(const std::string& label) {
    return digit(label[0]) ? number_of(label) : label[0] - 'A' + 1;
}

using Words = std::vector<std::string>;

/// Words that say what something is about, each cut to what singular and plural have in common.
Words telling(const Context& context, std::string_view words) {
    constexpr std::size_t shortest = 4, stem = 7;
    Words out;
    std::string word;
    const std::string folded(context.folded(words));
    for (std::size_t i = 0; i <= folded.size(); ++i) {
        const char c = i < folded.size() ? folded[i] : ' ';
        if (c >= 'a' && c <= 'z') {
            word += c;
            continue;
        }
        if (word.size() >= shortest && !context.matches(context.text("vague"), word))
            out.push_back(word.substr(0, stem));
        word.clear();
    }
    return out;
}

bool alike(const std::string& a, const std::string& b) {
    constexpr std::size_t enough = 5;
    const std::size_t length = std::min(a.size(), b.size());
    return length >= std::min(enough, std::max(a.size(), b.size())) &&
           a.compare(0, length, b, 0, length) == 0;
}

std::size_t in_common(const Words& wanted, const Words& title) {
    return static_cast<std::size_t>(
        std::count_if(wanted.begin(), wanted.end(), [&](const std::string& word) {
            return std::any_of(title.begin(), title.end(),
                               [&](const std::string& each) { return alike(word, each); });
        }));
}

/// "See Appendix 3 for a list of related documents", where Appendix 5 is "Related documents".
bool report_mistaken(const Context& context, const Found& found, const Mention& mention) {
    const auto own = found.headings.find(mention.label);
    if (own == found.headings.end()) return false;
    const Document& paper = context.document();
    std::string_view words = behind(paper, mention.place);
    if (!words.starts_with(" for ")) return false;
    words = words.substr(5, words.substr(5).find_first_of(".;()\t"));
    const Words wanted = telling(context, words.substr(0, 120));
    if (wanted.size() < 2 || in_common(wanted, telling(context, own->second.text())) > 0)
        return false;
    const Node* fits = nullptr;
    for (const auto& [label, heading] : found.headings) {
        if (label == mention.label) continue;
        if (in_common(wanted, telling(context, heading.text())) < wanted.size()) continue;
        if (fits != nullptr) return false;
        fits = &heading;
    }
    if (fits == nullptr) return false;
    context.report("other-title", mention.place.where)
        .arg("appendix", paper.text(mention.place.where))
        .arg("for", places::quoted(words, 80))
        .arg("title", places::quoted(own->second.text(), 80))
        .arg("other", places::quoted(fits->text(), 80))
        .related(fits->text(), *fits)
        .related(own->second.text(), own->second);
    return true;
}

using Missing = std::map<std::string, std::vector<const Mention*>>;

/// Whether what is there and what is missing make one series from the first to the last, in numbers
/// or in letters. Otherwise the appendices are another paper's, or come as files of their own.
bool one_series(const std::set<std::string>& there, const Missing& missing) {
    constexpr std::size_t longest = 40;
    std::array<bool, longest + 1> seen{};
    const bool numbers = digit(missing.begin()->first[0]);
    int last = 0;
    std::size_t count = 0;
    const auto add = [&](const std::string& label) {
        const int place = place_in_series(label);
        if (digit(label[0]) != numbers || place < 1 || place > static_cast<int>(longest))
            return false;
        count += seen[static_cast<std::size_t>(place)] ? 0U : 1U;
        seen[static_cast<std::size_t>(place)] = true;
        last = std::max(last, place);
        return true;
    };
    bool any_there = false;
    for (const std::string& label : there)
        any_there = add(label) || any_there;
    for (const auto& [label, mentions] : missing)
        if (!add(label)) return false;
    return any_there && count == static_cast<std::size_t>(last);
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Found found = find_appendices(context);
    const bool lacking = report_listed_only(context, found);
    if (found.mentions.empty()) {
        if (lacking) return;
        if (found.there.empty())
            context.report("none");
        else
            context.report("there").arg("count", found.there.size());
        return;
    }
    Missing missing;
    bool faultless = true;
    for (const Mention& mention : found.mentions) {
        if (!found.has(mention.label)) {
            missing[mention.label].push_back(&mention);
        } else if (report_mistaken(context, found, mention)) {
            faultless = false;
        }
    }
    if (!missing.empty() && !one_series(found.there, missing)) {
        std::set<std::string> names;
        for (const auto& [label, mentions] : missing)
            names.insert(label);
        const duly_range where = missing.begin()->second.front()->place.where;
        if (found.there.empty())
            context.report("none-here", where).arg("names", joined(names));
        else
            context.report("others-here", where)
                .arg("names", joined(names))
                .arg("there", joined(found.there));
        return;
    }
    for (const auto& [label, mentions] : missing) {
        const Mention& first = *mentions.front();
        const Report report = context.report("missing", first.place.where);
        report.arg("appendix", "Appendix " + label)
            .arg("there", joined(found.there))
            .arg("words", places::quoted(paper.text(first.place.sentence), 120));
        for (std::size_t i = 1; i < mentions.size(); ++i)
            report.related(paper.text(mentions[i]->place.where), mentions[i]->place.where);
        faultless = false;
    }
    if (faultless && !lacking) context.report("there").arg("count", found.mentions.size());
}

} // namespace

duly_check appendices() {
    return check<run>("references.appendices", "An appendix that the paper names is there.",
                      parameters, cases);
}

} // namespace duly::references
