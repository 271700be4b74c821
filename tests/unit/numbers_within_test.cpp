// What the checks of numbering and of references say of whole papers: what tempts them to accuse
// wrongly above all. Each rule's own examples stand in the common pack.
#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

/// Rule, case and line of what is not passed, of the families looked at here.
std::string said(const std::string& paper) {
    const model::FileReport report = duly_test::project_checker().check(paper, "paper.md", {});
    REQUIRE(report.papers.size() == 1);
    std::string out;
    for (const model::Finding& finding : report.papers[0].results) {
        const std::string family = finding.rule.substr(0, 3);
        const bool ours = family == "NUM" || finding.rule == "REF002" || finding.rule == "REF003" ||
                          finding.rule == "REF004" || finding.rule == "REF005" ||
                          finding.rule == "REF006" || finding.rule == "DAT002";
        if (!ours || finding.outcome == model::Outcome::pass ||
            finding.outcome == model::Outcome::not_applicable)
            continue;
        if (!out.empty()) out += ' ';
        out += finding.rule + ' ' + finding.case_name;
        if (finding.location) out += ' ' + std::to_string(finding.location->place.line);
        out += ';';
    }
    return out;
}

/// Lines of their own with an empty line between.
std::string paper(const std::vector<std::string>& lines) {
    std::string out = "# Harbour works\n\n";
    for (const std::string& line : lines)
        out += line + "\n\n";
    return out;
}

/// Two numbered sections, with lines of the test between them.
std::string around(const std::vector<std::string>& lines) {
    std::vector<std::string> all = {"## 1. Background",
                                    "1.1 The quay was surveyed in the spring of last year.",
                                    "1.2 The survey found that the wall is sound.",
                                    "1.3 The steps have to be renewed before winter."};
    all.insert(all.end(), lines.begin(), lines.end());
    all.insert(all.end(), {"## 2. Proposal", "2.1 The steps are renewed in September.",
                           "2.2 The quay stays open while this is done.",
                           "2.3 The harbour master agrees with it."});
    return paper(all);
}

} // namespace

TEST_CASE("numbering: what stands before and behind a gap is named") {
    CHECK(said(around({"1.5 Divers looked at the wall in May."})) == "NUM001 missing 11;");
    CHECK(said(around({"1.7 Divers looked at the wall in May."})) == "NUM001 several-missing 11;");
    CHECK(said(around({"1.3.1 Divers looked at the wall.", "1.3.3 They found it sound."})) ==
          "NUM001 missing 13;");
    CHECK(said(around({"1.3 Divers looked at the wall in May."})) == "NUM002 twice 11;");
    CHECK(said(around({"1.3 Divers looked at it in May.", "1.5 They found it sound enough."})) ==
          "NUM002 misnumbered 11;");
}

TEST_CASE("numbering: a number that is there in any way is not missing") {
    // out of order, as some conversions leave it; swallowed by a table or by the line before
    CHECK(said(around({"1.5 Divers looked at the wall.", "1.4 They came in May, in two boats."}))
              .find("NUM001") == std::string::npos);
    CHECK(said(around({"| 1.4 | Divers looked at the wall |\n|---|---|\n| a | b |",
                       "1.5 They came in May, in two boats."}))
              .empty());
    CHECK(said(around({"The wall was looked at. 1.4 Divers came in May.",
                       "1.5 They came in two boats and left."}))
              .empty());
    CHECK(said(around({"1.4A Divers looked at the wall.", "1.5 They came in two boats."})).empty());
}

TEST_CASE("numbering: amounts, times, dates and quotations are no paragraphs' numbers") {
    CHECK(said(around({"1.5 million people walk there each year.", "2.5 FTE look after it."}))
              .empty());
    // figures and what they are for, on lines of their own
    CHECK(said(around({"1.2 Inflation on contracts", "1.8 Energy and fuel", "3.0 Total pressures"}))
              .empty());
    CHECK(said(around({"1.3 Steps and railings"})).empty());
    CHECK(said(around({"9.30 Meeting of all the divers", "9.45 Talk by the harbour master",
                       "10.15 Break for tea and biscuits"}))
              .empty());
    CHECK(said(around({"12.3.21 Letter to the contractor", "14.3.21 Answer of the contractor"}))
              .empty());
    CHECK(said(around({"The Harbours Order says:", "7.2 A master shall keep a log of all ships.",
                       "7.5 A master shall show it when asked."}))
              .empty());
    CHECK(said(around({"Last year the Board resolved:", "1.1 To survey the quay as soon as can be.",
                       "1.2 To report in the summer of the year.", "1.4 The report came in July."}))
              .empty());
    CHECK(said(around({"24/032 Minutes of the Board", "24/035 Minutes of the Panel"})).empty());
}

