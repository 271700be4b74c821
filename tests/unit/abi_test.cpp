// The plugin interface: the installed headers compile alone in every standard that is promised, and
// plugins/ABI.md says of them what is so. The header is read as text, its numbers are asked of a
// compiler; nothing is listed here, so that what is added to either side is missed on the other.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

namespace {

const std::string nothing; ///< to compare with, so that a failure shows the faults

/// What is said of a name: "duly_date" -> "4 bytes", "duly_date.month" -> "at 2, 1 bytes, uint8_t".
using Facts = std::map<std::string, std::string>;

std::vector<std::string> split(const std::string& text, char by) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, by);)
        parts.push_back(part);
    return parts;
}

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t\n`");
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\n`") - begin + 1);
}

std::string one_spaced(const std::string& text) {
    return trimmed(std::regex_replace(text, std::regex(R"(\s+)"), " "));
}

std::vector<std::smatch> all_matches(const std::string& text, const char* pattern) {
    const std::regex compiled(pattern);
    std::vector<std::smatch> found;
    for (std::sregex_iterator it(text.begin(), text.end(), compiled), end; it != end; ++it)
        found.push_back(*it);
    return found;
}

std::string header_path() {
    return duly_test::source_dir() + "/core/include/duly/plugin.h";
}

/// Runs a compiler; what it says when it fails, else "".
std::string compile(const std::string& compiler, const std::string& options,
                    const std::string& file) {
    const duly_test::TemporaryFolder folder;
    const std::string said = folder.path() + "/said";
    const std::string command =
        "'" + compiler + "' " + options + " -Wall -Wextra -Wshadow -Werror -pedantic -I'" +
        duly_test::source_dir() + "/core/include' '" + file + "' > '" + said + "' 2>&1";
    const int status = std::system(command.c_str());
    return status == 0 ? "" : command + "\n" + duly_test::slurp(said);
}

// ---- the header
// ----------------------------------------------------------------------------------

struct Field {
    std::string name, type;
};

/// "uint32_t (*kind)(const duly_document*, duly_node)" -> kind, "uint32_t (*)(const …)".
Field field_of(const std::string& declaration) {
    static const std::regex function(R"(^(.*)\(\*(\w+)\)\((.*)\)$)");
    static const std::regex value(R"(^(.*?)(\w+)$)");
    std::smatch m;
    if (std::regex_match(declaration, m, function))
        return {m[2], one_spaced(m[1]) + " (*)(" + one_spaced(m[3]) + ")"};
    if (std::regex_match(declaration, m, value)) return {m[2], one_spaced(m[1])};
    return {declaration, "which is not understood"};
}

/// What the header says, its numbers as this machine's compiler has them.
Facts facts_of_header(const std::string& source) {
    const std::string text =
        std::regex_replace(source, std::regex(R"(/\*[^*]*\*+([^/*][^*]*\*+)*/)"), "");
    Facts facts;
    std::ostringstream program;
    program << "#include <stdio.h>\n#include \"" << header_path() << "\"\nint main(void) {\n";
    const auto number = [&](const std::string& key, const std::string& name) {
        program << "printf(\"" << key << "\\t%llu\\n\", (unsigned long long)(" << name << "));\n";
    };
    for (const auto& m : all_matches(text, R"(#define (DULY_\w+) +\w+)"))
        if (m[1] != "DULY_EXPORT") number(m[1], m[1]);
    for (const auto& m : all_matches(text, R"(enum (\w+) \{([^}]*)\})"))
        for (const std::string& each : split(m[2], ','))
            if (const auto name = trimmed(each.substr(0, each.find('='))); !name.empty())
                number(m[1].str() + "." + name, name);
    for (const auto& m : all_matches(text, R"(typedef (\w+) (\w+);)"))
        facts[m[2]] = "is a " + m[1].str();
    for (const auto& m : all_matches(text, R"(typedef struct (\w+) (\w+);)"))
        facts[m[2]] = "is opaque";
    for (const auto& m : all_matches(text, R"(extern DULY_EXPORT const (\w+) (\w+);)"))
        facts[m[2]] = "is a " + m[1].str();
    for (const auto& m : all_matches(text, R"(typedef struct (\w+) \{([^}]*)\})")) {
        const std::string name = m[1];
        program << "printf(\"" << name << "\\t%zu bytes\\n\", sizeof(" << name << "));\n";
        for (const std::string& each : split(m[2], ';')) {
            const std::string declaration = one_spaced(each);
            if (declaration.empty()) continue;
            const auto [field, type] = field_of(declaration);
            program << "printf(\"" << name << "." << field << "\\tat %zu, %zu bytes, " << type
                    << "\\n\", offsetof(" << name << ", " << field << "), sizeof(((" << name
                    << "*)0)->" << field << "));\n";
        }
    }
    program << "return 0;\n}\n";

    const duly_test::TemporaryFolder folder;
    const std::string file = folder.write("numbers.c", program.str());
    const std::string binary = folder.path() + "/numbers", said = folder.path() + "/numbers.txt";
    const std::string compiler = split(DULY_C_COMPILERS, ':').front();
    REQUIRE(compile(compiler, "-std=c11 -o '" + binary + "'", file) == nothing);
    REQUIRE(std::system(("'" + binary + "' > '" + said + "'").c_str()) == 0);
    for (const std::string& line : split(duly_test::slurp(said), '\n'))
        facts[line.substr(0, line.find('\t'))] = line.substr(line.find('\t') + 1);
    return facts;
}

