#include "expansions.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace duly::text_checks {
namespace {

using places::BlockKind;

constexpr std::size_t shortest = 2, longest = 9;

/// "TfL", "MoJ", "LHoCS", "IDVAs": more capitals than small letters, a capital at either end.
/// Empty when the word is none; without the plural's "s".
std::string_view letters_of(std::string_view word) {
    constexpr std::size_t most_small = 2;
    std::size_t capitals = 0, small = 0;
    for (const char c : word) {
        if (c == '\'' || c == '\xE2') break; // an apostrophe
        if (is_capital(c))
            ++capitals;
        else if (!is_small(c) || ++small > most_small + 1) // one more for the plural
            return {};
    }
    word = word.substr(0, capitals + small);
    if (word.size() > shortest && word.back() == 's') {
        word.remove_suffix(1);
        --small;
    }
    if (word.size() < shortest || word.size() > longest) return {};
    const bool ends = is_capital(word.front()) && is_capital(word.back());
    return ends && capitals >= 2 && small <= most_small && small < capitals ? word
                                                                            : std::string_view{};
}

std::string lower(std::string_view letters) {
    std::string out(letters);
    for (char& c : out)
        c = lowered(c);
    return out;
}

/// More capitals than small letters. Looks no further than to where the rest cannot change that:
/// of running text, half.
bool are_mostly_capitals(std::string_view text) {
    static constexpr std::array<std::int8_t, 256> weights = [] {
        std::array<std::int8_t, 256> table{};
        for (std::size_t c = 0; c < table.size(); ++c)
            table[c] = is_capital(static_cast<char>(c)) ? 1
                       : is_small(static_cast<char>(c)) ? -1
                                                        : 0;
        return table;
    }();
    constexpr std::size_t stretch = 32; // bytes between two looks at the rest
    std::ptrdiff_t more = 0;            // capitals than small letters
    while (!text.empty()) {
        for (const char c : text.substr(0, stretch))
            more += weights[static_cast<unsigned char>(c)];
        text.remove_prefix(std::min(stretch, text.size()));
        if (more <= -static_cast<std::ptrdiff_t>(text.size())) return false;
    }
    return more > 0;
}

/// Reads a paper's words once, in order.
class Collector {
public:
    explicit Collector(const Words& words) : words_(words) {}

    std::vector<Acronym> take() {
        const auto& all = words_.all();
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            if (!all[i].capital) continue; // an abbreviation begins and ends with a capital
            const std::string_view letters = letters_of(words_.text(all[i]));
            if (letters.empty()) continue;
            const std::string key = lower(letters);
            const auto [at, fresh] = known_.try_emplace(key, found_.size());
            if (fresh) found_.push_back({std::string(letters), key});
            Acronym& acronym = found_[at->second];
            acronym.words.push_back(i);
            if (is_use(i)) acronym.uses.push_back(i);
        }
        if (!found_.empty()) mark_words();
        return std::move(found_);
    }

private:
    /// Whether the word stands in running text and is no code, unit or reference.
    bool is_use(std::uint32_t i) {
        const Word& word = words_.all()[i];
        const places::Block& block = words_.block_of(word);
        if (block.kind == BlockKind::heading || block.kind == BlockKind::entry) return false;
        return is_text(word.block) && !in_run_of_capitals(i) && !is_code(block, word);
    }

    /// Enough words, and most of them in small letters: a block of mostly capitals is a heading or
    /// a shout, whatever it was taken for.
    bool is_text(std::uint32_t block) {
        if (looked_at_ == block) return is_text_;
        looked_at_ = block;
        const places::Block& all = words_.blocks()[block];
        const std::size_t least = all.kind == BlockKind::cell ? 6 : 3; // words
        const std::string_view text = words_.text(all.range);
        return is_text_ = places::has_words(text, least) && !are_mostly_capitals(text);
    }

