// sections.substantive: what stands under a heading means something.
#include <algorithm>
#include <cctype>
#include <string>

#include "../shared/template_words.hpp"
#include "section_words.hpp"

namespace duly::sections {
namespace {

/// Longer sections are not read as "see elsewhere" or "none, because": they speak for themselves.
constexpr std::size_t short_section = 600; // bytes

constexpr duly_parameter parameters[] = {
    parameter("role", DULY_TEXT, nullptr, "The role of the section."),
    parameter("name", DULY_TEXT, "", "What people call it; the paper's heading when left out."),
    parameter(
        "elsewhere", DULY_PATTERN,
        "\\b(?:see|in|within|to|at|under|throughout|per) (?:the )?"
        "(?:exempt |confidential |attached |accompanying )?"
        "(?:part (?:2|ii|two)\\b|appendi(?:x|ces)\\b|annexe?\\b|"
        "(?:main )?(?:body|rest|text) of (?:the|this) (?:report|paper|form|text|document)\\b)|"
        "\\bas set out in (?:the|this) (?:report|paper)\\b",
        "Words that say the answer stands elsewhere."),
    parameter("nil", DULY_PATTERN,
              "^(?:none|nil|n/?a|not applicable|not required)\\b|"
              "^(?:there (?:are|is|were|was)|this \\w+ (?:has|have|raises)) no\\b|"
              "^no (?:[a-z]+ ){0,4}(?:implications?|comments?|issues|impacts?)\\b",
              "How an answer of \"none\" begins."),
    parameter("to-come", DULY_PATTERN, template_words::in_place_of_advice,
              "Words that only hold the place of what belongs there."),
    parameter("left-in", DULY_PATTERN,
              "^(?:[0-9]+(?:\\.[0-9]+)*[.)]? )?(?:\\[ ?(?:please )?insert\\b[^\\]]*\\]|"
              "click (?:or tap )?(?:here )?to enter text)\\W*$",
              "Those of them that other rules tell as left in once the paper is signed."),
    parameter(
        "sentence", DULY_PATTERN,
        "^\\[(?:[^\\] ]+ )+(?:is|are|was|were|will|would|has|have|had|does|do|can|cannot|"
        "costs?|pays?|paid|met|funds?|comes?|makes?|adds?|agreed|holds?|needs?)"
        "(?: [^\\] ]+){2,}|^\\[[^\\]]*£ ?[0-9]",
        "What stands in brackets, and is no template's, where it is the paper's own sentence."),
    parameter("deciding", DULY_TEXT, "",
              "The role of the section that asks for a decision; empty: any paper asks for one."),
    parameter(
        "asks", DULY_PATTERN,
        "\\b(?:approv|agree|adopt|authoris|authoriz|award|delegat|endors|accept|allocat|grant|"
        "determin|decid|appoint|support|set|establish|confirm|consent|release|increas|sell|sold|"
        "purchas|buy|borrow|writ(?:e|ten|ing)[ -]off|wrote off|vire|virement|carr(?:y|ied|ying) "
        "forward|dispos|sign|spend|procur|transfer|clos|let|leas|pay|paid|spent|fund|take|use|"
        "amend|vary|extend|be (?:[a-mo-qs-z]|n[a-np-z]|r[a-df-z]))|\\b(?:"
        "recommends? (?:to )?(?:full |the )?(?:council|cabinet|board)|proceed|enter)",
        "Words of that section that ask for more than to be noted."),
    parameter("notes", DULY_PATTERN,
              "\\b(?:notes?|noted|noting|receives?|considers? the report)\\b",
              "Words of that section that ask for no more."),
    parameter("no-place", DULY_PATTERN, template_words::answer_in_brackets,
              "Words in brackets that are an answer for all that."),
};
constexpr duly_argument named[] = {
    argument("name", DULY_TEXT, "What people call the section."),
    argument("heading", DULY_TEXT, "The paper's heading."),
};
constexpr duly_argument worded[] = {
    argument("name", DULY_TEXT, "What people call the section."),
    argument("heading", DULY_TEXT, "The paper's heading."),
    argument("words", DULY_TEXT, "What stands under it."),
};
constexpr duly_argument name_only[] = {
    argument("name", DULY_TEXT, "What people call the section."),
};
constexpr duly_case cases[] = {
    fail("empty", "Nothing stands under the heading.", named),
    fail("nil-unexplained", "It says none, and not why.", worded),
    fail("to-come", "Only words that hold the place of what belongs there.", worded),
    pass("substantive", "The section says something.", named),
    pass("explained-nil", "It says none, and why.", worded),
    pass("elsewhere", "It points to Part 2, an appendix or the body of the paper.", worded),
    inconclusive("part-unclear", "Nothing stands there, and what follows may belong to it.",
                 worded),
    not_applicable("only-noted", "It says none, in a paper that is only to be noted.", named),
    not_applicable("attached", "It holds only an attached file.", named),
    not_applicable(
        "left-in",
        "It holds only the form's own words, which in a signed paper are graver than the "
        "gap: the rule on words left in tells them.",
        named),
    not_applicable("absent", "The paper has no such section.", name_only),
};

// From the worst to the best: of several sections of one role the best one speaks.
enum class Verdict {
    none,
    empty,
    to_come,
    attached,
    unsure,
    nil,
    elsewhere,
    explained_nil,
    substantive
};

bool has_substantive_part(const Node& section) {
    for (const Node part : section.all("section"))
        if (part.str("status") == "substantive") return true;
    return false;
}

/// Whether a few words of the template or of its drafters are all that stands there: "[Finance to
/// advise]", "Click here to enter text." It is not true that nothing does.
bool holds_place(const Document& paper, const Node& section, duly_range content) {
    constexpr std::uint32_t longest = 200; // bytes
    if (empty(content) || content.end - content.begin > longest) return false;
    if (!section.all("section").empty() || !section.all("table").empty()) return false;
    const std::string_view words = paper.text(content);
    return std::any_of(words.begin(), words.end(),
                       [](unsigned char c) { return std::isalnum(c) != 0; });
}

/// "[The cost of £2,000 is met from the parks budget.]"
bool own_sentence(const Context& context, duly_range content) {
    return context.matches(context.text("sentence"),
                           context.folded(context.document().text(content)));
}

Verdict judge(const Context& context, const Node& section, duly_range content) {
    if (section.flag("embedded")) return Verdict::attached;
    std::string_view status = section.str("status");
    if (status.empty()) status = empty(content) ? "empty" : "substantive";
    const bool to_come = template_words::holds_place(context, content, context.text("to-come"),
                                                     context.text("no-place"));
    const auto nil = [&] {
        return to_come                          ? Verdict::to_come
               : own_sentence(context, content) ? Verdict::substantive
                                                : Verdict::nil;
    };
    if (status == "nil") return nil();
    if (status == "empty") {
        if (has_substantive_part(section)) return Verdict::substantive;
        if (holds_place(context.document(), section, content)) return nil();
        if (!possible_part(section)) return Verdict::empty;
        // Bare subheadings under a numbered heading are its own; otherwise nobody can tell.
        return section.str("number").empty() ? Verdict::unsure : Verdict::substantive;
    }
    if (content.end - content.begin > short_section) return Verdict::substantive;
    const std::string_view words = context.folded(context.document().text(content));
    if (context.matches(context.text("elsewhere"), words)) return Verdict::elsewhere;
    if (context.matches(context.text("nil"), words)) return Verdict::explained_nil;
    return Verdict::substantive;
}

/// Whether the paper asks for nothing but to be noted: then "Nil." is an answer.
bool only_noted(const Context& context) {
    const std::string_view role = context.text("deciding");
    const Document& paper = context.document();
    bool notes = false;
    if (role.empty()) return false;
    for (const Node section : paper.all("section")) {
        if (section.str("role") != role) continue;
        const duly_range words = section.range();
        if (context.find(context.text("asks"), words)) return false;
        notes = notes || context.find(context.text("notes"), words);
    }
    return notes;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const std::string_view role = context.text("role");
    Node best;
    Verdict verdict = Verdict::none;
    for (const Node section : paper.all("section")) {
        if (section.str("role") != role) continue;
        const Verdict v = judge(context, section, content_of(paper, section));
        if (v > verdict) {
            verdict = v;
            best = section;
        }
    }
    if (!best) {
        context.report("absent").arg("name", context.text("name")).subject(role);
        return;
    }

    const duly_range heading = heading_place(paper, best);
    const duly_range content = content_of(paper, best);
    const std::string name = name_of(context, best), title = heading_words(paper, best);
    const auto say = [&](std::string_view case_name, duly_range where) {
        return context.report(case_name, where)
            .arg("name", name)
            .arg("heading", title)
            .subject(role);
    };
    const auto say_words = [&](std::string_view case_name) {
        const duly_range where = empty(content) ? heading : places::first_line(paper, content);
        say(case_name, where)
            .arg("words", places::quoted(paper.text(content)))
            .related(title, heading);
    };
    switch (verdict) {
    case Verdict::empty:
        say("empty", heading);
        break;
    case Verdict::to_come:
        if ((paper.stage() == "signed" || paper.stage() == "published") &&
            context.matches(context.text("left-in"), context.folded(paper.text(content))))
            say("left-in", heading);
        else
            say_words("to-come");
        break;
    case Verdict::attached:
        say("attached", heading);
        break;
    case Verdict::unsure:
        say("part-unclear", heading).arg("words", heading_words(paper, possible_part(best)));
        break;
    case Verdict::nil:
        if (only_noted(context))
            say("only-noted", heading);
        else
            say_words("nil-unexplained");
        break;
    case Verdict::elsewhere:
        say_words("elsewhere");
        break;
    case Verdict::explained_nil:
        say_words("explained-nil");
        break;
    case Verdict::substantive:
        say("substantive", heading);
        break;
    case Verdict::none:
        break;
    }
}

} // namespace

duly_check substantive() {
    return check<run>("sections.substantive", "What stands under the heading means something.",
                      parameters, cases);
}

} // namespace duly::sections
