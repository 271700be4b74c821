// Goes once over a block's words and adds a node for each figure, date and reference: what
// entities.cpp and entity_references.cpp share, nobody else's business.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "structure/lexicon.hpp"

namespace duly::structure::entities {

using model::Attr;
using model::Kind;
using model::NodeId;
using std::string_view;

constexpr bool digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool upper(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr char lower(char c) {
    return upper(c) ? static_cast<char>(c + 32) : c;
}

class Scanner {
public:
    Scanner(model::Document& document, NodeId block, model::Range range,
            const Lexicon::Compiled& lexicon, bool cell, string_view above)
        : document_(document),
          block_(block),
          base_(range.begin),
          text_(document.file().view.slice(range)),
          lexicon_(lexicon),
          cell_(cell),
          above_(above) {}

    void run();

private:
    /// Whether neither a letter nor a digit stands before.
    [[nodiscard]] bool starts() const {
        return at_ == 0 || !(letter(text_[at_ - 1]) || digit(text_[at_ - 1]));
    }

    struct Cited {
        std::size_t begin, end;
        std::string target;
    };

    NodeId add(Kind kind, std::size_t begin, std::size_t end) {
        return document_.add(
            block_, kind,
            {base_ + static_cast<std::uint32_t>(begin), base_ + static_cast<std::uint32_t>(end)});
    }
    NodeId reference(std::size_t begin, std::size_t end, string_view kind, std::string target) {
        const NodeId node = add(Kind::reference, begin, end);
        document_.set_text(node, Attr::kind, std::string(kind));
        document_.set_text(node, Attr::target, std::move(target));
        at_ = end;
        return node;
    }

    [[nodiscard]] std::size_t past_plain(std::size_t at, std::size_t to) const;
    void find_cited();
    void emit(const Cited& cited);
    bool raised();
    bool figure();
    bool date();
    bool period();
    bool word();
    bool statute(string_view word);
    bool year_of_statute();
    [[nodiscard]] string_view title_above(bool whole) const;
    bool numbered_reference(string_view lowered);
    [[nodiscard]] string_view bound_before(std::size_t at) const;
    [[nodiscard]] bool fills_cell(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool goes_on_as_range(std::size_t at) const;
    [[nodiscard]] bool ends_range(std::size_t begin) const;

    model::Document& document_;
    NodeId block_;
    std::uint32_t base_;
    string_view text_;
    const Lexicon::Compiled& lexicon_;
    bool cell_;
    string_view above_; ///< the line that this one may go on from, or ""
    std::size_t at_ = 0;
    std::vector<Cited> cited_;
    std::size_t next_cited_ = 0;
};

} // namespace duly::structure::entities
