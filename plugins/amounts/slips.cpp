#include "slips.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "mentions.hpp"
#include "price.hpp"
#include "relation.hpp"
#include "sentence.hpp"

namespace duly::amounts {
namespace {

using places::Block;
using places::BlockKind;
using Value = std::pair<std::int64_t, std::int32_t>;

/// The digits without noughts at the end, and with as many of them as the other value needs.
std::string digits_of(Value value, std::int32_t exponent) {
    std::string digits = std::to_string(value.first);
    digits.append(static_cast<std::size_t>(value.second - exponent), '0');
    return digits;
}

constexpr std::size_t shortest_word = 4;

/// The parts of a paper that state an amount. Of two amounts that tables state none is a slip, and
/// of one that a table states and one that none does only where words name both alike.
enum Side : unsigned { body = 1, decision = 2, summary = 4, table = 8 };

class Slips {
public:
    Slips(const Context& context, const std::vector<Grid>& grids,
          const std::set<std::uint32_t>& told)
        : context_(context),
          paper_(context.document()),
          grids_(grids),
          told_(told),
          labels_(context, shortest_word, {context.text("bare-words")}) {}

    bool run();
    /// Where it told of an amount.
    [[nodiscard]] const std::vector<std::uint32_t>& own() const { return own_; }

private:
    struct Mention {
        Figure figure;
        duly_range sentence{};
        const Passage* passage = nullptr; ///< none for what stands in a table
        bool in_table = false;
    };
    struct Stated {
        std::vector<Mention> mentions;
        unsigned sides = 0;
    };
    void collect();
    /// Whether its sentence is no longer than one: what is longer is a list, or lost its stops.
    static bool brief(const Mention& mention) {
        constexpr std::uint32_t longest = 600; // bytes
        return mention.sentence.end - mention.sentence.begin <= longest;
    }
    [[nodiscard]] Side side_of(const Block& block) const;
    [[nodiscard]] bool other_years(duly_range a, duly_range b) const;
    [[nodiscard]] std::string sided(duly_range sentence) const; ///< "capital", "revenue" or neither
    /// The words of a sentence that may tell of another amount.
    [[nodiscard]] std::set<std::string> contrasts(duly_range sentence) const;
    /// Whether they are only such as two sentences about one amount may share.
    [[nodiscard]] bool comparable(const std::set<std::string>& words) const;
    [[nodiscard]] bool first_year_may_be(duly_range words) const;
    /// Whether those of two sentences leave both to tell of one amount.
    [[nodiscard]] bool contrast_alike(duly_range a, duly_range b) const;
    /// "overspend" for "an overspend of £3.58m" and "£3.58m overspent"; empty when nothing names
    /// it.
    [[nodiscard]] std::string name_of(const Mention& mention) const;
    /// How many different amounts are named so.
    [[nodiscard]] std::size_t named_so(const std::string& name);
    /// Whether words right beside two amounts name them alike, and nothing tells them apart.
    [[nodiscard]] bool same_name(const Mention& a, const Mention& b);
    [[nodiscard]] bool few_and_apart(const Stated& a, const Stated& b) const;
    [[nodiscard]] bool stands_alone(Value value, const Stated& once, const Stated& often);
    /// Whether their own words make them prices of two things: grants to two clubs.
    [[nodiscard]] bool of_two_things(const Mention& a, const Mention& b);
    void tell(const Mention& a, const Mention& b);
    /// Whether nothing where it is stated says that it is another amount.
    [[nodiscard]] bool plain(const Stated& stated) const;
    [[nodiscard]] bool same_thing(const Mention& a, const Mention& b);

