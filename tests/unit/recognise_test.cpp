// Which kind of paper it is, by the packs of this project: in the wording of their own bodies and
// of others.
#include "rules/recognise.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

/// The packs without their rules, which would need the plugins.
const rules::PackSet& packs() {
    static const auto set = [] {
        auto loaded = rules::load_packs({duly_test::source_dir() + "/rules"}, {});
        if (loaded) return *loaded;
        // Rules name checks that this test has no plugin for: keep heads, cues and words alone.
        rules::PackSet heads;
        for (const char* file :
             {"common/common", "general/committee-report", "general/minutes", "general/strategy",
              "london-councils/committee-report", "mopac/dmpc-decision"}) {
            auto xml = duly_test::slurp(duly_test::source_dir() + "/rules/" + file + ".xml");
            for (const std::string element : {"rule", "regrade", "off"})
                for (auto at = xml.find("<" + element + " "); at != std::string::npos;
                     at = xml.find("<" + element + " ")) {
                    const auto closed = xml.find('>', at);
                    const bool single = xml[closed - 1] == '/';
                    const auto end = single
                                         ? closed + 1
                                         : xml.find("</" + element + ">", at) + element.size() + 3;
                    xml.erase(at, end - at);
                }
            auto pack = rules::parse_pack(xml, file, {}, heads);
            INFO((pack ? std::string() : pack.error().describe()));
            REQUIRE(pack.has_value());
            heads.packs.push_back(std::move(*pack));
        }
        return heads;
    }();
    return set;
}

model::Document paper(const std::string& text) {
    auto file = std::make_shared<model::File>();
    file->view = model::TextView(text);
    model::Document document(file);
    document.set_range(document.root(), {0, static_cast<std::uint32_t>(text.size())});
    return document;
}

std::string pack_of(const std::string& text) {
    static PatternPool pool;
    static const rules::Recogniser recogniser(packs(), pool);
    return recogniser.recognise(paper(text)).pack->id;
}

} // namespace

TEST_CASE("a cue counts once, where it stands first") {
    static PatternPool pool;
    const rules::Recogniser recogniser(packs(), pool);
    const std::string once =
        "MAYOR OF LONDON OFFICE FOR POLICING AND CRIME\nREQUEST FOR DMPC DECISION - PCD 224\n"
        "Title: Training\n";
    const auto alone = recogniser.recognise(paper(once));
    const auto again = recogniser.recognise(paper(once + once + once));
    REQUIRE_FALSE(alone.evidence.empty());
    CHECK(again.pack == alone.pack);
    CHECK(again.score == alone.score);
    REQUIRE(again.evidence.size() == alone.evidence.size());
    for (std::size_t i = 0; i < alone.evidence.size(); ++i) {
        CHECK(again.evidence[i].pattern == alone.evidence[i].pattern);
        CHECK(again.evidence[i].where == alone.evidence[i].where);
    }
}

TEST_CASE("a paper is recognised by its own words") {
    CHECK(pack_of(
              "MAYOR OF LONDON OFFICE FOR POLICING AND CRIME\nREQUEST FOR DMPC DECISION - PCD 224\n"
              "Title: Training\n") == "mopac-dmpc-decision");
    CHECK(pack_of("Date 25/03/19\nDMPC Decision – PCD 543\nTitle:\nProvision of support\n"
                  "The Deputy Mayor for Policing and Crime\n") == "mopac-dmpc-decision");
    CHECK(
        pack_of(
            "Grants Committee\nThematic Review\nItem 6\nReport by:\tA Person\tJob title:\tManager\n"
            "Date:\t21 March 2018\nContact Officer:\tA Person\n"
            "Telephone:\t020\tEmail:\ta.person@londoncouncils.gov.uk\nSummary\nRecommendations\n"
            "The Grants Committee is asked to\n") == "london-councils-committee-report");
}

