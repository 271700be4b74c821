// What the checks of this plugin ask of the publication questions.
#pragma once

#include <string>
#include <string_view>

#include "../shared/places.hpp"
#include "duly/plugin.hpp"

namespace duly::publication {

inline constexpr duly_parameter deferral_parameter = parameter(
    "deferral", DULY_TEXT, "foi.part1", "The field that asks whether publication is deferred.");
inline constexpr duly_parameter reason_parameter =
    parameter("reason", DULY_TEXT, "foi.reason", "The field for the reason.");
inline constexpr duly_parameter until_parameter =
    parameter("until", DULY_TEXT, "foi.until", "The field for the last day of deferral.");

/// A field that the paper has: one that structure put in as absent is none.
inline Node field(const Document& paper, std::string_view id) {
    const Node node = paper.field(id);
    return node && node.str("state") != "absent" ? node : Node{};
}

/// The question as the paper prints it.
inline std::string question(const Document& paper, const Node& field) {
    const std::string_view label = places::bare(field.str("label"));
    if (!label.empty()) return places::quoted(label);
    return field ? places::quoted(places::bare(paper.text(places::line_of(paper, field))))
                 : std::string{};
}

/// The field's words as written, in the paper.
inline duly_range value_place(const Document& paper, const Node& field) {
    if (const auto value = field.span("value")) {
        const duly_range words = places::trimmed(paper, *value);
        if (!empty(words)) return words;
    }
    return places::line_of(paper, field);
}

/// What stands below the question and before the next one of the form: the reason and the day may
/// be given there under labels of the body's own.
inline duly_range below_question(const Context& context, const Node& deferral) {
    const Document& paper = context.document();
    constexpr std::uint32_t longest = 600; // bytes
    const std::uint32_t begin = places::line_of(paper, deferral).end;
    std::uint32_t end = std::min(begin + longest, paper.root().range().end);
    for (const Node next : paper.all("field")) {
        const std::string_view role = next.str("role");
        if (next.range().begin > begin && role != context.text("reason") &&
            role != context.text("until"))
            end = std::min(end, next.range().begin);
    }
    for (const Node next : paper.all("section")) // "Reason: …" may be taken for one
        if (next.range().begin > begin && next.str("role") != "reasons")
            end = std::min(end, next.range().begin);
    return begin < end ? places::trimmed(paper, {begin, end}) : duly_range{begin, begin};
}

inline bool filled(const Node& field) {
    return field && field.str("state") == "given";
}

} // namespace duly::publication
