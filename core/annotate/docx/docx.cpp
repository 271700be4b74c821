#include "annotate/docx/docx.hpp"

#include <algorithm>
#include <charconv>

#include "annotate/office/parts.hpp"
#include "annotate/remarks.hpp"

namespace duly::annotate::docx {
namespace {

using std::string_view;
using Id = XmlTree::Id;
constexpr Id none = XmlTree::none;

constexpr string_view usual_name_space =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr string_view strict_name_space = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// Comments as their part has them.
struct Comments {
    std::set<std::string> ours;       ///< ids
    std::set<std::string> paragraphs; ///< w14:paraId of our paragraphs, once Word gave them some
    long last_id = -1;                ///< the highest of all that are not ours
    bool others = false;
    Dates dates; ///< of ours
    Splices without_ours;
};

std::vector<std::string> words_of(const XmlTree& tree, Id comment) {
    std::vector<std::string> out;
    for (Id each = tree.first_child(comment); each != none; each = tree.next(each))
        if (tree.local(each) == "p") out.push_back(tree.text_below(each));
    return out;
}

Comments look_through(const XmlTree& tree) {
    Comments out;
    for (Id each = tree.first_child(tree.root()); each != none; each = tree.next(each)) {
        if (tree.local(each) != "comment") continue;
        const std::string id = tree.attribute(each, "id");
        const auto words = words_of(tree, each);
        if (tree.attribute(each, "author") == author && !words.empty() && is_mark(words.back())) {
            out.ours.insert(id);
            out.dates.keep(words, tree.attribute(each, "date"));
            out.without_ours.erase(tree.begin(each), tree.end(each));
            for (Id p = tree.first_child(each); p != none; p = tree.next(p))
                if (const std::string name = tree.attribute(p, "paraId");
                    tree.is_element(p) && !name.empty())
                    out.paragraphs.insert(name);
            continue;
        }
        out.others = true;
        long number = 0;
        std::from_chars(id.data(), id.data() + id.size(), number);
        out.last_id = std::max(out.last_id, number);
    }
    return out;
}

std::string comment_xml(const Remark& remark, const std::string& id, const std::string& prefix,
                        const std::string& date) {
    const auto tag = [&](const char* name) { return prefix + name; };
    std::string out = "<" + tag("comment") + " " + tag("id") + "=\"" + id + "\" " + tag("author") +
                      "=\"" + std::string(author) + "\" " + tag("initials") + "=\"" +
                      std::string(author) + "\"";
    if (!date.empty()) out += " " + tag("date") + "=\"" + escaped(date) + "\"";
    out += ">";
    for (const std::string& line : remark.words)
        out += "<" + tag("p") + "><" + tag("r") + "><" + tag("t") + " xml:space=\"preserve\">" +
               escaped(line) + "</" + tag("t") + "></" + tag("r") + "></" + tag("p") + ">";
    return out + "</" + tag("comment") + ">";
}

/// Word keeps more about each comment in parts of their own (who answered whom). What these say of
/// ours goes with them; answers to ours that others gave stay, as remarks of their own.
void forget(Container& package, const std::string& document, const std::set<std::string>& ours) {
    if (ours.empty()) return;
    std::set<std::string> durable;
    for (const char* const type : {"commentsExtended", "commentsIds", "commentsExtensible"}) {
        const std::string part = related_part(package, document, type);
        const auto bytes = part.empty() ? Result<std::string>() : package.read(part);
        if (part.empty() || !bytes) continue;
        const auto tree = XmlTree::parse(*bytes);
        if (!tree) continue;
        Splices splices;
        for (Id each = tree->first_child(tree->root()); each != none; each = tree->next(each)) {
            if (!tree->is_element(each)) continue;
            const std::string lasting = tree->attribute(each, "durableId");
            if (ours.contains(tree->attribute(each, "paraId"))) {
                splices.erase(tree->begin(each), tree->end(each));
                if (!lasting.empty()) durable.insert(lasting);
            } else if (!lasting.empty() && durable.contains(lasting)) {
                splices.erase(tree->begin(each), tree->end(each));
            } else if (ours.contains(tree->attribute(each, "paraIdParent"))) {
                const auto where = tree->attribute_range(each, "paraIdParent");
                if (where) splices.erase(where->begin, where->end);
            }
        }
        if (!splices.empty()) package.set(part, splices.apply(*bytes));
    }
}

struct Document {
    std::string part, text, prefix, name_space;
};

Result<Document> main_document(Container& package) {
    Document out;
    out.part = main_part(package);
    if (out.part.empty()) return package.damaged("the part that holds its words is missing");
    auto bytes = package.read(out.part);
    if (!bytes) return tl::unexpected(bytes.error());
    out.text = std::move(*bytes);
    const auto tree = XmlTree::parse(out.text);
    if (!tree) return package.damaged("its part " + out.part + " is no sound XML");
    out.prefix = tree->prefix(tree->root());
    const bool named = out.prefix.size() > 1;
    if (named)
        out.name_space = tree->attribute_named(
            tree->root(), "xmlns:" + out.prefix.substr(0, out.prefix.size() - 1));
    if (!named || (out.name_space != usual_name_space && out.name_space != strict_name_space))
        return fail("unsupported-format", package.name(),
                    "This Word document is written in an unusual way, and remarks cannot be "
                    "written into it. Open it in Word, save it anew and try that.");
    return out;
}

/// The part of the comments without ours, and what there was of ours in it.
struct CommentsPart {
    std::string name, text, prefix;
    Comments found;
};

Result<CommentsPart> comments_part(Container& package, const Document& document) {
    CommentsPart out;
    out.name = related_part(package, document.part, "comments");
    if (out.name.empty() || !package.has(out.name)) {
        out.name.clear();
        return out;
    }
    const auto bytes = package.read(out.name);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto tree = XmlTree::parse(*bytes);
    if (!tree) return package.damaged("its part " + out.name + " is no sound XML");
    out.prefix = tree->prefix(tree->root());
    out.found = look_through(*tree);
    out.text = closed_again(out.found.without_ours.apply(*bytes));
    return out;
}

Mark mark_of(Container& package, const Document& document, const Remark& remark) {
    const model::Place& place = remark.place;
    if (!place.entry || !place.paragraph) return {};
    if (*place.entry != document.part) { // a note's words: its mark in the text stands for them
        const auto notes = package.read(*place.entry);
        return notes ? mark_of_note(document.text, *notes, *place.paragraph) : Mark{};
    }
    return {{}, *place.paragraph, place.start.value_or(0), place.end.value_or(0)};
}

Result<bool> write(Container& package, const Request& request, Document& document,
                   CommentsPart& comments) {
    if (comments.name.empty()) {
        const std::size_t slash = document.part.rfind('/');
        comments.name =
            (slash == std::string::npos ? std::string() : document.part.substr(0, slash + 1)) +
            "comments.xml";
        while (package.has(comments.name)) // one that nothing refers to
            comments.name.insert(comments.name.size() - 4, "-duly");
        comments.prefix = document.prefix;
        const std::string root = document.prefix + "comments";
        comments.text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<" + root +
                        " xmlns:" + document.prefix.substr(0, document.prefix.size() - 1) + "=\"" +
                        document.name_space + "\"></" + root + ">";
        const bool strict = document.name_space == strict_name_space;
        auto entered = enter_part(
            package, document.part, comments.name,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
            strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
                   : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                     "comments");
        if (!entered) return entered;
    }
    const std::string now = request.now.empty() ? std::string() : request.now + "Z"; // as Word does
    std::vector<Mark> marks;
    std::string words;
    long id = comments.found.last_id;
    for (const Remark& remark : request.remarks) {
        marks.push_back(mark_of(package, document, remark));
        marks.back().id = std::to_string(++id);
        words += comment_xml(remark, marks.back().id, comments.prefix,
                             comments.found.dates.of(remark, now));
    }
    const auto marked = with_marks(document.text, marks);
    if (!marked) return package.damaged("it has no words to put a remark on");
    const auto tree = XmlTree::parse(comments.text);
    if (!tree) return package.damaged("its comments are no sound XML");
    Splices splices;
    append_to(splices, *tree, tree->root(), words);
    package.set(comments.name, splices.apply(comments.text));
    package.set(document.part, *marked);
    return true;
}

} // namespace

Result<std::string> rewrite(Container& package, const Request& request) {
    auto document = main_document(package);
    if (!document) return tl::unexpected(document.error());
    auto comments = comments_part(package, *document);
    if (!comments) return tl::unexpected(comments.error());
    if (!comments->found.ours.empty()) {
        auto cleared = without_marks(document->text, comments->found.ours);
        if (!cleared) return package.damaged("its words are no sound XML");
        document->text = std::move(*cleared);
        package.set(document->part, document->text);
        forget(package, document->part, comments->found.paragraphs);
        if (!comments->found.others && withdraw_part(package, document->part, comments->name))
            comments->name.clear();
        else
            package.set(comments->name, comments->text);
    }
    if (!request.remarks.empty())
        if (auto done = write(package, request, *document, *comments); !done)
            return tl::unexpected(done.error());
    return package.take();
}

} // namespace duly::annotate::docx
