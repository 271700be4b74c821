#include "sentence.hpp"

#include <algorithm>
#include <array>

#include "../shared/blocks.hpp"

namespace duly::amounts {

using std::string_view;

std::vector<Figure> Sentence::others(const Figure& like) const {
    std::vector<Figure> found;
    for (const Figure& figure : figures)
        if (figure.where.begin != like.where.begin && figure.kind == like.kind &&
            figure.currency == like.currency)
            found.push_back(figure);
    return found;
}

std::optional<Sentence> sentence_of(const Document& paper, const Reader& reader,
                                    const Node& figure) {
    Sentence sentence;
    sentence.block = figure.parent();
    if (sentence.block.is("cell") || sentence.block.is("entry")) return std::nullopt;
    sentence.range = places::sentence_around(paper, sentence.block.range(), figure.range());
    for (const Figure& each : reader.in(sentence.block, true))
        if (each.where.begin >= sentence.range.begin && each.where.end <= sentence.range.end)
            sentence.figures.push_back(each);
    return sentence;
}

string_view before(const Document& paper, const Sentence& sentence, const Figure& figure,
                   std::uint32_t bytes) {
    const std::uint32_t end = figure.where.begin;
    return paper.text({end - std::min(end - sentence.range.begin, bytes), end});
}
string_view behind(const Document& paper, const Sentence& sentence, const Figure& figure,
                   std::uint32_t bytes) {
    const std::uint32_t begin = figure.where.end;
    if (begin >= sentence.range.end) return {};
    return paper.text({begin, begin + std::min(sentence.range.end - begin, bytes)});
}

std::optional<std::int64_t> whole_number(string_view words) {
    static constexpr std::array<string_view, 12> names = {"one",  "two", "three",  "four",
                                                          "five", "six", "seven",  "eight",
                                                          "nine", "ten", "eleven", "twelve"};
    std::int64_t value = 0;
    std::size_t digits = 0;
    constexpr std::size_t most = 12;
    for (const char c : words) {
        if (c == ',') continue;
        if (c < '0' || c > '9' || ++digits > most) break;
        value = value * 10 + (c - '0');
    }
    if (digits > 0 && digits <= most) return value;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (words.size() < names[i].size()) continue;
        if (std::equal(names[i].begin(), names[i].end(), words.begin(),
                       [](char a, char b) { return a == (b | 0x20); }))
            return static_cast<std::int64_t>(i) + 1;
    }
    return std::nullopt;
}

} // namespace duly::amounts
