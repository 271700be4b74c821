#include "annotate/odt/odt.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "annotate/odt/text.hpp"
#include "annotate/remarks.hpp"

namespace duly::annotate::odt {
namespace {

using std::string_view;
using Id = XmlTree::Id;
constexpr Id none = XmlTree::none;
constexpr const char* content_part = "content.xml";

bool is_paragraph(const XmlTree& tree, Id id) {
    const string_view name = tree.local(id);
    return name == "p" || name == "h";
}

/// An annotation's words, when it is ours; and when it was made.
std::vector<std::string> words_of_ours(const XmlTree& tree, Id annotation, std::string& date) {
    if (tree.local(annotation) != "annotation") return {};
    std::string creator;
    std::vector<std::string> words;
    for (Id each = tree.first_child(annotation); each != none; each = tree.next(each)) {
        if (tree.local(each) == "creator") creator = tree.text_below(each);
        if (tree.local(each) == "date") date = tree.text_below(each);
        if (is_paragraph(tree, each)) words.push_back(tree.text_below(each));
    }
    if (creator != author || words.empty() || !is_mark(words.back())) words.clear();
    return words;
}

/// The content without our annotations and the marks of their ends.
std::string without_ours(const XmlTree& tree, string_view content, Dates& dates) {
    Splices splices;
    std::set<std::string> names;
    for (Id each = tree.root(); each != none; each = tree.following(each)) {
        std::string date;
        if (const auto words = words_of_ours(tree, each, date); !words.empty()) {
            splices.erase(tree.begin(each), tree.end(each));
            names.insert(tree.attribute(each, "name"));
            dates.keep(words, date);
        } else if (tree.local(each) == "annotation-end") {
            const std::string name = tree.attribute(each, "name");
            if (!name.empty() && names.contains(name))
                splices.erase(tree.begin(each), tree.end(each));
        }
    }
    return splices.apply(content);
}

std::string annotation_xml(const Remark& remark, const std::string& name, const std::string& office,
                           const std::string& text, const std::string& date) {
    const std::string dc = " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
    std::string out = "<" + office + "annotation " + office + "name=\"" + name + "\"><dc:creator" +
                      dc + ">" + std::string(author) + "</dc:creator>";
    if (!date.empty()) out += "<dc:date" + dc + ">" + escaped(date) + "</dc:date>";
    const std::string opened = "<" + text + "p>", closed = "</" + text + "p>";
    for (const std::string& line : remark.words)
        out.append(opened).append(escaped(line)).append(closed);
    return out + "</" + office + "annotation>";
}

Result<std::string> with_remarks(Container& package, const std::string& content,
                                 const Request& request, const Dates& dates) {
    const auto tree = XmlTree::parse(content);
    if (!tree) return package.damaged("its content is no sound XML");
    const Text text(*tree);
    std::set<std::string> taken;
    for (Id each = tree->root(); each != none; each = tree->following(each))
        if (tree->local(each) == "annotation") taken.insert(tree->attribute(each, "name"));
    const std::string office(tree->prefix(tree->root()));
    // What ends at a place stands before what begins there.
    std::map<std::uint32_t, std::pair<std::string, std::string>> marks;
    std::size_t number = 0;
    for (const Remark& remark : request.remarks) {
        const model::Place& place = remark.place;
        const bool here = place.entry == content_part;
        const auto where =
            text.around(here ? place.paragraph.value_or(0) : 0, here ? place.start.value_or(0) : 0,
                        here ? place.end.value_or(0) : 0);
        if (!where) return package.damaged("it has no words to put a remark on");
        std::string name;
        do
            name = std::string(author) + "-" + std::to_string(++number);
        while (taken.contains(name));
        marks[where->begin].second +=
            annotation_xml(remark, name, office, text.prefix(), dates.of(remark, request.now));
        marks[where->end]
            .first.append("<")
            .append(office)
            .append("annotation-end ")
            .append(office)
            .append("name=\"" + name + "\"/>");
    }
    Splices splices;
    for (const auto& [at, words] : marks)
        splices.insert(at, words.first + words.second);
    return splices.apply(content);
}

} // namespace

Result<std::string> rewrite(Container& package, const Request& request) {
    if (const auto manifest = package.read("META-INF/manifest.xml");
        manifest && manifest->find("encryption-data") != std::string::npos)
        return fail("encrypted-file", package.name(),
                    "The file is locked with a password. Save a copy without one in LibreOffice "
                    "and annotate that.");
    const auto content = package.read(content_part);
    if (!content) return tl::unexpected(content.error());
    const auto tree = XmlTree::parse(*content);
    if (!tree) return package.damaged("its content is no sound XML");
    Dates dates;
    std::string bare = without_ours(*tree, *content, dates);
    if (!request.remarks.empty()) {
        auto marked = with_remarks(package, bare, request, dates);
        if (!marked) return marked;
        bare = std::move(*marked);
    }
    package.set(content_part, std::move(bare));
    return package.take();
}

} // namespace duly::annotate::odt
