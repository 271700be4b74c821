#include "structure/contents.hpp"

#include <algorithm>
#include <optional>
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

/// The words of the short lines from there on that are no rows: what the entries of a list may come
/// back as. Only so many, as a hostile paper has a list on every line.
std::unordered_set<std::string> lines_behind(const model::ReadFile& file, std::size_t first,
                                             std::size_t last) {
    constexpr std::size_t farthest = 2000; // blocks
    std::unordered_set<std::string> out;
    for (std::size_t i = first; i < std::min(last, first + farthest); ++i) {
        const Block& block = file.blocks[i];
        if (block.kind != BlockKind::row && block.range.size() <= 140)
            out.insert(heading_words(file.file->view.slice(block.range)));
    }
    return out;
}

/// "Background papers5": a gap before the page's number that was too narrow for a space. Only where
/// the number fits those around it, and the words without it head a section behind the list.
void part_pages(const model::ReadFile& file, ContentsList& list, std::size_t last) {
    const auto letters = [](const std::string& title) { // in front of the number; 0: there is none
        const std::size_t end = title.find_last_not_of("0123456789");
        const std::size_t digits = end == std::string::npos ? 0 : title.size() - end - 1;
        return digits >= 1 && digits <= 3 && title[end] >= 'a' && title[end] <= 'z' ? end + 1 : 0;
    };
    const auto glued = [&](const ContentsEntry& entry) {
        return entry.page == 0 && letters(entry.title) != 0;
    };
    if (std::none_of(list.entries.begin(), list.entries.end(), glued)) return;
    const auto heads = lines_behind(file, list.end, last);
    for (std::size_t i = 1; i < list.entries.size(); ++i) {
        ContentsEntry& entry = list.entries[i];
        if (!glued(entry)) continue;
        const std::size_t end = letters(entry.title);
        const int page = std::stoi(entry.title.substr(end));
        const bool behind = list.entries[i - 1].page > 0 && list.entries[i - 1].page <= page;
        const bool before = i + 1 == list.entries.size() || list.entries[i + 1].page >= page;
        if (!behind || !before || heads.count(heading_words(entry.title)) != 0 ||
            heads.count(heading_words(entry.title.substr(0, end))) == 0)
            continue;
        entry.page = page;
        entry.title.resize(end);
    }
}

/// Whether that block or one of the next few is an entry whose words come back in `lines`.
bool comes_back(const model::ReadFile& file, std::size_t index, std::size_t last,
                const std::unordered_set<std::string>& lines) {
    constexpr std::size_t few = 4;
    for (std::size_t i = index; i < std::min(index + few, last); ++i) {
        const ContentsEntry entry = read_entry(file.file->view.text(), file.blocks[i].range);
        if (entry.page > 0 && lines.count(heading_words(entry.title)) != 0) return true;
    }
    return false;
}

} // namespace

ContentsList read_contents(const model::ReadFile& file, std::size_t first, std::size_t last) {
    ContentsList list;
    list.end = first;
    std::unordered_set<std::string> titles;
    const string_view view = file.file->view.text();
    std::size_t pages = 0;
    std::optional<std::unordered_set<std::string>> behind; ///< read when first asked for
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
        if (block.kind == BlockKind::row && !list.entries.empty() &&
            (file.blocks[i - 1].kind == BlockKind::row ? file.blocks[i - 1].table != block.table
                                                       : block.gap_before && entry.page == 0)) {
            const ContentsEntry& before = list.entries.back();
            const bool numbered = !entry.number.empty() && !before.number.empty();
            if (entry.page < std::max<std::int64_t>(before.page, 1)) break;
            if (!behind) behind = lines_behind(file, first, last);
            if (!numbered && !comes_back(file, i, last, *behind)) break;
        }
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
    part_pages(file, list, last);
    return list;
}

} // namespace duly::structure
