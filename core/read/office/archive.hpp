// A zip file in memory, as containers of office formats are. Two makes of one class:
// `archive_libzip` reads whatever libzip does; `archive_plain` reads what writers of papers write,
// needs none of libzip's libraries, and throws WholeReaderWanted for everything else.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace duly::read {

class Archive {
public:
    /// Null when it cannot be opened. `bytes` must outlive it.
    static std::unique_ptr<Archive> open(std::string_view bytes);
    Archive() = default;
    virtual ~Archive() = default;
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    [[nodiscard]] virtual std::size_t count() const = 0;
    /// As the archive has it; empty when there is none.
    [[nodiscard]] virtual std::string name(std::size_t part) const = 0;

    struct About {
        bool locked = false;
        std::optional<std::uint64_t> size; ///< unpacked, as the archive claims
    };
    /// Nothing when the part cannot be found.
    [[nodiscard]] virtual std::optional<About> about(std::size_t part) const = 0;

    enum class Unpacked : std::uint8_t { whole, too_large, not_opened, broken };
    /// Up to `room` bytes, into `out`.
    virtual Unpacked unpack(std::size_t part, std::uint64_t room, std::string& out) = 0;
    /// Why the last part could not be opened.
    [[nodiscard]] virtual std::string fault() const = 0;
};

} // namespace duly::read
