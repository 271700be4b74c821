#include "engine/waivers.hpp"

#include <algorithm>

#include "engine/finding.hpp"
#include "support/toml.hpp"
#include "support/utf8.hpp"

namespace duly::engine {
namespace {

using model::FileReport;
using model::Finding;
using model::PaperReport;
using model::WaiverProblem;

constexpr std::size_t most_entries = 100'000;
constexpr std::string_view no_place_words = "the paper as a whole";

WaiverEntry read_entry(TomlReader& reader, const TomlValue& table) {
    constexpr std::string_view of = "a waiver";
    reader.shape(
        table,
        {"rule", "paper", "part", "fingerprint", "place", "reason", "owner", "until", "baseline"},
        of);
    WaiverEntry entry;
    entry.line = table.place.line;
    entry.rule = utf8::ascii_upper(reader.text(table, "rule").value_or(""));
    entry.paper = WaiverRegister::plain_name(reader.text(table, "paper").value_or(""));
    if (const auto part = reader.number(table, "part", 1, 1'000'000))
        entry.part = static_cast<std::uint32_t>(*part);
    entry.fingerprint = reader.text(table, "fingerprint").value_or("");
    entry.place = reader.text(table, "place").value_or("");
    entry.reason = utf8::trim(reader.text(table, "reason").value_or(""));
    entry.owner = utf8::trim(reader.text(table, "owner").value_or(""));
    entry.until = reader.date(table, "until");
    entry.baseline = reader.date(table, "baseline");
    if (entry.reason.empty())
        reader.fault(table, "reason", "A waiver needs a reason: why is this right as it stands?");
    if (entry.rule.empty()) reader.fault(table, "rule", "A waiver names the rule that it waives.");
    if (entry.paper.empty())
        reader.fault(table, "paper", "A waiver names the paper that it is for.");
    if (entry.fingerprint.empty() && utf8::fold(entry.place).empty())
        reader.fault(table, "place",
                     "A waiver says which finding it is for: by its 'fingerprint', or by words "
                     "of its 'place'.");
    else if (entry.fingerprint.empty() && !tells_a_place(entry.place))
        reader.fault(table, "place",
                     "A waiver by words of its 'place' needs at least " +
                         std::to_string(least_place_letters) +
                         " letters, so that it waives no other finding by chance.");
    return entry;
}

bool is_word(char32_t c) {
    return utf8::is_letter(c) || utf8::is_digit(c);
}

/// Where the finding lies, in folded words; the line end parts what no place may reach across.
std::string place_of(const Finding& finding) {
    if (!finding.location) return std::string(no_place_words);
    return utf8::fold(finding.location->trail) + '\n' + utf8::fold(finding.excerpt);
}

/// Whether the words stand in what `place_of` gave, none of them cut.
bool stands_in(std::string_view place, std::string_view words) {
    if (words.empty()) return false;
    if (place == no_place_words) return words == no_place_words;
    std::size_t first = 0, last = words.size();
    const bool word_first = is_word(utf8::next(words, first));
    const bool word_last = is_word(utf8::previous(words, last));
    for (std::size_t at = place.find(words); at != std::string_view::npos;
         at = place.find(words, at + 1)) {
        std::size_t before = at, after = at + words.size();
        const bool begins = !word_first || at == 0 || !is_word(utf8::previous(place, before));
        const bool ends = !word_last || after == place.size() || !is_word(utf8::next(place, after));
        if (begins && ends) return true;
    }
    return false;
}

/// The places of a file's findings, each folded once however many waivers ask.
using Places = std::unordered_map<const Finding*, std::string>;

bool meets(const WaiverEntry& entry, const PaperReport& paper, const Finding& finding,
           const std::string& folded_place, Places& places) {
    if (finding.rule != entry.rule || (entry.part && *entry.part != paper.part)) return false;
    if (!entry.fingerprint.empty()) return finding.fingerprint == entry.fingerprint;
    auto& place = places[&finding];
    if (place.empty()) place = place_of(finding);
    return stands_in(place, folded_place);
}

/// Of one whose day is past.
std::string ended(const WaiverEntry& entry) {
    return "ended on " + entry.until->words() +
           ", so what it was for counts again: mend it, or decide anew.";
}

/// Whether the rule was held against the paper at all in this run.
bool left_out(const FileReport& report, const std::string& rule) {
    return std::any_of(report.papers.begin(), report.papers.end(), [&](const PaperReport& paper) {
        return std::find(paper.left_out.begin(), paper.left_out.end(), rule) !=
               paper.left_out.end();
    });
}

/// The rule that the fingerprint does belong to, or nothing.
std::string rule_of(const FileReport& report, const std::string& fingerprint) {
    for (const PaperReport& paper : report.papers)
        for (const Finding& finding : paper.results)
            if (!fingerprint.empty() && finding.fingerprint == fingerprint &&
                can_be_waived(finding))
                return finding.rule;
    return {};
}

} // namespace

bool can_be_waived(const Finding& finding) {
    if (finding.case_name == shared_case::more) return false;
    return finding.outcome == model::Outcome::fail ||
           finding.outcome == model::Outcome::inconclusive;
}

bool lies_at(const Finding& finding, std::string_view folded_words) {
    return stands_in(place_of(finding), folded_words);
}

bool tells_a_place(std::string_view words) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < words.size();)
        letters += is_word(utf8::next(words, at)) ? 1 : 0;
    return letters >= least_place_letters;
}

