// An incremental update: new and changed objects behind a PDF's bytes, which stay as they are.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "annotate/pdf/document.hpp"

namespace duly::annotate::pdf {

/// How many of the bytes are the file's own, when the rest is an update that we appended last.
std::size_t without_our_update(std::string_view bytes);

/// Where the newest table of contents begins, and whether it is a stream.
struct Contents {
    std::uint64_t at = 0;
    bool stream = false;
};
std::optional<Contents> newest_contents(std::string_view bytes);

class Update {
public:
    Update(std::string_view base, Contents contents, std::uint32_t first_free)
        : base_(base), contents_(contents), next_(first_free) {}

    /// A number for a new object.
    std::uint32_t number() { return next_++; }
    void put(Reference reference, std::string object);

    /// The base and the update behind it; `trailer`: entries that go on.
    std::string apply(const std::string& trailer);

private:
    struct Object {
        std::uint16_t generation = 0;
        std::string words;
        std::uint64_t at = 0;
    };
    [[nodiscard]] std::string table() const;
    [[nodiscard]] std::string stream(std::uint32_t own_number, std::uint64_t own_place,
                                     const std::string& trailer) const;

    std::string_view base_;
    Contents contents_;
    std::uint32_t next_;
    std::map<std::uint32_t, Object> objects_;
};

} // namespace duly::annotate::pdf
