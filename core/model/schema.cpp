#include "model/schema.hpp"

#include <cassert>

namespace duly::model {
namespace {

struct KindEntry {
    std::string_view name, doc;
};
struct AttrEntry {
    std::string_view name;
    AttrType type;
    std::string_view doc;
};

constexpr std::array<KindEntry, kind_count> kinds{{
#define X(name, doc) {#name, doc},
    DULY_NODE_KINDS(X)
#undef X
}};

constexpr std::array<AttrEntry, attr_count> attributes{{
#define X(name, type, doc) {#name, AttrType::type, doc},
    DULY_ATTRIBUTES(X)
#undef X
}};

const KindEntry& entry(Kind kind) {
    assert(static_cast<std::size_t>(kind) < kind_count);
    return kinds[static_cast<std::size_t>(kind)];
}

const AttrEntry& entry(Attr attr) {
    assert(static_cast<std::size_t>(attr) < attr_count);
    return attributes[static_cast<std::size_t>(attr)];
}

} // namespace

std::string_view name(Kind kind) {
    return entry(kind).name;
}
std::string_view name(Attr attr) {
    return entry(attr).name;
}
std::string_view describe(Kind kind) {
    return entry(kind).doc;
}
std::string_view describe(Attr attr) {
    return entry(attr).doc;
}
AttrType type_of(Attr attr) {
    return entry(attr).type;
}

std::optional<Kind> kind_named(std::string_view name) {
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (kinds[i].name == name) return static_cast<Kind>(i);
    return std::nullopt;
}

std::optional<Attr> attr_named(std::string_view name) {
    for (std::size_t i = 0; i < attributes.size(); ++i)
        if (attributes[i].name == name) return static_cast<Attr>(i);
    return std::nullopt;
}

} // namespace duly::model
