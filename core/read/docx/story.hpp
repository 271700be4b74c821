// A walk through the main story of a DOCX, with its notes, text boxes, heads and feet.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/block.hpp"
#include "read/docx/numbering.hpp"
#include "read/docx/relations.hpp"
#include "read/docx/styles.hpp"
#include "read/office/block_writer.hpp"
#include "read/office/xml.hpp"

namespace duly::read {

/// A field that is open: its instruction, then its result.
struct Field {
    enum class Form : std::uint8_t { none, check_box, drop_down } form = Form::none;
    bool in_result = false;
    bool answered = false; ///< its result has words
    std::string instruction;
    std::string shown;            ///< form fields: what they show
    std::uint32_t paragraphs = 0; ///< that ended while its instruction was open
};

/// "w:p", as a part with that root writes it.
std::string paragraph_name_of(pugi::xml_node root);

/// Footnotes or endnotes.
struct Notes {
    struct Note {
        pugi::xml_node node;
        std::uint32_t first_paragraph = 0; ///< how many paragraphs of the part come before it
    };
    std::unique_ptr<XmlPart> part;
    std::unordered_map<std::string, Note> by_id;
    std::uint32_t entry = 0;
    NumberFormat format = NumberFormat::decimal;
    int next = 1;
};

struct Comment {
    std::string id, text, author, date;
    std::uint32_t furniture = 0;
    bool placed = false, begun = false, ended = false;
};

class StoryReader {
public:
    StoryReader(Package& package, model::ReadFile& out)
        : package_(package), out_(out), writer_(out) {}

    /// Codes: those of XmlPart::read for the document part itself.
    Result<void> read(const std::string& document);

private:
    /// What changes when the walk goes into a note, a text box or a head, and comes back after.
    struct Place {
        std::uint32_t entry = 0;
        std::string paragraph_name;  ///< "w:p", as the part writes it
        std::uint32_t paragraph = 0; ///< the last one counted
        std::uint32_t offset = 0;    ///< code points in it
        std::vector<Field> fields;
    };
    struct TextBox {
        pugi::xml_node node;
        std::uint32_t paragraph;
    };

    // story.cpp: the parts around, and blocks
    void load_parts(const std::string& document);
    void blocks(pugi::xml_node parent, int depth);
    void skip(pugi::xml_node node);
    void too_deep(pugi::xml_node node);
    void paragraph(pugi::xml_node p, int depth);
    /// The style of the paragraph that is read.
    void wear(const Style& style);
    /// How words of it look that say so much of themselves.
    [[nodiscard]] RunLook look_of(const RunProperties& direct) const {
        return direct == RunProperties{} ? bare_look_ : run_look(styles_, *style_, nullptr, direct);
    }
    void end_paragraph(const ParagraphProperties& direct, int depth);
    Shape shape_of(const ParagraphProperties& direct);
    bool label(const ParagraphProperties& direct, ListLabel& label);
    [[nodiscard]] bool in_contents() const;
    void space_before(const ParagraphProperties& direct);
    void text_boxes(int depth);
    /// Paragraphs of a note, a head: collected in one cell instead of written.
    std::vector<CellParagraph> aside(pugi::xml_node node, Place place, int depth);

    // tables.cpp
    void table(pugi::xml_node tbl, int depth);
    void framed(const std::vector<pugi::xml_node>& rows, int depth);
    void table_row(pugi::xml_node tr, std::size_t columns, bool& open, int depth);
    bool deleted_row(pugi::xml_node tr);

    // runs.cpp
    void inlines(pugi::xml_node parent, int depth);
    void inline_child(pugi::xml_node node, int depth);
    void run(pugi::xml_node r, int depth);
    void run_child(pugi::xml_node node, const RunLook& look, int depth);
    void put(std::string_view text, const RunLook& look);
    void put_sign(std::string_view sign, const RunLook& look);
    void field_char(pugi::xml_node node, const RunLook& look);
    void end_field(const RunLook& look);
    void check_box(pugi::xml_node sdt, int depth);
    void changed(pugi::xml_node node, bool inserted, int depth);
    void hide(std::string_view text);
    [[nodiscard]] bool in_instruction() const;
    static Look plain_look(const RunLook& look) {
        return {look.bold, look.italic, look.struck, look.marked};
    }

    // drawings.cpp
    void drawing(pugi::xml_node node);
    void embedded(pugi::xml_node ole);
    void chart(pugi::xml_node reference);
    void attached(std::string what);

    // notes.cpp
    void load_notes(Notes& notes, const std::string& part, std::string_view element);
    void note_reference(pugi::xml_node node, Notes& notes, const RunLook& look);
    struct PendingNote {
        const Notes* notes;
        Notes::Note note;
        std::string mark;
    };
    void flush(std::vector<PendingNote>& notes);
    void load_comments(pugi::xml_node root);
    std::uint32_t add_comment(const Comment& comment);
    void comment_mark(pugi::xml_node node, std::string_view what);
    void stray_comments();

    // heads.cpp
    void load_settings(pugi::xml_node root);
    void find_sections(pugi::xml_node parent);
    void heads_of_section();
    void head(const std::string& part);
    void section_end();

    std::uint32_t add_furniture(model::Furniture furniture) {
        out_.furniture.push_back(std::move(furniture));
        return static_cast<std::uint32_t>(out_.furniture.size() - 1);
    }

    Package& package_;
    model::ReadFile& out_;
    BlockWriter writer_;
    Relations relations_;
    Styles styles_;
    Numbering numbering_;
    Notes footnotes_, endnotes_;
    std::vector<Comment> comments_;
    std::unordered_map<std::string, std::size_t> comment_index_;

    Place place_;
    Paragraph words_;                           ///< the paragraph that is being collected
    const Style* style_ = nullptr;              ///< its style …
    const Style* named_ = nullptr;              ///< … and the one with the name it says, or null
    RunLook bare_look_;                         ///< of its runs without properties of their own
    bool in_contents_ = false;                  ///< the paragraph began within a list of contents
    std::vector<CellContent>* cells_ = nullptr; ///< where paragraphs go within a table
    std::string* capture_ = nullptr;            ///< where words go instead: deleted text
    std::vector<TextBox> boxes_;                ///< of the paragraph, to be read after it
    std::vector<PendingNote> pending_footnotes_, pending_endnotes_;
    bool pending_mark_ = false; ///< the paragraph's mark was deleted: the next one joins
    std::uint32_t hidden_ = 0;  ///< furniture that takes hidden words, from 1

    std::vector<pugi::xml_node> sections_;
    std::size_t section_ = 0;
    std::unordered_set<std::string> heads_read_;
    bool even_and_odd_ = false;
    bool in_head_ = false;
    bool deep_noted_ = false;

    int last_after_ = 0; ///< room behind the paragraph before
    const Style* last_style_ = nullptr;
    bool last_contextual_ = false;
};

} // namespace duly::read
