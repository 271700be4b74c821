// The module that writes remarks into office files, as workers open it.
#include "annotate/annotate.hpp"
#include "annotate/docx/docx.hpp"
#include "annotate/odt/odt.hpp"
#include "annotate/office/container.hpp"

namespace duly::annotate {
namespace {

/// Signatures of Word and of LibreOffice documents have parts of their own.
bool is_signed(const Container& package) {
    return package.has("_xmlsignatures/origin.sigs") ||
           package.has("META-INF/documentsignatures.xml");
}

Result<std::string> rewrite(std::string_view bytes, const std::string& name,
                            const Request& request) {
    auto package = Container::open(bytes, name);
    if (!package) return tl::unexpected(package.error());
    const bool seal = is_signed(*package) && !request.allow_signed;
    auto out = package->has("content.xml") ? odt::rewrite(*package, request)
                                           : docx::rewrite(*package, request);
    if (out && seal && *out != bytes)
        return fail("signed-file", name,
                    "The document is signed, and with remarks in it its signature would not hold. "
                    "Annotate the copy that was there before it was signed, or say "
                    "--allow-signed.");
    return out;
}

} // namespace

extern "C" __attribute__((visibility("default")))
const AnnotatorModule duly_annotator_module{DULY_VERSION, rewrite};

} // namespace duly::annotate
