// Outline and interpretation: dates, figures, headings, contents, papers of a file, forms.
#include <string>
#include <string_view>
#include <vector>

#include "read/read.hpp"
#include "structure/dates.hpp"
#include "structure/figures.hpp"
#include "structure/structure.hpp"
#include "support/catch.hpp"

using namespace duly;
using model::Attr;
using model::Kind;
using model::no_node;
using model::NodeId;

namespace {

std::string date_in(std::string_view text) {
    const auto found = structure::find_date(text);
    return found ? found->date.iso() : "";
}

std::string figure(std::string_view text) {
    const auto found = structure::figure_at(text, 0);
    if (!found) return "";
    const char* kind = found->kind == structure::FoundFigure::Kind::amount    ? "£"
                       : found->kind == structure::FoundFigure::Kind::percent ? "%"
                                                                              : "";
    return kind + std::to_string(found->value.mantissa) + "e" +
           std::to_string(found->value.exponent);
}

/// A small body's words.
model::Vocabulary words() {
    model::Vocabulary out;
    out.headings = {{"legal", "legal (comments|implications)", true},
                    {"financial", "financial (comments|implications)", true},
                    {"contents", "contents", true},
                    {"declarations", "officers' declarations", true},
                    {"background-papers", "background papers", true},
                    {"appendix", "appendix [a-z0-9]+ ?: ?.+", true}};
    out.fields = {{"title", model::FieldType::text, "title", "Title"},
                  {"date", model::FieldType::date, "date", "Date"},
                  {"deferred", model::FieldType::choice, "is publication deferred\\??", "Deferral"},
                  {"until", model::FieldType::date, "until what date", "Until"}};
    out.rows = {{"legal", "legal advice", "Legal Advice"}, {"director", "director", "Director"}};
    out.signoffs = {{"decision_maker", "Commissioner", {"(the )?commissioner"}, {"my interests"}}};
    out.cues = {{"^request for decision", 3, true, false, ""}};
    out.references = {{"request for decision ?-? ?rd ?(\\d+)", "RD {1}"}};
    out.dates = {"signoff:decision_maker", "field:date", "front"};
    out.titles = {"field:title", "front"};
    out.nil = {"none\\.?"};
    out.placeholders = {"\\[insert [^\\]]*\\]"};
    return out;
}

struct Papers {
    model::ReadFile file;
    std::vector<structure::OutlinedPaper> papers;

    [[nodiscard]] const model::Document& operator[](std::size_t i) const {
        return *papers[i].document;
    }
};

Papers understand(std::string_view text) {
    auto file = read::read(text, "paper.md");
    REQUIRE(file.has_value());
    const structure::Lexicon lexicon(words());
    Papers out{std::move(*file), {}};
    out.papers = structure::outline(out.file, lexicon);
    for (auto& paper : out.papers)
        structure::interpret(paper, out.file, lexicon);
    return out;
}

NodeId find(const model::Document& paper, Kind kind, std::string_view role) {
    for (NodeId id = paper.next_of(kind, paper.root(), paper.root()); id != no_node;
         id = paper.next_of(kind, paper.root(), id))
        if (paper.str(id, Attr::role) == role) return id;
    return no_node;
}

} // namespace

TEST_CASE("dates in every usual form", "[structure]") {
    for (const char* hour : {"17th May, 10am–2pm", "8 April 14:00", "12 October, 18.30",
                             "3 May 10 a.m.", "21 June 11 pm"}) {
        INFO(hour);
        CHECK(date_in(hour).empty());
    }
    CHECK(date_in("7 April 17. Ash spoke") == "2017-04-07");
    CHECK(date_in("7 April 17 at noon") == "2017-04-07");
    CHECK(date_in("7 April 2017") == "2017-04-07");
    CHECK(date_in("signed on Tuesday, 10 March 2015, at noon") == "2015-03-10");
    CHECK(date_in("31st May 2018") == "2018-05-31");
    CHECK(date_in("7/4/17") == "2017-04-07");
    CHECK(date_in("25/03/2019") == "2019-03-25");
    CHECK(date_in("2017-04-07") == "2017-04-07");
    CHECK(date_in("07.04.2017") == "2017-04-07");
    CHECK(date_in("April 7, 2017") == "2017-04-07");
    CHECK(date_in("July-18") == "2018-07");
    CHECK(date_in("March 2021") == "2021-03");
    CHECK(date_in("31/04/2020") == "2020-04-31"); // kept as stated, to be told of
    CHECK(date_in("paragraph 4.1.12 and 2017/18, may 5 others, 1.2.3").empty());
}

