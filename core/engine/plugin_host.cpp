// The table of functions that a check is handed, over an immutable Document; and the run of one
// check. Nothing that comes from a plugin is believed: node numbers, ranges, strings and names are
// looked at before they are used, and what is wrong makes the rule inconclusive rather than the
// program ill.
#include "engine/plugin_host.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <deque>
#include <exception>
#include <list>
#include <memory_resource>

#include "engine/plugin_impl.hpp"
#include "engine/whereabouts.hpp"
#include "engine/xpath_check.hpp"
#include "model/xml_view.hpp"
#include "support/folded_text.hpp"
#include "support/text_index.hpp"
#include "support/utf8.hpp"

struct duly_document {
    const duly::model::Document* paper;
};

struct duly_report {
    duly_context* context;
    duly::engine::Case said;
    bool gave_up = false; ///< the reserved case ""
};

struct duly_context {
    duly::engine::PaperRun::State* paper;
    const duly::rules::Rule* rule;
    const duly::rules::CheckSpec* spec;
    std::list<duly_report> reports; ///< stable addresses while the check runs
    std::optional<std::string> fault;
    /// Of the rule's parameters those that were asked for last: checks ask again and again.
    std::array<const std::pair<const std::string, duly::rules::ParameterValue>*, 16> recent{};
};

