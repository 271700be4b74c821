// JSON, written as it comes: nothing is kept but the nesting.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/sink.hpp"

namespace duly::report {

/// Calls must nest as JSON does (asserted). Strings must be UTF-8; bytes that are not become
/// U+FFFD. Text reaches the sink in pieces of about 64 KiB, at the latest in `flush` or the
/// destructor.
class JsonWriter {
public:
    /// `indent` spaces a level; 0 writes everything on one line.
    explicit JsonWriter(Sink& sink, unsigned indent = 1);
    ~JsonWriter();
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;

    /// `one_line`: this object or list and all within it stays on one line.
    void begin_object(bool one_line = false) { begin('{', one_line); }
    void end_object() { end('}'); }
    void begin_array(bool one_line = false) { begin('[', one_line); }
    void end_array() { end(']'); }
    void key(std::string_view name);

    void string(std::string_view value);
    void integer(std::int64_t value);
    /// At most three places, which is more than any coordinate needs; what is no number gives null.
    void real(double value);
    void boolean(bool value);
    void null();

    /// A key with its value.
    void field(std::string_view name, std::string_view value);
    /// The same, null when the text is empty.
    void text_field(std::string_view name, std::string_view value);
    void optional_field(std::string_view name, const std::optional<std::string>& value);
    void optional_field(std::string_view name, std::optional<std::uint32_t> value);
    void integer_field(std::string_view name, std::int64_t value);
    void null_field(std::string_view name);

    void newline();
    void flush();

private:
    struct Level {
        bool one_line;
        bool empty;
    };
    void begin(char open, bool one_line);
    void end(char close);
    void before_value();
    void separate();
    void break_line(std::size_t depth);
    void spill();

    Sink& sink_;
    unsigned indent_;
    std::string buffer_;
    std::vector<Level> levels_;
    bool after_key_ = false;
};

} // namespace duly::report
