// From paragraphs and tables of pages to blocks of the view.
#pragma once

#include <string>
#include <vector>

#include "model/block.hpp"
#include "read/pdf/layout/paragraphs.hpp"
#include "read/pdf/layout/sheet.hpp"
#include "read/pdf/layout/tagging.hpp"
#include "read/pdf/layout/view.hpp"

namespace duly::read::pdf::layout {

/// Blocks, furniture and notes of a document, in the order of reading.
class Assembler {
public:
    Assembler(const Tagging& tagging, std::vector<Sheet>& sheets, model::ReadFile& out, float body)
        : tagging_(tagging), sheets_(sheets), out_(out), body_(body) {}

    void run();

private:
    void paragraph(const Paragraph& paragraph);
    void table(const Paragraph& at, const Paragraph* next);
    void contents(const Table& list, const Paragraph& at);
    bool goes_on(const Table& table, std::uint32_t sheet) const;
    /// `rest`: what the next page has of the same row, or null.
    void row(const TableRow& row, const Paragraph& at, bool header, const TableRow* rest);
    bool frame(const TableRow& row, const Paragraph& at, bool goes_on);
    void cell(const TableCell& cell, std::uint32_t sheet, model::Cell& made);
    [[nodiscard]] const TableRow* rest_of_row(const Table& table, const Paragraph& at,
                                              const Paragraph* next);
    void furniture_up_to(std::uint32_t sheet);
    void sheet_furniture(const Sheet& sheet, bool top);
    [[nodiscard]] model::Furniture furniture(std::string kind, std::string text,
                                             const Sheet& sheet) const {
        model::Furniture made;
        made.kind = std::move(kind);
        made.text = std::move(text);
        made.at = view_->at();
        made.page = sheet.number;
        return made;
    }
    [[nodiscard]] std::string row_text(const Sheet& sheet, const TableRow& row) const;

    const Tagging& tagging_;
    std::vector<Sheet>& sheets_;
    model::ReadFile& out_;
    float body_;
    View* view_ = nullptr;
    float pitch_ = 1.2F;
    std::uint32_t sheet_ = 0;
    std::uint32_t tables_ = 0;
    bool begun_ = false;
    std::size_t compared_ = 0; ///< words held against rows, to find names beside tables
    // the last table, while nothing has come after it
    const Table* last_table_ = nullptr;
    std::uint32_t last_table_sheet_ = 0;
    std::string last_header_;
    bool framed_ = false;           ///< its last row was read as paragraphs
    bool merged_ = false;           ///< its last row took in the first one of the next
    std::vector<float> item_lefts_; ///< indents of the list levels that are open
    Lines lines_;
};

} // namespace duly::read::pdf::layout
