#include "promises.hpp"

#include <algorithm>
#include <cctype>

#include "../shared/blocks.hpp"

namespace duly::actions {
namespace {

using places::Block;
using places::BlockKind;

std::vector<std::string_view> common_words(const Context& context) {
    std::vector<std::string_view> words;
    for (std::string_view list = context.text("common"); !list.empty();) {
        const std::size_t end = std::min(list.find(' '), list.size());
        if (end > 0) words.push_back(list.substr(0, end));
        list.remove_prefix(std::min(list.size(), end + 1));
    }
    std::sort(words.begin(), words.end());
    return words;
}

/// The beginnings of the words that tell an action from others, each once.
std::vector<std::string> telling_words(const Context& context, duly_range where) {
    const auto& common = context.kept<std::vector<std::string_view>>(
        "common words", [&] { return common_words(context); });
    constexpr std::size_t stem = 5; // "circulate" and "circulation"
    const std::string_view folded = context.folded(context.document().text(where));
    std::vector<std::string> words;
    for (std::size_t i = 0; i < folded.size();) {
        const auto letter = [&](std::size_t at) {
            return std::isalnum(static_cast<unsigned char>(folded[at])) != 0 ||
                   (folded[at] & '\x80') != 0;
        };
        if (!letter(i)) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < folded.size() && letter(end))
            ++end;
        const std::string_view word = folded.substr(i, end - i);
        if (word.size() >= 2 && !std::binary_search(common.begin(), common.end(), word))
            words.emplace_back(word.substr(0, stem));
        i = end;
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

/// The person whom the word before a byte names, by initials or by a name that only one bears.
const Person* person_named(const Context& context, const std::vector<Person>& people,
                           std::string_view word) {
    if (word.size() < 2) return nullptr;
    const Person* found = nullptr;
    const std::string_view folded = context.folded(word);
    for (const Person& person : people) {
        if (word != person.initials && folded != person.last && folded != person.first) continue;
        if (found != nullptr && word != found->initials) return nullptr;
        if (found == nullptr) found = &person; // who shares initials is asked of another check
    }
    return found;
}

std::vector<Promise> read_promises(const Context& context) {
    const Document& paper = context.document();
    const auto& people = people_of(context);
    places::Sought marks(context, context.text("mark")),
        announcements(context, context.text("announced"));
    const std::string_view undertakes = context.text("undertakes"),
                           no_task = context.text("no-task");
    std::vector<Promise> promises;
    for (const Block& block : places::blocks_of(context)) {
        if (block.kind != BlockKind::paragraph && block.kind != BlockKind::item) continue;
        const std::string_view words = paper.text(block.range);
        std::vector<duly_range> marked;
        for (std::uint32_t from = 0; marks.may_be_in(block.range);) {
            const auto mark = context.match(marks.pattern(), words, from);
            if (!mark) break;
            duly_range where =
                places::trimmed(paper, {block.range.begin + mark->end, block.range.end});
            if (empty(where)) break;
            const duly_range sentence =
                places::sentence_around(paper, where, {where.begin, where.begin + 1});
            where.end = sentence.end;
            marked.push_back(where);
            from = where.end - block.range.begin;
            Promise promise;
            promise.where = where;
            promise.marked = true;
            const std::string_view rest = paper.text(where);
            const std::size_t end = std::min(rest.find_first_of(" ,;/"), rest.size());
            promise.person = person_named(context, people, rest.substr(0, end));
            promises.push_back(std::move(promise));
        }
        // "A report would be sent": whoever is to send it is not named.
        if (const auto announced = announcements.may_be_in(block.range)
                                       ? context.find(announcements.pattern(), block.range)
                                       : std::nullopt) {
            const duly_range sentence = places::sentence_around(paper, block.range, *announced);
            const bool within_mark =
                std::any_of(marked.begin(), marked.end(), [&](const duly_range& each) {
                    return sentence.begin < each.end && each.begin < sentence.end;
                });
            if (!within_mark && !context.find(context.text("no-announcement"), sentence)) {
                Promise promise;
                promise.where = sentence;
                promises.push_back(std::move(promise));
            }
        }
        // "SG agreed to …": only where the word before is somebody whom the lists name.
        // What follows counts no further than a sentence may: without stops each of many would
        // be as long as the line.
        constexpr std::uint32_t longest = 1000; // bytes
        for (std::size_t at = words.find(" to "); at != std::string_view::npos;
             at = words.find(" to ", at + 1)) {
            const std::size_t verb = at == 0 ? at : words.rfind(' ', at - 1);
            if (verb == std::string_view::npos || verb == 0 || verb == at) continue;
            const std::size_t space = words.rfind(' ', verb - 1);
            const std::size_t name = space == std::string_view::npos ? 0 : space + 1;
            const char c = words[name];
            if (c < 'A' || c > 'Z') continue;
            const Person* person = person_named(context, people, words.substr(name, verb - name));
            if (person == nullptr) continue;
            const std::string_view rest = context.folded(
                words.substr(verb + 1, std::min<std::size_t>(words.size() - verb - 1, 60)));
            if (!context.matches(undertakes, rest) || context.matches(no_task, rest)) continue;
            const std::uint32_t begin = block.range.begin + static_cast<std::uint32_t>(name);
            const auto behind =
                std::partition_point( // the first mark's words that do not end before
                    marked.begin(), marked.end(),
                    [&](const duly_range& each) { return each.end <= begin; });
            if (behind != marked.end() && behind->begin <= begin) continue;
            std::uint32_t end = begin + std::min(longest, block.range.end - begin);
            while (end < block.range.end && words[end - block.range.begin] != ' ')
                --end;
            Promise promise;
            promise.where = places::sentence_around(paper, {begin, end}, {begin, begin + 1});
            promise.person = person;
            promises.push_back(std::move(promise));
        }
    }
    for (Promise& promise : promises)
        promise.words = telling_words(context, promise.where);
    std::sort(promises.begin(), promises.end(),
              [](const Promise& a, const Promise& b) { return a.where.begin < b.where.begin; });
    return promises;
}

/// Who is to do it, folded: what stands before "to" or "will", of a few words.
std::string doer(const Context& context, const Promise& promise) {
    constexpr std::size_t longest = 48; // bytes
    const std::string words(context.folded(context.document().text(promise.where)));
    std::size_t end = std::string::npos;
    for (const std::string_view verb : {" to ", " will ", " shall ", " agreed "})
        end = std::min(end, words.find(verb));
    if (promise.marked) end = std::min(end, words.find(',')); // "Clerk, by 30 June"
    if (end == std::string::npos || end > longest) return {};
    const std::size_t begin = words.starts_with("the ") ? 4 : 0;
    return words.substr(begin, end - begin);
}

/// The number of the item in which those words stand: "26/43"; empty where it has none.
std::string_view item_of(const Document& paper, duly_range where) {
    for (Node section = paper.section_at(where.begin); section;
         section = section.parent().enclosing("section"))
        if (const std::string_view number = section.str("number"); !number.empty()) return number;
    return {};
}

/// "26/43 | Order for fence | Clerk": the row that has the item's number and whoever is to do it,
/// in whatever words, and that is no other promise's.
const Row* row_of_item(const Context& context, const Promise& promise, const Listing& listing) {
    const Document& paper = context.document();
    const std::string_view item = item_of(paper, promise.where);
    const std::string who = doer(context, promise);
    if (item.empty() || who.empty()) return nullptr;
    for (const Row& row : listing.rows) {
        const bool same =
            row.owner.find(who) != std::string::npos || who.find(row.owner) != std::string::npos;
        if (row.owner.empty() || !same) continue;
        const auto& taken = listing.row_of;
        if (std::find(taken.begin(), taken.end(), &row) != taken.end()) continue;
        for (std::size_t column = 0; column < row.table->action; ++column) {
            std::string_view number = paper.text(ActionTable::cell(*row.row, column));
            if (!number.starts_with(item)) continue;
            number.remove_prefix(item.size());
            const char next = number.empty() ? ' ' : number.front();
            if (std::isalnum(static_cast<unsigned char>(next)) == 0) return &row;
        }
    }
    return nullptr;
}

/// Whether the row names the person, as its owner or in its words.
bool names(const Row& row, const Person& person) {
    const std::string& words = row.said;
    const auto letter = [&](std::size_t i) {
        return i < words.size() && std::isalnum(static_cast<unsigned char>(words[i])) != 0;
    };
    for (std::size_t at = words.find(person.initials); at != std::string::npos;
         at = words.find(person.initials, at + 1))
        if ((at == 0 || !letter(at - 1)) && !letter(at + person.initials.size())) return true;
    return row.folded.find(person.last) != std::string::npos;
}

const Row* row_for(const Promise& promise, const Listing& listing) {
    std::unordered_map<std::uint32_t, std::size_t> scores; // telling words that both have, by row
    for (const std::string& word : promise.words)
        if (const auto found = listing.rows_with.find(word); found != listing.rows_with.end())
            for (const std::uint32_t i : found->second)
                ++scores[i];
    const Row* best = nullptr;
    std::size_t most = 0;
    for (auto [i, score] : scores) {
        const Row& row = listing.rows[i];
        const std::size_t fewest = std::min(promise.words.size(), row.words.size());
        const bool same_person = promise.person != nullptr && listing.naming.at(promise.person)[i];
        // The same person and one telling word will do; else several, and a third of the shorter.
        if (!same_person && (score < 2 || score * 3 < fewest)) continue;
        score = score * 2 + (same_person ? 1 : 0);
        if (score > most || (score == most && &row < best)) {
            most = score;
            best = &row;
        }
    }
    return best;
}

/// The table's rows, and what promises ask of them.
void read_rows(const Context& context, const ActionTable& table, Listing& listing) {
    const Document& paper = context.document();
    for (const ActionRow& each : table.rows) {
        const duly_range action = ActionTable::cell(each, table.action);
        if (empty(action)) continue;
        Row row{&table, &each, telling_words(context, action), {}, {}, {}};
        for (const duly_range cell : each.cells) {
            (row.said += paper.text(cell)) += '\n';
            (row.folded += context.folded(paper.text(cell))) += '\n';
        }
        row.owner = context.folded(paper.text(ActionTable::cell(each, table.owner)));
        for (const std::string& word : row.words)
            listing.rows_with[word].push_back(static_cast<std::uint32_t>(listing.rows.size()));
        listing.owners.push_back(row.owner);
        listing.rows.push_back(std::move(row));
    }
    std::sort(listing.owners.begin(), listing.owners.end());
    listing.owners.erase(std::unique(listing.owners.begin(), listing.owners.end()),
                         listing.owners.end());
    for (const Promise& promise : promises_of(context)) {
        if (promise.person == nullptr) continue;
        const auto [known, fresh] = listing.naming.try_emplace(promise.person);
        if (!fresh) continue;
        for (const Row& row : listing.rows)
            known->second.push_back(names(row, *promise.person));
    }
}

Listing read_listing(const Context& context) {
    Listing listing;
    const auto& tables = tables_of(context);
    if (std::none_of(tables.begin(), tables.end(),
                     [](const ActionTable& table) { return table.trusted; }))
        return listing;
    const auto& promises = promises_of(context);
    const ActionTable* last = nullptr;
    for (const ActionTable& table : tables) {
        if (!table.trusted || promises.empty()) continue;
        if (table.table.range().begin > promises.front().where.end) last = &table;
    }
    constexpr std::size_t most = 2000; // rows: no meeting agrees so much
    if (last == nullptr || last->rows.size() > most) return listing;
    read_rows(context, *last, listing);
    // Does it list what this meeting took on? Most of what is marked must be found in it.
    std::size_t marked = 0, found = 0, found_marked = 0;
    const auto before = [&](const Promise& promise) {
        return promise.where.begin <= last->table.range().begin;
    };
    for (const Promise& promise : promises)
        listing.row_of.push_back(before(promise) ? row_for(promise, listing) : nullptr);
    for (std::size_t i = 0; i < promises.size(); ++i) {
        const Promise& promise = promises[i];
        const Row*& row = listing.row_of[i];
        if (row == nullptr && before(promise)) row = row_of_item(context, promise, listing);
        constexpr std::size_t telling = 2;
        const bool asked = promise.marked && promise.words.size() >= telling;
        marked += asked ? 1U : 0U;
        found_marked += asked && row != nullptr ? 1U : 0U;
        found += row != nullptr ? 1U : 0U;
    }
    if (found >= 2 && found_marked * 2 >= marked) return listing;
    // With one or none found, the table must be this meeting's by its place and heading.
    if (found_marked * 2 < marked && found > 0) return {};
    listing.fresh = is_fresh(context, *last);
    if (!listing.fresh && (found > found_marked || of_earlier_meetings(context, *last))) return {};
    listing.apart = found == 0;
    return listing;
}

/// What all that is kept depends on besides the paper.
template <std::size_t size>
void add(std::string& name, const Context& context, const duly_parameter (&table)[size]) {
    for (const duly_parameter& each : table)
        (name += '\n') += context.text(each.name);
}

} // namespace

bool of_earlier_meetings(const Context& context, const ActionTable& table) {
    const Document& paper = context.document();
    if (table.progress != ActionTable::none) return true;
    for (std::size_t i = 0; i < table.heads.size(); ++i)
        if (i != table.action && i != table.owner && i != table.due &&
            context.matches(context.text("earlier-column"),
                            context.folded(paper.text(table.heads[i]))))
            return true;
    const duly_range all = paper.root().range();
    if (table.table.range().begin - all.begin < (all.end - all.begin) / 2) return true;
    return headed_by(context, table, context.text("earlier"));
}

bool is_fresh(const Context& context, const ActionTable& table) {
    const Document& paper = context.document();
    const duly_range all = paper.root().range();
    if (table.progress == ActionTable::none ||
        table.table.range().begin - all.begin < (all.end - all.begin) / 2)
        return false;
    for (const ActionRow& row : table.rows)
        if (!empty(ActionTable::cell(row, table.progress))) return false;
    for (std::size_t i = 0; i < table.heads.size(); ++i)
        if (i != table.action && i != table.owner && i != table.due && i != table.progress &&
            context.matches(context.text("earlier-column"),
                            context.folded(paper.text(table.heads[i]))))
            return false;
    // Under no heading but the last item's it follows all that was said.
    const Node first = paper.root().first("section");
    for (Node section = table.table.enclosing("section"); section && !(section == first);
         section = section.parent().enclosing("section"))
        if (const Node heading = section.first("heading");
            heading && context.matches(context.text("earlier"), context.folded(heading.text())))
            return false;
    return true;
}

bool headed_by(const Context& context, const ActionTable& table, std::string_view words) {
    const Node first = context.document().root().first("section"); // the meeting's own name
    bool headed = false;
    for (Node section = table.table.enclosing("section"); section && !(section == first);
         section = section.parent().enclosing("section")) {
        const Node heading = section.first("heading");
        headed = headed || heading.there();
        if (heading && context.matches(words, context.folded(heading.text()))) return true;
    }
    return !headed;
}

bool surely_absent(const Context& context, const Promise& promise, const Listing& listing) {
    const std::string who = doer(context, promise);
    const bool undertaken = listing.fresh && promise.person != nullptr;
    if ((!promise.marked && !undertaken) || who.empty()) return false;
    if (promise.person != nullptr) {
        const std::vector<bool>& rows = listing.naming.at(promise.person);
        if (std::find(rows.begin(), rows.end(), true) != rows.end()) return false;
    }
    return std::none_of(
               promise.words.begin(), promise.words.end(),
               [&](const std::string& word) { return listing.rows_with.count(word) > 0; }) &&
           std::none_of(listing.owners.begin(), listing.owners.end(),
                        [&](const std::string& owner) {
                            return owner.empty() || owner.find(who) != std::string::npos ||
                                   who.find(owner) != std::string::npos;
                        });
}

const std::vector<Promise>& promises_of(const Context& context) {
    std::string name = "promises";
    add(name, context, people_parameters);
    add(name, context, promise_parameters);
    return context.kept<std::vector<Promise>>(name, [&] { return read_promises(context); });
}

const Listing& listing_of(const Context& context) {
    std::string name = "listing";
    add(name, context, people_parameters);
    add(name, context, promise_parameters);
    add(name, context, table_parameters);
    return context.kept<Listing>(name, [&] { return read_listing(context); });
}

} // namespace duly::actions
