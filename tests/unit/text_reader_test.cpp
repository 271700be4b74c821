// The one line reader: what people and conversion tools write, as blocks over the text view.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "read/read.hpp"
#include "read/text/spaces.hpp"
#include "support/catch.hpp"

using namespace duly;
using model::BlockKind;

namespace {

model::ReadFile read_markdown(std::string_view text) {
    auto file = read::read(text, "paper.md");
    REQUIRE(file.has_value());
    return std::move(*file);
}

/// The view's lines, for comparing.
std::string view_of(std::string_view text) {
    return read_markdown(text).file->view.text();
}

std::vector<std::string> furniture_of(const model::ReadFile& file) {
    std::vector<std::string> out;
    for (const auto& each : file.furniture)
        out.push_back(each.kind + " " + each.text);
    return out;
}

} // namespace

TEST_CASE("headings, emphasis and links are read as they are seen", "[read]") {
    const auto file =
        read_markdown("# **Legal** comments #\n\nSee [the *plan*](https://example.org/a_b) "
                      "and snake_case, 5 * 3, done.*\n\nSummary\n=======\n\nWords.\n");
    REQUIRE(file.blocks.size() == 4);
    CHECK(file.blocks[0].kind == BlockKind::heading);
    CHECK(file.blocks[0].level == 1);
    CHECK(file.blocks[2].kind == BlockKind::heading);
    CHECK(file.file->view.text() ==
          "Legal comments\nSee the plan and snake_case, 5 * 3, done.*\nSummary\nWords.\n");
}

TEST_CASE("lines to write on stay as long as they are", "[read]") {
    CHECK(view_of("Reference: OD/____ and ______\n") == "Reference: OD/____ and ______\n");
    CHECK(view_of("Ref: ED/__/____\n") == "Ref: ED/__/____\n");
    CHECK(view_of("Date: __/__/____\n") == "Date: __/__/____\n");
    CHECK(view_of("A __bold__ word and ***three***.\n") == "A bold word and three.\n");
}

TEST_CASE("bullets of every kind are left out, typed numbers stay", "[read]") {
    const auto file = read_markdown("- > One\n- 1.2 Two\n  - o Three\n• Four\n1. Five\n-\n");
    CHECK(file.file->view.text() == "One\n1.2 Two\nThree\nFour\n1. Five\n");
    CHECK(file.blocks[0].mark == "->");
    CHECK(file.blocks[2].level == 2);
    CHECK(furniture_of(file) == std::vector<std::string>{"debris -"});
}

TEST_CASE("tables as tabs, pipes, grids and HTML give rows parted by tabs", "[read]") {
    CHECK(view_of("\tTick (✓)\nLegal Advice:\t~\n") == "\tTick (✓)\nLegal Advice:\t~\n");
    CHECK(view_of("| a | b \\| c |\n|---|:-:|\n| 1 |  |\n") == "a\tb | c\n1\t\n");
    CHECK(view_of("+---+---+\n| a | b |\n| c | d |\n+===+===+\n| 1 | 2 |\n+---+---+\n") ==
          "a c\tb d\n1\t2\n");
    const auto html = read_markdown(
        "<table>\n<tr><th rowspan=\"2\">A</th><td>x<br>y</td></tr>\n<tr><td>z</td></tr>\n"
        "</table>\n\nAfter.\n");
    CHECK(html.file->view.text() == "A\tx y\n\tz\nAfter.\n");
    REQUIRE(html.blocks.size() == 3);
    CHECK(html.blocks[0].cells[0].header);
    CHECK(html.blocks[0].cells[1].paragraphs.size() == 2);
    CHECK_FALSE(html.blocks[0].cells[0].covered);
    CHECK(html.blocks[1].cells[0].covered);
    CHECK_FALSE(html.blocks[1].cells[1].covered);
    CHECK(html.blocks[0].table == html.blocks[1].table);
}

