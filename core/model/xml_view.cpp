#include "model/xml_view.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <charconv>
#include <cstring>
#include <new>

#include "support/utf8.hpp"

namespace duly::model {
namespace {

enum class Words : std::uint8_t {
    none,   ///< made of parts that have words
    folded, ///< overlaps blocks that have them: `words` only
    both,   ///< text content and `words`
};

Words words_of(Kind kind) {
    switch (kind) {
    case Kind::heading:
    case Kind::paragraph:
    case Kind::item:
    case Kind::cell:
    case Kind::entry:
    case Kind::footnote:
        return Words::both;
    case Kind::field:
    case Kind::declaration:
    case Kind::signoff:
    case Kind::choice:
        return Words::folded;
    default:
        return Words::none;
    }
}

bool holds_blocks(Kind kind) {
    return kind == Kind::list || kind == Kind::item || kind == Kind::paragraph ||
           kind == Kind::table || kind == Kind::row || kind == Kind::cell || kind == Kind::section;
}

/// What goes out as it stands; everything else is looked at more closely. 1: to be replaced; 2: not
/// ASCII.
constexpr std::array<std::uint8_t, 256> special = [] {
    std::array<std::uint8_t, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c)
        table[c] = 1;
    table['\t'] = table['\n'] = 0;
    table['&'] = table['<'] = table['>'] = table['"'] = 1;
    for (std::size_t c = 0x80; c < 0x100; ++c)
        table[c] = 2;
    return table;
}();

/// How many bytes from there on surely go out as they stand: seen eight at once, as a paper is
/// written twice over.
std::size_t plain_bytes(std::string_view text, std::size_t at) {
    if constexpr (std::endian::native != std::endian::little) return 0;
    constexpr std::uint64_t each = 0x0101010101010101u, high = 0x80 * each;
    const auto is_null = [](std::uint64_t bytes) { return (bytes - each) & ~bytes; };
    const std::size_t begin = at;
    for (; at + sizeof each <= text.size(); at += sizeof each) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        const std::uint64_t odd =
            bytes | (bytes - 0x20 * each); // not ASCII, or a control character
        const std::uint64_t quote_or_and = is_null((bytes & ~(0x04 * each)) ^ ('"' * each));
        const std::uint64_t less_or_more = is_null((bytes & ~(0x02 * each)) ^ ('<' * each));
        const std::uint64_t found = (odd | quote_or_and | less_or_more) & high;
        // What is borrowed from a byte is so by one before it that was found itself.
        if (found != 0) return at - begin + static_cast<std::size_t>(std::countr_zero(found)) / 8;
    }
    return at - begin;
}

class Writer {
public:
    explicit Writer(std::string& out) : out_(out) {}

    void raw(std::string_view text) { out_.append(text); }

    void number(std::int64_t value) {
        char buffer[24];
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
        out_.append(buffer, end);
    }

    void attribute(std::string_view name, std::int64_t value) {
        open_attribute(name);
        number(value);
        out_ += '"';
    }

    void attribute(std::string_view name, std::string_view value) {
        open_attribute(name);
        escaped(value, true);
        out_ += '"';
    }

    void escaped(std::string_view text, bool in_attribute) {
        std::size_t clean = 0; // start of what has not been written yet
        for (std::size_t at = 0; at < text.size();) {
            const auto byte = static_cast<unsigned char>(text[at]);
            const bool spacing = in_attribute && (byte == '\t' || byte == '\n');
            if (special[byte] == 0 && !spacing) {
                at += std::max<std::size_t>(plain_bytes(text, at), 1);
                continue;
            }
            std::size_t next = at;
            const char32_t c = utf8::next(text, next);
            const bool damaged = c == 0xFFFD && next == at + 1;
            if (special[byte] == 2 && !damaged && c != 0xFFFE && c != 0xFFFF) {
                at = next;
                continue;
            }
            out_.append(text.substr(clean, at - clean));
            switch (byte) {
            case '&':
                raw("&amp;");
                break;
            case '<':
                raw("&lt;");
                break;
            case '>':
                raw("&gt;");
                break;
            case '"':
                raw(in_attribute ? "&quot;" : "\"");
                break;
            case '\t':
                raw("&#9;");
                break;
            case '\n':
                raw("&#10;");
                break;
            case '\r':
                raw("&#13;");
                break;
            default:
                break; // XML 1.0 has no way to say it
            }
            clean = at = next;
        }
        out_.append(text.substr(clean));
    }

private:
    void open_attribute(std::string_view name) {
        out_ += ' ';
        out_.append(name);
        out_ += "=\"";
    }

