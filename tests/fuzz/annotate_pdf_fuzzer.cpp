// Bytes -> remarks written into PDFs. What was there stays at the beginning, and comes back.
#include <cstdlib>
#include <string>

#include "annotate/pdf/pdf.hpp"

using namespace duly;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    annotate::Request request;
    request.allow_signed = true;
    for (const std::uint32_t page : {1U, 2U}) {
        annotate::Remark remark;
        remark.words = {"Words (\\)", "[duly: rule TST001, error]"};
        remark.place.page = page;
        if (page == 1) remark.place.quads = {{10, 10, 90, 22}};
        request.remarks.push_back(std::move(remark));
    }
    const auto bare = annotate::pdf::rewrite(bytes, "fuzz.pdf", {});
    if (!bare) return 0;
    const auto once = annotate::pdf::rewrite(*bare, "fuzz.pdf", request);
    if (!once) return 0;
    if (!once->starts_with(*bare)) std::abort();
    const auto cleared = annotate::pdf::rewrite(*once, "fuzz.pdf", {});
    if (cleared && cleared->substr(0, bare->size()) != *bare) std::abort();
    return 0;
}
