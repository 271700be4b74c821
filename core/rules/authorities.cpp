// The one table of statutes that rules may rest on.
#include "rules/readers.hpp"

namespace duly::rules {

void read_authorities(XmlReader& reader, Authorities& authorities) {
    const auto root = reader.source().root();
    reader.shape(root, {}, {"authority"});
    for (const auto node : root.children("authority")) {
        reader.shape(node, {"id", "title", "clause", "status", "from", "source", "href"}, {},
                     XmlReader::Content::empty);
        Authority authority;
        authority.id = reader.required(node, "id");
        authority.title = reader.required(node, "title");
        authority.clause = reader.optional(node, "clause");
        authority.href = reader.optional(node, "href");
        authority.source = reader.required(node, "source");
        authority.from = reader.date(node, "from");
        const auto status = reader.required(node, "status");
        if (status != "confirmed" && status != "memory")
            reader.fault(node, "status", "'status' is confirmed or memory");
        authority.confirmed = status == "confirmed";
        const auto id = authority.id;
        if (!authorities.emplace(id, std::move(authority)).second)
            reader.fault(node, "id", "the authority '" + id + "' is in the table already");
    }
}

} // namespace duly::rules
