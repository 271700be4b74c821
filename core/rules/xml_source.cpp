#include "rules/xml_source.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <cstring>

#include "support/utf8.hpp"

namespace duly::rules {

namespace {

constexpr std::string_view white = " \t\r\n";

bool is_xml_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == ':' || c == '.';
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

/// The first control character but tabs and line ends, or npos. A block at a time, without a
/// branch, so that the compiler takes many bytes at once: asked of each it would cost more than
/// parsing does.
std::size_t first_control(std::string_view text) {
    constexpr std::size_t block = 64;
    std::size_t at = 0;
    for (; at + block <= text.size(); at += block) {
        unsigned char any = 0;
        for (std::size_t i = 0; i < block; ++i) {
            const auto byte = static_cast<unsigned char>(text[at + i]);
            any |= static_cast<unsigned char>(
                ((byte < 0x20) & (byte != '\t') & (byte != '\n') & (byte != '\r')) |
                (byte == 0x7F));
        }
        if (any != 0) break;
    }
    for (; at < text.size(); ++at)
        if (is_control(text[at])) return at;
    return std::string_view::npos;
}

/// Whether the place lies between the last `open` before it and its `close`.
bool inside(std::string_view text, std::size_t at, std::string_view open, std::string_view close) {
    const auto opened = text.rfind(open, at);
    if (opened == std::string_view::npos) return false;
    const auto closed = text.find(close, opened);
    return closed == std::string_view::npos || closed > at;
}

/// pugixml leaves entities it does not know as they are; a reader of the pack would see them in
/// messages. Offset of the first one, or npos.
std::size_t unknown_entity(std::string_view text) {
    for (std::size_t at = text.find('&'); at != std::string_view::npos;
         at = text.find('&', at + 1)) {
        const auto name = text.substr(at + 1, text.substr(at + 1, 10).find(';'));
        const bool known = name == "amp" || name == "lt" || name == "gt" || name == "quot" ||
                           name == "apos" ||
                           (name.size() > 1 && name.size() < 10 && name[0] == '#');
        if (!known && !inside(text, at, "<!--", "-->") && !inside(text, at, "<![CDATA[", "]]>"))
            return at;
    }
    return std::string_view::npos;
}

/// Where tags do not match, told as people see it: the tag at fault and the one it does not close.
struct TagFault {
    std::size_t at = 0;
    std::string message;
};

std::size_t line_of(std::string_view text, std::size_t at) {
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + at, '\n'));
}

/// The end of a tag, one past its '>'; quotes may hold one. npos when it is not closed.
std::size_t tag_end(std::string_view text, std::size_t at) {
    char quote = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

/// Where a comment, CDATA, an instruction or a declaration that begins at a '<' ends; the place
/// itself when it is none of them.
std::size_t past_markup(std::string_view text, std::size_t at) {
    const auto rest = text.substr(at);
    const std::string_view close = rest.starts_with("<!--")        ? "-->"
                                   : rest.starts_with("<![CDATA[") ? "]]>"
                                   : rest.starts_with("<?")        ? "?>"
                                   : rest.starts_with("<!")        ? ">"
                                                                   : "";
    if (close.empty()) return at;
    const auto end = text.find(close, at);
    return end == std::string_view::npos ? text.size() : end + close.size();
}

std::optional<TagFault> tag_fault(std::string_view text) {
    struct Open {
        std::size_t at;
        std::string name;
    };
    std::vector<Open> open;
    for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at)) {
        const auto rest = text.substr(at);
        if (const auto past = past_markup(text, at); past != at) {
            at = past;
        } else {
            const bool closes = rest.starts_with("</");
            const std::size_t from = at + (closes ? 2 : 1);
            std::size_t to = from;
            while (to < text.size() && is_xml_name(text[to]))
                ++to;
            const std::string name(text.substr(from, to - from));
            const auto end = tag_end(text, at);
            if (name.empty() || end == std::string_view::npos) return std::nullopt;
            if (!closes) {
                if (text[end - 2] != '/') open.push_back({at, name});
            } else if (open.empty()) {
                return TagFault{at, "</" + name + "> closes an element that is not open"};
            } else if (open.back().name != name) {
                return TagFault{at, "</" + name + "> stands where <" + open.back().name +
                                        ">, opened on line " +
                                        std::to_string(line_of(text, open.back().at)) +
                                        ", is still to be closed"};
            } else {
                open.pop_back();
            }
            at = end;
        }
    }
    if (open.empty()) return std::nullopt;
    return TagFault{open.back().at, "<" + open.back().name + "> is never closed"};
}

