// Where tests find their files. No Catch2 in here.
#pragma once

#include <string>
#include <string_view>

namespace duly_test {

/// The root of the source tree.
std::string source_dir();

/// Full path of something in the folder of common material beside the source tree, or "" when it is
/// not there: a clone on its own has none, and its tests still pass.
std::string shared_path(const std::string& relative);

/// Content of a file; fails the run with a clear word when it cannot be read.
std::string slurp(const std::string& path);

/// Prints "skipped: …" once for a test.
void say_skipped(const std::string& reason);

/// A folder of its own for a test, removed with all that is in it at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }
    /// Writes a file (folders on the way are made) and returns its path.
    std::string write(const std::string& relative, std::string_view content) const;

private:
    std::string path_;
};

} // namespace duly_test
