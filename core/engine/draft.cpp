#include "engine/draft.hpp"

#include "engine/examples.hpp"

namespace duly::engine {
namespace {

/// The packs with the draft among them, as they will be once it is used.
rules::PackSet with(const rules::PackSet& packs, const rules::Pack& draft) {
    rules::PackSet all = packs;
    all.packs.push_back(draft);
    all.everything = rules::united(all.packs);
    return all;
}

/// The draft's rules whose examples do not come out as they say, and what came out.
rules::FailedRules failing(const rules::PackSet& packs, const rules::Pack& draft,
                           const PluginHost& host) {
    const rules::PackSet all = with(packs, draft);
    Checker checker(all, host);
    rules::FailedRules out;
    for (const ExampleRun& run : examples_of(draft, false)) {
        // Text always: a draft's examples are written into it, and a worker could open no file.
        const auto report = checker.check(run.example->text, "example.md", options_of(run));
        const ExampleResult result = judge_example(run, report);
        if (result.as_said) continue;
        std::string& why = out[run.rule->id];
        if (!why.empty()) why += ' ';
        why += std::string("The example that is to ") +
               (run.example->should_fail ? "fail" : "pass") + " with '" + run.example->case_name +
               "' gave: " + result.told.front();
    }
    return out;
}

} // namespace

Result<std::string> draft_from(const Drafting& drafting, std::string_view form,
                               const std::string& name) {
    auto read = drafting.checker.read(form, name, {});
    if (!read) return tl::unexpected(std::move(read.error()));
    if (read->papers.size() != 1)
        return fail("several-papers", {},
                    "This file holds " + std::to_string(read->papers.size()) +
                        " papers. Give one blank form in a file of its own.");
    const auto& paper = read->papers.front();
    const auto found = rules::read_form(read->file, *paper.outlined.document, drafting.drafts,
                                        drafting.options.body);
    const auto plan =
        rules::plan_draft(found, drafting.drafts, drafting.packs, *paper.pack, drafting.options);
    if (!plan) return tl::unexpected(plan.error());

    const auto write = [&](const rules::FailedRules& without) {
        return rules::write_draft(found, *plan, drafting.drafts, drafting.packs,
                                  drafting.host.catalogue(), drafting.options, without);
    };
    // Written, read back as any pack is, and written again without what does not hold.
    std::string draft = write({});
    for (int round = 0; round < 2; ++round) {
        const auto pack =
            rules::parse_pack(draft, "draft.xml", drafting.host.catalogue(), drafting.packs);
        if (!pack)
            return fail("no-draft", {},
                        "No sound pack could be made of this form (" + pack.error().message +
                            "). Please report it as a fault of duly, with the form.");
        if (round == 0)
            if (const auto without = failing(drafting.packs, *pack, drafting.host);
                !without.empty())
                draft = write(without);
    }
    return draft;
}

} // namespace duly::engine
