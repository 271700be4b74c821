// Places to sign, wherever the page put signature and date.
#include <string>
#include <string_view>

#include "read/read.hpp"
#include "structure/dates.hpp"
#include "structure/sign_words.hpp"
#include "structure/structure.hpp"
#include "support/catch.hpp"

using namespace duly;
using model::Attr;
using model::Kind;
using structure::SignWords;

namespace {

model::Vocabulary words() {
    model::Vocabulary out;
    out.headings = {{"legal", "legal comments", true}};
    out.fields = {{"date", model::FieldType::date, "date", "Date"}};
    out.signoffs = {{"decision_maker",
                     "Warden",
                     {"(the )?warden"},
                     {"my interests", "^approved by the warden ?:", "^signed \\(warden\\)",
                      "^signed by the warden"}},
                    {"chief_executive",
                     "Clerk",
                     {"(the )?clerk"},
                     {"have been consulted", "^signed \\(clerk\\)", "^signed by the clerk"}}};
    out.dates = {"signoff:decision_maker"};
    out.placeholders = {"\\[insert [^\\]]*\\]"};
    return out;
}

struct Signed {
    std::string state, value, date, date_words;
};

Signed signed_in(std::string_view text, std::string_view role = "decision_maker",
                 const model::Vocabulary& vocabulary = words()) {
    auto file = read::read(text, "form.md");
    REQUIRE(file.has_value());
    const structure::Lexicon lexicon(vocabulary);
    auto papers = structure::outline(*file, lexicon);
    REQUIRE(papers.size() == 1);
    structure::interpret(papers[0], *file, lexicon);
    const model::Document& paper = *papers[0].document;
    Signed out;
    for (auto id = paper.next_of(Kind::signoff, paper.root(), paper.root()); id != model::no_node;
         id = paper.next_of(Kind::signoff, paper.root(), id)) {
        if (paper.str(id, Attr::role) != role) continue;
        out.state = paper.str(id, Attr::state);
        out.value = paper.str(id, Attr::value);
        if (const auto date = paper.date(id, Attr::date)) out.date = date->iso();
        if (const auto begin = paper.integer(id, Attr::date_begin))
            out.date_words = file->file->view.slice(
                {static_cast<std::uint32_t>(*begin),
                 static_cast<std::uint32_t>(paper.integer(id, Attr::date_end).value_or(*begin))});
    }
    return out;
}

/// The same block below the words of the form, and other text after it.
Signed below_form(const std::string& block) {
    return signed_in("# Form\n\n## Warden\n\nI have declared my interests.\n\n" + block +
                     "\n\n## Legal comments\n\nThere is a power, and it was used in 2015.\n");
}

} // namespace

TEST_CASE("a signature and its date stand in many layouts", "[structure]") {
    for (const char* block : {
             "Signature: A Finch\n\nDate: 4 May 2020",
             "Signature: A Finch   Date: 4 May 2020",
             "| Signature | Date |\n|---|---|\n| A Finch | 4 May 2020 |",
             "| Signed | Name | Date |\n|---|---|---|\n| A Finch | Ada Finch | 4 May 2020 |",
             "| Name | Signature | Date |\n|---|---|---|\n| Ada Finch | A Finch | 4/5/20 |",
             "Signature:    Date:\n\nA Finch    4 May 2020",
             "Signature:    Date:\n\nA Finch\n\n4 May 2020",
             "Signature\n\nA Finch\n\nDate\n\n4 May 2020",
             "A Finch\n\nWarden\n\n4 May 2020",
             "A Finch\n\n4 May 2020",
             "| Signature: | A Finch | Date: | 4 May 2020 |\n|---|---|---|---|",
             "Signed: A Finch\n\nName: Ada Finch\n\nDate: 4 May 2020",
             "| Signed | A Finch |\n|---|---|\n| Warden | 4 May 2020 |",
             "Signed    A Finch\n\nWarden    4 May 2020",
         }) {
        CAPTURE(block);
        const Signed found = below_form(block);
        CHECK(found.state == "signed");
        CHECK(found.value == "A Finch");
        CHECK(found.date == "2020-05-04");
    }
}

