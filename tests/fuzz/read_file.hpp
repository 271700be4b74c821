// What the fuzzers of readers have in common: what is read must hold together.
#pragma once

#include <cstdint>
#include <cstdlib>

#include "model/block.hpp"
#include "support/utf8.hpp"

namespace duly_fuzz {

/// Aborts when a file that was read breaks what every reader promises.
inline void hold_together(const duly::model::ReadFile& read) {
    const auto& view = read.file->view;
    if (duly::utf8::first_invalid(view.text()) != std::string_view::npos) std::abort();
    std::uint32_t end = 0;
    for (const auto& block : read.blocks) {
        // in order, a line each, without a newline
        if (block.range.begin < end || block.range.end < block.range.begin) std::abort();
        if (block.range.end >= view.text().size() || view.text()[block.range.end] != '\n')
            std::abort();
        if (view.slice(block.range).find('\n') != std::string_view::npos) std::abort();
        end = block.range.end + 1;
        for (const auto& cell : block.cells)
            if (!block.range.contains(cell.range)) std::abort();
        const auto place = read.file->map.place(view, block.range);
        if (place.start && place.end && *place.end < *place.start) std::abort();
    }
    for (const auto& furniture : read.furniture)
        if (furniture.at + std::uint64_t{furniture.length} > view.text().size()) std::abort();
}

} // namespace duly_fuzz