    std::string& out_;
};

/// Between elements: for people, or nothing where only a parser reads on.
enum class Layout : std::uint8_t { lines, none };

/// Walks without recursion: papers from strangers may be nested deep.
class Printer {
public:
    Printer(std::string& out, const Document& paper, Layout layout = Layout::lines)
        : out_(out), write_(out), paper_(paper), layout_(layout) {}

    void print(std::size_t depth) {
        depth_ = depth;
        NodeId id = paper_.root();
        for (;;) {
            if (start(id)) {
                id = paper_.node(id).first_child;
                continue;
            }
            while (id != paper_.root() && paper_.node(id).next == no_node) {
                id = paper_.node(id).parent;
                finish(id);
            }
            if (id == paper_.root()) break;
            id = paper_.node(id).next;
        }
        out_ += '\n';
    }

private:
    /// Writes the element up to its children and tells whether it has any.
    bool start(NodeId id) {
        const Kind kind = paper_.kind(id);
        const Range range = paper_.range(id);
        if (id != paper_.root()) new_line();
        out_ += '<';
        out_ += name(kind);
        write_.attribute("line", paper_.file().map.line(paper_.file().view, range.begin));
        write_.attribute("begin", range.begin);
        write_.attribute("end", range.end);
        paper_.each_attr(id,
                         [&](Attr attr, const Document::Value& value) { attribute(attr, value); });
        const Words kept = words_of(kind);
        std::string_view words = kept == Words::none ? std::string_view{} : own_words(id);
        if (kept != Words::none) write_.attribute("words", utf8::fold(words));
        if (kept != Words::both) words = {};
        const bool parent = paper_.node(id).first_child != no_node;
        if (!parent && words.empty()) {
            out_ += "/>";
            return false;
        }
        out_ += '>';
        write_.escaped(words, false);
        if (!parent) {
            end_tag(kind);
            return false;
        }
        ++depth_;
        if (kept == Words::both) ++within_words_;
        return true;
    }

    void finish(NodeId id) {
        const Kind kind = paper_.kind(id);
        --depth_;
        const bool had_words = words_of(kind) == Words::both;
        if (!had_words) new_line();
        if (had_words) --within_words_;
        end_tag(kind);
    }

    void end_tag(Kind kind) {
        out_ += "</";
        out_ += name(kind);
        out_ += '>';
    }

    /// Not inside an element with words: white space there would become part of the words.
    void new_line() {
        if (within_words_ != 0 || layout_ == Layout::none) return;
        out_ += '\n';
        out_.append(std::min<std::size_t>(depth_, 20), ' ');
    }

    /// The node's own words: an item's end where the list inside it begins.
    [[nodiscard]] std::string_view own_words(NodeId id) const {
        Range range = paper_.range(id);
        for (NodeId child = paper_.node(id).first_child; child != no_node;
             child = paper_.node(child).next) {
            const Range inner = paper_.range(child);
            if (holds_blocks(paper_.kind(child)) && range.contains(inner)) {
                range.end = inner.begin;
                break;
            }
        }
        std::string_view words = paper_.file().view.slice(range);
        while (words.ends_with('\n'))
            words.remove_suffix(1);
        return words;
    }

    void attribute(Attr attr, const Document::Value& value) {
        const std::string_view called = name(attr);
        switch (value.index()) {
        case 0:
            // Taken back, or never known: the same to whoever asks.
            if (!std::get<0>(value).empty()) write_.attribute(called, std::get<0>(value));
            break;
        case 1:
            write_.attribute(called, std::get<1>(value));
            break;
        case 2:
            write_.attribute(called, std::get<2>(value).plain());
            break;
        case 3:
            write_.attribute(called, std::get<3>(value).iso());
            break;
        default:
            if (std::get<4>(value)) write_.attribute(called, std::string_view("true"));
        }
    }

    std::string& out_;
    Writer write_;
    const Document& paper_;
    Layout layout_;
    std::size_t depth_ = 0;
    std::size_t within_words_ = 0; ///< open elements that hold words
};

void print_paper(std::string& out, const Document& paper, std::size_t depth) {
    out.append(depth, ' ');
    Printer(out, paper).print(depth);
}

tl::unexpected<Failure> bad_xpath(std::string_view expression,
                                  const pugi::xpath_parse_result& result) {
    return fail("bad-xpath", {},
                std::string("This test is no XPath 1.0: ") + result.description() + ".", 0,
                static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(result.offset, 0)) + 1,
                std::string(expression));
}

