#include "report/amounts.hpp"

#include <algorithm>
#include <array>

#include "report/terminal_paper.hpp"

namespace duly::report {
namespace {

using model::Finding;
using model::Outcome;

constexpr std::size_t excerpt_limit = 60;

bool speaks(const Finding& finding) {
    return finding.outcome == Outcome::fail || finding.outcome == Outcome::inconclusive ||
           (finding.outcome == Outcome::pass && !finding.related.empty());
}

std::string padded(std::string text, std::size_t width) {
    std::size_t points = 0;
    for (const char c : text)
        points += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1U : 0U;
    if (points < width) text.append(width - points, ' ');
    return text;
}

void print_figures(Page& page, const model::PaperReport& paper) {
    constexpr std::size_t place_width = 20, figure_width = 18;
    page.paragraph(0, 0, {{"Figures", Style::strong}});
    bool any = false;
    for (const Finding& finding : paper.results) {
        if (!finding.location) {
            if (finding.case_name == "more") page.paragraph(2, 4, {{printable(finding.message)}});
            continue;
        }
        const std::string excerpt =
            shortened(printable(finding.excerpt), excerpt_limit, page.unicode());
        page.paragraph(2, 4,
                       {{padded(spot(finding.location->place), place_width), Style::muted, true},
                        {" "},
                        {padded(excerpt, figure_width), Style::plain, true},
                        {" "},
                        {printable(finding.message)}});
        any = true;
    }
    if (!any) page.paragraph(2, 2, {{"None was found."}});
}

void print_relation(Page& page, const Finding& finding) {
    const Span outcome =
        finding.outcome == Outcome::pass ? Span{"holds", Style::good}
        : finding.outcome == Outcome::fail
            ? Span{"does not hold",
                   finding.severity == model::Severity::error ? Style::error : Style::warning}
            : Span{"cannot be judged", Style::info};
    page.paragraph(
        2, 4,
        {outcome,
         {(finding.location ? ", " + spot(finding.location->place) : "") + ": ", Style::muted},
         {printable(finding.message)},
         {" [" + finding.rule + "]", Style::muted}});
    if (finding.outcome != Outcome::pass && !finding.fix.empty())
        page.paragraph(4, 4, {{printable(finding.fix)}});
    for (const model::Related& part : finding.related) {
        const std::string label = shortened(printable(part.label), excerpt_limit, page.unicode());
        const std::string excerpt =
            shortened(printable(part.excerpt), excerpt_limit, page.unicode());
        page.paragraph(
            6, 8,
            {{part.location ? spot(part.location->place) + ": " : "", Style::muted, true},
             {excerpt + (label == excerpt ? "" : " (" + label + ")")}});
    }
}

/// "3 relations hold, 1 does not."
std::string counts(const model::PaperReport& paper) {
    std::size_t hold = 0, fail = 0, open = 0;
    for (const Finding& finding : paper.results) {
        if (!speaks(finding)) continue;
        hold += finding.outcome == Outcome::pass ? 1U : 0U;
        fail += finding.outcome == Outcome::fail ? 1U : 0U;
        open += finding.outcome == Outcome::inconclusive ? 1U : 0U;
    }
    std::string out = counted(hold, "relation") + (hold == 1 ? " holds, " : " hold, ") +
                      std::to_string(fail) + (fail == 1 ? " does not" : " do not");
    if (open > 0) out += ", " + std::to_string(open) + " could not be judged";
    return out + ".";
}

} // namespace

void print_amounts(Page& page, const model::FileReport& figures,
                   const model::FileReport& relations) {
    for (std::size_t i = 0; i < relations.papers.size(); ++i) {
        const model::PaperReport& paper = relations.papers[i];
        if (i > 0) page.gap();
        page.paragraph(0, 0, {{named(relations, paper), Style::strong, true}});
        page.paragraph(0, 0, {{counts(paper)}});
        page.gap();
        if (i < figures.papers.size()) print_figures(page, figures.papers[i]);
        page.gap();
        page.paragraph(0, 0, {{"Relations", Style::strong}});
        bool any = false;
        for (const Outcome outcome : {Outcome::fail, Outcome::inconclusive, Outcome::pass})
            for (const Finding& finding : paper.results) {
                if (finding.outcome != outcome || !speaks(finding)) continue;
                print_relation(page, finding);
                any = true;
            }
        if (!any) page.paragraph(2, 2, {{"The paper states none."}});
    }
    page.flush();
}

} // namespace duly::report
