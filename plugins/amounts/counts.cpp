// amounts.counts: a number announces as many things as follow it.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "../shared/blocks.hpp"
#include "enumeration.hpp"
#include "sentence.hpp"

namespace duly::amounts {
namespace {

using places::Block;
using places::BlockKind;

constexpr duly_parameter parameters[] = {
    parameter("measures", DULY_PATTERN,
              "^(?:years?|months?|weeks?|days?|hours?|minutes?|times|pounds|pence|metres?|miles?|"
              "km|kilometres?|acres|hectares|storeys?|degrees|percentage|points?|phases of|as|is|"
              "was|has|this|its)$",
              "Words behind a number that measure and do not count."),
    parameter("vague", DULY_PATTERN,
              "\\b(?:includ(?:ing|es?|ed)|e\\.?g\\.?|for example|such as|among(?:st)?|one of|"
              "some of|any of|of the following|at least|up to|more than|other|others|respectively|"
              "further|additional|first|next|previous|last|per|each|between|to)\\b",
              "Words of an announcement that leave open how many follow."),
    parameter("several", DULY_PATTERN,
              "\\b(?:two|three|four|five|six|both|pairs?|twice|double|joint(?:ly)?)\\b|"
              "\\([2-6]\\b",
              "Words of an item that stands for more than one of what is counted."),
    parameter("joined", DULY_PATTERN,
              "^ ?(?:,|and\\b|&|or\\b|plus\\b|with\\b|as well as\\b)|"
              "\\bof (?:these|those|them|which|whom)\\b",
              "Words behind what is counted after which more, or only a part of it, is listed."),
    parameter("told-behind", DULY_PATTERN,
              "^(?:[0-9.]+ )?(?:and )?(?:the |a |an "
              ")?(?:other|second|third|fourth|fifth|sixth|last|remaining|"
              "final)\\b",
              "Words behind a list that tell of one more that belongs to it."),
};
constexpr duly_argument counted[] = {
    argument("number", DULY_TEXT, "The number as written: three."),
    argument("noun", DULY_TEXT, "What is counted."),
    argument("found", DULY_COUNT, "How many follow."),
    argument("words", DULY_TEXT, "The sentence."),
};
constexpr duly_case cases[] = {
    fail("fewer", "Fewer things follow than are announced.", counted),
    fail("more", "More things follow than are announced.", counted),
    pass("as-many", "As many things follow as are announced.", counted),
    not_applicable("none", "No number announces a list."),
};

/// How a list marks its items when it types its marks: "1.", "(a)", "ii)".
struct Typed {
    std::string_view front, first, back; ///< first: "1", "a", "A", "i"
};

std::string mark_of(const Typed& typed, std::size_t place) {
    constexpr std::array<std::string_view, 10> roman = {"i",  "ii",  "iii",  "iv", "v",
                                                        "vi", "vii", "viii", "ix", "x"};
    std::string body;
    if (typed.first == "1")
        body = std::to_string(place);
    else if (typed.first == "i")
        body = place <= roman.size() ? roman[place - 1] : "";
    else
        body = place <= 26 ? std::string(1, static_cast<char>(typed.first[0] + place - 1)) : "";
    return body.empty() ? body : std::string(typed.front) + body + std::string(typed.back);
}

bool has_mark(std::string_view words, const Typed& typed, std::size_t place) {
    const std::string mark = mark_of(typed, place);
    return !mark.empty() && words.size() > mark.size() && words.starts_with(mark) &&
           places::is_space(words[mark.size()]);
}

/// The way in which a list that begins with these words types its marks, if it does.
std::optional<Typed> typed_list(std::string_view words) {
    for (const std::string_view first : {"1", "a", "A", "i"})
        for (const auto& [front, back] :
             {std::pair<std::string_view, std::string_view>{"", "."}, {"", ")"}, {"(", ")"}})
            if (const Typed typed{front, first, back}; has_mark(words, typed, 1)) return typed;
    return std::nullopt;
}

/// A number and what it counts.
struct Announcement {
    Figure number;
    std::string noun; ///< folded
    std::uint32_t noun_end = 0;
    bool measure = false; ///< years and the like: only what lists them is counted
};

class Counts {
public:
    explicit Counts(const Context& context)
        : context_(context),
          paper_(context.document()),
          passages_(passages_of(context)),
          blocks_(places::blocks_of(context)) {}

