// What a paper says of itself at its head: the title and date of minutes are their own, and not
// those of the minutes they approve or of the meeting to come.
#include <string>
#include <string_view>

#include "read/read.hpp"
#include "structure/lexicon.hpp"
#include "structure/structure.hpp"
#include "support/catch.hpp"

using namespace duly;
using model::Attr;
using model::Kind;

namespace {

/// A clerk's words.
model::Vocabulary words() {
    model::Vocabulary out;
    out.headings = {{"attendance", "present", true},
                    {"apologies", "apologies( for absence)?", true},
                    {"previous-minutes", "minutes of .*", false},
                    {"previous-minutes", "to approve the minutes.*", true},
                    {"next-meeting", "(date of )?next meeting", true},
                    {"policy", "policies", false}};
    out.fields = {{"date", model::FieldType::date, "date", "Date"}};
    out.dates = {"field:date", "front"};
    out.titles = {"line:(draft )?minutes of .*", "front", "heading"};
    out.nil = {"none\\.?"};
    return out;
}

struct Head {
    std::string title, date, previous;
};

Head head_of(std::string_view text) {
    auto file = read::read(text, "minutes.txt");
    REQUIRE(file.has_value());
    const structure::Lexicon lexicon(words());
    auto papers = structure::outline(*file, lexicon);
    REQUIRE(papers.size() == 1);
    structure::interpret(papers[0], *file, lexicon);
    const model::Document& paper = *papers[0].document;
    Head out;
    out.title = paper.str(paper.root(), Attr::title);
    if (const auto date = paper.date(paper.root(), Attr::date)) out.date = date->iso();
    for (auto id = paper.next_of(Kind::section, paper.root(), paper.root()); id != model::no_node;
         id = paper.next_of(Kind::section, paper.root(), id))
        if (paper.str(id, Attr::role) == "previous-minutes")
            out.previous = paper.text(paper.node(id).first_child);
    return out;
}

} // namespace

TEST_CASE("numbers of minutes", "[structure]") {
    for (const char* line :
         {"24/032 Apologies", "24/032: Apologies", "AC/23/41 APOLOGIES", "FC 24/03 Apologies",
          "032/24. Apologies", "24/032 - Apologies", "1/23 APOLOGIES"}) {
        CAPTURE(line);
        CHECK(structure::heading_words(line) == "apologies");
    }
    for (const char* line :
         {"2023/24 Policies", "23/24 Policies", "24/7 Policies", "1/2 Policies",
          "05/02/24 Policies", "24/0012/FUL Policies", "Page 3/12 Policies", "FY 23/24 Policies",
          "50/50 Policies", "1/23 of them", "1/2 POLICIES", "1/50 SCALE: A3"}) {
        CAPTURE(line);
        CHECK(structure::minute_number(line).length == 0);
    }
}

TEST_CASE("minutes have their own title and date", "[structure]") {
    const Head parish =
        head_of("STONEBECK PARISH COUNCIL\n\nMINUTES OF MEETING HELD MON 4TH MARCH 2024\n\n"
                "Present: Ash, Beck\n\n24/031 Apologies\nNone.\n\n"
                "24/032 Minutes of 5 Feb 2024 approved\n\n24/033 Next meeting\n8 April 2024\n");
    CHECK(parish.title == // the line above says whose they are
          "STONEBECK PARISH COUNCIL – MINUTES OF MEETING HELD MON 4TH MARCH 2024");
    CHECK(head_of("Held in the hall\n\nMinutes of the meeting held on 4 March 2024\n\n"
                  "Present: Ash, Beck\n")
              .title == "Minutes of the meeting held on 4 March 2024");
    CHECK(head_of("STONEBECK COUNCIL\n\nMinutes of the Parks Committee, 4 March 2024\n\n"
                  "Present: Ash, Beck\n")
              .title == "Minutes of the Parks Committee, 4 March 2024");
    CHECK(parish.date == "2024-03-04");

    const Head sentence = head_of("Minutes of the meeting held on 6th December 2023 in the hall, "
                                  "commencing at 7.15 pm.\n\nPresent: Ash\n\n121/23 The minutes "
                                  "of 1st November 2023 were agreed.\n");
    CHECK(sentence.date == "2023-12-06");
    CHECK_FALSE(sentence.title.empty());

    // a day without a year is no date, and those of other meetings do not stand in for it
    const Head undated = head_of(
        "Minutes of the Parish Council\n\nMonday 4th March, Village Hall\n\nPresent: Ash\n\n"
        "1234. To approve the minutes of 5 February 2024\nSigned as a correct record.\n\n"
        "1235. Next meeting\n8 April 2024\n\nSigned: A Ash\n\nDate: 9 April 2024\n");
    CHECK(undated.title == "Minutes of the Parish Council");
    CHECK(undated.date.empty());
    CHECK(undated.previous == "To approve the minutes of 5 February 2024");

    // the line broke within the date
    const Head cut = head_of("Minutes of the Forum held on Monday 9\nDecember 2024 at 7pm\n"
                             "Present: Ash\n\n1. Apologies\nNone.\n");
    CHECK(cut.title == "Minutes of the Forum held on Monday 9 December 2024 at 7pm");
    CHECK(cut.date == "2024-12-09");
    const Head whole = head_of("Minutes of the Forum, room 9\nDecember 2024 was wet\n"
                               "Present: Ash\n\n1. Apologies\nNone.\n");
    CHECK(whole.title == "Minutes of the Forum, room 9");

    const Head none = head_of("# Minutes of the Forum\n\nDate: 4 March 2024\n\n"
                              "## Present\n\nAsh\n\n## Policies\n\nNone were changed.\n");
    CHECK(none.title == "Minutes of the Forum");
    CHECK(none.date == "2024-03-04");
    CHECK(head_of("1.2 Costs of the works\n\nWorks of the Forum\n\nThe costs are known.\n").title ==
          "Works of the Forum");
    CHECK(none.previous.empty()); // its own heading is no item on earlier minutes
}

