#include "read/pdf/content.hpp"

#include "read/pdf/annotations.hpp"
#include "read/pdf/interpreter.hpp"
#include "read/pdf/pages.hpp"
#include "read/pdf/properties.hpp"
#include "read/pdf/tags.hpp"

namespace duly::read::pdf {

namespace {

void read_page(Interpreter& interpreter, const PageEntry& entry, Page& page) {
    const Matrix base = upright(entry, page);
    interpreter.begin_page(page, base);
    interpreter.run_page(entry.dictionary, entry.resources);
    read_annotations(entry.dictionary, base, page, interpreter);
    interpreter.end_page();
}

} // namespace

Result<Content> read_content(std::string_view bytes, const ContentLimits& limits) {
    Content content;
    Objects file(bytes, limits, content);
    const Opening opening = file.open();
    if (opening == Opening::needs_password)
        return fail("encrypted", {},
                    "This PDF opens only with a password, so it was not read; save a copy without "
                    "the password and check that.");
    std::vector<PageEntry> pages = list_pages(file);
    if (pages.empty() && file.repair()) pages = list_pages(file);
    if (pages.empty()) {
        if (bytes.substr(0, 4096).find("%PDF-") == std::string_view::npos)
            return fail("not-pdf", {}, "This is not a PDF file.");
        return fail("damaged", {},
                    "This PDF is so damaged that no page of it could be found; ask for another "
                    "copy.");
    }
    Interpreter interpreter(file, content);
    content.pages.reserve(pages.size());
    std::unordered_map<std::uint32_t, std::uint32_t> numbers; // of the pages, by object
    for (const PageEntry& entry : pages) {
        Page& page = content.pages.emplace_back();
        page.number = static_cast<std::uint32_t>(content.pages.size());
        if (const std::uint32_t object = entry.dictionary.object_number(); object != 0)
            numbers.emplace(object, page.number);
        read_page(interpreter, entry, page);
    }
    read_properties(file, content);
    read_page_labels(file, content);
    read_tags(file, numbers, content);
    content.revisions = file.revisions();
    return content;
}

} // namespace duly::read::pdf
