#include "engine/codec.hpp"

#include <concepts>
#include <type_traits>

#include "engine/codec_io.hpp"

// Each struct's fields are listed once, in `fields`, for writing and reading alike: T is the
// struct, or const of it when A is the Writer.
namespace duly::engine {
namespace {

constexpr std::uint32_t magic = 0x59'4C'55'44; // "DULY"

template <class T, class Plain>
concept Is = std::same_as<std::remove_const_t<T>, Plain>;

template <class A, class T> void value(A& a, T& v);

template <class A, class T>
requires Is<T, model::Quad>
void fields(A& a, T& q) {
    a(q.x0, q.y0, q.x1, q.y1);
}

template <class A, class T>
requires Is<T, model::Place>
void fields(A& a, T& p) {
    a(p.line, p.column, p.end_line, p.end_column, p.utf16_column, p.utf16_end_column);
    value(a, p.input_begin);
    value(a, p.input_end);
    value(a, p.page);
    value(a, p.quads);
    value(a, p.entry);
    value(a, p.paragraph);
    value(a, p.start);
    value(a, p.end);
}

template <class A, class T>
requires Is<T, model::Location>
void fields(A& a, T& l) {
    value(a, l.place);
    a(l.trail);
}

template <class A, class T>
requires Is<T, model::Basis>
void fields(A& a, T& b) {
    a(b.kind, b.title, b.clause);
    value(a, b.href);
}

template <class A, class T>
requires Is<T, model::Related>
void fields(A& a, T& r) {
    a(r.label);
    value(a, r.location);
    a(r.excerpt);
}

template <class A, class T>
requires Is<T, model::Waiver>
void fields(A& a, T& w) {
    a(w.reason, w.owner, w.until, w.source, w.baseline);
}

template <class A, class T>
requires Is<T, model::Finding>
void fields(A& a, T& f) {
    a(f.rule, f.name, f.title, f.case_name);
    value(a, f.outcome);
    value(a, f.severity);
    value(a, f.basis);
    a(f.message, f.fix, f.excerpt);
    value(a, f.location);
    value(a, f.related);
    value(a, f.waived);
    a(f.fingerprint);
    value(a, f.arguments);
}

template <class A, class T>
requires Is<T, model::SectionFact>
void fields(A& a, T& s) {
    a(s.role);
    value(a, s.heading);
    value(a, s.line);
    a(s.status);
}

template <class A, class T>
requires Is<T, model::DeclarationFact>
void fields(A& a, T& d) {
    a(d.row, d.line, d.state, d.statement);
}

template <class A, class T>
requires Is<T, model::FoiFact>
void fields(A& a, T& f) {
    value(a, f.part1);
    value(a, f.reason);
    value(a, f.until);
    value(a, f.part2);
}

template <class A, class T>
requires Is<T, model::SignatureFact>
void fields(A& a, T& s) {
    a(s.role, s.state);
    value(a, s.line);
    value(a, s.date);
    value(a, s.date_line);
}

template <class A, class T>
requires Is<T, model::Facts>
void fields(A& a, T& f) {
    value(a, f.sections);
    value(a, f.declarations);
    value(a, f.foi);
    value(a, f.signatures);
    a(f.signatures_expected);
}

template <class A, class T>
requires Is<T, model::Extent>
void fields(A& a, T& e) {
    a(e.first_line, e.last_line);
    value(a, e.first_page);
    value(a, e.last_page);
}

template <class A, class T>
requires Is<T, std::pair<std::string, std::string>>
void fields(A& a, T& p) {
    a(p.first, p.second);
}

template <class A, class T>
requires Is<T, model::Ignore>
void fields(A& a, T& i) {
    a(i.line, i.rule, i.reason, i.fault, i.met);
}

template <class A, class T>
requires Is<T, model::PaperReport>
void fields(A& a, T& p) {
    a(p.part);
    value(a, p.extent);
    value(a, p.begins);
    a(p.kind, p.pack_id, p.pack_version);
    value(a, p.reference);
    value(a, p.title);
    value(a, p.date);
    a(p.stage, p.text_source);
    value(a, p.facts);
    value(a, p.results);
    value(a, p.evidence);
    value(a, p.ignores);
    value(a, p.left_out);
    value(a, p.record);
    value(a, p.amounts);
}

template <class A, class T>
requires Is<T, model::Unread>
void fields(A& a, T& u) {
    a(u.code, u.message);
}

template <class A, class T>
requires Is<T, model::FileReport>
void fields(A& a, T& f) {
    a(f.path, f.sha256, f.format);
    value(a, f.papers);
    value(a, f.unread);
}

template <class E> constexpr E last_of();
template <> constexpr model::Outcome last_of() {
    return model::Outcome::inconclusive;
}
template <> constexpr model::Severity last_of() {
    return model::Severity::error;
}

template <class T> constexpr bool is_optional = false;
template <class T> constexpr bool is_optional<std::optional<T>> = true;
template <class T> constexpr bool is_vector = false;
template <class T> constexpr bool is_vector<std::vector<T>> = true;

template <class A, class T> void optional_value(A& a, T& v) {
    if constexpr (A::reading) {
        bool there = false;
        a(there);
        if (!there || !a.ok()) return;
        typename std::remove_const_t<T>::value_type element{};
        value(a, element);
        v = std::move(element);
    } else {
        a(v.has_value());
        if (v) value(a, *v);
    }
}

template <class A, class T> void list_value(A& a, T& v) {
    if constexpr (A::reading) {
        std::uint32_t count = 0;
        a(count);
        v.clear();
        // No reserve: a false count must not allocate more than its elements' bytes warrant.
        for (std::uint32_t i = 0; i < count && a.ok(); ++i)
            value(a, v.emplace_back());
    } else {
        a(static_cast<std::uint32_t>(v.size()));
        for (auto& element : v)
            value(a, element);
    }
}

template <class A, class T> void value(A& a, T& v) {
    using Plain = std::remove_const_t<T>;
    if constexpr (std::is_enum_v<Plain>) {
        auto number = static_cast<std::uint8_t>(v);
        a(number);
        if constexpr (A::reading) {
            if (number > static_cast<std::uint8_t>(last_of<Plain>())) {
                a.refuse();
                number = 0;
            }
            v = static_cast<Plain>(number);
        }
    } else if constexpr (is_optional<Plain>) {
        optional_value(a, v);
    } else if constexpr (is_vector<Plain>) {
        list_value(a, v);
    } else if constexpr (std::is_arithmetic_v<Plain> || std::same_as<Plain, std::string>) {
        a(v);
    } else {
        fields(a, v);
    }
}

} // namespace

std::string encode(const model::FileReport& report) {
    Writer writer;
    writer(magic, codec_version);
    value(writer, report);
    return writer.take();
}

std::optional<model::FileReport> decode(std::string_view bytes) {
    Reader reader(bytes);
    std::uint32_t mark = 0;
    std::uint16_t version = 0;
    reader(mark, version);
    if (!reader.ok() || mark != magic || version != codec_version) return std::nullopt;
    model::FileReport report;
    value(reader, report);
    if (!reader.ok() || !reader.at_end()) return std::nullopt;
    return report;
}

} // namespace duly::engine
