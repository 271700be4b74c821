#include "support/pdf_builder.hpp"

#include <array>
#include <cstdio>
#include <vector>

namespace duly_test {

namespace {

const std::string head = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

std::string whole(std::uint32_t number, const std::string& body) {
    return std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
}

std::string ending(std::size_t table) {
    return "startxref\n" + std::to_string(table) + "\n%%EOF\n";
}

std::string bytes_of(std::uint64_t value, int count) {
    std::string bytes;
    for (int shift = 8 * (count - 1); shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift & 0xFF);
    return bytes;
}

} // namespace

PdfBuilder& PdfBuilder::object(std::uint32_t number, const std::string& body) {
    objects_[number] = body;
    return *this;
}

PdfBuilder& PdfBuilder::stream(std::uint32_t number, const std::string& entries,
                               const std::string& data) {
    return object(number, "<</Length " + std::to_string(data.size()) + entries + ">>\nstream\n" +
                              data + "\nendstream");
}

PdfBuilder& PdfBuilder::trailer(const std::string& entries) {
    trailer_ += entries;
    return *this;
}

std::string PdfBuilder::build() const {
    std::string file = head;
    const std::uint32_t size = objects_.rbegin()->first + 1;
    std::vector<std::size_t> places(size);
    for (const auto& [number, body] : objects_) {
        places[number] = file.size();
        file += whole(number, body);
    }
    const std::size_t table = file.size();
    file += "xref\n0 " + std::to_string(size) + "\n";
    for (const std::size_t place : places) {
        std::array<char, 32> line{};
        std::snprintf(line.data(), line.size(), "%010zu %s\n", place,
                      place == 0 ? "65535 f " : "00000 n ");
        file += line.data();
    }
    return file + "trailer\n<</Size " + std::to_string(size) + "/Root 1 0 R" + trailer_ + ">>\n" +
           ending(table);
}

std::string PdfBuilder::build_packed() const {
    std::string file = head, numbers, packed;
    const std::uint32_t holder = objects_.rbegin()->first + 1;
    std::map<std::uint32_t, std::string> rows;
    std::uint32_t index = 0;
    for (const auto& [number, body] : objects_) {
        if (body.find("endstream") != std::string::npos) {
            rows[number] = bytes_of(1, 1) + bytes_of(file.size(), 4) + bytes_of(0, 2);
            file += whole(number, body);
            continue;
        }
        numbers += std::to_string(number) + " " + std::to_string(packed.size()) + " ";
        packed += body + "\n";
        rows[number] = bytes_of(2, 1) + bytes_of(holder, 4) + bytes_of(index++, 2);
    }
    rows[holder] = bytes_of(1, 1) + bytes_of(file.size(), 4) + bytes_of(0, 2);
    file += whole(holder, "<</Type/ObjStm/N " + std::to_string(index) + "/First " +
                              std::to_string(numbers.size()) + "/Length " +
                              std::to_string(numbers.size() + packed.size()) + ">>\nstream\n" +
                              numbers + packed + "\nendstream");
    const std::size_t table = file.size();
    rows[holder + 1] = bytes_of(1, 1) + bytes_of(table, 4) + bytes_of(0, 2);
    std::string data, sections;
    for (const auto& [number, row] : rows) {
        sections += std::to_string(number) + " 1 ";
        data += row;
    }
    file +=
        whole(holder + 1, "<</Type/XRef/W[1 4 2]/Size " + std::to_string(holder + 2) + "/Index[" +
                              sections + "]/Root 1 0 R" + trailer_ + "/Length " +
                              std::to_string(data.size()) + ">>\nstream\n" + data + "\nendstream");
    return file + ending(table);
}

PdfBuilder one_page(const std::string& content, const std::string& page_entries,
                    const std::string& resources, const std::string& catalogue_entries) {
    PdfBuilder file;
    file.object(1, "<</Type/Catalog/Pages 2 0 R" + catalogue_entries + ">>");
    file.object(2, "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>");
    file.object(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R"
                   ">>" +
                       resources + ">>" + page_entries + ">>");
    file.stream(4, "", content);
    file.object(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
    return file;
}

namespace {

std::string from_hex(const std::string& digits) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
    return bytes;
}

} // namespace

std::string sealed_file(bool opens) {
    // Keys and bytes worked out by ISO 32000-1, 7.6.3, for an empty password.
    const std::string user = "1aba620cd5c65aca97064685ecd06d3e4fd94fe31836c266ef3a3a997f1c0521";
    PdfBuilder file = one_page("");
    file.stream(4, "",
                from_hex("7f045db08fadf50069b159b70d5ff19f7d1c4e65637661d86fcc8d550906b6eb4e6e"
                         "f8444ae073d7293a5c8193"));
    file.object(6, "<</Title<c9e1a7a20a4ea9027bda5796>>>");
    file.object(7, "<</Filter/Standard/V 1/R 2/P -4/O<0102030405060708090a0b0c0d0e0f10111213"
                   "1415161718191a1b1c1d1e1f20>/U<" +
                       (opens ? user : std::string(64, '0')) + ">>>");
    file.trailer("/Info 6 0 R/Encrypt 7 0 R/ID[<30313233343536373839616263646566>"
                 "<30313233343536373839616263646566>]");
    return file.build();
}

std::string stored(std::string_view data, bool wrong_checksum) {
    const auto size = static_cast<std::uint16_t>(data.size());
    std::string bytes = "\x78\x01\x01";
    bytes += static_cast<char>(size & 0xFF);
    bytes += static_cast<char>(size >> 8);
    bytes += static_cast<char>(~size & 0xFF);
    bytes += static_cast<char>(~size >> 8 & 0xFF);
    bytes += data;
    std::uint32_t a = 1, b = 0;
    for (const char c : data) {
        a = (a + static_cast<unsigned char>(c)) % 65521;
        b = (b + a) % 65521;
    }
    return bytes + bytes_of((b << 16 | a) + (wrong_checksum ? 1 : 0), 4);
}

} // namespace duly_test
