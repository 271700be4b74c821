// The zip container of an office file, to be changed in a few of its parts. All other parts stay as
// they are, byte for byte and in their order.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "support/result.hpp"

namespace duly::annotate {

class Container {
public:
    /// `bytes` must outlive the container. Codes: damaged-file.
    static Result<Container> open(std::string_view bytes, const std::string& name);

    /// As the container has it now, whatever its case and with or without a leading slash.
    [[nodiscard]] bool has(const std::string& part) const;
    /// Codes: no-part, encrypted-file, too-large, damaged-file.
    Result<std::string> read(const std::string& part);
    void set(const std::string& part, std::string content) { changes_[part] = std::move(content); }
    void remove(const std::string& part) { changes_[part] = std::nullopt; }

    /// The file with its changes: the very bytes it was opened with when there are none.
    Result<std::string> take();

    [[nodiscard]] const std::string& name() const { return name_; }
    /// Why a part cannot be worked on.
    [[nodiscard]] tl::unexpected<Failure> damaged(const std::string& how) const;

private:
    struct Archive;
    struct Close {
        void operator()(Archive* archive) const;
    };
    [[nodiscard]] std::int64_t index_of(const std::string& part) const;
    Result<std::string> stored(std::int64_t index, const std::string& part);
    Result<bool> put(std::int64_t index, const std::string& part, const std::string& content);

    std::string_view bytes_;
    std::string name_;
    std::unique_ptr<Archive, Close> archive_;
    std::map<std::string, std::optional<std::string>> changes_; ///< nothing: taken out
    std::uint64_t read_ = 0;
};

} // namespace duly::annotate