TEST_CASE("the post may stand before the word signature, on the form's own line", "[structure]") {
    const auto post = [](const std::string& words) {
        return signed_in("# Form\n\nmy interests signature" + words +
                         "\n\n## Legal comments\n\nThere is a power.\n");
    };
    CHECK(post(": A Finch").state == "signed");
    CHECK(post(": A Finch").value == "A Finch");
    CHECK(post(": A Finch   Date: 4 May 2020").date == "2020-05-04");
    CHECK(post(" A Finch").value == "A Finch");
    CHECK(post(": ____________").state == "blank");
    CHECK(post(" ____________ Date: ____").state == "blank");
}

TEST_CASE("a name in print, a rule or the form's words are no signature", "[structure]") {
    for (const char* block : {
             "Signature ....................  Date ..........",
             "Signature ____________________\n\nDate ____________",
             "Signature:    Date:",
             "| Signature | Date |\n|---|---|\n| | |",
             "| Name | Signature | Date |\n|---|---|---|\n| Ada Finch | | |",
             "Signed:   Name: Ada Finch   Date:",
             "Signature: [name]\n\nDate: DD/MM/YYYY",
             "Signature: [signature]\n\nDate: dd/mm/yy",
             "Signature: <signature>\n\nDate: [insert date]",
             "Signature\n\n[signature]\n\nDate\n\nDD/MM/YYYY",
             "Signature: XXXX\n\nDate: XX/XX/XXXX",
             "Signature: to be signed",
         }) {
        CAPTURE(block);
        const Signed found = below_form(block);
        CHECK(found.state == "blank");
        CHECK(found.date.empty());
    }
    CHECK(below_form("Signature: [name]\n\nDate: DD/MM/YYYY").value == "[name]");
    CHECK(below_form("Signature: [name]\n\nDate: DD/MM/YYYY").date_words == "DD/MM/YYYY");
    CHECK(below_form("Signature: [redacted]\n\nDate: 4 May 2020").state == "unclear");
    CHECK(below_form("Signature: [signed] A Finch\n\nDate: 4 May 2020").state == "signed");
}

TEST_CASE("what stands for a date is kept, whether it can be read or not", "[structure]") {
    for (const char* words : {"19 September", "7/11", "45 June 2024", "12/31/2024"}) {
        CAPTURE(words);
        const Signed found = below_form("Signature: A Finch\n\nDate: " + std::string(words));
        CHECK(found.state == "signed");
        CHECK(found.date.empty());
        CHECK(found.date_words == words);
    }
    CHECK(below_form("Signature: A Finch\n\nDate: 31 June 2024").date == "2024-06-31");
    CHECK(below_form("Signature: A Finch\n\nDate:").date_words.empty());
    CHECK(below_form("Signature: A Finch\n\nDate: Time: 3pm").date_words.empty());
}

TEST_CASE("a table of those who sign has a row for each", "[structure]") {
    const char* table = "# Form\n\nI have declared my interests.\n\n"
                        "| Post | Signature | Date |\n|---|---|---|\n"
                        "| Clerk | B Ash | 3 May 2020 |\n| Warden | A Finch | 4 May 2020 |\n";
    const Signed warden = signed_in(table), clerk = signed_in(table, "chief_executive");
    CHECK(warden.value == "A Finch");
    CHECK(warden.date == "2020-05-04");
    CHECK(clerk.value == "B Ash");
    CHECK(clerk.date == "2020-05-03");
    // a list of telephones is no place to sign
    CHECK(signed_in("# Form\n\n| Post | Telephone |\n|---|---|\n| Warden | 01632 960001 |\n")
              .state.empty());
}

