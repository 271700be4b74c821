#include "support/text_index.hpp"

#include "support/pattern_literals.hpp"

namespace duly {
namespace {

/// Five bits of each of the last three bytes. Capital and small letters are the same; so are some
/// other bytes, which only makes the answer weaker.
constexpr std::size_t all_triples = 1u << 15;

std::size_t triple_with(std::size_t before, char next) {
    return (before << 5 | (static_cast<unsigned char>(next) & 0x1Fu)) & (all_triples - 1);
}

} // namespace

TextIndex::TextIndex(std::string_view text)
    : triples_(all_triples), disguised_(has_disguised_letters(text)) {
    if (text.size() < 3) return;
    std::size_t triple = triple_with(triple_with(0, text[0]), text[1]);
    for (const char c : text.substr(2)) {
        triple = triple_with(triple, c);
        triples_[triple] = 1;
    }
}

bool TextIndex::may_hold(std::string_view literal) const {
    if (literal.size() < 3) return true;
    std::size_t triple = triple_with(triple_with(0, literal[0]), literal[1]);
    for (const char c : literal.substr(2)) {
        triple = triple_with(triple, c);
        if (triples_[triple] == 0) return false;
    }
    return true;
}

} // namespace duly
