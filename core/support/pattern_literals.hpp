// What a text must hold for a pattern to have any chance in it. Compiling an RE2 pattern costs some
// 60 microseconds, and packs hold hundreds that a given paper never comes near: looking for a few
// plain words first leaves most of them uncompiled.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duly {

/// Sets of ASCII literals in lower case. An empty set demands nothing.
struct PatternLiterals {
    /// Every match begins with one of these.
    std::vector<std::string> prefixes;
    /// Every match holds at least one of these (each of three bytes or more).
    std::vector<std::string> parts;
    /// The pattern itself says that a match begins where the text does.
    bool anchored = false;
};

/// Reads the pattern's source; what it does not understand it demands nothing for, so that the
/// answer may be weak but never wrong for a pattern that RE2 accepts.
PatternLiterals literals_of(std::string_view pattern);

/// ASCII lower case of a byte, others as they are.
char lowered(char c);

/// Whether text has a letter that RE2 takes for an ASCII one when case is ignored (long s, Kelvin
/// sign): then literals prove nothing.
bool has_disguised_letters(std::string_view text);

/// Both as they are in `PatternLiterals`; `text` in any case.
bool starts_with_any(std::string_view text, const std::vector<std::string>& literals);
bool contains_any(std::string_view text, const std::vector<std::string>& literals);

} // namespace duly
