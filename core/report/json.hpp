// The report for programs: schema 1 of the output contract. Streamed, one document after another.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "report/json_writer.hpp"
#include "report/reporter.hpp"

namespace duly::report {

/// Who made the report: printed under `tool`.
struct Tool {
    std::string version;
    std::string packs; ///< digest of the resolved rule packs
};

/// Every key of the contract is always there, null where the paper has nothing for it. Of the added
/// keys, `title` (of a result), `basis.clause`, `evidence`, `settings`, `waived.source`,
/// `waived.baseline`, `counts.waived`, `waiver_problems` and `passed_over` may be relied on too.
class JsonReport final : public Reporter {
public:
    JsonReport(Sink& sink, const Tool& tool, unsigned indent = 1);
    void file(const model::FileReport& file) override;
    void end(const Closing& closing) override;

private:
    JsonWriter out_;
    std::string packs_;
    std::vector<std::pair<std::string, model::Unread>> unread_;
};

} // namespace duly::report
