#include "read/text/inline_markup.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <utility>

#include "read/text/spaces.hpp"
#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;
constexpr auto npos = string_view::npos;

bool alnum(char c) {
    const auto u = static_cast<unsigned char>(c);
    return (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u >= 0x80;
}
bool ascii_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/// Bytes that mean nothing but themselves wherever they stand: most of every paper.
constexpr std::array<bool, 256> plain_bytes = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0x21; c < 0x7F; ++c)
        table[c] = string_view("*_~&<$[!`\\").find(static_cast<char>(c)) == npos;
    return table;
}();

/// Bytes that are neither such nor a space.
constexpr std::array<std::uint8_t, 256> telling_bytes = [] {
    std::array<std::uint8_t, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c)
        table[c] = c != ' ' && !plain_bytes[c];
    return table;
}();

/// Whether the eight bytes at `text` are plain words with single spaces between them; reads nine.
bool eight_plain(const char* text) {
    const auto tells = [text](std::size_t i) {
        return telling_bytes[static_cast<unsigned char>(text[i])];
    };
    return (tells(0) | tells(1) | tells(2) | tells(3) | tells(4) | tells(5) | tells(6) |
            tells(7)) == 0 &&
           !doubles_space(text);
}

constexpr std::array<std::pair<string_view, string_view>, 22> entities = {{
    {"amp", "&"},   {"lt", "<"},     {"gt", ">"},    {"quot", "\""},  {"apos", "'"},
    {"nbsp", " "},  {"pound", "£"},  {"euro", "€"},  {"ndash", "–"},  {"mdash", "—"},
    {"lsquo", "‘"}, {"rsquo", "’"},  {"ldquo", "“"}, {"rdquo", "”"},  {"hellip", "…"},
    {"bull", "•"},  {"middot", "·"}, {"deg", "°"},   {"frac12", "½"}, {"times", "×"},
    {"check", "✓"}, {"copy", "©"},
}};

constexpr std::array<std::pair<string_view, string_view>, 20> latex = {{
    {"pounds", "£"}, {"checkmark", "✓"},  {"times", "×"},  {"geq", "≥"},      {"leq", "≤"},
    {"ge", "≥"},     {"le", "≤"},         {"pm", "±"},     {"bullet", "•"},   {"cdot", "·"},
    {"sim", "~"},    {"approx", "≈"},     {"square", "☐"}, {"boxtimes", "☒"}, {"circ", "°"},
    {"euro", "€"},   {"rightarrow", "→"}, {"ldots", "…"},  {"dots", "…"},     {"Box", "☐"},
}};

constexpr std::array<string_view, 10> superscripts = {"⁰", "¹", "²", "³", "⁴",
                                                      "⁵", "⁶", "⁷", "⁸", "⁹"};

template <std::size_t N>
string_view look_up(const std::array<std::pair<string_view, string_view>, N>& table,
                    string_view name) {
    for (const auto& [key, value] : table)
        if (key == name) return value;
    return {};
}

struct Renderer {
    string_view in;
    std::uint32_t at, end;
    ViewWriter& out;
    InlineStyle& style;
    std::vector<std::uint32_t> mates; ///< closing marks still to come, innermost last

    [[nodiscard]] char peek(std::uint32_t offset = 0) const {
        return at + offset < end ? in[at + offset] : '\0';
    }
    [[nodiscard]] string_view rest() const { return in.substr(at, end - at); }
    [[nodiscard]] char before(std::uint32_t pos, std::uint32_t begin) const {
        return pos > begin ? in[pos - 1] : ' ';
    }

    void new_paragraph() {
        out.space(at);
        if (!out.line_empty()) style.paragraph_starts.push_back(out.at());
    }

    bool entity();
    bool tag();
    bool link();
    bool dollar();
    bool emphasis(std::uint32_t begin);
    void superscript(string_view digits, std::uint32_t from, std::uint32_t length);
    [[nodiscard]] std::uint32_t behind_plain(std::uint32_t first) const;
    void run();
};

void Renderer::superscript(string_view digits, std::uint32_t from, std::uint32_t length) {
    std::string words;
    for (const char c : digits)
        if (c >= '0' && c <= '9') words += superscripts[static_cast<std::size_t>(c - '0')];
    out.replace(words, from, length);
}

