#include "engine/worker.hpp"

#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <new>

namespace duly::engine {
namespace {

constexpr int exit_socket_trouble = 70;

/// One packet; false when the other side is gone.
bool send_packet(int socket, iovec* parts, std::size_t count) {
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = count;
    for (;;) {
        if (sendmsg(socket, &message, MSG_NOSIGNAL) >= 0) return true;
        if (errno != EINTR) return false;
    }
}

void answer(int socket, AnswerStatus status, std::string_view payload) {
    std::array<char, answer_header> header{};
    header[0] = static_cast<char>(status);
    for (std::size_t i = 0; i < 8; ++i)
        header[1 + i] =
            static_cast<char>((static_cast<std::uint64_t>(payload.size()) >> (8 * i)) & 0xFF);
    std::size_t take = std::min(payload.size(), packet_size - answer_header);
    std::array<iovec, 2> parts{
        {{header.data(), header.size()}, {const_cast<char*>(payload.data()), take}}};
    bool sent = send_packet(socket, parts.data(), parts.size());
    payload.remove_prefix(take);
    while (sent && !payload.empty()) {
        take = std::min(payload.size(), packet_size);
        iovec part{const_cast<char*>(payload.data()), take};
        sent = send_packet(socket, &part, 1);
        payload.remove_prefix(take);
    }
    if (!sent) _exit(exit_socket_trouble);
}

constexpr std::size_t most_files = 2; ///< of a job: its file and an attachment

struct ReceivedJob {
    std::string request;
    files::Descriptor file, attachment;
};

/// The next job; ends the process when the parent is done with it.
ReceivedJob receive(int socket) {
    static std::array<char, largest_request> buffer; // a process has one to serve
    ReceivedJob job;
    iovec part{buffer.data(), buffer.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(most_files * sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    ssize_t size = 0;
    do
        size = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (size < 0 && errno == EINTR);
    if (size == 0) _exit(0);
    if (size < 0) _exit(exit_socket_trouble);
    job.request.assign(buffer.data(), static_cast<std::size_t>(size));
    for (cmsghdr* c = CMSG_FIRSTHDR(&message); c; c = CMSG_NXTHDR(&message, c))
        if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS) {
            const std::size_t count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
            for (std::size_t i = 0; i < count; ++i) {
                int fd = -1;
                std::memcpy(&fd, CMSG_DATA(c) + i * sizeof fd, sizeof fd);
                (i == 0 ? job.file : job.attachment) = files::Descriptor(fd);
            }
        }
    return job;
}

} // namespace

bool send_job(int socket, std::string_view request, int file, int attachment) {
    assert(!request.empty() && request.size() <= largest_request);
    assert(file >= 0 || attachment < 0);
    iovec part{const_cast<char*>(request.data()), request.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(most_files * sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (file >= 0) {
        const std::array<int, most_files> files{file, attachment};
        const std::size_t bytes = (attachment >= 0 ? 2 : 1) * sizeof(int);
        message.msg_control = control.data();
        message.msg_controllen = CMSG_SPACE(bytes);
        cmsghdr* c = CMSG_FIRSTHDR(&message);
        c->cmsg_level = SOL_SOCKET;
        c->cmsg_type = SCM_RIGHTS;
        c->cmsg_len = CMSG_LEN(bytes);
        std::memcpy(CMSG_DATA(c), files.data(), bytes);
    }
    for (;;) {
        if (sendmsg(socket, &message, MSG_NOSIGNAL) >= 0) return true;
        if (errno != EINTR) return false;
    }
}

void serve(int socket, const Handler& handler, const SandboxLimits& limits,
           const Preparation& prepare, Whereabouts* where) {
    const int kept = close_all_but(socket);
    if (kept < 0) _exit(exit_socket_trouble);
    if (prepare) prepare(where);
    const auto unlocked = lock_down(limits);
    for (;;) {
        // The job lives no longer than its turn: its file is closed before the next one comes.
        const ReceivedJob job = receive(kept);
        if (unlocked) {
            answer(kept, AnswerStatus::no_sandbox, *unlocked);
            continue;
        }
        try {
            answer(kept, AnswerStatus::answered,
                   handler(job.request, job.file.get(), job.attachment.get()));
        } catch (const std::bad_alloc&) {
            answer(kept, AnswerStatus::out_of_memory, {});
            _exit(exit_out_of_memory); // what is left of the heap is not worth keeping
        } catch (const WantsMore&) {
            answer(kept, AnswerStatus::wants_more, {});
        } catch (const std::exception& e) {
            answer(kept, AnswerStatus::failed, e.what());
        } catch (...) {
            answer(kept, AnswerStatus::failed, "an exception of unknown type");
        }
    }
}

Spawner fork_spawner(Handler handler, SandboxLimits limits, Preparation prepare) {
    return
        [handler = std::move(handler), limits, prepare = std::move(prepare)]() -> Result<Spawned> {
            const auto no_worker = [](const char* what) {
                return fail("no-worker", {},
                            std::string("No worker process could be started (") + what + ": " +
                                std::strerror(errno) + ").");
            };
            std::array<int, 2> ends{};
            if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
                return no_worker("socketpair");
            files::Descriptor ours(ends[0]), theirs(ends[1]);
            auto where = Whereabouts::shared();
            const pid_t parent = getpid();
            const pid_t pid = fork();
            if (pid < 0) return no_worker("fork");
            if (pid == 0) {
                prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
                if (getppid() != parent) _exit(0); // the parent died before the line above
                // The parent's ways of dying are not the worker's.
                for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGCHLD, SIGALRM})
                    ::signal(signal, SIG_DFL);
                serve(theirs.get(), handler, limits, prepare, where.get());
            }
            return Spawned{pid, std::move(ours), std::move(where)};
        };
}

} // namespace duly::engine
