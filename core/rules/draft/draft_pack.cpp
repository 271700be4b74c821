// The pack of a form, as XML for people to read: what was guessed stands beside its guess.
#include "rules/draft/draft_pack.hpp"

#include <algorithm>

#include "rules/draft/writing.hpp"
#include "support/utf8.hpp"

namespace duly::rules {
namespace {

/// A heading of the form and the role that its wording has in the packs.
struct Section {
    const FormHeading* heading = nullptr;
    std::string role, name;
    bool known = false;     ///< some pack knows the wording
    bool inherited = false; ///< and the pack drafted on does
};

struct Field {
    const FormField* field = nullptr;
    std::string id;
    bool inherited = false;
};

std::string small(std::string words) {
    // "Financial implications" in a sentence; "HR implications" stays.
    if (words.size() > 1 && words[0] >= 'A' && words[0] <= 'Z' &&
        !(words[1] >= 'A' && words[1] <= 'Z'))
        words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
}

int weight_of(const Pack& pack) {
    int sum = 0;
    for (const auto& cue : pack.vocabulary.cues)
        sum += std::max(cue.weight, 0);
    return sum;
}

const std::string* text_parameter(const Rule& rule, std::string_view name) {
    const auto found = rule.parameters.find(name);
    return found == rule.parameters.end() ? nullptr
                                          : std::get_if<std::string>(&found->second.value);
}

class DraftWriter {
public:
    DraftWriter(const TemplateForm& form, const DraftPlan& plan, const Drafts& drafts,
                const PackSet& packs, const CheckCatalogue& checks, const DraftOptions& options,
                const std::set<std::string>& without)
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
    void head();
    void recognise();
    void vocabulary();
    void sections();
    void off();
    void rules();
    void rule(std::string_view part, int index, std::uint32_t line, Words words,
              const std::string& failing, const std::string& passing);
    void guidance();
    void review(std::uint32_t line, const std::string& words, int indent = 2);
    void line(int indent, const std::string& text) {
        out_.append(static_cast<std::size_t>(indent), ' ').append(text) += '\n';
    }
    [[nodiscard]] bool judged_by_base(std::string_view role,
                                      std::initializer_list<std::string_view> checks) const;
    [[nodiscard]] std::string other_heading(const Section& section) const;
    [[nodiscard]] std::string signer(const FormSignature& signature) const;
    /// Of one signature it is plain whose it is.
    [[nodiscard]] std::string role_of(const FormSignature& signature) const {
        return form_.signatures.size() == 1 ? "decision_maker" : slug(signer(signature));
    }

