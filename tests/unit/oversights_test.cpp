// What officers see at a glance in papers of many layouts: actions that nobody has, gaps in forms,
// dates of a paper's own record; and what looks like it and is right.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

/// "RULE case" of all that does not hold, sorted, for rules that begin with the letters.
std::string told(const std::string& text, const std::string& letters, const std::string& stage = {},
                 const std::string& off = {}) {
    engine::CheckOptions options;
    options.stage = stage;
    if (!off.empty()) options.grades[off] = std::nullopt;
    const auto file = duly_test::project_checker().check(text, "paper.md", options);
    std::vector<std::string> said;
    for (const auto& paper : file.papers)
        for (const model::Finding& finding : paper.results)
            if (finding.outcome == model::Outcome::fail && finding.rule.starts_with(letters))
                said.push_back(finding.rule + " " + finding.case_name);
    std::sort(said.begin(), said.end());
    std::string all;
    for (const std::string& each : said)
        all += (all.empty() ? "" : ", ") + each;
    return all;
}

std::string minutes(const std::string& items, const std::string& actions) {
    return "# Minutes of the Lighting Committee\n\nThursday 14 March 2024\n\n"
           "Present: Cllr Ann Bright (Chair), Cllr Tom Ware, Cllr Sid Marr\n\n"
           "## 1. Lamps\n\nThe report on lamps was read, and members asked what it costs to run "
           "them all night, and whether some could be put out after midnight.\n\n" +
           items + "\n\n" + actions;
}

std::string record(const std::string& form) {
    return "# Officer decision record\n\nTitle: Mowing of verges\n\nReference: 24/17\n\n"
           "Date of decision: 12 March 2024\n\nDelegated authority: scheme, paragraph 3\n\n" +
           form;
}

} // namespace

TEST_CASE("actions: what is marked in the text and not in the table", "[oversights]") {
    const std::string table = "## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n"
                              "| Mend the lamp in Mill Lane | Surveyor | 2 April 2024 |\n";
    const std::string kept = "Action: Surveyor to mend the lamp in Mill Lane.\n\n";
    const std::string missed = "Head of Finance to circulate the electricity budget.";
    for (const char* mark :
         {"ACTION: ", "Action point: ", "**Action 2:** ", "Action (urgent): ", "Action – "}) {
        INFO(mark);
        CHECK(told(minutes(kept + mark + missed, table), "ACT003") == "ACT003 marked");
    }
    CHECK(told(minutes("ACTION: " + missed, table), "ACT003") == "ACT003 marked");
    // the same in other words, in another's name, or in a table of earlier meetings
    CHECK(told(minutes("ACTION: Surveyor to see to the light by the mill.", table), "ACT003")
              .empty());
    CHECK(told(minutes("ACTION: Head of Finance to send round the lamp accounts.", table), "ACT003")
              .empty());
    for (const char* heading : {"Outstanding actions", "Matters arising", "Progress on actions"})
        CHECK(told(minutes("ACTION: " + missed, "## " + std::string(heading) + table.substr(10)),
                   "ACT003")
                  .empty());
    // "affirmative action" and the like mark nothing
    CHECK(told(minutes(kept + "The plan calls for action - and soon - on every lamp.", table),
               "ACT003")
              .empty());
}

TEST_CASE("actions: nobody, or only words for nobody", "[oversights]") {
    const auto owner = [](const std::string& who, const std::string& head = "Owner") {
        return told(minutes("", "## Actions\n\n| No | Action | " + head +
                                    " | Due |\n|---|---|---|---|\n"
                                    "| 1 | Mend the lamp | Surveyor | 2 April 2024 |\n| 2 | "
                                    "Count the lamps | " +
                                    who + " | |\n"),
                    "ACT008");
    };
    CHECK(owner("") == "ACT008 one");
    for (const char* who : {"TBC", "tbc.", "To be confirmed", "Not yet assigned", "?", "TBA"})
        CHECK(owner(who) == "ACT008 to-come");
    CHECK(owner("TBC", "Action holder") == "ACT008 to-come");
    CHECK(owner("TBC", "Who?") == "ACT008 to-come");
    for (const char* who : {"Clerk", "All", "Cllr Tbilisi", "Clerk (deputy TBC)", "-"})
        CHECK(owner(who).empty());
    // an action that says itself who acts
    const auto action = [](const std::string& words) {
        return told(minutes("", "## Actions\n\n| No | Action | Owner | Due |\n|---|---|---|---|\n"
                                "| 1 | Mend the lamp | Surveyor | 2 April 2024 |\n| 2 | " +
                                    words + " | | |\n"),
                    "ACT008");
    };
    CHECK(action("Count the lamps") == "ACT008 one");
    for (const char* words : {"All to look out for broken lamps", "Count the lamps (as above)"})
        CHECK(action(words).empty());
    // a row that heads others, or goes on from one
    CHECK(told(minutes("", "## Actions\n\n| No | Action | Owner | Due |\n|---|---|---|---|\n"
                           "| 1 | Streets | | |\n| 1.1 | Mend the lamp | Surveyor | May 2024 |\n"
                           "| | and the one beside it | | |\n"),
               "ACT008")
              .empty());
}