TEST_CASE("figures keep their last stated place", "[structure]") {
    CHECK(figure("£47,110,918 in all") == "£47110918e0");
    CHECK(figure("£ 47, 110, 918") == "£47110918e0");
    CHECK(figure("£1.61m") == "£161e4");
    CHECK(figure("£6m") == "£6e6");
    CHECK(figure("£2bn,") == "£2e9");
    CHECK(figure("-£3.536m") == "£-3536e3");
    CHECK(figure("£(12.8)m") == "£-128e5");
    CHECK(figure("55 per cent") == "%55e0");
    CHECK(figure("10,2%") == "%102e-1");
    CHECK(figure("1,020 cases") == "1020e0");
    CHECK(figure("40.5 posts") == "405e-1");
    for (const char* none : {"09.30", "020 7934 9800", "50:50", "10th", "5.1.2", "1st"}) {
        CAPTURE(none);
        if (std::string_view(none) == "09.30")
            CHECK(figure(none).empty());
        else
            CHECK(figure(none).empty());
    }
}

TEST_CASE("a place to sign is no section, whatever the post may head elsewhere", "[structure]") {
    model::Vocabulary posts = words();
    posts.headings.push_back({"legal", "monitoring officer", true});
    posts.headings.push_back({"financial", "treasurer", true});
    const structure::Lexicon lexicon(posts);
    const auto sections = [&](const std::string& text) {
        auto file = read::read("# Report\n\n## Sign-off\n\n" + text + "\n", "paper.md");
        REQUIRE(file.has_value());
        const auto papers = structure::outline(*file, lexicon);
        return std::pair{find(*papers[0].document, Kind::section, "financial") != no_node,
                         find(*papers[0].document, Kind::section, "legal") != no_node};
    };
    constexpr std::pair none{false, false}, both{true, true};
    for (const char* block : {
             "| Role | Name | Signature | Date |\n|---|---|---|---|\n"
             "| Treasurer | Ida Moss | I Moss | 2 May 2025 |\n"
             "| Monitoring Officer | Jon Reed | | |",
             "| Role | Signature | Date |\n|---|---|---|\n"
             "| Treasurer | | |\n| Monitoring Officer | | |",
             "| Post | Post holder | Signed | Date |\n|---|---|---|---|\n"
             "| Treasurer | Ida Moss | i moss | 2/5/25 |\n"
             "| Monitoring Officer | Jon Reed | j r | 2/5/25 |",
             "| Cleared by | Name | Date cleared |\n|---|---|---|\n"
             "| Treasurer | Ida Moss | 2 May 2025 |\n"
             "| Monitoring Officer | Jon Reed | 2 May 2025 |",
             "| | | |\n|---|---|---|\n| Chief Officer | Ann Vale | 1 May 2025 |\n"
             "| Treasurer | Ida Moss | 2 May 2025 |\n"
             "| Monitoring Officer | Jon Reed | 2 May 2025 |",
             "Treasurer: Ida Moss   Date: 2 May 2025\n\n"
             "Monitoring Officer: J Reed   Date: 2 May 2025",
             "Treasurer: Signature: I Moss Date: 2 May 2025\n\n"
             "Monitoring Officer: Signature: ______ Date: ______",
             "Ida Moss\n\nTreasurer\n\n2 May 2025\n\nJon Reed\n\nMonitoring Officer\n\n2 May 2025",
         }) {
        CAPTURE(block);
        CHECK(sections(block) == none);
    }
    for (const char* block : {
             "| Issue | Implications | Signature | Date |\n|---|---|---|---|\n"
             "| Treasurer | The cost is £400. | I Moss | 2 May 2025 |\n"
             "| Monitoring Officer | None | J Reed | 2 May 2025 |",
             "| Issue | Implications | Sign-off |\n|---|---|---|\n"
             "| Financial implications | The cost is £400. | Ida Moss 2 May 2025 |\n"
             "| Legal implications | None | Jon Reed 2 May 2025 |",
             "| Issue | Comments | Name | Date |\n|---|---|---|---|\n"
             "| Financial implications | | Ida Moss | 2 May 2025 |\n"
             "| Legal implications | There is a power to do it | Jon Reed | 2 May 2025 |",
             "| | | |\n|---|---|---|\n"
             "| Financial implications | Assessed | 2 May 2025 |\n"
             "| Monitoring Officer | The power was used before 2 May 2025. | Jon Reed |",
             "Treasurer: The cost is £400 a year from the date of the lease.\n\n"
             "Monitoring Officer: none. Date: not fixed by any Act.",
             "### Treasurer\n\nIda Moss\n\n2 May 2025\n\n### Monitoring Officer\n\nThere is a "
             "power.",
         }) {
        CAPTURE(block);
        CHECK(sections(block) == both);
    }
}

TEST_CASE("sections have number, role, status and extent", "[structure]") {
    const auto papers = understand(
        "1. Legal Comments\n\n- 1.1 The power is clear.\n\n2 Financial implications\n\nNone\n\n"
        "Background papers\n\nAppendix 1: Map\n\nTown\nMap 2015.p\ndf\n");
    const auto& paper = papers[0];
    const NodeId legal = find(paper, Kind::section, "legal");
    REQUIRE(legal != no_node);
    CHECK(paper.str(legal, Attr::number) == "1");
    CHECK(paper.str(legal, Attr::status) == "substantive");
    CHECK(paper.str(find(paper, Kind::section, "financial"), Attr::status) == "nil");
    CHECK(paper.str(find(paper, Kind::section, "background-papers"), Attr::status) == "empty");
    const NodeId appendix = find(paper, Kind::section, "appendix");
    REQUIRE(appendix != no_node);
    CHECK(paper.flag(appendix, Attr::embedded));
    CHECK(paper.trail(paper.range(legal).end - 2) == "Legal Comments");
}

