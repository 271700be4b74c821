// amounts.part-of: what is said to be part of a figure is no more than it.
#include <algorithm>

#include "../shared/blocks.hpp"
#include "relation.hpp"
#include "sentence.hpp"

namespace duly::amounts {
namespace {

using std::string_view;

constexpr duly_parameter parameters[] = {
    parameter("of-which", DULY_PATTERN, "\\bof which,?(?: [a-z]+){0,3}$",
              "Words between a figure and a part of it."),
    parameter("of-these", DULY_PATTERN, "^of (?:these|those|the|its|our)(?: [a-z-]+){0,2}$",
              "Words between a count and the noun of what it is a part of."),
    parameter("of-the-whole", DULY_PATTERN,
              "^of (?:the|this|that|its) (?:[a-z-]+ ){0,2}(budget|funding|cost|total|sum|grant|"
              "allocation|programme|expenditure|income|reserve)s?,? (?:[a-z]+ )?$",
              "The beginning of a sentence that names what its amount is a part of."),
    parameter("reduced", DULY_PATTERN,
              "^,? \\(?(?:less|minus|net of|before|gross|plus|over|in total|was|were|had)\\b",
              "Words behind a part that is not the whole of what is meant."),
    parameter("rate", DULY_PATTERN,
              "^,? \\(?(?:an?|per|each|every|apiece|annually|yearly|monthly|weekly|quarterly|daily|"
              "p\\.?a\\b|p\\.?c\\.?m\\b)|^ ?/ ?[a-z]",
              "Words behind an amount that is paid more than once."),
    parameter("rate-before", DULY_PATTERN,
              "\\b(?:annual|yearly|monthly|weekly|quarterly|daily|hourly|unit)(?: [a-z-]+){0,4} ?$",
              "The same, before it."),
};
constexpr duly_argument arguments[] = {
    argument("part", DULY_TEXT, "The part as written."),
    argument("whole", DULY_TEXT, "The whole as written."),
    argument("words", DULY_TEXT, "The sentence of the part."),
};
constexpr duly_case cases[] = {
    fail("exceeds", "The part is more than its whole.", arguments),
    pass("within", "The part is within its whole.", arguments),
    not_applicable("none", "Nothing is said to be part of a figure."),
};

class Parts {
public:
    explicit Parts(const Context& context)
        : context_(context), paper_(context.document()), reader_(paper_) {}

    bool run() {
        for (const Node node : paper_.all("amount")) {
            const auto figure = reader_.read(node);
            if (figure && figure->value.mantissa > 0) amount(node, *figure);
        }
        std::vector<Counted> before;
        for (const Node node : paper_.all("count")) {
            const auto figure = reader_.read(node);
            if (!figure || figure->value.exponent != 0 || figure->value.mantissa <= 0) continue;
            count(node, *figure, before);
            before.push_back({*figure, node.str("unit")});
        }
        return said_;
    }

private:
    struct Counted {
        Figure figure;
        string_view noun;
    };

    void amount(const Node& node, const Figure& part);
    void count(const Node& node, const Figure& part, const std::vector<Counted>& before);
    void of_the_whole(const Node& node, const Figure& part);
    void tell(const Figure& part, const Figure& whole, bool sure, duly_range sentence);

