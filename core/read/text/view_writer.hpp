// Writes the text view and its source map side by side.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/source_map.hpp"

namespace duly::read {

/// White space collapses to one space and is dropped at the ends of a line or cell.
class ViewWriter {
public:
    explicit ViewWriter(model::SourceMap& map) : map_(map) {}

    [[nodiscard]] std::uint32_t at() const { return static_cast<std::uint32_t>(text_.size()); }
    [[nodiscard]] const std::string& text() const { return text_; }
    void reserve(std::size_t bytes) { text_.reserve(bytes); }
    std::string take() { return std::move(text_); }

    /// `length` bytes of `source` from `from` on, as they are.
    void copy(std::string_view source, std::uint32_t from, std::uint32_t length) {
        if (length == 0) return;
        flush_space();
        map_.add({at(), length, 0, from, length, true});
        text_.append(source.substr(from, length));
    }
    /// `words` stand for `length` bytes of the input at `from`.
    void replace(std::string_view words, std::uint32_t from, std::uint32_t length) {
        if (words.empty()) return;
        flush_space();
        map_.add({at(), static_cast<std::uint32_t>(words.size()), 0, from, length, false});
        text_.append(words);
    }
    /// White space at `from`: one space, once something follows it on the line.
    void space(std::uint32_t from) {
        if (line_empty() || pending_) return;
        pending_ = true;
        pending_source_ = from;
    }
    /// A cell border or the end of a line: written at once, pending space dropped.
    void border(char c, std::uint32_t from) {
        pending_ = false;
        map_.add({at(), 1, 0, from, 1, false});
        text_.push_back(c);
        start_ = at();
    }
    /// From here on leading space is dropped.
    void begin() {
        pending_ = false;
        start_ = at();
    }
    [[nodiscard]] bool line_empty() const { return start_ == text_.size(); }

private:
    void flush_space() {
        if (!pending_) return;
        pending_ = false;
        map_.add({at(), 1, 0, pending_source_, 1, false});
        text_.push_back(' ');
    }

    model::SourceMap& map_;
    std::string text_;
    std::size_t start_ = 0;
    bool pending_ = false;
    std::uint32_t pending_source_ = 0;
};

} // namespace duly::read
