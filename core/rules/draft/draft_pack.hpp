// A rule pack written from a blank form, for a person to go over: what was guessed is marked.
#pragma once

#include <map>
#include <string>

#include "rules/draft/template_form.hpp"
#include "rules/pack.hpp"

namespace duly::rules {

struct DraftOptions {
    std::string body, kind; ///< as the user says; empty: guessed
    std::string source;     ///< what to call the form in the pack's comments
};

/// What was decided before the pack is written.
struct DraftPlan {
    std::string body, kind, who, title;
    std::string id;      ///< of the pack: body and kind
    std::string letters; ///< of its rules: the body's initials
    const Pack* base = nullptr;
    bool body_guessed = false, kind_guessed = false;
};

/// Whose papers they are, of what kind, and which pack is nearest: one of that kind that is no
/// other body's, else the common one. `recognised`: what the form itself was taken for. Codes:
/// no-structure, no-body.
Result<DraftPlan> plan_draft(const TemplateForm& form, const Drafts& drafts, const PackSet& packs,
                             const Pack& recognised, const DraftOptions& options);

/// Ids of rules, and what their examples did instead of what they say.
using FailedRules = std::map<std::string, std::string>;

/// How a comment of the pack begins that names a place of the form nothing was made of.
inline constexpr std::string_view not_understood = "<!-- NOT UNDERSTOOD: ";
/// And one for a rule whose examples did not hold.
inline constexpr std::string_view left_out = "<!-- LEFT OUT: ";

/// The pack's XML. Rules whose id is in `without` are left out, and a comment says so and why; ids
/// do not move. The same form gives the same ids.
std::string write_draft(const TemplateForm& form, const DraftPlan& plan, const Drafts& drafts,
                        const PackSet& packs, const CheckCatalogue& checks,
                        const DraftOptions& options, const FailedRules& without);

/// A pattern that matches just these words, folded; with `as_typed` as they stand in the text view,
/// with quotes and dashes of any kind.
std::string literal_pattern(std::string_view words, bool as_typed);

/// "Financial implications" -> "financial-implications".
std::string slug(std::string_view words);

} // namespace duly::rules
