// Whether a hyphen at a line's end belongs to the word or only parts it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "read/pdf/layout/paragraphs.hpp"

namespace duly::read::pdf::layout {

/// Learned from the document's own words: "net-" + "work" is one word where "network" stands
/// elsewhere.
class Hyphens {
public:
    Hyphens(const std::vector<Sheet>& sheets, const std::vector<Paragraph>& paragraphs);

    /// Whether the hyphen at the end of `left` falls away before `right`.
    [[nodiscard]] bool falls(std::string_view left, std::string_view right) const;
    /// Whether a word that was too long for its cell was broken in two: "agreement" + "s".
    [[nodiscard]] bool broken(std::string_view left, std::string_view right) const;

private:
    [[nodiscard]] bool known(std::string_view left, std::string_view right) const;

    const std::vector<Sheet>& sheets_;
    mutable std::unordered_set<std::string> words_; ///< of the document, once they are asked for
    bool parts_words_ = false;                      ///< its lines end within words as a rule
};

} // namespace duly::read::pdf::layout
