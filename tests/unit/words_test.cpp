// Lines as interpretation asks them: folded with a way back to the view, and told by how they
// begin.
#include <string>
#include <string_view>

#include "structure/answers.hpp"
#include "structure/lexicon.hpp"
#include "support/catch.hpp"

using namespace duly;
using structure::Folded;

namespace {

Folded folded(std::string_view view) {
    return structure::fold_with_map(view, {0, static_cast<std::uint32_t>(view.size())});
}

/// The words of the view behind those of the folded line.
std::string behind(std::string_view view, const Folded& line, std::string_view words) {
    const std::size_t at = line.text.find(words);
    REQUIRE(at != std::string::npos);
    const model::Range range = line.range(at, at + words.size());
    return std::string(view.substr(range.begin, range.size()));
}

} // namespace

TEST_CASE("a folded line leads back to the view, whatever moved", "[structure]") {
    for (const std::string view : {
             "Decision Reference: CM/0457",                   // nothing moves
             "  Decision   Reference:\t CM/0457 ",            // spaces fold
             "“Decision” – Reference: £5 of CM/0457 ’s   ",   // signs of several bytes
             "Décision ﬁle É Decision  Reference: – CM/0457", // letters of several bytes
             "— Decision Reference:CM/0457 \xC2\xA0\xC2\xA0"  // spaces of several bytes
         }) {
        CAPTURE(view);
        const Folded line = folded(view);
        CHECK(behind(view, line, "decision") == "Decision");
        CHECK(behind(view, line, "reference:") == "Reference:");
        CHECK(behind(view, line, "cm/0457") == "CM/0457");
        std::uint32_t before = 0;
        for (std::size_t at = 0; at <= line.text.size(); ++at) {
            CHECK(line.origin(at) >= before);
            before = line.origin(at);
            const char c = line.text[at];
            if (c >= 'a' && c <= 'z') CHECK((view[before] | 0x20) == c);
        }
        CHECK(line.origin(line.text.size()) <= view.size());
    }
    const std::string quoted = "a “Two”   words ";
    const Folded line = folded(quoted);
    CHECK(line.text == "a \"two\" words");
    CHECK(behind(quoted, line, "\"two\"") == "“Two”");
    CHECK(line.range(0, line.text.size()).end == quoted.size() - 1); // not the space at the end
    CHECK(folded("   ").text.empty());
    CHECK(folded("   ").origin(0) == 0);
    CHECK(structure::fold_with_map("ab Cd", {3, 5}).range(0, 2).begin == 3);
}

TEST_CASE("a line is an answer by its first words", "[structure]") {
    for (const char* const words : {"Yes", "no.", "- No", " YES / no", "Yes, no", "☑ Signed copy",
                                    "[x] Signed", "( ) Open", "[ ] open"}) {
        CAPTURE(words);
        CHECK(structure::is_answer(words));
    }
    for (const char* const words : {"", "Nobody", "Yesterday", "The answer is yes", "4 yes", "n",
                                    "[draft] Signed", "a ☑ box", "é"}) {
        CAPTURE(words);
        CHECK_FALSE(structure::is_answer(words));
    }
}

TEST_CASE("words and initials at the start of a line are no number", "[structure]") {
    using structure::leading_number;
    for (const char* const line : {"Words that follow", "Worded. So", "That is", "xviii) five",
                                   "(xviii) five", "XVIII. five", "mix it", "The 4"}) {
        CAPTURE(line);
        CHECK(leading_number(line).length == 0);
    }
    CHECK(leading_number("xvi) four").number == "xvi");
    CHECK(leading_number("(IV) four").number == "IV");
    CHECK(leading_number("b) letter").number == "b");
    CHECK(structure::minute_number("FY/24 Words").length == 0);
    CHECK(structure::minute_number("AC/23/41 Words").number == "AC/23/41");
    CHECK(structure::minute_number("Page 3/12 Words").length == 0);
}
