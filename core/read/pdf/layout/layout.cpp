#include "read/pdf/layout/layout.hpp"

#include <algorithm>
#include <map>

#include "read/pdf/layout/assembler.hpp"
#include "read/pdf/layout/picture_notes.hpp"
#include "read/pdf/layout/sheet.hpp"
#include "read/pdf/layout/strokes.hpp"
#include "read/pdf/layout/tagging.hpp"

namespace duly::read::pdf {
namespace layout {
namespace {

bool has_words(const TableRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const TableCell& cell) { return !cell.words.empty(); });
}

/// Heads that a program repeats on each page belong to no element of the file's structure: all that
/// is left in the drawn table then are rows above those of one that is in the structure.
bool give_heads(Table& drawn, std::vector<Table>& tagged) {
    constexpr std::size_t most_heads = 4;
    for (Table& table : tagged) {
        const Rect &box = table.box, &outer = drawn.box;
        if (box.x0 < outer.x0 - 2 || box.x1 > outer.x1 + 2 || box.y0 < outer.y0 - 2 ||
            box.y1 > outer.y1 + 2 || table.rows[0].cells.size() != drawn.rows[0].cells.size())
            continue;
        std::vector<TableRow> heads;
        bool above = true;
        for (TableRow& row : drawn.rows) {
            if (!has_words(row)) continue;
            above = row.box.y0 >= box.y1 - 4 && heads.size() < most_heads;
            if (!above) break;
            heads.push_back(row);
            for (TableCell& cell : heads.back().cells)
                cell.header = true;
        }
        if (!above || heads.empty()) continue;
        table.box = cover(table.box, cover(heads.front().box, heads.back().box));
        table.rows.insert(table.rows.begin(), std::make_move_iterator(heads.begin()),
                          std::make_move_iterator(heads.end()));
        return true;
    }
    return false;
}

Sheet make_sheet(const Content& content, const Page& page, Tagging& tagging) {
    Sheet sheet;
    sheet.number = page.number;
    sheet.words = collect_words(content, page);
    sheet.edges = find_edges(page, sheet.words.frame);
    for (const Comment& each : page.comments)
        sheet.words.asides.push_back({"comment", each.text, each.rect, "", each.author});
    add_ticks(page, sheet.words);
    add_bullets(page, sheet.words);
    mark_struck(sheet.words, sheet.edges);
    tagging.mark(page, sheet.words);
    std::vector<bool> taken(sheet.words.words.size(), false);
    sheet.grids = tagging.tables(sheet.words, taken);
    std::vector<Table> drawn = find_grids(sheet.words, sheet.edges, taken);
    drawn.erase(std::remove_if(drawn.begin(), drawn.end(),
                               [&](Table& each) { return give_heads(each, sheet.grids); }),
                drawn.end());
    std::move(drawn.begin(), drawn.end(), std::back_inserter(sheet.grids));
    std::vector<std::uint32_t> rest;
    for (std::uint32_t id = 0; id < taken.size(); ++id)
        if (!taken[id] && !sheet.words.words[id].gone) rest.push_back(id);
    make_lines(sheet.words, std::move(rest), sheet.lines);
    return sheet;
}

/// "2, 3 and 7"
std::string page_list(const std::vector<std::uint32_t>& pages) {
    std::string out;
    for (std::size_t i = 0; i < pages.size() && i < 12; ++i) {
        if (i > 0) out += i + 1 == pages.size() ? " and " : ", ";
        out += std::to_string(pages[i]);
    }
    if (pages.size() > 12) out += " and more";
    return out;
}

/// "Page 3", "pages 2, 3 and 7"
std::string pages_in_words(const std::vector<std::uint32_t>& pages, bool opens = true) {
    return std::string(opens ? "P" : "p") + (pages.size() == 1 ? "age " : "ages ") +
           page_list(pages);
}

/// "Page 3 is only a picture", "Pages 2, 3 and 7 are …"
std::string unread_note(const std::vector<std::uint32_t>& pages, std::size_t all) {
    if (pages.size() == all && all > 1)
        return "Its pages are only pictures: nothing on them was read.";
    return pages_in_words(pages) + (pages.size() == 1
                                        ? " is only a picture: nothing on it was read."
                                        : " are only pictures: nothing on them was read.");
}

/// Read or not: to whoever hears the paper read aloud they are pictures.
std::vector<std::uint32_t> picture_pages(const Content& content, const model::File& file) {
    std::vector<std::uint32_t> out = file.unread_pages;
    for (const Page& page : content.pages)
        if (page.recognised) out.push_back(page.number);
    std::sort(out.begin(), out.end());
    return out;
}

/// Pages that were to be read from their pictures, told apart by what came of it.
void add_recognition_notes(const Content& content, const std::vector<Sheet>& sheets,
                           model::ReadFile& out) {
    std::vector<std::uint32_t> read, empty;
    std::map<std::string, std::vector<std::uint32_t>> unread; // by the reason
    std::uint64_t sum = 0, letters = 0;
    for (std::size_t i = 0; i < content.pages.size(); ++i) {
        const Page& page = content.pages[i];
        if (!page.unread_why.empty()) unread[page.unread_why].push_back(page.number);
        if (!page.recognised) continue;
        (sheets[i].words.recognised > 0 ? read : empty).push_back(page.number);
        for (const Word& word : sheets[i].words.words) {
            sum += std::uint64_t{word.confidence} * word.chars;
            letters += word.chars;
        }
    }
    for (const auto& [why, pages] : unread)
        out.notes.push_back(
            {pages_in_words(pages) + " could not be read by character recognition: " + why + ".",
             0});
    if (!empty.empty())
        out.notes.push_back({"Character recognition found no words in the picture of " +
                                 pages_in_words(empty, false) + ".",
                             0});
    if (letters == 0) return;
    out.file->confidence = static_cast<std::uint8_t>(sum / letters);
    out.notes.push_back(
        {"Read by character recognition, which is " + std::to_string(out.file->confidence) +
             "% certain of its words on average: " + pages_in_words(read, false) + ".",
         0});
}

/// What the file says of itself, by the names that office files have for it.
void add_properties(const Content& content, model::ReadFile& out) {
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) out.properties.push_back({name, value});
    };
    add("title", content.title);
    add("author", content.author);
    add("language", content.language);
    add("tagged", content.tagged ? "yes" : "no");
    add("picture-pages", page_list(picture_pages(content, *out.file)));
    if (content.revisions > 1) add("revisions", std::to_string(content.revisions));
    for (const std::string& embedded : content.embedded_files) {
        model::Furniture attached;
        attached.kind = "embedded";
        attached.text = embedded;
        out.furniture.push_back(std::move(attached));
    }
}

} // namespace
} // namespace layout

