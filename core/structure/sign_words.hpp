// The words of a place to sign, as papers of any body use them: labels, names, template text.
#pragma once

#include <optional>
#include <string_view>

#include "support/pattern.hpp"

namespace duly::structure {

/// "Signature", "Signed by", "Signed (Chair)", with what parts it from the signature.
const Pattern& signature_label();
/// "Date", "Date signed", with what parts it from the date.
const Pattern& date_label();
/// A folded line whose label asks for the day of something else: "date of publication: 3 May 2024".
bool dates_another(std::string_view folded);
/// A label of something else that stands beside them: "Name:", "Time:".
const Pattern& other_label();

/// Behind a signature's label at `from`: where the place to sign begins when the label goes on to
/// name the post ("Signed by the Clerk: ____"), else `from`.
std::size_t behind_post(std::string_view folded, std::size_t from);

/// What a label or the head of a column asks for.
enum class SignLabel { none, signature, date, other };

/// "Director's signature: J Smith", "Deciding officer signature": the label of a place to sign of
/// one who may decide, and not of one who advises on it.
bool signs_as_decider(std::string_view folded);
/// Folded words that are a post and nobody's name: "clerk to the council", "chair".
bool only_a_post(std::string_view folded);

/// Folded words that are one such label and nothing else.
SignLabel sign_label(std::string_view folded);

/// Whether folded words are labels only, a signature's among them: "signature: date:".
bool only_sign_labels(std::string_view folded);

/// What stands where somebody signs, folded.
enum class SignWords {
    words,   ///< a name or a scrawl
    nothing, ///< nothing, or a line to write on
    promise, ///< "to be signed", "n/a"
    form,    ///< the form's own: "[name]", "<signature>", "xxxx"
    withheld ///< "[redacted]": signed or not, the copy does not show it
};
SignWords sign_words(std::string_view folded);

/// Folded words that stand for a signature which this copy does not show: "approved by email on 3
/// May 2024", "(signed copy held on file)", "original signed by R. Hale".
bool says_signed(std::string_view folded);

/// "See email of 3 May", folded: whether it was signed is to be seen there.
bool points_elsewhere(std::string_view folded);

/// The form's own words where a date belongs, folded: "dd/mm/yyyy", "[date]", "select a date".
bool date_template(std::string_view folded);

/// Words that are one date and at most its label.
bool bare_date(std::string_view words);

} // namespace duly::structure