TEST_CASE("actions: due before the meeting", "[oversights]") {
    const auto due = [](const std::string& heading, const std::string& day,
                        const std::string& columns = "| Action | Owner | Due date |") {
        const bool more = columns.find("Status") != std::string::npos;
        return told(minutes("", "## " + heading + "\n\n" + columns + "\n|---|---|---|" +
                                    (more ? "---|" : "") + "\n| Mend the lamp | Surveyor | " + day +
                                    " |" + (more ? " |" : "") +
                                    "\n| Count the lamps | Clerk | 2 April 2024 |\n"),
                    "ACT012");
    };
    CHECK(due("Actions", "1 February 2024") == "ACT012 one");
    CHECK(due("Summary of actions agreed", "14/03/2023") == "ACT012 one");
    CHECK(due("Action log", "1 February 2024") == "ACT012 perhaps");
    CHECK(due("Actions", "1 February 2024", "| Action | Owner | Date |") == "ACT012 one");
    CHECK(told(minutes("", "## Actions\n\n| Action | Owner | Date |\n|---|---|---|\n"
                           "| Mend the lamp | Surveyor | 8 February 2024 |\n"
                           "| Count the lamps | Clerk | 14 March 2024 |\n"),
               "ACT012")
              .empty()); // the days on which they were raised
    for (const char* day : {"14 March 2024", "March 2024", "2024", "ongoing", "1 February 2025",
                            "was 1 February 2024, now May"})
        CHECK(due("Actions", day).empty());
    CHECK(due("Actions from the last meeting", "1 February 2024").empty());
    CHECK(due("Actions", "1 February 2024", "| Action | Owner | Due date | Status |").empty());
}

TEST_CASE("forms: a blank is not answered by the next label", "[oversights]") {
    const std::string rest = "Decision: To mow on Mondays.\n\nReasons: The grass grows.\n";
    CHECK(told(record("Decision maker:\n\nDirectorate: Place\n\n" + rest), "REC406") ==
          "REC406 blank");
    CHECK(told(record("Decision maker:\n\nService area:\n\n" + rest), "REC406") == "REC406 blank");
    CHECK(told(record("Decision maker: TBC\n\n" + rest), "REC406") == "REC406 to-come");
    CHECK(told(record("Decision maker:\n\nDirector of Place\n\n" + rest), "REC406").empty());
    CHECK(told(record("Decision maker:\n\nCabinet Member for Place: Cllr Ann Bright\n\n" + rest),
               "REC406")
              .empty());
    // what asks for words may be answered by words with a colon
    const auto deferral = [](const std::string& reason) {
        return told("# Decision notice 2021/14\n\nPolice and Crime Commissioner for Larkshire\n\n"
                    "Title: Bicycles\n\nReference: 2021/14\n\n## Public access to information\n\n"
                    "Is the publication of this form to be deferred? Yes\n\nReason:\n\n" +
                        reason + "\n\nUntil what date: 4 May 2031\n",
                    "FOI502");
    };
    CHECK(deferral("Commercial sensitivity: prices").empty());
    // two blanks beside each other, in a form that is answered beside its labels
    const std::string two = "Decision maker: Clerk\n\nDecision:\n\nReasons for the decision:\n\n";
    CHECK(told(record(two + "Options considered: None\n"), "REC40") ==
          "REC403 blank, REC404 blank");
    // all labels first, as conversion leaves them
    CHECK(told(record(two + "Options considered:\n\nTo mow on Mondays.\n"), "REC40").empty());
}

