// Which sums of a recommendation go into a register: those that are approved, and none that are
// noted, that an increase leads to, or that stand in chapters whose headings were not seen.
#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

std::string approved(const std::string& words) {
    engine::CheckOptions options;
    options.record = "register";
    options.judge = false;
    const auto file = duly_test::project_checker().check(
        "Westmere Ferry Board\n\nReport to: Ferry Board\nDate: 17 July 2018\nSubject: Quays\n\n" +
            words,
        "paper.txt", options);
    std::string sums;
    for (const auto& paper : file.papers)
        for (const auto& each : paper.record)
            for (const auto& [name, value] : each.arguments)
                if (each.rule == "REG001" && name == "figure")
                    sums += (sums.empty() ? "" : " ") + value;
    return sums;
}

} // namespace

TEST_CASE("sums approved in clauses of one paragraph", "[register]") {
    CHECK(approved(
              "2. Recommendation\n\nThat the Board\na) approves expenditure of £4.26m on the two "
              "quays at Ashby and Corve and on all their lamps; and\nb) notes that the cost of "
              "moving boats during the works, estimated at £85,000, is met from the budget.\n") ==
          "£4.26m");
    CHECK(approved(
              "2. Recommendation\n\nThat the Board (a) approves £12,000 for lamps and (b) agrees "
              "to spend £9,000 on ropes.\n") == "£12,000 £9,000");
}

TEST_CASE("what an increase leads to, and what is taken away, is not approved", "[register]") {
    CHECK(approved(
              "2. Recommendation\n\nThat the Board approves an increase of £2.4 million for the "
              "quay, taking its total from £8.7 million to £11.1 million, and a decrease of £3.4 "
              "million for the mole.\n") == "£2.4 million");
    CHECK(
        approved("2. Recommendation\n\nThat the Board approves an increase of the budget from £8.7 "
                 "million to £11.1 million.\n") == "£11.1 million");
}

TEST_CASE("a recommendation ends where the next chapter is numbered", "[register]") {
    CHECK(approved(
              "1. Purpose\n1.1 To report spending.\n\n2. Recommendations\n2.1 The Board is asked "
              "to\n (a) note spending of £41.7m;\n (b) approve slippage of £6.2m into 2018/19; "
              "and\n (c) approve a programme of £168.9m.\n\n3. Outturn 2017/18\n3.1 Spending was "
              "£41.7m, of which £0.4m is a saving.\n3.2 The largest variance is the mole "
              "(£2.4m).\n") == "£6.2m £168.9m");
    // entries of the recommendation that count on
    CHECK(approved(
              "2. Recommendations\n\n1. That £6,000 be spent on lamps.\n\n2. That £7,000 be spent "
              "on ropes.\n\n3. That £8,000 be spent on oars.\n") == "£6,000 £7,000 £8,000");
}

TEST_CASE("sums in a list set with tabs", "[register]") {
    CHECK(approved("2. RECOMMENDATION\n\n2.1\tThat the Board approves grants in 2021/22 to:\n"
                   "\t(a)\tAshby Sailing Club – £168,000\n\t(b)\tCorve Rowing Club – £124,250\n"
                   "\t(c)\tThe Lantern Trust – £38,000\n2.2\tThat the Chief Executive signs.\n") ==
          "£168,000 £124,250 £38,000");
}
