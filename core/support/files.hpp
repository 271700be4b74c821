// Files as the command line meets them: reading, walking, writing without loss.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace duly::files {

/// A file descriptor that closes itself.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : fd_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] bool valid() const { return fd_ >= 0; }
    int release() {
        const int fd = fd_;
        fd_ = -1;
        return fd;
    }

private:
    int fd_ = -1;
};

/// Whether something is there under the name, and whether it is a folder; links are followed.
bool exists(const std::string& path);
/// A pipe, such as the shell's <(…): what is read from it once is gone.
bool is_pipe(const std::string& path);
bool is_folder(const std::string& path);

/// Opens a regular file for reading. Codes: no-such-file, not-a-file, no-permission, cannot-open.
Result<Descriptor> open_for_reading(const std::string& path);

/// Bytes as a file without a name, for who can only take descriptors. Code: cannot-read.
Result<Descriptor> in_memory(std::string_view bytes);

/// The whole content of a descriptor from its start (or of a pipe to its end).
/// Codes: cannot-read, too-large.
Result<std::string> read_all(int fd, const std::string& path, std::uint64_t limit);

Result<std::string> read_file(const std::string& path, std::uint64_t limit = 64u << 20);

/// Whether both paths lead to one file that is there.
bool same_file(const std::string& a, const std::string& b);

/// Up to `size` bytes of a regular file's beginning; nothing of what cannot be read.
std::string read_head(const std::string& path, std::size_t size);

/// Writes beside the target and renames; for devices and pipes writes straight on. Codes:
/// cannot-write.
Result<bool> write_file(const std::string& path, std::string_view content);

/// What is to become a file once all of it is there. Little is kept in memory, more in a file
/// without a name beside the target, which goes away with the program whatever becomes of it.
class Spool {
public:
    /// `path`: where it is to go.
    explicit Spool(std::string path) : path_(std::move(path)) {}
    void write(std::string_view text);
    /// Writes it all as `write_file` does; to be called once. Codes: cannot-write, also for what
    /// could not be kept.
    Result<bool> deliver();

private:
    void put_away();

    std::string path_;
    std::string held_; ///< not yet in the file
    Descriptor file_;
    int error_ = 0;
};

/// While it lives, no other program that asks for it has the folder that the file lies in, so that
/// a file can be read, changed and put back without losing what another adds. Leaves nothing
/// behind. Waits for its turn; where a file system knows no locks, or the folder may not be read,
/// it holds nothing.
class FolderLock {
public:
    explicit FolderLock(const std::string& file);
    [[nodiscard]] bool held() const { return folder_.valid(); }

private:
    Descriptor folder_;
};

/// A file's bytes, of a regular file outside the heap: they are given back to the system whole.
/// Read and not mapped, as who writes into a mapped file ends its readers.
class Mapping {
public:
    Mapping() = default;
    ~Mapping();
    Mapping(Mapping&& other) noexcept;
    Mapping& operator=(Mapping&& other) noexcept;
    static Result<Mapping> of(int fd, const std::string& path, std::uint64_t limit);
    [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

private:
    const char* data_ = nullptr;
    std::size_t size_ = 0;
    bool mapped_ = false;
    std::string owned_;
};

struct Walk {
    std::vector<std::string> papers; ///< sorted by path, byte order
    std::uint64_t passed_over = 0;   ///< files of other types
    std::vector<Failure> failures;   ///< folders that could not be opened
};

/// Regular files below a folder whose name `wanted` accepts; hidden files and folders are passed
/// over, links to folders are not followed; a link whose file is gone counts as that file. Files
/// that `uncounted` accepts are no papers and are not counted as passed over either.
Walk walk(const std::string& folder, bool (*wanted)(std::string_view name),
          bool (*uncounted)(std::string_view name) = nullptr);

/// Folder of the running program, with links resolved.
std::string program_folder();

} // namespace duly::files