TEST_CASE("what is never closed swallows nothing", "[read]") {
    CHECK(view_of("<table>\n<tr><td>a</td></tr>\n\nLegal comments\n\nWords.\n") ==
          "a\nLegal comments\nWords.\n");
    CHECK(view_of("<!-- note\n\nLegal comments\n") == "Legal comments\n");
    CHECK(view_of("<!-- note\nmore --> Legal comments\n") == "Legal comments\n");
}

TEST_CASE("a number and a tab before words is a paragraph, not a row", "[read]") {
    const auto file =
        read_markdown("4.2\tThe committee agreed to fund the work for another year.\n");
    REQUIRE(file.blocks.size() == 1);
    CHECK(file.blocks[0].kind == BlockKind::paragraph);
    // numbers of minutes; years and days before figures and notes are rows
    CHECK(read_markdown("22/071\tApologies for absence\nNone.\n").blocks[0].kind != BlockKind::row);
    CHECK(read_markdown("2021/22\t£4,000\n").blocks[0].kind == BlockKind::row);
    CHECK(read_markdown("22/071\tAsh\n22/072\tBirch\n").blocks[0].kind == BlockKind::row);
}

TEST_CASE("what conversion tools leave is put right", "[read]") {
    CHECK(view_of("A budget of  $\\pounds$ 47, 110, 918 in all.\n") ==
          "A budget of £47, 110, 918 in all.\n");
    CHECK(view_of("survivors<sup>2</sup> and Act 2011<sup>1</sup>\n") ==
          "survivors² and Act 2011¹\n");
    CHECK(view_of("R&amp;D &pound;5 &#163;6 5 < 6\n") == "R&D £5 £6 5 < 6\n");
    CHECK(view_of("a\xC2\xA0\xC2\xA0"
                  "b\xE2\x80\x8B"
                  "c\n") == "a bc\n");
    const auto note = read_markdown("<sup>1 &</sup>lt;sup>1</sup>Words of the note\n");
    REQUIRE(note.blocks.size() == 1);
    CHECK(note.blocks[0].kind == BlockKind::footnote);
    CHECK(note.blocks[0].mark == "1");
}

TEST_CASE("signs and gaps are met wherever they stand among plain words", "[read]") {
    const std::string plain = "The harbour wall was mended in the spring of that year";
    for (std::size_t at = 1; at < plain.size(); ++at) {
        if (plain[at - 1] == ' ' || plain[at] == ' ') continue;
        CAPTURE(at);
        const std::string before = plain.substr(0, at), behind = plain.substr(at);
        for (const char* const gap : {" ", "  ", "\xC2\xA0"})
            CHECK(view_of(before + gap + behind + "\n") == before + " " + behind + "\n");
        for (const char* const sign : {"&amp;", "\\&"})
            CHECK(view_of(before + sign + behind + "\n") == before + "&" + behind + "\n");
        CHECK(view_of(before + "£" + behind + "\n") == before + "£" + behind + "\n");
        // lines that go on, with a space left at their ends
        CHECK(view_of(plain + before + " \nx" + behind + "\n") ==
              plain + before + " x" + behind + "\n");
        CHECK(read::has_gap(before + "  " + behind));
        CHECK(read::has_gap(before + "  "));
        CHECK_FALSE(read::has_gap(plain.substr(at)));
    }
}

TEST_CASE("struck-out words are known as such", "[read]") {
    const auto file = read_markdown("To be deferred? ~~YES~~/NO\n");
    REQUIRE(file.blocks[0].struck_ranges.size() == 1);
    CHECK(file.file->view.slice(file.blocks[0].struck_ranges[0]) == "YES");
}

TEST_CASE("page numbers, watermarks and debris are furniture, answers are not", "[read]") {
    const auto file = read_markdown("Words of a page.\n\n4\n\nDRAFT\n\n|\n\nPage 3 of "
                                    "12\n\nItem:\n\n6\n\nNone\n\n2018\n\n7.\n");
    CHECK(file.file->view.text() == "Words of a page.\nItem:\n6\nNone\n2018\n");
    CHECK(furniture_of(file) == std::vector<std::string>{"page-number 4", "watermark DRAFT",
                                                         "debris |", "page-number Page 3 of 12",
                                                         "debris 7."});
}

