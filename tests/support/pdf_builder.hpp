// Small PDFs for tests, put together object by object.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace duly_test {

class PdfBuilder {
public:
    /// Sets an object to what stands between `obj` and `endobj`.
    PdfBuilder& object(std::uint32_t number, const std::string& body);
    /// Sets a stream; `entries` are those of its dictionary beside /Length.
    PdfBuilder& stream(std::uint32_t number, const std::string& entries, const std::string& data);
    /// More entries of the trailer.
    PdfBuilder& trailer(const std::string& entries);

    /// The file with a table of where its objects are; object 1 is the catalogue.
    [[nodiscard]] std::string build() const;
    /// The same with all objects but streams in an object stream, and the table in a stream.
    [[nodiscard]] std::string build_packed() const;

private:
    std::map<std::uint32_t, std::string> objects_;
    std::string trailer_;
};

/// A file of one page of 600 x 800 points: 1 catalogue, 2 page tree, 3 page, 4 content, 5 Helvetica
/// as /F1. More may be added, or an object replaced.
PdfBuilder one_page(const std::string& content, const std::string& page_entries = "",
                    const std::string& resources = "", const std::string& catalogue_entries = "");

/// One page that says "Sealed minutes", titled "Sealed title", encrypted by RC4 with 40 bits; opens
/// without a password, or with one that nobody knows.
std::string sealed_file(bool opens);

/// Data as zlib would keep it without packing; a checksum that is wrong when asked.
std::string stored(std::string_view data, bool wrong_checksum = false);

} // namespace duly_test
