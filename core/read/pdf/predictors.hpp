// Predictors: what Flate and LZW streams may have been prepared with (ISO 32000-1, 7.4.4.4).
#pragma once

#include "read/pdf/objects.hpp"

namespace duly::read::pdf {

/// Undoes it on the bytes of `out` from `begin` on; false when the parameters make no sense.
bool undo_predictor(const Value& parameters, Bytes& out, std::size_t begin);

} // namespace duly::read::pdf