TEST_CASE("numbering: lists, appendices and parts number for themselves") {
    CHECK(said(around({"1. first", "2. second", "1. first again", "3. third"})).empty());
    CHECK(said(around({"(a) first", "(c) third", "(i) one", "(iii) three"})).empty());
    const std::string with_appendix = around({}) +
                                      "## Appendix A\n\n1.1 The contract is let for two years.\n\n"
                                      "1.4 The contract may be ended by either side.\n\n"
                                      "1.2 The price is fixed for the time of it.\n";
    CHECK(said(with_appendix).empty());
    CHECK(said(paper({"## Part 1", "1.1 The quay was surveyed.", "1.2 The wall is sound enough.",
                      "## Part 2", "1.1 The steps have to be renewed.", "1.2 This is done soon.",
                      "1.3 The master agrees with it."}))
              .empty());
}

TEST_CASE("numbering: sections") {
    const std::string text = "Words of the section, which nobody numbers.";
    CHECK(said(paper({"## 1. Background", text, "## 2. Proposal", text, "## 4. Money", text,
                      "## 5. Risks", text})) == "NUM003 missing 11;");
    CHECK(said(paper({"## 1. Background", text, "## 2. Proposal", text, "## Law", text,
                      "## 4. Money", text, "## 5. Risks", text}))
              .empty());
    CHECK(said(paper({"## 1. Background", text, "## 2. Proposal", text, "3.1 The cost is small.",
                      "3.2 It is in the budget.", "## 4. Risks", text}))
              .find("NUM003 missing") == std::string::npos);
    CHECK(said(paper({"## 1. Background", "1.1 The quay was surveyed.", "## 2. Money",
                      "3.1 The cost is small in all.", "3.2 It is in the budget of the year.",
                      "## 4. Risks", "4.1 The autumn may bring storms."})) == "NUM003 differs 7;");
}

TEST_CASE("numbering: numbers that were lost in the making of the file accuse nobody") {
    const std::string lost = said(paper(
        {"## 1. Background", "1.1 The quay was surveyed.", "1.4 The wall is sound.",
         "## 2. Proposal", "2.1 The steps are renewed.", "2.5 The quay is open.", "## 3. Money",
         "3.1 The cost is small.", "3.6 It is in the budget.", "3.9 The reserve is not used."}));
    CHECK(lost == "NUM001 broken 7;");
}

TEST_CASE("references: appendices") {
    const std::string two = "## Appendix 1: Prices\n\nA berth costs £12.\n\n"
                            "## Appendix 2: Tides\n\nHigh water is at noon.\n";
    const auto with = [&](const std::string& line) {
        return said("# Harbour works\n\n## Summary\n\n" + line + "\n\n" + two);
    };
    CHECK(with("Prices are in Appendix 3.") == "REF002 missing 5;");
    CHECK(with("Prices are in Appendices 1 to 3.") == "REF002 missing 5;");
    CHECK(with("Prices are in Appendices 1 and 2.").empty());
    CHECK(with("Exempt Appendix 3 holds the tenders.").empty());
    CHECK(with("Appendix 3 (circulated separately) holds the tenders.").empty());
    CHECK(with("Tenders are kept as Appendix 3 of the Procurement Code asks.").empty());
    CHECK(with("Tenders are kept as the Code's Appendix 3 asks.").empty());
    CHECK(with("Tenders are kept as NPPF Annex 3 asks.").empty());
    // not one series: those come as files of their own
    CHECK(with("Prices are in Appendix 9.") == "REF002 others-here 5;");
    CHECK(with("Prices are in Appendix C.") == "REF002 others-here 5;");
}

TEST_CASE("references: appendices that a line or a table lists") {
    const auto with = [](const std::string& words, const std::string& listed) {
        return said("# Harbour works\n\n## Summary\n\n" + words + "\n\n" + listed + "\n");
    };
    const std::string line = "Appendices: A (Prices), B (Tides)";
    const std::string table = "| Appendix | Title |\n|---|---|\n| A | Prices |\n| B | Tides |";
    for (const std::string& listed : {line, table}) {
        CHECK(with("Prices are in Appendix A.", listed).empty());
        CHECK(with("Prices are in Appendix C.", listed) == "REF002 missing 5;");
        CHECK(with("Prices are in Appendix F.", listed) == "REF002 others-here 5;");
    }
    CHECK(with("Prices are in Appendix A.", "Appendices: none") == "REF002 none-here 5;");
}

