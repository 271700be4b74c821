#include "rules/page.hpp"

#include <algorithm>

#include "rules/readers.hpp"

namespace duly::rules {

namespace {

using Kind = PageBlock::Kind;

std::string day_before(Date date) {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.day > 1) {
        --date.day;
        return date.words();
    }
    date.month = static_cast<std::uint8_t>(date.month == 1 ? 12 : date.month - 1);
    if (date.month == 12) --date.year;
    const bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
    date.day = static_cast<std::uint8_t>(date.month == 2 && leap ? 29 : days[date.month - 1]);
    return date.words();
}

std::string sentence(std::string text) {
    if (!text.empty() && text.back() != '.' && text.back() != '?' && text.back() != '!')
        text += '.';
    return text;
}

std::string value_words(const ParameterValue& value) {
    struct Printer {
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(const Date& date) const { return date.iso(); }
        std::string operator()(const std::vector<ParameterValue::Record>& records) const {
            std::string out;
            for (const auto& record : records) {
                std::string one;
                for (const auto& [name, field] : record)
                    if (const auto text = value_words(field); !text.empty())
                        (one += one.empty() ? "" : ", ") += name + ' ' + text;
                out += (out.empty() ? "" : "; ") + one;
            }
            return out;
        }
    };
    return std::visit(Printer{}, value.value);
}

/// Parameters that say something other than the default.
std::string parameter_words(const Rule& rule, const CheckSpec* check) {
    std::string out;
    if (check == nullptr) return out;
    for (const auto& spec : check->parameters) {
        const auto value = rule.parameters.find(spec.name);
        if (value == rule.parameters.end()) continue;
        auto words = value_words(value->second);
        const auto otherwise = default_value(spec);
        if (words.empty() || (otherwise && value_words(*otherwise) == words)) continue;
        if (spec.type == Type::flag) words = words == "1" ? "yes" : "no";
        out += (out.empty() ? "" : "; ") + spec.name + ": " + words;
    }
    return out;
}

std::string basis_words(const model::Basis& basis) {
    const std::string what = basis.kind == "law"     ? "Law: "
                             : basis.kind == "form"  ? "The body's form: "
                             : basis.kind == "house" ? "Good practice: "
                                                     : "Arithmetic: ";
    return what + basis.title + (basis.clause.empty() ? "" : ", " + basis.clause);
}

void add_cases(std::vector<PageBlock>& out, const Pack& pack, const Rule& rule,
               const CheckSpec* check) {
    if (check == nullptr) return;
    for (const auto& spec : check->cases) {
        const auto* wording = wording_of(pack, rule, spec.name);
        std::string text(name(spec.outcome));
        if (const auto grade = rule.by_case.find(spec.name); grade != rule.by_case.end())
            text += ", at most " + std::string(name(grade->second));
        text += ": ";
        text += wording == nullptr ? sentence(spec.doc) : wording->message;
        if (wording != nullptr && !wording->fix.empty()) text += " " + sentence(wording->fix);
        out.push_back({Kind::item, spec.name, text});
    }
}

void add_example(std::vector<PageBlock>& out, const Rule& rule, bool fails) {
    const auto first =
        std::find_if(rule.examples.begin(), rule.examples.end(),
                     [&](const Example& example) { return example.should_fail == fails; });
    if (first == rule.examples.end()) return;
    std::string how;
    if (!first->case_name.empty()) how += " (" + first->case_name + ")";
    if (!first->stage.empty()) how += ", once " + first->stage;
    if (!first->date.empty()) how += ", on " + Date::from_iso(first->date).value_or(Date{}).words();
    const std::string lead = fails ? "Fails" : "Passes";
    if (first->source.empty())
        out.push_back({Kind::paper, lead + how, first->text});
    else
        out.push_back({Kind::paragraph, lead, "See the file " + first->source + how + "."});
}

std::string elsewhere(const PackSet& packs, const Pack& pack, const Rule& rule) {
    std::string out;
    for (const auto& other : packs.packs)
        for (const auto& change : other.changes)
            if (change.rule == rule.id && other.id != pack.id) {
                out += out.empty() ? "" : "; ";
                out += (change.off ? "switched off in " : "fitted to its papers in ") + other.id;
            }
    return out;
}

} // namespace

std::string in_force_words(const Rule& rule) {
    if (!rule.from && !rule.until) return "For papers of any date.";
    std::string out = "For papers dated";
    if (rule.from) out += " " + rule.from->words() + " or later";
    if (rule.from && rule.until) out += ", and";
    if (rule.until) out += " " + day_before(*rule.until) + " or earlier";
    return out + ".";
}

std::string severity_words(const Rule& rule) {
    std::string out(name(rule.severity));
    for (const std::string_view stage : model::stages)
        if (const auto grade = rule.by_stage.find(stage); grade != rule.by_stage.end())
            out += "; " + std::string(name(grade->second)) +
                   (stage == "draft" ? " in a draft" : " once " + std::string(stage));
    return out;
}

std::vector<PageBlock> rule_page(const PackSet& packs, const Pack& pack, const Rule& rule,
                                 const CheckCatalogue& catalogue) {
    const auto found = catalogue.find(rule.check);
    const auto* check = found == catalogue.end() ? nullptr : &found->second;
    std::vector<PageBlock> out;
    out.push_back({Kind::title, rule.id, rule.title});
    out.push_back({Kind::paragraph, "What must hold", sentence(rule.title)});
    out.push_back({Kind::paragraph, "Why", sentence(rule.why)});
    out.push_back({Kind::paragraph, "Basis", basis_words(rule.basis) + ".",
                   rule.basis.href.value_or(std::string())});
    out.push_back({Kind::paragraph, "In force", in_force_words(rule)});
    auto severity = severity_words(rule) + ".";
    severity[0] = static_cast<char>(severity[0] - 'a' + 'A');
    out.push_back({Kind::paragraph, "Severity", severity});
    out.push_back({Kind::paragraph, "Who acts", sentence(rule.who)});
    std::string how = rule.check;
    if (check != nullptr && !check->doc.empty()) how += ": " + sentence(check->doc);
    if (const auto given = parameter_words(rule, check); !given.empty())
        how += " Here " + sentence(given);
    out.push_back({Kind::paragraph, "Check", how});
    out.push_back({Kind::paragraph, "Pack",
                   rule.pack + " (rule " + rule.name + ")" +
                       (rule.pack == pack.id ? "" : ", as " + pack.id + " has it") + "."});
    if (const auto others = elsewhere(packs, pack, rule); !others.empty())
        out.push_back({Kind::paragraph, "Elsewhere", sentence(others)});
    out.push_back({Kind::paragraph, "What is said", ""});
    add_cases(out, pack, rule, check);
    add_example(out, rule, true);
    add_example(out, rule, false);
    return out;
}

} // namespace duly::rules