bool Renderer::entity() {
    const string_view text = rest().substr(0, 12);
    const std::size_t stop = text.find(';');
    if (stop == npos || stop < 2) return false;
    const string_view name = text.substr(1, stop - 1);
    std::string words;
    if (name[0] == '#') {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        const std::string digits(name.substr(hex ? 2 : 1));
        if (digits.empty() || digits.find_first_not_of(hex ? "0123456789abcdefABCDEF"
                                                           : "0123456789") != std::string::npos)
            return false;
        const unsigned long code = std::strtoul(digits.c_str(), nullptr, hex ? 16 : 10);
        if (code < 0x20 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
        utf8::append(words, static_cast<char32_t>(code));
    } else {
        words = look_up(entities, name);
        if (words.empty()) return false;
    }
    const auto length = static_cast<std::uint32_t>(stop + 1);
    if (words == " " || words == "\xC2\xA0")
        out.space(at);
    else
        out.replace(words, at, length);
    at += length;
    return true;
}

bool Renderer::tag() {
    const string_view text = rest();
    if (text.substr(0, 4) == "<!--") {
        const std::size_t stop = text.find("-->");
        at += static_cast<std::uint32_t>(stop == npos ? text.size() : stop + 3);
        return true;
    }
    const std::size_t stop = text.substr(0, 400).find('>');
    if (stop == npos) return false;
    string_view inside = text.substr(1, stop - 1);
    const bool closing = !inside.empty() && inside[0] == '/';
    if (closing) inside.remove_prefix(1);
    std::size_t n = 0;
    while (n < inside.size() && alnum(inside[n]))
        ++n;
    if (n == 0 || static_cast<unsigned char>(inside[0]) >= 0x80) return false;
    const string_view after = inside.substr(n);
    if (text.substr(1, 4) == "http" || text.substr(1, 7) == "mailto:") { // <https://…>
        out.copy(in, at + 1, static_cast<std::uint32_t>(stop - 1));
        at += static_cast<std::uint32_t>(stop + 1);
        return true;
    }
    if (!after.empty() && !ascii_space(after[0]) && after[0] != '/') return false;
    const std::string name = utf8::ascii_lower(inside.substr(0, n));
    const auto length = static_cast<std::uint32_t>(stop + 1);
    const auto is = [&](std::initializer_list<string_view> names) {
        for (const string_view each : names)
            if (name == each) return true;
        return false;
    };
    if (is({"b", "strong", "th"})) {
        style.bold.set(!closing, out.at());
    } else if (is({"i", "em"})) {
        style.italic.set(!closing, out.at());
    } else if (is({"s", "del", "strike"})) {
        style.struck.set(!closing, out.at());
    } else if (is({"u", "ins", "mark"})) {
        style.marked.set(!closing, out.at());
    } else if (is({"br", "p", "li", "ul", "ol", "div", "tr"})) {
        new_paragraph();
    } else if (is({"input"})) {
        const std::string words = utf8::ascii_lower(inside);
        if (words.find("checkbox") != npos || words.find("radio") != npos)
            out.replace(words.find("checked") != npos ? "☑" : "☐", at, length);
    } else if (is({"img"})) {
        style.picture = true;
    } else if (is({"sup", "sub"})) {
        // <sup>2</sup> is a footnote mark: written as a superscript, so that no figure grows by it.
        if (!closing && name == "sup") {
            const string_view behind = text.substr(length);
            std::size_t digits = 0;
            while (digits < behind.size() && digits < 3 && behind[digits] >= '0' &&
                   behind[digits] <= '9')
                ++digits;
            if (digits > 0 && behind.substr(digits, 2) == "</") {
                superscript(behind.substr(0, digits), at + length,
                            static_cast<std::uint32_t>(digits));
                at += length + static_cast<std::uint32_t>(digits);
                return true;
            }
        }
    } else if (!is({"i",    "em", "u",     "span",  "font",  "a",          "small", "mark",
                    "code", "td", "table", "tbody", "thead", "center",     "ins",   "h1",
                    "h2",   "h3", "h4",    "h5",    "h6",    "blockquote", "o"})) {
        return false;
    }
    at += length;
    return true;
}

bool Renderer::link() {
    const bool image = peek() == '!';
    const std::uint32_t open = at + (image ? 1 : 0);
    const string_view text = in.substr(open, end - open);
    if (text.substr(0, 2) == "[^") { // [^1]: a footnote mark
        const std::size_t stop = text.substr(0, 8).find(']');
        if (stop == npos || stop < 3) return false;
        const string_view mark = text.substr(2, stop - 2);
        if (mark.find_first_not_of("0123456789") != npos) return false;
        superscript(mark, open, static_cast<std::uint32_t>(stop + 1));
        at = open + static_cast<std::uint32_t>(stop + 1);
        return true;
    }
    int depth = 0;
    std::size_t close = npos;
    const std::size_t reach = std::min<std::size_t>(text.size(), 600);
    for (std::size_t i = 0; i < reach; ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '[') {
            ++depth;
        } else if (text[i] == ']' && --depth == 0) {
            close = i;
            break;
        }
    }
    if (close == npos || close + 1 >= text.size() || text[close + 1] != '(') return false;
    int round = 0;
    std::size_t stop = npos;
    for (std::size_t i = close + 1; i < std::min(text.size(), close + 1200); ++i) {
        if (text[i] == '(') ++round;
        if (text[i] == ')' && --round == 0) {
            stop = i;
            break;
        }
        if (text[i] == '\n') break;
    }
    if (stop == npos) return false;
    const string_view goal = text.substr(close + 2, stop - close - 2);
    // "[delete as applicable] (see note)" is no link: a link's goal has no spaces before a title.
    const std::size_t blank = goal.find(' ');
    if (blank != npos && goal.find('"') == npos) return false;
    if (image) {
        style.picture = true;
    } else {
        Renderer inner{in, open + 1, open + static_cast<std::uint32_t>(close), out, style, {}};
        inner.run();
    }
    at = open + static_cast<std::uint32_t>(stop + 1);
    return true;
}

