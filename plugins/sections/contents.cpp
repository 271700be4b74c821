// sections.contents: the list of contents agrees with the headings of the body, and names pages.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "section_words.hpp"

namespace duly::sections {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("body", DULY_FLAG, "true", "Look for each entry among the headings of the body."),
    parameter("pages", DULY_FLAG, "true", "Ask for a page at each entry, when any has one."),
    parameter("apart", DULY_PATTERN,
              "\\b(?:attached|separate(?:ly)?|enclosed|available|website|published|to follow|"
              "under separate cover|exempt|confidential|not included|(?:no longer|not) used|"
              "deleted|withdrawn|removed|reserved|superseded|left blank|intentionally blank)\\b",
              "Words of an entry for what is not in this document, or no longer."),
};
constexpr duly_argument counted[] = {
    argument("entries", DULY_TEXT, "The entries at fault, as the list writes them."),
    argument("count", DULY_COUNT, "How many they are."),
    argument("total", DULY_COUNT, "How many entries the list has."),
};
constexpr duly_argument found[] = {
    argument("count", DULY_COUNT, "How many entries were found in the body."),
    argument("total", DULY_COUNT, "How many entries the list has."),
};
constexpr duly_argument agreed[] = {
    argument("count", DULY_COUNT, "How many entries the list has."),
};
constexpr duly_case cases[] = {
    fail("not-in-body", "Entries of the list that no heading of the body answers to.", counted),
    fail("no-page", "Entries without a page in a list that gives pages.", counted),
    pass("agrees", "Every entry was found.", agreed),
    inconclusive("unsure", "Too few entries were found to say that any is missing.", found),
    not_applicable("no-contents", "The paper has no list of contents."),
};

using Words = std::vector<std::string>;

