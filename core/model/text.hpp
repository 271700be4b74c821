// The text view of a file and ranges in it: the one coordinate system.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duly::model {

/// A half-open byte range in a file's text view. Empty ranges mark a place.
struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend bool operator==(Range, Range) = default;
    [[nodiscard]] bool empty() const { return begin >= end; }
    [[nodiscard]] std::uint32_t size() const { return empty() ? 0 : end - begin; }
    [[nodiscard]] bool contains(Range other) const {
        return begin <= other.begin && other.end <= end;
    }
    [[nodiscard]] bool touches(Range other) const { return begin < other.end && other.begin < end; }
    /// The smallest range that holds both.
    [[nodiscard]] Range cover(Range other) const {
        if (empty()) return other;
        if (other.empty()) return *this;
        return {begin < other.begin ? begin : other.begin, end > other.end ? end : other.end};
    }
};

/// The whole file as people read it: UTF-8, one line a block (paragraph, heading, item, table row),
/// cells parted by tabs; no running heads, page numbers or bullets; numbers of headings and
/// paragraphs stay. The same paper gives the same view in every format.
class TextView {
public:
    TextView() = default;
    explicit TextView(std::string text);

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::string_view slice(Range range) const;
    /// Number of lines; a last line without newline counts.
    [[nodiscard]] std::uint32_t lines() const { return static_cast<std::uint32_t>(starts_.size()); }
    /// Line (from 1) that holds the byte.
    [[nodiscard]] std::uint32_t line_of(std::uint32_t at) const;
    /// First byte of a line (from 1).
    [[nodiscard]] std::uint32_t line_start(std::uint32_t line) const;
    /// The line's bytes without its newline.
    [[nodiscard]] Range line_range(std::uint32_t line) const;

    struct Columns {
        std::uint32_t code_points = 0, utf16_units = 0;
    };
    /// What stands on the line before the byte.
    [[nodiscard]] Columns columns(std::uint32_t line, std::uint32_t at) const;

private:
    /// A place within a very long line, so that nobody counts all of it for each place asked for.
    struct Milestone {
        std::uint32_t at = 0;
        Columns before;
    };
    void set_milestones(std::uint32_t begin, std::uint32_t end);

    std::string text_;
    std::vector<std::uint32_t> starts_;
    std::vector<Milestone> milestones_;
};

} // namespace duly::model
