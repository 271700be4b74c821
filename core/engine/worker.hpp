// A worker: the process that looks at strangers' files. It takes jobs from a socket, one at a time,
// each with the file as an open descriptor, and answers them until the socket closes.
//
// On the wire (SOCK_SEQPACKET): a job is one packet, the request, with the file's descriptor
// attached (SCM_RIGHTS), and behind it that of an attachment, if there is one. An answer is a
// packet of one status byte, the payload's length (8 bytes, little-endian) and the payload's
// beginning, then packets with the rest.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/sandbox.hpp"
#include "engine/whereabouts.hpp"
#include "support/files.hpp"
#include "support/result.hpp"

namespace duly::engine {

/// Does one job: the request, the file and what came with it (-1: none) in, the answer out.
using Handler = std::function<std::string(std::string_view request, int file, int attachment)>;

/// Thrown by a handler whose worker was prepared with less than this job asks for: it is for a
/// worker that is prepared with more.
struct WantsMore {};

enum class AnswerStatus : std::uint8_t {
    answered = 0,
    out_of_memory = 1, ///< the handler threw bad_alloc; the worker ends after this
    no_sandbox = 2,    ///< the worker would not work unlocked; the payload says why
    failed = 3,        ///< the handler threw; the payload says what
    wants_more = 4,    ///< the handler threw WantsMore
};

inline constexpr std::size_t answer_header = 9;
inline constexpr std::size_t packet_size = 64u << 10;
inline constexpr std::size_t largest_request = packet_size;

/// The parent's end of a worker.
struct Spawned {
    pid_t pid = -1;
    files::Descriptor socket;
    std::shared_ptr<const Whereabouts> whereabouts{}; ///< may be null
};

/// Starts a worker. The one here forks; where there is no fork, one that starts `duly worker` and
/// hands it the socket fits in its place.
using Spawner = std::function<Result<Spawned>()>;

/// What a worker does while it may still open files. `where`: to say in which rule it is; may be
/// null.
using Preparation = std::function<void(Whereabouts* where)>;

/// Forks the calling, single-threaded process; the child prepares, locks itself in and serves. What
/// `handler` and `prepare` hold is the child's own copy. Code: no-worker.
Spawner fork_spawner(Handler handler, SandboxLimits limits, Preparation prepare = {});

/// The worker's loop; does not return.
[[noreturn]] void serve(int socket, const Handler& handler, const SandboxLimits& limits,
                        const Preparation& prepare = {}, Whereabouts* where = nullptr);

/// Sends one job (the parent's side); without a file there is no attachment. False when the worker
/// is gone.
bool send_job(int socket, std::string_view request, int file, int attachment = -1);

} // namespace duly::engine
