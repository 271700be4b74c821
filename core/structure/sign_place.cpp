#include "structure/sign_place.hpp"

#include <algorithm>

#include "structure/dates.hpp"
#include "structure/sign_words.hpp"
#include "support/pattern_literals.hpp"
#include "support/utf8.hpp"

namespace duly::structure {

using model::Block;
using model::BlockKind;
using model::Range;
using std::string_view;

SignPlace::SignPlace(const FormContext& context) : c_(context) {
    for (const model::ReadNote& note : c_.file.notes)
        if (note.text == "picture") pictures_.push_back(note.at);
    std::sort(pictures_.begin(), pictures_.end());
}

// A signature that was scanned and put in, or a mark by hand that conversion kept as a picture.
// What it shows cannot be read.
bool SignPlace::shows_picture(const Signoff& signoff) const {
    const Block& place = c_.block(signoff.from);
    const bool row = place.kind == BlockKind::row; // a picture is noted where its row begins
    const std::uint32_t begin = place.range.begin + (row ? 0 : 1);
    const std::uint32_t end = row                    ? place.range.end
                              : signoff.to < c_.last ? c_.block(signoff.to).range.begin
                                                     : static_cast<std::uint32_t>(view().size());
    const auto first = std::lower_bound(pictures_.begin(), pictures_.end(), begin);
    return first != pictures_.end() && *first <= end;
}

std::vector<Range> SignPlace::parts(std::size_t index) const {
    const Block& block = c_.block(index);
    std::vector<Range> found{block.range};
    // The first of them opens the line, and its label begins with an "s".
    if (const string_view words = c_.text(block.range);
        !words.empty() && words[0] > ' ' && words[0] <= '~' && lowered(words[0]) != 's')
        return found;
    const Folded line = fold_with_map(view(), block.range);
    std::size_t behind = 0; // the label before
    for (auto sign = signature_label().find(line.text); sign;
         sign = signature_label().find(line.text, behind)) {
        const std::size_t begin = (*sign)[0].begin, end = (*sign)[0].end;
        if (behind == 0 && begin > 0) return found; // no line of places to sign
        const string_view label = string_view(line.text).substr(begin, end - begin);
        const bool posted = label.find('(') != string_view::npos;
        const bool empty = line.text.find_first_not_of(" :", behind) >= begin;
        behind = end;
        // "signed by" within words is no label, nor is "Signature: signed: A Finch" two
        if (begin == 0 || (empty && !posted)) continue;
        if (!posted && label.find_first_of(":_") == string_view::npos &&
            behind_post(line.text, end) == end)
            continue;
        found.back().end = line.origin(begin);
        while (!found.back().empty() &&
               (view()[found.back().end - 1] == ' ' || view()[found.back().end - 1] == '\t'))
            --found.back().end;
        found.push_back({line.origin(begin), block.range.end});
    }
    return found;
}

// Up to the next section that is none of the sign-off's own lines, or a dozen blocks.
std::size_t SignPlace::zone_end(const SignCue& cue, std::size_t limit) const {
    std::size_t end = cue.block + 1;
    const std::size_t reach = std::min(limit, cue.block + 14);
    for (; end < reach; ++end) {
        if (!c_.headings[end - c_.first]) continue;
        const std::string words = heading_words(c_.text(end));
        if (signature_label().found_in(words) || date_label().found_in(words)) continue;
        if (sign_words(words) == SignWords::form || date_template(words)) continue;
        const std::vector<int> posts = c_.lexicon.signoff_headings.match(words);
        if (!posts.empty() && end < cue.block + 8 && c_.block(end).kind != BlockKind::heading &&
            c_.lexicon.signoff_heading_of[static_cast<std::size_t>(posts[0])] == cue.spec)
            continue; // the post under the name
        if (c_.block(end).kind == BlockKind::paragraph && may_be_signature(end) &&
            c_.text(end).size() <= 30)
            continue;
        break;
    }
    return end;
}

// A name or a scrawl: a few words on a line of their own, no label, no date, no sentence of the
// form.
bool SignPlace::may_be_signature(std::size_t index) const {
    if (index >= c_.last) return false;
    const Block& block = c_.block(index);
    if (block.kind == BlockKind::row || block.kind == BlockKind::footnote ||
        block.kind == BlockKind::heading)
        return false;
    return may_be_name(block.range);
}

bool SignPlace::may_be_name(Range range) const {
    const string_view text = c_.text(range);
    if (text.size() > 60 || text.empty()) return false;
    if (std::count(text.begin(), text.end(), ' ') > 5) return false;
    if (text.back() == ':' || text.back() == '?') return false;
    if (text.find(':') != string_view::npos) return false; // "Name: …", "Position: …"
    const std::string folded = utf8::fold(text);
    if (date_label().matches_all(folded) || signature_label().matches_all(folded)) return false;
    static const Pattern other(
        "(name|position|post|role|title|tel|telephone|email)\\b.*|(the )?(above|following) .*|"
        ".*\\b(approve[ds]?|approval|decision|declaration|confirm(ed)?|request|comments?)\\b.*|("
        "part|section|appendix) [0-9ivx]+\\b.*");
    if (other.matches_all(folded)) return false;
    if (find_date(text)) return false;
    if (text.back() == '.' && std::count(text.begin(), text.end(), ' ') > 2) return false;
    if (!c_.lexicon.signoff_headings_of(text).empty()) return false;
    if (!c_.lexicon.signoff_phrases.match(folded).empty()) return false;
    if (!c_.lexicon.headings_of(text).empty()) return false;
    if (!c_.lexicon.nil.match(heading_words(text)).empty()) return false; // "None." of interests
    std::size_t label = 0;
    if (!c_.lexicon.fields_of(folded, label).empty()) return false;
    if (!c_.placeholder(range).empty()) return false;
    return sign_words(folded) == SignWords::words;
}

// "Ann Penn, Clerk to the Council", or the name alone over a line with the post. Below an empty
// label that may be all that the form prints; whether somebody signed above it cannot be seen.
bool SignPlace::names_with_post(std::size_t index) const {
    const auto post = [&](string_view words) {
        if (words.empty() || words.size() > 80) return false;
        return only_a_post(utf8::fold(words)) || !c_.lexicon.signoff_headings_of(words).empty();
    };
    const string_view line = c_.text(index);
    if (const std::size_t comma = line.find(','); comma != string_view::npos)
        return comma > 0 && post(utf8::trim(line.substr(comma + 1)));
    const std::size_t next = index + 1;
    return next < c_.last && c_.block(next).kind != BlockKind::row && post(c_.text(next)) &&
           !signature_label().found_in(utf8::fold(c_.text(next)));
}

// A date; the form's words in its place; or words that are no full date, kept to be asked about.
// `below` says that the words stand in the block below the label, where other words may stand.
void SignPlace::read_date(Signoff& signoff, std::size_t index, Range value, bool below) const {
    if (!signoff.date_range.empty()) return;
    const auto settle = [&](Range range) {
        signoff.date_range = range;
        signoff.to = std::max(signoff.to, index + 1);
    };
    const string_view words = c_.text(value);
    if (const auto found = stated_date(words)) {
        signoff.date = found->date;
        return settle({value.begin + found->begin, value.begin + found->begin + found->length});
    }
    if (const Range hole = c_.placeholder(value); !hole.empty()) return settle(hole);
    Folded line = fold_with_map(view(), value);
    if (const auto other = other_label().find(line.text)) line.text.resize((*other)[0].begin);
    const std::size_t begin = line.text.find_first_not_of(" :.-_");
    if (begin == std::string::npos) return;
    const std::size_t end = line.text.find_last_not_of(' ') + 1;
    const string_view left = string_view(line.text).substr(begin, end - begin);
    static const Pattern dated(
        "\\d|\\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\b");
    if (date_template(left) ||
        (left.size() <= 40 &&
         (below ? left.size() <= 30 && dated.found_in(left) : sign_label(left) == SignLabel::none)))
        settle(line.range(begin, end));
}

// Whether the words say anything of a signature: a name, the form's words, a redaction.
bool SignPlace::take_signature(Signoff& signoff, Range words, std::size_t index) const {
    const Folded line = fold_with_map(view(), words);
    SignWords kind = sign_words(line.text);
    if (kind == SignWords::nothing) return false;
    signoff.to = std::max(signoff.to, index + 1);
    if (kind == SignWords::words && !c_.placeholder(words).empty()) kind = SignWords::form;
    if (kind == SignWords::promise) return true;
    signoff.signature = words;
    const bool unclear = kind == SignWords::withheld || points_elsewhere(line.text);
    signoff.state = unclear ? "unclear" : kind == SignWords::words ? "signed" : "blank";
    return true;
}

void SignPlace::read_signature(Signoff& signoff, std::size_t index, const Folded& line,
                               std::size_t value, std::size_t stop) const {
    signoff.has_label = true;
    signoff.label = index == signoff.from ? signoff.words : c_.block(index).range;
    signoff.to = std::max(signoff.to, index + 1);
    if (const auto other = other_label().find(string_view(line.text).substr(0, stop), value))
        stop = (*other)[0].begin; // "Signed:   Name: J Smith"
    while (value < stop &&
           (line.text[value] == ' ' || line.text[value] == ':' || line.text[value] == '-'))
        ++value;
    while (stop > value && line.text[stop - 1] == ' ')
        --stop;
    signoff.gap = line.range(value, value);
    if (says_signed(line.text)) { // "Signed electronically"
        (void)take_signature(signoff, line.range(0, line.text.size()), index);
        return;
    }
    // "Signature (signed copy held on file)"
    if (const std::size_t aside = line.text.rfind('(', value);
        aside != std::string::npos && aside < value &&
        says_signed(string_view(line.text).substr(aside, value - aside))) {
        (void)take_signature(signoff, line.range(aside, value), index);
        return;
    }
    if (value < stop) {
        // words, or a line to write on with nothing on it
        (void)take_signature(signoff, line.range(value, stop), index);
        return;
    }
    const std::size_t next = index + 1;
    if (next >= c_.last || stop < line.text.size()) return;
    const SignWords below = sign_words(utf8::fold(c_.text(next)));
    const bool form = below == SignWords::form || below == SignWords::withheld ||
                      says_signed(utf8::fold(c_.text(next))) ||
                      (c_.text(next).size() <= 60 && !c_.placeholder(c_.block(next).range).empty());
    const bool points = c_.text(next).size() <= 60 && points_elsewhere(utf8::fold(c_.text(next)));
    if (form || points ||
        (may_be_signature(next) && (!c_.headings[next - c_.first] || c_.text(next).size() <= 30))) {
        (void)take_signature(signoff, c_.block(next).range, next);
        signoff.printed = signoff.state == "signed" && below == SignWords::words &&
                          !says_signed(utf8::fold(c_.text(next))) && names_with_post(next);
        if (signoff.printed) signoff.state = "unclear";
    }
}

// "Signature:      Date:" with both on the line below, or each on a line of its own.
void SignPlace::read_below_labels(Signoff& signoff, std::size_t index) const {
    signoff.has_label = true;
    signoff.label = c_.block(index).range;
    signoff.gap = {signoff.label.end, signoff.label.end};
    signoff.to = std::max(signoff.to, index + 1);
    const std::size_t next = index + 1;
    if (next >= c_.last || c_.text(next).size() > 120 || c_.block(next).kind == BlockKind::heading)
        return;
    const Range line = c_.block(next).range;
    const string_view words = c_.text(line);
    if (const auto date = find_date(words)) {
        read_date(signoff, next, line, true);
        Range before{line.begin, line.begin + date->begin};
        while (!before.empty() && (view()[before.end - 1] == ' ' ||
                                   view()[before.end - 1] == '\t' || view()[before.end - 1] == ','))
            --before.end;
        if (says_signed(utf8::fold(words)))
            (void)take_signature(signoff, line, next);
        else if (may_be_name(before) || sign_words(utf8::fold(c_.text(before))) != SignWords::words)
            (void)take_signature(signoff, before, next);
        return;
    }
    // parts of the line stand apart by a tab or by spaces
    for (std::size_t at = 0; at < words.size();) {
        std::size_t end = std::min({words.find('\t', at), words.find("  ", at), words.size()});
        const Range part{line.begin + static_cast<std::uint32_t>(at),
                         line.begin + static_cast<std::uint32_t>(end)};
        const std::string folded = utf8::fold(c_.text(part));
        const SignWords kind = sign_words(folded);
        const bool signature =
            signoff.signature.empty() &&
            (may_be_name(part) || kind == SignWords::form || kind == SignWords::withheld);
        if (signature)
            (void)take_signature(signoff, part, next);
        else if (!folded.empty())
            read_date(signoff, next, part, true);
        while (end < words.size() && (words[end] == ' ' || words[end] == '\t'))
            ++end;
        at = end;
    }
}

// "Chair of the Panel | 3 May 2024" below "Signed | A. Frost": the date beside the post, in cells
// or on a line.
Range SignPlace::dated_post(const Signoff& signoff, std::size_t index) const {
    const Block& block = c_.block(index);
    const auto is_post = [&](string_view words) {
        const auto posts = c_.lexicon.signoff_headings_of(words);
        return std::any_of(posts.begin(), posts.end(), [&](int each) {
            return c_.lexicon.signoff_heading_of[static_cast<std::size_t>(each)] == signoff.spec;
        });
    };
    if (block.kind != BlockKind::row) {
        const string_view words = c_.text(index);
        const auto date = find_date(words);
        if (!date || date->begin + date->length != words.size()) return {};
        const Range day{block.range.begin + static_cast<std::uint32_t>(date->begin),
                        block.range.end};
        return is_post(utf8::trim(words.substr(0, date->begin))) ? day : Range{};
    }
    Range day;
    bool post = false;
    for (const model::Cell& cell : block.cells) {
        const string_view words = c_.text(cell.range);
        if (words.empty()) continue;
        const bool date = bare_date(words);
        if (date ? !day.empty() : !is_post(words)) return {};
        if (date) day = cell.range;
        post = post || !date;
    }
    return post ? day : Range{};
}

// A name and a date without any label: the date is a line of its own, or stands beside the post.
void SignPlace::take_bare_date(Signoff& signoff, std::size_t end) const {
    for (std::size_t i = signoff.from + 1; i < end; ++i) {
        const bool alone = c_.block(i).kind != BlockKind::row && bare_date(c_.text(i));
        const Range day = alone ? c_.block(i).range : dated_post(signoff, i);
        if (!day.empty()) return read_date(signoff, i, day, true);
    }
}

// "(Signed copy held on file)" below the place, or where there is none; its day is the signature's
// where no other is given.
void SignPlace::take_said(Signoff& signoff, std::size_t end) const {
    for (std::size_t i = signoff.from; i < end; ++i) {
        const Range words = i == signoff.from ? signoff.words : c_.block(i).range;
        if (c_.block(i).kind == BlockKind::row || !says_signed(utf8::fold(c_.text(words))))
            continue;
        if (!signoff.has_label) signoff.label = words;
        signoff.has_label = true;
        (void)take_signature(signoff, words, i);
        return;
    }
}

// "Approved by the Commissioner: [signature redacted]": the form's line has the place itself,
// though a name there may only be printed.
void SignPlace::take_in_own_line(Signoff& signoff, const Folded& line) const {
    const std::size_t colon = line.text.find(':');
    if (colon == std::string::npos || c_.block(signoff.from).kind == BlockKind::row) return;
    const std::size_t value = line.text.find_first_not_of(" :", colon);
    if (value == std::string::npos) return;
    string_view words = string_view(line.text).substr(value);
    if (const auto date = date_label().find(words)) // "[signature redacted]  Date: 3 May 2024"
        words = utf8::trim(words.substr(0, (*date)[0].begin));
    const SignWords kind = sign_words(words);
    if (words.empty()) return;
    if (kind != SignWords::withheld && !says_signed(words) &&
        !(words.front() == '[' && kind == SignWords::words))
        return;
    signoff.has_label = true;
    (void)take_signature(signoff, line.range(value, value + words.size()), signoff.from);
}

// "PFCC signature: R. Hale" below "I agree the recommendations": the form's words for the same one
// who signs.
bool SignPlace::own_label(const Signoff& signoff, const Folded& line) const {
    const std::vector<int> phrases = c_.lexicon.signoff_phrases.match(line.text);
    return std::any_of(phrases.begin(), phrases.end(), [&](int each) {
        return c_.lexicon.signoff_phrase_of[static_cast<std::size_t>(each)] == signoff.spec;
    });
}

void SignPlace::read_zone(Signoff& signoff) const {
    std::size_t end = signoff.to;
    signoff.to = signoff.from + 1;
    bool date_asked = false; // below the signature, though no date may stand there
    for (std::size_t i = signoff.from; i < end; ++i) {
        const Range words = i == signoff.from ? signoff.words : c_.block(i).range;
        if (words.size() > 200) continue;
        if (!signoff.has_label && heads_columns(i)) {
            if (const std::size_t row = row_of(signoff.spec, i);
                row < c_.last || i + 1 == c_.last) {
                read_columns(signoff, i, row);
                break;
            }
        }
        const Folded line = fold_with_map(view(), words);
        if (line.text.empty()) continue;
        if (!signoff.has_label && c_.block(i).kind != BlockKind::row &&
            only_sign_labels(line.text)) {
            read_below_labels(signoff, i);
            break;
        }
        const auto sign = signature_label().find(line.text);
        // "Deciding officer signature: ______", when that line is the form's own
        static const Pattern posted(
            "[a-z][a-z '/&()-]{1,60} \\(?signature\\)? ?(?:[:._ ].{0,120})?");
        const bool labels =
            sign &&
            ((*sign)[0].begin == 0 || c_.block(i).kind == BlockKind::row ||
             ((i == signoff.from || own_label(signoff, line)) && posted.matches_all(line.text)));
        // somebody else signs there: what follows is theirs
        const bool other_table =
            c_.block(i).kind == BlockKind::row && c_.block(i).table != c_.block(signoff.from).table;
        if (labels && signoff.has_label && i > signoff.from && (date_asked || other_table)) {
            end = i;
            break;
        }
        const std::size_t from = labels ? behind_post(line.text, (*sign)[0].end) : 0;
        auto date = date_label().find(line.text, from);
        const bool opens_dated = date && (*date)[0].begin == 0;
        // "Date: …  Date: …" below "Signed (Clerk): …  Signed (Chair): …"
        std::size_t date_end = line.text.size();
        if (date && (*date)[0].end < date_end) {
            auto next = date_label().find(line.text, (*date)[0].end);
            for (std::size_t n = 0; i > signoff.from && n < signoff.nth && next; ++n) {
                date = next;
                next = date_label().find(line.text, std::min((*date)[0].end, date_end));
            }
            if (next && i > signoff.from && signoff.among > 1) date_end = (*next)[0].begin;
        }
        bool dates = date && (opens_dated || labels || c_.block(i).kind == BlockKind::row) &&
                     !dates_another(string_view(line.text).substr((*date)[0].begin));
        if (labels && !signoff.has_label)
            read_signature(signoff, i, line, from, dates ? (*date)[0].begin : line.text.size());
        else if (i == signoff.from && !signoff.has_label)
            take_in_own_line(signoff, line);
        if (i == signoff.from && signoff.has_label && date && !labels)
            dates = !dates_another(string_view(line.text).substr((*date)[0].begin));
        if (dates) {
            date_asked = signoff.has_label;
            const std::size_t value = std::min((*date)[0].end, date_end);
            if (value < date_end) {
                const Range rest = line.range(value, date_end);
                read_date(signoff, i, rest, false);
                // "Signature:  Date:  J Smith  4 May 2020", as conversion runs lines together
                const Range name{rest.begin, std::max(rest.begin, signoff.date_range.begin)};
                if (labels && signoff.signature.empty() && signoff.state == "blank" &&
                    rest.contains(signoff.date_range) && may_be_name(name))
                    (void)take_signature(signoff, name, i);
            } else {
                signoff.to = std::max(signoff.to, i + 1);
                // the date of the next one who signs is no date of this one
                const bool next_signs =
                    i + 1 < c_.last && signature_label().found_in(utf8::fold(c_.text(i + 1)));
                if (i + 1 < c_.last && c_.text(i + 1).size() <= 60 && !next_signs &&
                    (i + 1 < end || find_date(c_.text(i + 1))))
                    read_date(signoff, i + 1, c_.block(i + 1).range, true);
            }
        } else if (labels && signoff.date_range.empty()) {
            // "Signed: J Smith, 4 May 2020"
            const Range rest = line.range(from, line.text.size());
            if (const auto found = find_date(c_.text(rest))) {
                signoff.date = found->date;
                signoff.date_range = {rest.begin + found->begin,
                                      rest.begin + found->begin + found->length};
            }
        }
        if (signoff.has_label && !signoff.date_range.empty()) break;
    }
    if (signoff.date_range.empty() && (signoff.has_label || signoff.asked))
        take_bare_date(signoff, end);
    if (signoff.printed || (signoff.state == "blank" && signoff.signature.empty()))
        take_said(signoff, end);
    if (signoff.printed && signoff.state == "unclear" && date_asked && signoff.date_range.empty()) {
        // neither is filled in: the form as it was printed
        signoff.state = "blank";
        signoff.signature = {};
    } else if (signoff.state == "blank" && signoff.signature.empty()) {
        // a name that conversion moved above its label
        for (std::size_t i = signoff.from + 1; i < end; ++i) {
            const bool below = signoff.has_label && c_.block(i).range.begin >= signoff.label.begin;
            if (below || !may_be_signature(i)) continue;
            if (!signoff.date_range.empty() && c_.block(i).range.contains(signoff.date_range))
                continue;
            signoff.signature = c_.block(i).range;
            signoff.state = "signed";
            break;
        }
        // "Signature    Date 6 December 2021" over a name: typed there, or printed beside a mark by
        // hand
        const std::size_t below = signoff.to;
        if (signoff.signature.empty() && signoff.has_label && signoff.date.given() && below < end &&
            signoff.label.contains(signoff.date_range) && may_be_signature(below)) {
            signoff.signature = c_.block(below).range;
            signoff.state = "unclear";
            signoff.to = below + 1;
        }
    }
}

// "Legal advice has been taken into account. C. Hurst, 6 October 2023": signed behind the form's
// words, on their own line.
void SignPlace::take_tail(Signoff& signoff) const {
    static const Pattern name(
        "(?-i:(?:^|[.:;)\\]!] ?)\\W{0,2}((?:(?:Cllr|Councillor|Mrs?|Ms|Dr|Sir|Dame|Prof)\\.? )?"
        "(?:[A-Z]\\.?[ -]?){1,3} ?[A-Z][a-z][\\w'-]+|[A-Z][a-z'-]+(?: [A-Z]\\.?)?(?: [A-Z][\\w'-]+)"
        "{1,2})\\W{1,4}$)");
    const string_view words = c_.text(signoff.words);
    const auto date = find_date(words);
    if (!date || date->begin + date->length + 3 < words.size()) return;
    const auto found = name.find(words.substr(0, date->begin));
    if (!found || !(*found)[1].found()) return;
    const auto begin = static_cast<std::uint32_t>((*found)[1].begin);
    const auto end = static_cast<std::uint32_t>((*found)[1].end);
    signoff.has_label = true;
    signoff.signature = {signoff.words.begin + begin, signoff.words.begin + end};
    signoff.state = "signed";
    signoff.date = date->date;
    signoff.date_range = {signoff.words.begin + date->begin,
                          signoff.words.begin + date->begin + date->length};
}

std::optional<Signoff> SignPlace::read_line(std::size_t index) const {
    constexpr std::size_t longest = 160, most_words = 9;
    const Block& block = c_.block(index);
    const string_view words = c_.text(index);
    if (words.size() > longest || words.find("ate") == string_view::npos) return {};
    if (block.kind == BlockKind::heading) return {};
    const Folded line = fold_with_map(view(), block.range);
    const auto date = date_label().find(line.text);
    if (!date || (*date)[0].begin == 0) return {};
    // the longest of the posts that the words begin with
    const string_view before = string_view(line.text).substr(0, (*date)[0].begin);
    std::size_t behind = 0, spec = 0, count = 0;
    for (std::size_t at = before.find(' '); at != string_view::npos && count < most_words;
         at = before.find(' ', at + 1), ++count) {
        const std::vector<int> posts =
            c_.lexicon.signoff_headings.match(heading_words(before.substr(0, at)));
        if (posts.empty()) continue;
        behind = at + 1;
        spec = c_.lexicon.signoff_heading_of[static_cast<std::size_t>(posts[0])];
    }
    if (behind == 0) return {};
    std::size_t end = before.size();
    while (end > behind && before[end - 1] == ' ')
        --end;
    const Range name = line.range(behind, std::max(behind, end));
    static const Pattern person(
        "(?-i:\\W?(?:(?:Cllr|Mrs?|Ms|Dr|Sir|Dame|Prof)\\.? )?"
        "(?:[A-Z]\\.?|[A-Z][\\w'-]+)(?: (?:[A-Z]\\.?|[A-Z][\\w'-]+)){1,3}\\W?)");
    static const Pattern other_day("(?:.* )?(?:start|end|due|review|decision|meeting|publication|"
                                   "expiry|effective|report|completion|target|approval)");
    const bool blank =
        sign_words(string_view(line.text).substr(behind, end - behind)) == SignWords::nothing;
    if (!blank && (!may_be_name(name) || !person.matches_all(c_.text(name)) ||
                   other_day.matches_all(before.substr(behind, end - behind))))
        return {};
    const Range value = line.range((*date)[0].end, line.text.size());
    const auto day = stated_date(c_.text(value));
    if (!day && sign_words(utf8::fold(c_.text(value))) != SignWords::nothing) return {};
    if (blank && !day && line.text.find_first_of("_.") == std::string::npos) return {};
    Signoff signoff;
    signoff.spec = spec;
    signoff.from = index;
    signoff.to = index + 1;
    signoff.words = signoff.label = block.range;
    signoff.has_label = true;
    signoff.gap = {name.begin, name.begin};
    if (!blank) {
        signoff.signature = name;
        signoff.state = "signed";
    }
    read_date(signoff, index, value, false);
    return signoff;
}

Signoff SignPlace::read(const SignCue& cue, std::size_t limit, bool asked) const {
    Signoff signoff;
    signoff.spec = cue.spec;
    signoff.from = cue.block;
    signoff.words = cue.words;
    signoff.nth = cue.nth;
    signoff.among = cue.among;
    signoff.label = cue.words;
    signoff.asked = asked;
    signoff.gap = {cue.words.end, cue.words.end};
    signoff.to = zone_end(cue, limit);
    if (cue.columns != SignCue::no_columns) {
        signoff.to = cue.block + 1; // what stands below the table is not theirs
        read_columns(signoff, cue.columns, cue.block);
    } else {
        read_zone(signoff);
    }
    if (!signoff.has_label && signoff.signature.empty() && signoff.date_range.empty() &&
        !cue.heading)
        take_tail(signoff);
    // "Approved by email on 3 May 2024" where the signature belongs
    if (signoff.date_range.empty() && !signoff.signature.empty())
        if (const auto found = stated_date(c_.text(signoff.signature))) {
            signoff.date = found->date;
            signoff.date_range = {signoff.signature.begin + found->begin,
                                  signoff.signature.begin + found->begin + found->length};
        }
    if (signoff.state == "blank" && signoff.signature.empty() && signoff.has_label &&
        shows_picture(signoff))
        signoff.state = "unclear";
    return signoff;
}

} // namespace duly::structure
