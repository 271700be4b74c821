#include "annotate/pdf/pdf.hpp"

#include <vector>

#include "annotate/pdf/document.hpp"
#include "annotate/pdf/notes.hpp"
#include "annotate/pdf/update.hpp"

namespace duly::annotate::pdf {
namespace {

using std::string_view;

/// A signature says which bytes it is for; a field that nobody has signed does not.
bool is_signed(string_view bytes) {
    return bytes.find("/ByteRange") != string_view::npos;
}

tl::unexpected<Failure> refused(const std::string& name) {
    return fail("signed-file", name,
                "The PDF is signed, and with remarks in it programs would say that it was changed "
                "after it was signed. Annotate the copy that was there before it was signed, or "
                "say --allow-signed.");
}

/// Page of a remark, from 0; what has none is about the paper and stands on its first page.
std::size_t page_of(const Remark& remark, std::size_t pages) {
    const std::uint32_t page = remark.place.page.value_or(1);
    return page == 0 || page > pages ? 0 : page - 1;
}

std::string joined_references(const PageInfo& page, const std::string& notes) {
    std::string out;
    for (const std::string& each : page.kept)
        (out += out.empty() ? "" : " ") += each;
    if (!notes.empty()) (out += out.empty() ? "" : " ") += notes;
    return out;
}

} // namespace

Result<std::string> rewrite(string_view bytes, const std::string& name, const Request& request) {
    const string_view base = bytes.substr(0, without_our_update(bytes));
    const auto document = Document::open(base, name);
    if (!document) return tl::unexpected(document.error());
    const std::vector<PageInfo>& pages = document->pages();

    std::vector<std::vector<const Remark*>> remarks(pages.size());
    for (const Remark& remark : request.remarks)
        remarks[page_of(remark, pages.size())].push_back(&remark);
    bool changes = false;
    for (std::size_t i = 0; i < pages.size(); ++i)
        changes = changes || pages[i].ours > 0 || !remarks[i].empty();
    if (!changes) return std::string(base);
    if (is_signed(base) && !request.allow_signed) return refused(name);

    const auto contents = newest_contents(base);
    if (!contents)
        return fail("damaged-file", name,
                    "The PDF is damaged (its list of objects is not where it should be), so no "
                    "remarks can be written into it. Open it in a PDF program, save it anew and "
                    "try that.");
    Update update(base, *contents, document->first_free_number());
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (pages[i].ours == 0 && remarks[i].empty()) continue;
        if (pages[i].reference.number == 0)
            return fail("damaged-file", name,
                        "The PDF is built in an unusual way (a page is no object of its own), so "
                        "no remarks can be written into it. Save it anew in a PDF program and try "
                        "that.");
        const std::string notes = enter_notes(update, pages[i], remarks[i]);
        update.put(pages[i].reference, document->page_with(i, joined_references(pages[i], notes)));
    }
    return update.apply(document->trailer());
}

} // namespace duly::annotate::pdf
