#include "structure/split.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "structure/dates.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::Block;
using model::BlockKind;
using std::string_view;

/// The reference a folded line states, normalised, or "".
std::string reference_in(string_view line, const Lexicon::Compiled& lexicon) {
    for (std::size_t i = 0; i < lexicon.references.size(); ++i)
        if (const auto spans = lexicon.references[i].find(line))
            return in_form(line, *spans, lexicon.words.references[i]);
    return {};
}

/// The first block of the page that the opening line stands on, when only a few names, days and
/// labels are above it there: they are this paper's. Anything else may be the end of the last one.
std::optional<std::size_t> page_above(const model::ReadFile& file, std::size_t start,
                                      std::size_t floor, const Lexicon::Compiled& lexicon) {
    for (std::size_t first = start, steps = 0; first > floor && steps < 8; --first, ++steps) {
        const Block& block = file.blocks[first];
        const string_view text = file.file->view.slice(block.range);
        if (first < start) {
            static const Pattern signing("(signed?|signature)\\b.*");
            const bool says_more = block.range.size() > 120 || text.empty() ||
                                   block.kind == BlockKind::footnote ||
                                   block.kind == BlockKind::item || block.kind == BlockKind::row ||
                                   text.back() == '.' || text.back() == ';';
            const std::string words = heading_words(text);
            if (says_more || signing.matches_all(words) || !lexicon.nil.match(words).empty() ||
                !lexicon.headings_of(text).empty())
                return std::nullopt;
        }
        if (block.page_before) return first;
    }
    return std::nullopt;
}

/// The line that names the body a few short lines above, with the headings over it: "Quay Council"
/// stands at the head of a paper, whatever days and labels follow it.
std::optional<std::size_t> body_above(const model::ReadFile& file, std::size_t start,
                                      std::size_t floor, const Lexicon::Compiled& lexicon) {
    const auto names_body = [&](std::size_t i) {
        const Block& block = file.blocks[i];
        if (block.kind == BlockKind::heading && block.level > 1) return false;
        std::string words = heading_words(file.file->view.slice(block.range));
        static const Pattern body("(?:[a-z'&,()-]+ ){0,8}(?:council|authority|commissioner(?: for "
                                  "[a-z' -]+)?|board|trust|cabinet|committee|constabulary)");
        static const Pattern day(" ?[-,:] ?(?:[a-z]+day,? )?\\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9},? "
                                 "\\d{4}$"); // "Quays Committee – 10 May 2024"
        if (const auto found = day.find(words)) words.resize(found->front().begin);
        return body.matches_all(words) && !lexicon.front_matter.match(words).empty();
    };
    for (std::size_t first = start, steps = 0; first > floor && steps < 6; --first, ++steps) {
        const Block& above = file.blocks[first - 1];
        if (above.range.size() > 120 || above.kind == BlockKind::row ||
            above.kind == BlockKind::item || above.kind == BlockKind::footnote)
            break;
        if (!names_body(first - 1)) continue;
        // "Item 4" over the body belongs to what follows
        static const Pattern item("(?:agenda )?item(?: no\\.?| number)? ?:? ?\\d{1,2}[a-z]?");
        const auto numbers_item = [&](std::size_t i) {
            return item.matches_all(utf8::fold(file.file->view.slice(file.blocks[i].range)));
        };
        for (--first; first > floor && (names_body(first - 1) || numbers_item(first - 1));)
            --first;
        return first;
    }
    return std::nullopt;
}

/// The first row of the table that a row stands in, as long as it is a table of labels.
std::size_t table_above(const model::ReadFile& file, std::size_t start, std::size_t floor) {
    std::size_t first = start;
    if (file.blocks[start].kind != BlockKind::row) return start;
    for (int steps = 0; first > floor && steps < 16; --first, ++steps) {
        const Block& above = file.blocks[first - 1];
        if (above.kind != BlockKind::row || above.table != file.blocks[start].table) break;
        if (above.cells.size() > 4) return start;
    }
    return first;
}

