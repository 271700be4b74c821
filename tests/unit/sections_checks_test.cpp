// What the checks of the plugin "sections" say of papers made by hand.
#include "check_sketch.hpp"
#include "support/catch.hpp"

using duly::model::Kind;
using duly_test::names;
using duly_test::run_check;
using duly_test::Said;
using duly_test::Sketch;

namespace {

const std::map<std::string, std::string> legal = {
    {"role", "legal"}, {"name", "legal comments"}, {"heading", "Legal Comments"}};

std::vector<Said> substantive(const std::string& status, const std::string& words) {
    Sketch paper;
    paper.section("legal", status, "Legal Implications:");
    if (!words.empty()) paper.line(words);
    paper.section("equality", "substantive", "Equalities");
    paper.line("Everybody is served alike.");
    return run_check(paper, "sections.substantive", {{"role", "legal"}});
}

constexpr const char* long_text =
    "The power is in section 143 of the Anti-social Behaviour, Crime and Policing Act 2014, which "
    "allows grants. See the table in Appendix 2 for the years. The award is below the threshold at "
    "which a notice would have been needed, and the agreement repeats the conditions that were set "
    "for the grant before it. Officers have read it and have nothing to add. The agreement may be "
    "ended at three months' notice by either side, and what has not been spent by then is returned "
    "within twenty-eight days. There is no duty to consult, though those who run the service were "
    "asked in the spring and had no objection. The Solicitor saw this text on 4 May.";

} // namespace

TEST_CASE("sections.required names what is missing and points at what is there") {
    Sketch paper;
    paper.section("financial", "substantive", "3. Financial Comments:");
    paper.line("The cost is £200.");
    const auto missing = run_check(paper, "sections.required", legal);
    REQUIRE(names(missing) == "missing");
    CHECK(missing[0].where.empty());
    CHECK(missing[0].subject == "legal");
    CHECK(missing[0].arguments.at("name") == "legal comments");
    CHECK(missing[0].arguments.at("heading") == "Legal Comments");

    paper.section("legal", "nil", "Legal Comments:");
    const auto present = run_check(paper, "sections.required", legal);
    REQUIRE(names(present) == "present");
    CHECK(present[0].where == "Legal Comments:");
    CHECK(present[0].arguments.at("heading") == "Legal Comments");

    CHECK(names(run_check(paper, "sections.required",
                          {{"role", "cost"}, {"name", "cost"}, {"also", "resources financial"}})) ==
          "present");
}

TEST_CASE("sections.required does not accuse when headings were not understood") {
    Sketch blind;
    blind.line("Everything stands in one paragraph.");
    CHECK(names(run_check(blind, "sections.required", legal)) == "no-headings");

    Sketch paper;
    paper.section("financial", "substantive", "Financial Comments");
    paper.line("4. Legal comments: none arise.");
    const auto said = run_check(paper, "sections.required", legal);
    REQUIRE(names(said) == "lookalike");
    CHECK(said[0].where == "4. Legal comments: none arise.");

    Sketch prose;
    prose.section("financial", "substantive", "Financial Comments");
    prose.line("Legal comments were asked for.");
    CHECK(names(run_check(prose, "sections.required", legal)) == "missing");
}

TEST_CASE("sections.substantive tells the ways of saying nothing apart") {
    const auto nil = substantive("nil", "None");
    REQUIRE(names(nil) == "nil-unexplained");
    CHECK(nil[0].where == "None");
    CHECK(nil[0].arguments.at("words") == "None");
    CHECK(nil[0].arguments.at("name") == "Legal Implications");
    CHECK(nil[0].related == std::vector<std::string>{"Legal Implications:"});

    const auto empty = substantive("empty", "");
    REQUIRE(names(empty) == "empty");
    CHECK(empty[0].where == "Legal Implications:");
    CHECK(empty[0].subject == "legal");

    CHECK(names(substantive("substantive", long_text)) == "substantive");
    CHECK(names(substantive("", "")) == "empty");
    const auto why = substantive("substantive", "None, as this report asks for no decision.");
    REQUIRE(names(why) == "explained-nil");
    CHECK(why[0].arguments.at("words") == "None, as this report asks for no decision.");
    CHECK(names(substantive("substantive", "There are no implications beyond those of 2017.")) ==
          "explained-nil");
}

