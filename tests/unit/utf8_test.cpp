#include "support/catch.hpp"
#include "support/folded_text.hpp"
#include "support/utf8.hpp"

namespace utf8 = duly::utf8;

namespace {

std::u32string decoded(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();)
        out += utf8::next(text, at);
    return out;
}

std::u32string decoded_backwards(std::string_view text) {
    std::u32string out;
    for (std::size_t at = text.size(); at > 0;)
        out.insert(out.begin(), utf8::previous(text, at));
    return out;
}

} // namespace

TEST_CASE("decoding forwards and backwards agrees", "[utf8]") {
    const std::string text = "a\u00A3\u20AC\U0001F600z";
    CHECK(decoded(text) == U"a\u00A3\u20AC\U0001F600z");
    CHECK(decoded_backwards(text) == U"a\u00A3\u20AC\U0001F600z");
}

TEST_CASE("bytes that are not UTF-8 give the replacement character, one each", "[utf8]") {
    // stray continuation, lone lead, overlong, surrogate, beyond Unicode, cut short
    for (const std::string text :
         {"\x80", "\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"}) {
        CHECK(decoded(text) == std::u32string(text.size(), U'\uFFFD'));
        CHECK(decoded_backwards(text) == std::u32string(text.size(), U'\uFFFD'));
        CHECK(utf8::first_invalid("ok " + text) == 3);
        CHECK(utf8::code_points("ok " + text) == 3 + text.size());
    }
    CHECK(decoded("\xC3"
                  "A") == U"\uFFFDA");
    CHECK(utf8::first_invalid("all plain ASCII, and \u00A3 too") == std::string_view::npos);
    CHECK(utf8::first_invalid("") == std::string_view::npos);
    CHECK(utf8::first_invalid(std::string("nul\0nul", 7)) == std::string_view::npos);
}

TEST_CASE("append writes what next reads", "[utf8]") {
    for (const char32_t c : {U'a', U'\u07FF', U'\u0800', U'\uFFFD', U'\U00010000', U'\U0010FFFF'}) {
        std::string out;
        utf8::append(out, c);
        std::size_t at = 0;
        CHECK(utf8::next(out, at) == c);
        CHECK(at == out.size());
    }
    std::string out;
    utf8::append(out, 0xD800);
    utf8::append(out, 0x110000);
    CHECK(out == "\uFFFD\uFFFD");
}

TEST_CASE("counting code points and UTF-16 units", "[utf8]") {
    const std::string text = "long enough for eight at a time: \u00A3\u20AC\U0001F600";
    CHECK(utf8::code_points(text) == 36);
    CHECK(utf8::utf16_units(text) == 37);
    CHECK(utf8::code_points("") == 0);
}

TEST_CASE("floor_boundary never splits a character", "[utf8]") {
    const std::string text = "a\u20AC\U0001F600";
    CHECK(utf8::floor_boundary(text, 0) == 0);
    CHECK(utf8::floor_boundary(text, 1) == 1);
    CHECK(utf8::floor_boundary(text, 2) == 1);
    CHECK(utf8::floor_boundary(text, 3) == 1);
    CHECK(utf8::floor_boundary(text, 4) == 4);
    CHECK(utf8::floor_boundary(text, 7) == 4);
    CHECK(utf8::floor_boundary(text, 8) == 8);
    CHECK(utf8::floor_boundary(text, 99) == 8);
    CHECK(utf8::floor_boundary("a\x80\x80", 2) == 2);
    CHECK(utf8::floor_boundary("\x80", 0) == 0);
}

TEST_CASE("character classes", "[utf8]") {
    for (const char32_t c : {U' ', U'\t', U'\n', U'\f', U'\u00A0', U'\u2009', U'\u202F', U'\u3000',
                             U'\uFEFF', U'\u200B'})
        CHECK(utf8::is_space(c));
    for (const char32_t c : {U'a', U'_', U'\u00AD', U'\u00B7', U'\0'})
        CHECK_FALSE(utf8::is_space(c));
    for (const char32_t c : {U'a', U'Z', U'\u00E9', U'\u0177', U'\u00DF'})
        CHECK(utf8::is_letter(c));
    for (const char32_t c : {U'1', U'@', U'[', U'`', U'{', U'\u00A3', U'\u2019'})
        CHECK_FALSE(utf8::is_letter(c));
    CHECK(utf8::is_upper(U'\u0174'));
    CHECK_FALSE(utf8::is_upper(U'\u0175'));
    CHECK(utf8::is_lower(U'\u0175'));
    CHECK(utf8::is_digit(U'7'));
    CHECK_FALSE(utf8::is_digit(U'\u0667'));
    CHECK(utf8::to_lower(U'\u0174') == U'\u0175');
}

TEST_CASE("trim takes every kind of white space", "[utf8]") {
    CHECK(utf8::trim(" \u00A0\tPart 1\u2003\r\n") == "Part 1");
    CHECK(utf8::trim(" \u00A0 ").empty());
    CHECK(utf8::trim("").empty());
    CHECK(utf8::trim("\u00A3") == "\u00A3");
    CHECK(utf8::trim("\x80") == "\x80");
}