    const Context& context_;
    const Document& paper_;
    const std::vector<Grid>& grids_;
    const std::set<std::uint32_t>& told_;
    Labels labels_;
    std::map<Value, Stated> values_;
    std::vector<std::uint32_t> own_;
    std::optional<Prices> prices_;                                ///< made when first asked for
    std::optional<std::map<std::string, std::set<Value>>> names_; ///< made when first asked for
};

Side Slips::side_of(const Block& block) const {
    const Node section = block.node.enclosing("section");
    for (Node each = section; each; each = each.parent().enclosing("section")) {
        if (context_.matches(context_.text("summing-up"), each.str("role"))) return summary;
        if (context_.matches(context_.text("deciding"), each.str("role"))) return decision;
    }
    constexpr std::uint32_t label = 60;
    const duly_range begin{block.range.begin, std::min(block.range.end, block.range.begin + label)};
    return context_.find(context_.text("decision-label"), begin) ? decision : body;
}

void Slips::collect() {
    const auto add = [&](const Figure& figure, duly_range sentence, Side side,
                         const Passage* passage) {
        Stated& stated = values_[key_of(figure.value)];
        stated.mentions.push_back(
            {figure, sentence, side == table ? nullptr : passage, side == table});
        stated.sides |= side;
    };
    for (const Grid& grid : grids_)
        for (const Row& row : grid.rows)
            for (const Cell& cell : row.cells)
                if (cell.state == Cell::State::figure && cell.figure.kind == Figure::Kind::money)
                    add(cell.figure, row.range, table, nullptr);
    for (const Passage& passage : passages_of(context_)) {
        Side side = table;
        bool known = passage.block.kind == BlockKind::cell;
        for (const Figure& figure : passage.figures) {
            if (figure.kind != Figure::Kind::money || figure.value.mantissa == 0) continue;
            if (!known) side = side_of(passage.block);
            known = true;
            add(figure, sentence_in(paper_, passage, figure.where), side, &passage);
        }
    }
}

/// The years that the words name: of "2026/27", the first.
std::vector<std::string_view> years_in(std::string_view text) {
    constexpr std::size_t width = 4;
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at + width <= text.size(); ++at) {
        const std::string_view year = text.substr(at, width);
        const bool century = year.starts_with("19") || year.starts_with("20");
        const bool digits = year.find_first_not_of("0123456789") == std::string_view::npos;
        const bool apart =
            at == 0 || std::string_view(" (/-").find(text[at - 1]) != std::string_view::npos;
        if (century && digits && apart) found.push_back(year);
    }
    return found;
}

/// Whether both name years, and none in common: "the 2026/27 budget", "the 2025/26 budget".
bool Slips::other_years(duly_range a, duly_range b) const {
    const auto first = years_in(paper_.text(a)), second = years_in(paper_.text(b));
    return !first.empty() && !second.empty() &&
           std::none_of(first.begin(), first.end(), [&](std::string_view year) {
               return std::find(second.begin(), second.end(), year) != second.end();
           });
}

std::string Slips::sided(duly_range sentence) const {
    const auto side = context_.find(context_.text("sides"), sentence);
    return side ? std::string(context_.folded(paper_.text(*side))) : std::string();
}

std::set<std::string> Slips::contrasts(duly_range sentence) const {
    constexpr std::size_t most = 8; // words; a sentence with more tells of many amounts
    std::set<std::string> words;
    for (duly_range rest = sentence; !empty(rest) && words.size() < most;) {
        const auto word = context_.find(context_.text("contrast"), rest);
        if (!word) break;
        rest.begin = std::max(word->end, rest.begin + 1);
        bool neutral = false;
        for (duly_range phrases = sentence; !empty(phrases) && !neutral;) {
            const auto phrase = context_.find(context_.text("neutral"), phrases);
            if (!phrase || phrase->begin > word->begin) break;
            neutral = word->end <= phrase->end;
            phrases.begin = std::max(phrase->end, phrases.begin + 1);
        }
        if (!neutral) words.emplace(context_.folded(paper_.text(*word)));
    }
    return words;
}

/// Whether the words name a year, and one that what this paper asks for may begin in.
bool Slips::first_year_may_be(duly_range words) const {
    const std::vector<std::string_view> years = years_in(paper_.text(words));
    const int next = paper_.date().year + 1;
    return !years.empty() && std::all_of(years.begin(), years.end(), [&](std::string_view year) {
        return year <= std::to_string(next);
    });
}

bool Slips::comparable(const std::set<std::string>& words) const {
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return context_.matches(context_.text("alike-contrast"), word);
    });
}

bool Slips::contrast_alike(duly_range a, duly_range b) const {
    std::set<std::string> first = contrasts(a), second = contrasts(b);
    if (context_.find(context_.text("first-year"), a) && first_year_may_be(b)) first.erase("first");
    if (context_.find(context_.text("first-year"), b) && first_year_may_be(a))
        second.erase("first");
    if (!comparable(first) || !comparable(second)) return false;
    bool shared = false, one_sided = false;
    for (const auto* words : {&first, &second})
        for (const std::string& word : *words) {
            if (first.count(word) > 0 && second.count(word) > 0)
                shared = true;
            else if (context_.matches(context_.text("one-sided"), word))
                one_sided = true;
            else
                return false;
        }
    return shared || !one_sided; // "the overspend" and "the forecast overspend" may be two
}

