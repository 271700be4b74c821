// Sums and numbers: exactness, rounding and causes, and what tempts the checks of amounts to accuse
// wrongly. Each rule's own examples stand in the common pack.
#include <algorithm>

#include "project_checker.hpp"
#include "structure/figures.hpp"
#include "support/catch.hpp"

#include "../../plugins/amounts/style.hpp" // after pattern.hpp, which has a `whole` of its own

using namespace duly;
using amounts::add_up;
using amounts::Cause;
using amounts::explain;
using amounts::Figure;
using amounts::Noughts;
using amounts::Verdict;

namespace {

Figure money(std::string_view written) {
    const auto found = structure::figure_at(written, 0);
    REQUIRE(found.has_value());
    Figure figure;
    figure.kind = Figure::Kind::money;
    figure.currency = "GBP";
    figure.value = {found->value.mantissa, found->value.exponent};
    return figure;
}
Figure number(std::int64_t value) {
    Figure figure;
    figure.value = {value, 0};
    return figure;
}

Verdict verdict(const std::vector<std::string>& parts, std::string_view whole) {
    std::vector<Figure> figures;
    figures.reserve(parts.size());
    for (const std::string& part : parts)
        figures.push_back(money(part));
    return add_up(figures, money(whole), Noughts::prose).verdict;
}

/// Rules and cases of this family that fail or pass in a paper of these lines.
std::string said(const std::string& words, model::Outcome outcome) {
    const std::string paper = "# Harbour works\n\n## Financial comments\n\n" + words + "\n";
    const model::FileReport report = duly_test::project_checker().check(paper, "paper.md", {});
    REQUIRE(report.papers.size() == 1);
    std::string out;
    for (const model::Finding& finding : report.papers[0].results) {
        if (finding.rule.substr(0, 3) != "AMT" || finding.outcome != outcome) continue;
        if (!out.empty()) out += ' ';
        out += finding.rule + ' ' + finding.case_name + ';';
    }
    return out;
}
std::string faults(const std::string& words) {
    return said(words, model::Outcome::fail);
}
std::string confirmed(const std::string& words) {
    return said(words, model::Outcome::pass);
}

} // namespace

TEST_CASE("a sum holds within half a unit of each last stated place") {
    CHECK(verdict({"£1.33m", "£1.33m", "£1.33m"}, "£4.00m") == Verdict::holds);
    CHECK(verdict({"£1.33m", "£1.33m", "£1.33m"}, "£4.02m") == Verdict::misses);
    CHECK(verdict({"£1,000,000", "£610,000"}, "£1.61m") == Verdict::holds);
    CHECK(verdict({"£1,000,000", "£614,000"}, "£1.61m") == Verdict::holds);
    CHECK(verdict({"£1,000,000", "£616,000"}, "£1.61m") == Verdict::misses);
    CHECK(verdict({"£733,000", "£466,500"}, "£1,200,000") == Verdict::rounded);
    CHECK(verdict({"£150,000", "£160,000", "£100,000"}, "£400,000") == Verdict::misses);
}

TEST_CASE("things are counted without rounding") {
    CHECK(add_up({number(31), number(14)}, number(45), Noughts::prose).verdict == Verdict::holds);
    CHECK(add_up({number(31), number(14)}, number(46), Noughts::prose).verdict == Verdict::misses);
}

TEST_CASE("sums are the same in any order, scale and sign") {
    std::vector<Figure> parts = {money("£10,127"), money("£8.25m"), money("£375k"),
                                 money("£92,001")};
    for (const std::int64_t off : {0, 1, 7000, 12000, 1000000}) {
        Figure whole = money("£8,727,128");
        whole.value.mantissa += off;
        const Verdict first = add_up(parts, whole, Noughts::prose).verdict;
        std::vector<Figure> order = parts;
        std::sort(order.begin(), order.end(), [](const Figure& a, const Figure& b) {
            return a.value.mantissa < b.value.mantissa;
        });
        do {
            CHECK(add_up(order, whole, Noughts::prose).verdict == first);
        } while (
            std::next_permutation(order.begin(), order.end(), [](const Figure& a, const Figure& b) {
                return a.value.mantissa < b.value.mantissa;
            }));
        for (Figure& part : order) {
            part.value.mantissa *= -1;
            part.value.exponent += 3;
        }
        Figure turned = whole;
        turned.value.mantissa *= -1;
        turned.value.exponent += 3;
        CHECK(add_up(order, turned, Noughts::prose).verdict == first);
    }
}

