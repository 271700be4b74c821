#include "engine/finding.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/remarks.hpp"
#include "engine/words.hpp"
#include "support/hash.hpp"
#include "support/utf8.hpp"

namespace duly::engine {
namespace {

using model::Attr;
using model::Document;
using model::Kind;
using model::NodeId;
using model::Outcome;
using model::Range;
using model::Severity;

constexpr char unit_separator = '\x1f';

bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && utf8::is_digit(static_cast<unsigned char>(text[at]));
}

/// Without the number it begins with ("4.2 ", "3. ", "2) ", "7 Legal"): numbers move when other
/// parts of the paper change.
std::string_view without_number(std::string_view text) {
    std::size_t at = 0, digits = 0, stops = 0;
    for (;; ++at) {
        if (is_digit_at(text, at) && digits < 3) {
            ++digits;
        } else if (digits != 0 && at < text.size() && (text[at] == '.' || text[at] == ')')) {
            ++stops;
            digits = 0;
        } else {
            break;
        }
    }
    if (at == 0 || at + 1 >= text.size() || (text[at] != ' ' && text[at] != '\t')) return text;
    const char next = text[at + 1];
    if (stops == 0 && !(next >= 'A' && next <= 'Z')) return text; // "12 grants" is no number of it
    return text.substr(at + 1);
}

/// Without ticks and boxes: what is a blank cell in one format is an empty box in another.
std::string without_boxes(std::string text) {
    const bool may_have_any = text.find('\xE2') != std::string::npos; // as all of these begin
    for (const std::string_view sign : {"☐", "☑", "☒", "✓", "✔", "✗", "✘"})
        for (std::size_t at = may_have_any ? text.find(sign) : std::string::npos;
             at != std::string::npos; at = text.find(sign, at))
            text.erase(at, sign.size());
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.pop_back();
    return text;
}

std::string normalised(std::string_view text) {
    std::string out = without_boxes(utf8::fold(without_number(utf8::trim(text))));
    while (out.ends_with(':') || out.ends_with(' '))
        out.pop_back();
    return out;
}

/// The role of the section that holds a byte, or of the nearest one around it that has one; where
/// none has, the words of the nearest heading that is not the paper's own title.
std::string role_at(const Document& paper, std::uint32_t at) {
    const NodeId innermost = paper.section_at(at);
    for (NodeId id = innermost; id != model::no_node;
         id = paper.enclosing(paper.node(id).parent, Kind::section)) {
        const std::string_view role = paper.str(id, Attr::role);
        if (!role.empty()) return std::string(role);
    }
    const std::string title = normalised(paper.str(paper.root(), Attr::title));
    for (NodeId id = innermost; id != model::no_node;
         id = paper.enclosing(paper.node(id).parent, Kind::section)) {
        const NodeId heading = paper.next_of(Kind::heading, id, id);
        std::string words = heading == model::no_node ? "" : normalised(paper.text(heading));
        if (!words.empty() && words != title) return words;
    }
    return {};
}

/// What the fingerprint is made of, but for the ordinal. The subject stands beside the excerpt, so
/// that of two things missing in one place one can be mended and the other keeps its fingerprint.
std::string likeness(const Document& paper, const model::Finding& finding,
                     const std::optional<Range>& where = {}, std::string_view subject = {}) {
    std::string out;
    out.reserve(finding.rule.size() + finding.case_name.size() + subject.size() +
                finding.excerpt.size() + 64);
    out += finding.rule;
    out += unit_separator;
    out += finding.case_name;
    out += unit_separator;
    if (where) out += role_at(paper, where->begin);
    out += unit_separator;
    if (!subject.empty()) out += utf8::fold(subject);
    out += unit_separator;
    if (where) out += normalised(finding.excerpt);
    return out;
}

/// An argument for a register: nothing rounded, nothing in words.
std::string exactly(const Argument& argument) {
    struct Printer {
        std::string operator()(const std::string& text) const { return one_line(text, 400); }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(Decimal number) const { return exact_text(number); }
        std::string operator()(Date date) const { return date.iso(); }
        std::string operator()(Range range) const { return std::to_string(range.begin); }
    };
    return std::visit(Printer{}, argument.value);
}

/// What cannot be judged is never an error.
Severity at_most_warning(Severity severity) {
    return std::min(severity, Severity::warning);
}

} // namespace

