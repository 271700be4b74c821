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
    if (most == by_label.end() || most->second.titles.size() < several) return {};
    return std::move(most->second.entries);
}

} // namespace duly::structure
