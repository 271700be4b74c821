#include "read/odt/odt_story.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace duly::read {
namespace {

using model::BlockKind;
using std::string_view;
using Said = OdtLook::Said;

/// Room between paragraphs that people see as a gap: four points.
constexpr int least_gap = 80;

bool is_paragraph(pugi::xml_node node) {
    return is(node, "p") || is(node, "h");
}

} // namespace

void OdtStory::load_styles() {
    if (package_.has("styles.xml")) {
        auto part = XmlPart::read(package_, "styles.xml");
        if (part) {
            styles_part_ = std::move(*part);
            const pugi::xml_node root = styles_part_->root();
            styles_.load_common(root);
            head_styles_ = styles_;
            head_styles_.load_automatic(root);
            lists_.load(child(root, "styles"), styles_);
            lists_.load(child(root, "automatic-styles"), head_styles_);
            styles_entry_ = out_.file->map.add_entry(styles_part_->name());
        } else {
            out_.notes.push_back({part.error().message, 0});
        }
    }
}

Result<void> OdtStory::read() {
    const auto part = XmlPart::read(package_, "content.xml");
    if (!part) return tl::unexpected(part.error());
    const pugi::xml_node root = (*part)->root();
    const pugi::xml_node text = child(child(root, "body"), "text");
    if (!text)
        return fail("damaged-file", package_.name(),
                    "The file is damaged (its content has no text). Open it in LibreOffice, save "
                    "it anew and check that.");
    load_styles();
    styles_.load_automatic(root);
    lists_.load(child(root, "automatic-styles"), styles_);
    place_.entry = out_.file->map.add_entry((*part)->name());
    blocks(text, 0);
    if (first_) heads("Standard");
    if (!words_.empty()) writer_.block({}, words_);
    flush(pending_notes_);
    flush(pending_endnotes_);
    writer_.finish();
    return {};
}

void OdtStory::skip(pugi::xml_node node) {
    place_.paragraph += is_paragraph(node) ? 1 : 0;
    for (pugi::xml_node each = next_below(node, node); each; each = next_below(each, node))
        place_.paragraph += is_paragraph(each) ? 1 : 0;
}

bool OdtStory::deep(pugi::xml_node node, int depth) {
    if (depth <= deepest) return false;
    if (!deep_noted_)
        out_.notes.push_back({"Parts of the file are nested too deep to be read.", writer_.at()});
    deep_noted_ = true;
    skip(node);
    return true;
}

void OdtStory::blocks(pugi::xml_node parent, int depth) {
    for (pugi::xml_node node : parent.children())
        block_child(node, depth);
}

void OdtStory::block_child(pugi::xml_node node, int depth) {
    const string_view name = local(node);
    if (name.empty() || deep(node, depth)) return;
    if (name == "p") {
        paragraph(node, false, depth + 1);
    } else if (name == "h") {
        paragraph(node, true, depth + 1);
    } else if (name == "list") {
        list(node, depth + 1);
    } else if (name == "table") {
        table(node, depth + 1);
    } else if (name == "section") {
        if (attribute(node, "display") == "none" || attribute(node, "is-hidden") == "true")
            hidden_section(node);
        else
            blocks(node, depth + 1);
    } else if (name == "table-of-content" || name == "illustration-index" ||
               name == "table-index" || name == "object-index" || name == "user-index" ||
               name == "alphabetical-index" || name == "bibliography") {
        const bool outer = in_contents_;
        in_contents_ = true;
        blocks(child(node, "index-body"), depth + 1);
        in_contents_ = outer;
    } else if (name == "index-title" || name == "index-body" || name == "numbered-paragraph") {
        blocks(node, depth + 1);
    } else if (name == "tracked-changes") {
        load_changes(node);
        skip(node);
    } else if (name == "forms") {
        load_forms(node);
        skip(node);
    } else if (name == "change-start" || name == "change-end" || name == "change") {
        change_mark(node, name);
    } else if (name == "frame" || name == "custom-shape" || name == "rect" || name == "g" ||
               name == "text-box") {
        drawing(node); // anchored to the page
        text_boxes(depth);
    } else {
        skip(node);
    }
}

void OdtStory::hidden_section(pugi::xml_node node) {
    model::Furniture it;
    it.kind = "hidden";
    it.text = text_below(node);
    it.at = writer_.at();
    add_furniture(std::move(it));
    skip(node);
}

void OdtStory::list(pugi::xml_node node, int depth) {
    const Item outer = item_;
    const string_view style = attribute(node, "style-name");
    Item inner;
    inner.level = outer.level + 1;
    inner.style = style.empty() ? outer.style : std::string(style);
    inner.list = outer.level >= 0 ? outer.list
                                  : lists_.begin(inner.style, attribute(node, "id"),
                                                 attribute(node, "continue-list"),
                                                 attribute(node, "continue-numbering") == "true");
    for (pugi::xml_node each : node.children()) {
        const bool header = is(each, "list-header");
        if (!header && !is(each, "list-item")) {
            skip(each);
            continue;
        }
        if (deep(each, depth)) continue;
        item_ = inner;
        item_.labelled = header;
        item_.start = number_of(attribute(each, "start-value"), -1);
        blocks(each, depth + 1);
    }
    item_ = outer;
}

