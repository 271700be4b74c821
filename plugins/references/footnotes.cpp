// references.footnotes: every footnote has its mark, and every mark its footnote.
#include <algorithm>
#include <charconv>
#include <map>
#include <string>

#include "../shared/places.hpp"

namespace duly::references {
namespace {

constexpr duly_argument marked[] = {
    argument("mark", DULY_TEXT, "The mark."),
    argument("words", DULY_TEXT, "The line that it stands in, or the note's words."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many footnotes there are."),
};
constexpr duly_case cases[] = {
    fail("no-note", "A mark has no footnote.", marked),
    fail("no-mark", "A footnote has no mark.", marked),
    pass("matched", "Every footnote has its mark.", counted),
    not_applicable("none", "The text shows no footnotes with their marks."),
};

using Places = std::map<int, duly_range>; ///< the first of each mark

int number_of(std::string_view mark) {
    int number = 0;
    const auto [end, error] = std::from_chars(mark.data(), mark.data() + mark.size(), number);
    return error == std::errc() && end == mark.data() + mark.size() && number < 500 ? number : 0;
}

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// A mark that conversion set level with the words ("the plan3 says", "crime.3"), or a note that
/// was taken for a line of text.
bool glued_or_line(std::string_view words, int number) {
    const std::string wanted = std::to_string(number);
    for (std::size_t at = words.find(wanted); at != std::string_view::npos;
         at = words.find(wanted, at + 1)) {
        const std::size_t end = at + wanted.size();
        if (end < words.size() && digit(words[end])) continue;
        if (at == 0 || words[at - 1] == '\n' || words[at - 1] == '\t') return true;
        const char before = words[at - 1];
        const bool after_word = (before >= 'a' && before <= 'z') || before == '.' ||
                                before == ',' || before == ')' || before == '"' || before == '\'' ||
                                before == '>' || before == '[' || before == '^' || before == '*' ||
                                static_cast<unsigned char>(before) >= 0x80;
        const bool decimal = at > 1 && digit(words[at - 2]) && (before == '.' || before == ',');
        if (after_word && !decimal) return true;
    }
    return false;
}

/// The numbers run from 1 without a gap, all of them seen either as a mark or as a note.
bool in_order(const Places& marks, const Places& notes) {
    const int last = std::max(marks.rbegin()->first, notes.rbegin()->first);
    for (int i = 1; i <= last; ++i)
        if (marks.count(i) == 0 && notes.count(i) == 0) return false;
    return true;
}

void run(const Context& context) {
    constexpr std::size_t fewest = 2;
    const Document& paper = context.document();
    Places marks, notes;
    for (const Node reference : paper.all("reference")) {
        if (reference.str("kind") != "footnote" || reference.text().empty()) continue;
        if (static_cast<unsigned char>(reference.text()[0]) < 0x80) continue; // "footnote 3"
        if (const int number = number_of(reference.str("target")); number > 0)
            marks.emplace(number, reference.range());
    }
    for (const Node note : paper.all("footnote"))
        if (const int number = number_of(note.str("mark")); number > 0)
            notes.emplace(number, note.range());
    std::size_t both = 0;
    for (const auto& [number, where] : notes)
        both += marks.count(number);
    // Where most do not match, marks were lost in the making of the text.
    if (both < fewest || both * 2 < marks.size() + notes.size() - both || !in_order(marks, notes)) {
        context.report("none");
        return;
    }
    const std::string_view all = paper.text(paper.root().range());
    bool faultless = true;
    const auto compare = [&](const Places& these, const Places& those, std::string_view case_name) {
        constexpr std::size_t most = 20; // each is searched for in the whole paper
        std::size_t searched = 0;
        for (const auto& [number, where] : these) {
            if (those.count(number) > 0 || ++searched > most || glued_or_line(all, number))
                continue;
            context.report(case_name, where)
                .arg("mark", std::to_string(number))
                .arg("words", places::quoted(paper.text(places::line_at(paper, where.begin)), 80));
            faultless = false;
        }
    };
    compare(marks, notes, "no-note");
    compare(notes, marks, "no-mark");
    if (faultless) context.report("matched").arg("count", notes.size());
}

} // namespace

duly_check footnotes() {
    return check<run>("references.footnotes",
                      "Every footnote has its mark, and every mark its note.", {}, cases);
}

} // namespace duly::references
