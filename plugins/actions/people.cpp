#include "people.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "../shared/blocks.hpp"

namespace duly::actions {
namespace {

using places::Block;
using places::BlockKind;

bool capital(char c) {
    return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
}

/// A part of a list of names: what stands between two commas, and the asides in brackets after it.
struct Chunk {
    duly_range words{};
    std::vector<std::string_view> asides;
};

std::vector<Chunk> chunks_of(const Document& paper, duly_range list) {
    const std::string_view words = paper.text(list);
    std::vector<Chunk> chunks;
    Chunk chunk;
    std::size_t begin = 0;
    bool open = true; // the words of the chunk are still to be closed
    const auto close = [&](std::size_t end) {
        if (!open) return;
        while (end > begin && (words[end - 1] == '.' || places::is_space(words[end - 1])))
            --end;
        chunk.words = places::trimmed(paper, {list.begin + static_cast<std::uint32_t>(begin),
                                              list.begin + static_cast<std::uint32_t>(end)});
        open = false;
    };
    const auto next = [&](std::size_t end, std::size_t after) {
        close(end);
        if (!empty(chunk.words)) chunks.push_back(chunk);
        chunk = {};
        begin = after;
        open = true;
    };
    constexpr std::string_view joints[] = {" and ", " & ", " - ", " – ", " — "};
    for (std::size_t i = 0; i < words.size();) {
        const char c = words[i];
        if (c == '(') {
            close(i);
            const std::size_t end = std::min(words.find(')', i), words.size());
            chunk.asides.push_back(words.substr(i + 1, end - i - 1));
            i = end + 1;
            if (i < words.size() && empty(chunk.words)) { // "(Chair) Ada Finch"
                begin = i;
                open = true;
            }
            continue;
        }
        if (c == ',' || c == ';' || c == '\t' || c == '\n' || c == ':') {
            next(i, i + 1);
            ++i;
            continue;
        }
        std::size_t joint = 0;
        if (c == ' ')
            for (const std::string_view each : joints)
                if (words.substr(i, each.size()) == each) joint = each.size();
        if (joint != 0) {
            next(i, i + joint);
            i += joint;
            continue;
        }
        ++i;
    }
    next(words.size(), words.size());
    return chunks;
}

/// The name's words; empty when it reads like no person's name.
std::vector<std::string_view> name_words(const Context& context, duly_range& name) {
    const Document& paper = context.document();
    std::vector<std::string_view> parts;
    std::uint32_t begin = name.begin;
    const std::string_view words = paper.text(name);
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t end = std::min(words.find(' ', i), words.size());
        const std::string_view word = words.substr(i, end - i);
        if (!word.empty() &&
            !(parts.empty() && context.matches(context.text("titles"), context.folded(word)))) {
            if (parts.empty()) begin = name.begin + static_cast<std::uint32_t>(i);
            parts.push_back(word);
        }
        i = end + 1;
    }
    name.begin = begin;
    constexpr std::size_t most = 4;
    if (parts.size() < 2 || parts.size() > most ||
        context.matches(context.text("no-name"), context.folded(paper.text(name))))
        return {};
    std::size_t shouted = 0;
    for (const std::string_view part : parts) {
        if (!capital(part[0])) return {};
        std::size_t letters = 0, capitals = 0;
        for (const char c : part) {
            if (c >= '0' && c <= '9') return {};
            const bool letter =
                std::isalpha(static_cast<unsigned char>(c)) != 0 || (c & '\x80') != 0;
            if (!letter && c != '-' && c != '\'' && c != '.') return {};
            letters += letter ? 1U : 0U;
            capitals += c >= 'A' && c <= 'Z' ? 1U : 0U;
        }
        if (letters == 0) return {};
        shouted += letters > 1 && capitals == letters ? 1U : 0U;
    }
    if (shouted != 0 && shouted != parts.size()) return {}; // "NHS England"
    return parts;
}

std::string initials_of(const std::vector<std::string_view>& parts) {
    std::string initials;
    for (const std::string_view part : parts)
        for (std::size_t i = 0; i < part.size(); ++i)
            if ((i == 0 || part[i - 1] == '-') && part[i] >= 'A' && part[i] <= 'Z')
                initials += part[i];
    return initials;
}

/// Whether words in brackets after a name are its initials: "(AHol)" for Alan Holzer.
bool stands_for(std::string_view aside, std::string_view initials) {
    constexpr std::size_t longest = 5;
    if (aside.size() < 2 || aside.size() > longest || initials.empty() || aside[0] != initials[0])
        return false;
    std::size_t capitals = 0;
    for (const char c : aside) {
        if (std::isalpha(static_cast<unsigned char>(c)) == 0) return false;
        if (c < 'A' || c > 'Z') continue;
        if (initials.find(c) == std::string_view::npos) return false;
        ++capitals;
    }
    return capitals >= 2;
}

class Reader {
public:
    explicit Reader(const Context& context) : context_(context), paper_(context.document()) {}