TEST_CASE("sections.substantive takes another place for an answer") {
    for (const char* words : {"Provided in Part 2 of this paper.", "See Appendix B.",
                              "All legal implications are contained within the body of the report.",
                              "Please refer to Appendix 5 for key documents."})
        CHECK(names(substantive("substantive", words)) == "elsewhere");
    CHECK(names(substantive("substantive", "The lease was read in part by the Solicitor.")) ==
          "substantive");
}

TEST_CASE("sections.substantive lets the best of several sections speak") {
    Sketch paper;
    paper.section("recommendation", "empty", "Recommendations");
    paper.section("recommendation", "substantive", "Recommendation again");
    paper.line("That the grant is made.");
    const auto said = run_check(paper, "sections.substantive", {{"role", "recommendation"}});
    REQUIRE(names(said) == "substantive");
    CHECK(said[0].where == "Recommendation again");

    CHECK(names(run_check(paper, "sections.substantive", {{"role", "legal"}})) == "absent");
    Sketch icon;
    icon.section("equality", "empty", "Appendix 1: Assessment").embedded();
    icon.line("assessment.pdf");
    CHECK(names(run_check(icon, "sections.substantive", {{"role", "equality"}})) == "attached");
}

namespace {

const char* const plan_sentence =
    "In the \"Integrated Resource Plan 2017-2020\" which was approved by the Deputy Mayor on the 7 "
    "April 2017, training came first.";

Sketch& with_dates(Sketch& paper) {
    return paper.dates("25 March 2019", {2019, 3, 25})
        .dates("7 April 2017", {2017, 4, 7})
        .dates("7/4/17", {2017, 4, 7})
        .dates("8 February 2017", {2017, 2, 8})
        .dates("February 2017", {2017, 2, 0})
        .dates("November 2016", {2016, 11, 0})
        .dates("April 2017", {2017, 4, 0})
        .dates("June 2019", {2019, 6, 0})
        .dates("May 2018", {2018, 5, 0});
}

Sketch relying(const std::string& body, const std::string& list, const std::string& status) {
    Sketch paper;
    paper.reference("PCD 543").date({2019, 3, 25});
    paper.line("DMPC Decision – PCD 543");
    paper.cites("PCD 543", "PCD 543");
    paper.section("financial", "substantive", "3. Financial Comments");
    paper.line(body);
    if (!status.empty()) {
        paper.section("background-papers", status, "Background/supporting papers");
        if (!list.empty()) paper.line(list);
        paper.line("7.");
    }
    return with_dates(paper);
}

std::vector<Said> relied_on(const Sketch& paper) {
    return run_check(paper, "sections.relied-on-listed");
}

} // namespace

