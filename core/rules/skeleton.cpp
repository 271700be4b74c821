#include "rules/skeleton.hpp"

#include <algorithm>

#include "rules/readers.hpp"
#include "rules/writing.hpp"

namespace duly::rules {

namespace {

/// An indented comment in lines of bearable length.
std::string comment(std::size_t indent, std::string_view words) {
    constexpr std::size_t most = 104;
    const std::string text = comment_text(words);
    std::string out(indent, ' ');
    out += "<!--";
    std::size_t column = out.size();
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        const std::string_view word = std::string_view(text).substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        if (column + 1 + word.size() > most) {
            out += "\n" + std::string(indent + 4, ' ');
            column = indent + 4;
        }
        (out += ' ') += word;
        column += 1 + word.size();
    }
    return out + " -->\n";
}

/// An id that the pack's words have, for a parameter that asks for one; else "".
std::string known_id(const CheckSpec& check, const ParameterSpec& spec, const Pack& pack) {
    const auto& words = pack.vocabulary;
    switch (named_by(check.name, spec.name)) {
    case Named::heading:
        return words.headings.empty() ? "" : words.headings.front().role;
    case Named::signoff:
        return words.signoffs.empty() ? "" : words.signoffs.front().role;
    case Named::row:
        return words.rows.empty() ? "" : words.rows.front().id;
    case Named::field:
        return words.fields.empty() ? "" : words.fields.front().id;
    case Named::nothing:
        break;
    }
    return {};
}

std::string some_value(const CheckSpec& check, const ParameterSpec& spec, const Pack& pack) {
    if (spec.default_value && !spec.default_value->empty()) return *spec.default_value;
    if (auto id = known_id(check, spec, pack); !id.empty()) return id;
    switch (spec.type) {
    case Type::integer:
    case Type::decimal:
        return "1";
    case Type::flag:
        return "no";
    case Type::date:
        return "2020-01-01";
    case Type::pattern:
        return "words to look for";
    default:
        return spec.name;
    }
}

std::string parameter(const CheckSpec& check, const ParameterSpec& spec, const Pack& pack) {
    std::string inside;
    if (spec.type == Type::list) {
        inside = "\n      <record";
        for (const auto& field : spec.fields)
            if (!field.default_value)
                inside +=
                    " " + field.name + "=\"" + xml_text(some_value(check, field, pack)) + "\"";
        inside += "/>\n    ";
    } else {
        inside = xml_text(some_value(check, spec, pack));
    }
    return "<param name=\"" + spec.name + "\">" + inside + "</param>";
}

std::string parameter_doc(const ParameterSpec& spec) {
    std::string out = spec.doc.empty() ? spec.name : spec.doc;
    if (!out.ends_with('.')) out += '.';
    out += " " + type_words(spec.type);
    if (spec.type == Type::list) {
        out += ", each with:";
        for (const auto& field : spec.fields)
            out += " " + field.name + " (" +
                   (field.doc.empty() ? type_words(field.type) : field.doc) +
                   (field.default_value ? " May be left out.)" : ")");
    }
    if (spec.default_value)
        out += spec.default_value->empty() || spec.type == Type::list ? "; may be left out"
                                                                      : "; as here when left out";
    return out + ".";
}

std::string offers(const CaseSpec& spec) {
    if (spec.arguments.empty()) return " There are no words to use in it.";
    std::string out = " Words to use in it:";
    for (const auto& argument : spec.arguments)
        out += " {" + argument.name + "}" + (argument.doc.empty() ? "" : " " + argument.doc);
    return out;
}

std::string message_for(const CaseSpec& spec) {
    std::string out;
    for (const auto& argument : spec.arguments)
        out += (out.empty() ? " (with " : ", ") + ("{" + argument.name + "}");
    return out.empty() ? out : out + ")";
}

std::string wording(const CaseSpec& spec) {
    std::string what = spec.outcome == model::Outcome::fail           ? "what is wrong"
                       : spec.outcome == model::Outcome::inconclusive ? "why it cannot be told"
                                                                      : "what was found to be well";
    std::string out = "    <when case=\"" + spec.name + "\">\n      <message>Say here " + what +
                      message_for(spec) + ".</message>\n";
    if (spec.outcome != model::Outcome::pass)
        out += "      <fix>Author: say here what they do about it.</fix>\n";
    return out + "    </when>\n";
}

void add_parameters(std::string& out, const CheckSpec& check, const Pack& pack) {
    if (is_xpath(check)) {
        out +=
            comment(4, "What must hold, in XPath 1.0 over the XML view, which `duly parse` "
                       "shows as XML and rules/XML-VIEW.md describes. With context, the test must "
                       "hold for every element that it selects.") +
            "    <assert context=\"//heading\" test=\"string-length(@words) &lt; 200\"/>\n";
        return;
    }
    for (const auto& spec : check.parameters) {
        out += comment(4, parameter_doc(spec));
        const auto text = parameter(check, spec, pack);
        if (!spec.default_value)
            out += "    " + text + "\n";
        else
            out += "    <!-- " + text + " -->\n";
    }
}

void add_cases(std::string& out, const CheckSpec& check, const Pack& pack) {
    for (const auto& spec : check.cases) {
        const bool worded = pack.shared_wording.contains(spec.name);
        const bool needed = spec.outcome == model::Outcome::fail ||
                            spec.outcome == model::Outcome::pass ||
                            (spec.outcome == model::Outcome::inconclusive && !worded);
        const std::string use = needed   ? offers(spec)
                                : worded ? " The pack words it for all its rules."
                                         : " It needs no words.";
        out +=
            comment(4, spec.name + " (" + std::string(name(spec.outcome)) + "): " + spec.doc + use);
        if (needed) out += wording(spec);
    }
}

/// An entry of the vocabulary with that id.
std::string entry(Named what, const std::string& id) {
    switch (what) {
    case Named::row:
        return "    <row id=\"" + id + "\" name=\"Row\"><label>label of the row</label></row>\n";
    case Named::signoff:
        return "    <signoff role=\"" + id + "\" name=\"Office\"><heading>line above the " + id +
               " signature</heading></signoff>\n";
    case Named::field:
        return "    <field id=\"" + id +
               "\" name=\"Field\"><label>label of the field</label></field>\n";
    case Named::heading:
        return "    <role id=\"" + id + "\"><heading>heading of the section</heading></role>\n";
    case Named::nothing:
        break;
    }
    return {};
}

/// Names that the parameters ask for and the parent's words do not have.
std::string missing_words(const CheckSpec& check, const std::vector<ParameterSpec>& parameters,
                          const Pack& parent) {
    std::string out;
    for (const auto& spec : parameters) {
        if (spec.default_value) continue;
        if (spec.type == Type::list)
            out += missing_words(check, spec.fields, parent);
        else if (known_id(check, spec, parent).empty())
            out += entry(named_by(check.name, spec.name), spec.name);
    }
    return out;
}

std::string first_failing(const CheckSpec& check) {
    for (const auto& spec : check.cases)
        if (spec.outcome == model::Outcome::fail) return " case=\"" + spec.name + "\"";
    return {};
}

} // namespace

