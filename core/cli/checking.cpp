#include "cli/checking.hpp"

#include <algorithm>
#include <set>

#include "cli/paths.hpp"
#include "cli/settings.hpp"
#include "support/files.hpp"
#include "support/nearest.hpp"
#include "support/utf8.hpp"

namespace duly::cli {
namespace {

std::set<std::string_view> rule_ids(const rules::PackSet& packs) {
    std::set<std::string_view> out;
    for (const rules::Pack& pack : packs.packs)
        for (const rules::Rule& rule : pack.rules)
            out.insert(rule.id);
    return out;
}

/// The body as packs name it: given by its name in any case, or by the id of a pack of its own.
Result<std::string> body_named(const rules::PackSet& packs, const Setting<std::string>& body) {
    if (body.value.empty()) return std::string();
    const std::string wanted = utf8::fold(body.value);
    std::vector<std::string_view> known;
    for (const rules::Pack& pack : packs.packs) {
        if (pack.body.empty()) continue;
        if (utf8::fold(pack.body) == wanted || pack.id == body.value) return pack.body;
        if (std::find(known.begin(), known.end(), pack.body) == known.end())
            known.emplace_back(pack.body);
    }
    std::string list;
    for (const std::string_view each : known)
        (list += list.empty() ? "" : ", ") += each;
    const auto close = nearest(body.value, known);
    return tl::unexpected(body.fault("No rule pack is for the body '" +
                                     utf8::escape_invalid(body.value, true) + "'." +
                                     (close ? " Did you mean " + *close + "?" : "") +
                                     (list.empty() ? "" : " There are packs for: " + list + ".")));
}

Result<bool> check_rules(const rules::PackSet& packs, const std::set<std::string_view>& known,
                         const Configuration& configuration) {
    for (const auto& [rule, grade] : configuration.severity)
        if (!known.contains(rule) && !(grade.file && grade.file->owner == FileOwner::user))
            return tl::unexpected(grade.fault("No rule pack has a rule '" +
                                              utf8::escape_invalid(rule, true) + "'." +
                                              nearest_rule(packs, rule)));
    return true;
}

/// "duly.toml", of a setting that a file makes.
std::string file_of(const Setting<engine::Grade>& setting) {
    return setting.file ? setting.file->source.file() : setting.flag;
}

} // namespace

bool has_rule(const rules::PackSet& packs, const std::string& rule) {
    return rule_ids(packs).contains(rule);
}

std::string nearest_rule(const rules::PackSet& packs, const std::string& rule) {
    const auto known = rule_ids(packs);
    const std::vector<std::string_view> candidates(known.begin(), known.end());
    const auto close = nearest(rule, candidates);
    return close ? " Did you mean " + *close + "?" : std::string();
}

void Checking::record_only(const std::string& pack) {
    for (const auto& [configuration, group] : groups_) {
        group->judging.record = pack;
        group->judging.judge = false;
        group->judging.grades.clear();
        group->judging.audit = false;
    }
}

Result<const engine::Engine*> Checking::engine_for(const Configuration& configuration) {
    const engine::Installation where = configuration.installation();
    std::vector<std::string> key = where.plugin_folders;
    key.emplace_back(); // parts the two lists
    key.insert(key.end(), where.rule_folders.begin(), where.rule_folders.end());
    auto& engine = engines_[key];
    if (!engine) {
        auto made = engine::Engine::create(where);
        if (!made) return tl::unexpected(made.error());
        engine = std::make_unique<engine::Engine>(std::move(*made));
    }
    return engine.get();
}

Result<const Group*>
Checking::group_for(const std::shared_ptr<const Configuration>& configuration) {
    if (const auto known = groups_.find(configuration.get()); known != groups_.end())
        return known->second.get();
    const auto engine = engine_for(*configuration);
    if (!engine) return tl::unexpected(engine.error());
    const rules::PackSet& packs = (*engine)->packs();
    std::set<std::string_view> known_rules; // asked for by few configurations
    if (!configuration->severity.empty()) known_rules = rule_ids(packs);
    if (auto sound = check_rules(packs, known_rules, *configuration); !sound)
        return tl::unexpected(sound.error());
    auto body = body_named(packs, configuration->body);
    if (!body) return tl::unexpected(body.error());

    auto made = std::make_unique<Group>();
    made->configuration = configuration;
    made->engine = *engine;
    made->judging.as_of = configuration->as_of.value;
    made->judging.stage = configuration->stage.value;
    made->judging.body = std::move(*body);
    made->judging.compare = true;
    made->judging.ocr = configuration->ocr.value;
    made->judging.audit = configuration->profile.value == "audit";
    made->terms.profile = configuration->profile.value;
    made->terms.fail_on = configuration->fail_on.value;
    made->terms.files = configuration->files;
    for (const auto& [rule, grade] : configuration->severity) {
        if (!known_rules.contains(rule)) continue; // the user's, for papers of other folders
        made->judging.grades[rule] = grade.value;
        if (!grade.value) made->terms.switched_off.emplace_back(rule, file_of(grade));
    }
    if (first_ == nullptr) first_ = *engine;
    return (groups_[configuration.get()] = std::move(made)).get();
}

Result<const Group*> Checking::group_of_folder(const std::string& folder) {
    const auto configuration = configurations_.of_folder(folder);
    if (!configuration) return tl::unexpected(configuration.error());
    return group_for(*configuration);
}

Result<bool> Checking::place(std::size_t input) {
    engine::Input& file = inputs_[input];
    const std::string folder = folder_of(absolute_path(file.path));
    const auto group = group_of_folder(folder);
    if (!group) return tl::unexpected(group.error());
    file.judging = &(*group)->judging;
    RegisterPlace where = registers_.place_of(file.path, *(*group)->configuration);
    auto waivers = registers_.read(where.path);
    if (!waivers) return tl::unexpected(waivers.error());
    of_input_.push_back({*group, std::move(*waivers), std::move(where)});
    return true;
}

Result<std::unique_ptr<Checking>> Checking::prepare(const Arguments& arguments,
                                                    std::vector<engine::Input>& inputs) {
    auto options = run_options(arguments);
    if (!options) return tl::unexpected(options.error());
    auto configurations = Configurations::create(arguments);
    if (!configurations) return tl::unexpected(configurations.error());
    std::unique_ptr<Checking> out(
        new Checking(arguments, inputs, std::move(*options), std::move(*configurations)));
    out->today_ = Date::today();
    out->of_input_.reserve(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i)
        if (auto placed = out->place(i); !placed) return tl::unexpected(placed.error());
    // Even with nothing to read: a wrong pack is told, and the report names the packs.
    if (inputs.empty())
        if (auto group = out->group_of_folder(absolute_path(".")); !group)
            return tl::unexpected(group.error());
    return out;
}

std::string Checking::tell_packs() {
    for (const auto& [folders, engine] : engines_)
        digests_.try_emplace(engine.get(), engine->packs().digest());
    return first_ == nullptr ? std::string() : digests_.at(first_);
}

std::map<std::string, std::string, std::less<>> Checking::pack_titles() const {
    std::map<std::string, std::string, std::less<>> out;
    for (const auto& [folders, engine] : engines_)
        for (const rules::Pack& pack : engine->packs().packs)
            out.emplace(pack.id, pack.title);
    return out;
}

std::map<std::string, std::string, std::less<>> Checking::letter_titles() const {
    std::map<std::string, std::string, std::less<>> out;
    for (const auto& [folders, engine] : engines_)
        for (const rules::Pack& pack : engine->packs().packs)
            for (const rules::Rule& rule : pack.rules)
                if (rule.pack == pack.id) {
                    const auto letters = rule.id.substr(0, rule.id.find_first_of("0123456789"));
                    const auto [first, fresh] = out.emplace(letters, pack.title);
                    if (!fresh && first->second != pack.title) out.emplace(rule.id, pack.title);
                }
    return out;
}

void Checking::finish(std::size_t input, model::FileReport& report) {
    const Judged& judged = of_input_[input];
    report.terms = judged.group->terms;
    if (const auto told = digests_.find(judged.group->engine); told != digests_.end())
        report.terms.packs = told->second;
    const std::size_t first = problems_.size();
    engine::remark_problems(report, problems_);
    if (judged.waivers) {
        judged.waivers->apply(report, judged.place.paper, today_, problems_);
        auto& checked = checked_[judged.place.path];
        if (!report.unread) checked.insert(engine::WaiverRegister::plain_name(judged.place.paper));
    }
    const rules::PackSet& packs = judged.group->engine->packs();
    for (std::size_t i = first; i < problems_.size(); ++i) {
        model::WaiverProblem& problem = problems_[i];
        if (problem.code != "unused" || has_rule(packs, problem.rule)) continue;
        problem.code = "unknown-rule";
        problem.message = "This waives " + problem.rule + ", and no rule pack has such a rule." +
                          nearest_rule(packs, problem.rule);
    }
}

void Checking::run(const OnReport& on_report, const engine::Engine::OnProgress& on_progress) {
    const std::vector<engine::Input>& all = inputs_;
    for (std::size_t begin = 0; begin < all.size();) {
        const engine::Engine& engine = *group(begin).engine;
        std::size_t end = begin + 1;
        while (end < all.size() && group(end).engine == &engine)
            ++end;
        std::size_t next = begin;
        engine.check(
            std::span(all).subspan(begin, end - begin), options_,
            [&](model::FileReport&& report) {
                finish(next, report);
                on_report(next++, std::move(report));
            },
            [&](engine::RunProgress reached) {
                reached.files += begin;
                reached.of_files = all.size();
                if (on_progress) on_progress(reached);
            });
        begin = end;
    }
    look_at_rest_of_registers();
    look_for_named_registers();
}

/// One that a configuration names and that is not there waives nothing, and nobody would know.
void Checking::look_for_named_registers() {
    std::set<std::string, std::less<>> told;
    for (const Judged& judged : of_input_) {
        const auto& named = judged.group->configuration->waivers;
        if (named.value.empty() || judged.waivers || judged.place.path != named.value ||
            !named.file || !told.insert(named.value).second)
            continue;
        problems_.push_back({"no-register",
                             named.file->source.file(),
                             named.place.line,
                             {},
                             {},
                             "The register of waivers that is named here is not there, so nothing "
                             "is waived by it.",
                             false});
    }
}

/// Nothing else would tell of a waiver whose paper was taken away, or is misspelt.
void Checking::look_at_rest_of_registers() {
    for (const auto& [path, checked] : checked_) {
        const auto waivers = registers_.read(path);
        if (!waivers || !*waivers) continue; // read before: it is there
        const std::string beside = folder_of(path) + "/";
        (*waivers)->look_at_rest(
            checked,
            [&](const std::string& paper) {
                // A name that is no UTF-8 stands escaped in the register; it cannot be looked for.
                return paper.find("\\x") != std::string::npos ||
                       files::exists(paper.starts_with('/') ? paper : beside + paper);
            },
            today_, problems_);
    }
}

} // namespace duly::cli