TEST_CASE("sections.relied-on-listed: a decision cited by reference is on the list") {
    Sketch paper = relying("The budget was approved in decisions PCD 174 and PCD 377.", "PCD174",
                           "substantive");
    paper.cites("PCD 174", "PCD 174").cites("PCD 377", "PCD 377");
    const auto said = relied_on(paper);
    REQUIRE(names(said) == "not-listed");
    CHECK(said[0].where == "Background/supporting papers");
    CHECK(said[0].arguments.at("cited") == "PCD 377");
    CHECK(said[0].arguments.at("place") == "PCD 377");
    CHECK(said[0].arguments.at("count") == "1");

    Sketch two = relying("It was approved in PCD 174 and PCD 377.", "Estimates", "substantive");
    two.cites("PCD 174", "PCD 174").cites("PCD 377", "PCD 377");
    const auto several = relied_on(two);
    REQUIRE(names(several) == "several-not-listed");
    CHECK(several[0].arguments.at("cited") == "PCD 174 and PCD 377");
    CHECK(several[0].related.size() == 2);

    Sketch sound = relying("It was approved in PCD 174.", "PCD174", "substantive");
    sound.cites("PCD 174", "PCD 174");
    CHECK(names(relied_on(sound)) == "listed");
    // PCD 17 is not PCD 174.
    Sketch other = relying("It was approved in PCD 17.", "PCD174", "substantive");
    other.cites("PCD 17", "PCD 17");
    CHECK(names(relied_on(other)) == "not-listed");
    CHECK(names(run_check(other, "sections.relied-on-listed", {{"series", "^md "}})) ==
          "nothing-relied-on");
}

TEST_CASE("sections.relied-on-listed: none on the list, and a plan approved earlier") {
    const auto said = relied_on(relying(plan_sentence, "None.", "nil"));
    REQUIRE(names(said) == "none-but-relied");
    CHECK(said[0].where == "None.");
    CHECK_THAT(said[0].arguments.at("cited"),
               duly_test::contains("\"Integrated Resource Plan 2017-2020\" which was approved by"));
    CHECK_THAT(said[0].arguments.at("cited"), duly_test::contains("7 April 2017"));
    CHECK(said[0].related.size() == 1);

    const auto no_list = relied_on(relying(plan_sentence, "", ""));
    REQUIRE(names(no_list) == "missing-but-relied");
    CHECK_THAT(no_list[0].where, duly_test::contains("Integrated Resource Plan"));
}

TEST_CASE("sections.relied-on-listed: of several lists the next one below is meant") {
    Sketch paper;
    paper.section("financial", "substantive", "3. Financial Comments").line("Fares stay.");
    paper.section("background-papers", "substantive", "Background papers").line("Tide tables");
    paper.section("legal", "substantive", "4. Legal Comments");
    paper.line("The lease was approved by Cabinet on 7/4/17.");
    paper.section("background-papers", "nil", "Supporting papers").line("None.");
    with_dates(paper);
    const auto said = relied_on(paper);
    REQUIRE(names(said) == "unnumbered-not-listed");
    CHECK(said[0].where == "Supporting papers");
    CHECK(said[0].arguments.at("heading") == "Supporting papers");
}

TEST_CASE("sections.relied-on-listed: known by title or date only") {
    const auto said = relied_on(relying(plan_sentence, "Minutes of May 2018", "substantive"));
    REQUIRE(names(said) == "unnumbered-not-listed");
    CHECK(names(relied_on(relying(plan_sentence, "Integrated Resource Plan 2017-2020",
                                  "substantive"))) == "listed");
    CHECK(names(relied_on(relying(plan_sentence, "Resource plan, April 2017", "substantive"))) ==
          "listed");
    CHECK(names(relied_on(relying(plan_sentence, "Resource plan, 7/4/17", "substantive"))) ==
          "listed");
    CHECK(names(relied_on(relying("The plan was approved by Cabinet on 7/4/17.", "Minutes",
                                  "substantive"))) == "unnumbered-not-listed");
    CHECK(names(relied_on(relying("The plan was approved by Cabinet.", "Minutes",
                                  "substantive"))) == "nothing-relied-on");

    const char* meeting = "Funding was agreed at the meeting of the Grants Committee in February "
                          "2017, within the budget agreed at Leaders' Committee in November 2016.";
    const auto weak = relied_on(relying(meeting, "Item 4, 8 February 2017", "substantive"));
    REQUIRE(names(weak) == "unnumbered-not-listed");
    CHECK_THAT(weak[0].arguments.at("cited"), duly_test::contains("November 2016"));
    CHECK_THAT(weak[0].arguments.at("cited"),
               duly_test::contains("Funding was agreed at")); // whole
    const std::string late = "4.2 " + std::string(130, 'a') +
                             " and the plan was approved by Cabinet "
                             "on 7/4/17.";
    const auto cut = relied_on(relying(late, "Minutes", "substantive"));
    CHECK(cut[0].arguments.at("cited") == "…was approved by Cabinet on 7/4/17");
    CHECK(weak[0].arguments.at("count") == "1");
    const auto bracketed = relied_on(
        relying("Members agreed it at the meeting of the Grants Committee (February 2017).", "None",
                "nil"));
    REQUIRE(names(bracketed) == "unnumbered-not-listed");
    CHECK_THAT(bracketed[0].arguments.at("cited"), duly_test::contains("(February 2017)"));
    CHECK(names(relied_on(relying(meeting, "None", "nil"))) == "unnumbered-not-listed");
    CHECK(names(relied_on(relying(meeting, "", ""))) == "nothing-relied-on");
}