TEST_CASE("a row's own date is not the paper's", "[structure]") {
    const std::string head = "# Decision form of the Board\n\nThe gate is replaced.\n\n";
    CHECK(head_of(head + "| Check | Yes | No | Date |\n|---|---|---|---|\n"
                         "| Finance consulted | ✓ | | 1 May 2025 |\n"
                         "| Legal consulted | ✓ | | 2 May 2025 |\n")
              .date.empty());
    // under its labels, or beside one, it may well be
    CHECK(head_of(head + "| Meeting | Committee date |\n|---|---|\n| Planning | 1 May 2025 |\n")
              .date == "2025-05-01");
    CHECK(head_of(head + "| Meeting | Planning |\n|---|---|\n| Date of it | 1 May 2025 |\n"
                         "| Ward | All |\n")
              .date == "2025-05-01");
    // nor is a day that a decision tells of
    CHECK(head_of(head + "| Subject | Decision |\n|---|---|\n| Gate | That a two-year extension to "
                         "31 March 2026 with Hinge and Latch be approved |\n")
              .date.empty());
    CHECK(head_of(head + "| Subject | Held |\n|---|---|\n| Gate | 1 May 2025, in the hall by the "
                         "gate that is replaced, at half past seven |\n")
              .date == "2025-05-01");
}

namespace {

/// A clerk's words for records of decisions.
struct Decided {
    std::string title, reference, date, stage;
};

Decided decided(std::string_view text) {
    model::Vocabulary words;
    words.headings = {{"legal", "legal comments", true}};
    words.fields = {{"date", model::FieldType::date, "date", "Date"},
                    {"decision-date", model::FieldType::date, "date signed", "Date signed"}};
    words.dates = {"field:decision-date", "field:date", "signature"};
    words.titles = {"front"};
    words.references = {{"\\bmd ?(\\d+)\\b", "MD{1}"}};
    words.front_matter = {"mayoral decision md ?\\d+", "report by .*"};
    auto file = read::read(text, "decision.txt");
    REQUIRE(file.has_value());
    const structure::Lexicon lexicon(words);
    auto papers = structure::outline(*file, lexicon);
    REQUIRE(papers.size() == 1);
    structure::interpret(papers[0], *file, lexicon);
    const model::Document& paper = *papers[0].document;
    Decided out;
    out.title = paper.str(paper.root(), Attr::title);
    out.reference = paper.str(paper.root(), Attr::reference);
    out.stage = paper.str(paper.root(), Attr::stage);
    if (const auto date = paper.date(paper.root(), Attr::date)) out.date = date->iso();
    return out;
}

} // namespace

TEST_CASE("the title stands behind the paper's reference", "[structure]") {
    CHECK(decided("MD9101 Pocket forests\n\nForests are planted.\n").title == "Pocket forests");
    CHECK(decided("Mayoral decision MD9101: Pocket forests\n\nForests are planted.\n").title ==
          "Pocket forests");
    CHECK(decided("MD9101 Pocket forests\n\nForests are planted.\n").reference == "MD9101");
    // an abbreviation over it is a letterhead
    CHECK(decided("MOPAC\n\nPocket forests\n\nForests are planted.\n").title == "Pocket forests");
    CHECK(decided("FORESTS\n\nPocket forests\n\nForests are planted.\n").title == "FORESTS");
    CHECK(decided("BUDGET\n\nPocket forests\n\nForests are planted.\n").title == "BUDGET");
    // what follows is no title
    CHECK(decided("MD9101 Report by the Director\n\nPocket forests\n\nThey are planted.\n").title ==
          "Pocket forests");
    CHECK(decided("MD9101 Date: 4 May 2023\n\nPocket forests\n\nThey are planted.\n").title ==
          "Pocket forests");
    const std::string other = "How the sum in MD9101 came about in the year of the floods";
    CHECK(decided(other + "\n\nIt was asked for.\n").title == other);
}

