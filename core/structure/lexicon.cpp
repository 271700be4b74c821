#include "structure/lexicon.hpp"

#include <algorithm>

#include "support/pattern_literals.hpp"
#include "support/utf8.hpp"

namespace duly::structure {

Lexicon::Lexicon(model::Vocabulary vocabulary, PatternPool& pool) {
    auto made = std::make_shared<Compiled>();
    made->words = std::move(vocabulary);
    const model::Vocabulary& words = made->words;
    for (const auto& each : words.headings)
        made->headings.add(pool.get(each.pattern));
    for (const auto& each : words.fields) {
        made->field_labels.add(pool.get(each.pattern));
        made->fields.push_back(pool.get("^(?:" + each.pattern + ")"));
        if (each.type == model::FieldType::choice) made->question_set.add(pool.get(each.pattern));
        made->questions.push_back(
            pool.get(each.type == model::FieldType::choice ? "\\b(?:" + each.pattern + ")" : ""));
    }
    for (const auto& each : words.rows) {
        made->row_labels.add(pool.get(each.pattern));
        made->rows.push_back(pool.get("^(?:" + each.pattern + ")"));
    }
    for (std::size_t i = 0; i < words.signoffs.size(); ++i) {
        for (const std::string& pattern : words.signoffs[i].headings) {
            made->signoff_headings.add(pool.get(pattern));
            made->signoff_heading_of.push_back(i);
        }
        for (const std::string& pattern : words.signoffs[i].phrases) {
            made->signoff_phrases.add(pool.get(pattern));
            made->signoff_phrase_of.push_back(i);
        }
    }
    for (const auto& cue : words.cues)
        if (cue.starts) {
            made->starts.add(pool.get(cue.pattern));
            made->confirms.push_back(pool.get(cue.confirm));
            made->apart.push_back(cue.apart);
        }
    for (const std::string& pattern : words.nil)
        made->nil.add(pool.get(pattern));
    for (const std::string& pattern : words.boilerplate)
        made->boilerplate.add(pool.get(pattern));
    for (const std::string& pattern : words.placeholders) {
        made->placeholder_set.add(pool.get(pattern));
        made->placeholders.push_back(pool.get(pattern));
    }
    for (const std::string& pattern : words.front_matter)
        made->front_matter.add(pool.get(pattern));
    for (const auto& each : words.references)
        made->references.push_back(pool.get(each.pattern));
    for (const auto& each : words.cited) {
        made->cited.push_back(pool.get(each.pattern));
        made->cited_set.add(made->cited.back());
    }
    constexpr std::string_view line = "line:";
    for (const std::string& source : words.titles)
        if (source.starts_with(line))
            made->title_lines.push_back(pool.get(source.substr(line.size())));
    compiled_ = std::move(made);
}

void Lexicon::prepare_outline() const {
    compiled_->headings.prepare();
    compiled_->field_labels.prepare();
}

std::vector<int> Lexicon::Compiled::headings_of(std::string_view line) const {
    std::vector<int> found = headings.match(heading_words(line));
    if (const std::size_t number = found.empty() ? form_number(line) : 0; number > 0)
        found = headings.match(heading_words(line.substr(number)));
    return found;
}

std::vector<int> Lexicon::Compiled::signoff_headings_of(std::string_view line) const {
    std::vector<int> found = signoff_headings.match(heading_words(line));
    if (const std::size_t number = found.empty() ? form_number(line) : 0; number > 0)
        found = signoff_headings.match(heading_words(line.substr(number)));
    return found;
}

std::vector<int> Lexicon::Compiled::fields_of(std::string_view folded, std::size_t& begin) const {
    begin = 0;
    std::vector<int> found = field_labels.match(folded);
    if (const std::size_t number = found.empty() ? form_number(folded) : 0; number > 0) {
        begin = number;
        found = field_labels.match(folded.substr(number));
    }
    return found;
}

const model::Vocabulary& Lexicon::words() const {
    return compiled_->words;
}

std::uint32_t Folded::origin(std::size_t at) const {
    if (pieces.empty()) return begin + static_cast<std::uint32_t>(at);
    const auto behind =
        std::upper_bound(pieces.begin(), pieces.end(), at,
                         [](std::size_t place, const Piece& each) { return place < each.at; });
    const Piece& piece = *std::prev(behind);
    return piece.from + (piece.one_sign ? 0 : static_cast<std::uint32_t>(at) - piece.at);
}

namespace {

/// A letter, a figure or a sign of ASCII.
bool is_plain(char c) {
    return c > ' ' && c <= '~';
}

} // namespace

Folded fold_with_map(std::string_view view, model::Range range) {
    Folded out;
    const std::string_view words = view.substr(range.begin, range.size());
    if (utf8::code_points(words) == words.size()) { // ASCII: where nothing is lost, nothing moves
        out.text = utf8::fold(words);
        out.begin = range.begin;
        if (out.text.size() == words.size()) return out;
        out = {};
    }
    out.text.reserve(range.size());
    // What is written next came from there; a piece goes on while both move alike.
    const auto begin_piece = [&](std::uint32_t from, bool one_sign) {
        const auto at = static_cast<std::uint32_t>(out.text.size());
        if (!one_sign && !out.pieces.empty() && !out.pieces.back().one_sign &&
            out.pieces.back().from + (at - out.pieces.back().at) == from)
            return;
        out.pieces.push_back({at, from, one_sign});
    };
    bool space = false;
    std::uint32_t space_at = range.begin;
    const auto end_word = [&] {
        if (space && !out.text.empty()) {
            begin_piece(space_at, false);
            out.text.push_back(' ');
        }
        space = false;
    };
    for (std::size_t at = range.begin; at < range.end;) {
        const auto here = static_cast<std::uint32_t>(at);
        if (is_plain(view[at])) { // words with single spaces at once: most of every line
            end_word();
            begin_piece(here, false);
            const auto goes_on = [&] {
                return is_plain(view[at]) ||
                       (view[at] == ' ' && at + 1 < range.end && is_plain(view[at + 1]));
            };
            while (at < range.end && goes_on())
                ++at;
            const std::size_t size = out.text.size();
            out.text.append(view.substr(here, at - here));
            std::transform(out.text.begin() + static_cast<std::ptrdiff_t>(size), out.text.end(),
                           out.text.begin() + static_cast<std::ptrdiff_t>(size), lowered);
            continue;
        }
        char32_t c = utf8::next(view, at);
        if (utf8::is_space(c)) {
            if (!space) space_at = here;
            space = true;
            continue;
        }
        end_word();
        switch (c) {
        case U'‘':
        case U'’':
        case U'‛':
        case U'′':
            c = U'\'';
            break;
        case U'“':
        case U'”':
        case U'„':
            c = U'"';
            break;
        case U'‐':
        case U'‑':
        case U'‒':
        case U'–':
        case U'—':
        case U'―':
        case U'−':
            c = U'-';
            break;
        default:
            c = utf8::to_lower(c);
            break;
        }
        begin_piece(here, true);
        utf8::append(out.text, c);
    }
    // the end of the last word, not of the space behind it
    begin_piece(out.text.empty() ? range.begin : space ? space_at : range.end, true);
    return out;
}

namespace {

// "A. Publication" of "6A. Publication": a part put in between, and no quantity.
bool inserted_letter(std::string_view rest) {
    if (rest.size() < 4 || (rest[1] != '.' && rest[1] != ')')) return false;
    const std::size_t word = rest.find_first_not_of(" \t", 2);
    return word != std::string_view::npos && word > 2 && rest[word] >= 'A' && rest[word] <= 'Z';
}

} // namespace

LeadingNumber leading_number(std::string_view line) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    LeadingNumber out;
    std::size_t at = 0;
    bool bracket = false;
    if (at < line.size() && line[at] == '(') {
        bracket = true;
        ++at;
    }
    const std::size_t begin = at;
    std::size_t digits = 0, letters = 0, points = 0;
    bool inserted = false;
    while (at < line.size() && at < begin + 14) {
        const char c = line[at];
        if (digit(c)) {
            ++digits;
        } else if (letter(c)) {
            if (digits > 0 && points == 0) {
                inserted = digits <= 2 && inserted_letter(line.substr(at));
                if (!inserted) break; // "10th", "5M"
            }
            ++letters;
            if (letters > 4 && digits == 0) return out; // a word: most lines begin with one
            if (letters > 4) break;
        } else if (c == '.' && at + 1 < line.size() &&
                   (digit(line[at + 1]) || (letters > 0 && letter(line[at + 1])))) {
            ++points;
        } else {
            break;
        }
        ++at;
    }
    const std::string_view number = line.substr(begin, at - begin);
    if (number.empty()) return out;
    if (digits == 0) { // a letter or a roman numeral, only with its bracket or stop
        if (points > 0) return out;
        const bool roman = std::all_of(number.begin(), number.end(), [](char c) {
            return lowered(c) == 'i' || lowered(c) == 'v' || lowered(c) == 'x';
        });
        if (number.size() > 1 && !roman) return out;
        if (number.size() > 4) return out;
    } else if (letters > 0 && !inserted && !(letter(number[0]) && letters == 1)) {
        return out;
    }
    bool stop = false;
    if (bracket) {
        if (at >= line.size() || line[at] != ')') return out;
        ++at;
        stop = true;
    } else if (at < line.size() && (line[at] == '.' || line[at] == ')')) {
        ++at;
        stop = true;
    }
    if (digits == 0 && !stop) return out;
    if (letters > 0 && digits > 0 && !stop && points == 0) return out; // "A4 paper"
    // something must part it from the words: "5.1.2 In", "1.1.", but not "26.72%" or "3.5m"
    const std::size_t end = at;
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t'))
        ++at;
    if (at == end && at < line.size() && !(stop && letter(line[at]))) return out;
    if (end < line.size() && line[end] == '%') return out;
    // long whole numbers are quantities or years: "2017 was", "1020 cases"
    if (points == 0 && digits >= 3 && !stop) return out;
    if (points == 0 && digits >= 4) return out;
    // a decimal that counts something: "40.5 posts" has no stop and a long first part rarely
    out.number = std::string(number);
    out.length = static_cast<std::uint32_t>(at);
    out.depth = digits == 0 ? 0 : static_cast<int>(points) + 1;
    out.marked = stop || points > 0;
    return out;
}

