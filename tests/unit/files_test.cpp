#include "support/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "support/catch.hpp"

namespace files = duly::files;
namespace fs = std::filesystem;
using duly_test::TemporaryFolder;

namespace {

bool is_markdown(std::string_view name) {
    return name.ends_with(".md");
}

std::string code_of_opening(const std::string& path) {
    const auto opened = files::open_for_reading(path);
    return opened ? "" : opened.error().code;
}

/// Root may do everything; a container's tests often run as root. For a while, be nobody.
class Unprivileged {
public:
    Unprivileged() {
        if (::geteuid() == 0) changed_ = ::seteuid(65534) == 0;
    }
    ~Unprivileged() {
        if (changed_ && ::seteuid(0) != 0) std::abort();
    }
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;

private:
    bool changed_ = false;
};

} // namespace

TEST_CASE("opening says plainly what is wrong", "[files]") {
    const TemporaryFolder folder;
    const auto missing = files::open_for_reading(folder.path() + "/x.pdf");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == "no-such-file");
    CHECK(missing.error().message ==
          "There is no file \"" + folder.path() + "/x.pdf\" here. Check the name and the folder.");
    CHECK(code_of_opening(folder.path()) == "not-a-file");
    CHECK(code_of_opening("/dev/null") == "not-a-file");
    CHECK(code_of_opening("") == "no-such-file");
    const std::string file = folder.write("a.md", "A");
    CHECK(code_of_opening(file + "/b.md") == "no-such-file");
    CHECK(code_of_opening(file).empty());
    CHECK(code_of_opening(folder.path() + "/" + std::string(300, 'x')) == "cannot-open");

    const std::string pipe = folder.path() + "/pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(code_of_opening(pipe) == "not-a-file"); // and does not wait for a writer

    fs::permissions(folder.path(), fs::perms(0755));
    fs::permissions(file, fs::perms::none);
    const Unprivileged nobody;
    CHECK(code_of_opening(file) == "no-permission");
}

TEST_CASE("a shell's unnamed pipe is as good as a file", "[files]") {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    REQUIRE(::write(ends[1], "words", 5) == 5);
    ::close(ends[1]);
    const auto opened = files::open_for_reading("/dev/fd/" + std::to_string(ends[0]));
    REQUIRE(opened);
    CHECK(files::read_all(opened->get(), "pipe", 100).value() == "words");
    ::close(ends[0]);
}

TEST_CASE("reading whole files", "[files]") {
    const TemporaryFolder folder;
    CHECK(files::read_file(folder.write("empty", "")).value().empty());
    std::string big(300000, 'x');
    big[299999] = '\0';
    CHECK(files::read_file(folder.write("big", big)).value() == big);
    CHECK(files::read_file(folder.path() + "/big", 300000).value() == big);
    const auto over = files::read_file(folder.path() + "/big", 299999);
    REQUIRE_FALSE(over);
    CHECK(over.error().code == "too-large");
    CHECK_THAT(over.error().message,
               duly_test::contains("larger than the limit of 293 KiB (it has 293 KiB)"));
    CHECK_FALSE(files::read_file("/proc/self/status").value().empty()); // claims to have no bytes
}

TEST_CASE("reading starts at the start, wherever the descriptor stands", "[files]") {
    const TemporaryFolder folder;
    const auto opened = files::open_for_reading(folder.write("a", "words"));
    REQUIRE(opened);
    ::lseek(opened->get(), 3, SEEK_SET);
    CHECK(files::read_all(opened->get(), "a", 100).value() == "words");
}

TEST_CASE("reading a pipe to its end, up to the limit", "[files]") {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const std::string much(200000, 'y');
    const auto pour = [&] {
        std::string_view rest = much;
        while (!rest.empty()) {
            const ssize_t n = ::write(ends[1], rest.data(), rest.size());
            if (n <= 0) break;
            rest.remove_prefix(static_cast<std::size_t>(n));
        }
        ::close(ends[1]);
    };
    std::thread writer(pour);
    const auto got = files::read_all(ends[0], "-", 1 << 20);
    writer.join();
    ::close(ends[0]);
    REQUIRE(got);
    CHECK(*got == much);

    REQUIRE(::pipe(ends) == 0);
    REQUIRE(::write(ends[1], "too much", 8) == 8);
    ::close(ends[1]);
    const auto over = files::read_all(ends[0], "-", 7);
    ::close(ends[0]);
    REQUIRE_FALSE(over);
    CHECK(over.error().code == "too-large");
}