TEST_CASE("references: paragraphs") {
    CHECK(said(around({"1.4 The price is in paragraph 2.9 below.", "1.5 It holds for a year."})) ==
          "REF003 missing 11;");
    CHECK(said(around({"1.4 The price is low (see paragraph 2.9).", "1.5 It holds for a year."})) ==
          "REF003 not-found 11;");
    CHECK(said(around({"1.4 It is as the Harbours Act says, see paragraph 2.9.",
                       "1.5 That holds under paragraph 7.4 of the Scheme.",
                       "1.6 So does paragraph 3 of Schedule 12A, with section 149.",
                       "1.7 This is for the Director (paragraph 4.8)."}))
              .empty());
    CHECK(said(around({"1.4 See paragraphs 1.1 to 1.3 and 2.2 above.", "1.5 They say why."}))
              .empty());
}

TEST_CASE("references: a short paper that leaves no number out says where its numbers end") {
    const auto with = [](const std::string& third, const std::string& last) {
        return said(
            paper({"## 1. Background", "1.1 The quay was surveyed in the spring.", "## 2. Proposal",
                   "2.1 The steps are renewed in September.", third, last}));
    };
    const std::string costs = "## 3. Costs";
    CHECK(with(costs, "3.1 It is as paragraph 7.3 above says.") == "REF003 missing 13;");
    CHECK(with(costs, "3.1 The reasons are in section 9 below.") == "REF003 missing 13;");
    CHECK(with(costs, "3.1 The price is low (it is set out in paragraph 7.3).") ==
          "REF003 not-found 13;");
    CHECK(with(costs, "3.1 It is as paragraph 2.1 above says.").empty());
    CHECK(with(costs, "3.1 See section 9 and section 106 first.").empty());
    CHECK(with(costs, "3.1 See paragraph 7.3 of the Constitution.").empty());
    CHECK(with(costs, "3.1 It is as the last report says, see paragraph 7.3.").empty() ==
          false); // nothing says whose: information
    // a heading without a number among others: theirs may have been lost
    CHECK(with("## Costs", "It is as paragraph 7.3 above says.").find("REF003") ==
          std::string::npos);
    CHECK(with(costs, "3.1 It is as paragraph 7.3 above says.\n\n## Background papers\n\nNone") ==
          "REF003 missing 13;");
    // a number was lost, so others may have been
    CHECK(with("## 4. Costs", "4.1 It is as paragraph 7.3 above says.").find("REF003") ==
          std::string::npos);
    CHECK(with(costs, "3.2 It is as paragraph 7.3 above says.").find("REF003") ==
          std::string::npos);
}

TEST_CASE("references: tables far beyond the last one") {
    const std::string two = "Table 1: Berths\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n"
                            "Table 2: Tides\n\n| A | B |\n|---|---|\n| 1 | 2 |\n";
    const auto with = [&](const std::string& line) {
        return said("# Harbour works\n\n## Summary\n\n" + line + "\n\n" + two);
    };
    CHECK(with("Prices are in Table 3.") == "REF005 missing 5;");
    CHECK(with("Prices are in Table 6 below.") == "REF005 missing 5;");
    CHECK(with("Prices are in Table 6.").empty());
    CHECK(with("Prices are in Table 6 of the Register.").empty());
}

TEST_CASE("references: periods") {
    const auto with = [](const std::string& one, const std::string& other) {
        return said(paper({"The " + one + " asks for it.", "So does the " + other + " as well."}));
    };
    CHECK(with("Coast and Harbour Plan 2019-2022", "Coast and Harbour Plan 2019-23") ==
          "DAT002 differs 5;");
    CHECK(with("Coast and Harbour Plan 2019-2022", "Coast and Harbour Plan 2019-22").empty());
    CHECK(with("Coast and Harbour Plan 2016-2019", "Coast and Harbour Plan 2019-23").empty());
    CHECK(
        with("adopted Coast and Harbour Plan 2019-2022", "Coast and Harbour Plan 2019-23").empty());
    CHECK(with("Coast and Harbour Plan 2019/20", "Coast and Harbour Plan 2019/20 to 2022/23")
              .empty());
    CHECK(with("Grants for Harbours 2019-2022", "Grants for Harbours 2019-23").empty());
}
