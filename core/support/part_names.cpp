#include "support/part_names.hpp"

#include <algorithm>
#include <vector>

namespace duly {

std::string resolve_part(std::string_view from, std::string_view target) {
    std::string path;
    if (!target.empty() && (target.front() == '/' || target.front() == '\\')) {
        target.remove_prefix(1);
    } else if (const std::size_t slash = from.rfind('/'); slash != std::string_view::npos) {
        path = std::string(from.substr(0, slash + 1));
    }
    std::vector<std::string_view> steps;
    path.append(target);
    std::replace(path.begin(), path.end(), '\\', '/');
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t stop = std::min(path.find('/', at), path.size());
        const std::string_view step = std::string_view(path).substr(at, stop - at);
        if (step == "..") {
            if (!steps.empty()) steps.pop_back();
        } else if (!step.empty() && step != ".") {
            steps.push_back(step);
        }
        at = stop + 1;
    }
    std::string out;
    for (const std::string_view step : steps)
        out.append(out.empty() ? "" : "/").append(step);
    return out;
}

} // namespace duly
