// Bytes -> ODT reader: whole packages, or the text of a document in a sound package.
#include <string>

#include "fuzz/read_file.hpp"
#include "read/odt/odt_reader.hpp"
#include "read/office/office_reader.hpp"
#include "support/office_package.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto whole = duly::read::read_office(bytes, "fuzz.odt"))
        duly_fuzz::hold_together(*whole);
    if (bytes.substr(0, 2) == "PK") return 0;
    const std::size_t stop = bytes.find('\0');
    const std::string_view automatic =
        stop == std::string_view::npos ? std::string_view() : bytes.substr(stop + 1);
    const std::string made = duly_test::odt(bytes.substr(0, stop), automatic);
    if (const auto read = duly::read::read_odt(made, "fuzz.odt")) duly_fuzz::hold_together(*read);
    return 0;
}
