// Files checked each by the configuration and the register of its folder, in the order given.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/configuration.hpp"
#include "cli/registers.hpp"
#include "engine/engine.hpp"
#include "model/report.hpp"

namespace duly::cli {

/// A configuration with the packs it names loaded, and what it says checked against them.
struct Group {
    std::shared_ptr<const Configuration> configuration;
    const engine::Engine* engine = nullptr;
    engine::CheckOptions judging; ///< has grades of rules that are loaded only
    model::Terms terms;
};

/// Papers of one folder may have another configuration than those of the next. Each file is judged
/// by its own; files that follow one another and have the same rule packs are checked in one go.
class Checking {
public:
    /// Reads all configurations and registers that these files have and loads the packs, so that
    /// whatever is wrong with them is said before any work is done. `inputs` must outlive this.
    static Result<std::unique_ptr<Checking>> prepare(const Arguments& arguments,
                                                     std::vector<engine::Input>& inputs);

    /// Nothing is judged; what the rules of that pack tell goes on record.
    void record_only(const std::string& pack);

    using OnReport = std::function<void(std::size_t index, model::FileReport&&)>;
    void run(const OnReport& on_report, const engine::Engine::OnProgress& on_progress = {});

    [[nodiscard]] const Group& group(std::size_t input) const { return *of_input_[input].group; }
    /// For paths that are no papers: the configuration of the current folder.
    Result<const Group*> group_of_folder(const std::string& folder);
    [[nodiscard]] const engine::RunOptions& options() const { return options_; }
    [[nodiscard]] Registers& registers() { return registers_; }
    /// Of all packs that are loaded, by id.
    [[nodiscard]] std::map<std::string, std::string, std::less<>> pack_titles() const;
    /// Title of the pack that first declares rules of those letters.
    [[nodiscard]] std::map<std::string, std::string, std::less<>> letter_titles() const;
    /// Digest of the packs that the first file is judged by. Reports of `run` then name those that
    /// their files were judged by; without this they leave it out, as it takes time.
    std::string tell_packs();
    /// What is wrong with waivers, as far as it was met in `run`.
    [[nodiscard]] const std::vector<model::WaiverProblem>& problems() const { return problems_; }

private:
    struct Judged {
        const Group* group = nullptr;
        std::shared_ptr<const engine::WaiverRegister> waivers;
        RegisterPlace place; ///< where that is
    };
    Checking(const Arguments& arguments, std::vector<engine::Input>& inputs,
             engine::RunOptions options, Configurations configurations)
        : inputs_(inputs),
          options_(std::move(options)),
          configurations_(std::move(configurations)),
          registers_(arguments) {}
    Result<bool> place(std::size_t input);
    Result<const Group*> group_for(const std::shared_ptr<const Configuration>& configuration);
    Result<const engine::Engine*> engine_for(const Configuration& configuration);
    void finish(std::size_t input, model::FileReport& report);
    void look_at_rest_of_registers();
    void look_for_named_registers();

    std::vector<engine::Input>& inputs_;
    engine::RunOptions options_;
    Configurations configurations_;
    Registers registers_;
    Date today_;
    std::map<std::vector<std::string>, std::unique_ptr<engine::Engine>> engines_; ///< by folders
    std::map<const Configuration*, std::unique_ptr<Group>> groups_;
    std::vector<Judged> of_input_;
    /// Papers that were checked, as their register names them; by the register's path.
    std::map<std::string, std::set<std::string, std::less<>>> checked_;
    const engine::Engine* first_ = nullptr;                ///< of the first group
    std::map<const engine::Engine*, std::string> digests_; ///< of their packs, if they are told
    std::vector<model::WaiverProblem> problems_;
};

/// The nearest rule id, as " Did you mean FOI001?", or nothing.
std::string nearest_rule(const rules::PackSet& packs, const std::string& rule);
bool has_rule(const rules::PackSet& packs, const std::string& rule);

} // namespace duly::cli