std::string Slips::name_of(const Mention& mention) const {
    constexpr std::uint32_t ahead = 80, behind = 20;
    constexpr std::size_t telling = 8; // letters: "overspend" and "overspent" name one thing
    const duly_range where = mention.figure.where, sentence = mention.sentence;
    if (mention.in_table || where.begin < sentence.begin || where.end > sentence.end) return {};
    const std::string before(context_.folded(
        paper_.text({where.begin - std::min(where.begin - sentence.begin, ahead), where.begin})));
    const std::string after(
        context_.folded(paper_.text({where.end, std::min(sentence.end, where.end + behind)})));
    std::string_view words;
    if (const auto name = context_.match(context_.text("named-behind"), after))
        words = std::string_view(after).substr(0, name->end);
    else if (const auto said = context_.match(context_.text("named-before"), before))
        words = std::string_view(before).substr(said->begin);
    const std::string name(words.substr(0, words.find(' ')));
    if (name.empty() ||
        (' ' + std::string(context_.text("no-names")) + ' ').find(' ' + name + ' ') !=
            std::string::npos)
        return {};
    return name.substr(0, telling);
}

std::size_t Slips::named_so(const std::string& name) {
    if (!names_) {
        names_.emplace();
        for (const auto& [value, stated] : values_)
            for (const Mention& each : stated.mentions)
                if (std::string found = brief(each) ? name_of(each) : std::string();
                    !found.empty()) {
                    std::set<std::string> words = contrasts(each.sentence);
                    if (context_.find(context_.text("first-year"), each.sentence))
                        words.erase("first");
                    if (comparable(words)) (*names_)[std::move(found)].insert(value);
                }
    }
    const auto found = names_->find(name);
    return found == names_->end() ? 0 : found->second.size();
}

bool Slips::same_name(const Mention& a, const Mention& b) {
    constexpr std::size_t only_two = 2;
    for (const Mention* each : {&a, &b})
        if (!brief(*each) || told_.count(each->figure.where.begin) > 0) return false;
    // "a fee of £124", "a fee of £142": what each pays is told in many sums
    constexpr duly_decimal small{1000, 0};
    if (compare(a.figure.value, small) == -1) return false;
    const std::string name = name_of(a), side = sided(a.sentence), other = sided(b.sentence);
    if (name.empty() || name != name_of(b) || a.figure.currency != b.figure.currency) return false;
    if (!side.empty() && !other.empty() && side != other) return false;
    if (other_years(a.sentence, b.sentence) || !contrast_alike(a.sentence, b.sentence))
        return false;
    // Where more amounts are named so, these two may be for two of several things.
    if (named_so(name) == only_two) return true;
    constexpr std::size_t enough_words = 2;
    std::vector<std::string_view> words = labels_.telling_words(a.sentence);
    words.erase(std::remove_if(words.begin(), words.end(),
                               [&](std::string_view word) { return word.starts_with(name); }),
                words.end());
    return in_common(words, labels_.telling_words(b.sentence)) >= enough_words;
}

/// Whether two amounts are stated seldom enough to be compared, and never in one sentence.
bool Slips::few_and_apart(const Stated& a, const Stated& b) const {
    constexpr std::size_t most = 6;
    if ((a.sides & b.sides & table) != 0 || a.mentions.size() > most || b.mentions.size() > most)
        return false;
    for (const Mention& one : a.mentions)
        for (const Mention& another : b.mentions)
            if (one.sentence.begin == another.sentence.begin) return false;
    return true;
}

bool Slips::plain(const Stated& stated) const {
    constexpr std::size_t most = 6;
    return stated.mentions.size() <= most &&
           std::all_of(stated.mentions.begin(), stated.mentions.end(), [&](const Mention& each) {
               return told_.count(each.figure.where.begin) == 0 && brief(each) &&
                      contrasts(each.sentence).empty();
           });
}

bool Slips::same_thing(const Mention& a, const Mention& b) {
    constexpr std::size_t enough_words = 2;
    return a.figure.currency == b.figure.currency && sided(a.sentence) == sided(b.sentence) &&
           !other_years(a.sentence, b.sentence) &&
           in_common(labels_.telling_words(a.sentence), labels_.telling_words(b.sentence)) >=
               enough_words;
}

/// Whether an amount stands once, and the other in several parts of the paper: so many digits are
/// not alike by chance, or of a few less in words that share one at least.
bool Slips::stands_alone(Value value, const Stated& once, const Stated& often) {
    constexpr std::size_t settled = 2, surely_one = 5, with_words = 4; // mentions, digits
    constexpr duly_decimal smallest{10000, 0};
    if (once.mentions.size() != 1 || often.mentions.size() < settled ||
        std::has_single_bit(often.sides))
        return false;
    const Mention& lone = once.mentions.front();
    const std::size_t digits = std::to_string(value.first).size(); // without noughts at the end
    bool shares = digits >= surely_one;
    if (lone.in_table || digits < with_words || compare(lone.figure.value, smallest) == -1 ||
        !brief(lone) || told_.count(lone.figure.where.begin) > 0 || !(shares || plain(once)))
        return false;
    const std::vector<std::string_view> words = labels_.telling_words(lone.sentence);
    for (const Mention& each : often.mentions) {
        if (each.sentence.begin == lone.sentence.begin ||
            each.figure.currency != lone.figure.currency)
            return false;
        if (other_years(each.sentence, lone.sentence)) return false;
        shares = shares || in_common(words, labels_.telling_words(each.sentence)) > 0;
    }
    return shares;
}