    bool run() {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (blocks_[i].kind != BlockKind::paragraph && blocks_[i].kind != BlockKind::item &&
                blocks_[i].kind != BlockKind::heading)
                continue;
            const std::vector<Announcement> all = announcements(passages_[i]);
            if (all.empty()) continue;
            periods_.clear();
            for (const Node period : blocks_[i].holder.children("period"))
                periods_.push_back(period.range());
            for (const Announcement& each : all)
                within_sentence(blocks_[i], each);
            if (i + 1 < blocks_.size()) before_list(i, all);
        }
        return said_;
    }

private:
    [[nodiscard]] std::vector<Announcement> announcements(const Passage& passage) const;
    [[nodiscard]] std::optional<Announcement> announcement(const Block& block,
                                                           const Figure& number) const;
    void within_sentence(const Block& block, const Announcement& told);
    [[nodiscard]] std::size_t stand_for_more(const std::vector<duly_range>& items) const;
    [[nodiscard]] bool numbered(const Block& heading, const Typed& typed, std::size_t place) const;
    [[nodiscard]] bool heads_nothing(const Block& heading) const;
    [[nodiscard]] bool goes_on(const Block& block, const Typed& typed, std::size_t items) const;
    [[nodiscard]] bool next_paragraph(const Block& intro, const Block& block) const;
    void before_list(std::size_t index, const std::vector<Announcement>& told);
    void report(const char* name, const Announcement& told, const std::vector<duly_range>& found,
                const Block& block);

