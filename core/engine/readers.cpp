#include "engine/readers.hpp"

#include <dlfcn.h>

#include <cstring>

#include "engine/installation.hpp"

namespace duly::engine {
namespace {

read::Readers::Module open_module(const std::string& name) {
    const std::string path = library_folder() + "/readers/" + name + ".so";
    void* handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        const char* why = dlerror();
        return {nullptr, why ? why : path};
    }
    const auto* module =
        static_cast<const read::ReaderModule*>(dlsym(handle, read::reader_module_symbol));
    if (!module || std::strcmp(module->version, DULY_VERSION) != 0)
        return {nullptr, path + " belongs to another version of duly"};
    if (module->prepare) module->prepare();
    return {module->read, {}};
}

} // namespace

void ReadersNeeded::add(read::Format format) {
    pdf = pdf || format == read::Format::pdf;
    office = office || format == read::Format::office;
}

read::Readers open_readers(const ReadersNeeded& needed) {
    read::Readers out;
    if (needed.pdf) out.pdf = open_module(needed.whole ? "pdf_whole" : "pdf");
    if (needed.office) out.office = open_module(needed.whole ? "office_whole" : "office");
    return out;
}

} // namespace duly::engine
