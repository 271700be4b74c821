#include "model/source_map.hpp"

#include "support/catch.hpp"

using namespace duly::model;
using Addressing = SourceMap::Addressing;

namespace {

/// Builds a view and its map as a reader of text does.
struct Builder {
    explicit Builder(std::string input) : map(Addressing::input) {
        map.set_input(std::move(input));
    }

    /// Input bytes taken over as they stand.
    Builder& take(std::uint32_t from, std::uint32_t to) {
        const auto size = static_cast<std::uint32_t>(text.size());
        text += map.input().substr(from, to - from);
        map.add({size, to - from, 0, from, to - from, true});
        return *this;
    }
    /// Other words for input bytes.
    Builder& replace(std::uint32_t from, std::uint32_t to, std::string_view words) {
        const auto size = static_cast<std::uint32_t>(text.size());
        text += words;
        map.add({size, static_cast<std::uint32_t>(words.size()), 0, from, to - from, false});
        return *this;
    }
    /// Words that come from nowhere (a newline between blocks, a tab between cells).
    Builder& put(std::string_view words) {
        text += words;
        return *this;
    }
    [[nodiscard]] TextView view() const { return TextView(text); }
    [[nodiscard]] Place place(std::uint32_t begin, std::uint32_t end) const {
        return map.place(view(), {begin, end});
    }
    /// What stands in the input at the place of a range.
    [[nodiscard]] std::string input_at(std::uint32_t begin, std::uint32_t end) const {
        const Place found = place(begin, end);
        return map.input().substr(*found.input_begin, *found.input_end - *found.input_begin);
    }

    SourceMap map;
    std::string text;
};

/// "line:column-end_line:end_column"
std::string spot(const Place& place) {
    return std::to_string(place.line) + ":" + std::to_string(place.column) + "-" +
           std::to_string(place.end_line) + ":" + std::to_string(place.end_column);
}

std::string spot16(const Place& place) {
    return std::to_string(place.utf16_column) + "-" + std::to_string(place.utf16_end_column);
}

} // namespace

TEST_CASE("a view without a map speaks of its own lines", "[source_map]") {
    const SourceMap map;
    const TextView view("caf\u00E9 \U0001F600 x\nsecond\n");
    CHECK(spot(map.place(view, {0, 5})) == "1:1-1:5");
    const Place x = map.place(view, {11, 12}); // after an accent and an astral character
    CHECK(spot(x) == "1:8-1:9");
    CHECK(spot16(x) == "9-10");
    CHECK_FALSE(x.input_begin);
    CHECK_FALSE(x.page);
    CHECK(spot(map.place(view, {0, 14})) == "1:1-2:2");
    CHECK(map.line(view, 13) == 2);
    CHECK(map.lines(view) == 2);
    CHECK_FALSE(map.page(0));
}

TEST_CASE("columns never split a character, ranges never leave the view", "[source_map]") {
    const SourceMap map;
    const TextView view("caf\u00E9");
    CHECK(spot(map.place(view, {4, 5})) == "1:4-1:5"); // begins inside the accent
    CHECK(spot(map.place(view, {2, 99})) == "1:3-1:5");
    CHECK(spot(map.place(view, {99, 120})) == "1:5-1:5");
    CHECK(spot(map.place(view, {3, 1})) == "1:4-1:4");
}

TEST_CASE("an empty view has a place", "[source_map]") {
    CHECK(spot(SourceMap().place(TextView(""), {0, 0})) == "1:1-1:1");
    SourceMap map(Addressing::input);
    map.set_input("\xEF\xBB\xBF");
    CHECK(spot(map.place(TextView(""), {0, 0})) == "1:1-1:1");
    CHECK(map.line(TextView(""), 0) == 1);
}

TEST_CASE("input: the place is that of the file read", "[source_map][input]") {
    //               0123456789 0123456
    Builder b("# Title\n\n- item one\n");
    b.take(2, 7).put("\n").take(11, 19).put("\n");
    CHECK(b.text == "Title\nitem one\n");
    const Place item = b.place(6, 14);
    CHECK(spot(item) == "3:3-3:11");
    CHECK(item.input_begin == 11);
    CHECK(item.input_end == 19);
    CHECK(spot(b.place(0, 5)) == "1:3-1:8");
    CHECK(b.map.line(b.view(), 7) == 3);
    CHECK(b.map.lines(b.view()) == 3);
    // Whole line with its newline, which came from nowhere: it ends with the words.
    CHECK(spot(b.place(6, 15)) == "3:3-3:11");
    // Over the border of blocks.
    CHECK(b.input_at(0, 14) == "Title\n\n- item one");
    CHECK(spot(b.place(0, 14)) == "1:3-3:11");
}