TEST_CASE("running heads come back at the edges of pages", "[read]") {
    std::string text;
    for (int page = 1; page <= 4; ++page)
        text += "Report of the Board\n\nWords of page " + std::to_string(page) +
                ", which says something.\n\nNO\n\f";
    const auto file = read_markdown(text);
    CHECK(std::count_if(file.furniture.begin(), file.furniture.end(),
                        [](const auto& each) { return each.kind == "running-head"; }) >= 3);
    CHECK(file.file->view.text().find("NO\n") !=
          std::string::npos); // a repeated answer is no running head
}

TEST_CASE("what only looks like a number goes on with the line above", "[read]") {
    const std::string before =
        "The Board looked at the state of the harbour and of the boats that lie in it.\n"
        "It heard the harbour master, who had been out on each of the last four days.\n"
        "Nobody spoke against what he had to say, and all of the members were pleased\n"
        "that the chains had been lifted. The boats that were damaged in the gale had\n"
        "been brought ashore, and those who own them were told of it on the same day.\n"
        "The Board asked for a list of them at its next meeting, and it was thankful.\n\n";
    const auto view = [&](const std::string& words) {
        const auto file = read::read(before + words + "\n", "minutes.txt");
        REQUIRE(file.has_value());
        const std::string_view all = file->file->view.text();
        return std::string(all.substr(all.find("thankful.") + 10));
    };
    // a year that ends its sentence, an abbreviation, the number of a section
    CHECK(view("The traders of the quay and the owners of the boats were asked in September\n"
               "2022. They agreed.") ==
          "The traders of the quay and the owners of the boats were asked in September 2022. They "
          "agreed.\n");
    CHECK(view("The paper was sent to the office of the Deputy Mayor for Policing and Crime\n"
               "(DMPC) in May.") ==
          "The paper was sent to the office of the Deputy Mayor for Policing and Crime (DMPC) in "
          "May.\n");
    CHECK(view("The Commercial team ran the further competition and agrees section\n5.") ==
          "The Commercial team ran the further competition and agrees section 5.\n");
    // typed numbers and letters open paragraphs of their own
    for (const std::string label : {"2.", "(a)", "(iv)", "(bb)", "(12)", "2.1", "12."}) {
        const std::string first =
            "The traders of the quay and the owners of the boats were asked in September";
        CAPTURE(label);
        CHECK(view(first + "\n" + label + " They agreed to it.") ==
              first + "\n" + label + " They agreed to it.\n");
    }
}

TEST_CASE("dots up to a page number are not in the view", "[read]") {
    const auto view = [](const std::string& text) {
        const auto file = read::read(text, "plan.txt");
        REQUIRE(file.has_value());
        return std::string(file->file->view.text());
    };
    CHECK(view("Foreword ......... 3\nWhat people told us\n1. Money . . . . . . 12\n") ==
          "Foreword 3\nWhat people told us\n1. Money 12\n");
    // lines to write on, and a sentence that trails off
    CHECK(view("Signed ..........\n\n..... 20..\n\nHe said ... 3\n") ==
          "Signed ..........\n..... 20..\nHe said ... 3\n");
}

