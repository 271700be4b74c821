// The words of a body's papers: headings, fields, rows, sign-offs, references and phrases.
#include <algorithm>
#include <iterator>

#include "rules/readers.hpp"

namespace duly::rules {

namespace {

using Words = model::Vocabulary;

/// Folded text has small letters only. Saying so makes a set of patterns a third of the size: it is
/// compiled at every start. Alternatives are joined.
std::string for_folded_text(const std::vector<std::string>& patterns) {
    std::string out = "(?-i:";
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        if (i > 0) out += '|';
        out += patterns[i];
    }
    return out + ")";
}

class VocabularyReader {
public:
    VocabularyReader(XmlReader& reader, Pack& pack) : reader_(reader), pack_(pack) {}

    void read(pugi::xml_node vocabulary);

private:
    std::string pattern(pugi::xml_node node) {
        auto text = reader_.required_words(node);
        note_pattern(reader_, node, {}, text, pack_);
        return text;
    }
    std::string id(pugi::xml_node node, const char* attribute) {
        auto text = reader_.required(node, attribute);
        if (!text.empty() && !is_id(text))
            reader_.fault(node, attribute,
                          "'" + text +
                              "' is no id: small letters, digits, hyphens, underscores, stops");
        return text;
    }
    std::vector<std::string> patterns(pugi::xml_node node, const char* child) {
        std::vector<std::string> out;
        for (const auto each : node.children(child)) {
            reader_.shape(each, {}, {}, XmlReader::Content::text);
            out.push_back(pattern(each));
        }
        return out;
    }
    std::vector<std::string> folded_patterns(pugi::xml_node node, const char* child) {
        auto out = patterns(node, child);
        for (auto& each : out)
            each = for_folded_text({each});
        return out;
    }
    std::string label(pugi::xml_node node) {
        const auto labels = patterns(node, "label");
        if (labels.empty()) reader_.fault(node, "a <label> is missing: how the form words it");
        return labels.empty() ? std::string{} : for_folded_text(labels);
    }
    void role(pugi::xml_node node);
    void field(pugi::xml_node node);
    void row(pugi::xml_node node);
    void signoff(pugi::xml_node node);
    void reference(pugi::xml_node node, std::vector<model::ReferenceSpec>& list);
    void sources(pugi::xml_node node, std::vector<std::string>& list);
    void phrases(pugi::xml_node node, std::vector<std::string>& list);

    XmlReader& reader_;
    Pack& pack_;
    Words own_;
};

void VocabularyReader::role(pugi::xml_node node) {
    reader_.shape(node, {"id", "name"}, {"heading"});
    const auto role_id = id(node, "id");
    for (const auto heading : node.children("heading")) {
        reader_.shape(heading, {"strong"}, {}, XmlReader::Content::text);
        own_.headings.push_back(
            {role_id, for_folded_text({pattern(heading)}), reader_.flag(heading, "strong", true)});
    }
    if (!node.child("heading"))
        reader_.fault(node, "a <heading> is missing: a wording of the role");
}

void VocabularyReader::field(pugi::xml_node node) {
    reader_.shape(node, {"id", "type", "name"}, {"label"});
    model::FieldSpec spec;
    spec.id = id(node, "id");
    spec.name = reader_.required(node, "name");
    const auto type = reader_.optional(node, "type");
    if (type.empty() || type == "text")
        spec.type = model::FieldType::text;
    else if (type == "choice")
        spec.type = model::FieldType::choice;
    else if (type == "date")
        spec.type = model::FieldType::date;
    else if (type == "reference")
        spec.type = model::FieldType::reference;
    else
        reader_.fault(node, "type", "'type' is text, choice, date or reference");
    spec.pattern = label(node);
    own_.fields.push_back(std::move(spec));
}

void VocabularyReader::row(pugi::xml_node node) {
    reader_.shape(node, {"id", "name"}, {"label"});
    const auto row_id = id(node, "id");
    const auto name = reader_.required(node, "name");
    own_.rows.push_back({row_id, label(node), name});
}

void VocabularyReader::signoff(pugi::xml_node node) {
    reader_.shape(node, {"role", "name", "alone", "open"}, {"heading", "phrase"});
    model::SignoffSpec spec;
    spec.role = id(node, "role");
    spec.name = reader_.required(node, "name");
    spec.headings = folded_patterns(node, "heading");
    spec.phrases = folded_patterns(node, "phrase");
    spec.alone = reader_.flag(node, "alone", false);
    spec.open = reader_.flag(node, "open", false);
    if (spec.headings.empty() && spec.phrases.empty() && !spec.alone)
        reader_.fault(node, "a <heading> or a <phrase> is missing: by what the sign-off is known");
    own_.signoffs.push_back(std::move(spec));
}

void VocabularyReader::reference(pugi::xml_node node, std::vector<model::ReferenceSpec>& list) {
    reader_.shape(node, {"form"}, {}, XmlReader::Content::text);
    list.push_back({pattern(node), reader_.optional(node, "form")});
}

void VocabularyReader::sources(pugi::xml_node node, std::vector<std::string>& list) {
    reader_.shape(node, {}, {"source"});
    for (const auto source : node.children("source")) {
        reader_.shape(source, {}, {}, XmlReader::Content::text);
        auto text = reader_.required_words(source);
        const bool line = text.starts_with("line:");
        const bool known = text == "front" || text == "heading" || text == "newest-version" ||
                           text == "signature" || line || text.starts_with("field:") ||
                           text.starts_with("signoff:");
        if (!known)
            reader_.fault_in(
                source, {},
                "a source is front, heading, newest-version, signature, field:…, signoff:… or "
                "line:…");
        if (line) note_pattern(reader_, source, "", text.substr(text.find(':') + 1), pack_);
        list.push_back(std::move(text));
    }
}

void VocabularyReader::phrases(pugi::xml_node node, std::vector<std::string>& list) {
    reader_.shape(node, {}, {"phrase"});
    auto found = folded_patterns(node, "phrase");
    list.insert(list.end(), std::make_move_iterator(found.begin()),
                std::make_move_iterator(found.end()));
}

/// Own ones first; inherited ones that say the same are dropped.
template <class T, class Same>
void put_before(std::vector<T>& inherited, std::vector<T>&& own, Same same) {
    for (auto& old : inherited) {
        const bool replaced =
            std::any_of(own.begin(), own.end(), [&](const T& mine) { return same(mine, old); });
        if (!replaced) own.push_back(std::move(old));
    }
    inherited = std::move(own);
}

void VocabularyReader::read(pugi::xml_node vocabulary) {
    reader_.shape(vocabulary, {},
                  {"role", "field", "row", "signoff", "reference", "cited", "date-sources",
                   "title-sources", "nil", "boilerplate", "placeholders", "front"});
    for (const auto node : vocabulary.children()) {
        if (node.type() != pugi::node_element) continue;
        const std::string_view name = node.name();
        if (name == "role") role(node);
        if (name == "field") field(node);
        if (name == "row") row(node);
        if (name == "signoff") signoff(node);
        if (name == "reference") reference(node, own_.references);
        if (name == "cited") reference(node, own_.cited);
        if (name == "date-sources") sources(node, own_.dates);
        if (name == "title-sources") sources(node, own_.titles);
        if (name == "nil") phrases(node, own_.nil);
        if (name == "boilerplate") phrases(node, own_.boilerplate);
        if (name == "placeholders") phrases(node, own_.placeholders);
        if (name == "front") phrases(node, own_.front_matter);
    }
    auto& all = pack_.vocabulary;
    const auto same_text = [](const std::string& a, const std::string& b) { return a == b; };
    put_before(all.headings, std::move(own_.headings),
               [](const auto& a, const auto& b) { return a.pattern == b.pattern; });
    put_before(all.fields, std::move(own_.fields),
               [](const auto& a, const auto& b) { return a.id == b.id; });
    put_before(all.rows, std::move(own_.rows),
               [](const auto& a, const auto& b) { return a.id == b.id; });
    put_before(all.signoffs, std::move(own_.signoffs),
               [](const auto& a, const auto& b) { return a.role == b.role; });
    put_before(all.references, std::move(own_.references),
               [](const auto& a, const auto& b) { return a.pattern == b.pattern; });
    put_before(all.cited, std::move(own_.cited),
               [](const auto& a, const auto& b) { return a.pattern == b.pattern; });
    put_before(all.nil, std::move(own_.nil), same_text);
    put_before(all.boilerplate, std::move(own_.boilerplate), same_text);
    put_before(all.placeholders, std::move(own_.placeholders), same_text);
    put_before(all.front_matter, std::move(own_.front_matter), same_text);
    if (!own_.dates.empty()) all.dates = std::move(own_.dates);
    if (!own_.titles.empty()) all.titles = std::move(own_.titles);
}

} // namespace

