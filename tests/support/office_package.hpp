// Small DOCX and ODT files made in memory, for tests.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace duly_test {

/// A zip file of these parts, in their order. Parts are deflated unless `stored`.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts,
                   bool stored = false);

/// A DOCX around `body` (what stands in w:body). Further parts are named as in the package
/// ("word/styles.xml"); those a document refers to get their relationships.
std::string docx(std::string_view body, const std::map<std::string, std::string>& parts = {});

/// `<w:p>` with one run; `properties`: what stands in its w:pPr.
std::string docx_paragraph(std::string_view words, std::string_view properties = "");

/// Around the content of a part's root element ("styles", "numbering", …).
std::string wordprocessing(std::string_view root, std::string_view content);

/// An ODT around `text` (what stands in office:text), with automatic styles, and the content of
/// styles.xml (styles, automatic styles and master styles in one).
std::string odt(std::string_view text, std::string_view automatic_styles = "",
                std::string_view styles = "", const std::map<std::string, std::string>& parts = {});

} // namespace duly_test