constexpr unsigned tree_flags = pugi::parse_default | pugi::parse_doctype;

struct Span {
    std::size_t begin = 0, end = 0;
};

/// Elements of that name; one that is not closed, or stands in another, ends the list, as what
/// follows cannot be told.
std::vector<Span> elements_called(std::string_view text, std::string_view name) {
    const auto tag = [&](std::size_t from) { // whether a tag of that name goes on here
        const auto rest = text.substr(from);
        return rest.starts_with(name) && rest.size() > name.size() &&
               !is_xml_name(rest[name.size()]);
    };
    std::vector<Span> out;
    std::size_t opened = std::string_view::npos;
    for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at)) {
        const char next = at + 1 < text.size() ? text[at + 1] : '\0';
        if (next == '!' || next == '?') {
            at = past_markup(text, at);
            continue;
        }
        const bool inside = opened != std::string_view::npos;
        const bool closes = next == '/' && tag(at + 2);
        if (!closes && (next != name.front() || !tag(at + 1))) {
            // What stands in an attribute is no tag.
            at = next == '/' ? at + 1 : tag_end(text, at);
            continue;
        }
        if (closes != inside) break;
        const auto end = tag_end(text, at);
        if (end == std::string_view::npos) break;
        const bool whole = !closes && text[end - 2] == '/';
        if (closes || whole) {
            out.push_back({closes ? opened : at, end});
            opened = std::string_view::npos;
        } else {
            opened = at;
        }
        at = end;
    }
    return out;
}

} // namespace

XmlSource::XmlSource(std::string text, std::string file)
    : text_(std::move(text)), file_(std::move(file)) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.erase(0, 3);
    constexpr std::size_t short_line = 32;
    line_starts_.reserve(text_.size() / short_line + 1);
    line_starts_.push_back(0);
    for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1))
        line_starts_.push_back(at + 1);
}

Result<std::unique_ptr<XmlSource>> XmlSource::parse(std::string text, std::string file,
                                                    std::string_view leave_out) {
    std::unique_ptr<XmlSource> source(new XmlSource(std::move(text), std::move(file)));
    const auto refused = [&](std::size_t at, std::string message) {
        return tl::unexpected<Failure>(source->fault(at, std::move(message)));
    };
    if (const auto at = utf8::first_invalid(source->text_); at != std::string_view::npos)
        return refused(at, "the file is not UTF-8 here; save it as UTF-8");
    // The parser takes them; XML does not, nor does a terminal that is shown the words.
    if (const auto at = first_control(source->text_); at != std::string_view::npos)
        return refused(at, "there is a control character here; take it out");
    // What is wrong is told as it stands in the whole of it.
    if (leave_out.empty() || !source->load_without(leave_out))
        if (const auto parsed = source->load_all(); !parsed)
            return tl::unexpected(source->not_well_formed(parsed));
    // Entities of its own would be expanded by other programs and not by this one.
    for (const auto child : source->document_.children())
        if (child.type() == pugi::node_doctype)
            return refused(source->text_.rfind("<!DOCTYPE", source->offset(child)),
                           "a file of rules takes no <!DOCTYPE> and no entities of its own");
    if (const auto at = unknown_entity(source->text_); at != std::string_view::npos)
        return refused(at, "this is not well-formed XML: write '&amp;' for an ampersand; XML knows "
                           "only &amp; &lt; &gt; &quot; &apos; and numbered characters");
    for (const auto child : source->document_.children()) {
        if (child.type() != pugi::node_element) continue;
        if (source->root_)
            return refused(source->offset(child), "this is not well-formed XML: there is a second "
                                                  "outermost element");
        source->root_ = child;
    }
    return source;
}

