#include "read/pdf/layout/picture_notes.hpp"

#include <algorithm>
#include <cmath>

namespace duly::read::pdf::layout {
namespace {

constexpr float smallest = 6;            ///< points, of either side
constexpr float largest = 0.4F;          ///< of the page's area
constexpr std::size_t most_of_page = 30; ///< more are a drawing in pieces

/// The page's top line of text, in page coordinates; 0 where there is none.
float top_of_text(const Sheet& sheet) {
    float top = 0;
    for (const Word& word : sheet.words.words)
        if (!word.artifact) top = std::max(top, sheet.words.frame.back(word.box).y1);
    return top;
}

bool alike(const Rect& a, const Rect& b) {
    constexpr float slack = 3;
    return std::abs(a.x0 - b.x0) < slack && std::abs(a.y0 - b.y0) < slack &&
           std::abs(a.x1 - b.x1) < slack && std::abs(a.y1 - b.y1) < slack;
}

/// Pictures of a page that may mean something to its text.
std::vector<Rect> telling(const Content& content, std::size_t index, const Sheet& sheet) {
    const Page& page = content.pages[index];
    std::vector<Rect> out;
    if (page.pictures.empty() || page.pictures.size() > most_of_page) return out;
    const float top = top_of_text(sheet);
    for (const Picture& picture : page.pictures) {
        const Rect& rect = picture.rect;
        const float wide = rect.x1 - rect.x0, high = rect.y1 - rect.y0;
        if (wide < smallest || high < smallest || rect.y0 >= top ||
            wide * high > largest * page.width * page.height)
            continue;
        const auto again = [&](std::size_t other) {
            if (other >= content.pages.size()) return false;
            const auto& pictures = content.pages[other].pictures;
            return pictures.size() <= most_of_page &&
                   std::any_of(pictures.begin(), pictures.end(),
                               [&](const Picture& each) { return alike(each.rect, rect); });
        };
        if (!again(index + 1) && !(index > 0 && again(index - 1))) out.push_back(rect);
    }
    return out;
}

/// What a block covers of the page that it begins on.
struct Area {
    std::uint32_t page = 0;
    std::uint32_t end = 0; ///< of the block, in the view
    Rect box;
};

std::vector<Area> areas_of(const model::ReadFile& file) {
    std::vector<Area> out;
    out.reserve(file.blocks.size());
    for (const model::Block& block : file.blocks) {
        const model::Place place = file.file->map.place(file.file->view, block.range);
        if (!place.page || place.quads.empty()) continue;
        Rect box{1e9F, 1e9F, -1e9F, -1e9F};
        for (const model::Quad& quad : place.quads) {
            box.x0 = std::min(box.x0, static_cast<float>(quad.x0));
            box.y0 = std::min(box.y0, static_cast<float>(quad.y0));
            box.x1 = std::max(box.x1, static_cast<float>(quad.x1));
            box.y1 = std::max(box.y1, static_cast<float>(quad.y1));
        }
        out.push_back({*place.page, block.range.end, box});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Area& a, const Area& b) { return a.page < b.page; });
    return out;
}

/// The block beside the picture's middle, else the lowest above it.
const Area* area_of(const std::vector<Area>& areas, std::uint32_t page, const Rect& picture) {
    const float middle = (picture.y0 + picture.y1) / 2;
    const Area* best = nullptr;
    float distance = 0;
    const auto first =
        std::lower_bound(areas.begin(), areas.end(), page,
                         [](const Area& area, std::uint32_t at) { return area.page < at; });
    for (auto at = first; at != areas.end() && at->page == page; ++at) {
        const Area& area = *at;
        constexpr float slack = 4;
        const bool beside = middle > area.box.y0 - slack && middle < area.box.y1 + slack;
        if (!beside && area.box.y0 < middle) continue;
        const float far = beside ? 0 : area.box.y0 - middle;
        if (best != nullptr && far >= distance) continue;
        best = &area;
        distance = far;
    }
    return best;
}

} // namespace

void note_pictures(const Content& content, const std::vector<Sheet>& sheets, model::ReadFile& out) {
    std::vector<Area> areas; // once, where there is a picture
    for (std::size_t i = 0; i < sheets.size(); ++i)
        for (const Rect& picture : telling(content, i, sheets[i])) {
            if (areas.empty()) areas = areas_of(out);
            if (const Area* area = area_of(areas, sheets[i].number, picture))
                out.notes.push_back({"picture", area->end});
        }
}

} // namespace duly::read::pdf::layout