LeadingNumber minute_number(std::string_view line) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto parts_from = [](char c) { return c == '/' || c == '-' || c == '.'; };
    LeadingNumber out;
    std::size_t at = 0;
    for (; at < line.size() && at < 5 && letter(line[at]); ++at)
        if (line[at] >= 'a') return out; // "Page 3/12"
    const bool letters = at > 0 && line.substr(0, at) != "FY";
    std::size_t widths[3] = {}, groups = 0;
    int values[3] = {};
    bool stroke = at < line.size() && letters && line[at] == '/';
    if (at > 0 && at < line.size() && (parts_from(line[at]) || line[at] == ' ')) ++at;
    for (; groups < 3; ++groups) {
        while (at < line.size() && digit(line[at]) && widths[groups] < 5) {
            values[groups] = values[groups] * 10 + (line[at++] - '0');
            ++widths[groups];
        }
        if (widths[groups] == 0 || widths[groups] > 4) return out;
        if (at + 1 >= line.size() || !parts_from(line[at]) || !digit(line[at + 1])) break;
        stroke = stroke || line[at] == '/';
        ++at;
    }
    if (groups == 0 || groups == 3 || !stroke) return out; // "4.2" and "4-6" are something else
    // "24/7", "1/2" are no numbers of minutes; "1/23 PRECEPT" may be the year's first.
    const bool first_of_year = !letters && groups == 1 && widths[0] == 1 && widths[1] == 2;
    if (!letters && !first_of_year && (widths[0] < 2 || widths[1] < 2)) return out;
    if (!letters && groups == 1) {
        const int year = values[0] % 100;
        const bool years = widths[1] == 2 && values[1] == (year + 1) % 100;
        if (years || values[0] == values[1]) return out; // "2023/24", "50/50"
    }
    if (!letters && groups == 2 && widths[2] != 3) return out; // a date: "05/02/24"
    const std::size_t end = at;
    if (at < line.size() && (line[at] == '.' || line[at] == ')' || line[at] == ':')) ++at;
    const std::size_t stop = at;
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t'))
        ++at;
    if (at == stop || at >= line.size()) return out;
    const std::string_view rest = line.substr(at);
    constexpr std::size_t longest = 80; // "1/16 SCALE" is rare, and a sentence in capitals longer
    if (first_of_year &&
        (values[1] < 10 || values[1] > 49 || rest.size() > longest ||
         rest.find_first_of("=%£0123456789") == 0 ||
         std::count_if(rest.begin(), rest.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) < 3 ||
         std::any_of(rest.begin(), rest.end(), [](char c) { return c >= 'a' && c <= 'z'; })))
        return out;
    for (const std::string_view dash : {"- ", "\u2013 ", "\u2014 "})
        if (rest.starts_with(dash)) at += dash.size();
    out.number = std::string(line.substr(0, end));
    out.length = static_cast<std::uint32_t>(at);
    out.depth = 1;
    out.marked = true;
    return out;
}

