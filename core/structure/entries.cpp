#include "structure/entries.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "structure/row_label.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::Block;
using model::BlockKind;
using model::Range;
using std::string_view;

constexpr std::size_t longest_label = 40, longest_title = 300; // bytes

/// A label with its colon or its cell, and what stands behind it.
struct Labelled {
    Range label, words;
};

Labelled labelled(const model::TextView& view, const Block& block) {
    if (block.kind == BlockKind::row) {
        if (block.cells.size() < 2) return {};
        const RowLabel label = row_label(view, block);
        if (label.rest.begin < block.cells[label.cell].range.end)
            return {label.words, {label.rest.begin, block.cells[label.cell].range.end}};
        if (label.cell + 1 >= block.cells.size()) return {};
        return {label.words, block.cells[label.cell + 1].range};
    }
    const string_view text = view.slice(block.range);
    const std::size_t colon = text.substr(0, longest_label).find(": ");
    if (colon == string_view::npos) return {};
    const std::uint32_t end = block.range.begin + static_cast<std::uint32_t>(colon);
    return {{block.range.begin, end}, {end + 2, block.range.end}};
}

/// Whether those words are what the packs call the title of a paper.
bool labels_title(const Lexicon::Compiled& lexicon, const std::string& folded) {
    std::size_t begin = 0;
    for (const int i : lexicon.fields_of(folded, begin)) {
        const auto field = static_cast<std::size_t>(i);
        if (lexicon.words.fields[field].id != "title") continue;
        const auto spans = lexicon.fields[field].find(string_view(folded).substr(begin));
        if (spans && begin + (*spans)[0].end == folded.size()) return true;
    }
    return false;
}

} // namespace

namespace {

/// Whether the label that stands first below most of the entries is one and the same: "Decision:".
bool alike_below(const model::ReadFile& file, const std::vector<Entry>& entries, std::size_t last) {
    constexpr std::size_t near = 3; // blocks
    std::map<std::string, std::size_t> labels;
    std::size_t most = 0;
    for (const Entry& entry : entries)
        for (std::size_t i = entry.block + 1; i < std::min(last, entry.block + 1 + near); ++i) {
            const string_view text = file.file->view.slice(file.blocks[i].range);
            const std::size_t colon = text.substr(0, longest_label).find(':');
            if (colon == string_view::npos) continue;
            most = std::max(most, ++labels[utf8::fold(text.substr(0, colon))]);
            break;
        }
    return most * 3 >= entries.size() * 2;
}

/// "Item 5: Highways programme" over "Decision: …", line after line. Of the blocks that begin so,
/// those are entries where three and more have the same label below them.
std::vector<Entry> numbered_entries(const model::ReadFile& file, std::size_t first,
                                    std::size_t last) {
    constexpr std::size_t several = 3;
    std::vector<Entry> entries;
    for (std::size_t i = first; i < last; ++i) {
        const Block& block = file.blocks[i];
        if ((block.kind != BlockKind::paragraph && block.kind != BlockKind::heading) ||
            block.range.size() > longest_title)
            continue;
        const std::size_t number = form_number(file.file->view.slice(block.range));
        if (number == 0 || number >= block.range.size()) continue;
        if (block.kind != BlockKind::heading && !block.bold) continue;
        entries.push_back(
            {i, {block.range.begin + static_cast<std::uint32_t>(number), block.range.end}});
    }
    if (entries.size() < several || !alike_below(file, entries, last)) entries.clear();
    return entries;
}

} // namespace

std::vector<Entry> find_entries(const model::ReadFile& file, const Lexicon::Compiled& lexicon,
                                std::size_t first, std::size_t last) {
    constexpr std::size_t several = 3;
    struct Found {
        std::vector<Entry> entries;
        std::set<string_view> titles;
    };
    std::map<std::string, Found> by_label;
    const model::TextView& view = file.file->view;
    for (std::size_t i = first; i < last; ++i) {
        if (file.blocks[i].kind == BlockKind::footnote) continue;
        auto [label, words] = labelled(view, file.blocks[i]);
        if (label.empty() || label.size() > longest_label || words.size() > longest_title) continue;
        const string_view title = utf8::trim(view.slice(words));
        if (title.empty()) continue;
        std::string folded = utf8::fold(view.slice(label));
        while (!folded.empty() && (folded.back() == ':' || folded.back() == ' '))
            folded.pop_back();
        if (!labels_title(lexicon, folded)) continue;
        words.begin += static_cast<std::uint32_t>(title.data() - view.slice(words).data());
        words.end = words.begin + static_cast<std::uint32_t>(title.size());
        Found& found = by_label[folded];
        found.titles.insert(title);
        found.entries.push_back({i, words});
    }
    const auto most =
        std::max_element(by_label.begin(), by_label.end(), [](const auto& a, const auto& b) {
            return a.second.titles.size() < b.second.titles.size();
        });
    if (most == by_label.end() || most->second.titles.size() < several)
        return numbered_entries(file, first, last);
    return std::move(most->second.entries);
}

} // namespace duly::structure
