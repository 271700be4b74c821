#include "structure/field_labels.hpp"

#include "structure/answers.hpp"
#include "structure/dates.hpp"
#include "structure/sign_words.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::FieldSpec;
using model::FieldType;
using model::Range;
using std::string_view;

bool word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// "**Officer:** L. Hart": set as a label, whatever it is called.
bool set_as_label(const model::Block& block, string_view text) {
    constexpr std::size_t longest_label = 60;
    const std::size_t stop = text.find(':');
    if (stop > longest_label || block.bold_ranges.empty()) return false; // or there is none
    if (is_answer(text.substr(0, stop))) return false; // "**No:** it is published in full"
    const Range front = block.bold_ranges.front();
    return front.begin <= block.range.begin + 1 && front.end + 1 >= block.range.begin + stop &&
           front.end <= block.range.begin + stop + 2;
}

} // namespace

std::optional<FieldLabel> field_label(const FormContext& context, const Folded& line,
                                      std::uint32_t column) {
    std::optional<FieldLabel> best;
    std::size_t begin = 0;
    for (const int i : context.lexicon.fields_of(line.text, begin)) {
        const auto spec = static_cast<std::size_t>(i);
        const auto spans = context.lexicon.fields[spec].find(string_view(line.text).substr(begin));
        if (!spans) continue;
        std::size_t end = begin + (*spans)[0].end;
        if (end < line.text.size() && word_character(line.text[end]) && end > 0 &&
            word_character(line.text[end - 1]))
            continue;
        if (best && best->end > end) continue;
        FieldLabel label{spec, end,
                         end > 0 && (line.text[end - 1] == '?' || line.text[end - 1] == ':')};
        while (label.end < line.text.size() &&
               (line.text[label.end] == ' ' || line.text[label.end] == ':' ||
                line.text[label.end] == '-' || line.text[label.end] == '?')) {
            label.separated = label.separated || line.text[label.end] != ' ';
            ++label.end;
        }
        if (column > 0 && label.end < line.text.size() && line.origin(label.end) == column)
            label.separated = true;
        const std::string_view rest = std::string_view(line.text).substr(label.end);
        const FieldSpec& field = context.lexicon.words.fields[spec];
        if (!rest.empty() && !label.separated) {
            // "Date 25/03/19" is an answer, "Date of the next meeting was discussed" is not
            if (field.type == FieldType::date && !date_at(rest, 0)) {
                const Range value = line.range(label.end, line.text.size());
                if (context.placeholder(value).empty()) continue;
            } else if (field.type == FieldType::text) {
                continue;
            }
        }
        best = label;
    }
    return best;
}

// "Part 1 Deferral: Is the publication … to be deferred? NO": a question behind other words.
std::optional<FieldLabel> field_question(const FormContext& context, const Folded& line,
                                         std::size_t& begin) {
    for (std::size_t i = 0; i < context.lexicon.questions.size(); ++i) {
        if (context.lexicon.questions[i].empty()) continue;
        const auto spans = context.lexicon.questions[i].find(line.text);
        if (!spans) continue;
        begin = (*spans)[0].begin;
        FieldLabel label{i, (*spans)[0].end, true};
        while (label.end < line.text.size() &&
               (line.text[label.end] == ' ' || line.text[label.end] == ':' ||
                line.text[label.end] == '-' || line.text[label.end] == '?'))
            ++label.end;
        return label;
    }
    return {};
}

bool asks_anew(const FormContext& context, std::size_t index) {
    constexpr std::size_t longest = 300;
    const model::Block& block = context.block(index);
    const string_view text = context.text(index);
    if (text.empty() || text.size() > longest) return false;
    if (text.back() == '?' || asks_with_choices(text) || set_as_label(block, text)) return true;
    const Folded line = fold_with_map(context.file.file->view.text(), block.range);
    return field_label(context, line, block.second_column).has_value() ||
           sign_label(line.text) != SignLabel::none;
}

} // namespace duly::structure
