#include "support/catch.hpp"
#include "support/result.hpp"

TEST_CASE("a failure describes itself with place and caret", "[result]") {
    const duly::Failure bare{"disk-full", "", 0, 0, "The disk is full.", ""};
    CHECK(bare.describe() == "The disk is full.");
    const duly::Failure file{"no-such-file", "a.md", 0, 0, "There is no such file.", ""};
    CHECK(file.describe() == "a.md: There is no such file.");
    const duly::Failure placed{"bad-pack", "p.xml", 3, 5, "Unknown check.", "<rule check='x'>"};
    CHECK(placed.describe() == "p.xml:3:5: Unknown check.\n    <rule check='x'>\n        ^");
}

TEST_CASE("fail makes a result of any type", "[result]") {
    const duly::Result<int> result = duly::fail("code", "path", "message", 1, 2, "line");
    REQUIRE_FALSE(result);
    CHECK(result.error().code == "code");
    CHECK(result.error().line == 1);
    CHECK(result.error().column == 2);
}
