#include "rules/xml_source.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "support/utf8.hpp"

namespace duly::rules {

namespace {

constexpr std::string_view white = " \t\r\n";

bool is_xml_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == ':' || c == '.';
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

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] =
                std::min({row[j - 1] + 1, above + 1, diagonal + (a[i - 1] != b[j - 1] ? 1 : 0)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

std::string quoted_list(std::initializer_list<std::string_view> names) {
    std::string out;
    for (const auto name : names) {
        if (!out.empty()) out += ", ";
        out += name;
    }
    return out.empty() ? "nothing" : out;
}

} // namespace

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
    std::string_view best;
    std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const auto candidate : candidates) {
        const auto distance = edit_distance(word, candidate);
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best.empty() ? std::string{} : "; did you mean '" + std::string(best) + "'?";
}

// ---- XmlSource
// ------------------------------------------------------------------------------------

XmlSource::XmlSource(std::string text, std::string file)
    : text_(std::move(text)), file_(std::move(file)) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.erase(0, 3);
    line_starts_.push_back(0);
    for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1))
        line_starts_.push_back(at + 1);
}

Result<std::unique_ptr<XmlSource>> XmlSource::parse(std::string text, std::string file) {
    std::unique_ptr<XmlSource> source(new XmlSource(std::move(text), std::move(file)));
    const auto refused = [&](std::size_t at, std::string message) {
        return tl::unexpected<Failure>(source->fault(at, std::move(message)));
    };
    if (const auto at = utf8::first_invalid(source->text_); at != std::string_view::npos)
        return refused(at, "the file is not UTF-8 here; save it as UTF-8");
    const auto parsed = source->document_.load_buffer(source->text_.data(), source->text_.size(),
                                                      pugi::parse_default, pugi::encoding_utf8);
    if (!parsed) {
        const auto at =
            std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)),
                     source->text_.size());
        std::string reason = parsed.description();
        if (!reason.empty()) reason[0] = static_cast<char>(std::tolower(reason[0]));
        return refused(at, "this is not well-formed XML: " + reason);
    }
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

std::size_t XmlSource::offset(pugi::xml_node node) const {
    const auto at = node.offset_debug();
    // pugixml gives the element's name; people look for its bracket.
    return at <= 0 ? 0 : static_cast<std::size_t>(at) - 1;
}

std::size_t XmlSource::offset(pugi::xml_node node, std::string_view attribute) const {
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

std::uint32_t XmlSource::line(std::size_t offset) const {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    return static_cast<std::uint32_t>(after - line_starts_.begin());
}

std::uint32_t XmlSource::column(std::size_t offset) const {
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

// ---- XmlReader
// ------------------------------------------------------------------------------------

void XmlReader::fault_at(std::size_t offset, std::string message) {
    if (!first_) first_ = source_.fault(offset, std::move(message));
}

void XmlReader::fault(pugi::xml_node node, std::string message) {
    fault_at(source_.offset(node), std::move(message));
}

void XmlReader::fault(pugi::xml_node node, std::string_view attribute, std::string message) {
    if (!first_) fault_at(source_.offset(node, attribute), std::move(message));
}

void XmlReader::shape(pugi::xml_node node, std::initializer_list<std::string_view> attributes,
                      std::initializer_list<std::string_view> children, Content content) {
    const std::string element = node.name();
    for (auto attribute = node.first_attribute(); attribute;
         attribute = attribute.next_attribute()) {
        const std::string_view name = attribute.name();
        if (name == "xmlns:xsi" || name == "xsi:noNamespaceSchemaLocation") continue;
        if (std::find(attributes.begin(), attributes.end(), name) == attributes.end())
            fault(node, name,
                  "<" + element + "> has no attribute '" + std::string(name) + "'" +
                      did_you_mean(name, attributes) + " (it takes " + quoted_list(attributes) +
                      ")");
        for (auto other = node.first_attribute(); other != attribute;
             other = other.next_attribute())
            if (name == other.name())
                fault(node, name, "the attribute '" + std::string(name) + "' is given twice");
    }
    for (const auto child : node.children()) {
        if (child.type() == pugi::node_element) {
            const std::string_view name = child.name();
            if (content == Content::text || content == Content::empty)
                fault(child, "<" + element + "> takes no element inside it");
            else if (std::find(children.begin(), children.end(), name) == children.end())
                fault(child, "<" + std::string(name) + "> does not belong in <" + element + ">" +
                                 did_you_mean(name, children) + " (it takes " +
                                 quoted_list(children) + ")");
        } else if ((child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) &&
                   content != Content::text &&
                   std::string_view(child.value()).find_first_not_of(white) !=
                       std::string_view::npos) {
            fault(node, "<" + element + "> takes no text of its own");
        }
    }
}

std::string XmlReader::optional(pugi::xml_node node, const char* attribute) const {
    return node.attribute(attribute).value();
}

std::string XmlReader::required(pugi::xml_node node, const char* attribute) {
    std::string value = node.attribute(attribute).value();
    if (value.find_first_not_of(white) == std::string::npos)
        fault(node, attribute,
              std::string("<") + node.name() + "> needs the attribute '" + attribute + "'");
    return value;
}

bool XmlReader::flag(pugi::xml_node node, const char* attribute, bool otherwise) {
    const auto given = node.attribute(attribute);
    if (!given) return otherwise;
    const std::string_view value = given.value();
    if (value != "yes" && value != "no")
        fault(node, attribute, std::string("'") + attribute + "' is yes or no");
    return value == "yes";
}

std::optional<int> XmlReader::number(pugi::xml_node node, const char* attribute) {
    const auto given = node.attribute(attribute);
    if (!given) return std::nullopt;
    const std::string_view value = given.value();
    int number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size()) {
        fault(node, attribute, std::string("'") + attribute + "' is a whole number");
        return std::nullopt;
    }
    return number;
}

std::optional<Date> XmlReader::date(pugi::xml_node node, const char* attribute) {
    const auto given = node.attribute(attribute);
    if (!given) return std::nullopt;
    const auto date = Date::from_iso(given.value());
    if (!date || !date->exact() || !date->exists()) {
        fault(node, attribute,
              std::string("'") + given.value() +
                  "' is not a date of the calendar; write year-month-day, as in 2018-05-25");
        return std::nullopt;
    }
    return date;
}

std::string XmlReader::raw(pugi::xml_node node) {
    std::string out;
    for (const auto child : node.children())
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            out += child.value();
    return out;
}

std::string XmlReader::words(pugi::xml_node node) {
    std::string out;
    for (const auto child : node.children()) {
        if (child.type() != pugi::node_pcdata && child.type() != pugi::node_cdata) continue;
        for (const char* at = child.value(); *at != 0; ++at) {
            if (*at != ' ' && *at != '\t' && *at != '\r' && *at != '\n')
                out += *at;
            else if (!out.empty() && out.back() != ' ')
                out += ' ';
        }
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

std::string XmlReader::required_words(pugi::xml_node node) {
    std::string out = words(node);
    if (out.empty()) fault(node, std::string("<") + node.name() + "> is empty");
    return out;
}

} // namespace duly::rules
