#include <array>

#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/output.hpp"
#include "cli/settings.hpp"

namespace duly::cli {
namespace {

constexpr std::array<std::string_view, 3> formats{"text", "xml", "json"};

} // namespace

Result<int> run_parse(const Arguments& arguments) {
    if (arguments.paths().size() != 1)
        return usage("Name one file to show, or - for standard input.");
    const auto format = arguments.choice("format", formats, formats.front());
    if (!format) return tl::unexpected(format.error());
    const auto options = run_options(arguments);
    if (!options) return tl::unexpected(options.error());
    const auto where = installation(arguments);
    if (!where) return tl::unexpected(where.error());
    auto engine = engine::Engine::create(*where);
    if (!engine) return tl::unexpected(engine.error());

    const auto shown =
        single(arguments.paths().front(), arguments.value("stdin-filename"))
            .and_then([&](const engine::Input& input) {
                return engine->parse(input, *format, arguments.has("furniture"), *options);
            });
    if (!shown) {
        complain(shown.error());
        return something_unread;
    }
    if (auto written = deliver(arguments.value("output"), *shown); !written)
        return tl::unexpected(written.error());
    return all_well;
}

} // namespace duly::cli
