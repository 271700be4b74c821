#include "count_sums.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace duly::amounts {

constexpr duly_parameter counted_otherwise_parameter = parameter(
    "counted-otherwise", DULY_PATTERN,
    "\\b(?:includ\\w*|such as|e\\.?g\\.?|for example|among(?:st)?|mainly|mostly|largely|at "
    "least|up "
    "to|notabl[ey]|largest|biggest|smallest|highest|top|leading|key|particularly|especially|stood "
    "out|elsewhere|further|additional|more than|both|several|multiple|each|overlap\\w*|"
    "twice|abst\\w*|vot(?:e|es|ed|ing)|non-voting|observers?|substitutes?|ex officio|vacan\\w*|"
    "average|previous\\w*|compared|against \\d|respectively|rest|remain\\w*|plus|less|minus|target|"
    "places?|score[sd]?|marks?|points?|ratio|per|of whom|of which|dozen|hundred|pair|couple|half|"
    "quarter|third|paragraphs?|paras?|sections?|tables?|appendix|items?|pages?|age[ds]?|grades?|"
    "bands?|years?|routes?|stages?)\\b",
    "Words beside counts under which they need not make what is counted in all.");
constexpr duly_parameter counted_on_parameter = parameter(
    "counted-on", DULY_PATTERN, "(?:, | and |; )(?:an?|one|no|some|many|few|none) |, and ",
    "Words among the parts with which one of them is not counted in figures, or the "
    "sentence goes on to something else.");

constexpr duly_parameter counted_twice_parameter = parameter(
    "counted-twice", DULY_PATTERN,
    "\\b(?:can|could|may|might|(?:able|free|allowed|invited|asked) to) (?:also |each )?(?:be|have|"
    "tick|choose|select|pick|give|name|raise|answer|report|belong|hold|serve|fall|count|appear|"
    "make|want|bring|mention|apply)\\b|\\b(?:ticked|chose|selected|picked|gave|named|raised) "
    "(?:up to )?(?:two|three|more)\\b|\\bone or more\\b|\\bas many as\\b",
    "Words near counts with which one thing may stand in two of them.");
constexpr duly_parameter opposites_parameter = parameter(
    "opposites", DULY_PATTERN,
    "\\b(?:against|oppos\\w+|disagree\\w*|no)\\b[^.;]{0,60}\\b(?:no (?:view|opinion|preference)|"
    "undecided|unsure|not sure|neutral|did not (?:say|answer))\\b",
    "Words of answers of which nobody gives two.");
constexpr duly_parameter rest_told_parameter = parameter(
    "rest-told", DULY_PATTERN, "^\\W*(?:the|an?|another)\\b",
    "How a sentence behind counts begins that may tell of the one that none of them holds.");

namespace {

using std::string_view;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

class CountShapes {
public:
    CountShapes(const Context& context, Sums& sums)
        : context_(context), paper_(context.document()), sums_(sums) {}

    void run() {
        constexpr std::size_t fewest = 4, most = 40; // a whole and three parts
        for (const Told& told : sums_.blocks()) {
            if (told.counts.empty() || told.counts.size() > most) continue;
            if (told.passage->figures.size() >= fewest) with_shares(told);
            if (told.counts.size() < fewest) continue;
            behind_colons(told);
            in_brackets(told);
        }
    }

private:
    void behind_colons(const Told& told);
    void in_brackets(const Told& told);
    void with_shares(const Told& told);
    void judge(const Told& told, const Figure& whole, const Figures& parts, duly_range words);
    /// Whether the words behind may tell of so many that the parts do not hold.
    [[nodiscard]] bool rest_follows(string_view behind, std::int64_t apart) const;
    [[nodiscard]] string_view text(std::uint32_t begin, std::uint32_t end) const {
        return begin < end ? paper_.text({begin, end}) : string_view();
    }
    [[nodiscard]] string_view word_behind(const Figure& part, duly_range list) const {
        const string_view rest = text(part.where.end, list.end);
        const std::size_t end = rest.find_first_of(" ,;.", std::min<std::size_t>(1, rest.size()));
        return rest.substr(0, end);
    }
    /// Whether no digit of the range stands outside the figures.
    [[nodiscard]] bool all_read(duly_range range, const Figures& figures) const;
    struct Shared {
        Figure count;
        std::int64_t percent = 0;
    };
    [[nodiscard]] std::vector<Shared> shared(const Told& told) const;
    /// Whether the words between two parts of an enumeration end as such words do.
    [[nodiscard]] static bool joins(string_view gap);

    const Context& context_;
    const Document& paper_;
    Sums& sums_;
};

bool CountShapes::all_read(duly_range range, const Figures& figures) const {
    auto figure = figures.begin();
    const string_view words = paper_.text(range);
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
        while (figure != figures.end() && figure->where.end <= at)
            ++figure;
        const bool inside = figure != figures.end() && figure->where.begin <= at;
        if (is_digit(words[at - range.begin]) && !inside) return false;
    }
    return true;
}