namespace duly::engine {

struct PaperRun::State {
    const PluginHost::Impl* host;
    duly_document document;
    Date as_of;
    struct Slice {
        const char* data;
        std::size_t size;
        friend bool operator==(const Slice&, const Slice&) = default;
    };
    struct SliceHash {
        std::size_t operator()(const Slice& s) const {
            return std::hash<const void*>{}(s.data) * 31 + s.size;
        }
    };
    std::optional<FoldedText> folded; ///< the paper, when a piece of it is first asked for
    /// Slices of the view that had to be folded by themselves, once for all rules of the paper, and
    /// forgotten together.
    std::pmr::monotonic_buffer_resource room_for_slices;
    std::pmr::unordered_map<Slice, std::string, SliceHash> folded_slices{&room_for_slices};
    std::deque<std::string> folded_others; ///< of the check that runs
    std::optional<model::XmlTree> tree;    ///< made when a rule in force asks for it
    struct KeptThing {
        std::string_view plugin; ///< whose it is
        std::string name;
        void* thing;
        duly_release release;
        std::string_view rule, check; ///< at which it was kept
    };
    std::vector<KeptThing> kept;    ///< a dozen at most, in the order of keeping
    Whereabouts* where = nullptr;   ///< to be told whose release is called
    std::optional<TextIndex> index; ///< of the paper, made when a long piece of it is searched
};

namespace {

using model::Attr;
using model::Document;
using model::Kind;
using model::NodeId;
using model::Range;

constexpr std::size_t most_patterns = 4096;

const Document& paper_of(const duly_document* document) {
    return *document->paper;
}

std::string_view view_of(duly_string s) {
    return s.data ? std::string_view(s.data, s.size) : std::string_view{};
}

duly_string string_of(std::string_view s) {
    return {s.data(), s.size()};
}

duly_date date_of(Date d) {
    return {d.year, d.month, d.day};
}

bool node_ok(const duly_document* document, duly_node node) {
    return document && node < paper_of(document).size();
}

bool attr_ok(const duly_document* document, duly_node node, std::uint32_t attr) {
    return node_ok(document, node) && attr < model::attr_count;
}

void blame(duly_context* context, std::string why) {
    if (!context->fault) context->fault = std::move(why);
}

/// A copy that is UTF-8 whatever the plugin sent.
std::string copy_of(duly_context* context, duly_string s) {
    if (!s.data && s.size != 0) {
        blame(context,
              "it handed over a text of " + std::to_string(s.size) + " bytes at no address");
        return {};
    }
    const std::string_view text = view_of(s);
    if (utf8::first_invalid(text) == std::string_view::npos) return std::string(text);
    std::string out;
    for (std::size_t at = 0; at < text.size();)
        utf8::append(out, utf8::next(text, at));
    return out;
}

bool on_boundary(std::string_view text, std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

/// Whether a range may be reported for the paper: inside it, in order, between whole characters.
bool range_ok(const Document& paper, duly_range range) {
    const Range extent = paper.range(paper.root());
    const std::string& text = paper.file().view.text();
    return range.begin <= range.end && extent.begin <= range.begin && range.end <= extent.end &&
           range.end <= text.size() && on_boundary(text, range.begin) &&
           on_boundary(text, range.end);
}

bool is_whole(duly_range range) {
    return range.begin == 0 && range.end == 0;
}

std::string words(duly_range range) {
    return std::to_string(range.begin) + "-" + std::to_string(range.end);
}

// ---- names and tree
// ------------------------------------------------------------------------------

std::uint32_t kind_named(const duly_document*, duly_string name) noexcept {
    const auto kind = model::kind_named(view_of(name));
    return kind ? static_cast<std::uint32_t>(*kind) : DULY_NONE;
}

std::uint32_t attr_named(const duly_document*, duly_string name) noexcept {
    const auto attr = model::attr_named(view_of(name));
    return attr ? static_cast<std::uint32_t>(*attr) : DULY_NONE;
}

duly_node root(const duly_document* document) noexcept {
    return paper_of(document).root();
}

std::uint32_t kind(const duly_document* document, duly_node node) noexcept {
    if (!node_ok(document, node)) return DULY_NONE;
    return static_cast<std::uint32_t>(paper_of(document).kind(node));
}

duly_node parent(const duly_document* document, duly_node node) noexcept {
    return node_ok(document, node) ? paper_of(document).node(node).parent : DULY_NONE;
}

duly_node first_child(const duly_document* document, duly_node node) noexcept {
    return node_ok(document, node) ? paper_of(document).node(node).first_child : DULY_NONE;
}

duly_node next_sibling(const duly_document* document, duly_node node) noexcept {
    return node_ok(document, node) ? paper_of(document).node(node).next : DULY_NONE;
}

duly_node next_of(const duly_document* document, std::uint32_t kind, duly_node within,
                  duly_node after) noexcept {
    if (!node_ok(document, within) || !node_ok(document, after)) return DULY_NONE;
    if (kind == DULY_NONE) return paper_of(document).next_in(within, after);
    if (kind >= model::kind_count) return DULY_NONE;
    return paper_of(document).next_of(static_cast<Kind>(kind), within, after);
}

duly_node section_at(const duly_document* document, std::uint32_t at) noexcept {
    const Document& paper = paper_of(document);
    if (at > paper.file().view.text().size()) return DULY_NONE;
    return paper.section_at(at);
}

// ---- words and attributes
// ------------------------------------------------------------------------

duly_range range(const duly_document* document, duly_node node) noexcept {
    if (!node_ok(document, node)) return {0, 0};
    const Range r = paper_of(document).range(node);
    return {r.begin, r.end};
}

duly_string text(const duly_document* document, duly_range range) noexcept {
    const std::string& view = paper_of(document).file().view.text();
    if (range.begin > range.end || range.end > view.size()) return {nullptr, 0};
    return {view.data() + range.begin, range.end - range.begin};
}

/// Whether words are a piece of a text, not only the same ones.
bool is_piece_of(std::string_view text, std::string_view words) {
    const std::less_equal<> not_after;
    return not_after(text.data(), words.data()) &&
           not_after(words.data() + words.size(), text.data() + text.size());
}

/// The paper's part of the view.
std::string_view whole_of(const PaperRun::State& state) {
    const Document& paper = paper_of(&state.document);
    return paper.file().view.slice(paper.range(paper.root()));
}

bool is_of_view(const duly_context* context, std::string_view words) {
    return is_piece_of(paper_of(&context->paper->document).file().view.text(), words);
}

duly_string folded(duly_context* context, duly_string text) noexcept {
    const std::string_view words = view_of(text);
    if (words.empty()) return {nullptr, 0};
    auto& state = *context->paper;
    const std::string_view whole = whole_of(state);
    if (is_piece_of(whole, words)) {
        if (!state.folded) state.folded.emplace(whole);
        if (const auto known = state.folded->of(words)) return string_of(*known);
    }
    if (is_of_view(context, words)) {
        const auto [at, fresh] = state.folded_slices.try_emplace({words.data(), words.size()});
        if (fresh) at->second = utf8::fold(words);
        return string_of(at->second);
    }
    return string_of(state.folded_others.emplace_back(utf8::fold(words)));
}

template <class Out, class Value> int answer(Out* out, const std::optional<Value>& value) {
    if (!value || !out) return 0;
    *out = *value;
    return 1;
}

int attr_text(const duly_document* document, duly_node node, std::uint32_t attr,
              duly_string* value) noexcept {
    if (!attr_ok(document, node, attr) || !value) return 0;
    const auto text = paper_of(document).text_attr(node, static_cast<Attr>(attr));
    if (!text) return 0;
    *value = string_of(*text);
    return 1;
}

int attr_integer(const duly_document* document, duly_node node, std::uint32_t attr,
                 std::int64_t* value) noexcept {
    if (!attr_ok(document, node, attr)) return 0;
    return answer(value, paper_of(document).integer(node, static_cast<Attr>(attr)));
}

int attr_decimal(const duly_document* document, duly_node node, std::uint32_t attr,
                 duly_decimal* value) noexcept {
    if (!attr_ok(document, node, attr) || !value) return 0;
    const auto number = paper_of(document).decimal(node, static_cast<Attr>(attr));
    if (!number) return 0;
    *value = {number->mantissa, number->exponent};
    return 1;
}

int attr_date(const duly_document* document, duly_node node, std::uint32_t attr,
              duly_date* value) noexcept {
    if (!attr_ok(document, node, attr) || !value) return 0;
    const auto date = paper_of(document).date(node, static_cast<Attr>(attr));
    if (!date) return 0;
    *value = date_of(*date);
    return 1;
}

int attr_flag(const duly_document* document, duly_node node, std::uint32_t attr) noexcept {
    return attr_ok(document, node, attr) && paper_of(document).flag(node, static_cast<Attr>(attr));
}

// ---- parameters
// ----------------------------------------------------------------------------------

using Parameters = std::map<std::string, rules::ParameterValue, std::less<>>;

const Parameters::value_type* parameter_named(duly_context* context, std::string_view name) {
    if (name.empty()) return nullptr;
    const std::size_t place = 3 * name.size() + static_cast<unsigned char>(name.back());
    auto& recent = context->recent[place % context->recent.size()];
    if (recent && recent->first == name) return recent;
    const Parameters& parameters = context->rule->parameters;
    const auto found = parameters.find(name);
    if (found == parameters.end()) return nullptr;
    return recent = &*found;
}

/// "name" or "name/3/field".
const rules::ParameterValue* parameter(duly_context* context, duly_string path) {
    std::string_view rest = view_of(path);
    const auto slash = rest.find('/');
    const auto* const top = parameter_named(context, rest.substr(0, slash));
    if (!top) return nullptr;
    if (slash == std::string_view::npos) return &top->second;
    rest.remove_prefix(slash + 1);
    const auto* records =
        std::get_if<std::vector<rules::ParameterValue::Record>>(&top->second.value);
    if (!records) return nullptr;
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), index);
    if (error != std::errc() || index >= records->size() || end == rest.data() + rest.size() ||
        *end != '/')
        return nullptr;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()) + 1);
    const auto field = (*records)[index].find(rest);
    return field == (*records)[index].end() ? nullptr : &field->second;
}

