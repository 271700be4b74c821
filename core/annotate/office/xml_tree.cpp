#include "annotate/office/xml_tree.hpp"

#include <algorithm>
#include <charconv>

#include "support/utf8.hpp"

namespace duly::annotate {
namespace {

using std::string_view;
constexpr auto npos = string_view::npos;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

string_view local_of(string_view name) {
    const std::size_t colon = name.find(':');
    return colon == npos ? name : name.substr(colon + 1);
}

/// The code point that stands at `at`, as text or as an entity, and `at` moved past it.
char32_t next_of(string_view raw, std::size_t& at) {
    if (raw[at] == '\r') { // a line's end is one, whatever it is made of
        at += at + 1 < raw.size() && raw[at + 1] == '\n' ? 2 : 1;
        return U'\n';
    }
    if (raw[at] != '&') return utf8::next(raw, at);
    const std::size_t stop = raw.find(';', at);
    if (stop == npos || stop - at > 12) {
        ++at;
        return U'&';
    }
    const string_view name = raw.substr(at + 1, stop - at - 1);
    for (const auto& [word, sign] : {std::pair<string_view, char32_t>{"amp", U'&'},
                                     {"lt", U'<'},
                                     {"gt", U'>'},
                                     {"quot", U'"'},
                                     {"apos", U'\''}})
        if (name == word) {
            at = stop + 1;
            return sign;
        }
    if (name.size() > 1 && name.front() == '#') {
        const bool hex = name[1] == 'x' || name[1] == 'X';
        const string_view digits = name.substr(hex ? 2 : 1);
        std::uint32_t value = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
        if (error == std::errc() && end == digits.data() + digits.size()) {
            at = stop + 1;
            return value;
        }
    }
    ++at; // an entity of the document's own is not resolved
    return U'&';
}

std::string unescaped(string_view raw) {
    std::string out;
    out.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();)
        utf8::append(out, next_of(raw, at));
    return out;
}

} // namespace

class XmlTree::Parser {
public:
    Parser(string_view bytes, XmlTree& tree) : bytes_(bytes), tree_(tree) {}

    bool run() {
        if (bytes_.size() >= none) return false;
        if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;
        while (at_ < bytes_.size())
            if (!(bytes_[at_] == '<' ? markup() : text())) return false;
        return open_.empty() && tree_.root_ != none;
    }

private:
    bool markup() {
        const string_view rest = bytes_.substr(at_);
        if (rest.starts_with("<!--")) return skip("-->");
        if (rest.starts_with("<?")) return skip("?>");
        if (rest.starts_with("<![CDATA[")) return cdata();
        if (rest.starts_with("<!")) return doctype();
        if (rest.starts_with("</")) return end_tag();
        return start_tag();
    }
    bool skip(string_view stop) {
        const std::size_t found = bytes_.find(stop, at_);
        if (found == npos) return false;
        at_ = found + stop.size();
        return true;
    }
    /// One with declarations of its own is not what office programs write.
    bool doctype() {
        const std::size_t stop = bytes_.find('>', at_);
        if (stop == npos || bytes_.substr(at_, stop - at_).find('[') != npos) return false;
        at_ = stop + 1;
        return open_.empty();
    }
    bool text() {
        const std::size_t from = at_;
        at_ = std::min(bytes_.find('<', at_), bytes_.size());
        if (!open_.empty()) {
            add(Kind::text, from, from, at_, at_);
            return true;
        }
        return std::all_of(bytes_.begin() + static_cast<std::ptrdiff_t>(from),
                           bytes_.begin() + static_cast<std::ptrdiff_t>(at_), is_blank);
    }
    bool cdata() {
        if (open_.empty()) return false;
        const std::size_t from = at_;
        const std::size_t stop = bytes_.find("]]>", at_);
        if (stop == npos) return false;
        at_ = stop + 3;
        add(Kind::cdata, from, from + 9, stop, at_);
        return true;
    }
    bool start_tag() {
        const std::size_t from = at_;
        std::size_t at = from + 1;
        while (at < bytes_.size() && !is_blank(bytes_[at]) && bytes_[at] != '>' &&
               bytes_[at] != '/' && bytes_[at] != '<')
            ++at;
        const std::size_t length = at - from - 1;
        if (length == 0 || length > 1000) return false;
        for (char quote = 0; at < bytes_.size(); ++at) {
            const char c = bytes_[at];
            if (quote != 0) {
                if (c == quote) quote = 0;
                if (c == '<') return false;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                break;
            } else if (c == '<') {
                return false;
            }
        }
        if (at >= bytes_.size()) return false;
        if (open_.empty() && tree_.root_ != none) return false;
        const bool closed = bytes_[at - 1] == '/';
        at_ = at + 1;
        const Id id = add(Kind::element, from, at_, at_, at_);
        tree_.nodes_[id].name_length = static_cast<std::uint16_t>(length);
        if (tree_.root_ == none) tree_.root_ = id;
        if (!closed) {
            open_.push_back(id);
            last_.push_back(none);
        }
        return true;
    }
    bool end_tag() {
        const std::size_t stop = bytes_.find('>', at_);
        if (stop == npos || open_.empty()) return false;
        string_view name = bytes_.substr(at_ + 2, stop - at_ - 2);
        while (!name.empty() && is_blank(name.back()))
            name.remove_suffix(1);
        Node& node = tree_.nodes_[open_.back()];
        if (name != bytes_.substr(node.begin + 1, node.name_length)) return false;
        node.inner_end = static_cast<std::uint32_t>(at_);
        at_ = stop + 1;
        node.end = static_cast<std::uint32_t>(at_);
        open_.pop_back();
        last_.pop_back();
        return true;
    }
    Id add(Kind kind, std::size_t begin, std::size_t inner_begin, std::size_t inner_end,
           std::size_t end) {
        const auto id = static_cast<Id>(tree_.nodes_.size());
        Node node;
        node.kind = kind;
        node.begin = static_cast<std::uint32_t>(begin);
        node.inner_begin = static_cast<std::uint32_t>(inner_begin);
        node.inner_end = static_cast<std::uint32_t>(inner_end);
        node.end = static_cast<std::uint32_t>(end);
        if (!open_.empty()) {
            node.parent = open_.back();
            if (last_.back() == none)
                tree_.nodes_[open_.back()].first_child = id;
            else
                tree_.nodes_[last_.back()].next = id;
            last_.back() = id;
        }
        tree_.nodes_.push_back(node);
        return id;
    }

