// A place to sign: where it ends, what stands in it. Used by add_signoffs alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "structure/form.hpp"

namespace duly::structure {

/// A line that names who signs, or the form's words that ask for it.
struct SignCue {
    std::size_t block;
    std::size_t spec; ///< index into the vocabulary's sign-offs
    bool heading;
    std::size_t columns; ///< the row that heads the columns of its table, or `no_columns`
    model::Range words;  ///< the block, or the part of it that is this one's where several sign
    std::size_t nth = 0, among = 1; ///< of those parts
    static constexpr std::size_t no_columns = SIZE_MAX;
};

struct Signoff {
    std::size_t spec = 0;
    std::size_t from = 0; ///< block of the cue
    model::Range words;   ///< of the cue, with `nth` and `among` as in SignCue
    std::size_t nth = 0, among = 1;
    std::size_t to = 0;          ///< one past the last block used
    model::Range label;          ///< of the signature's label, or of the cue
    model::Range signature;      ///< words taken for a signature, or the form's words in its place
    model::Range gap;            ///< where it should stand
    std::string state = "blank"; ///< "unclear" without a signature: a picture stands there
    model::Range date_range;     ///< of the date, or of what stands in its place
    Date date;
    bool has_label = false;
    bool asked = false;   ///< the form's own words ask for a signature here
    bool printed = false; ///< the words below the label name a person with the post: they may only
                          ///< be printed there
};

class SignPlace {
public:
    explicit SignPlace(const FormContext& context);

    /// Reads what stands behind the cue, at most up to block `limit`; `asked` as in Signoff.
    [[nodiscard]] Signoff read(const SignCue& cue, std::size_t limit, bool asked) const;

    /// "Chief Executive    A. Dunmore    Date  5 March 2021": post, name and date on one line,
    /// without the word "signature". The name may be a rule to write on.
    [[nodiscard]] std::optional<Signoff> read_line(std::size_t index) const;

    /// The places to sign that stand one behind the other in that block ("Signed (Clerk): …
    /// Signed (Chair): …"), or the block as a whole. Readers and office files run lines together.
    [[nodiscard]] std::vector<model::Range> parts(std::size_t index) const;

    /// "Signature | Name | Date" over a row of answers; the first column may name the posts.
    [[nodiscard]] bool heads_columns(std::size_t index) const;

private:
    [[nodiscard]] std::size_t zone_end(const SignCue& cue, std::size_t limit) const;
    void read_zone(Signoff& signoff) const;
    void read_signature(Signoff& signoff, std::size_t index, const Folded& line, std::size_t value,
                        std::size_t stop) const;
    [[nodiscard]] bool take_signature(Signoff& signoff, model::Range words,
                                      std::size_t index) const;
    [[nodiscard]] std::size_t row_of(std::size_t spec, std::size_t head) const;
    void read_columns(Signoff& signoff, std::size_t head, std::size_t values) const;
    void read_below_labels(Signoff& signoff, std::size_t index) const;
    [[nodiscard]] bool may_be_signature(std::size_t index) const;
    [[nodiscard]] bool may_be_name(model::Range range) const;
    [[nodiscard]] bool names_with_post(std::size_t index) const;
    void read_date(Signoff& signoff, std::size_t index, model::Range value, bool below) const;
    void take_in_own_line(Signoff& signoff, const Folded& line) const;
    [[nodiscard]] bool own_label(const Signoff& signoff, const Folded& line) const;
    void take_said(Signoff& signoff, std::size_t end) const;
    [[nodiscard]] model::Range dated_post(const Signoff& signoff, std::size_t index) const;
    void take_bare_date(Signoff& signoff, std::size_t end) const;
    [[nodiscard]] std::string_view view() const { return c_.file.file->view.text(); }

    void take_tail(Signoff& signoff) const;
    [[nodiscard]] bool shows_picture(const Signoff& signoff) const;

    const FormContext& c_;
    std::vector<std::uint32_t> pictures_; ///< where they stand in the view, in ascending order
};

} // namespace duly::structure
