// Pictures, text boxes, embedded files of a DOCX.
#include "read/docx/story.hpp"
#include "support/utf8.hpp"

namespace duly::read {

using std::string_view;

/// A drawing of either kind (DrawingML, VML): its text boxes are read after the paragraph, its
/// pictures and embedded files are noted.
void StoryReader::drawing(pugi::xml_node node) {
    bool picture = false;
    std::string described;
    bool descend = true;
    for (pugi::xml_node each = next_below(node, node); each;
         each = next_below(each, node, descend)) {
        const string_view name = local(each);
        descend = true;
        if (name == "txbxContent") {
            if (!capture_ && !in_instruction()) boxes_.push_back({each, place_.paragraph});
            skip(each);
            descend = false;
        } else if (name == "Fallback") { // says again what stands in its Choice
            const pugi::xml_node choice = child(each.parent(), "Choice");
            if (choice) {
                skip(each);
                descend = false;
            }
        } else if (name == "docPr" || name == "shape") {
            string_view alt = attribute(each, "descr");
            if (alt.empty()) alt = attribute(each, "alt");
            if (alt.empty() && name == "docPr") alt = attribute(each, "title");
            if (described.empty()) described = clean(alt);
        } else if (name == "chart") {
            chart(each);
            picture = true;
        } else if (name == "blip" || name == "imagedata" || name == "relIds") {
            picture = true;
        } else if (name == "OLEObject") {
            embedded(each);
            picture = true;
        } else if (name == "textpath") {
            const std::string words = clean(attribute(each, "string"));
            if (in_head_)
                add_furniture({"watermark", words, writer_.at()});
            else
                put_sign(words, {});
        }
    }
    if (!picture || in_head_ || capture_) return;
    words_.sign(Piece::Kind::picture, place_.offset);
    const std::uint32_t at = add_furniture({"picture", std::move(described), writer_.at()});
    words_.mark(Piece::Kind::begin_mark, at);
}

void StoryReader::embedded(pugi::xml_node ole) {
    std::string text = clean(attribute(ole, "ProgID"));
    const Relations::Relation* const link = relations_.by_id(attribute(ole, "id"));
    if (link && !link->target.empty()) text += " (" + clean(link->target) + ")";
    attached(std::move(text));
}

/// A chart that was pasted brings the workbook with it that it was drawn from.
void StoryReader::chart(pugi::xml_node reference) {
    const Relations::Relation* const link = relations_.by_id(attribute(reference, "id"));
    if (!link || link->target.empty() || !package_.has(link->target)) return;
    const std::string workbook = Relations::of(package_, link->target).part(package_, "package");
    if (!workbook.empty() && package_.has(workbook)) attached("chart (" + clean(workbook) + ")");
}

void StoryReader::attached(std::string what) {
    const std::uint32_t at = add_furniture({"embedded", std::move(what), writer_.at()});
    if (!in_head_) words_.mark(Piece::Kind::begin_mark, at);
}

} // namespace duly::read
