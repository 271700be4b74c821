#include "people.hpp"

#include <algorithm>
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

    std::vector<Person> people;

    /// One list of names; `each`: the line names one person, and then where he or she comes from.
    std::size_t read(duly_range list, bool present, bool each) {
        const std::size_t before = people.size();
        for (Chunk& chunk : chunks_of(paper_, list)) {
            const auto parts = name_words(context_, chunk.words);
            if (initials_follow(chunk.words)) continue;
            if (parts.empty() || (each && people.size() > before)) {
                if (people.size() > before && people.back().body.empty())
                    people.back().body = context_.folded(paper_.text(chunk.words));
                continue;
            }
            Person person;
            person.name = chunk.words;
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

private:
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

Attendance read_people(const Context& context) {
    const Document& paper = context.document();
    const auto& blocks = places::blocks_of(context);
    const std::string_view present = context.text("present"), absent = context.text("absent");
    Reader reader(context);
    std::vector<NameList> lists;
    bool attending = false;            // as the last label says
    Label label = Label::none;         // what the lines being read are
    std::uint32_t row_end = 0;         // a label in a cell holds for its row
    std::uint32_t label_end = 0;       // of a label right before the block
    constexpr std::size_t front = 80;  // blocks: lists stand at the head
    constexpr std::size_t enough = 20; // blocks after the last name
    std::size_t since = 0;
    constexpr std::uint32_t label_most = 60;
    for (std::size_t i = 0; i < blocks.size() && i < front; ++i) {
        const Block& block = blocks[i];
        const std::size_t before = reader.people.size();
        if (before > 0 && ++since > enough) break;
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
            row_end = 0;
            if (block.kind == BlockKind::cell) {
                // The heading of a column announces the rows below it.
                const Node row = block.node.enclosing("row");
                const bool column = empty(list) && row.flag("header");
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
    return {std::move(reader.people), std::move(lists)};
}

} // namespace

const Attendance& attendance_of(const Context& context) {
    std::string name = "people";
    for (const duly_parameter& each : people_parameters)
        (name += '\n') += context.text(each.name);
    return context.kept<Attendance>(name, [&] { return read_people(context); });
}

} // namespace duly::actions
