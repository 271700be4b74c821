#include "support/office_package.hpp"

#include <zip.h>

#include <stdexcept>

namespace duly_test {
namespace {

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view relationships =
    "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relationship(const std::string& id, std::string_view type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + std::string(office) + std::string(type) +
           "\" Target=\"" + target + "\"/>";
}

/// "word/header1.xml" -> "header"
std::string type_of(const std::string& part) {
    std::string name = part.substr(part.rfind('/') + 1);
    name = name.substr(0, name.find('.'));
    while (!name.empty() && name.back() >= '0' && name.back() <= '9')
        name.pop_back();
    return name;
}

} // namespace

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts, bool stored) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* const zip = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!zip) throw std::runtime_error("no zip file can be made");
    zip_source_keep(target);
    for (const auto& [name, content] : parts) {
        zip_source_t* const source = zip_source_buffer(zip, content.data(), content.size(), 0);
        const zip_int64_t index = zip_file_add(zip, name.c_str(), source, ZIP_FL_OVERWRITE);
        if (stored)
            zip_set_file_compression(zip, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
    if (zip_close(zip) != 0) throw std::runtime_error("the zip file cannot be closed");
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    std::string out(static_cast<std::size_t>(zip_source_tell(target)), '\0');
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, out.data(), out.size());
    zip_source_close(target);
    zip_source_free(target);
    return out;
}

std::string wordprocessing(std::string_view root, std::string_view content) {
    std::string out(head);
    out.append("<w:").append(root);
    out += " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
           " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
           " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
           " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
           " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
           " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
           " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
           " xmlns:v=\"urn:schemas-microsoft-com:vml\""
           " xmlns:o=\"urn:schemas-microsoft-com:office:office\">";
    out.append(content).append("</w:").append(root).append(">");
    return out;
}

std::string docx_paragraph(std::string_view words, std::string_view properties) {
    std::string out = "<w:p>";
    if (!properties.empty()) out.append("<w:pPr>").append(properties).append("</w:pPr>");
    out.append("<w:r><w:t xml:space=\"preserve\">").append(words).append("</w:t></w:r></w:p>");
    return out;
}

std::string docx(std::string_view body, const std::map<std::string, std::string>& parts) {
    std::string types(head);
    types += "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
             "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
             "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
             "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    std::string top(head), own(head);
    top.append("<Relationships xmlns=\"").append(relationships).append("\">");
    own = top;
    top += relationship("rId1", "officeDocument", "word/document.xml");
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& [name, content] : parts) {
        if (name.rfind("word/", 0) == 0) {
            const std::string file = name.substr(5);
            own += relationship(file.substr(0, file.find('.')), type_of(name), file);
        } else if (name == "docProps/core.xml") {
            top += relationship("rIdCore", "metadata/core-properties", name);
        }
        all.emplace_back(name, content);
    }
    all.insert(all.begin(),
               {{"[Content_Types].xml", types},
                {"_rels/.rels", top + "</Relationships>"},
                {"word/document.xml",
                 wordprocessing("document", "<w:body>" + std::string(body) + "</w:body>")},
                {"word/_rels/document.xml.rels", own + "</Relationships>"}});
    return zip_of(all);
}

std::string odt(std::string_view text, std::string_view automatic_styles, std::string_view styles,
                const std::map<std::string, std::string>& parts) {
    const std::string names =
        " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
        " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
        " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
        " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
        " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
        " xmlns:form=\"urn:oasis:names:tc:opendocument:xmlns:form:1.0\""
        " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
        " xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\""
        " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
        " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.3\">";
    std::string content(head);
    content += "<office:document-content" + names + "<office:automatic-styles>";
    content.append(automatic_styles).append("</office:automatic-styles><office:body><office:text>");
    content.append(text).append("</office:text></office:body></office:document-content>");
    std::vector<std::pair<std::string, std::string>> all = {
        {"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}};
    if (!styles.empty()) {
        std::string part(head);
        part += "<office:document-styles" + names;
        part.append(styles).append("</office:document-styles>");
        all.emplace_back("styles.xml", part);
    }
    for (const auto& each : parts)
        all.push_back(each);
    return zip_of(all);
}

} // namespace duly_test
