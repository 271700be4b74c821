// register.approved: the sums that a recommendation or decision asks for or approves.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "asked.hpp"

namespace duly::registers {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("roles", DULY_TEXT, "recommendation decision",
              "Roles of the sections with the recommendation or decision, separated by spaces."),
    decides_parameter,
    parameter("noted", DULY_PATTERN,
              "^(?:[(0-9a-z.)]{1,6} )?(?:to |that )?(?:the [a-z ]{2,40} )?"
              "(?:notes?|noted|noting|considers?|receives?)\\b",
              "How an item begins that asks for no approval."),
    parameter("limit", DULY_PATTERN,
              "\\b(?:threshold|delegat\\w*|to the value of|scheme of|financial regulations|"
              "standing orders|contract procedure|limit of|not exceeding the limit|in excess of|"
              "(?:from|within|against) (?:the |an? |its )?(?:[a-z]+ ){0,3}(?:budget|reserves?) of|"
              "total (?:value|cost) to date|previously)\\b",
              "Words before a sum, in its sentence, that make it a limit or context."),
    parameter(
        "anew", DULY_PATTERN,
        "^(?:\\(?[0-9a-z]{1,4}[.)] ?)?(?:that|to|approv(?:e|es|ed)|agree[sd]?|authoris(?:e|es|"
        "ed)|award(?:s|ed)?|allocat(?:e|es|ed)|delegat(?:e|es|ed)|not(?:e|es|ed)) ",
        "How a paragraph begins that is a recommendation of its own, and no part of the sum "
        "before it."),
    parameter("approves", DULY_PATTERN, "\\b(?:approv|agree|authoris|award|allocat)\\w*",
              "Words that approve, in an item that also notes something."),
    parameter(
        "rate", DULY_PATTERN,
        "^,? ?(?:a|an|per|(?:in |for )?(?:each|every)|of (?:it|this|that|them)|apiece|p\\.?a)\\b",
        "Words behind a sum that make it a rate or a part; where a total stands beside it, that "
        "counts."),
    parameter("tariff", DULY_PATTERN,
              "\\b(?:council tax|precept|rents?|charges?|fees?|fares?|tariffs?|dues|tolls?|"
              "prices?)\\b[^.;£€]{0,60}$",
              "Words before a sum that may be what each of many pays."),
    parameter("unit", DULY_PATTERN,
              "^,? ?(?:\\([^()]{1,30}\\),? )?(?:an?|per|each|every|for (?:an?|each|every)) "
              "(?:week|month|day|hour|night|session|visit|property|household|dwelling|home|space|"
              "permit|plot|grave|copy|page|child|adult|person|pupil|ticket|journey|mile|tonne|bin|"
              "band|average band)\\b|^,? ?(?:\\([^()]{1,30}\\),? )?(?:weekly|monthly|daily)\\b|"
              "^,? (?:for|at|in|on) (?:an? )?band [a-h]\\b",
              "Words behind it that say so: it is no sum that is approved."),
    parameter("rent", DULY_PATTERN,
              "\\b(?:rent|rental|ground rent|annual rent|licence fee)(?: (?:of|at|is|being))"
              "(?: (?:up to|about|not less than|at least))? $",
              "Words before a sum that is the rent of a lease or licence: what it brings in or "
              "costs from year to year, and no sum that is approved."),
    parameter("tax-bill", DULY_PATTERN, "\\bcouncil tax (?:of|at|to|charge of|bill of) $",
              "Words before a sum with which each household pays it."),
    parameter("moved-by", DULY_PATTERN,
              "^[^.;£€]{0,60},? (?:which is |being )?an? (?:increase|rise|uplift|reduction|"
              "decrease) of $",
              "All the words between what each pays and what that changed by."),
    parameter("lowered", DULY_PATTERN, "\\b(?:decrease|reduction|cut) of (?:up to )?$",
              "Words before a sum that is taken away."),
    parameter(
        "new-total", DULY_PATTERN,
        "\\b(?:increase|addition|rise|uplift) (?:of|by)\\b.*[£€][^;]*\\bfrom [^;]*[£€][^;]* to $",
        "Words before a sum that is what an increase, which is approved, leads to."),
    parameter("about", DULY_PATTERN,
              "\\b(?:about|around|approximately|some|circa|c\\.|estimated(?: at)?) ?$|~ ?$",
              "Words before a sum that make it approximate."),
    parameter("capital", DULY_PATTERN, "\\bcapital\\b", "Words for capital money."),
    parameter("revenue", DULY_PATTERN, "\\brevenue\\b", "Words for revenue money."),
    parameter("elsewhere", DULY_PATTERN, "\\b(?:part (?:2|ii|two|b)|exempt|confidential)\\b",
              "Words that say the sum stands in the part that is not published."),
    parameter("recipient", DULY_PATTERN,
              "(?-i:\\b(?:to|with) (?:the )?((?:[A-Z][\\w&'\u2019.-]*)(?:,? (?:(?:of|and|in|on|&) "
              "(?:the )?|for )?[A-Z(][\\w&'\u2019.)-]*)*(?: plc| ltd)?))",
              "Where the one who receives it is named; the first group is the name."),
    parameter("award", DULY_PATTERN,
              "\\b(?:grants?|award\\w*|contracts?|fund(?:ing|s)?|pay(?:ment)?s?|loans?|"
              "appoint\\w*|agreement|extension)\\b",
              "Words of a sentence that gives money to somebody."),
    parameter("since", DULY_PATTERN,
              "(?:\\b(?:one year|[a-z0-9]+ years) )?\\b(?:(?:starting|beginning|commencing) "
              "(?:in|from)|from)[ ]*$",
              "Words before a year that make it the first of several: they go with it."),
    parameter(
        "counted-years", DULY_PATTERN,
        "\\b(?:over|for|in|during|across) (?:a (?:period|term) of |up to )?((?:the )?(?:(?:next|"
        "coming|following) )?(?:two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,2}) "
        "(?:financial )?years)\\b",
        "Years that are only counted, as group 1: told in the paper's own words."),
    parameter("office", DULY_PATTERN,
              "^(?:.*\\b(?:director|officer|chief|head|mayor|leader|cabinet|committee|board|chair|"
              "portfolio|member|treasurer|secretary|commissioner|manager)\\b.*|"
              "(?:january|february|march|april|may|june|july|august|september|october|november|"
              "december|monday|tuesday|wednesday|thursday|friday|part|appendix|paragraph|section)"
              "\\b.*)$",
              "Names that are offices, dates or places of the paper and receive nothing."),
};
constexpr duly_argument told[] = {
    argument("figure", DULY_TEXT, "The sum as written."),
    argument("amount", DULY_AMOUNT, "Its value."),
    argument("bound", DULY_TEXT, "exact, at-most, about, at-least, over or under."),
    argument("kind", DULY_TEXT, "capital, revenue or nothing."),
    argument("recipient", DULY_TEXT, "Who receives it, where that is said."),
    argument("years", DULY_TEXT, "For which years, where that is said."),
};
constexpr duly_case cases[] = {
    pass("approved", "A sum is asked for or approved.", told),
    pass("in-part-2", "The sum stands in the part that is not published."),
    not_applicable("no-sum", "No sum is asked for."),
};

