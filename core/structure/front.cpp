// What a paper says of itself at its head: reference, date, stage. Its title: front_title.cpp.
#include "structure/front.hpp"

#include <algorithm>

#include "structure/answers.hpp"
#include "structure/dates.hpp"
#include "structure/sign_words.hpp"
#include "support/utf8.hpp"

namespace duly::structure {

using model::Attr;
using model::Block;
using model::BlockKind;
using model::Kind;
using model::no_node;
using model::NodeId;
using model::Range;
using std::string_view;

namespace {

/// "Date" of a field whose label is "Date:"; what it says follows behind a colon of its own.
std::string without_colon(string_view label) {
    label = utf8::trim(label);
    while (!label.empty() && (label.back() == ':' || label.back() == ' '))
        label.remove_suffix(1);
    return std::string(label);
}

} // namespace

std::string in_one_line(string_view words) {
    std::string line(words);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

void Front::evidence(string_view kind, Range range, std::string words) {
    const NodeId node = document_.add(document_.root(), Kind::evidence, range);
    document_.set_text(node, Attr::kind, std::string(kind));
    document_.set_text(node, Attr::text, std::move(words));
}

NodeId Front::field(string_view id, bool given) const {
    for (NodeId node = document_.next_of(Kind::field, context_.form, context_.form);
         node != no_node; node = document_.next_of(Kind::field, context_.form, node))
        if (document_.str(node, Attr::role) == id &&
            (!given || document_.str(node, Attr::state) == "given"))
            return node;
    return no_node;
}

NodeId Front::signoff(string_view role) const {
    for (NodeId node = document_.next_of(Kind::signoff, context_.form, context_.form);
         node != no_node; node = document_.next_of(Kind::signoff, context_.form, node))
        if (document_.str(node, Attr::role) == role) return node;
    return no_node;
}

bool Front::strong_heading(string_view line) const {
    for (const int known : lexicon_.headings_of(line))
        if (lexicon_.words.headings[static_cast<std::size_t>(known)].strong) return true;
    return false;
}

// A line of an item of business tells of other papers and other days: "24/032 Minutes of 5 February
// approved", "3. Budget for 1 April".
bool Front::of_an_item(std::size_t index) const {
    if (index == own_) return false;
    const string_view line = context_.text(index);
    if (minute_number(line).length > 0) return true;
    const LeadingNumber number = leading_number(line);
    if (number.marked && !date_at(line, 0)) return true;
    const NodeId section = document_.section_at(context_.block(index).range.begin);
    if (section == no_node) return false;
    const string_view role = document_.str(section, Attr::role);
    return role == "next-meeting" || role == "previous-minutes" ||
           !document_.str(section, Attr::number).empty();
}

bool is_bare_minutes(string_view folded) {
    static const Pattern bare("(?:(?:draft|unconfirmed|unapproved|approved|confirmed) )*minutes"
                              "(?: ?\\([^()]*\\))?");
    return bare.matches_all(folded);
}

// The line in which the paper names itself, before any section of it begins: the one with its day,
// when "Draft minutes: subject to approval" stands a few lines above it.
std::size_t Front::own_line() const {
    if (lexicon_.title_lines.empty()) return context_.last;
    constexpr std::size_t lines_above = 4;
    std::size_t named = context_.last;
    std::size_t reach = std::min(context_.last, context_.first + front_blocks);
    for (std::size_t i = context_.first; i < reach; ++i) {
        const Block& block = context_.block(i);
        const string_view line = context_.text(i);
        if (block.kind == BlockKind::row || line.empty()) continue;
        if (line.size() > 250 || minute_number(line).length > 0) break;
        // "2 Minutes of 5 November 2024" is an item of business
        const LeadingNumber number = leading_number(line);
        if (number.length > 0 && number.number.size() <= 2) continue;
        const string_view label = line.substr(0, line.find(':'));
        if (strong_heading(line) || (label.size() < line.size() && strong_heading(label))) break;
        if (block.kind == BlockKind::item || leading_number(line).marked) continue;
        // "Minutes of the meeting held on 6 December 2023 in the hall, commencing at 7 pm."
        const bool sentence = line.back() == '.' && line.size() > 50 && !find_date(line);
        const std::string folded = heading_words(line);
        if (sentence || std::none_of(lexicon_.title_lines.begin(), lexicon_.title_lines.end(),
                                     [&](const Pattern& each) { return each.matches_all(folded); }))
            continue;
        if (find_date(line)) return i;
        if (named == context_.last) {
            named = i;
            reach = std::min(reach, i + 1 + lines_above);
        } else if (is_bare_minutes(heading_words(context_.text(named)))) {
            named = i; // it says more
        }
    }
    return named;
}

// The day of a signature is not the day of a meeting: minutes are signed at the next one.
bool Front::beside_signature(Range range) const {
    static const Pattern sign("\\b(signed|signature|sgd)\\b");
    std::size_t at = context_.first;
    std::size_t end = context_.last;
    while (at < end) {
        const std::size_t middle = at + (end - at) / 2;
        if (context_.block(middle).range.end <= range.begin)
            at = middle + 1;
        else
            end = middle;
    }
    for (std::size_t back = 0; back < 3 && context_.first + back <= at; ++back) {
        if (at - back >= context_.last) continue;
        const string_view line = context_.text(at - back);
        if (line.size() <= 120 && sign.found_in(utf8::fold(line))) return true;
    }
    return false;
}

// "Finance consulted | Yes | 1 May": in a table with a column of dates and several rows, each row
// has its own. One row under its labels ("Committee | Date") may well be the paper's.
bool Front::row_of_its_own(std::size_t index) const {
    const Block& block = context_.block(index);
    if (block.kind != BlockKind::row) return false;
    std::size_t first = index;
    while (first > context_.first && context_.block(first - 1).kind == BlockKind::row &&
           context_.block(first - 1).table == block.table)
        --first;
    std::size_t last = index + 1;
    while (last < context_.last && context_.block(last).kind == BlockKind::row &&
           context_.block(last).table == block.table)
        ++last;
    if (last - first < 3 || first == index) return false;
    const auto& head = context_.block(first).cells;
    for (std::size_t k = 1; k < head.size() && k < block.cells.size(); ++k)
        if (sign_label(utf8::fold(text(head[k].range))) == SignLabel::date &&
            find_date(text(block.cells[k].range)))
            return true;
    return false;
}

// "Malt Street | 17/AP/2773 | 3 June 2019": a column in which row after row has a day. A form has
// its labels beside its answers: "Date of meeting | 9 May 2022".
bool Front::in_column_of_days(std::size_t index, std::uint32_t at) const {
    constexpr std::size_t rows_beside = 12, days = 3;
    const Block& block = context_.block(index);
    if (block.kind != BlockKind::row || block.cells.size() < 2) return false;
    std::size_t column = 0;
    while (column + 1 < block.cells.size() && block.cells[column].range.end <= at)
        ++column;
    if (column > 0 &&
        (block.cells.size() == 2 ||
         utf8::fold(text(block.cells[column - 1].range)).find("date") != std::string::npos))
        return false;
    const auto has_day = [&](std::size_t i) {
        const Block& row = context_.block(i);
        if (row.kind != BlockKind::row || row.table != block.table) return false;
        if (row.cells.size() != block.cells.size()) return false;
        const auto date = find_date(text(row.cells[column].range));
        return date && date->begin == 0;
    };
    if (!has_day(index)) return false;
    std::size_t found = 0;
    const std::size_t first = index - std::min(index - context_.first, rows_beside);
    const std::size_t last = std::min(context_.last, index + rows_beside + 1);
    for (std::size_t i = first; i < last; ++i)
        found += has_day(i) ? 1 : 0;
    return found >= days;
}

// "… a two-year extension to 31 March 2026 with Roadstone be approved": a cell's sentence tells of
// other days.
bool Front::in_running_cell(std::size_t index, std::uint32_t at) const {
    constexpr std::size_t longest = 60;
    for (const model::Cell& cell : context_.block(index).cells)
        if (cell.range.begin + 20 < at && at < cell.range.end) return cell.range.size() > longest;
    return false;
}

// The front ends where the first section or running text begins.
std::size_t Front::front_end() const {
    const std::size_t reach = std::min(context_.last, context_.first + front_blocks);
    for (std::size_t i = context_.first; i < reach; ++i) {
        const Block& block = context_.block(i);
        if (block.kind != BlockKind::row && block.range.size() > 250) return i;
        if (i == context_.first || i == own_ || !context_.headings[i - context_.first]) continue;
        const string_view line = context_.text(i);
        if ((leading_number(line).depth == 1 && !date_at(line, 0)) ||
            minute_number(line).length > 0)
            return i;
        if (strong_heading(line)) return i;
    }
    return reach;
}

// "By 31 March 2026", "until 1 May": what is to come, and not the paper's own day.
bool Front::is_deadline(string_view before) {
    static const Pattern words("(?:.*\\W)?(?:by|until|before|no later than)(?: the| noon on| "
                               "[0-9]{1,2} ?(?:am|pm) on)? ?");
    constexpr std::size_t reach = 60;
    return words.matches_all(
        utf8::fold(before.substr(before.size() - std::min(before.size(), reach))));
}

void Front::reference() {
    const std::size_t end = front_end();
    for (std::size_t k = 0; k < lexicon_.references.size(); ++k) {
        for (std::size_t i = context_.first; i < end; ++i) {
            if (context_.block(i).range.size() > 400) continue;
            const Folded line = fold_with_map(file_.file->view.text(), context_.block(i).range);
            const auto spans = lexicon_.references[k].find(line.text);
            if (!spans || (*spans)[0].end <= (*spans)[0].begin) continue;
            const std::string form = in_form(line.text, *spans, lexicon_.words.references[k]);
            document_.set_text(document_.root(), Attr::reference, form);
            evidence("reference", line.range((*spans)[0].begin, (*spans)[0].end), form);
            return;
        }
    }
    if (const NodeId node = field("reference"); node != no_node) {
        // "QPCC 2026-007   Status: Open": the next label of the line is no part of it
        static const Pattern next_label(" +(?-i:[A-Z][a-z]+(?: [a-z]+){0,2}) ?:");
        string_view value = document_.str(node, Attr::value);
        if (const auto label = next_label.find(value); label && label->front().begin > 0)
            value = value.substr(0, label->front().begin);
        document_.set_text(document_.root(), Attr::reference, std::string(value));
    }
}

// "3.0 | June 2026 | Next scheduled review": a row of what is to come.
bool Front::is_to_come(NodeId row) const {
    static const Pattern to_come("\\b(?:planned|proposed|scheduled|expected|due|future|next|"
                                 "forthcoming|anticipated|to be)\\b");
    return to_come.found_in(utf8::fold(document_.text(row)));
}

std::vector<NodeId> Front::cells_of(NodeId row) const {
    std::vector<NodeId> cells;
    for (NodeId cell = document_.next_of(Kind::cell, row, row); cell != no_node;
         cell = document_.next_of(Kind::cell, row, cell))
        cells.push_back(cell);
    return cells;
}

// "Version | Date | Summary of changes": the column of the versions' days, where all that stands
// under "Version" are versions of this paper.
std::optional<std::size_t> Front::column_of_days(NodeId table) const {
    static const Pattern version("(?:version|revision|issue (?:no|number)|ver|rev)\\.?"
                                 "(?: ?(?:no\\.?|number|#))?");
    static const Pattern day("date(?: (?:of (?:issue|change|version|revision|amendment|approval)|"
                             "issued|approved|amended|changed|published))?|"
                             "(?:issue|version|revision|change|amendment|approval|publication) "
                             "date|issued|amended");
    static const Pattern of_others("(?:.* )?(?:document|policy|strategy|plan|title|actions?|task|"
                                   "what|measure|project)(?: .*)?");
    static const Pattern number(
        "(?:version|revision|issue|draft|v|rev)?\\.? ?\\d[\\d.]*\\b.{0,20}");
    const NodeId head = document_.next_of(Kind::row, table, table);
    if (head == no_node) return std::nullopt;
    std::optional<std::size_t> versions, days;
    const std::vector<NodeId> labels = cells_of(head);
    for (std::size_t k = 0; k < labels.size(); ++k) {
        const std::string words = heading_words(document_.text(labels[k]));
        if (version.matches_all(words))
            versions = versions.value_or(k);
        else if (day.matches_all(words))
            days = days.value_or(k);
        else if (of_others.matches_all(words))
            return std::nullopt;
    }
    if (!versions || !days) return std::nullopt;
    for (NodeId row = document_.next_of(Kind::row, table, head); row != no_node;
         row = document_.next_of(Kind::row, table, row)) {
        const std::vector<NodeId> cells = cells_of(row);
        if (*versions >= cells.size() || is_to_come(row)) continue;
        const string_view words = utf8::trim(document_.text(cells[*versions]));
        if (!words.empty() && !number.matches_all(utf8::fold(words))) return std::nullopt;
    }
    return days;
}

// "Version | Review due": the days of a column of reviews are none of versions.
bool Front::in_review_column(NodeId row, NodeId date) const {
    static const Pattern review("\\b(?:review|next|due|expir(?:y|es)|until)\\b");
    const NodeId own = document_.enclosing(document_.node(date).parent, Kind::cell);
    const NodeId table = document_.node(row).parent;
    const NodeId head = document_.next_of(Kind::row, table, table);
    if (own == no_node || head == no_node || head == row) return false;
    const std::vector<NodeId> cells = cells_of(row), labels = cells_of(head);
    const auto at =
        static_cast<std::size_t>(std::find(cells.begin(), cells.end(), own) - cells.begin());
    return at < labels.size() && review.found_in(utf8::fold(document_.text(labels[at])));
}

// "Date | May 2021 | May 2022": a row of days, of which none is the paper's.
bool Front::among_days(NodeId node) const {
    const string_view view = file_.file->view.text();
    const std::size_t from = document_.range(node).end;
    const string_view rest = view.substr(from, std::min(view.find('\n', from), view.size()) - from);
    const auto next = find_date(rest);
    return rest.starts_with('\t') && next && next->begin <= 3;
}

void Front::take_newest(NodeId part, Newest& newest) const {
    for (NodeId id = document_.next_of(Kind::date, part, part); id != no_node;
         id = document_.next_of(Kind::date, part, id)) {
        const auto date = document_.date(id, Attr::date);
        if (!date || !date->exists() || (newest.date.given() && date->days() <= newest.date.days()))
            continue;
        const NodeId row = document_.enclosing(document_.node(id).parent, Kind::row);
        if (row != no_node && (is_to_come(row) || in_review_column(row, id))) continue;
        newest = {*date, document_.range(id)};
    }
}

// Of the version history, under its heading.
Front::Newest Front::newest_version() const {
    Newest newest;
    const NodeId root = document_.root();
    for (NodeId section = document_.next_of(Kind::section, root, root); section != no_node;
         section = document_.next_of(Kind::section, root, section))
        if (document_.str(section, Attr::role) == "version-history") take_newest(section, newest);
    return newest;
}

// "Version | 1.3" and "Date | 30 May 2025" over a history that ends with 1.2 of 12 May.
NodeId Front::later_version(const Newest& newest) const {
    const NodeId version = field("version"), day = field("date");
    if (version == no_node || day == no_node) return no_node;
    const auto date = document_.date(day, Attr::date);
    if (!date || !date->exists() || !(newest.date < *date)) return no_node;
    const string_view number = document_.str(version, Attr::value);
    if (number.empty() || number.find_first_of("0123456789") == string_view::npos) return no_node;
    // in the head, and beside each other
    constexpr std::uint32_t near = 400;
    const Range a = document_.range(version), b = document_.range(day);
    if (std::max(a.begin, b.begin) > std::min(a.end, b.end) + near ||
        std::max(a.end, b.end) > newest.where.begin)
        return no_node;
    for (NodeId cell = document_.next_of(Kind::cell, document_.root(), document_.root());
         cell != no_node; cell = document_.next_of(Kind::cell, document_.root(), cell))
        if (!a.contains(document_.range(cell)) && document_.text(cell) == number) return no_node;
    return day;
}

// Of a table that says only by its columns what it is.
Front::Newest Front::newest_in_tables() const {
    Newest newest;
    const NodeId root = document_.root();
    for (NodeId table = document_.next_of(Kind::table, root, root); table != no_node;
         table = document_.next_of(Kind::table, root, table)) {
        const auto days = column_of_days(table);
        if (!days) continue;
        for (NodeId row = document_.next_of(Kind::row, table, table); row != no_node;
             row = document_.next_of(Kind::row, table, row))
            if (const std::vector<NodeId> cells = cells_of(row); *days < cells.size())
                take_newest(cells[*days], newest);
    }
    return newest;
}

// "Quay Council · Version 1.0 · Approved on 22 January 2026 · Review: May 2029": the particulars of
// a line, each in words of its own.
std::vector<Range> Front::particulars(Range line) const {
    std::vector<Range> parts;
    const string_view words = text(line);
    for (std::size_t at = 0; at < words.size();) {
        std::size_t stop = words.size(), width = 0;
        for (const string_view sign : {" · ", " • ", " | "})
            if (const std::size_t found = words.find(sign, at); found < stop) {
                stop = found;
                width = sign.size();
            }
        parts.push_back({line.begin + static_cast<std::uint32_t>(at),
                         line.begin + static_cast<std::uint32_t>(stop)});
        at = stop + width;
    }
    return parts;
}

// The date in a line of the front that may be the paper's.
std::optional<Front::Newest> Front::own_day_of(std::size_t index, bool behind_head) const {
    static const Pattern own_day("\\b(held|meeting|dated?|adopted|approved|decided)\\b");
    // minutes of an earlier meeting, and dates of other things
    static const Pattern other("if (?:yes|no|so|not)\\b.*|"
                               ".*\\b(minutes of the (last|previous)|previous|last meeting|next "
                               "meeting|deadline|published|review|circulated|notice (was "
                               ")?given|call-?in|background (?:papers?|documents?))\\b.*");
    static const Pattern of_minutes("\\bminutes of\\b");
    const Block& block = context_.block(index);
    const bool own = index == own_;
    const Range words = block.kind == BlockKind::row ? block.range : words_at(index);
    const bool in_parts = block.kind != BlockKind::row && !own && words.size() <= 200;
    for (const Range part : in_parts ? particulars(words) : std::vector<Range>{words}) {
        const std::string line = in_one_line(text(part));
        const auto date = find_date(line);
        if (!date || !date->date.exists() || date->date.day == 0) continue;
        if (in_running_cell(index, part.begin + date->begin) ||
            in_column_of_days(index, part.begin + date->begin))
            continue;
        // a sentence tells of other days; "… at 6.30 p.m." is none
        if (!own && block.kind != BlockKind::heading && block.kind != BlockKind::row &&
            line.back() == '.' && !line.ends_with("m.") && line.size() > 50)
            continue;
        const std::string folded = utf8::fold(line);
        // behind the head a line must be about its date: "Report of 9 May 2022" is listed
        if (behind_head && !own && date->begin > 3 && line.find(':') > date->begin &&
            block.kind != BlockKind::row && block.kind != BlockKind::heading &&
            !own_day.found_in(folded))
            continue;
        if (is_deadline(string_view(line).substr(0, date->begin))) continue;
        if (other.matches_all(folded)) continue;
        if (own_ < index && folded.find("minutes") != std::string::npos) continue;
        // where a paper is none of minutes, theirs are of another meeting
        if (!own && lexicon_.title_lines.empty() && of_minutes.found_in(folded)) continue;
        return Newest{date->date,
                      {part.begin + date->begin, part.begin + date->begin + date->length}};
    }
    return std::nullopt;
}

// "Delegation: Cabinet, 8 March 2022, minute 114(b)" is no answer to the "Date of decision" that
// was left blank: where it was, only lines without a label give the paper's day.
bool Front::answers_another_label(std::size_t index, std::uint32_t at) const {
    const Block& block = context_.block(index);
    return block.kind == BlockKind::row ||
           text({block.range.begin, at}).find_first_of(":\t") != string_view::npos;
}

void Front::date() {
    const NodeId asked = field("decision-date", false);
    const bool left_blank = asked != no_node && document_.str(asked, Attr::state) == "blank";
    const auto settle = [&](Date date, Range range, std::string why) {
        document_.set_date(document_.root(), Attr::date, date);
        evidence("date", range, std::move(why));
    };
    bool versions = false; // asked for
    for (const std::string& source : lexicon_.words.dates) {
        if (source.compare(0, 8, "signoff:") == 0) {
            const NodeId node = signoff(string_view(source).substr(8));
            if (node == no_node) continue;
            if (const auto date = document_.date(node, Attr::date); date && date->exists())
                return settle(*date,
                              {static_cast<std::uint32_t>(
                                   document_.integer(node, Attr::date_begin).value_or(0)),
                               static_cast<std::uint32_t>(
                                   document_.integer(node, Attr::date_end).value_or(0))},
                              "date of the signature: " +
                                  std::string(document_.str(node, Attr::label)));
        } else if (source.compare(0, 6, "field:") == 0) {
            // "Date signed" of a decision that was taken is its date, whatever stands beside it
            const bool decided = source == "field:decision-date";
            for (NodeId node = document_.next_of(Kind::field, context_.form, context_.form);
                 node != no_node; node = document_.next_of(Kind::field, context_.form, node)) {
                if (document_.str(node, Attr::role) != string_view(source).substr(6)) continue;
                const auto date = document_.date(node, Attr::date);
                if (among_days(node)) continue;
                if (date && date->exists() && (decided || !beside_signature(document_.range(node))))
                    return settle(*date, document_.range(node),
                                  "field " + without_colon(document_.str(node, Attr::label)));
            }
        } else if (source == "signature") {
            for (NodeId node = document_.next_of(Kind::field, context_.form, context_.form);
                 node != no_node; node = document_.next_of(Kind::field, context_.form, node)) {
                const auto date = document_.date(node, Attr::date);
                if (date && date->exists() && document_.str(node, Attr::role) == "date" &&
                    beside_signature(document_.range(node)))
                    return settle(*date, document_.range(node), "date beside a signature");
            }
        } else if (source == "front") {
            if (versions)
                if (const Newest newest = newest_in_tables(); newest.date.given())
                    return settle(newest.date, newest.where, "newest dated version");
            // the head of the paper, and labels and answers in the lines below it
            const std::size_t end = std::min(context_.last, context_.first + front_blocks);
            const std::size_t head = front_end();
            for (std::size_t i = context_.first; i < end; ++i) {
                const Block& block = context_.block(i);
                const string_view line = context_.text(i);
                if (line.size() > 250 && i >= head) break;
                if (line.size() > 200 || of_an_item(i) || beside_signature(block.range) ||
                    row_of_its_own(i))
                    continue;
                if (const auto day = own_day_of(i, i >= head);
                    day && !(left_blank && answers_another_label(i, day->where.begin)))
                    return settle(day->date, day->where, "date at the head of the paper");
            }
        } else if (source == "newest-version") {
            versions = true;
            if (const Newest newest = newest_version(); newest.date.given()) {
                // the history may lack the version that the form gives, with its day
                if (const NodeId node = later_version(newest); node != no_node)
                    return settle(*document_.date(node, Attr::date), document_.range(node),
                                  "field " + without_colon(document_.str(node, Attr::label)));
                return settle(newest.date, newest.where, "newest dated version");
            }
        }
    }
}

void Front::stage(string_view given) {
    constexpr std::size_t longest_mark = 100; // bytes
    const auto settle = [&](string_view stage, Range range, std::string why) {
        document_.set_text(document_.root(), Attr::stage, std::string(stage));
        evidence("stage", range, std::move(why));
    };
    if (!given.empty()) return settle(given, {}, "as the command or its configuration says");
    // published: the paper says so itself
    static const Pattern published(
        "(date (of )?publi(shed|cation)|publication date|published( on)?) ?[:-]? .*\\d{4}");
    const std::size_t end = front_end();
    for (std::size_t i = context_.first; i < end; ++i) {
        const string_view line = context_.text(i);
        if (line.size() < 80 && published.matches_all(utf8::fold(line)))
            return settle("published", context_.block(i).range, "it names its day of publication");
    }
    const NodeId maker = signoff("decision_maker");
    if (maker != no_node) {
        const bool has_signed = document_.str(maker, Attr::state) == "signed";
        const bool dated = document_.date(maker, Attr::date).has_value();
        if (has_signed || dated)
            return settle("signed", document_.range(maker),
                          has_signed ? "the decision-maker has signed"
                                     : "the decision-maker's signature is dated");
        // what the copy does not show tells nothing
        if (document_.str(maker, Attr::state) != "unclear")
            return settle("draft", document_.range(maker),
                          "the decision-maker has neither signed nor dated it");
    }
    if (const NodeId node = field("decision-date"); node != no_node)
        if (document_.date(node, Attr::date))
            return settle("signed", document_.range(node), "it names the day of the decision");
    if (const NodeId node = field("status"); node != no_node) {
        const std::string status = utf8::fold(document_.str(node, Attr::value));
        if (status.find("draft") != std::string::npos)
            return settle("draft", document_.range(node), "its status is draft");
        if (status.find("approved") != std::string::npos ||
            status.find("final") != std::string::npos)
            return settle("published", document_.range(node), "its status is " + status);
    }
    if (const NodeId mark = draft_mark(); mark != no_node)
        return settle("draft", document_.range(mark),
                      "its pages are marked: " + std::string(document_.str(mark, Attr::text)));
    for (std::size_t i = context_.first; i < end; ++i)
        if (context_.text(i).size() <= longest_mark && // in a row it may be an earlier version
            context_.text(i).find('\t') == string_view::npos &&
            calls_itself_draft(heading_words(context_.text(i))))
            return settle("draft", context_.block(i).range, "it calls itself a draft");
    if (const Range line = adoption_of(context_, end); !line.empty())
        return settle("published", line, "it says when it was adopted");
    for (const model::SignoffSpec& each : lexicon_.words.signoffs)
        if (!each.headings.empty() || !each.phrases.empty())
            return settle("draft", {}, "no signature of the decision-maker was found");
    settle("submitted", {}, "nothing marks it as a draft");
}

void add_front(FormContext& context, string_view stage) {
    Front front(context);
    front.reference();
    front.title();
    front.date();
    front.stage(stage);
}

} // namespace duly::structure