// ---- the text
// ------------------------------------------------------------------------------------

struct Written {
    Facts facts;
    struct Growth {
        unsigned long minor = 0, bytes = 0;
    };
    std::vector<Growth> growth; ///< of duly_host
    struct Since {
        std::string field;
        unsigned long minor = 0, end = 0;
    };
    std::vector<Since> since; ///< in the order of the text
};

Written facts_of_text(const std::string& text) {
    static const std::regex heading(R"(^### `(\w+)`(?:, (\d+ bytes))?$)");
    static const std::regex cell_bar(R"(\s*\|\s*)");
    Written out;
    std::string under;
    std::vector<std::string> columns;
    for (const std::string& line : split(text, '\n')) {
        std::smatch m;
        if (line.starts_with("#")) {
            under.clear();
            if (std::regex_match(line, m, heading)) {
                under = m[1];
                if (m[2].matched) out.facts[under] = m[2];
            }
        }
        if (!line.starts_with("|")) {
            columns.clear();
            continue;
        }
        const auto cells = split(line.substr(1), '|');
        if (columns.empty()) {
            for (const auto& cell : cells)
                columns.push_back(trimmed(cell));
            continue;
        }
        if (line.starts_with("|--")) continue;
        std::map<std::string, std::string> row;
        for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i)
            row[columns[i]] = trimmed(cells[i]);
        const auto number = [&](const char* column) {
            return std::strtoul(row[column].c_str(), nullptr, 0);
        };
        if (row.contains("macro")) out.facts[row["macro"]] = std::to_string(number("value"));
        if (row.contains("name"))
            out.facts[under + "." + row["name"]] = std::to_string(number("value"));
        if (row.contains("minor"))
            out.growth.push_back({number("minor"), number("bytes of `duly_host")});
        if (row.contains("field"))
            out.facts[under + "." + row["field"]] =
                "at " + row["offset"] + ", " + row["size"] + " bytes, " + row["type"];
        if (row.contains("since"))
            out.since.push_back({row["field"], number("since"), number("offset") + number("size")});
    }
    const std::string running = one_spaced(text);
    for (const auto& m : all_matches(running, R"(`(\w+)`(?: is a|: a constant) `(\w+)`)"))
        out.facts[m[1]] = "is a " + m[2].str();
    for (const auto& m : all_matches(running, R"(The handles (.*?) are opaque)")) {
        const std::string handles = m[1];
        for (const auto& handle : all_matches(handles, R"(`(\w+)`)"))
            out.facts[handle[1]] = "is opaque";
    }
    return out;
}

/// What the one says and the other does not, or otherwise.
std::string differences(const Facts& header, const Facts& text) {
    std::string all;
    const auto say = [&](std::initializer_list<std::string_view> words) {
        for (const auto word : words)
            all += word;
        all += '\n';
    };
    for (const auto& [name, said] : header) {
        const auto other = text.find(name);
        if (other == text.end())
            say({name, " (", said, ") is in plugin.h, not in ABI.md"});
        else if (other->second != said)
            say({name, ": plugin.h: ", said, "; ABI.md: ", other->second});
    }
    for (const auto& [name, said] : text)
        if (!header.contains(name)) say({name, " is in ABI.md, not in plugin.h"});
    return all;
}

std::string abi_text() {
    return duly_test::slurp(duly_test::source_dir() + "/plugins/ABI.md");
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

} // namespace

