// Sections of a DOCX with their heads and feet, which are furniture.
#include "read/docx/story.hpp"
#include "read/text/lines.hpp"
#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;

bool on(pugi::xml_node node) {
    const string_view value = attribute(node, "val");
    return node && value != "0" && value != "false" && value != "off";
}

} // namespace

void StoryReader::load_settings(pugi::xml_node root) {
    even_and_odd_ = on(child(root, "evenAndOddHeaders"));
    endnotes_.format = NumberFormat::lower_roman;
    const auto notes = [&](Notes& which, string_view element) {
        const pugi::xml_node properties = child(root, element);
        if (const pugi::xml_node format = child(properties, "numFmt"))
            which.format = number_format(attribute(format, "val"));
        which.next = number_of(attribute(child(properties, "numStart"), "val"), 1);
    };
    notes(footnotes_, "footnotePr");
    notes(endnotes_, "endnotePr");
}

void StoryReader::find_sections(pugi::xml_node parent) {
    for (pugi::xml_node node : parent.children()) {
        if (is(node, "sectPr"))
            sections_.push_back(node);
        else if (is(node, "p")) {
            if (const pugi::xml_node section = child(child(node, "pPr"), "sectPr"))
                sections_.push_back(section);
        } else if (is(node, "sdt")) {
            for (pugi::xml_node inner : child(node, "sdtContent").children())
                if (const pugi::xml_node section = child(child(inner, "pPr"), "sectPr"))
                    sections_.push_back(section);
        }
    }
}

void StoryReader::heads_of_section() {
    if (section_ >= sections_.size()) return;
    const pugi::xml_node section = sections_[section_];
    const bool first_page = on(child(section, "titlePg"));
    for (pugi::xml_node each : section.children()) {
        if (!is(each, "headerReference") && !is(each, "footerReference")) continue;
        const string_view type = attribute(each, "type");
        if ((type == "first" && !first_page) || (type == "even" && !even_and_odd_)) continue;
        const Relations::Relation* const link = relations_.by_id(attribute(each, "id"));
        if (link && package_.has(link->target) && heads_read_.insert(link->target).second)
            head(link->target);
    }
}

void StoryReader::head(const std::string& part) {
    const auto tree = XmlPart::read(package_, part);
    if (!tree) {
        out_.notes.push_back({tree.error().message, writer_.at()});
        return;
    }
    Place place;
    place.entry = out_.file->map.add_entry((*tree)->name());
    place.paragraph_name = paragraph_name_of((*tree)->root());
    const Relations relations = std::move(relations_);
    relations_ = Relations::of(package_, part);
    in_head_ = true;
    for (const CellParagraph& paragraph : aside((*tree)->root(), std::move(place), 0)) {
        const std::string words = plain(paragraph.words);
        if (words.empty()) continue;
        const char* const kind = furniture_kind(words);
        add_furniture(
            {kind && string_view(kind) != "debris" ? kind : "running-head", words, writer_.at()});
    }
    in_head_ = false;
    relations_ = relations;
}

void StoryReader::section_end() {
    flush(pending_footnotes_);
    ++section_;
    if (section_ >= sections_.size()) return;
    const string_view type = attribute(child(sections_[section_], "type"), "val");
    if (type != "continuous" && type != "nextColumn") writer_.page();
    heads_of_section();
}

} // namespace duly::read
