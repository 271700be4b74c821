// Writes one drafted pack; for the files of this folder only.
#pragma once

#include <initializer_list>
#include <set>

#include "rules/draft/writing.hpp"

namespace duly::rules {

/// A heading of the form and the role that its wording has in the packs.
struct DraftSection {
    const FormHeading* heading = nullptr;
    std::string role, name;
    std::string slug;       ///< for the names of its rules
    bool numbered = false;  ///< its wording alone gives no id of its own
    bool known = false;     ///< some pack knows the wording
    bool inherited = false; ///< and the pack drafted on does
};

struct DraftField {
    const FormField* field = nullptr;
    std::string id;
    bool inherited = false;
};

class DraftWriter {
public:
    DraftWriter(const TemplateForm& form, const DraftPlan& plan, const Drafts& drafts,
                const PackSet& packs, const CheckCatalogue& checks, const DraftOptions& options,
                const FailedRules& without)
        : form_(form),
          plan_(plan),
          drafts_(drafts),
          packs_(packs),
          checks_(checks),
          options_(options),
          without_(without),
          papers_(form, plan, drafts) {}

    std::string write();

private:
    void decide_sections();
    void decide_fields();
    void decide_rows();
    void head();
    void recognise();
    void vocabulary();
    void sections();
    void off();
    void rules();
    void rule(std::string_view part, int index, std::uint32_t line, Words words,
              const std::string& failing, const std::string& passing);
    void guidance();
    void puzzles();
    void field_rules();
    void review(std::uint32_t line, const std::string& words, int indent = 2);
    void line(int indent, const std::string& text) {
        out_.append(static_cast<std::size_t>(indent), ' ').append(text) += '\n';
    }
    [[nodiscard]] std::string field_ids() const;
    [[nodiscard]] bool judged_by_base(std::string_view role,
                                      std::initializer_list<std::string_view> checks) const;
    /// What to do with its rules when it is given a role that the pack drafted on judges; or "".
    [[nodiscard]] std::string usual_role(const DraftSection& section) const;
    [[nodiscard]] std::string rule_id(std::string_view part, std::size_t index) const;
    [[nodiscard]] std::string other_heading(const DraftSection& section) const;
    [[nodiscard]] std::string signer(const FormSignature& signature) const;
    /// The one who decides is whose name the body bears, else who is called so, else who signs
    /// last.
    [[nodiscard]] std::string role_of(const FormSignature& signature) const;

    const TemplateForm& form_;
    const DraftPlan& plan_;
    const Drafts& drafts_;
    const PackSet& packs_;
    const CheckCatalogue& checks_;
    const DraftOptions& options_;
    const FailedRules& without_;
    ExamplePapers papers_;
    std::vector<DraftSection> sections_;
    std::vector<const FormHeading*> untold_; ///< cannot be told from others, so that no rule asks
    std::vector<DraftField> fields_;
    std::vector<const FormField*> unasked_; ///< no rule asks for them
    std::vector<std::string> rows_;         ///< ids of the form's rows
    std::set<std::string> unoffered_;       ///< checks that no plugin offers
    std::string out_;
};

} // namespace duly::rules
