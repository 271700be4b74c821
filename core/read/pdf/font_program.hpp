// What an embedded font program itself says about its characters, asked only when the file says
// nothing. FreeType stays behind this header.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace duly::read::pdf {

/// FreeType, started when it is first needed. In the module that has none, what asks for it throws
/// WholeReaderWanted.
class FontPrograms {
public:
    FontPrograms();
    ~FontPrograms();
    FontPrograms(const FontPrograms&) = delete;
    FontPrograms& operator=(const FontPrograms&) = delete;

    /// The characters of the codes 0..255 by the program's own encoding; 0: unknown.
    std::vector<char32_t> by_code(std::string_view program);
    /// The characters of its glyphs.
    std::vector<char32_t> by_glyph(std::string_view program);

private:
    struct Library;
    std::unique_ptr<Library> library_;
};

} // namespace duly::read::pdf