    const Context& context_;
    const Document& paper_;
    Reader reader_;
    std::vector<Figure> amounts_; ///< of the paper, in order
    bool said_ = false;
};

/// Confirmed when it is within; told when it is not and the whole is sure.
void Parts::tell(const Figure& part, const Figure& whole, bool sure, duly_range sentence) {
    const auto order = compare(part.value, whole.value);
    if (!order || (*order > 0 && (!sure || !part.exact || !whole.exact))) return;
    context_.report(*order > 0 ? "exceeds" : "within", part.where)
        .arg("part", stated(paper_, part))
        .arg("whole", stated(paper_, whole))
        .arg("words", places::quoted(paper_.text(sentence), 160))
        .related(stated(paper_, whole), whole.where)
        .related(stated(paper_, part), part.where);
    said_ = true;
}

// "£2.4m, of which £300,000 is spent"
void Parts::amount(const Node& node, const Figure& part) {
    constexpr std::uint32_t window = 40, longest = 60;
    const duly_range near{part.where.begin - std::min(part.where.begin, longest), part.where.begin};
    const string_view words = paper_.text(near);
    if (words.find("f ") == string_view::npos) return; // neither "of which" nor "of the"
    if (words.find("of which") == string_view::npos) return of_the_whole(node, part);
    const auto sentence = sentence_of(context_, node.range());
    if (!sentence ||
        !context_.matches(context_.text("of-which"),
                          places::quoted(before(paper_, *sentence, part, window), window)))
        return;
    std::vector<Figure> earlier;
    for (const Figure& other : sentence->others(part))
        if (other.where.begin < part.where.begin) earlier.push_back(other);
    // "£181,000 less grants of £81,000" is another amount
    const bool whole_part =
        !context_.matches(context_.text("reduced"), behind(paper_, *sentence, part, window));
    if (earlier.empty()) return;
    // of "£30,000 a year", more than that may have been paid
    const Figure& whole = earlier.back();
    const bool rate =
        context_.matches(context_.text("rate"), behind(paper_, *sentence, whole, window)) ||
        context_.matches(context_.text("rate-before"),
                         context_.folded(before(paper_, *sentence, whole, window)));
    tell(part, whole, earlier.size() == 1 && whole_part && !rate, sentence->range);
}

// "Of the overall budget, £300,000 is spent"
void Parts::of_the_whole(const Node& node, const Figure& part) {
    constexpr std::uint32_t longest = 60, reach = 60;
    const auto sentence = sentence_of(context_, node.range());
    if (!sentence || part.where.begin - sentence->range.begin > longest) return;
    const string_view opening =
        context_.folded(paper_.text({sentence->range.begin, part.where.begin}));
    const std::string words = std::string(opening) + ' ';
    const auto noun = context_.match(context_.text("of-the-whole"), words);
    if (!noun) return;
    const std::string named = words.substr(noun->begin, noun->end - noun->begin);
    constexpr std::ptrdiff_t most = 200; // amounts before it, the nearest
    Figure whole;
    if (amounts_.empty())
        for (const Node other : paper_.all("amount"))
            if (const auto figure = reader_.read(other)) amounts_.push_back(*figure);
    const auto end = std::lower_bound(
        amounts_.begin(), amounts_.end(), sentence->range.begin,
        [](const Figure& each, std::uint32_t at) { return each.where.begin < at; });
    const auto begin = end - std::min(end - amounts_.begin(), most);
    for (auto figure = begin; figure != end; ++figure) {
        if (figure->currency != part.currency || compare(figure->value, part.value) != 1) continue;
        const duly_range label{figure->where.begin - std::min(figure->where.begin, reach),
                               figure->where.begin};
        const string_view folded = context_.folded(paper_.text(label));
        if (folded.find(named) == string_view::npos) continue;
        if (whole.value.mantissa == 0 || compare(figure->value, whole.value) == 1) whole = *figure;
    }
    if (whole.value.mantissa != 0) tell(part, whole, false, sentence->range);
}

// "507 families … 278 of these families"
void Parts::count(const Node& node, const Figure& part, const std::vector<Counted>& before) {
    constexpr std::uint32_t reach = 600, window = 40;
    constexpr std::size_t longest = 4, shortest = 4;
    if (node.str("unit") != "of" || before.empty()) return;
    const auto sentence = sentence_of(context_, node.range());
    if (!sentence) return;
    const string_view rest = behind(paper_, *sentence, part, window);
    // the noun is one of the words behind "of these"
    std::size_t at = 0;
    for (std::size_t word = 0; word < longest; ++word) {
        const std::size_t begin = rest.find_first_not_of(' ', at);
        if (begin == string_view::npos) return;
        at = std::min(rest.find_first_of(" ,.;:()", begin), rest.size());
        const string_view noun = rest.substr(begin, at - begin);
        if (word < 2 || noun.size() < shortest || noun.back() != 's') {
            if (at < rest.size() && rest[at] != ' ') return;
            continue;
        }
        if (!context_.matches(context_.text("of-these"), context_.folded(rest.substr(0, begin))))
            return;
        for (std::size_t i = before.size(); i-- > 0;) {
            const Counted& whole = before[i];
            if (part.where.begin - whole.figure.where.end > reach) break;
            if (whole.noun != noun) continue;
            const bool pointed = rest.starts_with(" of these ") || rest.starts_with(" of those ");
            return tell(part, whole.figure, pointed, sentence->range);
        }
    }
}

void run(const Context& context) {
    if (!Parts(context).run()) context.report("none");
}

} // namespace

duly_check part_of() {
    return check<run>("amounts.part-of", "What is part of a figure is no more than it.", parameters,
                      cases);
}

} // namespace duly::amounts
