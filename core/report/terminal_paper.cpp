#include "report/terminal_paper.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "support/date.hpp"

namespace duly::report {

using model::Finding;
using model::Location;
using model::Outcome;
using model::Severity;

namespace {

constexpr std::size_t excerpt_limit = 300;
constexpr std::size_t short_excerpt_limit = 90;
constexpr std::size_t evidence_limit = 3;
constexpr std::size_t related_limit = 20;

/// The subjects that rule ids begin with; other packs bring letters of their own, for which the
/// pack's title stands.
constexpr std::array<std::pair<std::string_view, std::string_view>, 18> subjects{{
    {"SEC", "Sections"},
    {"NUM", "Numbering"},
    {"REC", "Recommendations"},
    {"AMT", "Amounts"},
    {"LEG", "Legal comments"},
    {"EQU", "Equality"},
    {"GDP", "Data protection"},
    {"FOI", "Publication"},
    {"DEC", "Officer declarations"},
    {"SGN", "Signatures"},
    {"PLC", "Left over from the template"},
    {"DAT", "Dates and periods"},
    {"REF", "References"},
    {"ACT", "Actions"},
    {"CTL", "Document control"},
    {"TXT", "Text"},
    {"LEK", "Not for publication"},
    {"ACC", "Accessibility"},
}};

std::string_view letters_of(std::string_view rule) {
    const auto digit = rule.find_first_of("0123456789");
    return rule.substr(0, digit == 0 ? rule.size() : digit);
}

std::string_view subject_of(std::string_view rule, const TerminalOptions& options) {
    const std::string_view letters = letters_of(rule);
    for (const auto& [key, words] : subjects)
        if (key == letters) return words;
    auto title = options.letter_titles.find(rule);
    if (title == options.letter_titles.end()) title = options.letter_titles.find(letters);
    return title == options.letter_titles.end() ? letters : std::string_view(title->second);
}

/// Between a label and what it stands for; "Is it deferred?" has its own mark.
std::string parting(std::string_view label) {
    if (label.empty()) return {};
    return label.ends_with('?') || label.ends_with(':') ? " " : ": ";
}

std::string_view basis_in_words(std::string_view kind) {
    if (kind == "law") return "Law";
    if (kind == "form") return "The form";
    if (kind == "house") return "Good practice";
    if (kind == "arithmetic") return "Arithmetic";
    return kind;
}

/// What a rule demands, in words; packs without titles are read by their names.
std::string rule_in_words(const Finding& finding) {
    if (!finding.title.empty()) return printable(finding.title);
    std::string words = finding.name.empty() ? finding.rule : finding.name;
    std::replace(words.begin(), words.end(), '-', ' ');
    return printable(words);
}

std::string bracketed(const std::string& rule) {
    return "[" + printable(rule) + "]";
}

struct Mark {
    std::string_view unicode, ascii;
    Style style;
};

Mark mark_of(Outcome outcome, Severity severity) {
    switch (outcome) {
    case Outcome::pass:
        return {"\u2713", "+", Style::good};
    case Outcome::fail:
        return {"\u2717", "x", severity_in_words(severity).second};
    case Outcome::not_applicable:
        return {"\u2013", "-", Style::muted};
    case Outcome::inconclusive:
        return {"?", "?", Style::warning};
    }
    return {"", "", Style::plain};
}

/// What one rule came to over all its results.
struct Line {
    const Finding* first = nullptr;
    std::array<std::size_t, 4> counts{}; ///< of what is not waived
    std::size_t waived = 0;
    Severity severity = Severity::info;

    [[nodiscard]] std::size_t of(Outcome outcome) const {
        return counts[static_cast<std::size_t>(outcome)];
    }
    [[nodiscard]] Outcome outcome() const {
        for (const Outcome worst : {Outcome::fail, Outcome::inconclusive, Outcome::pass})
            if (of(worst) != 0) return worst;
        return Outcome::not_applicable;
    }
    /// All that would count against the paper is waived.
    [[nodiscard]] bool is_waived() const {
        return waived != 0 && of(Outcome::fail) == 0 && of(Outcome::inconclusive) == 0;
    }
    [[nodiscard]] std::string note() const {
        if (is_waived()) return " (waived)";
        const std::size_t all = counts[0] + counts[1] + counts[2] + counts[3];
        if (all < 2) return {};
        const Outcome is = outcome();
        const std::size_t number = of(is);
        if (number == all)
            return " (" + std::to_string(all) + (is == Outcome::pass ? " times)" : " places)");
        const std::string_view verb = is == Outcome::inconclusive ? " could not be judged)"
                                      : is == Outcome::pass ? (number == 1 ? " holds)" : " hold)")
                                      : number == 1         ? " does not)"
                                                            : " do not)";
        return " (" + std::to_string(number) + " of " + std::to_string(all) + std::string(verb);
    }
};

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        if (!out.empty()) out += ", ";
        out += part;
    }
    return out;
}

} // namespace

