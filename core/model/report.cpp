#include "model/report.hpp"

#include <cassert>

namespace duly::model {

std::string_view name(Outcome outcome) {
    switch (outcome) {
    case Outcome::pass:
        return "pass";
    case Outcome::fail:
        return "fail";
    case Outcome::not_applicable:
        return "not-applicable";
    case Outcome::inconclusive:
        return "inconclusive";
    }
    assert(false && "no such outcome");
    return "inconclusive";
}

std::string_view name(Severity severity) {
    switch (severity) {
    case Severity::info:
        return "info";
    case Severity::warning:
        return "warning";
    case Severity::error:
        return "error";
    }
    assert(false && "no such severity");
    return "info";
}

std::optional<Severity> severity_named(std::string_view name) {
    if (name == "info") return Severity::info;
    if (name == "warning") return Severity::warning;
    if (name == "error") return Severity::error;
    return std::nullopt;
}

} // namespace duly::model