    std::vector<Person> people, surnames;

    /// One list of names; `each`: the line names one person, and then where he or she comes from.
    std::size_t read(duly_range list, bool present, bool each) {
        const std::size_t before = people.size();
        bool titled = false; // "Councillors Ash, Birch and Cole": the title is that of all
        for (Chunk& chunk : chunks_of(paper_, list)) {
            const duly_range full = chunk.words;
            const auto parts = name_words(context_, chunk.words);
            if (initials_follow(chunk.words)) continue;
            if (parts.empty()) titled = read_surname(full, present, titled);
            if (parts.empty() || (each && people.size() > before)) {
                if (people.size() > before && people.back().body.empty())
                    people.back().body = context_.folded(paper_.text(chunk.words));
                continue;
            }
            Person person;
            person.name = chunk.words;
            person.title = context_.folded(
                places::bare(paper_.text({full.begin, std::max(full.begin, chunk.words.begin)})));
            person.folded = context_.folded(paper_.text(chunk.words));
            person.first = context_.folded(parts.front());
            person.last = context_.folded(parts.back());
            person.initials = initials_of(parts);
            person.present = present;
            for (const std::string_view aside : chunk.asides) {
                if (!person.stated && stands_for(aside, person.initials)) {
                    person.initials = aside;
                    person.stated = true;
                } else if (person.body.empty()) {
                    person.body = context_.folded(aside);
                }
            }
            people.push_back(std::move(person));
        }
        return people.size() - before;
    }

    /// What stands beside a name, where it may be its initials.
    void read_initials(duly_range words) { (void)initials_follow(words); }

private:
    /// "Mr Hall"; `titled`: "Councillor" stands before a name further up in the list. Whether it
    /// holds for the next name as well.
    bool read_surname(duly_range name, bool present, bool titled) {
        const std::string_view words = paper_.text(name);
        const std::size_t space = words.rfind(' ');
        const std::string title(
            space == std::string_view::npos ? "" : context_.folded(words.substr(0, space)));
        const std::string_view last = words.substr(space == std::string_view::npos ? 0 : space + 1);
        const auto matched = context_.match(person_titles, title);
        const bool known = matched && matched->begin == 0 && matched->end == title.size();
        const auto plain = [](char c) {
            return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '\'' ||
                   (c & '\x80') != 0;
        };
        if (last.size() < 3 || !capital(last[0]) || !std::all_of(last.begin(), last.end(), plain) ||
            !(known || (title.empty() && titled)) ||
            (title.empty() && context_.matches(context_.text("no-name"), context_.folded(last))))
            return false;
        Person person;
        person.name = {name.end - static_cast<std::uint32_t>(last.size()), name.end};
        person.title = title;
        person.folded = person.last = context_.folded(last);
        person.present = present;
        surnames.push_back(std::move(person));
        return true;
    }

    static constexpr const char* person_titles =
        "^(?:(?:cllrs?|councillors?|mr|mrs|ms|miss|mx|dr|sir|dame|lord|lady|prof|professor|revd?|"
        "ald|alder(?:man|men))[.]? ?)+$";

    /// A column, or a comma, may part the initials from the name.
    bool initials_follow(duly_range words) {
        constexpr std::uint32_t near = 80; // bytes
        if (people.empty() || words.begin < people.back().name.end ||
            words.begin - people.back().name.end > near ||
            !stands_for(paper_.text(words), people.back().initials))
            return false;
        people.back().initials = paper_.text(words);
        people.back().stated = true;
        return true;
    }

