#include "report/register.hpp"

#include <algorithm>

#include "report/json_writer.hpp"
#include "report/terminal_paper.hpp"
#include "support/date.hpp"
#include "support/decimal.hpp"
#include "support/utf8.hpp"

namespace duly::report {
namespace {

std::string argument(const model::Finding& finding, std::string_view name) {
    for (const auto& [known, value] : finding.arguments)
        if (known == name) return value;
    return {};
}

/// "6e6" is written out.
std::string pounds(const std::string& exact) {
    const std::size_t e = exact.find('e');
    if (e == std::string::npos) return exact;
    return exact.substr(0, e) +
           std::string(static_cast<std::size_t>(std::max(0, std::atoi(exact.c_str() + e + 1))),
                       '0');
}

/// "up to £26,000 (capital)"; what the figure says itself is not said twice.
std::string in_words(const ApprovedSum& sum) {
    std::string out = sum.bound == "at-most"    ? "up to "
                      : sum.bound == "about"    ? "about "
                      : sum.bound == "at-least" ? "at least "
                      : sum.bound == "over"     ? "over "
                      : sum.bound == "under"    ? "under "
                                                : "";
    out += sum.figure;
    if (!sum.kind.empty()) out += " (" + sum.kind + ")";
    return out;
}

template <class Items, class Words> std::string joined(const Items& items, Words&& words) {
    std::vector<std::string> said;
    for (const auto& item : items) {
        std::string one = words(item);
        if (!one.empty() && std::find(said.begin(), said.end(), one) == said.end())
            said.push_back(std::move(one));
    }
    std::string out;
    for (const std::string& one : said)
        (out += out.empty() ? "" : "; ") += one;
    return out;
}

std::string sums_in_words(const RegisterEntry& entry) {
    if (entry.sums.empty() && entry.sum_in_part_2) return "in Part 2";
    return joined(entry.sums, in_words);
}
std::string recipients(const RegisterEntry& entry) {
    return joined(entry.sums, [](const ApprovedSum& sum) { return sum.recipient; });
}
std::string years(const RegisterEntry& entry) {
    return joined(entry.sums, [](const ApprovedSum& sum) { return sum.years; });
}
std::string delegation(const RegisterEntry& entry) {
    if (!entry.delegates) return {};
    return entry.delegated_to.empty() ? "yes" : entry.delegated_to;
}
std::string cites(const RegisterEntry& entry) {
    return joined(entry.cites, [](const std::string& one) { return one; });
}

/// Of a form's question: what people would write down.
std::string answer(const std::string& state) {
    return state == "unresolved"    ? "not answered"
           : state == "placeholder" ? "not filled in"
                                    : state;
}

struct Column {
    const char* name;
    std::string (*cell)(const RegisterEntry&);
};

/// The cells of a line; the terminal shows those that say anything.
const std::vector<Column>& columns() {
    using E = RegisterEntry;
    static const std::vector<Column> all{
        {"path", [](const E& e) { return utf8::escape_invalid(e.path); }},
        {"part", [](const E& e) { return std::to_string(e.part); }},
        {"body", [](const E& e) { return e.body; }},
        {"kind", [](const E& e) { return e.kind; }},
        {"reference", [](const E& e) { return e.reference; }},
        {"title", [](const E& e) { return e.title; }},
        {"date", [](const E& e) { return e.date; }},
        {"signed", [](const E& e) { return e.signed_on; }},
        {"published", [](const E& e) { return e.published; }},
        {"stage", [](const E& e) { return e.stage; }},
        {"decision_maker", [](const E& e) { return e.decision_maker; }},
        {"approved", sums_in_words},
        {"approved_pounds",
         [](const E& e) {
             return joined(e.sums, [](const ApprovedSum& sum) { return sum.pounds; });
         }},
        {"recipient", recipients},
        {"years", years},
        {"delegated_to", delegation},
        {"deferred", [](const E& e) { return answer(e.deferred); }},
        {"deferred_until", [](const E& e) { return answer(e.deferred_until); }},
        {"part_2", [](const E& e) { return answer(e.part_2); }},
        {"exempt",
         [](const E& e) {
             return std::string(e.exempt ? "yes" : e.exempt_in_part ? "in part" : "");
         }},
        {"cites", cites},
        {"sha256", [](const E& e) { return e.sha256; }},
    };
    return all;
}

std::string csv_cell(std::string text) {
    // What begins like a formula would be run by a spreadsheet.
    static constexpr std::string_view formula = "=+-@\t\r";
    if (!text.empty() && formula.find(text[0]) != std::string_view::npos) text.insert(0, 1, '\'');
    if (text.find_first_of("\",\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

/// What stands in a paper for a day; nothing when it is a date that no calendar has.
std::string day(const std::optional<std::string>& words) {
    if (!words) return {};
    const auto date = Date::from_iso(*words);
    return date && !date->exists() ? std::string() : *words;
}

} // namespace

RegisterEntry register_entry(const model::FileReport& file, const model::PaperReport& paper,
                             const PackNames& names) {
    RegisterEntry out;
    out.path = file.path;
    out.part = paper.part;
    out.body = names.body;
    out.kind = paper.kind;
    out.reference = paper.reference.value_or("");
    out.date = paper.date.value_or("");
    out.stage = paper.stage;
    out.sha256 = file.sha256;
    const auto signature =
        std::find_if(paper.facts.signatures.begin(), paper.facts.signatures.end(),
                     [](const auto& one) { return one.role == "decision_maker"; });
    if (signature != paper.facts.signatures.end()) out.signed_on = day(signature->date);
    if (paper.facts.foi) {
        out.deferred = paper.facts.foi->part1.value_or("");
        out.deferred_until = day(paper.facts.foi->until);
        out.part_2 = paper.facts.foi->part2.value_or("");
    }
    out.exempt = std::any_of(paper.record.begin(), paper.record.end(),
                             [](const auto& finding) { return finding.case_name == "marked"; });
    if (out.exempt) return out;
    out.title = paper.title.value_or("");
    out.decision_maker = names.decision_maker;
    for (const model::Finding& finding : paper.record) {
        const std::string& said = finding.case_name;
        if (said == "approved") {
            out.sums.push_back({argument(finding, "figure"), pounds(argument(finding, "amount")),
                                argument(finding, "bound"), argument(finding, "kind"),
                                argument(finding, "recipient"), argument(finding, "years")});
        } else if (said == "in-part-2") {
            out.sum_in_part_2 = true;
        } else if (said == "delegated") {
            out.delegates = true;
            out.delegated_to = argument(finding, "to");
        } else if (said == "fields") {
            const std::string by = argument(finding, "decision-maker");
            if (!by.empty())
                out.decision_maker = by;
            else if (out.decision_maker.empty())
                out.decision_maker = argument(finding, "asked");
            out.published = argument(finding, "published");
        } else if (said == "in-part") {
            out.exempt_in_part = true;
        } else if (said == "cited") {
            out.cites.push_back(argument(finding, "reference"));
        }
    }
    return out;
}

void print_register(Page& page, const Register& all) {
    for (const RegisterEntry& entry : all.entries) {
        std::string head = printable(entry.reference);
        if (!entry.title.empty()) (head += head.empty() ? "" : ", ") += printable(entry.title);
        if (head.empty()) head = entry.exempt ? "Not for publication" : "Without title";
        page.paragraph(0, 2, {{head, Style::strong}});
        std::string where = printable_path(entry.path);
        if (entry.part > 1) where += ", paper " + std::to_string(entry.part);
        page.paragraph(2, 4, {{where, Style::muted, true}});
        for (const Column& column : columns()) {
            const std::string_view name = column.name;
            if (name == "path" || name == "part" || name == "reference" || name == "title" ||
                name == "sha256" || name == "approved_pounds")
                continue;
            const std::string cell = column.cell(entry);
            if (cell.empty()) continue;
            std::string label(name);
            std::replace(label.begin(), label.end(), '_', ' ');
            label[0] = static_cast<char>(label[0] - 'a' + 'A');
            page.paragraph(2, 4, {{label + ": ", Style::muted}, {printable(cell)}});
        }
        page.gap();
    }
    for (const auto& [path, unread] : all.unread) {
        page.paragraph(
            0, 2,
            {{"Could not be read: ", Style::error}, {printable_path(path), Style::plain, true}});
        page.paragraph(2, 2, {{printable(unread.message)}});
    }
    page.paragraph(0, 2, {{counted(all.entries.size(), "paper") + ".", Style::strong}});
    page.flush();
}

void write_register_csv(Sink& sink, const Register& all) {
    std::string line = "\xEF\xBB\xBF";
    for (const Column& column : columns())
        (line += &column == columns().data() ? "" : ",") += column.name;
    sink.write(line + "\r\n");
    for (const RegisterEntry& entry : all.entries) {
        line.clear();
        for (const Column& column : columns())
            (line += &column == columns().data() ? "" : ",") += csv_cell(column.cell(entry));
        sink.write(line + "\r\n");
    }
}

void write_register_json(Sink& sink, const Register& all, std::string_view version) {
    JsonWriter out(sink, 1);
    out.begin_object();
    out.integer_field("schema", 1);
    out.field("tool", "duly " + std::string(version));
    out.key("register");
    out.begin_array();
    for (const RegisterEntry& entry : all.entries) {
        out.begin_object();
        for (const Column& column : columns()) {
            const std::string_view name = column.name;
            if (name == "part") {
                out.integer_field(name, entry.part);
            } else if (name == "exempt") {
                out.key(name);
                out.boolean(entry.exempt);
                out.key("exempt_in_part");
                out.boolean(entry.exempt_in_part);
            } else if (name == "approved") {
                out.key(name);
                out.begin_array();
                for (const ApprovedSum& sum : entry.sums) {
                    out.begin_object(true);
                    out.field("figure", sum.figure);
                    out.text_field("pounds", sum.pounds);
                    out.text_field("bound", sum.bound);
                    out.text_field("kind", sum.kind);
                    out.text_field("recipient", sum.recipient);
                    out.text_field("years", sum.years);
                    out.end_object();
                }
                out.end_array();
                out.key("sum_in_part_2");
                out.boolean(entry.sum_in_part_2);
            } else if (name == "cites") {
                out.key(name);
                out.begin_array();
                for (const std::string& one : entry.cites)
                    out.string(one);
                out.end_array();
            } else if (name != "approved_pounds" && name != "recipient" && name != "years") {
                out.text_field(name, column.cell(entry));
            }
        }
        out.end_object();
    }
    out.end_array();
    out.key("unread");
    out.begin_array();
    for (const auto& [path, unread] : all.unread) {
        out.begin_object(true);
        out.field("path", utf8::escape_invalid(path));
        out.field("code", unread.code);
        out.field("message", unread.message);
        out.end_object();
    }
    out.end_array();
    out.end_object();
    out.newline();
    out.flush();
}

} // namespace duly::report