TEST_CASE("sections.relied-on-listed: statutes and plain history are no reliance") {
    for (const char* words : {"The Police and Crime Plan 2017-21 puts victims first.",
                              "Section 143 of the Act of 2014 gives the power.",
                              "The request will be approved by the Chief Executive in June 2019.",
                              "The form was approved by the Deputy Mayor on 25 March 2019."}) {
        const Sketch paper = relying(words, "None.", "nil");
        INFO(words);
        CHECK(names(relied_on(paper)) == "nothing-relied-on");
    }
    CHECK(names(relied_on(relying(plan_sentence, "Please refer to Appendix 5.", "substantive"))) ==
          "elsewhere");
}

TEST_CASE("sections.contents compares forgivingly") {
    Sketch paper;
    paper.entry("Foreword", 4)
        .entry("1. Executive Summary", 5)
        .entry("Purpose", 0)
        .entry("Key actions", 0)
        .entry("Risks & issues", 7)
        .entry("Action plans and performance measures", 9)
        .entry("Measures of performance", 0)
        .entry("Appendices", 14)
        .entry("Appendix A: Map", 15)
        .entry("Timescales", 0)
        .entry("Foreword to the map", 16)
        .entry("Executive summary of the map", 17);
    paper.section("", "substantive", "Foreword to the map");
    paper.section("", "substantive", "Executive summary of the map");
    paper.section("", "substantive", "Foreword");
    paper.section("", "substantive", "Executive summary");
    paper.section("", "substantive", "Risks and issue");
    paper.section("", "substantive", "Action plan and performance measures");
    paper.section("", "substantive", "Appendix A");
    paper.line("Timescales"); // not taken for a heading
    const auto said = run_check(paper, "sections.contents");
    REQUIRE(names(said) == "not-in-body no-page");
    CHECK(said[0].arguments.at("entries") == "Purpose; Key actions; Measures of performance");
    CHECK(said[0].arguments.at("count") == "3");
    CHECK(said[0].arguments.at("total") == "12");
    CHECK(said[0].where == "Purpose");
    CHECK(said[0].related == std::vector<std::string>{"Key actions", "Measures of performance"});
    CHECK(said[1].arguments.at("count") == "4");
    CHECK(names(run_check(paper, "sections.contents", {{"body", "false"}})) == "no-page");
    CHECK(names(run_check(paper, "sections.contents", {{"pages", "false"}})) == "not-in-body");
    // Where many are missing, list and body were not read alike.
    paper.entry("Budget", 18).entry("Housing", 19);
    CHECK(names(run_check(paper, "sections.contents", {{"pages", "false"}})) == "unsure");
}

TEST_CASE("sections.contents asks for nothing that is no longer used") {
    Sketch paper;
    paper.entry("Purpose", 2).entry("Annex 1 Places", 3).entry("Annex 2 (no longer used)", 0);
    paper.section("", "substantive", "Purpose");
    paper.line("The quay is kept.");
    paper.section("", "substantive", "Annex 1 Places");
    paper.line("Mole and quay.");
    CHECK(names(run_check(paper, "sections.contents")) == "agrees");
}

