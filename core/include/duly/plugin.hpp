// The C++ face of the plugin interface: a check reads like plain C++, and no exception leaves it.
// Header only, needs nothing but plugin.h and the standard library (C++17 or newer).
//
//     void run(const duly::Context& context) {
//         const duly::Node section = context.document().section(context.text("role"));
//         if (!section) return (void)context.report("missing").subject(context.text("role"));
//         if (section.str("status") == "empty") context.report("empty", section);
//     }
//     constexpr duly_parameter parameters[] = {
//         duly::parameter("role", DULY_TEXT, nullptr, "The role of the section."),
//     };
//     constexpr duly_case cases[] = {
//         duly::fail("missing", "The paper has no such section."),
//         duly::fail("empty", "The section has a heading and nothing under it."),
//     };
//     const duly_check required = duly::check<run>("sections.required", "…", parameters, cases);
//
// Everything here is a view and belongs to the thread that runs the check. The Document, its Nodes,
// their words and attributes live until the paper is done, so that what is kept (Context::kept) may
// hold them; the Context, its Records, what it folds and what its parameters say live until the
// check returns. plugins/template/ is a whole plugin to copy.
#ifndef DULY_PLUGIN_HPP
#define DULY_PLUGIN_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <iterator>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "duly/plugin.h"

namespace duly {

class Document;
class Context;

// ---- small change
// --------------------------------------------------------------------------------

inline std::string_view view(duly_string s) {
    return s.size == 0 ? std::string_view{} : std::string_view(s.data, s.size);
}
inline duly_string text(std::string_view s) {
    return {s.data(), s.size()};
}

/// The range that means "the whole paper" in a report.
inline constexpr duly_range whole{0, 0};

constexpr bool empty(duly_range r) {
    return r.begin >= r.end;
}
/// A part of `r`, counted from its start: what `match` finds in a node's text, moved into the
/// paper.
constexpr duly_range within(duly_range r, duly_range part) {
    return {r.begin + part.begin, r.begin + part.end};
}

constexpr bool given(duly_date d) {
    return d.year != 0;
}
constexpr bool exact(duly_date d) {
    return d.year != 0 && d.month != 0 && d.day != 0;
}
/// Whether a calendar has it (as far as it is stated): not 31 April.
constexpr bool exists(duly_date d) {
    if (d.year == 0 || d.month > 12) return false;
    if (d.month == 0) return d.day == 0;
    const bool leap = (d.year % 4 == 0 && d.year % 100 != 0) || d.year % 400 == 0;
    constexpr int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return d.day <= length[d.month - 1] + (d.month == 2 && leap ? 1 : 0);
}
/// How two dates stand to each other.
enum class Order : std::uint8_t { less, equivalent, greater, unordered };
/// Earlier or later as far as both are stated: July 2018 against 14 July 2018 is equivalent;
/// unordered when either is no date.
constexpr Order compare(duly_date a, duly_date b) {
    if (a.year == 0 || b.year == 0) return Order::unordered;
    if (a.year != b.year) return a.year < b.year ? Order::less : Order::greater;
    if (a.month == 0 || b.month == 0 || (a.month == b.month && (a.day == 0 || b.day == 0)))
        return Order::equivalent;
    if (a.month != b.month) return a.month < b.month ? Order::less : Order::greater;
    if (a.day == b.day) return Order::equivalent;
    return a.day < b.day ? Order::less : Order::greater;
}
/// Surely before, surely after.
constexpr bool before(duly_date a, duly_date b) {
    return compare(a, b) == Order::less;
}
constexpr bool after(duly_date a, duly_date b) {
    return compare(a, b) == Order::greater;
}

/// A constant table of the plugin's, as it is handed to the functions below: an array, or nothing.
template <class T> class Table {
public:
    constexpr Table() = default;
    constexpr Table(const T* rows, std::size_t size) : data_(rows), size_(size) {}
    template <std::size_t n>
    constexpr Table(const T (&rows)[n]) : data_(rows), size_(n) {} // NOLINT: meant to convert
    [[nodiscard]] constexpr const T* data() const { return data_; }
    [[nodiscard]] constexpr std::uint32_t size() const { return static_cast<std::uint32_t>(size_); }

private:
    const T* data_ = nullptr;
    std::size_t size_ = 0;
};

// ---- the tree
// ------------------------------------------------------------------------------------

class Nodes;

/// One node of the paper, or none: `if (node)`. Asking none for anything gives empty answers.
class Node {
public:
    Node() = default;
    Node(const Document& document, duly_node id) : document_(&document), id_(id) {}

