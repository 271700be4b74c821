// FileReport as flat bytes: what crosses the process border and what a cache would keep.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/report.hpp"

namespace duly::engine {

/// Grows by one whenever the layout or the meaning of a field changes; bytes of another version are
/// refused, never guessed at.
inline constexpr std::uint16_t codec_version = 3;

std::string encode(const model::FileReport& report);

/// Nothing when the bytes are not exactly one report of this version. Safe on bytes from anywhere:
/// what is allocated is bounded by a small multiple of the input's size.
std::optional<model::FileReport> decode(std::string_view bytes);

} // namespace duly::engine