TEST_CASE("sections.contents finds an entry within a longer heading, not the other way round") {
    Sketch paper;
    paper.entry("Performance measures", 1).entry("Governance and next steps after 2020", 2);
    paper.section("", "", "Action plan and performance measures").section("", "", "Next steps");
    const auto said = run_check(paper, "sections.contents");
    REQUIRE(names(said) == "not-in-body");
    CHECK(said[0].arguments.at("entries") == "Governance and next steps after 2020");
}

TEST_CASE("sections.contents is content, unsure, or has nothing to say") {
    Sketch sound;
    sound.entry("Summary", 0).entry("Vision", 0);
    sound.section("", "", "Summary").section("", "", "Vision");
    const auto said = run_check(sound, "sections.contents");
    REQUIRE(names(said) == "agrees"); // a web version gives no pages at all
    CHECK(said[0].arguments.at("count") == "2");

    Sketch unread;
    unread.entry("Summary", 1).entry("Vision", 2).entry("Aims", 3);
    unread.section("", "", "Summary");
    const auto unsure = run_check(unread, "sections.contents");
    REQUIRE(names(unsure) == "unsure");
    CHECK(unsure[0].arguments.at("count") == "1");

    CHECK(names(run_check(Sketch(), "sections.contents")) == "no-contents");
}

TEST_CASE("sections.appendix-content wants more than an icon") {
    Sketch paper;
    paper.section("", "empty", "Appendix 2: Problem Profile").embedded();
    paper.line("VAWG Problem");
    paper.line("Profile 2015-16.pdf");
    paper.section("", "empty", "Appendix 4: Governance");
    paper.section("", "substantive", "Appendix 5: Related documents");
    paper.line("Corporate Plan");
    paper.section("", "substantive", "Appendix 6: Map");
    paper.line("Published separately.");
    paper.section("", "substantive", "Further information");
    const auto said = run_check(paper, "sections.appendix-content");
    REQUIRE(names(said) == "icon-only empty holds separate");
    CHECK(said[0].where == "Appendix 2: Problem Profile");
    CHECK(said[0].arguments.at("file") == "VAWG Problem Profile 2015-16.pdf");
    CHECK(said[1].arguments.at("heading") == "Appendix 4: Governance");
}

TEST_CASE("sections.appendix-content takes bare subheadings for a part of the appendix") {
    Sketch paper;
    paper.section("", "empty", "Appendix 5: Related documents");
    paper.section("", "substantive", "Locally").line("Corporate Plan");
    CHECK(names(run_check(paper, "sections.appendix-content")) == "holds");
    Sketch other;
    other.section("", "empty", "Appendix 5: Related documents");
    other.section("action-plan", "substantive", "Action plan").line("What is to be done");
    CHECK(names(run_check(other, "sections.appendix-content")) == "empty");
}

TEST_CASE("sections.substantive does not call a heading empty that may have parts") {
    Sketch paper;
    paper.section("financial", "empty", "Financial Comments");
    paper.section("", "substantive", "Revenue").line("It costs £90,000.");
    const auto said = run_check(paper, "sections.substantive", {{"role", "financial"}});
    REQUIRE(names(said) == "part-unclear");
    CHECK(said[0].arguments.at("words") == "Revenue");
}

TEST_CASE("sections.relied-on-listed counts a plan once however often it is cited") {
    Sketch paper = relying(plan_sentence, "None.", "nil");
    paper.section("declarations", "substantive", "Declaration");
    paper.line(
        "The Integrated Resource Plan 2017-2020 which was signed by the Deputy Mayor in April "
        "2017 set it out.");
    with_dates(paper);
    const auto said = relied_on(paper);
    REQUIRE(names(said) == "none-but-relied");
    CHECK(said[0].arguments.at("count") == "1");
    CHECK(said[0].related.size() == 2);
}