    [[nodiscard]] bool there() const { return id_ != DULY_NONE; }
    explicit operator bool() const { return there(); }
    [[nodiscard]] duly_node id() const { return id_; }
    friend bool operator==(const Node& a, const Node& b) { return a.id_ == b.id_; }
    friend bool operator!=(const Node& a, const Node& b) { return a.id_ != b.id_; }

    [[nodiscard]] bool is(std::string_view kind) const;
    [[nodiscard]] std::uint32_t kind() const; ///< its number (Document::kind_number), or DULY_NONE
    [[nodiscard]] Node parent() const;
    [[nodiscard]] Node next() const; ///< the next sibling
    /// The nearest node of a kind upwards, this one included; none if there is none.
    [[nodiscard]] Node enclosing(std::string_view kind) const;
    [[nodiscard]] Nodes children() const;                      ///< direct ones, of any kind
    [[nodiscard]] Nodes children(std::string_view kind) const; ///< direct ones of a kind
    [[nodiscard]] Nodes all(std::string_view kind) const; ///< anywhere below, in document order
    [[nodiscard]] Nodes all() const;
    [[nodiscard]] Node first(std::string_view kind) const; ///< the first of `all(kind)`, or none

    [[nodiscard]] duly_range range() const;
    [[nodiscard]] std::string_view text() const; ///< the words at its range

    // Attributes by name (see `duly parse --format xml` for what there is).
    [[nodiscard]] std::optional<std::string_view> maybe_text(std::string_view attribute) const;
    [[nodiscard]] std::string_view str(std::string_view attribute) const; ///< or ""
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view attribute) const;
    [[nodiscard]] std::optional<duly_decimal> decimal(std::string_view attribute) const;
    [[nodiscard]] std::optional<duly_date> date(std::string_view attribute) const;
    [[nodiscard]] bool flag(std::string_view attribute) const;
    /// The range that a pair of integer attributes names: span("value") is value_begin..value_end.
    [[nodiscard]] std::optional<duly_range> span(const std::string& stem) const;

private:
    const Document* document_ = nullptr;
    duly_node id_ = DULY_NONE;
};

/// A run of nodes for range-for.
class Nodes {
public:
    enum class Walk : std::uint8_t { children, below };

    class iterator {
    public:
        using value_type = Node;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::forward_iterator_tag;
        using reference = Node;
        using pointer = const Node*;

        iterator() = default;
        iterator(const Nodes& nodes, duly_node at) : nodes_(nodes), at_(at) {}
        Node operator*() const;
        iterator& operator++();
        iterator operator++(int) {
            iterator old = *this;
            ++*this;
            return old;
        }
        friend bool operator==(const iterator& a, const iterator& b) { return a.at_ == b.at_; }
        friend bool operator!=(const iterator& a, const iterator& b) { return a.at_ != b.at_; }

    private:
        struct Source {
            const Document* document = nullptr;
            duly_node within = DULY_NONE;
            std::uint32_t kind = DULY_NONE;
            Walk walk = Walk::children;
            Source() = default;
            Source(const Nodes& n)
                : document(n.document_), within(n.within_), kind(n.kind_), walk(n.walk_) {}
        };
        Source nodes_;
        duly_node at_ = DULY_NONE;
    };

    Nodes(const Document* document, duly_node within, std::uint32_t kind, bool any, Walk walk)
        : document_(document),
          within_(within),
          kind_(kind),
          nothing_(!any && kind == DULY_NONE),
          walk_(walk) {}

    [[nodiscard]] iterator begin() const;
    [[nodiscard]] iterator end() const { return {*this, DULY_NONE}; }
    [[nodiscard]] bool empty() const { return begin() == end(); }
    [[nodiscard]] std::size_t count() const {
        std::size_t n = 0;
        for (auto i = begin(); i != end(); ++i)
            ++n;
        return n;
    }

private:
    friend class iterator;
    const Document* document_;
    duly_node within_;
    std::uint32_t kind_;
    bool nothing_; ///< the host knows no kind of that name
    Walk walk_;
};

/// The paper being checked.
class Document {
public:
    Document(const duly_host& host, const duly_document* document)
        : host_(&host), document_(document) {}
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    [[nodiscard]] Node root() const { return {*this, host_->root(document_)}; }
    [[nodiscard]] Nodes all(std::string_view kind) const { return root().all(kind); }
    [[nodiscard]] Nodes children() const { return root().children(); }
    [[nodiscard]] std::string_view text(duly_range r) const {
        return view(host_->text(document_, r));
    }
    /// The deepest section that holds the byte, or none.
    [[nodiscard]] Node section_at(std::uint32_t at) const {
        return {*this, host_->section_at(document_, at)};
    }

