#include "engine/check.hpp"

#include <algorithm>
#include <cassert>
#include <set>

#include "engine/facts.hpp"
#include "engine/finding.hpp"
#include "engine/remarks.hpp"
#include "engine/words.hpp"
#include "read/read.hpp"
#include "support/utf8.hpp"

namespace duly::engine {
namespace {

using model::Attr;
using model::Document;
using model::Kind;
using model::NodeId;
using model::Outcome;

Date date_of(const Document& paper) {
    return paper.date(paper.root(), Attr::date).value_or(Date{});
}

/// Day against which rules are held: --as-of, else the paper's own.
Date day_for(const Document& paper, const CheckOptions& options) {
    return options.as_of.value_or(date_of(paper));
}

/// What the reader could not make out becomes part of the paper it concerns.
void add_notes(Document& paper, const model::ReadFile& file) {
    const model::Range extent = paper.range(paper.root());
    for (const model::ReadNote& note : file.notes) {
        if (note.at < extent.begin || note.at > extent.end) continue;
        if (note.at == extent.end && extent.end != paper.file().view.text().size()) continue;
        const NodeId node = paper.add(paper.root(), Kind::note, {note.at, note.at});
        paper.set_text(node, Attr::text, note.text);
    }
}

/// What character recognition is not sure of.
void add_unsure(Document& paper, const model::File& file) {
    if (file.confidence == 0) return;
    paper.set_integer(paper.root(), Attr::confidence, file.confidence);
    const model::Range extent = paper.range(paper.root());
    for (const model::Range& words : file.unsure)
        if (extent.contains(words)) paper.add(paper.root(), Kind::unsure, words);
}

void add_recognition(Document& paper, const rules::Recognition& found) {
    const NodeId root = paper.root();
    paper.set_text(root, Attr::kind, found.pack->kind.empty() ? "unknown" : found.pack->kind);
    if (!found.pack->body.empty()) paper.set_text(root, Attr::body, found.pack->body);
    paper.set_text(root, Attr::pack, found.pack->id);
    for (const rules::Evidence& evidence : found.evidence) {
        const NodeId node = paper.add(root, Kind::evidence, evidence.where);
        paper.set_text(node, Attr::kind, "kind");
    }
}

std::optional<std::string> text_of(const Document& paper, Attr attr) {
    const auto text = paper.text_attr(paper.root(), attr);
    return text && !text->empty() ? std::optional<std::string>(one_line(*text, 400)) : std::nullopt;
}

/// Evidence in words: what was seen, and the line where.
std::vector<std::pair<std::string, std::string>> evidence_of(const Document& paper) {
    std::vector<std::pair<std::string, std::string>> out;
    for (NodeId id = paper.next_in(paper.root(), paper.root()); id != model::no_node;
         id = paper.next_in(paper.root(), id)) {
        const Kind kind = paper.kind(id);
        if (kind != Kind::evidence && kind != Kind::note) continue;
        std::string words = one_line(paper.str(id, Attr::text), 240);
        const model::Range where = paper.range(id);
        if (!where.empty()) {
            const std::string seen = one_line(paper.text(id), 120);
            if (words.empty())
                words = "'" + seen + "'";
            else if (words != seen)
                words += ": '" + seen + "'";
            words += " (" + place_in_words(paper, where) + ")";
        }
        const std::string_view subject = paper.str(id, Attr::kind);
        out.emplace_back(kind == Kind::note ? "note" : std::string(subject), std::move(words));
    }
    return out;
}

/// Where a paper begins for those who look at it: at its title, else at its first words.
model::Place beginning_of(const Document& paper) {
    const NodeId root = paper.root();
    const std::string_view view = paper.file().view.text();
    for (NodeId id = paper.next_of(Kind::evidence, root, root); id != model::no_node;
         id = paper.next_of(Kind::evidence, root, id))
        if (paper.str(id, Attr::kind) == "title" && !paper.range(id).empty())
            return paper.file().map.place(paper.file().view, paper.range(id));
    const model::Range all = paper.range(root);
    const std::size_t from = view.find_first_not_of("\n\t ", all.begin);
    if (from == std::string_view::npos || from >= all.end) return {};
    const std::size_t stop = std::min<std::size_t>(view.find_first_of("\n\t", from), all.end);
    return paper.file().map.place(
        paper.file().view, {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(stop)});
}

/// What the audit profile holds against a paper: nothing that rests on good practice alone, unless
/// the rule says that it may.
bool held_in_audit(const rules::Rule& rule, std::string_view stage, const CheckOptions& options) {
    return rule.audit.value_or(rule.basis.kind != "house") &&
           graded(rule, {}, stage, options) > model::Severity::info;
}

/// Rules in force by date that the options leave out.
bool is_left_out(const rules::Rule& rule, std::string_view stage, const CheckOptions& options) {
    const auto grade = options.grades.find(rule.id);
    if (grade != options.grades.end() && !grade->second) return true;
    return options.audit && !held_in_audit(rule, stage, options);
}

/// Information has no place in an audit. A rule that loses all it said is left out with it.
void drop_information(Checked& checked) {
    const auto is_information = [](const model::Finding& finding) {
        return finding.severity == model::Severity::info &&
               (finding.outcome == Outcome::fail || finding.outcome == Outcome::inconclusive);
    };
    std::vector<std::string> dropped;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < checked.findings.size(); ++i) {
        if (is_information(checked.findings[i])) {
            const std::string& rule = checked.findings[i].rule;
            if (dropped.empty() || dropped.back() != rule) dropped.push_back(rule);
            continue;
        }
        if (kept != i) {
            checked.findings[kept] = std::move(checked.findings[i]);
            checked.begins[kept] = checked.begins[i];
        }
        ++kept;
    }
    checked.findings.resize(kept);
    checked.begins.resize(kept);
    checked.left_out.insert(checked.left_out.end(), dropped.begin(), dropped.end());
}

/// Runs a rule, and says to the parent meanwhile which one, whatever comes of it.
CheckRun run_at(PaperRun& run, const rules::Rule& rule, Whereabouts* where) {
    if (where == nullptr) return run.run(rule);
    struct Stay {
        Whereabouts& where;
        ~Stay() { where.leave(); }
    };
    where->enter(rule.id, rule.check);
    const Stay stay{*where};
    return run.run(rule);
}

/// "the check spelling.words of the plugin org.spelling: …", so that its makers are asked and not
/// duly's.
std::string fault_words(const PluginHost& host, const rules::Rule& rule, const std::string& why) {
    const auto check = host.catalogue().find(rule.check);
    std::string out = "the check " + rule.check;
    if (check != host.catalogue().end() && !check->second.plugin.empty())
        out += " of the plugin " + check->second.plugin;
    out += ": " + why;
    if (!rule.file.empty())
        out += "; the rule stands at " + rule.file + ":" + std::to_string(rule.line) + ":" +
               std::to_string(rule.column);
    return out;
}

/// Every sum of money once, exact.
std::vector<std::string> amounts_of(const Document& paper) {
    std::set<std::string> all;
    for (NodeId id = paper.next_of(Kind::amount, paper.root(), paper.root()); id != model::no_node;
         id = paper.next_of(Kind::amount, paper.root(), id))
        if (const auto value = paper.decimal(id, Attr::amount)) all.insert(exact_text(*value));
    return {all.begin(), all.end()};
}

model::PaperReport report_of(const ReadPaper& read, const model::ReadFile& file,
                             const rules::Pack* record, const PluginHost& host,
                             const CheckOptions& options, Whereabouts* where) {
    const Document& paper = *read.outlined.document;
    model::PaperReport report;
    report.part = read.outlined.part;
    report.extent = extent_of(paper);
    report.begins = beginning_of(paper);
    report.kind = paper.str(paper.root(), Attr::kind);
    report.pack_id = read.pack->id;
    report.pack_version = read.pack->version;
    report.reference = text_of(paper, Attr::reference);
    report.title = text_of(paper, Attr::title);
    if (const Date date = date_of(paper); date.given()) report.date = date.iso();
    report.stage = paper.str(paper.root(), Attr::stage);
    report.text_source = text_of(paper, Attr::text_source).value_or(paper.file().text_source);
    report.facts = facts_of(paper, *read.pack, day_for(paper, options));
    if (record != nullptr)
        report.record = check_paper(paper, *record, host, options, where, Asked::record).findings;
    if (options.compare) report.amounts = amounts_of(paper);
    if (!options.judge) return report;
    Checked checked = check_paper(paper, *read.pack, host, options, where);
    report.ignores = apply_remarks(file, paper, checked.begins, checked.findings);
    report.results = std::move(checked.findings);
    report.left_out = std::move(checked.left_out);
    report.evidence = evidence_of(paper);
    if (!options.body.empty() && read.pack->body == options.body)
        report.evidence.emplace_back("body", "as the command or its configuration says");
    for (const auto& [rule, why] : checked.faults)
        report.evidence.emplace_back(shared_case::check_failed, rule + ": " + one_line(why, 240));
    return report;
}

} // namespace

