// Prepared packs are the packs, or nothing.
#include "engine/snapshot.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "engine/check.hpp"
#include "engine/engine.hpp"
#include "engine/plugin_host.hpp"
#include "support/catch.hpp"
#include "support/duly_test.hpp"
#include "support/files.hpp"

using namespace duly;
using namespace duly::engine;

namespace {

const PluginHost& host() {
    static const Result<PluginHost> made =
        PluginHost::load(Installation::beside_program().plugin_folders);
    if (!made) FAIL(made.error().describe());
    return *made;
}

/// What the packs' patterns are prepared with.
std::vector<PatternWords> words_of(const rules::PackSet& packs) {
    const Checker checker(packs, host());
    checker.prepare();
    return checker.words();
}

/// A copy of the packs that come with the program, to be changed.
struct Copied {
    duly_test::TemporaryFolder folder;
    std::string rules = folder.path() + "/rules", snapshot = folder.path() + "/packs.snapshot";

    Copied() {
        std::filesystem::copy(duly_test::source_dir() + "/rules", rules,
                              std::filesystem::copy_options::recursive);
    }
    [[nodiscard]] rules::PackSet packs() const {
        auto read = rules::load_packs({rules}, host().catalogue(), rules::Examples::left_out);
        if (!read) FAIL(read.error().describe());
        return std::move(*read);
    }
    void prepare() const {
        const auto read = packs();
        folder.write("packs.snapshot",
                     snapshot_of(read, rules, host().catalogue(), words_of(read)));
    }
    [[nodiscard]] std::string outcome() const {
        const auto read = read_snapshot(snapshot, rules);
        return read ? "read" : read.error().code;
    }
};

} // namespace

TEST_CASE("prepared packs are those that were read", "[snapshot]") {
    const Copied copied;
    copied.prepare();
    const auto packs = copied.packs();
    const auto read = read_snapshot(copied.snapshot, copied.rules);
    REQUIRE(read);
    CHECK(read->checks == checks_of(packs, host().catalogue()));
    CHECK(read->packs.digest() == packs.digest());
    REQUIRE(read->packs.packs.size() == packs.packs.size());
    CHECK(read->packs.authorities.size() == packs.authorities.size());
    for (std::size_t i = 0; i < packs.packs.size(); ++i) {
        CAPTURE(packs.packs[i].id);
        REQUIRE(read->packs.packs[i].rules.size() == packs.packs[i].rules.size());
        CHECK(read->packs.packs[i].file == packs.packs[i].file);
        CHECK(read->packs.packs[i].rules.front().file == packs.packs[i].rules.front().file);
        CHECK(read->packs.packs[i].vocabulary.headings.size() ==
              packs.packs[i].vocabulary.headings.size());
    }
    // Every field of every rule and word: what is written of the two is the same.
    CHECK(snapshot_of(read->packs, copied.rules, host().catalogue(), read->words) ==
          snapshot_of(packs, copied.rules, host().catalogue(), words_of(packs)));
    // And rules that packs share are shared again.
    const auto shared = [](const rules::PackSet& set) {
        std::size_t out = 0;
        for (const auto& rule : set.packs.back().rules)
            for (const auto& theirs : set.packs.front().rules)
                out += &rule == &theirs ? 1U : 0U;
        return out;
    };
    CHECK(shared(read->packs) == shared(packs));
    CHECK(shared(read->packs) > 20);
}

