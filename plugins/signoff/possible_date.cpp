// signoff.possible-date: the calendar has the dates that the paper gives.
#include <set>
#include <tuple>
#include <utility>

#include "../shared/blocks.hpp"
#include "../shared/impossible_dates.hpp"
#include "blocks.hpp"

namespace duly::signoffs {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("role", DULY_TEXT, "",
              "Roles to look at, separated by spaces; empty: every sign-off."),
    parameter("signoffs", DULY_FLAG, "true", "Look at the dates of signatures."),
    parameter("fields", DULY_TEXT, "", "Ids of the fields to look at, separated by spaces."),
    parameter("labels", DULY_PATTERN, "",
              "Labels of further fields to look at, small letters; empty: none."),
    parameter("judged", DULY_TEXT, "",
              "Fields and roles that other rules judge, separated by spaces."),
    parameter("front", DULY_FLAG, "false", "Look at the dates under the paper's title."),
    parameter("everywhere", DULY_FLAG, "false",
              "Look for an impossible day in all other words of the paper."),
    parameter("numbered", DULY_PATTERN,
              "(?:^|[^a-z])(?:minutes?|min|items?|ref(?:erence)?s?|nos?|numbers?|decisions?|"
              "resolutions?|papers?|reports?|applications?|orders?|par(?:agraph|a)s?|pages?|pp?|"
              "versions?|v|issues?|editions?|bulletins?|circulars?|cases?|regulations?|sections?|"
              "tables?|figures?|lots?|plots?|wards?|routes?|days?|weeks?|top|under|over|aged?)"
              "[.:]? ?$",
              "Words right before a number that is no day of the month."),
    parameter("corrected", DULY_PATTERN,
              "\\bsic\\b|\\bshould (?:not )?(?:be \\d|read|say|state|have)|\\binstead of\\b|"
              "\\brather than\\b|\\bcorrect|\\berror|\\btypo|\\bmis(?:print|typ|dat|stat|tak)|"
              "\\bno such\\b|\\bnot exist|\\bamended to\\b|\\breplaced (?:by|with)\\b|"
              "\\binvalid|\\bimpossible|\\be\\.g\\.|\\bfor example\\b",
              "Words near a date that is put right, or shown as an example."),
};
/// How much of a paper is its front, in blocks of words.
constexpr std::size_t front_blocks = 12;
/// A longer line is no line of a paper's head.
constexpr std::size_t longest_line = 120; // bytes
constexpr int most_days = 31, months = 12;

constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "The date as written; empty when many are meant."),
    argument("name", DULY_TEXT, "Who signed, or the field's label; empty for a date elsewhere."),
};
constexpr duly_case cases[] = {
    fail("impossible", "No calendar has the date.", worded),
    pass("possible", "The date is one that a calendar has.", worded),
    not_applicable("absent", "There is no date to look at."),
};

class Looker {
public:
    explicit Looker(const Context& context) : context_(context), paper_(context.document()) {}
    void signoffs();
    void fields();
    void front();
    void everywhere();
    [[nodiscard]] bool sure(duly_range place, duly_date date) const;
    [[nodiscard]] bool found_none() const { return reported_ == 0; }

private:
    [[nodiscard]] bool seen(duly_range place) const {
        return std::any_of(seen_.begin(), seen_.end(), [&](duly_range other) {
            return place.begin < other.end && other.begin < place.end;
        });
    }
    /// An empty list of others names nobody.
    [[nodiscard]] bool judged(const Node& node) const {
        const std::string_view others = context_.text("judged");
        return !others.empty() && places::lists(others, node.str("role"));
    }
    void tell(bool possible, duly_range place, std::string_view name, std::string_view subject) {
        seen_.push_back(place);
        ++reported_;
        context_.report(possible ? "possible" : "impossible", place)
            .arg("words", places::quoted(paper_.text(place), 60))
            .arg("name", name)
            .subject(subject);
    }

    const Context& context_;
    const Document& paper_;
    std::vector<duly_range> seen_;
    std::size_t reported_ = 0;
};

void Looker::signoffs() {
    for (const Node signoff : paper_.all("signoff")) {
        if (!places::lists(context_.text("role"), signoff.str("role"))) continue;
        const duly_range place = date_place(paper_, signoff);
        if (judged(signoff))
            seen_.push_back(place);
        else if (const auto date = signoff.date("date"); date && given(*date))
            tell(exists(*date), place, name_of(signoff, {}, signoff.str("role")),
                 signoff.str("role"));
    }
}

