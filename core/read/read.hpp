// Reading: bytes of any supported format in, flat blocks with source ranges out.
#pragma once

#include <string>
#include <string_view>

#include "model/block.hpp"
#include "read/recognised.hpp"
#include "support/result.hpp"

namespace duly::read {

struct ReadLimits {
    std::size_t text_bytes = 64u << 20; ///< larger text is refused (`too-large`)
};

enum class Format : std::uint8_t {
    text,   ///< plain text and Markdown, and whatever is told apart only to be refused
    pdf,    ///< read by the module "pdf"
    office, ///< DOCX and ODT, and what looks like them: read by the module "office"
};

/// So much of a file's beginning is enough to tell its format.
inline constexpr std::size_t head_size = 1024;

/// Told by a file's first bytes, and by its name only where they leave it open.
Format format_of(std::string_view head, std::string_view name);

using ReadFunction = Result<model::ReadFile> (*)(std::string_view bytes, const std::string& name,
                                                 const ReadLimits& limits,
                                                 const Recognised& recognised);

/// The readers whose libraries take time to open: a worker opens those that its files need.
struct Readers {
    struct Module {
        ReadFunction read = nullptr; ///< null: not opened
        std::string trouble;         ///< why it could not be
    };
    Module pdf, office;
};

/// The failure code of a module that was opened without what this file asks for. Whoever opened it
/// reads the file again with the whole of it; people are never told.
inline constexpr const char* wants_whole_reader = "wants-whole-reader";

/// Thrown within a module that is not linked with all libraries, where a file needs them: nothing
/// that was read can be relied on.
struct WholeReaderWanted {};

/// What a module of readers exports, as `duly_reader_module`: a shared library of this project,
/// built with it (no interface for others, so it speaks C++).
struct ReaderModule {
    const char* version; ///< of duly; another one's module is refused
    ReadFunction read;
    void (*prepare)(); ///< may be null; called before the worker locks itself
};
inline constexpr const char* reader_module_symbol = "duly_reader_module";

/// Reads bytes of any supported format. `recognised`: what was read of pages that are only
/// pictures. Never fails on content short of its not being a document
/// of its format at all. Failure codes: empty-file, too-large, not-text, unsupported-format,
/// no-reader, wants_whole_reader, and those of the modules.
Result<model::ReadFile> read(std::string_view bytes, const std::string& name,
                             const ReadLimits& limits = {}, const Readers& readers = {},
                             const Recognised& recognised = {});

/// Whether a file of that name is one a walk through a folder should pick up (by extension).
bool is_paper_name(std::string_view name);

} // namespace duly::read