TEST_CASE("several may sign on one line or on lines that were joined", "[structure]") {
    struct Case {
        const char *block, *clerk, *clerk_date, *warden, *warden_date;
    };
    for (const Case& each : {
             Case{"Signed (Clerk): B Ash  Date: 3 May 2020\n"
                  "Signed (Warden): A Finch  Date: 4 May 2020",
                  "B Ash", "2020-05-03", "A Finch", "2020-05-04"},
             Case{"Signed (Clerk): B Ash  Date: 3 May 2020 Signed (Warden): A Finch  Date: 4 May "
                  "2020",
                  "B Ash", "2020-05-03", "A Finch", "2020-05-04"},
             Case{"Signed (Clerk): ______ Date: ______ Signed (Warden): A Finch Date: 4 May 2020",
                  "", "", "A Finch", "2020-05-04"},
             Case{"Signed (Clerk): B Ash Date: 3 May 2020 Signed (Warden): ______ Date: ______",
                  "B Ash", "2020-05-03", "", ""},
             Case{"Signed by the Clerk: B Ash Date: 3 May 2020 Signed by the Warden: A Finch Date: "
                  "4 May 2020",
                  "B Ash", "2020-05-03", "A Finch", "2020-05-04"},
             Case{"Signed (Clerk): B Ash     Signed (Warden): A Finch\n\n"
                  "Date: 3 May 2020    Date: 4 May 2020",
                  "B Ash", "2020-05-03", "A Finch", "2020-05-04"},
             Case{"| Signed (Clerk): B Ash | Signed (Warden): ____ |\n|---|---|\n"
                  "| Date: 3 May 2020 | Date: ____ |",
                  "B Ash", "2020-05-03", "", ""},
             Case{"| Signed (Clerk) | Date | Signed (Warden) | Date |\n|---|---|---|---|\n"
                  "| | | A Finch | 4 May 2020 |",
                  "", "", "A Finch", "2020-05-04"},
             Case{"| Signed (Clerk) | Signed (Warden) | Date |\n|---|---|---|\n"
                  "| B Ash | A Finch | 4 May 2020 |",
                  "B Ash", "2020-05-04", "A Finch", "2020-05-04"},
         }) {
        CAPTURE(each.block);
        const std::string paper = "# Form\n\n## Approval\n\n" + std::string(each.block) +
                                  "\n\n## Legal comments\n\nThere is a power.\n";
        const Signed clerk = signed_in(paper, "chief_executive"), warden = signed_in(paper);
        CHECK(clerk.state == (*each.clerk != 0 ? "signed" : "blank"));
        if (*each.clerk != 0) CHECK(clerk.value == each.clerk);
        CHECK(clerk.date == each.clerk_date);
        CHECK(warden.state == (*each.warden != 0 ? "signed" : "blank"));
        if (*each.warden != 0) CHECK(warden.value == each.warden);
        CHECK(warden.date == each.warden_date);
    }
    // "signed by" within the words is no second place
    const Signed one = signed_in("# Form\n\nSigned (Warden): A Finch, as signed by her before, "
                                 "Date: 4 May 2020\n");
    CHECK(one.state == "signed");
    CHECK(one.date == "2020-05-04");
}

TEST_CASE("the words of a place to sign", "[structure]") {
    for (const char* line : {"signature date", "signature: date:", "signed name date"})
        CHECK(structure::only_sign_labels(line));
    for (const char* line : {"signature", "name: date:", "signature: a finch date:"})
        CHECK_FALSE(structure::only_sign_labels(line));
    CHECK(structure::sign_words("a finch") == SignWords::words);
    CHECK(structure::sign_words("(signed electronically)") == SignWords::words);
    CHECK(structure::sign_words("[signed copy held]") == SignWords::words);
    CHECK(structure::sign_words("[insert signature]") == SignWords::form);
    CHECK(structure::sign_words("signature redacted") == SignWords::withheld);
    CHECK(structure::sign_words("tbc") == SignWords::promise);
    CHECK(structure::sign_words("______") == SignWords::nothing);
    CHECK(structure::stated_date("by 4 May 2020")->date.iso() == "2020-05-04");
    CHECK_FALSE(structure::stated_date("45 June 2024").has_value());
}

