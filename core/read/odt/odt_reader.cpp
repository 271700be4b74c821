#include "read/odt/odt_reader.hpp"

#include "read/odt/odt_story.hpp"

namespace duly::read {
namespace {

using std::string_view;

/// Whether the manifest says that parts are encrypted.
bool is_locked(Package& package) {
    if (package.has("encrypted-package")) return true;
    if (!package.has("META-INF/manifest.xml")) return false;
    const auto manifest = XmlPart::read(package, "META-INF/manifest.xml");
    if (!manifest) return false;
    const pugi::xml_node root = (*manifest)->root();
    for (pugi::xml_node node = next_below(root, root); node; node = next_below(node, root))
        if (is(node, "encryption-data")) return true;
    return false;
}

void read_properties(Package& package, model::ReadFile& out) {
    if (!package.has("meta.xml")) return;
    const auto part = XmlPart::read(package, "meta.xml");
    if (!part) return;
    for (pugi::xml_node node : child((*part)->root(), "meta").children()) {
        std::string name(local(node));
        if (name.empty() || name == "document-statistic") continue;
        if (name == "initial-creator") name = "author";
        if (name == "creator") name = "last-modified-by";
        if (name == "creation-date") name = "created";
        if (name == "date") name = "modified";
        if (name == "user-defined") name = "custom: " + clean(attribute(node, "name"));
        std::string value = text_below(node);
        if (!value.empty()) out.properties.push_back({std::move(name), std::move(value)});
    }
}

} // namespace

Result<model::ReadFile> read_odt(Package& package, const std::string& name) {
    if (is_locked(package))
        return fail("encrypted-file", name,
                    "The file is locked with a password. Save a copy without one in LibreOffice "
                    "(File, Save As) and check that.");
    model::ReadFile out;
    out.file = std::make_shared<model::File>();
    out.file->name = name;
    out.file->format = "odt";
    out.file->map = model::SourceMap(model::SourceMap::Addressing::package);
    OdtStory story(package, out);
    if (auto done = story.read(); !done) return tl::unexpected(std::move(done.error()));
    read_properties(package, out);
    return out;
}

Result<model::ReadFile> read_odt(string_view bytes, const std::string& name,
                                 const PackageLimits& limits) {
    auto package = Package::open(bytes, name, limits);
    if (!package) return tl::unexpected(std::move(package.error()));
    return read_odt(*package, name);
}

} // namespace duly::read
