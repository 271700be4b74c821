// dates.span: a period ends after it begins, and is as long as the words beside it say.
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>

#include "../shared/blocks.hpp"
#include "../shared/whole_number.hpp"

namespace duly::dates {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("joint", DULY_PATTERN,
              "^,? ?(?:to|until|till|up to|through to|and (?:ends|ended|will end) on|"
              "up to and including|-|–|—)(?: (?:the|midnight on))?"
              "(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?(?: the)?$",
              "All the words between the first day of a period and its last."),
    parameter("runs", DULY_PATTERN,
              "\\b(?:run|runs|ran|running|lasts?|lasted|let|valid|open|in force|effective|held|"
              "period|term|duration|contract|agreement|licen[cs]e|lease|tenancy|grant|funding|"
              "programme|project|pilot|scheme|consultation|survey|exhibition|placement|"
              "appointment|year|closed|cover(?:s|ed|ing)?)\\b[^;:()]{0,60}\\bfrom(?: the)?"
              "(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?(?: the)?$|"
              "\\b(?:period|term|duration)(?: of)?:?$",
              "Words right before the first day with which the two days are a period."),
    parameter("moved", DULY_PATTERN,
              "\\b(?:mov(?:e|es|ed|ing)|brought|bring\\w*|chang\\w*|postpon\\w*|resched\\w*|"
              "amend\\w*|correct\\w*|revis\\w*|defer\\w*|delay\\w*|advanc(?:e|ed|ing)|shift\\w*|"
              "push\\w*|instead|rather than|end dates?|start dates?|dates? of|expir\\w*|deadline|"
              "completion|clos(?:ing|ure) date|return date|review date|f[ae]ll(?:s|en)?|"
              "r[io]se|rising|increas\\w*|decreas\\w*|reduc\\w*|drop\\w*|compar\\w*|backdat\\w*|"
              "shorten\\w*|curtail\\w*|cut|forward|back|earlier|sooner|should (?:read|be|have)|"
              "error|misprint\\w*|wrong\\w*|mistyp\\w*|transfer\\w*)\\b",
              "Words of a sentence whose two days may be an old one and a new one."),
    parameter("no-year", DULY_PATTERN,
              "\\b(?:consultation|survey|exhibition|engagement|poll)\\b[^.;:()]{0,40} from "
              "((?:[0-9]{1,2}(?:st|nd|rd|th)? )(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
              "[a-z]*) (?:to|until|till|-|–) ?$",
              "Words before the last day of what takes weeks, with a first day that has no year: "
              "its group."),
    parameter("length-leads", DULY_PATTERN,
              "(?:^|[.,;:] )(?:[0-9.]+ )?(?:the|an?|this|our|its) ([0-9]{1,2}|[a-z]{3,9})[ -]"
              "(?:years?|months?|weeks?)[ -](?:(?:public|formal|statutory|online|fixed|new) )?"
              "(?:consultation|contract|term|period|agreement|lease|licence|tenancy|pilot|trial|"
              "programme|project|scheme|grant|appointment|exhibition|survey|placement|"
              "concession)(?: period)? (?:r[au]ns?|is|was|will run|will be|is to run|lasts|lasted|"
              "took place)(?: (?:open|held|live))? from(?: the)? ?$",
              "Words before the first day that say how long the period is; the number is their "
              "group."),
    parameter("length-told", DULY_PATTERN,
              "\\b(?:for|lasting|(?:term|period|duration) of) "
              "(?:an? (?:fixed )?(?:term|period) of )?([0-9]{1,2}|[a-z]{3,9})[ -]"
              "(?:years?|months?|weeks?),? (?:(?:running|starting|beginning|commencing|i\\.e\\.) )?"
              "from(?: the)? ?$",
              "The same, in other words."),
    parameter("length-follows", DULY_PATTERN,
              "^,? ?\\(?(?:an? )?(?:(?:total |fixed )?(?:term|period|duration|total) of )?"
              "([0-9]{1,2}|[a-z]{3,9})[ -](?:years?|months?|weeks?)(?: (?:term|period|in total))?"
              "\\)?(?:[.,;]|$)",
              "The same, behind the last day."),
    parameter("other-length", DULY_PATTERN,
              "\\b(?:exten(?:d|sion)\\w*|options?|break|plus|further|initial|first|second|third|"
              "fourth|fifth|sixth|final|last|remain\\w*|includ\\w*|exclud\\w*|of which|up to|at "
              "least|minimum|maximum|about|around|approximately|some|nearly|almost|over|under|"
              "more than|less than|mobilis\\w*|phases?|stages?|each|every|per|paus\\w*|"
              "suspend\\w*|working|school|term[- ]time|academic|season\\w*|later|ago|old|within|"
              "after|prior|notice|previous\\w*|half|respectively)\\b",
              "Words of a sentence whose days need not be the whole of the time that is named."),
};
constexpr duly_argument one_day[] = {
    argument("words", DULY_TEXT, "The two days as written, the first without its year."),
};
constexpr duly_argument named[] = {
    argument("words", DULY_TEXT, "The two days as written."),
    argument("first", DULY_TEXT, "The first day."),
    argument("last", DULY_TEXT, "The last day."),
};
constexpr duly_argument measured[] = {
    argument("words", DULY_TEXT, "The two days as written."),
    argument("length", DULY_TEXT, "How long the paper says that it is."),
    argument("days", DULY_COUNT, "How many days there are."),
    argument("made", DULY_TEXT, "How many years, months or weeks that is, in figures."),
};
constexpr duly_case cases[] = {
    fail("reversed", "The last day is before the first.", named),
    fail("length", "The days do not make the length that is stated.", measured),
    inconclusive("year", "The first day has no year, and is after the last in that one's year.",
                 one_day),
    pass("agrees", "The days make the length that is stated.", measured),
    not_applicable("none", "No period is given with both its days and its length."),
};

