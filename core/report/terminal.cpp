#include "report/terminal.hpp"

#include <algorithm>
#include <vector>

#include "report/terminal_paper.hpp"

namespace duly::report {

using model::FileReport;
using model::PaperReport;

namespace {

Style style_of(Verdict::Is is) {
    switch (is) {
    case Verdict::Is::ready:
        return Style::good;
    case Verdict::Is::not_ready:
        return Style::error;
    case Verdict::Is::open:
        return Style::warning;
    }
    return Style::plain;
}

void add_part(std::string& out, std::size_t number, std::string_view words) {
    if (number == 0) return;
    if (!out.empty()) out += ", ";
    out += std::to_string(number);
    out += words;
}

} // namespace

TerminalReport::TerminalReport(Sink& sink, TerminalOptions options)
    : page_(sink, options.page), options_(std::move(options)) {}

void TerminalReport::unread(const FileReport& file) {
    ++sums_.unread;
    if (started_ && !options_.quiet) page_.gap();
    after_block_ = !options_.quiet;
    page_.paragraph(
        0, 2,
        {{"Could not be read: ", Style::error}, {printable_path(file.path), Style::plain, true}});
    page_.paragraph(2, 2, {{printable(file.unread->message)}});
}

/// The whole paper on one line.
void TerminalReport::line(const FileReport& file, const PaperReport& paper) {
    const Verdict said = verdict(paper, file.terms.fail_on);
    if (after_block_) page_.gap();
    after_block_ = false;
    page_.paragraph(0, 2,
                    {{named(file, paper), Style::plain, true},
                     {": "},
                     {said.opening, style_of(said.is)},
                     {": " + said.counts}});
}

void TerminalReport::block(const FileReport& file, const PaperReport& paper) {
    const Verdict said = verdict(paper, file.terms.fail_on);
    if (started_) page_.gap();
    after_block_ = true;
    page_.paragraph(0, 2, {{said.opening, style_of(said.is)}, {": " + said.counts, Style::strong}});
    PaperPrinter printer(page_, options_, file, paper);
    printer.heading();
    if (options_.several) {
        printer.short_findings();
        printer.waived();
        return;
    }
    printer.findings();
    printer.unjudged();
    printer.waived();
    if (options_.checklist) {
        printer.checklist();
        printer.evidence();
    }
}

void TerminalReport::note_terms(const FileReport& file) {
    audited_ = audited_ || file.terms.profile == "audit";
    for (const auto& [rule, by] : file.terms.switched_off)
        switched_off_[by].insert(rule);
}

/// What was not looked at, and waivers that somebody has to look at.
void TerminalReport::notes(const Closing& closing) {
    const bool any = audited_ || !switched_off_.empty() || !closing.waiver_problems.empty();
    if (any && !options_.quiet) page_.gap();
    if (audited_)
        page_.paragraph(
            0, 2, {{"Profile audit: information and good practice are left out.", Style::muted}});
    for (const auto& [by, rules] : switched_off_) {
        std::string list;
        for (const std::string& rule : rules)
            (list += list.empty() ? "" : ", ") += printable(rule);
        page_.paragraph(0, 2,
                        {{counted(rules.size(), "rule") + " switched off by " + printable_path(by) +
                              ": " + list + ".",
                          Style::muted}});
    }
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> spent; // of baselines
    for (const model::WaiverProblem& problem : closing.waiver_problems) {
        if (problem.baseline && problem.code == "unused") {
            spent[problem.path].push_back(problem.line);
            continue;
        }
        page_.paragraph(0, 2,
                        {{printable_path(problem.path) + ":" + std::to_string(problem.line) + ":",
                          Style::warning, true},
                         {" " + printable(problem.message)}});
    }
    for (const auto& [path, lines] : spent) {
        std::string list;
        constexpr std::size_t most = 12;
        for (std::size_t i = 0; i < std::min(most, lines.size()); ++i)
            (list += i == 0 ? "" : ", ") += std::to_string(lines[i]);
        if (lines.size() > most) list += " and more";
        page_.paragraph(
            0, 2,
            {{printable_path(path) + ":", Style::warning, true},
             {" " + std::to_string(lines.size()) +
              (lines.size() == 1 ? " entry of the baseline no longer meets a finding; take it out"
                                 : " entries of the baseline no longer meet a finding; take them "
                                   "out") +
              (lines.size() == 1 ? " (line " : " (lines ") + list + ")."}});
    }
}

void TerminalReport::file(const FileReport& file) {
    ++sums_.files;
    if (!file.unread) note_terms(file);
    if (file.unread) {
        unread(file);
        started_ = true;
    }
    for (const PaperReport& paper : file.papers) {
        ++sums_.papers;
        switch (verdict(paper, file.terms.fail_on).is) {
        case Verdict::Is::ready:
            ++sums_.ready;
            break;
        case Verdict::Is::not_ready:
            ++sums_.not_ready;
            break;
        case Verdict::Is::open:
            ++sums_.open;
            break;
        }
        if (options_.quiet || (options_.several && tally(paper).failed() == 0))
            line(file, paper);
        else
            block(file, paper);
        started_ = true;
    }
    page_.flush();
}

/// What papers say of each other; with --quiet, too, as no paper's verdict speaks of it.
void TerminalReport::across(const Closing& closing) {
    if (closing.across.empty()) return;
    if (!options_.quiet) page_.gap();
    page_.paragraph(0, 2, {{"Between papers", Style::strong}});
    for (const model::AcrossFinding& each : closing.across) {
        const model::Finding& finding = each.finding;
        const auto [severity, style] = severity_in_words(finding.severity);
        const std::string place =
            printable_path(each.path) +
            (finding.location ? ", " + spot(finding.location->place) : std::string());
        page_.paragraph(2, 4,
                        {{std::string(severity) + ".", style},
                         {" " + place + ": ", Style::plain, true},
                         {printable(finding.message)},
                         {" [" + finding.rule + "]", Style::muted}});
        if (!finding.fix.empty()) page_.paragraph(4, 4, {{printable(finding.fix)}});
    }
}

void TerminalReport::end(const Closing& closing) {
    across(closing);
    notes(closing);
    if (sums_.files > 1 || sums_.papers > 1) {
        std::string parts;
        add_part(parts, sums_.not_ready, " not ready");
        add_part(parts, sums_.ready, " ready");
        add_part(parts, sums_.open, " without a verdict");
        if (!options_.quiet) page_.gap();
        std::string papers =
            counted(sums_.papers, "paper") + " in " + counted(sums_.files - sums_.unread, "file");
        if (!parts.empty()) papers += ": " + parts;
        page_.paragraph(0, 2, {{papers + ".", Style::strong}});
    }
    if (sums_.unread != 0 && sums_.files > 1)
        page_.paragraph(0, 2,
                        {{counted(sums_.unread, "file") + " could not be read.", Style::error}});
    if (closing.passed_over != 0)
        page_.paragraph(
            0, 2,
            {{counted(closing.passed_over, "file") + " of other types in the folders passed over.",
              Style::muted}});
    page_.flush();
}

} // namespace duly::report
