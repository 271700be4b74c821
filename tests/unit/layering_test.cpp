// The house rules that a compiler does not keep: which folder may include which, and where each
// third party is at home. Reads every #include and every CMake link of core/ and plugins/.
#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace fs = std::filesystem;

namespace {

const std::string nothing; ///< to compare with, so that a failure shows the faults

using Names = std::set<std::string>;

/// What each folder of core/ may use besides itself. support <- model <- {read, structure, rules,
/// report, annotate}; engine uses all but report and annotate; the front doors sit on top.
const std::map<std::string, Names> arrows{
    {"support", {}},
    {"model", {"support"}},
    {"read", {"support", "model"}},
    {"structure", {"support", "model"}},
    {"rules", {"support", "model"}},
    {"report", {"support", "model"}},
    {"annotate", {"support", "model"}},
    {"engine", {"support", "model", "read", "structure", "rules"}},
    {"cli", {"support", "model", "read", "structure", "rules", "engine", "report", "annotate"}},
    {"lsp", {"support", "model", "read", "structure", "rules", "engine", "report", "annotate"}},
    {"web", {"support", "model", "read", "structure", "rules", "engine", "report", "annotate"}},
};

/// Folders whose code may include the installed headers (duly/plugin.h).
const Names may_use_plugin_headers{"include", "engine"};

struct Home {
    std::string begins;              ///< of the header's name
    std::vector<std::string> places; ///< paths below the root that may include it
};

/// Third parties, each in one place. The first entry that fits counts. Another library needs a
/// reason in core/ARCHITECTURE.md and a line here.
const std::vector<Home> homes{
    {"pugixml.hpp",
     {"core/read/docx/", "core/read/odt/", "core/read/office/", "core/rules/", "core/annotate/",
      "core/model/xml_view.cpp"}},
    {"re2/", {"core/support/pattern_state.hpp", "core/support/pattern_set.cpp"}},
    {"utf8proc.h", {"core/support/utf8.cpp"}},
    {"openssl/", {"core/support/hash.cpp", "core/read/pdf/"}},
    {"spdlog/", {"core/support/log.cpp"}},
    {"tl/expected.hpp", {"core/support/result.hpp"}},
    {"boost/program_options", {"core/cli/"}},
    {"seccomp.h", {"core/engine/"}},
    {"nlohmann/", {"core/cli/", "core/lsp/", "core/web/"}},
    {"toml++/", {"core/support/toml.cpp"}},
    {"zip.h", {"core/read/office/", "core/annotate/"}},
    {"libdeflate.h", {"core/read/", "core/annotate/"}},
    {"podofo/", {"core/read/pdf/", "core/annotate/"}},
    {"ft2build.h", {"core/read/pdf/"}},
    {"freetype/", {"core/read/pdf/"}},
    {"tesseract/", {"core/read/ocr/"}},
    {"allheaders.h", {"core/read/ocr/"}}, // Leptonica's
    {"jbig2.h", {"core/read/ocr/"}},
    {"fmt/", {"core/"}},
    // The operating system stays behind support and engine; the front doors ask about their
    // terminal.
    {"sys/", {"core/support/", "core/engine/", "core/cli/"}},
    {"linux/", {"core/support/", "core/engine/"}},
};

const Names operating_system{"dirent.h", "dlfcn.h",    "fcntl.h",  "pthread.h", "poll.h",
                             "sched.h",  "signal.h",   "spawn.h",  "stdlib.h",  "termios.h",
                             "time.h",   "ucontext.h", "unistd.h", "locale.h",  "malloc.h",
                             "pwd.h",    "execinfo.h"};
const std::vector<std::string> operating_system_homes{"core/support/", "core/engine/", "core/cli/"};

/// The C header a plugin in plain C and the installed headers may use.
const Names plain_c{"stddef.h", "stdint.h", "string.h", "stdbool.h", "stdio.h"};

struct Include {
    std::string file; ///< path below the root
    int line = 0;
    std::string header;
    bool quoted = false;

    [[nodiscard]] std::string where() const { return file + ":" + std::to_string(line); }
};

bool is_source(const fs::path& path) {
    static const Names endings{".c", ".h", ".cpp", ".hpp", ".cc", ".inc"};
    return endings.contains(path.extension().string());
}

std::vector<std::string> files_below(const std::string& folder,
                                     const std::function<bool(const fs::path&)>& wanted) {
    const fs::path root = duly_test::source_dir();
    std::vector<std::string> found;
    if (!fs::exists(root / folder)) return found;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder))
        if (entry.is_regular_file() && wanted(entry.path()))
            found.push_back(fs::relative(entry.path(), root).generic_string());
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<Include> includes_in(const std::string& file, const std::string& text) {
    static const std::regex directive(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    std::vector<Include> found;
    std::istringstream in(text);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        std::smatch match;
        if (std::regex_search(line, match, directive))
            found.push_back({file, number, match[2], match[1] == "\""});
    }
    return found;
}

