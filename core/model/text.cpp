#include "model/text.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "support/utf8.hpp"

namespace duly::model {

TextView::TextView(std::string text) : text_(std::move(text)) {
    assert(text_.size() < std::numeric_limits<std::uint32_t>::max());
    std::size_t at = 0;
    while (at < text_.size()) {
        starts_.push_back(static_cast<std::uint32_t>(at));
        const std::size_t newline = text_.find('\n', at);
        set_milestones(static_cast<std::uint32_t>(at),
                       static_cast<std::uint32_t>(std::min(newline, text_.size())));
        if (newline == std::string::npos) break;
        at = newline + 1;
    }
}

namespace {

TextView::Columns counted(std::string_view words) {
    return {static_cast<std::uint32_t>(utf8::code_points(words)),
            static_cast<std::uint32_t>(utf8::utf16_units(words))};
}

} // namespace

void TextView::set_milestones(std::uint32_t begin, std::uint32_t end) {
    constexpr std::uint32_t apart = 4096; // bytes
    Columns before;
    while (end - begin > apart) {
        const std::string_view rest = slice({begin, end});
        const std::size_t step = utf8::floor_boundary(rest, apart);
        const Columns more = counted(rest.substr(0, step));
        before.code_points += more.code_points;
        before.utf16_units += more.utf16_units;
        begin += static_cast<std::uint32_t>(step);
        milestones_.push_back({begin, before});
    }
}

TextView::Columns TextView::columns(std::uint32_t line, std::uint32_t at) const {
    const Range whole = line_range(line);
    const std::string_view words = slice(whole);
    const std::size_t bytes = at <= whole.begin ? 0 : std::min(at, whole.end) - whole.begin;
    Range counting{whole.begin,
                   whole.begin + static_cast<std::uint32_t>(utf8::floor_boundary(words, bytes))};
    Columns before;
    const auto after = std::upper_bound(
        milestones_.begin(), milestones_.end(), counting.end,
        [](std::uint32_t byte, const Milestone& milestone) { return byte < milestone.at; });
    if (after != milestones_.begin() && (after - 1)->at > whole.begin) {
        before = (after - 1)->before;
        counting.begin = (after - 1)->at;
    }
    const Columns more = counted(slice(counting));
    return {before.code_points + more.code_points, before.utf16_units + more.utf16_units};
}

std::string_view TextView::slice(Range range) const {
    const auto size = static_cast<std::uint32_t>(text_.size());
    const std::uint32_t begin = std::min(range.begin, size);
    const std::uint32_t end = std::min(range.end, size);
    return std::string_view(text_).substr(begin, end > begin ? end - begin : 0);
}

std::uint32_t TextView::line_of(std::uint32_t at) const {
    if (starts_.empty()) return 1;
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), at);
    return static_cast<std::uint32_t>(after - starts_.begin()); // starts_[0] is 0: never before it
}

std::uint32_t TextView::line_start(std::uint32_t line) const {
    if (line == 0 || starts_.empty()) return 0;
    if (line > starts_.size()) return static_cast<std::uint32_t>(text_.size());
    return starts_[line - 1];
}

Range TextView::line_range(std::uint32_t line) const {
    const std::uint32_t begin = line_start(line);
    std::uint32_t end = line_start(line + 1);
    if (line == 0) return {0, 0};
    if (end > begin && text_[end - 1] == '\n') --end;
    if (end > begin && text_[end - 1] == '\r') --end; // the input of a text file may have CRLF
    return {begin, end};
}

} // namespace duly::model
