// Heads and feet of an ODT's pages, which are furniture.
#include "read/odt/odt_story.hpp"
#include "read/text/lines.hpp"

namespace duly::read {

using std::string_view;

/// Those of a kind of page that begins here, once.
void OdtStory::heads(string_view master) {
    if (!styles_part_ || !masters_.insert(std::string(master)).second) return;
    for (pugi::xml_node page : child(styles_part_->root(), "master-styles").children()) {
        if (!is(page, "master-page") || attribute(page, "name") != master) continue;
        for (pugi::xml_node each : page.children()) {
            const string_view name = local(each);
            const bool is_head = name == "header" || name == "footer" || name == "header-first" ||
                                 name == "footer-first";
            if (is_head && attribute(each, "display") != "false") head(each);
        }
    }
}

void OdtStory::head(pugi::xml_node node) {
    Place place;
    place.entry = styles_entry_;
    in_head_ = true;
    using_ = &head_styles_;
    for (const CellParagraph& paragraph : aside(node, place)) {
        const std::string words = plain(paragraph.words);
        if (words.empty()) continue;
        const char* const kind = furniture_kind(words);
        add_furniture(
            {kind && string_view(kind) != "debris" ? kind : "running-head", words, writer_.at()});
    }
    using_ = &styles_;
    in_head_ = false;
}

} // namespace duly::read
