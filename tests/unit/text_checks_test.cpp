// What the checks of the plugin "text" say of papers made by hand.
#include "check_sketch.hpp"
#include "support/catch.hpp"

using duly_test::names;
using duly_test::run_check;
using duly_test::Said;
using duly_test::Sketch;

namespace {

constexpr const char* oak = "The pier was built of oak in 1911, when the old stone one had been "
                            "lost to the sea, and has been mended after every great storm since.";
constexpr const char* boats = "Two boats are in service at this time of the year.";

/// Both paragraphs under headings of the roles, with another one between.
std::vector<Said> twice(const std::string& first, const std::string& second,
                        const char* words = oak) {
    Sketch paper;
    paper.section(first, "substantive", "One");
    paper.line(words);
    paper.line(boats);
    paper.section(second, "substantive", "Two");
    paper.line(words);
    return run_check(paper, "text.repeated");
}

std::vector<Said> acronyms(const std::vector<std::string>& lines,
                           const std::map<std::string, std::string>& parameters = {}) {
    Sketch paper;
    paper.section("background", "substantive", "Background");
    for (const std::string& words : lines)
        paper.line(words);
    return run_check(paper, "text.acronyms", parameters);
}

std::string unexpanded(const std::string& words) {
    const auto said = acronyms({words});
    return said.size() == 1 && said[0].arguments.count("acronyms") != 0
               ? said[0].arguments.at("acronyms")
               : names(said);
}

/// The paragraph, then the heading of another section, after enough that is sound.
std::vector<Said> ending(std::string_view words) {
    Sketch paper;
    paper.section("background", "substantive", "Background");
    for (int i = 0; i < 8; ++i)
        paper.line(boats);
    paper.line(words);
    paper.section("financial", "substantive", "Financial comments");
    paper.line("It costs £200.");
    return run_check(paper, "text.unfinished");
}

} // namespace

TEST_CASE("text.repeated finds the second of two paragraphs") {
    const auto said = twice("background", "issues");
    REQUIRE(names(said) == "repeated");
    CHECK(said[0].where == oak);
    CHECK(said[0].related == std::vector<std::string>{oak});
    CHECK(names(twice("background", "issues", boats)) == "none");
}

TEST_CASE("text.repeated lets summaries and recommendations repeat") {
    CHECK(names(twice("summary", "background")) == "none");
    CHECK(names(twice("background", "recommendation")) == "none");
}

TEST_CASE("text.repeated lets standard text stand often") {
    Sketch paper;
    paper.section("background", "substantive", "One");
    for (int i = 0; i < 4; ++i) {
        paper.line(oak);
        paper.line(boats);
    }
    CHECK(names(run_check(paper, "text.repeated")) == "none");
}

TEST_CASE("text.repeated does not take half a paragraph for a whole one") {
    const std::string half = std::string(oak).substr(0, 120);
    CHECK(names(twice("background", "issues", half.c_str())) == "none");
}

TEST_CASE("text.unfinished finds what stops short before a heading") {
    const auto said = ending("The two boats are kept in good order in accordance with the");
    REQUIRE(names(said) == "stops");
    CHECK(said[0].arguments.at("words") ==
          "The two boats are kept in good order in accordance with the");
    CHECK(said[0].arguments.at("next") == "Financial comments");

    CHECK(names(ending("The two boats are kept in good order in the northern harbour")) == "none");
    CHECK(names(ending("The two boats are kept in good order, for the following reasons:")) ==
          "none");
    CHECK(names(ending("and the boats are kept in good order in accordance with the")) == "none");
}

TEST_CASE("text.unfinished says nothing of a paper whose lines were broken") {
    Sketch paper;
    paper.section("background", "substantive", "Background");
    for (int i = 0; i < 8; ++i) {
        paper.line("The two boats are kept in good order by those of the");
        paper.line("harbour, who were sent for when the storm had done with the");
    }
    paper.section("financial", "substantive", "Financial comments");
    CHECK(names(run_check(paper, "text.unfinished")) == "broken-lines");
}

TEST_CASE("text.acronyms names those that nobody explained, the most used first") {
    const auto said =
        acronyms({"The HUF met with the MSA in May.", "The MSA wrote, and the MSA was heard."});
    REQUIRE(names(said) == "unexpanded-several");
    CHECK(said[0].arguments.at("acronyms") == "MSA and HUF");
    CHECK(said[0].where == "HUF");
    CHECK(said[0].related == std::vector<std::string>{"MSA", "HUF"});
    CHECK(unexpanded("All of the HUFs have met, and HUF's clerk too.") == "HUF");
    CHECK(unexpanded("The TfH was asked by the LHoCS in May.") == "TfH and LHoCS");
}

