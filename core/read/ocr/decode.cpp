#include "read/ocr/decode.hpp"

#include <array>
#include <cstring>

namespace duly::read::ocr {
namespace {

using pdf::Coding;
using pdf::PictureData;

constexpr const char* damaged = "its picture is damaged";
constexpr const char* too_large = "its picture is larger than is read";

void add_number(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

/// A fax has no head of its own; as the one strip of a TIFF file it can be read.
std::string as_tiff(const PictureData& picture) {
    enum : std::uint32_t { g3 = 3, g4 = 4 };
    struct Entry {
        std::uint32_t tag, type, value;
    };
    constexpr std::uint32_t is_short = 3, is_long = 4;
    constexpr std::uint32_t head = 8;
    const bool two_dimensional = picture.fax.k > 0;
    const std::array<Entry, 9> entries{{
        {256, is_long, picture.fax.columns},
        {257, is_long, picture.height},
        {258, is_short, 1},                           // bits
        {259, is_short, picture.fax.k < 0 ? g4 : g3}, // compression
        {262, is_short, 0},                           // white is 0
        {273, is_long, 0},                            // where the strip begins
        {278, is_long, picture.height},               // rows of the strip
        {279, is_long, static_cast<std::uint32_t>(picture.bytes.size())},
        {picture.fax.k < 0 ? 293U : 292U, is_long,
         picture.fax.k < 0 ? 0U
                           : (two_dimensional ? 1U : 0U) | (picture.fax.byte_aligned ? 4U : 0U)},
    }};
    const auto table = static_cast<std::uint32_t>(2 + entries.size() * 12 + 4);
    std::string out = "II*";
    out.push_back('\0');
    add_number(out, head, 4);
    add_number(out, static_cast<std::uint32_t>(entries.size()), 2);
    for (const Entry& entry : entries) {
        add_number(out, entry.tag, 2);
        add_number(out, entry.type, 2);
        add_number(out, 1, 4);
        add_number(out, entry.tag == 273 ? head + table : entry.value, 4);
    }
    add_number(out, 0, 4); // no further table
    out += picture.bytes;
    return out;
}

const l_uint8* octets(std::string_view bytes) {
    return reinterpret_cast<const l_uint8*>(bytes.data());
}

bool few_enough(l_int32 wide, l_int32 high, std::uint64_t most) {
    return wide > 0 && high > 0 &&
           static_cast<std::uint64_t>(wide) * static_cast<std::uint64_t>(high) <= most;
}

PixOwner grey_bytes(const PictureData& picture) {
    PixOwner out(
        pixCreate(static_cast<l_int32>(picture.width), static_cast<l_int32>(picture.height), 8));
    if (!out) return out;
    for (std::uint32_t y = 0; y < picture.height; ++y) {
        l_uint32* const line = pixGetData(out.get()) + std::size_t{y} * pixGetWpl(out.get());
        const char* const from = picture.bytes.data() + std::size_t{y} * picture.width;
        for (std::uint32_t x = 0; x < picture.width; ++x)
            SET_DATA_BYTE(line, x, static_cast<unsigned char>(from[x]));
    }
    return out;
}

/// As the coding has it, with that many bits a point.
Decoded as_coded(const PictureData& picture, std::uint64_t most) {
    l_int32 wide = 0, high = 0, bits = 0, samples = 0, format = 0;
    const std::string_view bytes = picture.bytes;
    switch (picture.coding) {
    case Coding::grey:
        return {grey_bytes(picture), {}};
    case Coding::jpeg:
        if (readHeaderMemJpeg(octets(bytes), bytes.size(), &wide, &high, &samples, nullptr,
                              nullptr) != 0)
            return {nullptr, damaged};
        if (!few_enough(wide, high, most)) return {nullptr, too_large};
        return {PixOwner(pixReadMemJpeg(octets(bytes), bytes.size(), 0, 1, nullptr, 0)), {}};
    case Coding::jpx:
        if (readHeaderMemJp2k(octets(bytes), bytes.size(), &wide, &high, &bits, &samples,
                              &format) != 0)
            return {nullptr, damaged};
        if (!few_enough(wide, high, most)) return {nullptr, too_large};
        return {PixOwner(pixReadMemJp2k(octets(bytes), bytes.size(), 1, nullptr, 0, 0)), {}};
    case Coding::fax: {
        if (!few_enough(static_cast<l_int32>(picture.fax.columns),
                        static_cast<l_int32>(picture.height), most))
            return {nullptr, too_large};
        if (bytes.empty()) return {nullptr, damaged};
        const std::string tiff = as_tiff(picture);
        return {PixOwner(pixReadMemTiff(octets(tiff), tiff.size(), 0)), {}};
    }
    case Coding::jbig2:
        if (!can_decode_jbig2())
            return {nullptr, "its picture is coded as JBIG2, which this build of duly cannot read "
                             "(build it again where libjbig2dec0-dev is installed)"};
        return {decode_jbig2(picture), {}};
    }
    return {nullptr, damaged};
}

} // namespace

Decoded decode(const PictureData& picture, std::uint64_t most_pixels) {
    if (!picture.trouble.empty()) return {nullptr, picture.trouble};
    Decoded coded = as_coded(picture, most_pixels);
    if (!coded.trouble.empty()) return coded;
    if (coded.pix &&
        !few_enough(pixGetWidth(coded.pix.get()), pixGetHeight(coded.pix.get()), most_pixels))
        return {nullptr, too_large};
    PixOwner grey(coded.pix ? pixConvertTo8(coded.pix.get(), 0) : nullptr);
    if (!grey) return {nullptr, damaged};
    if (picture.inverted) pixInvert(grey.get(), grey.get());
    return {std::move(grey), {}};
}

} // namespace duly::read::ocr
