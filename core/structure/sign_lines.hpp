// Places to sign, told by what stands in them, before any section is made: a post with a name and a
// date is no heading with its words, though the post may be a heading elsewhere.
#pragma once

#include <vector>

#include "model/block.hpp"
#include "structure/lexicon.hpp"

namespace duly::structure {

class SignLines {
public:
    SignLines(const model::ReadFile& file, const Lexicon::Compiled& lexicon)
        : file_(file), lexicon_(lexicon) {}

    /// Which of a table's rows [first, last) say nothing of their own beside who signs and when.
    [[nodiscard]] std::vector<bool> rows(std::size_t first, std::size_t last) const;

    /// "Monitoring Officer: L Hart   Date: 2 May 2025": `rest` stands behind the words of a
    /// heading.
    [[nodiscard]] bool behind(model::Range rest) const;

    /// A post, and in the lines below nothing but a name and a date, or their labels.
    [[nodiscard]] bool over(std::size_t index, std::size_t last) const;

private:
    enum class Says { nothing, name, date, words };

    [[nodiscard]] std::string_view text(model::Range range) const {
        return file_.file->view.slice(range);
    }
    [[nodiscard]] std::vector<std::string_view> cells_of(const model::Block& row) const;
    [[nodiscard]] Says says(std::string_view words) const;
    [[nodiscard]] bool own_words(const model::Block& row, const model::Block* head) const;

    const model::ReadFile& file_;
    const Lexicon::Compiled& lexicon_;
};

} // namespace duly::structure