void Looker::fields() {
    const std::string_view ids = context_.text("fields"), labels = context_.text("labels");
    if (ids.empty() && labels.empty()) return;
    for (const Node field : paper_.all("field")) {
        const std::string_view label = field.str("label");
        if (judged(field)) {
            seen_.push_back(places::trimmed(paper_, field.span("value").value_or(field.range())));
            continue;
        }
        if (!(!ids.empty() && places::lists(ids, field.str("role"))) &&
            (labels.empty() || !context_.matches(labels, context_.folded(label))))
            continue;
        const duly_range place =
            places::trimmed(paper_, field.span("value").value_or(field.range()));
        if (seen(place)) continue;
        const std::string name = places::quoted(places::bare(label), 80);
        if (const auto date = field.date("date"); date && given(*date))
            tell(exists(*date), place, name, field.str("role"));
        else if (impossible_dates::is_one(context_.folded(paper_.text(place))))
            tell(false, place, name, field.str("role"));
    }
}

/// The dates of the lines at the head of the paper.
void Looker::front() {
    std::uint32_t end = 0;
    std::size_t left = front_blocks;
    for (const places::Block& block : places::blocks_of(context_)) {
        if (left-- == 0) break;
        end = block.range.end;
    }
    for (const Node node : paper_.all("date")) {
        const duly_range place = node.range();
        if (place.begin >= end) break;
        const auto date = node.date("date");
        if (!date || !given(*date) || exists(*date) || seen(place)) continue;
        if (date->month > months) continue; // "14/15/16" are years
        const places::Block* block = places::block_at(places::blocks_of(context_), place.begin);
        if (block != nullptr && block->range.end - block->range.begin <= longest_line)
            tell(false, place, {}, {});
    }
}

/// Whether the figures can be nothing but a day: no reference, version or range of years.
bool Looker::sure(duly_range place, duly_date date) const {
    constexpr int wide = 4;
    if (date.day > most_days || date.month > months) return false; // "Item 35 March 2024"
    const std::string_view words = paper_.text(place);
    if (words.find("  ") != std::string_view::npos) return false; // of two columns
    const places::Block* block = places::block_at(places::blocks_of(context_), place.begin);
    if (block == nullptr) return false;
    const duly_range around = places::trimmed(paper_, block->range);
    if (block->kind == places::BlockKind::cell && around.begin == place.begin &&
        around.end <= place.end + 1)
        return words.size() > wide * 2; // "31/09/24" may be a number
    const std::size_t year = words.find_last_not_of("0123456789");
    const bool whole = words.size() - (year + 1) == wide || words.find_first_of("/.-") == wide;
    if (!whole) return false;
    const bool figures = words.find_first_of("abcdefghijklmnopqrstuvwxyz") == words.npos;
    if (figures && around.begin == place.begin) return false; // numbers of minutes begin so
    constexpr std::uint32_t label = 24, near = 160;
    const duly_range before{place.begin - std::min(place.begin - around.begin, label), place.begin};
    if (context_.find(context_.text("numbered"), before)) return false;
    const duly_range close{place.begin - std::min(place.begin - around.begin, near),
                           place.end +
                               std::min(around.end - std::min(place.end, around.end), near)};
    return !context_.find(context_.text("corrected"), close);
}

/// Impossible days in running text and tables, each day once.
void Looker::everywhere() {
    std::vector<std::pair<duly_range, duly_date>> wrong;
    std::set<std::tuple<int, int, int>> told, days;
    for (const Node node : paper_.all("date")) {
        const auto date = node.date("date");
        if (!date || !given(*date)) continue;
        days.emplace(date->year, date->month, date->day);
        if (!exists(*date)) wrong.emplace_back(node.range(), *date);
    }
    for (const auto& each : wrong) {
        const duly_range place = each.first;
        const duly_date date = each.second;
        // 29/9, 30/9 and 31/9, or 31/9 and 32/9, are numbers in a series
        const auto has = [&](int days_off) {
            return days.count({date.year, date.month, date.day + days_off}) > 0;
        };
        const bool series = has(1) || (has(-1) && has(-2));
        if (seen(place) || series || !sure(place, date)) continue;
        if (told.emplace(date.year, date.month, date.day).second) tell(false, place, {}, {});
    }
}

void run(const Context& context) {
    Looker looker(context);
    if (context.flag("signoffs")) looker.signoffs();
    looker.fields();
    if (context.flag("front")) looker.front();
    if (context.flag("everywhere")) looker.everywhere();
    if (looker.found_none()) context.report("absent");
}

} // namespace

duly_check possible_date() {
    return check<run>("signoff.possible-date", "The calendar has the dates that the paper gives.",
                      parameters, cases);
}

} // namespace duly::signoffs
