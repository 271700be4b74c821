// Bytes -> content streams of the pages of a sound PDF -> operators, layout, view. The fuzzer
// `pdf_content` spends most of its runs on objects and streams; this one gets to lines, tables,
// ticks and reading order with every run. Pages are parted by zero bytes.
#include <string>
#include <string_view>

#include "fuzz/read_file.hpp"
#include "read/pdf/content.hpp"
#include "read/pdf/layout/layout.hpp"
#include "support/pdf_builder.hpp"

namespace {

constexpr std::uint32_t most_pages = 4;

/// 1 catalogue, 2 page tree, 3 to 6 fonts and a form, 10 a structure tree, then a page and its
/// content in turn.
std::string file_of(std::string_view bytes) {
    duly_test::PdfBuilder file;
    file.object(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
    file.object(4, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>");
    file.object(5, "<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>");
    file.stream(6, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>",
                "BT /F1 10 Tf 300 200 Td (in a form) Tj ET");
    file.object(10, "<</Type/StructTreeRoot/K[11 0 R 12 0 R]>>");
    file.object(11, "<</Type/StructElem/S/H1/P 10 0 R/Pg 20 0 R/K 0>>");
    file.object(12, "<</Type/StructElem/S/P/P 10 0 R/Pg 20 0 R/K[1 2]>>");
    std::string kids;
    std::uint32_t pages = 0;
    while (pages < most_pages) {
        const std::size_t stop = bytes.find('\0');
        const std::uint32_t page = pages++;
        const std::string number = std::to_string(20 + 2 * page);
        kids += number + " 0 R ";
        file.object(20 + 2 * page,
                    "<</Type/Page/Parent 2 0 R/StructParents 0/Contents " +
                        std::to_string(21 + 2 * page) +
                        " 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R>>/XObject<</X 6 0 R>>"
                        "/ExtGState<</G<</ca 0>>>>>>>>");
        file.stream(21 + 2 * page, "", std::string(bytes.substr(0, stop)));
        if (stop == std::string_view::npos) break;
        bytes.remove_prefix(stop + 1);
    }
    file.object(1, "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 10 0 R>>");
    file.object(2, "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages) +
                       "/MediaBox[0 0 600 800]>>");
    return file.build();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace duly::read::pdf;
    ContentLimits limits; // smaller than in earnest, so that a run is quick
    limits.page_operators = 20'000;
    limits.file_operators = 60'000;
    limits.glyphs = 50'000;
    limits.page_marks = 5'000;
    const auto content = read_content(file_of({reinterpret_cast<const char*>(data), size}), limits);
    if (!content) std::abort(); // whatever stands on its pages, the file itself is sound
    duly_fuzz::hold_together(lay_out(*content, "fuzz.pdf"));
    return 0;
}