    /// The first node of a kind with that `role`, or none.
    [[nodiscard]] Node with_role(std::string_view kind, std::string_view role) const {
        for (const Node node : all(kind))
            if (node.str("role") == role) return node;
        return {};
    }
    [[nodiscard]] Node section(std::string_view role) const { return with_role("section", role); }
    [[nodiscard]] Node field(std::string_view role) const { return with_role("field", role); }
    [[nodiscard]] Node declaration(std::string_view role) const {
        return with_role("declaration", role);
    }
    [[nodiscard]] Node signoff(std::string_view role) const { return with_role("signoff", role); }

    /// draft, submitted, signed or published.
    [[nodiscard]] std::string_view stage() const { return root().str("stage"); }
    /// The paper's own date; year 0 when it has none.
    [[nodiscard]] duly_date date() const { return root().date("date").value_or(duly_date{}); }

    // For Node and Nodes; and for a check that needs the bare table.
    [[nodiscard]] const duly_host& host() const { return *host_; }
    [[nodiscard]] const duly_document* handle() const { return document_; }
    /// The number of a kind or an attribute, asked of the host once a run.
    [[nodiscard]] std::uint32_t kind_number(std::string_view name) const {
        return remembered(kinds_, name, host_->kind_named);
    }
    [[nodiscard]] std::uint32_t attr_number(std::string_view name) const {
        return remembered(attrs_, name, host_->attr_named);
    }

private:
    struct Name {
        std::string name;
        std::uint32_t number = DULY_NONE;
    };
    static constexpr std::size_t name_slots = 32;
    using Names = std::array<Name, name_slots>;
    using Lookup = std::uint32_t (*)(const duly_document*, duly_string);
    // A check uses a handful of names again and again: each has a slot by its length and ends, and
    // two that meet in one take turns.
    std::uint32_t remembered(Names& names, std::string_view name, Lookup lookup) const {
        if (name.empty()) return DULY_NONE;
        const std::size_t mixed = name.size() + 7u * static_cast<unsigned char>(name.front()) +
                                  3u * static_cast<unsigned char>(name.back());
        Name& slot = names[mixed % name_slots];
        if (slot.name != name) slot = {std::string(name), lookup(document_, duly::text(name))};
        return slot.number;
    }

    const duly_host* host_;
    const duly_document* document_;
    mutable Names kinds_, attrs_;
};

// ---- parameters and reports
// ----------------------------------------------------------------------

/// One record of a list parameter.
class Record {
public:
    Record(const Context& context, std::string prefix)
        : context_(&context), prefix_(std::move(prefix)) {}
    [[nodiscard]] std::string_view text(std::string_view field) const; ///< or ""
    [[nodiscard]] std::int64_t integer(std::string_view field, std::int64_t otherwise = 0) const;
    [[nodiscard]] bool flag(std::string_view field) const { return integer(field) != 0; }
    [[nodiscard]] std::optional<duly_date> date(std::string_view field) const;

private:
    const Context* context_;
    std::string prefix_; ///< "fields/3/"
};

/// A case being reported. Each call adds to it and returns it, so that calls can be chained.
class Report {
public:
    Report(const duly_host& host, duly_report* report) : host_(&host), report_(report) {}

    /// False when the host refused it: the check does not declare the case, or the range lies
    /// outside the paper.
    [[nodiscard]] bool accepted() const { return report_ != nullptr; }

    const Report& arg(std::string_view name, std::string_view value) const {
        host_->arg_text(report_, text(name), text(value));
        return *this;
    }
    const Report& arg(std::string_view name, const char* value) const {
        return arg(name, std::string_view(value));
    }
    const Report& arg(std::string_view name, const std::string& value) const {
        return arg(name, std::string_view(value));
    }
    template <class T>
    std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>, const Report&>
    arg(std::string_view name, T value) const {
        host_->arg_integer(report_, text(name), static_cast<std::int64_t>(value));
        return *this;
    }
    const Report& arg(std::string_view name, duly_decimal value) const {
        host_->arg_decimal(report_, text(name), value);
        return *this;
    }
    const Report& arg(std::string_view name, duly_date value) const {
        host_->arg_date(report_, text(name), value);
        return *this;
    }
    const Report& arg(std::string_view name, duly_range value) const {
        host_->arg_range(report_, text(name), value);
        return *this;
    }
    const Report& arg(std::string_view name, const Node& value) const {
        return arg(name, value.range());
    }
    const Report& related(std::string_view label, duly_range where) const {
        host_->related(report_, text(label), where);
        return *this;
    }
    const Report& related(std::string_view label, const Node& where) const {
        return related(label, where.range());
    }
    const Report& subject(std::string_view value) const {
        host_->subject(report_, text(value));
        return *this;
    }

private:
    const duly_host* host_;
    duly_report* report_;
};