TEST_CASE("mapping gives the same bytes", "[files]") {
    const TemporaryFolder folder;
    const auto opened = files::open_for_reading(folder.write("a", "words"));
    REQUIRE(opened);
    auto mapping = files::Mapping::of(opened->get(), "a", 5);
    REQUIRE(mapping);
    CHECK(mapping->bytes() == "words");
    files::Mapping moved = std::move(*mapping);
    CHECK(moved.bytes() == "words");
    CHECK(mapping->bytes().empty());
    const auto over = files::Mapping::of(opened->get(), "a", 4);
    REQUIRE_FALSE(over);
    CHECK(over.error().code == "too-large");

    const auto empty = files::open_for_reading(folder.write("empty", ""));
    REQUIRE(empty);
    CHECK(files::Mapping::of(empty->get(), "empty", 5).value().bytes().empty());

    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    REQUIRE(::write(ends[1], "pipe", 4) == 4);
    ::close(ends[1]);
    auto piped = files::Mapping::of(ends[0], "-", 10);
    ::close(ends[0]);
    REQUIRE(piped);
    const files::Mapping short_moved = std::move(*piped); // a short string lives inside the object
    piped = files::Mapping{};
    CHECK(short_moved.bytes() == "pipe");
}

TEST_CASE("writing replaces a file as a whole", "[files]") {
    const TemporaryFolder folder;
    const std::string path = folder.path() + "/out.json";
    REQUIRE(files::write_file(path, "one"));
    CHECK(duly_test::slurp(path) == "one");
    ::chmod(path.c_str(), 0640);
    REQUIRE(files::write_file(path, "two"));
    CHECK(duly_test::slurp(path) == "two");
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0640);

    const std::string link = folder.path() + "/link";
    REQUIRE(::symlink("out.json", link.c_str()) == 0);
    REQUIRE(files::write_file(link, "three"));
    CHECK(fs::is_symlink(link));
    CHECK(duly_test::slurp(path) == "three");

    std::size_t left = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder.path()))
        ++left;
    CHECK(left == 2); // nothing is left lying about
}

TEST_CASE("what is long is kept in a file until it is whole", "[files]") {
    const TemporaryFolder folder;
    const std::string path = folder.path() + "/out.json";
    REQUIRE(files::write_file(path, "before"));
    std::string whole;
    files::Spool spool(path);
    for (int i = 0; i < 30'000; ++i) {
        const std::string piece = std::to_string(i) + std::string(90, 'x') + "\n";
        spool.write(piece);
        whole += piece;
    }
    CHECK(duly_test::slurp(path) == "before");
    const auto names = [&] {
        std::size_t count = 0;
        for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder.path()))
            ++count;
        return count;
    };
    CHECK(names() == 1); // what is kept has no name
    REQUIRE(spool.deliver());
    CHECK(duly_test::slurp(path) == whole);
    CHECK(names() == 1);
    {
        files::Spool dropped(path);
        dropped.write(whole + "more");
    }
    CHECK(duly_test::slurp(path) == whole);
    files::Spool small(folder.path() + "/small");
    small.write("a word");
    REQUIRE(small.deliver());
    CHECK(duly_test::slurp(folder.path() + "/small") == "a word");
    files::Spool full("/dev/full");
    full.write(whole);
    const auto failed = full.deliver();
    REQUIRE_FALSE(failed);
    CHECK_THAT(failed.error().message, duly_test::contains("The disk is full"));
    files::Spool nowhere(folder.path() + "/no/such/out");
    nowhere.write(whole);
    CHECK_FALSE(nowhere.deliver());
}

TEST_CASE("writing says what stood in the way", "[files]") {
    const TemporaryFolder folder;
    const auto full = files::write_file("/dev/full", "words");
    REQUIRE_FALSE(full);
    CHECK(full.error().code == "cannot-write");
    CHECK_THAT(full.error().message, duly_test::contains("The disk is full"));
    CHECK(files::write_file("/dev/null", "words"));

    const auto nowhere = files::write_file(folder.path() + "/no/such/out", "words");
    REQUIRE_FALSE(nowhere);
    CHECK_THAT(nowhere.error().message, duly_test::contains("does not exist"));
    const auto onto = files::write_file(folder.path(), "words");
    REQUIRE_FALSE(onto);
    CHECK_THAT(onto.error().message, duly_test::contains("is a folder"));

    const std::string there = folder.write("there", "words");
    fs::permissions(there, fs::perms(0444));
    fs::permissions(folder.path(), fs::perms(0555));
    {
        const Unprivileged nobody;
        for (const std::string& path : {folder.path() + "/out", there}) {
            const auto refused = files::write_file(path, "other");
            REQUIRE_FALSE(refused);
            CHECK_THAT(refused.error().message, duly_test::contains("no permission"));
        }
    }
    fs::permissions(folder.path(), fs::perms(0755));
    CHECK(duly_test::slurp(there) == "words");
}