TEST_CASE("whoever signs next has a date of their own", "[structure]") {
    const char* received = "| | |\n|---|---|\n| Received by the office (signature) | P Moss |\n"
                           "| Date received | 13 May 2026 |\n";
    const auto paper = [&](const char* name, const char* date) {
        return signed_in("# Form\n\n| | |\n|---|---|\n| Signed (Warden) | " + std::string(name) +
                         " |\n| Print name | A Finch |\n" + date + "\n" + received);
    };
    CHECK(paper("", "| Date | |\n").date.empty());
    CHECK(paper("", "| Date | |\n").state == "blank");
    CHECK(paper("A Finch", "| Date | |\n").date.empty());
    CHECK(paper("A Finch", "| Date | 4 May 2026 |\n").date == "2026-05-04");
    CHECK(paper("A Finch", "").date.empty()); // another table, another person
    // one date below two who sign
    CHECK(signed_in("# Form\n\n| | |\n|---|---|\n| Signed (Warden) | A Finch |\n"
                    "| Countersigned (signature) | P Moss |\n| Date | 4 May 2026 |\n")
              .date == "2026-05-04");
}

TEST_CASE("what says that it is signed stands for a signature", "[structure]") {
    for (const char* words :
         {"approved by email on 3 may 2024", "agreed via e-mail", "(signed copy held on file)",
          "original signed by r. hale", "signed electronically", "electronically signed by r. hale",
          "hard copy signed 3 may 2024", "approval given by email", "signed original retained"}) {
        CAPTURE(words);
        CHECK(structure::says_signed(words));
    }
    for (const char* words :
         {"to be approved by email", "not signed electronically", "by email: hale@example.org",
          "approved by the warden", "signed copy to follow", "signed copies are kept by the clerk",
          "please return the signed copy held by you", "e-signature", "email"}) {
        CAPTURE(words);
        CHECK_FALSE(structure::says_signed(words));
    }
    for (const char* block :
         {"Signature: Approved by email on 4 May 2020",
          "Signature\n\nApproved by email on 4 May 2020",
          "Signature:\n\nDate: 4 May 2020\n\n(Signed copy held on file)",
          "Original signed by A Finch, 4 May 2020", "Signed electronically\n\nDate: 4 May 2020",
          "Signature:    Date:\n\nAgreed by email 4 May 2020",
          "| Signature | Date |\n|---|---|\n| Approved by email | 4 May 2020 |",
          "| Signature | Date |\n|---|---|\n| Approved by email, 4 May 2020 | |"}) {
        CAPTURE(block);
        const Signed got = below_form(block);
        CHECK(got.state == "signed");
        CHECK(got.date == "2020-05-04");
    }
    CHECK(below_form("Signature:\n\nTo be approved by email\n\nDate:").state == "blank");
}

TEST_CASE("who approves it is named on the line of the signature", "[structure]") {
    const Signed withheld = signed_in("# Form\n\nIt is agreed.\n\n"
                                      "**Approved by the Warden:** [signature redacted]\n\n"
                                      "**Date:** 4 May 2020\n");
    CHECK(withheld.state == "unclear"); // this copy does not show it
    CHECK(withheld.date == "2020-05-04");
    // a name in print, and the form's own words, are no signature
    CHECK(signed_in("# Form\n\nIt is agreed.\n\nApproved by the Warden: Ada Finch\n").state !=
          "signed");
    CHECK(signed_in("# Form\n\nIt is agreed.\n\nApproved by the Warden: [name]\n").state !=
          "signed");
}

TEST_CASE("the day of something else is no signature's", "[structure]") {
    for (const char* other : {"Date of publication: 3 May 2020", "Date published: 3 May 2020",
                              "Date of the meeting: 3 May 2020", "Date for review: 3 May 2020"}) {
        CAPTURE(other);
        const std::string line(other);
        const Signed blank = below_form("Signature: ______\n\nDate: ______\n\n" + line);
        CHECK(blank.state == "blank");
        CHECK(blank.date.empty());
        CHECK(below_form("Signature: A Finch\n\n" + line + "\n\nDate: 4 May 2020").date ==
              "2020-05-04");
    }
    CHECK(below_form("Signature: A Finch\n\nDate of signature: 4 May 2020").date == "2020-05-04");
    CHECK(below_form("Signature: A Finch\n\nDate of decision: 4 May 2020").date == "2020-05-04");
}

TEST_CASE("a word about where a form goes is no signature", "[structure]") {
    CHECK(below_form("Signature:\n\nForm signed by the Warden is sent to the office\n\nDate:")
              .state != "signed");
}

