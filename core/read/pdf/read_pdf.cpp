#include "read/pdf/read_pdf.hpp"

#include "read/pdf/content.hpp"
#include "read/pdf/layout/layout.hpp"
#include "read/pdf/recognised_text.hpp"

namespace duly::read::pdf {

Result<model::ReadFile> read_pdf(std::string_view bytes, const std::string& name, const ReadLimits&,
                                 const Recognised& recognised) {
    try {
        Result<Content> content = read_content(bytes);
        if (!content) {
            Failure failure = std::move(content.error());
            failure.path = name;
            return tl::unexpected(std::move(failure));
        }
        add_recognised(recognised, *content);
        return lay_out(*content, name);
    } catch (const WholeReaderWanted&) {
        return fail(wants_whole_reader, name, "This PDF needs the whole reader.");
    }
}

} // namespace duly::read::pdf
