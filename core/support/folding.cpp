#include <algorithm>
#include <bit>
#include <cstring>

#include "support/folded_text.hpp"
#include "support/nfkc.hpp"
#include "support/utf8.hpp"

namespace duly {
namespace utf8 {
namespace {

/// Characters that take no room: joiners, direction marks, variation selectors, soft hyphen.
bool is_invisible(char32_t c) {
    switch (c) {
    case 0x00AD:
    case 0x034F:
    case 0x061C:
    case 0x180E:
    case 0xFEFF:
        return true;
    default:
        return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
               (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206F) ||
               (c >= 0xFE00 && c <= 0xFE0F);
    }
}

/// Punctuation with a plain form; 0 when there is none.
char plain_form(char32_t c) {
    switch (c) {
    case 0x00B4:
    case 0x02B9:
    case 0x02BB:
    case 0x02BC:
    case 0x02C8:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2035:
    case 0x2039:
    case 0x203A:
    case 0xFF07:
        return '\'';
    case 0x00AB:
    case 0x00BB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x2036:
    case 0xFF02:
        return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2043:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
        return '-';
    case 0x2044:
    case 0x2215:
        return '/';
    default:
        return 0;
    }
}

/// Non-ASCII characters of everyday papers that normalisation would leave alone.
bool is_stable(char32_t c) {
    switch (c) {
    case 0x00A3:
    case 0x00A7:
    case 0x00A9:
    case 0x00AE:
    case 0x00B0:
    case 0x00B1:
    case 0x00B6:
    case 0x00B7:
    case 0x00D7:
    case 0x2020:
    case 0x2021:
    case 0x2022:
    case 0x20AC:
    case 0x25A0:
    case 0x25A1:
    case 0x25AA:
    case 0x25CB:
    case 0x25CF:
    case 0x2610:
    case 0x2611:
    case 0x2612:
    case 0x2713:
    case 0x2714:
    case 0x2717:
    case 0x2718:
    case 0xFFFD:
        return true;
    default:
        return c >= 0xE000 && c <= 0xF8FF; // private use: bullets of symbol fonts
    }
}

/// Acute accents and primes on their own would decompose to a space and a mark: they are quotes
/// here.
std::string prepared(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next(text, at);
        if (const char plain = plain_form(c); plain != 0)
            out += plain;
        else
            append(out, c);
    }
    return out;
}

/// ASCII is normal and joins nothing before it; what follows may join the last of it.
std::string normalised(std::string_view text) {
    std::string clean = prepared(text); // well-formed from here on
    std::string out;
    out.reserve(clean.size());
    for (std::size_t at = 0; at < clean.size();) {
        std::size_t end = at;
        while (end < clean.size() && static_cast<unsigned char>(clean[end]) < 0x80)
            ++end;
        if (end == clean.size()) {
            out.append(clean, at);
            break;
        }
        if (end > at) --end;
        out.append(clean, at, end - at);
        at = end++;
        while (end < clean.size() && static_cast<unsigned char>(clean[end]) >= 0x80)
            ++end;
        if (!append_nfkc(std::string_view(clean).substr(at, end - at), out)) return clean;
        at = end;
    }
    return out;
}

/// Eight bytes of a text at once; every constant says the same of each of them.
constexpr std::uint64_t each(std::uint8_t byte) {
    return byte * 0x0101010101010101u;
}

/// Folds in one pass, eight bytes at once where they are letters, signs and single spaces, as
/// nearly all are.
class Folding {
public:
    /// `normal`: NFKC has been done.
    Folding(std::string_view text, bool normal) : text_(text), normal_(normal) {
        out_.resize(text.size() + step);
    }

    /// False where NFKC has to be done first.
    bool run() {
        while (at_ < text_.size())
            if (!fold_step() && !fold_character()) return false;
        if (ends_word()) --size_;
        return true;
    }

    /// All of the text, with a space at its end if there is one. `seen(begin, end, size)` is told
    /// of each character that a step does not take: where it stands, and how many bytes were made
    /// of it, or `not_alone`, when none are made.
    template <class Seen> void run_all(Seen&& seen) {
        while (at_ < text_.size()) {
            if (fold_step()) continue;
            const std::size_t begin = at_, before = size_;
            const bool is_alone = fold_character();
            if (!is_alone || size_ - before > at_ - begin) {
                size_ = before;
                seen(begin, at_, not_alone);
            } else {
                seen(begin, at_, size_ - before);
            }
        }
    }
    static constexpr std::size_t not_alone = std::string_view::npos;

    std::string take() {
        out_.resize(size_);
        return std::move(out_);
    }

private:
    static constexpr std::size_t step = sizeof(std::uint64_t);

    [[nodiscard]] bool ends_word() const { return size_ > 0 && out_[size_ - 1] == ' '; }

    /// Between words; one behind the last word is taken back in the end.
    void put_space() {
        if (size_ > 0 && !ends_word()) out_[size_++] = ' ';
    }

