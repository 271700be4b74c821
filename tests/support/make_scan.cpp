// make_scan PICTURE... FILE.pdf: pages as a scanner sends them, for samples. Each picture (PNG,
// 200 dots an inch, A4) is laid a little askew, gets some specks, and is coded as a fax. No test.
#include <cstdio>
#include <fstream>
#include <random>
#include <string>

#include "support/scan_builder.hpp"

using duly::read::ocr::PixOwner;

int main(int count, char** arguments) {
    if (count < 3) {
        std::fputs("usage: make_scan PICTURE... FILE.pdf\n", stderr);
        return 2;
    }
    const int pages = count - 2;
    duly_test::PdfBuilder file;
    std::string kids;
    std::mt19937 random(1); // the same specks each time
    for (int i = 0; i < pages; ++i) {
        const PixOwner read(pixRead(arguments[i + 1]));
        const PixOwner grey(read ? pixConvertTo8(read.get(), 0) : nullptr);
        if (!grey) {
            std::fprintf(stderr, "make_scan: %s cannot be read\n", arguments[i + 1]);
            return 1;
        }
        constexpr float askew = 0.011F; // radians
        const PixOwner turned(
            pixRotate(grey.get(), askew, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
        const auto wide = static_cast<unsigned>(pixGetWidth(turned.get()));
        const auto high = static_cast<unsigned>(pixGetHeight(turned.get()));
        for (int speck = 0; speck < 150; ++speck)
            pixSetPixel(turned.get(), static_cast<int>(random() % wide),
                        static_cast<int>(random() % high), 0);
        const auto picture = duly_test::coded(turned.get(), duly_test::Codec::fax);
        const auto first = static_cast<std::uint32_t>(10 + 3 * i);
        const std::string content = "q 595.28 0 0 841.89 0 0 cm /Im0 Do Q";
        const auto reference = [](std::uint32_t number) { return std::to_string(number) + " 0 R"; };
        file.object(first, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] /Contents " +
                               reference(first + 1) + " /Resources << /XObject << /Im0 " +
                               reference(first + 2) + " >> >> >>");
        file.stream(first + 1, "", content);
        file.stream(first + 2, picture.entries, picture.data);
        kids += reference(first) + " ";
    }
    file.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
    file.object(2, "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages) + " >>");
    const std::string bytes = file.build();
    std::ofstream(arguments[count - 1], std::ios::binary) << bytes;
    return 0;
}
