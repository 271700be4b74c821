// What character recognition made of a page that is only a picture: found by one kind of worker,
// laid out by another. Plain data.
//
// Units are those of a PDF's page: points, origin at the bottom left, y upwards.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duly::read {

/// Which way the text of a page runs.
enum class TextDirection : std::uint8_t { right, up, left, down };

struct RecognisedWord {
    /// Along the page's text: from where it begins to where it ends. x for text to the right and
    /// left, y for text up and down; `to` is below `from` for text to the left and down.
    float from = 0, to = 0;
    float baseline = 0;          ///< y (x for up and down); the same for all words of a line
    float size = 0;              ///< of an em
    std::uint8_t confidence = 0; ///< in per cent
    bool bold = false;
    std::string text; ///< UTF-8, no spaces
};

/// A line drawn on the page.
struct RecognisedRule {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    float width = 0;
};

struct RecognisedPage {
    std::uint32_t page = 0;                         ///< from 1
    TextDirection direction = TextDirection::right; ///< of all its words
    std::vector<RecognisedWord> words;              ///< in reading order
    std::vector<RecognisedRule> rules;
    std::string trouble; ///< why it was not read, as the end of a sentence; else empty
};

using Recognised = std::vector<RecognisedPage>;

struct RecogniseLimits {
    std::uint64_t pixels = 40'000'000; ///< of a page's pictures, each
    unsigned processor_seconds = 30;   ///< for a page
};

/// What the module "ocr" exports, as `duly_recogniser_module`. `prepare` reads what recognition
/// needs, before the worker locks itself, and says what is missing.
struct RecogniserModule {
    const char* version; ///< of duly; another one's module is refused
    std::string (*prepare)();
    RecognisedPage (*recognise)(std::string_view bytes, std::uint32_t page,
                                const RecogniseLimits& limits);
};
inline constexpr const char* recogniser_module_symbol = "duly_recogniser_module";

} // namespace duly::read
