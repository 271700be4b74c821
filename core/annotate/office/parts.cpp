#include "annotate/office/parts.hpp"

#include <vector>

#include "support/part_names.hpp"
#include "support/utf8.hpp"

namespace duly::annotate {
namespace {

using std::string_view;
constexpr auto npos = string_view::npos;
using Id = XmlTree::Id;

constexpr string_view types_part = "[Content_Types].xml";
constexpr string_view our_relation = "rIdDulyRemarks"; ///< by which we know what we entered

string_view folder_of(string_view part) {
    const std::size_t slash = part.rfind('/');
    return slash == npos ? string_view() : part.substr(0, slash + 1);
}

/// Puts an element before the end of a part's root.
Result<bool> add_child(Container& package, const std::string& part, const std::string& element) {
    const auto bytes = package.read(part);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto tree = XmlTree::parse(*bytes);
    if (!tree) return package.damaged("its part " + part + " is no sound XML");
    Splices splices;
    append_to(splices, *tree, tree->root(), element);
    package.set(part, splices.apply(*bytes));
    return true;
}

/// Takes out the children of a part's root that have this value of an attribute.
bool remove_children(Container& package, const std::string& part, string_view attribute,
                     string_view value) {
    const auto bytes = package.read(part);
    if (!bytes) return false;
    const auto tree = XmlTree::parse(*bytes);
    if (!tree) return false;
    Splices splices;
    for (Id each = tree->first_child(tree->root()); each != XmlTree::none; each = tree->next(each))
        if (tree->is_element(each) && tree->attribute(each, attribute) == value)
            splices.erase(tree->begin(each), tree->end(each));
    if (splices.empty()) return false;
    package.set(part, splices.apply(*bytes));
    return true;
}

std::string prefix_of_root(Container& package, const std::string& part) {
    const auto bytes = package.read(part);
    if (!bytes) return {};
    const auto tree = XmlTree::parse(*bytes);
    return tree ? std::string(tree->prefix(tree->root())) : std::string();
}

} // namespace

std::string relations_of(string_view part) {
    const string_view folder = folder_of(part);
    std::string out(folder);
    out.append("_rels/").append(part.substr(folder.size())).append(".rels");
    return out;
}

std::string related_part(Container& package, const std::string& from, string_view type) {
    const auto bytes = package.read(relations_of(from));
    if (!bytes) return {};
    const auto tree = XmlTree::parse(*bytes);
    if (!tree) return {};
    for (Id each = tree->first_child(tree->root()); each != XmlTree::none;
         each = tree->next(each)) {
        if (!tree->is_element(each) || tree->attribute(each, "TargetMode") == "External") continue;
        const std::string kind = tree->attribute(each, "Type");
        if (kind.substr(kind.rfind('/') + 1) == type)
            return resolve_part(from, tree->attribute(each, "Target"));
    }
    return {};
}

std::string main_part(Container& package) {
    std::string part = related_part(package, "", "officeDocument");
    if (part.empty()) part = "word/document.xml";
    return package.has(part) ? part : std::string();
}

Result<bool> enter_part(Container& package, const std::string& from, const std::string& part,
                        const std::string& content_type, const std::string& relation_type) {
    const std::string types(types_part);
    const std::string types_prefix = prefix_of_root(package, types);
    auto done = add_child(package, types,
                          "<" + types_prefix + "Override PartName=\"/" + escaped(part) +
                              "\" ContentType=\"" + content_type + "\"/>");
    if (!done) return done;
    const std::string relations = relations_of(from);
    if (!package.has(relations))
        package.set(relations,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                    "relationships\"></Relationships>");
    return add_child(package, relations,
                     "<" + prefix_of_root(package, relations) + "Relationship Id=\"" +
                         std::string(our_relation) + "\" Type=\"" + relation_type +
                         "\" Target=\"/" + escaped(part) + "\"/>");
}

bool withdraw_part(Container& package, const std::string& from, const std::string& part) {
    if (!remove_children(package, relations_of(from), "Id", our_relation)) return false;
    remove_children(package, std::string(types_part), "PartName", "/" + part);
    package.remove(part);
    return true;
}

} // namespace duly::annotate
