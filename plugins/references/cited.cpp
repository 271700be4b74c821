// references.cited: with which date, amount and title each decision of the body is cited, and that
// it is cited with one date only. What it reports is held against the papers of the same run.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "../shared/blocks.hpp"

namespace duly::references {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("not", DULY_PATTERN, "^item\\b",
              "References that mean a place and no one paper, such as an item of an agenda."),
    parameter("dated-after", DULY_PATTERN,
              "^[ ,;([]*(?:(?:which |that )?(?:was |were |had been |has been )?(?:approved|agreed|"
              "signed|taken|made|dated|decided)(?: (?:off )?by [^.;0-9]{2,60})?)?[ ,]*"
              "(?:(?:on|of|dated|in) )?(?:the )?$",
              "All that may stand between a reference and the date it was decided on."),
    parameter("dated-before", DULY_PATTERN,
              "^[ ,]*(?:(?:the )?[a-z ]{2,60} )?(?:approved|agreed|signed|took|made)"
              "(?: the)?(?: decision)?[ ,([]*(?:reference |ref\\.? |number )?$",
              "All that may stand between the date and the reference after it."),
    parameter(
        "granted-after", DULY_PATTERN,
        "^[ ,;([]*(?:(?:[0-9a-z]+ ){1,3}[0-9]{4}[ ,;)]*)?(?:which |that |it )?(?:had |has )?"
        "(?:approved|awarded|agreed|allocated|granted|authorised|committed|set aside)"
        "(?: (?:a |the )?(?:total |further |grant |sum |budget |contract |funding |award |"
        "expenditure )*(?:of )?)?[ ,]*(?:up to )?$|"
        // "(approved on 4 May 2024, at £310,000)", "of 4 May 2024, which gave £310,000"
        "^[ ,;([]*(?:(?:which |that )?(?:was |were )?(?:approved|agreed|signed|taken|made|dated|"
        "decided)?[ ,]*(?:(?:on|of|dated|in) )?(?:the )?[0-9]{1,2}(?:st|nd|rd|th)? [a-z]{3,9},? "
        "[0-9]{4}[ ,;)]*)?(?:at|for|worth|(?:which |that |and )?(?:gave|giving|granting|awarding)|"
        "in the sum of|to the value of)(?: (?:a|the) (?:cost|sum|grant|total|budget|price) of)?"
        "(?: up to)? $",
        "All that may stand between a reference and the amount it approved."),
    parameter("granted-before", DULY_PATTERN,
              "^[ ,]*(?:was |were |which (?:was|were) |that (?:was|were) |had been |has been )?"
              "(?:approved|awarded|agreed|allocated|granted|authorised|committed|set aside)"
              "(?: [^.;0-9]{2,60}?)?(?: (?:in|by|under|through|via|as))?[ ,([]*"
              "(?:decision )?(?:reference |ref\\.? |number )?$",
              "All that may stand between an amount and the reference of the decision on it."),
    parameter(
        "rate", DULY_PATTERN,
        "^ ?(?:a|an|per|each|every|apiece|p\\.?a|below|less|more|above|over|under|higher|lower|"
        "cheaper|saved|left)\\b",
        "Words behind an amount that make it a rate, which no decision need state."),
    parameter("titled", DULY_PATTERN, "^[ ,:;([\u2013-]*$",
              "All that may stand between a reference and its title in quotation marks."),
};
constexpr duly_argument known[] = {
    argument("reference", DULY_TEXT, "The decision as it is cited."),
    argument("date", DULY_DATE, "The date it is cited with, where one is."),
    argument("amount", DULY_AMOUNT, "The amount it is cited with, where one is."),
    argument("figure", DULY_TEXT, "The same as written."),
    argument("title", DULY_TEXT, "The title it is cited with in quotation marks, where one is."),
    argument("place", DULY_PLACE, "Where."),
};
constexpr duly_argument differing[] = {
    argument("reference", DULY_TEXT, "The decision as it is cited."),
    argument("date", DULY_DATE, "The date it is cited with here."),
    argument("other", DULY_DATE, "The date it is cited with elsewhere."),
    argument("place", DULY_PLACE, "Where."),
};
constexpr duly_case cases[] = {
    fail("two-dates", "One decision is cited with two dates.", differing),
    pass("cited", "A decision of the body is cited.", known),
    not_applicable("none", "No other decision is cited."),
};

struct Mention {
    Node node;
    duly_range block{};
};

/// What the paper says of one decision, from all its mentions.
struct Cited {
    std::string_view reference;
    Node first;
    std::optional<duly_date> date;
    duly_range dated{};
    Node amount;
    duly_range title{};
};

bool is_same(const duly_date& a, const duly_date& b) {
    return a.year == b.year && (a.month == b.month || a.month == 0 || b.month == 0) &&
           (a.day == b.day || a.day == 0 || b.day == 0);
}

class Finder {
public:
    explicit Finder(const Context& context) : context_(context), paper_(context.document()) {}

