// Optional content: which layers are switched off when the file is opened.
#pragma once

#include <unordered_set>

#include "read/pdf/objects.hpp"

namespace duly::read::pdf {

class Layers {
public:
    explicit Layers(Objects& file);
    /// Whether what is marked with this group (or membership) is not shown.
    [[nodiscard]] bool is_off(const Value& group) const;

private:
    std::unordered_set<std::uint32_t> off_; ///< object numbers
};

} // namespace duly::read::pdf