Severity graded(const rules::Rule& rule, std::string_view case_name, std::string_view stage,
                const CheckOptions& options) {
    const auto anew = options.grades.find(rule.id);
    if (anew == options.grades.end() || !anew->second) return rule.severity_of(case_name, stage);
    const auto most = rule.by_case.find(case_name);
    return most == rule.by_case.end() ? *anew->second : std::min(*anew->second, most->second);
}

Findings::Findings(const Document& paper, const rules::Pack& pack, const CheckOptions& options)
    : paper_(paper), pack_(pack), options_(options), stage_(paper.str(paper.root(), Attr::stage)) {
    const std::string_view own = paper.str(paper.root(), Attr::text_source);
    native_ = (own.empty() ? std::string_view(paper.file().text_source) : own) == "native";
}

Findings::Entry& Findings::start(const rules::Rule& rule, std::string_view case_name,
                                 Outcome outcome) {
    if (last_ != &rule) ++rules_;
    last_ = &rule;
    Entry& entry = entries_.emplace_back();
    entry.rule = rules_;
    model::Finding& finding = entry.finding;
    finding.rule = rule.id;
    finding.name = rule.name;
    finding.title = rule.title;
    finding.case_name = case_name;
    finding.outcome = outcome;
    finding.severity = graded(rule, case_name, stage_, options_);
    if (outcome == Outcome::inconclusive) finding.severity = at_most_warning(finding.severity);
    finding.basis = rule.basis;
    return entry;
}

void Findings::word(const rules::Rule& rule, model::Finding& finding, const Words& words) const {
    const rules::Wording* wording = rules::wording_of(pack_, rule, finding.case_name);
    if (!wording) { // only cases that no rule need word: the title says what was looked at
        finding.message = rule.title;
        return;
    }
    finding.message = rules::fill(wording->message, words);
    finding.fix = rules::fill(wording->fix, words);
}

std::string Findings::print(const Argument& argument) const {
    struct Printer {
        const Document& paper;
        rules::Type type;
        std::string operator()(const std::string& text) const { return one_line(text, 240); }
        std::string operator()(std::int64_t number) const {
            return type == rules::Type::count || type == rules::Type::amount
                       ? (*this)(Decimal{number, 0})
                       : std::to_string(number);
        }
        std::string operator()(Decimal number) const {
            if (type != rules::Type::amount) return number.text();
            std::string text = number.text();
            const bool negative = text.starts_with('-');
            return (negative ? "-£" : "£") + text.substr(negative ? 1 : 0);
        }
        std::string operator()(Date date) const { return date.words(); }
        std::string operator()(Range range) const {
            return type == rules::Type::place ? place_in_words(paper, range)
                                              : excerpt_of(paper, range);
        }
    };
    return std::visit(Printer{paper_, argument.type}, argument.value);
}

model::Location Findings::locate(Range where) {
    const auto [trail, fresh] = trails_.try_emplace(paper_.section_at(where.begin));
    if (fresh) trail->second = trail_to(paper_, where.begin);
    return {paper_.file().map.place(paper_.file().view, where), trail->second};
}

/// Of text that was read from a picture nothing is an error; what is not found may be misread, and
/// so may words that recognition itself is not sure of.
bool Findings::is_doubtful(Severity severity, const std::optional<Range>& where) const {
    if (severity == Severity::error) return true;
    if (severity != Severity::warning) return false;
    if (!where) return true;
    const auto& unsure = paper_.file().unsure;
    const auto next =
        std::upper_bound(unsure.begin(), unsure.end(), where->begin,
                         [](std::uint32_t begin, const Range& words) { return begin < words.end; });
    return next != unsure.end() && next->begin < where->end;
}

void Findings::add(const rules::Rule& rule, const Case& said) {
    Entry& entry = start(rule, said.spec->name, said.spec->outcome);
    model::Finding& finding = entry.finding;
    if (said.where) {
        entry.begin = said.where->begin;
        finding.location = locate(*said.where);
        finding.excerpt = excerpt_of(paper_, *said.where);
    }
    entry.likeness = likeness(paper_, finding, said.where, said.subject);
    Words words;
    for (const Argument& argument : said.arguments)
        words[argument.name] = print(argument);
    word(rule, finding, words);
    if (rule.record)
        for (const Argument& argument : said.arguments)
            finding.arguments.emplace_back(argument.name, exactly(argument));
    for (const RelatedPlace& place : said.related)
        finding.related.push_back(
            {one_line(place.label), locate(place.where), excerpt_of(paper_, place.where)});
    if (finding.outcome != Outcome::fail || rule.about_file) return;
    // What is absent may stand on a page that was not read, or is not there any more, and so may
    // what settles an error.
    const bool elsewhere = !said.where || finding.severity == Severity::error;
    const bool unseen = elsewhere && !paper_.file().unread_pages.empty();
    const bool lost = elsewhere && paper_.file().cut_short;
    if (unseen || lost || (!native_ && is_doubtful(finding.severity, said.where))) {
        finding.outcome = Outcome::inconclusive;
        finding.severity = at_most_warning(finding.severity);
        finding.case_name = lost     ? shared_case::cut_short
                            : unseen ? shared_case::pictures
                                     : shared_case::ocr;
        const std::string would_be = finding.message, would_fix = finding.fix;
        word(rule, finding, {{"finding", would_be}});
        if (finding.fix.empty()) finding.fix = would_fix;
    }
}

