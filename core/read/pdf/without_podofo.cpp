// In the place of what PoDoFo does, for the module that most files are read by: PoDoFo, its
// libraries and OpenSSL's ciphers take longer to open than most papers to read.
#include <algorithm>
#include <array>

#include "read/pdf/content.hpp"
#include "read/pdf/decryption.hpp"
#include "read/pdf/podofo_filters.hpp"

namespace duly::read::pdf {

void prepare_encryption() {}

std::unique_ptr<Decryption> open_decryption(const Value&, const std::string&) {
    throw PodofoWanted();
}

bool unpack_by_podofo(std::string_view filter, std::string_view, Bytes&, std::size_t) {
    constexpr std::array<std::string_view, 5> known{"FlateDecode", "LZWDecode", "ASCII85Decode",
                                                    "ASCIIHexDecode", "RunLengthDecode"};
    if (std::find(known.begin(), known.end(), filter) != known.end()) throw PodofoWanted();
    return false;
}

} // namespace duly::read::pdf
