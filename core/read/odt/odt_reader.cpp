#include "read/odt/odt_reader.hpp"
namespace duly::read {
Result<model::ReadFile> read_odt(Package&, const std::string& name) {
    return fail("damaged-file", name, "x");
}
} // namespace duly::read