int param_text(duly_context* context, duly_string path, duly_string* value) noexcept {
    const auto* found = parameter(context, path);
    const auto* text = found ? std::get_if<std::string>(&found->value) : nullptr;
    if (!text || !value) return 0;
    *value = string_of(*text);
    return 1;
}

int param_integer(duly_context* context, duly_string path, std::int64_t* value) noexcept {
    const auto* found = parameter(context, path);
    const auto* number = found ? std::get_if<std::int64_t>(&found->value) : nullptr;
    if (!number || !value) return 0;
    *value = *number;
    return 1;
}

int param_date(duly_context* context, duly_string path, duly_date* value) noexcept {
    const auto* found = parameter(context, path);
    const auto* date = found ? std::get_if<Date>(&found->value) : nullptr;
    if (!date || !value) return 0;
    *value = date_of(*date);
    return 1;
}

std::uint32_t param_count(duly_context* context, duly_string path) noexcept {
    const auto* found = parameter(context, path);
    const auto* list =
        found ? std::get_if<std::vector<rules::ParameterValue::Record>>(&found->value) : nullptr;
    return list ? static_cast<std::uint32_t>(list->size()) : 0;
}

/// A pattern that was met before is compiled already. Most come from the same place in memory as
/// the last time (a parameter, a literal of the plugin's), where they are found without hashing.
const Pattern& compiled(const duly_context* context, std::string_view source) {
    const PluginHost::Impl& host = *context->paper->host;
    const std::size_t place = reinterpret_cast<std::uintptr_t>(source.data()) / 8 + source.size();
    const auto*& recent = host.recent_patterns[place % host.recent_patterns.size()];
    if (recent && recent->first == source) return recent->second;
    auto& patterns = host.patterns;
    auto at = patterns.find(source);
    if (at == patterns.end()) {
        if (patterns.size() >= most_patterns) { // a check that makes up patterns
            patterns.clear();
            host.recent_patterns.fill(nullptr);
        }
        at = patterns.emplace(std::string(source), Pattern(std::string(source))).first;
    }
    recent = &*at;
    return at->second;
}

