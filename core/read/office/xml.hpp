// Parts of an office file as trees. Names are told by their local part, so that any prefix and the
// namespaces of "strict" files will do.
#pragma once

#include <cstdint>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "read/office/package.hpp"

namespace duly::read {

/// How deep the walks follow a tree; what lies deeper is left out with a note.
inline constexpr int deepest = 200;

/// A tree with the bytes it stands in.
class XmlPart {
public:
    /// Codes: those of Package::read, and damaged-file for what is no XML.
    static Result<std::unique_ptr<XmlPart>> read(Package& package, std::string_view part);
    XmlPart(const XmlPart&) = delete;
    XmlPart& operator=(const XmlPart&) = delete;
    ~XmlPart() { package_.give_back_tree(tree_bytes_); }

    [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }
    [[nodiscard]] const std::string& name() const { return name_; } ///< as the container has it

private:
    explicit XmlPart(Package& package) : package_(package) {}

    Package& package_;
    std::uint64_t tree_bytes_ = 0;
    std::string name_, bytes_;
    pugi::xml_document document_;
};

inline std::string_view local(const char* name) {
    const char* begin = name;
    const char* at = name;
    for (; *at != '\0'; ++at)
        if (*at == ':') begin = at + 1;
    return {begin, static_cast<std::size_t>(at - begin)};
}
inline std::string_view local(pugi::xml_node node) {
    return local(node.name());
}
inline bool is(pugi::xml_node node, std::string_view name) {
    return local(node) == name;
}
/// First child element of that local name, or a null node.
pugi::xml_node child(pugi::xml_node parent, std::string_view name);
/// Value of the attribute of that local name; empty when there is none.
std::string_view attribute(pugi::xml_node node, std::string_view name);
bool has_attribute(pugi::xml_node node, std::string_view name);
/// As a number; `otherwise` when it is none.
int number_of(std::string_view text, int otherwise);
/// The next node in document order below `top`, or null; without recursion.
pugi::xml_node next_below(pugi::xml_node node, pugi::xml_node top, bool descend = true);
/// How many elements of that name, prefix and all, there are below `top`.
std::uint32_t count_below(pugi::xml_node top, std::string_view name);
/// Well-formed UTF-8 without control characters, for words that do not pass through a Line.
std::string clean(std::string_view text);
/// All text below a node, white space collapsed.
std::string text_below(pugi::xml_node top);

} // namespace duly::read
