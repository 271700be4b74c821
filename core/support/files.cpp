#include "support/files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/auxv.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "support/utf8.hpp"

namespace duly::files {
namespace {

/// A name as it may stand in a message.
std::string quoted(const std::string& path) {
    return "\"" + utf8::escape_invalid(path, true) + "\"";
}

std::string system_words(int error) {
    std::string words = std::strerror(error);
    if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z' &&
        (words.size() < 2 || words[1] < 'A' || words[1] > 'Z'))
        words[0] = static_cast<char>(words[0] + 32);
    return words;
}

std::string size_words(std::uint64_t bytes) {
    constexpr std::uint64_t mib = 1u << 20;
    if (bytes >= mib) return std::to_string((bytes + mib / 2) / mib) + " MiB";
    if (bytes >= 1024) return std::to_string((bytes + 512) / 1024) + " KiB";
    return std::to_string(bytes) + " bytes";
}

bool is_link(const std::string& path) {
    struct stat info {};
    return ::lstat(path.c_str(), &info) == 0 && S_ISLNK(info.st_mode);
}

tl::unexpected<Failure> cannot_open(const std::string& path, int error) {
    switch (error) {
    case ENOENT:
        if (is_link(path))
            return fail("no-such-file", path,
                        quoted(path) +
                            " is a link, and the file it stands for is not there. Put the file "
                            "back, or remove the link.");
        return fail("no-such-file", path,
                    "There is no file " + quoted(path) + " here. Check the name and the folder.");
    case ENOTDIR:
        return fail("no-such-file", path,
                    "There is no file " + quoted(path) +
                        ": part of that path is a file, not a folder.");
    case ELOOP:
        if (!is_link(path))
            return fail("no-such-file", path,
                        "There is no file " + quoted(path) +
                            ": a folder on the way to it is a link that leads back to itself.");
        return fail("no-such-file", path,
                    quoted(path) +
                        " is a link that leads back to itself, so that there is no file. Remove "
                        "the link.");
    case EACCES:
    case EPERM:
        return fail("no-permission", path,
                    "You have no permission to read " + quoted(path) +
                        ". Ask its owner for access.");
    default:
        return fail("cannot-open", path,
                    quoted(path) + " could not be opened: " + system_words(error) + ".");
    }
}

tl::unexpected<Failure> too_large(const std::string& path, std::uint64_t size,
                                  std::uint64_t limit) {
    const std::string has = size != 0 ? " (it has " + size_words(size) + ")" : std::string{};
    return fail("too-large", path,
                quoted(path) + " is larger than the limit of " + size_words(limit) + has + ".");
}

tl::unexpected<Failure> cannot_read(const std::string& path, int error) {
    if (error == EISDIR)
        return fail("not-a-file", path, quoted(path) + " is a folder, not a file.");
    return fail("cannot-read", path,
                quoted(path) + " could not be read: " + system_words(error) + ".");
}

tl::unexpected<Failure> cannot_write(const std::string& path, int error) {
    const std::string name = quoted(path);
    std::string words;
    switch (error) {
    case ENOSPC:
        words =
            "The disk is full: " + name + " could not be written. Free some space and try again.";
        break;
    case EFBIG:
        words = name + " could not be written: it is larger than files may be here. Raise the "
                       "limit (ulimit -f), or write it elsewhere.";
        break;
    case EDQUOT:
        words = "Your share of the disk is used up: " + name + " could not be written.";
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        words =
            "You have no permission to write " + name + ". Choose another folder or ask its owner.";
        break;
    case ENOENT:
    case ENOTDIR:
        if (path.empty())
            words = "The file to be written has no name. Give one.";
        else if (is_folder(path.substr(0, path.rfind('/') + 1) + "."))
            words = name + " could not be written: its folder takes no files. Choose another.";
        else
            words = "The folder for " + name + " does not exist. Make it first, or check the name.";
        break;
    case EISDIR:
        words = name + " is a folder: a file of that name cannot be written.";
        break;
    case EPIPE:
        words = "Nobody reads on: " + name + " was closed before all was written.";
        break;
    default:
        words = name + " could not be written: " + system_words(error) + ".";
    }
    return fail("cannot-write", path, words);
}

/// What a link points to; the path itself where nothing is there yet.
std::string resolved(const std::string& path) {
    const std::unique_ptr<char, void (*)(void*)> target(::realpath(path.c_str(), nullptr),
                                                        std::free);
    return target ? target.get() : path;
}

/// 0 or errno.
int write_all(int fd, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written =
            ::write(fd, content.data(), std::min<std::size_t>(content.size(), 1u << 30));
        if (written < 0) {
            if (errno == EINTR) continue;
            return errno;
        }
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// Whether `fd` is a pipe without a name, as a shell's <(…) gives; opening one never waits.
bool is_unnamed_pipe(int fd) {
    struct statfs info {};
    return ::fstatfs(fd, &info) == 0 && info.f_type == PIPEFS_MAGIC;
}

enum class EntryType { other, paper, folder };

EntryType type_of(DIR* dir, const dirent* entry) {
    if (entry->d_type == DT_DIR) return EntryType::folder;
    if (entry->d_type == DT_REG) return EntryType::paper;
    if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN) return EntryType::other;
    struct stat info {};
    if (::fstatat(::dirfd(dir), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return EntryType::other;
    if (S_ISDIR(info.st_mode)) return EntryType::folder;
    // A link to a file is that file, also where it is not to be had, which opening it will tell; a
    // link to a folder could lead in circles.
    if (S_ISLNK(info.st_mode) && ::fstatat(::dirfd(dir), entry->d_name, &info, 0) != 0)
        return EntryType::paper;
    return S_ISREG(info.st_mode) ? EntryType::paper : EntryType::other;
}

Failure cannot_look_into(const std::string& folder, int error) {
    Failure failure;
    failure.path = folder;
    if (error == ENOENT) {
        failure.code = "no-such-file";
        failure.message = "There is no folder " + quoted(folder) + " here. Check the name.";
    } else if (error == EACCES || error == EPERM) {
        failure.code = "no-permission";
        failure.message = "You have no permission to look into the folder " + quoted(folder) +
                          ". What is in it was not checked.";
    } else {
        failure.code = "cannot-open";
        failure.message =
            "The folder " + quoted(folder) + " could not be read: " + system_words(error) + ".";
    }
    return failure;
}

} // namespace

Descriptor::~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        if (fd_ >= 0) ::close(fd_);
        fd_ = other.release();
    }
    return *this;
}

