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

std::size_t triple_with(std::size_t before, char next) {
    return (before << 5 | (static_cast<unsigned char>(next) & 0x1Fu)) & (all_triples - 1);
}

} // namespace

TextIndex::TextIndex(std::string_view text)
    : text_(text), id_(next_id()), triples_(all_triples), disguised_(has_disguised_letters(text)) {
    if (text.size() < 3) return;
    before_.resize(text.size() - 2);
    std::size_t triple = triple_with(triple_with(0, text[0]), text[1]);
    for (std::uint32_t at = 0; at < before_.size(); ++at) {
        triple = triple_with(triple, text[at + 2]);
        Triple& known = triples_[triple];
        before_[at] = known.last;
        known.last = at + 1;
        ++known.count;
    }
}

bool TextIndex::find(const std::string& literal, std::size_t begin, std::size_t end,
                     std::size_t most, std::vector<std::uint32_t>& places) const {
    if (literal.size() > end || begin > end - literal.size()) return true;
    // By the triple of the literal that the text holds least often.
    std::size_t triple = triple_with(triple_with(0, literal[0]), literal[1]);
    const Triple* rarest = nullptr;
    std::size_t offset = 0;
    for (std::size_t i = 2; i < literal.size(); ++i) {
        triple = triple_with(triple, literal[i]);
        const Triple& known = triples_[triple];
        if (known.count == 0) return true;
        if (rarest && rarest->count <= known.count) continue;
        rarest = &known;
        offset = i - 2;
    }
    if (rarest->count > most) return false;
    for (std::uint32_t next = rarest->last; next > begin + offset; next = before_[next - 1]) {
        const std::size_t at = next - 1 - offset;
        if (at + literal.size() <= end && starts_with_literal(text_.substr(at), literal))
            places.push_back(static_cast<std::uint32_t>(at));
    }
    return true;
}

} // namespace duly
