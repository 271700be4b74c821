#include "asked_again.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "asked.hpp"
#include "labels.hpp"
#include "mentions.hpp"
#include "price.hpp"
#include "relation.hpp"
#include "sentence.hpp"
#include "slips.hpp"

namespace duly::amounts {
namespace {

using places::Block;
using places::BlockKind;

/// What a role's sections state.
struct Stated {
    std::vector<Node> sections;
    std::set<std::pair<std::int64_t, std::int32_t>> values;
    std::vector<Asked> asked;
    std::vector<std::pair<const Passage*, Figure>> money; ///< of running text
};

class AskedAgain {
public:
    AskedAgain(const Context& context, const std::vector<Grid>& grids,
               std::set<std::uint32_t>& told)
        : context_(context),
          paper_(context.document()),
          grids_(grids),
          told_(told),
          labels_(context, 4, {context.text("bare-words")}) {}

    bool run();

private:
    void collect();
    [[nodiscard]] bool same_thing(const Asked& a, const Asked& b, bool alone);
    /// Whether the paper states what would make two amounts of one: their difference, a rate.
    [[nodiscard]] bool explained(const Figure& a, const Figure& b);
    /// Whether the paper speaks of VAT. Asked of few papers, and then once.
    [[nodiscard]] bool is_taxed();
    [[nodiscard]] bool borne_by_others(const std::string& role, const Stated& stated) const;
    /// "That £68,000 be spent, the parish paying the rest."
    [[nodiscard]] bool rest_is_paid(duly_range words) const {
        return context_.find(context_.text("rest-paid"), words).has_value();
    }
    /// Amounts that differ by two digits swapped, and whose own words make them one price.
    void compare_prices(const std::string& role, const Stated& a, const std::string& other,
                        const Stated& b);
    /// Whether two amounts that the paper states make up the difference of these.
    [[nodiscard]] bool made_up(const Figure& a, const Figure& b) const;
    /// The only amounts of two sections, where they differ by more than digits and their words make
    /// them one price.
    void compare_only(const std::string& role, const Stated& a, const std::string& other,
                      const Stated& b);
    [[nodiscard]] Says says(const std::string& role) const;
    /// Whether a section says what may make two amounts of one price: VAT, what others pay.
    [[nodiscard]] bool may_differ(const std::string& role, const Stated& stated) const;
    /// The same, for amounts that differ by more than digits.
    [[nodiscard]] bool may_be_two(const Stated& stated) const;
    void tell(const Figure& a, const Figure& b, duly_range label, const char* name = "asked");
    [[nodiscard]] static bool near_enough(const Figure& a, const Figure& b);
    [[nodiscard]] std::string folded(duly_range words) const {
        return std::string(context_.folded(paper_.text(words)));
    }