TEST_CASE("walking a folder", "[files]") {
    const TemporaryFolder folder;
    const std::string& root = folder.path();
    folder.write("b/c.md", "");
    folder.write("b-d.md", "");
    folder.write("a.md", "");
    folder.write("a.txt", "");
    folder.write(".hidden.md", "");
    folder.write(".git/e.md", "");
    REQUIRE(::symlink(root.c_str(), (root + "/b/loop").c_str()) == 0);
    REQUIRE(::symlink("a.md", (root + "/z.md").c_str()) == 0);
    REQUIRE(::symlink("nowhere", (root + "/dangling.md").c_str()) == 0);
    REQUIRE(::symlink("circle.md", (root + "/circle.md").c_str()) == 0);
    REQUIRE(::mkfifo((root + "/pipe.md").c_str(), 0600) == 0);

    const files::Walk found = files::walk(root, is_markdown);
    CHECK(found.papers == std::vector<std::string>{root + "/a.md", root + "/b-d.md",
                                                   root + "/b/c.md", root + "/circle.md",
                                                   root + "/dangling.md", root + "/z.md"});
    CHECK(found.passed_over == 3); // a.txt, loop, pipe.md
    CHECK(found.failures.empty());
    CHECK(files::walk(root + "/", is_markdown).papers == found.papers);
    for (const char* const gone : {"/circle.md", "/dangling.md"}) {
        const auto opened = files::open_for_reading(root + gone);
        REQUIRE(!opened);
        CHECK(opened.error().code == "no-such-file");
        CHECK(opened.error().message.find("a link") != std::string::npos);
    }

    const files::Walk missing = files::walk(root + "/none", is_markdown);
    REQUIRE(missing.failures.size() == 1);
    CHECK(missing.failures[0].code == "no-such-file");
    CHECK(missing.failures[0].path == root + "/none");

    fs::permissions(root, fs::perms(0755));
    fs::permissions(root + "/b", fs::perms::none);
    files::Walk part;
    {
        const Unprivileged nobody;
        part = files::walk(root, is_markdown);
    }
    fs::permissions(root + "/b", fs::perms::owner_all);
    CHECK(part.papers.size() == 5);
    REQUIRE(part.failures.size() == 1);
    CHECK(part.failures[0].code == "no-permission");
}

TEST_CASE("names that are no UTF-8 are escaped in messages", "[files]") {
    const auto missing = files::open_for_reading("caf\xE9\x1B.md");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().path == "caf\xE9\x1B.md");
    CHECK_THAT(missing.error().message, duly_test::contains("\"caf\\xe9\\x1b.md\""));
}

TEST_CASE("the program knows its folder", "[files]") {
    CHECK(files::program_folder() == fs::read_symlink("/proc/self/exe").parent_path().string());
}

TEST_CASE("of those who change a file under a lock, none loses what another wrote", "[files]") {
    const TemporaryFolder folder;
    const std::string path = folder.path() + "/list";
    const std::string link = folder.path() + "/link";
    fs::create_symlink(path, link);
    constexpr int writers = 8, each = 10;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer)
        threads.emplace_back([&, writer] {
            for (int i = 0; i < each; ++i) {
                // A link to it is the same file, once it is there.
                const std::string& name = writer % 2 == 0 && files::exists(link) ? link : path;
                const files::FolderLock lock(name);
                auto had = files::read_file(name);
                std::string text = had ? *had : "";
                std::this_thread::sleep_for(std::chrono::microseconds(200));
                if (!lock.held() || !files::write_file(name, text += '.')) text.clear();
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(files::read_file(path).value_or("").size() == writers * each);
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 2);
    CHECK_FALSE(files::FolderLock("/no/such/folder/list").held());
    CHECK(files::FolderLock("here").held());
}