TEST_CASE("rows of a table and words behind a colon can be headings", "[structure]") {
    const auto table =
        understand("| Issue | Implications |\n|---|---|\n| Financial implications | £5 |\n"
                   "| Legal implications | None |\n");
    CHECK(table[0].str(find(table[0], Kind::section, "financial"), Attr::status) == "substantive");
    CHECK(table[0].str(find(table[0], Kind::section, "legal"), Attr::status) == "nil");
    const auto run_in = understand("Some words of the paper stand here first.\n\n**Legal "
                                   "comments:** the power is clear enough.\n");
    CHECK(find(run_in[0], Kind::section, "legal") != no_node);
}

TEST_CASE("stages with their times are no sections, whatever their words head elsewhere",
          "[structure]") {
    const auto sections = [](const std::string& rows) {
        const auto papers = understand("# Stages\n\nWords before it.\n\n" + rows);
        return (find(papers[0], Kind::section, "legal") != no_node ? 1 : 0) +
               (find(papers[0], Kind::section, "financial") != no_node ? 1 : 0);
    };
    CHECK(sections("| Stage | When |\n|---|---|\n| Survey | April 2026 |\n"
                   "| Legal comments | May to June 2026 (6 weeks) |\n"
                   "| Financial comments | 3rd July 2026 |\n") == 0);
    // what is said of them is no time, though it has figures
    CHECK(sections("| Issue | Comments |\n|---|---|\n| Wards | All |\n"
                   "| Legal comments | Section 12 of the 1982 Act |\n"
                   "| Financial comments | 5,000 in 2026 from reserves |\n") == 2);
}

TEST_CASE("rows to tick are no sections, whatever their words head elsewhere", "[structure]") {
    const auto sections = [](const std::string& head, const std::string& row) {
        const auto papers =
            understand("# Form\n\nWords before it.\n\n" + head + "| Legal implications | " + row +
                       "| Financial implications | " + row);
        return (find(papers[0], Kind::section, "legal") != no_node ? 1 : 0) +
               (find(papers[0], Kind::section, "financial") != no_node ? 1 : 0);
    };
    CHECK(sections("| Check | Yes | No | Date |\n|---|---|---|---|\n", "✓ | | 2 May 2025 |\n") ==
          0);
    CHECK(sections("| Check | Cleared | Not required |\n|---|---|---|\n", " | ✓ |\n") == 0);
    // with room for words they are
    CHECK(sections("| Issue | Yes | No | Comments |\n|---|---|---|---|\n",
                   "✓ | | The rent pays for the fence. |\n") == 2);
}

TEST_CASE("numbered lines that lead in, and names of tables, are no headings", "[structure]") {
    const auto headed = [](std::string_view text) {
        const auto papers = understand(text);
        std::string out;
        for (NodeId id = papers[0].next_of(Kind::heading, papers[0].root(), papers[0].root());
             id != no_node; id = papers[0].next_of(Kind::heading, papers[0].root(), id))
            out += std::string(papers[0].text(id)) + "; ";
        return out;
    };
    const std::string front = "# Legal comments\n\n";
    CHECK(headed(front + "53. The lease has run out.\n\n54. In October 2025 the Harbour Board made "
                         "its officers the following grant:\n\nThat they let the moorings.\n\n"
                         "55. They have done so.\n") == "Legal comments; ");
    CHECK(headed(front + "There are none.\n\n7. Moorings to let:\n\nThe moorings are let from "
                         "April, as every year.\n") == "Legal comments; Moorings to let; ");
    CHECK(headed(front + "Words of their own.\n\n**Table 3 – Berths**\n\n| Pier | Berths |\n"
                         "|---|---|\n| North | 12 |\n") == "Legal comments; ");
    CHECK(headed(front + "Words of their own.\n\n## Figure 2.1: The piers\n\nThey are old.\n") ==
          "Legal comments; ");
    CHECK(headed(front + "Words of their own.\n\n## Table manners\n\nThey are good.\n") ==
          "Legal comments; Table manners; ");
}

TEST_CASE("an entry of a list is no heading for one of its words", "[structure]") {
    const auto financial = [](const std::string& text) {
        const auto papers = understand("# Aims\n\nThe harbour has several aims.\n\n" + text);
        return find(papers[0], Kind::section, "financial") != no_node;
    };
    CHECK_FALSE(financial("1. Children – they learn to sail.\n2. Jobs – the quay has more.\n"
                          "3. Financial comments – there are fewer.\n4. Homes – let again.\n"
                          "5. Paths – mended.\n"));
    CHECK_FALSE(financial("1. Silt in the basin\n\n2. Poor light\n\n3. Financial comments\n\n"
                          "4. Loose chains\n\nThe harbour is to be dredged.\n"));
    // among others of its kind it is one
    CHECK(financial("1. Children – they learn to sail.\n2. Legal comments: none.\n"
                    "3. Financial comments: none.\n4. Background papers: none.\n"));
    CHECK(financial("1. Title: Slipway\n2. Date: 7 May 2024\n3. Financial comments: none.\n"
                    "4. Is publication deferred? No\n"));
}

