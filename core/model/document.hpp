// One paper as a tree of nodes over the file's text view. Built by structure, immutable after.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/schema.hpp"
#include "model/source_map.hpp"
#include "model/text.hpp"
#include "support/date.hpp"
#include "support/decimal.hpp"

namespace duly::model {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFF;

/// What all papers of a file share. Outlives its documents.
struct File {
    std::string name;   ///< as given
    std::string format; ///< text, markdown, pdf, docx, odt
    std::string text_source = "native";
    std::vector<std::uint32_t> unread_pages; ///< only pictures: what stands on them is not known
    bool cut_short = false; ///< it breaks off before its end: words and pages may be missing
    /// Words of recognised text that may well read otherwise, in the order of the view.
    std::vector<Range> unsure;
    /// How certain recognition is of the words it read, on average and in per cent; 0: it read
    /// none.
    std::uint8_t confidence = 0;
    TextView view;
    SourceMap map;
};

/// Every node is a range of the view; nodes of `form` and entities overlap the blocks they come
/// from. Text attributes are views into the document or the file's view, valid as long as both
/// live.
class Document {
public:
    struct Node {
        Kind kind = Kind::paper;
        NodeId parent = no_node, first_child = no_node, last_child = no_node, next = no_node;
        /// Those of its children that are sections, and the next one beside it if it is one itself.
        NodeId first_section = no_node, last_section = no_node, next_section = no_node;
        Range range;
        std::uint32_t first_attr = no_node; ///< chain into attrs_
    };

    explicit Document(std::shared_ptr<const File> file);

    // Building (structure only).
    NodeId add(NodeId parent, Kind kind, Range range);
    /// Sets or replaces.
    void set_text(NodeId node, Attr attr, std::string value);
    void set_integer(NodeId node, Attr attr, std::int64_t value);
    void set_decimal(NodeId node, Attr attr, Decimal value);
    void set_date(NodeId node, Attr attr, Date value);
    void set_flag(NodeId node, Attr attr, bool value = true);
    void set_range(NodeId node, Range range) { nodes_[node].range = range; }
    /// All nodes are there: from now on those of a kind are found without passing the others.
    void settle();

    // Reading.
    [[nodiscard]] const File& file() const { return *file_; }
    [[nodiscard]] const std::shared_ptr<const File>& shared_file() const { return file_; }
    [[nodiscard]] NodeId root() const { return 0; }
    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
    [[nodiscard]] Kind kind(NodeId id) const { return nodes_[id].kind; }
    [[nodiscard]] Range range(NodeId id) const { return nodes_[id].range; }
    [[nodiscard]] std::string_view text(NodeId id) const { return file_->view.slice(range(id)); }

    [[nodiscard]] std::optional<std::string_view> text_attr(NodeId id, Attr attr) const;
    [[nodiscard]] std::optional<std::int64_t> integer(NodeId id, Attr attr) const;
    [[nodiscard]] std::optional<Decimal> decimal(NodeId id, Attr attr) const;
    [[nodiscard]] std::optional<Date> date(NodeId id, Attr attr) const;
    [[nodiscard]] bool flag(NodeId id, Attr attr) const;
    /// Text attribute or "".
    [[nodiscard]] std::string_view str(NodeId id, Attr attr) const {
        return text_attr(id, attr).value_or(std::string_view{});
    }

    /// Next node after `after` in document order within the subtree of `within` (which itself is
    /// not returned); no_node at the end. Start with after == within.
    [[nodiscard]] NodeId next_in(NodeId within, NodeId after) const;
    /// The same, nodes of one kind only.
    [[nodiscard]] NodeId next_of(Kind kind, NodeId within, NodeId after) const;
    /// Nearest ancestor of a kind (the node itself included), or no_node.
    [[nodiscard]] NodeId enclosing(NodeId id, Kind kind) const;
    /// Headings from the top down to the section that holds the byte: "Public access > Part 1
    /// Deferral".
    [[nodiscard]] std::string trail(std::uint32_t at) const;
    /// The deepest section that holds the byte, or no_node.
    [[nodiscard]] NodeId section_at(std::uint32_t at) const;

    /// Calls `visit(Attr, value)` for each attribute of a node, in the order they were set.
    using Value = std::variant<std::string_view, std::int64_t, Decimal, Date, bool>;
    template <class Visit> void each_attr(NodeId id, Visit&& visit) const {
        for (std::uint32_t i = nodes_[id].first_attr; i != no_node; i = attrs_[i].next)
            visit(attrs_[i].attr, value_of(attrs_[i]));
    }

private:
    struct Attribute {
        Attr attr;
        std::uint32_t next;
        std::variant<std::uint32_t, std::int64_t, Decimal, Date, bool> value; ///< index 0: text
    };
    Attribute& slot(NodeId node, Attr attr);
    [[nodiscard]] const Attribute* find(NodeId node, Attr attr) const;
    [[nodiscard]] Value value_of(const Attribute& attribute) const;

    /// Where a settled document's nodes stand in document order.
    struct Place {
        std::uint32_t at = 0, end = 0; ///< its own, and one past the last below it
        NodeId next = no_node;         ///< of its kind
    };

    std::shared_ptr<const File> file_;
    std::vector<Node> nodes_;
    std::vector<Place> places_; ///< of each node; none while the document grows
    std::array<std::vector<NodeId>, kind_count> of_kind_; ///< in document order
    std::vector<Attribute> attrs_;
    std::deque<std::string> texts_; ///< stable addresses
};

} // namespace duly::model