using std::string_view;

/// Days since some day long past; a month without a day counts from its beginning.
std::int64_t number_of(duly_date date) {
    constexpr std::array<int, 12> before = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    const std::int64_t year = date.month > 2 ? date.year : date.year - 1;
    return date.year * 365LL + year / 4 - year / 100 + year / 400 +
           before.at(static_cast<std::size_t>(date.month - 1)) + std::max<int>(date.day, 1);
}

/// A unit of time. Within `near` days a length holds, beyond `reach` it does not; between them
/// people round, or count the weeks and terms in which something is done.
struct Unit {
    string_view name;
    double days;
    double near, reach;
};
constexpr Unit units[] = {{"week", 7, 7, 10}, {"month", 30.44, 10, 25}, {"year", 365.25, 35, 200}};

class Spans {
public:
    explicit Spans(const Context& context) : context_(context), paper_(context.document()) {}

    bool run() {
        Node first;
        for (const Node last : paper_.all("date")) {
            without_year(last);
            if (first) look_at(first, last);
            first = last;
        }
        return said_;
    }

private:
    void look_at(const Node& first, const Node& last);
    void without_year(const Node& last);
    void measure(duly_range both, duly_range sentence, std::int64_t days);
    [[nodiscard]] bool says(const char* pattern, duly_range words) const {
        return context_.matches(context_.text(pattern), context_.folded(paper_.text(words)));
    }

    const Context& context_;
    const Document& paper_;
    bool said_ = false;
};

void Spans::look_at(const Node& first, const Node& last) {
    constexpr std::uint32_t longest_joint = 40, longest_lead = 100; // bytes
    const auto from = first.date("date"), to = last.date("date");
    const duly_range a = first.range(), b = last.range();
    if (!from || !to || from->month == 0 || to->month == 0 || a.end >= b.begin ||
        b.begin - a.end > longest_joint || (exact(*from) && !exists(*from)) ||
        (exact(*to) && !exists(*to)) || !says("joint", {a.end, b.begin}))
        return;
    const places::Block* block = places::block_at(places::blocks_of(context_), a.begin);
    if (block == nullptr || b.end > block->range.end) return;
    const duly_range sentence = places::sentence_around(paper_, block->range, {a.begin, b.end});
    constexpr std::uint32_t longest_sentence = 1000; // bytes
    if (sentence.end - sentence.begin > longest_sentence) return;
    const duly_range lead{std::max(sentence.begin, a.begin - std::min(a.begin, longest_lead)),
                          a.begin};
    if (!says("runs", lead)) return;
    const duly_range both{a.begin, b.end};
    if (before(*to, *from)) {
        if (says("moved", sentence)) return;
        context_.report("reversed", both)
            .arg("words", places::quoted(paper_.text(both)))
            .arg("first", places::quoted(paper_.text(a)))
            .arg("last", places::quoted(paper_.text(b)));
        said_ = true;
    } else if (exact(*from) && exact(*to)) {
        measure(both, sentence, number_of(*to) - number_of(*from) + 1);
    }
}

