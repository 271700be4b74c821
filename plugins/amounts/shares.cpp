// amounts.shares: a share in words or in counts and the percentage beside it say the same, and the
// two sides of a split make a hundred.
#include <algorithm>
#include <array>

#include "../shared/blocks.hpp"
#include "counted_shares.hpp"
#include "relation.hpp"
#include "sentence.hpp"
#include "weights.hpp"

namespace duly::amounts {
namespace {

using std::string_view;

const duly_parameter parameters[] = {
    parameter("share", DULY_PATTERN,
              "\\b(?:half|(?:a|one|two|three|four)[ -](?:third|quarter|fifth|tenth)s?|"
              "(?:one|two|three|four|five|six|seven|eight|nine|[1-9]) (?:in|out of)(?: every)? "
              "(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|10))\\b",
              "A share in words."),
    parameter("over", DULY_PATTERN, "\\b(?:over|more than|above|at least|in excess of)$",
              "Words before a share that is a lower bound."),
    parameter("under", DULY_PATTERN,
              "\\b(?:under|less than|fewer than|below|up to|no more than|almost|nearly)$",
              "Words before a share that is an upper bound."),
    parameter("about", DULY_PATTERN,
              "\\b(?:about|around|approximately|roughly|circa|some|broadly|c\\.)$",
              "Words before a share that is rounded."),
    counted_parameter,
    counted_of_parameter,
    whole_of_parameter,
    of_noun_parameter,
    plainly_parameter,
    counted_which_parameter,
    other_base_parameter,
    money_of_parameter,
    weighed_parameter,
    weighing_parameter,
    reached_parameter,
    parameter(
        "other", DULY_PATTERN,
        "\\b(?:target|average|goal|aim|last|previous|prior|earlier|years?|quarter [1-4]|month|"
        "(?:up|down) from|against|compare[ds]?|comparator|quorum|threshold|benchmark|"
        "baseline|limit|national|nationally|regional|region|England|London|county|country|"
        "expect(?:s|ed)?|forecast|planned|requires?|minimum|profile|turnout|margin|19[0-9][0-9]|20["
        "0-9][0-9]|"
        "first|second|latter|former|more|less|further)\\b",
        "Words beside a percentage that is not the share itself: a target, last year's."),
    parameter("split", DULY_PATTERN,
              "^[^.;]{0,12}\\b(?:split|ratio|share[ds]?|basis|funded|funding)\\b",
              "Words behind the two sides of a split."),
    parameter("shared-out", DULY_PATTERN,
              "^%?[- ](?:[a-z]+ )?(?:cost[- ]?)?(?:split|basis|funded|funding|cost share)\\b",
              "Words right behind two sides that must make a hundred."),
};
constexpr duly_argument arguments[] = {
    argument("share", DULY_TEXT, "The share as written: over half, 31 of 45, 70:40."),
    argument("percent", DULY_TEXT, "The percentage as written; what the sides of a split make."),
    argument("words", DULY_TEXT, "The sentence."),
};
constexpr duly_case cases[] = {
    fail("differs", "The share in words and the percentage differ.", arguments),
    fail("counted-differs", "Two counts and the percentage of one in the other differ.", arguments),
    fail("split-differs", "The two sides of a split do not make a hundred.", arguments),
    pass("agrees", "A share and its percentage agree, or a split makes a hundred.", arguments),
    not_applicable("none", "No share stands beside a percentage."),
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

enum class Bound : std::uint8_t { exact, over, under, about };
enum class Fit : std::uint8_t { holds, unsure, misses };

struct Share {
    duly_range where{};
    std::int64_t part = 0, of = 1;
    Bound bound = Bound::exact;
};

/// "a third" is 1 of 3, "two fifths" 2 of 5, "four in five" 4 of 5.
std::optional<Share> read_share(string_view words) {
    struct Named {
        string_view word;
        std::int64_t of;
    };
    static constexpr std::array<Named, 5> names = {
        {{"half", 2}, {"third", 3}, {"quarter", 4}, {"fifth", 5}, {"tenth", 10}}};
    Share share;
    const std::size_t space = words.find_first_of(" -");
    const string_view first = words.substr(0, space);
    share.part = whole_number(first).value_or(1);
    const string_view last = words.substr(
        words.rfind(words.find('-') < words.size() && words.find(' ') == words.npos ? '-' : ' ') +
        1);
    for (const Named& each : names)
        if (last.size() >= each.word.size() &&
            std::equal(each.word.begin(), each.word.end(), last.begin(),
                       [](char a, char b) { return a == (b | 0x20); })) {
            share.of = each.of;
            return share;
        }
    const auto of = whole_number(last);
    if (!of || *of <= 1 || share.part >= *of) return std::nullopt;
    share.of = *of;
    return share;
}

/// How far the percentage is from the share, in points times `of` in units of the percentage's last
/// place; and what a point is in those units.
struct Apart {
    std::int64_t by = 0, point = 1, half_place = 0;
};
std::optional<Apart> apart(const Figure& percent, std::int64_t part, std::int64_t of) {
    constexpr std::int32_t most_places = 4;
    constexpr std::int64_t most = 1'000'000'000;
    std::int32_t places = -percent.value.exponent;
    if (places < 0 || places > most_places || percent.value.mantissa > most || of > most)
        return std::nullopt;
    std::int64_t unit = 1;
    for (; places > 0; --places)
        unit *= 10;
    std::int64_t stated = 0, meant = 0;
    if (__builtin_mul_overflow(percent.value.mantissa, of, &stated) ||
        __builtin_mul_overflow(part * 100, unit, &meant))
        return std::nullopt;
    return Apart{stated - meant, of * unit, of};
}

Fit in_words(const Figure& percent, const Share& share) {
    const auto found = apart(percent, share.part, share.of);
    if (!found) return Fit::unsure;
    const std::int64_t by = found->by, point = found->point, place = found->half_place;
    const std::int64_t size = by < 0 ? -by : by;
    constexpr std::int64_t far = 25; // points beyond which another share would have been named
    switch (share.bound) {
    case Bound::exact: // half a point more or less than two and a half
        return size * 2 <= point * 5 ? Fit::holds : size > point * 5 ? Fit::misses : Fit::unsure;
    case Bound::about:
        return size <= point * 5 ? Fit::holds : size > point * 8 ? Fit::misses : Fit::unsure;
    case Bound::over:
        return by * 2 + place < 0 ? Fit::misses : by <= point * far ? Fit::holds : Fit::unsure;
    case Bound::under:
        return by * 2 - place > 0 ? Fit::misses : -by <= point * far ? Fit::holds : Fit::unsure;
    }
    return Fit::unsure;
}

class Shares {
public:
    explicit Shares(const Context& context)
        : context_(context), paper_(context.document()), reader_(paper_) {}

    bool run() {
        for (const Node node : paper_.all("percent")) {
            const auto figure = reader_.read(node);
            const auto sentence = figure ? sentence_of(context_, node.range()) : std::nullopt;
            if (!sentence) continue;
            if (beside(*sentence, *figure)) continue;
            counted(*sentence, *figure);
            of_money(*sentence, *figure);
        }
        splits();
        return said_;
    }

private:
    bool beside(const Sentence& sentence, const Figure& percent);
    void counted(const Sentence& sentence, const Figure& percent);
    void of_money(const Sentence& sentence, const Figure& percent);
    void splits();
    [[nodiscard]] bool elsewhere(const Sentence& sentence, duly_range share,
                                 duly_range percent) const;
    [[nodiscard]] bool of_all(duly_range share, std::uint32_t end) const;
    [[nodiscard]] bool closed(const Sentence& sentence, duly_range share) const;
    [[nodiscard]] std::optional<Share> last_share(duly_range where) const;
    [[nodiscard]] Bound bound_before(duly_range sentence, std::uint32_t at) const;
    void tell(const char* name, duly_range share, duly_range percent, std::string_view made,
              duly_range sentence);

    const Context& context_;
    const Document& paper_;
    Reader reader_;
    bool said_ = false;
};

Bound Shares::bound_before(duly_range sentence, std::uint32_t at) const {
    constexpr std::uint32_t longest = 20;
    const duly_range words =
        places::trimmed(paper_, {at - std::min(at - sentence.begin, longest), at});
    if (context_.find(context_.text("over"), words)) return Bound::over;
    if (context_.find(context_.text("under"), words)) return Bound::under;
    return context_.find(context_.text("about"), words) ? Bound::about : Bound::exact;
}

std::optional<Share> Shares::last_share(duly_range where) const {
    std::optional<duly_range> last;
    for (std::uint32_t from = where.begin; from < where.end;) {
        const auto found = context_.find(context_.text("share"), {from, where.end});
        if (!found || found->end <= from) break;
        last = found;
        from = found->end;
    }
    if (!last) return std::nullopt;
    auto share = read_share(paper_.text(*last));
    if (share) share->where = *last;
    return share;
}

/// Whether the words around the two speak of a target, another year or another place.
bool Shares::elsewhere(const Sentence& sentence, duly_range share, duly_range percent) const {
    const duly_range clause{std::min(share.begin, percent.begin), std::max(share.end, percent.end)};
    constexpr std::uint32_t before_it = 40;
    std::uint32_t from = clause.begin;
    if (clause.begin == percent.begin) { // "a target of 75% (8 of 10)"
        from -= std::min(from - sentence.range.begin, before_it);
        const std::size_t stop = paper_.text({from, clause.begin}).find_last_of(",;:");
        if (stop != string_view::npos) from += static_cast<std::uint32_t>(stop) + 1;
    }
    return context_.find(context_.text("other"), {from, clause.end}).has_value();
}

/// "half (53%)", "half of these (53%)", "one in five homes (53%)", not "a half share (25%)".
bool Shares::of_all(duly_range share, std::uint32_t end) const {
    if (end <= share.end) return true;
    const string_view words = paper_.text(share);
    const string_view rest = paper_.text({share.end, end});
    return words.find(" in ") != string_view::npos || words.find(" out of ") != string_view::npos ||
           rest.find_first_not_of(' ') == string_view::npos || rest.starts_with(" of ") ||
           rest.starts_with(" the ") || rest.starts_with(", or") || rest.starts_with(" or ") ||
           rest == " - ";
}

/// "55% (over half)", not "55% (half that of Ashby)": nothing behind a share in a bracket.
bool Shares::closed(const Sentence& sentence, duly_range share) const {
    const std::uint32_t begin = share.begin - std::min(share.begin - sentence.range.begin, 25U);
    const string_view ahead = paper_.text({begin, share.begin});
    const std::size_t open = ahead.rfind('(');
    if (open == string_view::npos || ahead.find(')', open) != string_view::npos) return true;
    return share.end < sentence.range.end && paper_.text({share.end, share.end + 1}) == ")";
}

void Shares::tell(const char* name, duly_range share, duly_range percent, string_view made,
                  duly_range sentence) {
    context_.report(name, percent)
        .arg("share", places::quoted(paper_.text(share), 60))
        .arg("percent", made)
        .arg("words", places::quoted(paper_.text(sentence), 160))
        .related(paper_.text(share), share)
        .related(made, percent);
    said_ = true;
}

// "over half of these crimes (53%)", "four in five (79%)", "a third, or 33%", "55% (over half)"
bool Shares::beside(const Sentence& sentence, const Figure& percent) {
    constexpr std::uint32_t window = 90, noun = 50, behind_it = 40;
    if (percent.value.mantissa < 0) return false;
    const std::uint32_t end = opening(paper_, sentence, percent);
    const bool bracketed = end != percent.where.begin;
    auto share = last_share({end - std::min(end - sentence.range.begin, window), end});
    if (share) {
        const string_view between = paper_.text({share->where.end, end});
        const bool near = bracketed ? between.size() <= noun &&
                                          between.find_first_of(".,;:()0123456789") == between.npos
                                    : between == ", or " || between == " or " || between == " - ";
        if (!near) share.reset();
    }
    if (!share && behind(paper_, sentence, percent, 2) == " (") {
        const std::uint32_t begin = percent.where.end + 2;
        const duly_range where{begin, std::min(begin + behind_it, sentence.range.end)};
        share = last_share(where);
        if (share &&
            paper_.text({begin, share->where.begin}).find_first_of(").,;") != string_view::npos)
            share.reset();
    }
    if (!share) return false;
    share->bound = bound_before(sentence.range, share->where.begin);
    const Fit fit = in_words(percent, *share);
    // a percentage of something else in the same brackets, or a target
    const bool alone = !bracketed || (plainly(context_, end, percent) &&
                                      behind(paper_, sentence, percent, 1) == ")");
    if (fit == Fit::holds)
        tell("agrees", share->where, percent.where, stated(paper_, percent), sentence.range);
    else if (fit == Fit::misses && percent.exact && alone && of_all(share->where, end) &&
             closed(sentence, share->where) && !elsewhere(sentence, share->where, percent.where))
        tell("differs", share->where, percent.where, stated(paper_, percent), sentence.range);
    return true;
}

void Shares::counted(const Sentence& sentence, const Figure& percent) {
    constexpr std::int64_t fewest = 3;
    const auto found = counts_beside(context_, sentence, percent);
    if (!found || found->of < fewest || found->part > found->of || found->part == 0) return;
    const auto gap = apart(percent, found->part, found->of);
    if (!gap) return;
    const std::int64_t twice = (gap->by < 0 ? -gap->by : gap->by) * 2;
    if (twice <= gap->half_place)
        tell("agrees", found->where, percent.where, stated(paper_, percent), sentence.range);
    else if (twice > gap->half_place * 2 && percent.exact && found->sure &&
             !elsewhere(sentence, found->where, percent.where))
        tell("counted-differs", found->where, percent.where, stated(paper_, percent),
             sentence.range);
}

void Shares::of_money(const Sentence& sentence, const Figure& percent) {
    const auto found = money_beside(context_, sentence, percent);
    if (!found || compare(found->part.value, found->whole.value) != -1) return;
    const duly_range where{found->part.where.begin, found->whole.where.end};
    const Sum sum = share_of(percent, found->whole, found->part.value, found->part.value.exponent);
    if (sum.verdict == Verdict::holds)
        tell("agrees", where, percent.where, stated(paper_, percent), sentence.range);
    else if (sum.verdict == Verdict::misses && percent.exact && found->part.exact &&
             found->whole.exact && !elsewhere(sentence, where, percent.where))
        tell("counted-differs", where, percent.where, stated(paper_, percent), sentence.range);
}

// "a 70:30 split"
void Shares::splits() {
    constexpr std::uint32_t reach = 30;
    constexpr std::int64_t hundred = 100, off = 20;
    const duly_range all = paper_.root().range();
    const string_view text = paper_.text(all);
    const auto digits = [&](std::size_t from, std::size_t& end) {
        end = from;
        while (end < text.size() && end - from < 3 && is_digit(text[end]))
            ++end;
        return whole_number(text.substr(from, end - from));
    };
    for (std::size_t at = text.find(':'); at != string_view::npos; at = text.find(':', at + 1)) {
        const bool marked = at > 0 && text[at - 1] == '%';
        const std::size_t last = at - (marked ? 1 : 0);
        std::size_t begin = last, end = 0, stop = 0;
        while (begin > 0 && last - begin < 3 && is_digit(text[begin - 1]))
            --begin;
        const auto left = digits(begin, stop), right = digits(at + 1, end);
        if (!left || !right || stop != last || *left < 10 || *right < 10) continue;
        if (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == ':')) continue;
        if (end < text.size() && (text[end] == ':' || is_digit(text[end]))) continue;
        const std::int64_t sum = *left + *right;
        if (sum < hundred - off || sum > hundred + off) continue;
        const duly_range where{all.begin + static_cast<std::uint32_t>(begin),
                               all.begin + static_cast<std::uint32_t>(end)};
        const duly_range rest{where.end, std::min(where.end + reach, all.end)};
        if (!context_.find(context_.text("split"), rest)) continue;
        // parts of a cost are told in fives, and a ratio need not make a hundred
        constexpr std::int64_t step = 5;
        if (sum != hundred && (*left % step != 0 || *right % step != 0 ||
                               !context_.find(context_.text("shared-out"), rest)))
            continue;
        const duly_range sides[] = {
            {where.begin, where.begin + static_cast<std::uint32_t>(last - begin)},
            {all.begin + static_cast<std::uint32_t>(at) + 1, where.end}};
        const Report report = context_.report(sum == hundred ? "agrees" : "split-differs", where);
        report.arg("share", paper_.text(where))
            .arg("percent", std::to_string(sum))
            .arg("words", places::quoted(paper_.text(places::line_at(paper_, where.begin)), 160));
        for (const duly_range side : sides)
            report.related(paper_.text(side), side);
        said_ = true;
    }
}

void run(const Context& context) {
    const bool shared = Shares(context).run();
    if (!tell_weights(context) && !shared) context.report("none");
}

} // namespace

duly_check shares() {
    return check<run>("amounts.shares", "A share and the percentage beside it say the same.",
                      parameters, cases);
}

} // namespace duly::amounts
