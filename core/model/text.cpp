#include "model/text.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace duly::model {

TextView::TextView(std::string text) : text_(std::move(text)) {
    assert(text_.size() < std::numeric_limits<std::uint32_t>::max());
    std::size_t at = 0;
    while (at < text_.size()) {
        starts_.push_back(static_cast<std::uint32_t>(at));
        const std::size_t newline = text_.find('\n', at);
        if (newline == std::string::npos) break;
        at = newline + 1;
    }
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
