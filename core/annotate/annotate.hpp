// Findings written back into the file they are about: what is written, and what a module that
// writes one kind of file takes and gives. Everything here works on strangers' files and belongs
// into a worker.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/report.hpp"
#include "support/result.hpp"

namespace duly::annotate {

/// Who our remarks are by, in every format.
inline constexpr std::string_view author = "duly";

/// One remark: a comment, an annotation, a note.
struct Remark {
    /// What it says, a paragraph each. The last one is the mark by which we know our own.
    std::vector<std::string> words;
    model::Place place;
    model::Severity severity = model::Severity::info; ///< the gravest of what it tells
};

struct Request {
    std::vector<Remark> remarks; ///< take the place of those that are in the file
    bool allow_signed = false;   ///< PDF: write into a signed one
    /// Day and time of new remarks, "2026-10-20T09:30:00"; those that say what they said before
    /// keep theirs. PDF: notes bear none.
    std::string now;
};

/// Takes our own remarks out of a file's bytes and puts those of the request in. When that changes
/// nothing, the very same bytes come back. Codes: damaged-file, encrypted-file, signed-file,
/// too-large, unsupported-format.
using RewriteFunction = Result<std::string> (*)(std::string_view bytes, const std::string& name,
                                                const Request& request);

/// What a module of annotators exports, as `duly_annotator_module`: a shared library of this
/// project, built with it.
struct AnnotatorModule {
    const char* version; ///< of duly; another one's module is refused
    RewriteFunction rewrite;
};
inline constexpr const char* annotator_module_symbol = "duly_annotator_module";

} // namespace duly::annotate
