// Pages drawn by hand, for tests of the PDF reader's layout: what the content level would hand
// over.
#pragma once

#include <string>
#include <string_view>

#include "read/pdf/layout/layout.hpp"
#include "read/pdf/page.hpp"

namespace duly::test {

/// Every character is half an em wide, a space a quarter.
class PdfSketch {
public:
    PdfSketch();

    /// A new page of 600 by 800 points; what follows stands on it.
    PdfSketch& page();
    /// One run; `font`: 0 plain, 1 bold, 2 italic, 3 symbols.
    read::pdf::Run& text(float x, float y, std::string_view words, float size = 10,
                         std::uint32_t font = 0);
    /// Lines of text with 12 points between them.
    PdfSketch& lines(float x, float y, std::initializer_list<std::string_view> lines);
    PdfSketch& rule(float x0, float y0, float x1, float y1);
    /// Rules at all these places.
    PdfSketch& grid(std::initializer_list<float> xs, std::initializer_list<float> ys);
    /// An element of the file's own structure, with one marked piece of the first page or none; its
    /// number.
    std::uint32_t tag(const char* type, std::uint32_t parent, std::int32_t mcid = -1);
    PdfSketch& box(float x0, float y0, float x1, float y1);

    [[nodiscard]] read::pdf::Page& here() { return content.pages.back(); }
    [[nodiscard]] model::ReadFile read() const { return read::pdf::lay_out(content, "paper.pdf"); }
    [[nodiscard]] std::string view() const { return read().file->view.text(); }

    read::pdf::Content content;
};

/// How far a text reaches to the right of where it begins.
float width_of(std::string_view words, float size = 10);

} // namespace duly::test
