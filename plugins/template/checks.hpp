// The checks of this plugin, each in a file of its own.
#pragma once

#include "duly/plugin.hpp"

namespace my_checks {

duly_check paragraph_length();

} // namespace my_checks
