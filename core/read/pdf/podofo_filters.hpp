// The filters that PoDoFo has, and that go on where a stream is damaged. It stays behind this
// header.
#pragma once

#include <string_view>

#include "read/pdf/bytes.hpp"

namespace duly::read::pdf {

/// Unpacks as far as it gets and up to a limit; false when there is no filter of that name.
/// Throws WholeReaderWanted where PoDoFo is not linked and would know it.
bool unpack_by_podofo(std::string_view filter, std::string_view in, Bytes& out, std::size_t limit);

} // namespace duly::read::pdf
