#include "structure/choice_marks.hpp"

#include <algorithm>
#include <vector>

#include "support/pattern.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using std::string_view;

constexpr auto npos = string_view::npos;

enum class Mark { none, empty, ticked, crossed };

struct Token {
    string_view words;
    std::size_t begin = 0, end = 0;
    Mark mark = Mark::none;
};

void replace_all(std::string& words, string_view sign, string_view other) {
    for (std::size_t at = words.find(sign); at != npos; at = words.find(sign, at + other.size()))
        words.replace(at, sign.size(), other);
}

/// The words folded, with the signs that forms use for boxes as "☐" and "☒". A filled square or
/// circle says something only beside an empty one: by itself it may be a bullet.
std::string plain_boxes(string_view words) {
    std::string folded = utf8::fold(words);
    for (const string_view box : {"□", "▢", "❏", "❑", "⬜"})
        replace_all(folded, box, "☐");
    if (folded.find("☐") != npos)
        for (const string_view filled : {"■", "◼", "⬛"})
            replace_all(folded, filled, "☒");
    for (const string_view ring : {"○", "◯"})
        if (folded.find(ring) != npos && (folded.find("●") != npos || folded.find("◉") != npos)) {
            replace_all(folded, ring, "☐");
            replace_all(folded, "●", "☒");
            replace_all(folded, "◉", "☒");
        }
    return folded;
}

Mark mark_of(string_view sign) {
    static const Pattern empty("☐|\\[ *\\]|\\( *\\)"), ticked("[☑✓✔√]|[\\[(] ?[✓✔√] ?[\\])]");
    if (empty.matches_all(sign)) return Mark::empty;
    return ticked.matches_all(sign) ? Mark::ticked : Mark::crossed;
}

std::vector<Token> tokens_in(string_view folded) {
    static const Pattern token("\\b(?:yes|no|n/a|not applicable|y|n)\\b|[☐☒☑✓✔√✗✘]|"
                               "\\[ ?[x✓✔√]? ?\\]|\\( ?[x✓✔√]? ?\\)");
    std::vector<Token> tokens;
    for (auto found = token.find(folded); found; found = token.find(folded, tokens.back().end)) {
        Token one;
        one.begin = (*found)[0].begin;
        one.end = (*found)[0].end;
        one.words = folded.substr(one.begin, one.end - one.begin);
        if (one.words[0] != 'y' && one.words[0] != 'n') one.mark = mark_of(one.words);
        tokens.push_back(one);
    }
    return tokens;
}

bool only_signs(string_view between) {
    return between.find_first_not_of(" :-") == npos;
}

string_view answer_of(string_view word) {
    if (word[0] == 'y') return "yes";
    return word == "no" || word == "n" ? "no" : "n/a";
}

struct Offer {
    string_view answer; ///< yes, no, n/a
    Mark mark = Mark::none;
};

// What the marks of all words say together.
std::optional<std::string> settled(const std::vector<Offer>& offers) {
    const auto count = [&](Mark mark) {
        return static_cast<std::size_t>(std::count_if(
            offers.begin(), offers.end(), [&](const Offer& one) { return one.mark == mark; }));
    };
    for (std::size_t i = 0; i < offers.size(); ++i)
        for (std::size_t k = i + 1; k < offers.size(); ++k)
            if (offers[i].answer == offers[k].answer) return std::nullopt; // two questions
    const std::size_t ticked = count(Mark::ticked), crossed = count(Mark::crossed);
    if (ticked + crossed == 0) {
        if (count(Mark::empty) == 0) return std::nullopt;
        return count(Mark::empty) == offers.size() ? "unresolved" : "";
    }
    // "Yes ✗ No ✓": the cross may deny
    if (ticked > 0 && crossed > 0) return "";
    if (ticked + crossed > 1) return "unresolved";
    for (const Offer& one : offers)
        if (one.mark == Mark::ticked || one.mark == Mark::crossed)
            return one.answer == "yes" ? "yes" : "no"; // what does not apply is not so
    return std::nullopt;
}

// "Yes ✓ No": the one mark may belong to either, unless a stroke or a gap parts it from one.
std::optional<std::string> amid(string_view folded, const std::vector<Token>& tokens) {
    const string_view left = folded.substr(tokens[0].end, tokens[1].begin - tokens[0].end);
    const string_view right = folded.substr(tokens[1].end, tokens[2].begin - tokens[1].end);
    for (const string_view gap : {left, right})
        if (gap.find_first_not_of(" :-/,;|") != npos) return std::nullopt; // other words
    const auto parted = [](string_view gap) { return gap.find_first_of("/,;|") != npos; };
    const bool ticked = tokens[1].mark != Mark::empty;
    if (!ticked || parted(left) == parted(right)) {
        if (!ticked || left.empty() == right.empty()) return "";
        return answer_of(tokens[left.empty() ? 0 : 2].words) == "yes" ? "yes" : "no";
    }
    return answer_of(tokens[parted(right) ? 0 : 2].words) == "yes" ? "yes" : "no";
}

