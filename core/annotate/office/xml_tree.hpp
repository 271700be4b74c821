// An XML part as a tree that knows where in the bytes everything stands, so that a part can be
// changed in places and stay as it is everywhere else.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duly::annotate {

class XmlTree {
public:
    using Id = std::uint32_t;
    static constexpr Id none = 0xFFFFFFFF;

    /// Nothing when the bytes are no well-formed UTF-8 XML. `bytes` must outlive the tree.
    static std::optional<XmlTree> parse(std::string_view bytes);

    [[nodiscard]] Id root() const { return root_; }
    [[nodiscard]] Id parent(Id id) const { return nodes_[id].parent; }
    [[nodiscard]] Id first_child(Id id) const { return nodes_[id].first_child; }
    [[nodiscard]] Id next(Id id) const { return nodes_[id].next; }
    /// Elements and texts in the order of the document: the one after this, whatever its depth.
    [[nodiscard]] Id following(Id id) const { return id + 1 < nodes_.size() ? id + 1 : none; }
    /// The first one after this element's content.
    [[nodiscard]] Id behind(Id id) const;

    [[nodiscard]] bool is_element(Id id) const { return nodes_[id].kind == Kind::element; }
    [[nodiscard]] bool is_cdata(Id id) const { return nodes_[id].kind == Kind::cdata; }
    [[nodiscard]] std::string_view name(Id id) const; ///< with prefix; "" of texts
    [[nodiscard]] std::string_view local(Id id) const;
    [[nodiscard]] std::string_view prefix(Id id) const; ///< "w:" or ""
    [[nodiscard]] Id child(Id id, std::string_view local_name) const;

    // Where an element stands: begin of its start tag, begin and end of its content, end.
    [[nodiscard]] std::uint32_t begin(Id id) const { return nodes_[id].begin; }
    [[nodiscard]] std::uint32_t inner_begin(Id id) const { return nodes_[id].inner_begin; }
    [[nodiscard]] std::uint32_t inner_end(Id id) const { return nodes_[id].inner_end; }
    [[nodiscard]] std::uint32_t end(Id id) const { return nodes_[id].end; }
    [[nodiscard]] bool closes_itself(Id id) const; ///< `<a/>`
    [[nodiscard]] std::string_view slice(std::uint32_t from, std::uint32_t to) const {
        return bytes_.substr(from, to - from);
    }
    [[nodiscard]] std::string_view start_tag(Id id) const {
        return slice(begin(id), inner_begin(id));
    }
    /// What stands between the name and the end of a start tag.
    [[nodiscard]] std::string_view attributes(Id id) const;

    /// Value of the attribute of that local name, entities resolved; "" when there is none.
    [[nodiscard]] std::string attribute(Id id, std::string_view local_name) const;
    /// The same by the whole name ("xml:space").
    [[nodiscard]] std::string attribute_named(Id id, std::string_view whole_name) const;
    struct Range {
        std::uint32_t begin = 0, end = 0;
    };
    /// Where ` name="value"` stands, with the space before it.
    [[nodiscard]] std::optional<Range> attribute_range(Id id, std::string_view local_name) const;

    /// Text of a text node, entities resolved.
    [[nodiscard]] std::string text(Id id) const;
    /// All text below an element.
    [[nodiscard]] std::string text_below(Id id) const;
    [[nodiscard]] std::uint32_t code_points(Id text) const;
    /// Where in the bytes the code point of that index begins (its end, for one past the last).
    [[nodiscard]] std::uint32_t position(Id text, std::uint32_t code_point) const;

private:
    enum class Kind : std::uint8_t { element, text, cdata };
    struct Node {
        std::uint32_t begin = 0, inner_begin = 0, inner_end = 0, end = 0;
        Id parent = none, first_child = none, next = none;
        std::uint16_t name_length = 0;
        Kind kind = Kind::element;
    };
    struct Attribute {
        std::string_view name, value;
        std::uint32_t begin = 0, end = 0;
    };
    class Parser;
    void each_attribute(Id id, const std::function<bool(const Attribute&)>& take) const;

    std::string_view bytes_;
    std::vector<Node> nodes_;
    Id root_ = none;
};

/// Words as they may stand in XML, in attributes too.
std::string escaped(std::string_view text);

/// Changes to a text, gathered in any order and made in one go. No two may overlap; of several
/// insertions at one place the first given comes first.
class Splices {
public:
    void insert(std::uint32_t at, std::string text) { all_.push_back({at, at, std::move(text)}); }
    void erase(std::uint32_t from, std::uint32_t to) { all_.push_back({from, to, {}}); }
    void replace(std::uint32_t from, std::uint32_t to, std::string text) {
        all_.push_back({from, to, std::move(text)});
    }
    [[nodiscard]] bool empty() const { return all_.empty(); }
    [[nodiscard]] std::string apply(std::string_view text) const;

private:
    struct Splice {
        std::uint32_t from, to;
        std::string text;
    };
    std::vector<Splice> all_;
};

/// Puts XML behind what an element holds; one that closes itself is opened, and its end tag bears a
/// sign of that: "</a >".
void append_to(Splices& splices, const XmlTree& tree, XmlTree::Id element, const std::string& xml);

/// A text whose root `append_to` opened, with nothing left in it, closes itself as before.
std::string closed_again(std::string text);

} // namespace duly::annotate