TEST_CASE("sections.appendix-content gives the heading back what it lost to the icon") {
    Sketch paper;
    paper.section("", "empty", "Appendix 3: What do we mean?").cut_heading("Appendix 3").embedded();
    paper.line("Glossary.pdf");
    const auto said = run_check(paper, "sections.appendix-content");
    REQUIRE(names(said) == "icon-only");
    CHECK(said[0].where == "Appendix 3: What do we mean?");
    CHECK(said[0].arguments.at("heading") == "Appendix 3: What do we mean?");
    CHECK(said[0].arguments.at("file") == "Glossary.pdf");
}

TEST_CASE("sections.appendix-content leaves a list of appendices alone") {
    Sketch list;
    list.section("", "empty", "Appendix A – Map").section("", "empty", "Appendix B – Costs");
    const auto said = run_check(list, "sections.appendix-content");
    REQUIRE(names(said) == "list-only");
    CHECK(said[0].arguments.at("count") == "2");
    CHECK(names(run_check(Sketch(), "sections.appendix-content")) == "none");
}

TEST_CASE("sections.record-filled looks past the labels") {
    const auto record = [](const std::vector<std::string>& rows, bool header) {
        Sketch paper;
        paper.section("eia-record", "substantive", "Equality Impact Assessment record");
        paper.table(rows, header);
        return run_check(paper, "sections.record-filled", {{"role", "eia-record"}});
    };
    const auto blank = record({"Date\tCompleted by\tReview date"}, false);
    REQUIRE(names(blank) == "blank");
    CHECK(blank[0].where == "Equality Impact Assessment record");
    CHECK(blank[0].arguments.at("heading") == "Equality Impact Assessment record");
    CHECK(names(record({"Date\tCompleted by", "\t"}, true)) == "blank");
    CHECK(names(record({"Date\tCompleted by\tReview", "\tD. Egan\t"}, false)) == "filled");
    CHECK(names(record({"Date\t", "Completed by\t"}, false)) == "blank");
    CHECK(names(record({"Date\t", "Completed by\tD. Egan"}, false)) == "filled");

    Sketch prose;
    prose.section("eia-record", "substantive", "EIA record");
    prose.line("Completed by D. Egan in July.");
    CHECK(names(run_check(prose, "sections.record-filled", {{"role", "eia-record"}})) == "filled");
    Sketch bare;
    bare.section("eia-record", "empty", "EIA record");
    CHECK(names(run_check(bare, "sections.record-filled", {{"role", "eia-record"}})) == "blank");
    CHECK(names(run_check(bare, "sections.record-filled", {{"role", "approval-history"}})) ==
          "absent");
}

TEST_CASE("sections.record-filled takes no promise for an entry") {
    const auto record = [](const char* words) {
        Sketch paper;
        paper.section("reasons", "nil", "Reasons");
        paper.line(words);
        return run_check(paper, "sections.record-filled", {{"role", "reasons"}});
    };
    for (const char* words : {"TBC", "To be confirmed.", "It is to be added", "??", "[xx]", "……"}) {
        CAPTURE(words);
        const auto said = record(words);
        REQUIRE(names(said) == "to-come");
        CHECK(said[0].where == words);
        CHECK(said[0].arguments.at("words") == words);
    }
    for (const char* words : {"None.", "N/A", "Nil", "The cost is to be confirmed in May.",
                              "[Redacted]", "To be agreed with the trust, who asked for it."}) {
        CAPTURE(words);
        CHECK(names(record(words)) == "filled");
    }
}

