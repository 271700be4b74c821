// A walk through the text of an ODT, with its notes, frames, heads and feet.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/block.hpp"
#include "read/odt/odt_lists.hpp"
#include "read/odt/odt_styles.hpp"
#include "read/office/block_writer.hpp"
#include "read/office/xml.hpp"

namespace duly::read {

class OdtStory {
public:
    OdtStory(Package& package, model::ReadFile& out) : package_(package), out_(out), writer_(out) {}

    /// Codes: those of XmlPart::read for the content itself.
    Result<void> read();

private:
    struct Place {
        std::uint32_t entry = 0;
        std::uint32_t paragraph = 0; ///< the last one counted
        std::uint32_t offset = 0;
    };
    /// What is read after the paragraph it hangs on.
    struct Aside {
        pugi::xml_node node;
        std::uint32_t paragraph = 0;
        std::string mark; ///< notes
    };
    /// The item a paragraph stands in.
    struct Item {
        std::size_t list = 0;
        std::string style;
        int level = -1; ///< from 0; -1: in no list
        int start = -1;
        bool labelled = true; ///< its label is written, or it has none
    };
    struct Change {
        bool inserted = false;
        std::string text, author, date;
        std::uint32_t furniture = 0;
        bool begun = false;
    };

    // odt_story.cpp: blocks
    void load_styles();
    void blocks(pugi::xml_node parent, int depth);
    void block_child(pugi::xml_node node, int depth);
    void skip(pugi::xml_node node);
    bool deep(pugi::xml_node node, int depth);
    void list(pugi::xml_node node, int depth);
    void paragraph(pugi::xml_node node, bool heading, int depth);
    Shape shape_of(pugi::xml_node node, bool heading, const OdtStyle& style);
    void space_before(const OdtStyle& style);
    void text_boxes(int depth);
    std::vector<CellParagraph> aside(pugi::xml_node node, Place place);
    void flush(std::vector<Aside>& notes);
    void hidden_section(pugi::xml_node node);

    // odt_inlines.cpp
    void inlines(pugi::xml_node parent, const OdtLook& look, int depth);
    void inline_child(pugi::xml_node node, const OdtLook& look, int depth);
    void put(std::string_view text, const OdtLook& look);
    void put_sign(std::string_view sign, const OdtLook& look);
    void hide(std::string_view text);
    void note(pugi::xml_node node, const OdtLook& look);
    void annotation(pugi::xml_node node);
    void change_mark(pugi::xml_node node, std::string_view what);
    void drawing(pugi::xml_node node);
    void control(pugi::xml_node node, const OdtLook& look);
    void field_mark(pugi::xml_node node, const OdtLook& look);
    void content_control(pugi::xml_node node, const OdtLook& look, int depth);
    void load_changes(pugi::xml_node node);
    void load_forms(pugi::xml_node node);

    // odt_tables.cpp
    void table(pugi::xml_node node, int depth);
    /// `below`: how many more rows the cells above reach over, by column.
    void table_row(pugi::xml_node row, bool header, std::size_t columns, bool& open,
                   std::vector<int>& below, int depth);

    // odt_heads.cpp
    void heads(std::string_view master);
    void head(pugi::xml_node node);

    std::uint32_t add_furniture(model::Furniture furniture) {
        out_.furniture.push_back(std::move(furniture));
        return static_cast<std::uint32_t>(out_.furniture.size() - 1);
    }
    static Look plain_look(const OdtLook& look) {
        using Said = OdtLook::Said;
        return {look.bold == Said::yes, look.italic == Said::yes, look.struck == Said::yes,
                look.underlined == Said::yes || look.highlighted == Said::yes};
    }

    Package& package_;
    model::ReadFile& out_;
    BlockWriter writer_;
    OdtStyles styles_, head_styles_;
    OdtLists lists_;
    std::unique_ptr<XmlPart> styles_part_;

    Place place_;
    Paragraph words_;
    Item item_;
    bool in_contents_ = false;
    std::vector<CellContent>* cells_ = nullptr;
    std::string* capture_ = nullptr;
    std::vector<Aside> boxes_, pending_notes_, pending_endnotes_;
    std::uint32_t hidden_ = 0;
    std::unordered_map<std::string, Change> changes_;
    std::unordered_map<std::string, std::uint32_t> comments_; ///< that have an end, by name
    std::unordered_map<std::string, std::string> controls_;   ///< what a form's control shows
    std::unordered_set<std::string> masters_;
    bool in_head_ = false, deep_noted_ = false, first_ = true;
    std::uint32_t styles_entry_ = 0;
    const OdtStyles* using_ = &styles_;

    int last_bottom_ = 0;
    std::string last_style_;
    bool last_contextual_ = false;
};

} // namespace duly::read