std::pair<std::string_view, Style> severity_in_words(Severity severity) {
    switch (severity) {
    case Severity::error:
        return {"Error", Style::error};
    case Severity::warning:
        return {"Warning", Style::warning};
    case Severity::info:
        return {"Note", Style::info};
    }
    return {"", Style::plain};
}

std::string spot(const model::Place& place) {
    if (place.entry) {
        static constexpr std::array<std::pair<std::string_view, const char*>, 6> parts{
            {{"footnotes", "footnote"},
             {"endnotes", "note at the end"},
             {"comments", "comment"},
             {"header", "header"},
             {"footer", "footer"},
             {"styles", "header or footer"}}};
        const std::string_view entry = *place.entry;
        const std::string_view name = entry.substr(entry.rfind('/') + 1);
        for (const auto& [begin, words] : parts)
            if (name.starts_with(begin)) return std::string("in a ") + words;
        if (place.paragraph) return "paragraph " + std::to_string(*place.paragraph);
    }
    if (place.page && !place.quads.empty()) return "page " + std::to_string(*place.page);
    return "line " + std::to_string(place.line);
}

std::string named(const model::FileReport& file, const model::PaperReport& paper) {
    std::string out = printable_path(file.path);
    if (file.papers.size() > 1) out += ", paper " + std::to_string(paper.part);
    return out;
}

std::string PaperPrinter::kind_in_words() const {
    if (!recognised(paper_)) return "Kind of paper not recognised";
    const auto title = options_.pack_titles.find(paper_.pack_id);
    if (title != options_.pack_titles.end() && !title->second.empty())
        return printable(title->second);
    std::string words = paper_.kind;
    std::replace(words.begin(), words.end(), '-', ' ');
    return printable(words);
}

