#include "read/pdf/read_pdf.hpp"

#include "read/pdf/content.hpp"
#include "read/pdf/layout/layout.hpp"

namespace duly::read::pdf {

Result<model::ReadFile> read_pdf(std::string_view bytes, const std::string& name,
                                 const ReadLimits&) {
    Result<Content> content = read_content(bytes);
    if (!content) {
        Failure failure = std::move(content.error());
        failure.path = name;
        return tl::unexpected(std::move(failure));
    }
    return lay_out(*content, name);
}

} // namespace duly::read::pdf
