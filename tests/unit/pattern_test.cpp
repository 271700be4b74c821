#include "support/pattern.hpp"

#include <functional>
#include <random>

#include "support/catch.hpp"
#include "support/pattern_literals.hpp"
#include "support/text_index.hpp"
#include "support/utf8.hpp"
#include "support/word_list.hpp"

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
    for (int i = 0; i < 20; ++i)
        source += "(a)";
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

TEST_CASE("a set tells of what is not known yet", "[pattern]") {
    PatternSet set(PatternSet::Anchor::anywhere);
    for (const char* const source : {"comments", "legal", "[a-z] c"}) // the last holds no word
        set.add(source);
    const std::vector<bool> known{true, false, false};
    const std::vector<int> found = set.match("legal comments", &known);
    CHECK(std::count(found.begin(), found.end(), 1) == 1);
    CHECK(std::count(found.begin(), found.end(), 2) == 1);
    CHECK(set.match("legal comments") == std::vector<int>{0, 1, 2});
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
    for (int i = 0; i < 5; ++i)
        text += "word ";
    CHECK(set.match(text + "end7") == std::vector<int>{7});
    CHECK(set.match(text + "end8").empty());
}

namespace {

duly::Literals prefixes_of(std::string_view pattern) {
    return duly::literals_of(pattern, duly::LiteralNeed::prefixes);
}
duly::Literals parts_of(std::string_view pattern) {
    return duly::literals_of(pattern, duly::LiteralNeed::parts);
}

} // namespace

TEST_CASE("the words that a pattern cannot do without", "[pattern][literals]") {
    CHECK(prefixes_of("Legal (comments|advice)( for .+)?") ==
          duly::Literals{"legal advice", "legal comments"});
    CHECK(parts_of(".* committee") == duly::Literals{" committee"});
    CHECK(prefixes_of(".* committee").empty());
    CHECK(parts_of("(we|the [a-z]+) recommend") == duly::Literals{" recommend"});
    CHECK(prefixes_of("organi[sz]ation") == duly::Literals{"organisation", "organization"});
    CHECK(prefixes_of("\\[insert [^\\]]*\\]") == duly::Literals{"[insert "});
    CHECK(prefixes_of("comments?") == duly::Literals{"comment"});
    CHECK(prefixes_of("n/?a") == duly::Literals{"na", "n/a"});
    CHECK(parts_of("n/?a").empty()); // too short to be worth it
    CHECK(parts_of("(legal|.*) comments|x").empty());
    CHECK(duly::beginning_of("^title").anchored);
    CHECK(duly::may_say_start("(?:^title|^date)"));
    CHECK(duly::may_say_start("[[^a]|\\Atitle"));
    CHECK_FALSE(duly::may_say_start("title [^a]"));
    CHECK(duly::beginning_of("(?:^title|^date)").anchored);
    CHECK_FALSE(duly::beginning_of("^title|date").anchored);
    CHECK_FALSE(duly::beginning_of("(?m)^title").anchored);
    CHECK(prefixes_of("(open").empty());
    CHECK(parts_of("\\Qa|b\\E").empty()); // not understood: nothing demanded
    CHECK(parts_of("[a-z]+\\tto be (?:added|confirmed)") ==
          duly::Literals{"\tto be added", "\tto be confirme"}); // as much as there is room for
    CHECK(Pattern("(?m)^[a-z]+\\t(to be (?:added|confirmed))").locate("a\nrisk\tto be confirmed"));
    CHECK_FALSE(Pattern("(?m)^[a-z]+\\t(to be (?:added|confirmed))").locate("to be confirmed"));
}

TEST_CASE("marks that English has no use for tell that a text lacks them", "[pattern]") {
    using duly::LiteralNeed;
    const auto marks = [](const char* pattern) {
        return duly::literals_of(pattern, LiteralNeed::marks);
    };
    CHECK(marks("(?:^|[ \\t(])(@[a-z]+ (?:can|could) )") == duly::Literals{"@"});
    CHECK(marks("[a-z]+ ?(?:[/_] ?[a-z]+)+") == duly::Literals{"/", "_"});
    CHECK(marks("[a-z]+(?:/[a-z]+)?").empty());
    CHECK(marks("a@|b").empty());
    CHECK(marks("[@/]x|y_").size() == 3);
    CHECK(marks("tea").empty());
    CHECK(Pattern("\\w+ ?/ ?(\\w+)").locate("so / and so").has_value());
    CHECK_FALSE(Pattern("\\w+ ?/ ?(\\w+)").locate("so and so").has_value());
}