TEST_CASE("a table of words that only spaces set", "[read]") {
    const auto view = [](const std::string& text) {
        const auto file = read::read(text, "minutes.txt");
        REQUIRE(file.has_value());
        return std::string(file->file->view.text());
    };
    CHECK(view("Action                Owner       Due\n"
               "Paint the boat        Ann Brown   3 May 2025\n"
               "Mend the crane                    10 May 2025\n"
               "                      and Bo      or later\n") ==
          "Action\tOwner\tDue\nPaint the boat\tAnn Brown\t3 May 2025\n"
          "Mend the crane\tand Bo\t10 May 2025 or later\n");
    // names in columns, places to sign, columns that do not hold, a cell that runs into the next
    for (const std::string text : {"Ann Brown      Bo Castle      Cy Dale\n"
                                   "Di Eden        Ed Farr        Flo Gage\n"
                                   "Gil Hart       Hal Ince       Ivy Jute\n",
                                   "Signed: A      Post: Clerk      Date: 3 May 2025\n"
                                   "Signed: B      Post: Chair      Date: 4 May 2025\n"
                                   "Signed: C      Post: Mayor      Date: 5 May 2025\n",
                                   "Item      Words      Notes\n"
                                   "1 and     2 more     3\n"
                                   "another   4    and five\n",
                                   "Action        Owner     Due         Status\n"
                                   "Mend it       AB        3/5/2025    Open\n"
                                   "Paint it      CD or EF 10/5/2025    Open\n"
                                   "Sink it       GH        12/5/2025   Open\n"})
        CHECK(view(text).find('\t') == std::string::npos);
    CHECK(view("The grant is met so:\n\n    2022/23    £62,000\n    2023/24    £72,000\n") ==
          "The grant is met so:\n2022/23\t£62,000\n2023/24\t£72,000\n");
}

TEST_CASE("text wrapped by hand is joined, lists of names are not", "[read]") {
    const std::string wrapped =
        "The harbour committee met to hear what the engineer had found in the\n"
        "inner basin, and agreed that the deeper part should be dredged before\n"
        "the winter, at a cost that the reserve can bear without a new levy.\n"
        "Nobody spoke against it, and the clerk was asked to write to all the\n"
        "members who keep boats there during the closed season of the year.\n\n"
        "Jo Smith\nChief Executive\nPort Sallow\n";
    const auto file = read::read(wrapped, "minutes.txt");
    REQUIRE(file.has_value());
    CHECK(file->blocks.size() == 4);
}

TEST_CASE("a short line behind a full stop is one of its own", "[read]") {
    const auto lines_of = [](const std::string& middle) {
        const std::string text =
            "The harbour committee met to hear what the engineer had found in the\n"
            "inner basin, and agreed that the deeper part should be dredged before\n"
            "the winter, at a cost that the reserve can bear, as set out in Annex" +
            middle +
            "Nobody spoke against it, and the clerk was asked to write to all the\n"
            "members who keep boats there during the closed season of the year.\n";
        const auto file = read::read(text, "minutes.txt");
        return file.has_value() ? file->blocks.size() : 0;
    };
    CHECK(lines_of(" 2.\nRecommendation\n") == 3);
    CHECK(lines_of(" 2.\n  2.   RECOMMENDATION\n") == 3);
    CHECK(lines_of("\nTwo of the minutes.\n") == 2); // the sentence goes on
    CHECK(lines_of(" 2, of the\nAudit Committee\n") == 2);
    // set in below a number, what the line had room for is not its end
    CHECK(lines_of(" 2.\n\n6.   Papers\n     None\n\n") == 4);
    CHECK(lines_of(" 2.\n\n6.   Papers\n     on the boats\n\n") == 3);
}

TEST_CASE("the day below a name at the head stays a line", "[read]") {
    const std::string head = "**Minutes of the Inner Basin Users' Advisory Panel\n"
                             "Tuesday 12 March 2019, 10.00 to 12.00 in the hall\n"
                             "Committee Room 2, Town Hall, Quay Street, Sallow**\n\n"
                             "The lamp on the pier has been out for three weeks\n\n"
                             "The clerk was asked to write to the harbour owner\n\n"
                             "Nobody spoke against the new lamp, or for the old\n\n";
    const auto file = read::read(head, "minutes.md");
    REQUIRE(file.has_value());
    const auto first = file->file->view.slice(file->blocks.at(0).range);
    CHECK(first == "Minutes of the Inner Basin Users' Advisory Panel");
    // in a sentence it goes on
    const auto prose = read::read("The lamp on the pier was out when the panel met on\n"
                                  "Tuesday 12 March 2019, and the clerk was told of it\n\n" +
                                      head,
                                  "minutes.md");
    REQUIRE(prose.has_value());
    CHECK(prose->file->view.slice(prose->blocks.at(0).range).ends_with("told of it"));
}