TEST_CASE("what is too large to be added exactly is told, not guessed") {
    Figure huge = number(9'000'000'000'000'000'000);
    CHECK(add_up({huge, huge}, number(5), Noughts::prose).verdict == Verdict::overflow);
    Figure fine = number(5);
    fine.value.exponent = -40;
    CHECK(add_up({huge, fine}, number(5), Noughts::prose).verdict == Verdict::overflow);
}

TEST_CASE("an amount is written as it is read") {
    for (const char* each : {"£0", "£7", "£410,000", "£47,110,918", "-£3,536,000", "£1,204.50"}) {
        const Figure figure = money(each);
        const std::string written = amounts::written(amounts::full_style(figure), figure.value);
        CHECK(written == each);
        CHECK(amounts::compare(money(written).value, figure.value) == 0);
    }
}

TEST_CASE("one cause that fits is told, several are not") {
    const auto cause = [](const std::vector<std::string>& parts, std::string_view whole) {
        std::vector<Figure> figures;
        figures.reserve(parts.size());
        for (const std::string& part : parts)
            figures.push_back(money(part));
        return explain(figures, money(whole), add_up(figures, money(whole), Noughts::prose));
    };
    CHECK(cause({"£62,500", "£118,000", "£300,500"}, "£418,000").kind == Cause::Kind::swapped);
    CHECK(cause({"£120,113", "£190,208", "£77,419"}, "£310,321").kind == Cause::Kind::left_out);
    CHECK(cause({"£120,113", "£190,208", "£77,419"}, "£310,321").part == 2);
    CHECK(cause({"£120,113", "£190,208", "£77,419"}, "£465,159").kind == Cause::Kind::twice);
    CHECK(cause({"£120,113", "£190,208", "£17,419"}, "£292,902").kind == Cause::Kind::sign);
    CHECK(cause({"£120,113", "£1,902,080", "£77,419"}, "£387,740").kind == Cause::Kind::unit);
    CHECK(cause({"£120,113", "£190,208", "£77,419"}, "£361,007").kind == Cause::Kind::none);
    CHECK(cause({"£100,000", "£100,000", "£77,419"}, "£177,419").kind == Cause::Kind::none);
}

TEST_CASE("money that is no part of a sum is not added to it") {
    CHECK(
        faults("The quay costs £200,000. The Harbour Master may sign contracts of £499,000 or "
               "less.\n\n"
               "A further £7,322,363 comes from other sources; dues bring £10,167,515 in 2017/18.")
            .empty());
    CHECK(faults("Grants totalling £300,000 went to other harbours, of which £40,000 to Eastmouth "
                 "and £70,500 to Westmouth.")
              .empty());
    CHECK(faults(
              "The three-year budget is £600,000, drawn from a reserve of £2,400,000 and a loan of "
              "£5,000,000.")
              .empty());
    CHECK(faults(
              "The quay costs £1.2m a year, made up of £300,000 each quarter, £20,000 per boat and "
              "£5,000 for lights.")
              .empty());
}

TEST_CASE("children under the wrong parent meet another sum") {
    const std::string words = "That the board approve a budget of £300,000 as indicated below:\n\n"
                              "- dues of £200,000;\n"
                              "    - a grant of £100,000, encompassing:\n"
                              "        - £180,500 for the quay;\n"
                              "        - £119,500 for the mole.\n";
    CHECK(faults(words).empty());
    CHECK(confirmed(words) == "AMT004 adds-up; AMT004 adds-up;");
}

