// Relationships between the parts of a DOCX, and the types of its parts.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/office/package.hpp"

namespace duly::read {

class Relations {
public:
    struct Relation {
        std::string id;
        std::string type;   ///< last step of its name: the same in transitional and strict files
        std::string target; ///< name of a part; empty when it lies outside of the package
    };

    /// Of a part, or of the package itself (an empty name). None when they cannot be read.
    static Relations of(Package& package, std::string_view part);

    /// Name of the part of that type; where no relationship says so, the one usually called
    /// `usual` beside the part itself, if it is there.
    [[nodiscard]] std::string part(const Package& package, std::string_view type,
                                   std::string_view usual = {}) const;
    [[nodiscard]] const Relation* by_id(std::string_view id) const;

private:
    std::string from_;
    std::vector<Relation> all_;
};

/// Content type of a part by [Content_Types].xml; empty when it is not said.
std::string content_type(Package& package, std::string_view part);

} // namespace duly::read
