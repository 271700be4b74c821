#include "asked_again.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "labels.hpp"
#include "mentions.hpp"
#include "relation.hpp"
#include "sentence.hpp"
#include "slips.hpp"

namespace duly::amounts {

constexpr duly_parameter stated_in_parameter = parameter(
    "stated-in", DULY_PATTERN, "^(?:summary|purpose|recommendation|financial(?:-legal)?)$",
    "Roles of the sections that state what is asked for.");
constexpr duly_parameter asking_in_parameter =
    parameter("asking-in", DULY_PATTERN, "^(?:summary|purpose)$",
              "Those of them in which a sentence must say that it asks.");
constexpr duly_parameter costing_in_parameter =
    parameter("costing-in", DULY_PATTERN, "^financial(?:-legal)?$",
              "Those of them that tell what it costs and who bears it.");
constexpr duly_parameter asks_parameter =
    parameter("asks", DULY_PATTERN,
              "\\b(?:seeks?|asks?|asked|requests?|recommends?|recommended|propos(?:es|ed)|"
              "to (?:approve|agree|award|authori[sz]e))\\b",
              "Words of a summary's sentence that says what is asked for.");
constexpr duly_parameter asked_noun_parameter = parameter(
    "asked-noun", DULY_PATTERN,
    "\\b(?:[^ ]+ )?(?:expenditure|spend(?:ing)?|grants?|grant funding|funding|contribution|"
    "draw[ -]?down|award|contract|loan|payment|virement|transfer|fee|charge|cost|price|budget|"
    "allocation|investment|purchase) (?:of|for|worth) (?:up to |a maximum of )?$",
    "Words right before an amount that name it, with the word before them.");
constexpr duly_parameter asked_verb_parameter =
    parameter("asked-verb", DULY_PATTERN,
              "\\b(?:approv(?:es?|al of|al for|al to spend)|releases?|release of|spend|award) $",
              "The same, where nothing names it.");
constexpr duly_parameter before_noun_parameter = parameter(
    "before-noun", DULY_PATTERN,
    "^(?:an?|the|this|of|for|that|approves?|approved|approving|approval|agrees?|authori[sz]es?|"
    "awards?|seeks?|releases?|[0-9.]+|\\W*) ",
    "Words before the name that add nothing to it: a net cost is not a cost.");
constexpr duly_parameter asked_rate_parameter =
    parameter("asked-rate", DULY_PATTERN,
              "^ ?\\(?(?:(?:a|per|each|every) (?:[a-z]+ )?[a-z]+|p\\.a\\.|pa\\b|annually|monthly|"
              "weekly)",
              "Words right behind an amount that is paid more than once.");
constexpr duly_parameter predicate_parameter =
    parameter("predicate", DULY_PATTERN,
              "^(?:is|are|was|were|will|would|can|could|shall|should|may|has|have|had|which|that|"
              "who|leaves?|leaving|reduces?|brings?|falls?|comes|represents?)\\b|"
              "[,;:(] |[.;:,]$| (?:is|are|was|were|will|would|can|could|shall|should|may|has|have|"
              "had|which|that|who|leaves?|leaving|reduces?|brings?|falls?|comes|represents?) ",
              "Where the words end that say what an amount is for.");
constexpr duly_parameter met_parameter =
    parameter("met", DULY_PATTERN,
              "^ ?(?:(?:for|from) [a-z -]{1,40})?(?:(?:is|are|will be|would be|can be|shall be) "
              "(?:(?:fully|wholly) )?(?:met|funded|financed|contained|covered|found|paid)|leaves?|"
              "reduces?)\\b",
              "What financial comments say right behind the amount that is asked for.");
constexpr duly_parameter lasting_parameter =
    parameter("lasting", DULY_PATTERN,
              "\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|[0-9]{1,2})[ -]"
              "(?:years?|months?|weeks?|terms?|quarters?)\\b",
              "How long what an amount is for lasts.");
constexpr duly_parameter cost_to_parameter =
    parameter("cost-to", DULY_PATTERN, "^to\\b",
              "Beginning of the words behind a cost that say who bears so much of it.");
constexpr duly_parameter shared_parameter = parameter(
    "shared", DULY_PATTERN,
    "\\b(?:the|any) (?:balance|rest|remainder|remaining)\\b|\\bmatch(?:ed|ing)?[ -]fund|"
    "\\bjoint(?:ly)?\\b|\\bshared?\\b|\\bpartners?\\b|\\bin kind\\b|\\bcontribut(?:es?|ing)\\b",
    "Words of financial comments with which others bear a part of what is asked for.");
constexpr duly_parameter otherwise_parameter = parameter(
    "otherwise", DULY_PATTERN,
    "\\b(?:of which|includ\\w*|inclusive|exclud\\w*|exclusive|plus|net|gross|less|minus|vat|"
    "further|additional\\w*|extra|another|other|increas\\w*|reduc\\w*|decreas\\w*|original\\w*|"
    "previous\\w*|initial\\w*|revis\\w*|amend\\w*|vari(?:es|ed|ation)|existing|last|already|"
    "remain\\w*|total\\w*|combined|overall|whole|together|altogether|part|half|share|first|"
    "second|third|final|phase|stage|tranche|instal\\w*|between|rather|than|if|alternativ\\w*|"
    "estimat\\w*|forecast|approximately|about|around|previously|extend\\w*|extension|matched|"
    "towards|proportion|contingency|instead|refus\\w*|reject\\w*|declin\\w*|not|no longer|"
    "was|were|had)\\b",
    "Words up to the end of what an amount is for, with which it may be another.");

namespace {

using places::Block;
using places::BlockKind;

/// An amount that is asked for.
struct Asked {
    Figure figure;
    std::string name;    ///< "grant of", "expenditure of up to"
    std::string rate;    ///< "a year"
    duly_range object{}; ///< "to Redwing London for 2019/20"
    duly_range sentence{};
    duly_range upto{};   ///< the sentence as far as the object goes
    bool costed = false; ///< by financial comments, which need not say when it begins
};

/// What a role's sections state.
struct Stated {
    std::vector<Node> sections;
    std::set<std::pair<std::int64_t, std::int32_t>> values;
    std::vector<Asked> asked;
};

bool is_year(std::string_view words, std::size_t at) {
    const std::string_view year = words.substr(at, 4);
    return year.size() == 4 && (year.starts_with("19") || year.starts_with("20")) &&
           year.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "2019/20", "2023": every year as it is written; those of a day or a month only when asked for.
std::set<std::string> years_in(std::string_view words, bool of_days) {
    std::set<std::string> found;
    const auto of_day = [&](std::size_t at) { // "1 October 2023", but not "in 2023"
        constexpr std::size_t shortest_month = 3;
        std::size_t letters = 0;
        while (letters + 1 < at && words[at - 2 - letters] >= 'a' && words[at - 2 - letters] <= 'z')
            ++letters;
        return letters + 1 < at && letters + 1 >= shortest_month &&
               words[at - 2 - letters] >= 'A' && words[at - 2 - letters] <= 'Z';
    };
    for (std::size_t at = 0; at < words.size(); ++at)
        if (is_year(words, at) && (of_days || !of_day(at)) &&
            (at == 0 || std::string_view(" (/-").find(words[at - 1]) != std::string_view::npos)) {
            std::size_t end = at + 4;
            if (end < words.size() && (words[end] == '/' || words[end] == '-')) ++end;
            while (end < words.size() && words[end] >= '0' && words[end] <= '9')
                ++end;
            std::string year(words.substr(at, end - at));
            std::replace(year.begin(), year.end(), '-', '/');
            while (!year.empty() && year.back() == '/')
                year.pop_back();
            found.insert(std::move(year));
            at = end - 1;
        }
    return found;
}

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
    [[nodiscard]] std::optional<Asked> asked(const Passage& passage, const Figure& figure,
                                             std::string_view role) const;
    [[nodiscard]] bool same_thing(const Asked& a, const Asked& b, bool alone);
    /// Whether the paper states what would make two amounts of one: their difference, a rate.
    [[nodiscard]] bool explained(const Figure& a, const Figure& b);
    /// Whether the paper speaks of VAT. Asked of few papers, and then once.
    [[nodiscard]] bool is_taxed();
    [[nodiscard]] bool borne_by_others(const std::string& role, const Stated& stated) const;
    void tell(const Figure& a, const Figure& b, duly_range label);
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
    bool said_ = false;
};

/// The section, or one around it, whose role says that it states what is asked for.
Node stating(const Context& context, const Node& section) {
    for (Node each = section; each; each = each.parent().enclosing("section"))
        if (context.matches(context.text("stated-in"), each.str("role"))) return each;
    return {};
}

std::optional<Asked> AskedAgain::asked(const Passage& passage, const Figure& figure,
                                       std::string_view role) const {
    constexpr std::uint32_t lead = 80;
    Asked found;
    found.figure = figure;
    found.sentence = sentence_in(paper_, passage, figure.where);
    const duly_range ahead{
        std::max(found.sentence.begin, figure.where.begin - std::min(figure.where.begin, lead)),
        figure.where.begin};
    // Folding takes the space at the end away, which the pattern asks for.
    const std::string before = folded(ahead) + " ";
    const auto noun = context_.match(context_.text("asked-noun"), before);
    if (!noun && !context_.matches(context_.text("asked-verb"), before)) return std::nullopt;
    if (noun) found.name = before.substr(noun->begin);
    if (const auto more = context_.match(context_.text("before-noun"), found.name))
        found.name.erase(0, more->end);
    if (!figure.exact && found.name.find("up to") == std::string::npos &&
        found.name.find("maximum") == std::string::npos)
        return std::nullopt;
    duly_range behind{figure.where.end, found.sentence.end};
    if (empty(behind) || behind.begin > behind.end) behind = {figure.where.end, figure.where.end};
    const std::string_view words = paper_.text(behind);
    if (const auto rate =
            empty(behind) ? std::nullopt : context_.match(context_.text("asked-rate"), words)) {
        found.rate = context_.folded(words.substr(0, rate->end));
        behind.begin += static_cast<std::uint32_t>(rate->end);
    }
    found.object = behind;
    if (!empty(behind)) {
        const duly_range inner = places::trimmed(paper_, behind);
        if (const auto end = context_.match(context_.text("predicate"), paper_.text(inner)))
            found.object = {inner.begin, inner.begin + static_cast<std::uint32_t>(end->begin)};
    }
    found.upto = {found.sentence.begin, std::max(found.object.end, figure.where.end)};
    if (context_.find(context_.text("otherwise"), found.upto)) return std::nullopt;
    if (context_.matches(context_.text("costing-in"), role)) {
        // "The cost of £60,000 will be met from …": what this paper asks for, and no other cost
        const bool begins = noun && noun->begin <= 8 && ahead.begin == found.sentence.begin;
        if (!begins ||
            !context_.matches(context_.text("met"),
                              context_.folded(paper_.text({figure.where.end, found.sentence.end}))))
            return std::nullopt;
        found.costed = true;
    } else if (context_.matches(context_.text("asking-in"), role)) {
        if (!context_.find(context_.text("asks"), {found.sentence.begin, figure.where.begin}))
            return std::nullopt;
    }
    return found;
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
    constexpr std::size_t most_sections = 3, most_asked = 20, most_percents = 500;
    constexpr std::uint32_t longest = 800; // bytes; what is longer is a list, or lost its stops
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
            if (money == 1) section = stating(context_, block.node.enclosing("section"));
            if (!section) continue;
            Stated& stated = roles_[std::string(section.str("role"))];
            stated.values.insert(key_of(figure.value));
            if (stated.sections.size() < most_sections &&
                std::find(stated.sections.begin(), stated.sections.end(), section) ==
                    stated.sections.end())
                stated.sections.push_back(section);
            const duly_range sentence = sentence_in(paper_, passage, figure.where);
            if ((block.kind != BlockKind::paragraph && block.kind != BlockKind::item) ||
                stated.asked.size() > most_asked || sentence.end - sentence.begin > longest)
                continue;
            if (auto one = asked(passage, figure, section.str("role")))
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

void AskedAgain::tell(const Figure& a, const Figure& b, duly_range label) {
    const bool order = a.where.begin < b.where.begin;
    const Figure &before = order ? a : b, &here = order ? b : a;
    context_.report("asked", here.where)
        .arg("label", places::quoted(paper_.text(label), 120))
        .arg("here", stated(paper_, here))
        .arg("there", stated(paper_, before))
        .arg("place", before.where)
        .arg("alike", 0)
        .related(stated(paper_, before), before.where);
    told_.insert({before.where.begin, here.where.begin});
    said_ = true;
}

bool AskedAgain::run() {
    collect();
    for (auto one = roles_.begin(); one != roles_.end(); ++one)
        for (auto other = std::next(one); other != roles_.end(); ++other) {
            const Stated &a = one->second, &b = other->second;
            // A paper with several recommendations may be several papers.
            if (a.sections.size() != 1 || b.sections.size() != 1) continue;
            const bool alone = a.values.size() == 1 && b.values.size() == 1;
            if (borne_by_others(one->first, a) || borne_by_others(other->first, b)) continue;
            for (const Asked& first : a.asked)
                for (const Asked& second : b.asked) {
                    if (told_.count(first.figure.where.begin) > 0 ||
                        told_.count(second.figure.where.begin) > 0)
                        continue;
                    const Sum sum = add_up({first.figure}, second.figure, Noughts::prose);
                    if (sum.verdict != Verdict::misses ||
                        !near_enough(first.figure, second.figure) ||
                        !same_thing(first, second, alone) || explained(first.figure, second.figure))
                        continue;
                    const bool order = first.figure.where.begin < second.figure.where.begin;
                    tell(first.figure, second.figure, order ? second.sentence : first.sentence);
                }
        }
    return said_;
}

} // namespace

bool tell_asked(const Context& context, const std::vector<Grid>& grids,
                std::set<std::uint32_t>& told) {
    return AskedAgain(context, grids, told).run();
}

} // namespace duly::amounts
