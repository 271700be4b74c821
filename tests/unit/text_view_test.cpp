#include "model/text.hpp"
#include "support/catch.hpp"

using duly::model::Range;
using duly::model::TextView;

TEST_CASE("ranges", "[text]") {
    CHECK(Range{3, 3}.empty());
    CHECK(Range{4, 3}.empty());
    CHECK(Range{4, 3}.size() == 0);
    CHECK(Range{1, 9}.contains({1, 9}));
    CHECK_FALSE(Range{1, 9}.contains({0, 9}));
    CHECK(Range{1, 3}.touches({2, 5}));
    CHECK_FALSE(Range{1, 3}.touches({3, 5}));
    CHECK(Range{1, 3}.cover({7, 9}) == Range{1, 9});
    CHECK(Range{5, 5}.cover({7, 9}) == Range{7, 9});
}

TEST_CASE("lines of a view", "[text]") {
    const TextView view("one\n\nthree\nlast");
    REQUIRE(view.lines() == 4);
    CHECK(view.line_of(0) == 1);
    CHECK(view.line_of(3) == 1); // the newline belongs to its line
    CHECK(view.line_of(4) == 2);
    CHECK(view.line_of(5) == 3);
    CHECK(view.line_of(11) == 4);
    CHECK(view.line_of(15) == 4);
    CHECK(view.line_of(99) == 4);
    CHECK(view.line_start(3) == 5);
    CHECK(view.line_range(1) == Range{0, 3});
    CHECK(view.line_range(2) == Range{4, 4});
    CHECK(view.line_range(4) == Range{11, 15});
    CHECK(view.slice(view.line_range(3)) == "three");
}

TEST_CASE("a newline at the end begins no line", "[text]") {
    const TextView view("one\ntwo\n");
    CHECK(view.lines() == 2);
    CHECK(view.line_of(8) == 2);
    CHECK(view.line_range(2) == Range{4, 7});
}

TEST_CASE("CRLF is no part of a line", "[text]") {
    const TextView view("one\r\ntwo\r\n");
    CHECK(view.slice(view.line_range(1)) == "one");
    CHECK(view.slice(view.line_range(2)) == "two");
    CHECK(TextView("\r\n").line_range(1) == Range{0, 0});
}

TEST_CASE("an empty view, and places outside of one", "[text]") {
    const TextView empty("");
    CHECK(empty.lines() == 0);
    CHECK(empty.line_of(0) == 1);
    CHECK(empty.line_range(1) == Range{0, 0});
    CHECK(TextView().slice({0, 5}).empty());
    const TextView view("abc");
    CHECK(view.slice({1, 99}) == "bc");
    CHECK(view.slice({99, 100}).empty());
    CHECK(view.slice({2, 1}).empty());
    CHECK(view.line_range(0) == Range{0, 0});
    CHECK(view.line_range(7) == Range{3, 3});
}
