// One paragraph of a Word document as comments count it: its pieces with their code points, and
// where in the bytes a mark can stand before or behind one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "annotate/office/xml_tree.hpp"

namespace duly::annotate::docx {

/// Where a mark goes: between two runs (`run` is none), between two children of a run, or within a
/// text of a run (`text`). The run is to be split there.
struct Point {
    std::uint32_t at = 0;
    XmlTree::Id run = XmlTree::none, text = XmlTree::none;
};

class ParagraphView {
public:
    ParagraphView(const XmlTree& tree, XmlTree::Id paragraph);

    [[nodiscard]] bool empty() const { return pieces_.empty(); }
    [[nodiscard]] std::uint32_t length() const;
    /// Before the code point of that number; behind the one before it.
    [[nodiscard]] Point before(std::uint32_t code_point) const;
    [[nodiscard]] Point behind(std::uint32_t code_point) const;
    /// Around an element of the paragraph, as near to it as a mark may stand.
    [[nodiscard]] Point before_element(XmlTree::Id element) const;
    [[nodiscard]] Point behind_element(XmlTree::Id element) const;

private:
    struct Piece {
        XmlTree::Id node = XmlTree::none;
        std::uint32_t begin = 0, count = 0;
    };
    void walk(XmlTree::Id parent, bool in_run, int depth);
    void inline_child(XmlTree::Id node, bool in_run, int depth);
    void add(XmlTree::Id node, std::uint32_t count);
    [[nodiscard]] XmlTree::Id carrier(XmlTree::Id node) const;
    [[nodiscard]] XmlTree::Id text_at(const Piece& piece, std::uint32_t code_point,
                                      std::uint32_t& at) const;

    const XmlTree& tree_;
    XmlTree::Id paragraph_;
    std::vector<Piece> pieces_;
    std::uint32_t size_ = 0;
};

} // namespace duly::annotate::docx
