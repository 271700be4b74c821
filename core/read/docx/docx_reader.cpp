#include "read/docx/docx_reader.hpp"

#include "read/docx/story.hpp"
#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;

void add_property(model::ReadFile& out, std::string name, std::string value) {
    if (!value.empty()) out.properties.push_back({std::move(name), std::move(value)});
}

/// Title, author and the like: what a file about to be published says of people.
void read_properties(Package& package, const Relations& relations, model::ReadFile& out) {
    const auto each_of = [&](string_view type, string_view usual, auto&& take) {
        const std::string part = relations.part(package, type, usual);
        if (part.empty() || !package.has(part)) return;
        if (const auto tree = XmlPart::read(package, part))
            for (pugi::xml_node node : (*tree)->root().children())
                if (!local(node).empty()) take(node);
    };
    const auto plain = [&](pugi::xml_node node) {
        const string_view name = local(node);
        std::string kebab;
        for (const char c : name) {
            if (c >= 'A' && c <= 'Z' && !kebab.empty()) kebab.push_back('-');
            kebab.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        }
        add_property(out, name == "creator" ? "author" : kebab, text_below(node));
    };
    each_of("core-properties", "docProps/core.xml", plain);
    each_of("extended-properties", "docProps/app.xml", [&](pugi::xml_node node) {
        const string_view name = local(node);
        for (const string_view wanted :
             {"Company", "Manager", "Template", "Pages", "Application", "HyperlinkBase"})
            if (name == wanted) plain(node);
    });
    each_of("custom-properties", "docProps/custom.xml", [&](pugi::xml_node node) {
        add_property(out, "custom: " + clean(attribute(node, "name")), text_below(node));
    });
}

} // namespace

Result<model::ReadFile> read_docx(Package& package, const std::string& name) {
    const Relations relations = Relations::of(package, "");
    const std::string document = relations.part(package, "officeDocument", "word/document.xml");
    if (document.empty() || !package.has(document))
        return fail("damaged-file", name,
                    "The file is damaged: the part that holds its words is missing. Open it in "
                    "Word, save it anew and check that.");
    model::ReadFile out;
    out.file = std::make_shared<model::File>();
    out.file->name = name;
    out.file->format = "docx";
    out.file->map = model::SourceMap(model::SourceMap::Addressing::package);
    StoryReader story(package, out);
    if (auto done = story.read(document); !done) return tl::unexpected(std::move(done.error()));
    read_properties(package, relations, out);
    return out;
}

Result<model::ReadFile> read_docx(string_view bytes, const std::string& name,
                                  const PackageLimits& limits) {
    auto package = Package::open(bytes, name, limits);
    if (!package) return tl::unexpected(std::move(package.error()));
    return read_docx(*package, name);
}

} // namespace duly::read
