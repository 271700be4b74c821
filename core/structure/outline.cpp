#include <algorithm>

#include "structure/contents.hpp"
#include "structure/entities.hpp"
#include "structure/entries.hpp"
#include "structure/headings.hpp"
#include "structure/listed.hpp"
#include "structure/row_label.hpp"
#include "structure/sign_words.hpp"
#include "structure/split.hpp"
#include "structure/structure.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::Attr;
using model::Block;
using model::BlockKind;
using model::Kind;
using model::no_node;
using model::NodeId;
using model::Range;
using std::string_view;

/// Builds the tree of one paper, block after block.
class Outliner {
public:
    Outliner(const model::ReadFile& file, const Lexicon::Compiled& lexicon, OutlinedPaper& paper)
        : file_(file),
          lexicon_(lexicon),
          paper_(paper),
          document_(*paper.document),
          headings_(file, lexicon, paper.first_block, paper.last_block) {}

    void run();

private:
    struct Open {
        NodeId node;
        int level;
        int marked; ///< level the format gave
        int depth;  ///< of its number
        bool from_row;
        NodeId filled_from; ///< the first node that may be its content
        bool part = false;  ///< one of the numbered parts of the section above
        bool entry = false; ///< one of several things that the paper records
    };

    [[nodiscard]] string_view text(Range range) const { return file_.file->view.slice(range); }
    [[nodiscard]] const Block& block(std::size_t index) const { return file_.blocks[index]; }
    /// Where the next block goes: the open section, or the paper itself.
    [[nodiscard]] NodeId parent() const {
        return open_.empty() ? document_.root() : open_.back().node;
    }

    void open_section(const Heading& heading, Range extent);
    void open_entry(std::size_t index);
    [[nodiscard]] int level_of(const Heading& heading) const;
    [[nodiscard]] int level_by_itself(const Heading& heading) const;
    [[nodiscard]] bool stands_under(const Open& above, const Heading& heading) const;
    void close_to(int level, std::uint32_t end);
    void close_list() { lists_.clear(); }

    std::size_t table(std::size_t index);
    void row(NodeId table, std::size_t index, bool header, std::size_t columns);
    [[nodiscard]] bool stands_alone(std::size_t index) const;
    [[nodiscard]] bool is_signature_row(const Block& row) const;
    [[nodiscard]] bool begins_anew(std::size_t index) const;
    void words_of_cell(NodeId section, const model::Cell& cell);
    void rest_of_cell(NodeId section, const model::Cell& cell, const Heading& heading);
    void item(std::size_t index);
    void paragraph(const Block& block, Range range);
    void running_text(const Block& block, const Heading& heading);
    void leaf_attributes(NodeId node, Range range);
    void contents(std::size_t& index);
    void furniture();
    [[nodiscard]] bool breaks_off(Range range) const;
    [[nodiscard]] bool continues(Range range) const;
    [[nodiscard]] bool in_declarations() const {
        return !open_.empty() && document_.str(open_.front().node, Attr::role) == "declarations";
    }
    [[nodiscard]] const Open* implications_of(const Heading& heading) const;
    /// "Legal Advice:  ✓" among officers' declarations is a row, whatever it would be elsewhere.
    [[nodiscard]] bool is_row_label(const Block& source, const Heading& heading) const {
        if (source.kind == BlockKind::heading && !heading.capitals && heading.role.empty())
            return false;
        const std::string folded = utf8::fold(text(source.range));
        return !lexicon_.row_labels.match(folded).empty() || folded.find("✓") != std::string::npos;
    }

    const model::ReadFile& file_;
    const Lexicon::Compiled& lexicon_;
    OutlinedPaper& paper_;
    model::Document& document_;
    HeadingFinder headings_;
    std::vector<Open> open_;
    std::vector<Entry> entries_;                ///< those still to come, the last one first
    std::vector<std::pair<NodeId, int>> lists_; ///< list node and level, outermost first
    NodeId last_item_ = no_node;
    Range last_text_; ///< the running text before, for sentences that go on
    bool numbered_paper_ = false;
    NodeId last_table_ = no_node;
    std::size_t last_table_columns_ = 0;
};

// The open section under which a weak word begins the words on one of several subjects:
// "Implications", or one that names this subject beside its own ("Financial and legal matters").
const Outliner::Open* Outliner::implications_of(const Heading& heading) const {
    for (const Open& each : open_) {
        const string_view role = document_.str(each.node, Attr::role);
        if (role == "implications") return &each;
        if (role.empty() || role == heading.role || heading.strong) continue;
        const NodeId above = document_.node(each.node).first_child;
        const std::string words = " " + heading_words(text(document_.range(above))) + " ";
        const std::size_t at = words.find(heading_words(text(heading.range)));
        if (at != std::string::npos && words[at - 1] == ' ') return &each;
    }
    return nullptr;
}