    const Context& context_;
    const Document& paper_;
};

enum class Label : std::uint8_t { none, present, absent };

/// What a cell says of the person beside it: "Present", "Apologies". Longer ones tell of something
/// else.
/// `headed`: the column's heading asks who was present, so that a tick says so.
Label said_in(const Context& context, const Node& cell, bool headed) {
    constexpr std::size_t longest = 40; // bytes: "Present (left at 10.15)"
    const std::string_view words = cell.text();
    if (words.empty() || words.size() > longest) return Label::none;
    const std::string_view folded = context.folded(words);
    if (context.matches("^(?:present|attended|in attendance|attending)\\b", folded))
        return Label::present;
    if (headed && context.matches("^(?:✓|✔|√|☑|☒|ü|y(?:es)?\\b|p\\b|\\[x\\])", folded))
        return Label::present;
    return context.matches("^(?:(?:sent |gave )?apolog(?:y|ies)|apols?)\\b", folded) ? Label::absent
                                                                                     : Label::none;
}

bool asks_who_came(const Context& context, const Node& cell) {
    return context.matches("^(?:present|attend(?:ed|ance|ing)|in attendance)\\b",
                           context.folded(places::bare(cell.text())));
}

/// The column in which each row says whether its person came, behind that of the names; 0 where
/// the table has none.
std::size_t attendance_column(const Context& context, const Node& table) {
    constexpr std::size_t most = 12, least = 2;
    std::array<std::size_t, most> said{}, there{};
    std::array<bool, most> headed{};
    std::size_t rows = 0;
    for (const Node row : table.children("row")) {
        const bool header = row.flag("header");
        rows += header ? 0U : 1U;
        std::size_t column = 0;
        for (const Node cell : row.children("cell")) {
            if (column < most && header) {
                headed[column] = headed[column] || asks_who_came(context, cell);
            } else if (column < most) {
                const Label label = said_in(context, cell, headed[column]);
                said[column] += label == Label::none ? 0U : 1U;
                there[column] += label == Label::present ? 1U : 0U;
            }
            ++column;
        }
    }
    for (std::size_t i = 1; i < most; ++i)
        if (there[i] > 0 && said[i] >= least && (headed[i] || said[i] * 2 > rows)) return i;
    return 0;
}

/// A table that says of each person whether he or she came: "Ada Finch | Rowing Club | Apologies".
void read_rows(const Context& context, const Node& table, std::size_t column, Reader& reader,
               std::vector<NameList>& lists) {
    std::size_t rows = 0;
    bool headed = false;
    for (const Node row : table.children("row")) {
        constexpr std::size_t most = 300; // no meeting has more members
        std::size_t head = 0;
        if (row.flag("header"))
            for (const Node cell : row.children("cell"))
                headed = headed || (head++ == column && asks_who_came(context, cell));
        if (row.flag("header") || ++rows > most) continue;
        Label label = Label::none;
        std::size_t i = 0;
        for (const Node cell : row.children("cell"))
            if (i++ == column) label = said_in(context, cell, headed);
        if (label == Label::none) continue;
        for (const Node cell : row.children("cell")) {
            const duly_range name = places::trimmed(context.document(), cell.range());
            const std::size_t surnames = reader.surnames.size();
            if (empty(name) || (reader.read(name, label == Label::present, true) == 0 &&
                                reader.surnames.size() == surnames))
                continue;
            lists.push_back({name, label == Label::present, false});
            break;
        }
    }
}

/// Whether names stand beside a label in the first row: "Attendees | Ada Finch, Tom Ware".
bool names_beside(const Context& context, const Node& row, const Node& label) {
    for (const Node cell : row.children("cell")) {
        if (cell == label || cell.text().empty()) continue;
        Reader reader(context);
        const duly_range words = places::trimmed(context.document(), cell.range());
        if (reader.read(words, true, false) >= 2) return true;
    }
    return false;
}

/// Whether a cell's row has nothing beside it: "In attendance" over the rows of those who were.
bool stands_alone(const Node& row) {
    std::size_t filled = 0;
    for (const Node cell : row.children("cell"))
        filled += cell.text().empty() ? 0U : 1U;
    return filled == 1;
}

/// "Councillors Ada Finch and Tom Ware sent their apologies": the names stand first.
bool read_those_before(const Context& context, const Block& block, Reader& reader,
                       std::vector<NameList>& lists) {
    constexpr std::size_t most = 400; // bytes
    const Document& paper = context.document();
    const std::string_view words =
        paper.text(block.range).substr(0, most); // a list of names is no longer
    const auto behind = context.match(context.text("absent-behind"), words);
    if (!behind) return false;
    duly_range names{block.range.begin, block.range.begin + behind->begin};
    const std::size_t first = words.find_first_not_of("0123456789.() "); // "1.1 Ada Finch sent …"
    if (first >= behind->begin) return false;
    names.begin += static_cast<std::uint32_t>(first);
    if (paper.text(names).find(". ") != std::string_view::npos) return false;
    const std::size_t before = reader.people.size() + reader.surnames.size();
    reader.read(names, false, false);
    if (reader.people.size() + reader.surnames.size() == before) return false;
    lists.push_back({names, false, false});
    return true;
}

/// The list without the sentence that follows it: "received from Cllr. J. Ash. The Chair welcomed
/// …". A title or an initial ends none.
duly_range first_sentence(const Context& context, duly_range list) {
    const std::string_view words = context.document().text(list);
    constexpr std::size_t shortest = 3; // letters of a surname
    for (std::size_t stop = words.find(". "); stop != std::string_view::npos;
         stop = words.find(". ", stop + 1)) {
        const std::size_t space = words.substr(0, stop).find_last_of(" ,(");
        const std::string_view last =
            words.substr(0, stop).substr(space == std::string_view::npos ? 0 : space + 1);
        if (last.size() < shortest || context.matches(context.text("titles"), context.folded(last)))
            continue;
        list.end = list.begin + static_cast<std::uint32_t>(stop);
        break;
    }
    return list;
}

Attendance read_people(const Context& context) {
    const Document& paper = context.document();
    const auto& blocks = places::blocks_of(context);
    const std::string_view present = context.text("present"), absent = context.text("absent");
    Reader reader(context);
    std::vector<NameList> lists;
    bool attending = false;       // as the last label says
    bool row_each = false;        // a row of the table names one person
    std::uint32_t read_until = 0; // end of a table that was read row by row
    std::uint32_t cell_end = 0;
    std::uint32_t named_row = DULY_NONE, seen_table = DULY_NONE;
    Label label = Label::none;         // what the lines being read are
    std::uint32_t row_end = 0;         // a label in a cell holds for its row
    std::uint32_t label_end = 0;       // of a label right before the block
    constexpr std::size_t front = 80;  // blocks: lists stand at the head
    constexpr std::size_t enough = 20; // blocks after the last name
    std::size_t since = 0;
    constexpr std::uint32_t label_most = 100; // bytes
    for (std::size_t i = 0; i < blocks.size() && i < front; ++i) {
        const Block& block = blocks[i];
        if (block.range.begin < read_until) continue;
        // A cell's own lines are blocks too; they say nothing that the cell does not.
        if (block.kind == BlockKind::cell)
            cell_end = block.range.end;
        else if (block.range.begin < cell_end)
            continue;
        const std::size_t before = reader.people.size();
        if (before > 0 && ++since > enough) break;
        if (const Node table =
                block.kind == BlockKind::cell ? block.node.enclosing("table") : Node{};
            table && table.range().begin != seen_table) {
            seen_table = table.range().begin;
            if (const std::size_t column = attendance_column(context, table); column > 0) {
                read_rows(context, table, column, reader, lists);
                read_until = table.range().end;
                since = 0;
                continue;
            }
        }
        if (row_end != 0 && block.range.begin >= row_end) {
            label = Label::none;
            row_end = 0;
        }
        const duly_range start{block.range.begin,
                               std::min(block.range.end, block.range.begin + label_most)};
        const std::string_view words = paper.text(start);
        const std::string_view folded = context.folded(words);
        duly_range list = block.range;
        const auto is_absent = context.match(absent, folded);
        const auto is_present = is_absent ? std::nullopt : context.match(present, folded);
        if (is_absent || is_present) {
            label = is_absent ? Label::absent : Label::present;
            attending = !is_absent && context.matches(context.text("attending"), folded);
            const duly_range named = is_absent ? *is_absent : *is_present;
            // Folding keeps the length of plain labels; what follows is cut at the next word.
            list.begin = std::min(block.range.end, block.range.begin + named.end);
            const std::string_view rest = paper.text(list);
            const std::size_t word = rest.find_first_not_of(" :;.-\t");
            list.begin += static_cast<std::uint32_t>(std::min(word, rest.size()));
            const std::string_view said =
                folded.substr(0, std::min<std::size_t>(named.end, folded.size()));
            if (is_absent && (said.ends_with(" from") || said.ends_with(" by")))
                list = first_sentence(context, list);
            row_end = 0;
            if (block.kind == BlockKind::cell) {
                // The heading of a column announces the rows below it.
                const Node row = block.node.enclosing("row");
                const bool column =
                    empty(list) && (stands_alone(row) || (row.flag("header") &&
                                                          !names_beside(context, row, block.node)));
                row_each = column;
                row_end = (column ? row.parent() : row).range().end;
            }
            if (!empty(list)) {
                reader.read(list, label == Label::present, false);
                lists.push_back({list, label == Label::present, attending});
            }
            label_end = empty(list) ? block.range.end : 0;
            since = 0;
            continue;
        }
        if (label == Label::none) continue;
        if (block.kind == BlockKind::heading) {
            label = Label::none;
            continue;
        }
        const bool numbered = folded[0] >= '0' && folded[0] <= '9';
        const bool each = block.kind == BlockKind::item;
        const bool there = label == Label::present;
        if (block.kind == BlockKind::cell && row_end != 0 && row_each) {
            // Beside the name stand the post and the body, which may read like a name too.
            const std::uint32_t row = block.node.enclosing("row").id();
            if (row == named_row) {
                reader.read_initials(block.range);
                continue;
            }
            if (reader.read(block.range, there, true) > 0) {
                named_row = row;
                since = 0;
                lists.push_back({block.range, there, attending});
            }
            continue;
        }
        if (label == Label::absent && block.kind != BlockKind::cell &&
            read_those_before(context, block, reader, lists)) {
            since = 0;
            label_end = 0;
            continue;
        }
        if (numbered || reader.read(block.range, there, each) == 0) {
            // A line of another kind ends the list; in a table the next cell may go on.
            if (block.kind != BlockKind::cell && block.kind != BlockKind::item) label = Label::none;
        }
        // "Present: Councillors Ware and Lowe" is a list, though surnames alone name nobody.
        const bool beside =
            label_end != 0 &&
            paper.text({label_end, block.range.begin}).find('\n') == std::string_view::npos;
        label_end = 0;
        if (reader.people.size() > before) since = 0;
        if (reader.people.size() > before || beside)
            lists.push_back({block.range, there, attending});
    }
    return {std::move(reader.people), std::move(reader.surnames), std::move(lists)};
}

} // namespace

