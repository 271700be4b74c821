// How papers are to be judged, where people may say so: the command line and the configuration.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "model/report.hpp"
#include "support/date.hpp"

namespace duly::engine {

/// What a configuration makes of a rule: another severity, or nothing: it is switched off.
using Grade = std::optional<model::Severity>;

struct CheckOptions {
    std::optional<Date> as_of;
    std::string stage; ///< draft, submitted, signed, published; empty: inferred
    std::string body;  ///< as packs name it: papers are this body's or nobody's; empty: any
    std::string pack;  ///< id of the pack that judges; empty: the one recognised
    std::string only;  ///< id of the one rule that judges; empty: all that are in force
    /// Only what can be held against a paper: no information, no good practice.
    bool audit = false;
    std::string record;   ///< id of the pack whose rules go on record, beside the judging
    bool judge = true;    ///< false: nothing is judged, only recorded
    bool ocr = false;     ///< pages that are only pictures are read by character recognition
    bool compare = false; ///< papers of the run are to be compared: tell every sum of money
    /// Every finding of a rule, up to far beyond what people read in a report.
    bool every = false;
    std::map<std::string, Grade, std::less<>> grades; ///< by rule id
};

} // namespace duly::engine
