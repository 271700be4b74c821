// What the content of a PDF's page comes to before anyone thinks about lines and tables: glyphs
// where they stand, rules, boxes, pictures, form fields. Content fills it, layout reads it.
//
// Units are PDF points in the page's own upright view: /Rotate applied, origin at the bottom left
// of the crop box, y upwards.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace duly::read::pdf {

struct Rect {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0; ///< x0 <= x1, y0 <= y1
};

/// One shown character code. Its text may be empty (no known meaning, or another glyph bears the
/// text of both), one character, or several: a ligature's letters, or the /ActualText of the glyphs
/// from this one on. x0 and x1 are x for runs to the right and left, y for runs up and down; x1 is
/// below x0 for those to the left and down.
struct Glyph {
    float x0 = 0, x1 = 0;    ///< along the run's direction: where it begins and where the next may
    std::uint32_t text = 0;  ///< byte offset in Page::text
    std::uint8_t length = 0; ///< bytes of UTF-8
    bool guessed = false;    ///< no ToUnicode and no encoding said what it is
};

enum class Direction : std::uint8_t { right, up, left, down };

/// Why text is not seen by a person who looks at the page.
enum class Hidden : std::uint8_t {
    no,
    invisible,  ///< text rendering mode 3 (an OCR layer, if a picture lies under it)
    off_page,   ///< outside the crop box, or clipped away
    covered,    ///< under an opaque box painted later
    layer_off,  ///< in an optional content group that is switched off
    tiny,       ///< below one point
    same_colour ///< white on white
};

struct Font {
    std::string name; ///< without the subset's prefix
    bool bold = false, italic = false, fixed_pitch = false;
    bool symbols =
        false; ///< Wingdings, ZapfDingbats, Segoe UI Symbol: its ticks and boxes are mapped
};

/// What one operator shows in one font on one baseline: glyphs in the order of the content.
struct Run {
    std::uint32_t first = 0, count = 0; ///< in Page::glyphs
    std::uint32_t font = 0;             ///< in Content::fonts
    float size = 0;                     ///< of an em, as seen on the page
    float baseline = 0;                 ///< y (x for up and down) of the baseline
    float ascent = 0, descent = 0;      ///< from the baseline, both positive, as seen on the page
    Direction direction = Direction::right;
    Hidden hidden = Hidden::no;
    std::uint32_t colour = 0; ///< 0xRRGGBB of the fill
    std::int32_t mcid = -1;   ///< marked-content id, for the structure tree
    bool artifact = false;    ///< the file itself says it is furniture (/Artifact)
    std::int32_t widget = -1; ///< in Page::widgets, when it comes from a field's appearance
    std::string actual;       ///< /ActualText of the marked content, given to its first run
    /// Of text that character recognition read, in per cent; `Page::recognised` says that it did.
    std::uint8_t confidence = 100;
    bool slanted = false; ///< neither level nor upright (a stamp across the page): places are rough
};

/// A line drawn, or a filled box so thin that it is one.
struct Rule {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0; ///< upright or level within a degree, else not kept
    float width = 0;
};

/// A rectangle, drawn or filled; small squares may be tick boxes.
struct Box {
    Rect rect;
    bool filled = false, stroked = false;
    std::uint32_t colour = 0xFFFFFF; ///< of the filling
    std::uint32_t order = 0;         ///< when it was painted, comparable with that of others
};

/// A path that is neither: strokes inside a small square may be a drawn tick or cross.
struct Drawing {
    Rect rect;
    std::uint16_t segments = 0;
    bool curved = false;
    std::int32_t mcid = -1; ///< marked-content id, for the structure tree
};

struct Picture {
    Rect rect;
    std::uint32_t pixels_wide = 0, pixels_high = 0;
};

struct Widget {
    enum class Kind : std::uint8_t { check_box, radio, text, choice, button, signature };
    Rect rect;
    Kind kind = Kind::text;
    std::string name;  ///< full name, joined by '.'
    std::string value; ///< of text and choice fields; the export value of a box
    bool on = false;   ///< boxes and radio buttons
    bool is_signed = false;
};

/// A note somebody put on the page: a highlight with words to it, a sticky note.
struct Comment {
    Rect rect;
    std::string author, text;
};

struct Page {
    std::uint32_t number = 0; ///< from 1
    float width = 0, height = 0;
    std::string label; ///< the page label the file gives it, if any
    std::string text;  ///< of all glyphs, UTF-8
    std::vector<Glyph> glyphs;
    std::vector<Run> runs;
    std::vector<Rule> rules;
    std::vector<Box> boxes;
    std::vector<Drawing> drawings;
    std::vector<Picture> pictures;
    std::vector<Widget> widgets;
    std::vector<Comment> comments;
    bool recognised =
        false;              ///< its picture was read by character recognition: all runs are from it
    std::string unread_why; ///< why that could not be done, as the end of a sentence
    bool broken = false;    ///< something of its content could not be read; the notes say what
};

/// An element of the structure tree with content on pages, in reading order.
struct TagContent {
    std::uint32_t page = 0;
    std::int32_t mcid = -1;
};
struct Tag {
    std::string
        type; ///< standard type after the role map: P, H1, L, LI, Table, TR, TH, TD, Figure …
    std::string alt;
    std::uint32_t parent = 0; ///< index in Content::tags; the root is 0 and its own parent
    std::uint16_t row_span = 1, column_span = 1;
    std::vector<TagContent> content; ///< of its own, in order
};

struct Content {
    std::vector<Page> pages;
    std::vector<Font> fonts;
    std::vector<Tag> tags; ///< empty: not tagged
    bool tagged = false;   ///< /MarkInfo /Marked true
    std::string title, author, producer, language;
    std::vector<std::string> embedded_files;
    std::uint32_t revisions = 1; ///< how often it was written; those that replaced objects
    bool encrypted = false, repaired = false;
    bool cut_short = false;         ///< repaired, and it does not end as such a file does
    std::vector<std::string> notes; ///< for people: what was damaged, left out or cut short
};

} // namespace duly::read::pdf