TEST_CASE("lines of a form stay lines, however full they are", "[read]") {
    const std::string prose =
        "The ferry committee met to hear what the harbour master had found at\n"
        "the slip, and agreed that the timbers should be renewed before spring,\n"
        "at a cost that the reserve can bear without raising the fares anew.\n"
        "Nobody spoke against it, and the clerk was asked to write to all the\n"
        "people who hold a season ticket for the boats of the following year.\n\n";
    for (const char* lines : {
             "Signed (Harbour Master): R Tull          Date: 3 May 2025\n"
             "Signed (Treasurer): E Brand              Date: 4 May 2025\n"
             "Print name and post: Edda Brand, Treasurer of the Ferry\n",
             "Signed (Harbour Master): R Tull  Date: the third of May, 2025 AD\n"
             "Signed (Treasurer-to-the-Ferry): E Brand  Date: 4 May of 2025 AD\n"
             "Name: Edda Brand\n",
             "Signed by the Master of the Old Harbour: R Tull on the third of May\n"
             "Signed by the Treasurer of the Old Ferry: E Brand on the 4th of May\n"
             "Signed by the Clerk of the Old Ferry: O Lunt\n",
             "Signed (Harbour Master) R Tull on the third of May, and so dated\n"
             "Signed (Treasurer-to-the-Ferry) E Brand on the fourth, so dated\n"
             "Signed (Clerk) O Lunt\n",
             "Harbour Master ______________________________ on ______________\n"
             "Treasurer-to-the-Ferry ______________________ on ______________\n"
             "Clerk-to-the-Ferry-Committee _________________ on ______________\n",
         }) {
        CAPTURE(lines);
        const auto file = read::read(prose + lines, "form.txt");
        REQUIRE(file.has_value());
        CHECK(file->blocks.size() == 4);
    }
    // a colon within a sentence makes no form of it
    const auto file =
        read::read(prose + "The fares are as before for a single, and for a double there the\n"
                           "Committee asks for three: that is what the Ferry Act of 1899 allows.\n",
                   "form.txt");
    REQUIRE(file.has_value());
    CHECK(file->blocks.size() == 2);
}

TEST_CASE("the last line counts without its newline", "[read]") {
    const auto file = read_markdown("Signature\n\nDate\n\n15/06/17");
    REQUIRE(file.blocks.size() == 3);
    CHECK(file.file->map.place(file.file->view, file.blocks[2].range).line == 5);
}

TEST_CASE("places are those of the input", "[read]") {
    const auto file = read_markdown("intro\r\n\r\n-   **Amount:** £5 &amp; more\r\n");
    const auto& view = file.file->view;
    const auto at = static_cast<std::uint32_t>(view.text().find("£5"));
    const model::Place place = file.file->map.place(view, {at, at + 3});
    CHECK(place.line == 3);
    CHECK(place.column == 17);
    CHECK(place.end_column == 19);
}