std::string WaiverRegister::plain_name(std::string_view paper) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= paper.size();) {
        const std::size_t end = std::min(paper.find('/', at), paper.size());
        const std::string_view part = paper.substr(at, end - at);
        at = end + 1;
        if (part.empty() || part == ".") continue;
        if (part == ".." && !parts.empty() && parts.back() != "..")
            parts.pop_back();
        else
            parts.push_back(part);
    }
    std::string out = paper.starts_with('/') ? "/" : "";
    for (const std::string_view part : parts) {
        if (!out.empty() && !out.ends_with('/')) out += '/';
        out += part;
    }
    return out;
}

std::string entry_text(const WaiverEntry& entry, std::string_view line_end) {
    std::string out = "[[waiver]]";
    const auto line = [&](std::string_view key, const std::string& value) {
        out += line_end;
        ((out += key) += " = ") += value;
    };
    const auto text = [&](std::string_view key, const std::string& value) {
        if (!value.empty()) line(key, toml_quoted(value));
    };
    text("rule", entry.rule);
    text("paper", entry.paper);
    if (entry.part) line("part", std::to_string(*entry.part));
    text("fingerprint", entry.fingerprint);
    text("place", entry.place);
    text("reason", entry.reason);
    text("owner", entry.owner);
    if (entry.until) line("until", entry.until->iso());
    if (entry.baseline) line("baseline", entry.baseline->iso());
    return out += line_end;
}

Result<WaiverRegister> WaiverRegister::parse(std::string text, const std::string& file) {
    const auto source = TomlFile::parse(std::move(text), file, "bad-register");
    if (!source) return tl::unexpected(source.error());
    TomlReader reader(*source);
    reader.shape(source->root(), {"waiver"});
    WaiverRegister out;
    out.file_ = file;
    if (const TomlValue* all = source->root().find("waiver")) {
        if (all->type != TomlValue::Type::list)
            reader.fault(all->place, "Each waiver begins with [[waiver]], in double brackets.");
        if (all->list.size() > most_entries)
            return tl::unexpected(
                source->fault(all->list[most_entries].place,
                              "The register holds more than " + std::to_string(most_entries) +
                                  " waivers, which is more than duly takes. Keep a register in "
                                  "each folder of papers instead."));
        for (const TomlValue& each : all->list) {
            if (each.type != TomlValue::Type::table)
                reader.fault(each.place, "Each waiver begins with [[waiver]] and its keys.");
            else
                out.entries_.push_back(read_entry(reader, each));
        }
    }
    if (reader.first()) return tl::unexpected(*reader.first());
    for (std::size_t i = 0; i < out.entries_.size(); ++i)
        out.of_paper_[out.entries_[i].paper].push_back(i);
    return out;
}