/// A heading as far as two spellings of it agree: words in lower case, without numbering,
/// punctuation, "the" and plural endings, "&" as "and".
Words essence(const Context& context, std::string_view heading) {
    Words words;
    std::string word;
    const auto finish = [&] {
        if (word == "appendices")
            word = "appendix";
        else if (word == "annexes")
            word = "annex";
        else if (word.size() > 4 && word.ends_with("ies"))
            word.replace(word.size() - 3, 3, "y");
        else if (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss"))
            word.pop_back();
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for (const char c : context.folded(heading)) {
        const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (letter || (c >= '0' && c <= '9'))
            word += c;
        else if (c == '&')
            finish(), words.emplace_back("and");
        else if (c != '\'')
            finish();
    }
    finish();
    const auto digits = [](const std::string& w) {
        return w.find_first_not_of("0123456789") == std::string::npos;
    };
    // "4.2 Risks ..... 17": numbering before and a page after are not its words.
    while (words.size() > 1 && digits(words.front()))
        words.erase(words.begin());
    // "The Purpose of the Order" heads "Purpose of Order"; "a" may be a letter that numbers.
    const auto article = [](const std::string& w) { return w == "the"; };
    if (!std::all_of(words.begin(), words.end(), article))
        words.erase(std::remove_if(words.begin(), words.end(), article), words.end());
    while (words.size() > 1 && digits(words.back()) && words[words.size() - 2] != "appendix" &&
           words[words.size() - 2] != "annex" && words[words.size() - 2] != "part")
        words.pop_back();
    return words;
}

bool contains_run(const Words& all, const Words& part) {
    for (std::size_t at = 0; at + part.size() <= all.size(); ++at)
        if (std::equal(part.begin(), part.end(), all.begin() + static_cast<std::ptrdiff_t>(at)))
            return true;
    return false;
}

bool begins(const Words& all, const Words& part) {
    return part.size() <= all.size() && std::equal(part.begin(), part.end(), all.begin());
}

/// Whether the words differ by no more than conversion may have spoilt: one letter in ten.
bool nearly(const Words& a, const Words& b) {
    const auto length = [](const Words& words) { // with a space behind each
        std::size_t sum = words.size();
        for (const auto& w : words)
            sum += w.size();
        return sum;
    };
    const std::size_t of_a = length(a), of_b = length(b), allowed = of_a / 10;
    if (allowed == 0 || of_a > of_b + allowed || of_b > of_a + allowed) return false;
    const auto joined = [](const Words& words, std::size_t size) {
        std::string all;
        all.reserve(size);
        for (const auto& w : words)
            (all += w) += ' ';
        return all;
    };
    const std::string x = joined(a, of_a), y = joined(b, of_b);
    std::vector<std::size_t> row(y.size() + 1);
    for (std::size_t j = 0; j <= y.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= x.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= y.size(); ++j) {
            const std::size_t change = diagonal + (x[i - 1] == y[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[y.size()] <= allowed;
}

bool answers(const Words& heading, const Words& entry) {
    if (heading.empty() || entry.empty()) return false;
    if (heading == entry || begins(heading, entry)) return true;
    if (heading.size() >= 2 && begins(entry, heading)) return true;
    if (entry.size() >= 2 && contains_run(heading, entry)) return true;
    return nearly(heading, entry);
}

struct Heading {
    Words words;
    std::string_view number;
};

std::size_t shared_words(const Heading& heading, const Words& entry) {
    std::size_t shared = 0;
    for (const std::string& word : entry)
        shared += std::find(heading.words.begin(), heading.words.end(), word) == heading.words.end()
                      ? 0
                      : 1;
    return shared;
}

/// Whether a heading has the entry's number and half of its words, or is the same appendix: it was
/// worded anew.
bool reworded(const Heading& heading, const Words& entry, std::string_view number) {
    constexpr std::size_t label = 2; // "appendix a"
    if (entry.size() >= label && heading.words.size() >= label &&
        std::string_view("appendix annex attachment schedule").find(entry[0]) !=
            std::string_view::npos)
        return entry[0] == heading.words[0] && entry[1] == heading.words[1];
    return !number.empty() && heading.number == number &&
           shared_words(heading, entry) * 2 >= entry.size();
}

/// Whether the heading may be what the entry means if no other entry means it: "4 Money" and
/// "4 Funding", "Foreword by the Leader" and "Foreword from the Leader of the Council".
bool may_stand_for(const Heading& heading, const Words& entry, std::string_view number) {
    constexpr std::size_t fewest = 3;
    if (heading.number != number) return false;
    return !number.empty() ||
           (entry.size() >= fewest && shared_words(heading, entry) * 3 >= entry.size() * 2);
}

/// Headings of the body, and short lines that were not taken for headings: those only acquit, and
/// are read when the first entry has no heading.
class Body {
public:
    explicit Body(const Context& context) : context_(context), paper_(context.document()) {
        for (const Node node : paper_.all("heading"))
            if (const duly_range line = line_of(node); !empty(line))
                headings_.push_back(
                    {essence(context_, paper_.text(line)), node.parent().str("number")});
    }

    [[nodiscard]] const std::vector<Heading>& headings() const { return headings_; }
    [[nodiscard]] bool has(const Words& entry, std::string_view number) {
        for (const Heading& heading : headings_)
            if (answers(heading.words, entry) || reworded(heading, entry, number)) return true;
        if (!lines_) read_lines();
        return std::find(lines_->begin(), lines_->end(), entry) != lines_->end();
    }

private:
    /// Its first line; empty within the list of contents.
    [[nodiscard]] duly_range line_of(const Node& node) const {
        if (node.enclosing("contents")) return {};
        return places::first_line(paper_, node.range());
    }

    void read_lines() {
        constexpr std::size_t longest = 120; // bytes
        lines_.emplace();
        for (const std::string_view kind : {"paragraph", "item", "cell"})
            for (const Node node : paper_.all(kind)) {
                const duly_range line = line_of(node);
                if (!empty(line) && line.end - line.begin <= longest)
                    lines_->push_back(essence(context_, paper_.text(line)));
            }
    }

    const Context& context_;
    const Document& paper_;
    std::vector<Heading> headings_;
    std::optional<std::vector<Words>> lines_;
};

struct Entry {
    Node node;
    std::string_view words;
    Words essence;
};

void report_entries(const Context& context, std::string_view case_name,
                    const std::vector<Entry>& at_fault, std::size_t total) {
    constexpr std::size_t quoted_at_most = 300; // bytes
    const Document& paper = context.document();
    std::string names;
    for (const Entry& entry : at_fault) {
        if (!names.empty()) names += "; ";
        names += places::quoted(entry.words, 80);
    }
    const Report report = context.report(case_name, places::line_of(paper, at_fault.front().node));
    report.arg("entries", places::quoted(names, quoted_at_most))
        .arg("count", at_fault.size())
        .arg("total", total);
    for (std::size_t i = 1; i < at_fault.size(); ++i)
        report.related(at_fault[i].words, places::line_of(paper, at_fault[i].node));
}

/// "Foreword ... iv": pages before the first have roman numbers.
bool roman_page(const Context& context, const Entry& entry) {
    const Document& paper = context.document();
    return context.matches("[ \\t.][ivx]{1,6}$",
                           paper.text(places::first_line(paper, entry.node.range())));
}

void run(const Context& context) {
    const Document& paper = context.document();
    std::vector<Entry> entries;
    for (const Node entry : paper.all("entry")) {
        std::string_view words = entry.str("title");
        if (words.empty()) words = paper.text(places::first_line(paper, entry.range()));
        Words its = essence(context, words);
        if (!its.empty()) entries.push_back({entry, words, std::move(its)});
    }
    if (entries.empty()) {
        context.report("no-contents");
        return;
    }
    const duly_range list = paper.root().first("contents").range();
    bool faultless = true;

    if (context.flag("body")) {
        Body body(context);
        std::vector<Entry> missing;
        for (const Entry& entry : entries)
            if (!body.has(entry.essence, entry.node.str("number")) &&
                !context.matches(context.text("apart"), context.folded(entry.words)))
                missing.push_back(entry);
        std::erase_if(missing, [&](const Entry& entry) {
            return std::any_of(
                body.headings().begin(), body.headings().end(), [&](const Heading& heading) {
                    return may_stand_for(heading, entry.essence, entry.node.str("number")) &&
                           std::none_of(entries.begin(), entries.end(), [&](const Entry& other) {
                               return answers(heading.words, other.essence);
                           });
                });
        });
        // One heading or two are forgotten; where many are missing, list and body were not read
        // alike.
        const bool unlike = missing.size() > 2 && missing.size() * 4 > entries.size();
        if (unlike || missing.size() * 2 > entries.size()) {
            context.report("unsure", places::first_line(paper, list))
                .arg("count", entries.size() - missing.size())
                .arg("total", entries.size());
            faultless = false;
        } else if (!missing.empty()) {
            report_entries(context, "not-in-body", missing, entries.size());
            faultless = false;
        }
    }
    if (context.flag("pages")) {
        std::vector<Entry> without;
        for (const Entry& entry : entries)
            if (entry.node.integer("page").value_or(0) == 0 && !roman_page(context, entry) &&
                !context.matches(context.text("apart"), context.folded(entry.words)))
                without.push_back(entry);
        if (!without.empty() && without.size() < entries.size()) {
            report_entries(context, "no-page", without, entries.size());
            faultless = false;
        }
    }
    if (faultless)
        context.report("agrees", places::first_line(paper, list)).arg("count", entries.size());
}

} // namespace

duly_check contents() {
    return check<run>("sections.contents",
                      "The list of contents agrees with the headings of the body.", parameters,
                      cases);
}

} // namespace duly::sections