TEST_CASE("bytes that are not UTF-8 are decoded or refused with a reason", "[read]") {
    const auto wide = read::read(std::string_view("\xFF\xFEH\0i\0", 6), "a.txt");
    REQUIRE(wide.has_value());
    CHECK(wide->file->view.text() == "Hi\n");
    const auto windows = read::read("\xA3"
                                    "5 \x96 it\x92s",
                                    "a.txt");
    REQUIRE(windows.has_value());
    CHECK(windows->file->view.text() == "£5 – it’s\n");
    CHECK_FALSE(windows->notes.empty());
    const auto code = [](std::string_view bytes) {
        const auto file = read::read(bytes, "a.txt");
        return file ? std::string("read") : file.error().code;
    };
    CHECK(code("") == "empty-file");
    CHECK(code(" \n\t\r\n  \n") == "empty-file");
    CHECK(code("\xEF\xBB\xBF\n") == "empty-file");
    CHECK(code(std::string_view("\xFF\xFE \0\n\0", 6)) == "empty-file");
    CHECK(code(std::string_view("ab\0\0cd\1\2", 8)) == "not-text");
    CHECK(code("%PDF-1.7 ...") == "no-reader"); // its module is opened by workers only
    CHECK(code("\x89PNG\r\n") == "unsupported-format");
    // What a document's name promises and its content does not keep.
    const std::string_view noise("\x8A\x01\x00\xF3q\x9D\x00\x1Fz\xE2", 10);
    for (const auto& [name, what] :
         {std::pair{"a.docx", "By its name this is a Word document, but"},
          std::pair{"a.DOC", "By its name this is a Word document, but"},
          std::pair{"a.odt", "By its name this is a LibreOffice document, but"},
          std::pair{"a.pdf", "By its name this is a PDF, but"}}) {
        const auto damaged = read::read(noise, name);
        REQUIRE_FALSE(damaged.has_value());
        CHECK(damaged.error().code == "damaged-file");
        CHECK_THAT(damaged.error().message, duly_test::contains(what));
        CHECK(read::read("\xF3\x9D small noise", name).has_value() == false);
        CHECK(read::read("Words, whatever they are called.", name).has_value());
    }
    const auto large = read::read("some words", "a.txt", {4});
    REQUIRE_FALSE(large.has_value());
    CHECK(large.error().code == "too-large");
}

TEST_CASE("control characters are counted wherever they stand", "[read]") {
    for (const char sign : {'\x01', '\x0E', '\x1F', '\x7F'})
        for (std::size_t apart = 1; apart < 12; ++apart) {
            CAPTURE(int(sign), apart);
            std::string text = "Words of a paper\t\r\n";
            for (int i = 0; i < 8; ++i)
                text += std::string(apart, 'a') + sign + "£\n";
            CHECK(read::read(text, "paper.txt").has_value());
            text += sign;
            const auto refused = read::read(text, "paper.txt");
            REQUIRE_FALSE(refused.has_value());
            CHECK(refused.error().code == "not-text");
        }
}

TEST_CASE("every byte of the view is covered by its map, in order", "[read]") {
    const auto file = read_markdown("# A\n\n| x | y<br>z |\n|---|---|\n| $\\pounds$ 1 | ~~no~~ "
                                    "|\n\n> said\n\n<b>b</b> [l](u)\n");
    std::uint32_t at = 0;
    for (const auto& segment : file.file->map.segments()) {
        CHECK(segment.view == at);
        at = segment.view + segment.length;
    }
    CHECK(at == file.file->view.text().size());
}

TEST_CASE("a paragraph numbered under its heading is one of its own", "[read]") {
    CHECK(view_of("4.   Legal comments\n     4.1   The power is clear, and nothing in it\n"
                  "           has changed since.\n") ==
          "4. Legal comments\n4.1 The power is clear, and nothing in it has changed since.\n");
}

