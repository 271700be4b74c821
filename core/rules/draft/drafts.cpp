#include "rules/draft/drafts.hpp"

#include <sstream>

#include "rules/xml_source.hpp"
#include "support/files.hpp"

namespace duly::rules {
namespace {

/// A rule's element as text, without what only the draft needs.
std::string text_of(pugi::xml_node rule) {
    pugi::xml_document copy;
    auto element = copy.append_copy(rule);
    element.remove_attribute("part");
    element.remove_attribute("number");
    std::ostringstream out;
    element.print(out, "  ", pugi::format_indent, pugi::encoding_utf8, 1);
    return out.str();
}

void read_drafts(XmlReader& reader, Drafts& drafts) {
    using Content = XmlReader::Content;
    const auto root = reader.source().root();
    reader.shape(root, {},
                 {"kind",    "reserved", "body",   "guidance", "room",         "choice",
                  "tick",    "answer",   "done",   "declares", "optional",     "leads",
                  "depends", "others",   "holder", "decider",  "heading",      "signature",
                  "sample",  "rule",     "paper",  "meeting",  "meeting-label"});
    const auto pattern = [&](pugi::xml_node node) {
        Pattern compiled(reader.required_words(node));
        if (const auto why = compiled.error()) reader.fault(node, "the pattern is wrong: " + *why);
        return compiled;
    };
    for (const auto node : root.children()) {
        if (node.type() != pugi::node_element) continue;
        const std::string_view name = node.name();
        if (name == "kind") {
            reader.shape(node, {"id", "who"}, {}, Content::text);
            const auto id = reader.required(node, "id"), who = reader.required(node, "who");
            drafts.kinds.push_back({id, who, pattern(node)});
        } else if (name == "sample") {
            reader.shape(node, {"title", "words", "date", "person", "number"}, {}, Content::empty);
            drafts.sample = {reader.required(node, "title"), reader.required(node, "words"),
                             reader.required(node, "date"), reader.required(node, "person"),
                             reader.required(node, "number")};
        } else if (name == "rule") {
            const auto number = reader.number(node, "number");
            if (!number) reader.fault(node, "a rule of a draft needs its first 'number'");
            drafts.rules.push_back({reader.required(node, "part"), reader.required(node, "check"),
                                    text_of(node), number.value_or(0)});
        } else {
            reader.shape(node, {}, {}, Content::text);
            if (name == "reserved") {
                std::istringstream words(reader.required_words(node));
                for (std::string word; words >> word;)
                    drafts.reserved.push_back(word);
            }
            if (name == "body") drafts.bodies.push_back(pattern(node));
            if (name == "guidance") drafts.guidance.push_back(pattern(node));
            if (name == "room") drafts.rooms.push_back(pattern(node));
            if (name == "heading") drafts.headings.push_back(pattern(node));
            if (name == "signature") drafts.signatures.push_back(pattern(node));
            for (const auto& [id, one] :
                 {std::pair{"choice", &drafts.choice}, std::pair{"tick", &drafts.tick},
                  std::pair{"declares", &drafts.declares}, std::pair{"optional", &drafts.optional},
                  std::pair{"leads", &drafts.leads}, std::pair{"depends", &drafts.depends},
                  std::pair{"holder", &drafts.holder}, std::pair{"others", &drafts.others},
                  std::pair{"decider", &drafts.decider}, std::pair{"answer", &drafts.answer},
                  std::pair{"done", &drafts.done}, std::pair{"paper", &drafts.paper},
                  std::pair{"meeting", &drafts.meeting},
                  std::pair{"meeting-label", &drafts.meeting_label}})
                if (name == id) *one = pattern(node);
        }
    }
}

} // namespace

Result<Drafts> load_drafts(const std::vector<std::string>& rule_folders) {
    for (const auto& folder : rule_folders) {
        const std::string path = folder + "/drafts/from-template.draft";
        auto text = files::read_file(path, 1u << 20);
        if (!text) {
            if (text.error().code == "no-such-file") continue;
            return tl::unexpected(std::move(text.error()));
        }
        auto source = XmlSource::parse(std::move(*text), path);
        if (!source) return tl::unexpected(std::move(source.error()));
        XmlReader reader(**source);
        Drafts drafts;
        read_drafts(reader, drafts);
        if (!reader.sound()) return tl::unexpected(reader.first());
        return drafts;
    }
    return fail("no-drafts", {},
                "What packs are drafted from (drafts/from-template.draft) is not there beside the "
                "rule packs. Install duly again.");
}

} // namespace duly::rules
