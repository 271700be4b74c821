#include "read/docx/story.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace duly::read {
namespace {

using model::BlockKind;
using std::string_view;

/// Room between paragraphs that people see as a gap: four points.
constexpr int least_gap = 80;

void in_capitals(std::string& text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
}

int first_said(int direct, int inherited, int otherwise) {
    return direct >= 0 ? direct : inherited >= 0 ? inherited : otherwise;
}

} // namespace

std::string paragraph_name_of(pugi::xml_node root) {
    const string_view name = root.name();
    const std::size_t colon = name.find(':');
    return std::string(colon == string_view::npos ? "" : name.substr(0, colon + 1)) + "p";
}

void StoryReader::load_parts(const std::string& document) {
    relations_ = Relations::of(package_, document);
    const auto load = [&](string_view type, string_view usual, auto&& take) {
        const std::string part = relations_.part(package_, type, usual);
        if (part.empty() || !package_.has(part)) return;
        const auto tree = XmlPart::read(package_, part);
        if (tree)
            take((*tree)->root());
        else
            out_.notes.push_back({tree.error().message, 0});
    };
    load("styles", "styles.xml", [&](pugi::xml_node root) { styles_.load(root); });
    load("numbering", "numbering.xml",
         [&](pugi::xml_node root) { numbering_.load(root, styles_); });
    load("settings", "settings.xml", [&](pugi::xml_node root) { load_settings(root); });
    load_notes(footnotes_, relations_.part(package_, "footnotes", "footnotes.xml"), "footnote");
    load_notes(endnotes_, relations_.part(package_, "endnotes", "endnotes.xml"), "endnote");
    load("comments", "comments.xml", [&](pugi::xml_node root) { load_comments(root); });
}

Result<void> StoryReader::read(const std::string& document) {
    const auto tree = XmlPart::read(package_, document);
    if (!tree) return tl::unexpected(tree.error());
    const pugi::xml_node body = child((*tree)->root(), "body");
    if (!body)
        return fail("damaged-file", package_.name(),
                    "The file is damaged (its document has no body). Open it in Word, save it "
                    "anew and check that.");
    load_parts(document);
    place_.entry = out_.file->map.add_entry((*tree)->name());
    place_.paragraph_name = paragraph_name_of((*tree)->root());
    wear(styles_.normal());
    last_style_ = style_;
    find_sections(body);
    heads_of_section();
    blocks(body, 0);
    if (!words_.empty()) writer_.block({}, words_); // marks behind the last paragraph
    flush(pending_footnotes_);
    flush(pending_endnotes_);
    stray_comments();
    writer_.finish();
    return {};
}

void StoryReader::skip(pugi::xml_node node) {
    place_.paragraph +=
        count_below(node, place_.paragraph_name) + (place_.paragraph_name == node.name() ? 1 : 0);
}

void StoryReader::too_deep(pugi::xml_node node) {
    if (!deep_noted_)
        out_.notes.push_back({"Parts of the file are nested too deep to be read.", writer_.at()});
    deep_noted_ = true;
    skip(node);
}

void StoryReader::blocks(pugi::xml_node parent, int depth) {
    for (pugi::xml_node node = parent.first_child(); node; node = node.next_sibling()) {
        const string_view name = local(node);
        if (depth > deepest) {
            too_deep(node);
        } else if (name == "p") {
            paragraph(node, depth + 1);
        } else if (name == "tbl") {
            table(node, depth + 1);
        } else if (name == "sdt" || name == "sdtContent" || name == "customXml" ||
                   name == "smartTag" || name == "ins" || name == "moveTo" || name == "body") {
            blocks(node, depth + 1);
        } else if (name == "AlternateContent") {
            bool taken = false;
            for (pugi::xml_node each : node.children()) {
                if (taken)
                    skip(each);
                else
                    blocks(each, depth + 1);
                taken = true;
            }
        } else if (name == "commentRangeStart" || name == "commentRangeEnd") {
            comment_mark(node, name);
        } else if (name == "altChunk" || name == "subDoc") {
            out_.notes.push_back(
                {"Another document is set in here and was not read.", writer_.at()});
        } else {
            skip(node);
        }
    }
}

/// Worked out anew only where it is another one than the paragraph's before.
void StoryReader::wear(const Style& style) {
    if (style_ != &style) bare_look_ = run_look(styles_, style, nullptr, {});
    style_ = &style;
}

void StoryReader::paragraph(pugi::xml_node p, int depth) {
    ++place_.paragraph;
    place_.offset = 0;
    hidden_ = 0;
    words_.stand(out_.file->map.add_paragraph({place_.entry, place_.paragraph}));
    const ParagraphProperties direct = paragraph_properties(child(p, "pPr"));
    named_ = styles_.find(direct.style);
    wear(named_ && !direct.style.empty() ? *named_ : styles_.normal());
    in_contents_ = in_contents();
    inlines(p, depth);
    for (Field& field : place_.fields) {
        // An instruction that never ends must not swallow the paper.
        if (!field.in_result && ++field.paragraphs > 20) {
            place_.fields.clear();
            break;
        }
    }
    pending_mark_ = direct.mark_deleted;
    if (pending_mark_) return; // its words go on in the next paragraph
    end_paragraph(direct, depth);
    text_boxes(depth);
    if (direct.ends_section && !in_head_) section_end();
}

