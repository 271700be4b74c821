// Bytes -> DOCX reader. Half of the runs are whole packages; the others are the body of a document
// in a sound package, which is where most of the reader is.
#include <string>

#include "fuzz/read_file.hpp"
#include "read/docx/docx_reader.hpp"
#include "read/office/office_reader.hpp"
#include "support/office_package.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto whole = duly::read::read_office(bytes, "fuzz.docx"))
        duly_fuzz::hold_together(*whole);
    if (bytes.substr(0, 2) == "PK") return 0;
    // styles, numbering and the body, parted by zero bytes
    std::string_view parts[3];
    std::string_view rest = bytes;
    for (std::string_view& part : parts) {
        const std::size_t stop = rest.find('\0');
        part = rest.substr(0, stop);
        rest = stop == std::string_view::npos ? std::string_view() : rest.substr(stop + 1);
    }
    const std::string made = duly_test::docx(
        parts[0], {{"word/numbering.xml", duly_test::wordprocessing("numbering", parts[1])},
                   {"word/styles.xml", duly_test::wordprocessing("styles", parts[2])}});
    if (const auto read = duly::read::read_docx(made, "fuzz.docx")) duly_fuzz::hold_together(*read);
    return 0;
}
