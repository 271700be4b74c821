#include "read/pdf/layout/headings.hpp"

#include <algorithm>
#include <cmath>

#include "support/utf8.hpp"

namespace duly::read::pdf::layout {
namespace {

using model::BlockKind;

constexpr float larger = 1.12F; ///< than the body, and it is a heading
constexpr std::size_t longest = 200;

/// Letters of a paragraph, 0 when it ends as a sentence does or is too long for a heading.
std::size_t letters(const std::vector<Sheet>& sheets, const Paragraph& paragraph) {
    std::size_t count = 0, size = 0;
    char32_t last = 0;
    for (const WordAt& each : paragraph.words) {
        const PageWords& page = sheets[each.sheet].words;
        const std::string_view text = page.of(page.words[each.word]);
        size += text.size() + 1;
        if (size > longest) return 0;
        for (std::size_t at = 0; at < text.size();) {
            last = utf8::next(text, at);
            count += utf8::is_letter(last);
        }
    }
    return last == U'.' || last == U',' || last == U';' ? 0 : count;
}

} // namespace

void tagged_headings(const std::vector<Sheet>& sheets, const Tagging& tagging,
                     std::vector<Paragraph>& paragraphs) {
    if (!tagging.sound()) return;
    for (Paragraph& paragraph : paragraphs) {
        if (paragraph.kind != BlockKind::paragraph || paragraph.words.empty()) continue;
        const WordAt& first = paragraph.words.front();
        const std::uint8_t level =
            tagging.heading_level(sheets[first.sheet].words.words[first.word].block);
        if (level == 0 || letters(sheets, paragraph) < 3) continue;
        paragraph.kind = BlockKind::heading;
        paragraph.level = level;
    }
}

void find_headings(const std::vector<Sheet>& sheets, float body,
                   std::vector<Paragraph>& paragraphs) {
    std::vector<int> sizes; // half points
    for (Paragraph& paragraph : paragraphs) {
        if (paragraph.kind != BlockKind::paragraph || paragraph.words.empty()) continue;
        if (paragraph.size < body * larger || paragraph.lines > 4) continue;
        if (letters(sheets, paragraph) < 3) continue;
        paragraph.kind = BlockKind::heading;
        sizes.push_back(static_cast<int>(std::lround(paragraph.size * 2)));
    }
    std::sort(sizes.begin(), sizes.end(), std::greater<>());
    sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
    for (Paragraph& paragraph : paragraphs) {
        if (paragraph.kind != BlockKind::heading || paragraph.level != 0) continue;
        const int size = static_cast<int>(std::lround(paragraph.size * 2));
        const auto place = std::find(sizes.begin(), sizes.end(), size) - sizes.begin();
        paragraph.level = static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(place + 1, 6));
    }
}

} // namespace duly::read::pdf::layout
