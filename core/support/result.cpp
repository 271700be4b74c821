#include "support/result.hpp"

namespace duly {

std::string Failure::describe() const {
    std::string out = path;
    if (!path.empty() && line != 0) {
        out += ":" + std::to_string(line);
        if (column != 0) out += ":" + std::to_string(column);
    }
    if (!out.empty()) out += ": ";
    out += message;
    if (!offending_line.empty()) {
        out += "\n    " + offending_line;
        if (column != 0) out += "\n    " + std::string(column - 1, ' ') + "^";
    }
    return out;
}

} // namespace duly
