// What somebody may have meant: the nearest of the words there are.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace duly {

/// The candidate that the word most likely stands for, or nothing.
std::optional<std::string> nearest(std::string_view word,
                                   std::span<const std::string_view> candidates);

} // namespace duly