TEST_CASE("forms: advice that is still to come", "[oversights]") {
    const auto legal = [](const std::string& words, const std::string& letters = "SEC402") {
        return told(record("Decision maker: Clerk\n\n## Decision\n\nTo mow on Mondays.\n\n"
                           "## Reasons\n\nThe grass grows.\n\n## Legal implications\n\n" +
                           words + "\n\nWards affected: All\n"),
                    letters);
    };
    for (const char* words : {"TBC", "To follow", "To be confirmed.", "To be added"})
        CHECK(legal(words) == "SEC402 to-come");
    for (const char* words : {"None", "N/A", "The power is in the Highways Act 1980.",
                              "Advice to follow the Highways Act 1980 was taken."})
        CHECK(legal(words).empty());
}

TEST_CASE("one template's words are told once", "[oversights]") {
    const auto report = [](const std::string& words) {
        return "# Report to Cabinet\n\nReport of: Director of Place\n\nDate: 12 March 2024\n\n"
               "## Recommendations\n\nThat Cabinet approves the plan of works.\n\n"
               "## Legal implications\n\n" +
               words +
               "\n\n## Risks\n\nThe ground may be wet [Insert risks, or state \"none "
               "arising\"] in May.\n";
    };
    const std::string ask = "[Insert implications, or state \"none arising\"]";
    CHECK(told(report(ask), "SEC207") == "SEC207 to-come");
    // what stands among other words is told by one rule, and once
    CHECK(told(report(ask), "PLC") == "PLC002 left");
    CHECK(told(report("The power is in the Highways Act 1980. " + ask), "SEC207").empty());
    CHECK(told(report("The power is in the Highways Act 1980. " + ask), "PLC") ==
          "PLC002 left, PLC002 left");
    // an error once it is published, which the gap alone is not
    CHECK(told(report(ask), "PLC", "published") == "PLC002 left, PLC002 left");
    CHECK(told(report(ask), "SEC207", "published").empty());
    CHECK(told(report("TBC"), "SEC207", "published") == "SEC207 to-come");
    CHECK(told(report("[None arising]"), "SEC207") == "SEC207 nil-unexplained");
    CHECK(told(report("TBC"), "SEC207") == "SEC207 to-come");
}

TEST_CASE("a sentence in brackets is no place held", "[oversights]") {
    const auto costs = [](const std::string& words) {
        return told("# Report to Cabinet\n\nReport of: Director of Place\n\nDate: 12 March 2024\n\n"
                    "## Recommendations\n\nThat Cabinet approves the plan of works.\n\n"
                    "## Financial implications\n\n" +
                        words + "\n\n## Risks\n\nThe ground may be wet in May.\n",
                    "SEC206");
    };
    for (const char* words :
         {"[The cost of £2,000 is met from the complete parks budget.]",
          "[State aid does not arise, as the lamps are for everyone.]",
          "[The trust agreed to provide lamps in May.]",
          "[Complete closure of the pier costs £20.]",
          "[The text of the lease sets the price at £2,000.]", "[Here the cost is £2,000.]",
          "[The harbour will write to confirm the sum.]",
          "[The lamps are to be paid from reserves.]"}) {
        INFO(words);
        CHECK(costs(words).empty());
    }
    for (const char* words :
         {"[Finance to advise on the cost]", "[Legal services please complete]",
          "[Complete the cost here]", "[State the cost and the budget]", "[State: none]",
          "[Cost to be confirmed by Finance]", "[Your text here]", "[Add costs]", "[xx]",
          "[Awaiting comments from Finance]", "[Please describe what will be spent]",
          "[This section should set out the costs of the plan.]"}) {
        INFO(words);
        CHECK(costs(words) == "SEC206 to-come");
    }
}

TEST_CASE("a guess within words left in silences nothing that is sure", "[oversights]") {
    const auto left = [](const std::string& words, const std::string& off = {}) {
        return told("# Report to Cabinet\n\nReport of: Director of Place\n\nDate: 12 March 2024\n\n"
                    "## Recommendations\n\nThat it be noted. " +
                        words + "\n",
                    "PLC", "published", off);
    };
    CHECK(left("[DN: do not print - the leader was never shown the £x,xxx that is owed]") ==
          "PLC002 doubtful, PLC004 left");
    CHECK(left("[Drafting note: ask [name] why the chief hid the figure]") ==
          "PLC002 doubtful, PLC004 left");
    CHECK(left("[Insert the cost (DN: nobody knows it)]") == "PLC002 left, PLC004 left");
    // nor does a rule that is switched off
    CHECK(left("[DN: do not print the £x,xxx that is owed]", "PLC002") == "PLC004 left");
    CHECK(left("[Insert the cost, or state none arising]", "PLC002") == "PLC005 left");
    // one thing in the same words, told once
    CHECK(left("[Insert the cost, or state none arising]") == "PLC002 left");
    // what is doubtful does not take the place of what is sure
    CHECK(left("[Outline the cost, or state none arising]").find("PLC005 left") !=
          std::string::npos);
}