TEST_CASE("text.acronyms knows the ways of spelling one out") {
    for (const char* words : {
             "The Harbour Users' Forum (HUF) met, and the HUF agreed.",
             "The harbour users' forum (the “HUF”) met.",
             "The HUF (Harbour Users' Forum) met in May.",
             "In May the HUF – Harbour Users' Forum – met.",
             "The HUF met. Its full name is Harbour Users' Forum.",
             "The HUFA met, that is the harbour users and fishers' alliance.",
             "Violence against Women & Girls is named in the VAWG plan.",
         }) {
        INFO(words);
        CHECK(unexpanded(words) == "expanded");
    }
    CHECK(unexpanded("Ann Marr (MSA) spoke of the tide.") == "MSA");
}

TEST_CASE("text.acronyms leaves alone what is no abbreviation") {
    for (const char* words : {
             "The boats did NOT sail, and not one of us knew.",
             "See PCD 174 and MD2231, and the note of SE16 4AB.",
             "The pier at OLD CHURCH WAY leans.",
             "Part XIV and Schedule III apply to the boats.",
             "Write to clerk@HUF.example or look at www.HUF.example today.",
             "The engine gives 40 KW on a good day.",
             "RESPECT runs the boats, and Respect is paid for it.",
             "OUTCOME: the boats sail again.",
         }) {
        INFO(words);
        CHECK(unexpanded(words) == "expanded");
    }
    CHECK(names(acronyms({"The HUF met in May."}, {{"known", "MSA HUF"}})) == "expanded");
}

TEST_CASE("text.acronyms tells people from bodies") {
    Sketch paper;
    paper.section("attendance", "substantive", "Present");
    paper.line("Karen Ingle-Smith, MSA");
    paper.section("", "substantive", "Boats");
    paper.line("KIS asked for a boat, and the MSA was content.");
    const auto said = run_check(paper, "text.acronyms");
    REQUIRE(names(said) == "unexpanded");
    CHECK(said[0].arguments.at("acronyms") == "MSA");
}

TEST_CASE("text.acronyms takes a rare one for a slip of one that is spelt out") {
    const auto swapped = acronyms({"The Harbour Users' Liaison Panel (HULP) met. The HULP agreed.",
                                   "The HLUP will be told."});
    REQUIRE(names(swapped) == "slip");
    CHECK(swapped[0].arguments.at("acronym") == "HLUP");
    CHECK(swapped[0].arguments.at("like") == "HULP");
    CHECK(swapped[0].where == "HLUP");
    // Another body, one letter shorter or longer at its end.
    const auto other = acronyms({"The Harbour Users' Liaison Panel (HULP) met. The HULP agreed.",
                                 "The HULPS will be told."});
    CHECK(names(other).find("slip") == std::string::npos);
}

TEST_CASE("text.at-odds quotes the sentences as they stand, and keeps to what is said outright") {
    const auto said = [](std::string_view denial, std::string_view other) {
        Sketch paper;
        paper.section("background", "substantive", "Background");
        paper.line(other);
        paper.section("privacy", "substantive", "Data protection");
        paper.line(denial);
        return run_check(paper, "text.at-odds",
                         {{"mention", "\\bpersonal\\b"},
                          {"says", "\\bno personal data\\b"},
                          {"room", "\\bfurther\\b"},
                          {"against", "\\bpersonal data will be shared\\b"},
                          {"unless", "\\bif\\b"}});
    };
    const auto found =
        said("The “club” asks little. No personal data — of anybody – are used. Good.",
             "It’s new. Some personal\u00A0data will be shared. It “helps”.");
    REQUIRE(names(found) == "differs");
    CHECK(found[0].arguments.at("words") == "No personal data — of anybody – are used.");
    CHECK(found[0].arguments.at("other") == "Some personal data will be shared.");
    CHECK(names(said("No personal data are used.", "If so, personal data will be shared.")) ==
          "alike");
    CHECK(names(said("No further or no personal data are used.",
                     "Personal data will be shared.")) == "none");
}

TEST_CASE("text.goes-with asks where the rule says") {
    const auto said = [](const char* within) {
        Sketch paper;
        paper.section("background", "substantive", "Background");
        paper.line("The public was sent out. It was late.");
        paper.line("That was for a reason.");
        paper.section("financial", "substantive", "Money");
        paper.line("The ground was a tender.");
        return names(run_check(paper, "text.goes-with",
                               {{"mention", "\\bpublic\\b"},
                                {"says", "\\bpublic was sent out\\b"},
                                {"needs", within == std::string_view("paper")   ? "\\bground\\b"
                                          : within == std::string_view("block") ? "\\blate\\b"
                                                                                : "\\breason\\b"},
                                {"within", within}}));
    };
    CHECK(said("sentence") == "alone");
    CHECK(said("block") == "together");
    CHECK(said("section") == "together");
    CHECK(said("paper") == "together");
}
