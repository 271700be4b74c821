// What the checks of this plugin ask of a section: its heading and the words under it.
#pragma once

#include <string>
#include <string_view>

#include "../shared/places.hpp"
#include "duly/plugin.hpp"

namespace duly::sections {

/// The section's own heading, or none.
inline Node heading_of(const Node& section) {
    for (const Node child : section.children("heading"))
        return child;
    return {};
}

/// Where a finding about the section as a whole points: its heading, else its first line.
inline duly_range heading_place(const Document& paper, const Node& section) {
    const Node heading = heading_of(section);
    return heading ? places::trimmed(paper, heading.range())
                   : places::first_line(paper, section.range());
}

/// The heading as the paper writes it, in one line and without a colon.
inline std::string heading_words(const Document& paper, const Node& section) {
    return places::quoted(places::bare(paper.text(heading_place(paper, section))));
}

/// What stands under the heading, subsections included; may be empty.
inline duly_range content_of(const Document& paper, const Node& section) {
    const duly_range all = section.range();
    const Node heading = heading_of(section);
    duly_range rest = all;
    if (heading && heading.range().end >= all.begin && heading.range().end <= all.end)
        rest.begin = heading.range().end;
    rest = places::trimmed(paper, rest);
    // A colon, stop or dash that the heading's range leaves out is no content.
    const std::string_view words = paper.text(rest);
    std::size_t skip = 0;
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view mark : {":", ".", ";", "–", "—", "- "})
            if (words.substr(skip).starts_with(mark)) {
                skip += mark.size();
                more = true;
            }
    }
    return places::trimmed(paper, {rest.begin + static_cast<std::uint32_t>(skip), rest.end});
}

/// The section after this one when it may be a part of it: bare subheadings stand on the level of
/// the heading they belong to, and only their lack of a role and a number tells; so do parts that
/// are numbered from 1 under a heading without a number. None when there is none.
inline Node possible_part(const Node& section) {
    Node next = section.next();
    while (next && !next.is("section"))
        next = next.next();
    if (!next || !next.str("role").empty()) return {};
    const std::string_view number = next.str("number");
    if (!number.empty() && (number != "1" || !section.str("number").empty())) return {};
    return next.str("status") == "empty" ? Node{} : next;
}

/// Whether structure gave any section of the paper a role: if none, headings were not understood
/// and nothing may be called missing.
inline bool any_role(const Document& paper) {
    for (const Node section : paper.all("section"))
        if (!section.str("role").empty()) return true;
    return false;
}

/// What a rule calls the section: the pack's word, else the paper's heading.
inline std::string name_of(const Context& context, const Node& section) {
    const std::string_view name = context.text("name");
    if (!name.empty() || !section) return std::string(name);
    return heading_words(context.document(), section);
}

} // namespace duly::sections
