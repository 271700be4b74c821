#include "mentions.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "relation.hpp"
#include "sentence.hpp"

namespace duly::amounts {

constexpr duly_parameter common_words_parameter =
    parameter("common-words", DULY_TEXT,
              "the and for its all any our are has had was can who one two six ten but out "
              "via due capital revenue expenditure committee board cabinet council member "
              "members officer officers director mayor deputy minister asked recommend "
              "recommends recommended recommendation allocate allocated allocates allocation "
              "award awards awarded require required request requests requested estimate "
              "estimated expected needed contract price value grant grants overall whole "
              "about there therefore here come comes make makes give given gives spent spend "
              "spends pay pays paid provide provided provides now sum stand stands same said "
              "state states stated above below table show shown shows further release "
              "released releases available held going goes delivery deliver proposed proposal "
              "indicative note noted notes commit commitment",
              "Words that stand beside amounts of all kinds and tell none from another.");
constexpr duly_parameter measures_parameter = parameter(
    "measures", DULY_PATTERN,
    "^ ?(?:years?|months?|weeks?|days?|hours?|minutes "
    "past|[cmk]?m|kg|kw|bar|percent|degrees|per|to|and|or|of|in|on|at|by|was|is|are|were)\\b",
    "Words behind a number that do not say what is counted.");
constexpr duly_parameter numbered_parameter = parameter(
    "numbered", DULY_PATTERN,
    "(?-i:[a-z,] [A-Z][A-Za-z]+ "
    "$)|\\b(?:year|phase|stage|tier|level|option|lot|part|round|wave|zone|"
    "area|band|grade|class|type|step|group|site|plot|unit|room|floor|priority|theme|objective|"
    "quarter|week|day|version|number|no\\.?|issue|block|route|schedule|scenario) $",
    "Words right before a number that is a name's and counts nothing.");
constexpr duly_parameter qualified_parameter = parameter(
    "qualified", DULY_PATTERN,
    "\\b(?:of which|includ(?:ing|es|ed)|plus|net|less|minus|per|p\\.a\\.|annum|annual(?:ly)?|each|"
    "every|year|month|previous(?:ly)?|last|prior|original(?:ly)?|initial(?:ly)?|revised|latest|"
    "actual|outturn|forecast|spent|underspen[dt]|overspen[dt]|paid|to date|so "
    "far|remain(?:s|ing|der)|"
    "balance|further|additional|extra|other|another|increas\\w*|reduc\\w*|decreas\\w*|r[io]se\\w*|"
    "rising|f[ae]ll\\w*|sav(?:e|ing)s?|up to|maximum|minimum|average|between|ranging|from|options?|"
    "alternative|scenario|if|would|could|may|might|instead|rather|than|before|until|first|second|"
    "third|fourth|final|phase|stage|tranche|quarter|instal\\w*|contribut\\w*|towards|part|share|"
    "half|"
    "third|some|only|income|receipts?|match|not|no|against|limit|threshold|cap|"
    "asked for|applied for|raised|spends|"
    "delegat\\w*|variance|increment|lot|band|refused|rejected|compar\\w*|differ\\w*|chang\\w*|was|"
    "were|had|19\\d\\d|20\\d\\d|\\d\\d/\\d\\d)\\b",
    "Words of a sentence whose amount need not be what is stated elsewhere.");

constexpr duly_parameter sides_parameter =
    parameter("sides", DULY_PATTERN, "\\b(?:capital|revenue)\\b",
              "Words that say that an amount is one side of what is spent.");
constexpr duly_parameter deciding_parameter =
    parameter("deciding", DULY_PATTERN, "^(?:recommendation|summary|approval|conclusion|decision)$",
              "Roles of sections that say again what others work out.");

namespace {

using places::Block;
using places::BlockKind;

struct Mention {
    Figure figure;
    duly_range around{}; ///< its sentence or row
    duly_range block{};
    duly_range table{}; ///< that holds it; empty for running text
};

/// An amount with what it is for.
struct Labelled {
    Figure figure;
    duly_range label{};
    duly_range sentence{};
    duly_range block{};
    Node section;
};

constexpr std::size_t shortest_in_label = 3; // "new depot"

int significant_digits(duly_decimal d) {
    std::int64_t m = d.mantissa < 0 ? -d.mantissa : d.mantissa;
    while (m != 0 && m % 10 == 0)
        m /= 10;
    int digits = 0;
    for (; m != 0; m /= 10)
        ++digits;
    return digits;
}

/// How many words around two mentions of a value must be the same to say that they are one figure.
std::size_t words_wanted(const Figure& figure) {
    constexpr int telling = 3;
    const int digits = significant_digits(figure.value);
    if (figure.kind == Figure::Kind::money) return digits >= telling ? 1 : 3;
    if (figure.kind == Figure::Kind::percent && digits < 2) return 5; // 50%, 100%
    return digits >= telling ? 2 : 3;
}

/// Small numbers are many: what is counted must be named alike, by so many words.
std::size_t noun_words(const Figure& figure) {
    constexpr std::int64_t small = 20;
    if (figure.kind != Figure::Kind::number) return 0;
    return figure.value.exponent > 0 || figure.value.mantissa >= small ? 1 : 2;
}

class Mentions {
public:
    Mentions(const Context& context, const std::vector<Grid>& grids, std::set<std::uint32_t>& told)
        : context_(context),
          paper_(context.document()),
          passages_(passages_of(context)),
          grids_(grids),
          told_(told),
          around_(context),
          labels_(context, shortest_in_label, context.text("common-words")) {}

