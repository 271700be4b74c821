// Abbreviations of a paper, and whether it says anywhere what they stand for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "words.hpp"

namespace duly::text_checks {

struct Acronym {
    std::string letters;                ///< as first written, without the "s" of a plural
    std::string key;                    ///< small letters
    std::vector<std::uint32_t> words{}; ///< every place, also in headings, tables and contents
    std::vector<std::uint32_t> uses{};  ///< places in running text
    bool a_word = false; ///< the paper has it in small letters too: a word in capitals, or a name
};

/// Every word that is written like an abbreviation.
std::vector<Acronym> acronyms_of(const Words& words);

/// Whether the paper says what it stands for: before it ("Crown Prosecution Service (CPS)"), after
/// it ("CPS (Crown …)", "CPS – Crown …", a glossary), or simply in full somewhere.
bool expanded(const Words& words, const Acronym& acronym);

/// The initials of the people named in these ranges, in small letters, sorted.
std::vector<std::string> initials_in(const Words& words, const std::vector<duly_range>& ranges);

} // namespace duly::text_checks
