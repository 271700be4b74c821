// Marks of comments in the main document: putting them in, and taking them out again.
//
// A run that goes on behind a split can be told by its start tag, which ends with a space, or with
// two when its text was split as well ("<w:r >"), and a text that had to say that its spaces count
// by single quotes (xml:space='preserve'). Word writes none of these, so what we split we can join
// again to the byte; once Word has saved the file there is nothing to join, as it writes all runs
// anew.
#include <algorithm>
#include <map>

#include "annotate/docx/docx.hpp"
#include "annotate/docx/paragraph.hpp"

namespace duly::annotate::docx {
namespace {

using std::string_view;
using Id = XmlTree::Id;
constexpr Id none = XmlTree::none;
constexpr string_view kept_space = " xml:space='preserve'";
constexpr string_view run_goes_on = " >", text_goes_on = "  >"; ///< ends of start tags

std::string paragraph_name(const XmlTree& tree) {
    return std::string(tree.prefix(tree.root())) + "p";
}

/// The paragraphs in the order in which places count them, from 1.
std::vector<Id> paragraphs_of(const XmlTree& tree) {
    std::vector<Id> out;
    const std::string name = paragraph_name(tree);
    for (Id each = tree.root(); each != none; each = tree.following(each))
        if (tree.name(each) == name) out.push_back(each);
    return out;
}

/// The outermost paragraph around an element, and itself; comments do not stand in text boxes.
Id outermost(const XmlTree& tree, Id element, string_view name) {
    Id out = none;
    bool boxed = false;
    for (Id each = element; each != none; each = tree.parent(each)) {
        boxed = boxed || tree.local(each) == "txbxContent";
        if (tree.name(each) == name && (out == none || boxed)) out = each;
    }
    return out;
}

std::string run_properties(const XmlTree& tree, Id run) {
    const Id properties = tree.child(run, "rPr");
    return properties == none
               ? std::string()
               : std::string(tree.slice(tree.begin(properties), tree.end(properties)));
}

class Marking {
public:
    explicit Marking(const XmlTree& tree) : tree_(tree), prefix_(tree.prefix(tree.root())) {}

    void add(const std::string& id, const Point& start, const Point& end) {
        const std::string named = prefix_ + "id=\"" + id + "\"/>";
        at(start).starts += "<" + prefix_ + "commentRangeStart " + named;
        at(end).ends += "<" + prefix_ + "commentRangeEnd " + named + "<" + prefix_ + "r><" +
                        prefix_ + "commentReference " + named + "</" + prefix_ + "r>";
    }

    std::string apply(string_view document) const {
        Splices splices;
        std::map<Id, bool> spaced;
        for (const auto& [place, here] : all_) {
            const std::string marks = here.ends + here.starts;
            const Point& point = here.point;
            if (point.run == none) {
                splices.insert(point.at, marks);
                continue;
            }
            const std::string run(tree_.name(point.run));
            std::string words;
            if (point.text != none) {
                words = "</" + std::string(tree_.name(point.text)) + ">";
                if (!spaced[point.text] && tree_.attribute(point.text, "space").empty())
                    splices.insert(tree_.inner_begin(point.text) - 1, std::string(kept_space));
                spaced[point.text] = true;
            }
            words.append("</").append(run).append(">").append(marks).append("<").append(run);
            words += tree_.attributes(point.run);
            words += point.text != none ? text_goes_on : run_goes_on;
            words += run_properties(tree_, point.run);
            if (point.text != none)
                words += "<" + std::string(tree_.name(point.text)) + std::string(kept_space) + ">";
            splices.insert(point.at, std::move(words));
        }
        return splices.apply(document);
    }

private:
    struct Here {
        Point point;
        std::string ends, starts;
    };
    Here& at(const Point& point) {
        Here& here = all_[point.at];
        here.point = point;
        return here;
    }

    const XmlTree& tree_;
    std::string prefix_;
    std::map<std::uint32_t, Here> all_; ///< by place; what ends there before what begins
};

class Unmarking {
public:
    Unmarking(const XmlTree& tree, const std::set<std::string>& ids) : tree_(tree), ids_(ids) {}

