// What the checks of this plugin ask of a place for a signature.
#pragma once

#include <string>
#include <string_view>

#include "../shared/places.hpp"
#include "duly/plugin.hpp"

namespace duly::signoffs {

inline constexpr duly_parameter role_parameter =
    parameter("role", DULY_TEXT, nullptr, "The role that signs: decision_maker, chief_executive …");
inline constexpr duly_parameter name_parameter = parameter(
    "name", DULY_TEXT, "", "What people call that person; the paper's label when left out.");
inline constexpr duly_parameter stages_parameter = parameter(
    "stages", DULY_TEXT, "submitted signed published",
    "Stages of the paper at which the question is asked, separated by spaces; empty: at any.");

/// What to call whoever signs: the pack's word, the paper's label, else the role.
inline std::string name_of(const Node& signoff, std::string_view given_name,
                           std::string_view role) {
    if (!given_name.empty()) return std::string(given_name);
    std::string label = places::quoted(places::bare(signoff.str("label")), 80);
    if (!label.empty()) return label;
    std::string words(role);
    for (char& c : words)
        if (c == '_') c = ' ';
    return words;
}

/// Where the signature stands or should stand.
inline duly_range signature_place(const Document& paper, const Node& signoff) {
    if (const auto value = signoff.span("value")) {
        const duly_range words = places::trimmed(paper, *value);
        if (!empty(words)) return words;
        const duly_range line = places::line_at(paper, value->begin);
        if (!empty(line)) return line;
    }
    return places::line_of(paper, signoff);
}

/// Where the date stands or should stand.
inline duly_range date_place(const Document& paper, const Node& signoff) {
    if (const auto date = signoff.span("date")) {
        const duly_range words = places::trimmed(paper, *date);
        if (!empty(words)) return words;
        const duly_range line = places::line_at(paper, date->begin);
        if (!empty(line)) return line;
    }
    return signature_place(paper, signoff);
}

/// The date as the paper writes it.
inline std::string date_words(const Document& paper, const Node& signoff) {
    const auto date = signoff.span("date");
    return date ? places::quoted(paper.text(*date), 60) : std::string{};
}

} // namespace duly::signoffs
