#include "cli/commands.hpp"

#include <array>

namespace duly::cli {

std::span<const CommandSpec* const> commands() {
    static const std::array all{
        &check_command(),       &parse_command(),
        &amounts_command(),     &register_command(),
        &annotate_command(),    &config_command(),
        &waive_command(),       &baseline_command(),
        &explain_command(),     &rules_list_command(),
        &rules_show_command(),  &rules_validate_command(),
        &rules_test_command(),  &rules_new_command(),
        &rules_pages_command(), &packs_from_template_command(),
        &plugins_command(),
    };
    return all;
}

} // namespace duly::cli