    const Context& context_;
    const Document& paper_;
    const std::vector<Passage>& passages_; ///< of each block
    const std::vector<Block>& blocks_;
    std::vector<duly_range> periods_; ///< of the block looked at, in order
    bool said_ = false;
};

bool small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

std::optional<Announcement> Counts::announcement(const Block& block, const Figure& number) const {
    constexpr std::int64_t most = 30;
    constexpr std::size_t most_words = 4;
    // "over three years (2019/20 and 2020/21)" is no more than three of them
    const bool over = paper_.text({block.range.begin, number.where.begin}).ends_with("over ");
    if (number.kind != Figure::Kind::number || !(number.exact || over) ||
        number.value.exponent != 0 || number.value.mantissa < 2 || number.value.mantissa > most)
        return std::nullopt;
    // "four of the five proposals were taken up:" announces the four
    const std::string_view lead = paper_.text({block.range.begin, number.where.begin});
    for (const std::string_view of :
         {"of the ", "of these ", "of those ", "of its ", "of our ", "of their "})
        if (lead.ends_with(of)) return std::nullopt;
    // the first word in the plural among those that follow without a stop
    const std::string_view rest = paper_.text({number.where.end, block.range.end});
    std::size_t at = 0;
    for (std::size_t word = 0; word < most_words; ++word) {
        if (at >= rest.size() || rest[at] != ' ') return std::nullopt;
        const std::size_t begin = ++at;
        while (at < rest.size() &&
               (small_letter(rest[at] | 0x20) || rest[at] == '-' || rest[at] == '\''))
            ++at;
        if (at == begin) return std::nullopt;
        std::string folded(context_.folded(rest.substr(begin, at - begin)));
        if (folded == "of" || folded == "to" || folded == "and" || folded == "or" ||
            folded == "in" || folded == "for")
            return std::nullopt;
        const bool plural = folded.size() > 3 && folded.back() == 's' && !folded.ends_with("ss") &&
                            !folded.ends_with("us") && !folded.ends_with("is") &&
                            !folded.ends_with("'s");
        if (plural) {
            const bool measure = context_.matches(context_.text("measures"), folded);
            if (over && !folded.starts_with("year")) return std::nullopt;
            return Announcement{number, std::move(folded),
                                number.where.end + static_cast<std::uint32_t>(at), measure};
        }
    }
    return std::nullopt;
}

std::vector<Announcement> Counts::announcements(const Passage& passage) const {
    std::vector<Announcement> found;
    for (const Figure& figure : passage.figures)
        if (figure.where.end <= passage.block.range.end)
            if (auto told = announcement(passage.block, figure)) found.push_back(std::move(*told));
    return found;
}

void Counts::report(const char* name, const Announcement& told,
                    const std::vector<duly_range>& found, const Block& block) {
    const duly_range place{told.number.where.begin, told.noun_end};
    const Report report = context_.report(name, place);
    report.arg("number", paper_.text(told.number.where))
        .arg("noun", told.noun)
        .arg("found", found.size())
        .arg("words",
             places::quoted(paper_.text(places::sentence_around(paper_, block.range, place)), 140));
    for (std::size_t i = 0; i < found.size(); ++i)
        report.related(std::to_string(i + 1), found[i]);
    said_ = true;
}

// "three years (2017/18, 2018/19 and 2019/20)", "four strands – A, B, C and D"
void Counts::within_sentence(const Block& block, const Announcement& told) {
    const duly_range after{told.noun_end, block.range.end};
    const auto opened = enumeration_after(paper_, after);
    if (!opened) return;
    const auto wanted = static_cast<std::size_t>(told.number.value.mantissa);
    const Enumeration& list = *opened;
    std::size_t periods = 0;
    for (auto period =
             std::partition_point(periods_.begin(), periods_.end(),
                                  [&](duly_range range) { return range.begin < list.range.begin; });
         period != periods_.end() && period->begin < list.range.end; ++period)
        periods += period->end <= list.range.end ? 1U : 0U;
    if (told.measure && periods != list.usual.size()) return;
    for (const std::vector<duly_range>* reading : {&list.usual, &list.all}) {
        if (reading->size() != wanted) continue;
        report("as-many", told, *reading, block);
        return;
    }
    // Names hold commas, too: only years are counted against a number.
    if (!list.bracketed || list.usual.size() < 2) return;
    const bool ranges = context_.find("\\bto\\b| - |–", list.range).has_value();
    if (periods != list.usual.size() || ranges || list.all.size() != list.usual.size()) return;
    report(list.usual.size() < wanted ? "fewer" : "more", told, list.usual, block);
}

/// How many more than one each the items may stand for: names that are joined, "Ajax (two bids)".
std::size_t Counts::stand_for_more(const std::vector<duly_range>& items) const {
    constexpr std::uint32_t longest = 60; // of names; what is longer says what is done
    constexpr std::size_t short_item = 35;
    std::size_t more = 0;
    for (const duly_range item : items) {
        if (item.end - item.begin > longest) continue;
        const std::string_view words = paper_.text(item);
        for (const std::string_view joint : {" and ", " & ", ", ", "/", " with "})
            for (std::size_t at = words.find(joint); at != std::string_view::npos;
                 at = words.find(joint, at + joint.size())) {
                const std::size_t next = at + joint.size();
                // "; and" and ", and" lead to the next item
                if (next >= words.size() || at == 0 || words[at - 1] == ';' || words[at - 1] == ',')
                    continue;
                const bool name = words[next] >= 'A' && words[next] <= 'Z';
                more += name || words.size() <= short_item ? 1U : 0U;
            }
        if (context_.find(context_.text("several"), item)) more += 2;
    }
    return more;
}

/// Whether a heading has the number of a list's place: the mark is no part of its words.
bool Counts::numbered(const Block& heading, const Typed& typed, std::size_t place) const {
    return heading.node.enclosing("section").str("number") == mark_of({"", typed.first, ""}, place);
}

/// Whether a heading with a number may be the last item of a list, which looks like a heading over
/// the text behind it: in a paper whose sections have no numbers, so that it is none of them.
bool Counts::heads_nothing(const Block& heading) const {
    const auto& sections = context_.kept<std::vector<Node>>("numbered sections", [&] {
        std::vector<Node> numbered;
        for (const Node section : paper_.all("section"))
            if (!section.str("number").empty()) numbered.push_back(section);
        return numbered;
    });
    return sections.empty() ||
           (sections.size() == 1 && sections.front() == heading.node.enclosing("section"));
}

/// Whether a block behind a typed list may belong to it: it has the next mark, or the one after
/// that where one was lost.
bool Counts::goes_on(const Block& block, const Typed& typed, std::size_t items) const {
    for (const std::size_t place : {items + 1, items + 2})
        if (has_mark(paper_.text(block.range), typed, place) ||
            (block.kind == BlockKind::heading && numbered(block, typed, place)))
            return true;
    return false;
}

/// Whether a paragraph has the number behind that of the one with the announcement: "2.2" behind
/// "2.1". What follows it is no more of its list.
bool Counts::next_paragraph(const Block& intro, const Block& block) const {
    const std::string_view here = block.node.str("number"), before = intro.node.str("number");
    const std::size_t dot = before.rfind('.'), other = here.rfind('.');
    if (dot == std::string_view::npos || dot != other ||
        before.substr(0, dot) != here.substr(0, dot))
        return false;
    const auto first = whole_number(before.substr(dot + 1)),
               next = whole_number(here.substr(dot + 1));
    return first && next && *next == *first + 1;
}

// "three priorities:" and bullets, or typed numbers
void Counts::before_list(std::size_t index, const std::vector<Announcement>& told) {
    constexpr std::size_t short_lead_in = 40, far_noun = 45, most_apart = 2;
    const Block& intro = blocks_[index];
    if (!announces(paper_, intro.range)) return;
    const auto depth = [&](const Block& block) { return block.node.integer("level").value_or(1); };
    const bool within_item = intro.kind == BlockKind::item;
    if (within_item &&
        (blocks_[index + 1].kind != BlockKind::item || depth(blocks_[index + 1]) <= depth(intro)))
        return;
    std::vector<duly_range> top, all;
    std::int64_t level = 0;
    bool broken = false;
    std::size_t next = index + 1;
    // Items with typed marks are paragraphs, or what stands over another paragraph for a heading.
    const auto typed = blocks_[next].kind == BlockKind::paragraph
                           ? typed_list(paper_.text(blocks_[next].range))
                           : std::nullopt;
    for (; typed && next < blocks_.size(); ++next) {
        const Block& block = blocks_[next];
        if (block.kind == BlockKind::footnote || block.node.flag("continued")) {
            broken = true;
            continue;
        }
        if (block.kind == BlockKind::item && !top.empty()) {
            all.push_back(block.range); // bullets under an item
            continue;
        }
        const bool item = block.kind == BlockKind::paragraph
                              ? has_mark(paper_.text(block.range), *typed, top.size() + 1)
                              : block.kind == BlockKind::heading && top.size() > 1 &&
                                    heads_nothing(block) && numbered(block, *typed, top.size() + 1);
        if (!item) break;
        top.push_back(block.range);
        all.push_back(block.range);
    }
    for (; !typed && next < blocks_.size(); ++next) {
        const Block& block = blocks_[next];
        if (block.kind == BlockKind::footnote || (!top.empty() && block.node.flag("continued"))) {
            broken = true;
            continue;
        }
        if (block.kind != BlockKind::item) break;
        if (level == 0) level = depth(block);
        if (depth(block) < level) break;
        if (depth(block) == level) top.push_back(block.range);
        all.push_back(block.range);
    }
    if (top.size() < 2) return;
    const duly_range last =
        places::sentence_around(paper_, intro.range, {intro.range.end - 1, intro.range.end});
    const bool lead_in = last.end - last.begin < short_lead_in; // "They are:"
    const Announcement* candidate = nullptr;
    std::size_t candidates = 0;
    for (const Announcement& each : told) {
        if (each.measure) continue;
        const bool inside = each.number.where.begin >= last.begin;
        if (!inside && !lead_in) continue;
        const auto wanted = static_cast<std::size_t>(each.number.value.mantissa);
        if (wanted == top.size() || (wanted == all.size() && inside)) {
            report("as-many", each, wanted == top.size() ? top : all, intro);
            return;
        }
        if (!inside) continue;
        candidate = &each;
        ++candidates;
    }
    if (candidates != 1 || broken || all.size() != top.size()) return;
    const std::string_view behind = paper_.text({candidate->noun_end, intro.range.end});
    const std::string_view next_words =
        next < blocks_.size() ? paper_.text(blocks_[next].range) : std::string_view{};
    if (context_.matches(context_.text("joined"), context_.folded(behind)) ||
        context_.matches(context_.text("told-behind"), context_.folded(next_words)))
        return;
    // "these points (five letters):" counts something else.
    const std::string_view ahead = paper_.text({last.begin, candidate->number.where.begin});
    if (std::count(ahead.begin(), ahead.end(), '(') > std::count(ahead.begin(), ahead.end(), ')'))
        return;
    if (intro.range.end - candidate->noun_end > far_noun) return;
    if (context_.find(context_.text("vague"), last)) return;
    const auto wanted = static_cast<std::size_t>(candidate->number.value.mantissa);
    const std::size_t apart = wanted > top.size() ? wanted - top.size() : top.size() - wanted;
    if (apart > most_apart) return;
    if (top.size() < wanted && stand_for_more(top) >= apart) return;
    // A list that goes on after words between its items is not counted.
    constexpr std::size_t soon = 3, sometime = 60; // blocks
    for (std::size_t i = next; i < blocks_.size() && i < next + (typed ? sometime : soon); ++i) {
        const Block& block = blocks_[i];
        if (typed && goes_on(block, *typed, top.size())) return;
        if (typed && i >= next + soon && block.kind != BlockKind::heading) continue;
        if (block.kind == BlockKind::heading || next_paragraph(intro, block)) break;
        if (blocks_[i].kind == BlockKind::item || blocks_[i].kind == BlockKind::cell) return;
    }
    report(top.size() < wanted ? "fewer" : "more", *candidate, top, intro);
}

void run(const Context& context) {
    if (!Counts(context).run()) context.report("none");
}

} // namespace

duly_check counts() {
    return check<run>("amounts.counts", "A number announces as many things as follow it.",
                      parameters, cases);
}

} // namespace duly::amounts
