#include "cli/registers.hpp"

#include "cli/paths.hpp"
#include "report/layout.hpp"
#include "support/files.hpp"
#include "support/utf8.hpp"

namespace duly::cli {
namespace {

constexpr std::uint64_t largest = 32u << 20;

std::string shown(const std::string& path) {
    return report::printable_path(from_here(path));
}

/// A paper's name in a register is text: bytes that are not UTF-8 are escaped, alike in writing and
/// in looking it up.
std::string name_from(const std::string& paper, const std::string& register_path) {
    return utf8::escape_invalid(relative_path(absolute_path(paper), folder_of(register_path)));
}

} // namespace

RegisterPlace Registers::place_of(const std::string& paper, const Configuration& configuration) {
    if (!look_) return {};
    std::string path = configuration.waivers.value;
    if (path.empty()) path = nearest_.above(folder_of(absolute_path(paper)));
    if (path.empty()) return {};
    return {path, name_from(paper, path)};
}

Result<std::shared_ptr<const engine::WaiverRegister>> Registers::read(const std::string& path) {
    if (path.empty()) return std::shared_ptr<const engine::WaiverRegister>();
    if (const auto known = known_.find(path); known != known_.end()) return known->second;
    std::shared_ptr<const engine::WaiverRegister> made;
    if (files::exists(path)) {
        auto text = files::read_file(from_here(path), largest);
        if (!text) return tl::unexpected(text.error());
        auto parsed = engine::WaiverRegister::parse(std::move(*text), shown(path));
        if (!parsed) return tl::unexpected(parsed.error());
        made = std::make_shared<const engine::WaiverRegister>(std::move(*parsed));
    }
    return known_[path] = made;
}

RegisterPlace new_register_for(const std::string& paper, const std::string& in_folder) {
    const std::string folder =
        in_folder.empty() ? folder_of(absolute_path(paper)) : absolute_path(in_folder);
    const std::string path = (folder == "/" ? "" : folder) + "/duly-waivers.toml";
    return {path, name_from(paper, path)};
}

Result<bool> append(const std::string& path, const std::vector<engine::WaiverEntry>& entries) {
    // From reading to renaming: two who add at the same time must not lose one another's.
    const files::FolderLock lock(path);
    std::string text;
    if (files::exists(path)) {
        auto had = files::read_file(from_here(path), largest);
        if (!had) return tl::unexpected(had.error());
        text = std::move(*had);
    } else {
        text = "# Findings of duly that somebody answers for. `duly waive` adds to this file; take "
               "out\n# what is no longer needed.\n";
    }
    if (auto sound = engine::WaiverRegister::parse(text, shown(path)); !sound)
        return tl::unexpected(sound.error());
    const std::string_view line_end = text.find("\r\n") == std::string::npos ? "\n" : "\r\n";
    if (!text.empty() && text.back() != '\n') text += line_end;
    for (const engine::WaiverEntry& entry : entries) {
        if (!text.empty()) text += line_end;
        text += engine::entry_text(entry, line_end);
    }
    // A register that was sound may end in a way that takes no more tables (waiver = []).
    if (auto sound = engine::WaiverRegister::parse(text, shown(path)); !sound)
        return fail("bad-register", shown(path),
                    "Nothing can be added to this register as it is written; write its waivers as "
                    "[[waiver]] tables. (" +
                        sound.error().message + ")");
    return files::write_file(from_here(path), text);
}

engine::WaiverEntry entry_for(const RegisterPlace& place, const model::FileReport& file,
                              const model::PaperReport& paper, const model::Finding& finding) {
    engine::WaiverEntry entry;
    entry.rule = finding.rule;
    entry.paper = place.paper;
    if (file.papers.size() > 1) entry.part = paper.part;
    entry.fingerprint = finding.fingerprint;
    if (!finding.location)
        entry.place = "The paper as a whole";
    else if (!finding.excerpt.empty())
        entry.place = finding.excerpt;
    else
        entry.place = finding.location->trail;
    return entry;
}

} // namespace duly::cli
