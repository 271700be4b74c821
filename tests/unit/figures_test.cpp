// Figures within blocks: what is one, with which sign and bound, in running text and in cells.
#include <string>
#include <string_view>

#include "read/read.hpp"
#include "structure/structure.hpp"
#include "support/catch.hpp"

using namespace duly;
using model::Attr;
using model::Kind;

namespace {

/// Kinds, values and bounds of the figures of a paper.
std::string figures_in(std::string_view words) {
    auto file = read::read("# Harbour works\n\n" + std::string(words) + "\n", "paper.md");
    REQUIRE(file.has_value());
    const structure::Lexicon lexicon{model::Vocabulary{}};
    const auto papers = structure::outline(*file, lexicon);
    REQUIRE(papers.size() == 1);
    const model::Document& paper = *papers[0].document;
    std::string out;
    for (model::NodeId id = 0; id < paper.size(); ++id) {
        const Kind kind = paper.node(id).kind;
        if (kind != Kind::amount && kind != Kind::percent && kind != Kind::count) continue;
        const auto value = paper.decimal(id, Attr::amount);
        REQUIRE(value.has_value());
        if (!out.empty()) out += ' ';
        if (const std::string_view bound = paper.str(id, Attr::bound); bound != "exact")
            out += std::string(bound) + ":";
        out += (kind == Kind::amount ? "£" : kind == Kind::percent ? "%" : "") + value->plain();
    }
    return out;
}

} // namespace

TEST_CASE("brackets are a minus in accounts, not in sentences", "[structure]") {
    CHECK(figures_in("The wall is paid from the budget (£18,255) and a grant (£2.5m).") ==
          "£18255 £2500000");
    CHECK(figures_in("The calls were split between yachts (31) and trawlers (14).") == "31 14");
    CHECK(figures_in("It fell by £(12.8)m, as a survey (2011) of 20 boats shows.") ==
          "£-12800000 20");
    CHECK(figures_in("| Work | Cost |\n|---|---|\n| Wall | (1,234) |\n| Rings | (£15,055) |") ==
          "-1234 £-15055");
    CHECK(
        figures_in("| Work | Cost |\n|---|---|\n| Wall (phase 2) | 10,981# |\n| Rings | 450* |") ==
        "10981 450");
}

TEST_CASE("both ends of a range have the scale behind it", "[structure]") {
    CHECK(figures_in("It would cost £8-10m in all, or £2–3k a year.") ==
          "about:£8000000 about:£2000");
    CHECK(figures_in("It would cost £8m-£10m in all.") == "about:£8000000 about:£10000000");
    CHECK(figures_in("It cost £8 in 2024-25 and £9-10 a day.") == "£8 about:£9");
}

TEST_CASE("numbers within a web address are none", "[structure]") {
    CHECK(figures_in("See https://quay.example/Harbour%20Plan%202009112021%20v2.pdf for it.")
              .empty());
    CHECK(figures_in("A fifth, 20% of all, 35%20 of them.") == "%20 %35");
}

TEST_CASE("the ends of a range are no amounts that anybody states", "[structure]") {
    CHECK(figures_in("It costs £2,808-£3,744 a year.") == "about:£2808 about:£3744");
    CHECK(figures_in("It costs £8m to £10m, or up to £12m.") ==
          "about:£8000000 about:£10000000 at-most:£12000000");
    CHECK(figures_in("They gave £40,000 to 3 harbours.") == "£40000 3");
    CHECK(figures_in("They gave £40,000 – and took £20,000 back.") == "£40000 £20000");
}
