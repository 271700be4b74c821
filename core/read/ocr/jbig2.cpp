// JBIG2 by libjbig2dec, where the build has it.
#include "read/ocr/decode.hpp"

#if DULY_HAVE_JBIG2
#include <cstdlib>

extern "C" {
#include <jbig2.h>
}

namespace duly::read::ocr {
namespace {

struct ContextDeleter {
    void operator()(Jbig2Ctx* context) const { jbig2_ctx_free(context); }
};
using Context = std::unique_ptr<Jbig2Ctx, ContextDeleter>;

void be_silent(void*, const char*, Jbig2Severity, std::uint32_t) {}

const unsigned char* data(const std::string& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

struct Globals {
    Jbig2GlobalCtx* context = nullptr;
    ~Globals() {
        if (context != nullptr) jbig2_global_ctx_free(context);
    }
};

PixOwner copy(const Jbig2Image& image) {
    PixOwner out(
        pixCreate(static_cast<l_int32>(image.width), static_cast<l_int32>(image.height), 1));
    if (!out) return out;
    for (std::uint32_t y = 0; y < image.height; ++y) {
        l_uint32* const line = pixGetData(out.get()) + std::size_t{y} * pixGetWpl(out.get());
        const std::uint8_t* const from = image.data + std::size_t{y} * image.stride;
        for (std::uint32_t x = 0; x < (image.width + 7) / 8; ++x)
            SET_DATA_BYTE(line, x, from[x]);
    }
    return out;
}

} // namespace

bool can_decode_jbig2() {
    return true;
}

PixOwner decode_jbig2(const pdf::PictureData& picture) {
    Globals globals;
    if (!picture.globals.empty()) {
        Context shared(jbig2_ctx_new(nullptr, JBIG2_OPTIONS_EMBEDDED, nullptr, be_silent, nullptr));
        if (!shared ||
            jbig2_data_in(shared.get(), data(picture.globals), picture.globals.size()) < 0)
            return nullptr;
        globals.context = jbig2_make_global_ctx(shared.release());
    }
    const Context context(
        jbig2_ctx_new(nullptr, JBIG2_OPTIONS_EMBEDDED, globals.context, be_silent, nullptr));
    if (!context) return nullptr;
    // What comes before a fault is kept.
    jbig2_data_in(context.get(), data(picture.bytes), picture.bytes.size());
    jbig2_complete_page(context.get());
    Jbig2Image* const image = jbig2_page_out(context.get());
    if (image == nullptr) return nullptr;
    PixOwner out = copy(*image);
    jbig2_release_page(context.get(), image);
    return out;
}

} // namespace duly::read::ocr

#else

namespace duly::read::ocr {

bool can_decode_jbig2() {
    return false;
}

PixOwner decode_jbig2(const pdf::PictureData&) {
    return nullptr;
}

} // namespace duly::read::ocr
#endif