bool exists(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0;
}

bool is_pipe(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 && S_ISFIFO(info.st_mode);
}

bool is_folder(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

Result<Descriptor> open_for_reading(const std::string& path) {
    if (path.find('\0') != std::string::npos) return cannot_open(path, ENOENT);
    // O_NONBLOCK so that a named pipe nobody writes to is refused, not waited for.
    int fd = -1;
    do
        fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    while (fd < 0 && errno == EINTR);
    if (fd < 0) {
        if (errno == ENXIO)
            return fail("not-a-file", path, quoted(path) + " is not an ordinary file.");
        return cannot_open(path, errno);
    }
    Descriptor descriptor(fd);
    struct stat info {};
    if (::fstat(fd, &info) != 0) return cannot_open(path, errno);
    if (S_ISDIR(info.st_mode))
        return fail("not-a-file", path, quoted(path) + " is a folder, not a file.");
    if (!S_ISREG(info.st_mode) && !(S_ISFIFO(info.st_mode) && is_unnamed_pipe(fd)))
        return fail("not-a-file", path, quoted(path) + " is not an ordinary file.");
    const int flags = ::fcntl(fd, F_GETFL);
    if (flags >= 0) ::fcntl(fd, F_SETFL, flags & ~O_NONBLOCK);
    return descriptor;
}

Result<Descriptor> in_memory(std::string_view bytes) {
    Descriptor file(memfd_create("duly", MFD_CLOEXEC));
    while (file.valid() && !bytes.empty()) {
        const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) break;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (!file.valid() || !bytes.empty())
        return fail("cannot-read", {},
                    std::string("The text cannot be handed to a worker (") + std::strerror(errno) +
                        ").");
    return file;
}

Result<std::string> read_all(int fd, const std::string& path, std::uint64_t limit) {
    struct stat info {};
    if (::fstat(fd, &info) != 0) return cannot_read(path, errno);
    const bool regular = S_ISREG(info.st_mode);
    std::string out;
    std::size_t first_room = 64u << 10;
    if (regular) {
        const auto size = static_cast<std::uint64_t>(info.st_size);
        if (size > limit) return too_large(path, size, limit);
        // One byte more, so that the end of an ordinary file is seen without growing.
        if (size != 0) first_room = static_cast<std::size_t>(size) + 1;
    }
    // Files in /proc claim no size and a file may grow while it is read: the end is where read says
    // so.
    std::size_t filled = 0;
    for (;;) {
        if (filled == out.size()) out.resize(filled == 0 ? first_room : filled + filled / 2 + 4096);
        const std::size_t room = out.size() - filled;
        const ssize_t got = regular
                                ? ::pread(fd, out.data() + filled, room, static_cast<off_t>(filled))
                                : ::read(fd, out.data() + filled, room);
        if (got < 0) {
            if (errno == EINTR) continue;
            return cannot_read(path, errno);
        }
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
        if (filled > limit) return too_large(path, 0, limit);
    }
    out.resize(filled);
    return out;
}

Result<std::string> read_file(const std::string& path, std::uint64_t limit) {
    auto descriptor = open_for_reading(path);
    if (!descriptor) return tl::unexpected<Failure>(descriptor.error());
    return read_all(descriptor->get(), path, limit);
}

bool same_file(const std::string& a, const std::string& b) {
    struct stat one {
    }, other{};
    return ::stat(a.c_str(), &one) == 0 && ::stat(b.c_str(), &other) == 0 &&
           one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

std::string read_head(const std::string& path, std::size_t size) {
    const auto file = open_for_reading(path);
    std::string out(file ? size : 0, '\0');
    const ssize_t got = file ? ::pread(file->get(), out.data(), size, 0) : 0;
    out.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return out;
}

namespace {

/// A place to write, and then errno or 0.
using Fill = std::function<int(int fd)>;

Result<bool> write_file_by(const std::string& path, const Fill& fill) {
    struct stat info {};
    const bool exists = ::stat(path.c_str(), &info) == 0;
    if (exists && S_ISDIR(info.st_mode)) return cannot_write(path, EISDIR);
    if (exists && !S_ISREG(info.st_mode)) {
        const Descriptor out(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
        if (!out.valid()) return cannot_write(path, errno);
        if (const int error = fill(out.get()); error != 0) return cannot_write(path, error);
        return true;
    }
    // Beside what a link points to, so that the link stays a link.
    const std::string target = exists ? resolved(path) : path;
    if (exists && ::faccessat(AT_FDCWD, target.c_str(), W_OK, AT_EACCESS) != 0)
        return cannot_write(path, errno);
    const std::string folder = target.substr(0, target.rfind('/') + 1);
    std::string beside;
    int fd = -1;
    for (int attempt = 0; fd < 0 && attempt < 100; ++attempt) {
        beside = folder + ".duly-" + std::to_string(::getpid()) + "-" + std::to_string(attempt);
        fd = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd < 0 && errno != EEXIST) return cannot_write(path, errno);
    }
    if (fd < 0) return cannot_write(path, EEXIST);
    Descriptor out(fd);
    int error = 0;
    if (exists && ::fchmod(fd, info.st_mode & 07777) != 0) error = errno;
    if (error == 0) error = fill(fd);
    if (error == 0 && ::fsync(fd) != 0) error = errno;
    if (error == 0 && ::close(out.release()) != 0) error = errno;
    if (error == 0 && ::rename(beside.c_str(), target.c_str()) != 0) error = errno;
    if (error != 0) {
        ::unlink(beside.c_str());
        return cannot_write(path, error);
    }
    return true;
}

/// A file that no folder names: in the folder, else where the system keeps such files; none when
/// neither can have one.
Descriptor nameless_file(const std::string& folder) {
    Descriptor made(
        ::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (made.valid()) return made;
    std::string name = "/tmp/.duly-XXXXXX";
    made = Descriptor(::mkostemp(name.data(), O_CLOEXEC));
    if (made.valid()) ::unlink(name.c_str());
    return made;
}

} // namespace

Result<bool> write_file(const std::string& path, std::string_view content) {
    return write_file_by(path, [&](int fd) { return write_all(fd, content); });
}

void Spool::write(std::string_view text) {
    constexpr std::size_t most_held = 1u << 20;
    held_ += text;
    if (held_.size() >= most_held && error_ == 0) put_away();
}

void Spool::put_away() {
    if (!file_.valid()) file_ = nameless_file(path_.substr(0, path_.rfind('/') + 1));
    if (!file_.valid()) return; // it stays in memory
    error_ = write_all(file_.get(), held_);
    held_.clear();
}

Result<bool> Spool::deliver() {
    if (error_ != 0) return cannot_write(path_, error_);
    if (!file_.valid()) return write_file(path_, held_);
    return write_file_by(path_, [&](int fd) {
        std::string piece(1u << 20, '\0');
        if (::lseek(file_.get(), 0, SEEK_SET) != 0) return errno;
        while (true) {
            const ssize_t read = ::read(file_.get(), piece.data(), piece.size());
            if (read < 0 && errno == EINTR) continue;
            if (read < 0) return errno;
            if (read == 0) break;
            if (const int error = write_all(
                    fd, std::string_view(piece).substr(0, static_cast<std::size_t>(read)));
                error != 0)
                return error;
        }
        return write_all(fd, held_);
    });
}

FolderLock::FolderLock(const std::string& file) {
    const std::string target = resolved(file);
    const std::string folder = target.substr(0, target.rfind('/') + 1);
    Descriptor opened(
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.valid()) return;
    int failed = 0;
    do
        failed = ::flock(opened.get(), LOCK_EX);
    while (failed != 0 && errno == EINTR);
    if (failed == 0) folder_ = std::move(opened);
}

Mapping::~Mapping() {
    if (mapped_) ::munmap(const_cast<char*>(data_), size_);
}

Mapping::Mapping(Mapping&& other) noexcept {
    *this = std::move(other);
}

Mapping& Mapping::operator=(Mapping&& other) noexcept {
    if (this == &other) return *this;
    if (mapped_) ::munmap(const_cast<char*>(data_), size_);
    mapped_ = std::exchange(other.mapped_, false);
    owned_ = std::move(other.owned_);
    size_ = std::exchange(other.size_, 0);
    const char* data = std::exchange(other.data_, nullptr);
    data_ = mapped_ ? data : owned_.data(); // a short string moves with its bytes
    return *this;
}

namespace {

/// Whether the file holds so many bytes, which are then there.
bool fill(int fd, char* to, std::uint64_t size) {
    for (std::uint64_t have = 0; have < size;) {
        const ssize_t got = ::pread(fd, to + have, size - have, static_cast<off_t>(have));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        have += static_cast<std::uint64_t>(got);
    }
    return true;
}

} // namespace

Result<Mapping> Mapping::of(int fd, const std::string& path, std::uint64_t limit) {
    struct stat info {};
    if (::fstat(fd, &info) != 0) return cannot_read(path, errno);
    Mapping mapping;
    if (S_ISREG(info.st_mode) && info.st_size > 0) {
        const auto size = static_cast<std::uint64_t>(info.st_size);
        if (size > limit) return too_large(path, size, limit);
        void* const data = ::mmap(nullptr, size, PROT_READ | PROT_WRITE,
                                  MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
        if (data != MAP_FAILED) {
            mapping.data_ = static_cast<const char*>(data);
            mapping.size_ = size;
            mapping.mapped_ = true;
            if (fill(fd, static_cast<char*>(data), size)) return mapping;
            mapping = {}; // it shrank, or cannot be read: told below
        }
    }
    auto content = read_all(fd, path, limit);
    if (!content) return tl::unexpected<Failure>(content.error());
    mapping.owned_ = std::move(*content);
    mapping.data_ = mapping.owned_.data();
    mapping.size_ = mapping.owned_.size();
    return mapping;
}

Walk walk(const std::string& folder, bool (*wanted)(std::string_view name),
          bool (*uncounted)(std::string_view name)) {
    Walk found;
    std::vector<std::string> waiting{folder};
    while (!waiting.empty()) {
        const std::string current = std::move(waiting.back());
        waiting.pop_back();
        const std::unique_ptr<DIR, int (*)(DIR*)> dir(::opendir(current.c_str()), ::closedir);
        if (!dir) {
            found.failures.push_back(cannot_look_into(current, errno));
            continue;
        }
        const std::string prefix = current.ends_with('/') ? current : current + "/";
        for (;;) {
            errno = 0;
            const dirent* entry = ::readdir(dir.get());
            if (entry == nullptr) {
                if (errno != 0) found.failures.push_back(cannot_look_into(current, errno));
                break;
            }
            const std::string_view name = entry->d_name;
            if (name.starts_with('.')) continue; // ".", ".." and what is hidden
            switch (type_of(dir.get(), entry)) {
            case EntryType::folder:
                waiting.push_back(prefix + entry->d_name);
                break;
            case EntryType::paper:
                if (wanted(name)) {
                    found.papers.push_back(prefix + entry->d_name);
                    break;
                }
                [[fallthrough]];
            case EntryType::other:
                if (uncounted == nullptr || !uncounted(name)) ++found.passed_over;
                break;
            }
        }
    }
    std::sort(found.papers.begin(), found.papers.end());
    std::sort(found.failures.begin(), found.failures.end(),
              [](const Failure& a, const Failure& b) { return a.path < b.path; });
    return found;
}

std::string program_folder() {
    std::string path(PATH_MAX, '\0');
    const ssize_t length = ::readlink("/proc/self/exe", path.data(), path.size());
    if (length > 0) {
        path.resize(static_cast<std::size_t>(length));
    } else { // no /proc, as in a bare chroot: what the kernel was told to run
        // NOLINTNEXTLINE(performance-no-int-to-ptr): the kernel hands addresses over as numbers
        const auto* started = reinterpret_cast<const char*>(::getauxval(AT_EXECFN));
        if (started == nullptr || ::realpath(started, path.data()) == nullptr) return {};
        path.resize(std::strlen(path.c_str()));
    }
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string{} : path.substr(0, slash == 0 ? 1 : slash);
}

} // namespace duly::files
