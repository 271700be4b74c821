// Whose form it is, of what kind, and what the pack is to be built on.
#include <algorithm>
#include <set>
#include <sstream>

#include "rules/draft/draft_pack.hpp"
#include "support/utf8.hpp"

namespace duly::rules {
namespace {

/// The body's initials, drawn out to three letters and moved on until nobody has them.
std::string letters_of(const std::string& body, const PackSet& packs, const Drafts& drafts) {
    std::set<std::string> taken(drafts.reserved.begin(), drafts.reserved.end());
    for (const auto& pack : packs.packs)
        for (const auto& rule : pack.rules)
            taken.insert(rule.id.substr(0, 3));
    std::string initials, rest;
    std::istringstream words(utf8::ascii_lower(body));
    for (std::string word; words >> word;) {
        if (word == "the" || word == "of" || word == "and" || word == "for") continue;
        bool first = true;
        for (const char c : word) {
            if (c < 'a' || c > 'z') continue;
            (first ? initials : rest) += static_cast<char>(c - 'a' + 'A');
            first = false;
        }
    }
    std::string letters = (initials + rest + "XXX").substr(0, 3);
    for (int i = 0; taken.contains(letters) && i < 26 * 26; ++i) {
        letters[2] = letters[2] == 'Z' ? 'A' : static_cast<char>(letters[2] + 1);
        if (i % 26 == 25) letters[1] = letters[1] == 'Z' ? 'A' : static_cast<char>(letters[1] + 1);
    }
    return letters;
}

/// "TARN VALLEY PARTNERSHIP" -> "Tarn Valley Partnership"; other names stay as they are.
std::string without_capitals(const std::string& name) {
    const std::string small = utf8::ascii_lower(name);
    const bool capitals =
        std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!capitals) return name;
    std::istringstream in(small);
    std::string out;
    for (std::string word; in >> word;) {
        const bool joins = word == "of" || word == "and" || word == "the" || word == "for";
        if ((!joins || out.empty()) && word[0] >= 'a' && word[0] <= 'z')
            word[0] = static_cast<char>(word[0] - 'a' + 'A');
        out += (out.empty() ? "" : " ") + word;
    }
    return out;
}

/// What to tell of a form whose body is not known.
std::string without_body(const TemplateForm& form) {
    constexpr std::size_t enough = 80;
    const std::string& first = form.first.words;
    std::string told = "The form does not say whose it is in its first lines. ";
    if (first.empty() || first.size() > enough || first.find('"') != std::string::npos)
        return told + "Name the body with --body.";
    return told + "The first, \"" + first +
           "\", was not taken for the name of a body. If it is one, "
           "say so with --body \"" +
           first + "\"; else name the body with --body.";
}

bool is_of(const Pack& pack, const std::string& body) {
    return pack.body.empty() || utf8::fold(pack.body) == utf8::fold(body);
}

} // namespace

std::string slug(std::string_view words) {
    std::string out;
    for (const char c : utf8::fold(words)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out += c;
        else if (c != '\'' && !out.empty() && out.back() != '-')
            out += '-';
    }
    if (out.size() > 48) out.erase(std::min(out.rfind('-', 48), std::size_t{48}));
    while (out.ends_with('-'))
        out.pop_back();
    return out;
}

std::string literal_pattern(std::string_view words, bool as_typed) {
    const std::string text = as_typed ? std::string(utf8::trim(words)) : utf8::fold(words);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = utf8::next(text, at);
        const std::string_view one = std::string_view(text).substr(begin, at - begin);
        if (c == '_') { // a line to write on is of any length
            if (!out.ends_with("_+")) out += "_+";
        } else if (utf8::is_space(c) || c < 0x20) { // what XML does not have parts words as well
            if (!out.ends_with(' ')) out += ' ';    // as in the text view
        } else if (as_typed && (c == '\'' || c == U'‘' || c == U'’')) {
            out += "['‘’]";
        } else if (as_typed && (c == '"' || c == U'“' || c == U'”')) {
            out += "[\"“”]";
        } else if (as_typed && (c == '-' || c == U'–' || c == U'—')) {
            out += "[-–—]";
        } else {
            if (std::string_view("\\.+*?()|[]{}^$").find(one) != std::string_view::npos)
                out += '\\';
            out += one;
        }
    }
    return out;
}

Result<DraftPlan> plan_draft(const TemplateForm& form, const Drafts& drafts, const PackSet& packs,
                             const Pack& recognised, const DraftOptions& options) {
    if (form.empty())
        return fail("no-structure", {},
                    "No headings, fields, declarations or places for a signature were found in "
                    "this file, so no rules can be made from it. Give the body's blank form with "
                    "its headings, and look with 'duly parse --format xml' at how it is read.");
    DraftPlan plan;
    plan.body = options.body.empty() ? form.body.words : options.body;
    plan.body_guessed = options.body.empty();
    if (options.body.empty()) plan.body = without_capitals(plan.body);
    if (plan.body.empty()) return fail("no-body", {}, without_body(form));
    plan.kind = options.kind;
    plan.kind_guessed = options.kind.empty();
    const std::string title = utf8::fold(form.title.words);
    for (const auto& kind : drafts.kinds)
        if (plan.kind.empty() && !title.empty() && kind.title.found_in(title)) plan.kind = kind.id;
    if (plan.kind.empty() && &recognised != &packs.packs.front()) plan.kind = recognised.kind;
    if (plan.kind.empty()) plan.kind = title.empty() ? "paper" : slug(title);
    for (const auto& kind : drafts.kinds)
        if (kind.id == plan.kind) plan.who = kind.who;
    if (plan.who.empty()) plan.who = "Author";

    plan.base = &packs.packs.front();
    if (recognised.kind == plan.kind && is_of(recognised, plan.body)) {
        plan.base = &recognised;
    } else {
        for (const auto& pack : packs.packs)
            if (pack.kind == plan.kind && is_of(pack, plan.body) &&
                (plan.base->kind != plan.kind || pack.depth > plan.base->depth))
                plan.base = &pack;
    }
    std::string kind_words = plan.kind;
    std::replace(kind_words.begin(), kind_words.end(), '-', ' ');
    if (!kind_words.empty() && kind_words[0] >= 'a' && kind_words[0] <= 'z')
        kind_words[0] = static_cast<char>(kind_words[0] - 'a' + 'A');
    // A title of one committee is no name for the papers of any.
    const bool own_title = !form.title.words.empty() && form.any_title == form.title.words &&
                           title != utf8::fold(plan.body);
    plan.title = (own_title ? form.title.words : kind_words) + ", " + plan.body;
    plan.id = slug(plan.body) + "-" + plan.kind;
    for (int n = 2; packs.find(plan.id) != nullptr; ++n)
        plan.id = slug(plan.body) + "-" + plan.kind + "-" + std::to_string(n);
    plan.letters = letters_of(plan.body, packs, drafts);
    return plan;
}

} // namespace duly::rules
