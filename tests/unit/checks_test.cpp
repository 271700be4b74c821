// Officers' rows, sign-offs and publication questions: what the checks of those plugins say of
// papers made by hand. The checks of sections are in sections_checks_test.cpp.
#include "check_sketch.hpp"
#include "support/catch.hpp"

using duly_test::names;
using duly_test::run_check;
using duly_test::Sketch;

namespace {

constexpr duly::Date day(int year, int month, int day_of_month) {
    return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
            static_cast<std::uint8_t>(day_of_month)};
}

Sketch rows() {
    Sketch paper;
    paper.section("legal", "substantive", "Legal Comments:");
    paper.line("4.1 The power is in section 143 of the Act of 2014. Officers took advice on it.");
    paper.section("declarations", "substantive", "ORIGINATING OFFICER DECLARATION");
    paper.row("Finance:\tThe team has been consulted.\t✓",
              {"financial", "Finance:", "ticked", "The team has been consulted.", "✓"});
    paper.row("Legal Advice:\tLegal advice is not required. It was settled in 2017.\t",
              {"legal", "Legal Advice:", "blank",
               "Legal advice is not required. It was settled in 2017.", ""});
    paper.row("Director:\t~@", {"director", "Director:", "unclear", "", "~@"});
    paper.line(
        "I confirm that financial, legal and equalities advice has been taken into account.");
    return paper;
}

Sketch::Signoff signed_by(std::string role, std::string label, duly::Date date, std::string words) {
    return {std::move(role), std::move(label), "signed", "R. Brook", date, std::move(words)};
}

} // namespace

TEST_CASE("declarations.answered tells ticked, blank and unclear rows apart") {
    const auto said = run_check(rows(), "declarations.answered");
    REQUIRE(names(said) == "ticked blank unclear");
    CHECK(said[0].arguments.at("row") == "Finance");
    CHECK(said[1].arguments.at("row") == "Legal Advice");
    CHECK(said[1].where == "Legal Advice:\tLegal advice is not required. It was settled in 2017.");
    CHECK(said[1].subject == "legal");
    CHECK(said[2].arguments.at("mark") == "~@");
}

TEST_CASE("declarations.answered does not quote a mark that is not there") {
    Sketch paper;
    paper.section("declarations", "substantive", "ORIGINATING OFFICER DECLARATION");
    paper.row("Finance: consulted", {"financial", "Finance:", "unclear", "consulted", ""});
    CHECK(names(run_check(paper, "declarations.answered")) == "mark-lost");
}

TEST_CASE("declarations.answered looks only at the rows it is asked for") {
    CHECK(names(run_check(rows(), "declarations.answered", {{"row", "legal head-of-unit"}})) ==
          "blank");
    CHECK(names(run_check(rows(), "declarations.answered", {{"row", "equality"}})) == "no-rows");
    CHECK(names(run_check(Sketch(), "declarations.answered")) == "no-rows");
}

TEST_CASE("declarations.stated wants words, and not the form's own") {
    Sketch paper = rows();
    paper.row("Equalities:\t[Insert name] has been consulted.\t✓",
              {"equality", "Equalities:", "ticked", "[Insert name] has been consulted.", "✓"});
    paper.row(
        "Sources:\tThe report [2] and these [harmful] practices.\t✓",
        {"sources", "Sources:", "ticked", "The report [2] and these [harmful] practices.", "✓"});
    const auto said = run_check(paper, "declarations.stated");
    REQUIRE(names(said) == "stated stated no-statement placeholder stated");
    CHECK(said[2].where == "Director:\t~@");
    CHECK(said[2].arguments.at("row") == "Director");
    CHECK(said[3].arguments.at("words") == "[Insert name]");

    Sketch form;
    form.row("Legal Advice:\tState: consulted / not required\t✓",
             {"legal", "Legal Advice:", "ticked", "State: consulted / not required", "✓"});
    CHECK(names(run_check(form, "declarations.stated")) == "stated");
    CHECK(names(run_check(form, "declarations.stated", {{"form-words", "^state: "}})) ==
          "placeholder");
}

