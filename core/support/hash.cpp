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
    std::string out;
    out.reserve(2 * sizeof digest);
    for (const unsigned char byte : digest) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

} // namespace duly
