#include "engine/draft.hpp"

#include "read/read.hpp"

namespace duly::engine {
namespace {

/// Whether the rule says of the example what the example says of itself.
bool as_said(const rules::Pack& pack, const rules::Rule& rule, const rules::Example& example,
             const PluginHost& host, const structure::Lexicon& everything,
             const structure::Lexicon& words) {
    const auto file = read::read(example.text, "example.md");
    if (!file) return false;
    auto papers = structure::outline(*file, everything);
    if (papers.size() != 1) return false;
    auto& document = *papers[0].document;
    document.set_text(document.root(), model::Attr::kind, pack.kind);
    document.set_text(document.root(), model::Attr::pack, pack.id);
    structure::interpret(papers[0], *file, words, example.stage);
    rules::Pack alone = pack;
    alone.rules = {rule};
    bool seen = false, failed = false;
    for (const auto& finding : check_paper(document, alone, host, {}).findings) {
        failed = failed || finding.outcome == model::Outcome::fail;
        const auto wanted = example.should_fail ? model::Outcome::fail : model::Outcome::pass;
        seen = seen || (finding.outcome == wanted && finding.case_name == example.case_name);
    }
    return seen && failed == example.should_fail;
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
    const auto found = rules::read_form(read->file, *paper.outlined.document, drafting.drafts);
    const auto plan =
        rules::plan_draft(found, drafting.drafts, drafting.packs, *paper.pack, drafting.options);
    if (!plan) return tl::unexpected(plan.error());

    const auto write = [&](const std::set<std::string>& without) {
        return rules::write_draft(found, *plan, drafting.drafts, drafting.packs,
                                  drafting.host.catalogue(), drafting.options, without);
    };
    // Written, read back as any pack, and written again without what does not hold.
    const std::string first = write({});
    const auto pack =
        rules::parse_pack(first, "draft.xml", drafting.host.catalogue(), drafting.packs);
    if (!pack)
        return fail("no-draft", {},
                    "No sound pack could be made of this form (" + pack.error().message +
                        "). Please report it with the form.");
    model::Vocabulary everything = drafting.packs.everything;
    everything.headings.insert(everything.headings.end(), pack->vocabulary.headings.begin(),
                               pack->vocabulary.headings.end());
    everything.fields.insert(everything.fields.end(), pack->vocabulary.fields.begin(),
                             pack->vocabulary.fields.end());
    everything.rows.insert(everything.rows.end(), pack->vocabulary.rows.begin(),
                           pack->vocabulary.rows.end());
    const structure::Lexicon outline_words(everything), words(pack->vocabulary);
    std::set<std::string> without;
    for (const auto& rule : pack->rules) {
        if (rule.pack != pack->id) continue;
        for (const auto& example : rule.examples)
            if (!as_said(*pack, rule, example, drafting.host, outline_words, words))
                without.insert(rule.id);
    }
    return without.empty() ? first : write(without);
}

} // namespace duly::engine
