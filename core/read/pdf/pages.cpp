#include "read/pdf/pages.hpp"

#include <unordered_set>

namespace duly::read::pdf {

namespace {

constexpr int deepest = 64;

struct Inherited {
    Value resources, media_box, crop_box, rotate;

    [[nodiscard]] Inherited with(const Value& node) const {
        Inherited result = *this;
        const auto take = [&](Value& value, const char* key) {
            if (const Value own = node[key]; !own.is_null()) value = own;
        };
        take(result.resources, "Resources");
        take(result.media_box, "MediaBox");
        take(result.crop_box, "CropBox");
        take(result.rotate, "Rotate");
        return result;
    }
};

class TreeWalk {
public:
    explicit TreeWalk(Objects& file) : file_(file) {}

    void visit(const Value& node, const Inherited& above, int depth) {
        if (!node.is_dictionary() || depth > deepest || full()) return;
        if (!visited_.insert(node.identity()).second) return;
        const Inherited inherited = above.with(node);
        const Value kids = node["Kids"];
        if (!kids.is_array()) {
            if (!node["Type"].is_name("Pages")) add(node, inherited);
            return;
        }
        for (std::size_t i = 0; i < kids.size() && !full(); ++i)
            visit(kids[i], inherited, depth + 1);
    }

    std::vector<PageEntry> pages;

private:
    [[nodiscard]] bool full() const { return pages.size() >= file_.limits().pages; }

    void add(const Value& node, const Inherited& inherited) {
        PageEntry page;
        page.dictionary = node;
        page.resources = inherited.resources;
        Rect media{0, 0, 612, 792};
        if (!read_rect(inherited.media_box, media)) media = {0, 0, 612, 792};
        page.box = media;
        if (Rect crop; read_rect(inherited.crop_box, crop)) {
            crop = intersection(crop, media);
            if (width_of(crop) > 0 && height_of(crop) > 0) page.box = crop;
        }
        const std::int64_t turns = inherited.rotate.integer() / 90 % 4;
        page.rotate = static_cast<int>((turns + 4) % 4) * 90;
        pages.push_back(page);
        if (full()) file_.note("the file has more pages than are read; the rest was left out");
    }

    Objects& file_;
    std::unordered_set<const void*> visited_;
};

} // namespace

std::vector<PageEntry> list_pages(Objects& file) {
    TreeWalk walk(file);
    walk.visit(file.root()["Pages"], {}, 0);
    return std::move(walk.pages);
}

Matrix upright(const PageEntry& entry, Page& page) {
    const Rect& box = entry.box;
    const float wide = width_of(box), high = height_of(box);
    const bool turned = entry.rotate == 90 || entry.rotate == 270;
    page.width = turned ? high : wide;
    page.height = turned ? wide : high;
    switch (entry.rotate) {
    case 90:
        return {0, -1, 1, 0, -box.y0, box.x1};
    case 180:
        return {-1, 0, 0, -1, box.x1, box.y1};
    case 270:
        return {0, 1, -1, 0, box.y1, -box.x0};
    default:
        return {1, 0, 0, 1, -box.x0, -box.y0};
    }
}

} // namespace duly::read::pdf
