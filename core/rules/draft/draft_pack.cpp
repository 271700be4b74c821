// The pack of a form, as XML for people to read: what was guessed stands beside its guess.
#include <algorithm>

#include "rules/draft/draft_writer.hpp"
#include "rules/draft/form_words.hpp"
#include "support/utf8.hpp"

namespace duly::rules {
namespace {

std::string small(std::string words) {
    // "Financial implications" in a sentence; "HR implications" stays.
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    bool name = false; // "Human Resources"
    for (std::size_t i = 1; i < words.size(); ++i)
        name = name || (words[i - 1] == ' ' && capital(words[i]));
    if (words.size() > 1 && !name && words.find(':') == std::string::npos && capital(words[0]) &&
        !capital(words[1]))
        words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
}

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";

std::string row_name(const FormRow& row) {
    std::string name = row.words;
    if (name.ends_with('.')) name.pop_back(); // a message has its own
    return name;
}

bool ends_in_word(const std::string& pattern) {
    const char c = pattern.empty() ? ' ' : pattern.back();
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

int weight_of(const Pack& pack) {
    int sum = 0;
    for (const auto& cue : pack.vocabulary.cues)
        sum += std::max(cue.weight, 0);
    return sum;
}

} // namespace

void DraftWriter::review(std::uint32_t at, const std::string& words, int indent) {
    const std::string place = at == 0 ? "" : "line " + std::to_string(at) + ": ";
    line(indent, "<!-- REVIEW: " + comment_text(place + words) + " -->");
}

void DraftWriter::decide_sections() {
    std::set<std::string> seen, labels;
    std::map<std::string, int> slugs;
    const auto own_role = [&](DraftSection& section) {
        // Words in another script have no slug, and long ones may share its beginning.
        const std::string base = section.slug.empty() ? "section" : section.slug;
        section.numbered = section.slug.empty();
        for (section.role = base; !seen.insert(section.role).second; section.numbered = true)
            section.role = base + "-" + std::to_string(++slugs.try_emplace(base, 1).first->second);
        if (section.numbered) section.slug = section.role;
    };
    const auto role_of = [](const model::Vocabulary& words, const std::string& folded) {
        for (const auto& spec : words.headings)
            if (Pattern(spec.pattern).matches_all(folded)) return spec.role;
        return std::string();
    };
    for (const auto& heading : form_.headings) {
        DraftSection section;
        section.heading = &heading;
        const std::string folded = folded_label(heading.words);
        if (folded.empty() || !labels.insert(folded).second) {
            untold_.push_back(&heading);
            continue;
        }
        section.role = role_of(plan_.base->vocabulary, folded);
        // Declarations are looked for in the section of that role, however it is headed.
        if (heading.over_ticks && section.role != "declarations") section.role.clear();
        section.inherited = !section.role.empty();
        if (heading.over_ticks) section.role = "declarations";
        if (section.role.empty()) section.role = role_of(packs_.everything, folded);
        section.known = !section.role.empty();
        section.name = small(heading.words);
        section.slug = slug(heading.words);
        // Two headings of one role: the second gets a role of its own, so that each is judged.
        if (section.role.empty() || !seen.insert(section.role).second) {
            section.known = section.inherited = false;
            own_role(section);
        }
        sections_.push_back(std::move(section));
    }
}

void DraftWriter::decide_fields() {
    std::set<std::string> seen;
    const auto id_of = [](const model::Vocabulary& words,
                          const std::string& folded) -> const model::FieldSpec* {
        for (const auto& spec : words.fields)
            if (Pattern(spec.pattern).matches_all(folded)) return &spec;
        return nullptr;
    };
    for (const auto& field : form_.fields) {
        const std::string folded = folded_label(field.words);
        const auto* known = id_of(plan_.base->vocabulary, folded);
        const bool choice = field.type == FormField::Type::choice;
        const bool fits = known != nullptr && (known->type == model::FieldType::choice) == choice;
        if (known == nullptr) known = id_of(packs_.everything, folded);
        DraftField found{&field, known != nullptr ? known->id : slug(field.words), fits};
        if (!found.id.empty() && seen.insert(found.id).second)
            fields_.push_back(std::move(found));
        else
            unasked_.push_back(&field);
    }
}

void DraftWriter::decide_rows() {
    std::map<std::string, int> used;
    for (const auto& row : form_.rows) {
        const std::string id = slug(row.words).empty() ? "row" : slug(row.words);
        const int count = ++used[id];
        rows_.push_back(count == 1 ? id : id + "-" + std::to_string(count));
    }
}

void DraftWriter::head() {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    line(0, "<!-- Drafted by \"duly packs from-template\" from " + comment_text(options_.source) +
                ". Go over every REVIEW: what stands");
    line(5, "there was guessed from the form's wording, on the line that is named. -->");
    line(0, "<pack id=\"" + xml_text(plan_.id) + "\" version=\"0.1.0\" extends=\"" +
                plan_.base->id + "\"");
    line(6, "title=\"" + xml_text(plan_.title) + "\" kind=\"" + xml_text(plan_.kind) + "\"");
    line(6, "body=\"" + xml_text(plan_.body) + "\">");
    line(2, "<about>");
    line(4, "What the form of " + xml_text(plan_.body) + " asks for. Ids of its rules begin with " +
                plan_.letters + "; 101 and on are");
    line(4,
         "sections, 301 and on what stands in them, 500 whether the fields are there, 501 and on "
         "what stands");
    line(4, "in them, 701 and on declarations, 801 and on signatures, 901 what the form says to "
            "the author.");
    line(2, "</about>");
    line(0, "");
    if (plan_.body_guessed) review(form_.body.line, "the body, from the head of the form");
    if (plan_.kind_guessed) review(form_.title.line, "the kind of paper, " + plan_.kind);
    review(0,
           "where the body is and how it is governed (jurisdiction, governance): without them no "
           "statute is held against its papers");
}

// The body's name weighs as much as all that other packs can say, so that neither another body's
// paper with the usual headings is taken for this body's, nor this one's for another's.
void DraftWriter::recognise() {
    int most = 0;
    for (const auto& pack : packs_.packs)
        most = std::max(most, weight_of(pack));
    const bool alone = plan_.base->vocabulary.cues.empty(); // nothing inherited speaks for the kind
    std::vector<std::pair<std::string, std::uint32_t>> others;
    for (const auto& section : sections_)
        if (alone || !section.known)
            others.emplace_back(literal_pattern(folded_label(section.heading->words), false),
                                section.heading->line);
    if (alone)
        for (const auto& field : fields_)
            others.emplace_back(literal_pattern(folded_label(field.field->words), false),
                                field.field->line);
    const int own = static_cast<int>(others.size()) + (form_.title.words.empty() ? 0 : 2);
    const int need = alone ? std::max(1, own / 3) : std::max(1, plan_.base->vocabulary.threshold);
    most = std::max(most, own) + 1;
    line(0, "");
    line(2, "<recognise threshold=\"" + std::to_string(most + need) + "\">");
    std::string body = utf8::fold(plan_.body);
    if (body.starts_with("the ")) body.erase(0, 4);
    const auto cue = [&](const std::string& pattern, int weight, bool front) {
        line(4, "<cue pattern=\"" + xml_text(pattern) + "\" weight=\"" + std::to_string(weight) +
                    (front ? "\" front=\"yes\"/>" : "\"/>"));
    };
    review(form_.body.line, "the body's name at the front of its papers", 4);
    cue("^(?:the )?" + literal_pattern(body, false), most, true);
    if (const std::string title = literal_pattern(folded_label(form_.any_title), false);
        !title.empty() && title != literal_pattern(body, false))
        cue("^" + title + (ends_in_word(title) ? "\\b" : ""), alone ? 2 : 1, true);
    // Headings that no other body has; together they never outweigh what is needed.
    int left = alone ? own : need - 1;
    for (const auto& [pattern, at] : others)
        if (left-- > 0)
            cue("^(?:\\d+\\.? )?" + pattern + (ends_in_word(pattern) ? "\\b" : ""), 1, false);
    line(2, "</recognise>");
}

void DraftWriter::vocabulary() {
    line(0, "");
    line(2, "<vocabulary>");
    std::set<std::string> written;
    for (const auto& section : sections_) {
        if (section.inherited)
            review(section.heading->line,
                   "\"" + section.heading->words + "\" is taken for the role " + section.role +
                       " by its wording, as " + plan_.base->id + " has it",
                   4);
        if (section.inherited || !written.insert(section.role).second) continue;
        review(
            section.heading->line,
            section.known
                ? "taken for the role " + section.role + " by its wording"
                : "a role of its own: no pack knows this heading, or another heading of the form "
                  "has its role. Is it one of the usual ones?" +
                      usual_role(section),
            4);
        if (section.numbered)
            review(section.heading->line,
                   "the id " + section.role +
                       " is numbered, because the heading's words give none that no other has. Is "
                       "it a section of its own?",
                   4);
        line(4, "<role id=\"" + section.role + "\" name=\"" + xml_text(section.name) + "\">");
        for (const auto& same : sections_) {
            if (same.role != section.role || same.inherited) continue;
            const std::string pattern = literal_pattern(folded_label(same.heading->words), false);
            const bool common = pattern.find(' ') == std::string::npos;
            line(6, "<heading" + std::string(common ? " strong=\"no\">" : ">") + xml_text(pattern) +
                        "</heading>");
        }
        line(4, "</role>");
    }
    for (const auto* heading : untold_)
        review(heading->line,
               "left out: \"" + heading->words +
                   "\" stands in the form already, or has no words, so that its section cannot be "
                   "told from others",
               4);
    std::string date;
    for (const auto& [field, id, inherited] : fields_) {
        const bool is_date = field->type == FormField::Type::date;
        // "If yes, until what date" is another day than the paper's
        const std::string folded = folded_label(field->words);
        if (is_date && date.empty() && !field->depends && folded.find("until") == std::string::npos)
            date = "field:" + id;
        if (inherited) continue;
        const char* const type = field->type == FormField::Type::choice      ? "choice"
                                 : is_date                                   ? "date"
                                 : field->type == FormField::Type::reference ? "reference"
                                                                             : "text";
        std::string pattern = literal_pattern(folded, false);
        line(4, "<field id=\"" + id + "\" type=\"" + type + "\" name=\"" + xml_text(field->words) +
                    "\"><label>" + xml_text(pattern) + "</label></field>");
    }
    for (std::size_t i = 0; i < form_.rows.size(); ++i) {
        const auto& row = form_.rows[i];
        review(row.line, "a declaration that an officer ticks", 4);
        // Behind a sentence an officer may say more; a word or two is no label then.
        std::string pattern = folded_label(row.words);
        while (pattern.ends_with('.') || pattern.ends_with(' '))
            pattern.pop_back();
        const bool sentence = std::count(pattern.begin(), pattern.end(), ' ') >= 3;
        pattern = literal_pattern(pattern, false);
        if (sentence) pattern += "(?:[ .,;:(-].*)?";
        line(4, "<row id=\"" + rows_[i] + "\" name=\"" + xml_text(row_name(row)) + "\"><label>" +
                    xml_text(pattern) + "</label></row>");
    }
    for (const auto& signature : form_.signatures) {
        review(signature.line,
               "who signs here? The role of the one who decides is decision_maker: whether the "
               "paper counts as signed is told by it",
               4);
        const std::string words = xml_text(literal_pattern(utf8::fold(signature.words), false));
        std::string signoff = "<signoff role=\"" + role_of(signature) + "\" name=\"" +
                              xml_text(signer(signature)) + "\">";
        if (signature.in_table)
            signoff.append("<heading>").append(words).append("</heading></signoff>");
        else // without a colon the name follows as it is
            signoff.append("<phrase>^")
                .append(words)
                .append(signature.colon                 ? " ?(?:[:._-]|dated?\\b|$)"
                        : ends_in_word(signature.words) ? "\\b"
                                                        : "")
                .append("</phrase></signoff>");
        line(4, signoff);
    }
    for (const auto& field : form_.fields) {
        const std::string folded = utf8::fold(field.value);
        const auto gaps = gaps_in(folded, true);
        // A number by itself is any number; the form's letters make it the paper's.
        if (field.type != FormField::Type::reference || gaps.empty() ||
            folded.substr(0, gaps.front().begin).find_first_of(letters) == std::string::npos)
            continue;
        std::string pattern;
        std::size_t from = 0;
        for (const Gap& gap : gaps) {
            pattern += literal_pattern(folded.substr(from, gap.begin - from), false);
            pattern += "[0-9](?:[0-9a-z/.-]*[0-9a-z])?";
            from = gap.end;
        }
        pattern += literal_pattern(folded.substr(from), false);
        review(field.line, "how its papers are numbered", 4);
        line(4, "<reference>\\b" + xml_text(pattern) + "\\b</reference>");
    }
    const bool dated_signature =
        std::any_of(form_.signatures.begin(), form_.signatures.end(), [&](const auto& signature) {
            return signature.dated && role_of(signature) == "decision_maker";
        });
    // Minutes are signed at the next meeting, so a kind's own sources know better, unless they look
    // at signatures themselves.
    const auto& sources = plan_.base->vocabulary.dates;
    const bool kind_knows = plan_.base != &packs_.packs.front() &&
                            std::find(sources.begin(), sources.end(), "signature") == sources.end();
    if (date.empty() && dated_signature && !kind_knows &&
        form_.rows.size() + form_.fields.size() > 0)
        date = "signoff:decision_maker";
    if (!date.empty()) {
        review(0, "where a paper's own date stands", 4);
        line(4, "<date-sources><source>" + date + "</source><source>front</source></date-sources>");
    }
    if (!form_.paragraphs.empty()) {
        line(4, "<!-- The form's guidance: a section that holds nothing else is empty. -->");
        line(4, "<boilerplate>");
        for (const auto& paragraph : form_.paragraphs)
            if (paragraph.size() <= 480)
                line(6, "<phrase>^" + xml_text(literal_pattern(paragraph, false)) + "$</phrase>");
        line(4, "</boilerplate>");
    }
    std::vector<std::string> gaps;
    for (const auto& each : form_.guidance)
        if (each.bracketed) gaps.push_back(literal_pattern(each.words, false));
    for (const auto& field : form_.fields) // guidance that is no bracket
        if (field.type != FormField::Type::choice && field.value.size() >= 8 &&
            field.value.find('[') == std::string::npos && !blank(field.value))
            gaps.push_back(literal_pattern(
                field.value.substr(0, field.value.size() - (field.value.ends_with('.') ? 1 : 0)),
                false));
    if (!gaps.empty()) {
        std::set<std::string> once;
        line(4, "<placeholders>");
        for (const auto& gap : gaps)
            if (once.insert(gap).second) line(6, "<phrase>" + xml_text(gap) + "</phrase>");
        line(4, "</placeholders>");
    }
    line(2, "</vocabulary>");
}

void DraftWriter::sections() {
    if (sections_.empty()) return;
    line(0, "");
    line(2, "<sections>");
    for (const auto& section : sections_)
        line(4, "<section role=\"" + section.role +
                    (section.heading->plain ? "\" expected=\"no\"/>" : "\"/>"));
    line(2, "</sections>");
}

std::string DraftWriter::write() {
    decide_sections();
    decide_fields();
    decide_rows();
    head();
    recognise();
    vocabulary();
    sections();
    off();
    rules();
    puzzles();
    line(0, "</pack>");
    return std::move(out_);
}

std::string write_draft(const TemplateForm& form, const DraftPlan& plan, const Drafts& drafts,
                        const PackSet& packs, const CheckCatalogue& checks,
                        const DraftOptions& options, const FailedRules& without) {
    return DraftWriter(form, plan, drafts, packs, checks, options, without).write();
}

} // namespace duly::rules