/// The paper's index for a long piece of it; short words are read sooner without.
const TextIndex* index_for(const duly_context* context, std::string_view words) {
    constexpr std::size_t short_words = 256;
    if (words.size() <= short_words) return nullptr;
    PaperRun::State& state = *context->paper;
    const std::string_view whole = whole_of(state);
    if (!is_piece_of(whole, words)) return nullptr;
    if (!state.index) state.index.emplace(whole);
    return &*state.index;
}

int match(duly_context* context, duly_string pattern, duly_string text, std::uint32_t from,
          duly_range* found) noexcept {
    const std::string_view source = view_of(pattern), words = view_of(text);
    if (source.empty() || from > words.size() || words.size() > 0xFFFFFFFEu) return 0;
    const Pattern& wanted = compiled(context, source);
    const TextIndex* const index = index_for(context, words);
    if (!found) return wanted.found_in(words, from, index) ? 1 : 0;
    const auto span = wanted.locate(words, from, index);
    if (!span) return 0;
    *found = {static_cast<std::uint32_t>(span->begin), static_cast<std::uint32_t>(span->end)};
    return 1;
}

duly_date as_of(duly_context* context) noexcept {
    return date_of(context->paper->as_of);
}

// ---- reporting
// -----------------------------------------------------------------------------------

duly_report* report(duly_context* context, duly_string case_name, duly_range where) noexcept {
    const std::string name = copy_of(context, case_name);
    if (name.empty()) { // reserved: the check gives up
        blame(context, "");
        auto& said = context->reports.emplace_back();
        said.context = context;
        said.gave_up = true;
        return &said;
    }
    const rules::CaseSpec* spec = nullptr;
    for (const auto& known : context->spec->cases)
        if (known.name == name) spec = &known;
    if (!spec) {
        blame(context, "it reported the case '" + name + "', which it does not declare");
        return nullptr;
    }
    const bool whole = is_whole(where);
    if (!whole && !range_ok(paper_of(&context->paper->document), where)) {
        blame(context, "it reported the place " + words(where) + ", which is not in the paper");
        return nullptr;
    }
    auto& said = context->reports.emplace_back();
    said.context = context;
    said.said.spec = spec;
    if (!whole) said.said.where = Range{where.begin, where.end};
    return &said;
}