// $…$ as conversion tools write signs and fragments. A lone dollar is a dollar.
bool Renderer::dollar() {
    const string_view text = rest();
    const std::size_t stop = text.substr(1, 120).find('$');
    if (stop == npos) return false;
    const string_view inside = text.substr(1, stop);
    if (inside.find_first_of("\\_^{") == npos) return false;
    const std::uint32_t base = at + 1;
    for (std::size_t i = 0; i < inside.size();) {
        const auto here = base + static_cast<std::uint32_t>(i);
        const char c = inside[i];
        if (c == '\\') {
            std::size_t n = i + 1;
            while (n < inside.size() && ((inside[n] >= 'a' && inside[n] <= 'z') ||
                                         (inside[n] >= 'A' && inside[n] <= 'Z')))
                ++n;
            if (n == i + 1) { // \% \, \$
                if (n < inside.size() && inside[n] != ',' && inside[n] != ' ')
                    out.copy(in, here + 1, 1);
                else
                    out.space(here);
                i = std::min(n + 1, inside.size());
                continue;
            }
            const string_view sign = look_up(latex, inside.substr(i + 1, n - i - 1));
            if (!sign.empty()) out.replace(sign, here, static_cast<std::uint32_t>(n - i));
            // a space after the command only ends its name
            i = n;
            while (i < inside.size() && inside[i] == ' ')
                ++i;
            continue;
        }
        if (c == '^' && i + 1 < inside.size()) { // ^{1}, ^1
            const bool braced = inside[i + 1] == '{';
            std::size_t n = i + (braced ? 2 : 1);
            const std::size_t from = n;
            while (n < inside.size() && inside[n] >= '0' && inside[n] <= '9')
                ++n;
            if (n > from)
                superscript(inside.substr(from, n - from), here, static_cast<std::uint32_t>(n - i));
            i = n > from ? n + (braced && n < inside.size() ? 1 : 0) : i + 1;
            continue;
        }
        if (c == '_' || c == '{' || c == '}' || c == '^') {
            ++i;
            continue;
        }
        if (ascii_space(c))
            out.space(here);
        else
            out.copy(in, here, 1);
        ++i;
    }
    at += static_cast<std::uint32_t>(stop + 2);
    // "$\pounds$ 47,110" reads "£47,110".
    if (const string_view sign = utf8::trim(inside); sign == "\\pounds")
        while (at < end && in[at] == ' ')
            ++at;
    return true;
}

bool Renderer::emphasis(std::uint32_t begin) {
    const char c = peek();
    if (!mates.empty() && mates.back() == at) {
        mates.pop_back();
        if (mates.empty()) style.italic.set(false, out.at());
        ++at;
        return true;
    }
    if (at > begin && in[at - 1] == c) return false; // within a line to write on
    std::uint32_t length = 0;
    while (peek(length) == c)
        ++length;
    if (c == '~') {
        if (length != 2) return false;
        style.struck.set(!style.struck.on, out.at());
        at += 2;
        return true;
    }
    if (length > 3) return false; // a rule, or a line to write on
    const char left = before(at, begin);
    const char right = peek(length);
    if (c == '_' && (left == '/' || right == '/')) return false; // "__/__/____"
    const bool opens = right != '\0' && !ascii_space(right);
    const bool closes = !ascii_space(left);
    if (!opens && !closes) return false;
    if (c == '_' && alnum(left) && alnum(right)) return false;
    if (length >= 2) {
        style.bold.set(!style.bold.on, out.at());
        at += length;
        return true;
    }
    // A single mark must have its mate before long; a stray asterisk stays.
    if (!opens) return false;
    const std::uint32_t reach = std::min(end, at + 2000);
    for (std::uint32_t i = at + 1; i < reach; ++i) {
        if (in[i] != c || ascii_space(in[i - 1])) continue;
        if (in[i - 1] == c || (i + 1 < end && in[i + 1] == c)) continue;
        if (c == '_' && i + 1 < end && alnum(in[i + 1])) continue;
        if (!mates.empty() && mates.back() <= i) return false;
        if (mates.empty()) style.italic.set(true, out.at());
        mates.push_back(i);
        ++at;
        return true;
    }
    return false;
}

