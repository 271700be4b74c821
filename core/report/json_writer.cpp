#include "report/json_writer.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

#include "support/utf8.hpp"

namespace duly::report {
namespace {

constexpr std::size_t piece = 64u << 10;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

void append_escape(std::string& out, unsigned char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (byte) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
}

/// Looked up: every byte of a report is asked.
constexpr std::array<bool, 256> needs_escape = [] {
    std::array<bool, 256> table{};
    for (std::size_t byte = 0; byte < 0x20; ++byte)
        table[byte] = true;
    table['"'] = table['\\'] = table[0x7F] = true;
    return table;
}();

void append_escaped(std::string& out, std::string_view text) {
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (!needs_escape[byte]) continue;
        out.append(text, done, at - done);
        append_escape(out, byte);
        done = at + 1;
    }
    out.append(text, done);
}

} // namespace

JsonWriter::JsonWriter(Sink& sink, unsigned indent) : sink_(sink), indent_(indent) {
    buffer_.reserve(piece + (piece >> 2));
}

JsonWriter::~JsonWriter() {
    flush();
}

void JsonWriter::flush() {
    if (buffer_.empty()) return;
    sink_.write(buffer_);
    buffer_.clear();
}

void JsonWriter::spill() {
    if (buffer_.size() >= piece) flush();
}

void JsonWriter::newline() {
    buffer_ += '\n';
}

void JsonWriter::break_line(std::size_t depth) {
    buffer_ += '\n';
    buffer_.append(depth * indent_, ' ');
}

void JsonWriter::separate() {
    if (levels_.empty()) return;
    Level& level = levels_.back();
    if (!level.empty) buffer_ += ',';
    if (!level.one_line)
        break_line(levels_.size());
    else if (!level.empty && indent_ != 0)
        buffer_ += ' ';
    level.empty = false;
}

void JsonWriter::before_value() {
    if (after_key_)
        after_key_ = false;
    else
        separate();
}

void JsonWriter::begin(char open, bool one_line) {
    before_value();
    buffer_ += open;
    const bool inherited = indent_ == 0 || (!levels_.empty() && levels_.back().one_line);
    levels_.push_back({one_line || inherited, true});
}

void JsonWriter::end(char close) {
    assert(!levels_.empty() && !after_key_);
    const Level level = levels_.back();
    levels_.pop_back();
    if (!level.one_line && !level.empty) break_line(levels_.size());
    buffer_ += close;
    spill();
}

void JsonWriter::key(std::string_view name) {
    assert(!after_key_);
    separate();
    buffer_ += '"';
    append_escaped(buffer_, name);
    buffer_ += indent_ == 0 ? "\":" : "\": ";
    after_key_ = true;
}

void JsonWriter::string(std::string_view value) {
    before_value();
    buffer_ += '"';
    for (std::size_t bad = 0; (bad = utf8::first_invalid(value)) != std::string_view::npos;) {
        append_escaped(buffer_, value.substr(0, bad));
        buffer_ += replacement;
        value.remove_prefix(bad + 1);
    }
    append_escaped(buffer_, value);
    buffer_ += '"';
    spill();
}

void JsonWriter::integer(std::int64_t value) {
    before_value();
    char digits[24];
    const auto [stop, error] = std::to_chars(digits, digits + sizeof digits, value);
    assert(error == std::errc());
    buffer_.append(digits, stop);
}

void JsonWriter::real(double value) {
    if (!std::isfinite(value) || std::fabs(value) > 1e12) return null();
    const auto thousandths = std::llround(value * 1000);
    const auto magnitude = thousandths < 0 ? -thousandths : thousandths;
    before_value();
    if (thousandths < 0) buffer_ += '-';
    buffer_ += std::to_string(magnitude / 1000);
    if (const auto rest = magnitude % 1000; rest != 0) {
        std::string places = std::to_string(rest + 1000).substr(1);
        while (places.back() == '0')
            places.pop_back();
        buffer_ += '.' + places;
    }
}

void JsonWriter::boolean(bool value) {
    before_value();
    buffer_ += value ? "true" : "false";
}

void JsonWriter::null() {
    before_value();
    buffer_ += "null";
}

void JsonWriter::field(std::string_view name, std::string_view value) {
    key(name);
    string(value);
}

void JsonWriter::text_field(std::string_view name, std::string_view value) {
    key(name);
    if (value.empty())
        null();
    else
        string(value);
}

void JsonWriter::optional_field(std::string_view name, const std::optional<std::string>& value) {
    key(name);
    if (value)
        string(*value);
    else
        null();
}

void JsonWriter::optional_field(std::string_view name, std::optional<std::uint32_t> value) {
    key(name);
    if (value)
        integer(*value);
    else
        null();
}

void JsonWriter::integer_field(std::string_view name, std::int64_t value) {
    key(name);
    integer(value);
}

void JsonWriter::null_field(std::string_view name) {
    key(name);
    null();
}

} // namespace duly::report