TEST_CASE("a label between the numbered lines of a section does not end it", "[structure]") {
    const auto inside = [](const std::string& label, const std::string& next) {
        const auto papers = understand("# Legal comments\n\nThe Board is to\n\n1. Let the quay.\n\n"
                                       "2. Mend the pier.\n\n" +
                                       label + "\n\n" + next + ". Sign the lease.\n");
        const auto& paper = papers[0];
        return paper.text(find(paper, Kind::section, "legal")).find("Sign the lease") !=
               std::string_view::npos;
    };
    CHECK(inside("Contracts:", "3"));
    CHECK_FALSE(inside("Contracts:", "1"));
    CHECK_FALSE(inside("**Contracts:**", "3"));
    CHECK_FALSE(inside("Financial comments:", "3"));
}

TEST_CASE("a lead-in, an answer or a name is no heading", "[structure]") {
    const auto papers = understand(
        "Legal comments\n\nNone\n\nFinancial comments\n\nThe Board is asked to\n\n- pay\n- sign\n");
    const auto& paper = papers[0];
    CHECK(paper.str(find(paper, Kind::section, "legal"), Attr::status) == "nil");
    CHECK(paper.str(find(paper, Kind::section, "financial"), Attr::status) == "substantive");
}

TEST_CASE("labels of a form in a run are no headings, the last one included", "[structure]") {
    const auto headed = [](std::string_view text) {
        const auto papers = understand(text);
        std::string out;
        for (NodeId id = papers[0].next_of(Kind::heading, papers[0].root(), papers[0].root());
             id != no_node; id = papers[0].next_of(Kind::heading, papers[0].root(), id))
            out += std::string(papers[0].text(id)) + "; ";
        return out;
    };
    CHECK(headed("# Form\n\n**Service area:**\n\n**Cost centre:**\n\n**Officer:**\n\n"
                 "**Telephone:**\n\n# Legal comments\n\nNone.\n") == "Form; Legal comments; ");
    CHECK(headed("# Form\n\n**Service area:** Parks\n\n**Directorate:**\n\n**Lead:** Jo\n\n"
                 "The gate is broken and has to be replaced before the winter.\n") == "Form; ");
    // over words of its own it stays a heading
    CHECK(headed("# Form\n\nA few words that say what it is all about.\n\n**The gate:**\n\nThe "
                 "gate is broken and has to be replaced.\n") == "Form; The gate; ");
    // asked and answered on one line
    CHECK(headed("# Form\n\nThe gate is broken.\n\nIs it urgent?  Yes [ ]  No [x]\n\nIt will be "
                 "replaced before the winter, when it is needed most.\n") == "Form; ");
    // a numbered question over its answer is one
    CHECK(
        headed("A few words that say what it is all about.\n\n1. What is to be done?\nThe gate is "
               "to be replaced.\n\n2. What will it cost?\nThe cost is £900.\n") ==
        "What is to be done?; What will it cost?; ");
    // questions in a row are a list
    CHECK(headed("Those who live there were asked before the winter.\n\n1. Do you use the "
                 "gate?\n\n2. Do you like the gate?\n\n"
                 "3. Would you pay for it?\n\nMost said that they would not.\n")
              .empty());
}

TEST_CASE("what the paper heads for itself under a heading of the form belongs to it",
          "[structure]") {
    const auto papers = understand("# Legal comments\n\n# That the Board for Parks\n\n1. Lets the "
                                   "meadow to the rowing club for a year.\n\n# Financial "
                                   "comments\n\n# Where the money comes from\n\nThe rent pays for "
                                   "the fence, and for nothing else.\n\n# Background papers\n");
    const auto& paper = papers[0];
    CHECK(paper.str(find(paper, Kind::section, "legal"), Attr::status) == "substantive");
    CHECK(paper.str(find(paper, Kind::section, "financial"), Attr::status) == "substantive");
    CHECK(paper.str(find(paper, Kind::section, "background-papers"), Attr::status) == "empty");
}

TEST_CASE("a list of contents ends where the body begins", "[structure]") {
    const auto papers = understand("Contents\n\nLegal comments\t4\nAims\t\nFinancial "
                                   "comments\t5\n\nLegal comments\n\nWords.\n");
    const auto& paper = papers[0];
    std::vector<std::string> entries;
    std::vector<std::int64_t> pages;
    for (NodeId id = paper.next_of(Kind::entry, paper.root(), paper.root()); id != no_node;
         id = paper.next_of(Kind::entry, paper.root(), id)) {
        entries.emplace_back(paper.str(id, Attr::title));
        pages.push_back(paper.integer(id, Attr::page).value_or(-1));
    }
    CHECK(entries == std::vector<std::string>{"Legal comments", "Aims", "Financial comments"});
    CHECK(pages == std::vector<std::int64_t>{4, 0, 5});
    CHECK(paper.str(find(paper, Kind::section, "legal"), Attr::status) == "substantive");
}