/// What a check may hand over for an argument of that type. Words may also be told by their place.
bool fits(rules::Type type, const decltype(Argument::value)& value) {
    switch (type) {
    case rules::Type::integer:
    case rules::Type::count:
        return std::holds_alternative<std::int64_t>(value);
    case rules::Type::decimal:
    case rules::Type::amount:
        return std::holds_alternative<Decimal>(value);
    case rules::Type::date:
        return std::holds_alternative<Date>(value);
    case rules::Type::place:
        return std::holds_alternative<Range>(value);
    default:
        return std::holds_alternative<std::string>(value) || std::holds_alternative<Range>(value);
    }
}

/// "a date": of what is handed over, and of what is declared.
const char* in_words(const decltype(Argument::value)& value) {
    constexpr const char* words[] = {"a text", "a whole number", "a decimal number", "a date",
                                     "a place"};
    return words[value.index()];
}

const char* in_words(rules::Type type) {
    switch (type) {
    case rules::Type::integer:
        return "a whole number";
    case rules::Type::count:
        return "a count, which is a whole number";
    case rules::Type::decimal:
        return "a decimal number";
    case rules::Type::amount:
        return "an amount, which is a decimal number";
    case rules::Type::date:
        return "a date";
    case rules::Type::place:
        return "a place";
    default:
        return "a text";
    }
}

template <class Value> void set_argument(duly_report* report, duly_string name, Value given) {
    if (!report || report->gave_up) return;
    const std::string_view wanted = view_of(name);
    const auto& declared = report->said.spec->arguments;
    for (const auto& argument : declared) {
        if (argument.name != wanted) continue;
        decltype(Argument::value) value(std::move(given));
        if (!fits(argument.type, value))
            return blame(report->context, "for the argument '" + argument.name + "' of its case '" +
                                              report->said.spec->name + "' it gave " +
                                              in_words(value) + ", and declares " +
                                              in_words(argument.type));
        for (auto& known : report->said.arguments)
            if (known.name == wanted) {
                known.value = std::move(value);
                return;
            }
        report->said.arguments.push_back({argument.name, argument.type, std::move(value)});
        return;
    }
    blame(report->context, "it gave case '" + report->said.spec->name +
                               "' an argument that the case does not declare: '" +
                               copy_of(report->context, name) + "'");
}

void arg_text(duly_report* report, duly_string name, duly_string value) noexcept {
    if (!report) return;
    std::string copy = copy_of(report->context, value);
    if (report->gave_up) {
        if (view_of(name) == "why") report->context->fault = std::move(copy);
        return;
    }
    set_argument(report, name, std::move(copy));
}

void arg_decimal(duly_report* report, duly_string name, duly_decimal value) noexcept {
    set_argument(report, name, Decimal{value.mantissa, value.exponent});
}

void arg_date(duly_report* report, duly_string name, duly_date value) noexcept {
    set_argument(report, name, Date{value.year, value.month, value.day});
}

void arg_integer(duly_report* report, duly_string name, std::int64_t value) noexcept {
    set_argument(report, name, value);
}

bool place_ok(duly_report* report, duly_range where) {
    if (range_ok(paper_of(&report->context->paper->document), where)) return true;
    blame(report->context, "it named the place " + words(where) + ", which is not in the paper");
    return false;
}

void arg_range(duly_report* report, duly_string name, duly_range value) noexcept {
    if (!report || report->gave_up || !place_ok(report, value)) return;
    set_argument(report, name, Range{value.begin, value.end});
}

