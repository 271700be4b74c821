#include "support/pdf_sketch.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace duly::test {

using namespace read::pdf;

PdfSketch::PdfSketch() {
    content.fonts.resize(4);
    content.fonts[1].bold = true;
    content.fonts[2].italic = true;
    content.fonts[3].symbols = true;
}

PdfSketch& PdfSketch::page() {
    Page& made = content.pages.emplace_back();
    made.number = static_cast<std::uint32_t>(content.pages.size());
    made.width = 600;
    made.height = 800;
    return *this;
}

Run& PdfSketch::text(float x, float y, std::string_view words, float size, std::uint32_t font) {
    Page& page = here();
    Run run;
    run.first = static_cast<std::uint32_t>(page.glyphs.size());
    run.font = font;
    run.size = size;
    run.baseline = y;
    run.ascent = 0.75F * size;
    run.descent = 0.25F * size;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t begin = at;
        const char32_t c = utf8::next(words, at);
        Glyph glyph;
        glyph.x0 = x;
        x += (c == U' ' ? 0.25F : 0.5F) * size;
        glyph.x1 = x;
        glyph.text = static_cast<std::uint32_t>(page.text.size());
        glyph.length = static_cast<std::uint8_t>(at - begin);
        page.text.append(words.substr(begin, at - begin));
        page.glyphs.push_back(glyph);
        ++run.count;
    }
    return page.runs.emplace_back(run);
}

PdfSketch& PdfSketch::lines(float x, float y, std::initializer_list<std::string_view> lines) {
    for (const std::string_view line : lines) {
        text(x, y, line);
        y -= 12;
    }
    return *this;
}

PdfSketch& PdfSketch::rule(float x0, float y0, float x1, float y1) {
    here().rules.push_back({x0, y0, x1, y1, 0.5F});
    return *this;
}

PdfSketch& PdfSketch::grid(std::initializer_list<float> xs, std::initializer_list<float> ys) {
    const float left = std::min(xs), right = std::max(xs);
    const float bottom = std::min(ys), top = std::max(ys);
    for (const float x : xs)
        rule(x, bottom, x, top);
    for (const float y : ys)
        rule(left, y, right, y);
    return *this;
}

std::uint32_t PdfSketch::tag(const char* type, std::uint32_t parent, std::int32_t mcid) {
    content.tagged = true;
    read::pdf::Tag made;
    made.type = type;
    made.parent = parent;
    if (mcid >= 0) made.content.push_back({1, mcid});
    content.tags.push_back(std::move(made));
    return static_cast<std::uint32_t>(content.tags.size() - 1);
}

PdfSketch& PdfSketch::box(float x0, float y0, float x1, float y1) {
    Box made;
    made.rect = {x0, y0, x1, y1};
    made.stroked = true;
    here().boxes.push_back(made);
    return *this;
}

float width_of(std::string_view words, float size) {
    float width = 0;
    for (const char c : words)
        width += (c == ' ' ? 0.25F : 0.5F) * size;
    return width;
}

} // namespace duly::test