Checked check_paper(const Document& paper, const rules::Pack& pack, const PluginHost& host,
                    const CheckOptions& options, Whereabouts* where, Asked asked) {
    Checked out;
    const Date day = day_for(paper, options);
    PaperRun run(host, paper, day, where);
    const std::string_view stage = paper.str(paper.root(), Attr::stage);
    Findings findings(paper, pack, options);
    const bool unread =
        !paper.file().unread_pages.empty() && utf8::trim(paper.file().view.text()).empty();
    for (const rules::Rule& rule : pack.rules) {
        if (asked == Asked::record && !rule.record) continue;
        if (!options.only.empty() && rule.id != options.only) continue;
        std::optional<bool> in_force = rules::in_force(rule, day);
        if (in_force.value_or(true) && is_left_out(rule, stage, options)) {
            out.left_out.push_back(rule.id);
            continue;
        }
        if (unread && !rule.about_file) {
            findings.add(rule, Outcome::inconclusive, shared_case::unread);
            continue;
        }
        if (!in_force) {
            findings.add(rule, Outcome::inconclusive, shared_case::no_date);
            continue;
        }
        if (!*in_force) continue;
        const CheckRun result = run_at(run, rule, where);
        if (result.fault) {
            const std::string why = fault_words(host, rule, *result.fault);
            findings.add(rule, Outcome::inconclusive, shared_case::check_failed, why);
            out.faults.emplace_back(rule.id, why);
        } else if (result.cases.empty()) {
            findings.add(rule, Outcome::pass, shared_case::pass);
        }
        findings.add(rule, result.cases);
    }
    out.findings = findings.take(&out.begins);
    if (options.audit) drop_information(out);
    return out;
}

