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

namespace {

/// The year at the start of the words, as "2010" or ", 2010", and how much of them it takes.
struct Year {
    string_view digits;
    std::size_t length = 0;
};
Year year_at(string_view words) {
    std::size_t at = !words.empty() && words[0] == ',' ? 1 : 0;
    while (at < words.size() && words[at] == ' ')
        ++at;
    const string_view digits = words.substr(at, 4);
    if (digits.size() < 4 || !std::all_of(digits.begin(), digits.end(), digit)) return {};
    const string_view next = words.substr(at + 4, 1);
    if (!next.empty() && (digit(next[0]) || next[0] == '/')) return {};
    const int century = (digits[0] - '0') * 10 + (digits[1] - '0');
    if (century < 12 || century > 20) return {};
    return {digits, at + 4};
}

/// " (2010)" and " of 2010" behind a title, as people write who do not know the short title.
Year year_set_off(string_view words) {
    for (const string_view front : {" (", " of "}) {
        if (!words.starts_with(front)) continue;
        Year year = year_at(words.substr(front.size()));
        const std::size_t end = front.size() + year.length;
        const bool bracket = front == " (";
        if (year.digits.empty() || year.length != year.digits.size() ||
            (bracket && words.substr(end, 1) != ")"))
            continue;
        year.length = end + (bracket ? 1 : 0);
        return year;
    }
    return {};
}

/// Whether a title ends with the word, before its year.
bool ends_title(string_view word) {
    static constexpr std::array<string_view, 10> ends = {
        "Act",  "ACT",   "Regulations", "REGULATIONS", "Regs",
        "REGS", "Order", "ORDER",       "Measure",     "MEASURE"};
    return std::find(ends.begin(), ends.end(), word) != ends.end();
}

string_view last_word(string_view words) {
    while (!words.empty() && words.back() == ' ')
        words.remove_suffix(1);
    return words.substr(words.find_last_of(' ') + 1); // from the start where there is no space
}

struct Title {
    std::size_t begin = 0; ///< of the title in the words, their length where there is none
    bool open = false;     ///< the words ran out: the line above may hold more of it
};

/// A title runs back over capitalised words and what joins them, from the end of the words.
/// `below`: what the next line holds of it.
Title title_before(string_view words, string_view below = {}) {
    constexpr std::size_t longest = 160; // bytes
    static constexpr std::array<string_view, 16> joints = {
        "and", "of",   "&",     "for",    "in",  "to", "from", "at",
        "etc", "etc.", "(etc)", "(etc.)", "AND", "OF", "FOR",  "IN"};
    static constexpr std::array<string_view, 12> outside = {
        "the", "The", "THE", "under", "Under", "UNDER", "WITH", "BY", "TO", "(The", "(THE", "THIS"};
    const std::size_t end = words.size();
    Title title{end, false};
    std::size_t scan = end;
    while (end - scan <= longest) {
        while (scan > 0 && words[scan - 1] == ' ')
            --scan;
        if (scan == 0) {
            title.open = true;
            break;
        }
        std::size_t word = scan;
        while (word > 0 && words[word - 1] != ' ')
            --word;
        const string_view token = words.substr(word, scan - word);
        const bool joint = std::find(joints.begin(), joints.end(), token) != joints.end();
        const bool bracket = token[0] == '(' && token.size() > 1;
        if (!joint) {
            const char last = token.back();
            if (std::find(outside.begin(), outside.end(), token) != outside.end() ||
                !upper(bracket ? token[1] : token[0]) || last == '.' || last == ';' ||
                last == ':' || ends_title(token))
                break;
            // a bracket that holds the whole citation is no part of the title
            const bool holds = bracket && below.find(')') == below.npos &&
                               words.substr(word, end - word).find(')') == words.npos;
            title.begin = holds ? word + 1 : word;
            if (holds) break;
        }
        scan = word;
    }
    return title;
}

} // namespace

/// What the line above holds of a title that begins in it; "" where none does. `whole`: the title
/// of this line could stand alone, so the line above must be seen to break off.
string_view Scanner::title_above(bool whole) const {
    const Title title = title_before(above_, text_.substr(0, at_));
    const string_view found = above_.substr(title.begin);
    if (whole && title.open) return {}; // all capitals: a label, or a line of a list
    return found;
}

// "… Act 2010": the title may begin on the line above, and so may all but its year.
bool Scanner::statute(string_view word) {
    if (!ends_title(word)) return false;
    Year year = year_at(text_.substr(at_ + word.size()));
    const bool set_off = year.digits.empty();
    if (set_off) year = year_set_off(text_.substr(at_ + word.size()));
    if (year.digits.empty()) return false;
    const std::size_t end = at_ + word.size() + year.length;
    const Title title = title_before(text_.substr(0, at_));
    std::size_t begin = title.begin;
    std::string target;
    if (title.open) target = title_above(begin < at_);
    if (begin == at_ && target.empty()) return false;
    if (!target.empty()) {
        target += ' ';
        begin = 0;
    }
    const std::size_t overlap =
        document_.node(block_).last_child == model::no_node
            ? 0
            : document_.range(document_.node(block_).last_child).end - base_;
    if (overlap > begin) {
        begin = overlap;
        target.clear();
        if (begin >= at_) return false;
    }
    target += text_.substr(begin, (set_off ? at_ + word.size() : end) - begin);
    if (set_off) target.append(" ").append(year.digits);
    reference(begin, end, "statute", std::move(target));
    return true;
}

// "2010" at the start of a line, where the one above ends with "… Act".
bool Scanner::year_of_statute() {
    const string_view word = last_word(above_);
    if (!ends_title(word)) return false;
    const Year year = year_at(text_);
    if (year.digits.empty()) return false;
    string_view before = above_;
    while (before.back() == ' ')
        before.remove_suffix(1);
    const string_view above = before.substr(0, before.size() - word.size());
    const Title title = title_before(above);
    if (title.begin == above.size()) return false;
    reference(0, year.length, "statute",
              std::string(before.substr(title.begin)).append(" ").append(year.digits));
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