TEST_CASE("partial lists of percentages claim nothing") {
    CHECK(faults("Of the boats 29% are yachts, 44% trawlers and 7% ferries.\n\n"
                 "| Boats | Share | Growth |\n|---|---|---|\n| Yachts | 29% | 1% |\n| Ferries | 7% "
                 "| 2% |\n"
                 "| Trawlers | 44% | 3% |\n| Total | 80% | 2% |")
              .empty());
}

TEST_CASE("names and places are not counted against a number") {
    CHECK(faults("The club of seven harbours works in Ashby, Corve, Elmouth and Thorpe and Wye.")
              .empty());
    CHECK(faults("There are two sites (Leeds, West Yorkshire).").empty());
    CHECK(
        faults("Four harbours are sought. Three areas are named: Essex, Sussex and Kent.").empty());
    CHECK(faults("There are five posts (three full-time, two part-time).").empty());
    CHECK(
        faults("The two main aims are:\n\n- safety\n- trade\n\nand, for the staff:\n\n- training\n")
            .empty());
}

TEST_CASE("a sum over a page and its footnotes") {
    const std::string words = "There have been two kinds of incident:\n\n- There were 45 incidents "
                              "in which a boat that was under "
                              "way struck the mole or some other\n\n¹ Register of "
                              "incidents\n\nstructure. They were split between "
                              "yachts (31) and trawlers (14).\n";
    CHECK(faults(words).empty());
    CHECK(confirmed(words).find("AMT003 adds-up;") != std::string::npos);
}

TEST_CASE("tables are read in every way that their layout allows") {
    const auto table = [](const std::string& rows) { return "| Item | £ |\n|---|---|\n" + rows; };
    // a parent row above its parts, without the word
    CHECK(
        faults(table("| Staff | 1,017 |\n| – wages | 612 |\n| – pensions | 405 |\n| Rent | 503 |\n"
                     "| Total | 1,520 |"))
            .empty());
    // income without brackets
    CHECK(faults(
              table("| Wages | 6,112 |\n| Rent | 4,053 |\n| Less grant | 503 |\n| Total | 9,662 |"))
              .empty());
    // "of which" is no part
    CHECK(faults(table("| Wages | 6,112 |\n| of which pensions | 1,053 |\n| Rent | 503 |\n"
                       "| Light | 88 |\n| Total | 6,703 |"))
              .empty());
    // sub-totals, and a total over them
    CHECK(
        faults(table("| Wages | 6,112 |\n| Rent | 4,053 |\n| Sub-total | 10,165 |\n| Light | 88 |\n"
                     "| Heat | 112 |\n| Sub-total | 200 |\n| Grand total | 10,365 |"))
            .empty());
    // the difference of two totals
    CHECK(faults(table("| Wages | 6,112 |\n| Rent | 4,053 |\n| Total expenditure | 10,165 |\n| "
                       "Dues | 7,088 |\n"
                       "| Fees | 112 |\n| Total income | 7,200 |\n| Net total | 2,965 |"))
              .empty());
    // a figure that is not known yet
    CHECK(faults(table("| Wages | 6,112 |\n| Rent | TBC |\n| Light | 88 |\n| Total | 9,000 |"))
              .empty());
    // not a sum at all
    CHECK(faults("| Harbour | Boats | Average length |\n|---|---|---|\n| East | 112 | 11.2 |\n"
                 "| West | 61 | 9.8 |\n| South | 40 | 13.1 |\n| Total | 213 | 11.1 |")
              .empty());
    CHECK(faults(
              "| Measure | Number |\n|---|---|\n| Calls | 112 |\n| Boats | 61 |\n| Visits | 212 |\n"
              "| Total applications | 97 |")
              .empty());
    // years as headings of columns
    CHECK(faults("| Item | 2017 | 2018 |\n|---|---|---|\n| Wages | 6,112 | 6,301 |\n| Rent | 503 | "
                 "503 |\n"
                 "| Total | 6,615 | 6,804 |")
              .empty());
}

TEST_CASE("figures broken by conversion") {
    CHECK(confirmed("| Item | Cost |\n|---|---|\n| Quay | £4,179, 523 |\n| Mole | £775,000 |\n"
                    "| Total | £4,954,523 |") == "AMT001 adds-up;");
}
