// What a paper says of itself at its head; for the files of this folder that find it out.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "structure/form.hpp"

namespace duly::structure {

/// The paper's first blocks, in which it says what it is.
inline constexpr std::size_t front_blocks = 24;

/// Words that stand over several lines, as one.
std::string in_one_line(std::string_view words);

/// "DRAFT", "Third draft", "Draft v3 – for comment by Finance", "Version 0.4 (draft)", folded; not
/// "Draft budget", which a finished report may be about.
bool calls_itself_draft(std::string_view folded);

/// "MINUTES", "Draft minutes (Part 1)", folded: they do not say whose.
bool is_bare_minutes(std::string_view folded);

class Front {
public:
    explicit Front(FormContext& context)
        : context_(context),
          document_(context.document),
          file_(context.file),
          lexicon_(context.lexicon),
          own_(own_line()) {}

    void reference();
    void title();
    void date();
    void stage(std::string_view given);

private:
    [[nodiscard]] std::size_t own_line() const;
    [[nodiscard]] bool in_entry(std::size_t index) const;
    [[nodiscard]] model::Range own_words() const;
    [[nodiscard]] model::Range words_at(std::size_t index) const;
    [[nodiscard]] std::string named_above() const;
    [[nodiscard]] std::string named_below() const;
    [[nodiscard]] bool names_meeting(std::size_t index) const;
    [[nodiscard]] model::Range decision_named(std::size_t end) const;
    void title_behind_reference();
    void evidence(std::string_view kind, model::Range range, std::string words);
    [[nodiscard]] model::Range title_lines(std::size_t first, std::size_t end) const;
    void settle_title(model::Range range, std::string words);
    [[nodiscard]] model::NodeId field(std::string_view id, bool given = true) const;
    [[nodiscard]] model::NodeId signoff(std::string_view role) const;
    [[nodiscard]] bool strong_heading(std::string_view line) const;
    [[nodiscard]] bool of_an_item(std::size_t index) const;
    [[nodiscard]] bool beside_signature(model::Range range) const;
    [[nodiscard]] bool row_of_its_own(std::size_t index) const;
    [[nodiscard]] bool in_running_cell(std::size_t index, std::uint32_t at) const;
    [[nodiscard]] bool in_column_of_days(std::size_t index, std::uint32_t at) const;
    [[nodiscard]] bool answers_another_label(std::size_t index, std::uint32_t at) const;
    static bool is_deadline(std::string_view before);
    [[nodiscard]] bool is_to_come(model::NodeId row) const;
    [[nodiscard]] std::vector<model::NodeId> cells_of(model::NodeId row) const;
    [[nodiscard]] std::optional<std::size_t> column_of_days(model::NodeId table) const;
    [[nodiscard]] bool in_review_column(model::NodeId row, model::NodeId date) const;
    [[nodiscard]] bool among_days(model::NodeId node) const;
    struct Newest {
        Date date;
        model::Range where;
    };
    [[nodiscard]] std::vector<model::Range> particulars(model::Range line) const;
    [[nodiscard]] std::optional<Newest> own_day_of(std::size_t index, bool behind_head) const;
    void take_newest(model::NodeId part, Newest& newest) const;
    [[nodiscard]] Newest newest_version() const;
    [[nodiscard]] model::NodeId later_version(const Newest& newest) const;
    [[nodiscard]] Newest newest_in_tables() const;
    [[nodiscard]] bool front_line(std::size_t index, bool with_body) const;
    [[nodiscard]] bool among_answers(std::size_t index) const;
    [[nodiscard]] bool heads_policy(std::size_t index) const;
    [[nodiscard]] std::size_t front_end() const;
    [[nodiscard]] std::uint32_t front_limit() const {
        const std::size_t reach = std::min(context_.last, context_.first + front_blocks + 8);
        return reach > context_.first ? context_.block(reach - 1).range.end : 0;
    }
    [[nodiscard]] model::NodeId draft_mark() const;
    [[nodiscard]] bool numbers_it(std::string_view role, std::string_view value) const;
    [[nodiscard]] bool one_of_several(model::NodeId node) const;
    [[nodiscard]] model::Range behind_reference(std::size_t index) const;
    [[nodiscard]] model::Range before_item(std::size_t index) const;
    [[nodiscard]] std::string_view text(model::Range range) const {
        return file_.file->view.slice(range);
    }

    FormContext& context_;
    model::Document& document_;
    const model::ReadFile& file_;
    const Lexicon::Compiled& lexicon_;
    std::size_t own_; ///< block in which the paper names itself as its pack says, or `last`
};

} // namespace duly::structure