std::string PaperPrinter::place_in_words(const std::optional<Location>& location) const {
    const std::string path = printable_path(file_.path);
    if (!location) return path;
    const model::Place& place = location->place;
    if (place.entry || (place.page && !place.quads.empty())) return path + ": " + spot(place);
    return path + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

std::string PaperPrinter::quoted(std::string_view excerpt, std::size_t limit) const {
    const std::string words = shortened(printable(excerpt), limit, page_.unicode());
    return page_.unicode() ? "\u201C" + words + "\u201D" : "\"" + words + "\"";
}

void PaperPrinter::heading() {
    if (paper_.title) page_.paragraph(0, 2, {{printable(*paper_.title), Style::strong}});
    std::string where = printable_path(file_.path);
    if (file_.papers.size() > 1) {
        const model::Extent& extent = paper_.extent;
        const bool pages = file_.format == "pdf" && extent.first_page && extent.last_page;
        where += ", paper " + std::to_string(paper_.part) + " of " +
                 std::to_string(file_.papers.size()) + (pages ? " (pages " : " (lines ") +
                 std::to_string(pages ? *extent.first_page : extent.first_line) + " to " +
                 std::to_string(pages ? *extent.last_page : extent.last_line) + ")";
    }
    page_.paragraph(0, 2, {{where, Style::plain, true}});
    const auto date = paper_.date ? Date::from_iso(*paper_.date) : std::nullopt;
    page_.paragraph(
        0, 2,
        {{joined({kind_in_words(), paper_.reference ? printable(*paper_.reference) : std::string(),
                  date ? date->words() : std::string("no date"), printable(paper_.stage),
                  paper_.text_source == "ocr"     ? "read by character recognition"
                  : paper_.text_source == "mixed" ? "partly read by character recognition"
                                                  : std::string()}),
          Style::muted}});
}

/// Results of one rule that say the same stand together; the order is that of the first of each.
std::vector<PaperPrinter::Group> PaperPrinter::groups(Outcome outcome) const {
    using Alike = std::tuple<std::string_view, std::string_view, std::string_view, Severity>;
    std::vector<Group> out;
    std::map<Alike, std::size_t> known;
    for (const Finding& finding : paper_.results) {
        if (finding.outcome != outcome || finding.waived) continue;
        // What could not be judged for one reason stands under that reason, whatever the rule.
        const std::string_view rule =
            outcome == Outcome::inconclusive ? std::string_view{} : std::string_view(finding.rule);
        const auto [group, is_new] = known.try_emplace(
            Alike(rule, finding.message, finding.fix, finding.severity), out.size());
        if (is_new) out.emplace_back();
        out[group->second].push_back(&finding);
    }
    return out;
}

void PaperPrinter::place(const Finding& finding) {
    if (!finding.excerpt.empty()) page_.paragraph(2, 3, {{quoted(finding.excerpt, excerpt_limit)}});
    if (!finding.location) {
        page_.paragraph(2, 4, {{"The paper as a whole", Style::muted}});
        return;
    }
    std::vector<Span> spans{{place_in_words(finding.location), Style::muted, true}};
    if (!finding.location->trail.empty())
        spans.push_back({" in " + printable(finding.location->trail), Style::muted});
    page_.paragraph(2, 4, spans);
}

void PaperPrinter::related(const Finding& finding) {
    std::set<std::tuple<std::string_view, std::string_view, std::uint32_t>> shown;
    std::size_t left_out = 0;
    for (const model::Related& part : finding.related) {
        // Three mentions in one line are one line here.
        const std::uint32_t line = part.location ? part.location->place.line : 0;
        if (!shown.emplace(part.label, part.excerpt, line).second) continue;
        if (shown.size() > related_limit) {
            ++left_out;
            continue;
        }
        std::vector<Span> spans{{"- " + printable(part.label)}};
        if (!part.excerpt.empty() && part.excerpt != part.label)
            spans.push_back({parting(part.label) + quoted(part.excerpt, short_excerpt_limit)});
        if (part.location) spans.push_back({", " + spot(part.location->place), Style::muted});
        page_.paragraph(4, 6, spans);
    }
    if (left_out != 0) page_.paragraph(4, 6, {{"- and " + std::to_string(left_out) + " more"}});
}

void PaperPrinter::fix(const Finding& finding, unsigned indent) {
    if (finding.fix.empty()) return;
    page_.paragraph(
        indent, indent + 3,
        {{page_.unicode() ? "\u2192 " : "-> "}, {printable(finding.fix), Style::strong}});
}

void PaperPrinter::basis(const Finding& finding) {
    std::string words(basis_in_words(finding.basis.kind));
    const std::string source =
        joined({printable(finding.basis.title), printable(finding.basis.clause)});
    if (!source.empty()) words += (words.empty() ? "" : ": ") + source;
    if (!words.empty()) words += ". ";
    page_.paragraph(2, 4, {{words + bracketed(finding.rule), Style::muted}});
}

void PaperPrinter::findings() {
    for (const Group& group : groups(Outcome::fail)) {
        const Finding& first = *group.front();
        const auto [severity, style] = severity_in_words(first.severity);
        page_.gap();
        page_.paragraph(0, 2,
                        {{std::string(severity) + ".", style}, {" " + printable(first.message)}});
        for (const Finding* finding : group) {
            place(*finding);
            related(*finding);
        }
        fix(first, 2);
        basis(first);
    }
}

void PaperPrinter::short_findings() {
    for (const Finding& finding : paper_.results) {
        if (finding.outcome != Outcome::fail || finding.waived) continue;
        const auto [severity, style] = severity_in_words(finding.severity);
        page_.paragraph(2, 4,
                        {{place_in_words(finding.location), Style::muted, true},
                         {": "},
                         {std::string(severity) + ".", style},
                         {" " + printable(finding.message)},
                         {" " + bracketed(finding.rule), Style::muted}});
        fix(finding, 4);
    }
}

void PaperPrinter::unjudged() {
    const std::vector<Group> all = groups(Outcome::inconclusive);
    if (all.empty()) return;
    page_.gap();
    page_.paragraph(0, 2, {{"Could not be judged", Style::strong}});
    for (const Group& group : all) {
        const Finding& first = *group.front();
        page_.paragraph(2, 4, {{"? ", Style::warning}, {printable(first.message)}});
        for (const Finding* finding : group) {
            std::vector<Span> spans{{"- " + rule_in_words(*finding)},
                                    {" " + bracketed(finding->rule), Style::muted}};
            if (finding->location)
                spans.insert(spans.end(),
                             {{" "}, {place_in_words(finding->location), Style::muted, true}});
            page_.paragraph(4, 6, spans);
        }
        fix(first, 4);
    }
}

void PaperPrinter::waived() {
    std::vector<const Finding*> considered;
    std::size_t baseline = 0;
    for (const Finding& finding : paper_.results) {
        if (!finding.waived) continue;
        if (finding.waived->baseline)
            ++baseline;
        else
            considered.push_back(&finding);
    }
    if (considered.empty() && baseline == 0) return;
    if (!options_.several) page_.gap();
    page_.paragraph(0, 2, {{"Waived", Style::strong}});
    for (const Finding* finding : considered) {
        const model::Waiver& waiver = *finding->waived;
        const auto until = Date::from_iso(waiver.until);
        page_.paragraph(2, 4,
                        {{"- " + printable(finding->message)},
                         {" " + bracketed(finding->rule), Style::muted},
                         {" " + place_in_words(finding->location), Style::muted, true}});
        page_.paragraph(4, 6,
                        {{"Waived: " + printable(waiver.reason)},
                         {" (" +
                              joined({printable(waiver.owner),
                                      until ? "until " + until->words() : std::string(),
                                      printable(waiver.source)}) +
                              ")",
                          Style::muted}});
    }
    if (baseline != 0)
        page_.paragraph(2, 4,
                        {{"- " + counted(baseline, "finding") + " accepted as " +
                          (baseline == 1 ? "it" : "they") + " stood, in the baseline"}});
}

void PaperPrinter::checklist() {
    std::vector<std::pair<std::string_view, std::vector<Line>>> sections;
    for (const Finding& finding : paper_.results) {
        const std::string_view subject = subject_of(finding.rule, options_);
        auto section = std::find_if(sections.begin(), sections.end(),
                                    [&](const auto& known) { return known.first == subject; });
        if (section == sections.end()) section = sections.insert(section, {subject, {}});
        auto& lines = section->second;
        auto line = std::find_if(lines.begin(), lines.end(), [&](const Line& known) {
            return known.first->rule == finding.rule;
        });
        if (line == lines.end()) line = lines.insert(line, Line{&finding, {}, 0, Severity::info});
        if (finding.waived) {
            ++line->waived;
            continue;
        }
        ++line->counts[static_cast<std::size_t>(finding.outcome)];
        if (finding.outcome == Outcome::fail)
            line->severity = std::max(line->severity, finding.severity);
    }
    if (sections.empty()) return;

    std::array<std::size_t, 4> rules{};
    std::size_t waived = 0;
    for (const auto& [subject, lines] : sections)
        for (const Line& line : lines)
            ++(line.is_waived() ? waived : rules[static_cast<std::size_t>(line.outcome())]);
    const auto count = [&](Outcome outcome, std::string_view one, std::string_view many) {
        const std::size_t number = rules[static_cast<std::size_t>(outcome)];
        return number == 0 ? std::string()
                           : std::to_string(number) + std::string(number == 1 ? one : many);
    };
    page_.gap();
    page_.paragraph(
        0, 2,
        {{"Checklist", Style::strong},
         {": " +
          joined({count(Outcome::pass, " holds", " hold"),
                  count(Outcome::fail, " does not", " do not"),
                  count(Outcome::inconclusive, " could not be judged", " could not be judged"),
                  count(Outcome::not_applicable, " does not apply", " do not apply"),
                  waived == 0 ? std::string() : std::to_string(waived) + " waived"})}});
    for (const auto& [subject, lines] : sections) {
        page_.paragraph(2, 4, {{printable(subject), Style::strong}});
        for (const Line& line : lines) {
            const Mark mark = line.is_waived() ? Mark{"\u25CB", "o", Style::muted}
                                               : mark_of(line.outcome(), line.severity);
            page_.paragraph(4, 6,
                            {{std::string(page_.unicode() ? mark.unicode : mark.ascii), mark.style},
                             {" " + rule_in_words(*line.first) + line.note()},
                             {" " + bracketed(line.first->rule), Style::muted}});
        }
    }
}

namespace {

/// What a note of the reader says: "picture" marks the place of one for structure.
std::string noted(std::string_view subject, std::string_view words) {
    return subject == "note" && words == "picture"
               ? "it holds pictures, and what they show was not read"
               : printable(words);
}

} // namespace

void PaperPrinter::evidence() {
    if (paper_.evidence.empty()) return;
    page_.gap();
    page_.paragraph(0, 2, {{"How the paper was read", Style::strong}});
    // A line a subject, with as much as is needed to believe it.
    std::vector<std::pair<std::string_view, std::vector<std::string_view>>> subjects_seen;
    for (const auto& [subject, words] : paper_.evidence) {
        auto known = std::find_if(
            subjects_seen.begin(), subjects_seen.end(),
            [&, name = std::string_view(subject)](const auto& seen) { return seen.first == name; });
        if (known == subjects_seen.end()) known = subjects_seen.insert(known, {subject, {}});
        if (std::find(known->second.begin(), known->second.end(), words) == known->second.end())
            known->second.push_back(words);
    }
    for (const auto& [subject, all] : subjects_seen) {
        // Notes are about one thing each; reasons support each other.
        const std::size_t shown =
            subject == "note" ? all.size() : std::min(all.size(), evidence_limit);
        std::string line = printable(subject) + ": ";
        for (std::size_t i = 0; i < shown; ++i)
            line += (i == 0 ? "" : "; ") + noted(subject, all[i]);
        if (shown < all.size()) line += "; and " + std::to_string(all.size() - shown) + " more";
        page_.paragraph(2, 4, {{line, Style::muted}});
    }
}

} // namespace duly::report