// A heading's place in the tree. Marks of conversion tools are unreliable, so numbers and known
// roles come first; bare headings below a numbered one belong to it.
int Outliner::level_of(const Heading& heading) const {
    const int outermost = !open_.empty() && open_.front().entry ? 2 : 1;
    return std::max(outermost, level_by_itself(heading));
}

int Outliner::level_by_itself(const Heading& heading) const {
    if (heading.part) {
        const auto before =
            std::find_if(open_.begin(), open_.end(), [](const Open& each) { return each.part; });
        return before != open_.end() ? before->level : open_.empty() ? 1 : open_.back().level + 1;
    }
    const bool words_of_one = heading.run_in && !heading.strong; // "7. Financial: none. Legal: …"
    if (heading.depth > 0 && !words_of_one) return std::min(heading.depth, 6);
    // beside the others under "Implications"
    if (heading.run_in || (heading.marked_level == 0 && !heading.strong))
        if (const Open* const above = implications_of(heading))
            return std::min(above->level + 1, 6);
    if (!heading.role.empty()) {
        const std::size_t dot = heading.role.find('.');
        return dot == std::string::npos ? 1 : 2;
    }
    if (open_.empty()) return 1;
    if (const Open& above = open_.back(); stands_under(above, heading)) return above.level + 1;
    const Open& top = open_.front();
    if (heading.marked_level > 0 && top.marked > 0) {
        if (heading.marked_level <= top.marked)
            return top.depth > 0 && numbered_paper_ && !heading.capitals ? 2 : 1;
        return 2;
    }
    if (heading.capitals) return 1;
    return numbered_paper_ && top.depth > 0 ? 2 : 1;
}

// A heading of the paper's own directly under one that the form asks for begins what the form asks
// for. To take the two for neighbours would make the first an empty section. Whoever approves does
// so under "Officer approval", however large the name of the post is set.
bool Outliner::stands_under(const Open& above, const Heading& heading) const {
    const bool higher = heading.marked_level > 0 && heading.marked_level < above.marked;
    const bool approves =
        higher && document_.str(above.node, Attr::role) == "approval" &&
        !lexicon_.signoff_headings.match(heading_words(text(heading.range))).empty();
    return (!higher || approves) && above.level < 6 && document_.size() == above.filled_from &&
           !document_.str(above.node, Attr::role).empty();
}

void Outliner::close_to(int level, std::uint32_t end) {
    while (!open_.empty() && open_.back().level >= level) {
        const NodeId node = open_.back().node;
        if (!open_.back().from_row) document_.set_range(node, {document_.range(node).begin, end});
        open_.pop_back();
    }
}

void Outliner::open_section(const Heading& heading, Range extent) {
    close_list();
    const int level = level_of(heading);
    close_to(level, extent.begin);
    const NodeId section = document_.add(parent(), Kind::section, extent);
    if (!heading.number.empty()) document_.set_text(section, Attr::number, heading.number);
    document_.set_integer(section, Attr::level, level);
    if (!heading.role.empty()) document_.set_text(section, Attr::role, heading.role);
    const NodeId node = document_.add(section, Kind::heading, heading.range);
    add_entities(document_, node, heading.range, lexicon_, false);
    open_.push_back({section, level, heading.marked_level, heading.depth, false,
                     static_cast<NodeId>(document_.size()), heading.part});
    last_text_ = {};
    last_table_ = no_node;
}

/// Closes what is open and begins the entry of that block, if one does: a section of its own,
/// called by what it records.
void Outliner::open_entry(std::size_t index) {
    if (entries_.empty() || entries_.back().block != index) return;
    close_list();
    close_to(0, block(index).range.begin);
    const Range title = entries_.back().title;
    entries_.pop_back();
    const NodeId section = document_.add(parent(), Kind::section, block(index).range);
    document_.set_integer(section, Attr::level, 1);
    document_.set_flag(section, Attr::entry);
    document_.add(section, Kind::heading, title);
    open_.push_back({section, 1, 0, 0, false, static_cast<NodeId>(document_.size()), false, true});
    last_text_ = {};
    last_table_ = no_node;
}

