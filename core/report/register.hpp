// The register of decisions: a line a paper, for people, for spreadsheets and for programs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/report.hpp"
#include "report/layout.hpp"
#include "report/sink.hpp"

namespace duly::report {

struct ApprovedSum {
    std::string figure; ///< as written
    std::string pounds; ///< "26000"; empty in another currency
    std::string bound;  ///< exact, at-most, about …
    std::string kind;   ///< capital, revenue or nothing
    std::string recipient, years;
};

/// What is known of one paper; what is not is empty. Dates are ISO.
struct RegisterEntry {
    std::string path;
    std::uint32_t part = 1;
    std::string body, kind, reference, title, date, signed_on, published, stage, decision_maker;
    std::vector<ApprovedSum> sums;
    bool sum_in_part_2 = false;
    bool delegates = false;
    std::string delegated_to;
    std::string deferred, deferred_until, part_2; ///< yes, no, unresolved or nothing
    bool exempt = false;         ///< marked as not for publication: nothing of its words is kept
    bool exempt_in_part = false; ///< it says that a part of what it decides on is exempt
    std::vector<std::string> cites;
    std::string sha256;
};

/// Names that packs give: whose papers they are for, and who signs them.
struct PackNames {
    std::string body, decision_maker;
};

/// From a report made with the pack of records (CheckOptions::record).
RegisterEntry register_entry(const model::FileReport& file, const model::PaperReport& paper,
                             const PackNames& names);

struct Register {
    std::vector<RegisterEntry> entries;
    std::vector<std::pair<std::string, model::Unread>> unread; ///< path and why
};

void print_register(Page& page, const Register& all);
/// RFC 4180 with a byte order mark, so that spreadsheets read the pound sign. A cell that a
/// spreadsheet would take for a formula gets an apostrophe in front.
void write_register_csv(Sink& sink, const Register& all);
void write_register_json(Sink& sink, const Register& all, std::string_view version);

} // namespace duly::report