TEST_CASE("a choice of boxes: none ticked and both ticked are two faults", "[oversights]") {
    const auto deferral = [](const std::string& boxes) {
        return told("# Decision notice 2021/14\n\nPolice and Crime Commissioner for Larkshire\n\n"
                    "Title: Bicycles\n\n## Recommendation\n\nTo buy ten.\n\n"
                    "## Public access to information\n\n"
                    "Is the publication of this form to be deferred? " +
                        boxes + "\n\nIs there a Part 2 form? No\n",
                    "FOI");
    };
    CHECK(deferral("☒ Yes ☒ No") == "FOI511 both");
    CHECK(deferral("☐ Yes ☐ No") == "FOI511 unticked");
    CHECK(deferral("YES/NO") == "FOI511 unanswered");
    CHECK(deferral("☐ Yes ☒ No").empty());
}

TEST_CASE("document control: dates against each other", "[oversights]") {
    const auto policy = [](const std::string& front, const std::string& letters) {
        return told("# Mooring Policy 2021-2024\n\nVersion: 1.1\n\n" + front +
                        "\n\n| Version | Date | Changes |\n|---|---|---|\n"
                        "| 1.0 | 3 February 2021 | First |\n| 1.1 | 9 March 2021 | Names |\n\n"
                        "## 1. Purpose\n\nThis policy sets out who moors where.\n\n"
                        "## 2. Scope\n\nAll boats.\n",
                    letters);
    };
    CHECK(policy("Date: 3 February 2021", "CTL006") == "CTL006 older");
    CHECK(policy("February 2021", "CTL006") == "CTL006 older");
    CHECK(policy("Version date: 3 April 2021", "CTL006") == "CTL006 newer");
    for (const char* right : {"Date: 9 March 2021", "Date: March 2021", "March 2021", "May 2021",
                              "2021", "The board met on 3 February 2021.", "Date: 3 May 2021",
                              "Date approved: 3 February 2021", "Effective date: 1 January 2021"})
        CHECK(policy(right, "CTL006").empty());

    CHECK(policy("| | |\n|---|---|\n| Owner | A Ash |\n| Date | 3 February 2021 |", "CTL006") ==
          "CTL006 older");
    // whoever signed gave the date
    for (const char* signed_on :
         {"Signed: A Ash\n\nPosition: Chair\n\nDate: 3 February 2021",
          "Signature of the chair\n\nA Ash\n\n3 February 2021",
          "Approved by\n\nA Ash, chair\n\nDate: 3 February 2021",
          "| Name | Post | Signature |\n|---|---|---|\n| A Ash | Chair | A Ash |\n\n"
          "Date: 3 February 2021",
          "Authorised by: A Ash\n\nDate: 3 February 2021",
          "Date: 3 February 2021\n\nSigned: A Ash"}) {
        INFO(signed_on);
        CHECK(policy(signed_on, "CTL006").empty());
    }

    const auto history = [](const std::string& head, const std::string& row) {
        return told("# Mooring Policy 2021-2024\n\nVersion: 1.1\n\nDate: 3 February 2021\n\n"
                    "## Version history\n\n" +
                        head + "\n|---|---|---|\n" + row + "\n\n## 1. Purpose\n\nTo moor.\n",
                    "CTL006");
    };
    CHECK(history("| Date | Version | Author |", "| 9 March 2021 | 1.1 | A Ash |") ==
          "CTL006 older");
    CHECK(history("| Version | Approved by | Review date |", "| 1.1 | Board | 9 March 2024 |")
              .empty());
    CHECK(history("| Version | Date | Author |", "| 1.1 | 3 February 2021, 9 March 2021 | A Ash |")
              .empty());

    const std::string approved = "Approved by: Harbour Board, 14 May 2021\n\n";
    CHECK(policy(approved + "Next review: 14 May 2020", "DAT005") == "DAT005 before");
    CHECK(policy(approved + "Review date: April 2021", "DAT005") == "DAT005 perhaps");
    CHECK(policy(approved + "Next review: May 2021", "DAT005").empty());
    CHECK(policy(approved + "Last reviewed: 14 May 2020", "DAT005").empty());

    CHECK(policy("Adopted by Full Council on 18 July 2025", "DAT006") == "DAT006 over");
    for (const char* right :
         {"Adopted by Full Council on 18 July 2024", "To be adopted by 18 July 2025",
          "Adopted by Full Council on 18 July 2025, extended by a year",
          "Last approved by Full Council on 18 July 2025"})
        CHECK(policy(right, "DAT006").empty());
    CHECK(policy(approved + "Review date: 1 May 2021 and on each 1 May after", "DAT005").empty());
    CHECK(policy(approved + "Next review: 1 May 2021, then annually", "DAT005").empty());
    const auto titled = [](const std::string& title) {
        return told(
            "# " + title +
                "\n\nVersion: 1.0\n\nAdopted by Full Council on 18 July 2024\n\n"
                "## 1. Purpose\n\nThis policy sets out what we do.\n\n## 2. Scope\n\nAll.\n",
            "DAT006");
    };
    CHECK(titled("Mooring Plan 2022/23") == "DAT006 over");
    CHECK(titled("Statement of Mooring Principles 2019-2022") == "DAT006 over");
    // due only when their year is over
    for (const char* title :
         {"Modern Slavery Statement 2022/23", "Statement of Accounts 2022/23",
          "Annual Governance Statement 2022/23", "Governance Statement 2022/23",
          "Treasury Management Strategy Outturn 2022/23", "Harbour Plan Performance 2022/23",
          "Modern Slavery and Human Trafficking Policy Statement 2022/23",
          "Assurance Statement 2022/23", "Corporate Plan 2022/23: end of year results"}) {
        INFO(title);
        CHECK(titled(title).empty());
    }

    CHECK(policy("Status: Final\n\nApproved by:\n\nDate of issue: 9 March 2021", "CTL007") ==
          "CTL007 fails");
    CHECK(policy("Approved by:\n\nDate approved: 9 March 2021", "CTL007") == "CTL007 fails");
    CHECK(policy("Status: Draft\n\nApproved by:\n", "CTL007").empty());
    CHECK(policy("Status: For approval\n\nApproved by:\n", "CTL007").empty());
    CHECK(policy("Status: Final\n\nApproved by: Harbour Board\n", "CTL007").empty());
}

