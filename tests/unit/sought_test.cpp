// Sought (plugins/shared): what it rules out holds no match, whatever the pattern is.
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/pattern.hpp"

#include "../../plugins/shared/blocks.hpp" // after pattern.hpp, which has a `whole` of its own

namespace {

/// A paper that is nothing but its words, and the few functions of a host that a search needs.
struct Paper {
    std::string words;
    std::map<std::string, duly::Pattern, std::less<>> patterns{};
    void* kept = nullptr;
    duly_release release = nullptr;
    std::size_t searches = 0;

    ~Paper() {
        if (kept != nullptr) release(kept);
    }
};

Paper& of(duly_context* context) {
    return *reinterpret_cast<Paper*>(context);
}
const Paper& of(const duly_document* document) {
    return *reinterpret_cast<const Paper*>(document);
}

duly_host host() {
    duly_host table{};
    table.root = [](const duly_document*) { return duly_node{0}; };
    table.range = [](const duly_document* document, duly_node) {
        return duly_range{0, static_cast<std::uint32_t>(of(document).words.size())};
    };
    table.text = [](const duly_document* document, duly_range range) {
        return duly_string{of(document).words.data() + range.begin, range.end - range.begin};
    };
    table.match = [](duly_context* context, duly_string pattern, duly_string text,
                     std::uint32_t from, duly_range* found) {
        Paper& paper = of(context);
        ++paper.searches;
        const std::string source(duly::view(pattern));
        const auto span =
            paper.patterns.try_emplace(source, source).first->second.locate(duly::view(text), from);
        if (!span) return 0;
        if (found != nullptr)
            *found = {static_cast<std::uint32_t>(span->begin),
                      static_cast<std::uint32_t>(span->end)};
        return 1;
    };
    table.keep = [](duly_context* context, duly_string, void* thing, duly_release release) {
        of(context).kept = thing;
        of(context).release = release;
        return 1;
    };
    table.kept = [](duly_context* context, duly_string) { return of(context).kept; };
    return table;
}

/// The lines of the words, which blocks of a paper mostly are; some cut in two, be it in a word.
std::vector<duly_range> lines_of(std::string_view words) {
    std::vector<duly_range> lines;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find('\n', at), words.size());
        const std::size_t cut = at % 3 == 0 ? (at + end) / 2 : end;
        lines.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(cut)});
        if (cut < end)
            lines.push_back({static_cast<std::uint32_t>(cut), static_cast<std::uint32_t>(end)});
        at = end + 1;
    }
    return lines;
}

} // namespace

TEST_CASE("sought: a line that is ruled out holds no match") {
    const duly_host table = host();
    std::mt19937 random(7);
    constexpr const char* patterns[] = {"b",      "\\bab\\b",   "a\\s+b",    "b$",   "^a",
                                        "(b)a",   "(?:a|b)c",   "[^a]",      "c*",   "b(?-i:C)",
                                        "c\\s*a", "\\Ab",       "a\\z",      "a{3}", "a[ \\n]b",
                                        "b.*c",   "(?:aa|b c)", "(?P<x>a)b", "ca?b", "a\\nb"};
    std::size_t ruled_out = 0;
    for (int round = 0; round < 300; ++round) {
        Paper paper;
        const std::size_t size = random() % 60;
        for (std::size_t i = 0; i < size; ++i)
            paper.words += "aabbcC  \n\n"[random() % 10];
        const duly::Context context(table, reinterpret_cast<const duly_document*>(&paper),
                                    reinterpret_cast<duly_context*>(&paper));
        for (const char* const pattern : patterns) {
            duly::places::Sought sought(context, pattern);
            for (const duly_range line : lines_of(paper.words)) {
                if (sought.may_be_in(line)) continue;
                ++ruled_out;
                INFO(pattern << " in \"" << paper.words << "\" from " << line.begin);
                CHECK_FALSE(context.find(pattern, line).has_value());
            }
        }
    }
    CHECK(ruled_out > 1000);
}

TEST_CASE("sought: lines without the word cost one search between them") {
    const duly_host table = host();
    Paper paper;
    for (int i = 0; i < 1000; ++i)
        paper.words += i == 500 ? "one hedge\n" : "one fence\n";
    const duly::Context context(table, reinterpret_cast<const duly_document*>(&paper),
                                reinterpret_cast<duly_context*>(&paper));
    duly::places::Sought sought(context, "\\bhedge\\b");
    std::size_t asked = 0;
    for (std::uint32_t at = 0; at < paper.words.size(); at += 10)
        asked += sought.may_be_in({at, at + 9}) ? 1 : 0;
    CHECK(asked == 1);
    CHECK(paper.searches == 2);
}
