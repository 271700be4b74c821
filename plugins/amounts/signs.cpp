#include "signs.hpp"

#include <algorithm>

namespace duly::amounts {

constexpr duly_parameter signs_parameter = parameter(
    "signs", DULY_PATTERN,
    "\\b(?:net|gap|savings?|income|fees?|charges|receipts?|contributions?|offset|less|surplus|"
    "deficit|shortfall|grants?|funding|reserves?|recharges?|vacanc(?:y|ies)|efficienc(?:y|ies)|"
    "underspends?|overspends?|variances?|movements?|refunds?|rebates?|credits?|deductions?|"
    "discounts?)\\b",
    "Words of a sum some parts of which may be taken off without a word that says so.");
constexpr duly_parameter unpriced_parameter = parameter(
    "unpriced", DULY_PATTERN,
    "\\b(?:out of|from|against|towards) (?:a|the) (?:overall |grand |combined )?total|"
    "\\b(?:withh[eo]ld\\w*|retained|retentions?|held back|carried (?:forward|over)|brought "
    "forward)\\b|"
    "(?:,| and| plus) (?:(?:a|an|the|any|some) )?(?:vat\\b|value added tax|fees and vat|further\\b|"
    "additional\\b|private\\b|in[ -]kind\\b|match(?:ed)?[ -]funding|sums? |contributions? from)"
    "(?:[^£0-9.;]{0,80}(?:[.;]|$)|[^£.;]{0,80}subject to)",
    "Words of a sentence that say that what is left of the sum has no amount of its own, or that "
    "the sum is of more than its parts.");
constexpr duly_parameter multiplied_parameter = parameter(
    "multiplied", DULY_PATTERN,
    // "five grants of £10,000", "3 officers at £25,000", "two of £40,000"
    "(?:^|[ (])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|both|"
    "several|\\d{1,3})(?: [a-z'-]+){0,3}(?:(?: [a-z'-]*s| staff| people)(?: [a-z]+)?)? "
    "(?:of|at|@)(?: up to| about| around)? ?[£€$]|"
    // "4 x £25,000"
    "\\b\\d{1,3} ?[x×*] ?[£€$]|"
    // "£25,000 x 4", "£25,000 apiece", "£20,000 per school", "£25,000 a quarter"
    "[£€$][0-9][0-9.,]*(?:k|mn?| million| thousand)? ?(?:[x×*] ?\\d|@ ?\\d|"
    "(?:apiece|a piece|per [a-z]+|(?:to|for|from|in|at) (?:each|every)|an? "
    "(?:quarter|term|place|pupil|school|household|home|unit|visit|session|shift|post|night|mile|"
    "tonne|hour|member|officer|borough|ward|site))\\b)|"
    // "£75,000 in 2021/22 and 2022/23"
    "[£€$][0-9][0-9.,]*(?:k|mn?| million| thousand)? (?:in|for|during) (?:both |each of |years? )?"
    "(?:(?:19|20)\\d\\d(?:[/-]\\d\\d(?:\\d\\d)?)?|one|two|three|\\d)"
    "(?:, (?:(?:19|20)\\d\\d(?:[/-]\\d\\d(?:\\d\\d)?)?|two|three|\\d))*"
    ",? (?:and|to) (?:again )?(?:in |for )?(?:years? )?(?:(?:19|20)\\d\\d|two|three|four|five|\\d)",
    "Words that say that an amount counts more than once.");

bool made_with_signs(const std::vector<Figure>& parts, const Figure& whole) {
    constexpr std::size_t most = 10; // parts; each doubles the ways
    if (parts.size() < 2 || parts.size() > most) return false;
    const std::size_t ways = std::size_t{1} << parts.size();
    std::vector<Figure> turned = parts;
    for (std::size_t way = 1; way + 1 < ways; ++way) {
        for (std::size_t i = 0; i < parts.size(); ++i)
            turned[i].value.mantissa =
                (way >> i & 1U) != 0 ? -parts[i].value.mantissa : parts[i].value.mantissa;
        if (add_up(turned, whole, Noughts::prose).verdict == Verdict::holds) return true;
    }
    return false;
}

bool made_as_told(const Context& context, duly_range words, const std::vector<Figure>& parts,
                  const Figure& whole) {
    // brackets around an amount may stand for a minus
    const bool open = context.find(context.text("signs"), words).has_value() ||
                      std::any_of(parts.begin(), parts.end(), [&](const Figure& part) {
                          return bracketed(context.document(), part.where);
                      });
    return open && made_with_signs(parts, whole);
}

} // namespace duly::amounts
