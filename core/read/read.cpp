#include "read/read.hpp"

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

constexpr std::array<Foreign, 11> foreign = {{
    {"%PDF-", "a PDF"},
    {"PK\x03\x04", "a Word, LibreOffice or zip file"},
    {"\xD0\xCF\x11\xE0", "a Word file of the old kind (.doc)"},
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

} // namespace

Result<model::ReadFile> read(string_view bytes, const std::string& name, const ReadLimits& limits) {
    if (bytes.empty())
        return fail("empty-file", name,
                    "The file is empty. Check that the right one was saved or sent.");
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
    if (!decoded) return tl::unexpected(decoded.error());
    model::ReadFile file = read_text(std::move(decoded->text), name);
    if (decoded->encoding != "utf-8")
        file.notes.push_back(
            {"The file is not UTF-8; it was read as " + decoded->encoding + ".", 0});
    return file;
}

bool is_paper_name(string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == string_view::npos || dot == 0) return false;
    const std::string ending = utf8::ascii_lower(name.substr(dot + 1));
    return ending == "txt" || ending == "text" || ending == "md" || ending == "markdown";
}

} // namespace duly::read