/// One rule over one paper: what the pack asks for, and where findings go.
class Context {
public:
    Context(const duly_host& host, const duly_document* document, duly_context* context)
        : host_(&host),
          context_(context),
          document_(&kept<Document>("duly.document", [&] { return Document(host, document); })) {}
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    /// The same for all rules of a plugin, so that what one keeps may hold its nodes.
    [[nodiscard]] const Document& document() const { return *document_; }

    /// What several rules make of one paper in the same way: made by the first, kept until the
    /// paper is done. The name says all that it depends on besides the paper, such as parameters; a
    /// name goes with one type.
    template <class T, class Make> const T& kept(std::string_view name, Make&& make) const {
        if (void* const known = host_->kept(context_, duly::text(name)))
            return *static_cast<const T*>(known);
        std::unique_ptr<T> made(new T(std::forward<Make>(make)())); // made in place
        const auto release = [](void* thing) { delete static_cast<T*>(thing); };
        if (!host_->keep(context_, duly::text(name), made.get(), release))
            throw std::runtime_error("the host cannot keep '" + std::string(name) + "'");
        return *made.release();
    }

    // Parameters of the rule, by name; defaults are filled in.
    [[nodiscard]] std::string_view text(std::string_view parameter) const {
        duly_string value{};
        return host_->param_text(context_, duly::text(parameter), &value) ? view(value)
                                                                          : std::string_view{};
    }
    [[nodiscard]] std::optional<std::int64_t> maybe_integer(std::string_view parameter) const {
        std::int64_t value = 0;
        if (!host_->param_integer(context_, duly::text(parameter), &value)) return std::nullopt;
        return value;
    }
    [[nodiscard]] std::int64_t integer(std::string_view parameter,
                                       std::int64_t otherwise = 0) const {
        return maybe_integer(parameter).value_or(otherwise);
    }
    [[nodiscard]] bool flag(std::string_view parameter) const { return integer(parameter) != 0; }
    [[nodiscard]] std::optional<duly_date> date(std::string_view parameter) const {
        duly_date value{};
        if (!host_->param_date(context_, duly::text(parameter), &value)) return std::nullopt;
        return value;
    }
    [[nodiscard]] std::vector<Record> list(std::string_view parameter) const {
        std::vector<Record> records;
        const std::uint32_t count = host_->param_count(context_, duly::text(parameter));
        records.reserve(count);
        for (std::uint32_t i = 0; i < count; ++i)
            records.emplace_back(*this, std::string(parameter) + '/' + std::to_string(i) + '/');
        return records;
    }

    /// Lower case, single spaces, straight quotes, plain dashes, trimmed: what patterns compare
    /// with.
    [[nodiscard]] std::string_view folded(std::string_view words) const {
        return view(host_->folded(context_, duly::text(words)));
    }
    /// First match of a pattern in the words, at or after byte `from`: its range in the words (of
    /// group 1, when the pattern has one that took part).
    [[nodiscard]] std::optional<duly_range> match(std::string_view pattern, std::string_view words,
                                                  std::uint32_t from = 0) const {
        duly_range found{};
        if (!host_->match(context_, duly::text(pattern), duly::text(words), from, &found))
            return std::nullopt;
        return found;
    }
    [[nodiscard]] bool matches(std::string_view pattern, std::string_view words) const {
        return host_->match(context_, duly::text(pattern), duly::text(words), 0, nullptr) != 0;
    }
    /// The same over a range of the paper, as it stands there; gives a range of the paper.
    [[nodiscard]] std::optional<duly_range> find(std::string_view pattern, duly_range where) const {
        const auto found = match(pattern, document_->text(where));
        if (!found) return std::nullopt;
        return within(where, *found);
    }

    /// --as-of, else the paper's date, else year 0.
    [[nodiscard]] duly_date as_of() const { return host_->as_of(context_); }