TEST_CASE("figures under figures, parted by spaces, are a table", "[read]") {
    const auto rows_of = [](std::string_view text) {
        const auto file = duly::read::read(text, "paper.txt");
        REQUIRE(file.has_value());
        std::vector<std::string> rows;
        for (const duly::model::Block& block : file->blocks)
            if (block.kind == duly::model::BlockKind::row) {
                std::string row;
                for (const duly::model::Cell& cell : block.cells)
                    row += std::string(file->file->view.slice(cell.range)) + "|";
                row.pop_back();
                rows.push_back(std::move(row));
            }
        return rows;
    };
    using Rows = std::vector<std::string>;
    CHECK(rows_of("The payments are:\n\n"
                  "Ropes                   £540.00\n"
                  "Tar for the old boats   £325.00\n"
                  "                        -------\n"
                  "Total                   £865.00\n\n"
                  "4. THE GREEN\n") ==
          Rows{"Ropes|£540.00", "Tar for the old boats|£325.00", "Total|£865.00"});
    CHECK(rows_of("            Budget     Actual   Variance\n"
                  "            £000       £000     £000\n"
                  "Ropes       30,120     29,880   (240)\n"
                  "Tar         2,410      2,466    56\n"
                  "Boats       1,390      1,352    -\n\n"
                  "Total       33,920     33,698   (184)\n\n"
                  "The boats float.\n") ==
          Rows{"|Budget £000|Actual £000|Variance £000", "Ropes|30,120|29,880|(240)",
               "Tar|2,410|2,466|56", "Boats|1,390|1,352|-", "Total|33,920|33,698|(184)"});
    // a heading right above the columns is none of theirs
    CHECK(rows_of("3.    Boats\n"
                  " Kind                   Number       £m\n"
                  " Rowing                 22           4.3\n"
                  " Sailing                14           3.1\n"
                  " Total                  36           7.4\n") ==
          Rows{"Kind|Number|£m", "Rowing|22|4.3", "Sailing|14|3.1", "Total|36|7.4"});
    CHECK(rows_of("3. Boats\n"
                  " Kind                   Number       £m\n"
                  " Rowing                 22           4.3\n"
                  " Sailing and            14           3.1\n"
                  " racing\n"
                  " Total                  36           7.4\n") ==
          Rows{"Kind|Number|£m", "Rowing|22|4.3", "Sailing and racing|14|3.1", "Total|36|7.4"});
    // yes or no beside any line of a question, but not within a sentence
    for (const char* form : {"Is the list of boats,        NO\nwith the oars that belong\nto them, "
                             "to be kept back?\n",
                             "Is the list of boats,\n                             NO\nwith the "
                             "oars that belong\nto them, to be kept back?\n",
                             "Is the list of boats,\nwith the oars that belong    NO\nto them, to "
                             "be kept back?\n"})
        CHECK(rows_of(form) ==
              Rows{"Is the list of boats, with the oars that belong to them, to be kept back?|NO"});
    CHECK(
        rows_of("Is there another list? To be\nkept back?                         ☐ Yes ☒ No\n") ==
        Rows{"Is there another list? To be kept back?|☐ Yes ☒ No"});
    CHECK(rows_of("The boats are in the list,      No\nand the oars as well.\n").empty());
    CHECK(rows_of("Who rowed?      Nobody\nWho sailed?     Everybody\n").empty());
    CHECK(rows_of("Is there a list? NO\nIs it kept back? NO\n").empty());
    // a list of contents, counts without money, two lines only, words in two columns
    CHECK(rows_of("Foreword      3\nRopes         4\nTar           12\n").empty());
    CHECK(rows_of("Ropes   £540.00\nTar     £325.00\n").empty());
    CHECK(rows_of("Name: A Ash        Date: 3 May 2025\nName: B Birch      Date: 4 May 2025\n"
                  "Name: C Cole       Date: 5 May 2025\n")
              .empty());
}

TEST_CASE("lines at the edges of pages that count them are no words of the paper", "[read]") {
    std::string text;
    int page = 0;
    for (const std::string words : {"The lamps are lit.", "The rings hold.", "Boats are few."})
        text += "HARBOUR BOARD            Harbour Plan\n\n" + words +
                "\n\n\nHarbour Board - Plan v2          Page " + std::to_string(++page) +
                " of 3\n\n";
    const auto file = read::read(text, "plan.txt");
    REQUIRE(file.has_value());
    CHECK(file->file->view.text().find("Harbour") == std::string::npos);
    CHECK(file->file->view.text().find("The rings hold.") != std::string::npos);
    // a sentence that ends so, and no foot of a page
    const auto sentence = read::read("The tide tables are told on page 3\n\nThe lamps are told on "
                                     "page 4\n\nThe rings are told on page 5\n",
                                     "plan.txt");
    REQUIRE(sentence.has_value());
    CHECK(sentence->file->view.text().find("lamps") != std::string::npos);
}

