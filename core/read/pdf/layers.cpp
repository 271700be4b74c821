#include "read/pdf/layers.hpp"

#include <algorithm>

namespace duly::read::pdf {

namespace {

constexpr std::size_t most_groups = 10'000;

} // namespace

Layers::Layers(Objects& file) {
    const Value properties = file.root()["OCProperties"];
    const Value usual = properties["D"];
    const auto each = [](const Value& groups, auto&& visit) {
        for (std::size_t i = 0; i < std::min(groups.size(), most_groups); ++i)
            visit(groups[i].object_number());
    };
    if (usual["BaseState"].is_name("OFF"))
        each(properties["OCGs"], [&](std::uint32_t group) { off_.insert(group); });
    each(usual["ON"], [&](std::uint32_t group) { off_.erase(group); });
    each(usual["OFF"], [&](std::uint32_t group) { off_.insert(group); });
}

bool Layers::is_off(const Value& group) const {
    if (off_.empty() || !group.is_dictionary()) return false;
    if (!group["Type"].is_name("OCMD")) return off_.contains(group.object_number());
    const Value members = group["OCGs"];
    if (!members.is_array()) return off_.contains(members.object_number());
    std::size_t on = 0, off = 0;
    for (std::size_t i = 0; i < std::min(members.size(), most_groups); ++i)
        ++(off_.contains(members[i].object_number()) ? off : on);
    if (on + off == 0) return false;
    const Value policy = group["P"];
    if (policy.is_name("AllOn")) return off > 0;
    if (policy.is_name("AnyOff")) return off == 0;
    if (policy.is_name("AllOff")) return on > 0;
    return on == 0; // AnyOn
}

} // namespace duly::read::pdf