std::size_t form_number(std::string_view line) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto letter = [](char c) { return lowered(c) >= 'a' && lowered(c) <= 'z'; };
    constexpr std::string_view words[] = {"box",  "section",  "part", "item",
                                          "step", "question", "qu",   "q"};
    constexpr std::string_view agenda = "agenda "; // "Agenda item 3 – Apologies"
    const std::size_t begin =
        utf8::ascii_lower(line.substr(0, agenda.size())) == agenda ? agenda.size() : 0;
    constexpr std::size_t longest_word = 9;
    std::size_t at = begin;
    while (at < line.size() && at < begin + longest_word && letter(line[at]))
        ++at;
    const std::string word = utf8::ascii_lower(line.substr(begin, at - begin));
    if (std::find(std::begin(words), std::end(words), word) == std::end(words)) return 0;
    const bool close = at < line.size() && digit(line[at]) && word.size() <= 2; // "Q3"
    if (!close && (at >= line.size() || (line[at] != ' ' && line[at] != '.'))) return 0;
    while (at < line.size() && (line[at] == ' ' || line[at] == '.'))
        ++at;
    const std::size_t number = at;
    constexpr std::size_t longest_number = 5; // "12.3"
    while (at < line.size() && at < number + longest_number &&
           (digit(line[at]) ||
            (at > number && line[at] == '.' && at + 1 < line.size() && digit(line[at + 1]))))
        ++at;
    if (at < line.size() && letter(line[at])) ++at; // "2a", "B"
    if (at == number || at >= line.size() || letter(line[at]) || digit(line[at])) return 0;
    const std::size_t end = at;
    constexpr std::string_view stops[] = {" ", "\t", ":", ".", ")", "-", "–", "—"};
    const auto stop = [&] {
        return std::find_if(std::begin(stops), std::end(stops), [&](std::string_view each) {
            return line.substr(at).starts_with(each);
        });
    };
    for (auto found = stop(); found != std::end(stops); found = stop())
        at += found->size();
    return at > end && at < line.size() && letter(line[at]) ? at : 0;
}

std::string in_form(std::string_view line, const std::vector<Pattern::Span>& spans,
                    const model::ReferenceSpec& spec) {
    const auto group = [&](std::size_t k) {
        const Pattern::Span span = spans.size() > k && spans[k].found() ? spans[k] : spans[0];
        std::string found(line.substr(span.begin, span.end - span.begin));
        for (char& c : found)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        return found;
    };
    std::string form = spec.form;
    if (form.find("{1}") == std::string::npos) return group(1);
    std::size_t at = 0;
    for (std::size_t k = 1; k <= 2; ++k) { // "DMPCD {1} {2}": a year and a number within it
        const std::size_t hole = form.find("{" + std::to_string(k) + "}", at);
        if (hole == std::string::npos) break;
        const std::string found = group(k);
        form.replace(hole, 3, found);
        at = hole + found.size();
    }
    return form;
}

std::string heading_words(std::string_view line) {
    LeadingNumber number = leading_number(line);
    if (number.length == 0) number = minute_number(line);
    std::string out = utf8::fold(line.substr(number.length));
    while (!out.empty() &&
           (out.back() == ':' || out.back() == ' ' || out.back() == '.' || out.back() == '-'))
        out.pop_back();
    return out;
}

} // namespace duly::structure
