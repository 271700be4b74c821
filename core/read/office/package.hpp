// The zip container of an office file, read from memory, with limits against what is meant to harm.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "read/office/archive.hpp"
#include "support/result.hpp"

namespace duly::read {

struct PackageLimits {
    std::uint64_t part_bytes = 48u << 20;   ///< one part, inflated
    std::uint64_t total_bytes = 256u << 20; ///< all parts that are read, inflated
    std::uint64_t tree_bytes = 112u << 20;  ///< what the trees of a file's parts may come to
};

class Package {
public:
    /// `bytes` must outlive the package. Codes: damaged-file. It and `read` throw WholeReaderWanted
    /// where the archive is a plain one and the file's is not (archive.hpp).
    static Result<Package> open(std::string_view bytes, const std::string& name,
                                const PackageLimits& limits);

    /// Names of parts are told apart as Word does: whatever their case, with or without a leading
    /// slash.
    [[nodiscard]] bool has(std::string_view part) const { return !stored_name(part).empty(); }
    /// The name as the container has it; empty when there is no such part.
    [[nodiscard]] std::string stored_name(std::string_view part) const;
    /// Codes: no-part, encrypted-file, too-large, damaged-file.
    Result<std::string> read(std::string_view part);
    /// Takes `bytes` of the limit on trees; false when they are not there.
    bool take_tree(std::uint64_t bytes);
    void give_back_tree(std::uint64_t bytes) { trees_ -= bytes; }

    [[nodiscard]] const std::string& name() const { return name_; }

private:
    Package(std::string name, const PackageLimits& limits)
        : name_(std::move(name)), limits_(limits) {}

    std::string name_;
    PackageLimits limits_;
    std::unique_ptr<Archive> archive_;
    std::unordered_map<std::string, std::size_t> index_; ///< by name in lower case
    std::uint64_t read_ = 0, trees_ = 0;
};

} // namespace duly::read
