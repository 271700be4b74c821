#include "counted_shares.hpp"

#include <algorithm>
#include <string_view>

namespace duly::amounts {

using std::string_view;

constexpr duly_parameter counted_parameter = parameter(
    "counted", DULY_PATTERN,
    "(?:\\b[0-9][0-9,]*|(?:^(?:[0-9.]+ )?|[,;:(.] )(?:[a-z]+teen|eleven|twelve|"
    "two|three|four|five|six|seven|eight|nine|ten|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    "(?:-[a-z]{3,5})?)) (?:of|out of) (?:the |all |these |those |its |our )?"
    "[0-9][0-9,]*(?: [a-z' -]{1,50})?$",
    "Two counts before the percentage that one is of the other.");
constexpr duly_parameter counted_of_parameter =
    parameter("counted-of", DULY_PATTERN,
              "(?:^(?:[0-9.]+ )?|[,;:(.] )(?:out )?of (?:the |all |these |those |its |our )?"
              "[0-9][0-9,]*(?:,|(?: [a-z' -]{1,40}),?) [0-9][0-9,]*$",
              "The same, with the whole named first, right before the percentage.");
constexpr duly_parameter counted_which_parameter =
    parameter("counted-which", DULY_PATTERN,
              "\\b[0-9][0-9,]*(?: [a-z' -]{1,40}),? of (?:which|whom) [0-9][0-9,]*$",
              "The same, with the whole counted first, right before the percentage.");
constexpr duly_parameter other_base_parameter = parameter(
    "other-base", DULY_PATTERN,
    "\\b(?:repl(?:y|ies)|answers?|respon(?:ses?|dents?|ded)|survey|questionnaires?|of those|"
    "consultees?|told us)\\b",
    "Words of a sentence whose percentage may be of those who answered, and not of all.");
constexpr duly_parameter money_of_parameter = parameter(
    "money-of", DULY_PATTERN, "^ (?:out )?of (?:the |a |our |its )?(?:total |overall )?(?:of )?$",
    "All the words between a sum of money and the whole that it is a part of.");
constexpr duly_parameter whole_of_parameter =
    parameter("whole-of", DULY_PATTERN,
              "(?:^(?:[0-9.]+ )?|[,;:(.] )(?:out )?of (?:the |all |these |those |its |our )?"
              "[0-9][0-9,]*(?:,|(?: [a-z' -]{1,40}),?)$",
              "The whole, right before a percentage with its count in a bracket.");
constexpr duly_parameter of_noun_parameter =
    parameter("of-noun", DULY_PATTERN, "^ of (?:the |our |its |all |these )?[a-z' -]{1,40} \\($",
              "All the words between a percentage and the bracket with both counts.");
constexpr duly_parameter plainly_parameter = parameter(
    "plainly", DULY_PATTERN,
    "^\\((?:or |i\\.e\\.,? |that is,? |= ?|equivalent to )?(?:just |well )?"
    "(?:about |around |approximately |approx\\.? |some |over |under |nearly |almost |c\\.? ?|"
    "~ ?)?$",
    "All that may stand between a bracket and the percentage in it.");

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::ptrdiff_t most_spaces = 5; // of two counts with what they count

/// The whole numbers of the words.
std::vector<std::int64_t> numbers_in(string_view words) {
    std::vector<std::int64_t> found;
    for (std::size_t at = 0; at < words.size();) {
        if (!is_digit(words[at])) {
            ++at;
            continue;
        }
        if (const auto number = whole_number(words.substr(at))) found.push_back(*number);
        while (at < words.size() && (is_digit(words[at]) || words[at] == ','))
            ++at;
    }
    return found;
}

/// Where a share in words begins, behind what numbers its paragraph.
duly_range without_number(duly_range share, string_view words) {
    const std::size_t letter = words.find_first_of(letters);
    if (letter < words.find(" of ") && words.substr(0, letter).find(' ') != words.npos)
        share.begin += static_cast<std::uint32_t>(letter);
    return share;
}

/// Those of "31 of the 45" and "Fourteen of the 48".
std::vector<std::int64_t> part_and_whole(string_view words) {
    const std::size_t letter = words.find_first_of(letters);
    const std::size_t of = words.find(" of "), out = words.find(" out of ");
    std::vector<std::int64_t> numbers;
    if (letter < std::min(of, out)) {
        if (const auto part = whole_number(words.substr(letter))) numbers.push_back(*part);
        words.remove_prefix(std::min(of, words.size()));
    }
    const auto rest = numbers_in(words);
    numbers.insert(numbers.end(), rest.begin(), rest.end());
    return numbers;
}