    /// Reports one of the check's cases: about the whole paper, a range of it, or a node.
    Report report(std::string_view case_name, duly_range where = whole) const {
        return {*host_, host_->report(context_, duly::text(case_name), where)};
    }
    Report report(std::string_view case_name, const Node& where) const {
        return report(case_name, where ? where.range() : whole);
    }

    [[nodiscard]] const duly_host& host() const { return *host_; }
    [[nodiscard]] duly_context* handle() const { return context_; }

private:
    const duly_host* host_;
    duly_context* context_;
    const Document* document_;
};

// ---- declaring checks
// ----------------------------------------------------------------------------

/// Turns `void fn(const duly::Context&)` into the entry of the C table. An exception that `fn` lets
/// out ends the check: the host is told by the reserved case "" and calls the rule inconclusive.
template <void (*fn)(const Context&)>
void guarded(const duly_host* host, const duly_document* document, duly_context* context) noexcept {
    const auto give_up = [&](const char* why) noexcept {
        const Report ended{*host, host->report(context, duly_string{nullptr, 0}, whole)};
        ended.arg("why", why);
    };
    try {
        const Context view(*host, document, context);
        fn(view);
    } catch (const std::exception& e) {
        give_up(e.what());
    } catch (...) {
        give_up("an exception of unknown type");
    }
}

/// A parameter; `default_value` as a pack would write it, nullptr when the pack must give it.
constexpr duly_parameter parameter(const char* name, duly_type type, const char* default_value,
                                   const char* doc) {
    return {name, static_cast<std::uint32_t>(type), default_value, doc, nullptr, 0};
}
/// A list of records; nullptr as the default means that the pack must give it, "" none.
constexpr duly_parameter list(const char* name, Table<duly_parameter> fields,
                              const char* default_value, const char* doc) {
    return {name,         static_cast<std::uint32_t>(DULY_LIST), default_value, doc, fields.data(),
            fields.size()};
}
constexpr duly_argument argument(const char* name, duly_type type, const char* doc) {
    return {name, static_cast<std::uint32_t>(type), doc};
}

constexpr duly_case a_case(const char* name, duly_outcome outcome, const char* doc,
                           Table<duly_argument> arguments = {}) {
    return {name, static_cast<std::uint32_t>(outcome), doc, arguments.data(), arguments.size()};
}
constexpr duly_case pass(const char* name, const char* doc, Table<duly_argument> arguments = {}) {
    return a_case(name, DULY_PASS, doc, arguments);
}
constexpr duly_case fail(const char* name, const char* doc, Table<duly_argument> arguments = {}) {
    return a_case(name, DULY_FAIL, doc, arguments);
}
constexpr duly_case not_applicable(const char* name, const char* doc,
                                   Table<duly_argument> arguments = {}) {
    return a_case(name, DULY_NOT_APPLICABLE, doc, arguments);
}
constexpr duly_case inconclusive(const char* name, const char* doc,
                                 Table<duly_argument> arguments = {}) {
    return a_case(name, DULY_INCONCLUSIVE, doc, arguments);
}

/// A check: its function, what a pack may tell it and what it may report.
template <void (*fn)(const Context&)>
constexpr duly_check check(const char* name, const char* doc, Table<duly_parameter> parameters,
                           Table<duly_case> cases) {
    return {name,         doc,          parameters.data(), parameters.size(),
            cases.data(), cases.size(), &guarded<fn>};
}

/// What `duly_plugin_entry` is set to.
/// `minor` is the least that the plugin needs. The wrapper itself needs all of minor 0.
constexpr duly_plugin plugin(const char* id, const char* version, Table<duly_check> checks,
                             std::uint32_t minor = 0) {
    return {DULY_ABI_MAJOR, minor, id, version, checks.data(), checks.size()};
}

// ---- in line
// -------------------------------------------------------------------------------------

