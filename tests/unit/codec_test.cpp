// What crosses the process border: comes back as it went, and harms nobody when it was tampered
// with.
#include "engine/codec.hpp"

#include <random>

#include "engine/jobs.hpp"
#include "engine/snapshot_io.hpp"
#include "support/catch.hpp"

using namespace duly;
using namespace duly::model;

namespace {

Location location(std::uint32_t line) {
    Location at;
    at.place.line = line;
    at.place.column = 3;
    at.place.end_line = line + 1;
    at.place.end_column = 9;
    at.place.utf16_column = 4;
    at.place.utf16_end_column = 10;
    at.place.input_begin = 1ull << 40;
    at.place.input_end = (1ull << 40) + 7;
    at.place.page = 12;
    at.place.quads = {{1.5, -2.25, 300.125, 4e6}, {}};
    at.place.entry = "word/document.xml";
    at.place.paragraph = 7;
    at.place.start = 0;
    at.place.end = 20;
    at.trail = "Public access to information > Part 1 Deferral";
    return at;
}

Finding finding(Outcome outcome, Severity severity) {
    Finding one;
    one.rule = "FOI001";
    one.name = "deferral-choice-made";
    one.title = "The deferral question is answered";
    one.case_name = "unanswered";
    one.outcome = outcome;
    one.severity = severity;
    one.basis = {"law", "Freedom of Information Act 2000", "section 1", "https://example.org/foia"};
    one.message = "Nobody has answered \xE2\x80\x98YES/NO\xE2\x80\x99.";
    one.fix = "Decision-maker's office: strike one.";
    one.excerpt = std::string("with a \0 byte", 13);
    one.location = location(473);
    one.related = {{"the other mention", location(12), "YES/NO"}, {"nowhere", std::nullopt, ""}};
    one.waived = Waiver{"agreed", "Head of Legal", "2027-01-01", "duly-waivers.toml:4", true};
    one.fingerprint = "0123456789abcdef";
    return one;
}

FileReport full_report() {
    FileReport file;
    file.path = "papers/\xFF not utf-8.md";
    file.sha256 = std::string(64, 'a');
    file.format = "markdown";
    PaperReport paper;
    paper.part = 2;
    paper.extent = {137, 499, 7, 21};
    paper.begins.line = 138;
    paper.begins.entry = "word/document.xml";
    paper.begins.paragraph = 4;
    paper.kind = "dmpc-decision";
    paper.pack_id = "mopac-dmpc-decision";
    paper.pack_version = "1.0.0";
    paper.reference = "PCD 174";
    paper.title = "";
    paper.date = "2017-04-07";
    paper.stage = "signed";
    paper.text_source = "native";
    paper.facts.sections = {{"legal", "Legal Comments", 381, "substantive"},
                            {"privacy", std::nullopt, std::nullopt, "not-expected"}};
    paper.facts.declarations = {{"Legal Advice", 487, "ticked", "given"}};
    paper.facts.foi = FoiFact{"unresolved", std::nullopt, "2017-04-15", "no"};
    paper.facts.signatures = {
        {"decision_maker", "signed", 177, "2017-04-07", 177},
        {"chief_executive", "blank", std::nullopt, std::nullopt, std::nullopt}};
    paper.facts.signatures_expected = true;
    paper.results = {finding(Outcome::pass, Severity::info),
                     finding(Outcome::fail, Severity::error),
                     finding(Outcome::inconclusive, Severity::warning), Finding{}};
    paper.evidence = {{"kind", "a heading"}, {"", ""}};
    paper.ignores = {{12, "FOI001", "agreed", "", 2}, {40, "", "", "it names no rule", 0}};
    paper.left_out = {"SEC001", "TXT002"};
    file.papers = {paper, PaperReport{}};
    return file;
}

} // namespace

TEST_CASE("a report comes back from its bytes as it went in", "[codec]") {
    FileReport unread;
    unread.path = "x";
    unread.unread = Unread{"malformed-pdf", "This is no PDF."};
    for (const FileReport& report : {full_report(), unread, FileReport{}}) {
        const auto back = engine::decode(engine::encode(report));
        REQUIRE(back.has_value());
        CHECK(*back == report);
    }
}

TEST_CASE("bytes that are not one whole report are refused", "[codec]") {
    const std::string bytes = engine::encode(full_report());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        REQUIRE_FALSE(engine::decode(std::string_view(bytes).substr(0, size)).has_value());
    CHECK_FALSE(engine::decode(bytes + '\0').has_value());
    std::string other_version = bytes;
    ++other_version[4];
    CHECK_FALSE(engine::decode(other_version).has_value());
}

