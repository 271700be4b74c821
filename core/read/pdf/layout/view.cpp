#include "read/pdf/layout/view.hpp"

#include <array>

#include "support/utf8.hpp"

namespace duly::read::pdf::layout {
namespace {

using model::Range;
using std::string_view;

constexpr std::array<string_view, 10> raised_digits = {"⁰", "¹", "²", "³", "⁴",
                                                       "⁵", "⁶", "⁷", "⁸", "⁹"};

bool only_digits(string_view text) {
    return text.find_first_not_of("0123456789,") == string_view::npos && text[0] != ',';
}

/// Ranges of one style with no more than spaces between them.
std::vector<Range> joined(const std::vector<Range>& ranges, const std::string& text) {
    std::vector<Range> out;
    for (const Range& range : ranges) {
        if (!out.empty() && text.find_first_not_of(' ', out.back().end) >= range.begin)
            out.back().end = range.end;
        else
            out.push_back(range);
    }
    return out;
}

// A trailing colon outside the bold still makes a bold line.
bool covers(const std::vector<Range>& ranges, Range whole) {
    std::uint32_t sum = 0;
    for (const Range& range : ranges)
        sum += range.size();
    return sum > 0 && sum + 2 >= whole.size();
}

/// A recognised word of less, in per cent, may well read otherwise.
constexpr std::uint8_t sure = 60;

} // namespace

void View::begin() {
    from_ = at();
    column_ = 0;
    bold_.clear();
    italic_.clear();
    struck_.clear();
    underlined_.clear();
}

void View::word(const WordAt& place) {
    const Sheet& sheet = sheets_[place.sheet];
    const Word& word = sheet.words.words[place.word];
    string_view text = sheet.words.of(word);
    const std::uint32_t from = at();
    if (word.raised && only_digits(text)) {
        for (const char c : text) {
            if (c == ',')
                text_.push_back(c);
            else
                text_.append(raised_digits[static_cast<std::size_t>(c - '0')]);
        }
    } else {
        // a soft hyphen that parts no word is a hyphen
        const bool soft = text.size() > 2 && text.substr(text.size() - 2) == "\xC2\xAD";
        if (soft) text.remove_suffix(2);
        if (soft && !drop_hyphen_) text_.append(text).push_back('-');
        if (soft && !drop_hyphen_) text = {};
        if (drop_hyphen_ && !soft) text.remove_suffix(1);
        text_.append(text);
    }
    const Range range{from, at()};
    if (range.empty()) return;
    const Rect box = sheet.words.frame.back(word.box);
    const std::uint32_t quad = map_.add_quad({box.x0, box.y0, box.x1, box.y1});
    map_.add({from, range.size(), sheet.number, quad, 1, false});
    if (word.bold) bold_.push_back(range);
    if (word.italic) italic_.push_back(range);
    const auto side = [&](Part part) -> Range {
        const auto slash = static_cast<std::uint32_t>(
            std::string_view(text_).substr(range.begin, range.size()).find('/'));
        if (part == Part::whole || slash >= range.size()) return range;
        return part == Part::before_slash ? Range{range.begin, range.begin + slash}
                                          : Range{range.begin + slash + 1, range.end};
    };
    if (word.struck != Part::none) struck_.push_back(side(word.struck));
    if (word.underlined != Part::none) underlined_.push_back(side(word.underlined));
    if (word.confidence < sure) unsure_.push_back(range);
}

/// Whether a space stands between two words. A hyphen that only parts a word has been left out.
bool View::parted(const WordAt& before, const WordAt& now) {
    const PageWords &left = sheets_[before.sheet].words, &right = sheets_[now.sheet].words;
    const Word &a = left.words[before.word], &b = right.words[now.word];
    if (!now.line_start) return space_between(a, b);
    const string_view text = left.of(a), next = right.of(b);
    if (text.size() < 2) return true;
    if (text.size() > 2 && text.substr(text.size() - 2) == "\xC2\xAD") return false;
    const char last = text.back();
    if (last == '-') {
        const char c = text[text.size() - 2];
        return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) ||
               next.empty();
    }
    if (last == '/') return false;
    if (address_ && next[0] >= 'a' && next[0] <= 'z') {
        // an address that was too long for its cell
        for (const string_view end :
             {".uk", ".org", ".com", ".net", ".gov", ".eu", ".html", ".pdf"})
            if (text.size() >= end.size() && text.substr(text.size() - end.size()) == end)
                return true;
        return !(last >= 'a' && last <= 'z') && last != '@' && last != '.';
    }
    if (text.size() > 3 && text.substr(text.size() - 3) == "–")
        return !(text[text.size() - 4] >= '0' && text[text.size() - 4] <= '9');
    return true;
}

/// "Status            Approved": whether two words of a line stand as far apart as a label and its
/// answer.
bool View::far_apart(const WordAt& before, const WordAt& now) const {
    constexpr float wide = 1.5F; // of the size
    if (now.line_start || before.sheet != now.sheet) return false;
    const PageWords& page = sheets_[now.sheet].words;
    const Word &a = page.words[before.word], &b = page.words[now.word];
    return !a.leader && !b.leader && b.box.x0 - a.box.x1 > wide * std::max(a.size, b.size);
}

void View::write(const std::vector<WordAt>& words, bool narrow) {
    constexpr std::uint32_t longest_label = 60; // bytes
    address_ = false;
    bool first_line = !narrow;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Sheet& sheet = sheets_[words[i].sheet];
        const string_view text = sheet.words.of(sheet.words.words[words[i].word]);
        drop_hyphen_ = false;
        if (i + 1 < words.size() && words[i + 1].line_start) {
            const PageWords& next = sheets_[words[i + 1].sheet].words;
            drop_hyphen_ = hyphens_.falls(text, next.of(next.words[words[i + 1].word]));
        }
        word(words[i]);
        drop_hyphen_ = false;
        address_ = address_ || text.find('@') != string_view::npos ||
                   text.find("://") != string_view::npos || text.substr(0, 4) == "www.";
        if (i + 1 == words.size()) break;
        if (narrow && words[i + 1].line_start && (i == 0 || words[i].line_start)) {
            const PageWords& next = sheets_[words[i + 1].sheet].words;
            if (hyphens_.broken(text, next.of(next.words[words[i + 1].word]))) continue;
        }
        if (parted(words[i], words[i + 1])) {
            text_.push_back(' ');
            address_ = false;
            first_line = first_line && !words[i + 1].line_start;
            if (first_line && column_ == 0 && at() - from_ <= longest_label &&
                far_apart(words[i], words[i + 1]))
                column_ = at();
        }
    }
}

void View::end(model::Block& block) {
    block.range = {from_, at()};
    block.second_column = column_;
    block.bold_ranges = joined(bold_, text_);
    block.italic_ranges = joined(italic_, text_);
    block.struck_ranges = joined(struck_, text_);
    block.marked_ranges = joined(underlined_, text_);
    block.bold = covers(block.bold_ranges, block.range);
    block.struck = covers(block.struck_ranges, block.range);
    text_.push_back('\n');
}

} // namespace duly::read::pdf::layout