std::vector<Include> includes_below(const std::string& folder) {
    std::vector<Include> all;
    for (const std::string& file : files_below(folder, is_source)) {
        const auto found =
            includes_in(file, duly_test::slurp(duly_test::source_dir() + "/" + file));
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

/// "core/read/text/x.cpp" -> "read"
std::string part_of(const std::string& file) {
    const std::size_t begin = file.find('/') + 1;
    return file.substr(begin, file.find('/', begin) - begin);
}

bool lies_in(const std::string& file, const std::vector<std::string>& places) {
    return std::any_of(places.begin(), places.end(),
                       [&](const std::string& p) { return file.starts_with(p); });
}

bool is_standard_cpp(const std::string& header) {
    return header.find_first_of("./") == std::string::npos;
}

/// What is wrong with an include of core/, or "".
std::string fault_in_core(const Include& include) {
    const std::string part = part_of(include.file);
    const bool plugin_header = include.header.starts_with("duly/");
    if (plugin_header)
        return may_use_plugin_headers.contains(part) ? ""
                                                     : "only engine knows the plugin interface";
    if (include.quoted) {
        const std::string target = include.header.substr(0, include.header.find('/'));
        const auto allowed = arrows.find(part);
        if (allowed == arrows.end()) return "core/" + part + " is not in the list of arrows";
        if (!fs::exists(fs::path(duly_test::source_dir()) / "core" / include.header))
            return "is written neither as \"folder/header.hpp\" below core/ nor as <header>";
        if (target != part && !allowed->second.contains(target))
            return "the arrow from " + part + " to " + target + " runs the wrong way";
        return "";
    }
    if (is_standard_cpp(include.header)) return "";
    if (part == "include" && plain_c.contains(include.header)) return "";
    for (const Home& home : homes)
        if (include.header.starts_with(home.begins))
            return lies_in(include.file, home.places) ? "" : "is not at home here";
    if (operating_system.contains(include.header))
        return lies_in(include.file, operating_system_homes)
                   ? ""
                   : "the operating system is not at home here";
    return "has no home: give it one in tests/unit/layering_test.cpp, and a reason in "
           "ARCHITECTURE.md";
}

/// A plugin uses the door that strangers' plugins use: the installed headers and the language's
/// own.
std::string fault_in_plugin(const Include& include) {
    const std::string folder = "plugins/" + part_of(include.file);
    if (include.header == "duly/plugin.h" || include.header == "duly/plugin.hpp") return "";
    if (include.quoted) {
        const fs::path from = fs::path(include.file).parent_path();
        const std::string target = (from / include.header).lexically_normal().generic_string();
        const bool near = target.starts_with(folder + "/") || target.starts_with("plugins/shared/");
        const bool there = fs::exists(fs::path(duly_test::source_dir()) / target);
        return near && there ? "" : "is neither the plugin's own nor in plugins/shared";
    }
    if (is_standard_cpp(include.header) || plain_c.contains(include.header)) return "";
    return "a plugin may use the standard library and <duly/plugin.hpp> only";
}

std::string faults(const std::vector<Include>& includes,
                   const std::function<std::string(const Include&)>& judge) {
    std::string all;
    for (const Include& include : includes)
        if (const std::string fault = judge(include); !fault.empty())
            all += include.where() + ": " + include.header + ": " + fault + "\n";
    return all;
}

} // namespace

TEST_CASE("no arrow in core runs the wrong way, and third parties stay at home", "[layering]") {
    const auto includes = includes_below("core");
    REQUIRE(includes.size() > 50); // the sources were found
    CHECK(faults(includes, fault_in_core) == nothing);
}

TEST_CASE("plugins use the installed headers only", "[layering]") {
    CHECK(faults(includes_below("plugins"), fault_in_plugin) == nothing);
}

TEST_CASE("CMake links along the same arrows", "[layering]") {
    static const std::regex link(R"(\bduly(?:::|_)([a-z]+)\b)");
    std::string wrong;
    for (const std::string& file :
         files_below("core", [](const fs::path& p) { return p.filename() == "CMakeLists.txt"; })) {
        const std::string part = part_of(file);
        if (!arrows.contains(part)) continue; // core/CMakeLists.txt itself
        const std::string text = duly_test::slurp(duly_test::source_dir() + "/" + file);
        for (std::sregex_iterator it(text.begin(), text.end(), link), end; it != end; ++it) {
            const std::string target = (*it)[1];
            if (arrows.contains(target) && target != part && !arrows.at(part).contains(target))
                wrong.append(file)
                    .append(": ")
                    .append(part)
                    .append(" links ")
                    .append(target)
                    .append("\n");
        }
    }
    CHECK(wrong == nothing);
}

TEST_CASE("the layering test sees what it should", "[layering]") {
    const auto one = [](const std::string& file, const std::string& line) {
        const auto found = includes_in(file, "// #include \"no\"\n" + line + "\n");
        REQUIRE(found.size() == 1);
        CHECK(found[0].line == 2);
        return file.starts_with("core/") ? fault_in_core(found[0]) : fault_in_plugin(found[0]);
    };
    CHECK(one("core/read/a.cpp", "#include \"model/document.hpp\"").empty());
    CHECK(one("core/read/text/a.cpp", "#  include <vector>").empty());
    CHECK_FALSE(one("core/model/a.cpp", "#include \"read/read.hpp\"").empty());
    CHECK_FALSE(one("core/report/a.cpp", "#include \"rules/pack.hpp\"").empty());
    CHECK_FALSE(one("core/read/a.cpp", "#include \"document.hpp\"").empty());
    CHECK_FALSE(one("core/structure/a.cpp", "#include <re2/re2.h>").empty());
    CHECK_FALSE(one("core/structure/a.cpp", "#include <sqlite3.h>").empty());
    CHECK_FALSE(one("core/rules/a.cpp", "#include <duly/plugin.h>").empty());
    CHECK_FALSE(one("core/structure/a.cpp", "#include <unistd.h>").empty());
    CHECK(one("core/support/pattern_state.hpp", "#include <re2/re2.h>").empty());
    CHECK(one("plugins/x/a.cpp", "#include <duly/plugin.hpp>").empty());
    CHECK_FALSE(one("plugins/x/a.cpp", "#include \"support/utf8.hpp\"").empty());
    CHECK_FALSE(one("plugins/x/a.cpp", "#include \"../../core/support/utf8.hpp\"").empty());
    CHECK_FALSE(one("plugins/x/a.cpp", "#include <unistd.h>").empty());
}
