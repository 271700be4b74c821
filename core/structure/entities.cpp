#include "structure/entities.hpp"

#include <algorithm>
#include <array>

#include "structure/dates.hpp"
#include "structure/entity_scanner.hpp"
#include "structure/figures.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace entities {
namespace {

/// What may begin at a byte, looked up: every byte of a paper is asked.
enum class Begins : std::uint8_t { nothing, word, figure, character };
constexpr std::array<Begins, 256> beginnings = [] {
    std::array<Begins, 256> table{};
    for (std::size_t byte = 0; byte < table.size(); ++byte) {
        const char c = static_cast<char>(byte);
        if (byte >= 0x80)
            table[byte] = Begins::character;
        else if (digit(c) || c == '(' || c == '-' || c == '+')
            table[byte] = Begins::figure;
        else if (letter(c))
            table[byte] = Begins::word;
    }
    return table;
}();

Begins begins(string_view text, std::size_t at) {
    return beginnings[static_cast<unsigned char>(text[at])];
}

bool is_year(string_view written) {
    return written.size() == 4 && std::all_of(written.begin(), written.end(), digit) &&
           (written.substr(0, 2) == "19" || written.substr(0, 2) == "20");
}

/// Whether a month, a number in words, a statute or a named reference may begin with the letter …
constexpr std::array<bool, 256> may_begin = [] {
    std::array<bool, 256> table{};
    for (const char c : string_view("aefinprst"
                                    "ADFGIJMNOPRSTW"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

/// … and with its first three, capital and small ones as one: hardly any word is looked at.
constexpr std::size_t first_three(char a, char b, char c) {
    const auto five_bits = [](char letter) {
        return static_cast<std::size_t>(static_cast<unsigned char>(letter) & 0x1Fu);
    };
    return five_bits(a) << 10 | five_bits(b) << 5 | five_bits(c);
}
constexpr std::array<bool, std::size_t{1} << 15> may_be_told = [] {
    std::array<bool, std::size_t{1} << 15> table{};
    for (const string_view word :
         {"january",     "february",  "march",    "april",    "may",      "june",      "july",
          "august",      "september", "october",  "november", "december", "monday",    "tuesday",
          "wednesday",   "thursday",  "friday",   "saturday", "sunday",   "gbp",       "act",
          "regulations", "order",     "measure",  "appendix", "annex",    "paragraph", "section",
          "item",        "article",   "schedule", "footnote", "two",      "three",     "four",
          "five",        "six",       "seven",    "eight",    "nine",     "ten",       "eleven",
          "twelve",      "thirteen",  "fourteen", "fifteen",  "sixteen",  "seventeen", "eighteen",
          "nineteen",    "twenty"})
        table[first_three(word[0], word[1], word[2])] = true;
    return table;
}();
bool may_be_word(string_view text, std::size_t at) {
    return at + 2 < text.size() && may_be_told[first_three(text[at], text[at + 1], text[at + 2])];
}

constexpr std::array<bool, 256> in_word = [] {
    std::array<bool, 256> table{};
    for (std::size_t byte = 0; byte < table.size(); ++byte) {
        const char c = static_cast<char>(byte);
        table[byte] = byte < 0x80 && (letter(c) || digit(c) || c == '\'');
    }
    return table;
}();
std::size_t word_end(string_view text, std::size_t at) {
    while (at < text.size() && in_word[static_cast<unsigned char>(text[at])])
        ++at;
    return at;
}

} // namespace

/// Past signs and words that begin nothing, `to` at most but for the word that stands there: most
/// of every paper.
std::size_t Scanner::past_plain(std::size_t at, std::size_t to) const {
    const string_view text = text_;
    while (at < to) {
        const Begins here = begins(text, at);
        if (here == Begins::nothing) {
            ++at;
            continue;
        }
        if (here != Begins::word) break;
        if (at > 0 && (letter(text[at - 1]) || digit(text[at - 1]))) break;
        if (may_begin[static_cast<unsigned char>(text[at])]) {
            if (may_be_word(text, at)) break;
            at = word_end(text, at);
        } else {
            while (at < text.size() && begins(text, at) == Begins::word)
                ++at;
        }
    }
    return at;
}

void Scanner::run() {
    find_cited();
    at_ = 0;
    if (!above_.empty()) year_of_statute();
    while (at_ < text_.size()) {
        if (next_cited_ < cited_.size() && cited_[next_cited_].begin <= at_) {
            emit(cited_[next_cited_]);
            continue;
        }
        const bool is_cited = next_cited_ < cited_.size();
        const std::size_t to = is_cited ? cited_[next_cited_].begin : text_.size();
        if (const std::size_t next = past_plain(at_, to); next != at_) {
            at_ = next;
            continue;
        }
        const char c = text_[at_];
        switch (begins(text_, at_)) {
        case Begins::nothing:
        case Begins::character:
            if (!raised() && !figure()) ++at_;
            break;
        case Begins::figure:
            if (starts() && digit(c) && (date() || period())) continue;
            if (!figure()) ++at_;
            break;
        case Begins::word:
            if (!starts() || !word()) ++at_;
            break;
        }
    }
}

string_view Scanner::bound_before(std::size_t at) const {
    struct Cue {
        string_view words, bound;
    };
    static constexpr std::array<Cue, 21> cues = {
        {{"up to", "at-most"},       {"no more than", "at-most"},
         {"at most", "at-most"},     {"maximum of", "at-most"},
         {"at least", "at-least"},   {"no less than", "at-least"},
         {"minimum of", "at-least"}, {"more than", "over"},
         {"over", "over"},           {"in excess of", "over"},
         {"less than", "under"},     {"under", "under"},
         {"below", "under"},         {"about", "about"},
         {"around", "about"},        {"approximately", "about"},
         {"circa", "about"},         {"nearly", "about"},
         {"almost", "about"},        {"c.", "about"},
         {"roughly", "about"}}};
    string_view before = text_.substr(0, at);
    if (!before.empty() && (before.back() == '~' || before.back() == '>' || before.back() == '<'))
        return before.back() == '~' ? "about" : before.back() == '>' ? "over" : "under";
    while (!before.empty() && (before.back() == ' ' || before.back() == '('))
        before.remove_suffix(1);
    if (before.substr(before.size() - std::min<std::size_t>(before.size(), 1)) == "~")
        return "about";
    for (const Cue& cue : cues) {
        if (before.size() < cue.words.size()) continue;
        const std::size_t from = before.size() - cue.words.size();
        if (from > 0 && letter(before[from - 1])) continue;
        bool same = true;
        for (std::size_t i = 0; same && i < cue.words.size(); ++i)
            same = lower(before[from + i]) == cue.words[i];
        if (same) return cue.bound;
    }
    if (!before.empty() && lower(before.back()) == 'c' && before.size() + 1 >= at &&
        (before.size() == 1 || before[before.size() - 2] == ' '))
        return "about"; // "c £4m", "c£4m"
    return "exact";
}

/// Nothing stands beside it but marks of notes and its currency's name.
bool Scanner::fills_cell(std::size_t begin, std::size_t end) const {
    static constexpr std::array<string_view, 16> marks = {"#", "*", "†", "‡", "^", " ", "⁰", "¹",
                                                          "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    if (!utf8::trim(text_.substr(0, begin)).empty()) return false;
    string_view rest = utf8::trim(text_.substr(end));
    while (!rest.empty()) {
        const auto* const mark = std::find_if(marks.begin(), marks.end(), [&](string_view each) {
            return rest.substr(0, each.size()) == each;
        });
        if (mark == marks.end()) return false;
        rest.remove_prefix(mark->size());
    }
    return true;
}

/// "£8-10m", "£2,808 – £3,744", "£8m to £10m": neither end is an amount that anybody states.
bool Scanner::goes_on_as_range(std::size_t at) const {
    while (at < text_.size() && text_[at] == ' ')
        ++at;
    if (at >= text_.size()) return false;
    const bool word = text_.substr(at, 3) == "to ";
    std::size_t next = at;
    const char32_t c = utf8::next(text_, next);
    if (!word && c != U'-' && !(c >= 0x2010 && c <= 0x2015)) return false;
    if (word) next = at + 3;
    while (next < text_.size() && text_[next] == ' ')
        ++next;
    const bool pound = text_.substr(next, 2) == "£";
    if (pound) next += 2;
    return next < text_.size() && digit(text_[next]) && (pound || !word);
}

bool Scanner::ends_range(std::size_t begin) const {
    const model::NodeId before = document_.node(block_).last_child;
    if (before == model::no_node || document_.str(before, Attr::bound) != "about") return false;
    const std::size_t end = document_.range(before).end - base_;
    constexpr std::size_t dash = 5; // bytes, with spaces
    return end <= begin && begin - end <= dash && goes_on_as_range(end);
}

bool Scanner::figure() {
    const auto found = figure_at(text_, at_);
    if (!found) return false;
    const std::size_t begin = at_, end = at_ + found->length;
    const bool whole_cell = cell_ && fills_cell(begin, end);
    const bool range = found->ranged || goes_on_as_range(end) || ends_range(begin);
    if (text_[begin] == '-' && range) return false; // the dash of "£8-£10"
    // Brackets mean a minus in accounts only: "the budget (£18,000)" takes nothing away.
    if (text_[begin] == '(' && !whole_cell) return false;
    if (found->kind == FoundFigure::Kind::plain) {
        // a number that counts has a word behind it, or a cell to itself
        std::size_t word = end;
        while (word < text_.size() && text_[word] == ' ')
            ++word;
        const bool noun = word > end && word < text_.size() && letter(text_[word]);
        const bool bracketed =
            begin > 0 && text_[begin - 1] == '(' && end < text_.size() && text_[end] == ')';
        const bool year = bracketed && is_year(text_.substr(begin, end - begin));
        if ((!whole_cell && !noun && !bracketed && !found->scaled) || year) {
            at_ = end;
            return true;
        }
        // a number at the very start of a block is its own number, but for "257 of the cases"
        if (!cell_ && begin == 0 && text_.substr(end, 4) != " of ") {
            at_ = end;
            return true;
        }
        const NodeId node = add(Kind::count, begin, end);
        document_.set_decimal(node, Attr::amount, found->value);
        document_.set_text(node, Attr::bound, std::string(bound_before(begin)));
        if (noun) {
            std::size_t stop = word;
            while (stop < text_.size() && (letter(text_[stop]) || text_[stop] == '-'))
                ++stop;
            document_.set_text(node, Attr::unit, std::string(text_.substr(word, stop - word)));
        }
    } else {
        const bool money = found->kind == FoundFigure::Kind::amount;
        const NodeId node = add(money ? Kind::amount : Kind::percent, begin, end);
        document_.set_decimal(node, Attr::amount, found->value);
        document_.set_text(node, Attr::bound, std::string(range ? "about" : bound_before(begin)));
        if (money) document_.set_text(node, Attr::unit, std::string(found->unit));
    }
    at_ = end;
    return true;
}

bool Scanner::date() {
    const auto found = date_at(text_, at_);
    if (!found) return false;
    const NodeId node = add(Kind::date, at_, at_ + found->length);
    document_.set_date(node, Attr::date, found->date);
    at_ += found->length;
    return true;
}

// 2017/18, 2017-18, 2017-2020, 24/25, 2017 to 2020
bool Scanner::period() {
    std::size_t n = 0;
    while (at_ + n < text_.size() && digit(text_[at_ + n]))
        ++n;
    if (n != 4 && n != 2) return false;
    std::size_t next = at_ + n;
    bool slash = false;
    if (next < text_.size() && text_[next] == '/') {
        slash = true;
        ++next;
    } else {
        std::size_t peek = next;
        while (peek < text_.size() && text_[peek] == ' ')
            ++peek;
        std::size_t dash = peek;
        const char32_t c = dash < text_.size() ? utf8::next(text_, dash) : 0;
        if (c == U'-' || (c >= 0x2010 && c <= 0x2015)) {
            next = dash;
            while (next < text_.size() && text_[next] == ' ')
                ++next;
        } else if (n == 4 && text_.substr(peek, 3) == "to ") {
            next = peek + 3;
        } else {
            return false;
        }
    }
    std::size_t m = 0;
    while (next + m < text_.size() && digit(text_[next + m]))
        ++m;
    if ((m != 2 && m != 4) || (n == 2 && (m != 2 || !slash))) return false;
    const auto number = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value = value * 10 + (text_[from + i] - '0');
        return value;
    };
    int first = number(at_, n), last = number(next, m);
    if (n == 2) first += 2000;
    if (m == 2) last += first / 100 * 100;
    if (first < 1900 || first > 2150 || last <= first || last > first + 40) return false;
    if (slash && last != first + 1) return false;
    if (next + m < text_.size() && (text_[next + m] == '/' || letter(text_[next + m]))) {
        if (text_[next + m] == '/') return false;
    }
    const NodeId node = add(Kind::period, at_, next + m);
    // a year with a stroke is a financial year; a run of years is taken as whole years
    const auto year = [](int y) { return static_cast<std::int16_t>(y); };
    document_.set_date(node, Attr::from, slash ? Date{year(first), 4, 1} : Date{year(first), 0, 0});
    document_.set_date(node, Attr::to, slash ? Date{year(last), 3, 31} : Date{year(last), 0, 0});
    at_ = next + m;
    return true;
}

bool Scanner::word() {
    const std::size_t end = word_end(text_, at_);
    const string_view word = text_.substr(at_, end - at_);
    if (upper(word[0]) && statute(word)) return true;
    const auto skip = [&] {
        at_ = end;
        return true;
    };
    if (word.size() > 10 || word.size() < 2) return skip();
    // months and days have capitals; "may" and "march" without one are verbs
    if (upper(word[0]) && date()) return true;
    if (word == "GBP" && figure()) return true;
    // appendix, annex, article, paragraph, section, schedule, item, regulation, footnote
    const char first = lower(word[0]);
    if ((first == 'a' || first == 'p' || first == 's' || first == 'i' || first == 'r' ||
         first == 'f') &&
        word.size() >= 4 && numbered_reference(utf8::ascii_lower(word)))
        return true;
    if ((!upper(word[0]) || at_ == 0) && word.size() >= 3 && word.size() <= 9 &&
        (first == 't' || first == 'f' || first == 's' || first == 'e' || first == 'n')) {
        if (const auto number = number_word_at(text_, at_)) {
            std::size_t noun = at_ + number->length;
            while (noun < text_.size() && text_[noun] == ' ')
                ++noun;
            if (noun > at_ + number->length && noun < text_.size() && letter(text_[noun])) {
                const NodeId node = add(Kind::count, at_, at_ + number->length);
                document_.set_decimal(node, Attr::amount, number->value);
                document_.set_text(node, Attr::bound, std::string(bound_before(at_)));
                std::size_t stop = noun;
                while (stop < text_.size() && (letter(text_[stop]) || text_[stop] == '-'))
                    ++stop;
                document_.set_text(node, Attr::unit, std::string(text_.substr(noun, stop - noun)));
            }
        }
    }
    return skip();
}

} // namespace entities

void add_entities(model::Document& document, model::NodeId block, model::Range range,
                  const Lexicon::Compiled& lexicon, bool cell, std::string_view above) {
    if (range.empty()) return;
    entities::Scanner(document, block, range, lexicon, cell, above).run();
}

} // namespace duly::structure