TEST_CASE("declarations.not-required is contradicted by advice in the paper") {
    const auto said = run_check(
        rows(), "declarations.not-required",
        {{"row", "legal"}, {"role", "legal"}, {"certified", "financial, legal .* into account"}});
    REQUIRE(names(said) == "contradicted");
    CHECK(said[0].where == "Legal Advice:\tLegal advice is not required. It was settled in 2017.");
    CHECK(said[0].arguments.at("words") == "Legal advice is not required.");
    CHECK(said[0].arguments.at("heading") == "Legal Comments");
    CHECK(said[0].arguments.at("place") == "Legal Comments:");
    REQUIRE(said[0].related.size() == 2);
    CHECK(said[0].related[1] ==
          "financial, legal and equalities advice has been taken into account");
}

TEST_CASE("declarations.not-required lets pass what agrees") {
    // A row that says no such thing.
    CHECK(names(run_check(rows(), "declarations.not-required",
                          {{"row", "financial"}, {"role", "legal"}})) == "consistent");
    // No section of advice; no row.
    CHECK(names(run_check(rows(), "declarations.not-required",
                          {{"row", "legal"}, {"role", "equality"}})) == "consistent");
    CHECK(names(run_check(rows(), "declarations.not-required",
                          {{"row", "privacy"}, {"role", "privacy"}})) == "absent");
    // The section itself says that none was needed.
    Sketch paper;
    paper.section("legal", "substantive", "Legal Comments");
    paper.line("Legal advice is not required because the grant renews one already approved.");
    paper.section("declarations", "substantive", "Declaration");
    paper.row("Legal:\tNot required.", {"legal", "Legal", "ticked", "Not required.", "✓"});
    CHECK(names(run_check(paper, "declarations.not-required",
                          {{"row", "legal"}, {"role", "legal"}})) == "consistent");
    // An assessment that is not required is not advice that is not required.
    Sketch privacy;
    privacy.section("privacy", "substantive", "GDPR and Data Privacy");
    privacy.line("Providers have carried out assessments of their own.");
    privacy.row("GDPR:\tA DPIA is not required.",
                {"privacy", "GDPR", "ticked", "A DPIA is not required.", "✓"});
    CHECK(names(run_check(privacy, "declarations.not-required",
                          {{"row", "privacy"}, {"role", "privacy"}})) == "consistent");
}

TEST_CASE("declarations.interest wants the confirmation, not an interest") {
    Sketch paper;
    paper.line("Readers with an interest in the pool may write to the clerk.");
    paper.signoff(signed_by("decision_maker", "The Deputy Mayor", day(2020, 5, 6), "06/05/2020"));
    const auto without = run_check(paper, "declarations.interest");
    REQUIRE(names(without) == "missing");
    CHECK(without[0].where == "The Deputy Mayor");

    paper.line("I have considered my interests, personal and prejudicial, in the light of");
    paper.line("the Code of Conduct. I have none to record.");
    const auto with = run_check(paper, "declarations.interest");
    REQUIRE(names(with) == "declared");
    CHECK_THAT(with[0].arguments.at("words"),
               duly_test::contains("I have considered my interests"));

    CHECK(names(run_check(rows(), "declarations.interest")) == "absent");
}

TEST_CASE("declarations.interest reads on where a line breaks the sentence") {
    Sketch paper;
    paper.signoff(signed_by("decision_maker", "The Deputy Mayor", day(2020, 5, 6), "06/05/2020"));
    paper.line("I have turned my mind to the question of personal and");
    paper.line("prejudicial interests, and there is nothing to record.");
    CHECK(names(run_check(paper, "declarations.interest")) == "declared");
}