    /// "BACK TO WORK", "CHURCH WAY": three or more words in capitals, one after another, or two
    /// when one of them is long.
    bool in_run_of_capitals(std::uint32_t i) const {
        const auto& all = words_.all();
        const auto joined = [&](std::uint32_t a, std::uint32_t b) {
            return all[a].block == all[b].block && all[b].begin == all[a].end + 1 &&
                   words_.text(duly_range{all[a].end, all[b].begin}) == " ";
        };
        const auto loud = [&](std::uint32_t at) {
            const std::string_view text = words_.text(all[at]);
            return std::all_of(text.begin(), text.end(), is_capital);
        };
        std::uint32_t first = i, last = i;
        while (first > 0 && i - first < 3 && loud(first - 1) && joined(first - 1, first))
            --first;
        while (last + 1 < all.size() && last - i < 3 && loud(last + 1) && joined(last, last + 1))
            ++last;
        std::uint32_t long_one = 0;
        for (std::uint32_t at = first; at <= last; ++at)
            long_one = std::max(long_one, all[at].end - all[at].begin);
        return last - first >= 2 || (last > first && long_one >= 6);
    }

    /// Part of a reference, an address or a code; before a number, or a unit after one.
    bool is_code(const places::Block& block, const Word& word) const {
        const std::string_view text = words_.text(block.range);
        const std::size_t from = word.begin - block.range.begin, to = word.end - block.range.begin;
        std::size_t first = from, last = to;
        while (first > 0 && !places::is_space(text[first - 1]))
            --first;
        while (last < text.size() && !places::is_space(text[last]))
            ++last;
        const std::string_view chunk = text.substr(first, last - first);
        // "FR-TIC": capitals on both sides of a hyphen
        const auto hyphen = [&](std::size_t at, std::size_t beyond) {
            return at < text.size() && text[at] == '-' && beyond < text.size() &&
                   is_capital(text[beyond]);
        };
        if ((from >= 2 && hyphen(from - 1, from - 2)) || hyphen(to, to + 1)) return true;
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            const char c = chunk[i];
            if (is_digit(c) || c == '@' || c == '_' || c == '\\') return true;
            if (c == '.' && i + 1 < chunk.size() &&
                (is_capital(chunk[i + 1]) || is_small(chunk[i + 1])))
                return true;
            if (c == ':' && chunk.substr(i, 3) == "://") return true;
        }
        if (last + 1 < text.size() && last == to && is_digit(text[last + 1])) return true;
        if (to < text.size() && text[to] == ':') return true; // a label: "OUTCOME: …"
        const bool unit =
            word.end - word.begin <= 3 && first == from && first >= 2 && is_digit(text[first - 2]);
        return unit;
    }

    /// What also stands there in small letters, or as a name with one capital, is a word.
    void mark_words() {
        // By their first two letters and their length, how many still wait for such a word: nearly
        // all words of a paper are turned down by that.
        constexpr std::size_t letters = 26;
        using ByLength = std::array<std::uint32_t, longest + 1>;
        std::array<std::array<ByLength, letters>, letters> waiting{};
        std::array<bool, letters> any{};
        const auto number = [](char small) { return static_cast<std::size_t>(small - 'a'); };
        for (const Acronym& acronym : found_) {
            ++waiting[number(acronym.key[0])][number(acronym.key[1])][acronym.key.size()];
            any[number(acronym.key[0])] = true;
        }
        std::string key;
        for (char initial = 'a'; initial <= 'z'; ++initial) {
            if (!any[number(initial)]) continue;
            for (const std::uint32_t i : words_.beginning_with(initial)) {
                const std::string_view text = words_.text(words_.all()[i]);
                if (text.size() < shortest || text.size() > longest || !is_small(text[1])) continue;
                auto& alike = waiting[number(initial)][number(text[1])][text.size()];
                if (alike == 0 || !std::all_of(text.begin() + 1, text.end(), is_small)) continue;
                key.assign(text);
                key.front() = initial;
                const auto at = known_.find(key);
                if (at == known_.end() || found_[at->second].a_word) continue;
                found_[at->second].a_word = true;
                --alike;
            }
        }
    }

    const Words& words_;
    std::unordered_map<std::string, std::size_t> known_;
    std::vector<Acronym> found_;
    std::uint32_t looked_at_ = DULY_NONE;
    bool is_text_ = false; ///< the block looked at last
};

