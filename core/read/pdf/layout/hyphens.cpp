#include "read/pdf/layout/hyphens.hpp"

#include "support/utf8.hpp"

namespace duly::read::pdf::layout {
namespace {

using std::string_view;

bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A word without the punctuation around it, in small letters.
std::string bare(string_view word) {
    while (!word.empty() && !letter(word.front()) &&
           static_cast<unsigned char>(word.front()) < 0x80)
        word.remove_prefix(1);
    while (!word.empty() && !letter(word.back()) && static_cast<unsigned char>(word.back()) < 0x80)
        word.remove_suffix(1);
    return utf8::ascii_lower(word);
}

bool ends_in_hyphen(string_view word) {
    return word.size() >= 3 && word.back() == '-' && letter(word[word.size() - 2]);
}

} // namespace

Hyphens::Hyphens(const std::vector<Sheet>& sheets, const std::vector<Paragraph>& paragraphs)
    : sheets_(sheets) {
    std::vector<std::pair<string_view, string_view>> parted;
    for (const Paragraph& paragraph : paragraphs)
        for (std::size_t i = 1; i < paragraph.words.size(); ++i) {
            if (!paragraph.words[i].line_start) continue;
            const WordAt &a = paragraph.words[i - 1], &b = paragraph.words[i];
            const PageWords &before = sheets[a.sheet].words, &now = sheets[b.sheet].words;
            const string_view left = before.of(before.words[a.word]);
            if (ends_in_hyphen(left)) parted.emplace_back(left, now.of(now.words[b.word]));
        }
    if (parted.empty()) return;
    std::size_t joined = 0, kept = 0;
    for (const auto& [left, right] : parted) {
        const string_view head = left.substr(0, left.size() - 1);
        joined += known(head, right);
        kept += known(left, right);
    }
    parts_words_ = joined >= 2 && joined > kept;
}

bool Hyphens::known(string_view left, string_view right) const {
    if (words_.empty())
        for (const Sheet& sheet : sheets_)
            for (const Word& word : sheet.words.words) {
                std::string each = bare(sheet.words.of(word));
                if (each.size() > 3 && each.size() < 40) words_.insert(std::move(each));
            }
    return words_.count(bare(std::string(left).append(right))) != 0;
}

bool Hyphens::broken(string_view left, string_view right) const {
    if (left.size() < 5 || right.empty() || !letter(left.back()) || right[0] < 'a' ||
        right[0] > 'z')
        return false;
    return !known({}, right) && known(left, right);
}

bool Hyphens::falls(string_view left, string_view right) const {
    const bool soft = left.size() > 2 && left.substr(left.size() - 2) == "\xC2\xAD";
    if (soft) return !known(std::string(left.substr(0, left.size() - 2)) + "-", right);
    if (!ends_in_hyphen(left) || right.empty()) return false;
    std::size_t at = 0;
    if (!utf8::is_lower(utf8::next(right, at))) return false;
    const string_view head = left.substr(0, left.size() - 1);
    if (known(left, right)) return false;
    if (known(head, right)) return true;
    return parts_words_ && head.find('-') == string_view::npos;
}

} // namespace duly::read::pdf::layout
