// What loading leaves out because it costs too much at every start.
#include <unordered_set>

#include "rules/pack.hpp"
#include "support/pattern.hpp"

namespace duly::rules {

Result<std::size_t> validate_patterns(const PackSet& packs) {
    std::unordered_set<std::string> seen;
    for (const auto& pack : packs.packs) {
        for (const auto& place : pack.patterns) {
            if (!seen.insert(place.pattern).second) continue;
            if (const auto reason = Pattern(place.pattern).error())
                return fail("bad-pattern", pack.file,
                            "the pattern '" + place.pattern + "' is wrong: " + *reason, place.line,
                            place.column, place.offending_line);
        }
    }
    return seen.size();
}

} // namespace duly::rules
