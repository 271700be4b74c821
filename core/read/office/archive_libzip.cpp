#include <zip.h>

#include <algorithm>

#include "read/office/archive.hpp"

namespace duly::read {
namespace {

class LibzipArchive : public Archive {
public:
    explicit LibzipArchive(zip_t* zip) : zip_(zip) {}
    ~LibzipArchive() override { zip_discard(zip_); }
    LibzipArchive(const LibzipArchive&) = delete;
    LibzipArchive& operator=(const LibzipArchive&) = delete;

    [[nodiscard]] std::size_t count() const override {
        return static_cast<std::size_t>(std::max<zip_int64_t>(zip_get_num_entries(zip_, 0), 0));
    }

    [[nodiscard]] std::string name(std::size_t part) const override {
        const char* const name = zip_get_name(zip_, part, ZIP_FL_ENC_RAW);
        return name != nullptr ? name : "";
    }

    [[nodiscard]] std::optional<About> about(std::size_t part) const override {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(zip_, part, 0, &stat) != 0) return std::nullopt;
        About out;
        out.locked =
            (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
        if ((stat.valid & ZIP_STAT_SIZE) != 0) out.size = stat.size;
        return out;
    }

    Unpacked unpack(std::size_t part, std::uint64_t room, std::string& out) override {
        zip_file_t* const file = zip_fopen_index(zip_, part, 0);
        if (file == nullptr) return Unpacked::not_opened;
        // A small part must not cost what its header says it comes to. One byte more, so that the
        // end of one that says so rightly is seen without growing.
        const auto known = about(part);
        const std::uint64_t claimed = known ? known->size.value_or(0) : 0;
        const std::uint64_t first_room = std::min<std::uint64_t>(claimed, 256u << 10);
        std::size_t filled = 0;
        zip_int64_t got = 0;
        do {
            if (filled == out.size()) out.resize(filled == 0 ? first_room + 1 : 2 * filled + 4096);
            got = zip_fread(file, out.data() + filled, out.size() - filled);
            if (got > 0) filled += static_cast<std::size_t>(got);
        } while (got > 0 && filled <= room);
        zip_fclose(file);
        if (filled > room) return Unpacked::too_large;
        out.resize(filled);
        return got < 0 ? Unpacked::broken : Unpacked::whole;
    }

    [[nodiscard]] std::string fault() const override { return zip_strerror(zip_); }

private:
    zip_t* zip_;
};

} // namespace

std::unique_ptr<Archive> Archive::open(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* const zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    zip_error_fini(&error);
    if (zip != nullptr) return std::make_unique<LibzipArchive>(zip);
    if (source) zip_source_free(source);
    return nullptr;
}

} // namespace duly::read