model::ReadFile lay_out(const Content& content, const std::string& name) {
    using namespace layout;
    model::ReadFile out;
    out.file = std::make_shared<model::File>();
    out.file->name = name;
    out.file->format = "pdf";
    out.file->map = model::SourceMap(model::SourceMap::Addressing::pages);
    Tagging tagging(content);
    std::vector<Sheet> sheets;
    sheets.reserve(content.pages.size());
    for (const Page& page : content.pages)
        sheets.push_back(make_sheet(content, page, tagging));
    std::size_t seen = 0, recognised = 0;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const Sheet& sheet = sheets[i];
        seen += sheet.words.seen;
        recognised += sheet.words.recognised;
        if (sheet.words.picture && sheet.words.seen + sheet.words.recognised == 0 &&
            !content.pages[i].recognised)
            out.file->unread_pages.push_back(sheet.number);
    }
    out.file->cut_short = content.cut_short;
    if (recognised > 0) out.file->text_source = recognised > seen * 4 ? "ocr" : "mixed";
    if (const auto& unread = out.file->unread_pages; !unread.empty())
        out.notes.push_back({unread_note(unread, sheets.size()), 0});
    add_recognition_notes(content, sheets, out);
    Assembler(tagging, sheets, out, body_size(sheets)).run();
    note_pictures(content, sheets, out);
    add_properties(content, out);
    for (const std::string& note : content.notes)
        out.notes.push_back({note, 0});
    return out;
}

} // namespace duly::read::pdf
