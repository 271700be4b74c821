// Automatic numbers of an ODT, counted as LibreOffice counts them.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/odt/odt_styles.hpp"
#include "read/office/xml.hpp"

namespace duly::read {

inline constexpr int odt_levels = 10;

struct OdtListLevel {
    bool bullet = false;
    std::string format; ///< 1, a, A, i, I; empty: no number
    std::string prefix, suffix;
    std::string whole; ///< "%1%.%2%)" where the file says it in one
    std::string mark;  ///< of a bullet
    int start = 1;
    int shown = 1;          ///< how many levels the number shows
    bool letters_on = true; ///< z is followed by aa and ab, not by aa and bb
    bool apart = true;
    int indent = -1;
};

struct OdtLabel {
    bool bullet = false;
    std::string text;
    bool apart = true;
    int indent = 0;
};

class OdtLists {
public:
    /// List styles and the outline's, from either part.
    void load(pugi::xml_node parent, const OdtStyles& styles);

    /// A list begins at the top; gives the number it is known by from now on.
    std::size_t begin(std::string_view style, std::string_view id, std::string_view continues,
                      bool goes_on);
    /// Counts an item of list `list` at `level` (from 0); `start`: what the item itself says, or
    /// -1.
    OdtLabel next(std::size_t list, std::string_view style, int level, int start);
    /// Counts a heading that stands in no list; `level` from 0.
    OdtLabel heading(int level, bool restart, int start);
    [[nodiscard]] bool known(std::string_view style) const {
        return styles_.count(std::string(style)) != 0;
    }

private:
    using Levels = std::array<OdtListLevel, odt_levels>;
    struct Counters {
        std::string style;
        std::array<int, odt_levels> value{};
        std::array<bool, odt_levels> running{};
    };
    static OdtListLevel read_level(pugi::xml_node node, const OdtStyles& styles);
    static OdtLabel count(Counters& counters, const Levels& levels, int level, int start);

    std::unordered_map<std::string, Levels> styles_;
    Levels outline_;
    Counters outline_counters_;
    std::vector<Counters> lists_;
    std::unordered_map<std::string, std::size_t> by_id_, last_of_style_;
};

} // namespace duly::read
