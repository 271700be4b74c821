#include "read/office/package.hpp"

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

Result<Package> Package::open(string_view bytes, const std::string& name,
                              const PackageLimits& limits) {
    Package package(name, limits);
    package.archive_ = Archive::open(bytes);
    // Why not, libzip's versions say in different words.
    if (!package.archive_) return damaged(name, "its container, a zip archive, cannot be opened");
    for (std::size_t i = 0; i < package.archive_->count(); ++i)
        if (const std::string entry = package.archive_->name(i); !entry.empty())
            package.index_.emplace(key_of(entry), i);
    return package;
}

std::string Package::stored_name(string_view part) const {
    const auto found = index_.find(key_of(part));
    return found == index_.end() ? std::string() : archive_->name(found->second);
}

Result<std::string> Package::read(string_view part) {
    const auto found = index_.find(key_of(part));
    if (found == index_.end())
        return fail("no-part", name_, "The file has no part " + std::string(part) + ".");
    const auto about = archive_->about(found->second);
    if (!about) return damaged(name_, "a part cannot be found");
    if (about->locked)
        return fail("encrypted-file", name_,
                    "The file is locked with a password. Save a copy without one and check that.");
    const std::uint64_t room = std::min(limits_.part_bytes, limits_.total_bytes - read_);
    if (about->size.value_or(0) > room) return too_large(name_, part, limits_.part_bytes);
    std::string out;
    switch (archive_->unpack(found->second, room, out)) {
    case Archive::Unpacked::whole:
        read_ += out.size();
        return out;
    case Archive::Unpacked::too_large:
        return too_large(name_, part, limits_.part_bytes);
    case Archive::Unpacked::not_opened:
        return damaged(name_, "a part cannot be unpacked: " + archive_->fault());
    case Archive::Unpacked::broken:
        break;
    }
    return damaged(name_, "a part cannot be unpacked to its end");
}

bool Package::take_tree(std::uint64_t bytes) {
    if (bytes > limits_.tree_bytes - trees_) return false;
    trees_ += bytes;
    return true;
}

} // namespace duly::read