TEST_CASE("a name printed with its post below an empty label is no signature", "[structure]") {
    for (const char* printed : {"Ada Finch, Warden of the Harbour", "Ada Finch\n\nHarbour Clerk",
                                "Cllr B. Moss, Chair", "Ada Finch\n\n(Chief Executive)"}) {
        CAPTURE(printed);
        const std::string name(printed);
        const Signed dated = below_form("Signed:\n\n" + name + "\n\nDate: 4 May 2020");
        CHECK(dated.state == "unclear"); // the signature above it may be lost
        CHECK(dated.date == "2020-05-04");
        const Signed form = below_form("Signed:\n\n" + name + "\n\nDate:");
        CHECK(form.state == "blank"); // the form as it was printed
        CHECK(form.value.empty());
    }
    // signed: the name stands in the place itself, has a line for a post to fill in, or the
    // signature stands above it
    for (const char* sound :
         {"Signed: Ada Finch, Warden of the Harbour\n\nDate: 4 May 2020",
          "Signed:\n\nAda Finch\n\nDate: 4 May 2020",
          "Signed:\n\nA Finch\n\nPost: Warden of the Harbour\n\nDate: 4 May 2020",
          "Signed:\n\nA Finch\n\nAda Finch, Warden of the Harbour\n\nDate: 4 May 2020",
          "Signed:\n\nAda Finch, Warden\n\nSigned copy held on file\n\nDate: 4 May 2020"}) {
        CAPTURE(sound);
        CHECK(below_form(sound).state == "signed");
    }
}

TEST_CASE("a picture in the place of a signature is neither one nor none", "[structure]") {
    const auto state = [](const std::string& block) { return below_form(block).state; };
    CHECK(state("Signature:\n\n![](page-1.png)\n\nDate: 4 May 2020") == "unclear");
    CHECK(state("Signature  Date: 4 May 2020\n\n![](page-1.png)") == "unclear");
    CHECK(state("Signature: A. Penn\n\n![](page-1.png)\n\nDate: 4 May 2020") == "signed");
    CHECK(below_form("Signature:\n\n![](page-1.png)\n\nDate: 4 May 2020").date == "2020-05-04");
    // pictures of other things
    CHECK(state("Signature:\n\nDate: 4 May 2020\n\n## Map\n\nThe quay.\n\n![](map.png)") ==
          "blank");
    CHECK(signed_in("![](crest.png)\n\n# Form\n\n## Warden\n\nI have declared my interests.\n\n"
                    "Signature:\n\nDate: 4 May 2020\n")
              .state == "blank");
    // a name below the place, where its day is filled in
    CHECK(state("Signature  Date 4 May 2020\n\nAnn Penn") == "unclear");
    CHECK(state("Signature  Date\n\nThe board met in May and was told.") == "blank");
}

TEST_CASE("a name and a day behind the form's words are a signature", "[structure]") {
    const auto clerk = [](const std::string& line) {
        return signed_in("# Form\n\n" + line + "\n\n## Legal comments\n\nThere is a power.\n",
                         "chief_executive");
    };
    const Signed italic = clerk("Clerk: I have been consulted. *C. Hurst, 6 October 2023*");
    CHECK(italic.state == "signed");
    CHECK(italic.value == "C. Hurst");
    CHECK(italic.date == "2023-10-06");
    CHECK(clerk("I have been consulted on this (Ann Penn, 6 October 2023).").state != "signed");
    CHECK(clerk("I have been consulted. Ann Penn – 6 October 2023").state == "signed");
    // days and names within the sentence
    CHECK(clerk("I have been consulted by C. Hurst, 6 October 2023").state != "signed");
    CHECK(clerk("I have been consulted. The board met on 6 October 2023").state != "signed");
    CHECK(clerk("I have been consulted. C. Hurst, 6 October 2023, was told.").state != "signed");
}

