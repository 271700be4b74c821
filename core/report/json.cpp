#include "report/json.hpp"

#include <array>

#include "support/utf8.hpp"

namespace duly::report {
namespace {

using model::Finding;
using model::Location;
using model::PaperReport;

/// In which paper, where findings of several stand together.
struct InPaper {
    const std::string& path;
    std::uint32_t part = 1;
};

void write_location(JsonWriter& out, const std::optional<Location>& location,
                    const InPaper* paper = nullptr) {
    out.key("location");
    if (!location && paper == nullptr) return out.null();
    out.begin_object(true);
    if (paper != nullptr) {
        out.field("path", utf8::escape_invalid(paper->path));
        out.integer_field("part", paper->part);
    }
    if (!location) return out.end_object();
    const model::Place& place = location->place;
    out.integer_field("line", place.line);
    out.integer_field("column", place.column);
    out.integer_field("end_line", place.end_line);
    out.integer_field("end_column", place.end_column);
    out.optional_field("page", place.page);
    out.key("quads");
    out.begin_array();
    for (const model::Quad& quad : place.quads) {
        out.begin_array();
        for (const double value : {quad.x0, quad.y0, quad.x1, quad.y1})
            out.real(value);
        out.end_array();
    }
    out.end_array();
    out.optional_field("entry", place.entry);
    out.optional_field("paragraph", place.paragraph);
    out.optional_field("start", place.start);
    out.optional_field("end", place.end);
    out.text_field("trail", location->trail);
    out.end_object();
}

void write_related(JsonWriter& out, const std::vector<model::Related>& related,
                   const InPaper* paper = nullptr) {
    out.key("related");
    out.begin_array();
    for (const model::Related& part : related) {
        out.begin_object();
        out.text_field("label", part.label);
        write_location(out, part.location, paper);
        out.text_field("excerpt", part.excerpt);
        out.end_object();
    }
    out.end_array();
}

void write_finding(JsonWriter& out, const Finding& finding, const InPaper* paper = nullptr,
                   const InPaper* other = nullptr) {
    out.begin_object();
    out.field("rule", finding.rule);
    out.field("name", finding.name);
    out.text_field("title", finding.title);
    out.text_field("case", finding.case_name);
    out.field("outcome", name(finding.outcome));
    out.field("severity", name(finding.severity));
    out.key("basis");
    out.begin_object(true);
    out.text_field("kind", finding.basis.kind);
    out.text_field("title", finding.basis.title);
    out.text_field("clause", finding.basis.clause);
    out.optional_field("href", finding.basis.href);
    out.end_object();
    out.text_field("message", finding.message);
    out.text_field("fix", finding.fix);
    out.text_field("excerpt", finding.excerpt);
    write_location(out, finding.location, paper);
    write_related(out, finding.related, other);
    out.key("waived");
    if (finding.waived) {
        out.begin_object(true);
        out.text_field("reason", finding.waived->reason);
        out.text_field("owner", finding.waived->owner);
        out.text_field("until", finding.waived->until);
        out.field("source", finding.waived->source);
        out.key("baseline");
        out.boolean(finding.waived->baseline);
        out.end_object();
    } else {
        out.null();
    }
    out.text_field("fingerprint", finding.fingerprint);
    out.end_object();
}

/// Two places for one role (rare: a form signed twice) become `role` and `role_2`.
std::string signature_key(const std::vector<model::SignatureFact>& signatures, std::size_t index) {
    std::size_t before = 0;
    for (std::size_t i = 0; i < index; ++i)
        before += signatures[i].role == signatures[index].role;
    const std::string& role = signatures[index].role;
    return before == 0 ? role : role + "_" + std::to_string(before + 1);
}

void write_signatures(JsonWriter& out, const model::Facts& facts) {
    out.key("signatures");
    if (!facts.signatures_expected && facts.signatures.empty()) return out.null();
    out.begin_object();
    for (std::size_t i = 0; i < facts.signatures.size(); ++i) {
        const model::SignatureFact& signature = facts.signatures[i];
        out.key(signature_key(facts.signatures, i));
        out.begin_object(true);
        out.field("state", signature.state);
        out.optional_field("line", signature.line);
        out.optional_field("date", signature.date);
        out.optional_field("date_line", signature.date_line);
        out.end_object();
    }
    out.end_object();
}

void write_facts(JsonWriter& out, const model::Facts& facts) {
    out.key("facts");
    out.begin_object();
    out.key("sections");
    out.begin_array();
    for (const model::SectionFact& section : facts.sections) {
        out.begin_object(true);
        out.field("role", section.role);
        out.optional_field("heading", section.heading);
        out.optional_field("line", section.line);
        out.field("status", section.status);
        out.end_object();
    }
    out.end_array();
    out.key("declarations");
    out.begin_array();
    for (const model::DeclarationFact& declaration : facts.declarations) {
        out.begin_object(true);
        out.field("row", declaration.row);
        out.integer_field("line", declaration.line);
        out.field("state", declaration.state);
        out.field("statement", declaration.statement);
        out.end_object();
    }
    out.end_array();
    out.key("foi");
    if (facts.foi) {
        out.begin_object(true);
        out.optional_field("part1", facts.foi->part1);
        out.optional_field("reason", facts.foi->reason);
        out.optional_field("until", facts.foi->until);
        out.optional_field("part2", facts.foi->part2);
        out.end_object();
    } else {
        out.null();
    }
    write_signatures(out, facts);
    out.end_object();
}

void write_counts(JsonWriter& out, const std::vector<Finding>& results) {
    std::array<std::int64_t, 4> counts{};
    std::int64_t waived = 0; // among the failures and the inconclusive
    for (const Finding& finding : results) {
        ++counts[static_cast<std::size_t>(finding.outcome)];
        waived += finding.waived.has_value();
    }
    const auto of = [&](model::Outcome outcome) {
        return counts[static_cast<std::size_t>(outcome)];
    };
    out.key("counts");
    out.begin_object(true);
    out.integer_field("fail", of(model::Outcome::fail));
    out.integer_field("pass", of(model::Outcome::pass));
    out.integer_field("not_applicable", of(model::Outcome::not_applicable));
    out.integer_field("inconclusive", of(model::Outcome::inconclusive));
    out.integer_field("waived", waived);
    out.end_object();
}

void write_settings(JsonWriter& out, const model::Terms& terms, const PaperReport& paper,
                    const std::string& packs) {
    out.key("settings");
    out.begin_object(true);
    out.field("profile", terms.profile);
    out.field("fail_on", name(terms.fail_on));
    const auto list = [&](std::string_view key, const auto& values, const auto& text) {
        out.key(key);
        out.begin_array(true);
        for (const auto& value : values)
            out.string(text(value));
        out.end_array();
    };
    list("files", terms.files, [](const std::string& file) { return file; });
    list("switched_off", terms.switched_off, [](const auto& rule) { return rule.first; });
    list("left_out", paper.left_out, [](const std::string& rule) { return rule; });
    // Where the papers of one run are judged by different packs.
    out.text_field("packs", terms.packs == packs ? std::string() : terms.packs);
    out.end_object();
}

void write_paper(JsonWriter& out, const model::FileReport& file, const PaperReport& paper,
                 const std::string& packs) {
    out.begin_object();
    out.field("path", utf8::escape_invalid(file.path));
    out.text_field("sha256", file.sha256);
    out.text_field("format", file.format);
    out.integer_field("part", paper.part);
    out.key("extent");
    out.begin_object(true);
    out.integer_field("first_line", paper.extent.first_line);
    out.integer_field("last_line", paper.extent.last_line);
    out.optional_field("first_page", paper.extent.first_page);
    out.optional_field("last_page", paper.extent.last_page);
    out.end_object();
    out.text_field("kind", paper.kind);
    out.key("pack");
    out.begin_object(true);
    out.text_field("id", paper.pack_id);
    out.text_field("version", paper.pack_version);
    out.end_object();
    out.optional_field("reference", paper.reference);
    out.optional_field("title", paper.title);
    out.optional_field("date", paper.date);
    out.text_field("stage", paper.stage);
    out.text_field("text_source", paper.text_source);
    write_settings(out, file.terms, paper, packs);
    out.key("evidence");
    out.begin_array();
    for (const auto& [subject, words] : paper.evidence) {
        out.begin_object(true);
        out.field("of", subject);
        out.field("text", words);
        out.end_object();
    }
    out.end_array();
    write_facts(out, paper.facts);
    out.key("results");
    out.begin_array();
    for (const Finding& finding : paper.results)
        write_finding(out, finding);
    out.end_array();
    write_counts(out, paper.results);
    out.end_object();
}

} // namespace

JsonReport::JsonReport(Sink& sink, const Tool& tool, unsigned indent)
    : out_(sink, indent), packs_(tool.packs) {
    out_.begin_object();
    out_.integer_field("schema", 1);
    out_.key("tool");
    out_.begin_object(true);
    out_.field("name", "duly");
    out_.field("version", tool.version);
    out_.text_field("packs", tool.packs);
    out_.end_object();
    out_.key("documents");
    out_.begin_array();
}

void JsonReport::file(const model::FileReport& file) {
    if (file.unread) unread_.emplace_back(file.path, *file.unread);
    for (const PaperReport& paper : file.papers)
        write_paper(out_, file, paper, packs_);
}

void JsonReport::end(const Closing& closing) {
    out_.end_array();
    out_.key("across");
    out_.begin_array();
    for (const model::AcrossFinding& each : closing.across) {
        const InPaper paper{each.path, each.part}, other{each.other_path, each.other_part};
        write_finding(out_, each.finding, &paper, &other);
    }
    out_.end_array();
    out_.key("unread");
    out_.begin_array();
    for (const auto& [path, unread] : unread_) {
        out_.begin_object(true);
        out_.field("path", utf8::escape_invalid(path));
        out_.field("code", unread.code);
        out_.field("message", unread.message);
        out_.end_object();
    }
    out_.end_array();
    out_.key("waiver_problems");
    out_.begin_array();
    for (const model::WaiverProblem& problem : closing.waiver_problems) {
        out_.begin_object(true);
        out_.field("code", problem.code);
        out_.field("path", utf8::escape_invalid(problem.path));
        out_.integer_field("line", problem.line);
        out_.text_field("rule", problem.rule);
        out_.field("paper", utf8::escape_invalid(problem.paper));
        out_.field("message", problem.message);
        out_.end_object();
    }
    out_.end_array();
    out_.integer_field("passed_over", static_cast<std::int64_t>(closing.passed_over));
    out_.end_object();
    out_.newline();
    out_.flush();
}

} // namespace duly::report
