// By PKWARE's APPNOTE.TXT 6.3.10: 4.3.7 (local headers), 4.3.12 (the directory) and 4.3.16 (its
// end).
#include <libdeflate.h>

#include <algorithm>
#include <new>
#include <vector>

#include "read/office/archive.hpp"
#include "read/read.hpp"

namespace duly::read {
namespace {

using std::string_view;

constexpr std::size_t end_size = 22, entry_size = 46, local_size = 30, locator_size = 20;
constexpr std::uint16_t is_locked = 1 << 0, is_patch = 1 << 5, is_strongly_locked = 1 << 6,
                        is_masked = 1 << 13;
constexpr std::uint16_t stored = 0, deflated = 8;
/// Deflate makes no more than this of a byte; who claims more claims too much.
constexpr std::uint64_t most_made_of_a_byte = 1032;

/// Nothing is read that is not there, and in no other way than it says.
void expect(bool as_usual) {
    if (!as_usual) throw WholeReaderWanted();
}

/// Little-endian numbers at a place in the file.
template <class Number> Number number_at(string_view bytes, std::size_t at) {
    expect(at <= bytes.size() && bytes.size() - at >= sizeof(Number));
    Number out = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        out = static_cast<Number>(
            out | static_cast<Number>(static_cast<unsigned char>(bytes[at + i])) << (8 * i));
    return out;
}

string_view piece(string_view bytes, std::size_t at, std::size_t size) {
    expect(at <= bytes.size() && size <= bytes.size() - at);
    return bytes.substr(at, size);
}

struct Part {
    string_view name;
    std::uint16_t method = 0;
    std::uint32_t checksum = 0, packed = 0, size = 0, local = 0;
};

class PlainArchive : public Archive {
public:
    explicit PlainArchive(string_view bytes) : bytes_(bytes) {
        if (!inflater_) throw std::bad_alloc();
        expect(bytes.size() >= end_size);
        const std::size_t end = bytes.size() - end_size; // without a comment behind it
        expect(piece(bytes, end, 4) == string_view("PK\5\6", 4));
        expect(number_at<std::uint32_t>(bytes, end + 4) == 0 &&
               number_at<std::uint16_t>(bytes, end + 20) == 0);
        const std::size_t count = number_at<std::uint16_t>(bytes, end + 10);
        const std::size_t size = number_at<std::uint32_t>(bytes, end + 12);
        directory_ = number_at<std::uint32_t>(bytes, end + 16);
        expect(count == number_at<std::uint16_t>(bytes, end + 8) && count != 0xFFFF);
        expect(directory_ + size == end);
        // No other end that somebody else might take, and none that is told in a larger form.
        constexpr std::size_t longest_comment = 0xFFFF;
        const std::size_t last = end - std::min(end, longest_comment);
        expect(bytes.substr(last, end + 3 - last).find("PK\5\6") == string_view::npos);
        expect(end < locator_size || bytes.substr(end - locator_size, 4) != "PK\6\7");
        std::size_t at = directory_;
        for (std::size_t i = 0; i < count; ++i)
            at = read_entry(at);
        expect(at == end);
    }

    [[nodiscard]] std::size_t count() const override { return parts_.size(); }
    [[nodiscard]] std::string name(std::size_t part) const override {
        return std::string(parts_[part].name);
    }
    [[nodiscard]] std::optional<About> about(std::size_t part) const override {
        return About{false, parts_[part].size};
    }
    [[nodiscard]] std::string fault() const override { return {}; }

    Unpacked unpack(std::size_t number, std::uint64_t room, std::string& out) override {
        const Part& part = parts_[number];
        if (part.size > room) return Unpacked::too_large;
        const string_view packed = packed_of(part);
        if (part.method == stored) {
            expect(part.packed == part.size);
            out = packed;
        } else {
            expect(part.size <= most_made_of_a_byte * std::uint64_t{part.packed});
            out.resize(part.size);
            std::size_t taken = 0;
            expect(libdeflate_deflate_decompress_ex(inflater_.get(), packed.data(), packed.size(),
                                                    out.data(), out.size(), &taken,
                                                    nullptr) == LIBDEFLATE_SUCCESS &&
                   taken == packed.size());
        }
        expect(libdeflate_crc32(0, out.data(), out.size()) == part.checksum);
        return Unpacked::whole;
    }

private:
    /// Where the next entry begins.
    std::size_t read_entry(std::size_t at) {
        expect(piece(bytes_, at, 4) == string_view("PK\1\2", 4));
        const auto flags = number_at<std::uint16_t>(bytes_, at + 8);
        Part part;
        part.method = number_at<std::uint16_t>(bytes_, at + 10);
        expect((flags & (is_locked | is_patch | is_strongly_locked | is_masked)) == 0 &&
               (part.method == stored || part.method == deflated));
        part.checksum = number_at<std::uint32_t>(bytes_, at + 16);
        part.packed = number_at<std::uint32_t>(bytes_, at + 20);
        part.size = number_at<std::uint32_t>(bytes_, at + 24);
        part.local = number_at<std::uint32_t>(bytes_, at + 42);
        constexpr std::uint32_t told_elsewhere = 0xFFFF'FFFF;
        expect(part.packed != told_elsewhere && part.size != told_elsewhere &&
               part.local != told_elsewhere);
        const std::size_t name = number_at<std::uint16_t>(bytes_, at + 28);
        part.name = piece(bytes_, at + entry_size, name);
        expect(part.name.find('\0') == string_view::npos);
        parts_.push_back(part);
        const std::size_t extra = number_at<std::uint16_t>(bytes_, at + 30);
        expect(number_at<std::uint16_t>(bytes_, at + 32) == 0); // no comment
        expect_plain(piece(bytes_, at + entry_size + name, extra));
        return at + entry_size + name + extra;
    }

    /// Fields that are whole, and none that tells size, name or method otherwise (4.5, 4.6).
    static void expect_plain(string_view extra) {
        for (std::size_t at = 0; at < extra.size();) {
            const auto kind = number_at<std::uint16_t>(extra, at);
            const std::size_t size = number_at<std::uint16_t>(extra, at + 2);
            expect(kind != 0x0001 && kind != 0x7075 && kind != 0x6375 && kind != 0x9901);
            at += 4 + piece(extra, at + 4, size).size();
        }
    }

    /// The part's bytes, where what stands before them says the same as the directory.
    [[nodiscard]] string_view packed_of(const Part& part) const {
        const std::size_t at = part.local;
        expect(piece(bytes_, at, 4) == string_view("PK\3\4", 4));
        const std::size_t name = number_at<std::uint16_t>(bytes_, at + 26);
        expect((number_at<std::uint16_t>(bytes_, at + 6) & is_locked) == 0 &&
               number_at<std::uint16_t>(bytes_, at + 8) == part.method &&
               piece(bytes_, at + local_size, name) == part.name);
        const std::size_t begin =
            at + local_size + name + number_at<std::uint16_t>(bytes_, at + 28);
        expect(begin <= directory_ && part.packed <= directory_ - begin);
        return piece(bytes_, begin, part.packed);
    }

    struct Free {
        void operator()(libdeflate_decompressor* inflater) const {
            libdeflate_free_decompressor(inflater);
        }
    };

    string_view bytes_;
    std::size_t directory_ = 0; ///< where it begins
    std::vector<Part> parts_;
    std::unique_ptr<libdeflate_decompressor, Free> inflater_{libdeflate_alloc_decompressor()};
};

} // namespace

std::unique_ptr<Archive> Archive::open(string_view bytes) {
    return std::make_unique<PlainArchive>(bytes);
}

} // namespace duly::read
