// What tests of remarks in office files share.
#pragma once

#include <string>
#include <string_view>

#include "annotate/annotate.hpp"
#include "model/document.hpp"
#include "support/catch.hpp"

namespace duly_test {

inline constexpr std::string_view remark_mark = "[duly: rule TST001, error]";

/// A remark on these words, as the reader of the file places them.
inline duly::annotate::Remark remark_on(const duly::model::File& file, std::string_view words,
                                        const std::string& message) {
    const std::string& view = file.view.text();
    const std::size_t at = view.find(words);
    INFO("looking for '" << words << "' in\n" << view);
    REQUIRE(at != std::string::npos);
    duly::annotate::Remark out;
    out.words = {message, std::string(remark_mark)};
    out.place = file.map.place(
        file.view, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())});
    return out;
}

} // namespace duly_test