/// Whether a sentence may go on below it.
bool Outliner::breaks_off(Range range) const {
    constexpr string_view stops = ".:;?!";
    return !range.empty() && stops.find(text(range).back()) == string_view::npos;
}

bool Outliner::continues(Range range) const {
    if (last_text_.empty()) return false;
    const string_view before = text(last_text_), now = text(range);
    if (now.empty() || before.size() < 40) return false;
    std::size_t at = 0;
    const char32_t first = utf8::next(now, at);
    const char last = before.back();
    if (last == '.' || last == ':' || last == ';' || last == '?' || last == '!') return false;
    return utf8::is_lower(first) || last == '-' ||
           (last != ')' && !utf8::is_upper(first) && !utf8::is_digit(first) && first != U'(');
}

void Outliner::leaf_attributes(NodeId node, Range range) {
    const LeadingNumber number = leading_number(text(range));
    if (number.marked) document_.set_text(node, Attr::number, number.number);
    if (continues(range) && !number.marked) document_.set_flag(node, Attr::continued);
    last_text_ = range;
}

void Outliner::paragraph(const Block& source, Range range) {
    if (range.empty()) return;
    close_list();
    if (source.kind == BlockKind::footnote) {
        const NodeId node = document_.add(parent(), Kind::footnote, range);
        document_.set_text(node, Attr::mark, source.mark);
        add_entities(document_, node, range, lexicon_, false);
        return;
    }
    const NodeId node = document_.add(parent(), Kind::paragraph, range);
    const string_view above = breaks_off(last_text_) ? text(last_text_) : string_view{};
    leaf_attributes(node, range);
    add_entities(document_, node, range, lexicon_, false, above);
    last_table_ = no_node;
}

// The words behind a heading on the same line, and those on further subjects that are headed so
// within them: "Financial: none. Legal: the power is …"
void Outliner::running_text(const Block& source, const Heading& heading) {
    Range rest = heading.rest;
    for (const Heading& next : headings_.within(source, rest)) {
        if (!next.strong && implications_of(next) == nullptr) continue;
        paragraph(source, {rest.begin, next.range.begin});
        open_section(next, {next.range.begin, source.range.end});
        rest = next.rest;
    }
    paragraph(source, rest);
}

void Outliner::item(std::size_t index) {
    const Block& source = block(index);
    const LeadingNumber number = leading_number(text(source.range));
    // "- 4.2 Words": a numbered paragraph that a conversion tool put behind a list mark
    if (number.depth >= 2) {
        close_list();
        paragraph(source, source.range);
        return;
    }
    const int level = std::max<int>(source.level, 1);
    while (!lists_.empty() && lists_.back().second > level)
        lists_.pop_back();
    if (lists_.empty() || lists_.back().second < level) {
        const NodeId above = lists_.empty() || last_item_ == no_node ? parent() : last_item_;
        lists_.emplace_back(document_.add(above, Kind::list, source.range), level);
    }
    for (auto& [list, depth] : lists_)
        document_.set_range(list, document_.range(list).cover(source.range));
    last_item_ = document_.add(lists_.back().first, Kind::item, source.range);
    document_.set_text(last_item_, Attr::mark, source.mark);
    document_.set_integer(last_item_, Attr::level, static_cast<std::int64_t>(lists_.size()));
    leaf_attributes(last_item_, source.range);
    add_entities(document_, last_item_, source.range, lexicon_, false);
    last_table_ = no_node;
}

/// "25/18", "A7" in the first cell: a row of its own, also where a page begins with it. Of a date
/// that the page breaks the year is left, which numbers nothing.
bool numbers_row(string_view cell) {
    constexpr std::size_t longest = 12;
    static const Pattern number("[a-z]{0,4}[-/. ]?\\d{1,4}([-/.]\\w{1,6}){0,3}[.)]?"),
        year("(19|20)\\d\\d");
    if (cell.size() > longest) return false;
    const std::string folded = utf8::fold(cell);
    return number.matches_all(folded) && !year.matches_all(folded);
}