    bool run() {
        confirm();
        conflicts();
        return said_;
    }

    [[nodiscard]] std::optional<Figure> unmatched() const {
        return held_back_ ? unmatched_ : std::nullopt;
    }

private:
    using Value = std::pair<std::int64_t, std::int32_t>;
    using Values = std::map<std::pair<std::string, Value>, std::vector<Mention>>;
    [[nodiscard]] std::optional<Figure> alone_in_the_recommendation(const Values& values) const;
    void confirm();
    void conflicts();
    [[nodiscard]] bool counts(const Figure& figure, const Block& block) const;
    [[nodiscard]] duly_range words_behind(duly_range figure, duly_range sentence,
                                          std::size_t count) const;
    [[nodiscard]] duly_range label_of(const Passage& passage, const std::vector<Figure>& figures,
                                      std::size_t index) const;
    void labelled(const Passage& passage, std::map<std::string, std::vector<Labelled>>& found);
    void compare_all(const std::vector<Labelled>& all);
    [[nodiscard]] std::string key(duly_range label);
    [[nodiscard]] bool one_of_several(Node section) const;

    const Context& context_;
    const Document& paper_;
    const std::vector<Passage>& passages_;
    const std::vector<Grid>& grids_;
    std::set<std::uint32_t>& told_;
    Labels around_, labels_;          ///< of sentences, and of single amounts
    std::optional<Figure> unmatched_; ///< of the recommendation
    bool held_back_ = false;          ///< figures that agree, for its sake
    bool said_ = false;
};

/// The first words behind a figure; empty when a stop comes before.
duly_range Mentions::words_behind(duly_range figure, duly_range sentence, std::size_t count) const {
    if (sentence.end <= figure.end) return {};
    const std::string_view words = paper_.text({figure.end, sentence.end});
    std::size_t at = 0;
    for (std::size_t i = 0; i < count; ++i) {
        at = words.find_first_not_of(' ', at);
        if (at == std::string_view::npos) return {};
        at = std::min(words.find_first_of(" ,.;:()\n", at), words.size());
        if (i + 1 < count && (at >= words.size() || words[at] != ' ')) return {};
    }
    return places::trimmed(paper_, {figure.end, figure.end + static_cast<std::uint32_t>(at)});
}

/// Whether a figure is one that a paper would state again.
bool Mentions::counts(const Figure& figure, const Block& block) const {
    constexpr std::int64_t first_year = 1900, last_year = 2100;
    if (figure.value.mantissa == 0 || figure.where.end > block.range.end) return false;
    if (figure.kind == Figure::Kind::money) return true;
    if (block.kind == BlockKind::cell || block.kind == BlockKind::entry) return false;
    if (figure.kind == Figure::Kind::percent) return true;
    return figure.value.exponent >= 0 &&
           (figure.value.exponent > 0 || figure.value.mantissa < first_year ||
            figure.value.mantissa > last_year);
}

// The first amount of the recommendation where none of its amounts stands anywhere else.
std::optional<Figure> Mentions::alone_in_the_recommendation(const Values& values) const {
    std::vector<duly_range> deciding;
    for (const Node section : paper_.all("section"))
        if (section.str("role") == "recommendation") deciding.push_back(section.range());
    std::optional<Figure> alone;
    for (const auto& [value, all] : values) {
        if (value.first.empty() || value.first[0] == ' ' || value.first[0] == '%') continue;
        const Mention* within = nullptr;
        auto home = deciding.end();
        bool elsewhere = false; // in another recommendation, too
        for (const Mention& each : all) {
            const std::uint32_t at = each.figure.where.begin;
            const auto in = std::find_if(deciding.begin(), deciding.end(), [&](duly_range section) {
                return at >= section.begin && at < section.end;
            });
            elsewhere = elsewhere || in == deciding.end() || (within != nullptr && in != home);
            if (in == deciding.end() || within != nullptr) continue;
            within = &each;
            home = in;
        }
        if (within == nullptr) continue;
        if (elsewhere) return std::nullopt;
        if (!alone || within->figure.where.begin < alone->where.begin) alone = within->figure;
    }
    return alone;
}

void Mentions::confirm() {
    constexpr std::size_t most = 60; // mentions of one amount
    // by value, and for what is counted by its noun
    Values values;
    std::set<std::uint32_t> in_cells; // with the units of their tables
    for (const Grid& grid : grids_)
        for (const Row& row : grid.rows)
            for (const Cell& cell : row.cells) {
                if (cell.state != Cell::State::figure || cell.figure.kind != Figure::Kind::money ||
                    cell.figure.value.mantissa == 0)
                    continue;
                in_cells.insert(cell.figure.where.begin);
                values[{std::string(cell.figure.currency), key_of(cell.figure.value)}].push_back(
                    {cell.figure, row.range, cell.range, grid.range});
            }
    for (const Passage& passage : passages_) {
        const Block& block = passage.block;
        if (block.kind == BlockKind::cell) { // money among words
            for (const Figure& figure : passage.figures)
                if (figure.kind == Figure::Kind::money && figure.value.mantissa != 0 &&
                    in_cells.count(figure.where.begin) == 0)
                    values[{std::string(figure.currency), key_of(figure.value)}].push_back(
                        {figure, block.node.parent().range(), block.range,
                         block.node.enclosing("table").range()});
            continue;
        }
        for (const Figure& figure : passage.figures) {
            if (!counts(figure, block)) continue;
            const duly_range sentence = sentence_in(paper_, passage, figure.where);
            std::string unit(figure.kind == Figure::Kind::percent ? "%" : figure.currency);
            if (const std::size_t nouns = noun_words(figure); nouns > 0) {
                constexpr std::uint32_t before = 24;
                const duly_range ahead{
                    std::max(sentence.begin,
                             figure.where.begin - std::min(figure.where.begin, before)),
                    figure.where.begin};
                if (context_.matches(context_.text("numbered"), paper_.text(ahead))) continue;
                const duly_range noun = words_behind(figure.where, sentence, nouns);
                if (empty(noun)) continue;
                unit = " " + std::string(context_.folded(paper_.text(noun)));
            }
            // of what is too long for a sentence, the words that stand near
            constexpr std::uint32_t longest = 2000, near = 300;
            duly_range around = sentence;
            if (around.end - around.begin > longest) {
                const duly_range close = places::widened(paper_, figure.where, near);
                around = {std::max(around.begin, close.begin), std::min(around.end, close.end)};
            }
            values[{std::move(unit), key_of(figure.value)}].push_back(
                {figure, around, block.range, {}});
        }
    }
    unmatched_ = alone_in_the_recommendation(values);
    for (auto& entry : values) {
        std::vector<Mention>& all = entry.second;
        if (all.size() < 2 || all.size() > most) continue;
        const std::string& named = entry.first.first;
        const bool noun = named.starts_with(' ');
        if (noun && context_.matches(context_.text("measures"), named)) continue;
        std::stable_sort(all.begin(), all.end(), [](const Mention& a, const Mention& b) {
            return a.figure.where.begin < b.figure.where.begin;
        });
        const std::size_t wanted = words_wanted(all[0].figure);
        std::vector<std::optional<std::vector<std::string_view>>> words(all.size());
        const auto words_around = [&](std::size_t i) -> const std::vector<std::string_view>& {
            if (!words[i]) words[i] = around_.telling_words(all[i].around);
            return *words[i];
        };
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Mention& here = all[i];
            for (std::size_t k = 0; k < i; ++k) {
                const Mention& before = all[k];
                const bool same_table =
                    !empty(here.table) && here.table.begin == before.table.begin;
                if (before.block.begin == here.block.begin || same_table ||
                    in_common(words_around(k), words_around(i)) < wanted)
                    continue;
                if (unmatched_) { // others agree, and what is decided was held against nothing
                    held_back_ = true;
                    return;
                }
                const std::string amount =
                    stated(paper_, here.figure) + (noun ? named : std::string());
                context_.report("agrees", here.figure.where)
                    .arg("amount", amount)
                    .arg("place", before.figure.where)
                    .related(amount, before.figure.where);
                said_ = true;
                break;
            }
        }
    }
}

/// What an amount of running text is for: "£118,300 for the chapel roof", "the chapel roof costs
/// £118,300". Empty when it cannot be told.
duly_range Mentions::label_of(const Passage& passage, const std::vector<Figure>& figures,
                              std::size_t index) const {
    const Figure& figure = figures[index];
    const duly_range sentence = sentence_in(paper_, passage, figure.where);
    const bool first = index == 0 || figures[index - 1].where.end <= sentence.begin;
    const bool last = index + 1 == figures.size() || figures[index + 1].where.begin >= sentence.end;
    const duly_range behind{figure.where.end, last ? sentence.end : figures[index + 1].where.begin};
    const std::string_view words = paper_.text(behind);
    if (words.starts_with(" for ")) {
        std::size_t end = words.find_first_of(",.;:(\n");
        if (end == std::string_view::npos) end = words.size();
        for (const std::string_view joint : {" and £", " and €"})
            end = std::min(end, words.find(joint));
        if (!last && words.substr(0, end).ends_with(" and ")) end -= 5;
        return {behind.begin + 5, behind.begin + static_cast<std::uint32_t>(end)};
    }
    return first && last ? sentence : duly_range{};
}

/// The telling words of a label, which must be two at least.
std::string Mentions::key(duly_range label) {
    constexpr std::uint32_t longest = 160;
    if (empty(label) || label.end - label.begin > longest) return {};
    std::string key;
    std::size_t count = 0;
    for (const std::string_view word : labels_.telling_words(label)) {
        key.append(word) += ' ';
        ++count;
    }
    return count < 2 ? std::string() : key;
}

void Mentions::labelled(const Passage& passage,
                        std::map<std::string, std::vector<Labelled>>& found) {
    const Block& block = passage.block;
    std::vector<Figure> figures;
    for (const Figure& figure : passage.figures)
        if (figure.kind == Figure::Kind::money && figure.where.end <= block.range.end)
            figures.push_back(figure);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (!figures[i].exact || figures[i].value.mantissa <= 0) continue;
        const duly_range label = places::trimmed(paper_, label_of(passage, figures, i));
        std::string words = key(label);
        if (words.empty()) continue;
        found[std::move(words)].push_back({figures[i], label,
                                           sentence_in(paper_, passage, figures[i].where),
                                           block.range, block.node.enclosing("section")});
    }
}