TEST_CASE("declarations.rows-present names each row that is not there") {
    const std::vector<std::map<std::string, std::string>> form = {
        {{"row", "financial"}, {"name", "Financial Advice"}},
        {{"row", "head-of-unit director"}, {"name", "Head of Unit"}},
        {{"row", "equality"}, {"name", "Equalities Advice"}},
    };
    const auto said = run_check(rows(), "declarations.rows-present", "rows", form);
    REQUIRE(names(said) == "missing");
    CHECK(said[0].arguments.at("row") == "Equalities Advice");
    CHECK(said[0].where.empty());
    CHECK(said[0].subject == "equality");
    CHECK(names(run_check(rows(), "declarations.rows-present", "rows",
                          {form.begin(), form.begin() + 2})) == "present");

    CHECK(names(run_check(Sketch(), "declarations.rows-present", "rows", form)) == "no-table");
    Sketch unread;
    unread.section("declarations", "substantive", "ORIGINATING OFFICER DECLARATION:");
    unread.line("Finnncia1 Adv1ce");
    const auto unsure = run_check(unread, "declarations.rows-present", "rows", form);
    REQUIRE(names(unsure) == "unsure");
    CHECK(unsure[0].arguments.at("heading") == "ORIGINATING OFFICER DECLARATION");

    Sketch broken = rows(); // the row's words run over two lines, of which neither is a row
    broken.line("Equalities");
    broken.line("Advice has been sought.");
    CHECK(names(run_check(broken, "declarations.rows-present", "rows", form)) == "unsure");
}

TEST_CASE("signoff.signed tells signed, blank and unclear apart") {
    Sketch paper;
    paper.stage("signed");
    paper.signoff(signed_by("decision_maker", "Deputy Mayor:", day(2019, 3, 25), "25/03/19"));
    paper.signoff(
        {"chief_executive", "Chief Executive Officer", "blank", "", day(2019, 3, 22), "22/3/19"});
    paper.signoff({"treasurer", "Treasurer", "unclear", "•~", {}, ""});

    const auto good = run_check(paper, "signoff.signed", {{"role", "decision_maker"}});
    REQUIRE(names(good) == "signed");
    CHECK(good[0].where == "R. Brook");
    CHECK(good[0].arguments.at("name") == "Deputy Mayor");

    const auto blank = run_check(paper, "signoff.signed", {{"role", "chief_executive"}});
    REQUIRE(names(blank) == "blank");
    CHECK(blank[0].where == "Signature");
    CHECK(blank[0].subject == "chief_executive");

    const auto unclear = run_check(paper, "signoff.signed", {{"role", "treasurer"}});
    REQUIRE(names(unclear) == "unclear");
    CHECK(unclear[0].arguments.at("words") == "•~");

    const auto missing = run_check(paper, "signoff.signed",
                                   {{"role", "head_of_paid_service"}, {"name", "the Head"}});
    REQUIRE(names(missing) == "missing");
    CHECK(missing[0].where.empty());
    CHECK(missing[0].arguments.at("name") == "the Head");
    CHECK(names(run_check(Sketch(), "signoff.signed", {{"role", "decision_maker"}})) == "absent");
}

TEST_CASE("signoff.signed asks nothing of a draft") {
    Sketch paper;
    paper.stage("draft");
    paper.signoff({"decision_maker", "Deputy Mayor", "blank", "", {}, ""});
    const auto said = run_check(paper, "signoff.signed", {{"role", "decision_maker"}});
    REQUIRE(names(said) == "not-yet");
    CHECK(said[0].arguments.at("stage") == "draft");
    CHECK(names(run_check(paper, "signoff.signed", {{"role", "decision_maker"}, {"stages", ""}})) ==
          "blank");
    CHECK(names(run_check(paper, "signoff.dated", {{"role", "decision_maker"}})) == "not-yet");
}

