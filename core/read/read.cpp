#include "read/read.hpp"

#include <algorithm>
#include <array>

#include "read/text/decode.hpp"
#include "read/text/text_reader.hpp"
#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;

struct Foreign {
    string_view magic;
    const char* what;
};

constexpr std::array<Foreign, 8> foreign = {{
    {"{\\rtf", "a rich text file"},
    {"\x89PNG", "a picture"},
    {"\xFF\xD8\xFF", "a picture"},
    {"GIF8", "a picture"},
    {"\x7F"
     "ELF",
     "a program"},
    {"MZ\x90", "a program"},
    {"\x1F\x8B", "a compressed file"},
    {"SQLite format 3", "a database"},
}};

constexpr string_view pdf_mark = "%PDF-";

/// In lower case, with its dot.
std::string ending_of(string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == string_view::npos || dot == 0 ? std::string()
                                                : utf8::ascii_lower(name.substr(dot));
}

/// What a file of that ending is, when its content is something else.
const char* promised_by(string_view name) {
    const std::string ending = ending_of(name);
    if (ending == ".pdf") return "a PDF";
    for (const string_view word : {".docx", ".docm", ".dotx", ".dotm", ".doc"})
        if (ending == word) return "a Word document";
    for (const string_view office : {".odt", ".ott"})
        if (ending == office) return "a LibreOffice document";
    return nullptr;
}

Result<model::ReadFile> read_by(const Readers::Module& module, const char* what, string_view bytes,
                                const std::string& name, const ReadLimits& limits,
                                const Recognised& recognised) {
    if (module.read) return module.read(bytes, name, limits, recognised);
    return fail("no-reader", name,
                std::string("This is ") + what +
                    ", and the part of duly that reads it could not be opened" +
                    (module.trouble.empty() ? "" : " (" + module.trouble + ")") +
                    ". Install duly again, or check the paper as text.");
}

} // namespace

Format format_of(string_view head, string_view name) {
    head = head.substr(0, head_size);
    // A PDF may begin a little late: with what a mail or web program put before it.
    if (head.starts_with(pdf_mark)) return Format::pdf;
    for (const string_view package : {"PK\x03\x04", "PK\x05\x06", "\xD0\xCF\x11\xE0"})
        if (head.starts_with(package)) return Format::office;
    if (ending_of(name) == ".pdf" && head.find(pdf_mark) != string_view::npos) return Format::pdf;
    return Format::text;
}

Result<model::ReadFile> read(string_view bytes, const std::string& name, const ReadLimits& limits,
                             const Readers& readers, const Recognised& recognised) {
    if (bytes.empty())
        return fail("empty-file", name,
                    "The file is empty. Check that the right one was saved or sent.");
    switch (format_of(bytes, name)) {
    case Format::pdf:
        return read_by(readers.pdf, "a PDF", bytes, name, limits, recognised);
    case Format::office:
        return read_by(readers.office, "a Word, LibreOffice or zip file", bytes, name, limits,
                       recognised);
    case Format::text:
        break;
    }
    for (const Foreign& each : foreign) {
        if (bytes.substr(0, each.magic.size()) != each.magic) continue;
        return fail(
            "unsupported-format", name,
            std::string("This is ") + each.what +
                "; this version of duly reads text and Markdown. Save the paper as text, or "
                "convert it, and check that.");
    }
    if (bytes.size() > limits.text_bytes)
        return fail("too-large", name,
                    "The file is larger than " + std::to_string(limits.text_bytes >> 20) +
                        " MiB, which no paper should be. Check that it is the paper itself.");
    Result<Decoded> decoded = decode(bytes, name);
    // Text under the name of a document is read as what it is; all else is a document no more.
    const char* const promised = promised_by(name);
    if (promised != nullptr && (!decoded || decoded->encoding == "windows-1252"))
        return fail("damaged-file", name,
                    std::string("By its name this is ") + promised +
                        ", but its content is something else: it was damaged on the way, is "
                        "encrypted, or is another file under that name. Ask for it again, or open "
                        "it in the program that made it and save it anew.");
    if (!decoded) return tl::unexpected(decoded.error());
    if (utf8::trim(decoded->text).find_first_not_of(" \t\r\n\f\v") == std::string::npos)
        return fail("empty-file", name,
                    "The file is empty but for spaces and blank lines. Check that the right one "
                    "was saved or sent.");
    model::ReadFile file = read_text(std::move(decoded->text), name);
    if (decoded->encoding != "utf-8")
        file.notes.push_back(
            {"The file is not UTF-8; it was read as " + decoded->encoding + ".", 0});
    return file;
}

bool is_paper_name(string_view name) {
    const std::string ending = ending_of(name);
    static constexpr std::array<string_view, 11> endings = {".pdf",      ".txt",  ".text", ".md",
                                                            ".markdown", ".docx", ".docm", ".dotx",
                                                            ".dotm",     ".odt",  ".ott"};
    // what Word leaves beside a document that is open
    if (name.substr(name.rfind('/') == string_view::npos ? 0 : name.rfind('/') + 1)
            .starts_with("~$"))
        return false;
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

} // namespace duly::read
