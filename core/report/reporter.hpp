// What every format of report offers; one implementation a file (terminal.hpp, json.hpp).
#pragma once

#include <cstdint>
#include <vector>

#include "model/report.hpp"

namespace duly::report {

/// What is known only at the end of a run.
struct Closing {
    std::uint64_t passed_over = 0; ///< files of other types in the folders walked
    std::vector<model::WaiverProblem> waiver_problems;
    std::vector<model::AcrossFinding> across; ///< findings between papers of the run
};

/// Takes files in input order, one after another, and prints each as it comes; then `end`, once.
class Reporter {
public:
    virtual ~Reporter() = default;
    virtual void file(const model::FileReport& file) = 0;
    virtual void end(const Closing& closing) = 0;
};

} // namespace duly::report