TEST_CASE("signoff.dated wants a date beside a signature") {
    Sketch paper;
    paper.stage("signed");
    paper.signoff(signed_by("dated", "Dated", day(2019, 3, 25), "25/03/19"));
    paper.signoff(signed_by("undated", "Undated", {}, ""));
    paper.signoff(signed_by("form", "Form", {}, "DD/MM/YYYY"));
    paper.signoff(signed_by("scrawl", "Scrawl", {}, "2S/0E/l9"));
    paper.signoff({"neither", "Neither", "blank", "", {}, ""});
    const auto dated = run_check(paper, "signoff.dated", {{"role", "dated"}});
    REQUIRE(names(dated) == "dated");
    CHECK(dated[0].where == "25/03/19");
    CHECK(dated[0].arguments.at("date") == "2019-03-25");
    CHECK(names(run_check(paper, "signoff.dated", {{"role", "undated"}})) == "undated");
    const auto form = run_check(paper, "signoff.dated", {{"role", "form"}});
    REQUIRE(names(form) == "placeholder");
    CHECK(form[0].arguments.at("words") == "DD/MM/YYYY");
    CHECK(names(run_check(paper, "signoff.dated", {{"role", "scrawl"}})) == "unclear");
    CHECK(names(run_check(paper, "signoff.dated", {{"role", "neither"}})) == "unsigned");
    CHECK(names(run_check(paper, "signoff.dated", {{"role", "nobody"}})) == "absent");
}

TEST_CASE("signoff.dated takes no day that the calendar does not have") {
    Sketch paper;
    paper.stage("signed");
    paper.signoff(signed_by("kept", "Kept", day(2026, 2, 31), "31 February 2026"));
    paper.signoff(signed_by("read", "Read", {}, "45/13/2026"));
    paper.signoff(signed_by("turned", "Turned", {}, "12/31/2026"));
    const auto kept = run_check(paper, "signoff.dated", {{"role", "kept"}});
    REQUIRE(names(kept) == "no-such-day");
    CHECK(kept[0].where == "31 February 2026");
    CHECK(kept[0].arguments.at("words") == "31 February 2026");
    CHECK(names(run_check(paper, "signoff.dated", {{"role", "read"}})) == "no-such-day");
    CHECK(names(run_check(paper, "signoff.dated", {{"role", "turned"}})) == "unclear");
    // where another rule tells of it
    const auto silent = [&](const char* role) {
        return names(run_check(paper, "signoff.dated", {{"role", role}, {"calendar", "false"}}));
    };
    CHECK(silent("kept") == "told-elsewhere");
    CHECK(silent("read") == "unclear");
}

TEST_CASE("signoff.order compares dates as far as they are known") {
    const auto order = [](duly::Date first, duly::Date second) {
        Sketch paper;
        paper.signoff(signed_by("chief_executive", "Chief Executive", first, "first"));
        paper.signoff(signed_by("decision_maker", "Deputy Mayor", second, "second"));
        return run_check(paper, "signoff.order",
                         {{"first", "chief_executive"}, {"second", "decision_maker"}});
    };
    const auto wrong = order(day(2017, 7, 26), day(2017, 7, 25));
    REQUIRE(names(wrong) == "after");
    CHECK(wrong[0].where == "first");
    CHECK(wrong[0].arguments.at("first") == "Chief Executive");
    CHECK(wrong[0].arguments.at("first-date") == "2017-07-26");
    CHECK(wrong[0].arguments.at("second-date") == "2017-07-25");
    CHECK(wrong[0].related == std::vector<std::string>{"second"});
    CHECK(names(order(day(2017, 6, 15), day(2017, 7, 25))) == "in-order");
    CHECK(names(order(day(2017, 4, 7), day(2017, 4, 7))) == "in-order");
    CHECK(names(order({}, day(2017, 4, 7))) == "unknown");
    CHECK(names(order(day(2017, 4, 31), day(2017, 4, 7))) == "unknown");
}