    const Context& context_;
    const Document& paper_;
    const std::vector<Grid>& grids_;
    std::set<std::uint32_t>& told_;
    Labels labels_;
    std::map<std::string, Stated> roles_;
    std::map<std::pair<std::int64_t, std::int32_t>, std::size_t> values_; ///< of all money
    std::vector<Figure> percents_;
    std::optional<bool> taxed_;
    std::optional<Prices> prices_; ///< made when first asked for
    std::size_t pairs_read_ = 0;
    bool said_ = false;
};

/// The section, or one around it, whose role says that it states what is asked for.
Node stating(const Context& context, const Node& section) {
    for (Node each = section; each; each = each.parent().enclosing("section"))
        if (context.matches(context.text("stated-in"), each.str("role"))) return each;
    return {};
}

void AskedAgain::collect() {
    for (const Grid& grid : grids_) {
        const Node section = stating(context_, paper_.section_at(grid.range.begin));
        for (const Row& row : grid.rows)
            for (const Cell& cell : row.cells) {
                if (cell.state != Cell::State::figure || cell.figure.kind != Figure::Kind::money)
                    continue;
                ++values_[key_of(cell.figure.value)];
                if (section)
                    roles_[std::string(section.str("role"))].values.insert(
                        key_of(cell.figure.value));
            }
    }
    constexpr std::size_t most_sections = 3, most_asked = 20, most_percents = 500, most_money = 60;
    constexpr std::uint32_t least_prose = 40; // bytes of a cell that are more than a label
    constexpr std::uint32_t longest = 800;    // bytes; what is longer is a list, or lost its stops
    for (const Passage& passage : passages_of(context_)) {
        const Block& block = passage.block;
        Node section;
        std::size_t money = 0;
        for (const Figure& figure : passage.figures) {
            if (figure.kind == Figure::Kind::percent && percents_.size() < most_percents)
                percents_.push_back(figure);
            if (figure.kind != Figure::Kind::money || figure.value.mantissa <= 0) continue;
            ++money;
            if (block.kind != BlockKind::cell) ++values_[key_of(figure.value)];
            // the sections of a form may be rows of a table, whose words stand in cells
            if (money == 1)
                section = stating(context_, block.kind == BlockKind::cell
                                                ? paper_.section_at(block.range.begin)
                                                : block.node.enclosing("section"));
            if (!section) continue;
            Stated& stated = roles_[std::string(section.str("role"))];
            stated.values.insert(key_of(figure.value));
            if (stated.sections.size() < most_sections &&
                std::find(stated.sections.begin(), stated.sections.end(), section) ==
                    stated.sections.end())
                stated.sections.push_back(section);
            const bool prose = block.kind == BlockKind::paragraph ||
                               block.kind == BlockKind::item ||
                               (block.kind == BlockKind::cell &&
                                block.range.end - block.range.begin >= least_prose);
            if (prose && stated.money.size() <= most_money)
                stated.money.emplace_back(&passage, figure);
            const duly_range sentence = sentence_in(paper_, passage, figure.where);
            if (!prose || stated.asked.size() > most_asked ||
                sentence.end - sentence.begin > longest)
                continue;
            if (auto one = asked_by(context_, passage, figure, section.str("role")))
                stated.asked.push_back(std::move(*one));
        }
    }
}

bool AskedAgain::is_taxed() {
    if (!taxed_)
        taxed_ = context_.find("\\bvat\\b|value[- ]added tax", paper_.root().range()).has_value();
    return *taxed_;
}

bool AskedAgain::near_enough(const Figure& a, const Figure& b) {
    Relation relation;
    relation.whole = a;
    constexpr std::int64_t percent = 40;
    return near(relation, add_up({b}, a, Noughts::prose), percent);
}

/// "£310,000", "£320,000" and elsewhere "£10,000 for the evaluation".
bool AskedAgain::explained(const Figure& a, const Figure& b) {
    const auto order = compare(a.value, b.value);
    if (!order || *order == 0) return true;
    const Figure &less = *order < 0 ? a : b, &more = *order < 0 ? b : a;
    const auto difference = minus(more.value, less.value), both = plus(more.value, less.value);
    if (!difference || !both || values_.count(key_of(*difference)) > 0 ||
        values_.count(key_of(*both)) > 0)
        return true;
    // the paper knows both amounts: they are two
    const auto stated = [&](const Figure& figure) {
        const auto found = values_.find(key_of(figure.value));
        return found == values_.end() ? std::size_t{0} : found->second;
    };
    if (stated(a) > 1 && stated(b) > 1) return true;
    // as finely as the larger one is stated: 5 % on £310,000 is "£325,000"
    const std::int32_t place = key_of(more.value).second;
    std::vector<Figure> rates = percents_;
    if (is_taxed()) {
        Figure vat;
        vat.kind = Figure::Kind::percent;
        vat.value = {20, 0};
        rates.push_back(vat);
    }
    return std::any_of(rates.begin(), rates.end(), [&](const Figure& rate) {
        return share_of(rate, less, *difference, place).verdict == Verdict::holds ||
               share_of(rate, more, *difference, place).verdict == Verdict::holds;
    });
}

bool AskedAgain::same_thing(const Asked& a, const Asked& b, bool alone) {
    const bool of_days = !a.costed && !b.costed;
    if (a.name != b.name || a.rate != b.rate || a.figure.currency != b.figure.currency ||
        years_in(paper_.text(a.upto), of_days) != years_in(paper_.text(b.upto), of_days))
        return false;
    const auto side = [&](const Asked& each) {
        return context_.find(context_.text("sides"), each.upto).has_value();
    };
    if (side(a) != side(b)) return false;
    const auto lasts = [&](const Asked& each) {
        const auto found = context_.find(context_.text("lasting"), each.upto);
        return found ? folded(*found) : std::string();
    };
    const auto borne = [&](const Asked& each) { // "a cost of £45,000 to the council", not all of it
        return each.name.starts_with("cost") && !empty(each.object) &&
               context_.matches(context_.text("cost-to"),
                                context_.folded(paper_.text(each.object)));
    };
    if (lasts(a) != lasts(b) || borne(a) != borne(b)) return false;
    const auto first = labels_.telling_words(a.object), second = labels_.telling_words(b.object);
    const std::size_t fewer = std::min(first.size(), second.size());
    // "a grant of £45,000 from the ministry", "a grant of £50,000"
    if (of_days && fewer == 0 && first.size() != second.size()) return false;
    if (in_common(first, second) != fewer) return false; // for something else
    constexpr std::size_t enough = 2;                    // words that both have
    const bool swapped = swapped_digits(key_of(a.figure.value), key_of(b.figure.value));
    // "approve £8.64m capital", "release £8.46m of capital": what nothing names must be a slip
    if (a.name.empty() && !swapped) return false;
    return alone || (fewer >= enough && swapped);
}

/// Financial comments may state the body's own part of what is asked for.
bool AskedAgain::borne_by_others(const std::string& role, const Stated& stated) const {
    return context_.matches(context_.text("costing-in"), role) && !stated.asked.empty() &&
           context_.find(context_.text("shared"), stated.sections.front().range()).has_value();
}

void AskedAgain::tell(const Figure& a, const Figure& b, duly_range label, const char* name) {
    const bool order = a.where.begin < b.where.begin;
    const Figure &before = order ? a : b, &here = order ? b : a;
    context_.report(name, here.where)
        .arg("label", places::quoted(paper_.text(label), 120))
        .arg("here", stated(paper_, here))
        .arg("there", stated(paper_, before))
        .arg("place", before.where)
        .arg("alike", 0)
        .related(stated(paper_, before), before.where);
    told_.insert({before.where.begin, here.where.begin});
    said_ = true;
}

bool AskedAgain::made_up(const Figure& a, const Figure& b) const {
    auto difference = minus(a.value, b.value);
    if (!difference) return true;
    if (difference->mantissa < 0) difference->mantissa = -difference->mantissa;
    return std::any_of(values_.begin(), values_.end(), [&](const auto& value) {
        const auto rest = minus(*difference, {value.first.first, value.first.second});
        return !rest || (rest->mantissa > 0 && values_.count(key_of(*rest)) > 0);
    });
}

Says AskedAgain::says(const std::string& role) const {
    return context_.matches(context_.text("costing-in"), role)  ? Says::costs
           : context_.matches(context_.text("asking-in"), role) ? Says::sums_up
                                                                : Says::decides;
}

bool AskedAgain::may_differ(const std::string& role, const Stated& stated) const {
    const duly_range section = stated.sections.front().range();
    return context_.find(context_.text("dearer"), section) ||
           (says(role) == Says::costs && context_.find(context_.text("shared"), section));
}

bool AskedAgain::may_be_two(const Stated& stated) const {
    if (stated.sections.empty()) return false;
    const duly_range section = stated.sections.front().range();
    return context_.find(context_.text("dearer-yet"), section) || rest_is_paid(section);
}

void AskedAgain::compare_only(const std::string& role, const Stated& a, const std::string& other,
                              const Stated& b) {
    if (a.values.size() != 1 || b.values.size() != 1 || a.money.empty() || b.money.empty() ||
        (says(role) == Says::decides && says(other) == Says::decides))
        return;
    const auto& [passage, first] = a.money.front();
    const auto& [other_passage, second] = b.money.front();
    if (told_.count(first.where.begin) + told_.count(second.where.begin) > 0 ||
        add_up({first}, second, Noughts::prose).verdict != Verdict::misses ||
        !near_enough(first, second))
        return;
    if (!prices_) prices_.emplace(context_);
    const auto here = prices_->read(*passage, first, says(role));
    const auto there = here ? prices_->read(*other_passage, second, says(other)) : std::nullopt;
    if (!there || !prices_->may_be_one(*here, *there) ||
        context_.find(context_.text("all-in"), here->words) ||
        context_.find(context_.text("all-in"), there->words) || explained(first, second) ||
        made_up(first, second) || may_differ(role, a) || may_differ(other, b) ||
        std::any_of(roles_.begin(), roles_.end(),
                    [&](const auto& each) { return may_be_two(each.second); }))
        return;
    const bool order = first.where.begin < second.where.begin;
    tell(first, second, order ? there->sentence : here->sentence, "stale");
}

void AskedAgain::compare_prices(const std::string& role, const Stated& a, const std::string& other,
                                const Stated& b) {
    constexpr std::size_t most = 60; // amounts of a section
    const auto decided = [&](const std::string& name) {
        return context_.matches(context_.text("decided-in"), name);
    };
    if (a.money.size() > most || b.money.size() > most || (decided(role) && decided(other))) return;
    const auto largest = [](const Stated& stated, const Figure& figure) {
        return std::none_of(stated.money.begin(), stated.money.end(), [&](const auto& each) {
            return compare(each.second.value, figure.value) == 1;
        });
    };
    for (const auto& [passage, first] : a.money)
        for (const auto& [other_passage, second] : b.money) {
            const auto one = key_of(first.value), two = key_of(second.value);
            const bool few = two_digits_swapped(one, two);
            if ((!few && !swapped_digits(one, two)) || told_.count(first.where.begin) > 0 ||
                told_.count(second.where.begin) > 0 || a.values.count(two) > 0 ||
                b.values.count(one) > 0)
                continue;
            constexpr std::size_t most_read = 200; // a paper with more pairs was made to have them
            if (++pairs_read_ > most_read) return;
            if (!prices_) prices_.emplace(context_);
            const auto here = prices_->read(*passage, first, says(role));
            const auto there =
                here ? prices_->read(*other_passage, second, says(other)) : std::nullopt;
            if (!there || !prices_->may_be_one(*here, *there) || explained(first, second) ||
                made_up(first, second) || may_differ(role, a) || may_differ(other, b) ||
                rest_is_paid(here->sentence) || rest_is_paid(there->sentence))
                continue;
            // two digits are swapped by chance more easily: it must be what all turns on
            if (few && (here->noun != there->noun || !largest(a, first) || !largest(b, second)))
                continue;
            const bool order = first.where.begin < second.where.begin;
            tell(first, second, order ? there->sentence : here->sentence);
        }
}

bool AskedAgain::run() {
    collect();
    for (auto one = roles_.begin(); one != roles_.end(); ++one)
        for (auto other = std::next(one); other != roles_.end(); ++other) {
            const Stated &a = one->second, &b = other->second;
            // A paper with several recommendations may be several papers.
            if (a.sections.size() != 1 || b.sections.size() != 1) continue;
            const bool alone = a.values.size() == 1 && b.values.size() == 1;
            compare_prices(one->first, a, other->first, b);
            if (borne_by_others(one->first, a) || borne_by_others(other->first, b)) continue;
            for (const Asked& first : a.asked)
                for (const Asked& second : b.asked) {
                    if (told_.count(first.figure.where.begin) > 0 ||
                        told_.count(second.figure.where.begin) > 0)
                        continue;
                    const Sum sum = add_up({first.figure}, second.figure, Noughts::prose);
                    if (sum.verdict != Verdict::misses ||
                        !near_enough(first.figure, second.figure) ||
                        !same_thing(first, second, alone) || rest_is_paid(first.sentence) ||
                        rest_is_paid(second.sentence) || explained(first.figure, second.figure))
                        continue;
                    const bool order = first.figure.where.begin < second.figure.where.begin;
                    tell(first.figure, second.figure, order ? second.sentence : first.sentence);
                }
            compare_only(one->first, a, other->first, b);
        }
    return said_;
}

} // namespace

bool tell_asked(const Context& context, const std::vector<Grid>& grids,
                std::set<std::uint32_t>& told) {
    return AskedAgain(context, grids, told).run();
}

} // namespace duly::amounts
