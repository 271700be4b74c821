#include <climits>

#include "support/catch.hpp"
#include "support/decimal.hpp"

using duly::Decimal;
using Order = std::strong_ordering;

TEST_CASE("decimals are read from digits and keep their last place", "[decimal]") {
    CHECK(Decimal::parse("47110918") == Decimal{47110918, 0});
    CHECK(Decimal::parse("1.61") == Decimal{161, -2});
    CHECK(Decimal::parse("6.0") == Decimal{60, -1});
    CHECK(Decimal::parse("-3") == Decimal{-3, 0});
    CHECK(Decimal::parse("+3") == Decimal{3, 0});
    CHECK(Decimal::parse("000") == Decimal{0, 0});
    CHECK(Decimal::parse("9223372036854775807") == Decimal{INT64_MAX, 0});
    CHECK(Decimal::parse("-9223372036854775808") == Decimal{INT64_MIN, 0});
    for (const char* wrong :
         {"", "-", ".", "1.", ".5", "1.2.3", "1,000", "1e5", " 1", "£1", "9223372036854775808",
          "99999999999999999999999999999999999999999999"}) {
        INFO(wrong);
        CHECK_FALSE(Decimal::parse(wrong));
    }
}

TEST_CASE("rescaling never loses digits", "[decimal]") {
    CHECK(Decimal{6, 6}.rescaled(0) == Decimal{6000000, 0});
    CHECK(Decimal{6000000, 0}.rescaled(6) == Decimal{6, 6});
    CHECK_FALSE(Decimal{6000001, 0}.rescaled(6));
    CHECK_FALSE(Decimal{INT64_MAX, 0}.rescaled(-1));
    CHECK_FALSE(Decimal{1, 100}.rescaled(0));
    CHECK_FALSE(Decimal{1, 0}.rescaled(100));
    CHECK(Decimal{0, 100}.rescaled(-100) == Decimal{0, -100});
    CHECK_FALSE(Decimal{1, INT_MAX}.rescaled(INT_MIN));
}

TEST_CASE("sums are exact or refused", "[decimal]") {
    CHECK(Decimal{161, -2}.plus({6, 6}) == Decimal{600000161, -2});
    CHECK(Decimal{1, 0}.minus({161, -2}) == Decimal{-61, -2});
    CHECK_FALSE(Decimal{INT64_MAX, 0}.plus({1, 0}));
    CHECK_FALSE(Decimal{INT64_MIN, 0}.minus({1, 0}));
    CHECK(Decimal{INT64_MIN, 0}.minus({INT64_MIN, 0}) == Decimal{0, 0});
    CHECK_FALSE(Decimal{1, 30}.plus({1, 0}));
}

TEST_CASE("comparing looks at values, at any distance", "[decimal]") {
    CHECK(Decimal::compare({60, -1}, {6, 0}) == Order::equal);
    CHECK(Decimal::compare({6, 6}, {6000001, 0}) == Order::less);
    CHECK(Decimal::compare({-6, 6}, {6000001, 0}) == Order::less);
    CHECK(Decimal::compare({INT64_MAX, 19}, {INT64_MAX, 0}) == Order::greater);
    CHECK(Decimal::compare({INT64_MIN, 19}, {INT64_MIN, 0}) == Order::less);
    CHECK(Decimal::compare({1, 1000}, {INT64_MAX, 0}) == Order::greater);
    CHECK(Decimal::compare({-1, 1000}, {INT64_MIN, 0}) == Order::less);
    CHECK(Decimal::compare({INT64_MAX, 0}, {1, 1000}) == Order::less);
    CHECK(Decimal::compare({INT64_MIN, 0}, {-1, 1000}) == Order::greater);
    CHECK(Decimal::compare({0, 1000}, {0, -1000}) == Order::equal);
    CHECK(Decimal::compare({1, INT_MAX}, {1, INT_MIN}) == Order::greater);
    CHECK(Decimal::compare({0, 0}, {1, -1000}) == Order::less);
}

TEST_CASE("decimals print for people and for programs", "[decimal]") {
    CHECK(Decimal{47110918, 0}.text() == "47,110,918");
    CHECK(Decimal{161, -2}.text() == "1.61");
    CHECK(Decimal{6, 6}.text() == "6,000,000");
    CHECK(Decimal{1234567, -2}.text() == "12,345.67");
    CHECK(Decimal{-1234, 0}.text() == "-1,234");
    CHECK(Decimal{-123, 0}.text() == "-123");
    CHECK(Decimal{5, -3}.text() == "0.005");
    CHECK(Decimal{-5, -3}.text() == "-0.005");
    CHECK(Decimal{0, 6}.text() == "0");
    CHECK(Decimal{0, -2}.text() == "0.00");
    CHECK(Decimal{INT64_MIN, 0}.text() == "-9,223,372,036,854,775,808");
    CHECK(Decimal{1, 100000}.text() == "1e100000");
    CHECK(Decimal{47110918, 0}.plain() == "47110918");
    CHECK(Decimal{6, 3}.plain() == "6000");
    CHECK(Decimal{-161, -2}.plain() == "-1.61");
}
