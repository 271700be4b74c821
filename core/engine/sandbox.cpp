#include "engine/sandbox.hpp"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <new>

#include "support/files.hpp"

#if defined(__SANITIZE_ADDRESS__)
#define DULY_UNDER_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DULY_UNDER_ASAN 1
#endif
#endif
#ifndef DULY_UNDER_ASAN
#define DULY_UNDER_ASAN 0
#endif

namespace duly::engine {
namespace {

constexpr int first_free = 3;
constexpr rlim_t most_descriptors = 16;

[[noreturn]] void out_of_memory() {
    _exit(exit_out_of_memory);
}

bool limit(int what, rlim_t value) {
    rlimit now{};
    if (getrlimit(static_cast<__rlimit_resource>(what), &now) != 0) return false;
    // Never above what the surroundings allow.
    if (now.rlim_max != RLIM_INFINITY && value > now.rlim_max) value = now.rlim_max;
    const rlimit wanted{value, value};
    return setrlimit(static_cast<__rlimit_resource>(what), &wanted) == 0;
}

std::string why(const char* what, int error) {
    return std::string(what) + ": " + std::strerror(error);
}

/// Address space of this process, in bytes; 0 where the system does not tell.
std::uint64_t address_space() {
    const files::Descriptor file(open("/proc/self/statm", O_RDONLY | O_CLOEXEC));
    std::array<char, 32> text{};
    const ssize_t size = file.valid() ? read(file.get(), text.data(), text.size()) : 0;
    std::uint64_t pages = 0;
    if (size > 0) std::from_chars(text.data(), text.data() + size, pages);
    return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

/// Everything a worker does after it is locked in: take a job and answer it, read the file it was
/// handed, allocate, compute, throw, die. Nothing here names a path, a process or a peer.
std::optional<std::string> filter() {
    scmp_filter_ctx context = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!context) return "the filter could not be made";
    int error = 0;
    const auto note = [&](int result) {
        // EDOM, EFAULT: this machine has no such call, so there is nothing to allow.
        if (result < 0 && result != -EDOM && result != -EFAULT && error == 0) error = -result;
    };
    const auto allow = [&](int call) { note(seccomp_rule_add(context, SCMP_ACT_ALLOW, call, 0)); };
    for (const int call :
         {// jobs and files by descriptors already held or received
          SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(lseek), SCMP_SYS(_llseek),
          SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(close),
          SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(fstat), SCMP_SYS(fstat64),
          // memory
          SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise),
          // time, randomness (malloc, hashing), who am I
          SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64), SCMP_SYS(gettimeofday),
          SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(gettid),
          // locks, signals to oneself, the end
          SCMP_SYS(futex), SCMP_SYS(futex_time64), SCMP_SYS(sched_yield), SCMP_SYS(rt_sigprocmask),
          SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigreturn),
          SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group)})
        allow(call);
    // No memory that can be run.
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect)})
        note(seccomp_rule_add(context, SCMP_ACT_ALLOW, call, 1,
                              SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)));
    // abort() signals its own thread.
    note(seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                          SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid()), 0)));
    if (DULY_UNDER_ASAN)
        for (const int call :
             {SCMP_SYS(sigaltstack), SCMP_SYS(sched_getaffinity), SCMP_SYS(getrusage),
              SCMP_SYS(prctl), SCMP_SYS(newfstatat), SCMP_SYS(readlink), SCMP_SYS(pipe),
              SCMP_SYS(pipe2)}) // UBSan looks at vptrs through a pipe
            allow(call);
    if (error == 0) error = -seccomp_load(context);
    seccomp_release(context);
    if (error != 0) return why("the system call filter was refused", error);
    return std::nullopt;
}

} // namespace

int close_all_but(int keep) {
    // The parent may have been started without standard descriptors; the socket must not be taken
    // for one.
    if (keep < first_free) keep = fcntl(keep, F_DUPFD_CLOEXEC, first_free);
    if (keep < 0) return -1;
    // ASan writes what it found to standard error; in other builds a worker has no business there.
    const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = 0; fd < first_free && null >= 0; ++fd)
        if (!(DULY_UNDER_ASAN && fd == STDERR_FILENO)) dup2(null, fd);
    int kept = keep;
    if (keep != first_free) kept = dup2(keep, first_free);
#ifdef SYS_close_range
    if (syscall(SYS_close_range, first_free + 1, ~0u, 0) == 0) return kept;
#endif
    rlimit now{};
    const int end = getrlimit(RLIMIT_NOFILE, &now) == 0 && now.rlim_cur < 65'536
                        ? static_cast<int>(now.rlim_cur)
                        : 65'536;
    for (int fd = first_free + 1; fd < end; ++fd)
        close(fd);
    return kept;
}

std::optional<std::string> lock_down(const SandboxLimits& limits) {
    std::set_new_handler(out_of_memory);
    // ASan reserves terabytes of address space for its shadow.
    if (!DULY_UNDER_ASAN && !limit(RLIMIT_AS, limits.memory_bytes + address_space()))
        return why("memory could not be limited", errno);
    if (!limit(RLIMIT_CPU, limits.cpu_seconds) || !limit(RLIMIT_CORE, 0) ||
        !limit(RLIMIT_NOFILE, most_descriptors) || !limit(RLIMIT_FSIZE, 0))
        return why("resources could not be limited", errno);
    if (!limits.filter) return std::nullopt;
    // Not to be looked into by other processes of the same user.
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return why("new privileges could not be given up", errno);
    return filter();
}

} // namespace duly::engine