void Findings::add(const rules::Rule& rule, const std::vector<Case>& said) {
    const std::size_t most = options_.every ? every_one : most_of_a_rule;
    if (said.size() <= most) {
        for (const Case& each : said)
            add(rule, each);
        return;
    }
    const auto rank = [](const Case& each) {
        return each.spec->outcome == Outcome::fail           ? 0
               : each.spec->outcome == Outcome::inconclusive ? 1
                                                             : 2;
    };
    std::vector<const Case*> order;
    order.reserve(said.size());
    for (const Case& each : said)
        order.push_back(&each);
    std::stable_sort(order.begin(), order.end(), [&](const Case* a, const Case* b) {
        return std::tuple(rank(*a), a->where ? a->where->begin : 0) <
               std::tuple(rank(*b), b->where ? b->where->begin : 0);
    });
    for (std::size_t i = 0; i < most; ++i)
        add(rule, *order[i]);
    add_more(rule, {order.begin() + static_cast<std::ptrdiff_t>(most), order.end()});
}

void Findings::add_more(const rules::Rule& rule, const std::vector<const Case*>& hidden) {
    const Outcome outcome = hidden.front()->spec->outcome; // the gravest comes first
    Entry& entry = start(rule, shared_case::more, outcome);
    entry.last = true;
    model::Finding& finding = entry.finding;
    entry.likeness = likeness(paper_, finding);
    finding.severity = Severity::info;
    for (const Case* each : hidden)
        if (each->spec->outcome == outcome)
            finding.severity =
                std::max(finding.severity, graded(rule, each->spec->name, stage_, options_));
    if (outcome == Outcome::inconclusive) finding.severity = at_most_warning(finding.severity);
    const bool settled = native_ && !paper_.file().cut_short && paper_.file().unread_pages.empty();
    if (!settled && !rule.about_file && outcome == Outcome::fail &&
        finding.severity == Severity::error) {
        finding.outcome = Outcome::inconclusive;
        finding.severity = Severity::warning;
    }
    word(rule, finding,
         {{"count", Decimal{static_cast<std::int64_t>(hidden.size()), 0}.text()},
          {"shown", std::to_string(options_.every ? every_one : most_of_a_rule)}});
    if (outcome == Outcome::pass || outcome == Outcome::not_applicable) finding.fix.clear();
}

void Findings::add(const rules::Rule& rule, Outcome outcome, std::string_view shared_case,
                   const std::string& why) {
    Entry& entry = start(rule, shared_case, outcome);
    entry.likeness = likeness(paper_, entry.finding);
    word(rule, entry.finding, {{"why", one_line(why, 240)}});
}

std::vector<model::Finding> Findings::take(std::vector<std::uint32_t>* begins) {
    std::vector<Entry*> order;
    order.reserve(entries_.size());
    for (Entry& entry : entries_)
        order.push_back(&entry);
    std::stable_sort(order.begin(), order.end(), [](const Entry* a, const Entry* b) {
        return std::tuple(a->rule, a->last, a->finding.location.has_value(), a->begin) <
               std::tuple(b->rule, b->last, b->finding.location.has_value(), b->begin);
    });
    std::map<std::string, unsigned, std::less<>> ordinals;
    std::vector<model::Finding> out;
    out.reserve(entries_.size());
    for (Entry* const entry : order) {
        const unsigned ordinal = ++ordinals[entry->likeness];
        entry->likeness += unit_separator + std::to_string(ordinal);
        entry->finding.fingerprint = sha256_hex(entry->likeness).substr(0, 16);
        if (begins != nullptr) begins->push_back(entry->finding.location ? entry->begin : no_place);
        out.push_back(std::move(entry->finding));
    }
    entries_.clear();
    return out;
}

} // namespace duly::engine
