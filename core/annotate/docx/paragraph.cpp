#include "annotate/docx/paragraph.hpp"

#include <algorithm>

namespace duly::annotate::docx {
namespace {

using std::string_view;
using Id = XmlTree::Id;
constexpr Id none = XmlTree::none;
constexpr int deepest = 200; ///< as the reader has it: what lies deeper is not in the view

/// What runs may stand in with comments beginning and ending among them.
bool lets_marks_in(string_view name) {
    return name == "hyperlink" || name == "ins" || name == "del" || name == "moveTo" ||
           name == "moveFrom" || name == "smartTag" || name == "customXml" || name == "dir" ||
           name == "bdo";
}

bool counts_for_nothing(string_view name) {
    return name == "rPr" || name == "lastRenderedPageBreak";
}

} // namespace

ParagraphView::ParagraphView(const XmlTree& tree, Id paragraph)
    : tree_(tree), paragraph_(paragraph) {
    walk(paragraph, false, 0);
}

std::uint32_t ParagraphView::length() const {
    return size_;
}

void ParagraphView::add(Id node, std::uint32_t count) {
    if (count == 0) return;
    pieces_.push_back({node, size_, count});
    size_ += count;
}

void ParagraphView::walk(Id parent, bool in_run, int depth) {
    if (parent == none || depth > deepest) return;
    for (Id node = tree_.first_child(parent); node != none; node = tree_.next(node))
        if (tree_.is_element(node)) inline_child(node, in_run, depth);
}

/// Code points are counted as the reader of DOCX counts them (read/docx/runs.cpp): a test holds the
/// two together.
void ParagraphView::inline_child(Id node, bool in_run, int depth) {
    const string_view name = tree_.local(node);
    if (name == "t") {
        std::uint32_t count = 0;
        for (Id text = tree_.first_child(node); text != none; text = tree_.next(text))
            if (!tree_.is_element(text)) count += tree_.code_points(text);
        add(node, count);
    } else if (name == "tab" || name == "ptab" || name == "br" || name == "cr" ||
               name == "noBreakHyphen" || name == "softHyphen" || name == "sym") {
        add(node, 1);
    } else if (name == "AlternateContent") {
        for (Id each = tree_.first_child(node); each != none; each = tree_.next(each)) {
            if (!tree_.is_element(each)) continue;
            walk(each, in_run, depth + 1);
            break; // the others say the same again
        }
    } else if (name == "ruby") {
        walk(tree_.child(node, "rubyBase"), false, depth + 1);
    } else if (!in_run && (name == "r" || name == "sdt" || name == "sdtContent" ||
                           name == "fldSimple" || lets_marks_in(name))) {
        walk(node, name == "r", depth + 1);
    }
}

/// The outermost element between the paragraph and the node that a mark cannot stand in: a run, a
/// control, a field.
Id ParagraphView::carrier(Id node) const {
    Id found = node;
    for (Id each = node; each != none && each != paragraph_; each = tree_.parent(each))
        if (!lets_marks_in(tree_.local(each)) || each == node) found = each;
    return found;
}

Point ParagraphView::before_element(Id element) const {
    return {tree_.begin(carrier(element)), none, none};
}

Point ParagraphView::behind_element(Id element) const {
    return {tree_.end(carrier(element)), none, none};
}

/// The text in a piece in which the code point stands, and where; none where the run cannot be
/// split within it.
Id ParagraphView::text_at(const Piece& piece, std::uint32_t code_point, std::uint32_t& at) const {
    std::uint32_t left = code_point - piece.begin;
    for (Id text = tree_.first_child(piece.node); text != none; text = tree_.next(text)) {
        if (tree_.is_element(text)) continue;
        if (tree_.is_cdata(text)) return none;
        const std::uint32_t count = tree_.code_points(text);
        if (left <= count) {
            at = tree_.position(text, left);
            return piece.node;
        }
        left -= count;
    }
    return none;
}

Point ParagraphView::before(std::uint32_t code_point) const {
    code_point = std::min(code_point, size_ - 1);
    const auto found =
        std::partition_point(pieces_.begin(), pieces_.end(), [&](const Piece& piece) {
            return piece.begin + piece.count <= code_point;
        });
    const Id run = carrier(found->node);
    if (tree_.local(run) != "r" || tree_.parent(found->node) != run)
        return before_element(found->node);
    if (code_point > found->begin) {
        Point out;
        out.run = run;
        out.text = text_at(*found, code_point, out.at);
        return out.text == none ? before_element(run) : out;
    }
    for (Id each = tree_.first_child(run); each != none; each = tree_.next(each)) {
        if (each == found->node) return before_element(run);
        if (tree_.is_element(each) && !counts_for_nothing(tree_.local(each))) break;
    }
    return {tree_.begin(found->node), run, none};
}

Point ParagraphView::behind(std::uint32_t code_point) const {
    code_point = std::clamp<std::uint32_t>(code_point, 1, size_);
    const auto found =
        std::partition_point(pieces_.begin(), pieces_.end(), [&](const Piece& piece) {
            return piece.begin + piece.count < code_point;
        });
    const Id run = carrier(found->node);
    if (tree_.local(run) != "r" || tree_.parent(found->node) != run)
        return behind_element(found->node);
    if (code_point < found->begin + found->count) {
        Point out;
        out.run = run;
        out.text = text_at(*found, code_point, out.at);
        return out.text == none ? behind_element(run) : out;
    }
    for (Id each = tree_.next(found->node); each != none; each = tree_.next(each))
        if (tree_.is_element(each)) return {tree_.end(found->node), run, none};
    return behind_element(run);
}

} // namespace duly::annotate::docx
