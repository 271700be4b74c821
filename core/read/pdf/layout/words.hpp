// Glyphs put together to words, and what on a page is no text to be read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/pdf/page.hpp"

namespace duly::read::pdf::layout {

/// The view of a page in which most of its text runs to the right. A table set sideways on an
/// upright page is read in a frame of its own.
struct Frame {
    Direction direction =
        Direction::right; ///< of the text, on the page, that runs right in the frame
    float page_width = 0, page_height = 0;

    [[nodiscard]] bool sideways() const {
        return direction == Direction::up || direction == Direction::down;
    }
    [[nodiscard]] float width() const { return sideways() ? page_height : page_width; }
    [[nodiscard]] float height() const { return sideways() ? page_width : page_height; }
    [[nodiscard]] Rect into(const Rect& page) const;
    [[nodiscard]] Rect back(const Rect& frame) const;
};

/// How much of a word a line runs through or under: of "YES/NO" it may be one side.
enum class Part : std::uint8_t { none, before_slash, behind_slash, whole };

struct Word {
    Rect box; ///< in the frame
    float baseline = 0, size = 0;
    std::uint32_t text = 0; ///< in PageWords::text
    std::uint16_t length = 0;
    std::uint16_t chars = 0;
    std::uint32_t order = 0; ///< place in the content
    std::uint32_t colour = 0;
    std::int32_t mcid = -1;
    std::int32_t widget = -1;
    std::uint32_t block = 0, cell = 0; ///< elements of the structure tree, where that is sound
    bool bold = false, italic = false;
    bool space_before = false; ///< a space was shown before it
    bool raised = false;       ///< set as a superscript
    Part struck = Part::none, underlined = Part::none;
    bool artifact = false;
    bool leader = false;           ///< dots or the like that lead the eye to a page number
    bool turned = false;           ///< its text runs another way than the frame's
    bool symbol = false;           ///< from a font of symbols
    std::uint8_t confidence = 100; ///< of recognised text, in per cent
    bool gone = false;             ///< printed twice, or moved elsewhere
};

/// Words of a page that are not to be read with the others.
struct Aside {
    std::string kind; ///< hidden, watermark, comment
    std::string text;
    Rect box;             ///< on the page
    const char* why = ""; ///< it is hidden
    std::string author{}; ///< of a comment
};

struct PageWords {
    Frame frame;
    std::string text;
    std::vector<Word> words;
    std::vector<Aside> asides;
    std::uint32_t seen = 0;       ///< characters that can be seen
    std::uint32_t recognised = 0; ///< characters of an OCR layer, or recognised, among the words
    bool picture = false;         ///< one covers most of the page
    [[nodiscard]] std::string_view of(const Word& word) const {
        return std::string_view(text).substr(word.text, word.length);
    }
};

/// All words of a page in the order of its content, in the frame of the page's main direction.
PageWords collect_words(const Content& content, const Page& page);

} // namespace duly::read::pdf::layout