// "31 of the 45 cases (69%)", "of the 45 cases, 31 (69%)"
std::optional<CountedShare> counts_before(const Context& context, const Sentence& sentence,
                                          const Figure& percent) {
    const Document& paper = context.document();
    constexpr std::uint32_t window = 100;
    const std::uint32_t end = opening(paper, sentence, percent);
    if (end == percent.where.begin) return std::nullopt;
    const bool alone = plainly(context, end, percent) && behind(paper, sentence, percent, 1) == ")";
    const duly_range where =
        places::trimmed(paper, {end - std::min(end - sentence.range.begin, window), end});
    if (const auto found = context.find(context.text("counted"), where)) {
        const string_view words = paper.text(*found);
        const auto numbers = part_and_whole(words);
        if (numbers.size() < 2) return std::nullopt;
        // a long name may say more: "45 of 60 residents of the north (15%)"
        const bool brief = std::count(words.begin(), words.end(), ' ') <= most_spaces;
        return CountedShare{without_number(*found, words), numbers[0], numbers[1], alone && brief};
    }
    // "of the 45 cases, 31 (80%) of those heard"
    const bool goes_on = behind(paper, sentence, percent, 5) == ") of ";
    if (const auto which = context.find(context.text("counted-which"), where)) {
        const auto numbers = numbers_in(paper.text(*which));
        if (numbers.size() != 2) return std::nullopt;
        // "300 replies from 12 towns, of which 9 (3%)": of either
        const std::string_view before = paper.text({sentence.range.begin, which->begin});
        const auto others = numbers_in(before.substr(std::min(before.find(' '), before.size())));
        const bool only = std::none_of(others.begin(), others.end(),
                                       [&](std::int64_t other) { return other >= numbers[1]; });
        const bool of_all = !context.find(context.text("other-base"), sentence.range);
        return CountedShare{*which, numbers[1], numbers[0], alone && only && of_all && !goes_on};
    }
    const auto found = context.find(context.text("counted-of"), where);
    if (!found) return std::nullopt;
    const string_view words = paper.text(*found);
    const auto start = static_cast<std::uint32_t>(words.find_first_of("oO"));
    const auto numbers = numbers_in(words.substr(start));
    if (numbers.size() != 2) return std::nullopt;
    return CountedShare{
        {found->begin + start, found->end}, numbers[1], numbers[0], alone && !goes_on};
}

// "69% (31 of 45)", "69% of the cases (31 of 45)", "of the 45 cases, 69% (31)"
std::optional<CountedShare> counts_behind(const Context& context, const Sentence& sentence,
                                          const Figure& percent) {
    const Document& paper = context.document();
    constexpr std::uint32_t window = 100;
    const string_view rest = behind(paper, sentence, percent, window);
    const std::size_t open = rest.find('('), close = rest.find(')');
    if (open == string_view::npos || close == string_view::npos || close < open)
        return std::nullopt;
    const auto at = [&](std::size_t offset) {
        return percent.where.end + static_cast<std::uint32_t>(offset);
    };
    const bool next = open == 1 && rest[0] == ' ';
    if (!next && !context.matches(context.text("of-noun"), rest.substr(0, open + 1)))
        return std::nullopt;
    const duly_range bracket{at(open + 1), at(close)};
    const string_view words = paper.text(bracket);
    if (const auto found = context.find(context.text("counted"), bracket)) {
        const auto numbers = numbers_in(paper.text(*found));
        if (numbers.size() < 2) return std::nullopt;
        const bool brief = std::count(words.begin(), words.end(), ' ') <= most_spaces;
        return CountedShare{*found, numbers[0], numbers[1],
                            next ? brief : is_digit(words.back()) && found->begin == bracket.begin};
    }
    const auto numbers = numbers_in(words);
    if (!next || numbers.size() != 1 || words.find_first_not_of("0123456789,") != words.npos)
        return std::nullopt;
    const duly_range ahead = places::trimmed(
        paper, {percent.where.begin - std::min(percent.where.begin - sentence.range.begin, window),
                percent.where.begin});
    const auto whole = context.find(context.text("whole-of"), ahead);
    if (!whole) return std::nullopt;
    const string_view named = paper.text(*whole);
    const auto wholes = numbers_in(named.substr(named.find_first_of("oO")));
    if (wholes.size() != 1) return std::nullopt;
    return CountedShare{bracket, numbers[0], wholes[0], true};
}

} // namespace

std::optional<MoneyShare> money_beside(const Context& context, const Sentence& sentence,
                                       const Figure& percent) {
    const Document& paper = context.document();
    const std::uint32_t end = opening(paper, sentence, percent);
    const Figure *part = nullptr, *whole = nullptr; // the last two before the percentage
    for (const Figure& figure : sentence.figures) {
        if (figure.where.begin >= percent.where.begin) break;
        part = whole;
        whole = &figure;
    }
    if (part == nullptr || end == percent.where.begin || part->kind != Figure::Kind::money ||
        whole->kind != Figure::Kind::money || part->currency != whole->currency ||
        places::bare(paper.text({whole->where.end, end})).find_first_not_of(' ') !=
            string_view::npos ||
        !context.matches(context.text("money-of"),
                         paper.text({part->where.end, whole->where.begin})) ||
        !plainly(context, end, percent) || behind(paper, sentence, percent, 1) != ")")
        return std::nullopt;
    return MoneyShare{*part, *whole};
}

std::uint32_t opening(const Document& paper, const Sentence& sentence, const Figure& percent) {
    constexpr std::uint32_t longest = 20; // "(approximately "
    const string_view words = before(paper, sentence, percent, longest);
    const std::size_t open = words.rfind('(');
    if (open == string_view::npos ||
        std::any_of(words.begin() + static_cast<std::ptrdiff_t>(open), words.end(), is_digit))
        return percent.where.begin;
    return percent.where.begin - static_cast<std::uint32_t>(words.size() - open);
}

bool plainly(const Context& context, std::uint32_t open, const Figure& percent) {
    return context.matches(context.text("plainly"),
                           context.document().text({open, percent.where.begin}));
}

std::optional<CountedShare> counts_beside(const Context& context, const Sentence& sentence,
                                          const Figure& percent) {
    if (const auto found = counts_before(context, sentence, percent)) return found;
    return counts_behind(context, sentence, percent);
}

} // namespace duly::amounts
