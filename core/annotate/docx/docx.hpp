// Remarks as comments of a Word document.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotate.hpp"
#include "annotate/office/container.hpp"
#include "annotate/office/xml_tree.hpp"

namespace duly::annotate::docx {

Result<std::string> rewrite(Container& package, const Request& request);

/// A comment with the words it stands on: a paragraph of the main document, counted from 1, and
/// code points in it. An empty range stands on the whole paragraph.
struct Mark {
    std::string id; ///< of the comment
    std::uint32_t paragraph = 0, start = 0, end = 0;
};

/// The document with these comments on their words; runs are split where need be. Nothing when it
/// has no words to put a comment on, or is no document.
std::optional<std::string> with_marks(std::string_view document, const std::vector<Mark>& marks);

/// The document without the marks of these comments, and without the splits that `with_marks` made
/// for them: what it was before, byte for byte, as long as no other program has saved it since.
std::optional<std::string> without_marks(std::string_view document,
                                         const std::set<std::string>& ids);

/// Number of the paragraph of the main document that refers to the note in which paragraph `number`
/// of the part `notes` stands; 0 when none does.
Mark mark_of_note(std::string_view document, std::string_view notes, std::uint32_t number);

} // namespace duly::annotate::docx