/// Letterhead, names and titles that stand above the opening line: short lines that are no
/// sentence, no answer to a label, no part of a list.
std::size_t letterhead_above(const model::ReadFile& file, std::size_t start, std::size_t floor,
                             const Lexicon::Compiled& lexicon) {
    if (const auto page = page_above(file, start, floor, lexicon)) return *page;
    if (const auto body = body_above(file, start, floor, lexicon)) return *body;
    std::size_t first = start;
    for (int steps = 0; first > floor && steps < 8; ++steps) {
        if (file.blocks[first].page_before) break;
        const Block& above = file.blocks[first - 1];
        if (above.kind == BlockKind::row &&
            utf8::trim(file.file->view.slice(above.range)).empty()) {
            --first; // the empty head of a table that serves as letterhead
            continue;
        }
        if (above.kind == BlockKind::row || above.kind == BlockKind::item ||
            above.kind == BlockKind::footnote)
            break;
        const string_view text = file.file->view.slice(above.range);
        if (text.size() > 90 || text.empty()) break;
        const char last = text.back();
        if (last == '.' || last == ';' || last == ',') break;
        const std::string folded = utf8::fold(text);
        static const Pattern label("(signed?|signature|date|until what date|name|time)\\b.*|(the "
                                   ")?(chair|chairman|chairwoman|mayor|leader)\\W*");
        if (above.kind != BlockKind::heading && (label.matches_all(folded) || find_date(text)))
            break;
        if (!lexicon.nil.match(heading_words(text)).empty()) break;
        // an answer to a label above it, or a name in a block for a signature
        if (first >= 2 && above.kind != BlockKind::heading) {
            const string_view before = file.file->view.slice(file.blocks[first - 2].range);
            static const Pattern open_label(
                "(signed?|signature|date|until what date|name|time)\\W*");
            if (before.size() < 60 && open_label.matches_all(utf8::fold(before))) break;
        }
        --first;
        if (above.page_before) break;
    }
    return first;
}

/// Where the head begins that the first mark belongs to: with its table, and with the labels and
/// answers above it. What is left before is an agenda.
std::size_t head_above(const model::ReadFile& file, std::size_t start,
                       const Lexicon::Compiled& lexicon) {
    const auto short_line = [&](std::size_t i) {
        return file.blocks[i].kind == BlockKind::paragraph && file.blocks[i].range.size() <= 120;
    };
    const auto labelled = [&](std::size_t i) {
        const std::size_t colon = file.file->view.slice(file.blocks[i].range).find(':');
        return short_line(i) && colon > 0 && colon <= 40;
    };
    std::size_t first = start;
    for (; first > 0 && !file.blocks[first].page_before; --first) {
        const Block& above = file.blocks[first - 1];
        if (above.kind == BlockKind::row) {
            if (file.blocks[first].kind != BlockKind::row ||
                above.table != file.blocks[first].table || above.cells.size() > 3)
                break;
        } else if (!labelled(first - 1)) {
            // what an answer had no room for on its line
            const bool goes_on = first > 1 && short_line(first - 1) && !above.gap_before &&
                                 !above.page_before && labelled(first - 2);
            if (!goes_on) break;
        }
    }
    return letterhead_above(file, first, 0, lexicon);
}

/// What bears a mark out within a dozen lines; empty of a cue that asks for nothing.
struct Proof {
    std::string label, line; ///< the words that the cue asks for, and all of their line

    /// "Decision number: 14" again: one maker signs many records, one number has but one.
    [[nodiscard]] bool is_number_of(const Proof& other) const {
        return line == other.line && line.find_first_of("0123456789") != std::string::npos;
    }
};
std::optional<Proof> confirmed(const model::ReadFile& file, std::size_t start,
                               const Pattern& pattern) {
    if (pattern.empty()) return Proof{};
    for (std::size_t i = start + 1; i < std::min(file.blocks.size(), start + 13); ++i) {
        std::string line = utf8::fold(file.file->view.slice(file.blocks[i].range));
        if (const auto found = pattern.find(line))
            return Proof{
                line.substr(found->front().begin, found->front().end - found->front().begin), line};
    }
    return std::nullopt;
}