inline bool Node::is(std::string_view kind) const {
    if (!there()) return false;
    const std::uint32_t number = document_->kind_number(kind);
    return number != DULY_NONE && document_->host().kind(document_->handle(), id_) == number;
}
inline std::uint32_t Node::kind() const {
    return there() ? document_->host().kind(document_->handle(), id_) : DULY_NONE;
}
inline Node Node::parent() const {
    if (!there()) return {};
    return {*document_, document_->host().parent(document_->handle(), id_)};
}
inline Node Node::next() const {
    if (!there()) return {};
    return {*document_, document_->host().next_sibling(document_->handle(), id_)};
}
inline Node Node::enclosing(std::string_view kind) const {
    Node node = *this;
    while (node && !node.is(kind))
        node = node.parent();
    return node;
}
inline Nodes Node::children() const {
    return {document_, id_, DULY_NONE, true, Nodes::Walk::children};
}
inline Nodes Node::children(std::string_view kind) const {
    return {document_, id_, there() ? document_->kind_number(kind) : DULY_NONE, false,
            Nodes::Walk::children};
}
inline Nodes Node::all(std::string_view kind) const {
    return {document_, id_, there() ? document_->kind_number(kind) : DULY_NONE, false,
            Nodes::Walk::below};
}
inline Nodes Node::all() const {
    return {document_, id_, DULY_NONE, true, Nodes::Walk::below};
}
inline Node Node::first(std::string_view kind) const {
    for (const Node node : all(kind))
        return node;
    return {};
}
inline duly_range Node::range() const {
    return there() ? document_->host().range(document_->handle(), id_) : duly_range{0, 0};
}
inline std::string_view Node::text() const {
    return there() ? document_->text(range()) : std::string_view{};
}
inline std::optional<std::string_view> Node::maybe_text(std::string_view attribute) const {
    duly_string value{};
    if (!there() || !document_->host().attr_text(document_->handle(), id_,
                                                 document_->attr_number(attribute), &value))
        return std::nullopt;
    return view(value);
}
inline std::string_view Node::str(std::string_view attribute) const {
    return maybe_text(attribute).value_or(std::string_view{});
}
inline std::optional<std::int64_t> Node::integer(std::string_view attribute) const {
    std::int64_t value = 0;
    if (!there() || !document_->host().attr_integer(document_->handle(), id_,
                                                    document_->attr_number(attribute), &value))
        return std::nullopt;
    return value;
}
inline std::optional<duly_decimal> Node::decimal(std::string_view attribute) const {
    duly_decimal value{};
    if (!there() || !document_->host().attr_decimal(document_->handle(), id_,
                                                    document_->attr_number(attribute), &value))
        return std::nullopt;
    return value;
}
inline std::optional<duly_date> Node::date(std::string_view attribute) const {
    duly_date value{};
    if (!there() || !document_->host().attr_date(document_->handle(), id_,
                                                 document_->attr_number(attribute), &value))
        return std::nullopt;
    return value;
}
inline bool Node::flag(std::string_view attribute) const {
    return there() && document_->host().attr_flag(document_->handle(), id_,
                                                  document_->attr_number(attribute)) != 0;
}
inline std::optional<duly_range> Node::span(const std::string& stem) const {
    const auto begin = integer(stem + "_begin"), end = integer(stem + "_end");
    if (!begin || !end || *begin < 0 || *end < *begin || *end > 0xFFFFFFFFll) return std::nullopt;
    return duly_range{static_cast<std::uint32_t>(*begin), static_cast<std::uint32_t>(*end)};
}

inline Node Nodes::iterator::operator*() const {
    return {*nodes_.document, at_};
}
inline Nodes::iterator& Nodes::iterator::operator++() {
    const duly_host& host = nodes_.document->host();
    const duly_document* document = nodes_.document->handle();
    if (nodes_.walk == Walk::below) {
        at_ = host.next_of(document, nodes_.kind, nodes_.within, at_);
    } else {
        do
            at_ = host.next_sibling(document, at_);
        while (at_ != DULY_NONE && nodes_.kind != DULY_NONE &&
               host.kind(document, at_) != nodes_.kind);
    }
    return *this;
}
inline Nodes::iterator Nodes::begin() const {
    if (nothing_ || within_ == DULY_NONE) return end();
    const duly_host& host = document_->host();
    if (walk_ == Walk::below)
        return {*this, host.next_of(document_->handle(), kind_, within_, within_)};
    const duly_node first = host.first_child(document_->handle(), within_);
    iterator at(*this, first);
    if (first != DULY_NONE && kind_ != DULY_NONE && host.kind(document_->handle(), first) != kind_)
        ++at;
    return at;
}

inline std::string_view Record::text(std::string_view field) const {
    return context_->text(prefix_ + std::string(field));
}
inline std::int64_t Record::integer(std::string_view field, std::int64_t otherwise) const {
    return context_->integer(prefix_ + std::string(field), otherwise);
}
inline std::optional<duly_date> Record::date(std::string_view field) const {
    return context_->date(prefix_ + std::string(field));
}

} // namespace duly

#endif
