#include "support/duly_test.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace duly_test {

namespace fs = std::filesystem;

std::string source_dir() {
    return DULY_SOURCE_DIR;
}

std::string shared_path(const std::string& relative) {
    const fs::path path = fs::path(source_dir()).parent_path() / "shared" / relative;
    std::error_code ignored;
    return fs::exists(path, ignored) ? path.string() : std::string{};
}

std::string slurp(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

void say_skipped(const std::string& reason) {
    std::printf("skipped: %s\n", reason.c_str());
}

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "duly-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(const std::string& relative, std::string_view content) const {
    const fs::path path = fs::path(path_) / relative;
    fs::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    if (!out) throw std::runtime_error("cannot write " + path.string());
    return path.string();
}

} // namespace duly_test