TEST_CASE("input: adjoining verbatim segments are merged, others are not", "[source_map][input]") {
    Builder b("abcdef&amp;gh");
    b.take(0, 2).take(2, 4).take(5, 6).replace(6, 11, "&").take(11, 13);
    CHECK(b.text == "abcdf&gh");
    REQUIRE(b.map.segments().size() == 4);
    CHECK(b.map.segments()[0].length == 4);
    CHECK(b.map.segments()[0].source_length == 4);
    b.map.add({8, 0, 0, 0, 0, true}); // nothing is added for nothing
    CHECK(b.map.segments().size() == 4);
}

TEST_CASE("input: what was replaced is taken as a whole", "[source_map][input]") {
    //           0         1         2
    //           0123456789012345678901234
    Builder b("Dogs &amp; cats $\\pounds$ 5");
    b.take(0, 5).replace(5, 10, "&").take(10, 16).replace(16, 25, "\u00A3").take(26, 27);
    CHECK(b.text == "Dogs & cats \u00A3"
                    "5");
    CHECK(b.input_at(5, 6) == "&amp;");
    CHECK(b.input_at(0, 6) == "Dogs &amp;");
    CHECK(b.input_at(5, 11) == "&amp; cats");
    CHECK(b.input_at(12, 14) == "$\\pounds$");
    CHECK(b.input_at(13, 14) == "$\\pounds$"); // half a character of it
    CHECK(b.input_at(12, 13) == "$\\pounds$");
    CHECK(b.input_at(12, 15) == "$\\pounds$ 5");
    CHECK(spot(b.place(12, 15)) == "1:17-1:28");
    CHECK(b.input_at(3, 5) == "s "); // ends before the entity, not after it
    CHECK(b.input_at(6, 7) == " ");
}

TEST_CASE("input: the end belongs to the last byte, not to what follows", "[source_map][input]") {
    // Two pieces that stand far apart in the input follow one another in the view.
    Builder b("first **bold**   rest");
    b.take(0, 6).take(8, 12).take(14, 15).take(17, 21);
    CHECK(b.text == "first bold rest");
    CHECK(b.input_at(0, 6) == "first ");
    CHECK(b.input_at(6, 10) == "bold");
    CHECK(b.input_at(10, 11) == " ");
    CHECK(b.input_at(6, 15) == "bold**   rest");
    CHECK(b.input_at(11, 15) == "rest");
}

TEST_CASE("input: empty ranges mark a place", "[source_map][input]") {
    //           0         1
    //           0123456789012345678
    Builder b("**Date:**\n**Name:** x");
    b.take(2, 7).put("\n").take(12, 17).take(19, 21).put("\n");
    CHECK(b.text == "Date:\nName: x\n");
    CHECK(spot(b.place(5, 5)) == "1:8-1:8"); // after the label: the end of its last byte
    CHECK(spot(b.place(0, 0)) == "1:3-1:3"); // the start of a line is the start of its words
    CHECK(spot(b.place(6, 6)) == "2:3-2:3");
    CHECK(spot(b.place(11, 11)) == "2:8-2:8"); // where two pieces meet: after the first
    CHECK(spot(b.place(8, 8)) == "2:5-2:5");
    CHECK(spot(b.place(13, 13)) == "2:12-2:12");
    CHECK(spot(b.place(14, 14)) == "2:12-2:12"); // the very end
    CHECK(b.place(5, 5).input_begin == 7);
    CHECK(b.place(5, 5).input_end == 7);
    // Only a newline that came from nowhere.
    CHECK(spot(b.place(5, 6)) == "1:8-1:8");
}

TEST_CASE("input: an empty range after something replaced", "[source_map][input]") {
    Builder b("a&amp;");
    b.take(0, 1).replace(1, 6, "&");
    CHECK(b.place(2, 2).input_begin == 6);
    CHECK(b.place(1, 1).input_begin == 1);
}

TEST_CASE("input: the end of the file, with and without a last newline", "[source_map][input]") {
    Builder with("one\ntwo\n");
    with.take(0, 8);
    CHECK(spot(with.place(4, 7)) == "2:1-2:4");
    CHECK(spot(with.place(4, 8)) == "2:1-2:4"); // the newline does not add a line
    CHECK(spot(with.place(8, 8)) == "2:4-2:4");
    CHECK(with.map.line(with.view(), 8) == 2);
    CHECK(with.map.lines(with.view()) == 2);

    Builder without("one\ntwo");
    without.take(0, 7);
    CHECK(spot(without.place(4, 7)) == "2:1-2:4");
    CHECK(spot(without.place(7, 7)) == "2:4-2:4");
    CHECK(without.map.lines(without.view()) == 2);
}