TEST_CASE("every installed header compiles alone, as C11 and as C++17 and C++20", "[abi]") {
    namespace fs = std::filesystem;
    const duly_test::TemporaryFolder folder;
    std::size_t headers = 0;
    for (const auto& entry :
         fs::directory_iterator(duly_test::source_dir() + "/core/include/duly")) {
        const std::string header = "duly/" + entry.path().filename().string();
        const std::string line = "#include <" + header + ">\n";
        const std::string cpp = folder.write(header + ".cpp", line);
        const std::string c = folder.write(header + ".c", line);
        ++headers;
        for (const std::string& compiler : split(DULY_CXX_COMPILERS, ':'))
            for (const char* standard : {"-std=c++17", "-std=c++20"})
                CHECK(compile(compiler, std::string("-fsyntax-only ") + standard, cpp) == nothing);
        if (!header.ends_with(".h")) continue;
        for (const std::string& compiler : split(DULY_C_COMPILERS, ':'))
            for (const char* standard : {"-std=c99", "-std=c11"})
                CHECK(compile(compiler, std::string("-fsyntax-only ") + standard, c) == nothing);
    }
    CHECK(headers == 2);
    // What a header promises shows only when it is used.
    for (const std::string& compiler : split(DULY_CXX_COMPILERS, ':'))
        for (const char* file : {"plugin.cpp", "paragraph_length.cpp"})
            CHECK(compile(compiler, "-fsyntax-only -std=c++17",
                          duly_test::source_dir() + "/plugins/template/" + file) == nothing);
}

TEST_CASE("the written interface is the header's", "[abi]") {
    const Facts header = facts_of_header(duly_test::slurp(header_path()));
    const Written text = facts_of_text(abi_text());
    CHECK(header.size() > 90);
    if (sizeof(void*) == 8) {
        CHECK(differences(header, text.facts) == nothing);
    } else {
        duly_test::say_skipped("the offsets written down are those of 64-bit machines");
    }

    // Each function since a minor that there is, and each minor where the one before it ended: a
    // function without a new minor shows.
    REQUIRE_FALSE(text.growth.empty());
    REQUIRE_FALSE(text.since.empty());
    CHECK(std::to_string(text.growth.back().minor) == header.at("DULY_ABI_MINOR"));
    CHECK(std::to_string(text.growth.back().bytes) + " bytes" == header.at("duly_host"));
    for (std::size_t i = 0; i < text.growth.size(); ++i)
        CHECK(text.growth[i].minor == i);
    for (const auto& [field, minor, end] : text.since) {
        INFO(field);
        REQUIRE(minor < text.growth.size());
        CHECK(end <= text.growth[minor].bytes);
        if (minor > 0) CHECK(end > text.growth[minor - 1].bytes);
    }
}

TEST_CASE("a difference between header and text is seen from both sides", "[abi]") {
    using duly_test::contains;
    const std::string source = duly_test::slurp(header_path()), text = abi_text();
    const Facts header = facts_of_header(source);
    const auto changed_text = [&](const std::string& what, const std::string& by) {
        return differences(header, facts_of_text(replaced(text, what, by)).facts);
    };
    CHECK_THAT(changed_text("| 8 | 4 | `exponent`", "| 4 | 4 | `exponent`"),
               contains("duly_decimal.exponent"));
    CHECK_THAT(changed_text("`duly_date`, 4 bytes", "`duly_date`, 8 bytes"), contains("8 bytes"));
    CHECK_THAT(changed_text("| `DULY_FLAG` | 5 |", "| `DULY_FLAG` | 6 |"), contains("DULY_FLAG"));
    CHECK_THAT(changed_text("uint32_t kind, duly_node within", "duly_node within"),
               contains("duly_host.next_of"));
    CHECK_THAT(changed_text("| `DULY_NONE` | 0xFFFFFFFF |\n", ""), contains("not in ABI.md"));

    const Facts written = facts_of_text(text).facts;
    Facts grown = header;
    grown["duly_host.more"] = "at 264, 8 bytes, void (*)(void)";
    CHECK_THAT(differences(grown, written), contains("duly_host.more"));
    const Facts other = facts_of_header(replaced(source, "duly_node (*root)(const duly_document*)",
                                                 "uint32_t (*root)(const duly_document*)"));
    CHECK_THAT(differences(other, written), contains("duly_host.root"));
    Facts shrunk = header;
    shrunk.erase("duly_outcome.DULY_PASS");
    CHECK_THAT(differences(shrunk, written), contains("not in plugin.h"));
}