void Mentions::conflicts() {
    std::map<std::string, std::vector<Labelled>> by_label;
    for (const Passage& passage : passages_)
        if (passage.block.kind == BlockKind::paragraph || passage.block.kind == BlockKind::item)
            labelled(passage, by_label);
    for (const Grid& grid : grids_) {
        // one column of money and nothing else that could be for the same thing
        std::size_t money = grid.columns.size(), columns = 0;
        for (std::size_t c = 0; c < grid.columns.size(); ++c)
            if (std::any_of(grid.rows.begin(), grid.rows.end(), [&](const Row& row) {
                    return row.cells[c].state == Cell::State::figure;
                })) {
                money = c;
                ++columns;
            }
        if (columns != 1 || context_.matches(context_.text("qualified"), grid.columns[money].label))
            continue;
        for (const Row& row : grid.rows) {
            const Cell& cell = row.cells[money];
            if (cell.state != Cell::State::figure || cell.figure.kind != Figure::Kind::money ||
                cell.figure.value.mantissa <= 0 || empty(row.label_range))
                continue;
            const std::string words = key(row.label_range);
            if (!words.empty())
                by_label[words].push_back({cell.figure, row.label_range, row.label_range,
                                           grid.range, paper_.section_at(row.range.begin)});
        }
    }
    for (auto& group : by_label) {
        std::vector<Labelled>& all = group.second;
        const bool differ = std::any_of(all.begin(), all.end(), [&](const Labelled& each) {
            return add_up({each.figure}, all[0].figure, Noughts::prose).verdict != Verdict::holds;
        });
        if (!differ) continue;
        all.erase(
            std::remove_if(
                all.begin(), all.end(),
                [&](const Labelled& each) {
                    return context_.find(context_.text("qualified"), each.sentence).has_value();
                }),
            all.end());
        if (all.size() > 1) compare_all(all);
    }
}

