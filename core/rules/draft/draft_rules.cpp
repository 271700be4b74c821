// The rules of a drafted pack: inherited ones fitted to the form, and one for each part of it.
#include <algorithm>

#include "rules/draft/draft_writer.hpp"
#include "support/utf8.hpp"

namespace duly::rules {
namespace {

const std::string* text_parameter(const Rule& rule, std::string_view name) {
    const auto found = rule.parameters.find(name);
    return found == rule.parameters.end() ? nullptr
                                          : std::get_if<std::string>(&found->second.value);
}

} // namespace

/// Inherited rules fitted to the form. Of those that ask for sections, those that the form has are
/// asked for in its own words below, those that it does not have are not asked for.
void DraftWriter::off() {
    // What a rule for a field says of it is not said again by rules for all of a paper.
    for (const auto& rule : plan_.base->rules) {
        const auto* judged = text_parameter(rule, "judged");
        if (judged == nullptr) continue;
        std::string ids = field_ids();
        if (rule.check == "signoff.possible-date")
            for (const auto& signature : form_.signatures)
                if (signature.dated) ids += (ids.empty() ? "" : " ") + role_of(signature);
        if (ids.empty()) continue;
        line(2, "<regrade rule=\"" + rule.id + "\"><param name=\"judged\">" + xml_text(*judged) +
                    (judged->empty() ? "" : " ") + ids + "</param></regrade>");
    }
    // Each place to sign has a rule of its own below.
    for (const auto& rule : plan_.base->rules)
        if (rule.check == "signoff.signed" && !form_.signatures.empty())
            line(2, "<off rule=\"" + rule.id + "\"/>");
    if (sections_.empty()) return;
    line(0, "");
    for (const auto& rule : plan_.base->rules) {
        if (rule.check != "sections.required") continue;
        const auto* role = text_parameter(rule, "role");
        if (role == nullptr) continue;
        const bool has =
            std::any_of(sections_.begin(), sections_.end(),
                        [&](const DraftSection& section) { return section.role == *role; });
        review(0, has ? "asked for below in the form's own words: " + rule.title
                      : "no heading of the form was recognised as the role " + *role + " (" +
                            rule.title +
                            "). If one of them is that section, give it the role, and leave the "
                            "rule off: the one drafted for the heading asks for it");
        line(2, "<off rule=\"" + rule.id + "\"/>");
    }
}

/// Of those that a rule of their own asks for; of the others the rules for all of a paper speak.
std::string DraftWriter::field_ids() const {
    std::string ids;
    bool choice = false; // one that "If yes" goes back to
    for (const auto& each : fields_) {
        if (!each.field->depends || (each.field->if_yes && choice))
            ids += (ids.empty() ? "" : " ") + each.id;
        choice = choice || each.field->type == FormField::Type::choice;
    }
    return ids;
}

bool DraftWriter::judged_by_base(std::string_view role,
                                 std::initializer_list<std::string_view> checks) const {
    return std::any_of(plan_.base->rules.begin(), plan_.base->rules.end(), [&](const Rule& rule) {
        const auto* of = text_parameter(rule, "role");
        return of != nullptr && *of == role &&
               std::find(checks.begin(), checks.end(), rule.check) != checks.end();
    });
}

std::string DraftWriter::rule_id(std::string_view part, std::size_t index) const {
    for (const auto& draft : drafts_.rules)
        if (draft.part == part) {
            std::string digits = std::to_string(static_cast<std::size_t>(draft.number) + index);
            digits.insert(0, 3 - std::min<std::size_t>(digits.size(), 3), '0');
            return plan_.letters + digits;
        }
    return {};
}

std::string DraftWriter::usual_role(const DraftSection& section) const {
    std::vector<std::string> roles, ids; // of rules inherited for what stands in such a section
    for (const auto& rule : plan_.base->rules) {
        const auto* role = text_parameter(rule, "role");
        if (role == nullptr ||
            (rule.check != "sections.substantive" && rule.check != "sections.record-filled") ||
            std::any_of(sections_.begin(), sections_.end(),
                        [&](const DraftSection& other) { return other.role == *role; }))
            continue;
        roles.push_back(*role);
        ids.push_back(rule.id);
    }
    if (roles.empty()) return {};
    const auto listed = [](const std::vector<std::string>& all, const char* last) {
        std::string out;
        for (std::size_t i = 0; i < all.size(); ++i)
            out.append(i == 0 ? "" : i + 1 == all.size() ? last : ", ").append(all[i]);
        return out;
    };
    const auto index = static_cast<std::size_t>(&section - sections_.data());
    return " If you give it the role " + listed(roles, " or ") +
           " (here, under sections and in its rules), delete " + rule_id("content", index) + ": " +
           listed(ids, " and ") + (ids.size() == 1 ? " tells" : " tell") + " the same";
}

std::string DraftWriter::other_heading(const DraftSection& section) const {
    for (const auto& other : sections_)
        if (other.known && other.role != section.role) return other.heading->words;
    for (const auto& other : sections_)
        if (other.role != section.role) return other.heading->words;
    return {};
}

std::string DraftWriter::signer(const FormSignature& signature) const {
    std::string who = signature.who.empty() ? plan_.who : signature.who;
    if (who[0] >= 'a' && who[0] <= 'z') who[0] = static_cast<char>(who[0] - 'a' + 'A');
    return who;
}

std::string DraftWriter::role_of(const FormSignature& signature) const {
    const std::string body = utf8::fold(plan_.body);
    const FormSignature* decider = &form_.signatures.back();
    for (const auto& each : form_.signatures)
        if (drafts_.decider.found_in(utf8::fold(each.who))) decider = &each;
    for (const auto& each : form_.signatures)
        if (!each.who.empty() && body.find(utf8::fold(each.who)) != std::string::npos)
            decider = &each;
    if (&signature == decider) return "decision_maker";
    std::string role = slug(signer(signature));
    std::replace(role.begin(), role.end(), '-', '_');
    return role;
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
        if (draft.number + index > 999) return;
        const std::string id = rule_id(part, static_cast<std::size_t>(index));
        if (const auto failed = without_.find(id); failed != without_.end()) {
            out_.append("  ").append(left_out).append(comment_text(
                "line " + std::to_string(at) + ": rule " + id + " (" + draft.check +
                "), because its examples, made from the form, did not do what they say. " +
                failed->second));
            out_ += " -->\n";
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
    std::vector<std::pair<Pattern, std::string>> known;
    for (const auto& rule : plan_.base->rules) {
        if (const auto* told = text_parameter(rule, "instruction");
            told != nullptr && rule.check == "residue.choices")
            known.emplace_back(Pattern(*told), rule.id);
        const auto phrases = rule.parameters.find("phrases");
        if (rule.check != "residue.left-in" || phrases == rule.parameters.end()) continue;
        if (const auto* records =
                std::get_if<std::vector<ParameterValue::Record>>(&phrases->second.value))
            for (const auto& record : *records)
                if (const auto pattern = record.find("pattern"); pattern != record.end())
                    if (const auto* text = std::get_if<std::string>(&pattern->second.value))
                        known.emplace_back(Pattern(*text), rule.id);
    }
    std::string records;
    const FormGuidance* example = nullptr;
    for (const auto& each : form_.guidance) {
        if (const auto told =
                std::find_if(known.begin(), known.end(),
                             [&](const auto& one) { return one.first.found_in(each.words); });
            told != known.end()) {
            records += "\n      <!-- line " + std::to_string(each.line) + ": \"" +
                       comment_text(each.words) + "\" is told by " + told->second + " -->";
            continue;
        }
        // The beginning of a long sentence is enough to know it by.
        constexpr std::size_t enough = 120;
        std::string words = each.words;
        if (words.size() > enough)
            words.erase(std::min(words.rfind(' ', enough), std::size_t{enough}));
        if (words.ends_with('.')) words.pop_back(); // a message has its own
        if (example == nullptr && each.sure) example = &each;
        std::string pattern = literal_pattern(words, true);
        if (each.alone) pattern.insert(0, "(?m)^").append("[.:]?$");
        records += "\n      <record pattern=\"" + xml_text(pattern) +
                   (each.sure ? "\" sure=\"yes\"/>" : "\"/>") + "<!-- REVIEW: line " +
                   std::to_string(each.line) + " -->";
    }
    if (example == nullptr) return;
    rule("guidance", 0, example->line, {{"PHRASES", records + "\n    "}, {"JUDGED", field_ids()}},
         papers_.guidance(example), papers_.guidance(nullptr));
}

void DraftWriter::field_rules() {
    std::string records;
    std::vector<const FormField*> asked; // "If not, why?" may be taken out
    for (const auto& each : fields_) {
        if (each.field->depends || each.field->if_yes) continue;
        asked.push_back(each.field);
        records += "\n      <record field=\"" + each.id + "\" name=\"" +
                   xml_text(each.field->words) + "\"/><!-- REVIEW: line " +
                   std::to_string(each.field->line) + " -->";
    }
    if (!asked.empty())
        rule("fields", 0, asked.front()->line, {{"FIELDS", records + "\n    "}},
             papers_.fields(asked, false), papers_.fields(asked, true));
    int index = 0;
    const DraftField* choice = nullptr; // the one that "If yes" goes back to
    for (const auto& each : fields_) {
        const FormField* const field = each.field;
        const Words words{{"ROLE", each.id},
                          {"SLUG", slug(field->words)},
                          {"NAME", xml_text(field->words)},
                          {"HEADING", xml_text(field->words)},
                          {"CHOICE", choice == nullptr ? "" : choice->id},
                          {"QUESTION", choice == nullptr ? "" : xml_text(choice->field->words)}};
        if (field->if_yes && choice != nullptr)
            rule("if-yes", index, field->line, words, papers_.if_yes(*choice->field, *field, false),
                 papers_.if_yes(*choice->field, *field, true));
        // "If not, why?" need not be answered.
        else if (!field->depends)
            rule(field->type == FormField::Type::choice ? "choice" : "field", index, field->line,
                 words, papers_.field(*field, false), papers_.field(*field, true));
        else
            unasked_.push_back(field);
        if (field->type == FormField::Type::choice) choice = &each;
        ++index;
    }
}

void DraftWriter::rules() {
    int index = 0;
    for (const auto& section : sections_) {
        const auto& heading = *section.heading;
        const Words words{{"ROLE", section.role},
                          {"SLUG", section.slug},
                          {"NAME", xml_text(section.name)},
                          {"HEADING", xml_text(heading.words)}};
        const std::string other = other_heading(section);
        const bool others = drafts_.others.found_in(utf8::fold(heading.words));
        // What only a number makes a heading may be none in a paper that is set otherwise.
        if (!heading.plain && (section.known || !others))
            rule("section", index, heading.line, words, papers_.section(heading, other, false),
                 papers_.section(heading, other, true));
        // "PART 1 – NON-CONFIDENTIAL FACTS" over other headings holds nothing itself, nor does
        // "9. Sign-off" over headings without a number.
        const bool holder =
            heading.bare &&
            (heading.numbered || drafts_.holder.matches_all(folded_label(heading.words)));
        if (!holder && !others &&
            !judged_by_base(section.role, {"sections.substantive", "sections.record-filled"}))
            rule("content", index, heading.line, words, papers_.content(heading, other, false),
                 papers_.content(heading, other, true));
        ++index;
    }
    field_rules();
    if (!form_.rows.empty()) {
        std::string records;
        for (std::size_t i = 0; i < form_.rows.size(); ++i)
            records += "\n      <record row=\"" + rows_[i] + "\" name=\"" +
                       xml_text(form_.rows[i].words) + "\"/>";
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

/// What stands in the form and nothing was made of, so that nobody takes the pack for all of it.
void DraftWriter::puzzles() {
    std::vector<FormPuzzle> all = form_.puzzles;
    for (const FormField* field : unasked_) {
        FormPuzzle& puzzle = all.emplace_back();
        puzzle.words = field->words;
        puzzle.line = puzzle.last_line = field->line;
        puzzle.why = field->depends
                         ? "its answer hangs on another one; only for \"if yes\" behind a "
                           "choice can a rule be drafted"
                         : "a label that stands in the form already";
    }
    if (all.empty()) return;
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
    line(0, "");
    line(2, "<!-- What of the form is not in this pack: no rule asks for it, and nothing is said "
            "of it. "
            "-->");
    constexpr std::size_t enough = 100;
    for (const auto& puzzle : all) {
        std::string words = puzzle.words;
        if (words.size() > enough) {
            words.erase(utf8::floor_boundary(words, enough));
            words += "…";
        }
        for (char& c : words)
            if (c == '\t' || c == '\n') c = ' ';
        std::string at = "line " + std::to_string(puzzle.line);
        if (puzzle.last_line > puzzle.line)
            at = "lines " + std::to_string(puzzle.line) + " to " + std::to_string(puzzle.last_line);
        at += ": \"" + words + "\"";
        if (!puzzle.why.empty()) at += " (" + puzzle.why + ")";
        out_.append("  ").append(not_understood).append(comment_text(at)).append(" -->\n");
    }
}

} // namespace duly::rules