/// A sum that may be one that is approved.
struct Candidate {
    Node amount;
    duly_decimal value{};
    const places::Block* block = nullptr;
    duly_range sentence{};
    bool rate = false; ///< "a year"
    bool part = false; ///< of another one
};

/// In pence; nothing when it is too large or too fine.
std::optional<std::int64_t> pence(duly_decimal value) {
    constexpr std::int64_t most = std::int64_t{1} << 53;
    std::int64_t out = value.mantissa;
    for (int power = value.exponent + 2; power > 0; --power) {
        if (out > most / 10 || out < 0) return std::nullopt;
        out *= 10;
    }
    return value.exponent < -2 || out < 0 || out > most ? std::nullopt : std::optional(out);
}

/// Marks those that stand side by side and make one before or behind them: its parts.
void mark_parts(std::vector<Candidate>& all) {
    for (std::size_t whole = 0; whole < all.size(); ++whole) {
        const auto wanted = pence(all[whole].value);
        if (!wanted || *wanted == 0 || all[whole].part) continue;
        const auto run = [&](std::size_t from, std::size_t step, std::size_t most) {
            std::int64_t sum = 0;
            for (std::size_t count = 1; count <= most; ++count) {
                const auto next = pence(all[from + (count - 1) * step].value);
                if (!next || (sum += *next) > *wanted) return;
                if (sum != *wanted) continue;
                for (std::size_t i = 0; count > 1 && i < count; ++i)
                    all[from + i * step].part = true;
                return;
            }
        };
        run(whole + 1, 1, all.size() - whole - 1);
        run(whole - 1, static_cast<std::size_t>(-1), whole);
    }
}

class Approved {
public:
    explicit Approved(const Context& context)
        : context_(context), paper_(context.document()), asked_(asked_in(context)) {}

