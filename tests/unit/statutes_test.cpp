// Titles of statutes as papers write them: over the end of a line, in capitals, in brackets.
#include <string>

#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

/// What the rules on statutes say of lines that conversion did not join, parted by "; ".
std::string told(const std::string& lines) {
    const auto file = duly_test::project_checker().check(
        "# Harbour works\n\n## Legal comments\n\n" + lines + "\n", "paper.md", {});
    std::string out;
    for (const model::Finding& finding : file.papers.at(0).results)
        if (finding.rule.starts_with("LEG") && finding.outcome == model::Outcome::fail)
            out += (out.empty() ? "" : "; ") + finding.message;
    return out;
}

} // namespace

TEST_CASE("a statute's title may begin on the line above", "[statutes]") {
    const auto cites = [](const std::string& message, const std::string& words) {
        INFO(message);
        return message.find("cites the \"" + words + "\"") != std::string::npos;
    };
    // The shorter title has another year, and is not meant.
    CHECK(told("1.1 The board works under the Health and\n\nCare Act 2022 as the others do.")
              .empty());
    CHECK(told("1.1 The board works under the Health and Care\n\nAct 2022 as others do.").empty());
    CHECK(told("1.1 The board works under the Health and Care Act\n\n2022 as others do.").empty());
    CHECK(cites(told("1.1 Letters are shown under the Freedom of\n\nInformation Act 2002 here."),
                "Freedom of Information Act 2002"));
    CHECK(cites(told("1.1 Letters are shown under the Freedom of Information\n\nAct 2002 here."),
                "Freedom of Information Act 2002"));
    CHECK(cites(told("1.1 Letters are shown under the Freedom of Information Act\n\n2002 here."),
                "Freedom of Information Act 2002"));
    CHECK(cites(told("1.1 It is worth it (see the Public Services (Social\n\nValue) Act 2011)."),
                "Public Services (Social Value) Act 2011"));
    // A line that ends, or is a label, holds nothing of it.
    CHECK(cites(told("1.1 The quay is the town's.\n\nLocalism Act 2012 powers are used."),
                "Localism Act 2012"));
    CHECK(cites(told("Harbour Master\n\nLocalism Act 2012 powers are used."), "Localism Act 2012"));
    CHECK(told("1.1 Fees were last set under the Act\n\n2022 saw the quay closed.").empty());
}

TEST_CASE("a section goes with a title that is cut by the end of a line", "[statutes]") {
    CHECK(told("1.1 Officers had due regard to the need to advance equality (section 194 of the "
               "Equality\n\nAct 2010).")
              .find("section 194") != std::string::npos);
    CHECK(told("1.1 Officers had due regard to the need to advance equality (section 149 of the "
               "Equality\n\nAct 2010).")
              .empty());
}

TEST_CASE("titles in capitals, in brackets and of regulations", "[statutes]") {
    CHECK(!told("1.1 READERS HAVE RIGHTS UNDER THE FREEDOM OF INFORMATION ACT 2002.").empty());
    CHECK(!told("1.1 Readers have rights (the Freedom of Information Act 2002).").empty());
    CHECK(!told("1.1 Readers have rights (Freedom of Information Act 2002).").empty());
    CHECK(
        !told("1.1 It is put on record (Openness of Local Government Bodies Regs 2015).").empty());
    CHECK(told("1.1 READERS HAVE RIGHTS UNDER THE FREEDOM OF INFORMATION ACT 2000 AND THE "
               "EQUALITY ACT 2010.")
              .empty());
    CHECK(
        told("1.1 The Equality Act 2010 (Specific Duties) Regulations 2011, the Openness of Local "
             "Government Bodies Regulations 2014 (SI 2014/2095) and the Health and Safety at Work "
             "etc. Act 1974 apply.")
            .empty());
}

TEST_CASE("a statute's year in brackets or behind \"of\"", "[statutes]") {
    for (const char* wrong : {"It acts under the Equality Act (2012).",
                              "It acts under the Equality Act of 2012 in all it does.",
                              "It acts under the Equality Act, 2012."}) {
        INFO(wrong);
        CHECK(told(wrong).find("the year of the Equality Act is 2010 or 2006") !=
              std::string::npos);
    }
    for (const char* right :
         {"It acts under the Equality Act (2010).", "It acts under the Equality Act of 2010.",
          "It acts under the Equality Act (2010-2012 in force in part).",
          "It acts under the Equality Act (20121 in the list).",
          "It acts under an Act of 1911 and the Equality Act (see 2012)."}) {
        INFO(right);
        CHECK(told(right).empty());
    }
}
