// Bytes -> remarks written into office files. Half of the runs are whole packages; the others are
// the body of a document in a sound package. The words stay what they were.
#include <cstdlib>
#include <string>

#include "annotate/docx/docx.hpp"
#include "annotate/odt/odt.hpp"
#include "annotate/office/container.hpp"
#include "read/docx/docx_reader.hpp"
#include "read/odt/odt_reader.hpp"
#include "read/office/office_reader.hpp"
#include "support/office_package.hpp"

using namespace duly;

namespace {

/// Remarks here and there, also where there is nothing.
annotate::Request request_for(std::string_view bytes, const char* entry) {
    annotate::Request out;
    out.now = "2026-10-20T09:30:00";
    for (std::uint32_t i = 0; i < 6; ++i) {
        annotate::Remark remark;
        remark.words = {"Words <&> " + std::to_string(i), "[duly: rule TST001, error]"};
        remark.place.entry = i == 5 ? "word/footnotes.xml" : entry;
        const auto seed = bytes.empty() ? 0U : static_cast<unsigned char>(bytes[i % bytes.size()]);
        remark.place.paragraph = i == 4 ? 0 : seed % 7;
        remark.place.start = seed % 11;
        remark.place.end = seed % 11 + i * 3;
        out.remarks.push_back(std::move(remark));
    }
    return out;
}

template <class Rewrite, class Read>
void write_into(const std::string& bytes, const char* entry, Rewrite rewrite, Read read) {
    auto package = annotate::Container::open(bytes, "fuzz");
    if (!package) return;
    const auto once = rewrite(*package, request_for(bytes, entry));
    if (!once) return;
    const auto before = read(bytes), after = read(*once);
    if (before && (!after || after->file->view.text() != before->file->view.text())) std::abort();
    auto marked = annotate::Container::open(*once, "fuzz");
    if (!marked) std::abort();
    const auto cleared = rewrite(*marked, annotate::Request{});
    if (!cleared) std::abort();
    const auto bare = read(*cleared);
    if (before && (!bare || bare->file->view.text() != before->file->view.text())) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto read_docx = [](const std::string& file) { return read::read_docx(file, "fuzz"); };
    const auto read_odt = [](const std::string& file) { return read::read_odt(file, "fuzz"); };
    if (bytes.starts_with("PK")) {
        write_into(bytes, "word/document.xml", annotate::docx::rewrite, read_docx);
        write_into(bytes, "content.xml", annotate::odt::rewrite, read_odt);
        return 0;
    }
    write_into(duly_test::docx(bytes), "word/document.xml", annotate::docx::rewrite, read_docx);
    write_into(duly_test::odt(bytes), "content.xml", annotate::odt::rewrite, read_odt);
    return 0;
}
