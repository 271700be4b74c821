// Places to sign that are columns of a table: "Signature | Name | Date" over a row of answers.
#include <algorithm>

#include "structure/sign_place.hpp"
#include "structure/sign_words.hpp"
#include "support/utf8.hpp"

namespace duly::structure {

using model::Block;
using model::BlockKind;
using model::Range;
using std::string_view;

bool SignPlace::heads_columns(std::size_t index) const {
    const Block& block = c_.block(index);
    if (block.kind != BlockKind::row || block.cells.size() < 2) return false;
    bool signs = false;
    std::size_t labels = 0;
    for (std::size_t k = 0; k < block.cells.size(); ++k) {
        const string_view cell = c_.text(block.cells[k].range);
        if (cell.size() > 60) return false;
        if (cell.empty()) continue;
        const SignLabel label = sign_label(utf8::fold(cell));
        if (label == SignLabel::none && k > 0) return false;
        signs = signs || label == SignLabel::signature;
        labels += label != SignLabel::none;
    }
    return signs && labels >= 2;
}

// The row below the head in which that person signs: the one that names the post, or the first
// where no row names any. `last` when only others sign there.
std::size_t SignPlace::row_of(std::size_t spec, std::size_t head) const {
    constexpr std::size_t most_rows = 12;
    const std::uint32_t table = c_.block(head).table;
    bool others = false;
    for (std::size_t i = head + 1; i < std::min(c_.last, head + most_rows); ++i) {
        const Block& block = c_.block(i);
        if (block.kind != BlockKind::row || block.table != table || block.cells.empty()) break;
        for (const int post : c_.lexicon.signoff_headings_of(c_.text(block.cells.front().range))) {
            if (c_.lexicon.signoff_heading_of[static_cast<std::size_t>(post)] == spec) return i;
            others = true;
        }
    }
    return others ? c_.last : head + 1;
}

void SignPlace::read_columns(Signoff& signoff, std::size_t head, std::size_t values) const {
    const Block& labels = c_.block(head);
    signoff.has_label = true;
    signoff.label = c_.block(values).range;
    signoff.gap = {signoff.label.begin, signoff.label.begin};
    const bool answered = values < c_.last && c_.block(values).kind == BlockKind::row &&
                          c_.block(values).table == labels.table;
    signoff.to = std::max(signoff.to, answered ? values + 1 : head + 1);
    if (!answered) return;
    const Block& answers = c_.block(values);
    // "Signature (Clerk) | Date | Signature (Chair) | Date": the columns of the one who is read
    const auto column_of = [&](std::size_t k) {
        return sign_label(utf8::fold(c_.text(labels.cells[k].range)));
    };
    const bool shared = signoff.among > 1 && head == signoff.from;
    bool own_date = false;
    for (std::size_t k = 0; shared && k < labels.cells.size(); ++k)
        own_date = own_date || (signoff.words.contains(labels.cells[k].range) &&
                                column_of(k) == SignLabel::date);
    for (std::size_t k = 0; k < std::min(labels.cells.size(), answers.cells.size()); ++k) {
        const Range cell = answers.cells[k].range;
        const SignLabel label = column_of(k);
        if (shared && (own_date || label == SignLabel::signature) &&
            !signoff.words.contains(labels.cells[k].range))
            continue;
        if (label == SignLabel::signature && signoff.signature.empty()) {
            signoff.gap = {cell.begin, cell.begin};
            (void)take_signature(signoff, cell, values);
        } else if (label == SignLabel::date) {
            read_date(signoff, values, cell, false);
        }
    }
}

} // namespace duly::structure