/// Where the plain words end that began at `first`; a single space between words is as plain as
/// they are.
std::uint32_t Renderer::behind_plain(std::uint32_t first) const {
    const char* const text = in.data();
    const std::uint32_t stop = end;
    std::uint32_t i = at;
    if (i + 9 <= stop && (i > first || text[i] != ' ')) {
        while (i + 9 <= stop && eight_plain(text + i))
            i += 8;
        if (i > at && text[i - 1] == ' ') --i; // what is behind it tells what it is
    }
    for (;; ++i) {
        while (i < stop && plain_bytes[static_cast<unsigned char>(text[i])])
            ++i;
        const bool goes_on = i > first && i + 1 < stop && text[i] == ' ' &&
                             static_cast<unsigned char>(text[i + 1]) > ' ';
        if (!goes_on) return i;
    }
}

void Renderer::run() {
    const std::uint32_t begin = at;
    std::uint32_t plain = at; // start of what can be copied as it is
    const auto flush = [&] {
        out.copy(in, plain, at - plain);
        plain = at;
    };
    for (;;) {
        at = behind_plain(plain);
        if (at >= end) break;
        const char c = in[at];
        bool done = false;
        switch (c) {
        case '*':
        case '_':
        case '~':
            flush();
            done = emphasis(begin);
            break;
        case '&':
            flush();
            done = entity();
            break;
        case '<':
            flush();
            done = tag();
            break;
        case '$':
            flush();
            done = dollar();
            break;
        case '[':
            flush();
            done = link();
            break;
        case '!':
            if (peek(1) == '[') {
                flush();
                done = link();
            }
            break;
        case '`':
            flush();
            ++at;
            done = true;
            break;
        case '\\':
            if (peek(1) == '\n' || peek(1) == '\r') { // a hard line break
                flush();
                ++at;
                done = true;
            } else if (peek(1) != '\0' &&
                       std::string_view("\\`*_{}[]()#+-.!|~<>$&").find(peek(1)) != npos) {
                flush();
                out.copy(in, at + 1, 1);
                at += 2;
                done = true;
            }
            break;
        case ' ':
        case '\t':
        case '\n':
        case '\r':
        case '\f':
        case '\v':
            flush();
            out.space(at);
            ++at;
            done = true;
            break;
        default: {
            const auto u = static_cast<unsigned char>(c);
            if (u >= 0x80) {
                std::size_t next = at;
                const char32_t code = utf8::next(in, next);
                if (next > end) next = end;
                const auto length = static_cast<std::uint32_t>(next - at);
                // soft hyphens, joiners and marks of direction are not to be seen
                const bool unseen = code == 0xAD || (code >= 0x200B && code <= 0x200F) ||
                                    code == 0x2060 || code == 0xFEFF ||
                                    (code >= 0x202A && code <= 0x202E);
                if (unseen || utf8::is_space(code)) {
                    flush();
                    if (!unseen) out.space(at);
                    at += length;
                    done = true;
                } else {
                    at += length;
                    continue;
                }
            } else if (u < 0x20 || u == 0x7F) {
                flush();
                ++at;
                done = true;
            }
            break;
        }
        }
        if (done)
            plain = at;
        else
            ++at; // a sign that turned out to be plain text
    }
    flush();
}

} // namespace

void InlineStyle::end(std::uint32_t at, bool carry) {
    for (Emphasis* const each : {&bold, &struck, &italic, &marked})
        each->close(at);
    if (!carry) bold.on = false;
    struck.on = italic.on = marked.on = false;
}

void render_inline(std::string_view input, std::uint32_t begin, std::uint32_t end, ViewWriter& out,
                   InlineStyle& style) {
    style.bold.from = style.struck.from = style.italic.from = style.marked.from = out.at();
    Renderer renderer{input, begin, end, out, style, {}};
    renderer.run();
}

} // namespace duly::read