void read_recognise(XmlReader& reader, pugi::xml_node node, Pack& pack) {
    reader.shape(node, {"threshold"}, {"cue"});
    if (const auto threshold = reader.number(node, "threshold")) {
        if (*threshold < 1) reader.fault(node, "threshold", "'threshold' is 1 or more");
        pack.vocabulary.threshold = *threshold;
    }
    std::vector<model::KindCue> cues;
    for (const auto cue : node.children("cue")) {
        reader.shape(cue, {"pattern", "weight", "starts", "apart", "front", "confirm"}, {},
                     XmlReader::Content::empty);
        model::KindCue spec;
        spec.pattern = reader.required(cue, "pattern");
        note_pattern(reader, cue, "pattern", spec.pattern, pack);
        spec.pattern = for_folded_text({spec.pattern});
        spec.weight = reader.number(cue, "weight").value_or(1);
        spec.starts = reader.flag(cue, "starts", false);
        spec.apart = reader.flag(cue, "apart", false);
        if (spec.apart && !spec.starts)
            reader.fault(cue, "apart", "'apart' goes with starts=\"yes\"");
        spec.front = reader.flag(cue, "front", false);
        if (cue.attribute("confirm")) {
            spec.confirm = reader.required(cue, "confirm");
            note_pattern(reader, cue, "confirm", spec.confirm, pack);
            spec.confirm = for_folded_text({spec.confirm});
            if (!spec.starts) reader.fault(cue, "confirm", "'confirm' goes with starts=\"yes\"");
        }
        cues.push_back(std::move(spec));
    }
    pack.own_cues = cues.size();
    put_before(pack.vocabulary.cues, std::move(cues),
               [](const auto& a, const auto& b) { return a.pattern == b.pattern; });
}

void read_vocabulary(XmlReader& reader, pugi::xml_node node, Pack& pack) {
    VocabularyReader(reader, pack).read(node);
}

void read_sections(XmlReader& reader, pugi::xml_node node, Pack& pack) {
    reader.shape(node, {}, {"section"});
    pack.sections.clear();
    for (const auto each : node.children("section")) {
        reader.shape(each, {"role", "expected", "from"}, {}, XmlReader::Content::empty);
        ExpectedSection section;
        section.role = reader.required(each, "role");
        section.expected = reader.flag(each, "expected", true);
        section.from = reader.date(each, "from");
        pack.sections.push_back(std::move(section));
    }
}

} // namespace duly::rules
