// In the place of what PoDoFo and FreeType do, for the module that most files are read by: these,
// their libraries and OpenSSL's ciphers take longer to open than most papers to read.
#include <algorithm>
#include <array>

#include "read/pdf/content.hpp"
#include "read/pdf/decryption.hpp"
#include "read/pdf/font_program.hpp"
#include "read/pdf/podofo_filters.hpp"
#include "read/read.hpp"

namespace duly::read::pdf {

void prepare_encryption() {}

std::unique_ptr<Decryption> open_decryption(const Value&, const std::string&) {
    throw WholeReaderWanted();
}

bool unpack_by_podofo(std::string_view filter, std::string_view, Bytes&, std::size_t) {
    constexpr std::array<std::string_view, 5> known{"FlateDecode", "LZWDecode", "ASCII85Decode",
                                                    "ASCIIHexDecode", "RunLengthDecode"};
    if (std::find(known.begin(), known.end(), filter) != known.end()) throw WholeReaderWanted();
    return false;
}

struct FontPrograms::Library {};
FontPrograms::FontPrograms() = default;
FontPrograms::~FontPrograms() = default;

std::vector<char32_t> FontPrograms::by_code(std::string_view) {
    throw WholeReaderWanted();
}

std::vector<char32_t> FontPrograms::by_glyph(std::string_view) {
    throw WholeReaderWanted();
}

} // namespace duly::read::pdf
