// The wrapper around toml++: values with their places, and every fault shown where it stands.
#include "support/toml.hpp"

#include <array>

#include "support/catch.hpp"

using namespace duly;

namespace {

TomlFile parsed(const std::string& text) {
    auto file = TomlFile::parse(text, "x.toml", "bad-test");
    INFO((file ? std::string() : file.error().describe()));
    REQUIRE(file.has_value());
    return std::move(*file);
}

std::string fault_of(const std::string& text) {
    const auto file = TomlFile::parse(text, "x.toml", "bad-test");
    REQUIRE_FALSE(file.has_value());
    CHECK(file.error().code == "bad-test");
    return file.error().describe();
}

} // namespace

TEST_CASE("values come with their types and places, in the order of the file", "[toml]") {
    const TomlFile file = parsed("\xEF\xBB\xBF# first\nzebra = \"café\" \nant = [1, true]\n"
                                 "day = 2026-12-31\n[table]\nx = 0.5\n[[each]]\na = 1\n"
                                 "[[each]]\na = 2\n");
    const auto& root = file.root();
    REQUIRE(root.table.size() == 5);
    CHECK(root.table[0].key == "zebra");
    CHECK(root.table[0].value.text == "café");
    CHECK(root.table[0].place.line == 2);
    CHECK(root.table[0].value.place.column == 9);
    CHECK(root.table[1].value.list.at(0).integer == 1);
    CHECK(root.table[1].value.list.at(1).flag);
    CHECK(root.find("day")->date == Date{2026, 12, 31});
    CHECK(root.find("table")->table.at(0).value.type == TomlValue::Type::other);
    REQUIRE(root.find("each")->list.size() == 2);
    CHECK(root.find("each")->list[1].place.line == 9);
    CHECK(root.find("none") == nullptr);
}

TEST_CASE("what is no TOML is shown at its place", "[toml]") {
    CHECK_THAT(fault_of("a = 1\nb = \n"), duly_test::contains("x.toml:2:"));
    CHECK_THAT(fault_of("a = 1\nb = \n"), duly_test::contains("This is not TOML as it should be"));
    CHECK_THAT(fault_of("a = 1\na = 2\n"), duly_test::contains("\n    a = 2\n"));
    CHECK_THAT(fault_of("a = \"\xFF\"\n"), duly_test::contains("x.toml:1: The file is not UTF-8"));
    // toml++ 3.3 takes these for something else.
    CHECK_THAT(fault_of("a = 1\n\n[[[\nb = 2\n"), duly_test::contains("x.toml:3: This is not"));
    // A word without quotation marks, and what to write instead.
    CHECK_THAT(fault_of("a = 1\nfail-on = error # stop\nb = 2\n"),
               duly_test::contains("x.toml:2:11: The value of 'fail-on' needs quotation marks: "
                                   "fail-on = \"error\".\n    fail-on = error # stop"));
    CHECK_THAT(fault_of("body = London Councils\n"),
               duly_test::contains("needs quotation marks: body = \"London Councils\"."));
    CHECK_THAT(fault_of("a = true\nb = \n"), duly_test::contains("x.toml:2:"));
    CHECK_THAT(fault_of("a = true\nb = \n"), duly_test::contains("This is not TOML"));
    CHECK_FALSE(TomlFile::parse(std::string(5000, '['), "x.toml", "bad-test").has_value());
    CHECK(parsed("").root().table.empty());
    // A table in a table for each part of a key: deep enough, they exhaust the stack.
    std::string deep = "a";
    for (int i = 0; i < 100'000; ++i)
        deep += " .\"a.\"";
    for (const std::string& text : {"b = 1\n" + deep + " = 1\n", "b = 1\n[" + deep + "]\n",
                                    "b = 1\nc = [1.5, {" + deep + " = 1}]\n"})
        CHECK_THAT(fault_of(text), duly_test::contains("x.toml:2: This key has too many parts."));
    const std::string dots(200, '.');
    const std::string quotes(5, '"'), apostrophes(3, '\'');
    for (const std::string& text :
         {"a = \"" + dots + "\"\n", "a = '" + dots + "' # " + dots + "\n",
          "a = " + quotes + dots + "\n" + dots + quotes + "\nb = 1.5\n",
          "\"" + dots + "\" = " + apostrophes + "\\" + dots + "\n" + apostrophes + "\n",
          "a = \"\\\"" + dots + "\"\n"}) {
        INFO(text);
        CHECK(TomlFile::parse(text, "x.toml", "bad-test").has_value());
    }
    CHECK_THAT(fault_of("a = 1 \u02D3\n"), duly_test::contains("x.toml:1:7: This is not TOML"));
    CHECK(parsed("a = \"\"\"b \\\n   £ c\"\"\"\n").root().find("a")->text == "b £ c");
}

TEST_CASE("tables are held against what they may have", "[toml]") {
    const auto first = [](const std::string& text, const auto& read) {
        const TomlFile file = parsed(text);
        TomlReader reader(file);
        read(reader, file.root());
        return reader.first() ? reader.first()->describe() : std::string();
    };
    const auto shape = [](TomlReader& reader, const TomlValue& root) {
        reader.shape(root, {"stage", "profile"});
    };
    CHECK(first("stage = \"x\"\n", shape).empty());
    CHECK(first("# no\nstaeg = \"x\"\n", shape) ==
          "x.toml:2:1: There is no key 'staeg'. Did you mean stage? The keys are stage and "
          "profile.\n    staeg = \"x\"\n    ^");
    const auto text = [](TomlReader& reader, const TomlValue& root) {
        CHECK_FALSE(reader.text(root, "stage").has_value());
    };
    CHECK(first("", text).empty());
    CHECK_THAT(first("stage = 3\n", text), duly_test::contains("x.toml:1:9: 'stage' is a text"));
    constexpr std::array<std::string_view, 2> words{"draft", "signed"};
    const auto choice = [&](TomlReader& reader, const TomlValue& root) {
        CHECK_FALSE(reader.choice(root, "stage", words).has_value());
    };
    CHECK_THAT(
        first("stage = \"sigend\"\n", choice),
        duly_test::contains("'stage' is draft or signed, not 'sigend'. Did you mean signed?"));
    const auto day = [](TomlReader& reader, const TomlValue& root) {
        CHECK_FALSE(reader.date(root, "day").has_value());
    };
    CHECK_THAT(first("day = \"2026-02-30\"\n", day), duly_test::contains("a date of the calendar"));
    CHECK_THAT(first("day = 2026\n", day), duly_test::contains("a date of the calendar"));
    const auto number = [](TomlReader& reader, const TomlValue& root) {
        CHECK_FALSE(reader.number(root, "part", 1, 9).has_value());
    };
    CHECK_THAT(first("part = 10\n", number), duly_test::contains("a whole number from 1 to 9"));
    const auto list = [](TomlReader& reader, const TomlValue& root) {
        CHECK(reader.texts(root, "rules").size() <= 1);
    };
    CHECK(first("rules = [\"a\"]\n", list).empty());
    CHECK_THAT(first("rules = [\"a\", 2]\n", list), duly_test::contains("x.toml:1:15:"));
    CHECK_THAT(first("rules = \"a\"\n", list), duly_test::contains("is a list of texts"));
}

TEST_CASE("a quoted text is read back as it was", "[toml]") {
    for (const std::string text :
         {"plain", "", "\"quoted\" \\ back", "two\nlines\ttab\r", "\x01\x7F £ \u202E", "'''"})
        CHECK(parsed("a = " + toml_quoted(text) + "\n").root().find("a")->text == text);
}