TEST_CASE("a file is split where a paper opens, not at its running heads", "[structure]") {
    const auto papers = understand(
        "MAYOR'S OFFICE\n\nREQUEST FOR DECISION - RD 12\n\nTitle: One\n\nThe first paper has "
        "words.\n\n"
        "Request for decision RD 12\n\nMore of the first.\n\nDate 3/4/2019\n\nMAYOR'S OFFICE\n\n"
        "REQUEST FOR DECISION - RD 13\n\nTitle: Two\n\nThe second paper has words.\n");
    REQUIRE(papers.papers.size() == 2);
    CHECK(papers[0].str(papers[0].root(), Attr::reference) == "RD 12");
    CHECK(papers[0].str(papers[0].root(), Attr::title) == "One");
    CHECK(papers[1].str(papers[1].root(), Attr::reference) == "RD 13");
    CHECK(papers[1].text(papers[1].root()).substr(0, 14) == "MAYOR'S OFFICE");
}

TEST_CASE("fields answer in the line, below it or not at all", "[structure]") {
    const auto papers = understand("Title:\n\nA new pier\n\nIs publication deferred? "
                                   "YES/NO\n\nUntil what date: [Insert date]\n");
    const auto& paper = papers[0];
    CHECK(paper.str(paper.root(), Attr::title) == "A new pier");
    CHECK(paper.str(find(paper, Kind::field, "deferred"), Attr::answer) == "unresolved");
    CHECK(paper.str(find(paper, Kind::field, "until"), Attr::state) == "placeholder");
    const auto answered = [](std::string_view line) {
        const auto each = understand(line);
        return std::string(each[0].str(find(each[0], Kind::field, "deferred"), Attr::answer));
    };
    CHECK(answered("Is publication deferred? ~~YES~~/NO\n") == "no");
    CHECK(answered("Is publication deferred? YES/~~NO~~\n") == "yes");
    CHECK(answered("Part 1: Is publication deferred? No\n") == "no");
    CHECK(answered("Is publication deferred? ☒ Yes ☐ No\n") == "yes");
    CHECK(answered("Is publication deferred? ☐ Yes ☐ No\n") == "unresolved");
    CHECK(answered("Is publication deferred? Yes No\n") == "unresolved");
    CHECK(answered("Is publication deferred? Yes, No\n") == "unresolved");
    CHECK(answered("Is publication deferred? No, but yes for the annex\n") == "no");
    CHECK(answered("Is publication deferred? YES/NO (delete as appropriate): NO\n") == "no");
    CHECK(answered("| Is publication deferred? | Yes |\n|---|---|\n") == "yes");
    CHECK(answered("Is publication deferred? ( ) Yes ( ) No\n") == "unresolved");
    CHECK(answered("Is publication deferred? ( ) Yes (x) No\n") == "no");
}

TEST_CASE("a question is answered below it: a box, a box a line, a sentence", "[structure]") {
    const auto field = [](const std::string& below) {
        const auto each = understand("# Form\n\nIs publication deferred?\n\n" + below +
                                     "\n\n# Legal comments\n\nThe council has the power.\n");
        const NodeId id = find(each[0], Kind::field, "deferred");
        REQUIRE(id != no_node);
        int sections = 0; // an answer is none
        for (NodeId section = each[0].next_of(Kind::section, each[0].root(), each[0].root());
             section != no_node; section = each[0].next_of(Kind::section, each[0].root(), section))
            ++sections;
        CHECK(sections == 2);
        return std::string(each[0].str(id, Attr::state)) + " " +
               std::string(each[0].str(id, Attr::answer));
    };
    CHECK(field("☐ Yes ☐ No") == "given unresolved");
    CHECK(field("☐ Yes ☒ No") == "given no");
    CHECK(field("☐ Yes\n\n☐ No") == "given unresolved");
    CHECK(field("☒ Yes\n\n☐ No") == "given yes");
    CHECK(field("☐ Yes") == "given unresolved");
    CHECK(field("No. It is published in full as soon as it has been signed by all.") == "given no");
    CHECK(field("Published in full.") == "given "); // for a person to read
    CHECK(field("") == "blank ");
    // the form's "(Yes/No)" stays behind the question, and the answer stands below
    const auto offered = [](const std::string& below) {
        const auto each = understand("# Form\n\n## Is publication deferred? (Yes/No)\n\n" + below +
                                     "\n\n# Legal comments\n\nThe council has the power.\n");
        return std::string(each[0].str(find(each[0], Kind::field, "deferred"), Attr::answer));
    };
    CHECK(offered("No") == "no");
    CHECK(offered("Yes, until the contract is let.") == "yes");
    CHECK(offered("") == "unresolved");
}

