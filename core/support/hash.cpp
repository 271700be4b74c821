// The low-level functions on purpose: EVP reads configuration files when first used, which a worker
// behind its seccomp filter may not open, and costs start-up time.
#define OPENSSL_SUPPRESS_DEPRECATED // NOLINT(readability-identifier-naming): their name
#include "support/hash.hpp"

#include <openssl/sha.h>

namespace duly {

std::string sha256_hex(std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes.data(), bytes.size());
    SHA256_Final(digest, &context);
    std::string out(2 * sizeof digest, '0');
    for (std::size_t i = 0; i < sizeof digest; ++i) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    return out;
}

} // namespace duly
