// Reads one blank form; for the files of this folder only.
#pragma once

#include <map>
#include <optional>
#include <set>

#include "rules/draft/form_words.hpp"
#include "rules/draft/template_form.hpp"
#include "support/utf8.hpp"

namespace duly::rules {

class FormReader {
public:
    FormReader(const model::ReadFile& file, const model::Document& paper, const Drafts& drafts,
               const std::string& body)
        : file_(file), paper_(paper), drafts_(drafts), body_(utf8::fold(body)) {}

    TemplateForm read();

private:
    struct Section {
        model::Range heading;
        int level = 1;
    };
    static constexpr std::size_t longest_label = 90;

    [[nodiscard]] std::string_view text(model::Range range) const {
        return file_.file->view.slice(range);
    }
    [[nodiscard]] std::uint32_t line(model::Range range) const {
        return file_.file->map.line(file_.file->view, range.begin);
    }
    [[nodiscard]] bool guides(std::string_view sentence) const;
    [[nodiscard]] bool italic(const model::Block& block, model::Range range) const;
    [[nodiscard]] bool names_a_kind(std::string_view words) const;
    /// "Yes / No", "☐ Yes ☐ No".
    [[nodiscard]] bool choice(std::string_view words) const;
    [[nodiscard]] bool names_a_body(const std::string& folded) const;
    /// What stands where an answer belongs: nothing, a line to write on, the form's own words.
    [[nodiscard]] bool leaves_room(std::string_view value) const;

    void find_sections();

    // form_front.cpp: what stands at its head
    void front();
    void title_below_fields();
    void body_below(std::size_t title);
    void heading_of_all();
    void title_of_any();

    // template_form.cpp: block after block
    bool is_heading(std::size_t index, model::Range& rest);
    void add_heading(model::Range words, int level);
    std::size_t block(std::size_t index);
    /// Whether anything in it speaks to the author.
    bool guidance(const model::Block& block, model::Range range);
    void add_guidance(std::string_view words, model::Range at, bool bracketed, bool sure,
                      bool alone = false);
    void field(std::string_view label, model::Range label_range, model::Range value, bool in_table,
               const model::Block& block);
    void puzzle(model::Range at, std::string_view words, std::string_view why = {});

    // form_lines.cpp: what is asked line by line; each gives the block behind it, or `index`
    bool signature(std::size_t index);
    [[nodiscard]] std::optional<FormSignature> signature_in(std::string_view words) const;
    void below_signature(model::Range line);
    bool labelled(const model::Block& block, model::Range range);
    std::size_t question(std::size_t index);
    std::size_t tick_list(std::size_t index);
    std::size_t choices_at(std::size_t index) const;

    // form_tables.cpp
    void table(std::size_t first, std::size_t last);
    bool ticks(std::size_t first, std::size_t last);
    bool signatures(std::size_t first, std::size_t last);
    bool row_signature(const model::Block& block);
    bool row_date(const model::Block& block);
    bool row_fields(const model::Block& block, bool first);
    /// "Cleared by | Name | Date" over rows.
    [[nodiscard]] bool heads_rows(std::size_t first, std::size_t last) const;
    /// "Check | Yes | No | Date": the columns of the answers; none, or two and more.
    [[nodiscard]] std::vector<std::size_t> answer_columns(std::size_t first,
                                                          std::size_t last) const;
    void take_rows(std::vector<FormRow> rows, bool in_list, std::vector<std::string> headings);

    const model::ReadFile& file_;
    const model::Document& paper_;
    const Drafts& drafts_;
    std::string body_;                          ///< folded; empty: for the form to say
    std::map<std::uint32_t, Section> sections_; ///< by the first byte of the heading
    std::set<std::string> told_;
    std::size_t below_ = 0;         ///< blocks that still belong to a signature
    bool date_wanted_ = false;      ///< its date is to come in one of them
    std::size_t last_puzzled_ = 0;  ///< the end of what was not understood last
    std::uint32_t heading_end_ = 0; ///< of the heading before
    bool row_signed_ = false;       ///< a row above in this table is a place to sign, without date
    bool others_ = false;           ///< what stands here is not the author's to fill in
    bool choice_above_ = false;     ///< the field before is a choice, and of the same section
    TemplateForm form_;
};

} // namespace duly::rules
