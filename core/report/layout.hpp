// Words on a page of limited width: wrapping, colour, and making strangers' text safe to print.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "report/sink.hpp"

namespace duly::report {

/// Bytes that are not UTF-8 and control characters as `\xE9`: a file's name must not steer the
/// terminal.
std::string printable_path(std::string_view path);

/// One line of plain text: white space collapsed, tabs between cells as ` | `, control characters
/// and marks that turn the direction of writing replaced by U+FFFD.
std::string printable(std::string_view text);

/// At most that many code points, cut between words, ` …` (or ` ...`) at the end when cut.
std::string shortened(std::string_view text, std::size_t code_points, bool unicode);

/// "1 file", "3 files".
std::string counted(std::size_t number, std::string_view noun);

enum class Style : unsigned char { plain, strong, muted, good, error, warning, info };

/// Words in one style. `whole` words are never broken over lines, spaces and all (paths).
struct Span {
    std::string text;
    Style style = Style::plain;
    bool whole = false;
};

struct PageOptions {
    bool colour = false;
    bool unicode = true;
    unsigned width = 100;
};

/// Writes paragraphs; text reaches the sink at `flush`.
class Page {
public:
    Page(Sink& sink, const PageOptions& options) : sink_(sink), options_(options) {}

    [[nodiscard]] bool unicode() const { return options_.unicode; }
    [[nodiscard]] unsigned width() const { return options_.width; }

    void gap() { buffer_ += '\n'; }
    /// The first line starts `first` columns in, the others `rest`. Spans are set one after
    /// another; a space parts them only if one of them has it.
    void paragraph(unsigned first, unsigned rest, const std::vector<Span>& spans);
    void flush();

private:
    void turn(Style style);

    Sink& sink_;
    PageOptions options_;
    std::string buffer_;
    Style style_ = Style::plain;
};

} // namespace duly::report
