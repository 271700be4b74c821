#include "annotate/remarks.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace duly::annotate {
namespace {

using model::Finding;
using std::string_view;

constexpr string_view mark_begins = "[duly: rule";

bool has_place(const model::Place& place) {
    return (place.entry && place.paragraph) || place.page;
}

bool is_told(const Finding& finding) {
    if (finding.waived) return false;
    if (finding.outcome == model::Outcome::fail) return true;
    // What could not be judged and lies nowhere has nothing that one could look at.
    return finding.outcome == model::Outcome::inconclusive && finding.location &&
           has_place(finding.location->place);
}

std::string grade_of(const Finding& finding) {
    if (finding.outcome == model::Outcome::inconclusive) return "could not be judged";
    return std::string(model::name(finding.severity));
}

std::string mark_of(const Finding& finding) {
    return std::string(mark_begins) + " " + finding.rule + ", " + grade_of(finding) + "]";
}

Remark remark_of(const Finding& finding, const model::Place& place) {
    Remark out;
    out.words.push_back(finding.message);
    if (!finding.fix.empty()) out.words.push_back(finding.fix);
    out.words.push_back(mark_of(finding));
    out.place = place;
    out.severity = finding.severity;
    return out;
}

/// Several about the whole paper in one: a heap of remarks on its title helps nobody.
Remark remark_of(const std::vector<const Finding*>& findings, const model::Place& place) {
    if (findings.size() == 1) return remark_of(*findings.front(), place);
    Remark out;
    out.words.emplace_back("About the paper as a whole:");
    std::string rules;
    for (const Finding* const finding : findings) {
        std::string line = finding->message;
        if (!finding->fix.empty()) line += " " + finding->fix;
        out.words.push_back(line + " (" + finding->rule + ", " + grade_of(*finding) + ")");
        if (rules.find(finding->rule) == std::string::npos)
            rules += (rules.empty() ? "" : ", ") + finding->rule;
        out.severity = std::max(out.severity, finding->severity);
    }
    out.words.push_back(std::string(mark_begins) + "s " + rules + "]");
    out.place = place;
    return out;
}

} // namespace

bool is_mark(string_view line) {
    line = utf8::trim(line);
    return line.starts_with(mark_begins) && line.ends_with("]");
}

std::vector<Remark> remarks_of(const model::FileReport& report) {
    std::vector<Remark> out;
    for (const model::PaperReport& paper : report.papers) {
        std::vector<const Finding*> whole;
        for (const Finding& finding : paper.results)
            if (is_told(finding) && !(finding.location && has_place(finding.location->place)))
                whole.push_back(&finding);
        if (!whole.empty()) out.push_back(remark_of(whole, paper.begins));
        for (const Finding& finding : paper.results)
            if (is_told(finding) && finding.location && has_place(finding.location->place))
                out.push_back(remark_of(finding, finding.location->place));
    }
    return out;
}

void Dates::keep(const std::vector<std::string>& words, const std::string& date) {
    // Programs write a day of zeros where there was none.
    if (date.size() >= 10 && date[0] >= '1' && date[0] <= '9') all_.emplace(joined(words), date);
}

std::string Dates::of(const Remark& remark, const std::string& now) const {
    const auto found = all_.find(joined(remark.words));
    return found != all_.end() ? found->second : now;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& line : words)
        (out += out.empty() ? "" : "\n") += line;
    return out;
}

} // namespace duly::annotate
