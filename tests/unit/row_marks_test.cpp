// Marks of officers' rows in lines of text, where conversions leave them.
#include "structure/row_marks.hpp"

#include "read/read.hpp"
#include "structure/lexicon.hpp"
#include "structure/structure.hpp"
#include "support/catch.hpp"

using namespace duly;
using model::Attr;
using model::FieldType;
using model::Kind;
using model::no_node;

namespace {

std::string spoilt(std::string_view line) {
    const auto found = structure::spoilt_mark(line, {0, static_cast<std::uint32_t>(line.size())});
    if (!found) return "";
    return found->mark + (found->sure ? "" : "?") + "|" + std::to_string(found->rest.end);
}

model::Vocabulary words() {
    model::Vocabulary out;
    out.headings = {{"declarations", "checks", true}, {"publication", "publication", true}};
    out.fields = {{"defer", FieldType::choice, "is it to be held back\\?", "Held back"},
                  {"defer.reason", FieldType::text, "if so, why:", "Why"},
                  {"defer.until", FieldType::date, "until when:", "Until"}};
    out.rows = {{"legal", "legal advice", "Legal Advice"},
                {"money", "money advice", "Money Advice"},
                {"owner", "owner", "Owner"}};
    out.signoffs = {{"decision_maker", "Harbour Master", {"harbour master"}, {"my interests"}}};
    return out;
}

std::string of(const std::string& text, Kind kind, Attr attribute) {
    auto file = read::read(text, "paper.md");
    REQUIRE(file.has_value());
    const structure::Lexicon lexicon(words());
    auto papers = structure::outline(*file, lexicon);
    structure::interpret(papers[0], *file, lexicon);
    const model::Document& paper = *papers[0].document;
    std::string out;
    for (auto id = paper.next_of(kind, paper.root(), paper.root()); id != no_node;
         id = paper.next_of(kind, paper.root(), id))
        if (const auto said = paper.str(id, attribute); !said.empty())
            out.append(out.empty() ? "" : " ").append(said);
    return out;
}

std::string states(const std::string& rows) {
    return of("## Checks\n\nTick to confirm (✓)\n\n" + rows, Kind::declaration, Attr::state);
}

} // namespace

TEST_CASE("what recognition made of a tick is known by where it stands", "[structure]") {
    CHECK(spoilt("Counsel was asked. 1") == "1|18");
    CHECK(spoilt("Counsel was asked. · @") == "· @|18");
    CHECK(spoilt("as signed in April 2031 ~") == "~|23");
    CHECK(spoilt("The harbour team ü") == "ü|16");
    CHECK(spoilt("Legal Advice: 28") == "28|13");
    CHECK(spoilt("Counsel was asked. (✓)") == "(✓)|18");
    // may be the first word of the next sentence, or a figure of it
    CHECK(spoilt("Counsel was asked. A") == "A?|18");
    CHECK(spoilt("Counsel was asked on 3 May. 28") == "28?|27");
    // words and figures of the sentence
    CHECK(spoilt("as set out in appendix 1").empty());
    CHECK(spoilt("Counsel was asked. The").empty());
    CHECK(spoilt("it was the year of plan B").empty());
    CHECK(spoilt("the harbour –").empty());
    CHECK(spoilt("1").empty());
}

TEST_CASE("rows in lines of text have the marks that stand in them", "[structure]") {
    const std::string owner = "Owner: has read it. ✓\n\n";
    CHECK(states(owner +
                 "Legal Advice: Counsel was asked. 1\n\nMoney Advice: none is asked for.\n") ==
          "ticked ticked blank");
    CHECK(states(owner + "Legal Advice: Counsel was asked, see appendix 1\n") == "ticked blank");
    CHECK(states(owner + "Legal Advice: Counsel was asked on 3 May. 28\n") == "ticked unclear");
    // run together by a conversion
    CHECK(
        states("Owner: has read it. ✓ Legal Advice: Counsel was asked. ✓ Money Advice: none.\n") ==
        "ticked ticked blank");
    CHECK(states("Owner: ✓ has read it. Legal Advice: ✓ Counsel was asked.\n") == "ticked ticked");
    CHECK(states("Owner: The team that wrote it ✓ and nobody else has read it.\n\n"
                 "Legal Advice: Counsel was asked.\n") == "ticked blank");
    CHECK(states("Owner: one ✓ of two ✓ things was read.\n\nLegal Advice: asked. ✓\n") ==
          "blank ticked");
    CHECK(states(
              "Owner: has read it. ✓\n\nLegal Advice\n\nLegal advice: ✓\n\nCounsel was asked.\n") ==
          "ticked ticked");
    // "legal advice" in a sentence begins no row
    CHECK(states("Owner: has read it. Legal advice is not needed. ✓\n") == "ticked");
}

