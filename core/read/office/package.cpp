#include "read/office/package.hpp"

#include <zip.h>

#include <algorithm>

#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;

std::string key_of(string_view part) {
    while (!part.empty() && (part.front() == '/' || part.front() == '\\'))
        part.remove_prefix(1);
    std::string key = utf8::ascii_lower(part);
    std::replace(key.begin(), key.end(), '\\', '/');
    return key;
}

auto damaged(const std::string& name, const std::string& how) {
    return fail("damaged-file", name,
                "The file is damaged (" + how +
                    "). Open it in the program it was written with, save it anew and check that.");
}

auto too_large(const std::string& name, string_view part, std::uint64_t limit) {
    return fail("too-large", name,
                "The part " + utf8::escape_invalid(part.substr(0, 100), true) +
                    " of this file unpacks to more than " + std::to_string(limit >> 20) +
                    " MiB, which no paper should. Check that it is the paper itself.");
}

} // namespace

struct Package::Archive {
    zip_t* zip = nullptr;
};

void Package::Close::operator()(Archive* archive) const {
    if (archive->zip) zip_discard(archive->zip);
    delete archive;
}

Result<Package> Package::open(string_view bytes, const std::string& name,
                              const PackageLimits& limits) {
    Package package(name, limits);
    package.archive_.reset(new Archive);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    if (!zip) {
        // libzip's versions name the cause in different words
        zip_error_fini(&error);
        if (source) zip_source_free(source);
        return damaged(name, "its container, a zip archive, cannot be opened");
    }
    zip_error_fini(&error);
    package.archive_->zip = zip;
    const zip_int64_t entries = zip_get_num_entries(zip, 0);
    for (zip_int64_t i = 0; i < entries; ++i)
        if (const char* entry = zip_get_name(zip, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW))
            package.index_.emplace(key_of(entry), static_cast<std::uint64_t>(i));
    return package;
}

std::string Package::stored_name(string_view part) const {
    const auto found = index_.find(key_of(part));
    if (found == index_.end()) return {};
    const char* entry = zip_get_name(archive_->zip, found->second, ZIP_FL_ENC_RAW);
    return entry ? entry : "";
}

Result<std::string> Package::read(string_view part) {
    const auto found = index_.find(key_of(part));
    if (found == index_.end())
        return fail("no-part", name_, "The file has no part " + std::string(part) + ".");
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive_->zip, found->second, 0, &stat) != 0)
        return damaged(name_, "a part cannot be found");
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return fail("encrypted-file", name_,
                    "The file is locked with a password. Save a copy without one and check that.");
    const std::uint64_t room = std::min(limits_.part_bytes, limits_.total_bytes - read_);
    const bool declared = (stat.valid & ZIP_STAT_SIZE) != 0;
    if (declared && stat.size > room) return too_large(name_, part, limits_.part_bytes);

    zip_file_t* file = zip_fopen_index(archive_->zip, found->second, 0);
    if (!file)
        return damaged(name_,
                       std::string("a part cannot be unpacked: ") + zip_strerror(archive_->zip));
    std::string out;
    // A small part must not cost what its header says it comes to. One byte more, so that the end
    // of one that says so rightly is seen without growing.
    const std::uint64_t first_room = std::min<std::uint64_t>(declared ? stat.size : 0, 256u << 10);
    std::size_t filled = 0;
    zip_int64_t got = 0;
    do {
        if (filled == out.size()) out.resize(filled == 0 ? first_room + 1 : 2 * filled + 4096);
        got = zip_fread(file, out.data() + filled, out.size() - filled);
        if (got > 0) filled += static_cast<std::size_t>(got);
        if (filled > room) {
            zip_fclose(file);
            return too_large(name_, part, limits_.part_bytes);
        }
    } while (got > 0);
    out.resize(filled);
    const bool broken = got < 0;
    zip_fclose(file);
    if (broken) return damaged(name_, "a part cannot be unpacked to its end");
    read_ += out.size();
    return out;
}

bool Package::take_tree(std::uint64_t bytes) {
    if (bytes > limits_.tree_bytes - trees_) return false;
    trees_ += bytes;
    return true;
}

} // namespace duly::read