/// The letters one after another in the words, the first where a word begins.
bool subsequence(std::string_view letters, std::string_view words) {
    for (std::size_t start = 0; start < words.size(); ++start) {
        const char before = start == 0 ? ' ' : lowered(words[start - 1]);
        if (lowered(words[start]) != letters.front() || is_small(before)) continue;
        std::size_t letter = 1;
        for (std::size_t at = start + 1; at < words.size() && letter < letters.size(); ++at)
            letter += lowered(words[at]) == letters[letter] ? 1 : 0;
        if (letter == letters.size()) return true;
    }
    return false;
}

/// "Crown Prosecution Service (CPS)", "(the CPS)", "(“CPS”)".
bool named_before(const Words& words, const Acronym& acronym, const Word& word) {
    constexpr std::uint32_t aside = 40, reach = 140;
    const Document& paper = words.paper();
    const duly_range extent = paper.root().range();
    const std::uint32_t from = word.begin - std::min(word.begin - extent.begin, aside + reach);
    const std::string_view before = words.text(duly_range{from, word.begin});
    std::size_t open = before.size(); // where the bracket is that it stands in
    do {
        if (open == 0 || before.size() - open == aside) return false;
        --open;
        if (before[open] == ')' || before[open] == ']') return false;
    } while (before[open] != '(' && before[open] != '[');
    return subsequence(acronym.key, before.substr(0, open));
}

/// "CPS (Crown Prosecution Service)", "CPS – Crown …", "CPS: …", a glossary's next cell.
bool named_after(const Words& words, const Acronym& acronym, std::uint32_t at) {
    const auto& all = words.all();
    std::size_t next = at + 1;
    if (next >= all.size() || all[next].block > all[at].block + 1) return false;
    const std::string_view between = words.text(duly_range{all[at].end, all[next].begin});
    if (between == " " || (between.find_first_of("(-:=,\t[\n") == std::string_view::npos &&
                           between.find("–") == std::string_view::npos &&
                           between.find("—") == std::string_view::npos))
        return false;
    if (words.text(all[next]) == "the" || words.text(all[next]) == "The") ++next;
    if (words.spells(acronym.key, next, false)) return true;
    // A looser run of initials, where the marks say that it explains.
    if (between.find('(') == std::string_view::npos && between.find('\t') == std::string_view::npos)
        return false;
    if (next >= all.size() || all[next].initial != acronym.key.front()) return false;
    const std::size_t last = std::min(next + acronym.key.size() * 2, all.size() - 1);
    return last > next &&
           subsequence(acronym.key, words.text(duly_range{all[next].begin, all[last].end}));
}

} // namespace

std::vector<Acronym> acronyms_of(const Words& words) {
    return Collector(words).take();
}

bool expanded(const Words& words, const Acronym& acronym) {
    for (const std::uint32_t at : acronym.words)
        if (named_before(words, acronym, words.all()[at]) || named_after(words, acronym, at))
            return true;
    // Three letters or fewer meet by chance in any long text, so there the words must be names.
    const bool named = acronym.key.size() <= 3;
    for (const std::uint32_t at : words.beginning_with(acronym.key.front()))
        if (words.spells(acronym.key, at, named)) return true;
    return false;
}

std::vector<std::string> initials_in(const Words& words, const std::vector<duly_range>& ranges) {
    constexpr std::size_t most = 4;
    std::vector<std::string> found;
    const auto& all = words.all();
    std::size_t range = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        while (range < ranges.size() && ranges[range].end <= all[i].begin)
            ++range;
        if (range == ranges.size()) break;
        if (all[i].begin < ranges[range].begin || !all[i].capital) continue;
        std::string initials(1, all[i].initial);
        for (std::size_t next = i + 1; next < all.size() && initials.size() < most; ++next) {
            // A name goes on as long as capitals follow with no comma between.
            if (!all[next].capital || all[next].block != all[i].block) break;
            const std::string_view gap = words.text(duly_range{all[next - 1].end, all[next].begin});
            if (gap.find_first_of(",;:\t\n(") != std::string_view::npos) break;
            initials += all[next].initial;
            found.push_back(initials);
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace duly::text_checks
