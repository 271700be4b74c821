#include "support/catch.hpp"
#include "support/pattern.hpp"

using duly::Pattern;
using duly::PatternSet;

TEST_CASE("patterns ignore case unless they say otherwise", "[pattern]") {
    CHECK(Pattern("legal (comments|advice)").matches_all("Legal COMMENTS"));
    CHECK_FALSE(Pattern("legal (comments|advice)").matches_all("Legal comments here"));
    CHECK(Pattern("comments").found_in("Legal COMMENTS here"));
    CHECK_FALSE(Pattern("(?-i)PCD").found_in("pcd 174"));
    CHECK(Pattern("caf\u00C9").matches_all("CAF\u00E9"));
}

TEST_CASE("a pattern that cannot be compiled says why and matches nothing", "[pattern]") {
    const Pattern wrong("(open");
    REQUIRE(wrong.error());
    CHECK_THAT(*wrong.error(), duly_test::contains("missing"));
    CHECK_FALSE(wrong.found_in("(open"));
    CHECK_FALSE(wrong.matches_all("(open"));
    CHECK_FALSE(wrong.find("(open"));
    CHECK_FALSE(Pattern("fine").error());
    CHECK(Pattern().empty());
}

TEST_CASE("find gives the spans of the match and its groups", "[pattern]") {
    const Pattern reference("(PCD|MD) *(\\d+)(x)?");
    const std::string_view text = "see PCD 174 and md 12";
    const auto first = reference.find(text);
    REQUIRE(first);
    REQUIRE(first->size() == 4);
    CHECK((*first)[0].begin == 4);
    CHECK((*first)[0].end == 11);
    CHECK((*first)[2].begin == 8);
    CHECK((*first)[2].end == 11);
    CHECK_FALSE((*first)[3].found());
    const auto second = reference.find(text, 11);
    REQUIRE(second);
    CHECK((*second)[0].begin == 16);
    CHECK_FALSE(reference.find(text, text.size()));
    CHECK_FALSE(reference.find(text, text.size() + 1));
}

TEST_CASE("find keeps what stands before `from` in mind", "[pattern]") {
    CHECK_FALSE(Pattern("\\bcd").find("abcd", 2));
    CHECK_FALSE(Pattern("^b").find("ab", 1));
    const auto nothing = Pattern("x*").find("", 0);
    REQUIRE(nothing);
    CHECK((*nothing)[0].begin == 0);
    CHECK((*nothing)[0].end == 0);
}

TEST_CASE("many groups", "[pattern]") {
    std::string source;
    for (int i = 0; i < 20; ++i) source += "(a)";
    const auto found = Pattern(source).find(std::string(20, 'a'));
    REQUIRE(found);
    REQUIRE(found->size() == 21);
    CHECK((*found)[20].begin == 19);
}

TEST_CASE("a set tells all patterns that match, in order", "[pattern]") {
    PatternSet whole;
    whole.add("financial comments");
    whole.add("(legal");
    whole.add("legal comments?");
    whole.add(".* comments");
    CHECK(whole.size() == 4);
    CHECK(whole.match("Legal Comments") == std::vector<int>{2, 3});
    CHECK(whole.match("financial comments") == std::vector<int>{0, 3});
    CHECK(whole.match("legal comments here").empty());

    PatternSet anywhere(PatternSet::Anchor::anywhere);
    anywhere.add("choose an item");
    anywhere.add("an");
    CHECK(anywhere.match("please Choose an item.") == std::vector<int>{0, 1});

    PatternSet start(PatternSet::Anchor::start);
    start.add("title");
    start.add("item");
    CHECK(start.match("Title: an item") == std::vector<int>{0});
}

TEST_CASE("sets that are empty, or of nothing but wrong patterns, match nothing", "[pattern]") {
    const PatternSet empty;
    CHECK(empty.match("anything").empty());
    PatternSet wrong;
    wrong.add("(");
    CHECK(wrong.match("(").empty());
    PatternSet moved = std::move(wrong);
    CHECK(moved.size() == 1);
    CHECK(moved.match("(").empty());
}

TEST_CASE("a set too wide for its memory still answers rightly", "[pattern]") {
    // Counted repetitions multiply; the set falls back to one pattern at a time.
    PatternSet set(PatternSet::Anchor::anywhere);
    for (int i = 0; i < 40; ++i)
        set.add("[a-z]" + std::to_string(i) + "([a-z0-9]{1,40} ){1,12}end" + std::to_string(i));
    std::string text = "x7";
    for (int i = 0; i < 5; ++i) text += "word ";
    CHECK(set.match(text + "end7") == std::vector<int>{7});
    CHECK(set.match(text + "end8").empty());
}
