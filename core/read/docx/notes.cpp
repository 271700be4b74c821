// Footnotes, endnotes and comments of a DOCX.
#include "read/docx/story.hpp"
#include "support/utf8.hpp"

namespace duly::read {

using std::string_view;

void StoryReader::load_notes(Notes& notes, const std::string& part, string_view element) {
    if (part.empty() || !package_.has(part)) return;
    auto tree = XmlPart::read(package_, part);
    if (!tree) {
        out_.notes.push_back({tree.error().message, 0});
        return;
    }
    notes.part = std::move(*tree);
    notes.entry = out_.file->map.add_entry(notes.part->name());
    const pugi::xml_node root = notes.part->root();
    const std::string paragraph = paragraph_name_of(root);
    std::uint32_t before = 0;
    for (pugi::xml_node node : root.children()) {
        if (is(node, element))
            notes.by_id.emplace(attribute(node, "id"), Notes::Note{node, before});
        before += count_below(node, paragraph);
    }
}

/// The mark, as a superscript; the note itself follows at the end of the section it stands in.
void StoryReader::note_reference(pugi::xml_node node, Notes& notes, const RunLook& look) {
    if (capture_ || in_instruction() || look.hidden) return;
    const auto found = notes.by_id.find(std::string(attribute(node, "id")));
    const string_view custom = attribute(node, "customMarkFollows");
    PendingNote pending;
    pending.notes = &notes;
    if (custom == "1" || custom == "true" || custom == "on") {
        pending.mark = "*"; // typed behind the reference
    } else {
        pending.mark = write_number(notes.next++, notes.format);
        words_.stand_in(raised(pending.mark), place_.offset, 0, {});
    }
    if (found == notes.by_id.end() || in_head_) return;
    pending.note = found->second;
    notes.by_id.erase(found); // a note that is named twice is written once
    (&notes == &footnotes_ ? pending_footnotes_ : pending_endnotes_).push_back(std::move(pending));
}

void StoryReader::flush(std::vector<PendingNote>& pending) {
    const std::vector<PendingNote> notes = std::move(pending);
    pending.clear();
    for (const PendingNote& each : notes) {
        Place place;
        place.entry = each.notes->entry;
        place.paragraph_name = paragraph_name_of(each.notes->part->root());
        place.paragraph = each.note.first_paragraph;
        Paragraph whole;
        for (const CellParagraph& paragraph : aside(each.note.node, std::move(place), 0)) {
            if (!whole.empty()) whole.space(0);
            whole.append(paragraph.words);
        }
        if (!has_words(whole)) continue;
        Shape shape;
        shape.kind = model::BlockKind::footnote;
        shape.mark = each.mark;
        writer_.block(shape, whole);
    }
}

void StoryReader::load_comments(pugi::xml_node root) {
    for (pugi::xml_node node : root.children()) {
        if (!is(node, "comment")) continue;
        Comment made;
        made.author = clean(attribute(node, "author"));
        made.date = clean(attribute(node, "date"));
        for (pugi::xml_node each = next_below(node, node); each; each = next_below(each, node)) {
            if (is(each, "p") && !made.text.empty()) made.text += ' ';
            if (is(each, "t")) made.text += clean(each.text().get());
        }
        made.id = std::string(attribute(node, "id"));
        comment_index_.emplace(made.id, comments_.size());
        comments_.push_back(std::move(made));
    }
}

void StoryReader::comment_mark(pugi::xml_node node, string_view what) {
    const auto found = comment_index_.find(std::string(attribute(node, "id")));
    if (found == comment_index_.end() || in_head_) return;
    Comment& comment = comments_[found->second];
    const bool end = what == "commentRangeEnd";
    if (end) {
        if (comment.begun && !comment.ended) words_.mark(Piece::Kind::end_mark, comment.furniture);
        comment.ended = comment.begun;
        return;
    }
    if (comment.placed) return;
    comment.placed = true;
    comment.begun = what == "commentRangeStart";
    comment.furniture = add_comment(comment);
    words_.mark(Piece::Kind::begin_mark, comment.furniture);
}

std::uint32_t StoryReader::add_comment(const Comment& comment) {
    model::Furniture it;
    it.kind = "comment";
    it.text = comment.text;
    it.author = comment.author;
    it.date = comment.date;
    it.at = writer_.at();
    return add_furniture(std::move(it));
}

/// Comments that nothing in the text points at are still in the file.
void StoryReader::stray_comments() {
    for (const Comment& comment : comments_)
        if (!comment.placed) add_comment(comment);
}

} // namespace duly::read
