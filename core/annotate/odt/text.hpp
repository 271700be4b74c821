// The text of a LibreOffice document as places count it, and where in the bytes an annotation
// around some of its words can stand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "annotate/office/xml_tree.hpp"

namespace duly::annotate::odt {

class Text {
public:
    explicit Text(const XmlTree& tree);

    /// "text:", as the document writes it.
    [[nodiscard]] const std::string& prefix() const { return prefix_; }

    /// Around code points [start, end) of a paragraph (from 1; 0: the first one); around all of it
    /// when the range is empty; around the nearest words when it has none. Nothing when there are
    /// no words at all.
    [[nodiscard]] std::optional<XmlTree::Range> around(std::uint32_t paragraph, std::uint32_t start,
                                                       std::uint32_t end) const;

private:
    struct Piece {
        XmlTree::Id node = XmlTree::none;
        std::uint32_t begin = 0, count = 0;
    };
    struct Pieces {
        std::vector<Piece> all;
        std::uint32_t size = 0;
    };
    [[nodiscard]] Pieces pieces_of(XmlTree::Id paragraph) const;
    void walk(XmlTree::Id parent, Pieces& into, int depth) const;
    [[nodiscard]] XmlTree::Id carrier(XmlTree::Id node, XmlTree::Id paragraph) const;
    [[nodiscard]] XmlTree::Id outermost(XmlTree::Id paragraph) const;

    const XmlTree& tree_;
    std::vector<XmlTree::Id> paragraphs_;
    std::string prefix_ = "text:";
};

} // namespace duly::annotate::odt
