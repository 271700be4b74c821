// What a worker is asked, as bytes: a check gives back an encoded FileReport, a look at the parse
// text.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check.hpp"
#include "support/files.hpp"
#include "support/result.hpp"

namespace duly::engine {

enum class JobKind : std::uint8_t {
    check = 1,
    parse = 2,     ///< what was recognised in it
    recognise = 3, ///< one page that is only a picture (engine/scans)
    text = 4,      ///< the text view, for which a reader is enough
};

struct JobRequest {
    JobKind kind = JobKind::check;
    std::string name; ///< what reports call the file
    CheckOptions options;
    std::string format;     ///< parse: xml, json
    bool furniture = false; ///< text: with what was left out of the view
    /// check, parse, text: answer with the pages that are only pictures, if there are any (`Seen`).
    bool tell_pictures = false;
    std::uint32_t page = 0; ///< recognise
};

/// An answer when `tell_pictures` was asked for.
struct Seen {
    std::vector<std::uint32_t> pictures; ///< pages that are only pictures: nothing else was done
    std::string_view answer;             ///< where there are none
};
Result<Seen> decode_seen(std::string_view bytes);

std::string encode(const JobRequest& request);
std::optional<JobRequest> decode_request(std::string_view bytes);

/// Does a job on a file's descriptor and gives the answer's bytes. What went wrong is in the
/// answer; only a file for which the readers were opened without what it asks for gives none, and
/// throws WantsMore. `attachment`: what was recognised of pages that are only pictures, or -1.
std::string perform(Checker& checker, std::string_view request, int file, int attachment = -1);
/// The same with the content at hand.
std::string perform(Checker& checker, const JobRequest& request, std::string_view content,
                    const read::Recognised& recognised = {});
/// The same for what readers do alone: the text view.
std::string perform(const read::Readers& readers, std::string_view request, int file,
                    int attachment = -1);

/// The answer to what gives back a text, and its reading.
std::string encode_parse(const Result<std::string>& text);
Result<std::string> decode_parse(std::string_view answer);

/// Hands a file's content to `use`, or why it cannot be had.
std::string with_content(int file,
                         const std::function<std::string(const Result<std::string_view>&)>& use);

} // namespace duly::engine