/// pugixml throws what it cannot say otherwise (an expression that does not parse, no memory); none
/// of that leaves this file.
template <class Use>
auto with_query(std::string_view expression, Use use)
    -> decltype(use(std::declval<const pugi::xpath_query&>())) {
    try {
        const pugi::xpath_query query(std::string(expression).c_str());
        return use(query);
    } catch (const pugi::xpath_exception& refused) {
        return bad_xpath(expression, refused.result());
    } catch (const std::bad_alloc&) {
        return fail("bad-xpath", {}, "This test needs more memory than there is.", 0, 0,
                    std::string(expression));
    }
}

} // namespace

std::string xml_view(const Document& paper) {
    std::string out;
    out.reserve(paper.file().view.text().size() * 4 + 256);
    print_paper(out, paper, 0);
    return out;
}

std::string xml_view(const File& file, const std::vector<const Document*>& papers) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<file";
    out.reserve(file.view.text().size() * 4 + 256);
    Writer write(out);
    write.attribute("name", std::string_view(file.name));
    write.attribute("format", std::string_view(file.format));
    out += ">\n";
    for (const Document* paper : papers)
        print_paper(out, *paper, 1);
    out += "</file>\n";
    return out;
}

std::optional<Failure> xpath_error(std::string_view expression) {
    const auto parsed =
        with_query(expression, [](const pugi::xpath_query&) -> Result<bool> { return true; });
    if (parsed) return std::nullopt;
    return parsed.error();
}

bool xpath_selects(std::string_view expression) {
    const auto selects = with_query(expression, [](const pugi::xpath_query& query) -> Result<bool> {
        return query.return_type() == pugi::xpath_type_node_set;
    });
    return selects && *selects;
}

namespace {

/// Of the element, or of the one that an attribute or text stands in; nothing for the document.
std::optional<Range> range_of(const pugi::xpath_node& found) {
    pugi::xml_node element = found.attribute() ? found.parent() : found.node();
    if (element.type() == pugi::node_pcdata) element = element.parent();
    if (!element.attribute("begin")) return std::nullopt;
    return Range{element.attribute("begin").as_uint(), element.attribute("end").as_uint()};
}

} // namespace

struct XmlTree::Impl {
    std::string text; ///< what the tree's names and values lie in
    pugi::xml_document document;
};

XmlTree::XmlTree(const Document& paper) : impl_(std::make_unique<Impl>()) {
    impl_->text.reserve(paper.file().view.text().size() * 4 + 256);
    Printer(impl_->text, paper, Layout::none).print(0);
    // Words are kept as they stand: what XML would change in them is written as a reference.
    const auto parsed = impl_->document.load_buffer_inplace(
        impl_->text.data(), impl_->text.size(), pugi::parse_escapes, pugi::encoding_utf8);
    assert(parsed && "the view is well-formed");
    static_cast<void>(parsed);
}

XmlTree::~XmlTree() = default;
XmlTree::XmlTree(XmlTree&&) noexcept = default;
XmlTree& XmlTree::operator=(XmlTree&&) noexcept = default;

Result<bool> XmlTree::holds(std::string_view expression) const {
    return with_query(expression, [&](const pugi::xpath_query& query) -> Result<bool> {
        return query.evaluate_boolean(impl_->document.document_element());
    });
}

Result<std::vector<Range>> XmlTree::select(std::string_view expression) const {
    return with_query(expression,
                      [&](const pugi::xpath_query& query) -> Result<std::vector<Range>> {
                          std::vector<Range> ranges;
                          if (query.return_type() != pugi::xpath_type_node_set) return ranges;
                          pugi::xpath_node_set found =
                              query.evaluate_node_set(impl_->document.document_element());
                          found.sort();
                          for (const pugi::xpath_node& one : found) {
                              const auto range = range_of(one);
                              if (range && (ranges.empty() || ranges.back() != *range))
                                  ranges.push_back(*range);
                          }
                          return ranges;
                      });
}

Result<XmlTree::Parted> XmlTree::parted(std::string_view context, std::string_view test) const {
    return with_query(context, [&](const pugi::xpath_query& within) -> Result<Parted> {
        return with_query(test, [&](const pugi::xpath_query& query) -> Result<Parted> {
            Parted out;
            if (within.return_type() != pugi::xpath_type_node_set) return out;
            pugi::xpath_node_set found =
                within.evaluate_node_set(impl_->document.document_element());
            found.sort();
            for (const pugi::xpath_node& one : found)
                if (const auto range = range_of(one))
                    (query.evaluate_boolean(one) ? out.holds : out.fails).push_back(*range);
            return out;
        });
    });
}

} // namespace duly::model
