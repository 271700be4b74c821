// Catch2, v3 or v2.13, and what tests of every part share. The only header that names Catch2.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx; // as v2 has it
namespace duly_test {
inline auto contains(const std::string& part) {
    return Catch::Matchers::ContainsSubstring(part);
}
} // namespace duly_test
#else
#include <catch2/catch.hpp>
namespace duly_test {
inline auto contains(const std::string& part) {
    return Catch::Matchers::Contains(part);
}
} // namespace duly_test
#endif

#include "support/duly_test.hpp"

/// Ends the test case early, with a word on why; v2 knows no skipping, so it counts as passed.
#define DULY_SKIP(reason)                                                                          \
    do {                                                                                           \
        ::duly_test::say_skipped(reason);                                                          \
        return;                                                                                    \
    } while (false)

/// `auto`-declares `variable` as the path of a file or folder in ../shared, or skips the test.
#define DULY_REQUIRE_SHARED(variable, relative)                                                    \
    const auto variable = ::duly_test::shared_path(relative);                                      \
    if (variable.empty()) DULY_SKIP(std::string("no ../shared/") + (relative) + " here")