TEST_CASE("lists of what is recommended or resolved: one left out", "[oversights]") {
    const auto list = [](const std::string& items, const std::string& heading = "Recommendations") {
        return told("# Report to Cabinet\n\nReport of: Clerk\n\nDate: 12 March 2024\n\n## " +
                        heading + "\n\n" + items + "\n\n## Background\n\nThe pier is old.\n",
                    "NUM005");
    };
    const std::string gap = "NUM005 missing";
    CHECK(list("(a) Mend the pier.\n\n(b) Let the contract.\n\n(d) Note the cost.") == gap);
    CHECK(list("a. Mend the pier.\n\nb. Let the contract.\n\nd. Note the cost.") == gap);
    CHECK(list("1) Mend the pier.\n\n3) Let the contract.\n\n4) Note the cost.") == gap);
    CHECK(list("i. Mend the pier.\n\nii. Let the contract.\n\niv. Note it.") == gap);
    CHECK(list("R1 Mend the pier.\n\nR2 Let the contract.\n\nR4 Note the cost.") == gap);
    CHECK(list("That Cabinet (a) mends the pier; (b) lets the contract; and (d) notes it.") == gap);
    CHECK(list("(a) Mend it.\n\n- soon\n\n(b) Let the contract:\n\n(i) first\n\n(ii) "
               "second\n\n(d) Note the cost.") == gap);
    CHECK(list("Members are asked to:\n\n(a) Mend it.\n\n(b) Let the contract.\n\n(d) Note it.",
               "Summary") == gap);

    for (const char* right :
         {"(a) Mend the pier.\n\n(b) Let the contract.\n\n(c) Note the cost.",
          "(a) Mend the pier.\n\n(b) Let the contract.\n\n(c) Not used.\n\n(d) Note the cost.",
          "(a) Mend it.\n\n(b) Let the contract.\n\n(d) Note it.\n\nLetter (c) is not used.",
          "(a) Mend it.\n\n(b) Let the contract. (c) Pay for it.\n\n(d) Note the cost.",
          "(a) Mend it.\n\n(b) Let the contract.\n\nPay for it.\n\n(d) Note the cost.",
          "(a) Mend the pier.\n\n(b) Let the contract.\n\n(e) Note the cost.",
          "(a) Mend the pier.\n\n(c) Let the contract.",
          "Recommendations 1, 2 and 4 are accepted.\n\n1. Mend it.\n\n2. Let it.\n\n4. Note it.",
          "(h) Mend the pier.\n\n(i) Let the contract.\n\n(k) Note the cost.",
          "(a) Mend it.\n\n(b) Let it:\n\n(i) first\n\n(ii) second\n\n(c) Note the cost.",
          "Recommendation 1: Mend it.\n\nRecommendations 2 and 3: Let it, and pay for "
          "it.\n\nRecommendation 4: Note it.\n\nRecommendation 5: Open it.",
          "R1 Mend it.\n\nR2/R3 Let it.\n\nR4 Note it.\n\nR5 Open it.",
          "To let it under section 3(a), (b) and (d), and clauses (a), (b) and (d) of the "
          "lease."}) {
        INFO(right);
        CHECK(list(right).empty());
    }
    // lists of nothing that is decided
    CHECK(list("(a) The pier is old.\n\n(b) It is long.\n\n(d) It is wet.", "The pier").empty());
}

