#include "read/office/office_reader.hpp"

#include "read/docx/docx_reader.hpp"
#include "read/docx/relations.hpp"
#include "read/odt/odt_reader.hpp"
#include "read/office/package.hpp"
#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;
constexpr auto npos = string_view::npos;

/// A name as directories of compound files have it: two bytes a letter.
std::string wide(string_view name) {
    std::string out;
    for (const char c : name) {
        out.push_back(c);
        out.push_back('\0');
    }
    return out;
}

auto unsupported(const std::string& name, const std::string& what) {
    return fail("unsupported-format", name, what);
}

/// Compound files: old Word documents, and new ones behind a password.
tl::unexpected<Failure> compound_file(string_view bytes, const std::string& name) {
    const auto holds = [&](string_view entry) { return bytes.find(wide(entry)) != npos; };
    if (holds("EncryptedPackage") || holds("DataSpaces"))
        return fail("encrypted-file", name,
                    "The file is locked with a password. Save a copy without one in Word "
                    "(File, Info, Protect Document) and check that.");
    if (holds("WordDocument"))
        return unsupported(name, "This is a Word document of the old kind (.doc), which duly does "
                                 "not read. Open it in Word, save it as .docx and check that.");
    if (holds("Workbook") || holds("Book"))
        return unsupported(name, "This is an Excel workbook of the old kind (.xls). duly reads "
                                 "papers: save the paper it belongs to as .docx and check that.");
    if (holds("PowerPoint Document"))
        return unsupported(name, "This is a PowerPoint presentation of the old kind (.ppt). duly "
                                 "reads papers: check the paper it belongs to.");
    if (holds("__properties_version1.0"))
        return unsupported(name, "This is an email saved from Outlook (.msg). Save the paper "
                                 "attached to it and check that.");
    return unsupported(name, "This is a file of an old office program, which duly does not read. "
                             "Save it as .docx or .odt and check that.");
}

std::string kind_of_open_document(string_view type) {
    for (const auto& [part, what] :
         {std::pair<string_view, const char*>{"spreadsheet", "a spreadsheet (.ods)"},
          {"presentation", "a presentation (.odp)"},
          {"graphics", "a drawing (.odg)"},
          {"formula", "a formula (.odf)"},
          {"chart", "a chart"},
          {"database", "a database (.odb)"}})
        if (type.find(part) != npos) return what;
    return "an OpenDocument file that is no text";
}

std::string kind_of_open_xml(string_view type) {
    if (type.find("spreadsheetml") != npos || type.find("ms-excel") != npos)
        return "an Excel workbook";
    if (type.find("presentationml") != npos || type.find("ms-powerpoint") != npos)
        return "a PowerPoint presentation";
    if (type.find("visio") != npos) return "a Visio drawing";
    return {};
}

} // namespace

Result<model::ReadFile> read_office(string_view bytes, const std::string& name) {
    if (bytes.substr(0, 4) == "\xD0\xCF\x11\xE0") return compound_file(bytes, name);
    auto package = Package::open(bytes, name, {});
    if (!package) return tl::unexpected(std::move(package.error()));

    if (package->has("content.xml")) {
        const auto type = package->read("mimetype");
        const bool text = !type || type->find("opendocument.text") != npos ||
                          type->find("sun.xml.writer") != npos;
        if (!text)
            return unsupported(name, "This is " + kind_of_open_document(*type) +
                                         ". duly reads papers: check the paper it belongs to.");
        return read_odt(*package, name);
    }
    const bool open_xml = package->has("[Content_Types].xml") || package->has("_rels/.rels");
    const std::string main =
        Relations::of(*package, "").part(*package, "officeDocument", "word/document.xml");
    if (!open_xml && main.empty())
        return unsupported(name, "This is a zip file and no Word or LibreOffice document. Unpack "
                                 "it and check the papers in it.");
    const std::string what = kind_of_open_xml(content_type(*package, main));
    if (!what.empty())
        return unsupported(name, "This is " + what +
                                     ". duly reads papers: check the paper it belongs to.");
    return read_docx(*package, name);
}

} // namespace duly::read
