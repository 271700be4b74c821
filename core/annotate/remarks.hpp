// Which findings become remarks, and what these say.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotate.hpp"
#include "model/report.hpp"

namespace duly::annotate {

/// What fails, and what could not be judged where there is a place to look at, as far as it is not
/// waived. What is about a paper as a whole (a section that is not there) comes as one remark at
/// the paper's beginning.
std::vector<Remark> remarks_of(const model::FileReport& report);

/// Whether a remark's last line is the mark of one of ours: "[duly: rule FOI001, error]".
bool is_mark(std::string_view line);

/// When each of our remarks that a file holds was made, by what it says.
class Dates {
public:
    void keep(const std::vector<std::string>& words, const std::string& date);
    /// As it was, else `now`.
    [[nodiscard]] std::string of(const Remark& remark, const std::string& now) const;

private:
    std::map<std::string, std::string> all_;
};

/// The paragraphs as one text.
std::string joined(const std::vector<std::string>& words);

} // namespace duly::annotate
