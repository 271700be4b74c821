// Finding a form's fields: labels and their answers in lines (fields.cpp) and in the rows of tables
// (field_rows.cpp). Included by these alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "structure/field_labels.hpp"
#include "structure/form.hpp"

namespace duly::structure {

/// Posts and bodies, which answer a label even where they look like another label or a heading:
/// "Cabinet Member: Cllr Moss", "Director of Place".
bool names_a_post(std::string_view words);

class FieldFinder {
public:
    explicit FieldFinder(FormContext& context) : c_(context) {}
    void run();

private:
    [[nodiscard]] std::optional<FieldLabel> label(const Folded& line) const {
        return field_label(c_, line);
    }
    [[nodiscard]] bool own_sentence(std::size_t index, std::size_t next,
                                    const model::FieldSpec& spec) const;
    [[nodiscard]] bool is_short_label(std::size_t index) const;
    [[nodiscard]] bool another_label(std::size_t index, std::size_t next) const;
    void line(std::size_t index);
    void answered_within(std::size_t index);
    void choices_within(std::size_t index);
    [[nodiscard]] std::uint32_t next_label(model::Range value) const;
    void fields_behind(std::size_t index, model::Range rest);
    [[nodiscard]] model::Range behind_the_last(std::size_t index,
                                               const model::FieldSpec& spec) const;
    [[nodiscard]] model::Range ahead_of_it(std::size_t index, const model::FieldSpec& spec) const;
    [[nodiscard]] model::Range behind_labels(model::Range value) const;
    [[nodiscard]] bool heads_columns(std::size_t index) const;
    bool labels_over_answers(std::size_t index);
    [[nodiscard]] model::Range next_row_value(std::size_t index, std::size_t cell,
                                              const model::FieldSpec& spec) const;
    [[nodiscard]] model::Range asked_last(model::Range cell) const;
    void row(std::size_t index);
    void spread_answers();
    void add(const model::FieldSpec& spec, model::Range label, model::Range value,
             std::size_t block, bool absent, std::string_view answered = {});
    [[nodiscard]] std::string_view column_ticked(std::size_t index, std::size_t cell,
                                                 model::Range& mark) const;
    [[nodiscard]] std::string choice(model::Range value, std::size_t index) const;
    [[nodiscard]] model::Range offered_below(model::Range value, std::size_t index) const;
    [[nodiscard]] model::Range offered_beside(std::size_t index, std::size_t& cell,
                                              model::Range first) const;
    [[nodiscard]] model::Range next_block_value(std::size_t index,
                                                const model::FieldSpec& spec) const;

    [[nodiscard]] bool before_its_question(const model::FieldSpec& spec, model::Range label) const;

    FormContext& c_;
    std::int64_t order_ = 0;
    std::size_t head_ = 0;           ///< the first row of the table that is being read
    std::vector<std::string> asked_; ///< the choices found so far, by their ids
    bool beside_ = false;            ///< a label above is answered on its own line
};

} // namespace duly::structure