/// Whether the section is about an option, a phase or a year, with others beside it.
bool Mentions::one_of_several(Node section) const {
    for (; section; section = section.parent().enclosing("section")) {
        if (section.str("role") == "options") return true;
        for (const Node heading : section.children("heading"))
            if (context_.find(context_.text("qualified"), heading.range()) ||
                context_.find("\\b(?:amended|amendments?|minority|substitute|option)\\b",
                              heading.range()))
                return true;
    }
    return false;
}

void Mentions::compare_all(const std::vector<Labelled>& all) {
    constexpr std::size_t most = 8;
    if (all.size() > most) return;
    // Two values for one thing, one of them stated once: three may be three things.
    std::vector<std::vector<const Labelled*>> values;
    for (const Labelled& each : all) {
        if (told_.count(each.figure.where.begin) > 0) return;
        const auto same = std::find_if(values.begin(), values.end(), [&](const auto& group) {
            return add_up({each.figure}, group[0]->figure, Noughts::prose).verdict !=
                   Verdict::misses;
        });
        if (same == values.end())
            values.push_back({&each});
        else
            same->push_back(&each);
    }
    if (values.size() != 2) return;
    if (values[0].size() > 1 && values[1].size() > 1) return;
    const Labelled *before = values[0][0], *here = values[1][0];
    if (values[0].size() == 1 && values[1].size() > 1) std::swap(before, here);
    if (before->figure.currency != here->figure.currency) return;
    if (before->block.begin == here->block.begin || before->section == here->section) return;
    const bool twice = values[0].size() + values[1].size() > 2;
    const bool slip = misread(before->figure.value, here->figure.value);
    Relation relation;
    relation.whole = before->figure;
    const Sum sum = add_up({here->figure}, before->figure, Noughts::prose);
    constexpr std::int64_t near_alone = 30, near_twice = 60;
    const auto sided = [&](const Labelled& each) {
        return context_.find(context_.text("sides"), each.sentence).has_value();
    };
    if (!slip && sided(*before) != sided(*here)) return; // capital alone, and all of it
    const std::string_view role = before->section.str("role"), other = here->section.str("role");
    const bool decides = role != other && (context_.matches(context_.text("deciding"), role) ||
                                           context_.matches(context_.text("deciding"), other));
    if (!slip && (!(twice || decides) || !near(relation, sum, twice ? near_twice : near_alone)))
        return;
    if (one_of_several(before->section) || one_of_several(here->section)) return;
    if (here->figure.where.begin < before->figure.where.begin) std::swap(before, here);
    context_.report(slip ? "slip" : "stale", here->figure.where)
        .arg("label", places::quoted(paper_.text(here->label), 80))
        .arg("here", stated(paper_, here->figure))
        .arg("there", stated(paper_, before->figure))
        .arg("place", before->figure.where)
        .arg("alike", 0)
        .related(stated(paper_, before->figure), before->figure.where);
    told_.insert({before->figure.where.begin, here->figure.where.begin});
    said_ = true;
}

} // namespace

bool tell_mentions(const Context& context, const std::vector<Grid>& grids,
                   std::set<std::uint32_t>& told, std::optional<Figure>& unmatched) {
    Mentions mentions(context, grids, told);
    const bool said = mentions.run();
    unmatched = mentions.unmatched();
    return said;
}

} // namespace duly::amounts
