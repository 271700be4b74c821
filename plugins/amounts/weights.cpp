#include "weights.hpp"

#include <algorithm>
#include <string>

#include "sentence.hpp"

namespace duly::amounts {

constexpr duly_parameter weighed_parameter =
    parameter("weighed", DULY_PATTERN,
              "\\b(?:price|cost|commercial) \\([0-9]{1,3} ?%\\) and (?:technical )?quality "
              "\\([0-9]{1,3} ?%\\)|"
              "\\b(?:technical )?quality \\([0-9]{1,3} ?%\\) and (?:price|cost|commercial) "
              "\\([0-9]{1,3} ?%\\)",
              "The weights of price and quality, side by side.");
constexpr duly_parameter weighing_parameter =
    parameter("weighing", DULY_PATTERN,
              "\\b(?:weigh\\w*|criteri(?:a|on) (?:are|were|is|was|will "
              "be|of|for)|ratio|split|(?:evaluated|assessed|judged|based|"
              "compared) (?:on|by|against|using))\\b",
              "Words of a sentence that says how price and quality are weighed.");
constexpr duly_parameter reached_parameter = parameter(
    "reached", DULY_PATTERN,
    "\\b(?:minimum|threshold|achiev\\w*|scor(?:ed|ing)|reach\\w*|won|got|each|best|highest|lowest|"
    "up from|instead|was|were (?:not|only|first)|within|includ\\w*|of which|respondents?|said|"
    "replie[ds]|satisf\\w*|complain\\w*|scaled|above|below|met|first|surve\\w*|polls?|users?|named|"
    "gave|concerns?|"
    "reasons?)\\b",
    "Words of a sentence whose percentages of price and quality are no weights.");

bool tell_weights(const Context& context) {
    constexpr std::int64_t all = 100, most = 110; // more is no slip of weights
    const Document& paper = context.document();
    bool said = false;
    for (const Passage& passage : passages_of(context)) {
        const auto percents =
            std::count_if(passage.figures.begin(), passage.figures.end(), [](const Figure& figure) {
                return figure.kind == Figure::Kind::percent;
            });
        constexpr std::uint32_t longest = 4000; // bytes; what is longer is no sentence on tenders
        const duly_range block = passage.block.range;
        if (percents < 2 || block.end - block.begin > longest) continue;
        const auto found = context.find(context.text("weighed"), block);
        if (!found) continue;
        std::int64_t sum = 0, number = 0;
        for (const char c : paper.text(*found)) {
            if (c >= '0' && c <= '9') number = number * 10 + (c - '0');
            if (c != '%') continue;
            sum += number;
            number = 0;
        }
        const duly_range sentence = sentence_in(paper, passage, *found);
        if (sum < all || sum > most) continue;
        // marks of a tender and answers to a poll look the same
        if (sum > all && (!context.find(context.text("weighing"), sentence) ||
                          context.find(context.text("reached"), sentence)))
            continue;
        context.report(sum == all ? "agrees" : "split-differs", *found)
            .arg("share", places::quoted(paper.text(*found), 80))
            .arg("percent", std::to_string(sum))
            .arg("words", places::quoted(paper.text(sentence), 140));
        said = true;
    }
    return said;
}

} // namespace duly::amounts
