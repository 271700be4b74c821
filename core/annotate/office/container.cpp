#include "annotate/office/container.hpp"

#include <zip.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <vector>

namespace duly::annotate {
namespace {

using std::string_view;

constexpr std::uint64_t most_of_a_part = 48u << 20; ///< as readers have it
constexpr std::uint64_t most_of_all = 256u << 20;

} // namespace

struct Container::Archive {
    zip_t* zip = nullptr;
    zip_source_t* source = nullptr; ///< ours as well: what is written ends up in it
};

void Container::Close::operator()(Archive* archive) const {
    if (archive->zip) zip_discard(archive->zip);
    if (archive->source) zip_source_free(archive->source);
    delete archive;
}

tl::unexpected<Failure> Container::damaged(const std::string& how) const {
    return fail("damaged-file", name_,
                "The file is damaged (" + how +
                    "), so no remarks can be written into it. Open it in the program it was "
                    "written with, save it anew and try that.");
}

Result<Container> Container::open(string_view bytes, const std::string& name) {
    Container out;
    out.bytes_ = bytes;
    out.name_ = name;
    out.archive_.reset(new Archive);
    zip_error_t error;
    zip_error_init(&error);
    // A copy that libzip owns: what it writes shares parts of what it read, and it frees both.
    std::unique_ptr<void, void (*)(void*)> copy(std::malloc(std::max<std::size_t>(bytes.size(), 1)),
                                                std::free);
    if (!copy) throw std::bad_alloc();
    std::memcpy(copy.get(), bytes.data(), bytes.size());
    zip_source_t* const source = zip_source_buffer_create(copy.get(), bytes.size(), 1, &error);
    if (source) {
        static_cast<void>(copy.release());
        zip_source_keep(source); // NOLINT(clang-analyzer-unix.Malloc): the copy is libzip's
    }
    zip_t* const zip = source ? zip_open_from_source(source, 0, &error) : nullptr;
    zip_error_fini(&error);
    if (!zip) {
        if (source) zip_source_free(source); // what was kept goes with the archive
    }
    out.archive_->source = source;
    out.archive_->zip = zip;
    if (!zip) return out.damaged("its container, a zip archive, cannot be opened");
    return out;
}

std::int64_t Container::index_of(const std::string& part) const {
    const std::size_t slash = part.find_first_not_of('/');
    return zip_name_locate(archive_->zip, part.c_str() + (slash == std::string::npos ? 0 : slash),
                           ZIP_FL_NOCASE);
}

bool Container::has(const std::string& part) const {
    if (const auto changed = changes_.find(part); changed != changes_.end())
        return changed->second.has_value();
    return index_of(part) >= 0;
}

Result<std::string> Container::read(const std::string& part) {
    if (const auto changed = changes_.find(part); changed != changes_.end() && changed->second)
        return *changed->second;
    const std::int64_t index = index_of(part);
    if (index < 0 || changes_.contains(part))
        return fail("no-part", name_, "The file has no part " + part + ".");
    return stored(index, part);
}

Result<std::string> Container::stored(std::int64_t index, const std::string& part) {
    const auto at = static_cast<zip_uint64_t>(index);
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive_->zip, at, ZIP_FL_UNCHANGED, &stat) != 0)
        return damaged("a part cannot be found");
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return fail("encrypted-file", name_,
                    "The file is locked with a password. Save a copy without one and annotate "
                    "that.");
    zip_file_t* const file = zip_fopen_index(archive_->zip, at, ZIP_FL_UNCHANGED);
    if (!file) return damaged("its part " + part + " cannot be unpacked");
    const std::uint64_t room = std::min(most_of_a_part, most_of_all - read_);
    std::string out;
    std::vector<char> piece(64u << 10);
    zip_int64_t got = 0;
    while ((got = zip_fread(file, piece.data(), piece.size())) > 0) {
        if (out.size() + static_cast<std::uint64_t>(got) > room) {
            zip_fclose(file);
            return fail("too-large", name_,
                        "A part of this file unpacks to more than any paper should. Check that it "
                        "is the paper itself.");
        }
        out.append(piece.data(), static_cast<std::size_t>(got));
    }
    zip_fclose(file);
    if (got < 0) return damaged("its part " + part + " cannot be unpacked to its end");
    read_ += out.size();
    return out;
}

Result<bool> Container::put(std::int64_t index, const std::string& part,
                            const std::string& content) {
    zip_t* const zip = archive_->zip;
    zip_source_t* const source = zip_source_buffer(zip, content.data(), content.size(), 0);
    if (!source) return damaged(zip_strerror(zip));
    // The day of the part that was there, else of the file's first one: the same paper always gives
    // the same file.
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_stat_index(zip, index >= 0 ? static_cast<zip_uint64_t>(index) : 0, ZIP_FL_UNCHANGED, &stat);
    const bool dated = (stat.valid & ZIP_STAT_MTIME) != 0;
    if (index >= 0) {
        if (zip_file_replace(zip, static_cast<zip_uint64_t>(index), source, 0) != 0) {
            zip_source_free(source);
            return damaged(zip_strerror(zip));
        }
    } else {
        index = zip_file_add(zip, part.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            return damaged(zip_strerror(zip));
        }
    }
    zip_file_set_mtime(zip, static_cast<zip_uint64_t>(index), dated ? stat.mtime : 315532800, 0);
    return true;
}

Result<std::string> Container::take() {
    bool changed = false;
    for (const auto& [part, content] : changes_) {
        const std::int64_t index = index_of(part);
        if (!content) {
            if (index < 0) continue;
            if (zip_delete(archive_->zip, static_cast<zip_uint64_t>(index)) != 0)
                return damaged(zip_strerror(archive_->zip));
        } else {
            if (index >= 0) {
                const auto before = stored(index, part);
                if (before && *before == *content) continue;
            }
            if (auto done = put(index, part, *content); !done) return tl::unexpected(done.error());
        }
        changed = true;
    }
    if (!changed) return std::string(bytes_);
    if (zip_close(archive_->zip) != 0) return damaged(zip_strerror(archive_->zip));
    archive_->zip = nullptr;

    zip_source_t* const source = archive_->source;
    std::string out;
    if (zip_source_open(source) != 0) return damaged("it could not be put together");
    std::vector<char> piece(256u << 10);
    zip_int64_t got = 0;
    while ((got = zip_source_read(source, piece.data(), piece.size())) > 0)
        out.append(piece.data(), static_cast<std::size_t>(got));
    zip_source_close(source);
    if (got < 0 || out.empty()) return damaged("it could not be put together");
    return out;
}

} // namespace duly::annotate
