// A worker's answer may be anything once it has read a hostile paper: decoding must hold.
#include <cstddef>
#include <string_view>

#include "engine/codec.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const auto decoded = duly::engine::decode({reinterpret_cast<const char*>(data), size});
    if (decoded) (void)duly::engine::encode(*decoded);
    return 0;
}
