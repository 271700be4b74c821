// Repair: the objects of a file whose tables are missing or wrong, found by looking for them.
#pragma once

#include "read/pdf/objects.hpp"

namespace duly::read::pdf {

/// Looks for `n g obj` from the first byte to the last. What object streams hold is not looked at
/// yet: they may be encrypted.
ObjectScan scan_for_objects(Objects& file);

/// Adds what the object streams hold.
void expand_object_streams(Objects& file, ObjectScan& scan);

/// A trailer for a file that has none, made from a catalogue, a page tree or the pages themselves;
/// null when there is none of these.
Value make_trailer(Objects& file);

} // namespace duly::read::pdf