TEST_CASE("prepared packs that are not the folder's any more are not used", "[snapshot]") {
    const Copied copied;
    CHECK(copied.outcome() != "read"); // there are none
    copied.prepare();
    CHECK(copied.outcome() == "read");
    const std::string pack = copied.rules + "/general/minutes.xml";

    SECTION("a pack that was edited") {
        std::ofstream(pack, std::ios::app) << "\n";
        CHECK(copied.outcome() == "stale");
    }
    const auto touch = [&] {
        const std::array<timespec, 2> times{{{1000, 0}, {1000, 0}}};
        REQUIRE(utimensat(AT_FDCWD, pack.c_str(), times.data(), 0) == 0);
    };
    SECTION("a pack that was edited without a change of its size") {
        std::string content = *files::read_file(pack, 1u << 20);
        content.replace(content.find("version=\"1"), 10, "version=\"2");
        std::ofstream(pack) << content;
        touch();
        CHECK(copied.outcome() == "stale");
    }
    SECTION("a copy that did not keep the time is the same pack") {
        touch();
        CHECK(copied.outcome() == "read");
    }
    SECTION("a pack that is new") {
        std::filesystem::copy(pack, copied.rules + "/general/more.xml");
        CHECK(copied.outcome() == "stale");
    }
    SECTION("a pack that is gone") {
        std::filesystem::remove(pack);
        CHECK(copied.outcome() == "stale");
    }
    SECTION("a folder that is somewhere else is the same folder") {
        std::filesystem::rename(copied.rules, copied.folder.path() + "/moved");
        const auto read = read_snapshot(copied.snapshot, copied.folder.path() + "/moved");
        REQUIRE(read);
        CHECK(read->packs.packs.front().file == copied.folder.path() + "/moved/common/common.xml");
    }
    SECTION("checks that are others") {
        auto checks = host().catalogue();
        const auto before = checks_of(copied.packs(), checks);
        checks.at("sections.required").cases.pop_back();
        CHECK(checks_of(copied.packs(), checks) != before);
    }
}

TEST_CASE("prepared packs that are damaged are not used", "[snapshot]") {
    const Copied copied;
    copied.prepare();
    const auto whole = files::read_file(copied.snapshot, 64u << 20);
    REQUIRE(whole);
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{5}, std::size_t{40}, whole->size() / 2, whole->size() - 1}) {
        CAPTURE(size);
        copied.folder.write("packs.snapshot", whole->substr(0, size));
        CHECK(copied.outcome() != "read");
    }
    for (std::size_t at = 0; at < whole->size(); at += whole->size() / 97) {
        CAPTURE(at);
        std::string changed = *whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        copied.folder.write("packs.snapshot", changed);
        CHECK(copied.outcome() != "read");
    }
}

TEST_CASE("the program's own packs are prepared", "[snapshot]") {
    const auto where = Installation::beside_program();
    const auto read = read_snapshot(snapshot_path(), where.rule_folders.front());
    if (!read) DULY_SKIP("the packs were changed since they were prepared; build again");
    CHECK(read->checks == checks_of(read->packs, host().catalogue()));
    const auto engine = Engine::create(where);
    REQUIRE(engine);
    CHECK(engine->packs().sources.empty()); // nothing was read again
    CHECK(engine->packs().digest().size() == 64);

    // What is known of the patterns is all that a start asks for: nothing is read for it again.
    PatternPool known;
    known.know(read->words);
    const Checker checker(read->packs, host(), std::move(known));
    checker.prepare();
    CHECK(checker.words().size() == read->words.size());
    CHECK(read->words.size() > 100);
}

TEST_CASE("packs are read where others are added, or checks are others", "[snapshot]") {
    const duly_test::TemporaryFolder folder;
    folder.write("own.xml", "<pack id=\"own\" version=\"1.0.0\" title=\"Own\" extends=\"common\" "
                            "kind=\"own\"/>");
    auto more = Installation::beside_program();
    more.rule_folders.push_back(folder.path());
    const auto other = Engine::create(more);
    if (!other) FAIL(other.error().describe());
    CHECK(other->packs().find("own") != nullptr);
    CHECK_FALSE(other->packs().sources.empty());

    // A plugin is gone: the rules that ask for its checks are told, as they stand in the packs.
    auto fewer = Installation::beside_program();
    std::filesystem::copy(fewer.plugin_folders.front(), folder.path() + "/plugins");
    std::filesystem::remove(folder.path() + "/plugins/legal.so");
    fewer.plugin_folders = {folder.path() + "/plugins"};
    const auto without = Engine::create(fewer);
    REQUIRE_FALSE(without);
    CHECK(without.error().code == "bad-pack");
    CHECK_THAT(without.error().message, duly_test::contains("o plugin offers the check"));
}