    /// The next bytes as far as they are plain, eight at the utmost; false for none.
    bool fold_step() {
        if constexpr (std::endian::native != std::endian::little) return false;
        const std::size_t left = std::min(text_.size() - at_, step);
        std::uint64_t word = each('x'); // stands behind the end
        if (left == step)
            std::memcpy(&word, text_.data() + at_, step);
        else
            std::memcpy(&word, text_.data() + at_, left);
        const std::uint64_t spaces = ~((word ^ each(' ')) + each(0x7F)) & each(0x80);
        const std::uint64_t before = spaces << 8 | (size_ == 0 || ends_word() ? 0x80u : 0u);
        // Not ASCII, control characters, and a space behind another. What is borrowed from a byte
        // is so by one before it that is in the way itself.
        const std::uint64_t odd = ((word | (word - each(' '))) & each(0x80)) | (spaces & before);
        const std::size_t plain =
            std::min<std::size_t>(static_cast<std::size_t>(std::countr_zero(odd)) / 8, left);
        if (plain == 0) return false;
        const std::uint64_t ascii = word & each(0x7F);
        const std::uint64_t from_a = ascii + each(0x80 - 'A'), past_z = ascii + each(0x7F - 'Z');
        word |= (from_a & ~past_z & each(0x80)) >> 2; // 'A' + 0x20 is 'a'
        std::memcpy(out_.data() + size_, &word, step);
        size_ += plain;
        at_ += plain;
        return true;
    }

    bool fold_character() {
        const auto byte = static_cast<unsigned char>(text_[at_]);
        if (byte >= 0x80) return fold_other();
        if (is_space(byte))
            put_space();
        else
            out_[size_++] = static_cast<char>(to_lower(byte));
        ++at_;
        return true;
    }

    /// A character that is not ASCII.
    bool fold_other() {
        const char32_t c = next(text_, at_);
        if (is_invisible(c)) return true;
        if (is_space(c)) {
            put_space();
            return true;
        }
        if (const char plain = plain_form(c); plain != 0) {
            out_[size_++] = plain;
        } else if (c == 0x2026) {
            put("...");
        } else {
            if (!normal_ && !is_stable(c)) return false;
            std::string small;
            append(small, to_lower(c));
            put(small);
        }
        return true;
    }

    /// Small letters may take more room than the large ones.
    void put(std::string_view bytes) {
        const std::size_t needed = size_ + bytes.size() + (text_.size() - at_) + step;
        if (out_.size() < needed) out_.resize(2 * needed);
        bytes.copy(out_.data() + size_, bytes.size());
        size_ += bytes.size();
    }

    std::string_view text_;
    bool normal_;
    std::string out_; ///< with room for what is left, and a step more
    std::size_t at_ = 0, size_ = 0;
};

} // namespace

std::string fold(std::string_view text) {
    if (Folding once(text, false); once.run()) return once.take();
    const std::string normal = normalised(text);
    Folding again(normal, true);
    again.run();
    return again.take();
}

} // namespace utf8

FoldedText::FoldedText(std::string_view text)
    : text_(text), kept_((text.size() + word_bits) / word_bits, ~std::uint64_t{0}) {
    utf8::Folding folding(text, false);
    folding.run_all([&](std::size_t begin, std::size_t end, std::size_t made) {
        if (made == utf8::Folding::not_alone) {
            apart_.push_back(static_cast<std::uint32_t>(begin));
            made = 0;
        }
        for (std::size_t at = begin + made; at < end; ++at)
            kept_[at / word_bits] &= ~(std::uint64_t{1} << (at % word_bits));
    });
    folded_ = folding.take();
    before_.reserve(kept_.size());
    std::uint32_t before = 0;
    for (const std::uint64_t word : kept_) {
        before_.push_back(before);
        before += static_cast<std::uint32_t>(std::popcount(word));
    }
}

std::size_t FoldedText::folded_before(std::size_t at) const {
    const std::uint64_t earlier = (std::uint64_t{1} << (at % word_bits)) - 1;
    return before_[at / word_bits] +
           static_cast<std::size_t>(std::popcount(kept_[at / word_bits] & earlier));
}

std::optional<std::string_view> FoldedText::of(std::string_view piece) const {
    const auto begin = static_cast<std::size_t>(piece.data() - text_.data());
    const std::size_t end = begin + piece.size();
    const auto cuts_character = [&](std::size_t at) {
        return at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0u) == 0x80u;
    };
    if (cuts_character(begin) || cuts_character(end)) return std::nullopt;
    const auto apart = std::lower_bound(apart_.begin(), apart_.end(), begin);
    if (apart != apart_.end() && *apart < end) return std::nullopt;
    const std::size_t first = folded_before(begin);
    std::string_view out(folded_.data() + first, folded_before(end) - first);
    if (out.starts_with(' ')) out.remove_prefix(1);
    if (out.ends_with(' ')) out.remove_suffix(1);
    return out;
}

} // namespace duly