    void run() {
        const std::string_view own = paper_.root().str("reference");
        bool any = false;
        for (const Node node : paper_.root().all("reference")) {
            if (node.str("kind") != "decision") continue;
            const std::string_view target = node.str("target");
            if (target == own || context_.matches(context_.text("not"), target)) continue;
            const places::Block* block =
                places::block_at(places::blocks_of(context_), node.range().begin);
            if (block == nullptr || block->kind == places::BlockKind::heading) continue;
            any = true;
            read({node, block->range}, of(target, node));
        }
        for (const Cited& each : cited_) {
            const auto out = context_.report("cited", each.first);
            out.arg("reference", each.reference).arg("place", each.first);
            if (each.date) out.arg("date", *each.date);
            if (each.amount) {
                if (const auto value = each.amount.decimal("amount")) out.arg("amount", *value);
                out.arg("figure", each.amount.text());
            }
            if (!empty(each.title)) out.arg("title", paper_.text(each.title));
        }
        if (!any) context_.report("none");
    }

private:
    Cited& of(std::string_view target, const Node& node) {
        const auto found = std::find_if(cited_.begin(), cited_.end(),
                                        [&](const Cited& one) { return one.reference == target; });
        if (found != cited_.end()) return *found;
        Cited& one = cited_.emplace_back();
        one.reference = target;
        one.first = node;
        return one;
    }

    /// Whether what stands between two places is nothing but words of that pattern.
    bool joined(std::uint32_t from, std::uint32_t to, const char* by) const {
        constexpr std::uint32_t longest = 120;
        if (from > to || to - from > longest) return false;
        const std::string folded(context_.folded(paper_.text({from, to})));
        const std::string padded = ' ' + folded + ' '; // folding takes the outer spaces away
        return context_.matches(context_.text(by), padded);
    }

    void read(const Mention& mention, Cited& about) {
        constexpr std::uint32_t longest = 20'000; // bytes of a paragraph; more is no prose
        if (mention.block.end - mention.block.begin > longest) return;
        const duly_range here = mention.node.range();
        const duly_range sentence = places::sentence_around(paper_, mention.block, here);
        Node block = mention.node.parent();
        for (const Node each : block.children()) {
            const duly_range where = each.range();
            if (where.begin < sentence.begin || where.end > sentence.end) continue;
            if (each.is("date")) date(each, here, about);
            if (each.is("amount") && !about.amount && each.str("bound") == "exact" &&
                !context_.matches(
                    context_.text("rate"),
                    paper_.text({where.end, std::min(where.end + 12, sentence.end)})) &&
                (joined(here.end, where.begin, "granted-after") ||
                 joined(where.end, here.begin, "granted-before")))
                about.amount = each;
        }
        title(here, sentence, about);
    }

    void date(const Node& each, duly_range here, Cited& about) {
        const duly_range where = each.range();
        if (!joined(here.end, where.begin, "dated-after") &&
            !joined(where.end, here.begin, "dated-before"))
            return;
        const auto said = each.date("date");
        if (!said || said->year == 0) return;
        if (!about.date) {
            about.date = said;
            about.dated = where;
        } else if (!is_same(*about.date, *said)) {
            context_.report("two-dates", where)
                .arg("reference", about.reference)
                .arg("date", *said)
                .arg("other", *about.date)
                .arg("place", about.dated)
                .related(places::quoted(paper_.text(about.dated)), about.dated);
        }
    }

    /// Words in quotation marks beside the reference.
    void title(duly_range here, duly_range sentence, Cited& about) const {
        if (!empty(about.title)) return;
        static constexpr std::string_view opens[] = {"\"", "\u201C", "\u2018"},
                                          closes[] = {"\"", "\u201D", "\u2019"};
        const std::string_view before = paper_.text({sentence.begin, here.begin});
        const std::string_view after = paper_.text({here.end, sentence.end});
        for (std::size_t kind = 0; kind < std::size(opens); ++kind) {
            const std::size_t open = after.find(opens[kind]);
            if (open != std::string_view::npos) {
                const auto from = static_cast<std::uint32_t>(open);
                const std::size_t words = open + opens[kind].size();
                const std::size_t close = after.find(closes[kind], words);
                if (close != std::string_view::npos &&
                    joined(here.end, here.end + from, "titled")) {
                    about.title = {here.end + static_cast<std::uint32_t>(words),
                                   here.end + static_cast<std::uint32_t>(close)};
                    return;
                }
            }
            const std::size_t closed = before.rfind(closes[kind]);
            if (closed == std::string_view::npos || closed == 0) continue;
            const std::size_t opened = before.rfind(opens[kind], closed - 1);
            if (opened == std::string_view::npos) continue;
            const auto end = static_cast<std::uint32_t>(closed + closes[kind].size());
            if (!joined(sentence.begin + end, here.begin, "titled")) continue;
            about.title = {sentence.begin + static_cast<std::uint32_t>(opened + opens[kind].size()),
                           sentence.begin + static_cast<std::uint32_t>(closed)};
            return;
        }
    }

    const Context& context_;
    const Document& paper_;
    std::vector<Cited> cited_;
};

void run(const Context& context) {
    Finder(context).run();
}

} // namespace

duly_check cited() {
    return check<run>("references.cited",
                      "With which date, amount and title other decisions are cited, and one "
                      "decision with one date only.",
                      parameters, cases);
}

} // namespace duly::references
