#include "support/light_pattern.hpp"

#include <functional>
#include <random>

#include "support/catch.hpp"
#include "support/pattern.hpp"
#include "support/pattern_literals.hpp"

using duly::LightPattern;
using Answer = LightPattern::Answer;
using Anchor = LightPattern::Anchor;
using Place = LightPattern::Place;

namespace {

Answer found_in(std::string_view pattern, std::string_view text, Anchor anchor = Anchor::none) {
    auto light = LightPattern::read(pattern);
    REQUIRE(light);
    return light->match(text, 0, text.size(), anchor, nullptr, 0);
}

/// The same pattern, but by RE2: the light matcher leaves what stands in front to it.
duly::Pattern by_re2(const std::string& source) {
    return duly::Pattern("(?:\\x{10FFFF}{0})(?:" + source + ")");
}

} // namespace

TEST_CASE("signs that begin with the same byte are told apart", "[light]") {
    auto light = LightPattern::read("\u00A3 ?(?:\u25CF|\\*\\*)");
    REQUIRE(light);
    const auto answer = [&](std::string_view text) {
        return light->match(text, 0, text.size(), LightPattern::Anchor::none, nullptr, 0);
    };
    CHECK(answer("a\u00A0b \u00A35 \u00A3\u2019 \u2019") == LightPattern::Answer::no);
    CHECK(answer("\u00A0\u00A3\u25CF") == LightPattern::Answer::yes);
}

TEST_CASE("what the light matcher leaves to RE2", "[pattern][light]") {
    for (const char* const known :
         {"", "a|", "^(?:yes|no)\\W*$", "(?-i:PCD) ?(\\d{1,4})", "[^.;]{0,40}\\bby\\b", ".*?x",
          "(?m)^total$", "[\u2013-]", "[\u2610-\u2612] .+", "a{2,}", "(?:(a)|b)*", "[]x]", "[a-]"})
        CHECK(LightPattern::read(known).has_value());
    for (const char* const other : {"(",
                                    ")",
                                    "a)",
                                    "[",
                                    "[z-a]",
                                    "a**",
                                    "(a*)*",
                                    "(a?)+",
                                    "\\pL",
                                    "[[:alpha:]]",
                                    "\\x41",
                                    "caf\u00E9",
                                    "[\u00E0-\u00FF]",
                                    "\u00B5",
                                    "(?P<name>x)",
                                    "(?U)a",
                                    "(?i-)a",
                                    "(?-:a)",
                                    "{",
                                    "x{,3}",
                                    "x{3,2}",
                                    "x{1001}",
                                    "(?:x{40}){40}",
                                    "\\",
                                    "\\8",
                                    "*",
                                    "[a-\\d]",
                                    "[\\d-z]",
                                    "\\Qa",
                                    "(?:^)*"})
        CHECK_FALSE(LightPattern::read(other).has_value());
}

TEST_CASE("the light matcher chooses as RE2 does", "[pattern][light]") {
    auto light = LightPattern::read("(a|ab)(c|bcd)?(x)?");
    REQUIRE(light);
    REQUIRE(light->groups() == 3);
    std::array<Place, 4> places;
    const std::string_view text = "-abcd";
    REQUIRE(light->match(text, 0, text.size(), Anchor::none, places.data(), 4) == Answer::yes);
    CHECK(places[0] == Place{1, 5});
    CHECK(places[1] == Place{1, 2});
    CHECK(places[2] == Place{2, 5});
    CHECK(places[3].first == std::string_view::npos);
    // What stands around the range is seen, but not taken.
    CHECK(LightPattern::read("\\bcd")->match("abcd", 2, 4, Anchor::none, nullptr, 0) == Answer::no);
    CHECK(LightPattern::read("ab$")->match("abc", 0, 2, Anchor::both, nullptr, 0) == Answer::no);
    CHECK(LightPattern::read("^b")->match("ab", 1, 2, Anchor::none, nullptr, 0) == Answer::no);
    CHECK(found_in("(?m)^b", "a\nb") == Answer::yes);
    CHECK(found_in("a.b", "a\nb") == Answer::no);
    CHECK(found_in("(?s)a.b", "a\nb") == Answer::yes);
    CHECK(found_in("a.b", "A\u2013b") == Answer::yes);
    CHECK(found_in("a..b", "A\u2013b") == Answer::no);
    CHECK(found_in("yes|yes, but", "Yes, but", Anchor::both) == Answer::yes);
}