    void run() {
        bool announced = false; // what follows are the parts of the sum before
        bool elsewhere = false;
        for (const places::Block& block : clauses()) {
            const std::string_view folded = context_.folded(paper_.text(block.range));
            elsewhere = elsewhere || context_.matches(context_.text("elsewhere"), folded);
            const bool item = block.kind == places::BlockKind::item;
            if (announced && (item || !begins_anew(folded))) continue;
            announced = false;
            std::uint32_t from = block.range.begin;
            if (context_.matches(context_.text("noted"), folded)) {
                const auto approves = context_.find(context_.text("approves"), block.range);
                if (!approves) continue;
                from = approves->begin;
            }
            const bool any = sums_of(block, from);
            announced = any && !item && (folded.ends_with(':') || folded.ends_with(';'));
        }
        mark_parts(found_);
        drop_rates();
        for (const Candidate& each : found_)
            if (!each.part && !told_before(each.value)) tell(each);
        if (told_.empty()) context_.report(elsewhere ? "in-part-2" : "no-sum");
    }

private:
    /// The blocks, cut where they count on: "a) approves …; b) notes …".
    [[nodiscard]] const std::vector<places::Block>& clauses() {
        for (const places::Block& block : asked_) {
            places::Block rest = block;
            const std::string_view words = paper_.text(block.range);
            std::size_t from = 0;
            for (char letter = 'a'; letter <= 'z'; ++letter) {
                const std::string mark{letter, ')', ' '};
                std::size_t at = words.find(mark, from);
                // not within a word: "(a) …" or "; a) …"
                while (at != std::string_view::npos && at > 0 && words[at - 1] != ' ' &&
                       words[at - 1] != '(')
                    at = words.find(mark, at + 1);
                if (at == std::string_view::npos) break;
                from = at + mark.size();
                if (at > 0 && words[at - 1] == '(') --at;
                const auto place = block.range.begin + static_cast<std::uint32_t>(at);
                if (place == rest.range.begin) continue;
                places::Block clause = rest;
                clause.range.end = place;
                clause.range = places::trimmed(paper_, clause.range);
                if (!empty(clause.range)) clauses_.push_back(clause);
                rest.range.begin = place;
            }
            clauses_.push_back(rest);
        }
        return clauses_;
    }

    /// A paragraph that begins a recommendation of its own.
    bool begins_anew(std::string_view folded) const {
        return context_.matches(context_.text("anew"), folded);
    }

    bool sums_of(const places::Block& block, std::uint32_t from) {
        bool any = false;
        duly_range tariff{}; // what each of many pays, said just before
        for (const Node amount : block.holder.all("amount")) {
            const duly_range where = amount.range();
            if (where.begin < from || where.end > block.range.end) continue;
            // "any project over £500,000": a limit
            const std::string_view bound = amount.str("bound");
            if (bound == "over" || bound == "under" || bound == "at-least") continue;
            const duly_range sentence = places::sentence_around(paper_, block.range, where);
            const auto value = amount.decimal("amount");
            const duly_range before{sentence.begin, where.begin};
            if (!value ||
                context_.matches(context_.text("limit"), context_.folded(paper_.text(before))))
                continue;
            const std::string words(context_.folded(paper_.text(before)));
            if (context_.matches(context_.text("rent"), words + " ")) continue;
            if (context_.matches(context_.text("lowered"), words + " ") ||
                context_.matches(context_.text("new-total"), words + " "))
                continue;
            if (words.ends_with(" from")) continue; // "from £500,000 to £640,000": what it was
            if (each_pays(sentence, where, tariff)) {
                tariff = where;
                continue;
            }
            const duly_range behind{where.end, std::min(where.end + 12, sentence.end)};
            found_.push_back({amount, *value, &block, sentence,
                              context_.matches(context_.text("rate"), paper_.text(behind)), false});
            any = true;
        }
        return any;
    }

    /// "£12.60 a week" of rent, a council tax of £91.35, and "an increase of £5.00" behind it.
    [[nodiscard]] bool each_pays(duly_range sentence, duly_range sum, duly_range tariff) const {
        constexpr std::uint32_t behind = 60;
        const std::string_view before = paper_.text({sentence.begin, sum.begin});
        if (tariff.end > sentence.begin && tariff.end <= sum.begin &&
            context_.matches(context_.text("moved-by"), paper_.text({tariff.end, sum.begin})))
            return true;
        if (context_.matches(context_.text("tax-bill"), before)) return true;
        return context_.matches(context_.text("tariff"), before) &&
               context_.matches(context_.text("unit"),
                                paper_.text({sum.end, std::min(sum.end + behind, sentence.end)}));
    }

    /// A rate is left out where its sentence has a total.
    void drop_rates() {
        for (Candidate& each : found_)
            each.part = each.part ||
                        (each.rate &&
                         std::any_of(found_.begin(), found_.end(), [&](const Candidate& other) {
                             return !other.rate && other.sentence.begin == each.sentence.begin;
                         }));
    }