Checker::Checker(const rules::PackSet& packs, const PluginHost& host, PatternPool patterns)
    : packs_(&packs),
      host_(&host),
      pool_(std::move(patterns)),
      everything_(packs.everything, pool_),
      recogniser_(packs, pool_) {
    assert(!packs.packs.empty());
}

void Checker::prepare() const {
    everything_.prepare_outline();
    recogniser_.prepare();
}

const structure::Lexicon& Checker::lexicon(const rules::Pack& pack) {
    const auto found = lexicons_.find(&pack);
    if (found != lexicons_.end()) return found->second;
    return lexicons_.emplace(&pack, structure::Lexicon(pack.vocabulary, pool_)).first->second;
}

rules::Recognition Checker::recognise(const Document& paper, const CheckOptions& options) const {
    rules::Recognition found;
    if (!options.pack.empty()) found.pack = packs_->find(options.pack);
    return found.pack ? found : recogniser_.recognise(paper, options.body);
}

Result<ReadPapers> Checker::read(std::string_view bytes, const std::string& name,
                                 const CheckOptions& options, const read::Recognised& recognised) {
    auto file = duly::read::read(bytes, name, {}, readers_, recognised);
    if (!file) return tl::unexpected(std::move(file.error()));
    ReadPapers out{std::move(*file), {}};
    for (structure::OutlinedPaper& outlined : structure::outline(out.file, everything_)) {
        const rules::Recognition found = recognise(*outlined.document, options);
        add_recognition(*outlined.document, found);
        structure::interpret(outlined, out.file, lexicon(*found.pack), options.stage);
        add_notes(*outlined.document, out.file);
        add_unsure(*outlined.document, *out.file.file);
        outlined.document->settle();
        out.papers.push_back({std::move(outlined), found.pack});
    }
    return out;
}

model::FileReport Checker::report(const Result<ReadPapers>& read_papers, const std::string& name,
                                  const CheckOptions& options) {
    model::FileReport report;
    report.path = name;
    if (!read_papers) {
        report.unread = model::Unread{read_papers.error().code, read_papers.error().message};
        return report;
    }
    report.format = read_papers->file.file->format;
    const rules::Pack* const record =
        options.record.empty() ? nullptr : packs_->find(options.record);
    for (const ReadPaper& paper : read_papers->papers)
        report.papers.push_back(
            report_of(paper, read_papers->file, record, *host_, options, where_));
    return report;
}

} // namespace duly::engine