    string_view bytes_;
    XmlTree& tree_;
    std::size_t at_ = 0;
    std::vector<Id> open_, last_; ///< open elements, and the last child of each so far
};

std::optional<XmlTree> XmlTree::parse(string_view bytes) {
    XmlTree tree;
    tree.bytes_ = bytes;
    if (!Parser(bytes, tree).run()) return std::nullopt;
    return tree;
}

XmlTree::Id XmlTree::behind(Id id) const {
    for (; id != none; id = parent(id))
        if (next(id) != none) return next(id);
    return none;
}

string_view XmlTree::name(Id id) const {
    const Node& node = nodes_[id];
    return node.kind == Kind::element ? bytes_.substr(node.begin + 1, node.name_length)
                                      : string_view();
}

string_view XmlTree::local(Id id) const {
    return local_of(name(id));
}

string_view XmlTree::prefix(Id id) const {
    const string_view whole = name(id);
    return whole.substr(0, whole.size() - local_of(whole).size());
}

XmlTree::Id XmlTree::child(Id id, string_view local_name) const {
    for (Id each = first_child(id); each != none; each = next(each))
        if (local(each) == local_name) return each;
    return none;
}

bool XmlTree::closes_itself(Id id) const {
    return bytes_[inner_begin(id) - 2] == '/';
}

string_view XmlTree::attributes(Id id) const {
    const std::uint32_t from = begin(id) + 1 + nodes_[id].name_length;
    return slice(from, inner_begin(id) - (closes_itself(id) ? 2 : 1));
}

void XmlTree::each_attribute(Id id, const std::function<bool(const Attribute&)>& take) const {
    const string_view all = attributes(id);
    const std::uint32_t shift = begin(id) + 1 + nodes_[id].name_length;
    for (std::size_t at = 0; at < all.size();) {
        Attribute found;
        found.begin = shift + static_cast<std::uint32_t>(at);
        while (at < all.size() && is_blank(all[at]))
            ++at;
        const std::size_t from = at;
        const std::size_t equals = all.find('=', at);
        if (equals == npos) return;
        found.name = utf8::trim(all.substr(from, equals - from));
        const std::size_t open = all.find_first_of("\"'", equals);
        if (open == npos) return;
        const std::size_t close = all.find(all[open], open + 1);
        if (close == npos) return;
        found.value = all.substr(open + 1, close - open - 1);
        at = close + 1;
        found.end = shift + static_cast<std::uint32_t>(at);
        if (!take(found)) return;
    }
}

