#include "words.hpp"

#include <array>
#include <numeric>

namespace duly::text_checks {
namespace {

/// A word of at most four bytes as a number.
constexpr std::uint32_t packed(std::string_view word) {
    std::uint32_t out = 0;
    for (const char c : word)
        out = out << 8 | static_cast<unsigned char>(c);
    return out;
}

/// "of", "the", "and": words that initials may leave out.
bool is_small_word(std::string_view word) {
    if (word.size() > sizeof(std::uint32_t)) return false;
    switch (packed(word)) {
    case packed("a"):
    case packed("an"):
    case packed("and"):
    case packed("at"):
    case packed("by"):
    case packed("de"):
    case packed("for"):
    case packed("from"):
    case packed("in"):
    case packed("of"):
    case packed("on"):
    case packed("or"):
    case packed("s"):
    case packed("the"):
    case packed("to"):
    case packed("with"):
    case packed("And"):
    case packed("Of"):
    case packed("The"):
    case packed("For"):
        return true;
    default:
        return false;
    }
}

/// What a byte is to a word, looked up: every byte of a paper is asked.
enum class Byte : std::uint8_t { other, letter, digit, lead };
constexpr std::array<Byte, 256> bytes = [] {
    std::array<Byte, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c)
        table[c] = is_capital(static_cast<char>(c)) || is_small(static_cast<char>(c)) ? Byte::letter
                   : is_digit(static_cast<char>(c))                                   ? Byte::digit
                   : c >= 0xC3 && c <= 0xC9                                           ? Byte::lead
                                                                                      : Byte::other;
    return table;
}();

Byte byte_at(std::string_view words, std::size_t at) {
    return bytes[static_cast<unsigned char>(words[at])];
}

/// Length of what counts as a letter at the place: ASCII, or a character of Latin-1 and its
/// extensions (two bytes); dashes and quotation marks have three.
std::size_t letter_at(std::string_view words, std::size_t at) {
    const Byte byte = byte_at(words, at);
    if (byte == Byte::letter) return 1;
    return byte == Byte::lead && at + 1 < words.size() ? 2 : 0;
}

std::size_t apostrophe_at(std::string_view words, std::size_t at) {
    if (words[at] == '\'') return 1;
    return words.substr(at, 3) == "’" ? 3 : 0;
}

} // namespace

Words::Words(const Context& context)
    : paper_(context.document()),
      text_(paper_.text(paper_.root().range())),
      begin_(paper_.root().range().begin),
      blocks_(places::blocks_of(context)) {
    constexpr std::size_t bytes_a_word = 6;
    words_.reserve(text_.size() / bytes_a_word);
    for (std::uint32_t i = 0; i < blocks_.size(); ++i)
        cut(i);
    sort_by_initial();
}

void Words::cut(std::uint32_t block) {
    const duly_range range = blocks_[block].range;
    const std::string_view text = this->text(range);
    const auto run_of = [&](Byte kind, std::size_t at) {
        while (at < text.size() && byte_at(text, at) == kind)
            ++at;
        return at;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const Byte first = byte_at(text, at);
        if (first == Byte::other) {
            ++at;
            continue;
        }
        if (first == Byte::digit) {
            at = run_of(Byte::digit, at);
        } else {
            for (;;) {
                at = run_of(Byte::letter, at);
                if (at == text.size() || text[at] == ' ') break; // as nearly all words end
                std::size_t further = letter_at(text, at);
                if (further == 0 && at > begin)
                    if (const std::size_t mark = apostrophe_at(text, at);
                        mark != 0 && at + mark < text.size() && letter_at(text, at + mark) != 0)
                        further = mark;
                if (further == 0) break;
                at += further;
            }
        }
        if (at == begin) {
            ++at;
            continue;
        }
        Word& word = words_.emplace_back();
        word.begin = range.begin + static_cast<std::uint32_t>(begin);
        word.end = range.begin + static_cast<std::uint32_t>(at);
        word.block = block;
        word.capital = is_capital(text[begin]);
        word.initial = first == Byte::digit    ? '0'
                       : first == Byte::letter ? lowered(text[begin])
                                               : '\0';
    }
}

/// Counted first, so that one list of the right size holds them.
void Words::sort_by_initial() {
    const auto number = [](char small) { return static_cast<std::size_t>(small - 'a'); };
    for (const Word& word : words_)
        if (is_small(word.initial)) ++initial_from_[number(word.initial) + 1];
    std::partial_sum(initial_from_.begin(), initial_from_.end(), initial_from_.begin());
    by_initial_.resize(initial_from_.back());
    auto next = initial_from_;
    for (std::uint32_t i = 0; i < words_.size(); ++i)
        if (is_small(words_[i].initial)) by_initial_[next[number(words_[i].initial)]++] = i;
}

std::span<const std::uint32_t> Words::beginning_with(char small_letter) const {
    if (!is_small(small_letter)) return {};
    const auto letter = static_cast<std::size_t>(small_letter - 'a');
    return {by_initial_.data() + initial_from_[letter],
            by_initial_.data() + initial_from_[letter + 1]};
}

bool Words::spells(std::string_view letters, std::size_t at, bool named) const {
    if (at >= words_.size() || words_[at].initial != letters.front()) return false;
    if (named && !words_[at].capital) return false;
    std::size_t letter = 1;
    // A name may run over the end of a line that became two blocks.
    const std::uint32_t last_block = words_[at].block + 1;
    for (std::size_t i = at + 1; letter < letters.size(); ++i) {
        if (i >= words_.size() || words_[i].block > last_block) return false;
        const Word& word = words_[i];
        const bool counts = word.initial == letters[letter];
        const bool named_so = counts && (!named || word.capital);
        if (!named_so && !is_small_word(text(word))) return false;
        if (counts) ++letter;
    }
    return true;
}

} // namespace duly::text_checks