bool CountShapes::joins(string_view gap) {
    for (const string_view joint : {", ", " and ", "; ", " & "})
        if (gap.ends_with(joint)) return true;
    return false;
}

// "Ten were not recorded by kind.", "A warden lives in five.", and of one "The chair is the mayor."
bool CountShapes::rest_follows(string_view behind, std::int64_t apart) const {
    if (apart == 1 && context_.matches(context_.text("rest-told"), behind)) return true;
    char before = ' ';
    for (std::size_t at = 0; at < behind.size(); before = behind[at++]) {
        if (before != ' ' && before != '(') continue;
        const auto number = whole_number(behind.substr(at));
        if (number && *number == apart) return true;
    }
    return false;
}

void CountShapes::judge(const Told& told, const Figure& whole, const Figures& parts,
                        duly_range words) {
    constexpr std::int64_t tenth = 10, few = 20, few_apart = 2;
    if (parts.size() < 3 || !whole.exact || sums_.known(whole) ||
        sums_.confirmed(told, whole, parts))
        return;
    const Sum sum = add_up(parts, whole, Noughts::prose);
    if (sum.verdict != Verdict::misses) return;
    const bool smaller = std::all_of(parts.begin(), parts.end(), [&](const Figure& part) {
        return part.exact && part.value.mantissa > 0 && compare(part.value, whole.value) == -1;
    });
    const std::int64_t apart = std::abs(sum.difference.mantissa);
    if (!smaller || whole.value.exponent != 0 || sum.difference.exponent != 0) return;
    const std::int64_t limit =
        whole.value.mantissa <= few ? few_apart : whole.value.mantissa / tenth;
    if (apart > limit) return;
    // the sentence behind may say that some count twice
    constexpr std::uint32_t behind = 160;
    const duly_range around{sums_.sentence(told, words).begin,
                            std::min(words.end + behind, told.block.range.end)};
    const duly_range list{parts.front().where.begin, std::max(words.end, parts.back().where.end)};
    if (context_.find(context_.text("counted-otherwise"), around) ||
        context_.find(context_.text("counted-on"), list))
        return;
    const duly_range near{
        std::max(told.block.range.begin, around.begin - std::min(around.begin, behind)),
        around.end};
    if (sum.difference.mantissa > 0
            ? context_.find(context_.text("counted-twice"), near).has_value()
            : rest_follows(text(words.end, around.end), apart))
        return;
    // "2.2 Two came by boat."
    const Told* const next = &told + 1;
    if (sum.difference.mantissa < 0 && next != sums_.blocks().data() + sums_.blocks().size()) {
        const duly_range beyond = next->block.range;
        string_view said = text(beyond.begin, std::min(beyond.end, beyond.begin + behind));
        const std::size_t number = said.find_first_not_of("0123456789.");
        if (number != string_view::npos && said.substr(0, number).find('.') != string_view::npos)
            said.remove_prefix(number);
        if (rest_follows(said, apart)) return;
    }
    sums_.doubt(told, whole, parts);
}

// "There were 846 thefts: 512 of cars, 203 of boats and 121 of ropes."
void CountShapes::behind_colons(const Told& told) {
    const string_view block = paper_.text(told.block.range);
    for (std::size_t colon = block.find(": "); colon != string_view::npos;
         colon = block.find(": ", colon + 1)) {
        const std::uint32_t begin = told.block.range.begin + static_cast<std::uint32_t>(colon) + 2;
        const duly_range sentence = sums_.sentence(told, {begin - 2, begin - 1});
        const duly_range list{begin, sentence.end};
        if (empty(list)) continue;
        const Figures parts = between(told.counts, list.begin, list.end);
        const Figures wholes = between(told.counts, sentence.begin, begin);
        if (parts.size() < 3 || wholes.size() != 1 || parts[0].where.begin != begin ||
            text(begin, list.end).find(':') != string_view::npos || !all_read(list, parts))
            continue;
        bool listed = true;
        for (std::size_t i = 1; i < parts.size(); ++i)
            listed = listed && joins(text(parts[i - 1].where.end, parts[i].where.begin));
        // "28 of boys, 16 in year nine and 12 for assault" may well be counted twice
        const Sum sum = add_up(parts, wholes[0], Noughts::prose);
        for (std::size_t i = 1; i + 1 < parts.size() && compare(sum.value, wholes[0].value) == 1;
             ++i)
            listed = listed && word_behind(parts[i], list) == word_behind(parts[0], list);
        if (listed) judge(told, wholes[0], parts, list);
    }
}