TEST_CASE("signs too short to be looked up tell at least that a text lacks them",
          "[pattern][literals]") {
    CHECK(parts_of("\\{\\{ ?[a-z]+\\}\\}").empty());
    CHECK(duly::literals_of("\\{\\{ ?[a-z]+\\}\\}", duly::LiteralNeed::signs) ==
          duly::Literals{"{{"});
    const std::string plain(400, 'a');
    const std::string filled = plain + " {{name}} " + plain;
    const Pattern field("\\{\\{ ?[a-z]+\\}\\}");
    const duly::TextIndex in_plain(plain), in_filled(filled);
    CHECK_FALSE(field.locate(plain, 0, &in_plain).has_value());
    REQUIRE(field.locate(filled, 0, &in_filled).has_value());
    CHECK(field.locate(filled, 0, &in_filled)->begin == 401);
    CHECK_FALSE(field.locate(filled, 402, &in_filled).has_value());
}

TEST_CASE("what stands twice or thrice is known as such", "[pattern][literals]") {
    CHECK(prefixes_of("p[cd]{2} ?\\d") == duly::Literals{"pcc", "pcd", "pdc", "pdd"});
    CHECK(prefixes_of("(?:ab){3}c") == duly::Literals{"abababc"});
    CHECK(prefixes_of("x{2}?y") == duly::Literals{"xxy"});
    CHECK(prefixes_of("ab{2,}") == duly::Literals{"abb"});
    CHECK(parts_of("\\d (x{3,})$") == duly::Literals{" xxx"});
    CHECK(parts_of("(?:tbc){0,2}").empty());
    CHECK(prefixes_of("ab{12,}") == duly::Literals{"ab"});
}

TEST_CASE("the place of a match is its group's, where that took part", "[pattern]") {
    const Pattern number("(?:item|no\\.) ?(\\d+)?");
    CHECK(number.locate("see item 12")->begin == 9);
    CHECK(number.locate("see item 12")->end == 11);
    CHECK(number.locate("see item")->begin == 4);
    CHECK(number.locate("no. 1, no. 2", 3)->begin == 11);
    CHECK_FALSE(number.locate("nothing").has_value());
    CHECK_FALSE(number.locate("item", 5).has_value());
}

TEST_CASE("an index says where words stand", "[pattern][literals]") {
    const std::string text = "The Panel is asked to NOTE the report of \u00A35m. The panel agreed.";
    const duly::TextIndex index(text);
    const auto places = [&](const std::string& literal, std::size_t begin, std::size_t end) {
        std::vector<std::uint32_t> out;
        REQUIRE(index.find(literal, begin, end, 10, out));
        std::sort(out.begin(), out.end());
        return out;
    };
    using Places = std::vector<std::uint32_t>;
    CHECK(places("the panel", 0, text.size()) == Places{0, 47});
    CHECK(places("the panel", 1, text.size()) == Places{47});
    CHECK(places("the panel", 0, 55) == Places{0}); // one byte is missing
    CHECK(places("f \u00A35", 0, text.size()) == Places{39});
    CHECK(places("agenda", 0, text.size()).empty());
    CHECK(places("agreed.", 0, text.size()) == Places{57});
    CHECK(places("agreed. ", 0, text.size()).empty());
    Places none;
    CHECK_FALSE(index.find("the", 0, text.size(), 2, none)); // stands there thrice
    CHECK(none.empty());
    const duly::TextIndex small("ab");
    CHECK(small.find("abc", 0, 2, 10, none));
    CHECK(none.empty());
    const std::string disguised = "a \u017Fketch";
    const duly::TextIndex seen_through(disguised);
    CHECK(Pattern("sketch").found_in(disguised, 0, &seen_through));
}

TEST_CASE("an index finds words at even and at odd places", "[pattern][literals]") {
    const std::string text = "Act, fact; pactAC\nact";
    for (const std::string literal : {"act", "ct,", "fact", "tac", "\nact", "ct;"})
        for (const std::string& shifted : {text, " " + text}) {
            const duly::TextIndex index(shifted);
            std::vector<std::uint32_t> found, expected;
            REQUIRE(index.find(literal, 0, shifted.size(), 10, found));
            std::sort(found.begin(), found.end());
            const std::string small = duly::utf8::ascii_lower(shifted);
            for (std::size_t at = small.find(literal); at != std::string::npos;
                 at = small.find(literal, at + 1))
                expected.push_back(static_cast<std::uint32_t>(at));
            INFO(literal);
            CHECK(found == expected);
        }
}