std::string type_words(Type type) {
    switch (type) {
    case Type::integer:
        return "A whole number";
    case Type::decimal:
        return "A number";
    case Type::date:
        return "A date, as 2018-05-25";
    case Type::flag:
        return "yes or no";
    case Type::pattern:
        return "A regular expression in small letters";
    case Type::list:
        return "A list of <record>s";
    case Type::amount:
        return "A sum of money";
    case Type::count:
        return "A count";
    case Type::place:
        return "A place";
    case Type::text:
        break;
    }
    return "Text";
}

std::string rule_id_fault(std::string_view id) {
    if (is_rule_id(id)) return {};
    return "'" + std::string(id) +
           "' is no rule id: three capitals and three digits, as in XYZ001.";
}

std::string rule_skeleton(const std::string& id, const CheckSpec& check, const Pack& pack) {
    std::string out = comment(2, "The check " + check.name + ": " + check.doc);
    out += "  <rule id=\"" + id +
           "\" name=\"what-must-hold\" title=\"What must hold, as a line of a checklist\"\n"
           "        check=\"" +
           check.name + "\" severity=\"info\">\n";
    add_parameters(out, check, pack);
    out +=
        "    <!-- Another severity at a stage: <severity stage=\"signed\">warning</severity> -->\n";
    add_cases(out, check, pack);
    out +=
        R"(    <why>Say here why it matters, in a sentence or two for somebody new to the job.</why>
    <who>Author</who>
    <!-- kind: law (with the authority's id from authorities.xml), form, house or arithmetic. -->
    <basis kind="house" title="What the rule rests on"/>
    <!-- Short papers in Markdown. Replace them until `duly rules test` is content: one that fails, one
         that passes, and the one that tempts the rule to accuse wrongly. -->
    <example expect="fail")" +
        first_failing(check) + R"(>
      # Title of a paper

      ## A section

      Words that the rule finds fault with.
    </example>
    <example expect="pass">
      # Title of a paper

      ## A section

      Words as they should be.
    </example>
  </rule>
)";
    return out;
}