    const TemplateForm& form_;
    const DraftPlan& plan_;
    const Drafts& drafts_;
    const PackSet& packs_;
    const CheckCatalogue& checks_;
    const DraftOptions& options_;
    const std::set<std::string>& without_;
    ExamplePapers papers_;
    std::vector<Section> sections_;
    std::vector<Field> fields_;
    std::set<std::string> unoffered_; ///< checks that no plugin offers
    std::string out_;
};

void DraftWriter::review(std::uint32_t at, const std::string& words, int indent) {
    const std::string place = at == 0 ? "" : "line " + std::to_string(at) + ": ";
    line(indent, "<!-- REVIEW: " + comment_text(place + words) + " -->");
}

void DraftWriter::decide_sections() {
    std::set<std::string> seen;
    const auto role_of = [](const model::Vocabulary& words, const std::string& folded) {
        for (const auto& spec : words.headings)
            if (Pattern(spec.pattern).matches_all(folded)) return spec.role;
        return std::string();
    };
    for (const auto& heading : form_.headings) {
        Section section;
        section.heading = &heading;
        const std::string folded = folded_label(heading.words);
        section.role = role_of(plan_.base->vocabulary, folded);
        section.inherited = !section.role.empty();
        if (section.role.empty()) section.role = role_of(packs_.everything, folded);
        section.known = !section.role.empty();
        if (section.role.empty()) section.role = slug(heading.words);
        if (section.role.empty()) continue;
        section.name = small(heading.words);
        if (!seen.insert(section.role).second) {
            // Two headings of one role: the second gets a role of its own, so that each is judged.
            section.role = slug(heading.words);
            if (section.role.empty() || !seen.insert(section.role).second) continue;
            section.known = section.inherited = false;
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
        Field found{&field, known != nullptr ? known->id : slug(field.words), fits};
        if (!found.id.empty() && seen.insert(found.id).second) fields_.push_back(std::move(found));
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
    line(4, "sections, 301 and on what stands in them, 501 and on fields, 701 and on declarations, "
            "801 and on");
    line(4, "signatures, 901 what the form says to the author.");
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
    if (!form_.title.words.empty())
        cue("^" + literal_pattern(folded_label(form_.title.words), false), alone ? 2 : 1, true);
    // Headings that no other body has; together they never outweigh what is needed.
    int left = alone ? own : need - 1;
    for (const auto& [pattern, at] : others)
        if (left-- > 0) cue("^(?:\\d+\\.? )?" + pattern + "\\b", 1, false);
    line(2, "</recognise>");
}

void DraftWriter::vocabulary() {
    line(0, "");
    line(2, "<vocabulary>");
    std::set<std::string> written;
    for (const auto& section : sections_) {
        if (section.inherited || !written.insert(section.role).second) continue;
        review(
            section.heading->line,
            section.known
                ? "taken for the role " + section.role + " by its wording"
                : "a role of its own: no pack knows this heading, or another heading of the form "
                  "has its role. Is it one of the usual ones?",
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
    std::string date;
    for (const auto& [field, id, inherited] : fields_) {
        const bool is_date = field->type == FormField::Type::date;
        if (is_date && date.empty()) date = id;
        if (inherited) continue;
        const char* const type = field->type == FormField::Type::choice      ? "choice"
                                 : is_date                                   ? "date"
                                 : field->type == FormField::Type::reference ? "reference"
                                                                             : "text";
        std::string pattern = literal_pattern(folded_label(field->words), false);
        line(4, "<field id=\"" + id + "\" type=\"" + type + "\" name=\"" + xml_text(field->words) +
                    "\"><label>" + xml_text(pattern) + "</label></field>");
    }
    for (const auto& row : form_.rows) {
        review(row.line, "a declaration that an officer ticks", 4);
        line(4, "<row id=\"" + slug(row.words) + "\" name=\"" + xml_text(row.words) + "\"><label>" +
                    xml_text(literal_pattern(folded_label(row.words), false)) + "</label></row>");
    }
    for (const auto& signature : form_.signatures) {
        review(signature.line,
               "who signs here? The role of the one who decides is decision_maker: whether the "
               "paper counts as signed is told by it",
               4);
        line(4, "<signoff role=\"" + role_of(signature) + "\" name=\"" +
                    xml_text(signer(signature)) + "\"><phrase>^" +
                    xml_text(literal_pattern(utf8::fold(signature.words), false)) +
                    " ?(?:[:._-]|$)</phrase></signoff>");
    }
    for (const auto& field : form_.fields) {
        if (field.type != FormField::Type::reference || field.value.find('[') == std::string::npos)
            continue;
        std::string pattern;
        const std::string folded = utf8::fold(field.value);
        for (std::size_t i = 0; i < folded.size(); ++i) {
            const std::size_t end = folded[i] == '[' ? folded.find(']', i) : std::string::npos;
            if (end != std::string::npos) {
                pattern += "[0-9][0-9a-z]*";
                i = end;
            } else {
                pattern += literal_pattern(folded.substr(i, 1), false);
            }
        }
        review(field.line, "how its papers are numbered", 4);
        line(4, "<reference>\\b" + xml_text(pattern) + "\\b</reference>");
    }
    if (!date.empty()) {
        review(0, "where a paper's own date stands", 4);
        line(4, "<date-sources><source>field:" + date +
                    "</source><source>front</source></date-sources>");
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
        if (field.type != FormField::Type::choice && field.value.size() >= 12 &&
            field.value.find('[') == std::string::npos)
            gaps.push_back(literal_pattern(
                field.value.substr(0, field.value.size() - (field.value.ends_with('.') ? 1 : 0)),
                false));
    if (!gaps.empty()) {
        line(4, "<placeholders>");
        for (const auto& gap : gaps)
            line(6, "<phrase>" + xml_text(gap) + "</phrase>");
        line(4, "</placeholders>");
    }
    line(2, "</vocabulary>");
}

void DraftWriter::sections() {
    if (sections_.empty()) return;
    line(0, "");
    line(2, "<sections>");
    for (const auto& section : sections_)
        line(4,
             "<section role=\"" + section.role + (section.known ? "\"/>" : "\" expected=\"no\"/>"));
    line(2, "</sections>");
}

/// Inherited rules that ask for sections: those that the form has are asked for in its own words
/// below, those that it does not have are not asked for.
void DraftWriter::off() {
    if (sections_.empty()) return;
    line(0, "");
    for (const auto& rule : plan_.base->rules) {
        if (rule.check != "sections.required") continue;
        const auto* role = text_parameter(rule, "role");
        if (role == nullptr) continue;
        const bool has = std::any_of(sections_.begin(), sections_.end(),
                                     [&](const Section& section) { return section.role == *role; });
        review(0, has ? "asked for below in the form's own words: " + rule.title
                      : "the form has no such section: " + rule.title);
        line(2, "<off rule=\"" + rule.id + "\"/>");
    }
}

bool DraftWriter::judged_by_base(std::string_view role,
                                 std::initializer_list<std::string_view> checks) const {
    return std::any_of(plan_.base->rules.begin(), plan_.base->rules.end(), [&](const Rule& rule) {
        const auto* of = text_parameter(rule, "role");
        return of != nullptr && *of == role &&
               std::find(checks.begin(), checks.end(), rule.check) != checks.end();
    });
}

std::string DraftWriter::other_heading(const Section& section) const {
    for (const auto& other : sections_)
        if (other.known && other.role != section.role) return other.heading->words;
    return {};
}

std::string DraftWriter::signer(const FormSignature& signature) const {
    std::string who = signature.who.empty() ? plan_.who : signature.who;
    if (who[0] >= 'a' && who[0] <= 'z') who[0] = static_cast<char>(who[0] - 'a' + 'A');
    return who;
}

void DraftWriter::rule(std::string_view part, int index, std::uint32_t at, Words words,
                       const std::string& failing, const std::string& passing) {
    for (const auto& draft : drafts_.rules) {
        if (draft.part != part) continue;
        if (!checks_.contains(draft.check)) {
            if (unoffered_.insert(draft.check).second)
                line(2, "<!-- Left out: no plugin offers the check " + draft.check + ". -->");
            return;
        }
        const int number = draft.number + index;
        if (number > 999) return;
        std::string digits = std::to_string(number);
        digits.insert(0, 3 - digits.size(), '0');
        const std::string id = plan_.letters + digits;
        if (without_.contains(id)) {
            review(at, "rule " + id +
                           " was left out: its examples, made from the form, did not do "
                           "what they say");
            return;
        }
        const auto block = [](const std::string& paper) {
            std::string text = "\n";
            for (std::size_t begin = 0; begin < paper.size();) {
                const std::size_t end = std::min(paper.find('\n', begin), paper.size());
                if (end > begin) text += "      " + xml_text(paper.substr(begin, end - begin));
                text += '\n';
                begin = end + 1;
            }
            while (text.ends_with("\n\n"))
                text.pop_back();
            return text + "    ";
        };
        words["ID"] = id;
        words["WHO"] = xml_text(plan_.who);
        words["FORM"] = xml_text(plan_.title);
        words["FAIL"] = block(failing);
        words["PASS"] = block(passing);
        line(0, "");
        review(at, "who acts, how grave it is, and whether it is right");
        out_ += filled_in(draft.xml, words);
    }
}

void DraftWriter::guidance() {
    // What an inherited rule looks for already is not told twice.
    std::vector<Pattern> known;
    for (const auto& rule : plan_.base->rules) {
        const auto phrases = rule.parameters.find("phrases");
        if (rule.check != "residue.left-in" || phrases == rule.parameters.end()) continue;
        if (const auto* records =
                std::get_if<std::vector<ParameterValue::Record>>(&phrases->second.value))
            for (const auto& record : *records)
                if (const auto pattern = record.find("pattern"); pattern != record.end())
                    if (const auto* text = std::get_if<std::string>(&pattern->second.value))
                        known.emplace_back(*text);
    }
    std::string records;
    const FormGuidance* example = nullptr;
    for (const auto& each : form_.guidance) {
        if (std::any_of(known.begin(), known.end(),
                        [&](const Pattern& pattern) { return pattern.found_in(each.words); }))
            continue;
        // The beginning of a long sentence is enough to know it by.
        constexpr std::size_t enough = 120;
        std::string words = each.words;
        if (words.size() > enough)
            words.erase(std::min(words.rfind(' ', enough), std::size_t{enough}));
        if (words.ends_with('.')) words.pop_back(); // a message has its own
        if (example == nullptr && each.sure) example = &each;
        records += "\n      <record pattern=\"" + xml_text(literal_pattern(words, true)) +
                   (each.sure ? "\" sure=\"yes\"/>" : "\"/>") + "<!-- REVIEW: line " +
                   std::to_string(each.line) + " -->";
    }
    if (example == nullptr) return;
    std::string judged; // by the rules for fields
    for (const auto& field : fields_)
        judged += (judged.empty() ? "" : " ") + field.id;
    rule("guidance", 0, example->line, {{"PHRASES", records + "\n    "}, {"JUDGED", judged}},
         papers_.guidance(example), papers_.guidance(nullptr));
}

void DraftWriter::rules() {
    int index = 0;
    for (const auto& section : sections_) {
        const auto& heading = *section.heading;
        const Words words{{"ROLE", section.role},
                          {"SLUG", slug(heading.words)},
                          {"NAME", xml_text(section.name)},
                          {"HEADING", xml_text(heading.words)}};
        const std::string other = other_heading(section);
        if (section.known)
            rule("section", index, heading.line, words, papers_.section(heading, other, false),
                 papers_.section(heading, other, true));
        if (!judged_by_base(section.role, {"sections.substantive", "sections.record-filled"}))
            rule("content", index, heading.line, words, papers_.content(heading, other, false),
                 papers_.content(heading, other, true));
        ++index;
    }
    index = 0;
    for (const auto& [field, id, inherited] : fields_) {
        const Words words{{"ROLE", id},
                          {"SLUG", slug(field->words)},
                          {"NAME", xml_text(field->words)},
                          {"HEADING", xml_text(field->words)}};
        // "If yes, why?" need not be answered.
        if (!folded_label(field->words).starts_with("if "))
            rule(field->type == FormField::Type::choice ? "choice" : "field", index, field->line,
                 words, papers_.field(*field, false), papers_.field(*field, true));
        ++index;
    }
    if (!form_.rows.empty()) {
        std::string records;
        for (const auto& row : form_.rows)
            records += "\n      <record row=\"" + slug(row.words) + "\" name=\"" +
                       xml_text(row.words) + "\"/>";
        const std::uint32_t at = form_.rows.front().line;
        rule("declarations", 0, at, {{"ROWS", records + "\n    "}}, papers_.rows(false, true),
             papers_.rows(true, true));
        rule("ticks", 0, at, {}, papers_.rows(true, false), papers_.rows(true, true));
    }
    index = 0;
    for (const auto& signature : form_.signatures) {
        const std::string who = signer(signature);
        const Words words{
            {"ROLE", role_of(signature)}, {"SLUG", slug(who)}, {"NAME", xml_text(who)}};
        rule("signature", index, signature.line, words, papers_.signature(signature, false, false),
             papers_.signature(signature, true, true));
        if (signature.dated)
            rule("date-signed", index, signature.line, words,
                 papers_.signature(signature, true, false),
                 papers_.signature(signature, true, true));
        index += 2;
    }
    guidance();
}

std::string DraftWriter::write() {
    decide_sections();
    decide_fields();
    head();
    recognise();
    vocabulary();
    sections();
    off();
    rules();
    line(0, "</pack>");
    return std::move(out_);
}

} // namespace

std::string write_draft(const TemplateForm& form, const DraftPlan& plan, const Drafts& drafts,
                        const PackSet& packs, const CheckCatalogue& checks,
                        const DraftOptions& options, const std::set<std::string>& without) {
    return DraftWriter(form, plan, drafts, packs, checks, options, without).write();
}

} // namespace duly::rules