/// Whether the field of a list of contents is open.
bool StoryReader::in_contents() const {
    return std::any_of(place_.fields.begin(), place_.fields.end(), [](const Field& field) {
        return utf8::trim(field.instruction).substr(0, 4) == "TOC ";
    });
}

/// Number or bullet of the paragraph; counts it.
bool StoryReader::label(const ParagraphProperties& direct, ListLabel& label) {
    const ParagraphProperties& inherited = style_->paragraph_own;
    const int list = first_said(direct.list, inherited.list, 0);
    if (list <= 0) return false;
    int level = direct.list_level;
    if (level < 0 && direct.list < 0) { // the style's: the list may say which level is whose
        level = numbering_.level_of_style(list, style_->id);
        if (level < 0) level = inherited.list_level;
        if (level < 0) level = numbering_.level_of_style(list, style_->list_style);
    }
    if (!numbering_.next(list, level, label)) return false;
    if (look_of(direct.mark).capitals && !label.bullet) in_capitals(label.text);
    return true;
}

Shape StoryReader::shape_of(const ParagraphProperties& direct) {
    const ParagraphProperties& inherited = style_->paragraph_own;
    Shape shape;
    shape.indent = std::max(first_said(direct.indent, inherited.indent, 0), 0);
    int outline = first_said(direct.outline, inherited.outline, -1);
    if (outline < 0) {
        outline = heading_level(named_, direct.style) - 1;
        if (style_->name == "title") outline = 0;
    }
    if (style_->name == "toc heading") outline = 0;
    if (outline >= 0 && outline < 9) {
        shape.kind = BlockKind::heading;
        shape.level = static_cast<std::uint8_t>(std::min(outline + 1, 6));
    }
    shape.contents = style_->name.compare(0, 4, "toc ") == 0 || in_contents_ || in_contents();
    ListLabel found;
    if (label(direct, found)) {
        if (!found.bullet) {
            shape.number = found.text;
            shape.number_apart = found.apart;
        } else if (shape.kind != BlockKind::heading && !found.text.empty()) {
            shape.kind = BlockKind::item;
            shape.mark = found.text;
            shape.indent = direct.indent >= 0 ? direct.indent : found.indent;
        }
    }
    return shape;
}

void StoryReader::space_before(const ParagraphProperties& direct) {
    const ParagraphProperties& inherited = style_->paragraph_own;
    const ParagraphProperties& defaults = styles_.paragraph_defaults();
    const auto say = [&](Said own, Said other) { return own != Said::nothing ? own : other; };
    const bool contextual = say(direct.contextual, inherited.contextual) == Said::yes;
    const bool alike = last_style_ == style_;
    const int before = contextual && alike ? 0
                                           : first_said(direct.before, inherited.before,
                                                        std::max(defaults.before, 0));
    const int after = last_contextual_ && alike ? 0 : last_after_;
    if (std::max(before, after) >= least_gap) writer_.gap();
    if (say(direct.page_before, inherited.page_before) == Said::yes) writer_.page();
    last_after_ = first_said(direct.after, inherited.after, std::max(defaults.after, 0));
    last_contextual_ = contextual;
    last_style_ = style_;
}

void StoryReader::end_paragraph(const ParagraphProperties& direct, int) {
    const bool seen = has_words(words_);
    const bool unseen_mark = look_of(direct.mark).hidden;
    Shape shape;
    // A paragraph that is hidden with its mark takes no number.
    if (seen || !unseen_mark || direct.mark_joins) shape = shape_of(direct);
    if (cells_) {
        if (!words_.empty()) cells_->back().paragraphs.push_back({std::move(shape), words_});
    } else {
        space_before(direct);
        if (shape.kind == BlockKind::heading || writer_.page_is_due()) flush(pending_footnotes_);
        writer_.block(shape, words_);
    }
    words_.clear();
}

void StoryReader::text_boxes(int depth) {
    if (boxes_.empty()) return;
    const std::vector<TextBox> boxes = std::move(boxes_);
    boxes_.clear();
    const Place after = place_;
    for (const TextBox& box : boxes) {
        place_.paragraph = box.paragraph;
        place_.fields.clear();
        if (!cells_) writer_.gap();
        if (depth > deepest)
            too_deep(box.node);
        else
            blocks(box.node, depth + 1);
        if (!cells_) writer_.gap();
    }
    place_ = after;
}

std::vector<CellParagraph> StoryReader::aside(pugi::xml_node node, Place place, int depth) {
    std::vector<CellContent> sink(1);
    const Place was = std::move(place_);
    Paragraph words = std::move(words_);
    const Style& style = *style_;
    const Style* const named = named_;
    auto* const cells = cells_;
    auto* const capture = capture_;
    auto boxes = std::move(boxes_);
    place_ = std::move(place);
    words_.clear();
    boxes_.clear();
    cells_ = &sink;
    capture_ = nullptr;
    blocks(node, depth);
    place_ = was;
    words_ = std::move(words);
    wear(style);
    named_ = named;
    cells_ = cells;
    capture_ = capture;
    boxes_ = std::move(boxes);
    pending_mark_ = false;
    return std::move(sink.front().paragraphs);
}

} // namespace duly::read
