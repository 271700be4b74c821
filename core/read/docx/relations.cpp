#include "read/docx/relations.hpp"

#include "read/office/xml.hpp"
#include "support/part_names.hpp"
#include "support/utf8.hpp"

namespace duly::read {

using std::string_view;

Relations Relations::of(Package& package, string_view part) {
    Relations out;
    out.from_ = std::string(part);
    const std::size_t slash = part.rfind('/');
    const string_view folder = slash == string_view::npos ? "" : part.substr(0, slash + 1);
    const string_view file = slash == string_view::npos ? part : part.substr(slash + 1);
    std::string name(folder);
    name.append("_rels/").append(file).append(".rels");
    if (!package.has(name)) return out;
    const auto tree = XmlPart::read(package, name);
    if (!tree) return out;
    for (pugi::xml_node each : (*tree)->root().children()) {
        if (!is(each, "Relationship")) continue;
        Relation made;
        made.id = attribute(each, "Id");
        const string_view type = attribute(each, "Type");
        made.type = type.substr(type.rfind('/') == string_view::npos ? 0 : type.rfind('/') + 1);
        if (attribute(each, "TargetMode") != "External")
            made.target = resolve_part(part, attribute(each, "Target"));
        out.all_.push_back(std::move(made));
    }
    return out;
}

std::string Relations::part(const Package& package, string_view type, string_view usual) const {
    for (const Relation& each : all_)
        if (each.type == type && !each.target.empty()) return each.target;
    if (usual.empty()) return {};
    std::string beside = resolve_part(from_, usual);
    return package.has(beside) ? beside : std::string();
}

const Relations::Relation* Relations::by_id(string_view id) const {
    for (const Relation& each : all_)
        if (each.id == id) return &each;
    return nullptr;
}

std::string content_type(Package& package, string_view part) {
    const auto tree = XmlPart::read(package, "[Content_Types].xml");
    if (!tree) return {};
    const std::string wanted = "/" + utf8::ascii_lower(part);
    const std::string ending = wanted.substr(std::min(wanted.rfind('.'), wanted.size() - 1) + 1);
    std::string by_ending;
    for (pugi::xml_node each : (*tree)->root().children()) {
        if (is(each, "Override") && utf8::ascii_lower(attribute(each, "PartName")) == wanted)
            return std::string(attribute(each, "ContentType"));
        if (is(each, "Default") && utf8::ascii_lower(attribute(each, "Extension")) == ending)
            by_ending = attribute(each, "ContentType");
    }
    return by_ending;
}

} // namespace duly::read
