// Registers of waivers on disk: which one a paper has, what it says, and more entries for it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/configuration.hpp"
#include "engine/waivers.hpp"

namespace duly::cli {

/// The register that answers for a paper. The configuration names it, or it is the nearest
/// duly-waivers.toml above the paper.
struct RegisterPlace {
    std::string path;  ///< absolute; "" when there is none
    std::string paper; ///< what entries call the paper
};

class Registers {
public:
    explicit Registers(const Arguments& arguments)
        : look_(!isolated(arguments)), nearest_("duly-waivers.toml") {}

    /// `paper` as given on the command line.
    RegisterPlace place_of(const std::string& paper, const Configuration& configuration);

    /// Read once. Null when there is none. Code: bad-register, those of reading files.
    Result<std::shared_ptr<const engine::WaiverRegister>> read(const std::string& path);

private:
    bool look_;
    Nearest nearest_;
    std::map<std::string, std::shared_ptr<const engine::WaiverRegister>, std::less<>> known_;
};

/// Where a register for the paper is to be begun when `place_of` finds none: in the folder given,
/// or beside the paper.
RegisterPlace new_register_for(const std::string& paper, const std::string& in_folder = {});

/// Adds entries at the end of a register, making it when it is not there. What is in it stays byte
/// for byte, and what others add meanwhile too. Codes: bad-register, cannot-write, those of reading
/// files.
Result<bool> append(const std::string& path, const std::vector<engine::WaiverEntry>& entries);

/// An entry that waives this finding, without reason and owner.
engine::WaiverEntry entry_for(const RegisterPlace& place, const model::FileReport& file,
                              const model::PaperReport& paper, const model::Finding& finding);

} // namespace duly::cli