bool Slips::of_two_things(const Mention& a, const Mention& b) {
    if (a.passage == nullptr || b.passage == nullptr) return false;
    if (!prices_) prices_.emplace(context_);
    const auto one = prices_->read(*a.passage, a.figure, Says::costs),
               other = prices_->read(*b.passage, b.figure, Says::costs);
    return one && other && prices_->apart(*one, *other);
}

void Slips::tell(const Mention& a, const Mention& b) {
    const bool order = a.figure.where.begin < b.figure.where.begin;
    const Mention &before = order ? a : b, &behind = order ? b : a;
    // "Alternative recommendation", "Recommendation as amended": another sum is what they are for.
    for (const Mention* const each : {&a, &b})
        if (const Node section = paper_.section_at(each->figure.where.begin))
            for (const Node heading : section.children("heading"))
                if (context_.find("\\b(?:alternative|amended|amendments?|minority|substitute)\\b",
                                  heading.range()))
                    return;
    own_.insert(own_.end(), {before.figure.where.begin, behind.figure.where.begin});
    context_.report("slip", behind.figure.where)
        .arg("label", places::quoted(paper_.text(behind.sentence), 80))
        .arg("here", stated(paper_, behind.figure))
        .arg("there", stated(paper_, before.figure))
        .arg("place", before.figure.where)
        .arg("alike", 0)
        .related(stated(paper_, before.figure), before.figure.where);
}

bool Slips::run() {
    constexpr std::size_t most = 400; // values of a paper
    collect();
    if (values_.size() > most) return false; // accounts: some pair is always alike
    bool said = false;
    const auto decides = [](const Stated& stated) {
        return (stated.sides & (decision | summary)) != 0;
    };
    for (const auto& [value, asked] : values_) {
        if (!decides(asked)) continue;
        for (const auto& [other, costed] : values_) {
            if ((asked.sides & costed.sides) != 0 || !swapped_digits(value, other)) continue;
            if (decides(costed) && other < value) continue; // told from the other's side
            const bool by_table = ((asked.sides | costed.sides) & table) != 0;
            const bool both_plain = !by_table && plain(asked) && plain(costed);
            const bool lone =
                stands_alone(value, asked, costed) || stands_alone(other, costed, asked);
            if (!both_plain && !lone && !few_and_apart(asked, costed)) continue;
            const Mention *there = nullptr, *here = nullptr;
            for (const Mention& one : asked.mentions)
                for (const Mention& another : costed.mentions)
                    if (there == nullptr && (lone || (both_plain && same_thing(one, another)) ||
                                             same_name(one, another))) {
                        there = &one;
                        here = &another;
                    }
            if (there == nullptr || of_two_things(*there, *here)) continue;
            tell(*there, *here);
            said = true;
        }
    }
    return said;
}

} // namespace

bool swapped_digits(Value a, Value b) {
    constexpr std::size_t fewest = 3, most = 15;
    constexpr std::int32_t apart = 4;
    if (a.first <= 0 || b.first <= 0 || std::abs(a.second - b.second) > apart) return false;
    const std::int32_t exponent = std::min(a.second, b.second);
    const std::string x = digits_of(a, exponent), y = digits_of(b, exponent);
    if (x.size() != y.size() || x.size() < fewest || x.size() > most) return false;
    const auto [left, right] = std::mismatch(x.begin(), x.end(), y.begin());
    if (left == x.end() || left + 1 == x.end()) return false;
    return *left == *(right + 1) && *(left + 1) == *right &&
           std::equal(left + 2, x.end(), right + 2);
}

bool two_digits_swapped(Value a, Value b) {
    constexpr std::int64_t ten = 10, hundred = 100;
    return a.second == b.second && a.first > ten && a.first < hundred && a.first != b.first &&
           b.first == a.first % ten * ten + a.first / ten;
}

bool tell_slips(const Context& context, const std::vector<Grid>& grids,
                std::set<std::uint32_t>& told) {
    Slips slips(context, grids, told);
    const bool said = slips.run();
    told.insert(slips.own().begin(), slips.own().end());
    return said;
}

} // namespace duly::amounts
