// What the file's own structure tree says of its words, as far as it can be relied on.
#pragma once

#include <cstdint>
#include <vector>

#include "read/pdf/layout/table.hpp"
#include "read/pdf/layout/words.hpp"
#include "read/pdf/page.hpp"

namespace duly::read::pdf::layout {

class Tagging {
public:
    explicit Tagging(const Content& content);

    /// Nothing is said by a tree that leaves out much of the text.
    [[nodiscard]] bool sound() const { return sound_; }
    /// Gives words the elements they belong to.
    void mark(const Page& page, PageWords& words) const;
    /// Level of a heading's element, 0 of others.
    [[nodiscard]] std::uint8_t heading_level(std::uint32_t block) const;
    /// Tables of the page, their words marked in `taken`. Those whose cells do not stand as a
    /// table's do are left out.
    [[nodiscard]] std::vector<Table> tables(const PageWords& words, std::vector<bool>& taken);

private:
    struct Row {
        std::vector<std::uint32_t> cells; ///< tags; 0 where another cell reaches
        std::vector<std::uint16_t> spans; ///< of each; 0 where a cell above reaches
    };
    struct TagTable {
        std::uint32_t tag = 0;
        std::vector<Row> rows;
        std::size_t columns = 0;
        std::vector<float> lefts; ///< where words begin in each column, in full rows read so far
    };
    [[nodiscard]] static bool place(const TagTable& table, const PageWords& words,
                                    std::size_t cells, TableRow& row);
    void place_short_rows(TagTable& source, const PageWords& words, Table& table) const;
    void find_elements();
    void find_tables();
    void lay_rows(TagTable& table) const;
    static void drop_columns(TagTable& table);
    [[nodiscard]] std::uint32_t element(std::uint32_t page, std::int32_t mcid) const;

    const Content& content_;
    bool sound_ = false;
    std::vector<std::vector<std::uint32_t>> of_content_; ///< [page][mcid]: tag
    std::vector<std::uint32_t> block_, cell_; ///< of each tag: the element around it, or 0
    std::vector<TagTable> tables_;
    std::vector<bool> filled_;                 ///< cells with something in them, on any page
    std::vector<std::uint32_t> table_of_cell_; ///< index in tables_ + 1, of each tag
};

} // namespace duly::read::pdf::layout
