// Automatic numbers of a DOCX, counted as Word counts them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/docx/styles.hpp"
#include "read/office/number_format.hpp"

namespace duly::read {

inline constexpr int list_levels = 9;

struct ListLevel {
    int start = 1;
    NumberFormat format = NumberFormat::decimal;
    std::string text;   ///< "%1.%2"
    std::string style;  ///< id of the paragraph style that stands for this level
    int restart = -1;   ///< -1: behind any higher level; 0: never; n: behind level n and above
    bool legal = false; ///< all numbers in it are decimal
    bool hidden = false;
    bool apart = true; ///< a tab or a space behind it
    int width = 0;     ///< zeros before a number ("001"): how wide it is
    int indent = -1;
    SymbolFont font = SymbolFont::none;
};

/// What stands before a paragraph.
struct ListLabel {
    bool bullet = false;
    std::string text; ///< number with its stops and brackets, or the bullet
    bool apart = true;
    int indent = 0;
    int level = 0;
};

class Numbering {
public:
    void load(pugi::xml_node root, const Styles& styles);

    /// Level that a list links to a paragraph style, or -1.
    [[nodiscard]] int level_of_style(int list, std::string_view style) const;
    /// Counts a paragraph of list `list` and gives its label; none for a list that is not there.
    bool next(int list, int level, ListLabel& label);

private:
    struct Abstract {
        std::array<ListLevel, list_levels> levels;
        std::string style_link, is_style;
        std::size_t same_as; ///< where its levels are, once links are followed
    };
    struct Override {
        int start = -1;
        bool whole = false;
        ListLevel level;
    };
    struct List {
        std::size_t abstract = 0;
        std::array<Override, list_levels> overrides;
        std::array<bool, list_levels> used{};
    };
    struct Counters {
        std::array<int, list_levels> value{};
        std::array<bool, list_levels> running{};
    };

    [[nodiscard]] const ListLevel& level_of(const List& list, int level) const;
    static ListLevel read_level(pugi::xml_node lvl);

    std::vector<Abstract> abstracts_;
    std::vector<Counters> counters_; ///< of each abstract list
    std::unordered_map<int, List> lists_;
};

} // namespace duly::read