Shape OdtStory::shape_of(pugi::xml_node node, bool heading, const OdtStyle& style) {
    Shape shape;
    // a list that was typed, or came from another program, has the style and no index around it
    shape.contents = in_contents_ || (style.kind.starts_with("Contents_20_") &&
                                      style.kind != "Contents_20_Heading");
    shape.indent = std::max(style.indent, 0);
    int outline =
        heading ? std::max(number_of(attribute(node, "outline-level"), 1), 1) : style.outline;
    if (style.kind == "Title" || style.kind == "Contents_20_Heading") outline = 1;
    if (outline > 0) {
        shape.kind = BlockKind::heading;
        shape.level = static_cast<std::uint8_t>(std::min(outline, 6));
    }
    OdtLabel label;
    if (item_.level >= 0 && !item_.labelled) {
        label = lists_.next(item_.list, item_.style, item_.level, item_.start);
        item_.labelled = true;
        if (label.bullet && label.indent == 0) label.indent = (item_.level + 1) * 360;
    } else if (heading && item_.level < 0 && attribute(node, "is-list-header") != "true") {
        label = lists_.heading(outline - 1, attribute(node, "restart-numbering") == "true",
                               number_of(attribute(node, "start-value"), -1));
    }
    if (label.bullet && shape.kind != BlockKind::heading && !label.text.empty()) {
        shape.kind = BlockKind::item;
        shape.mark = label.text;
        shape.indent = label.indent;
    } else if (!label.bullet) {
        shape.number = label.text;
        shape.number_apart = label.apart;
    }
    return shape;
}

void OdtStory::space_before(const OdtStyle& style) {
    const bool contextual = style.contextual == Said::yes;
    const bool alike = last_style_ == style.kind;
    const int top = contextual && alike ? 0 : std::max(style.top, 0);
    const int bottom = last_contextual_ && alike ? 0 : last_bottom_;
    if (std::max(top, bottom) >= least_gap) writer_.gap();
    last_bottom_ = std::max(style.bottom, 0);
    last_contextual_ = contextual;
    last_style_ = style.kind;
}

void OdtStory::paragraph(pugi::xml_node node, bool heading, int depth) {
    ++place_.paragraph;
    place_.offset = 0;
    hidden_ = 0;
    words_.stand(out_.file->map.add_paragraph({place_.entry, place_.paragraph}));
    const OdtStyle& style = using_->paragraph(attribute(node, "style-name"));
    if (!in_head_ && (!style.master_page.empty() || first_)) {
        if (!first_) writer_.page();
        heads(style.master_page.empty() ? "Standard" : style.master_page);
        first_ = false;
    }
    inlines(node, style.look, depth);
    const bool seen = has_words(words_);
    Shape shape;
    if (seen || style.look.hidden != Said::yes) shape = shape_of(node, heading, style);
    if (cells_) {
        if (!words_.empty()) cells_->back().paragraphs.push_back({std::move(shape), words_});
    } else {
        space_before(style);
        if (style.page_before == Said::yes) writer_.page();
        if (shape.kind == BlockKind::heading || writer_.page_is_due()) flush(pending_notes_);
        writer_.block(shape, words_);
        if (style.page_after == Said::yes) writer_.page();
    }
    words_.clear();
    text_boxes(depth);
}

void OdtStory::text_boxes(int depth) {
    if (boxes_.empty()) return;
    const std::vector<Aside> boxes = std::move(boxes_);
    boxes_.clear();
    const Place after = place_;
    const Item item = item_;
    item_ = {};
    for (const Aside& box : boxes) {
        place_.paragraph = box.paragraph;
        if (!cells_) writer_.gap();
        if (!deep(box.node, depth)) blocks(box.node, depth + 1);
        if (!cells_) writer_.gap();
    }
    item_ = item;
    place_ = after;
}

std::vector<CellParagraph> OdtStory::aside(pugi::xml_node node, Place place) {
    std::vector<CellContent> sink(1);
    const Place was = place_;
    Paragraph words = std::move(words_);
    const Item item = item_;
    auto* const cells = cells_;
    auto* const capture = capture_;
    auto boxes = std::move(boxes_);
    place_ = place;
    words_.clear();
    boxes_.clear();
    item_ = {};
    cells_ = &sink;
    capture_ = nullptr;
    blocks(node, 0);
    place_ = was;
    words_ = std::move(words);
    item_ = item;
    cells_ = cells;
    capture_ = capture;
    boxes_ = std::move(boxes);
    return std::move(sink.front().paragraphs);
}

void OdtStory::flush(std::vector<Aside>& pending) {
    const std::vector<Aside> notes = std::move(pending);
    pending.clear();
    for (const Aside& each : notes) {
        Place place = place_;
        place.paragraph = each.paragraph;
        Paragraph whole;
        for (const CellParagraph& paragraph : aside(each.node, place)) {
            if (!whole.empty()) whole.space(0);
            whole.append(paragraph.words);
        }
        if (!has_words(whole)) continue;
        Shape shape;
        shape.kind = BlockKind::footnote;
        shape.mark = each.mark;
        writer_.block(shape, whole);
    }
}

} // namespace duly::read
