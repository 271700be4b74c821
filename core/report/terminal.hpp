// The report for people: the verdict first, then what to do about it, then the checklist.
#pragma once

#include <map>
#include <set>
#include <string>

#include "report/layout.hpp"
#include "report/reporter.hpp"
#include "report/summary.hpp"

namespace duly::report {

struct TerminalOptions {
    PageOptions page;
    bool checklist = true;
    bool quiet = false;   ///< only one line a paper
    bool several = false; ///< several files: short blocks, a summary at the end
    std::map<std::string, std::string, std::less<>>
        pack_titles; ///< what kinds are called, by pack id
    std::map<std::string, std::string, std::less<>>
        letter_titles; ///< what packs are called, by the letters that ids of their rules begin
                       ///< with; by the whole id for rules of further packs with the same letters
};

class TerminalReport final : public Reporter {
public:
    TerminalReport(Sink& sink, TerminalOptions options);
    void file(const model::FileReport& file) override;
    void end(const Closing& closing) override;

private:
    struct Sums {
        std::size_t files = 0, papers = 0, ready = 0, not_ready = 0, open = 0, unread = 0;
    };
    void unread(const model::FileReport& file);
    void line(const model::FileReport& file, const model::PaperReport& paper);
    void block(const model::FileReport& file, const model::PaperReport& paper);

    void note_terms(const model::FileReport& file);
    void notes(const Closing& closing);
    void across(const Closing& closing);

    Page page_;
    TerminalOptions options_;
    Sums sums_;
    bool audited_ = false;
    std::map<std::string, std::set<std::string>, std::less<>> switched_off_; ///< by what, which
    bool started_ = false;     ///< something was printed
    bool after_block_ = false; ///< and it was more than a line
};

} // namespace duly::report