TEST_CASE("input: CRLF counts as one line end and no column", "[source_map][input]") {
    Builder b("one\r\ntwo\r\n");
    b.take(0, 3).put("\n").take(5, 8).put("\n");
    CHECK(b.text == "one\ntwo\n");
    CHECK(spot(b.place(4, 8)) == "2:1-2:4");
    CHECK(spot(b.place(0, 4)) == "1:1-1:4");
    CHECK(spot(b.place(0, 7)) == "1:1-2:4");
}

TEST_CASE("input: columns in code points and in UTF-16", "[source_map][input]") {
    Builder b("\u00A3\U0001F600 due");
    b.take(0, 10);
    const Place due = b.place(7, 10);
    CHECK(spot(due) == "1:4-1:7");
    CHECK(spot16(due) == "5-8");
}

TEST_CASE("input: moved text keeps the place of its first words", "[source_map][input]") {
    //           0         1         2
    //           0123456789012345678901
    Builder b("right one\nleft one two");
    // The view reads the left column first.
    b.take(10, 18).put("\n").take(0, 9).put("\n").take(18, 22);
    CHECK(b.text == "left one\nright one\n two");
    CHECK(b.input_at(0, 8) == "left one");
    CHECK(b.input_at(9, 18) == "right one");
    CHECK(spot(b.place(9, 18)) == "1:1-1:10");
    // A range over both begins with the first word and ends with its piece: the other lies before
    // it.
    CHECK(b.input_at(0, 18) == "left one");
    CHECK(b.input_at(0, 23) == "left one two");
    CHECK(b.map.line(b.view(), 0) == 2);
    CHECK(b.map.line(b.view(), 12) == 1);
}

TEST_CASE("input: lines of bytes that come from nowhere", "[source_map][input]") {
    Builder b("| a |\n| b |\n");
    b.take(2, 3).put("\t").take(8, 9).put("\n");
    CHECK(b.text == "a\tb\n");
    CHECK(b.map.line(b.view(), 1) == 1); // the tab: with the cell before it
    CHECK(b.map.line(b.view(), 2) == 2);
    CHECK(b.map.line(b.view(), 3) == 2);
    CHECK(spot(b.place(1, 3)) == "2:3-2:4"); // begins with the first byte that stands somewhere
}

TEST_CASE("input: form feeds give pages", "[source_map][input]") {
    Builder b("one\n\ftwo\n\fthree\n");
    b.map.set_page_starts({5, 10});
    b.take(0, 4).take(5, 9).take(10, 16);
    CHECK(b.text == "one\ntwo\nthree\n");
    CHECK(b.place(0, 3).page == 1u);
    CHECK(b.place(4, 7).page == 2u);
    CHECK(b.map.page(3) == 1u);
    CHECK(b.map.page(4) == 2u);
    CHECK(b.map.page(8) == 3u);
    CHECK(b.map.page(99) == 3u);
    b.map.set_page_starts({0, 5, 10}); // the first page may be listed as well
    CHECK(b.map.page(4) == 2u);
    CHECK(b.place(0, 14).page == 1u);
}

TEST_CASE("pages: the page and quads of the words", "[source_map][pages]") {
    SourceMap map(Addressing::pages);
    const TextView view("Two words\nnext line\nsecond page\n");
    const auto word = [&](std::uint32_t at, std::uint32_t length, std::uint32_t page, Quad quad) {
        map.add({at, length, page, map.add_quad(quad), 1, false});
    };
    word(0, 3, 1, {50, 700, 70, 712});
    word(4, 5, 1, {74, 700, 104, 712});
    word(10, 4, 1, {50, 680, 75, 692});
    word(15, 4, 1, {400, 680, 420, 692}); // far off in the same line: another column
    word(20, 6, 2, {50, 700, 90, 712});
    word(27, 4, 2, {94, 700, 120, 712});

    const Place two = map.place(view, {0, 9});
    CHECK(two.page == 1u);
    CHECK(two.quads == std::vector<Quad>{{50, 700, 104, 712}}); // joined
    CHECK(spot(two) == "1:1-1:10");
    CHECK(map.place(view, {5, 6}).quads ==
          std::vector<Quad>{{74, 700, 104, 712}}); // the whole word
    CHECK(map.place(view, {10, 19}).quads ==
          std::vector<Quad>{{50, 680, 75, 692}, {400, 680, 420, 692}});
    CHECK(map.place(view, {0, 19}).quads.size() == 3);
    const Place over = map.place(view, {15, 31}); // over a page break: the first page only
    CHECK(over.page == 1u);
    CHECK(over.quads == std::vector<Quad>{{400, 680, 420, 692}});
    CHECK(spot(over) == "2:6-3:12");
    const Place gap = map.place(view, {3, 4}); // the space between words
    CHECK(gap.page == 1u);
    CHECK(gap.quads.empty());
    CHECK(map.place(view, {20, 20}).page == 2u);
    CHECK(map.place(view, {32, 32}).page == 2u);
    CHECK(map.page(12) == 1u);
    CHECK(map.page(19) == 2u);
    CHECK(map.line(view, 21) == 3);
    CHECK(map.lines(view) == 3);
    CHECK_FALSE(two.input_begin);
}