duly_range use_of(const Context& context, std::string_view acts, std::string_view initials,
                  std::uint32_t after, bool first) {
    const Document& paper = context.document();
    for (const Block& block : places::blocks_of(context)) {
        if (block.range.begin < after || block.kind == BlockKind::heading) continue;
        const std::string_view words = paper.text(block.range);
        for (std::size_t at = words.find(initials); at != std::string_view::npos;
             at = words.find(initials, at + 1)) {
            const std::size_t end = at + initials.size();
            if (at > 0 && std::isalnum(static_cast<unsigned char>(words[at - 1])) != 0) continue;
            if (end >= words.size() || words[end] != ' ') continue;
            constexpr std::size_t near = 24;
            if (!context.matches(acts, context.folded(words.substr(end + 1, near)))) continue;
            const std::uint32_t begin = block.range.begin + static_cast<std::uint32_t>(at);
            const duly_range sentence =
                places::sentence_around(paper, block.range, {begin, begin + 1});
            std::string_view opening = paper.text({sentence.begin, begin});
            opening = opening.substr(std::min(opening.find_first_not_of("0123456789.()"), // "5.2 "
                                              opening.size()));
            if (first && opening.find_first_not_of(" \t") != std::string_view::npos) continue;
            return sentence;
        }
    }
    return {};
}

const Attendance& attendance_of(const Context& context) {
    std::string name = "people";
    for (const duly_parameter& each : people_parameters)
        (name += '\n') += context.text(each.name);
    return context.kept<Attendance>(name, [&] { return read_people(context); });
}

} // namespace duly::actions
