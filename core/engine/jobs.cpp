#include "engine/jobs.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "engine/codec.hpp"
#include "engine/codec_io.hpp"
#include "engine/parse_view.hpp"
#include "engine/recognition.hpp"
#include "engine/worker.hpp"
#include "support/hash.hpp"

namespace duly::engine {
namespace {

constexpr std::uint64_t largest_file = 512ull
                                       << 20;   ///< of any format; readers have limits of their own
constexpr std::uint64_t mapped_from = 1u << 20; ///< below, reading is cheaper than mapping
constexpr std::size_t piece = 256u << 10;
constexpr std::uint8_t switched_off = 0xFF; ///< a grade on the wire

/// A file's content. Written for a worker: no call here that its filter refuses (fstat is one).
class Content {
public:
    Content() = default;
    ~Content() {
        if (mapped_) munmap(mapped_, size_);
    }
    Content(const Content&) = delete;
    Content& operator=(const Content&) = delete;

    Result<bool> load(int fd) {
        const off_t end = lseek(fd, 0, SEEK_END);
        if (end > static_cast<off_t>(largest_file)) return too_large();
        if (end >= static_cast<off_t>(mapped_from)) {
            size_ = static_cast<std::size_t>(end);
            void* at = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, fd, 0);
            if (at != MAP_FAILED) {
                mapped_ = at;
                return true;
            }
        }
        return read_to_end(fd, end >= 0, end > 0 ? static_cast<std::size_t>(end) : 0);
    }
    [[nodiscard]] std::string_view bytes() const {
        return mapped_ ? std::string_view(static_cast<const char*>(mapped_), size_)
                       : std::string_view(owned_);
    }

private:
    static Result<bool> too_large() {
        return fail("too-large", {},
                    "The file is larger than " + std::to_string(largest_file >> 20) +
                        " MiB, more than duly reads.");
    }
    /// `expected` is what the size was just now; a pipe has none, a file may have grown or shrunk.
    Result<bool> read_to_end(int fd, bool seekable, std::size_t expected) {
        std::size_t have = 0;
        // So that its end is seen without growing. Files in /proc claim no size.
        owned_.resize(expected > 0 ? expected + 1 : piece);
        for (;;) {
            if (have == owned_.size()) owned_.resize(have + piece);
            char* const to = owned_.data() + have;
            const std::size_t room = owned_.size() - have;
            // Several workers may hold one file, with one place in it to read from.
            const ssize_t got =
                seekable ? ::pread(fd, to, room, static_cast<off_t>(have)) : ::read(fd, to, room);
            if (got < 0 && errno == EINTR) continue;
            if (got < 0)
                return fail("cannot-read", {},
                            std::string("The file cannot be read (") + std::strerror(errno) + ").");
            have += static_cast<std::size_t>(got);
            if (have > largest_file) return too_large();
            if (got == 0) break;
        }
        owned_.resize(have);
        return true;
    }

    void* mapped_ = nullptr;
    std::size_t size_ = 0;
    std::string owned_;
};

std::string failed_answer(const JobRequest& request, const Failure& failure) {
    if (request.kind == JobKind::parse || request.kind == JobKind::text)
        return encode_parse(tl::unexpected(failure));
    model::FileReport report;
    report.path = request.name;
    report.unread = model::Unread{failure.code, failure.message};
    return encode(report);
}

Failure bad_request() {
    return {"crashed", {}, 0, 0, "The worker was asked something it does not understand.", {}};
}

} // namespace

std::string encode_parse(const Result<std::string>& text) {
    Writer writer;
    writer(text.has_value());
    if (text)
        writer(*text);
    else
        writer(text.error().code, text.error().message);
    return writer.take();
}

std::string with_content(int file,
                         const std::function<std::string(const Result<std::string_view>&)>& use) {
    Content content;
    if (auto loaded = content.load(file); !loaded)
        return use(tl::unexpected(std::move(loaded.error())));
    return use(content.bytes());
}

std::string encode(const JobRequest& request) {
    const CheckOptions& options = request.options;
    Writer writer;
    writer(static_cast<std::uint8_t>(request.kind), request.name, request.format, request.furniture,
           request.tell_pictures, request.page);
    writer(options.as_of ? options.as_of->iso() : std::string(), options.stage, options.body,
           options.pack, options.only, options.audit, options.every, options.record, options.judge,
           options.compare, options.ocr, static_cast<std::uint32_t>(options.grades.size()));
    for (const auto& [rule, grade] : options.grades)
        writer(rule, grade ? static_cast<std::uint8_t>(*grade) : switched_off);
    return writer.take();
}