bool page_between(const model::ReadFile& file, std::size_t from, std::size_t to) {
    for (std::size_t i = from + 1; i <= to; ++i)
        if (file.blocks[i].page_before) return true;
    return false;
}

/// Whether what stands before a block is a paper's own head and no agenda: it gives the paper's
/// title, or whom it is for, under a label.
bool is_own_head(const model::ReadFile& file, std::size_t end) {
    constexpr std::size_t longest = 24; // blocks
    static const Pattern label("(?:report|paper) (?:title|to)\\b.*|(?:title|subject)(?: of (?:the "
                               ")?(?:report|paper))? ?:.*");
    static const Pattern agenda("(?:.* )?agenda\\b.*|(?:item|\\d{1,2}\\.)(?: .*)?");
    bool labelled = false;
    for (std::size_t i = 0; i < end; ++i) {
        const std::string folded = utf8::fold(file.file->view.slice(file.blocks[i].range));
        if (agenda.matches_all(folded)) return false;
        labelled = labelled || label.matches_all(folded);
    }
    return labelled && end <= longest;
}

} // namespace

std::vector<std::size_t> find_papers(const model::ReadFile& file,
                                     const Lexicon::Compiled& lexicon) {
    std::vector<std::size_t> starts{0};
    if (lexicon.starts.size() == 0) return starts;
    std::string reference; // of the paper that is open
    std::string opening;   // the line it opens with
    Proof opening_proof;   // and what bore that out
    std::size_t opened = 0, last_mark = 0;
    bool any = false;
    for (std::size_t i = 0; i < file.blocks.size(); ++i) {
        const Block& block = file.blocks[i];
        if (block.range.size() > 200 || block.kind == BlockKind::item ||
            block.kind == BlockKind::footnote)
            continue;
        const string_view text = file.file->view.slice(block.range);
        const std::string folded = utf8::fold(text);
        const std::vector<int> cues = lexicon.starts.match(folded);
        std::optional<Proof> proof;
        bool apart = false; // whether all that speaks for a paper here asks for a page or a body
        for (const int cue : cues) {
            const auto index = static_cast<std::size_t>(cue);
            auto found = confirmed(file, i, lexicon.confirms[index]);
            if (!found || (proof && lexicon.apart[index])) continue;
            apart = lexicon.apart[index];
            proof = std::move(found);
            if (!apart) break;
        }
        if (!proof) continue;
        const std::string found = reference_in(folded, lexicon);
        if (any) {
            // running heads, and the parts of one form that name it again
            if (!found.empty() && found == reference) continue;
            const bool near =
                i < last_mark + 12 && (proof->line.empty() || !page_between(file, last_mark, i));
            if (near && (found.empty() || reference.empty())) {
                if (reference.empty()) reference = found;
                continue;
            }
            // the head of a later page bears something else than the head of a paper does, or the
            // very same ("Decision number: 14")
            if (folded == opening && !proof->line.empty() &&
                (proof->label != opening_proof.label || proof->is_number_of(opening_proof)))
                continue;
            static const Pattern continued("\\b(?:continued|cont(?:'d|\\.))(?:\\W|$)");
            if (continued.found_in(folded)) continue;
        }
        const std::size_t table = any ? table_above(file, i, opened + 1) : i;
        if (any && apart && !page_above(file, table, opened + 1, lexicon) &&
            !body_above(file, table, opened + 1, lexicon))
            continue;
        const std::size_t first =
            any ? letterhead_above(file, table, opened + 1, lexicon) : head_above(file, i, lexicon);
        if (!any) {
            // what stands before the first mark is its front, or an agenda of some length
            any = true;
            if (first >= 6 && !is_own_head(file, first)) starts.push_back(first);
            opened = starts.back();
        } else {
            starts.push_back(first);
            opened = first;
        }
        last_mark = i;
        reference = found;
        opening = folded;
        opening_proof = std::move(*proof);
    }
    return starts;
}

} // namespace duly::structure
