#include "rules/xpath_names.hpp"

#include <algorithm>

namespace duly::rules {
namespace {

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == ':';
}

/// What parts of an expression matter for @role: names of steps, "@role", literals and the marks
/// between them.
struct Token {
    enum class Kind : unsigned char { step, role, literal, equals, open, close, other };
    Kind kind = Kind::other;
    std::size_t at = 0;
    std::string_view words;
};

std::vector<Token> tokens_of(std::string_view path) {
    using Kind = Token::Kind;
    std::vector<Token> out;
    const auto names = names_in(path);
    auto name = names.begin();
    for (std::size_t at = 0; at < path.size();) {
        while (name != names.end() && name->at < at)
            ++name;
        const char c = path[at];
        if (name != names.end() && name->at == at) {
            const Kind kind = !name->attribute       ? Kind::step
                              : name->name == "role" ? Kind::role
                                                     : Kind::other;
            out.push_back({kind, at, name->name});
            at += name->name.size();
        } else if (c == '"' || c == '\'') {
            const std::size_t end = std::min(path.find(c, at + 1), path.size());
            out.push_back({Kind::literal, at + 1, path.substr(at + 1, end - at - 1)});
            at = end + 1;
        } else {
            if (c == '[' || c == ']')
                out.push_back({c == '[' ? Kind::open : Kind::close, at, {}});
            else if (c == '=')
                out.push_back({Kind::equals, at, {}});
            else if (c != ' ' && c != '!' && c != '@' && c != '\t' && c != '\n' && c != '\r')
                out.push_back({Kind::other, at, path.substr(at, 1)});
            ++at;
        }
    }
    return out;
}

} // namespace

std::vector<PathName> names_in(std::string_view path) {
    std::vector<PathName> out;
    bool operand = false; // the last token was one, so that "and" here is an operator
    for (std::size_t at = 0; at < path.size();) {
        const char c = path[at];
        if (c == '"' || c == '\'') {
            at = std::min(path.find(c, at + 1), path.size() - 1) + 1;
            operand = true;
        } else if (is_name(c) && c != '-' && c != '.' && c != ':') {
            const std::size_t start = at;
            while (at < path.size() && is_name(path[at]) && !path.substr(at).starts_with("::"))
                ++at;
            const auto name = path.substr(start, at - start);
            const auto after = path.find_first_not_of(" \t\r\n", at);
            const auto rest =
                after == std::string_view::npos ? std::string_view{} : path.substr(after);
            if (rest.starts_with("::")) {
                const bool attribute = name == "attribute";
                at = after + 2;
                operand = false;
                if (!attribute) continue;
                const std::size_t from = at;
                while (at < path.size() && is_name(path[at]))
                    ++at;
                if (at > from) out.push_back({from, path.substr(from, at - from), true});
                operand = true;
            } else if (rest.starts_with("(") || (operand && (name == "and" || name == "or" ||
                                                             name == "div" || name == "mod"))) {
                operand = false;
            } else {
                if (c < '0' || c > '9')
                    out.push_back({start, name, start > 0 && path[start - 1] == '@'});
                operand = true;
            }
        } else {
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
                operand = c == ')' || c == ']' || c == '.' || c == '*';
            ++at;
        }
    }
    return out;
}

std::vector<PathRole> roles_in(std::string_view path, std::string_view context) {
    using Kind = Token::Kind;
    std::vector<PathRole> out;
    const auto tokens = tokens_of(path);
    std::vector<std::string_view> outer; // the elements that open brackets belong to
    std::string_view within = context;   // whose attributes "@" means here
    std::string_view step;               // of the path that goes on; empty: none
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        const auto kind_at = [&](std::size_t k) {
            return k < tokens.size() ? tokens[k].kind : Kind::other;
        };
        switch (token.kind) {
        case Kind::step:
            step = token.words;
            break;
        case Kind::open:
            outer.push_back(within);
            within = step;
            step = {};
            break;
        case Kind::close:
            if (outer.empty()) break; // no sound expression
            step = within;            // "section[...]/@role" goes on from the section
            within = outer.back();
            outer.pop_back();
            break;
        case Kind::role: {
            const bool of_step =
                i > 0 && tokens[i - 1].kind == Kind::other && tokens[i - 1].words == "/";
            const std::string_view element = of_step ? step : within;
            if (kind_at(i + 1) == Kind::equals && kind_at(i + 2) == Kind::literal)
                out.push_back({tokens[i + 2].at, tokens[i + 2].words, element});
            else if (i >= 2 && tokens[i - 1].kind == Kind::equals &&
                     tokens[i - 2].kind == Kind::literal)
                out.push_back({tokens[i - 2].at, tokens[i - 2].words, element});
            break;
        }
        case Kind::other:
            if (token.words != "/") step = {};
            break;
        default:
            break;
        }
    }
    return out;
}

std::string_view selected_by(std::string_view path) {
    std::size_t depth = 0;
    std::string_view last;
    for (const Token& token : tokens_of(path)) {
        if (token.kind == Token::Kind::open) ++depth;
        if (token.kind == Token::Kind::close && depth > 0) --depth;
        if (depth > 0) continue;
        if (token.kind == Token::Kind::step) last = token.words;
        // "//section | //field", "(...)", ".." and "*" may be anything
        if (token.kind == Token::Kind::other && token.words != "/") return {};
    }
    return last;
}

} // namespace duly::rules
