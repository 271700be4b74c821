#include "support/catch.hpp"
#include "support/date.hpp"

using duly::Date;

TEST_CASE("a date exists when a calendar has it", "[date]") {
    CHECK(Date{2017, 4, 7}.exists());
    CHECK(Date{2017, 4, 0}.exists());
    CHECK(Date{2017, 0, 0}.exists());
    CHECK(Date{2016, 2, 29}.exists());
    CHECK_FALSE(Date{2017, 2, 29}.exists());
    CHECK_FALSE(Date{2017, 4, 31}.exists());
    CHECK_FALSE(Date{2017, 13, 1}.exists());
    CHECK_FALSE(Date{2017, 0, 7}.exists());
    CHECK_FALSE(Date{}.exists());
}

TEST_CASE("a date prints as it was stated", "[date]") {
    CHECK(Date{2017, 4, 7}.iso() == "2017-04-07");
    CHECK(Date{2018, 7, 0}.iso() == "2018-07");
    CHECK(Date{2018, 0, 0}.iso() == "2018");
    CHECK(Date{}.iso().empty());
    CHECK(Date{2017, 4, 31}.iso() == "2017-04-31");
    CHECK(Date{2017, 4, 7}.words() == "7 April 2017");
    CHECK(Date{2018, 7, 0}.words() == "July 2018");
    CHECK(Date{2018, 0, 0}.words() == "2018");
    CHECK(Date{2018, 13, 5}.words() == "2018-13-05");
    CHECK(Date{}.words().empty());
}

TEST_CASE("from_iso takes what iso prints and nothing else", "[date]") {
    for (const Date date :
         {Date{2017, 4, 7}, Date{2018, 7, 0}, Date{2018, 0, 0}, Date{2017, 4, 31}})
        CHECK(Date::from_iso(date.iso()) == date);
    for (const char* wrong : {"", "17", "2017-4-7", "2017-04-7", "2017/04/07", "0000", "2017-00",
                              "2017-04-00", "2017-04-07 ", "+017-04-07", "2017-04-0x"}) {
        INFO(wrong);
        CHECK_FALSE(Date::from_iso(wrong));
    }
}

TEST_CASE("weekdays and day numbers", "[date]") {
    CHECK(Date{2017, 4, 7}.weekday() == 5);
    CHECK(Date{2024, 2, 29}.weekday() == 4);
    CHECK(Date{2024, 3, 3}.weekday() == 7);
    CHECK(Date{2017, 4, 0}.weekday() == 0);
    CHECK(Date{2017, 4, 31}.weekday() == 0);
    CHECK(Date{1970, 1, 1}.days() == 0);
    CHECK(Date{1969, 12, 31}.days() == -1);
    CHECK(Date{2017, 4, 0}.days() == Date{2017, 4, 1}.days());
    CHECK(Date{2018, 0, 0}.days() == Date{2018, 1, 1}.days());
    CHECK(Date{2017, 4, 31}.days() == Date{2017, 5, 1}.days());
}

TEST_CASE("dates are compared as far as both are known", "[date]") {
    using Order = std::partial_ordering;
    CHECK(Date{2018, 7, 0}.against({2018, 7, 14}) == Order::equivalent);
    CHECK(Date{2018, 7, 14}.against({2018, 0, 0}) == Order::equivalent);
    CHECK(Date{2018, 6, 0}.against({2018, 7, 14}) == Order::less);
    CHECK(Date{2019, 0, 0}.against({2018, 7, 14}) == Order::greater);
    CHECK(Date{2018, 7, 13}.against({2018, 7, 14}) == Order::less);
    CHECK(Date{}.against({2018, 7, 14}) == Order::unordered);
    CHECK(Date{2018, 7, 14}.against({}) == Order::unordered);
}