/// "from 10 April to 3 March 2023": a consultation of eleven months, or two days that changed
/// places.
void Spans::without_year(const Node& last) {
    constexpr std::uint32_t reach = 100;      // bytes
    constexpr std::int64_t long_for_it = 200; // days
    const auto to = last.date("date");
    if (!to || !exact(*to) || !exists(*to)) return;
    const duly_range b = last.range();
    const places::Block* block = places::block_at(places::blocks_of(context_), b.begin);
    if (block == nullptr) return;
    const duly_range lead{std::max(block->range.begin, b.begin - std::min(b.begin, reach)),
                          b.begin};
    if (empty(lead)) return;
    const auto first = context_.find(context_.text("no-year"), lead);
    if (!first) return;
    constexpr string_view months = "janfebmaraprmayjunjulaugsepoctnovdec";
    const std::string words(context_.folded(paper_.text(*first)));
    const std::size_t month = months.find(words.substr(words.find(' ') + 1, 3));
    duly_date from = *to;
    from.month = static_cast<std::uint8_t>(month / 3 + 1);
    from.day = static_cast<std::uint8_t>(whole_number(words).value_or(0));
    if (month >= months.size() || !exists(from) || !after(from, *to)) return;
    from.year = static_cast<std::int16_t>(from.year - 1);
    if (number_of(*to) - number_of(from) < long_for_it) return; // over the turn of a year
    const duly_range both{first->begin, b.end};
    if (says("moved", places::sentence_around(paper_, block->range, both))) return;
    context_.report("year", both).arg("words", places::quoted(paper_.text(both)));
    said_ = true;
}

/// "for three years from 1 October 2019 to 30 September 2021"
void Spans::measure(duly_range both, duly_range sentence, std::int64_t days) {
    const duly_range lead{sentence.begin, both.begin}, rest{both.end, sentence.end};
    auto number = context_.find(context_.text("length-leads"), lead);
    if (!number) number = context_.find(context_.text("length-told"), lead);
    if (!number && !empty(rest)) number = context_.find(context_.text("length-follows"), rest);
    if (!number) return;
    const int count =
        static_cast<int>(whole_number(context_.folded(paper_.text(*number))).value_or(0));
    constexpr std::uint32_t longest_unit = 8; // " months,"
    const string_view behind =
        paper_.text({number->end, std::min(number->end + longest_unit, sentence.end)});
    for (const Unit& unit : units) {
        if (count == 0 || behind.find(unit.name) != 1) continue;
        const double off = static_cast<double>(days) - count * unit.days;
        const bool agrees = std::abs(off) <= unit.near;
        if (!agrees && std::abs(off) <= unit.reach) return;
        if (!agrees && (says("other-length", sentence) || says("moved", sentence))) return;
        const bool many = behind.substr(1 + unit.name.size()).starts_with('s');
        const duly_range length{
            number->begin,
            number->end + static_cast<std::uint32_t>(1 + unit.name.size() + (many ? 1 : 0))};
        const auto tenths =
            static_cast<std::int64_t>(std::llround(static_cast<double>(days) / unit.days * 10));
        std::string made = std::to_string(tenths / 10);
        if (tenths % 10 != 0) made += "." + std::to_string(tenths % 10);
        context_.report(agrees ? "agrees" : "length", both)
            .arg("words", places::quoted(paper_.text(both)))
            .arg("length", places::quoted(paper_.text(length)))
            .arg("days", static_cast<std::size_t>(days))
            .arg("made", made + " " + std::string(unit.name) + (tenths == 10 ? "" : "s"))
            .related(places::quoted(paper_.text(length)), length);
        said_ = true;
        return;
    }
}

void run(const Context& context) {
    if (!Spans(context).run()) context.report("none");
}

} // namespace

duly_check span() {
    return check<run>("dates.span",
                      "A period ends after it begins, and is as long as the paper says.",
                      parameters, cases);
}

} // namespace duly::dates
