// How a tool failure travels: a value, never an exception, with a place and a remedy.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>

namespace duly {

/// A failure of the tool's surroundings (a file, a pack, the configuration); never a fault in a
/// paper. `code` is stable and kebab-case (`no-such-file`, `bad-pack`); `message` is one plain
/// sentence that says what is wrong and, where there is one, the remedy. Lines and columns count
/// from 1; 0 = unknown.
struct Failure {
    std::string code;
    std::string path;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string message;
    std::string offending_line; ///< the source line itself, for a caret; may be empty

    /// `path:line:column: message`, then the offending line with a caret under the column.
    [[nodiscard]] std::string describe() const;
};

template <class T> using Result = tl::expected<T, Failure>;

inline tl::unexpected<Failure> fail(std::string code, std::string path, std::string message,
                                    std::uint32_t line = 0, std::uint32_t column = 0,
                                    std::string offending_line = {}) {
    return tl::unexpected<Failure>(Failure{std::move(code), std::move(path), line, column,
                                           std::move(message), std::move(offending_line)});
}

} // namespace duly