namespace {

/// A kind that is inherited brings its cues along; of them all, only the body's name may decide, or
/// the new pack would take every body's papers of that kind.
std::string recognition(const Pack& parent) {
    if (parent.vocabulary.cues.empty())
        return R"(  <!-- Lines by which the papers are known, in small letters. The pack whose cues count most judges a
       paper, if they reach the threshold. -->
  <recognise threshold="3">
    <cue pattern="^words in which your papers begin" weight="3" starts="yes" front="yes"/>
  </recognise>
)";
    int most = 1;
    for (const auto& cue : parent.vocabulary.cues)
        most += std::max(cue.weight, 0);
    return comment(2, "The lines by which papers of the kind '" + parent.kind +
                          "' are known count here too. The body's name, in small letters, makes "
                          "them yours: it weighs more than all of those together.") +
           "  <recognise threshold=\"" +
           std::to_string(most + std::max(1, parent.vocabulary.threshold)) +
           "\">\n    <cue pattern=\"^(?:the )?your body\\b\" weight=\"" + std::to_string(most) +
           "\" front=\"yes\"/>\n  </recognise>\n";
}

} // namespace

std::string pack_skeleton(const std::string& pack_id, const Pack& parent,
                          const std::string& rule_id, const CheckSpec& check) {
    const auto words = missing_words(check, check.parameters, parent);
    const std::string vocabulary =
        words.empty() ? "':\n  <vocabulary>\n    <role id=\"summary\"><heading>in a "
                        "nutshell</heading></role>\n  </vocabulary> -->\n\n"
                      : "'. -->\n  <vocabulary>\n" + words + "  </vocabulary>\n\n";
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- A rule pack. `duly rules validate` looks at it, `duly rules test` runs its examples, and an XML
     editor that is given rulepack.xsd completes and explains. -->
<pack id=")" +
           pack_id + R"(" version="0.1.0" extends=")" + parent.id + R"("
      title="The papers that this pack is for" )" +
           (parent.vocabulary.cues.empty() ? "kind=\"" + pack_id + "\" " : "") +
           R"(body="Your body">
  <about>Say here which papers the pack is for, and what is peculiar to them.</about>

)" + recognition(parent) +
           R"(
  <!-- Headings, fields and sign-offs beyond those of ')" +
           parent.id + vocabulary + rule_skeleton(rule_id, check, parent) + "</pack>\n";
}

Result<std::string> with_rule(const std::string& text, const std::string& path,
                              const std::string& rule) {
    const auto source = XmlSource::parse(text, path);
    if (!source) return tl::unexpected<Failure>(source.error());
    const auto root = (*source)->root();
    if (std::string_view(root.name()) != "pack")
        return tl::unexpected<Failure>(
            (*source)->fault((*source)->offset(root), "a rule stands in a <pack>"));
    const auto whole = (*source)->element(root);
    const auto close = whole.rfind("</");
    if (close == std::string_view::npos)
        return tl::unexpected<Failure>((*source)->fault(
            (*source)->offset(root), "this pack has no end tag to put a rule before"));
    const auto at = (*source)->offset(root) + close;
    const std::string_view all = (*source)->text();
    return std::string(all.substr(0, at)) + "\n" + rule + std::string(all.substr(at));
}

} // namespace duly::rules