std::string XmlTree::attribute(Id id, string_view local_name) const {
    std::string out;
    each_attribute(id, [&](const Attribute& each) {
        if (local_of(each.name) != local_name || each.name.starts_with("xmlns")) return true;
        out = unescaped(each.value);
        return false;
    });
    return out;
}

std::string XmlTree::attribute_named(Id id, string_view whole_name) const {
    std::string out;
    each_attribute(id, [&](const Attribute& each) {
        if (each.name == whole_name) out = unescaped(each.value);
        return each.name != whole_name;
    });
    return out;
}

std::optional<XmlTree::Range> XmlTree::attribute_range(Id id, string_view local_name) const {
    std::optional<Range> out;
    each_attribute(id, [&](const Attribute& each) {
        if (local_of(each.name) != local_name || each.name.starts_with("xmlns")) return true;
        out = Range{each.begin, each.end};
        return false;
    });
    return out;
}

std::string XmlTree::text(Id id) const {
    const string_view raw = slice(inner_begin(id), inner_end(id));
    return is_cdata(id) ? std::string(raw) : is_element(id) ? std::string() : unescaped(raw);
}

std::string XmlTree::text_below(Id id) const {
    std::string out;
    const Id stop = behind(id);
    for (Id each = following(id); each != stop && each != none; each = following(each))
        out += text(each);
    return out;
}

std::uint32_t XmlTree::code_points(Id id) const {
    const string_view raw = slice(inner_begin(id), inner_end(id));
    if (is_cdata(id)) return static_cast<std::uint32_t>(utf8::code_points(raw));
    std::uint32_t count = 0;
    for (std::size_t at = 0; at < raw.size(); ++count)
        next_of(raw, at);
    return count;
}

std::uint32_t XmlTree::position(Id id, std::uint32_t code_point) const {
    const string_view raw = slice(inner_begin(id), inner_end(id));
    std::size_t at = 0;
    for (std::uint32_t i = 0; i < code_point && at < raw.size(); ++i)
        is_cdata(id) ? utf8::next(raw, at) : next_of(raw, at);
    return inner_begin(id) + static_cast<std::uint32_t>(at);
}

std::string escaped(string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::next(text, at);
        if (c == U'&')
            out += "&amp;";
        else if (c == U'<')
            out += "&lt;";
        else if (c == U'>')
            out += "&gt;";
        else if (c == U'"')
            out += "&quot;";
        else if (c < 0x20 || c == 0x7F)
            out += ' ';
        else if (c != 0xFFFE && c != 0xFFFF) // no characters of XML
            utf8::append(out, c);
    }
    return out;
}

std::string Splices::apply(string_view text) const {
    std::vector<Splice> ordered = all_;
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const Splice& a, const Splice& b) { return a.from < b.from; });
    std::string out;
    out.reserve(text.size() + 64 * ordered.size());
    std::size_t at = 0;
    for (const Splice& each : ordered) {
        if (each.from < at) continue; // within what is gone already
        out.append(text.substr(at, each.from - at)).append(each.text);
        at = each.to;
    }
    out.append(text.substr(std::min(at, text.size())));
    return out;
}

void append_to(Splices& splices, const XmlTree& tree, XmlTree::Id element, const std::string& xml) {
    if (!tree.closes_itself(element)) {
        splices.insert(tree.inner_end(element), xml);
        return;
    }
    std::string opened(tree.start_tag(element));
    opened.replace(opened.size() - 2, 2, ">");
    splices.replace(tree.begin(element), tree.end(element),
                    opened + xml + "</" + std::string(tree.name(element)) + " >");
}

std::string closed_again(std::string text) {
    const auto tree = XmlTree::parse(text);
    if (!tree) return text;
    const XmlTree::Id root = tree->root();
    const std::string_view end_tag = tree->slice(tree->inner_end(root), tree->end(root));
    if (tree->inner_begin(root) != tree->inner_end(root) || !end_tag.ends_with(" >")) return text;
    return text.substr(0, tree->inner_begin(root) - 1) + "/>" + text.substr(tree->end(root));
}

} // namespace duly::annotate