Failure XmlSource::not_well_formed(const pugi::xml_parse_result& parsed) const {
    if (parsed.status == pugi::status_end_element_mismatch ||
        parsed.status == pugi::status_bad_end_element)
        if (const auto tag = tag_fault(text_))
            return fault(tag->at, "this is not well-formed XML: " + tag->message);
    if (parsed.status == pugi::status_bad_comment)
        return fault(text_.rfind("<!--"), "this is not well-formed XML: a comment is not closed");
    if (parsed.status == pugi::status_no_document_element)
        return fault(0, "this is not well-formed XML: there is no element in the file");
    std::string reason = parsed.description();
    if (!reason.empty()) reason[0] = static_cast<char>(std::tolower(reason[0]));
    return fault(std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)),
                          text_.size()),
                 "this is not well-formed XML: " + reason);
}

pugi::xml_parse_result XmlSource::load_all() {
    return document_.load_buffer(text_.data(), text_.size(), tree_flags, pugi::encoding_utf8);
}

bool XmlSource::load_without(std::string_view name) {
    const std::vector<Span> left_out = elements_called(text_, name);
    std::size_t size = text_.size();
    for (const Span& each : left_out)
        size -= each.end - each.begin;
    if (left_out.empty() || size == 0) return false;
    auto* const kept = static_cast<char*>(pugi::get_memory_allocation_function()(size));
    if (kept == nullptr) return false;
    std::size_t at = 0, from = 0;
    const auto keep_until = [&](std::size_t to) {
        std::memcpy(kept + at, text_.data() + from, to - from);
        at += to - from;
    };
    for (const Span& each : left_out) {
        keep_until(each.begin);
        from = each.end;
        cuts_.push_back({at, from - at});
    }
    keep_until(text_.size());
    if (document_.load_buffer_inplace_own(kept, size, tree_flags, pugi::encoding_utf8)) return true;
    cuts_.clear();
    return false;
}

std::size_t XmlSource::in_text(std::size_t at) const {
    const auto after =
        std::upper_bound(cuts_.begin(), cuts_.end(), at,
                         [](std::size_t place, const Cut& cut) { return place < cut.at; });
    return after == cuts_.begin() ? at : at + std::prev(after)->before;
}

std::size_t XmlSource::offset(pugi::xml_node node) const {
    const auto in_tree = node.offset_debug();
    if (in_tree <= 0) return 0;
    const std::size_t at = in_text(static_cast<std::size_t>(in_tree));
    // pugixml gives the element's name; people look for its bracket. Of text it gives the start,
    // white space and all.
    if (node.type() == pugi::node_element) return at - 1;
    return std::min(text_.find_first_not_of(white, at), text_.size());
}

std::size_t XmlSource::name_offset(pugi::xml_node node, std::string_view attribute) const {
    std::size_t at = offset(node);
    const std::size_t start = at;
    char quote = 0;
    for (++at; at < text_.size(); ++at) {
        const char c = text_[at];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            break;
        } else if (!is_xml_name(text_[at - 1]) &&
                   std::string_view(text_).substr(at, attribute.size()) == attribute &&
                   at + attribute.size() < text_.size() &&
                   !is_xml_name(text_[at + attribute.size()])) {
            return at;
        }
    }
    return start;
}

std::size_t XmlSource::offset(pugi::xml_node node, std::string_view attribute,
                              std::size_t within) const {
    const auto named = name_offset(node, attribute);
    if (named == offset(node)) return named;
    const auto quote = text_.find_first_of("\"'", named);
    if (quote == std::string::npos) return named;
    // What stands for one character in the value may be several in the file.
    std::size_t at = quote + 1;
    const auto end = std::min(text_.find(text_[quote], at), text_.size());
    for (std::size_t decoded = 0; decoded < within && at < end; ++at) {
        const auto rest = std::string_view(text_).substr(at, end - at);
        if (rest.front() != '&' || rest.find(';') == std::string_view::npos) {
            if (!rest.starts_with("\r\n")) ++decoded;
            continue;
        }
        const auto entity = rest.substr(0, rest.find(';'));
        char32_t character = 0;
        if (entity.starts_with("&#")) {
            const bool hex = entity.size() > 2 && entity[2] == 'x';
            std::uint32_t number = 0;
            std::from_chars(entity.data() + (hex ? 3 : 2), entity.data() + entity.size(), number,
                            hex ? 16 : 10);
            character = number;
        }
        std::string bytes;
        utf8::append(bytes, character);
        decoded += bytes.size();
        at += entity.size(); // the semicolon is the loop's
    }
    return std::min(at, end);
}