TEST_CASE("pages: quads a byte, where the reader has them", "[source_map][pages]") {
    SourceMap map(Addressing::pages);
    const TextView view("abc\n");
    std::uint32_t first = 0;
    for (int i = 0; i < 3; ++i) {
        const std::uint32_t index = map.add_quad({10.0 + i * 5, 0, 15.0 + i * 5, 10});
        if (i == 0) first = index;
    }
    map.add({0, 3, 1, first, 3, true});
    CHECK(map.place(view, {1, 2}).quads == std::vector<Quad>{{15, 0, 20, 10}});
    CHECK(map.place(view, {0, 4}).quads == std::vector<Quad>{{10, 0, 25, 10}});
}

TEST_CASE("package: entry, paragraph and code points in it", "[source_map][package]") {
    SourceMap map(Addressing::package);
    const TextView view("4.1\u00A3"
                        "5 due\nnext\tcell\n");
    const std::uint32_t body = map.add_entry("word/document.xml");
    const std::uint32_t p1 = map.add_paragraph({body, 12});
    const std::uint32_t p2 = map.add_paragraph({body, 13});
    const std::uint32_t p3 = map.add_paragraph({body, 14});
    // "4.1" is a number that Word counts out: from nowhere. Then eight code points of nine bytes
    // less one.
    map.add({3, 3, p1, 0, 2, true});
    map.add({6, 4, p1, 2, 4, true});
    map.add({11, 4, p2, 0, 4, true});
    map.add({16, 4, p3, 0, 4, true});
    CHECK(map.segments().size() == 3); // runs of one paragraph are merged

    const Place due = map.place(view, {7, 10});
    CHECK(due.entry == "word/document.xml");
    CHECK(due.paragraph == 12u);
    CHECK(due.start == 3u);
    CHECK(due.end == 6u);
    CHECK(spot(due) == "1:7-1:10");
    const Place whole = map.place(view, {0, 10});
    CHECK(whole.paragraph == 12u);
    CHECK(whole.start == 0u);
    CHECK(whole.end == 6u);
    const Place over = map.place(view, {3, 15}); // over the border: the paragraph of its first word
    CHECK(over.paragraph == 12u);
    CHECK(over.end == 6u);
    CHECK(map.place(view, {16, 20}).paragraph == 14u);
    CHECK(map.place(view, {15, 16}).paragraph == 13u); // the tab between cells
    const Place gap = map.place(view, {10, 10});
    CHECK(gap.paragraph == 12u);
    CHECK(gap.start == 6u);
    CHECK(gap.end == 6u);
    CHECK(map.lines(view) == 2);
    CHECK_FALSE(map.page(3));
}

TEST_CASE("package: what was replaced is taken as a whole", "[source_map][package]") {
    SourceMap map(Addressing::package);
    const TextView view("x[image]y\n");
    const std::uint32_t p = map.add_paragraph({map.add_entry("content.xml"), 1});
    map.add({0, 1, p, 0, 1, true});
    map.add({1, 7, p, 1, 1, false});
    map.add({8, 1, p, 2, 1, true});
    const Place image = map.place(view, {3, 5});
    CHECK(image.start == 1u);
    CHECK(image.end == 2u);
    CHECK(map.place(view, {8, 9}).start == 2u);
}

TEST_CASE("many segments are searched, not scanned", "[source_map]") {
    std::string input;
    Builder b(std::string(400000, 'a'));
    for (std::uint32_t i = 0; i < 100000; ++i)
        b.take(4 * i, 4 * i + 2);
    const TextView view = b.view();
    std::uint64_t sum = 0;
    for (std::uint32_t at = 0; at < 200000; at += 2)
        sum += b.map.line(view, at);
    CHECK(sum == 100000);
    CHECK(b.place(199998, 200000).input_end == 399998u);
}
