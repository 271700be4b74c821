// Which letters stand together in a long text, so that many patterns can be turned down for all of
// it, and for every piece of it, without reading it again.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace duly {

class TextIndex {
public:
    explicit TextIndex(std::string_view text);

    /// False when the text surely holds the literal nowhere, in any case. `literal` in lower case.
    [[nodiscard]] bool may_hold(std::string_view literal) const;
    /// Whether it has a letter that RE2 takes for an ASCII one: then literals prove nothing.
    [[nodiscard]] bool is_disguised() const { return disguised_; }

private:
    std::vector<std::uint8_t> triples_; ///< by three bytes in a row: whether they occur
    bool disguised_ = false;
};

} // namespace duly
