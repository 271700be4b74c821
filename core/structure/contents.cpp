#include "structure/contents.hpp"

#include <algorithm>
#include <unordered_set>

#include "structure/lexicon.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::Block;
using model::BlockKind;
using std::string_view;

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// "Foreword ........ 4", "Introduction 7", "1. Purpose": words, leader, page.
ContentsEntry read_entry(string_view view, model::Range range) {
    ContentsEntry entry;
    entry.range = range;
    string_view line = view.substr(range.begin, range.size());
    const LeadingNumber number = leading_number(line);
    entry.number = number.number;
    line.remove_prefix(number.length);
    std::size_t end = line.size();
    while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '\t'))
        --end;
    std::size_t page = end;
    while (page > 0 && digit(line[page - 1]) && end - page < 4)
        --page;
    const bool apart = page < end && page > 0 &&
                       (line[page - 1] == ' ' || line[page - 1] == '\t' || line[page - 1] == '.');
    if (apart && end - page <= 3) {
        for (std::size_t i = page; i < end; ++i)
            entry.page = entry.page * 10 + (line[i] - '0');
        end = page;
    }
    while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '\t' || line[end - 1] == '.' ||
                       line[end - 1] == '-'))
        --end;
    string_view title = line.substr(0, end);
    // leader dots of other kinds
    const std::size_t dots = title.find("...");
    if (dots != string_view::npos) title = title.substr(0, dots);
    const std::size_t ellipsis = title.find("……");
    if (ellipsis != string_view::npos) title = title.substr(0, ellipsis);
    entry.title = std::string(utf8::trim(title));
    for (char& c : entry.title)
        if (c == '\t') c = ' ';
    return entry;
}

/// Whether most of the entries are lines of their own behind the list.
bool come_back(const model::ReadFile& file, const std::unordered_set<std::string>& titles,
               std::size_t from, std::size_t last) {
    std::unordered_set<std::string> again;
    for (std::size_t i = from; i < last; ++i) {
        const Block& block = file.blocks[i];
        if (block.kind == BlockKind::row || block.range.size() > 140) continue;
        std::string words = heading_words(file.file->view.slice(block.range));
        if (titles.count(words) != 0) again.insert(std::move(words));
    }
    return titles.size() >= 3 && again.size() * 2 > titles.size();
}

} // namespace

ContentsList read_contents(const model::ReadFile& file, std::size_t first, std::size_t last) {
    ContentsList list;
    list.end = first;
    std::unordered_set<std::string> titles;
    const string_view view = file.file->view.text();
    std::size_t pages = 0;
    for (std::size_t i = first; i < last; ++i) {
        const Block& block = file.blocks[i];
        const string_view text = file.file->view.slice(block.range);
        if (block.kind == BlockKind::footnote || text.size() > 140) break;
        if (block.kind != BlockKind::row && text.size() > 60 && text.back() == '.') break;
        ContentsEntry entry = read_entry(view, block.range);
        if (entry.title.empty()) {
            if (block.kind == BlockKind::row) continue;
            break;
        }
        std::string words = heading_words(entry.title);
        if (words == "page" || words == "section" || words == "item" || words == "contents page" ||
            words == "section page") {
            list.end = i + 1; // the header of the list
            continue;
        }
        // the body begins where an entry comes back
        if (titles.count(words) != 0 && entry.page == 0) break;
        if (block.kind == BlockKind::heading && entry.page == 0) break;
        // a bare line behind a gap, when the list so far had pages or was a table or a list
        if (block.kind == BlockKind::paragraph && entry.page == 0 && block.gap_before &&
            !list.entries.empty() && file.blocks[i - 1].kind != BlockKind::paragraph)
            break;
        // another table, or one below a list that was none; but lines whose pages are set with a
        // tab may each be a table of its own
        const bool runs_on =
            entry.page > 0 && !list.entries.empty() && entry.page >= list.entries.back().page;
        if (block.kind == BlockKind::row && !list.entries.empty() && !runs_on &&
            (file.blocks[i - 1].kind == BlockKind::row ? file.blocks[i - 1].table != block.table
                                                       : block.gap_before && entry.page == 0))
            break;
        pages += entry.page > 0;
        titles.insert(std::move(words));
        list.entries.push_back(std::move(entry));
        list.end = i + 1;
        if (list.entries.size() > 400) break;
    }
    // lines without a single page are a list of contents as a list or a table, or where they come
    // back
    if (pages == 0 && !list.entries.empty() && file.blocks[first].kind == BlockKind::paragraph &&
        !come_back(file, titles, list.end, last)) {
        list.entries.clear();
        list.end = first;
    }
    if (list.entries.size() < 2) {
        list.entries.clear();
        list.end = first;
    }
    return list;
}

} // namespace duly::structure
