#include "figures.hpp"

namespace duly::amounts {

std::optional<Figure> Reader::read(const Node& node) const {
    const std::uint32_t kind = node.kind();
    if (kind != amount_ && kind != percent_ && kind != count_) return std::nullopt;
    const auto value = node.decimal("amount");
    if (!value) return std::nullopt;
    Figure figure;
    figure.kind = kind == amount_    ? Figure::Kind::money
                  : kind == percent_ ? Figure::Kind::percent
                                     : Figure::Kind::number;
    figure.value = *value;
    figure.where = node.range();
    figure.exact = node.str("bound") == "exact";
    if (kind == amount_) figure.currency = node.str("unit");
    return figure;
}

std::vector<Figure> Reader::in(const Node& block, bool counts) const {
    std::vector<Figure> found;
    for (const Node child : block.children()) {
        if (!counts && child.kind() == count_) continue;
        if (const auto figure = read(child)) found.push_back(*figure);
    }
    return found;
}

bool announces(const Document& paper, duly_range words) {
    if (empty(words)) return false;
    const duly_range behind{words.end, words.end + 1};
    return paper.text({words.end - 1, words.end}) == ":" ||
           (behind.end <= paper.root().range().end && paper.text(behind) == ":");
}

bool bracketed(const Document& paper, duly_range figure) {
    const duly_range all = paper.root().range();
    return figure.begin > all.begin && figure.end < all.end &&
           paper.text({figure.begin - 1, figure.begin}) == "(" &&
           paper.text({figure.end, figure.end + 1}) == ")";
}

} // namespace duly::amounts
