#include "model/document.hpp"

#include <algorithm>
#include <cassert>

#include "support/utf8.hpp"

namespace duly::model {

Document::Document(std::shared_ptr<const File> file) : file_(std::move(file)) {
    assert(file_);
    Node paper;
    paper.range = {0, static_cast<std::uint32_t>(file_->view.text().size())};
    nodes_.push_back(paper);
}

NodeId Document::add(NodeId parent, Kind kind, Range range) {
    if (parent == no_node) {
        assert(kind == Kind::paper && "only the paper has no parent");
        nodes_[root()].range = range;
        return root();
    }
    assert(parent < nodes_.size());
    const auto id = static_cast<NodeId>(nodes_.size());
    places_.clear();
    Node node;
    node.kind = kind;
    node.parent = parent;
    node.range = range;
    nodes_.push_back(node);
    Node& above = nodes_[parent];
    if (above.first_child == no_node)
        above.first_child = id;
    else
        nodes_[above.last_child].next = id;
    above.last_child = id;
    if (kind == Kind::section) {
        if (above.first_section == no_node)
            above.first_section = id;
        else
            nodes_[above.last_section].next_section = id;
        above.last_section = id;
    }
    return id;
}

Document::Attribute& Document::slot(NodeId node, Attr attr) {
    assert(node < nodes_.size());
    std::uint32_t last = no_node;
    for (std::uint32_t i = nodes_[node].first_attr; i != no_node; i = attrs_[i].next) {
        if (attrs_[i].attr == attr) return attrs_[i];
        last = i;
    }
    const auto index = static_cast<std::uint32_t>(attrs_.size());
    attrs_.push_back({attr, no_node, std::uint32_t{0}});
    (last == no_node ? nodes_[node].first_attr : attrs_[last].next) = index;
    return attrs_[index];
}

const Document::Attribute* Document::find(NodeId node, Attr attr) const {
    assert(node < nodes_.size());
    for (std::uint32_t i = nodes_[node].first_attr; i != no_node; i = attrs_[i].next)
        if (attrs_[i].attr == attr) return &attrs_[i];
    return nullptr;
}

void Document::set_text(NodeId node, Attr attr, std::string value) {
    assert(type_of(attr) == AttrType::text);
    // A replaced text stays where it is: somebody may still look at it.
    texts_.push_back(std::move(value));
    slot(node, attr).value.emplace<0>(static_cast<std::uint32_t>(texts_.size() - 1));
}

void Document::set_integer(NodeId node, Attr attr, std::int64_t value) {
    assert(type_of(attr) == AttrType::integer);
    slot(node, attr).value.emplace<1>(value);
}

void Document::set_decimal(NodeId node, Attr attr, Decimal value) {
    assert(type_of(attr) == AttrType::decimal);
    slot(node, attr).value.emplace<2>(value);
}

void Document::set_date(NodeId node, Attr attr, Date value) {
    assert(type_of(attr) == AttrType::date);
    slot(node, attr).value.emplace<3>(value);
}

void Document::set_flag(NodeId node, Attr attr, bool value) {
    assert(type_of(attr) == AttrType::flag);
    slot(node, attr).value.emplace<4>(value);
}

std::optional<std::string_view> Document::text_attr(NodeId id, Attr attr) const {
    const Attribute* found = find(id, attr);
    if (found == nullptr) return std::nullopt;
    const auto* index = std::get_if<0>(&found->value);
    if (index == nullptr) return std::nullopt;
    return texts_[*index];
}

std::optional<std::int64_t> Document::integer(NodeId id, Attr attr) const {
    const Attribute* found = find(id, attr);
    const auto* value = found ? std::get_if<1>(&found->value) : nullptr;
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<Decimal> Document::decimal(NodeId id, Attr attr) const {
    const Attribute* found = find(id, attr);
    const auto* value = found ? std::get_if<2>(&found->value) : nullptr;
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<Date> Document::date(NodeId id, Attr attr) const {
    const Attribute* found = find(id, attr);
    const auto* value = found ? std::get_if<3>(&found->value) : nullptr;
    return value ? std::optional(*value) : std::nullopt;
}

bool Document::flag(NodeId id, Attr attr) const {
    const Attribute* found = find(id, attr);
    const auto* value = found ? std::get_if<4>(&found->value) : nullptr;
    return value != nullptr && *value;
}

Document::Value Document::value_of(const Attribute& attribute) const {
    switch (attribute.value.index()) {
    case 0:
        return std::string_view(texts_[std::get<0>(attribute.value)]);
    case 1:
        return std::get<1>(attribute.value);
    case 2:
        return std::get<2>(attribute.value);
    case 3:
        return std::get<3>(attribute.value);
    default:
        return std::get<4>(attribute.value);
    }
}

NodeId Document::next_in(NodeId within, NodeId after) const {
    assert(within < nodes_.size() && after < nodes_.size());
    if (nodes_[after].first_child != no_node) return nodes_[after].first_child;
    while (after != within && after != no_node) {
        if (nodes_[after].next != no_node) return nodes_[after].next;
        after = nodes_[after].parent;
    }
    return no_node;
}

void Document::settle() {
    places_.assign(nodes_.size(), {});
    for (auto& nodes : of_kind_)
        nodes.clear();
    std::uint32_t at = 0;
    for (NodeId id = root(); id != no_node; id = next_in(root(), id)) {
        places_[id].at = at++;
        places_[id].end = at;
        auto& same = of_kind_[static_cast<std::size_t>(nodes_[id].kind)];
        if (!same.empty()) places_[same.back()].next = id;
        same.push_back(id);
    }
    // A node is made before what is below it.
    for (auto id = static_cast<NodeId>(nodes_.size()); id-- > 1;) {
        Place& above = places_[nodes_[id].parent];
        above.end = std::max(above.end, places_[id].end);
    }
}

NodeId Document::next_of(Kind kind, NodeId within, NodeId after) const {
    if (!places_.empty()) {
        NodeId next = places_[after].next;
        if (nodes_[after].kind != kind) {
            const auto& all = of_kind_[static_cast<std::size_t>(kind)];
            const auto found = std::upper_bound(
                all.begin(), all.end(), places_[after].at,
                [this](std::uint32_t place, NodeId id) { return place < places_[id].at; });
            next = found == all.end() ? no_node : *found;
        }
        return next != no_node && places_[next].at < places_[within].end ? next : no_node;
    }
    for (NodeId id = next_in(within, after); id != no_node; id = next_in(within, id))
        if (nodes_[id].kind == kind) return id;
    return no_node;
}

NodeId Document::enclosing(NodeId id, Kind kind) const {
    while (id != no_node && nodes_[id].kind != kind)
        id = nodes_[id].parent;
    return id;
}

NodeId Document::section_at(std::uint32_t at) const {
    NodeId deepest = no_node;
    for (NodeId within = root(); within != no_node;) {
        NodeId found = no_node;
        for (NodeId id = nodes_[within].first_section; id != no_node;
             id = nodes_[id].next_section) {
            const Node& node = nodes_[id];
            // The end counts too, for a place after the last word; where the next section begins
            // there, it comes later in the list and wins.
            if (node.range.begin <= at && at <= node.range.end) found = id;
        }
        if (found != no_node) deepest = found;
        within = found;
    }
    return deepest;
}

std::string Document::trail(std::uint32_t at) const {
    std::string out;
    for (NodeId id = section_at(at); id != no_node;
         id = enclosing(nodes_[id].parent, Kind::section)) {
        std::string words;
        for (NodeId child = nodes_[id].first_child; child != no_node; child = nodes_[child].next) {
            if (nodes_[child].kind != Kind::heading) continue;
            words = text(child);
            break;
        }
        for (char& c : words)
            if (c == '\t' || c == '\n') c = ' ';
        std::string_view shown = utf8::trim(words);
        while (shown.ends_with(':'))
            shown = utf8::trim(shown.substr(0, shown.size() - 1));
        if (shown.empty()) continue;
        out.insert(0, out.empty() ? std::string(shown) : std::string(shown) + " > ");
    }
    return out;
}

} // namespace duly::model
