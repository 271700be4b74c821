// signoff.possible-date: the calendar has the dates that the paper gives.
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
    parameter("everywhere", DULY_FLAG, "false", "Look at every date in the paper."),
};
/// How much of a paper is its front, in blocks of words.
constexpr std::size_t front_blocks = 12;
/// A longer line is no line of a paper's head.
constexpr std::size_t longest_line = 120; // bytes

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
        if (!(!ids.empty() && places::lists(ids, field.str("role"))) &&
            (labels.empty() || !context_.matches(labels, context_.folded(label))))
            continue;
        const duly_range place =
            places::trimmed(paper_, field.span("value").value_or(field.range()));
        if (seen(place)) continue;
        if (judged(field)) {
            seen_.push_back(place);
            continue;
        }
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
        const places::Block* block = places::block_at(places::blocks_of(context_), place.begin);
        if (block != nullptr && block->range.end - block->range.begin <= longest_line)
            tell(false, place, {}, {});
    }
}

void Looker::everywhere() {
    std::size_t good = 0;
    for (const Node node : paper_.all("date")) {
        const auto date = node.date("date");
        if (!date || !given(*date) || seen(node.range())) continue;
        if (exists(*date))
            ++good;
        else
            tell(false, node.range(), {}, {});
    }
    if (good == 0) return;
    ++reported_;
    context_.report("possible").arg("words", "").arg("name", "");
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
