#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/log.hpp"

namespace {

/// What `act` writes to standard error.
template <class Act> std::string said(const Act& act) {
    const duly_test::TemporaryFolder folder;
    const std::string path = folder.write("stderr", "");
    std::fflush(stderr);
    const int kept = ::dup(STDERR_FILENO);
    const int to = ::open(path.c_str(), O_WRONLY);
    ::dup2(to, STDERR_FILENO);
    act();
    std::fflush(stderr);
    ::dup2(kept, STDERR_FILENO);
    ::close(to);
    ::close(kept);
    return duly_test::slurp(path);
}

} // namespace

TEST_CASE("messages go to standard error, from the level asked for", "[log]") {
    CHECK(said([] { duly::log::info("quiet by default"); }).empty());
    CHECK(said([] { duly::log::warning("a {} b"); }) == "duly: warning: a {} b\n");
    duly::log::set_level(duly::log::Level::debug);
    CHECK(said([] { duly::log::debug("detail"); }) == "duly: debug: detail\n");
    duly::log::set_level(duly::log::Level::off);
    CHECK(said([] { duly::log::error("nothing"); }).empty());
    duly::log::set_level(duly::log::Level::warning);
}
