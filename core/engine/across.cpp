#include "engine/across.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "engine/finding.hpp"
#include "engine/words.hpp"
#include "support/date.hpp"
#include "support/hash.hpp"
#include "support/utf8.hpp"

namespace duly::engine {
namespace {

using Words = std::map<std::string, std::string, std::less<>>;

/// As `exactly` writes it: digits, and the power of ten of the last stated place behind an e.
std::optional<Decimal> decimal_of(const std::string& text) {
    const std::size_t e = text.find('e');
    auto value = Decimal::parse(text.substr(0, e));
    if (!value || e == std::string::npos) return value;
    std::int32_t power = 0;
    const char* const end = text.data() + text.size();
    if (std::from_chars(text.data() + e + 1, end, power).ptr != end) return std::nullopt;
    return value->scaled(power);
}

std::string argument(const model::Finding& finding, std::string_view name) {
    for (const auto& [known, value] : finding.arguments)
        if (known == name) return value;
    return {};
}

/// Whether two sums may be one: each is known to half a unit of its last stated place.
bool may_be_same(Decimal a, Decimal b) {
    const auto difference = a.minus(b);
    if (!difference) return true; // too far apart to be told exactly: nobody is accused
    const Decimal room{5, std::max(a.exponent, b.exponent) - 1};
    const Decimal size{difference->mantissa < 0 ? -difference->mantissa : difference->mantissa,
                       difference->exponent};
    const auto compared = Decimal::compare(size, room);
    return !compared || *compared != std::strong_ordering::greater;
}

/// Whether a sum stands in the other paper, or is so many times one of its sums, or two of them
/// together: a yearly grant may be cited with its total, two lots as one.
bool is_stated(Decimal amount, const std::vector<Decimal>& sums) {
    constexpr int most_years = 10;
    constexpr std::size_t most_pairs = 300; // of so many sums every figure can be made
    for (const Decimal& each : sums) {
        Decimal times = each;
        for (int n = 1; n <= most_years; ++n) {
            if (may_be_same(amount, times)) return true;
            const auto next = times.plus(each);
            if (!next) break;
            times = *next;
        }
    }
    if (sums.size() > most_pairs) return true;
    for (std::size_t i = 0; i < sums.size(); ++i)
        for (std::size_t j = i + 1; j < sums.size(); ++j)
            if (const auto both = sums[i].plus(sums[j]); both && may_be_same(amount, *both))
                return true;
    return false;
}

/// ISO dates, one of them perhaps without a day.
bool may_be_same_day(std::string_view a, std::string_view b) {
    return a.size() < b.size() ? b.starts_with(a) : a.starts_with(b);
}

std::set<std::string> words_of(const std::string& title) {
    std::set<std::string> out;
    std::string word;
    for (const char c : utf8::fold(title) + ' ') {
        const bool letter = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
                            (c >= '0' && c <= '9');
        if (letter) {
            word += c;
        } else {
            if (word.size() > 2) out.insert(word);
            word.clear();
        }
    }
    return out;
}

/// Whether one title may be a short form of the other: half of its words will do.
bool may_be_same_title(const std::string& a, const std::string& b) {
    const std::set<std::string> left = words_of(a), right = words_of(b);
    const std::set<std::string>& few = left.size() < right.size() ? left : right;
    const std::set<std::string>& many = left.size() < right.size() ? right : left;
    const auto shared = std::count_if(few.begin(), few.end(),
                                      [&](const auto& word) { return many.contains(word); });
    return few.empty() || 2 * static_cast<std::size_t>(shared) >= few.size();
}

std::string in_words(const std::string& iso) {
    const auto date = Date::from_iso(iso);
    return date ? date->words() : iso;
}

} // namespace

void Across::add(const model::FileReport& file, const rules::PackSet& packs) {
    for (const model::PaperReport& report : file.papers) {
        Paper& paper = papers_.emplace_back();
        paper.path = file.path;
        paper.part = report.part;
        paper.title = report.title.value_or("");
        if (report.date) paper.dates.push_back(*report.date);
        for (const model::SignatureFact& signature : report.facts.signatures)
            if (signature.date) paper.dates.push_back(*signature.date);
        for (const std::string& amount : report.amounts)
            if (const auto value = decimal_of(amount)) paper.amounts.push_back(*value);
        if (report.reference) by_reference_.emplace(*report.reference, papers_.size() - 1);
        add_citations(report, packs);
    }
}

void Across::add_citations(const model::PaperReport& paper, const rules::PackSet& packs) {
    const rules::Pack* const pack = packs.find(paper.pack_id);
    if (pack == nullptr) return;
    for (const model::Finding& finding : paper.results) {
        if (finding.arguments.empty() || finding.outcome != model::Outcome::pass) continue;
        const auto rule = std::find_if(pack->rules.begin(), pack->rules.end(),
                                       [&](const auto& one) { return one.id == finding.rule; });
        if (rule == pack->rules.end() || rule->check != citing_check) continue;
        Citation& one = citations_.emplace_back();
        one.paper = papers_.size() - 1;
        one.reference = argument(finding, "reference");
        one.date = argument(finding, "date");
        one.title = argument(finding, "title");
        one.figure = argument(finding, "figure");
        one.amount = decimal_of(argument(finding, "amount"));
        one.pack = pack;
        one.rule = &*rule;
        one.finding = finding;
    }
}

model::AcrossFinding Across::disagreement(const Citation& citation, std::size_t other,
                                          std::string_view case_name, const Words& words) const {
    const Paper& own = papers_[citation.paper];
    const Paper& cited = papers_[other];
    model::AcrossFinding out;
    out.path = own.path;
    out.part = own.part;
    out.other_path = cited.path;
    out.other_part = cited.part;
    out.finding = citation.finding;
    out.finding.arguments.clear();
    out.finding.outcome = model::Outcome::fail;
    out.finding.case_name = case_name;
    if (const rules::Wording* said = rules::wording_of(*citation.pack, *citation.rule, case_name)) {
        out.finding.message = rules::fill(said->message, words);
        out.finding.fix = rules::fill(said->fix, words);
    }
    out.finding.related = {
        {citation.reference + (cited.title.empty() ? "" : ", " + cited.title), std::nullopt, {}}};
    out.finding.fingerprint =
        sha256_hex(citation.finding.fingerprint + '\x1f' + std::string(case_name)).substr(0, 16);
    return out;
}

std::vector<model::AcrossFinding> Across::findings() const {
    std::vector<model::AcrossFinding> out;
    for (const Citation& citation : citations_) {
        const auto [from, to] = by_reference_.equal_range(citation.reference);
        if (from == to || std::next(from) != to || from->second == citation.paper) continue;
        const std::size_t other = from->second;
        const Paper& cited = papers_[other];
        const Words named{{"reference", citation.reference}, {"path", cited.path}};
        const bool dated =
            citation.date.empty() || cited.dates.empty() ||
            std::any_of(cited.dates.begin(), cited.dates.end(),
                        [&](const auto& date) { return may_be_same_day(date, citation.date); });
        if (!dated) {
            Words words = named;
            words["date"] = in_words(citation.date);
            words["other"] = in_words(cited.dates.front());
            out.push_back(disagreement(citation, other, shared_case::cited_date, words));
        }
        if (citation.amount && !cited.amounts.empty() &&
            !is_stated(*citation.amount, cited.amounts)) {
            Words words = named;
            words["figure"] = citation.figure;
            out.push_back(disagreement(citation, other, shared_case::cited_amount, words));
        }
        if (!citation.title.empty() && !cited.title.empty() &&
            !may_be_same_title(citation.title, cited.title)) {
            Words words = named;
            words["title"] = citation.title;
            words["other"] = one_line(cited.title, 160);
            out.push_back(disagreement(citation, other, shared_case::cited_title, words));
        }
    }
    return out;
}

} // namespace duly::engine
