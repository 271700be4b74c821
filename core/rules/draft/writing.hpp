// What the files that write a draft share: filling in, and papers made from the form as examples.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "rules/draft/draft_pack.hpp"
#include "rules/writing.hpp"

namespace duly::rules {

using Words = std::map<std::string, std::string, std::less<>>;
/// Puts words, already XML, in the place of @NAME@.
std::string filled_in(std::string_view xml, const Words& words);

/// Papers made from the form: each is Markdown, with or without the fault.
class ExamplePapers {
public:
    ExamplePapers(const TemplateForm& form, const DraftPlan& plan, const Drafts& drafts)
        : form_(form), plan_(plan), sample_(drafts.sample) {}

    /// With the section, or without it. `other`: another heading of the form, or "".
    [[nodiscard]] std::string section(const FormHeading& heading, std::string_view other,
                                      bool there) const;
    [[nodiscard]] std::string content(const FormHeading& heading, std::string_view other,
                                      bool filled) const;
    [[nodiscard]] std::string field(const FormField& field, bool given) const;
    /// Fields one after another, without the first or with it.
    [[nodiscard]] std::string fields(const std::vector<const FormField*>& all, bool first) const;
    /// The choice is answered with yes, and what hangs on it given or not.
    [[nodiscard]] std::string if_yes(const FormField& choice, const FormField& field,
                                     bool given) const;
    /// Every row but the first, or all; the first ticked or not. Where none is ticked, the marks
    /// may have been lost.
    [[nodiscard]] std::string rows(bool all, bool ticked) const;
    [[nodiscard]] std::string signature(const FormSignature& signature, bool is_signed,
                                        bool dated) const;
    [[nodiscard]] std::string guidance(const FormGuidance* left_in) const;

    /// What the field would hold in a paper that is filled in.
    [[nodiscard]] std::string answer(const FormField& field) const;

private:
    /// The body and a title: without one, the first heading would be taken for it.
    [[nodiscard]] std::string head() const;
    /// A field on a line of its own, and what stands in its place.
    [[nodiscard]] static std::string line_of(const FormField& field, const std::string& value);
    /// Any other section of the form, so that what stands above it has an end.
    [[nodiscard]] std::string section_below() const;

    const TemplateForm& form_;
    const DraftPlan& plan_;
    const Drafts::Sample& sample_;
};

} // namespace duly::rules
