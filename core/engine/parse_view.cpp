#include "engine/parse_view.hpp"

#include <algorithm>
#include <vector>

#include "engine/words.hpp"
#include "model/xml_view.hpp"
#include "support/utf8.hpp"

namespace duly::engine {
namespace {

using model::Attr;
using model::Document;
using model::Kind;
using model::NodeId;

// ---- text
// ----------------------------------------------------------------------------------------

void print_line(std::string& out, std::string_view line) {
    out += line;
    out += '\n';
}

/// Words that were taken out, said beside the paper or hidden in it are counted, not shown.
std::string furniture_words(const model::ReadFile& file, const model::Furniture& furniture) {
    const bool secret = furniture.kind == "deleted" || furniture.kind == "comment" ||
                        (furniture.kind == "hidden" && file.file->format != "pdf");
    if (!secret) return one_line(furniture.text, 400);
    std::size_t words = 0;
    bool inside = false;
    for (const char c : furniture.text) {
        const bool space = c == ' ' || c == '\n' || c == '\t';
        words += !space && !inside ? 1U : 0U;
        inside = !space;
    }
    return "(" + std::to_string(words) + (words == 1 ? " word" : " words") + ", not shown)";
}

} // namespace

std::string text_view(const model::ReadFile& file, bool furniture) {
    const model::TextView& view = file.file->view;
    std::string out;
    out.reserve(view.text().size() + 1);
    std::vector<const model::Furniture*> left_out;
    if (furniture)
        for (const model::Furniture& each : file.furniture)
            left_out.push_back(&each);
    std::stable_sort(left_out.begin(), left_out.end(),
                     [](const auto* a, const auto* b) { return a->at < b->at; });
    auto next = left_out.begin();
    const auto print_until = [&](std::uint32_t at) { // what stands before the byte
        for (; next != left_out.end() && (*next)->at <= at; ++next)
            print_line(out, "[" + (*next)->kind + "] " + furniture_words(file, **next));
    };
    for (std::uint32_t line = 1; line <= view.lines(); ++line) {
        print_until(view.line_start(line));
        print_line(out, view.slice(view.line_range(line)));
    }
    print_until(static_cast<std::uint32_t>(view.text().size()));
    return out;
}

namespace {

// ---- JSON
// ----------------------------------------------------------------------------------------

class Json {
public:
    explicit Json(std::string& out) : out_(out) {}

    void string(std::string_view text) {
        constexpr std::string_view digits = "0123456789abcdef";
        out_ += '"';
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte == '"' || byte == '\\') {
                out_ += '\\';
                out_ += c;
            } else if (byte == '\n') {
                out_ += "\\n";
            } else if (byte == '\t') {
                out_ += "\\t";
            } else if (byte < 0x20 || byte == 0x7F) {
                out_ += "\\u00";
                out_ += digits[byte >> 4];
                out_ += digits[byte & 15];
            } else {
                out_ += c;
            }
        }
        out_ += '"';
    }
    /// A key, with a comma before it unless it is the first of its object.
    void key(std::string_view name) {
        if (out_.back() != '{') out_ += ", ";
        string(name);
        out_ += ": ";
    }
    void text(std::string_view name, std::string_view value) {
        key(name);
        string(value);
    }
    void number(std::string_view name, std::int64_t value) {
        key(name);
        out_ += std::to_string(value);
    }
    void value(std::string_view name, const Document::Value& value) {
        switch (value.index()) {
        case 0:
            text(name, std::get<0>(value));
            break;
        case 1:
            number(name, std::get<1>(value));
            break;
        case 2:
            text(name, std::get<2>(value).plain());
            break; // exact: no floating point
        case 3:
            text(name, std::get<3>(value).iso());
            break;
        default:
            key(name);
            out_ += std::get<4>(value) ? "true" : "false";
        }
    }

private:
    std::string& out_;
};

/// Nodes whose words are theirs; the others are made of such nodes.
bool has_words(Kind kind) {
    switch (kind) {
    case Kind::paper:
    case Kind::section:
    case Kind::list:
    case Kind::table:
    case Kind::row:
    case Kind::contents:
    case Kind::form:
    case Kind::furniture:
    case Kind::note:
        return false;
    default:
        return true;
    }
}

void open_node(std::string& out, const Document& paper, NodeId id) {
    Json json(out);
    const model::Range range = paper.range(id);
    out += '{';
    json.text("node", model::name(paper.kind(id)));
    json.number("line", paper.file().map.line(paper.file().view, range.begin));
    json.number("begin", range.begin);
    json.number("end", range.end);
    bool attributes = false;
    paper.each_attr(id, [&](Attr attr, const Document::Value& value) {
        if (!attributes) {
            json.key("attributes");
            out += '{';
            attributes = true;
        }
        json.value(model::name(attr), value);
    });
    if (attributes) out += '}';
    if (has_words(paper.kind(id))) json.text("words", paper.text(id));
}

/// Without recursion: how deep a paper nests is the paper's choice.
void print_nodes(std::string& out, const Document& paper) {
    NodeId id = paper.root();
    for (std::size_t depth = 0;;) {
        out.append(1, '\n').append(2 + std::min<std::size_t>(depth, 20), ' ');
        open_node(out, paper, id);
        if (const NodeId child = paper.node(id).first_child; child != model::no_node) {
            Json(out).key("children");
            out += '[';
            id = child;
            ++depth;
            continue;
        }
        out += '}';
        while (depth > 0 && paper.node(id).next == model::no_node) {
            out += "]}";
            id = paper.node(id).parent;
            --depth;
        }
        if (depth == 0) return;
        out += ',';
        id = paper.node(id).next;
    }
}

std::string json_view(const ReadPapers& read) {
    std::string out = "{";
    Json json(out);
    json.number("schema", 1);
    json.text("path", utf8::escape_invalid(read.file.file->name));
    json.text("format", read.file.file->format);
    json.key("papers");
    out += '[';
    for (std::size_t i = 0; i < read.papers.size(); ++i) {
        if (i != 0) out += ',';
        print_nodes(out, *read.papers[i].outlined.document);
    }
    out += "\n]}\n";
    return out;
}

} // namespace

Result<std::string> parse_view(const ReadPapers& read, std::string_view format) {
    if (format == "json") return json_view(read);
    if (format == "xml") {
        std::vector<const Document*> papers;
        for (const ReadPaper& paper : read.papers)
            papers.push_back(paper.outlined.document.get());
        return model::xml_view(*read.file.file, papers);
    }
    return fail("unknown-format", {},
                "duly parse prints text, xml or json, not '" + std::string(format) + "'.");
}

} // namespace duly::engine