TEST_CASE("sections.field-filled takes neither a held place nor an impossible day for an answer") {
    const auto field = [](const std::string& label, const std::string& value) {
        Sketch paper;
        paper.field(label + " " + value, {"asked", label, "given", value, ""});
        return names(run_check(paper, "sections.field-filled", {{"field", "asked"}}));
    };
    for (const char* words : {"TBC", "tba.", "XX", "£tbc", "?", "...", "…", "To be confirmed",
                              "[ABC/nn]", "[dd month]", "[reference to be given]", "____"}) {
        CAPTURE(words);
        CHECK(field("Reference:", words) == "to-come");
    }
    for (const char* words : {"N/A", "None", "nil", "ABC/14", "[Redacted under section 40]",
                              "[s. 40]", "[x]", "45/13/2026", "Tbconnect Ltd", "x", "-"}) {
        CAPTURE(words);
        CHECK(field("Reference:", words) == "filled");
    }
    CHECK(field("Officer:", "[Anwen Price]") == "bracketed");
    for (const char* words : {"45/13/2026", "0/4/2026", "45 June 2024", "32nd May, 26"}) {
        CAPTURE(words);
        CHECK(field("Date of action:", words) == "no-such-day");
    }
    for (const char* words :
         {"12/31/2026", "Spring 2026", "45 days after 3 May 2026", "2026/27", "31 days", "1/2"}) {
        CAPTURE(words);
        CHECK(field("Date of action:", words) == "filled");
    }
    Sketch kept;
    kept.field("Date: 31/02/2026", {"asked", "Date:", "given", "31/02/2026", "", {2026, 2, 31}});
    CHECK(names(run_check(kept, "sections.field-filled", {{"field", "asked"}})) == "no-such-day");
}

TEST_CASE("sections.fields-present misses what was taken out of the form") {
    Sketch paper;
    paper.field("Reference: A/14", {"reference", "Reference:", "given", "A/14", ""});
    paper.field("Cost centre:", {"cost-centre", "Cost centre:", "blank", "", ""});
    paper.line("2. Officer in charge  A. Price");
    paper.line("Signed (Budget holder)");
    const auto present = [&](const std::vector<std::pair<std::string, std::string>>& asked) {
        std::vector<std::map<std::string, std::string>> records;
        for (const auto& [id, name] : asked)
            records.push_back({{"field", id}, {"name", name}});
        return run_check(paper, "sections.fields-present", "fields", records);
    };
    // blank is another rule's business, and a label that was not made out may well be there
    CHECK(names(present({{"reference", "Reference"},
                         {"cost-centre", "Cost centre"},
                         {"officer", "Officer in charge"}})) == "present");
    const auto gone = present({{"reference", "Reference"}, {"holder", "Budget holder"}});
    REQUIRE(names(gone) == "missing");
    CHECK(gone[0].where.empty());
    CHECK(gone[0].subject == "holder");
    CHECK(gone[0].arguments.at("name") == "Budget holder");
    CHECK(names(present({{"a", "Ward"}, {"b", "Holder"}, {"c", "Date"}})) == "none-found");
}

TEST_CASE("sections.record-filled accuses no run of bare labels, where the rule says so") {
    // "Decision", "Reasons", "Options" and then the answers to all of them
    Sketch run;
    run.section("decision", "empty", "Decision");
    run.section("reasons", "empty", "Reasons");
    run.section("options", "substantive", "Options");
    run.line("To let the flats.");
    const auto beside = [](const Sketch& paper, const char* role) {
        return names(
            run_check(paper, "sections.record-filled", {{"role", role}, {"beside", "true"}}));
    };
    CHECK(beside(run, "decision") == "labels-together");
    CHECK(beside(run, "reasons") == "labels-together");
    CHECK(beside(run, "options") == "filled");
    CHECK(names(run_check(run, "sections.record-filled", {{"role", "reasons"}})) == "blank");

    Sketch alone;
    alone.section("decision", "substantive", "Decision");
    alone.line("To let the flats.");
    alone.section("reasons", "empty", "Reasons");
    alone.section("options", "substantive", "Options");
    alone.line("Sale.");
    CHECK(beside(alone, "reasons") == "blank");
}
