#include "read/pdf/properties.hpp"

#include <algorithm>
#include <unordered_set>

#include "support/utf8.hpp"

namespace duly::read::pdf {

namespace {

constexpr std::size_t most_embedded = 1000;
constexpr int deepest = 32;

/// The leaves of a name or number tree, in order: `visit(key, value)` until it says false.
template <class Visit>
bool each_leaf(const Value& node, const char* leaves, std::unordered_set<const void*>& visited,
               int depth, Visit&& visit) {
    if (!node.is_dictionary() || depth > deepest || !visited.insert(node.identity()).second)
        return true;
    const Value pairs = node[leaves];
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2)
        if (!visit(pairs[i], pairs[i + 1])) return false;
    const Value kids = node["Kids"];
    for (std::size_t i = 0; i < kids.size(); ++i)
        if (!each_leaf(kids[i], leaves, visited, depth + 1, visit)) return false;
    return true;
}

/// The first text of an element of the XMP metadata, tags inside it left out.
std::string xmp_text(std::string_view xmp, std::string_view element) {
    const std::string open = "<" + std::string(element), close = "</" + std::string(element) + ">";
    std::size_t at = xmp.find(open);
    if (at == std::string_view::npos) return {};
    at += open.size();
    const std::size_t end = xmp.find(close, at);
    if (end == std::string_view::npos || end - at > 4000) return {};
    std::string text;
    bool inside = true; // of the opening tag
    for (; at < end; ++at) {
        if (xmp[at] == '<') inside = true;
        if (!inside) text += xmp[at];
        if (xmp[at] == '>') inside = false;
    }
    for (const auto& [entity, character] : {std::pair{"&lt;", "<"},
                                            {"&gt;", ">"},
                                            {"&quot;", "\""},
                                            {"&apos;", "'"},
                                            {"&#39;", "'"},
                                            {"&amp;", "&"}})
        for (std::size_t found = text.find(entity); found != std::string::npos;
             found = text.find(entity, found + 1))
            text.replace(found, std::string_view(entity).size(), character);
    if (utf8::first_invalid(text) != std::string::npos) return {};
    return std::string(utf8::trim(text));
}

std::string roman(std::int64_t number) {
    static constexpr std::pair<int, const char*> parts[] = {
        {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
        {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    std::string text;
    for (const auto& [value, letters] : parts)
        for (; number >= value; number -= value)
            text += letters;
    return text;
}

std::string label_number(std::string_view style, std::int64_t number) {
    if (number < 1 || number > 100'000) return {};
    if (style == "D") return std::to_string(number);
    if (style != "R" && style != "r" && style != "A" && style != "a") return {};
    const bool letters = style == "A" || style == "a";
    if (letters ? number > 260 : number > 5000) return std::to_string(number);
    std::string text = letters ? std::string(static_cast<std::size_t>((number - 1) / 26 + 1),
                                             static_cast<char>('a' + (number - 1) % 26))
                               : roman(number);
    if (style == "R" || style == "A")
        for (char& c : text)
            c = static_cast<char>(c - 'a' + 'A');
    return text;
}

} // namespace

void read_properties(Objects& file, Content& content) {
    const Value info = file.trailer()["Info"];
    content.title = info["Title"].text();
    content.author = info["Author"].text();
    content.producer = info["Producer"].text();
    const Value root = file.root();
    content.language = root["Lang"].text();
    if (content.title.empty() && root["Metadata"].is_stream()) {
        Bytes xmp;
        if (file.unpack(root["Metadata"], xmp)) {
            content.title = xmp_text(xmp.view(), "dc:title");
            if (content.author.empty()) content.author = xmp_text(xmp.view(), "dc:creator");
        }
    }
    std::unordered_set<const void*> visited;
    each_leaf(root["Names"]["EmbeddedFiles"], "Names", visited, 0,
              [&](const Value& key, const Value& file_specification) {
                  std::string name = file_specification["UF"].text();
                  if (name.empty()) name = file_specification["F"].text();
                  if (name.empty()) name = key.text();
                  content.embedded_files.push_back(name);
                  return content.embedded_files.size() < most_embedded;
              });
}

void read_page_labels(Objects& file, Content& content) {
    const Value labels = file.root()["PageLabels"];
    if (!labels.is_dictionary()) return;
    std::string style, prefix;
    std::int64_t number = 1;
    std::size_t done = 0;
    const auto fill = [&](std::size_t until) {
        for (; done < std::min(until, content.pages.size()); ++done, ++number)
            content.pages[done].label = prefix + label_number(style, number);
    };
    std::unordered_set<const void*> visited;
    each_leaf(labels, "Nums", visited, 0, [&](const Value& first, const Value& label) {
        const std::int64_t page = first.integer(-1);
        if (page < static_cast<std::int64_t>(done)) return true; // out of order
        if (!style.empty() || !prefix.empty())
            fill(static_cast<std::size_t>(page));
        else
            done = std::min(static_cast<std::size_t>(page), content.pages.size());
        style = label["S"].name();
        prefix = label["P"].text().substr(0, 100);
        number = label["St"].integer(1);
        return done < content.pages.size();
    });
    if (!style.empty() || !prefix.empty()) fill(content.pages.size());
}

} // namespace duly::read::pdf
