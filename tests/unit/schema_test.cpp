#include "model/schema.hpp"

#include "model/report.hpp"
#include "support/catch.hpp"

using namespace duly::model;

TEST_CASE("every kind and attribute is found by its name and described", "[schema]") {
    for (std::size_t i = 0; i < kind_count; ++i) {
        const auto kind = static_cast<Kind>(i);
        CHECK(kind_named(name(kind)) == kind);
        CHECK_FALSE(describe(kind).empty());
    }
    for (std::size_t i = 0; i < attr_count; ++i) {
        const auto attr = static_cast<Attr>(i);
        CHECK(attr_named(name(attr)) == attr);
        CHECK_FALSE(describe(attr).empty());
    }
    CHECK_FALSE(kind_named("chapter"));
    CHECK_FALSE(kind_named(""));
    CHECK_FALSE(attr_named("colour"));
    CHECK(type_of(Attr::amount) == AttrType::decimal);
    CHECK(type_of(Attr::from) == AttrType::date);
    CHECK(type_of(Attr::header) == AttrType::flag);
    CHECK(type_of(Attr::title) == AttrType::text);
    CHECK(type_of(Attr::page) == AttrType::integer);
}

// Plugins look names up, and recorded documents number them: new ones go to the end of the lists.
TEST_CASE("kinds and attributes keep their numbers", "[schema]") {
    CHECK(static_cast<int>(Kind::paper) == 0);
    CHECK(static_cast<int>(Kind::form) == 13);
    CHECK(static_cast<int>(Kind::note) == 24);
    CHECK(static_cast<int>(Attr::kind) == 0);
    CHECK(static_cast<int>(Attr::role) == 11);
    CHECK(static_cast<int>(Attr::embedded) == 37);
    CHECK(kind_count >= 25);
    CHECK(attr_count >= 38);
}

TEST_CASE("outcomes and severities have the names of the output contract", "[report]") {
    CHECK(name(Outcome::pass) == "pass");
    CHECK(name(Outcome::fail) == "fail");
    CHECK(name(Outcome::not_applicable) == "not-applicable");
    CHECK(name(Outcome::inconclusive) == "inconclusive");
    for (const auto severity : {Severity::info, Severity::warning, Severity::error})
        CHECK(severity_named(name(severity)) == severity);
    CHECK_FALSE(severity_named("fatal"));
}