void WaiverRegister::apply(FileReport& report, const std::string& paper, Date today,
                           std::vector<WaiverProblem>& problems) const {
    const auto found = of_paper_.find(plain_name(paper));
    if (found == of_paper_.end() || report.unread) return;
    Places places;
    for (const std::size_t index : found->second) {
        const WaiverEntry& entry = entries_[index];
        const bool expired = entry.until && *entry.until < today;
        const std::string folded_place = utf8::fold(entry.place);
        std::size_t met = 0;
        for (PaperReport& each : report.papers)
            for (Finding& finding : each.results) {
                if (!can_be_waived(finding) || !meets(entry, each, finding, folded_place, places))
                    continue;
                ++met;
                if (expired || finding.waived) continue;
                finding.waived = model::Waiver{
                    entry.reason, entry.owner, entry.until ? entry.until->iso() : std::string(),
                    file_ + ":" + std::to_string(entry.line), entry.baseline.has_value()};
            }
        const auto problem = [&](std::string code, const std::string& words) {
            problems.push_back({std::move(code), file_, entry.line, entry.rule, report.path,
                                "The waiver of " + entry.rule + " for " + report.path + " " + words,
                                entry.baseline.has_value()});
        };
        if (met == 0 && !left_out(report, entry.rule)) {
            const std::string other = rule_of(report, entry.fingerprint);
            problem("unused", other.empty() || other == entry.rule
                                  ? "no longer meets a finding; take it out of the register."
                                  : "meets no finding: its fingerprint is that of a finding of " +
                                        other + ".");
        } else if (expired) {
            problem("expired", ended(entry));
        } else if (met != 0 && entry.owner.empty() && !entry.baseline) {
            problem("no-owner", "names no owner: say who answers for it.");
        }
    }
}

void WaiverRegister::look_at_rest(const std::set<std::string, std::less<>>& checked,
                                  const std::function<bool(const std::string&)>& is_there,
                                  Date today, std::vector<WaiverProblem>& problems) const {
    for (const WaiverEntry& entry : entries_) {
        if (checked.contains(entry.paper)) continue;
        const auto problem = [&](std::string code, const std::string& words) {
            problems.push_back({std::move(code), file_, entry.line, entry.rule, entry.paper,
                                "The waiver of " + entry.rule + " for " + entry.paper + " " + words,
                                entry.baseline.has_value()});
        };
        if (!is_there(entry.paper))
            problem("unused", "names a paper that is not there: mend the name, or take it out of "
                              "the register.");
        else if (entry.until && *entry.until < today)
            problem("expired", ended(entry));
    }
}

void remark_problems(const FileReport& report, std::vector<WaiverProblem>& problems) {
    for (const PaperReport& paper : report.papers)
        for (const model::Ignore& ignore : paper.ignores) {
            const auto problem = [&](std::string code, const std::string& words) {
                problems.push_back({std::move(code), report.path, ignore.line, ignore.rule,
                                    report.path, words, false});
            };
            if (!ignore.fault.empty())
                problem("bad-remark", "A remark to duly does not hold: " + ignore.fault + ".");
            else if (ignore.reason.empty())
                problem("no-reason", "The remark that would waive " + ignore.rule +
                                         " gives no reason, so it does not hold: add -- and why.");
            else if (ignore.met == 0 && std::find(paper.left_out.begin(), paper.left_out.end(),
                                                  ignore.rule) == paper.left_out.end())
                problem("unused", "The remark that waives " + ignore.rule +
                                      " meets no finding in what comes after it; take it out.");
        }
}

} // namespace duly::engine
