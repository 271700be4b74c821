// Bytes as a PDF: whatever they are, its content is read within the limits or refused in words, and
// what was read holds together.
#include <cstddef>
#include <cstdlib>
#include <string_view>

#include "read/pdf/content.hpp"

using namespace duly::read::pdf;

namespace {

void check_page(const Content& content, const Page& page) {
    for (const Glyph& glyph : page.glyphs)
        if (std::size_t{glyph.text} + glyph.length > page.text.size()) std::abort();
    for (const Run& run : page.runs) {
        if (std::size_t{run.first} + run.count > page.glyphs.size()) std::abort();
        if (run.count == 0 || run.font >= content.fonts.size()) std::abort();
        if (run.widget >= static_cast<std::int64_t>(page.widgets.size())) std::abort();
    }
    for (const Box& box : page.boxes)
        if (!(box.rect.x0 <= box.rect.x1) || !(box.rect.y0 <= box.rect.y1)) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    ContentLimits limits; // smaller than in earnest, so that a run is quick
    limits.stream_bytes = 1u << 20;
    limits.unpacked_bytes = 8u << 20;
    limits.scanned_bytes = 64u << 20;
    limits.value_bytes = 16u << 20;
    limits.page_operators = 20'000;
    limits.file_operators = 100'000;
    limits.glyphs = 50'000;
    limits.pages = 50;
    const auto content = read_content({reinterpret_cast<const char*>(data), size}, limits);
    if (!content) {
        if (content.error().code.empty() || content.error().message.empty()) std::abort();
        return 0;
    }
    for (const Page& page : content->pages)
        check_page(*content, page);
    for (std::size_t i = 0; i < content->tags.size(); ++i)
        if (content->tags[i].parent > i) std::abort();
    return 0;
}