TEST_CASE("officers' rows: label and mark on one row or two, spoilt ticks, empty boxes",
          "[structure]") {
    const auto papers = understand(
        "Officers' declarations\n\n\tTick to confirm (✓)\nLegal Advice:\t1\nCounsel was asked.\t\n"
        "All is well. Director:\t~\n");
    const auto& paper = papers[0];
    const NodeId legal = find(paper, Kind::declaration, "legal");
    REQUIRE(legal != no_node);
    CHECK(paper.str(legal, Attr::state) == "ticked");
    CHECK(paper.str(legal, Attr::statement) == "Counsel was asked. All is well.");
    const NodeId director = find(paper, Kind::declaration, "director");
    REQUIRE(director != no_node);
    CHECK(paper.str(director, Attr::state) == "ticked");
    CHECK(paper.str(director, Attr::statement).empty());
    const auto empty = understand(
        "Officers' declarations\n\nLegal Advice: counsel was asked.\t☐\nDirector: seen.\t✓\n");
    CHECK(empty[0].str(find(empty[0], Kind::declaration, "legal"), Attr::state) == "blank");
    // The heading says which column the tick stands in; a date behind it is no tick.
    const auto dated = understand(
        "Officers' declarations\n\n| Officer | Statement | Tick (✓) | Date |\n|---|---|---|---|\n"
        "| Legal Advice | Counsel was asked. | ☐ | 10/03/2026 |\n"
        "| Director | All is well. | ✓ | |\n");
    CHECK(dated[0].str(find(dated[0], Kind::declaration, "legal"), Attr::state) == "blank");
    CHECK(dated[0].str(find(dated[0], Kind::declaration, "director"), Attr::state) == "ticked");
    CHECK(dated[0].str(find(dated[0], Kind::declaration, "director"), Attr::statement) ==
          "All is well.");
    // A column of boxes is the one for marks, whatever it is called; "n/a" in it is for people.
    const auto boxed =
        understand("Officers' declarations\n\n| Officer | Seen? | Remarks |\n|---|---|---|\n"
                   "| Legal Advice | ☐ | Counsel was asked. |\n| Director | ☒ | All is well. |\n");
    CHECK(boxed[0].str(find(boxed[0], Kind::declaration, "legal"), Attr::state) == "blank");
    CHECK(boxed[0].str(find(boxed[0], Kind::declaration, "director"), Attr::state) == "ticked");
    // A column for each answer: one of them is ticked.
    const auto answers = [](const std::string& row) {
        const auto each = understand(
            "Officers' declarations\n\nIs publication deferred? No\n\n"
            "| Check | Yes | No | Date | Remarks |\n|---|---|---|---|---|\n| Legal advice | " +
            row + " | |\n| Director | ✓ | | 1 May 2025 | in haste |\n");
        CHECK(each[0].str(find(each[0], Kind::declaration, "director"), Attr::state) == "ticked");
        CHECK(each[0].str(find(each[0], Kind::field, "deferred"), Attr::answer) == "no");
        CHECK_FALSE(each[0].date(each[0].root(), Attr::date).has_value());
        return std::string(each[0].str(find(each[0], Kind::declaration, "legal"), Attr::state));
    };
    CHECK(answers("✓ | | 2 May 2025") == "ticked");
    CHECK(answers(" | ✓ | 2 May 2025") == "ticked");
    CHECK(answers("☐ | ☒ | ") == "ticked");
    CHECK(answers(" | | 2 May 2025") == "blank");
    CHECK(answers("☐ | ☐ | ") == "blank");
    CHECK(answers("✓ | ✓ | ") == "unclear");
    // two things that may both be so
    const auto both =
        understand("Officers' declarations\n\n| Officer | Consulted | Agreed |\n|---|---|---|\n"
                   "| Legal advice | ✓ | ✓ |\n| Director | ✓ | ✓ |\n");
    CHECK(both[0].str(find(both[0], Kind::declaration, "legal"), Attr::state) == "ticked");
    const auto before = understand("Officers' declarations\n\n| ☐ | Legal Advice |\n|---|---|\n"
                                   "| ☒ | Director |\n");
    CHECK(before[0].str(find(before[0], Kind::declaration, "legal"), Attr::state) == "blank");
    CHECK(before[0].str(find(before[0], Kind::declaration, "director"), Attr::state) == "ticked");
    const auto cited = understand("Officers' declarations\n\n"
                                  "Legal Advice: counsel was asked under regulation 9(x)\n");
    CHECK(cited[0].str(find(cited[0], Kind::declaration, "legal"), Attr::state) != "ticked");
    CHECK(std::string(cited[0].str(find(cited[0], Kind::declaration, "legal"), Attr::statement))
              .ends_with("9(x)"));
    const auto listed = understand("Officers' declarations\n\nLegal Advice [ ]\n\nDirector (x)\n");
    CHECK(listed[0].str(find(listed[0], Kind::declaration, "legal"), Attr::state) == "blank");
    CHECK(listed[0].str(find(listed[0], Kind::declaration, "director"), Attr::state) == "ticked");
    // What stands over the ticks is on the heading's own line, and is said again on the next page.
    const auto aligned = understand("Officers' declarations              Tick to confirm (✓)\n\n"
                                    "Legal Advice:\nCounsel was asked.            ✓\n\n"
                                    "Tick to confirm (✓) Director: All is well. ✓\n");
    CHECK(aligned[0].str(find(aligned[0], Kind::declaration, "legal"), Attr::state) == "ticked");
    const NodeId below = find(aligned[0], Kind::declaration, "director");
    REQUIRE(below != no_node);
    CHECK(aligned[0].str(below, Attr::state) == "ticked");
    CHECK(aligned[0].str(below, Attr::statement) == "All is well.");
}

