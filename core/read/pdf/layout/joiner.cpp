#include "read/pdf/layout/joiner.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "read/pdf/layout/marks.hpp"
#include "support/utf8.hpp"

namespace duly::read::pdf::layout {
namespace {

using std::string_view;

/// Whether two words are codes of one kind: "14/AP/2102" and "14/AP/3842", "PCD 12" is none.
bool same_code(string_view a, string_view b) {
    if (a.size() != b.size() || a.size() < 6) return false;
    const auto kind = [](char c) {
        return c >= '0' && c <= '9' ? '0' : c >= 'A' && c <= 'Z' ? 'A' : c;
    };
    bool digits = false, letters = false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (kind(a[i]) != kind(b[i])) return false;
        digits = digits || kind(a[i]) == '0';
        letters = letters || kind(a[i]) == 'A';
    }
    return digits && letters;
}

/// Whether a typed number is the one that follows another: "1.3" and "1.4", "(a)" and "(b)".
bool next_number(string_view a, string_view b) {
    const auto split = [](string_view word) {
        std::size_t end = word.size();
        while (end > 0 && (word[end - 1] == '.' || word[end - 1] == ')'))
            --end;
        std::size_t begin = end;
        while (begin > 0 && word[begin - 1] >= '0' && word[begin - 1] <= '9')
            --begin;
        if (begin == end && begin > 0) --begin; // a letter
        return std::pair{word.substr(0, begin), word.substr(begin, end - begin)};
    };
    const auto [prefix_a, last_a] = split(a);
    const auto [prefix_b, last_b] = split(b);
    if (prefix_a != prefix_b || last_a.empty() || last_b.empty() || last_a.size() > 6 ||
        last_b.size() > 6)
        return false;
    if (last_a[0] >= '0' && last_a[0] <= '9' && last_b[0] >= '0' && last_b[0] <= '9')
        return std::stoi(std::string(last_b)) == std::stoi(std::string(last_a)) + 1;
    return last_a.size() == 1 && last_b.size() == 1 && last_b[0] == last_a[0] + 1;
}

} // namespace

namespace {

/// "4", "12", "103": the page of an entry of a list.
bool small_number(string_view word) {
    return !word.empty() && word.size() <= 3 &&
           word.find_first_not_of("0123456789") == string_view::npos;
}

} // namespace

Shape shape_of(const Sheet& sheet, std::uint32_t index, const Line& line) {
    Shape shape;
    shape.line = &line;
    shape.sheet = index;
    if (line.words.empty()) return shape;
    const auto word = [&](std::size_t i) -> const Word& {
        return sheet.words.words[line.words[i]];
    };
    const auto text = [&](std::size_t i) { return sheet.words.of(word(i)); };
    std::size_t bold = 0;
    for (std::size_t i = 0; i < line.words.size(); ++i)
        bold += word(i).bold;
    shape.bold = bold == line.words.size();
    shape.light = bold == 0;
    shape.raised_first = word(0).raised;
    shape.word = text(0);
    shape.first_block = word(0).block;
    shape.last_block = word(line.words.size() - 1).block;
    std::size_t lead = 0;
    if (line.words.size() > 1) {
        const bool apart = word(1).box.x0 - word(0).box.x1 > 0.5F * line.size;
        if (is_bullet(text(0), word(0).symbol, apart)) {
            shape.bullet = true;
            lead = 1;
        } else if (const TypedNumber number = typed_number(text(0))) {
            const bool wide = word(1).box.x0 - word(0).box.x1 > 0.6F * line.size;
            shape.number = number.sure || wide;
            shape.sure_number = wide;
            if (shape.number) lead = 1;
        }
    } else if (is_bullet(text(0), word(0).symbol, true)) {
        shape.bullet = true;
    }
    shape.text_x = word(lead).box.x0;
    shape.first_width = word(0).box.x1 - word(0).box.x0;
    std::size_t at = 0;
    const string_view begin = text(lead);
    if (!begin.empty()) shape.first = utf8::next(begin, at);
    const string_view end = text(line.words.size() - 1);
    at = end.size();
    if (at > 0) shape.last = utf8::previous(end, at);
    shape.lower_second = utf8::is_lower(shape.first);
    constexpr float apart = 2; // sizes; no justified line has such gaps
    const std::size_t count = line.words.size();
    shape.page_apart = count > 1 && small_number(end) &&
                       word(count - 1).box.x0 - word(count - 2).box.x1 > apart * line.size;
    return shape;
}

