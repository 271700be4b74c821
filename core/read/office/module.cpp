// The module of readers for office formats, as workers open it.
#include "read/office/office_reader.hpp"
#include "read/read.hpp"

namespace duly::read {
namespace {

Result<model::ReadFile> read_bytes(std::string_view bytes, const std::string& name,
                                   const ReadLimits&, const Recognised&) {
    try {
        return read_office(bytes, name);
    } catch (const WholeReaderWanted&) {
        return fail(wants_whole_reader, name, "This file needs the whole reader.");
    }
}

} // namespace

extern "C" __attribute__((visibility("default")))
const ReaderModule duly_reader_module{DULY_VERSION, read_bytes, nullptr};

} // namespace duly::read