TEST_CASE("signoff.possible-date knows the calendar") {
    Sketch paper;
    paper.line("The trial ends on 30 February 2020.");
    paper.line("It began on 29 February 2020.");
    paper.dates("30 February 2020", day(2020, 2, 30)).dates("29 February 2020", day(2020, 2, 29));
    paper.signoff(signed_by("a", "A", day(2020, 4, 31), "31/04/2020"));
    paper.signoff(signed_by("b", "B", day(2020, 4, 30), "30/04/2020"));
    const auto said = run_check(paper, "signoff.possible-date");
    REQUIRE(names(said) == "impossible possible");
    CHECK(said[0].where == "31/04/2020");
    CHECK(said[0].arguments.at("words") == "31/04/2020");
    CHECK(said[0].arguments.at("name") == "A");
    CHECK(names(run_check(paper, "signoff.possible-date", {{"role", "b"}})) == "possible");
    const auto all =
        run_check(paper, "signoff.possible-date", {{"role", "b"}, {"everywhere", "true"}});
    REQUIRE(names(all) == "possible impossible");
    CHECK(all[1].where == "30 February 2020");
    CHECK(names(run_check(Sketch(), "signoff.possible-date")) == "absent");
}

TEST_CASE("signoff.possible-date looks at the head of the paper and at fields for dates") {
    Sketch paper;
    paper.line("Report to the Ferry Board, 31 February 2026");
    paper.field("Date of action: 45/13/2026",
                {"action", "Date of action:", "given", "45/13/2026", ""});
    paper.field("Reference: 46/13/2026", {"reference", "Reference:", "given", "46/13/2026", ""});
    paper.line("The head ends here.");
    for (int i = 0; i < 12; ++i)
        paper.line("The ferry runs.");
    paper.line("It was to end on 30 February 2027.");
    paper.dates("31 February 2026", day(2026, 2, 31)).dates("30 February 2027", day(2027, 2, 30));
    const auto said =
        run_check(paper, "signoff.possible-date", {{"labels", "\\bdate\\b"}, {"front", "true"}});
    REQUIRE(names(said) == "impossible impossible");
    CHECK(said[0].where == "45/13/2026");
    CHECK(said[0].arguments.at("name") == "Date of action");
    CHECK(said[1].where == "31 February 2026");
    CHECK(names(run_check(paper, "signoff.possible-date",
                          {{"labels", "\\bdate\\b"}, {"judged", "title action"}})) == "absent");
}

TEST_CASE("signoff.possible-date finds an impossible day in any words, and no numbers") {
    const auto told = [](const std::string& words, const std::string& date, duly::Date value) {
        Sketch paper;
        paper.line("The head of the paper.");
        paper.line(words);
        paper.dates(date, value);
        return names(run_check(paper, "signoff.possible-date", {{"everywhere", "true"}}));
    };
    const std::string tail = ", and the wardens wrote at length of what they had seen on the "
                             "landing stage, of the piles and of the planks that want renewing.";
    CHECK(told("They came on 30 February 2023" + tail, "30 February 2023", day(2023, 2, 30)) ==
          "impossible");
    CHECK(told("The work is due by 31/09/2024" + tail, "31/09/2024", day(2024, 9, 31)) ==
          "impossible");
    CHECK(told("They came on 28 February 2023" + tail, "28 February 2023", day(2023, 2, 28)) ==
          "absent");
    for (const std::string before :
         {"See minute ", "As item ", "Minute no. ", "Version ", "The date should not be "})
        CHECK(told(before + "31/09/2024" + tail, "31/09/2024", day(2024, 9, 31)) == "absent");
    CHECK(told("31/09/2024 Fences" + tail, "31/09/2024", day(2024, 9, 31)) == "absent");
    CHECK(told("In lot 31  June 2024" + tail, "31  June 2024", day(2024, 6, 31)) == "absent");
    CHECK(told("Bulletin 35 March 2024" + tail, "35 March 2024", day(2024, 3, 35)) == "absent");
    CHECK(told("The years 30/02/16" + tail, "30/02/16", day(2016, 2, 30)) == "absent");
}

namespace {

struct Publication {
    std::string deferral, reason_state, reason, until_state, until;
    duly::Date until_date{}, decision = day(2017, 4, 7);

