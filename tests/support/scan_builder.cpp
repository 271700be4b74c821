#include "support/scan_builder.hpp"

#include <stdexcept>

namespace duly_test {
namespace {

using duly::read::ocr::PixOwner;

void add_number(std::string& out, std::uint32_t value, int bytes) {
    for (int i = bytes - 1; i >= 0; --i)
        out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

/// A fax as the one generic region (coded as a fax is) of a page of JBIG2.
std::string as_jbig2(const std::string& fax, std::uint32_t wide, std::uint32_t high) {
    const auto segment = [](std::uint32_t number, char type, const std::string& data) {
        std::string out;
        add_number(out, number, 4);
        out += type;
        out += '\0'; // refers to none
        out += '\1'; // of page 1
        add_number(out, static_cast<std::uint32_t>(data.size()), 4);
        return out + data;
    };
    std::string page;
    for (const std::uint32_t each : {wide, high, 0U, 0U})
        add_number(page, each, 4);
    add_number(page, 0, 3); // no flags, no stripes
    std::string region;
    for (const std::uint32_t each : {wide, high, 0U, 0U})
        add_number(region, each, 4);
    add_number(region, 0, 1); // laid over what is there
    add_number(region, 1, 1); // coded as a fax
    return segment(0, 48, page) + segment(1, 38, region + fax);
}

} // namespace

PixOwner picture_of(const std::vector<std::string>& lines, int wide, int high) {
    PixOwner out(pixCreate(wide, high, 8));
    pixSetAll(out.get());
    L_Bmf* letters = bmfCreate(nullptr, 12);
    int y = 200;
    for (const std::string& line : lines) {
        int width = 0, overflow = 0;
        pixSetTextline(out.get(), letters, line.c_str(), 0, 150, y, &width, &overflow);
        y += 60;
    }
    bmfDestroy(&letters);
    return out;
}

CodedPicture coded(Pix* picture, Codec codec) {
    const bool one_bit = codec == Codec::fax || codec == Codec::jbig2;
    const PixOwner from(one_bit ? pixThresholdToBinary(picture, 128) : pixClone(picture));
    const int type = one_bit                 ? L_G4_ENCODE
                     : codec == Codec::jpeg  ? L_JPEG_ENCODE
                     : codec == Codec::flate ? L_FLATE_ENCODE
                                             : L_JP2K_ENCODE;
    L_COMP_DATA* made = nullptr;
    if (pixGenerateCIData(from.get(), type, 80, 0, &made) != 0)
        throw std::runtime_error("this Leptonica cannot code pictures");
    CodedPicture out;
    out.data.assign(reinterpret_cast<const char*>(made->datacomp), made->nbytescomp);
    const std::string wide = std::to_string(made->w), high = std::to_string(made->h);
    out.entries = "/Type /XObject /Subtype /Image /Width " + wide + " /Height " + high +
                  " /ColorSpace /DeviceGray /BitsPerComponent " + (one_bit ? "1" : "8");
    // Of a fax, white is 0 unless the head that was left out says otherwise.
    const bool black_is_1 = made->minisblack != 0;
    switch (codec) {
    case Codec::fax:
        out.entries += " /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns " + wide + " >>";
        if (black_is_1) out.entries += " /Decode [1 0]";
        break;
    case Codec::jbig2:
        out.entries += " /Filter /JBIG2Decode";
        if (black_is_1) out.entries += " /Decode [1 0]";
        out.data = as_jbig2(out.data, static_cast<std::uint32_t>(made->w),
                            static_cast<std::uint32_t>(made->h));
        break;
    case Codec::jpeg:
        out.entries += " /Filter /DCTDecode";
        break;
    case Codec::flate:
        out.entries += " /Filter /FlateDecode";
        if (made->predictor != 0)
            out.entries +=
                " /DecodeParms << /Predictor 14 /Colors 1 /BitsPerComponent 8 /Columns " + wide +
                " >>";
        break;
    case Codec::jpx:
        out.entries += " /Filter /JPXDecode";
        break;
    }
    l_CIDataDestroy(&made);
    return out;
}

PdfBuilder scanned_page(const CodedPicture& picture, const std::string& page_entries,
                        const std::string& content) {
    return one_page(content, page_entries, "/XObject << /Im0 10 0 R >>")
        .stream(10, picture.entries, picture.data);
}

} // namespace duly_test