/// Whether a row that a page begins with, some of its cells empty, is one of its own: every cell
/// begins as a new one does, and one holds a whole date under another.
bool Outliner::stands_alone(std::size_t index) const {
    static const Pattern date("(\\d{1,2})(st|nd|rd|th)? [a-z]{3,9} \\d{4}|"
                              "\\d{1,2}([/.-])\\d{1,2}[/.-](\\d{4}|\\d\\d)");
    const Block& source = block(index);
    if (index == 0 || block(index - 1).kind != BlockKind::row ||
        block(index - 1).cells.size() != source.cells.size())
        return false;
    const auto dated = [&](const model::Cell& cell) {
        constexpr std::size_t longest = 24;
        return cell.range.size() <= longest &&
               date.matches_all(utf8::fold(utf8::trim(text(cell.range))));
    };
    bool found = false;
    for (std::size_t i = 0; i < source.cells.size(); ++i) {
        const string_view words = utf8::trim(text(source.cells[i].range));
        if (words.empty()) continue;
        std::size_t at = 0;
        if (utf8::is_lower(utf8::next(words, at))) return false;
        found = found || (i > 0 && dated(source.cells[i]) && dated(block(index - 1).cells[i]));
    }
    return found;
}

void Outliner::row(NodeId table, std::size_t index, bool header, std::size_t columns) {
    const Block& source = block(index);
    const NodeId node = document_.add(table, Kind::row, source.range);
    if (header) document_.set_flag(node, Attr::header);
    std::size_t filled = 0;
    for (const model::Cell& cell : source.cells)
        filled += !cell.range.empty();
    const bool after_break =
        source.page_before || (source.gap_before && document_.node(table).first_child != node);
    const bool own_number = filled * 2 > columns && !source.cells[0].range.empty() &&
                            (numbers_row(text(source.cells[0].range)) || stands_alone(index));
    if (!header && filled > 0 && filled < columns && !own_number &&
        (source.cells[0].range.empty() || after_break) && (after_break || filled * 2 < columns))
        document_.set_flag(node, Attr::continued);
    std::int64_t column = 0;
    for (const model::Cell& cell : source.cells) {
        const NodeId made = document_.add(node, Kind::cell, cell.range);
        document_.set_integer(made, Attr::column, ++column);
        if (cell.header && !header) document_.set_flag(made, Attr::header);
        if (cell.covered) document_.set_flag(made, Attr::continued);
        add_entities(document_, made, cell.range, lexicon_, true);
    }
}

/// "Signed | R. Amberley": no answer to the row above it.
bool Outliner::is_signature_row(const Block& row) const {
    constexpr std::size_t longest = 60;
    if (row.cells.size() < 2 || row.cells[0].range.size() > longest) return false;
    return sign_label(utf8::fold(text(row.cells[0].range))) == SignLabel::signature;
}

/// All of them, a paragraph each: what one says does not go on in the next.
void Outliner::words_of_cell(NodeId section, const model::Cell& cell) {
    bool whole = cell.paragraphs.size() < 2;
    for (const Range& paragraph : cell.paragraphs)
        whole = whole || !cell.range.contains(paragraph);
    if (whole) document_.add(section, Kind::paragraph, cell.range);
    for (const Range& paragraph : cell.paragraphs)
        if (!whole && !utf8::trim(text(paragraph)).empty())
            document_.add(section, Kind::paragraph, paragraph);
}

/// The words of a cell behind the heading that it begins with, a paragraph each.
void Outliner::rest_of_cell(NodeId section, const model::Cell& cell, const Heading& heading) {
    std::uint32_t from = heading.rest.begin;
    for (const Range& paragraph : cell.paragraphs) {
        if (paragraph.end <= from) continue;
        const Range rest{std::max(from, paragraph.begin), paragraph.end}; // behind the heading
        if (!utf8::trim(text(rest)).empty()) document_.add(section, Kind::paragraph, rest);
        from = paragraph.end;
    }
    while (from < cell.range.end && file_.file->view.text()[from] == ' ')
        ++from;
    if (from < cell.range.end) document_.add(section, Kind::paragraph, {from, cell.range.end});
}

/// Whether a table that follows another one is surely not more of it. Where a file has pages, its
/// reader knows what goes on over their ends; it may have been wrong there, but not on one page.
bool Outliner::begins_anew(std::size_t index) const {
    const Block& first = block(index);
    if (file_.file->map.addressing() != model::SourceMap::Addressing::pages) return false;
    return !first.page_before || std::all_of(first.cells.begin(), first.cells.end(),
                                             [](const model::Cell& cell) { return cell.header; });
}