TEST_CASE("sign-offs wherever the page put them", "[structure]") {
    struct Expected {
        const char* text;
        const char* state;
        const char* date;
    };
    for (const Expected& each :
         {Expected{"The Commissioner\n\nI have stated my interests.\n\nSignature\n\nJo "
                   "Smith\n\nDate\n\n25/7/17\n",
                   "signed", "2017-07-25"},
          Expected{"Commissioner\n\nJ. Smiht.\n\nI have stated my interests in full "
                   "here.\n\nSignature\n\nDate 1/2/2018\n",
                   "signed", "2018-02-01"},
          Expected{"Commissioner\n\nSignature Splice\tWord.\tDate\t7/4/17\n", "signed",
                   "2017-04-07"},
          Expected{"Commissioner\n\nSignature ..............\n\nDate ..........\n", "blank", ""},
          Expected{"Commissioner\n\nSigned by the Commissioner: ________\n\nDate ........\n",
                   "blank", ""},
          Expected{"Commissioner\n\nSigned by the Commissioner: ______ Name: ______ Date: ______\n",
                   "blank", ""},
          Expected{"Commissioner\n\nSigned by the Commissioner ________\n\nDate:\n", "blank", ""},
          Expected{"Commissioner\n\nSigned by the Commissioner: Jo Smith\n\nDate: 7/4/17\n",
                   "signed", "2017-04-07"},
          Expected{"Commissioner\n\nSigned by Jo Smith Date: 7/4/17\n", "signed", "2017-04-07"},
          Expected{"Commissioner\n\nSignature\n\nDate 22/3/19\n", "blank", "2019-03-22"}}) {
        CAPTURE(each.text);
        const auto papers = understand(each.text);
        const NodeId node = find(papers[0], Kind::signoff, "decision_maker");
        REQUIRE(node != no_node);
        CHECK(papers[0].str(node, Attr::state) == each.state);
        CHECK(papers[0].date(node, Attr::date).value_or(Date{}).iso() == each.date);
        CHECK(papers[0].str(papers[0].root(), Attr::stage) ==
              (*each.date || each.state == std::string("signed") ? "signed" : "draft"));
    }
    const auto header =
        understand("Date: 1 May 2019\n\nCommissioner\n\nSignature: ____ Date: ____\n");
    CHECK(header[0].str(header[0].root(), Attr::stage) == "draft");
    const auto mention = understand("Members thanked the Commissioner for her work on the "
                                    "bridge.\n\nCommissioner\n\nShe left early.\n");
    CHECK(find(mention[0], Kind::signoff, "decision_maker") == no_node);
}

TEST_CASE("hostile text does no harm", "[structure]") {
    for (const std::string& text :
         {std::string(20000, '*'), std::string(5000, '['), std::string(3000, '\t'),
          std::string(2000, '|') + "\n|-|", std::string("<table>") + std::string(2000, '<') + "td>",
          std::string("$\\"), std::string("\f\f\f"), std::string("- - - -\n-"),
          std::string("Title:"), std::string("Signature"), std::string(300, '>')}) {
        const auto file = read::read(text, "x.md");
        if (!file) continue;
        const structure::Lexicon lexicon(words());
        auto papers = structure::outline(*file, lexicon);
        for (auto& paper : papers)
            structure::interpret(paper, *file, lexicon);
        CHECK_FALSE(papers.empty());
    }
}

TEST_CASE("a post stands under the approval it gives, however large it is set", "[structure]") {
    const auto statuses = [](const std::string& text) {
        const auto file = read::read(text, "x.md");
        REQUIRE(file.has_value());
        auto known = words();
        known.headings.push_back({"approval", "officer approval", true});
        const structure::Lexicon lexicon(known);
        auto papers = structure::outline(*file, lexicon);
        structure::interpret(papers.at(0), *file, lexicon);
        const model::Document& paper = *papers.at(0).document;
        std::string out;
        for (NodeId id = paper.next_of(Kind::section, paper.root(), paper.root()); id != no_node;
             id = paper.next_of(Kind::section, paper.root(), id))
            out += std::to_string(paper.integer(id, Attr::level).value_or(0)) +
                   std::string(paper.str(id, Attr::status)) + " ";
        return out;
    };
    CHECK(statuses("#### Officer approval\n\n# The Commissioner\n\nI agree to it.\n") ==
          "1substantive 2substantive ");
    // another heading set larger is another section
    CHECK(statuses("#### Officer approval\n\n# The harbour\n\nIt is deep.\n") ==
          "1empty 1substantive ");
}