TEST_CASE("a number before a typed list", "[oversights]") {
    const auto aims = [](const std::string& words) {
        return told("# Pier Strategy 2024-2027\n\nVersion: 1.0\n\n## Aims\n\n" + words +
                        "\n\n## Delivery\n\nThe board looks at them every spring.\n",
                    "AMT005");
    };
    CHECK(aims("We have four priorities:\n\n1. Dry planks\n2. Good lamps\n3. Clear steps") ==
          "AMT005 fewer");
    CHECK(aims("We have two priorities:\n\n1) Dry planks\n\n2) Good lamps\n\n3) Clear steps\n\n"
               "They are alike.") == "AMT005 more");
    CHECK(aims("The pier has four owners:\n\n(a) the town;\n\n(b) the county;\n\n(c) a trust.") ==
          "AMT005 fewer");
    for (const char* right :
         {"We have three priorities:\n\n1. Dry planks\n2. Good lamps\n3. Clear steps",
          "We have three priorities:\n\n1. Dry planks\n\n2. Good lamps\n\n3. Clear steps\n\n"
          "They are alike.",
          "We have four priorities:\n\n1. Dry planks\n\n2. Good lamps\n\n3. Clear steps\n\n"
          "And, later:\n\n4. A roof",
          "We have four priorities, such as:\n\n1. Dry planks\n\n2. Good lamps",
          "We have four priorities:\n\n1. Dry planks\n\n2. Good lamps\n\n3. Clear steps and a "
          "roof\n\n4. Paint",
          "The four bidders were asked about:\n\n1. Dry planks\n\n2. Good lamps and wires, made "
          "by two firms\n\n3. Steps",
          "We have three priorities:\n\n1. Dry planks\n\n2. Good lamps\n\n(a) at the head\n\n(b) "
          "at the steps\n\n(c) in the hut\n\n(d) on the quay\n\n3. Clear steps",
          "It took three years:\n\n1. Dry planks\n\n2. Good lamps"}) {
        INFO(right);
        CHECK(aims(right).empty());
    }
}

