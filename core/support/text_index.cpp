#include "support/text_index.hpp"

#include <algorithm>

#include "support/pattern_literals.hpp"

namespace duly {
namespace {

/// Five bits of each of the last three bytes. Capital and small letters are the same; so are some
/// other bytes, so that every place is looked at once more.
constexpr std::size_t all_triples = 1u << 15;

std::uint64_t next_id() {
    static std::uint64_t last = 0; // as Pattern is: not for several threads
    return ++last;
}

constexpr std::size_t any_third = 32; ///< triples in a row that begin with the same two bytes

std::size_t five_bits(char c) {
    return static_cast<unsigned char>(c) & 0x1Fu;
}
std::size_t triple_of(char a, char b, char c) {
    return five_bits(a) << 10 | five_bits(b) << 5 | five_bits(c);
}

} // namespace

// Every second triple is enough to find a literal by: of four bytes, one of the two begins at an
// even offset. That of three bytes that begins at an odd one is found by its last two.
TextIndex::TextIndex(std::string_view text)
    : text_(text), id_(next_id()), triples_(all_triples), disguised_(has_disguised_letters(text)) {
    before_.resize(text.size() / 2);
    const auto enter = [&](std::size_t triple, std::size_t half) {
        Triple& known = triples_[triple];
        before_[half] = known.last;
        known.last = static_cast<std::uint32_t>(2 * half + 1);
        ++known.count;
    };
    std::size_t half = 0;
    for (; 2 * half + 2 < text.size(); ++half) {
        const char* const bytes = text.data() + 2 * half;
        enter(triple_of(bytes[0], bytes[1], bytes[2]), half);
    }
    if (half < before_.size()) enter(triple_of(text[2 * half], text[2 * half + 1], 0), half);
}

TextIndex::Lead TextIndex::lead_of(const std::string& literal, std::size_t parity) const {
    if (literal.size() < parity + 3) {
        Lead out{triple_of(literal[1], literal[2], 0), any_third, 1, 0};
        for (std::size_t i = 0; i < any_third; ++i)
            out.count += triples_[out.first + i].count;
        return out;
    }
    // By the triple of the literal that the text holds least often.
    Lead out;
    for (std::size_t i = parity; i + 2 < literal.size(); i += 2) {
        const std::size_t triple = triple_of(literal[i], literal[i + 1], literal[i + 2]);
        const std::uint32_t count = triples_[triple].count;
        if (out.triples == 0 || count < out.count) out = {triple, 1, i, count};
        if (count == 0) break;
    }
    return out;
}

bool TextIndex::find(const std::string& literal, std::size_t begin, std::size_t end,
                     std::size_t most, std::vector<std::uint32_t>& places) const {
    if (literal.size() > end || begin > end - literal.size()) return true;
    const Lead leads[] = {lead_of(literal, 0), lead_of(literal, 1)};
    if (std::size_t{leads[0].count} + leads[1].count > most) return false;
    for (const Lead& lead : leads)
        for (std::size_t i = 0; lead.count > 0 && i < lead.triples; ++i)
            for (std::uint32_t next = triples_[lead.first + i].last; next > begin + lead.offset;
                 next = before_[(next - 1) / 2]) {
                const std::size_t at = next - 1 - lead.offset;
                if (at + literal.size() <= end && starts_with_literal(text_.substr(at), literal))
                    places.push_back(static_cast<std::uint32_t>(at));
            }
    return true;
}

} // namespace duly
