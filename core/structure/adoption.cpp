// Where a paper says that it was adopted: in its front, or in its records of itself.
#include <algorithm>

#include "structure/dates.hpp"
#include "structure/form.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::Attr;
using model::Kind;
using model::no_node;
using model::NodeId;
using model::Range;

constexpr std::size_t longest_line = 160; // bytes; more is running text, of other papers too

enum class Says { adopted, approved, anywhere };

enum class Adopted { unsaid, not_yet, yes };

/// "Adopted by Full Council on 3 May 2024", "Date of approval | 3 May 2024", with the day it was;
/// `anywhere`: "Full Council | Approved | 3 May 2024" too, in a record of approvals.
Adopted adopted_by(std::string_view words, Says what) {
    static const Pattern adopted("(?:formally )?adopted ?(?:(?:by|at|on)\\b|[:\\d(-]).*|"
                                 "approved (?:by|at) ?:? ?(?:the )?full council\\b.*|"
                                 "(?:date (?:of )?adop(?:ted|tion)|adoption date)\\b.*"),
        approved("(?:formally )?(?:approved|agreed|ratified|endorsed) "
                 "?(?:(?:by|at|on)\\b|[:\\d(-]).*|(?:date (?:of )?(?:approved|approval|ratified|"
                 "ratification)|approval date)\\b.*"),
        to_come("\\b(?:to be|tb[ac]|pending|due|planned|expected|anticipated|subject to|proposed|"
                "provisional|intended|awaiting|not yet|target|draft|revis(?:ed|ion)|under review|"
                "previous(?:ly)?|superseded|presented|first|last|for "
                "(?:approval|adoption|consultation|comment))\\b|\\?");
    static const Pattern outcome("\\b(?:adopted|approved|ratified)\\b");
    const std::string folded = utf8::fold(words);
    if (!adopted.matches_all(folded) && !(what != Says::adopted && approved.matches_all(folded)) &&
        !(what == Says::anywhere && outcome.found_in(folded)))
        return to_come.found_in(folded) ? Adopted::not_yet : Adopted::unsaid;
    if (to_come.found_in(folded)) return Adopted::not_yet;
    const auto date = find_date(words);
    return date && date->date.exists() && date->date.day != 0 ? Adopted::yes : Adopted::unsaid;
}

} // namespace

Range adoption_of(const FormContext& context, std::size_t front_end) {
    // Officers approve a report before anybody decides on it: "approved" says enough only in papers
    // that keep a record of their approval.
    const auto& fields = context.lexicon.words.fields;
    const bool approvals = std::any_of(fields.begin(), fields.end(),
                                       [](const auto& each) { return each.id == "approved-by"; });
    const Says own = approvals ? Says::approved : Says::adopted;
    const auto within = [&](std::size_t from, Range range, Says what, bool rows) -> Range {
        Range found;
        for (std::size_t i = from; i < context.last; ++i) {
            const Range line = context.block(i).range;
            if (line.begin >= range.end) break;
            if (line.begin < range.begin || line.size() > longest_line) continue;
            if (rows && context.block(i).kind != model::BlockKind::row) continue;
            const Adopted said = adopted_by(context.text(line), what);
            if (said == Adopted::yes) found = line;
            if (said == Adopted::yes && what != Says::anywhere) break;
            // a history: the version before this one was adopted
            if (said == Adopted::not_yet && what == Says::anywhere) found = {};
        }
        return found;
    };
    const auto end_of = [&](std::size_t block) {
        return context.block(std::min(block, context.last) - 1).range.end;
    };
    if (front_end > context.first)
        if (const Range line = within(context.first, {0, end_of(front_end)}, own, false);
            !line.empty())
            return line;
    if (approvals && context.first < context.last) { // a table of its particulars
        constexpr std::size_t first_blocks = 40;
        if (const Range line = within(context.first, {0, end_of(context.first + first_blocks)},
                                      Says::approved, true);
            !line.empty())
            return line;
    }
    const model::Document& document = context.document;
    std::size_t at = context.first;
    for (NodeId id = document.next_of(Kind::section, document.root(), document.root());
         id != no_node; id = document.next_of(Kind::section, document.root(), id)) {
        const std::string_view role = document.str(id, Attr::role);
        if (role != "document-control" && role != "approval-history") continue;
        const Range section = document.range(id);
        while (at < context.last && context.block(at).range.begin < section.begin)
            ++at;
        const Says what = role == "approval-history" ? Says::anywhere : Says::approved;
        if (const Range line = within(at, section, what, false); !line.empty()) return line;
    }
    return {};
}

} // namespace duly::structure
