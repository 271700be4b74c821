// References within a block's words: papers of the body's series, statutes, numbered parts, marks
// of footnotes.
#include <algorithm>
#include <array>

#include "structure/entity_scanner.hpp"
#include "support/utf8.hpp"

namespace duly::structure::entities {

// Papers of the body's own series, by the packs' patterns: "PCD174" -> "PCD 174".
void Scanner::find_cited() {
    if (lexicon_.cited.empty()) return;
    // patterns are written for folded text; where a line has plain dashes it serves as it is
    const bool plain = text_.find('\xE2') == string_view::npos;
    Folded folded;
    if (!plain)
        folded = fold_with_map(document_.file().view.text(),
                               {base_, base_ + static_cast<std::uint32_t>(text_.size())});
    const string_view line = plain ? text_ : string_view(folded.text);
    for (const int found : lexicon_.cited_set.match(line)) {
        const auto i = static_cast<std::size_t>(found);
        for (std::size_t from = 0; from < line.size();) {
            const auto spans = lexicon_.cited[i].find(line, from);
            if (!spans || (*spans)[0].end <= (*spans)[0].begin) break;
            const Pattern::Span whole = (*spans)[0];
            const model::Range range =
                plain ? model::Range{base_ + static_cast<std::uint32_t>(whole.begin),
                                     base_ + static_cast<std::uint32_t>(whole.end)}
                      : folded.range(whole.begin, whole.end);
            cited_.push_back({range.begin - base_, range.end - base_,
                              in_form(line, *spans, lexicon_.words.cited[i])});
            from = whole.end;
        }
    }
    std::sort(cited_.begin(), cited_.end(),
              [](const Cited& a, const Cited& b) { return a.begin < b.begin; });
}

void Scanner::emit(const Cited& cited) {
    ++next_cited_;
    if (cited.begin < at_) return; // overlaps what was taken
    reference(cited.begin, cited.end, "decision", cited.target);
}

// A superscript number is a footnote's mark.
bool Scanner::raised() {
    static constexpr std::array<string_view, 10> signs = {"⁰", "¹", "²", "³", "⁴",
                                                          "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string mark;
    std::size_t end = at_;
    for (bool more = true; more && mark.size() < 3;) {
        more = false;
        for (std::size_t d = 0; d < signs.size(); ++d) {
            if (text_.substr(end, signs[d].size()) != signs[d]) continue;
            mark.push_back(static_cast<char>('0' + d));
            end += signs[d].size();
            more = true;
            break;
        }
    }
    if (mark.empty()) return false;
    // "m²" is a unit
    if (at_ > 0 && lower(text_[at_ - 1]) == 'm' && (at_ == 1 || !letter(text_[at_ - 2]))) {
        at_ = end;
        return true;
    }
    reference(at_, end, "footnote", mark);
    return true;
}

// "… Act 2010": the title runs back over capitalised words.
bool Scanner::statute() {
    std::size_t end = at_ + 3;
    if (end < text_.size() && text_[end] == ',') ++end;
    if (end >= text_.size() || text_[end] != ' ') return false;
    ++end;
    for (int i = 0; i < 4; ++i)
        if (end + static_cast<std::size_t>(i) >= text_.size() ||
            !digit(text_[end + static_cast<std::size_t>(i)]))
            return false;
    if (end + 4 < text_.size() && digit(text_[end + 4])) return false;
    const int year = (text_[end] - '0') * 1000 + (text_[end + 1] - '0') * 100;
    if (year < 1200 || year > 2100) return false;
    end += 4;
    std::size_t begin = at_;
    std::size_t scan = at_;
    while (scan > 0) {
        std::size_t word_end = scan;
        while (word_end > 0 && text_[word_end - 1] == ' ')
            --word_end;
        std::size_t word = word_end;
        while (word > 0 && text_[word - 1] != ' ')
            --word;
        if (word == word_end) break;
        const string_view token = text_.substr(word, word_end - word);
        static constexpr std::array<string_view, 9> joints = {"and", "of",   "&",   "for",  "in",
                                                              "to",  "from", "etc", "(etc)"};
        const bool joint = std::find(joints.begin(), joints.end(), token) != joints.end();
        if (token == "the" || token == "The" || token == "Under" || token == "under") break;
        const char first = token[0] == '(' && token.size() > 1 ? token[1] : token[0];
        if (!upper(first) && !joint) break;
        if (token.back() == '.' || token.back() == ';' || token.back() == ':') break;
        if (!joint) begin = word;
        scan = word;
        if (at_ - scan > 160) break;
    }
    if (begin == at_) return false;
    const std::size_t overlap =
        document_.node(block_).last_child == model::no_node
            ? 0
            : document_.range(document_.node(block_).last_child).end - base_;
    begin = std::max(begin, overlap);
    if (begin >= at_) return false;
    reference(begin, end, "statute", std::string(text_.substr(begin, end - begin)));
    return true;
}

bool Scanner::numbered_reference(string_view word) {
    struct Named {
        string_view word, kind, form;
    };
    static constexpr std::array<Named, 15> named = {{{"appendix", "appendix", "Appendix"},
                                                     {"appendices", "appendix", "Appendix"},
                                                     {"annex", "appendix", "Annex"},
                                                     {"annexe", "appendix", "Annex"},
                                                     {"paragraph", "paragraph", ""},
                                                     {"paragraphs", "paragraph", ""},
                                                     {"para", "paragraph", ""},
                                                     {"paras", "paragraph", ""},
                                                     {"section", "section", ""},
                                                     {"sections", "section", ""},
                                                     {"item", "item", "Item"},
                                                     {"regulation", "section", "reg"},
                                                     {"article", "section", "art"},
                                                     {"schedule", "section", "Schedule"},
                                                     {"footnote", "footnote", ""}}};
    for (const Named& each : named) {
        if (each.word != word) continue;
        const std::size_t begin = at_;
        std::size_t at = at_ + word.size();
        if (at < text_.size() && text_[at] == '.') ++at;
        std::size_t gap = at;
        while (at < text_.size() && text_[at] == ' ')
            ++at;
        if (at == gap) return false;
        std::size_t end = at;
        while (end < text_.size() &&
               (digit(text_[end]) ||
                (text_[end] == '.' && end + 1 < text_.size() && digit(text_[end + 1]))))
            ++end;
        if (end == at) { // a letter of its own: Appendix A
            if (each.kind != "appendix" && each.kind != "item") return false;
            if (at >= text_.size() || !upper(text_[at])) return false;
            if (at + 1 < text_.size() && letter(text_[at + 1])) return false;
            end = at + 1;
        }
        if (end < text_.size() && letter(text_[end]) &&
            !(end + 1 < text_.size() && letter(text_[end + 1])))
            ++end; // 17A, 1a
        std::string target(text_.substr(at, end - at));
        if (!each.form.empty()) target.insert(0, std::string(each.form) + " ");
        // 149(1), 143 (1) (b)
        std::size_t bracket = end;
        while (bracket < text_.size()) {
            std::size_t open = bracket;
            while (open < text_.size() && text_[open] == ' ')
                ++open;
            if (open >= text_.size() || text_[open] != '(') break;
            const std::size_t close = text_.find(')', open);
            if (close == string_view::npos || close - open > 4) break;
            target += text_.substr(open, close - open + 1);
            bracket = close + 1;
        }
        end = bracket;
        const NodeId node = reference(begin, end, each.kind, std::move(target));
        if (each.kind == "section") { // "section 149 of the Equality Act 2010"
            const string_view behind = text_.substr(end, 160);
            std::size_t of = behind.find(" of the ");
            if (of == 0) {
                const string_view title = behind.substr(8);
                const std::size_t act = title.find(" Act");
                const std::size_t stop = title.find_first_of(".;");
                if (act != string_view::npos && (stop == string_view::npos || act < stop)) {
                    std::size_t title_end = act + 4;
                    if (title.substr(title_end, 1) == " " && title_end + 4 < title.size() &&
                        digit(title[title_end + 1]))
                        title_end += 5;
                    document_.set_text(node, Attr::of, std::string(title.substr(0, title_end)));
                }
            }
        }
        return true;
    }
    return false;
}

} // namespace duly::structure::entities
