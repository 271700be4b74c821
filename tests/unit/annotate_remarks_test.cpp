// Which findings become remarks.
#include "annotate/remarks.hpp"
#include "support/catch.hpp"

using namespace duly;
using model::Finding;
using model::Outcome;
using model::Severity;

namespace {

Finding finding(const char* rule, Outcome outcome, bool placed) {
    Finding out;
    out.rule = rule;
    out.outcome = outcome;
    out.severity = Severity::warning;
    out.message = std::string("About ") + rule + ".";
    out.fix = "Author: mend it.";
    if (placed) {
        out.location.emplace();
        out.location->place.page = 3;
    }
    return out;
}

model::FileReport report(std::vector<Finding> findings) {
    model::FileReport out;
    out.papers.emplace_back();
    out.papers[0].begins.page = 1;
    out.papers[0].results = std::move(findings);
    return out;
}

} // namespace

TEST_CASE("what fails and what has a place to look at becomes a remark", "[annotate]") {
    auto waived = finding("AAA004", Outcome::fail, true);
    waived.waived.emplace();
    const auto remarks = annotate::remarks_of(
        report({finding("AAA001", Outcome::fail, true), finding("AAA002", Outcome::pass, true),
                finding("AAA003", Outcome::inconclusive, true), waived,
                finding("AAA005", Outcome::inconclusive, false),
                finding("AAA006", Outcome::not_applicable, false)}));
    REQUIRE(remarks.size() == 2);
    CHECK(annotate::joined(remarks[0].words) ==
          "About AAA001.\nAuthor: mend it.\n[duly: rule AAA001, warning]");
    CHECK(remarks[0].place.page == 3u);
    CHECK(annotate::joined(remarks[1].words) ==
          "About AAA003.\nAuthor: mend it.\n[duly: rule AAA003, could not be judged]");
}

TEST_CASE("what is about the whole paper is one remark at its beginning", "[annotate]") {
    const auto remarks = annotate::remarks_of(
        report({finding("AAA001", Outcome::fail, false), finding("AAA002", Outcome::fail, true),
                finding("AAA003", Outcome::fail, false)}));
    REQUIRE(remarks.size() == 2);
    CHECK(remarks[0].place.page == 1u);
    CHECK(annotate::joined(remarks[0].words) ==
          "About the paper as a whole:\nAbout AAA001. Author: mend it. (AAA001, warning)\n"
          "About AAA003. Author: mend it. (AAA003, warning)\n[duly: rules AAA001, AAA003]");
    for (const auto& remark : remarks)
        CHECK(annotate::is_mark(remark.words.back()));
    CHECK_FALSE(annotate::is_mark("About AAA001."));
    CHECK_FALSE(annotate::is_mark("[duly: rule AAA001"));
}

TEST_CASE("a remark that says what it said keeps its day", "[annotate]") {
    annotate::Dates dates;
    annotate::Remark remark;
    remark.words = {"Words.", "[duly: rule AAA001, error]"};
    CHECK(dates.of(remark, "now") == "now");
    dates.keep(remark.words, "2026-10-20T09:30:00");
    CHECK(dates.of(remark, "now") == "2026-10-20T09:30:00");
    remark.words[0] = "Other words.";
    dates.keep(remark.words, "0000-00-00T00:00:00"); // as LibreOffice fills in what is missing
    CHECK(dates.of(remark, "now") == "now");
}