TEST_CASE("lines of post, name and day are places to sign", "[structure]") {
    const std::string lines = "# Form\n\n## Approvals\n\n"
                              "Clerk            A. Dunmore            Date  5 March 2021\n\n"
                              "Warden           S. Kettleby           Date  2 March 2021\n\n"
                              "## Legal comments\n\nThere is a power.\n";
    CHECK(signed_in(lines).state == "signed");
    CHECK(signed_in(lines).value == "S. Kettleby");
    CHECK(signed_in(lines).date == "2021-03-02");
    CHECK(signed_in(lines, "chief_executive").date == "2021-03-05");
    const std::string ruled =
        "# Form\n\n## Approvals\n\nClerk ............... Date: 5 March 2021\n\n"
        "Warden ............... Date: ..........\n";
    CHECK(signed_in(ruled).state == "blank");
    CHECK(signed_in(ruled, "chief_executive").state == "blank");
    // what is no place to sign
    for (const char* text :
         {"# Form\n\nWarden S. Kettleby Date 2 March 2021\n\nThe quay.\n",
          "# Form\n\nClerk Contract Start Date 5 March 2021\n\nWarden Contract End Date 2 March "
          "2022\n",
          "# Form\n\nClerk to write to the board. Date: 5 March 2021\n\nWarden to be told. Date: 2 "
          "March 2021\n"}) {
        INFO(text);
        CHECK(signed_in(text).state.empty());
    }
}

TEST_CASE("the post before the word signature says whose place it is", "[structure]") {
    auto vocabulary = [] { // of posts that "signature" belongs to, as packs have them
        model::Vocabulary out = words();
        out.signoffs[0].headings.push_back("(the )?warden('s)? signature");
        out.signoffs[0].phrases.push_back("\\bwarden('s)? signature\\b");
        out.signoffs[0].phrases.push_back("^i agree the recommendations");
        out.signoffs[1].headings.push_back("(signature of )?(the )?clerk('s)?( signature)?");
        return out;
    };
    const std::string agreed = "I agree the recommendations of this report: YES\n\n";
    for (const char* form :
         {"Warden signature: R. Hale\n\nPrint: Ruth Hale\n\nDate: 29 July 2025\n",
          "Clerk's signature: P. Penn\n\nDate: 24 July 2025\n\n"
          "Warden's signature: R. Hale\n\nDate: 29 July 2025\n",
          "| Clerk signature | P. Penn | 24 July 2025 |\n|---|---|---|\n"
          "| Warden signature | R. Hale | 29 July 2025 |\n"}) {
        INFO(form);
        const Signed both = signed_in(agreed + form, "decision_maker", vocabulary());
        CHECK(both.state == "signed");
        CHECK(both.value.starts_with("R. Hale"));
        CHECK(both.date == "2025-07-29");
    }
    const Signed clerk = signed_in(agreed + "Clerk's signature: P. Penn\n\nDate: 24 July 2025\n",
                                   "chief_executive", vocabulary());
    CHECK(clerk.state == "signed");
    CHECK(clerk.date == "2025-07-24");
    // what the clerk signed is not the Warden's
    const Signed warden = signed_in(agreed + "Clerk's signature: P. Penn\n\nDate: 24 July 2025\n",
                                    "decision_maker", vocabulary());
    CHECK(warden.state == "blank");
    CHECK(warden.date.empty());
    const Signed blank = signed_in(agreed + "Warden signature: ........\n\nPrint: Ruth Hale\n\n"
                                            "Date: ........\n",
                                   "decision_maker", vocabulary());
    CHECK(blank.state == "blank");
}

TEST_CASE("one who may decide signs by post, advisers do not", "[structure]") {
    for (const char* label : {"director's signature: j smith", "deciding officer signature",
                              "head of service signature: ____", "the mayor's signature:"})
        CHECK(structure::signs_as_decider(label));
    for (const char* label : {"witness signature: j smith", "monitoring officer signature: p penn",
                              "report author signature:", "finance manager signature: x",
                              "the director has not seen the signature: it was lost"})
        CHECK_FALSE(structure::signs_as_decider(label));
}

TEST_CASE("a post with its label between signature and date is no heading", "[structure]") {
    const Signed found =
        below_form("Signed: A Finch\n\nName: Ada Finch\n\nPost: Assistant Director "
                   "(Quays and Lights)\n\nDated: 4 May 2020\n\n*This record is kept "
                   "on the website for six years. Papers are kept for four.*");
    CHECK(found.state == "signed");
    CHECK(found.date == "2020-05-04");
}