    /// capital or revenue: by the words beside the sum, else by the sentence's only ones.
    const char* kind_of(const Candidate& one, std::string_view sentence) const {
        const duly_range where = one.amount.range();
        const std::string_view beside =
            paper_.text({where.end, std::min(where.end + 14, one.sentence.end)});
        const bool capital_beside = context_.matches(context_.text("capital"), beside);
        const bool revenue_beside = context_.matches(context_.text("revenue"), beside);
        if (capital_beside != revenue_beside) return capital_beside ? "capital" : "revenue";
        const bool capital = context_.matches(context_.text("capital"), sentence);
        const bool revenue = context_.matches(context_.text("revenue"), sentence);
        return capital == revenue ? "" : capital ? "capital" : "revenue";
    }

    /// Ranges are read as approximate; only words that say so are handed on.
    std::string_view bound_of(const Candidate& one) const {
        const std::string_view bound = one.amount.str("bound");
        if (bound != "about") return bound;
        const duly_range before{one.sentence.begin, one.amount.range().begin};
        return context_.matches(context_.text("about"), paper_.text(before)) ? bound : "exact";
    }

    void tell(const Candidate& one) {
        told_.push_back(one.value);
        const std::string_view folded = context_.folded(paper_.text(one.sentence));
        context_.report("approved", one.amount.range())
            .arg("figure", one.amount.text())
            .arg("amount", one.value)
            .arg("bound", bound_of(one))
            .arg("kind", kind_of(one, folded))
            .arg("recipient", recipient(one, folded))
            .arg("years", years(*one.block, one.sentence));
    }

    bool told_before(duly_decimal value) const {
        return std::any_of(told_.begin(), told_.end(), [&](const duly_decimal& one) {
            return one.mantissa == value.mantissa && one.exponent == value.exponent;
        });
    }

    std::string_view recipient(const Candidate& one, std::string_view folded) const {
        // An item of a list has its verb in front of the list.
        if (one.block->kind != places::BlockKind::item &&
            !context_.matches(context_.text("award"), folded))
            return {};
        const std::string_view words = paper_.text(one.sentence);
        std::size_t at = 0;
        while (at < words.size()) {
            const auto found = context_.match(context_.text("recipient"), words.substr(at));
            if (!found) return {};
            std::string_view name = words.substr(at + found->begin, found->end - found->begin);
            while (!name.empty() &&
                   (std::string_view(".,( ").find(name.back()) != std::string_view::npos ||
                    (name.back() == ')' && name.find('(') == std::string_view::npos)))
                name.remove_suffix(1);
            if (!context_.matches(context_.text("office"), context_.folded(name))) return name;
            at += found->end;
        }
        return {};
    }

    /// The years of the sentence, each once, ranges whole; where none is given, how many they are
    /// in the paper's own words. Which years those are is not worked out: "the next three" may
    /// begin with the year of the paper or with the one after it.
    std::string years(const places::Block& block, duly_range sentence) const {
        std::vector<std::string> all;
        duly_range last{};
        for (const Node period : block.holder.all("period")) {
            const duly_range where = period.range();
            if (where.begin < sentence.begin || where.end > sentence.end) continue;
            const duly_range gap{all.empty() ? sentence.begin : last.end, where.begin};
            const std::string between(context_.folded(paper_.text(gap)));
            const std::string_view year = paper_.text(where);
            last = where;
            if (!all.empty() && (between == "to" || between == "-" || between == "until")) {
                (all.back() += " to ") += year;
                continue;
            }
            const auto since = context_.find(context_.text("since"), gap);
            all.push_back((since ? places::quoted(paper_.text(*since)) + " " : "") +
                          std::string(year));
        }
        if (all.empty())
            if (const auto counted = context_.find(context_.text("counted-years"), sentence))
                return places::quoted(paper_.text(*counted));
        std::string out;
        for (auto one = all.begin(); one != all.end(); ++one)
            if (std::find(all.begin(), one, *one) == one)
                (out += out.empty() ? "" : ", ") +=
                    one->starts_with("from ") && one->find(" to ") != std::string::npos
                        ? one->substr(std::string("from ").size())
                        : *one;
        return out;
    }

    const Context& context_;
    const Document& paper_;
    std::vector<places::Block> asked_, clauses_;
    std::vector<Candidate> found_;
    std::vector<duly_decimal> told_;
};

void run(const Context& context) {
    Approved(context).run();
}

} // namespace

duly_check approved() {
    return check<run>("register.approved",
                      "The sums that a recommendation or decision asks for or approves.",
                      parameters, cases);
}

} // namespace duly::registers
