#include "support/log.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_color_sinks.h>

#include <memory>

namespace duly::log {
namespace {

Level threshold = Level::warning;

/// Made when the first message is really written: a quiet run pays nothing. Not put into spdlog's
/// registry, which would make a second logger for standard output.
spdlog::logger& logger() {
    static const auto made = [] {
        auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
        auto one = std::make_unique<spdlog::logger>("duly", std::move(sink));
        one->set_pattern("duly: %^%l%$: %v");
        one->set_level(spdlog::level::trace);
        one->flush_on(spdlog::level::trace);
        return one;
    }();
    return *made;
}

void write(Level level, spdlog::level::level_enum as, std::string_view message) {
    if (level < threshold) return;
    logger().log(as, spdlog::string_view_t(message.data(), message.size()));
}

} // namespace

void set_level(Level level) {
    threshold = level;
}
void debug(std::string_view message) {
    write(Level::debug, spdlog::level::debug, message);
}
void info(std::string_view message) {
    write(Level::info, spdlog::level::info, message);
}
void warning(std::string_view message) {
    write(Level::warning, spdlog::level::warn, message);
}
void error(std::string_view message) {
    write(Level::error, spdlog::level::err, message);
}

} // namespace duly::log