TEST_CASE("folding makes equal what reads equal", "[utf8]") {
    CHECK(utf8::fold("  Legal\t\tAdvice \r\n") == "legal advice");
    CHECK(utf8::fold("Mayor\u2019s \u201CPart\u00A01\u201D") == "mayor's \"part 1\"");
    for (const char* dash :
         {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\uFF0D", "-"})
        CHECK(utf8::fold(std::string("2017") + dash + "18") == "2017-18");
    CHECK(utf8::fold("to follow\u2026") == "to follow...");
    CHECK(utf8::fold("in\u00ADfor\u200Bma\uFEFFtion") == "information");
    CHECK(utf8::fold("o\uFB03cer") == "officer");          // the ffi ligature
    CHECK(utf8::fold("10 m\u00B2 \u00BD") == "10 m2 1/2"); // compatibility forms
    CHECK(utf8::fold("Cafe\u0301") == utf8::fold("CAF\u00C9"));
    CHECK(utf8::fold("xe\u0301y e\u0301") == "x\u00E9y \u00E9"); // joins what stands before only
    CHECK(utf8::fold("\uFF30\uFF23\uFF24 174") == "pcd 174");    // full width
    CHECK(utf8::fold("T\u0174R") == "t\u0175r");
    CHECK(utf8::fold("\u00A3110k \u2022 YES\u2713") == "\u00A3110k \u2022 yes\u2713");
    CHECK(utf8::fold("director\u00B4s") == "director's");
    CHECK(utf8::fold("").empty());
    CHECK(utf8::fold(" \u200B\u00A0").empty());
}

// Eight bytes at once or one after the other, from any place on.
TEST_CASE("text folds piece by piece", "[utf8]") {
    const std::pair<std::string, std::string> pieces[] = {
        {"a", "a"},        {"Z", "z"},
        {" ", " "},        {"A", "a"},
        {"z", "z"},        {"@", "@"},
        {"[", "["},        {"`", "`"},
        {"{", "{"},        {"/", "/"},
        {"\t", " "},       {"\x7F", "\x7F"},
        {"\x1F", "\x1F"},  {"\r\n", " "},
        {"~", "~"},        {"\u2019", "'"},
        {"\u00A0", " "},   {"\u200B", ""},
        {"\u2026", "..."}, {"\u2022", "\u2022"},
        {"word", "word"},  {"TWO WORDS", "two words"}};
    std::uint32_t state = 7;
    for (int round = 0; round < 4000; ++round) {
        std::string text, folded;
        for (std::uint32_t n = round % 41; n > 0; --n) {
            state = state * 1664525u + 1013904223u;
            const auto& [piece, small] = pieces[(state >> 16) % std::size(pieces)];
            text += piece;
            if (small != " " || (!folded.empty() && folded.back() != ' ')) folded += small;
        }
        if (folded.ends_with(' ')) folded.pop_back();
        INFO("'" << text << "'");
        REQUIRE(utf8::fold(text) == folded);
        // What needs normalising goes through twice.
        REQUIRE(utf8::fold("\u00C9" + text) == utf8::fold("\u00E9" + text));
    }
    // Small letters that take more room than the large ones.
    std::string large, small;
    for (int i = 0; i < 100; ++i) {
        large += "\u023A";
        small += "\u2C65";
    }
    CHECK(utf8::fold(large) == small);
}

TEST_CASE("of a text folded once every piece reads as if folded alone", "[utf8]") {
    const std::string text = " The  \tMayor\u2019s \u201CPart\u00A01\u201D\n\ncost \u00A35m\u2026 "
                             "in\u00ADfor Cafe\u0301 \u00C9te\u0301 o\uFB03cer 10 m\u00B2, "
                             "a line of plain words that goes on beyond sixty-four bytes \xFF end ";
    const duly::FoldedText folded(text);
    std::size_t told = 0;
    for (std::size_t begin = 0; begin <= text.size(); ++begin)
        for (std::size_t end = begin; end <= text.size(); ++end) {
            const std::string_view piece = std::string_view(text).substr(begin, end - begin);
            if (const auto known = folded.of(piece)) {
                ++told;
                REQUIRE(*known == utf8::fold(piece));
            }
        }
    CHECK(told > 3'000);
    CHECK(folded.of(std::string_view(text).substr(0, text.find("Cafe") + 4)).has_value());
    CHECK_FALSE(folded.of(std::string_view(text).substr(text.find("Cafe"), 6)).has_value());
    const std::string_view nothing;
    CHECK(duly::FoldedText(nothing).of(nothing) == "");
}

TEST_CASE("folding survives anything and is stable", "[utf8]") {
    for (const std::string text :
         {"\xFF\xFE caf\xC3\xA9", "a\xE2\x82", "\xC3\xA9\x80", "\u0301", "\u2002\uFB01"}) {
        const std::string once = utf8::fold(text);
        CHECK(utf8::first_invalid(once) == std::string_view::npos);
        CHECK(utf8::fold(once) == once);
    }
}

TEST_CASE("names are made fit for messages", "[utf8]") {
    CHECK(utf8::ascii_lower("Paper.PDF") == "paper.pdf");
    CHECK(utf8::ascii_lower("\u00C9.MD") == "\u00C9.md");
    CHECK(utf8::escape_invalid("caf\xE9 caf\u00E9") == "caf\\xe9 caf\u00E9");
    CHECK(utf8::escape_invalid("a\x1B[31m\n") == "a\x1B[31m\n");
    CHECK(utf8::escape_invalid("a\x1B[31m\n", true) == "a\\x1b[31m\\x0a");
}
