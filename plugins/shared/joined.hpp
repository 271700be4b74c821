// Several tables of parameters as one. Shared by the plugins of this project.
#pragma once

#include <array>
#include <cstddef>

#include "duly/plugin.hpp"

namespace duly {

template <std::size_t... sizes>
constexpr std::array<duly_parameter, (sizes + ...)>
joined(const duly_parameter (&... tables)[sizes]) { // NOLINT(modernize-avoid-c-arrays)
    std::array<duly_parameter, (sizes + ...)> all{};
    std::size_t at = 0;
    const auto add = [&](const duly_parameter* table, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i)
            all[at++] = table[i];
    };
    (add(tables, sizes), ...);
    return all;
}

template <std::size_t size>
constexpr Table<duly_parameter> table_of(const std::array<duly_parameter, size>& all) {
    return {all.data(), all.size()};
}

} // namespace duly
