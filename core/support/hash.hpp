// Digests. OpenSSL stays behind this header.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace duly {

/// SHA-256 as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

} // namespace duly