TEST_CASE("a set finds words of two letters wherever they stand", "[pattern][literals]") {
    PatternSet set(PatternSet::Anchor::anywhere);
    set.add("\\bmd ?\\d");
    set.add("\\bdirector");
    for (const char* const text : {"MD1", "md 1", "x MD1", "xx MD1", "(Md 12)", "  md 1"})
        CHECK(set.match(text) == std::vector<int>{0});
    CHECK(set.match("x md1 director") == std::vector<int>{0, 1});
    for (const char* const text : {"", "m", "md", "x md", "amd1"})
        CHECK(set.match(text).empty());
}

TEST_CASE("patterns that stay on a line are known as such", "[pattern][literals]") {
    for (const char* const line : {"abc.*d", "(?m)^[ \t]*(?:dn|note):", "[^\\n]+", "a\\.b", "[]a]b",
                                   "[\\w.-]+\\b\\d", "(?-i:A)", "[^\\s]x"})
        CHECK(duly::stays_on_line(line));
    for (const char* const other :
         {"a\\sb", "[^a]", "[^]a]", "\\W", "(?s).", "[[:space:]]", "a\\nb", "a\nb", "[\\t-z]",
          "[\t-z]", "\\x0a", "[a", "\\pZ", "[\\s,]"})
        CHECK_FALSE(duly::stays_on_line(other));
}

TEST_CASE("lists of words are told from other patterns", "[pattern][words]") {
    using duly::WordList;
    for (const char* const list :
         {"^(?:nil|none|n/?a)$", "\\bgbp\\b|\\bpounds?\\b|\u00A3", "actions?", "organi[sz]ation",
          "(?-i:a|b(?:c|d)?)", "^(?:tb[acd]|t\\.b\\.c)\\b", "a$"})
        CHECK(WordList::read(list).has_value());
    for (const char* const other : {"", "a*", "\\d", "a.b", "x{2}", "(?m)^a", "a?", "a|", "[^a]",
                                    "[a-c]", "a\\bb", "(a", "\u00E9", "^", "(?-i:a)|b", "\\bx|y+"})
        CHECK_FALSE(WordList::read(other).has_value());
    const WordList list = *WordList::read("\\bpounds?\\b|^\u00A3|km$");
    CHECK(list.found_in("two Pounds only"));
    CHECK_FALSE(list.found_in("compounds"));
    CHECK_FALSE(list.found_in("poundsx"));
    CHECK(list.found_in("\u00A35"));
    CHECK_FALSE(list.found_in("5\u00A3"));
    CHECK(list.found_in("5 KM"));
    CHECK_FALSE(list.found_in("km away"));
    CHECK(list.matches_all("POUND"));
    CHECK_FALSE(list.matches_all("a pound"));
    CHECK_FALSE(WordList::read("(?-i:km)")->found_in("KM"));
}

TEST_CASE("the micro sign and the Greek letter are one to RE2", "[pattern][literals]") {
    const std::string text = "NO2 was 40 \u03BCg/m3";
    const duly::TextIndex index(text);
    CHECK(Pattern("\u00B5g/m3").found_in(text));
    CHECK(Pattern("\u00B5g/m3").found_in(text, 0, &index));
    CHECK(Pattern("none|\u00B5").found_in(text));
    CHECK_FALSE(duly::WordList::read("none|\u00B5").has_value());
    CHECK_FALSE(duly::WordList::read("none|\xC2").has_value()); // half a character
}

TEST_CASE("a pattern is followed through a text and through others in turn", "[pattern]") {
    std::string lines, one_line;
    for (int i = 0; i < 300; ++i) {
        lines +=
            "plain words to read without any sense\nzebra" + std::to_string(i) + " crossing here\n";
        one_line +=
            "plain words to read without any sense, zebra" + std::to_string(i) + " crossing; ";
    }
    for (const char* const source : {"zebra\\d*", "[0-9]+ crossing", "(?m)^.?ebra"}) {
        const Pattern pattern(source);
        for (const std::string* const text : {&lines, &one_line, &lines}) {
            const duly::TextIndex index(*text);
            std::size_t from = 0, count = 0;
            while (const auto with = pattern.locate(*text, from, &index)) {
                const auto without = pattern.locate(*text, from);
                REQUIRE(without.has_value());
                REQUIRE(with->begin == without->begin);
                REQUIRE(with->end == without->end);
                from = with->end;
                ++count;
            }
            CHECK_FALSE(pattern.locate(*text, from).has_value());
            CHECK(count == (source[0] == '(' && text == &one_line ? 0u : 300u));
        }
    }
}

TEST_CASE("letters in disguise are seen through, as RE2 does", "[pattern][literals]") {
    CHECK(Pattern("sketch").found_in("\u017Fketch"));    // long s
    CHECK(Pattern("sketch").matches_all("s\u212Aetch")); // Kelvin sign
    PatternSet set;
    set.add("sketch");
    set.add("other");
    CHECK(set.match("\u017F\u212Aetch") == std::vector<int>{0});
}

