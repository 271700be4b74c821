#include "engine/scans.hpp"

#include <fcntl.h>

#include <cassert>

#include "engine/recognition.hpp"

namespace duly::engine {
namespace {

constexpr std::uint32_t last_part = 0xFFFFFFFF;
constexpr std::size_t most_pages = 200; ///< of a file
/// A page of words is a hundredth of it.
constexpr std::size_t largest_page = 4u << 20;

Result<files::Descriptor> again(const files::Descriptor& file) {
    files::Descriptor out(fcntl(file.get(), F_DUPFD_CLOEXEC, 0));
    if (out.valid()) return out;
    return fail("cannot-open", {}, "The file cannot be opened again: too many files are open.");
}

std::string not_read(std::uint32_t page, std::string why) {
    read::RecognisedPage out;
    out.page = page;
    out.trouble = std::move(why);
    return encode(out);
}

/// What became of a worker, said of the page that it was at.
std::string trouble_of(const Failure& failure) {
    if (failure.code == "time-limit") return "reading it takes too long";
    if (failure.code == "memory-limit") return "it needs more memory than a page may take";
    if (failure.code == "crashed") return "the program that reads it broke down on it";
    std::string why = failure.message;
    while (why.ends_with('.'))
        why.pop_back();
    return why;
}

} // namespace

Scans::Scans(MakeJob make, const Engine::OnProgress& on_progress, std::size_t files)
    : make_(std::move(make)), on_progress_(on_progress) {
    progress_.of_files = files;
}

Result<Job> Scans::prepare(const Step& step) {
    if (step.crew == recognisers) return page_job(papers_.at(step.job), step.part);
    if (step.part == last_part) return last_job(papers_.at(step.job));
    auto job = make_(step.job);
    if (!job) return job;
    // The same file is looked at to the end, whatever its name stands for by then.
    auto kept = again(job->file);
    if (!kept) return tl::unexpected(std::move(kept.error()));
    Paper& paper = papers_[step.job];
    paper.file = std::move(*kept);
    paper.request = job->request;
    const auto request = decode_request(paper.request);
    paper.names_pictures = request && request->tell_pictures;
    return job;
}

std::optional<Result<std::string>> Scans::settle(const Step& step, Result<std::string>&& answer,
                                                 std::vector<Step>& further) {
    if (step.crew == recognisers) {
        Paper& paper = papers_.at(step.job);
        paper.pages[step.part] = !answer ? not_read(step.part, trouble_of(answer.error()))
                                 : answer->size() > largest_page
                                     ? not_read(step.part, "too much was found on it")
                                     : std::move(*answer);
        ++progress_.pages;
        tell();
        if (--paper.pages_left == 0) further.push_back({step.job, readers, last_part});
        return std::nullopt;
    }
    if (step.part != last_part && answer && papers_.at(step.job).names_pictures)
        if (auto first = seen(step, *answer, further); first || !further.empty()) return first;
    papers_.erase(step.job);
    return std::move(answer);
}

/// The answer to a first look; nothing when there are pages to be recognised.
std::optional<Result<std::string>> Scans::seen(const Step& step, const std::string& answer,
                                               std::vector<Step>& further) {
    auto seen = decode_seen(answer);
    if (!seen || seen->pictures.empty()) {
        papers_.erase(step.job);
        if (!seen) return tl::unexpected(std::move(seen.error()));
        return std::string(seen->answer);
    }
    Paper& paper = papers_.at(step.job);
    for (const std::uint32_t page : seen->pictures) {
        if (page == 0 || page == last_part || paper.pages.contains(page)) continue;
        if (paper.pages_left == most_pages) {
            paper.pages[page] = not_read(page, "only the first " + std::to_string(most_pages) +
                                                   " such pages of a file are read");
            continue;
        }
        paper.pages[page]; // its place
        ++paper.pages_left;
        further.push_back({step.job, recognisers, page});
    }
    progress_.of_pages += paper.pages_left;
    if (further.empty()) further.push_back({step.job, readers, last_part});
    tell();
    return std::nullopt;
}

void Scans::done(std::size_t files) {
    progress_.files = files;
    tell();
}

void Scans::tell() const {
    if (on_progress_) on_progress_(progress_);
}

Result<Job> Scans::page_job(const Paper& paper, std::uint32_t page) const {
    JobRequest request;
    request.kind = JobKind::recognise;
    request.page = page;
    auto file = again(paper.file);
    if (!file) return tl::unexpected(std::move(file.error()));
    return Job{encode(request), std::move(*file)};
}

Result<Job> Scans::last_job(const Paper& paper) const {
    auto request = decode_request(paper.request);
    assert(request);
    request->tell_pictures = false;
    auto file = again(paper.file);
    if (!file) return tl::unexpected(std::move(file.error()));
    std::string all;
    for (const auto& [page, recognised] : paper.pages)
        all += recognised;
    auto attachment = files::in_memory(all);
    if (!attachment) return tl::unexpected(std::move(attachment.error()));
    return Job{encode(*request), std::move(*file), std::move(*attachment)};
}

} // namespace duly::engine
