#include "rules/draft/form_words.hpp"
#include "rules/draft/writing.hpp"
#include "support/utf8.hpp"

namespace duly::rules {

std::string filled_in(std::string_view xml, const Words& words) {
    std::string out;
    while (!xml.empty()) {
        const std::size_t begin = xml.find('@');
        out += xml.substr(0, begin);
        if (begin == std::string_view::npos) break;
        const std::size_t end = xml.find('@', begin + 1);
        const auto known = end == std::string_view::npos
                               ? words.end()
                               : words.find(xml.substr(begin + 1, end - begin - 1));
        if (known == words.end()) {
            out += '@';
            xml.remove_prefix(begin + 1);
        } else {
            out += known->second;
            xml.remove_prefix(end + 1);
        }
    }
    return out;
}

std::string ExamplePapers::head() const {
    const std::string& title = form_.title.words.empty() ? sample_.title : form_.title.words;
    return "# " + plan_.body + "\n\n# " + title + "\n\n";
}

std::string ExamplePapers::section(const FormHeading& heading, std::string_view other,
                                   bool there) const {
    std::string paper = head();
    if (!other.empty()) paper.append("## ").append(other) += "\n\n" + sample_.words + "\n\n";
    if (there) paper += "## " + heading.words + "\n\n" + sample_.words + "\n\n";
    return paper;
}

std::string ExamplePapers::content(const FormHeading& heading, std::string_view other,
                                   bool filled) const {
    std::string paper = head() + "## " + heading.words + "\n\n";
    if (filled) paper += sample_.words + "\n\n";
    if (!other.empty()) paper.append("## ").append(other) += "\n\n" + sample_.words + "\n\n";
    return paper;
}

std::string ExamplePapers::answer(const FormField& field) const {
    if (field.type == FormField::Type::date) return sample_.date;
    if (field.type != FormField::Type::reference) return sample_.words;
    // "ODR/[year]/[number]" -> "ODR/2024/2024"
    std::string out;
    std::size_t from = 0;
    for (const Gap& gap : gaps_in(field.value, true)) {
        out += field.value.substr(from, gap.begin - from) + sample_.number;
        from = gap.end;
    }
    out += field.value.substr(from);
    return out.find_first_of("0123456789") == std::string::npos ? sample_.number : out;
}

std::string ExamplePapers::line_of(const FormField& field, const std::string& value) {
    if (!field.below)
        return field.words + (field.words.ends_with('?') ? " " : ": ") + value + "\n\n";
    return field.words + "\n\n" + value + (value.empty() ? "" : "\n\n");
}

std::string ExamplePapers::section_below() const {
    if (form_.headings.empty()) return {};
    return "## " + form_.headings.front().words + "\n\n" + sample_.words + "\n";
}

std::string ExamplePapers::field(const FormField& field, bool given) const {
    // Of a choice the form's own words are what is left unanswered; "No" is an answer to any.
    const bool choice = field.type == FormField::Type::choice;
    const std::string value = choice  ? (given ? "No" : field.value)
                              : given ? answer(field)
                                      : std::string();
    std::string paper = head();
    if (!field.in_table) return paper + line_of(field, value) + section_below();
    paper += "| | |\n|---|---|\n| " + field.words + " | " + value + " |\n";
    for (const auto& other : form_.fields)
        if (other.in_table && other.words != field.words) {
            paper += "| " + other.words + " | " +
                     (other.type == FormField::Type::choice ? "No" : answer(other)) + " |\n";
            break;
        }
    return paper;
}

std::string ExamplePapers::fields(const std::vector<const FormField*>& all, bool first) const {
    std::string paper = head(), table;
    for (const FormField* field : all) {
        if (field == all.front() && !first) continue;
        const std::string value = field->type == FormField::Type::choice ? "No" : answer(*field);
        if (field->in_table)
            table += "| " + field->words + " | " + value + " |\n";
        else
            paper += line_of(*field, value);
    }
    if (!table.empty()) paper += "| | |\n|---|---|\n" + table + "\n";
    return paper + section_below();
}

std::string ExamplePapers::if_yes(const FormField& choice, const FormField& field,
                                  bool given) const {
    const std::string value = given ? answer(field) : std::string();
    if (!choice.in_table || !field.in_table)
        return head() + line_of(choice, "Yes") + line_of(field, value) + section_below();
    return head() + "| | |\n|---|---|\n| " + choice.words + " | Yes |\n| " + field.words + " | " +
           value + " |\n";
}

std::string ExamplePapers::rows(bool all, bool ticked) const {
    std::string paper = head();
    for (const auto& heading : form_.headings)
        if (heading.over_ticks) paper += "## " + heading.words + "\n\n";
    if (!form_.rows_in_list) {
        paper += "| Declaration |";
        for (const auto& heading : form_.tick_headings)
            paper += " " + heading + " |";
        paper += "\n|---|";
        for (std::size_t k = 0; k < form_.tick_headings.size(); ++k)
            paper += "---|";
        paper += "\n";
    }
    for (const auto& row : form_.rows) {
        if (!all && &row == &form_.rows.front()) continue;
        const bool mark = ticked || &row != &form_.rows.front();
        const std::string statement = row.statement.empty() ? sample_.words : row.statement;
        if (!form_.rows_in_list)
            paper += "| " + row.words + ": " + statement + " | " + (mark ? "✓" : "") + " |" +
                     (form_.tick_headings.size() > 1 ? "  |" : "") + "\n";
        else
            paper += std::string(mark ? "- [x] " : "- [ ] ") + row.words +
                     (row.colon || !row.statement.empty() ? ": " + statement : std::string()) +
                     "\n";
    }
    return paper;
}

std::string ExamplePapers::signature(const FormSignature& signature, bool is_signed,
                                     bool dated) const {
    std::string paper = head();
    if (!form_.headings.empty())
        paper += "## " + form_.headings.back().words + "\n\n" + sample_.words + "\n\n";
    if (signature.in_row) {
        paper += "| | |\n|---|---|\n| " + signature.words + " | " +
                 (is_signed ? sample_.person : "") + " |\n";
        if (signature.dated)
            paper += "| " + signature.date_label + " | " + (dated ? sample_.date : "") + " |\n";
        return paper;
    }
    if (signature.in_table)
        return paper + "| Role | Signature | Date |\n|---|---|---|\n| " + signature.words + " | " +
               (is_signed ? sample_.person : "") + " | " + (dated ? sample_.date : "") + " |\n";
    paper += signature.words + ": " + (is_signed ? sample_.person : "______________");
    paper += signature.same_line ? "    " : "\n\n";
    if (signature.dated) paper += "Date: " + (dated ? sample_.date : "") + "\n";
    return paper;
}

std::string ExamplePapers::guidance(const FormGuidance* left_in) const {
    std::string paper = head();
    if (!form_.headings.empty()) paper += "## " + form_.headings.front().words + "\n\n";
    paper += sample_.words + "\n";
    if (left_in != nullptr) paper += "\n" + left_in->words + "\n";
    return paper;
}

} // namespace duly::rules