TEST_CASE("ticks below all rows are theirs when there are as many", "[structure]") {
    const std::string rows =
        "Owner: has read it.\n\nLegal Advice: Counsel was asked.\n\nMoney Advice: none.\n\n";
    CHECK(states(rows + "✓\n\n✓\n\n✓\n") == "ticked ticked ticked");
    CHECK(states(rows + "✓\n\n☐\n\n✓\n") == "ticked blank ticked");
    CHECK(states(rows + "✓ ✓ ✓\n") == "ticked ticked ticked");
    // whose they are cannot be told, nor that one is missing
    CHECK(states(rows + "✓ ✓\n") == "unclear unclear ticked");
    CHECK(states("Owner: has read it. ✓\n\nLegal Advice: asked.\n\n✓\n\n✓\n") == "ticked ticked");
    CHECK(states(rows + "✓\n\n✓\n") == "unclear unclear ticked");
}

TEST_CASE("a picture or a column that was lost is no blank", "[structure]") {
    const std::string head = "| Officer | Tick (✓) |\n|---|---|\n| Owner: has read it. | ✓ |\n";
    CHECK(states(head + "| Legal Advice: asked. | ![](tick.png) |\n") == "ticked unclear");
    CHECK(states(head + "| Legal Advice: asked. | |\n") == "ticked blank");
    CHECK(states(head + "| Legal Advice: asked. | (✓) |\n") == "ticked ticked");
    CHECK(states(head + "| Legal Advice: asked. | |\n\n✓\n") == "ticked unclear");
    // a page cut the row in two
    CHECK(states(head + "| Legal Advice: the team was asked about the | |\n\nForm 7 page 6\n\n"
                        "| | |\n|---|---|\n| lease. | ✓ |\n| Money Advice: none. | ✓ |\n") ==
          "ticked unclear ticked");
    // two rows that a conversion put into one cell
    const std::string two = "| Legal Advice: asked. Money Advice: none. | ";
    CHECK(states(head + two + "✓ ✓ |\n") == "ticked ticked ticked");
    CHECK(states(head + two + "✓ |\n") == "ticked unclear unclear");
    const std::string none = "| Officer | Tick (✓) |\n|---|---|\n| Owner: has read it. | |\n"
                             "| Legal Advice: asked. | |\n\n";
    CHECK(states(none) == "blank blank");
    CHECK(
        states(none + "## Signature\n\nHarbour Master\n\nSigned: A. Price\n\nDate: 4 May 2031\n") ==
        "unclear unclear");
}

TEST_CASE("an answer that a conversion moved is found", "[structure]") {
    const auto answer = [](const std::string& text) {
        return of("## Publication\n\n" + text, Kind::field, Attr::answer);
    };
    CHECK(answer("Is it to be held back?\n\nIf so, why:\n\nUntil when:\n\nNO\n") == "no");
    CHECK(answer("Is it to be    NO\nheld back?\n\nIf so, why:\n\nUntil when:\n") == "no");
    CHECK(answer("| Is it to be held back? | If so, why: | Until when: |\n|---|---|---|\n"
                 "| NO | | |\n") == "no");
    CHECK(answer("Is it to be held back? If so, why: Until when: NO\n") == "no");
    CHECK(answer("Is it to be held back?\n\nIf so, why:\n\nUntil when: in May\n\n"
                 "YES, because bids are open\n") == "yes");
    CHECK(answer("Is it to be held back?\n\nIf so, why: NO\n\nUntil when: n/a\n") == "no");
    CHECK(answer("Is it to be held back? NO If so, why: Until when:\n") == "no");
    CHECK(answer("It may be held back for a while. NO\n\nIs it to be held back?\n") == "no");
    CHECK(answer("**Publication:** NO\n\nIs it to be held back?\n") == "no");
    // nobody's answer
    CHECK(answer("**Lamps wanted:** NO\n\nIs it to be held back?\n").empty());
    CHECK(answer("Is it to be held back? If yes, why: bids are open\n").empty());
    CHECK(answer("Is it to be held back?\n\nIf so, why:\n\nThe harbour is shut.\n\nNO\n").empty());
    CHECK(answer("Is it to be held back?\n\nIf so, why:\n\nUntil when:\n").empty());
}