std::size_t XmlSource::end_of_tag(std::size_t start) const {
    return std::min(tag_end(text_, start), text_.size());
}

std::string_view XmlSource::element(pugi::xml_node node) const {
    const auto start = offset(node);
    const auto tag = end_of_tag(start);
    if (tag >= 2 && text_[tag - 2] == '/') // no content
        return std::string_view(text_).substr(start, tag - start);
    const std::string_view name = node.name();
    int depth = 1; // of elements of this name
    for (auto at = text_.find('<', tag); at < text_.size(); at = text_.find('<', at)) {
        const auto rest = std::string_view(text_).substr(at);
        if (rest.starts_with("<!--")) {
            at = text_.find("-->", at);
            continue;
        }
        if (rest.starts_with("<![CDATA[")) {
            at = text_.find("]]>", at);
            continue;
        }
        const bool closes = rest.starts_with("</");
        const auto named = rest.substr(closes ? 2 : 1);
        const auto end = end_of_tag(at);
        if (named.starts_with(name) && named.size() > name.size() &&
            !is_xml_name(named[name.size()])) {
            if (closes)
                --depth;
            else if (text_[end - 2] != '/')
                ++depth;
            if (depth == 0) return std::string_view(text_).substr(start, end - start);
        }
        at = end;
    }
    return std::string_view(text_).substr(start, tag - start);
}

std::size_t XmlSource::text_offset(pugi::xml_node node, std::string_view needle) const {
    const auto whole = element(node);
    const auto start = offset(node);
    const auto inside = end_of_tag(start) - start;
    if (inside >= whole.size()) return start;
    const auto words = whole.substr(inside, whole.rfind("</") - inside);
    if (!needle.empty()) {
        for (auto at = words.find(needle); at != std::string_view::npos;
             at = words.find(needle, at + 1)) {
            // Whole words, so that "legal" is not found in "legality".
            const auto after = at + needle.size();
            const bool begins =
                !is_xml_name(needle.front()) || at == 0 || !is_xml_name(words[at - 1]);
            const bool ends =
                !is_xml_name(needle.back()) || after >= words.size() || !is_xml_name(words[after]);
            if (begins && ends) return start + inside + at;
        }
    }
    const auto first = words.find_first_not_of(white);
    return first == std::string_view::npos ? start : start + inside + first;
}

std::uint32_t XmlSource::line(std::size_t offset) const {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    return static_cast<std::uint32_t>(after - line_starts_.begin());
}

std::uint32_t XmlSource::column(std::size_t offset) const {
    offset = utf8::floor_boundary(text_, offset); // the parser may stop within a character
    const auto start = line_starts_[line(offset) - 1];
    return static_cast<std::uint32_t>(
               utf8::code_points(std::string_view(text_).substr(start, offset - start))) +
           1;
}

std::string_view XmlSource::line_text(std::uint32_t line) const {
    const auto start = line_starts_[line - 1];
    const auto end = line < line_starts_.size() ? line_starts_[line] - 1 : text_.size();
    auto text = std::string_view(text_).substr(start, end - start);
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

Failure XmlSource::fault(std::size_t offset, std::string message) const {
    if (!message.empty() && message.front() >= 'a' && message.front() <= 'z')
        message.front() = static_cast<char>(message.front() - 'a' + 'A');
    if (!message.empty() && message.back() != '.' && message.back() != '?') message += '.';
    const auto number = line(std::min(offset, text_.size()));
    return {"bad-pack",
            file_,
            number,
            column(std::min(offset, text_.size())),
            std::move(message),
            std::string(line_text(number))};
}

} // namespace duly::rules
