#include "annotate/odt/text.hpp"

#include <algorithm>
#include <charconv>

namespace duly::annotate::odt {
namespace {

using std::string_view;
using Id = XmlTree::Id;
constexpr Id none = XmlTree::none;
constexpr int deepest = 200; ///< as the reader has it

/// What annotations may begin and end in, beside a paragraph itself.
bool lets_marks_in(string_view name) {
    return name == "span" || name == "meta";
}

/// What shows nothing in the line it stands in.
bool shows_nothing(string_view name) {
    for (const string_view each : {"note",
                                   "annotation",
                                   "annotation-end",
                                   "change-start",
                                   "change-end",
                                   "change",
                                   "control",
                                   "fieldmark",
                                   "fieldmark-start",
                                   "fieldmark-end",
                                   "frame",
                                   "custom-shape",
                                   "rect",
                                   "g",
                                   "line",
                                   "ellipse",
                                   "polygon",
                                   "path",
                                   "connector",
                                   "caption",
                                   "measure",
                                   "number",
                                   "script",
                                   "label",
                                   "event-listeners",
                                   "bookmark",
                                   "bookmark-start",
                                   "bookmark-end",
                                   "soft-page-break",
                                   "toc-mark"})
        if (name == each) return true;
    return false;
}

} // namespace

Text::Text(const XmlTree& tree) : tree_(tree) {
    const Id body = tree.child(tree.root(), "body");
    const Id text = body == none ? none : tree.child(body, "text");
    if (text == none) return;
    const Id stop = tree.behind(text);
    for (Id each = tree.following(text); each != none && each != stop; each = tree.following(each))
        if (const string_view name = tree.local(each); name == "p" || name == "h")
            paragraphs_.push_back(each);
    if (!paragraphs_.empty()) prefix_ = tree.prefix(paragraphs_.front());
}

Text::Pieces Text::pieces_of(Id paragraph) const {
    Pieces out;
    walk(paragraph, out, 0);
    return out;
}

/// Code points are counted as the reader of ODT counts them (read/odt/odt_inlines.cpp): a test
/// holds the two together.
void Text::walk(Id parent, Pieces& into, int depth) const {
    if (parent == none || depth > deepest) return;
    const auto add = [&](Id node, std::uint32_t count) {
        if (count == 0) return;
        into.all.push_back({node, into.size, count});
        into.size += count;
    };
    for (Id node = tree_.first_child(parent); node != none; node = tree_.next(node)) {
        if (!tree_.is_element(node)) {
            add(node, tree_.code_points(node));
            continue;
        }
        const string_view name = tree_.local(node);
        if (name == "s") {
            const std::string said = tree_.attribute(node, "c");
            int count = 1;
            std::from_chars(said.data(), said.data() + said.size(), count);
            add(node, static_cast<std::uint32_t>(std::clamp(count, 1, 10'000)));
        } else if (name == "tab" || name == "line-break") {
            add(node, 1);
        } else if (name == "ruby") {
            walk(tree_.child(node, "ruby-base"), into, depth + 1);
        } else if (!shows_nothing(name)) {
            walk(node, into, depth + 1);
        }
    }
}

/// The outermost element between the paragraph and the node that a mark cannot stand in.
Id Text::carrier(Id node, Id paragraph) const {
    Id found = node;
    for (Id each = tree_.parent(node); each != none && each != paragraph; each = tree_.parent(each))
        if (!lets_marks_in(tree_.local(each))) found = each;
    return found;
}

/// The paragraph that a note or a frame stands in; annotations do not stand in these.
Id Text::outermost(Id paragraph) const {
    Id out = paragraph;
    for (Id each = tree_.parent(paragraph); each != none; each = tree_.parent(each))
        if (const string_view name = tree_.local(each); name == "p" || name == "h") out = each;
    return out;
}

std::optional<XmlTree::Range> Text::around(std::uint32_t paragraph, std::uint32_t start,
                                           std::uint32_t end) const {
    std::size_t index = paragraph == 0 ? 0 : paragraph - 1;
    Pieces pieces = index < paragraphs_.size() ? pieces_of(paragraphs_[index]) : Pieces{};
    if (pieces.size == 0) { // the words before, else the first there are
        std::size_t near = std::min(index, paragraphs_.size());
        while (near > 0 && pieces.size == 0)
            pieces = pieces_of(paragraphs_[index = --near]);
        for (near = 0; near < paragraphs_.size() && pieces.size == 0; ++near)
            pieces = pieces_of(paragraphs_[index = near]);
        if (pieces.size == 0) return std::nullopt;
        start = end = 0;
    }
    const Id own = paragraphs_[index], outer = outermost(own);
    if (outer != own) {
        const Id around = carrier(own, outer);
        return XmlTree::Range{tree_.begin(around), tree_.end(around)};
    }
    if (start >= pieces.size || end <= start) {
        start = 0;
        end = pieces.size;
    }
    end = std::min(end, pieces.size);
    const auto first =
        std::partition_point(pieces.all.begin(), pieces.all.end(), [&](const Piece& piece) {
            return piece.begin + piece.count <= start;
        });
    const auto last =
        std::partition_point(pieces.all.begin(), pieces.all.end(),
                             [&](const Piece& piece) { return piece.begin + piece.count < end; });
    const auto cuts = [&](const Piece& piece) {
        return !tree_.is_element(piece.node) && !tree_.is_cdata(piece.node) &&
               carrier(piece.node, own) == piece.node;
    };
    XmlTree::Range out;
    out.begin = cuts(*first) ? tree_.position(first->node, start - first->begin)
                             : tree_.begin(carrier(first->node, own));
    out.end = cuts(*last) ? tree_.position(last->node, end - last->begin)
                          : tree_.end(carrier(last->node, own));
    return out;
}

} // namespace duly::annotate::odt
