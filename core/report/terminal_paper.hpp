// One paper of the terminal report: what it is, its findings, its checklist.
#pragma once

#include <string>
#include <vector>

#include "report/terminal.hpp"

namespace duly::report {

/// "papers/pcd-174.txt", with ", paper 2" when the file holds several.
std::string named(const model::FileReport& file, const model::PaperReport& paper);

/// Where a person finds a place: the page of a PDF, the paragraph of a Word or LibreOffice file
/// (their lines are nowhere to be seen), the line of a text.
std::string spot(const model::Place& place);

/// "Error", and how it looks.
std::pair<std::string_view, Style> severity_in_words(model::Severity severity);

/// Prints the parts of one paper's block. Holds references only: use at once.
class PaperPrinter {
public:
    PaperPrinter(Page& page, const TerminalOptions& options, const model::FileReport& file,
                 const model::PaperReport& paper)
        : page_(page), options_(options), file_(file), paper_(paper) {}

    void heading();
    void findings();
    /// For runs over several files: a few lines a finding, each with its place in front.
    void short_findings();
    void unjudged();
    /// What does not count, and who answers for it.
    void waived();
    void checklist();
    void evidence();

private:
    using Group = std::vector<const model::Finding*>;
    [[nodiscard]] std::vector<Group> groups(model::Outcome outcome) const;
    [[nodiscard]] std::string kind_in_words() const;
    [[nodiscard]] std::string place_in_words(const std::optional<model::Location>& location) const;
    [[nodiscard]] std::string quoted(std::string_view excerpt, std::size_t limit) const;
    void place(const model::Finding& finding);
    void related(const model::Finding& finding);
    void fix(const model::Finding& finding, unsigned indent);
    void basis(const model::Finding& finding);

    Page& page_;
    const TerminalOptions& options_;
    const model::FileReport& file_;
    const model::PaperReport& paper_;
};

} // namespace duly::report