// Random patterns over a small alphabet, against random texts: the short way must never turn down
// what RE2 by itself accepts.
TEST_CASE("looking for words first changes no answer", "[pattern][literals]") {
    std::mt19937 random(20170407);
    const auto up_to = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::vector<std::string> atoms{
        "a",      "b",     "abc",   "cab",    "A",     ".",       "[ab]", "[^a]",        "\\w",
        "\\b",    "^",     "$",     "\\.",    "a?",    "b*",      "c+",   "abc{2}",      "(?i)",
        "[]a]",   "[a-c]", "{",     "\u00A3", "x{,2}", "ab{0,2}", "(?:)", "[[:alpha:]]", "\\pL",
        "(?-i)B", "(?m)^", "\\Aab", "c\\z",   "\\x61", "[a\\]b]", " "};
    // Few signs, so that many are lists of words.
    const std::vector<std::string> plain{"a", "b", "abc", "cab",  "A",     "\\b",
                                         "^", "$", " ",   "[ab]", "\u00A3"};
    const std::vector<std::string> words{"a", "b", "abc",    "cab", "ABC", ".", " ",
                                         "c", "x", "\u00A3", "{",   "\n",  "]"};
    bool lists = false;
    const std::function<std::string(int)> make = [&](int depth) {
        std::string out;
        for (std::size_t i = 0, n = up_to(5); i <= n; ++i) {
            if (depth > 0 && up_to(4) == 0) {
                static const char* all_signs[] = {"", "?", "*", "+", "{2}", "{0,1}", "??"};
                static const char* few_signs[] = {"", "?", "", "?", "", "", ""};
                const auto& signs = lists ? few_signs : all_signs;
                out += (up_to(2) ? "(" : "(?:") + make(depth - 1) + "|" + make(depth - 1) + ")" +
                       signs[up_to(7)];
            } else {
                out += lists ? plain[up_to(plain.size())] : atoms[up_to(atoms.size())];
            }
            if (depth > 0 && up_to(12) == 0) out += "|";
        }
        return out;
    };
    std::size_t matched = 0;
    std::size_t lists_made = 0;
    for (int round = 0; round < 1200; ++round) {
        lists = round % 2 != 0;
        std::string source = make(2);
        if (lists && up_to(4) == 0) source = "(?-i:" + source + ")";
        lists_made += duly::WordList::read(source).has_value() ? 1 : 0;
        if (Pattern(source).error()) continue;
        const Pattern pattern(source); // one that RE2 has not compiled yet
        PatternSet whole, start(PatternSet::Anchor::start), anywhere(PatternSet::Anchor::anywhere);
        for (PatternSet* set : {&whole, &start, &anywhere})
            set->add(source);
        // A group that matches nothing in front keeps the reader of literals from knowing anything.
        const Pattern by_re2("(?:\\x{10FFFF}{0})(?:" + source + ")");
        REQUIRE(parts_of(by_re2.source()).empty());
        for (int i = 0; i < 8; ++i) {
            std::string text;
            for (std::size_t n = up_to(7); n > 0; --n)
                text += words[up_to(words.size())];
            INFO(source << " on '" << text << "'");
            const bool found = by_re2.found_in(text);
            matched += found;
            REQUIRE(pattern.found_in(text) == found);
            REQUIRE(pattern.matches_all(text) == by_re2.matches_all(text));
            REQUIRE(pattern.find(text).has_value() == found);
            REQUIRE(pattern.locate(text).has_value() == found);
            const std::size_t from = up_to(text.size() + 1);
            REQUIRE(pattern.found_in(text, from) == by_re2.find(text, from).has_value());
            // In a piece of a longer text whose index is known.
            const std::string longer = "cab " + text + " abc";
            const std::string_view piece = std::string_view(longer).substr(4, text.size());
            const duly::TextIndex index(longer);
            const std::size_t from_too = up_to(text.size() + 1);
            const auto here = pattern.locate(piece, from_too, &index);
            const auto there = by_re2.locate(piece, from_too);
            REQUIRE(here.has_value() == there.has_value());
            if (here) {
                REQUIRE(here->begin == there->begin);
                REQUIRE(here->end == there->end);
            }
            REQUIRE(pattern.found_in(piece, from_too, &index) == there.has_value());
            REQUIRE(anywhere.match(text).size() == (found ? 1 : 0));
            REQUIRE(whole.match(text).size() == (by_re2.matches_all(text) ? 1 : 0));
            const auto first = by_re2.find(text);
            if (first && (*first)[0].begin == 0) REQUIRE(start.match(text).size() == 1);
        }
    }
    CHECK(matched > 400);
    CHECK(lists_made > 100);
}