TEST_CASE("a report of another body is a committee report by the general pack") {
    CHECK(pack_of("Ashcombe District Council\nReport to Cabinet\nReport of\tDirector of Place\n"
                  "Date of meeting\t14 November 2023\nWard(s) affected\tAll\nKey decision\tYes\n"
                  "London Councils subscription\n1. Purpose of report\n2. Recommendations\n"
                  "Cabinet is asked to:\n7. Legal implications\n") == "committee-report");
    CHECK(
        pack_of(
            "OVERVIEW AND SCRUTINY PANEL\nREPORT OF THE STRATEGIC DIRECTOR (CORPORATE RESOURCES)\n"
            "WASTE COLLECTION\n1. RECOMMENDATIONS\n2. BACKGROUND\nFINANCIAL IMPLICATIONS\n"
            "LIST OF BACKGROUND PAPERS\n") == "committee-report");
    CHECK(
        pack_of("Marlow Vale Joint Committee\nShared flood wardens\nItem 7\nReport by:\tP Strand\t"
                "Job title:\tManager\nDate:\t17 March 2022\nContact Officer:\tP Strand\nSummary\n"
                "The Joint Committee is asked to:\nLegal implications for the member councils\n"
                "None\nBackground documents\n") == "committee-report");
}

TEST_CASE("a label says what it says with all of its answer on the line") {
    const std::string answer(300, 'x');
    CHECK(pack_of("Committee Report\nCommittee: Highways Board\n"
                  "Purpose of report: This report asks for " +
                  answer + "\n") == "committee-report");
    CHECK(pack_of("Committee Report\nCommittee: Highways Board\n" + answer + "\n") !=
          "committee-report");
    CHECK(
        pack_of("Committee Report\nCommittee: Highways Board\nKey or non-key decision: Non-key\n" +
                answer + " purpose of report: this\n") == "committee-report");
    CHECK(pack_of("Committee Report\nThe board's purpose of report writing is that " + answer +
                  "\n") == packs().packs.front().id);
}

TEST_CASE("what is yet to be decided is announced in no report") {
    CHECK(pack_of("Ashcombe District Council - Forward Plan\nWards: all\nKey decision\n"
                  "Contact officer: A Person\nIndex of proposed key decisions\n"
                  "Agenda item 4\nRecommendations\n") == packs().packs.front().id);
}

TEST_CASE("minutes and strategies are recognised in several wordings") {
    CHECK(pack_of("Minutes of Violence against Women and Girls (VAWG) Panel Meeting\n"
                  "Tuesday, 10 March 2015, 09.30 – 11.30\nAttendees:\nApologies from:\n"
                  "(1) Minutes from the last meeting – J\nAction\tOwner\tProgress\n6) AOB\n") ==
          "minutes");
    CHECK(pack_of("PORT SALLOW HARBOUR USERS' FORUM\nMINUTES OF THE MEETING IN THE NET LOFT, QUAY "
                  "STREET\n"
                  "1.  DECLARATIONS OF INTEREST\n2.  MINUTES OF THE PREVIOUS MEETING\n"
                  "9.  ANY OTHER BUSINESS\n10. NEXT MEETING\n") == "minutes");
    CHECK(
        pack_of("Board meeting minutes\n4 May 2021\nPresent: A, B, C\nApologies: D\n1. Budget\n") ==
        "minutes");
    CHECK(pack_of("Havering Violence against Women & Girls Strategy\n2018- 2021\nDRAFT\n"
                  "Document Control\nDocument details\nName\tA\nVersion number\tV0.2\n"
                  "Version history\nContents\nForeword\t4\n") == "strategy");
    CHECK(pack_of("Digital Inclusion Strategy 2022-2026\nForeword by the Leader\nOur vision\n"
                  "Our priorities\nThis strategy sets out how\nDelivery plan\n") == "strategy");
}