    [[nodiscard]] Sketch paper() const {
        Sketch out;
        out.date(decision);
        out.field("Is publication to be deferred? " + deferral,
                  {"foi.part1", "Is publication to be deferred?",
                   deferral == "YES/NO" ? "placeholder" : "given", deferral,
                   deferral == "YES"  ? "yes"
                   : deferral == "NO" ? "no"
                                      : "unresolved"});
        out.field("If yes, for what reason: " + reason,
                  {"foi.reason", "If yes, for what reason:", reason_state, reason, ""});
        out.field("Until what date: " + until,
                  {"foi.until", "Until what date:", until_state, until, "", until_date});
        return out;
    }
};

} // namespace

TEST_CASE("publication.answered wants one answer") {
    const auto ask = [](const std::string& answer) {
        return run_check(Publication{answer, "blank", "", "blank", ""}.paper(),
                         "publication.answered", {{"field", "foi.part1"}, {"name", "deferral"}});
    };
    const auto open = ask("YES/NO");
    REQUIRE(names(open) == "unanswered");
    CHECK(open[0].where == "Is publication to be deferred? YES/NO");
    CHECK(open[0].arguments.at("question") == "Is publication to be deferred?");
    CHECK(open[0].arguments.at("words") == "YES/NO");
    const auto no = ask("NO");
    REQUIRE(names(no) == "answered");
    CHECK(no[0].arguments.at("answer") == "NO");

    Sketch paper;
    paper.field("Is there a Part 2 form", {"foi.part2", "Is there a Part 2 form", "blank", "", ""});
    paper.field("Deferred? perhaps", {"foi.part1", "Deferred?", "given", "perhaps", ""});
    paper.field("Urgent? YES / NO", {"urgent", "Urgent?", "given", "YES / NO", "unresolved"});
    CHECK(names(run_check(paper, "publication.answered",
                          {{"field", "urgent"}, {"name", "urgency"}})) == "unanswered");
    paper.field("", {"foi.reason", "Reason", "absent", "", ""});
    CHECK(names(run_check(paper, "publication.answered",
                          {{"field", "foi.part2"}, {"name", "Part 2"}})) == "blank");
    CHECK(names(run_check(paper, "publication.answered",
                          {{"field", "foi.part1"}, {"name", "deferral"}})) == "unclear");
    CHECK(names(run_check(paper, "publication.answered",
                          {{"field", "foi.reason"}, {"name", "reason"}})) == "missing");
    CHECK(names(run_check(Sketch(), "publication.answered",
                          {{"field", "foi.part2"}, {"name", "Part 2"}})) == "absent");
}

TEST_CASE("publication.reason is asked for where publication waits") {
    const auto reason = [](const Publication& p) {
        return run_check(p.paper(), "publication.reason");
    };
    const auto dated = reason({"YES/NO", "blank", "", "given", "15 April 2017", day(2017, 4, 15)});
    REQUIRE(names(dated) == "date-no-reason");
    CHECK(dated[0].where == "If yes, for what reason:");
    CHECK(dated[0].arguments.at("date") == "2017-04-15");
    CHECK(dated[0].related == std::vector<std::string>{"Until what date: 15 April 2017"});

    const auto deferred = reason({"YES", "blank", "", "given", "15 April 2017", day(2017, 4, 15)});
    REQUIRE(names(deferred) == "deferred-no-reason");
    CHECK(deferred[0].arguments.at("question") == "If yes, for what reason");

    const auto said = reason({"YES", "given", "The tender is open.", "blank", ""});
    REQUIRE(names(said) == "given");
    CHECK(said[0].arguments.at("words") == "The tender is open.");
    const auto held = reason({"YES", "given", "tbc", "blank", ""});
    REQUIRE(names(held) == "to-come");
    CHECK(held[0].where == "tbc");
    CHECK(held[0].arguments.at("name") == "If yes, for what reason");
    CHECK(names(reason({"YES", "given", "The price is to be confirmed.", "blank", ""})) == "given");
    CHECK(names(reason({"NO", "given", "tbc", "blank", ""})) == "not-deferred");
    // The answer itself goes on, in a form without a line for the reason.
    Sketch inline_reason;
    inline_reason.field(
        "Deferred? Yes, while the tender is open",
        {"foi.part1", "Deferred?", "given", "Yes, while the tender is open", "yes"});
    CHECK(names(run_check(inline_reason, "publication.reason")) == "given");
    Sketch bare;
    bare.field("Deferred? Yes", {"foi.part1", "Deferred?", "given", "Yes", "yes"});
    CHECK(names(run_check(bare, "publication.reason")) == "deferred-no-reason");
    // The words that were offered are no reason.
    for (const std::string answer : {"☒ Yes ☐ No ☐ N/A", "Yes (please delete as appropriate)",
                                     "YES / NO / N/A", "Yes ☐ – ☐ –"}) {
        Sketch offered;
        offered.field("Deferred? " + answer, {"foi.part1", "Deferred?", "given", answer, "yes"});
        CHECK(names(run_check(offered, "publication.reason")) == "deferred-no-reason");
    }
    // Not deferred: blank lines are right, and a date left in the form is no deferral.
    CHECK(names(reason({"NO", "blank", "", "blank", ""})) == "not-deferred");
    CHECK(names(reason({"NO", "blank", "", "given", "15 April 2017", day(2017, 4, 15)})) ==
          "not-deferred");
    CHECK(names(reason({"YES/NO", "blank", "", "placeholder", "[Insert date]"})) == "not-deferred");
}