std::optional<JobRequest> decode_request(std::string_view bytes) {
    Reader reader(bytes);
    JobRequest request;
    std::uint8_t kind = 0;
    std::string as_of;
    std::uint32_t grades = 0;
    reader(kind, request.name, request.format, request.furniture, request.tell_pictures,
           request.page);
    reader(as_of, request.options.stage, request.options.body, request.options.pack,
           request.options.only, request.options.audit, request.options.every,
           request.options.record, request.options.judge, request.options.compare,
           request.options.ocr, grades);
    for (std::uint32_t i = 0; i < grades && reader.ok(); ++i) {
        std::string rule;
        std::uint8_t grade = 0;
        reader(rule, grade);
        if (grade != switched_off && grade > static_cast<std::uint8_t>(model::Severity::error))
            return std::nullopt;
        request.options.grades[rule] =
            grade == switched_off ? Grade{} : Grade{static_cast<model::Severity>(grade)};
    }
    if (!reader.ok() || !reader.at_end()) return std::nullopt;
    if (kind < static_cast<std::uint8_t>(JobKind::check) ||
        kind > static_cast<std::uint8_t>(JobKind::text))
        return std::nullopt;
    request.kind = static_cast<JobKind>(kind);
    if (!as_of.empty()) {
        request.options.as_of = Date::from_iso(as_of);
        if (!request.options.as_of) return std::nullopt;
    }
    return request;
}

namespace {

std::string answer_with(Checker& checker, const JobRequest& request, std::string_view content,
                        const Result<ReadPapers>& papers) {
    if (request.kind == JobKind::parse) {
        if (!papers) return encode_parse(tl::unexpected(papers.error()));
        return encode_parse(parse_view(*papers, request.format));
    }
    model::FileReport report = checker.report(papers, request.name, request.options);
    report.sha256 = sha256_hex(content);
    return encode(report);
}

std::string encode_seen(const std::vector<std::uint32_t>& pictures, const std::string& answer) {
    Writer writer;
    writer(static_cast<std::uint32_t>(pictures.size()));
    for (const std::uint32_t page : pictures)
        writer(page);
    writer(answer);
    return writer.take();
}

} // namespace

Result<Seen> decode_seen(std::string_view bytes) {
    Reader reader(bytes);
    Seen out;
    std::uint32_t count = 0;
    reader(count);
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
        std::uint32_t page = 0;
        reader(page);
        out.pictures.push_back(page);
    }
    reader(out.answer);
    if (!reader.ok() || !reader.at_end())
        return fail("crashed", {}, "The worker's answer cannot be understood.");
    return out;
}

namespace {

/// The answer, or in its place the pages that are only pictures, where those are asked for.
/// `papers`: a file that was read, or why it was not.
template <class Papers, class Answer>
std::string told(const JobRequest& request, const Papers& papers,
                 const std::vector<std::uint32_t>* pictures, const Answer& answer) {
    if (!papers && papers.error().code == read::wants_whole_reader) throw WantsMore();
    if (!request.tell_pictures) return answer();
    if (pictures != nullptr && !pictures->empty()) return encode_seen(*pictures, {});
    return encode_seen({}, answer());
}

/// A request taken apart and its file loaded, for whoever does the job.
template <class Do>
std::string with_request(std::string_view request_bytes, int file, int attachment, const Do& work) {
    const auto request = decode_request(request_bytes);
    if (!request) return failed_answer({}, bad_request());
    read::Recognised recognised;
    if (attachment >= 0)
        with_content(attachment, [&](const Result<std::string_view>& bytes) {
            if (bytes) recognised = decode_recognised(*bytes);
            return std::string();
        });
    return with_content(file, [&](const Result<std::string_view>& content) {
        if (content) return work(*request, *content, recognised);
        std::string failed = failed_answer(*request, content.error());
        return request->tell_pictures ? encode_seen({}, failed) : failed;
    });
}

} // namespace

std::string perform(Checker& checker, const JobRequest& request, std::string_view content,
                    const read::Recognised& recognised) {
    if (request.kind != JobKind::check && request.kind != JobKind::parse)
        return failed_answer(request, bad_request());
    const auto papers = checker.read(content, request.name, request.options, recognised);
    return told(request, papers, papers ? &papers->file.file->unread_pages : nullptr,
                [&] { return answer_with(checker, request, content, papers); });
}

std::string perform(Checker& checker, std::string_view request_bytes, int file, int attachment) {
    return with_request(request_bytes, file, attachment,
                        [&](const JobRequest& request, std::string_view content,
                            const read::Recognised& recognised) {
                            return perform(checker, request, content, recognised);
                        });
}

std::string perform(const read::Readers& readers, std::string_view request_bytes, int file,
                    int attachment) {
    return with_request(
        request_bytes, file, attachment,
        [&](const JobRequest& request, std::string_view content,
            const read::Recognised& recognised) {
            if (request.kind != JobKind::text) return failed_answer(request, bad_request());
            const auto read = read::read(content, request.name, {}, readers, recognised);
            return told(request, read, read ? &read->file->unread_pages : nullptr, [&] {
                return encode_parse(read ? Result<std::string>(text_view(*read, request.furniture))
                                         : Result<std::string>(tl::unexpected(read.error())));
            });
        });
}

Result<std::string> decode_parse(std::string_view answer) {
    Reader reader(answer);
    bool shown = false;
    std::string first, second;
    reader(shown, first);
    if (!shown) reader(second);
    if (!reader.ok() || !reader.at_end())
        return fail("crashed", {}, "The worker's answer cannot be understood.");
    if (!shown) return fail(first, {}, second);
    return first;
}

} // namespace duly::engine