TEST_CASE("where the light matcher does not know, it says so", "[pattern][light]") {
    CHECK(found_in("sketch", "\u017Fketch") == Answer::unknown); // long s
    CHECK(found_in("a.", "a\xFF") == Answer::unknown);           // not UTF-8
    CHECK(duly::Pattern("sketch").found_in("\u017Fketch"));
    // One that begins late in a long text is found all the same.
    CHECK(found_in("x(?:a|c)*b", std::string(200'000, 'a') + "xaab") == Answer::yes);
    CHECK(found_in("(?:a|c)*b", std::string(50'000, ';') + "acab") == Answer::yes);
    // Beyond what it keeps in mind.
    const std::string far = std::string(200'000, 'a') + "b";
    CHECK(found_in("(?:a|c)*b", far) == Answer::unknown);
    CHECK(duly::Pattern("(?:a|c)*b").found_in(far));
}

TEST_CASE("no pattern makes the light matcher slow", "[pattern][light]") {
    // Without a memory of what it tried, this would take longer than the world is old.
    auto light = LightPattern::read("(?:a|a|aa)*(?:a|aa)*(?:a|a)*c");
    REQUIRE(light);
    const std::string text(400, 'a');
    CHECK(light->match(text, 0, text.size(), Anchor::none, nullptr, 0) == Answer::no);
    CHECK(light->steps() < 100'000);
    // Runs that begin anew at every letter: given up in time.
    light = LightPattern::read("[a-z]+[a-z0-9]+;");
    REQUIRE(light);
    const std::string letters(100'000, 'a');
    CHECK(light->match(letters, 0, letters.size(), Anchor::none, nullptr, 0) == Answer::unknown);
    CHECK(light->steps() < 1'000'000);
}

TEST_CASE("a glance tells where nothing can match", "[pattern][light]") {
    const auto elsewhere = [](std::string_view pattern, std::string_view text, std::size_t from) {
        return LightPattern::read(pattern)->is_elsewhere(text, from);
    };
    CHECK(elsewhere("^(?:total|sum)", "the total", 0));
    CHECK_FALSE(elsewhere("^(?:total|sum)", "Total", 0));
    CHECK(elsewhere("^(?:total|sum)", "total total", 6));
    CHECK(elsewhere("^[a-z]\\)", "at", 0)); // by its second byte
    CHECK_FALSE(elsewhere("^[a-z]\\)", "a)", 0));
    CHECK_FALSE(elsewhere("^[a-z]\\)?$", "a", 0));
    CHECK(elsewhere("^a", "", 0));
    CHECK_FALSE(elsewhere("^a?", "", 0));
    CHECK_FALSE(elsewhere("(?m)^a", "b\na", 1));
    CHECK_FALSE(elsewhere("^a|b", "xb", 0));
    CHECK_FALSE(elsewhere("^s", "\u017F", 0)); // in disguise
}

// Random patterns against random texts: the same place, the same groups.
TEST_CASE("the light matcher answers as RE2 does", "[pattern][light]") {
    std::mt19937 random(20180525);
    const auto up_to = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::vector<std::string> atoms{
        "a",        "b",           "abc",     "A",         ".",      "[ab]",       "[^a]",
        "\\w",      "\\b",         "\\B",     "^",         "$",      "\\.",        "a?",
        "b*",       "c+",          "abc{2}",  "(?i)",      "[]a]",   "[a-c]",      "\u00A3",
        "ab{0,2}",  "(?-i)B",      "(?m)^",   "(?m)$",     "\\Aab",  "c\\z",       " ",
        ".*",       "[^.;]{0,3}",  "\\W*",    "[\u2013-]", "\\s+",   "[^\u2013x]", "\\d",
        "[\\W_]",   "(?s).",       "[a-z]+?", "x{2,}",     "k",      "S",          "[k-t]",
        "[^\\S]",   "(?-i:[A-Z])", "\\n",     "[\\w.-]",   "\u2610", "\\D",        "(?:)",
        ".{0,150}", "[ab ]{2,}?"};
    const std::vector<std::string> words{
        "a",      "b", "abc", "ABC",    ".", " ",  "c", "x",      "7",      "k",      "s",     "K",
        "\u00E9", "_", "-",   "\u00A3", ";", "\n", "]", "\u2013", "\u2611", "\u017F", "\u212A"};
    const std::function<std::string(int)> make = [&](int depth) {
        static const char* const opened[] = {"(", "(?:", "(?-i:"};
        static const char* const signs[] = {"", "?", "*", "+", "{2}", "{0,1}", "??", "*?", "{1,3}"};
        std::string out;
        for (std::size_t i = 0, n = up_to(4); i <= n; ++i) {
            if (depth > 0 && up_to(3) == 0)
                out += opened[up_to(3)] + make(depth - 1) + "|" + make(depth - 1) + ")" +
                       signs[up_to(9)];
            else
                out += atoms[up_to(atoms.size())];
        }
        return out;
    };
    std::size_t read = 0, compared = 0, matched = 0;
    for (int round = 0; round < 2500; ++round) {
        const std::string source = make(2);
        auto light = LightPattern::read(source);
        if (!light) continue;
        INFO(source);
        ++read;
        const auto sure = by_re2(source);
        REQUIRE_FALSE(sure.error());
        for (int i = 0; i < 8; ++i) {
            std::string text;
            for (std::size_t n = up_to(i == 0 ? 2000 : 9); n > 0; --n)
                text += words[up_to(words.size())];
            const std::size_t from = up_to(2) == 0 ? 0 : up_to(text.size() + 1);
            INFO("on '" << text << "' from " << from);
            std::vector<Place> places(light->groups() + 1);
            const auto answer =
                light->match(text, from, text.size(), Anchor::none, places.data(), places.size());
            if (answer == Answer::unknown) continue;
            ++compared;
            const auto found = sure.find(text, from);
            REQUIRE((answer == Answer::yes) == found.has_value());
            for (std::size_t group = 0; found && group < places.size(); ++group) {
                REQUIRE((*found)[group].begin == places[group].first);
                REQUIRE((*found)[group].end == places[group].second);
            }
            matched += found ? 1 : 0;
            const auto whole = light->match(text, 0, text.size(), Anchor::both, nullptr, 0);
            if (whole != Answer::unknown) REQUIRE((whole == Answer::yes) == sure.matches_all(text));
        }
    }
    CHECK(read > 1000);
    CHECK(compared > 5000);
    CHECK(matched > 1000);
}

TEST_CASE("patterns that no text without a digit matches", "[pattern][light]") {
    const auto needs = [](const char* pattern) {
        return LightPattern::read(pattern)->needs_digit();
    };
    CHECK(needs("\\bp(?:cd|dc) ?-?(\\d{2,5})\\b"));
    CHECK(needs("a(?:1|b2c)*[3-5]"));
    CHECK(needs("[0-9]+"));
    CHECK_FALSE(needs("[0-9]*"));
    CHECK_FALSE(needs("[0-9a]"));
    CHECK_FALSE(needs("[^a]"));
    CHECK_FALSE(needs("a1|b"));
    CHECK_FALSE(needs("(?:1)?"));
    for (const char* const without : {"", "/:aZ", "\u00B1", "twelve bytes long: /:\xB1\xB9"})
        CHECK_FALSE(duly::has_digit(without));
    for (std::size_t at = 0; at < 20; ++at)
        for (const char digit : {'0', '5', '9'}) {
            std::string text = "/:@\xFFz/:@\xFFz/:@\xFFz/:@\xFFz";
            text[at] = digit;
            CHECK(duly::has_digit(text));
        }
}