// Rows of one table, and rows of the next page that go on with it.
std::size_t Outliner::table(std::size_t index) {
    close_list();
    std::size_t end = index;
    const std::uint32_t number = block(index).table;
    const auto begins_entry = [&](std::size_t i) {
        return !entries_.empty() && entries_.back().block == i;
    };
    while (end < paper_.last_block && block(end).kind == BlockKind::row &&
           block(end).table == number && !begins_entry(end))
        ++end;
    std::size_t columns = 0;
    bool even = true; // and read for sure
    for (std::size_t i = index; i < end; ++i) {
        if (i > index && block(i).cells.size() != columns) even = false;
        if (block(i).doubtful) even = false;
        columns = std::max(columns, block(i).cells.size());
    }
    // Rows whose first cell is a heading open sections of their own.
    const bool ticks =
        !open_.empty() && document_.str(open_.back().node, Attr::role) == "declarations";
    std::vector<std::optional<Heading>> rows;
    if (!ticks) rows = headings_.items_in_rows(index, end);
    const bool items = !rows.empty();
    if (!ticks && !items) rows = headings_.in_rows(index, end);
    const bool sections = !rows.empty() && columns >= 2;
    const bool goes_on = last_table_ != no_node && columns == last_table_columns_ && !sections &&
                         !begins_anew(index);
    if (sections && !open_.empty() &&
        document_.text_attr(open_.back().node, Attr::role).has_value() &&
        document_.str(open_.back().node, Attr::role) != "implications" &&
        document_.node(open_.back().node).first_child !=
            document_.node(open_.back().node).last_child)
        close_to(1, block(index).range.begin);

    NodeId node = last_table_;
    if (!goes_on) {
        node = document_.add(parent(), Kind::table, block(index).range);
        if (even && columns >= 2) document_.set_flag(node, Attr::trusted);
    } else if (!even) {
        document_.set_flag(node, Attr::trusted, false);
    }
    for (std::size_t i = index; i < end; ++i) {
        const Block& source = block(i);
        document_.set_range(node, document_.range(node).cover(source.range));
        bool header = !source.cells.empty() &&
                      std::all_of(source.cells.begin(), source.cells.end(),
                                  [](const model::Cell& cell) { return cell.header; });
        if (i == index && !goes_on && columns >= 2 && (!sections || items)) {
            // a first row of short words without figures is the header, even of a table without
            // more rows
            bool words = true;
            std::size_t filled = 0;
            for (const model::Cell& cell : source.cells) {
                const string_view content = text(cell.range);
                if (content.empty()) continue;
                ++filled;
                if (content.size() > 80 || content.back() == ':' || content.front() == '[' ||
                    content.find_first_of("0123456789") != string_view::npos)
                    words = false;
            }
            header = header || (words && filled >= columns - (columns > 2 ? 1 : 0));
        }
        row(node, i, header, columns);
    }
    if (sections) {
        for (std::size_t i = index; i < end; ++i) {
            const std::optional<Heading>& heading = rows[i - index];
            if (!heading) continue;
            Range extent = block(i).range;
            // rows below without heading of their own belong to it, up to where it is signed
            const bool signs = heading->role == "approval" || heading->role == "declarations";
            std::size_t behind = i + 1;
            for (; behind < end && !rows[behind - index]; ++behind) {
                if (!signs && is_signature_row(block(behind))) break;
                if (is_counted(file_.file->view, block(behind))) break;
                extent = extent.cover(block(behind).range);
            }
            const NodeId section = document_.add(parent(), Kind::section, extent);
            if (!heading->number.empty())
                document_.set_text(section, Attr::number, heading->number);
            document_.set_integer(section, Attr::level, open_.empty() ? 1 : open_.back().level + 1);
            document_.set_text(section, Attr::role, heading->role);
            document_.add(section, Kind::heading, heading->range);
            for (std::size_t k = i; k < behind; ++k)
                for (const model::Cell& cell : block(k).cells) {
                    const bool its_number = k == i && cell.range.end <= heading->range.begin;
                    if (cell.range.empty() || its_number) continue;
                    if (!cell.range.contains(heading->range))
                        words_of_cell(section, cell);
                    else if (heading->rest.begin < cell.range.end)
                        rest_of_cell(section, cell, *heading);
                }
        }
    }
    last_table_ = sections ? no_node : node;
    last_table_columns_ = columns;
    last_text_ = {};
    return end;
}

void Outliner::contents(std::size_t& index) {
    const ContentsList list = read_contents(file_, index, paper_.last_block);
    if (list.entries.empty()) return;
    const NodeId node = document_.add(parent(), Kind::contents,
                                      {block(index).range.begin, block(list.end - 1).range.end});
    for (const ContentsEntry& entry : list.entries) {
        const NodeId made = document_.add(node, Kind::entry, entry.range);
        document_.set_text(made, Attr::title, entry.title);
        if (!entry.number.empty()) document_.set_text(made, Attr::number, entry.number);
        document_.set_integer(made, Attr::page, entry.page);
    }
    index = list.end;
}