// "The 146 boats are yachts (61), trawlers (52) and ferries (43)."
void CountShapes::in_brackets(const Told& told) {
    constexpr std::uint32_t reach = 80;
    for (std::size_t i = 0; i + 3 < told.counts.size(); ++i) {
        const Figure& whole = told.counts[i];
        if (bracketed(paper_, whole.where)) continue;
        const duly_range sentence = sums_.sentence(told, whole.where);
        const Figures parts = between(told.counts, whole.where.end, sentence.end);
        if (parts.size() < 3 || parts[0].where.begin - whole.where.end > reach ||
            !between(told.counts, sentence.begin, whole.where.begin).empty() ||
            !std::all_of(parts.begin(), parts.end(),
                         [&](const Figure& part) { return bracketed(paper_, part.where); }))
            continue;
        const string_view lead = text(whole.where.end, parts[0].where.begin - 1);
        const string_view tail = text(parts.back().where.end + 1, sentence.end);
        bool listed =
            lead.find_first_of(".;(") == string_view::npos && (tail.empty() || tail == ".");
        for (std::size_t k = 1; k < parts.size(); ++k) {
            const string_view gap = text(parts[k - 1].where.end + 1, parts[k].where.begin - 1);
            listed = listed &&
                     (gap.starts_with(", ") || gap.starts_with(" and ") || gap.starts_with("; "));
        }
        Figures all = parts;
        all.insert(all.begin(), whole);
        if (listed && all_read({whole.where.begin, sentence.end}, all))
            judge(told, whole, parts, sentence);
    }
}

/// The counts that stand right before percentages in brackets, "398 (65%)", with those.
std::vector<CountShapes::Shared> CountShapes::shared(const Told& told) const {
    constexpr std::uint32_t longest = 12; // of a number
    std::vector<Shared> found;
    for (const Figure& percent : told.passage->figures) {
        const std::uint32_t at = percent.where.begin;
        if (percent.kind != Figure::Kind::percent || !percent.exact ||
            percent.value.exponent != 0 || !bracketed(paper_, percent.where) ||
            at < told.block.range.begin + 3)
            continue;
        const std::uint32_t end = at - 2; // " ("
        const std::uint32_t from = std::max(told.block.range.begin, end - std::min(end, longest));
        const string_view before = text(from, end);
        std::size_t begin = before.size();
        while (begin > 0 && (is_digit(before[begin - 1]) || before[begin - 1] == ','))
            --begin;
        if (text(end, at) != " (" || begin == before.size() || begin == 0 ||
            before[begin - 1] != ' ')
            continue;
        const auto value = whole_number(before.substr(begin));
        if (!value) continue;
        Figure count;
        count.value = {*value, 0};
        count.where = {from + static_cast<std::uint32_t>(begin), end};
        found.push_back({count, percent.value.mantissa});
    }
    return found;
}

// "612 replied. Of those, 398 (65%) were in favour, 183 (30%) against and 41 (7%) had no view."
void CountShapes::with_shares(const Told& told) {
    constexpr std::int64_t fewest_percent = 97, most_percent = 103, hundred = 100;
    const std::vector<Shared> all = shared(told);
    for (std::size_t first = 0, next = 0; first < all.size(); first = next) {
        const duly_range sentence = sums_.sentence(told, all[first].count.where);
        Figures parts;
        std::int64_t percent = 0;
        for (next = first; next < all.size() && all[next].count.where.begin < sentence.end;
             ++next) {
            parts.push_back(all[next].count);
            percent += all[next].percent;
        }
        if (parts.size() < 3 || percent < fewest_percent || percent > most_percent) continue;
        // rounding moves each by a half; more is of answers of which some gave two
        const auto rounding = static_cast<std::int64_t>(parts.size());
        if (2 * std::abs(percent - hundred) > rounding &&
            !context_.find(context_.text("opposites"), sentence))
            continue;
        const Figures before = between(told.counts, told.block.range.begin, parts[0].where.begin);
        const Figure* base = nullptr;
        std::size_t bases = 0;
        for (const Figure& each : before) {
            bool fits = each.value.exponent == 0 && each.value.mantissa > 0;
            for (std::size_t i = first; fits && i < next; ++i) {
                // half a per cent either way, and a little more
                const std::int64_t apart = 2 * hundred * all[i].count.value.mantissa -
                                           2 * all[i].percent * each.value.mantissa;
                fits = std::abs(apart) <= each.value.mantissa + each.value.mantissa / 4;
            }
            base = fits ? &each : base;
            bases += fits ? 1U : 0U;
        }
        if (bases != 1) continue;
        const Sum sum = add_up(parts, *base, Noughts::prose);
        // where they are fewer, some gave no answer
        if (sum.verdict == Verdict::holds || compare(sum.value, base->value) == 1)
            judge(told, *base, parts, sentence);
    }
}

} // namespace

void counts_by_shape(const Context& context, Sums& sums) {
    CountShapes(context, sums).run();
}

} // namespace duly::amounts