TEST_CASE("tampered bytes are refused or give some report, never more", "[codec]") {
    const std::string bytes = engine::encode(full_report());
    std::mt19937 random(20170407);
    const auto below = [&](std::size_t n) { return random() % n; };
    std::size_t taken = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string changed = bytes;
        for (std::size_t edits = 1 + below(4); edits > 0; --edits) {
            const std::size_t at = below(changed.size());
            switch (below(4)) {
            case 0:
                changed[at] = static_cast<char>(random());
                break;
            case 1:
                changed[at] = '\xFF';
                break;
            case 2:
                changed.erase(at, 1 + below(16));
                break;
            default:
                changed.insert(at, 1 + below(8), static_cast<char>(random()));
            }
        }
        if (engine::decode(changed)) ++taken; // flipped letters in a text are somebody's text
    }
    CHECK(taken > 0);
}

TEST_CASE("a false count allocates no more than its bytes warrant", "[codec]") {
    // Magic, version, three empty texts, then four thousand million papers.
    std::string bytes("DULY\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\xFF\xFF\xFF\xFF", 22);
    CHECK_FALSE(engine::decode(bytes).has_value());
    bytes += std::string(100'000, '\0');
    CHECK_FALSE(engine::decode(bytes).has_value());
}

TEST_CASE("a request comes back from its bytes", "[codec]") {
    engine::JobRequest request;
    request.kind = engine::JobKind::parse;
    request.name = "a \xFF name";
    request.options.as_of = Date{2017, 4, 7};
    request.options.stage = "draft";
    request.options.body = "Hollow Lane Board";
    request.options.only = "SEC001";
    request.options.audit = true;
    request.options.every = true;
    request.options.grades = {{"FOI001", std::nullopt}, {"SEC001", Severity::warning}};
    request.format = "xml";
    request.furniture = true;
    const std::string bytes = engine::encode(request);
    const auto back = engine::decode_request(bytes);
    REQUIRE(back.has_value());
    CHECK(back->kind == request.kind);
    CHECK(back->name == request.name);
    CHECK(back->options.as_of == request.options.as_of);
    CHECK(back->options.stage == request.options.stage);
    CHECK(back->options.body == request.options.body);
    CHECK(back->options.only == request.options.only);
    CHECK(back->options.audit);
    CHECK(back->options.every);
    CHECK(back->options.grades == request.options.grades);
    CHECK(back->format == request.format);
    CHECK(back->furniture);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK_FALSE(engine::decode_request(std::string_view(bytes).substr(0, size)).has_value());
    CHECK_FALSE(engine::decode_request("\x09").has_value());
}

TEST_CASE("packed numbers and strings come back, each string once", "[codec]") {
    std::vector<std::uint64_t> numbers{0, 1, 127, 128, 300, 0xFFFF'FFFF};
    for (unsigned bits = 7; bits < 64; bits += 7)
        numbers.insert(numbers.end(), {(std::uint64_t{1} << bits) - 1, std::uint64_t{1} << bits});
    numbers.push_back(~std::uint64_t{0});
    const std::string words = "said more than once";
    engine::PackingWriter writer;
    for (const std::uint64_t number : numbers)
        writer(number, words, std::string());
    writer(true, std::uint8_t{255}, std::uint32_t{1'000'000});
    const std::string bytes = writer.take();
    CHECK(bytes.find(words) == bytes.rfind(words));

    const auto read = [&](std::string_view from) {
        engine::PackingReader reader(from);
        for (const std::uint64_t number : numbers) {
            std::uint64_t value = 0;
            std::string same, empty = "not";
            reader(value, same, empty);
            if (!reader.ok()) return false;
            CHECK(value == number);
            CHECK(same == words);
            CHECK(empty.empty());
        }
        bool yes = false;
        std::uint8_t small = 0;
        std::uint32_t large = 0;
        reader(yes, small, large);
        if (reader.ok()) CHECK((yes && small == 255 && large == 1'000'000));
        return reader.ok() && reader.at_end();
    };
    CHECK(read(bytes));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK_FALSE(read(std::string_view(bytes).substr(0, size)));
}

TEST_CASE("packed bytes that claim what they do not hold are refused", "[codec]") {
    const auto refused = [](const std::string& bytes, auto value) {
        engine::PackingReader reader(bytes);
        reader(value);
        return !reader.ok();
    };
    // Lists of strings and strings longer than what there is, and strings that are not in the list.
    CHECK(refused("\xFF\xFF\xFF\xFF\x7F", std::string()));
    CHECK(refused("\x01\xFF\xFF\xFF\xFF\x0F"
                  "abc",
                  std::string()));
    CHECK(refused(std::string("\x01\x01"
                              "a"
                              "\x01",
                              4),
                  std::string()));
    // Numbers of more than 64 bits, and too large for what is asked.
    CHECK(refused(std::string(1, '\0') + std::string(10, '\xFF') + '\x01', std::uint64_t{}));
    CHECK(refused(std::string(1, '\0') + std::string(9, '\xFF') + '\x02', std::uint64_t{}));
    CHECK(refused(std::string("\0\x80\x02", 3), std::uint8_t{}));
    CHECK(refused(std::string("\0\x02", 2), false));
}
