// A rule pack drafted from a blank form: read as any paper, written as XML, tried on its examples.
// Runs in a worker.
#pragma once

#include <string>
#include <string_view>

#include "engine/check.hpp"
#include "rules/draft/draft_pack.hpp"

namespace duly::engine {

struct Drafting {
    Checker& checker;
    const PluginHost& host;
    const rules::PackSet& packs;
    const rules::Drafts& drafts;
    const rules::DraftOptions& options;
};

/// Codes: those of reading, several-papers, no-draft, and those of rules::plan_draft.
Result<std::string> draft_from(const Drafting& drafting, std::string_view form,
                               const std::string& name);

} // namespace duly::engine