TEST_CASE("a row that opens a page goes on from none where its cells begin anew", "[structure]") {
    const auto goes_on = [](const std::string& row) {
        auto file = read::read("Ref\tAction\tLead\tDue\tStatus\n"
                               "23/01\tMend the lamp\tAnn Brown\t3 October 2023\tOpen\n" +
                                   row + "\n",
                               "log.txt");
        REQUIRE(file.has_value());
        REQUIRE(file->blocks.size() == 3);
        file->blocks[2].page_before = true;
        const structure::Lexicon lexicon(words());
        const auto papers = structure::outline(*file, lexicon);
        const model::Document& paper = *papers.at(0).document;
        NodeId last = no_node;
        for (NodeId id = paper.next_of(Kind::row, paper.root(), paper.root()); id != no_node;
             id = paper.next_of(Kind::row, paper.root(), id))
            last = id;
        return paper.flag(last, Attr::continued);
    };
    CHECK_FALSE(goes_on("23/02\tAsk for a boat\t\t3 October 2023\tOpen"));
    CHECK_FALSE(goes_on("A7.\tAsk for a boat\tAnn Brown\t\tOpen"));
    CHECK(goes_on("\tin Mill Lane\t\tor later\t"));
    CHECK(goes_on("2023\tin Mill Lane\t\t2023\tuntil then")); // of a date that the page breaks
    CHECK(goes_on("23/02\tin Mill Lane\t\t\t"));
    // a date of its own under the one above, and nothing that begins small
    CHECK_FALSE(goes_on("Boats\tAsk for one\t\t10 October 2023\tOpen"));
    CHECK(goes_on("Boats\tand ropes\t\t10 October 2023\tOpen"));
    CHECK(goes_on("Boats\tAnd Ropes\t\t2023\tOpen"));
}

TEST_CASE("items of minutes whose words run on from their names", "[structure]") {
    const auto sections = [](const std::string& text) {
        auto file = read::read(text, "minutes.md");
        REQUIRE(file.has_value());
        auto known = words();
        known.headings.push_back({"next-meeting", "next meeting", true});
        const structure::Lexicon lexicon(known);
        const auto papers = structure::outline(*file, lexicon);
        const model::Document& paper = *papers.at(0).document;
        std::string out;
        for (NodeId id = paper.next_of(Kind::section, paper.root(), paper.root()); id != no_node;
             id = paper.next_of(Kind::section, paper.root(), id))
            out += (out.empty() ? "" : ", ") + std::string(paper.str(id, Attr::number)) + " " +
                   std::string(paper.text(paper.node(id).first_child));
        return out;
    };
    CHECK(sections("13. BUDGET. Agreed.\n\n14. LEASE OF BERTH 2. Agreed.\n\n15. TREES – Two are to "
                   "be felled.\n\n16. NEXT MEETING. Tuesday 8 July.\n") ==
          "13 BUDGET, 14 LEASE OF BERTH 2, 15 TREES, 16 NEXT MEETING");
    CHECK(sections("**25/098 Village Hall roof.** The Council considered it.\n\n**25/099 Play "
                   "area.** One swing is worn.\n") == "25/098 Village Hall roof, 25/099 Play area");
    // capitals over the minute, without a gap; but not what a planning application is for
    CHECK(sections("26/41 LAMPS (in part)\nThe lamps were lit.\n\n26/42 MOORING RINGS\nThe rings "
                   "are worn.\n\n26/0614 Land at Cuckoo Lane\nNo objection.\n") ==
          "26/41 LAMPS (in part), 26/42 MOORING RINGS");
    // the year's first items, and a sentence that was cut
    CHECK(sections("**1/23 DECLARATIONS**\n\nNone were made.\n\n**2/23 ROOF**\n\nThe minutes of "
                   "the meeting were\n\n**3/23 TREES**\n\nTwo are to be felled before spring.\n") ==
          "1/23 DECLARATIONS, 2/23 ROOF, 3/23 TREES");
    CHECK(
        sections("5. BUDGET. Agreed.\n\n6. ACCOUNTS\n(a) Rents were paid.\n\n7. LEASE. Agreed.\n\n"
                 "8. NEXT MEETING. Tuesday 8 July.\n") ==
        "5 BUDGET, 6 ACCOUNTS, 7 LEASE, 8 NEXT MEETING");
    // recommendations, with no item among them that only meetings have
    CHECK(sections("1. AGREE: That the berth be let.\n\n2. APPROVE: That it be painted.\n\n"
                   "3. DELEGATE: That the Clerk signs.\n")
              .empty());
    // fewer than three, sentences, and what is set in bold within one
    CHECK(sections("1. NOTE. The lamp is out.\n\n2. The NHS. It pays.\n").empty());
    CHECK(sections("1. VAT is due. It is paid.\n\n2. BERTH fees rise. Boats pay.\n\n3. Pilots "
                   "strike. Ships wait.\n")
              .empty());
    CHECK(sections("1. **Approve the budget.** It is sound.\n\n2. **Delegate.** The Clerk "
                   "acts.\n\n3. **Note.** Nothing more.\n")
              .empty());
    CHECK(sections("**25/098 The Council** considered it.\n").empty());
}
