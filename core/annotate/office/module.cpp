// The module that writes remarks into office files, as workers open it.
#include "annotate/annotate.hpp"
#include "annotate/docx/docx.hpp"
#include "annotate/odt/odt.hpp"
#include "annotate/office/container.hpp"

namespace duly::annotate {
namespace {

Result<std::string> rewrite(std::string_view bytes, const std::string& name,
                            const Request& request) {
    auto package = Container::open(bytes, name);
    if (!package) return tl::unexpected(package.error());
    return package->has("content.xml") ? odt::rewrite(*package, request)
                                       : docx::rewrite(*package, request);
}

} // namespace

extern "C" __attribute__((visibility("default")))
const AnnotatorModule duly_annotator_module{DULY_VERSION, rewrite};

} // namespace duly::annotate