bool ends_sentence(char32_t c) {
    return c == U'.' || c == U':' || c == U';' || c == U'?' || c == U'!';
}

bool Joiner::goes_on(const Shape& opening, const Shape& before, const Shape& now, std::size_t lines,
                     float right, bool& gap) const {
    const float text_x = opening.text_x;
    const Line &a = *before.line, &b = *now.line;
    const float size = std::max(a.size, b.size);
    const float pitch = a.baseline - b.baseline;
    gap = pitch > (pitch_ + 0.3F) * size;
    if (std::abs(a.size - b.size) > 0.12F * size) {
        gap = gap || pitch > 1.5F * size;
        return false;
    }
    if (gap) return false;
    if (pitch < 0.3F * size) return true; // one line that fell apart
    // two entries of a list of contents, whose pages stand under one another
    if (before.page_apart && now.page_apart && std::abs(a.box.x1 - b.box.x1) < size) return false;
    if (before.last_block != 0 && now.first_block != 0) {
        const bool same = before.last_block == now.first_block;
        if (same && full(before, now, right)) return true;
        if (!same && blocks_are_paragraphs) return false;
    }
    if (now.bullet) return false;
    const bool fits_not = full(before, now, right);
    const bool lower = utf8::is_lower(now.first);
    if (now.raised_first && b.size < a.size + 0.1F && !lower) return false;
    if (now.number) {
        // "1.6 per cent" in the middle of a sentence is no paragraph's number
        if (now.sure_number || !fits_not || ends_sentence(before.last)) return false;
        if (b.box.x0 < (lines > 1 ? a : *opening.line).box.x0 - 0.6F * size) return false;
        if (opening.number && !now.lower_second && next_number(opening.word, now.word))
            return false;
    }
    if (before.bold != now.bold && (before.bold ? now.light : before.light)) {
        // bold words in the middle of a sentence may begin a line
        const bool within = before.light && fits_not && !ends_sentence(before.last) &&
                            !now.number && a.box.x1 - a.box.x0 > 18 * size &&
                            std::abs(b.box.x0 - opening.line->box.x0) < 0.3F * size;
        if (!(fits_not && lower) && !within) return false;
    }
    if (same_code(opening.word, now.word)) return false;
    // a sentence goes on, whatever made its line end early
    const bool on = lower && !ends_sentence(before.last) && before.last != U',' && !now.number &&
                    a.box.x1 - a.box.x0 > 0.6F * (right - a.box.x0) &&
                    a.box.x1 - a.box.x0 > 18 * size;
    if (!fits_not && !on) return false;
    // more than usual, and the line before ends a sentence
    if (pitch > (pitch_ + 0.15F) * size && ends_sentence(before.last) && !lower) {
        gap = true;
        return false;
    }
    // indents
    const float shift = b.box.x0 - (lines > 1 ? a.box.x0 : text_x);
    if (lines > 1 && shift > 0.8F * size && !lower && ends_sentence(before.last)) return false;
    if (lines > 1 && shift < -0.8F * size && !lower && ends_sentence(before.last)) return false;
    return true;
}

bool Joiner::goes_over(const Shape& before, const Shape& now, float right) const {
    const Line &a = *before.line, &b = *now.line;
    if (now.bullet || now.raised_first) return false;
    if (before.last_block != 0 && now.first_block != 0) {
        if (before.last_block == now.first_block) return full(before, now, right);
        if (blocks_are_paragraphs) return false;
    }
    if (std::abs(a.size - b.size) > 0.08F * std::max(a.size, b.size)) return false;
    if (before.bold != now.bold && (before.bold || now.bold)) return false;
    if (now.number && (now.sure_number || !now.lower_second)) return false;
    const bool hyphen = before.last == U'-' || before.last == 0xAD;
    if (ends_sentence(before.last)) return false;
    if (utf8::is_lower(now.first))
        return hyphen ||
               before.line->box.x1 > before.line->left + 0.5F * (right - before.line->left);
    return full(before, now, right) && !before.bold;
}

} // namespace duly::read::pdf::layout