TEST_CASE("VAT beside its rate", "[oversights]") {
    const auto vat = [](const std::string& words) {
        return told("# Report to Cabinet\n\nReport of: Clerk\n\nDate: 12 March 2024\n\n"
                    "## Financial implications\n\n" +
                        words + "\n",
                    "AMT012");
    };
    CHECK(vat("It costs £10,000 plus VAT at 20% (£2,200).") == "AMT012 differs");
    CHECK(vat("It costs £10,000 plus VAT of £2,200 at 20%.") == "AMT012 differs");
    CHECK(vat("It costs £10,000 plus £2,200 VAT (20%).") == "AMT012 differs");
    CHECK(vat("It costs £1,234.50 excluding VAT at 20% of £264.90.") == "AMT012 differs");
    CHECK(vat("It costs £12,000 including VAT of £2,500 at 20%.") == "AMT012 within-differs");
    CHECK(vat("It costs £12,000 (including VAT at 20% of £2,400).") == "AMT012 within-differs");
    CHECK(vat("It costs £10,000 plus VAT at 20%, a total of £12,500.") == "AMT012 total-differs");
    CHECK(vat("It costs £12,480 with VAT at 20% (£2,280).") == "AMT012 differs");
    CHECK(vat("It costs £12,480 inc VAT at 20%, £10,040.") == "AMT012 within-differs");
    // "with" stands for both, and what is left without the tax is right as well
    for (const char* words :
         {"£12,480 with VAT at 20% (£2,080)", "£10,400 with VAT at 20% (£2,080)",
          "£12,480 including VAT at 20% (£10,400)", "£12,480 inc VAT at 20%, £10,400",
          "£10,400 with VAT at 20%, a total of £12,480"})
        CHECK(vat("It costs " + std::string(words) + ".").empty());
    for (const char* right :
         {"It costs £10,000 plus VAT at 20% (£2,000).", "It costs £10,000 plus VAT (£2,200).",
          "It costs £10,000 plus VAT at 20% (£12,000).",
          "It costs about £10,000 plus VAT at 20% "
          "(£2,200).",
          "It costs £1,234.56 plus VAT at 20% (£246.91).",
          "It costs £24,000 plus VAT at 20% (£5,000).", "It costs £1.2m plus VAT at 20% (£0.25m).",
          "It costs £12,000 including VAT of £2,000 at 20%.",
          "It costs £10,000 plus VAT at 17.5% (£1,750).",
          "It costs £14,400 including VAT at 20% (£12,100 excluding VAT and fees).",
          "It costs £10,000 plus VAT, and 20% of it (£2,200) is paid in May.",
          "It costs £10,000 and £2,200 more; VAT at 20% is not charged.",
          "It costs £10,000 plus VAT at 20% (£1,500 of which is recovered)."}) {
        INFO(right);
        CHECK(vat(right).empty());
    }
}

TEST_CASE("more votes than people", "[oversights]") {
    const auto vote = [](const std::string& those, const std::string& words,
                         const std::string& title = "Minutes of the Pier Committee") {
        return told(title + "\n\nHeld on 12 September 2023\n\n" + those +
                        "\n\n1. Apologies\n\nApologies were received from Cllr F Pink.\n\n"
                        "2. Planks\n\n" +
                        words + "\n\n3. Next meeting\n\n3 October 2023\n",
                    "REC303");
    };
    const std::string five = "Present: Cllr A Brown (Chair), Cllr B Green, Cllr C White, Cllr D "
                             "Black, Cllr E Grey";
    CHECK(vote(five, "The vote was 7 for, 4 against, 2 abstentions.") == "REC303 more");
    CHECK(vote(five, "It was carried: seven in favour, two against.") == "REC303 more");
    // those who sent apologies are not counted, unless they may have come after all
    CHECK(vote(five, "The vote was 7 for, 1 against.") == "REC303 more");
    CHECK(vote(five + "\n\nApologies for lateness: Cllr G Moss", "The vote was 6 for, 1 against.")
              .empty());
    // those in attendance are not counted where there is a list of members; a label is no name
    CHECK(vote(five + "\n\nIn attendance: Ann Clerk, Bob Agent",
               "The vote was 4 for, 2 against.") == "REC303 more");
    CHECK(vote("In attendance: Cllr A Brown, Cllr B Green, Cllr C White, Cllr D Black",
               "The vote was 3 for, 1 against.")
              .empty());
    CHECK(vote(five, "The vote was 3 for, 2 against.").empty());
    CHECK(vote(five + ", and 8 others", "The vote was 7 for, 4 against.").empty());
    CHECK(vote(five, "The vote was 7 for, 4 against. Cllr H Roe joined the meeting.").empty());
    CHECK(vote(five, "Of the residents 7 were for and 4 against.").empty());
    CHECK(vote(five, "The vote was 7 for, 4 against.", "Minutes of the Annual Parish Meeting")
              .empty());
    CHECK(vote("Present: 14 members", "The vote was 7 for, 4 against.").empty());
    CHECK(vote("Councillors: A Brown, B Green, C White, D Black, E Grey, F Red, G Blue, H Roe, I "
               "Low, J Hay\n\nAlso present: Ann Clerk, Bob Agent, Cy Guard",
               "The vote was 7 for, 4 against.")
              .empty());
}