    std::string apply(string_view document) {
        for (Id each = tree_.root(); each != none; each = tree_.following(each))
            if (is_ours(each)) gone_.insert(each);
        for (const Id each : gone_)
            if (!follows_ours(each)) take_group(each);
        return splices_.apply(document);
    }

private:
    /// A mark of ours, or a run with nothing in it but one.
    [[nodiscard]] bool is_ours(Id id) const {
        const string_view name = tree_.local(id);
        if (name == "commentRangeStart" || name == "commentRangeEnd")
            return ids_.contains(tree_.attribute(id, "id"));
        if (name == "commentReference") // within a run that holds more
            return ids_.contains(tree_.attribute(id, "id")) && !is_ours(tree_.parent(id));
        if (name != "r") return false;
        bool found = false;
        for (Id each = tree_.first_child(id); each != none; each = tree_.next(each)) {
            if (!tree_.is_element(each) || tree_.local(each) == "rPr") continue;
            if (tree_.local(each) != "commentReference" ||
                !ids_.contains(tree_.attribute(each, "id")))
                return false;
            found = true;
        }
        return found;
    }
    [[nodiscard]] Id before(Id id) const {
        Id last = none;
        for (Id each = tree_.first_child(tree_.parent(id)); each != id; each = tree_.next(each))
            last = each;
        return last;
    }
    [[nodiscard]] bool follows_ours(Id id) const {
        // Nodes are numbered in the order of the document, so the one before is looked for among
        // those that end where this begins.
        const auto found = gone_.find(id);
        if (found == gone_.begin()) return false;
        const Id last = *std::prev(found);
        return tree_.next(last) == id;
    }
    [[nodiscard]] bool goes_on(Id run) const {
        return run != none && tree_.local(run) == "r" && !tree_.closes_itself(run) &&
               tree_.start_tag(run).ends_with(run_goes_on);
    }
    [[nodiscard]] Id first_words(Id run) const {
        for (Id each = tree_.first_child(run); each != none; each = tree_.next(each))
            if (tree_.local(each) != "rPr") return each;
        return none;
    }
    [[nodiscard]] Id last_words(Id run) const {
        Id last = none;
        for (Id each = tree_.first_child(run); each != none; each = tree_.next(each))
            last = each;
        return last;
    }
    /// Marks that follow one another, and the split they stand in if they do.
    void take_group(Id first) {
        Id last = first;
        splices_.erase(tree_.begin(first), tree_.end(first));
        while (tree_.next(last) != none && gone_.contains(tree_.next(last))) {
            last = tree_.next(last);
            splices_.erase(tree_.begin(last), tree_.end(last));
        }
        const Id right = tree_.next(last);
        if (!goes_on(right)) return;
        const Id left = before(first);
        if (left == none || tree_.local(left) != "r" || tree_.closes_itself(left) ||
            run_properties(tree_, left) != run_properties(tree_, right))
            return;
        const Id properties = tree_.child(right, "rPr");
        const Id ending = last_words(left), beginning = first_words(right);
        std::uint32_t from = tree_.inner_end(left);
        std::uint32_t to = properties == none ? tree_.inner_begin(right) : tree_.end(properties);
        if (tree_.start_tag(right).ends_with(text_goes_on)) {
            if (ending == none || beginning == none || tree_.local(ending) != "t" ||
                tree_.local(beginning) != "t")
                return;
            from = tree_.inner_end(ending);
            to = tree_.inner_begin(beginning);
            const bool begun_before =
                tree_.start_tag(left).ends_with(text_goes_on) && first_words(left) == ending;
            if (!begun_before && tree_.start_tag(ending).ends_with(std::string(kept_space) + ">"))
                splices_.erase(tree_.inner_begin(ending) - 1 -
                                   static_cast<std::uint32_t>(kept_space.size()),
                               tree_.inner_begin(ending) - 1);
        }
        splices_.erase(from, to);
    }

    const XmlTree& tree_;
    const std::set<std::string>& ids_;
    std::set<Id> gone_;
    Splices splices_;
};

} // namespace

std::optional<std::string> with_marks(string_view document, const std::vector<Mark>& marks) {
    const auto tree = XmlTree::parse(document);
    if (!tree) return std::nullopt;
    const std::vector<Id> paragraphs = paragraphs_of(*tree);
    const std::string name = paragraph_name(*tree);
    const auto has_words = [&](std::size_t index) {
        return !ParagraphView(*tree, paragraphs[index]).empty();
    };
    Marking marking(*tree);
    for (const Mark& mark : marks) {
        std::size_t index = mark.paragraph == 0 ? 0 : mark.paragraph - 1;
        std::uint32_t start = mark.start, end = mark.end;
        if (index >= paragraphs.size() || !has_words(index)) {
            // The nearest words before an empty paragraph, else the first there are.
            index = std::min(index, paragraphs.size());
            while (index > 0 && !has_words(index - 1))
                --index;
            if (index == 0)
                while (index < paragraphs.size() && !has_words(index))
                    ++index;
            else
                --index;
            if (index >= paragraphs.size()) return std::nullopt;
            start = end = 0;
        }
        const Id paragraph = paragraphs[index];
        const Id outer = outermost(*tree, paragraph, name);
        const ParagraphView view(*tree, outer);
        if (outer != paragraph) {
            marking.add(mark.id, view.before_element(paragraph), view.behind_element(paragraph));
            continue;
        }
        if (start >= view.length() || end <= start) {
            start = 0;
            end = view.length();
        }
        marking.add(mark.id, view.before(start), view.behind(std::min(end, view.length())));
    }
    return marking.apply(document);
}

std::optional<std::string> without_marks(string_view document, const std::set<std::string>& ids) {
    const auto tree = XmlTree::parse(document);
    if (!tree) return std::nullopt;
    return Unmarking(*tree, ids).apply(document);
}

Mark mark_of_note(string_view document, string_view notes, std::uint32_t number) {
    Mark out;
    const auto part = XmlTree::parse(notes);
    const auto tree = XmlTree::parse(document);
    if (!part || !tree) return out;
    const std::vector<Id> inside = paragraphs_of(*part);
    if (number == 0 || number > inside.size()) return out;
    Id note = inside[number - 1];
    while (note != none && part->parent(note) != part->root())
        note = part->parent(note);
    if (note == none) return out;
    const std::string id = part->attribute(note, "id");
    const std::string wanted = std::string(part->local(note)) + "Reference";
    const std::string name = paragraph_name(*tree);
    std::uint32_t paragraph = 0;
    for (Id each = tree->root(); each != none; each = tree->following(each)) {
        if (tree->name(each) == name) ++paragraph;
        if (tree->local(each) == wanted && tree->attribute(each, "id") == id) {
            out.paragraph = paragraph;
            return out;
        }
    }
    return out;
}

} // namespace duly::annotate::docx
