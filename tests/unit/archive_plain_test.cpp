// Office files as most are read: a zip archive that is as it should be, or WholeReaderWanted, and
// nothing in between.
#include "read/office/package.hpp"
#include "read/read.hpp"
#include "support/catch.hpp"
#include "support/office_package.hpp"

using namespace duly;
using namespace duly::read;

namespace {

const std::string long_part = [] {
    std::string out;
    for (int i = 0; i < 400; ++i)
        out += "<p>Line " + std::to_string(i * i) + "</p>";
    return out;
}();

std::string archive(bool stored) {
    return duly_test::zip_of({{"mimetype", "kind"}, {"word/Document.xml", long_part}, {"none", ""}},
                             stored);
}

constexpr const char* wanted = "(the whole reader)";

/// What the archive gives for a part: its content, a failure's code, or that it is not for here.
std::string part_of(const std::string& bytes, const std::string& part,
                    const PackageLimits& limits = {}) {
    try {
        auto package = Package::open(bytes, "a.docx", limits);
        if (!package) return package.error().code;
        const auto read = package->read(part);
        return read ? *read : read.error().code;
    } catch (const WholeReaderWanted&) {
        return wanted;
    }
}

} // namespace

TEST_CASE("parts of a plain archive are read, packed or not", "[plain]") {
    for (const bool stored : {false, true}) {
        const std::string bytes = archive(stored);
        CHECK(part_of(bytes, "mimetype") == "kind");
        CHECK(part_of(bytes, "/word/document.xml") == long_part);
        CHECK(part_of(bytes, "none").empty());
        CHECK(part_of(bytes, "word/styles.xml") == "no-part");
        PackageLimits limits;
        limits.part_bytes = long_part.size() - 1;
        CHECK(part_of(bytes, "word/document.xml", limits) == "too-large");
        CHECK(part_of(bytes, "mimetype", limits) == "kind");
    }
}

TEST_CASE("an archive that breaks off or goes on is for the whole reader", "[plain]") {
    const std::string bytes = archive(false);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK(part_of(bytes.substr(0, size), "mimetype") == wanted);
    CHECK(part_of(bytes + "x", "mimetype") == wanted);
    CHECK(part_of("x" + bytes, "mimetype") == wanted);
}

TEST_CASE("what an archive may tell in two ways is for the whole reader", "[plain]") {
    const std::string bytes = archive(false);
    const std::size_t end = bytes.size() - 22;
    const std::size_t entry = bytes.rfind("PK\1\2", end); // of "none"
    /// With an extra field and a comment behind the last entry of the directory.
    const auto with = [&](const std::string& extra, const std::string& comment) {
        std::string out = bytes;
        out[entry + 30] = static_cast<char>(extra.size());
        out[entry + 32] = static_cast<char>(comment.size());
        out.insert(end, extra + comment);
        const std::size_t moved = end + extra.size() + comment.size();
        out[moved + 12] = static_cast<char>(out[moved + 12] + extra.size() + comment.size());
        return out;
    };
    using namespace std::string_literals;
    CHECK(part_of(with("", ""), "mimetype") == "kind");
    CHECK(part_of(with("UT\5\0\3abcd"s, ""), "mimetype") == "kind"); // a time
    CHECK(part_of(with("UT\6\0\3abcd"s, ""), "mimetype") == wanted);
    CHECK(part_of(with("UT\5"s, ""), "mimetype") == wanted);
    CHECK(part_of(with("up\5\0\1abcd"s, ""), "mimetype") == wanted); // another name
    CHECK(part_of(with("\1\0\4\0abcd"s, ""), "mimetype") == wanted); // larger sizes
    CHECK(part_of(with("", "a word"), "mimetype") == wanted);
    CHECK(part_of(with("UT\x14\0PK\6\7abcdefghijklmnop"s, ""), "mimetype") == wanted);
    CHECK(part_of(with("UT\x04\0PK\5\6"s, ""), "mimetype") == wanted);
}

TEST_CASE("whatever is changed in an archive, no part is given that was not in it", "[plain]") {
    for (const bool stored : {false, true}) {
        const std::string bytes = archive(stored);
        std::size_t refused = 0;
        for (std::size_t at = 0; at < bytes.size(); ++at)
            for (const int bit : {0, 1, 4, 7}) {
                std::string other = bytes;
                other[at] = static_cast<char>(other[at] ^ (1 << bit));
                const std::string got = part_of(other, "word/document.xml");
                // A changed name is another part's, and what claims to be too large is not read.
                CAPTURE(at, bit, got.substr(0, 60));
                if (got != wanted && got != "no-part" && got != "too-large")
                    CHECK((got == long_part));
                refused += got == wanted ? 1 : 0;
            }
        CHECK(refused > bytes.size());
    }
}

TEST_CASE("what claims to be a thousand times its bytes and more is for the whole reader",
          "[plain]") {
    std::string bytes = archive(false);
    const std::size_t entry = bytes.find("PK\1\2"); // of the first part
    for (int i = 0; i < 3; ++i)
        bytes[entry + 24 + i] = '\xFF'; // 16 MiB of a few bytes
    CHECK(part_of(bytes, "mimetype") == wanted);
}