TEST_CASE("publication.until wants a day that is not before the decision") {
    const auto until = [](const Publication& p) {
        return run_check(p.paper(), "publication.until");
    };
    const auto early = until({"YES", "given", "x", "given", "6 April 2017", day(2017, 4, 6)});
    REQUIRE(names(early) == "before-decision");
    CHECK(early[0].where == "Until what date: 6 April 2017");
    CHECK(early[0].arguments.at("date") == "2017-04-06");
    CHECK(early[0].arguments.at("decision") == "2017-04-07");
    CHECK(names(until({"YES", "given", "x", "given", "7 April 2017", day(2017, 4, 7)})) == "sound");
    CHECK(names(until({"YES/NO", "blank", "", "given", "15 April 2017", day(2017, 4, 15)})) ==
          "sound");
    CHECK(names(until({"YES", "given", "x", "given", "31 April 2017", day(2017, 4, 31)})) ==
          "impossible");
    CHECK(names(until({"YES", "given", "x", "given", "April", {}})) == "unclear");
    CHECK(names(until({"YES", "given", "x", "given", "8 May 2017", day(2017, 5, 8), {}})) ==
          "undated");
    const auto none = until({"YES", "given", "x", "placeholder", "[Insert date]"});
    REQUIRE(names(none) == "deferred-no-date");
    CHECK(none[0].where == "Until what date: [Insert date]");
    CHECK(names(until({"NO", "blank", "", "blank", ""})) == "not-deferred");
    CHECK(names(until({"NO", "blank", "", "placeholder", "[Insert date]"})) == "not-deferred");
    CHECK(names(until({"NO", "blank", "", "given", "15 April 2017", day(2017, 4, 15)})) ==
          "no-but-dated");
}

TEST_CASE("publication.residue finds the form's words in its fields") {
    const auto said =
        run_check(Publication{"YES/NO", "blank", "", "placeholder", "[Insert date]"}.paper(),
                  "publication.residue");
    REQUIRE(names(said) == "placeholder"); // the open choice is publication.answered's
    CHECK(said[0].where == "Until what date: [Insert date]");
    CHECK(said[0].arguments.at("words") == "[Insert date]");
    CHECK(said[0].arguments.at("field") == "Until what date");
    CHECK(said[0].subject == "foi.until");
    const auto clean =
        run_check(Publication{"NO", "blank", "", "blank", ""}.paper(), "publication.residue");
    REQUIRE(names(clean) == "clean");
    CHECK(clean[0].arguments.at("count") == "3");
    CHECK(names(run_check(Publication{"NO", "blank", "", "blank", ""}.paper(),
                          "publication.residue", {{"fields", "title"}})) == "absent");
}