TEST_CASE("a decision is signed on the day that it names", "[structure]") {
    const Decided named = decided("Pocket forests\n\nDate signed: 4 May 2023\n\nThey grow.\n");
    CHECK(named.date == "2023-05-04");
    CHECK(named.stage == "signed");
    // the date beside a signature, where the pack asks for it and nothing better is there
    const Decided beside = decided("Pocket forests\n\nThey grow.\n\nSigned: A. Ash\n\n"
                                   "Date: 5 May 2023\n");
    CHECK(beside.date == "2023-05-05");
    CHECK(beside.stage == "submitted");
}

namespace {

/// The stage of a paper on whose pages a head stands; `text` may be minutes or not.
std::string stage_under(const char* head, std::string_view text, std::uint32_t at = 0) {
    auto file = read::read(text, "paper.txt");
    REQUIRE(file.has_value());
    file->furniture.push_back({"running-head", head, at});
    const structure::Lexicon lexicon(words());
    auto papers = structure::outline(*file, lexicon);
    REQUIRE(papers.size() == 1);
    structure::interpret(papers[0], *file, lexicon);
    return std::string(papers[0].document->str(papers[0].document->root(), Attr::stage));
}

} // namespace

TEST_CASE("what stands on every page may mark a draft", "[structure]") {
    const std::string_view report = "Quay repairs\n\nReport of the harbour master\n\n1. Purpose\n\n"
                                    "To ask for new piles.\n\nAppendix A: The lease\n\nThe lease "
                                    "runs for ten years.\n";
    const std::string_view minutes =
        "Minutes of the Quay Board\n\n4 May 2022\n\nPresent\n\nA Shaw\n";
    for (const char* head : {"DRAFT", "Draft: 6 May 2022", "Draft v0.3", "Quay repairs - DRAFT",
                             "Quay repairs (draft)", "First draft", "Draft 06/05/2022 Page 2 of 9",
                             "Quay repairs v0.3 draft", "Draft for comment by the harbour board"}) {
        CAPTURE(head);
        CHECK(stage_under(head, report) == "draft");
    }
    for (const char* head : {"Draft Local Plan 2030", "Draft 2026/27 budget", "Appendix A - Draft",
                             "Draft lease", "2022-05-04 draft quay minutes v1", "Overdraft",
                             "Comments on the draft", "Draft minutes of the board"}) {
        CAPTURE(head);
        CHECK(stage_under(head, report) == "submitted");
    }
    CHECK(stage_under("2022-05-04 draft quay minutes v1", minutes) == "draft");
    CHECK(stage_under("Minutes of 4 May 2022 - draft until approved", minutes) == "draft");
    CHECK(stage_under("Minutes of 4 May 2022", minutes) == "submitted");
    // a draft lease in an appendix has marks of its own
    const auto behind = static_cast<std::uint32_t>(report.find("runs for"));
    CHECK(stage_under("DRAFT", report, behind) == "submitted");
}

TEST_CASE("a column of days has none that is the paper's", "[structure]") {
    const std::string rows = "| Site | Number | Committee date | Homes |\n|---|---|---|---|\n"
                             "| Salt Street | 17/2 | 3 June 2019 | 40 |\n"
                             "| Cork Lane | 18/4 | 28 May 2019 | 12 |\n";
    const std::string third = "| Rope Walk | 18/9 | 19 October 2018 | 7 |\n";
    CHECK(head_of("Sites\n\n" + rows + third).date == "");
    CHECK(head_of("Sites\n\n| 3 June 2019 | Dug |\n|---|---|\n| 4 June 2019 | Built |\n"
                  "| 9 June 2019 | Let |\n")
              .date == "");
    // answers beside their labels
    CHECK(head_of("Sites\n\n| Meeting | 9 May 2019 |\n|---|---|\n| Call-in ends | 16 May 2019 |\n"
                  "| Published | 10 May 2019 |\n")
              .date == "2019-05-09");
    CHECK(head_of("Sites\n\n| Board | Hall | 9 May 2019 | 7 pm |\n|---|---|---|---|\n").date ==
          "2019-05-09");
}

TEST_CASE("the subjects of several decisions are no title of the notice", "[structure]") {
    const auto titled = [](std::string_view text) {
        auto file = read::read(text, "notice.md");
        REQUIRE(file.has_value());
        model::Vocabulary own = words();
        own.fields.push_back({"title", model::FieldType::text, "subject|title", "Title"});
        own.titles = {"field:title", "front"};
        const structure::Lexicon lexicon(own);
        auto papers = structure::outline(*file, lexicon);
        structure::interpret(papers[0], *file, lexicon);
        return std::string(papers[0].document->str(papers[0].document->root(), Attr::title));
    };
    const std::string notice = "Decisions of the Quay Board\n\nSubject: Lamps for the quay\n\n"
                               "Approved.\n\nSubject: A lease of the pier\n\nAgreed.\n\n";
    CHECK(titled(notice) == "Lamps for the quay");
    CHECK(titled(notice + "Subject: Dredging\n\nNoted.\n") == "Decisions of the Quay Board");
    // the same subject told again on each part
    CHECK(titled(notice + "Subject: Lamps for the quay\n\nNoted.\n") == "Lamps for the quay");
}
