// What the checks of the plugin "residue" say of papers made by hand.
#include "check_sketch.hpp"
#include "support/catch.hpp"

using duly::model::Kind;
using duly_test::names;
using duly_test::run_check;
using duly_test::Said;
using duly_test::Sketch;

namespace {

const std::vector<std::map<std::string, std::string>> phrases = {
    {{"pattern", "\\[insert[^\\]\\n]*\\]"}, {"sure", "yes"}},
    {{"pattern", "\\[name\\]"}, {"sure", "no"}},
};

std::vector<Said> left_in(const Sketch& paper) {
    return run_check(paper, "residue.left-in", "phrases", phrases);
}

std::vector<Said> left_in(std::string_view words) {
    Sketch paper;
    paper.section("", "substantive", "Ferries");
    paper.line(words);
    return left_in(paper);
}

std::vector<Said> choices(const std::vector<std::string>& lines) {
    Sketch paper;
    paper.section("", "substantive", "Ferries");
    for (const std::string& words : lines)
        paper.line(words);
    return run_check(paper, "residue.choices");
}

} // namespace

TEST_CASE("residue.left-in names the words and points at their sentence") {
    const auto said = left_in("The pier is old. It was built in [insert year] of oak. It leans.");
    REQUIRE(names(said) == "left");
    CHECK(said[0].arguments.at("words") == "[insert year]");
    CHECK(said[0].where == "It was built in [insert year] of oak.");
    CHECK(names(left_in("It was surveyed by [name].")) == "doubtful");
    CHECK(names(left_in("Nothing is missing here.")) == "none");
}

TEST_CASE("residue.left-in tells the same words once") {
    Sketch paper;
    paper.section("", "substantive", "Ferries");
    paper.line("It was built in [insert year].");
    paper.line("It was mended in [Insert year].");
    const auto said = left_in(paper);
    REQUIRE(names(said) == "left-often");
    CHECK(said[0].arguments.at("count") == "2");
    CHECK(said[0].related == std::vector<std::string>{"It was mended in [Insert year]."});
}

TEST_CASE("residue.left-in leaves alone what is quoted, talked about or not asked for") {
    CHECK(names(left_in("The clerk wrote \"[insert year]\" on the gate.")) == "none");
    CHECK(names(left_in("He said “the [insert year] was never there” and left.")) == "none");
    CHECK(names(left_in("The template says [insert year] at this place.")) == "none");
    CHECK(names(left_in("Year ([insert year]) and ship")) == "none");
    CHECK(names(left_in("If yes, since when? [insert year]")) == "doubtful");
}

TEST_CASE("residue.left-in leaves specimens alone, and comes back after them") {
    Sketch paper;
    paper.section("appendix", "substantive", "Appendix A: Form of words for captains");
    paper.line("Moored at [insert berth].");
    paper.section("", "substantive", "Signature");
    paper.line("Signed by [name].");
    paper.section("appendix", "substantive", "Appendix B: Results");
    paper.line("Surveyed in [insert year].");
    const auto said = left_in(paper);
    REQUIRE(names(said) == "left");
    CHECK(said[0].arguments.at("words") == "[insert year]");

    Sketch letter;
    letter.section("", "substantive", "Model letter");
    letter.line("Dear [name]");
    CHECK(names(left_in(letter)) == "none");
}

TEST_CASE("residue.left-in takes a page full of gaps for an empty form") {
    Sketch paper;
    paper.section("", "substantive", "Ferries");
    for (int i = 0; i < 12; ++i)
        paper.line("Berth [insert berth " + std::to_string(i) + "].");
    const auto said = left_in(paper);
    REQUIRE(names(said) == "many");
    CHECK(said[0].arguments.at("count") == "12");
}

TEST_CASE("residue.choices asks for an answer that stands nowhere") {
    const auto open = choices({"Is it urgent? YES/NO", "The pier leans."});
    REQUIRE(names(open) == "unanswered");
    CHECK(open[0].arguments.at("question") == "Is it urgent?");
    CHECK(open[0].arguments.at("words") == "YES/NO");

    CHECK(names(choices({"Is it urgent? YES/NO", "No"})) == "settled");
    CHECK(names(choices({"Is it urgent?", "Yes / No", "The pier leans."})) == "unanswered");
    CHECK(names(choices({"Is it urgent? Yes/No: no, the pier stands."})) == "settled");
    CHECK(names(choices({"Do you moor here? Yes/No", "The pier leans."})) == "settled");
    CHECK(names(choices({"They were asked to say yes/no", "The pier leans."})) == "settled");
    CHECK(names(choices({"A? YES/NO", "B? YES/NO", "C? YES/NO", "D? YES/NO", "The end."})) ==
          "unanswered-many");
}

TEST_CASE("residue.choices leaves fields that other rules judge to them") {
    Sketch paper;
    paper.section("", "substantive", "Ferries");
    paper.field("Is it urgent? YES/NO",
                {"urgent", "Is it urgent?", "placeholder", "YES/NO", "unresolved", {}});
    paper.line("Is it deferred? YES/NO");
    CHECK(names(run_check(paper, "residue.choices", {{"judged", "urgent"}})) == "unanswered");
}

TEST_CASE("residue.choices tells alternatives from open questions") {
    const auto both = choices({"The crew has/has not been asked."});
    REQUIRE(names(both) == "alternatives");
    CHECK(both[0].arguments.at("words") == "has/has not");
    CHECK(names(choices({"They will say whether it is/is not safe."})) == "settled");
    CHECK(names(choices({"Each and/or both of his/her boats."})) == "settled");
    const auto told = choices({"The report is/is not exempt (delete as appropriate)."});
    REQUIRE(names(told) == "instruction");
    CHECK(names(choices({"The clerk may delete as appropriate what is old."})) == "settled");
}

TEST_CASE("residue.draft-mark speaks of finished papers only") {
    Sketch paper;
    paper.stage("published");
    paper.section("", "substantive", "Ferries");
    paper.line("DRAFT v0.3");
    const auto said = run_check(paper, "residue.draft-mark");
    REQUIRE(names(said) == "marked");
    CHECK(said[0].arguments.at("words") == "DRAFT v0.3");

    paper.stage("submitted");
    CHECK(names(run_check(paper, "residue.draft-mark")) == "not-final");

    Sketch other;
    other.stage("signed");
    other.section("", "substantive", "Ferries");
    other.line("Draft rules were shown to the crew.");
    other.line("Draft", Kind::item);
    CHECK(names(run_check(other, "residue.draft-mark")) == "unmarked");
}

TEST_CASE("residue.draft-mark knows a mark beside the number of the page") {
    const auto checked = [](const char* foot) {
        Sketch paper;
        paper.stage("published");
        paper.section("", "substantive", "Ferries");
        paper.running_head(foot);
        return run_check(paper, "residue.draft-mark");
    };
    const auto said = [&](const char* foot) { return names(checked(foot)); };
    const auto tabbed = checked("DRAFT - not for circulation\tPage 1 of 9");
    REQUIRE(names(tabbed) == "marked");
    CHECK(tabbed[0].arguments.at("words") == "DRAFT - not for circulation");
    CHECK(said("Page 2 | Draft") == "marked");
    CHECK(said("Draft v0.3 - page 4") == "marked");
    CHECK(said("Ferry Board | Working draft | 3 of 7") == "marked");
    CHECK(said("Draft Ferry Plan\tPage 1 of 9") == "unmarked");
    CHECK(said("Response to the draft\t3") == "unmarked");
    CHECK(said("Policy on drafts and final texts | Page 2") == "unmarked");
}