void related(duly_report* report, duly_string label, duly_range where) noexcept {
    if (!report || report->gave_up || !place_ok(report, where)) return;
    report->said.related.push_back(
        {copy_of(report->context, label), Range{where.begin, where.end}});
}

void subject(duly_report* report, duly_string value) noexcept {
    if (report && !report->gave_up) report->said.subject = copy_of(report->context, value);
}

// ---- keeping
// -------------------------------------------------------------------------------------

PaperRun::State::KeptThing* kept_thing(duly_context* context, std::string_view name) {
    for (auto& thing : context->paper->kept)
        if (thing.plugin == context->spec->plugin && thing.name == name) return &thing;
    return nullptr;
}

int keep(duly_context* context, duly_string name, void* thing, duly_release release) noexcept {
    if (!thing || !release || kept_thing(context, view_of(name))) return 0;
    context->paper->kept.push_back({context->spec->plugin, std::string(view_of(name)), thing,
                                    release, context->rule->id, context->rule->check});
    return 1;
}

void* kept(duly_context* context, duly_string name) noexcept {
    const auto* known = kept_thing(context, view_of(name));
    return known ? known->thing : nullptr;
}

constexpr duly_host host_table{sizeof(duly_host),
                               DULY_ABI_MAJOR,
                               DULY_ABI_MINOR, //
                               kind_named,
                               attr_named, //
                               root,
                               kind,
                               parent,
                               first_child,
                               next_sibling,
                               next_of,
                               section_at, //
                               range,
                               text,
                               folded, //
                               attr_text,
                               attr_integer,
                               attr_decimal,
                               attr_date,
                               attr_flag, //
                               param_text,
                               param_integer,
                               param_date,
                               param_count, //
                               match,
                               as_of, //
                               report,
                               arg_text,
                               arg_decimal,
                               arg_date,
                               arg_integer,
                               arg_range,
                               related,
                               subject, //
                               keep,
                               kept};

} // namespace

PaperRun::PaperRun(const PluginHost& host, const model::Document& paper, Date as_of,
                   Whereabouts* where)
    : state_(std::make_unique<State>()) {
    state_->where = where;
    state_->host = host.impl_.get();
    state_->document.paper = &paper;
    state_->as_of = as_of;
}

PaperRun::~PaperRun() {
    for (auto thing = state_->kept.rbegin(); thing != state_->kept.rend(); ++thing) {
        if (state_->where != nullptr) state_->where->enter(thing->rule, thing->check);
        thing->release(thing->thing);
    }
    if (state_->where != nullptr && !state_->kept.empty()) state_->where->leave();
}

CheckRun PaperRun::run(const rules::Rule& rule) {
    if (rule.check == xpath_name)
        if (const auto spec = state_->host->catalogue.find(rule.check);
            spec != state_->host->catalogue.end()) {
            const Document& paper = *state_->document.paper;
            if (!state_->tree) state_->tree.emplace(paper);
            return run_xpath(rule, spec->second, paper, *state_->tree);
        }
    const auto found = state_->host->checks.find(rule.check);
    if (found == state_->host->checks.end())
        return {{}, "no plugin offers the check '" + rule.check + "'"};
    const auto& [check, spec] = found->second;
    if (!state_->folded_others.empty()) state_->folded_others.clear();
    duly_context context{state_.get(), &rule, spec, {}, std::nullopt, {}};
    // A plugin in C++ that is not wrapped may still throw; `guarded` reports the case "" instead.
    try {
        check->run(&host_table, &state_->document, &context);
    } catch (const std::exception& e) {
        blame(&context, e.what());
    } catch (...) {
        blame(&context, "an exception of unknown type");
    }
    CheckRun result;
    result.fault = std::move(context.fault);
    if (result.fault) return result; // what a broken check found is not passed on
    for (auto& report : context.reports)
        result.cases.push_back(std::move(report.said));
    return result;
}

} // namespace duly::engine
