#include "cli/commands.hpp"

#include <array>

namespace duly::cli {

std::span<const CommandSpec* const> commands() {
    static const std::array all{
        &check_command(),    //
        &parse_command(),    //
        &config_command(),   //
        &waive_command(),    //
        &baseline_command(), //
    };
    return all;
}

} // namespace duly::cli