void Outliner::furniture() {
    const Range whole = document_.range(document_.root());
    for (const model::Furniture& each : file_.furniture) {
        if (each.at < whole.begin || each.at > whole.end) continue;
        if (each.at == whole.end && whole.end != file_.file->view.text().size()) continue;
        const NodeId node = document_.add(document_.root(), Kind::furniture, {each.at, each.at});
        document_.set_text(node, Attr::kind, each.kind);
        // What was taken out, hidden or said beside the paper is told of, never handed on. Of a
        // PDF, whose covered words may be no more than a cell painted twice, they must be compared.
        const bool secret = each.kind == "deleted" || each.kind == "comment" ||
                            (each.kind == "hidden" && file_.file->format != "pdf");
        if (!secret) document_.set_text(node, Attr::text, each.text);
        if (!each.why.empty()) document_.set_text(node, Attr::reason, each.why);
    }
    for (const model::Property& each : file_.properties) {
        const NodeId node =
            document_.add(document_.root(), Kind::property, {whole.begin, whole.begin});
        document_.set_text(node, Attr::label, each.name);
        document_.set_text(node, Attr::value, each.value);
    }
    for (const model::ReadNote& note : file_.notes) {
        if (note.at < whole.begin || note.at >= whole.end) continue;
        const NodeId node = document_.add(document_.root(), Kind::note, {note.at, note.at});
        document_.set_text(node, Attr::text, note.text);
    }
}

void Outliner::run() {
    entries_ = find_entries(file_, lexicon_, paper_.first_block, paper_.last_block);
    std::reverse(entries_.begin(), entries_.end());
    std::vector<std::optional<Heading>> found(paper_.last_block - paper_.first_block);
    for (std::size_t i = paper_.first_block; i < paper_.last_block; ++i) {
        if (block(i).kind == BlockKind::row) continue;
        found[i - paper_.first_block] = headings_.at(i);
    }
    settle_headings(file_, lexicon_, paper_.first_block, found);
    numbered_paper_ = std::any_of(found.begin(), found.end(), [](const auto& heading) {
        return heading && heading->depth == 1 && !heading->run_in && !heading->part;
    });
    for (std::size_t i = paper_.first_block; i < paper_.last_block;) {
        const Block& source = block(i);
        open_entry(i);
        if (source.kind == BlockKind::row) {
            i = table(i);
            continue;
        }
        const std::optional<Heading>& heading = found[i - paper_.first_block];
        if (heading && (!heading->run_in || heading->strong || implications_of(*heading)) &&
            !(in_declarations() && is_row_label(source, *heading))) {
            open_section(*heading, source.range);
            if (heading->run_in) running_text(source, *heading);
            ++i;
            if (heading->role == "contents") contents(i);
            continue;
        }
        if (source.kind == BlockKind::item)
            item(i);
        else
            paragraph(source, source.range);
        ++i;
    }
    close_to(0, document_.range(document_.root()).end);
    furniture();
}

} // namespace

std::vector<OutlinedPaper> outline(const model::ReadFile& file, const Lexicon& everything) {
    std::vector<OutlinedPaper> papers;
    const std::vector<std::size_t> starts = find_papers(file, everything.compiled());
    const auto size = static_cast<std::uint32_t>(file.file->view.text().size());
    for (std::size_t i = 0; i < starts.size(); ++i) {
        OutlinedPaper paper;
        paper.first_block = starts[i];
        paper.last_block = i + 1 < starts.size() ? starts[i + 1] : file.blocks.size();
        paper.part = static_cast<std::uint32_t>(i + 1);
        paper.document = std::make_unique<model::Document>(file.file);
        const std::uint32_t begin = i == 0 ? 0 : file.blocks[paper.first_block].range.begin;
        const std::uint32_t end = paper.last_block < file.blocks.size()
                                      ? file.blocks[paper.last_block].range.begin
                                      : size;
        paper.document->add(no_node, Kind::paper, {begin, end});
        paper.document->set_integer(paper.document->root(), Attr::part, paper.part);
        paper.document->set_text(paper.document->root(), Attr::text_source, file.file->text_source);
        paper.document->set_text(paper.document->root(), Attr::format, file.file->format);
        Outliner(file, everything.compiled(), paper).run();
        papers.push_back(std::move(paper));
    }
    return papers;
}

} // namespace duly::structure