TEST_CASE("what no pack knows is left to the common one") {
    CHECK(pack_of("Dear neighbour,\nthe bins will be emptied on Thursday.\n") == "common");
    CHECK(pack_of("") == "common");
    // A form that shares some words with the Deputy Mayor's.
    CHECK(
        pack_of(
            "REQUEST FOR MAYORAL DECISION – MD2345\nTitle: Something\nExecutive summary\n"
            "Decision\nThat the Mayor approves:\nPART I - NON-CONFIDENTIAL FACTS AND ADVICE TO THE "
            "MAYOR\nORIGINATING OFFICER DECLARATION\n") == "common");
    // A report that speaks of minutes, a strategy and another body's decision is still a report.
    CHECK(
        pack_of("Report to the Health and Wellbeing Board\nContact officer\tA\nHealth Strategy "
                "2020-2025\n"
                "Recommendations\nThe Board is asked to approve the strategy.\nLegal implications\n"
                "Background papers\nMinutes of the last meeting\nPCD 174\n") == "committee-report");
}

TEST_CASE("recognition says what it went by, and counts a cue once") {
    PatternPool pool;
    const rules::Recogniser recogniser(packs(), pool);
    const auto twice =
        paper("REQUEST FOR DMPC DECISION - PCD 17\nREQUEST FOR DMPC DECISION - PCD 17\n");
    const auto found = recogniser.recognise(twice);
    CHECK(found.pack->id == "mopac-dmpc-decision");
    CHECK(found.score == 6);
    REQUIRE(found.evidence.size() == 2);
    CHECK(twice.file().view.slice(found.evidence[0].where) == "REQUEST FOR DMPC DECISION - PCD 17");
}

TEST_CASE("cues of the front do not speak from the depth of a paper") {
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += "Some line of a letter\n";
    CHECK(pack_of(text + "REQUEST FOR DMPC DECISION - PCD 224\n") == "common");
}

TEST_CASE("only the lines of the paper itself count") {
    PatternPool pool;
    const rules::Recogniser recogniser(packs(), pool);
    const std::string first = "REQUEST FOR DMPC DECISION - PCD 224\n";
    auto document = paper(first + "A letter\n");
    document.set_range(document.root(), {static_cast<std::uint32_t>(first.size()),
                                         static_cast<std::uint32_t>(first.size() + 9)});
    CHECK(recogniser.recognise(document).pack->id == "common");
}

TEST_CASE("the papers this project began with are recognised") {
    const std::pair<const char*, const char*> seeds[] = {
        {"seeds/000_d1c634be987bee1c.txt", "mopac-dmpc-decision"},
        {"seeds/001_032bcbeb42a795bc.txt", "london-councils-committee-report"},
        {"seeds/002_28c151717470c78e.txt", "mopac-dmpc-decision"},
        {"seeds/003_93bf731b32270e07.txt", "minutes"},
        {"seeds/004_7b9ed96597bb3772.txt", "strategy"},
    };
    for (const auto& [file, pack] : seeds) {
        DULY_REQUIRE_SHARED(path, file);
        INFO(file);
        CHECK(pack_of(duly_test::slurp(path)) == pack);
    }
}

TEST_CASE("the samples are recognised") {
    const std::pair<const char*, const char*> samples[] = {
        {"dmpc-decision/sound.md", "mopac-dmpc-decision"},
        {"dmpc-decision/faulty.md", "mopac-dmpc-decision"},
        {"dmpc-decision-gdpr/sound.txt", "mopac-dmpc-decision"},
        {"dmpc-decision-gdpr/faulty.txt", "mopac-dmpc-decision"},
        {"committee-report/sound.md", "committee-report"},
        {"committee-report/faulty.md", "committee-report"},
        {"committee-report/table.md", "committee-report"},
        {"minutes/sound.md", "minutes"},
        {"minutes/faulty.txt", "minutes"},
        {"strategy/sound.md", "strategy"},
        {"strategy/faulty.md", "strategy"},
    };
    for (const auto& [file, pack] : samples) {
        INFO(file);
        // As a reader would give it: no marks of Markdown.
        std::string text;
        for (const char c : duly_test::slurp(duly_test::source_dir() + "/samples/" + file))
            if (c != '#' && c != '*' && c != '_') text += c == '|' ? '\t' : c;
        CHECK(pack_of(text) == pack);
    }
}