TEST_CASE("versions: what is a history, and which one is the newest", "[oversights]") {
    const auto policy = [](const std::string& version, const std::string& table,
                           const std::string& heading = {}) {
        return told("# Parks Policy\n\n| Document control | |\n|---|---|\n| Version | " + version +
                        " |\n| Status | Final |\n| Approved by | Cabinet |\n\n" +
                        (heading.empty() ? "" : "## " + heading + "\n\n") + table +
                        "\n\n## Foreword\n\nParks are for everyone who likes ponds.\n",
                    "CTL");
    };
    const std::string head = "| Version | Date | Change |\n|---|---|---|\n";
    const std::string first = head + "| 1.0 | 6 September 2020 | Approved |\n";
    CHECK(policy("1.0", first + "| 1.1 | 3 May 2023 | Ponds |") == "CTL005 history");
    // part by part, and not as a decimal fraction
    CHECK(policy("1.10", first + "| 1.9 | 2 May 2023 | Links |\n| 1.10 | 11 July 2023 | Posts |")
              .empty());
    CHECK(policy("1.9", first + "| 1.9 | 2 May 2023 | Links |\n| 1.10 | 11 July 2023 | Posts |")
              .empty()); // as a fraction it is: in doubt nothing is said
    // what is to come is not in force
    for (const char* later :
         {"| 2.1 | June 2024 | Draft for consultation, not in force |", "| 3.0 | due 2025 | |",
          "| 3.0 | June 2026 | Next scheduled review |"})
        CHECK(policy("2.0", first + "| 2.0 | 6 June 2023 | Approved |\n" + later).empty());
    CHECK(policy("1.0 (English), 1.1 (Welsh)", first + "| 1.1 | 3 May 2023 | Welsh |").empty());
    CHECK(policy("1.0, September 2020", first + "| 1.1 | 3 May 2023 | Ponds |") ==
          "CTL005 history");
    // other papers' versions, and other tables
    CHECK(policy("1.0", "| Document | Version | Date issued |\n|---|---|---|\n"
                        "| Trees Policy | 3.2 | 4 May 2021 |")
              .empty());
    CHECK(policy("1.0", "| Issue | Step | Target date |\n|---|---|---|\n"
                        "| 1. Benches | Mend | 1 May 2024 |\n| 2. Ponds | Dig | 1 June 2024 |")
              .empty());
    // a blank row, whatever column has the versions
    const std::string by_date = "| Date | Version | Author | Change |\n|---|---|---|---|\n"
                                "| 1 January 2024 | 1.0 | Jo | First |\n| | 2.0 | | |";
    CHECK(policy("2.0", by_date, "Version history") == "CTL004 empty");
    CHECK(policy("1.0", by_date, "Version history") == "CTL004 empty");
}

TEST_CASE("forms: an answer that stands in the rows below", "[oversights]") {
    const auto who = [](const std::string& rows) {
        return told("# Record of a decision by a cabinet member\n\n| Form | |\n|---|---|\n" + rows +
                        "\n| **Date of decision** | 3 October 2023 |\n| **Decision** | |\n"
                        "| To make the order as it was advertised. | |\n| **Reasons** | |\n"
                        "| Most residents were in favour. | |\n",
                    "REC406");
    };
    CHECK(who("| **Decision maker** | |\n| Cllr R. Oak, Cabinet Member for Roads | |").empty());
    CHECK(who("| **Decision maker** | |\n| | Cllr R. Oak |").empty());
    CHECK(
        who("| **Decision maker** | |\n| Name | Cllr R. Oak |\n| Post | Cabinet Member |").empty());
    CHECK(who("| **Decision maker** | |\n| **Portfolio** | Roads |") == "REC406 blank");
    // a person's name below a blank title is none
    const auto file = duly_test::project_checker().check(
        "# Record of a decision by a cabinet member\n\n| Form | |\n|---|---|\n"
        "| **Title** | |\n| Name | Ann Oak |\n| **Date of decision** | 3 October 2023 |\n",
        "paper.md", {});
    REQUIRE(file.papers.size() == 1);
    CHECK(file.papers[0].title != "Ann Oak");
}

TEST_CASE("amounts that agree do not vouch for a recommendation that was held against none",
          "[oversights]") {
    const auto outcome = [](const std::string& asked) {
        const auto file = duly_test::project_checker().check(
            "# Cemetery charges\n\n## Summary\n\nThe chapel roof costs £812,000.\n\n"
            "## Recommendation\n\nThat the committee approve capital of " +
                asked +
                ".\n\n## Financial comments\n\n"
                "The chapel roof costs £812,000 and is paid for by the reserve.\n",
            "paper.md", {});
        std::string cases;
        for (const auto& each : file.papers.at(0).results)
            if (each.rule == "AMT006") cases += (cases.empty() ? "" : " ") + each.case_name;
        return cases;
    };
    CHECK(outcome("£930,500") == "unmatched");
    CHECK(outcome("£812,000") == "agrees");
}