TEST_CASE("a sum below a rule is a row without a name", "[read]") {
    const auto rows = [](const std::string& last) {
        const auto file =
            read::read("Payments:\n\n     Clerk       486.20\n     Mowing      355.00\n"
                       "     Ink          31.99\n" +
                           last + "\nThe end.\n",
                       "minutes.txt");
        REQUIRE(file.has_value());
        std::string out;
        for (const auto& block : file->blocks)
            if (block.kind == model::BlockKind::row)
                out += std::string(file->file->view.slice(block.range)) + "; ";
        return out;
    };
    CHECK(
        rows("                 ------\n                 873.19\n").ends_with("31.99; \t873.19; "));
    CHECK(rows("                 873.19\n").ends_with("31.99; "));
    CHECK(rows("                 ------\n                 873.19  12.00\n").ends_with("31.99; "));
}

TEST_CASE("an item's name keeps its line where its words are set in below it", "[read]") {
    const std::string prose =
        "       The harbour committee met to hear what the engineer had found in the\n"
        "       inner basin, and agreed that the deeper part should be dredged before\n"
        "       the winter, at a cost that the reserve can bear without a new levy.\n\n";
    const auto first = [&](const std::string& lines) {
        const auto file = read::read(lines + "\n" + prose + prose, "minutes.txt");
        REQUIRE(file.has_value());
        return std::string(file->file->view.slice(file->blocks.at(0).range));
    };
    CHECK(first("23/41  Declarations of interest\n       Mr Pym has a boat on the quay.\n") ==
          "23/41 Declarations of interest");
    CHECK(first("23/47  Dates of meetings\n       31 January and 27 March.\n") ==
          "23/47 Dates of meetings");
    CHECK(first("23/47  As said in paragraphs\n       31 and 27 of the report.\n")
              .ends_with("report."));
    CHECK(first("23/41   FINANCE\n        (a) The basin is dredged at a cost of £4,100 to the "
                "reserve.\n") == "23/41 FINANCE");
    CHECK(first("23/41   QUESTIONS FROM THE PUBLIC (fifteen minutes)\n        Mr Pym asked about "
                "lamps.\n") == "23/41 QUESTIONS FROM THE PUBLIC (fifteen minutes)");
    // an address
    CHECK(first("12 Quay Street\n       Port Sallow\n") == "12 Quay Street Port Sallow");
    // lines that were wrapped, however they begin
    CHECK(first("4.1    The deeper part of the basin is to be dredged before the\n"
                "       Winter Fair, and the rest of it after the fair is over.\n")
              .ends_with("is over."));
    CHECK(first("4.1    The basin is dredged,\n       Easter and Whitsun apart.\n")
              .ends_with("apart."));
}

TEST_CASE("a question with its answer is a line of its own", "[read]") {
    const std::string prose =
        "9. Information in this record is published within three working days of\n"
        "   approval, as the committee asked when it met in the inner basin.\n";
    const auto blocks = [&](const std::string& lines) {
        const auto file = read::read(prose + lines + "\n" + prose + "\n" + prose, "record.txt");
        REQUIRE(file.has_value());
        return file->blocks.size();
    };
    CHECK(blocks("   Is publication to be deferred? No\n   Is there a Part 2? YES\n") == 5);
    CHECK(blocks("   It was asked who had done so? Nobody knew who had been there at\n"
                 "   the time of the flood.\n") == 3);
}

TEST_CASE("an answer goes on below itself in its column", "[read]") {
    const auto lines = [](const std::string& text) {
        const auto file = read::read("QUAY COUNCIL\n\n" + text + "\nThe ferry is old.\n", "a.txt");
        REQUIRE(file.has_value());
        return std::string(file->file->view.text());
    };
    CHECK(lines("Title                 Warm homes: award\n"
                "                      of contract\n"
                "Key decision          No\n")
              .find("Warm homes: award of contract\n") != std::string::npos);
    CHECK(lines("Box 8 – Papers        Minutes of the Panel, 4 and\n"
                "                      6 November 2025\n")
              .find("4 and 6 November 2025\n") != std::string::npos);
    // names under a name, and a line that is set in elsewhere
    CHECK(lines("Present               Ann Ash\n"
                "                      Bo Birch\n")
              .find("Ann Ash\nBo Birch\n") != std::string::npos);
    CHECK(lines("Title                 Warm homes: award\n"
                "          of contract\n")
              .find("award of contract") == std::string::npos);
}
