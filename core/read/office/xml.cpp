#include "read/office/xml.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <new>

#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;

/// How often the character stands in the bytes; eight at a time, as all of a paper is gone through.
std::uint64_t count_of(char c, string_view bytes) {
    constexpr std::uint64_t each = 0x0101010101010101u, low = 0x7F * each;
    std::uint64_t count = 0;
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= bytes.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data() + at, sizeof eight);
        eight ^= each * static_cast<unsigned char>(c); // zero where it stands
        const std::uint64_t ones = ~(((eight & low) + low) | eight | low) >> 7;
        count += (ones * each) >> 56; // their sum
    }
    return count + static_cast<std::uint64_t>(std::count(bytes.begin() + at, bytes.end(), c));
}

/// At most what pugixml allocates for a part: a node for every tag and every text between two, and
/// its attributes. Of a small part, at a glance: "<a>b" is the most in so many bytes.
std::uint64_t tree_size(string_view bytes) {
    constexpr std::uint64_t most_of_a_byte = 40, small = 8 << 20;
    if (bytes.size() * most_of_a_byte <= small) return bytes.size() * most_of_a_byte;
    std::uint64_t nodes = 0;
    for (std::size_t i = bytes.find('<'); i != string_view::npos; i = bytes.find('<', i + 1)) {
        nodes += i + 1 < bytes.size() && bytes[i + 1] != '/'; // the element
        nodes += i > 0 && bytes[i - 1] != '>' ? 1 : 0;        // the text before the tag
    }
    return nodes * 64 + count_of('=', bytes) * 40;
}

} // namespace

Result<std::unique_ptr<XmlPart>> XmlPart::read(Package& package, string_view part) {
    auto bytes = package.read(part);
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    std::unique_ptr<XmlPart> out(new XmlPart(package));
    out->name_ = package.stored_name(part);
    out->bytes_ = std::move(*bytes);
    const std::uint64_t size = tree_size(out->bytes_);
    if (!package.take_tree(size))
        return fail("too-large", package.name(),
                    "The part " + clean(out->name_) +
                        " of this file holds more elements than any paper should. Check that it "
                        "is the paper itself.");
    out->tree_bytes_ = size;
    // No DOCTYPE is looked at and no entity resolved beyond XML's own five.
    const pugi::xml_parse_result parsed = out->document_.load_buffer_inplace(
        out->bytes_.data(), out->bytes_.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (parsed.status == pugi::status_out_of_memory) throw std::bad_alloc();
    if (!parsed)
        return fail("damaged-file", package.name(),
                    "The file is damaged (its part " + clean(out->name_) +
                        " is no sound XML: " + parsed.description() +
                        "). Open it in the program it was written with, save it anew and check "
                        "that.");
    return out;
}

pugi::xml_node child(pugi::xml_node parent, string_view name) {
    for (pugi::xml_node node = parent.first_child(); node; node = node.next_sibling())
        if (is(node, name)) return node;
    return {};
}

string_view attribute(pugi::xml_node node, string_view name) {
    for (pugi::xml_attribute each = node.first_attribute(); each; each = each.next_attribute())
        if (local(each.name()) == name) return each.value();
    return {};
}

bool has_attribute(pugi::xml_node node, string_view name) {
    for (pugi::xml_attribute each = node.first_attribute(); each; each = each.next_attribute())
        if (local(each.name()) == name) return true;
    return false;
}

int number_of(string_view text, int otherwise) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end != text.data() ? value : otherwise;
}

pugi::xml_node next_below(pugi::xml_node node, pugi::xml_node top, bool descend) {
    if (descend && node.first_child()) return node.first_child();
    while (node && node != top) {
        if (node.next_sibling()) return node.next_sibling();
        node = node.parent();
    }
    return {};
}

std::uint32_t count_below(pugi::xml_node top, string_view name) {
    std::uint32_t count = 0;
    for (pugi::xml_node node = next_below(top, top); node; node = next_below(node, top))
        count += name == node.name();
    return count;
}

std::string clean(string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::next(text, at);
        if (c < 0x20 || c == 0x7F)
            out.push_back(' ');
        else
            utf8::append(out, c);
    }
    return out;
}

std::string text_below(pugi::xml_node top) {
    std::string out;
    for (pugi::xml_node node = next_below(top, top); node; node = next_below(node, top)) {
        if (node.type() != pugi::node_pcdata && node.type() != pugi::node_cdata) continue;
        const std::string words = clean(node.value());
        out += words;
    }
    return std::string(utf8::trim(out));
}

} // namespace duly::read
