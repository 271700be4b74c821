// The blocks of a paper's recommendation or decision, for all that is read from them.
#pragma once

#include <string_view>
#include <vector>

#include "../shared/blocks.hpp"

namespace duly::registers {

/// Its paragraphs and items in order: of the first section with one of the roles that asks for
/// anything, and of others with the same role where a paper repeats it.
inline std::vector<const places::Block*> asked_in(const Context& context) {
    const Document& paper = context.document();
    std::vector<const places::Block*> out;
    for (const Node section : paper.all("section")) {
        const std::string_view role = section.str("role");
        if (role.empty() || !places::lists(context.text("roles"), role)) continue;
        for (const places::Block& block : places::blocks_of(context)) {
            if (block.range.begin < section.range().begin) continue;
            if (block.range.begin >= section.range().end) break;
            if (block.kind != places::BlockKind::paragraph && block.kind != places::BlockKind::item)
                continue;
            if (paper.section_at(block.range.begin).str("role") == role) out.push_back(&block);
        }
    }
    return out;
}

} // namespace duly::registers
