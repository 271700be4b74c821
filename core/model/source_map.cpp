#include "model/source_map.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "support/utf8.hpp"

namespace duly::model {
namespace {

using Segment = SourceMap::Segment;
using Segments = std::vector<Segment>;

std::uint32_t end_of(const Segment& segment) {
    return segment.view + segment.length;
}

/// A view position as bytes from the start of the segment that accounts for it (0 … its length).
struct Anchor {
    std::size_t segment = 0;
    std::uint32_t offset = 0;
};

/// Where a range begins and ends among the segments. Bytes that no segment accounts for (tabs
/// between cells, newlines between blocks) belong to neither.
struct Anchors {
    Anchor first, last;
    bool empty = false;
};

/// First segment that ends after the byte.
std::size_t first_ending_after(const Segments& segments, std::uint32_t at) {
    const auto found = std::partition_point(segments.begin(), segments.end(),
                                            [at](const Segment& s) { return end_of(s) <= at; });
    return static_cast<std::size_t>(found - segments.begin());
}

/// A place between bytes belongs to the byte before it (the end of a label, not the start of what
/// happens to follow), except at the start of a line.
Anchor anchor_of_place(const Segments& segments, const TextView& view, std::uint32_t at) {
    const std::size_t after = first_ending_after(segments, at);
    const bool inside = after < segments.size() && segments[after].view <= at;
    if (inside && segments[after].view < at) return {after, at - segments[after].view};
    const bool line_start = at == 0 || view.text()[at - 1] == '\n';
    const bool has_before = after > 0;
    const bool has_after = after < segments.size();
    if ((line_start && has_after) || !has_before) return {after, 0};
    return {after - 1, segments[after - 1].length};
}

Anchors anchors_of(const Segments& segments, const TextView& view, Range range) {
    assert(!segments.empty());
    Anchors found;
    const std::size_t first = first_ending_after(segments, range.begin);
    if (range.empty() || first == segments.size() || segments[first].view >= range.end) {
        found.first = found.last = anchor_of_place(segments, view, range.begin);
        found.empty = true;
        return found;
    }
    const auto past =
        std::partition_point(segments.begin() + static_cast<std::ptrdiff_t>(first), segments.end(),
                             [&](const Segment& s) { return s.view < range.end; });
    const auto last = static_cast<std::size_t>(past - segments.begin()) - 1;
    found.first = {first, std::max(range.begin, segments[first].view) - segments[first].view};
    found.last = {last, std::min(range.end, end_of(segments[last])) - segments[last].view};
    return found;
}

struct Position {
    std::uint32_t line = 0, column = 0, utf16_column = 0;
};

Position position_in(const TextView& text, std::uint32_t line, std::uint32_t at) {
    const TextView::Columns before = text.columns(line, at);
    return {line, before.code_points + 1, before.utf16_units + 1};
}

/// Fills lines and columns of a byte range of `text`.
void fill_lines(Place& place, const TextView& text, std::uint32_t begin, std::uint32_t end) {
    const auto size = static_cast<std::uint32_t>(text.text().size());
    begin = std::min(begin, size);
    end = std::clamp(end, begin, size);
    const Position from = position_in(text, text.line_of(begin), begin);
    // The end belongs to the line of the last byte: a range that takes in the newline ends on its
    // line.
    const Position to = end == begin ? from : position_in(text, text.line_of(end - 1), end);
    place.line = from.line;
    place.column = from.column;
    place.utf16_column = from.utf16_column;
    place.end_line = to.line;
    place.end_column = to.column;
    place.utf16_end_column = to.utf16_column;
}

std::uint32_t input_start(const Segments& segments, Anchor anchor) {
    const Segment& s = segments[anchor.segment];
    return s.source + (s.verbatim ? anchor.offset : 0);
}

/// Bytes in the middle of what came from elsewhere as a whole (`&amp;`) end where the whole ends.
std::uint32_t input_stop(const Segments& segments, Anchor anchor) {
    const Segment& s = segments[anchor.segment];
    if (anchor.offset == 0) return s.source;
    return s.source + (s.verbatim ? anchor.offset : s.source_length);
}

/// Input bytes of a range. Text may have been moved: where the last word stands before the first
/// one in the input, the place ends with the words that follow the first in order.
Range input_range(const Segments& segments, const Anchors& found) {
    if (found.empty) {
        const std::uint32_t at = input_stop(segments, found.first);
        return {at, at};
    }
    const std::uint32_t begin = input_start(segments, found.first);
    const std::uint32_t end = input_stop(segments, found.last);
    if (end >= begin) return {begin, end};
    std::uint32_t reached = begin;
    for (std::size_t i = found.first.segment; i < found.last.segment; ++i) {
        if (segments[i].source < reached && i != found.first.segment) break;
        reached = segments[i].source + segments[i].source_length;
    }
    return {begin, reached};
}

/// Quads that stand in one line and touch become one.
void join(std::vector<Quad>& quads, const Quad& quad) {
    if (!quads.empty()) {
        Quad& last = quads.back();
        const double height = std::max(last.y1 - last.y0, quad.y1 - quad.y0);
        const bool one_line = std::abs(last.y0 - quad.y0) < height * 0.25 &&
                              std::abs(last.y1 - quad.y1) < height * 0.25;
        if (one_line && quad.x0 >= last.x0 && quad.x0 - last.x1 < height) {
            last = {last.x0, std::min(last.y0, quad.y0), std::max(last.x1, quad.x1),
                    std::max(last.y1, quad.y1)};
            return;
        }
    }
    quads.push_back(quad);
}

} // namespace

void SourceMap::add(Segment segment) {
    if (segment.length == 0) return;
    // Text formats are byte for byte, so readers need not repeat the length.
    if (segment.verbatim && addressing_ == Addressing::input)
        segment.source_length = segment.length;
    if (!segments_.empty()) {
        Segment& last = segments_.back();
        assert(segment.view >= end_of(last) && "segments come in the order of the view");
        if (segment.view < end_of(last)) return;
        // Not for pages: there a segment is a word with its quads, and words shall stay apart.
        if (addressing_ != Addressing::pages && last.verbatim && segment.verbatim &&
            last.unit == segment.unit && end_of(last) == segment.view &&
            last.source + last.source_length == segment.source) {
            last.length += segment.length;
            last.source_length += segment.source_length;
            return;
        }
    }
    segments_.push_back(segment);
}

void SourceMap::set_input(std::string utf8_input) {
    input_ = TextView(std::move(utf8_input));
}

std::uint32_t SourceMap::add_quad(Quad quad) {
    quads_.push_back(quad);
    return static_cast<std::uint32_t>(quads_.size() - 1);
}

std::uint32_t SourceMap::add_entry(std::string name) {
    entries_.push_back(std::move(name));
    return static_cast<std::uint32_t>(entries_.size() - 1);
}

std::uint32_t SourceMap::add_paragraph(PackageParagraph paragraph) {
    assert(paragraph.entry < entries_.size());
    paragraphs_.push_back(paragraph);
    return static_cast<std::uint32_t>(paragraphs_.size() - 1);
}

void SourceMap::set_page_starts(std::vector<std::uint32_t> input_offsets) {
    assert(std::is_sorted(input_offsets.begin(), input_offsets.end()));
    page_starts_ = std::move(input_offsets);
}

std::uint32_t SourceMap::lines(const TextView& view) const {
    return speaks_of_input() ? input_.lines() : view.lines();
}

Place SourceMap::place(const TextView& view, Range range) const {
    const auto size = static_cast<std::uint32_t>(view.text().size());
    range.begin = std::min(range.begin, size);
    range.end = std::clamp(range.end, range.begin, size);
    Place place;
    if (!speaks_of_input()) fill_lines(place, view, range.begin, range.end);
    if (segments_.empty()) {
        if (speaks_of_input()) fill_lines(place, input_, 0, 0);
        return place;
    }
    const Anchors found = anchors_of(segments_, view, range);
    switch (addressing_) {
    case Addressing::view:
        break;
    case Addressing::input: {
        const Range input = input_range(segments_, found);
        if (speaks_of_input()) fill_lines(place, input_, input.begin, input.end);
        place.input_begin = input.begin;
        place.input_end = input.end;
        place.page = input_page(input.begin);
        break;
    }
    case Addressing::pages:
        place.page = segments_[found.first.segment].unit;
        if (!found.empty) add_quads(place, found.first.segment, found.last.segment, range);
        break;
    case Addressing::package: {
        const Segment& first = segments_[found.first.segment];
        if (first.unit >= paragraphs_.size()) break;
        place.entry = entries_[paragraphs_[first.unit].entry];
        place.paragraph = paragraphs_[first.unit].number;
        const auto code_point = [&](Anchor anchor, bool stop) {
            const Segment& s = segments_[anchor.segment];
            if (!s.verbatim) return s.source + (stop && anchor.offset != 0 ? s.source_length : 0);
            const Range before{s.view, s.view + anchor.offset};
            return s.source + static_cast<std::uint32_t>(utf8::code_points(view.slice(before)));
        };
        place.start = code_point(found.first, found.empty);
        // A package place lies in one paragraph: that of its first word.
        Anchor last = found.last;
        while (segments_[last.segment].unit != first.unit) {
            --last.segment;
            last.offset = segments_[last.segment].length;
        }
        place.end = std::max(*place.start, code_point(last, true));
        break;
    }
    }
    return place;
}

void SourceMap::add_quads(Place& place, std::size_t first, std::size_t last, Range range) const {
    for (std::size_t i = first; i <= last; ++i) {
        const Segment& s = segments_[i];
        if (s.unit != *place.page) break;
        std::uint32_t from = s.source, to = s.source + s.source_length;
        if (s.verbatim && s.source_length == s.length) { // one quad a byte
            from += std::max(range.begin, s.view) - s.view;
            to -= end_of(s) - std::min(range.end, end_of(s));
        }
        for (std::uint32_t quad = from; quad < to && quad < quads_.size(); ++quad)
            join(place.quads, quads_[quad]);
    }
}

std::uint32_t SourceMap::line(const TextView& view, std::uint32_t at) const {
    at = std::min(at, static_cast<std::uint32_t>(view.text().size()));
    if (!speaks_of_input()) return view.line_of(at);
    if (segments_.empty()) return 1;
    const Anchors found = anchors_of(segments_, view, {at, at + 1});
    return input_.line_of(input_range(segments_, found).begin);
}

std::optional<std::uint32_t> SourceMap::page(std::uint32_t at) const {
    if (segments_.empty()) return std::nullopt;
    std::size_t index = first_ending_after(segments_, at);
    const bool past_the_end = index == segments_.size();
    if (past_the_end) --index;
    const Segment& s = segments_[index];
    if (addressing_ == Addressing::pages) return s.unit;
    if (addressing_ != Addressing::input) return std::nullopt;
    const std::uint32_t offset = past_the_end ? s.length : at > s.view ? at - s.view : 0;
    return input_page(s.source + (s.verbatim ? offset : 0));
}

std::optional<std::uint32_t> SourceMap::input_page(std::uint32_t input_byte) const {
    if (page_starts_.empty()) return std::nullopt;
    // The first page begins with the file whether or not the reader lists it.
    const auto begun = std::upper_bound(page_starts_.begin(), page_starts_.end(), input_byte) -
                       page_starts_.begin();
    return static_cast<std::uint32_t>(begun) + (page_starts_.front() == 0 ? 0 : 1);
}

} // namespace duly::model
