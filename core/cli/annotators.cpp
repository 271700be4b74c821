#include "cli/annotators.hpp"

#include <dlfcn.h>

#include <cstring>
#include <memory>

namespace duly::cli {
namespace {

struct Opened {
    annotate::RewriteFunction rewrite = nullptr;
    std::string trouble;
};

Opened open_annotator(read::Format format) {
    const std::string path = engine::library_folder() + "/annotators/" +
                             (format == read::Format::pdf ? "pdf" : "office") + ".so";
    void* const handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        const char* const why = dlerror();
        return {nullptr, why ? why : path};
    }
    const auto* const module = static_cast<const annotate::AnnotatorModule*>(
        dlsym(handle, annotate::annotator_module_symbol));
    if (!module || std::strcmp(module->version, DULY_VERSION) != 0)
        return {nullptr, path + " belongs to another version of duly"};
    return {module->rewrite, {}};
}

} // namespace

Result<std::string> rewrite(const engine::Input& input, read::Format format,
                            const annotate::Request& request, const engine::RunOptions& options) {
    // Filled in the worker, before it locks itself.
    const auto opened = std::make_shared<Opened>();
    return engine::Engine::in_worker(
        input, options,
        [opened, format](engine::Whereabouts*) { *opened = open_annotator(format); },
        [&, opened](std::string_view content) -> Result<std::string> {
            if (!opened->rewrite)
                return fail("no-annotator", input.display,
                            "The part of duly that writes remarks into such files could not be "
                            "opened (" +
                                opened->trouble + "). Install duly again.");
            return opened->rewrite(content, input.display, request);
        });
}

} // namespace duly::cli
