// references.paragraphs: a paragraph or section of this paper that the paper names is there.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "../shared/numbers.hpp"
#include "mentions.hpp"

namespace duly::references {
namespace {

constexpr duly_parameter parameters[] = {
    own_parameter,
    surely_parameter,
    elsewhere_parameter,
    others_parameter,
    parameter(
        "cue", DULY_PATTERN,
        "\\b(?:see|(?:as |are |is )?(?:set out|outlined|detailed|described|discussed|explained|"
        "given|shown|mentioned|stated|noted|identified|referred to|contained|covered) "
        "(?:above |below )?(?:at|in|under)|refer to|subject to|in line with|further to|in "
        "accordance with)"
        " (?:the )?$",
        "Words right before a mention that make it one of this paper's own paragraphs."),
    parameter("explains", DULY_PATTERN,
              "^ (?:above |below )?(?:explains?|sets? out|shows?|says?|states?|notes?|describes?|"
              "outlines?|details?|mentions?|makes? clear)\\b",
              "Words right behind one that \"as\" stands before: \"as paragraph 3.9 explains\"."),
    parameter("other-works", DULY_PATTERN,
              "\\b(?:guides?|reports?|reviews?|stud(?:y|ies)|assessments?|papers?|letters?|"
              "decisions?|appeals?|inspectors?|notices?|licen[cs]es?|briefings?)\\b",
              "Further documents of a paragraph that may be meant by a whole number."),
    parameter("unnumbered", DULY_PATTERN,
              "^(?:appendi(?:x|ces)|annex(?:e|es)?|background (?:papers?|documents?)|list of|"
              "contacts?|(?:contact|report|lead) (?:officer|author)|enclosures?|attachments?|"
              "glossary|signed|signature)\\b",
              "Headings that have no number where all others have one."),
};
constexpr duly_argument named[] = {
    argument("mention", DULY_TEXT, "The mention: \"paragraph 4.7\"."),
    argument("number", DULY_TEXT, "The number that is not there."),
    argument("words", DULY_TEXT, "The sentence."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many paragraphs are named."),
};
constexpr duly_case cases[] = {
    fail("missing", "The paper says that a paragraph of its own says so, and there is none.",
         named),
    fail("not-found", "A paragraph is named that the paper does not have.", named),
    pass("there", "Every paragraph that is named is there.", counted),
    not_applicable("none", "No paragraph of the paper is named, or it does not number them."),
};

/// "4.7(a)" is a part of 4.7.
std::string without_brackets(std::string_view target) {
    std::string number(target.substr(0, target.find('(')));
    while (!number.empty() && number.back() == ' ')
        number.pop_back();
    return number;
}

/// "paragraph 1.6" of "paragraphs 1.3 to 1.6".
std::string one_of(std::string_view words, std::string_view target) {
    std::string_view word = words.substr(0, words.find(' '));
    if (word.ends_with('s')) word.remove_suffix(1);
    return std::string(word).append(" ").append(target);
}

/// A short paper says where its numbers end when none is left out: sections from 1, and in each of
/// them, paragraphs from 1. A gap may be a number that conversion lost.
bool plainly_numbered(const Context& context, const numbers::Marks& marks) {
    constexpr std::size_t fewest = 3, appendices_from = 1000;
    if (marks.dotted() < fewest) return false;
    std::int64_t numbered_level = 0; // of the first heading with a number
    for (const Node section : context.document().all("section")) {
        const std::int64_t level = section.integer("level").value_or(0);
        if (!section.str("number").empty()) {
            if (numbered_level == 0) numbered_level = level;
        } else if (numbered_level > 0 && level <= numbered_level &&
                   !context.matches(context.text("unnumbered"),
                                    context.folded(section.first("heading").text()))) {
            return false;
        }
    }
    std::map<std::uint16_t, std::set<std::uint16_t>> sections;
    for (const numbers::Mark& mark : marks.all()) {
        if (!mark.trusted || mark.number.parts[0] >= appendices_from) continue;
        if (mark.number.depth == 1 && !mark.heading) continue; // of a list
        auto& paragraphs = sections[mark.number.parts[0]];
        if (mark.number.depth > 1) paragraphs.insert(mark.number.parts[1]);
    }
    const auto without_gap = [](const auto& numbered, const auto& number) {
        return numbered.empty() || number(*numbered.rbegin()) == numbered.size();
    };
    if (sections.size() < 2 || !without_gap(sections, [](const auto& s) { return s.first; }))
        return false;
    return std::all_of(sections.begin(), sections.end(), [&](const auto& section) {
        return without_gap(section.second, [](std::uint16_t n) { return n; });
    });
}

/// The number of the paragraph or section that a reference names, of this paper as far as it says;
/// empty for any other reference.
std::string named_by(const Node& reference) {
    const std::string_view kind = reference.str("kind");
    if ((kind != "section" && kind != "paragraph") || !reference.str("of").empty()) return {};
    std::string target = without_brackets(reference.str("target"));
    return numbers::read(target) ? target : std::string{};
}

/// The last of the paragraphs that are numbered 1, 2, 3 … from the first section to the last; 0
/// where the paper does not number them so.
int last_of_continuous(const numbers::Marks& marks) {
    constexpr std::size_t fewest = 8, fewest_sections = 3;
    int last = 0;
    std::size_t count = 0;
    std::set<duly_node> sections;
    for (const numbers::Mark& mark : marks.all()) {
        if (mark.heading || mark.number.depth != 1) continue;
        const int number = mark.number.last();
        if (!mark.trusted || number <= last || number > last + 2) continue; // a list between them
        last = number;
        ++count;
        if (sections.size() < fewest_sections) sections.insert(mark.node.enclosing("section").id());
    }
    return count >= fewest && sections.size() == fewest_sections ? last : 0;
}

void run(const Context& context) {
    constexpr std::size_t most = 50;  // beyond that the numbers are not this paper's
    constexpr std::size_t fewest = 8; // numbers that make a paper one with numbered paragraphs
    const Document& paper = context.document();
    const Nodes references = paper.all("reference");
    if (std::none_of(references.begin(), references.end(),
                     [](const Node& each) { return !named_by(each).empty(); })) {
        context.report("none"); // before the whole paper is asked for its numbers
        return;
    }
    const numbers::Marks marks(context, {}, {});
    const bool few = marks.dotted() < fewest;
    const int last = few ? last_of_continuous(marks) : 0;
    if (last == 0 && few && !plainly_numbered(context, marks)) {
        context.report("none");
        return;
    }
    const std::string_view all = paper.text(paper.root().range());
    std::size_t there = 0;
    bool faultless = true;
    std::set<numbers::Number> said;
    for (const Node reference : references) {
        std::vector<std::string> targets{named_by(reference)};
        if (targets[0].empty()) continue;
        const bool section = reference.str("kind") == "section";
        const Place place = place_of(paper, reference.range());
        std::string_view rest = behind(paper, place);
        const std::string_view words = reference.text();
        const std::size_t space = words.find(' ');
        if (space != std::string_view::npos && space > 0 && words[space - 1] == 's') {
            const Further more = further(targets[0], rest);
            targets.insert(targets.end(), more.labels.begin(), more.labels.end());
            rest = rest.substr(more.length);
        }
        // A short paper may cover another, which is then "the report".
        const bool own = few ? surely_own(context, rest) : says_own(context, rest);
        const std::string_view before = paper.text({place.sentence.begin, place.where.begin});
        const std::size_t from = before.size() > 60 ? before.size() - 60 : 0;
        const std::string lead = std::string(context.folded(before.substr(from))) + ' ';
        const bool said_by = (lead == "as " || lead.ends_with(" as ")) &&
                             context.matches(context.text("explains"), rest);
        const bool cued = !section && (said_by || context.matches(context.text("cue"), lead)) &&
                          !of_another(context, place, rest);
        if (!own && !cued) continue;
        for (const std::string& target : targets) {
            const auto number = numbers::read(target);
            // A whole number may be a paragraph of a list, or of the minutes; where paragraphs have
            // whole numbers, one behind the last of them may be of a document named just before.
            if (!number) continue;
            const bool whole = number->depth < 2 && !(own && section);
            if (whole && (last == 0 || section)) continue;
            if (whole && number->last() <= last) {
                ++there;
                continue;
            }
            const std::string line(whole ? context.folded(paper.text(place.line)) : "");
            if (whole && (context.matches(context.text("others"), line) ||
                          context.matches(context.text("other-works"), line)))
                continue;
            if (marks.present(*number)) {
                ++there;
                continue;
            }
            if (said.size() == most || !said.insert(*number).second) continue;
            if (numbers::stands_in(all, *number)) {
                ++there;
                continue;
            }
            context.report(own ? "missing" : "not-found", place.where)
                .arg("mention", one_of(words, target))
                .arg("number", target)
                .arg("words", places::quoted(paper.text(place.sentence), 120));
            faultless = false;
        }
    }
    if (!faultless) return;
    if (there == 0)
        context.report("none");
    else
        context.report("there").arg("count", there);
}

} // namespace

duly_check paragraphs() {
    return check<run>("references.paragraphs",
                      "A paragraph of this paper that the paper names is there.", parameters,
                      cases);
}

} // namespace duly::references