// "Yes ☒ No ☐", "☐ Yes ☒ No ☐ N/A": a box to each word, behind it or before it; which of the two,
// the first and the last of them tell. Nothing when words and boxes do not go together so.
std::optional<std::string> on_a_line(string_view folded) {
    const std::vector<Token> tokens = tokens_in(folded);
    const auto boxes = static_cast<std::size_t>(std::count_if(
        tokens.begin(), tokens.end(), [](const Token& one) { return one.mark != Mark::none; }));
    if (boxes == 1 && tokens.size() == 3 && tokens[1].mark != Mark::none)
        return amid(folded, tokens);
    if (boxes < 2) return std::nullopt;
    const auto first_box = static_cast<std::size_t>(
        std::find_if(tokens.begin(), tokens.end(),
                     [](const Token& one) { return one.mark != Mark::none; }) -
        tokens.begin());
    const auto read = [&](std::size_t from, bool box_first) -> std::optional<std::string> {
        std::vector<Offer> offers;
        if (from + 2 * boxes > tokens.size()) return std::nullopt;
        for (std::size_t i = from; i < from + 2 * boxes; i += 2) {
            const Token& word = tokens[i + (box_first ? 1 : 0)];
            const Token& box = tokens[i + (box_first ? 0 : 1)];
            const Token &left = tokens[i], &right = tokens[i + 1];
            if (word.mark != Mark::none || box.mark == Mark::none ||
                !only_signs(folded.substr(left.end, right.begin - left.end)))
                return std::nullopt;
            offers.push_back({answer_of(word.words), box.mark});
        }
        return settled(offers);
    };
    if (first_box > 0)
        if (auto behind = read(first_box - 1, false)) return behind;
    return read(first_box, true);
}

/// A cell or a line: a word, a mark, both, or nothing.
struct Piece {
    string_view answer;
    Mark mark = Mark::none;
};

std::optional<Piece> piece_of(string_view folded) {
    if (folded.empty()) return Piece{};
    if (folded == "x") return Piece{{}, Mark::crossed};
    const std::vector<Token> tokens = tokens_in(folded);
    if (tokens.empty() || tokens.size() > 2) return std::nullopt;
    Piece piece;
    std::size_t at = 0;
    for (const Token& one : tokens) {
        if (!only_signs(folded.substr(at, one.begin - at))) return std::nullopt;
        at = one.end;
        if (one.mark != Mark::none) {
            if (piece.mark != Mark::none) return std::nullopt;
            piece.mark = one.mark;
        } else {
            if (!piece.answer.empty()) return std::nullopt;
            piece.answer = answer_of(one.words);
        }
    }
    const string_view rest = folded.substr(at);
    return rest.find_first_not_of(" :.-") == npos ? std::optional(piece) : std::nullopt;
}

// "Yes ☐ | No ☒"; "Yes | x | No | ": cells of their own for the marks, behind all words or before
// them.
std::optional<std::string> in_pieces(std::vector<Piece> pieces) {
    std::vector<Offer> offers;
    const auto words = std::count_if(pieces.begin(), pieces.end(),
                                     [](const Piece& p) { return !p.answer.empty(); });
    if (words < 2) return std::nullopt;
    const bool apart = std::any_of(pieces.begin(), pieces.end(), [](const Piece& one) {
        return one.answer.empty() && one.mark != Mark::none;
    });
    if (!apart) {
        for (const Piece& one : pieces)
            if (!one.answer.empty()) offers.push_back({one.answer, one.mark});
        return settled(offers);
    }
    if (pieces.size() % 2 != 0) return ""; // "Yes | x | No"
    const bool mark_first = pieces.front().answer.empty();
    for (std::size_t i = 0; i < pieces.size(); i += 2) {
        const Piece& word = pieces[i + (mark_first ? 1 : 0)];
        const Piece& mark = pieces[i + (mark_first ? 0 : 1)];
        if (word.answer.empty() || !mark.answer.empty() || word.mark != Mark::none) return "";
        offers.push_back({word.answer, mark.mark == Mark::none ? Mark::empty : mark.mark});
    }
    return settled(offers);
}

} // namespace

string_view lone_answer(string_view folded) {
    const std::string words = plain_boxes(folded);
    const auto piece = piece_of(utf8::trim(words));
    return piece ? piece->answer : string_view{};
}

bool lone_mark(string_view folded) {
    const std::string words = plain_boxes(folded);
    const auto piece = piece_of(utf8::trim(words));
    return piece && piece->answer.empty() && piece->mark != Mark::none;
}

std::optional<std::string> marked_choice(string_view words) {
    if (words.find_first_of("\t\n") == npos) return on_a_line(plain_boxes(words));
    constexpr string_view part = " | "; // kept by folding, unlike a tab
    std::string line(words);
    replace_all(line, "\t", part);
    replace_all(line, "\n", part);
    line = plain_boxes(line);
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find('|', at), line.size());
        const auto piece = piece_of(utf8::trim(string_view(line).substr(at, end - at)));
        if (!piece) return on_a_line(line);
        pieces.push_back(*piece);
        at = end + 1;
    }
    return in_pieces(std::move(pieces));
}

} // namespace duly::structure
