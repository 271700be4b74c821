// Elements held against their expected shape.
#include <algorithm>
#include <charconv>
#include <cstring>

#include "rules/xml_source.hpp"

namespace duly::rules {

namespace {

constexpr std::string_view white = " \t\r\n";

bool is_white(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
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

void XmlReader::fault_at(std::size_t offset, std::string message) {
    faults_.emplace_back(offset, std::move(message));
}

void XmlReader::fault(pugi::xml_node node, std::string message) {
    fault_at(source_.offset(node), std::move(message));
}

void XmlReader::fault(pugi::xml_node node, std::string_view attribute, std::string message) {
    fault_at(source_.offset(node, attribute), std::move(message));
}

void XmlReader::fault_in(pugi::xml_node node, std::string_view needle, std::string message) {
    fault_at(source_.text_offset(node, needle), std::move(message));
}

Failure XmlReader::first() const {
    return source_.fault(faults_.front().first, faults_.front().second);
}

std::vector<Failure> XmlReader::faults() const {
    auto ordered = faults_;
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    ordered.erase(std::unique(ordered.begin(), ordered.end()), ordered.end());
    std::vector<Failure> out;
    out.reserve(ordered.size());
    for (auto& [at, message] : ordered)
        out.push_back(source_.fault(at, std::move(message)));
    return out;
}

void XmlReader::shape(pugi::xml_node node, std::initializer_list<std::string_view> attributes,
                      std::initializer_list<std::string_view> children, Content content) {
    const auto element = [&] { return "<" + std::string(node.name()) + ">"; };
    for (auto attribute = node.first_attribute(); attribute;
         attribute = attribute.next_attribute()) {
        const std::string_view name = attribute.name();
        if (name == "xmlns:xsi" || name == "xsi:noNamespaceSchemaLocation") continue;
        if (std::find(attributes.begin(), attributes.end(), name) == attributes.end())
            fault_at(source_.name_offset(node, name),
                     element() + " has no attribute '" + std::string(name) + "'" +
                         did_you_mean(name, attributes) + " (it takes " + quoted_list(attributes) +
                         ")");
        for (auto other = node.first_attribute(); other != attribute;
             other = other.next_attribute())
            if (std::strcmp(attribute.name(), other.name()) == 0)
                fault_at(source_.name_offset(node, name),
                         "the attribute '" + std::string(name) + "' is given twice");
    }
    for (const auto child : node.children()) {
        if (child.type() == pugi::node_element) {
            const std::string_view name = child.name();
            if (content == Content::text || content == Content::empty)
                fault(child, element() + " takes no element inside it");
            else if (std::find(children.begin(), children.end(), name) == children.end())
                fault(child, "<" + std::string(name) + "> does not belong in " + element() +
                                 did_you_mean(name, children) + " (it takes " +
                                 quoted_list(children) + ")");
        } else if ((child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) &&
                   content != Content::text &&
                   std::string_view(child.value()).find_first_not_of(white) !=
                       std::string_view::npos) {
            fault_at(source_.offset(child), element() + " takes no text of its own");
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
        const std::string_view text = child.value();
        std::size_t size = out.size(); // of what is good of it
        out.resize(size + text.size());
        for (const char c : text)
            if (static_cast<unsigned char>(c) > ' ' || !is_white(c))
                out[size++] = c;
            else if (size > 0 && out[size - 1] != ' ')
                out[size++] = ' ';
        out.resize(size);
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
