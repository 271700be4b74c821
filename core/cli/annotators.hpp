// The modules that write remarks into files, opened in the worker that has such a file.
#pragma once

#include <string>

#include "annotate/annotate.hpp"
#include "engine/engine.hpp"
#include "read/read.hpp"
#include "support/result.hpp"

namespace duly::cli {

/// The file's bytes with our remarks taken out and those of the request put in, made in a worker.
/// Codes: those of annotate::RewriteFunction, of Engine::in_worker, and no-annotator.
Result<std::string> rewrite(const engine::Input& input, read::Format format,
                            const annotate::Request& request, const engine::RunOptions& options);

} // namespace duly::cli
