// The reader of PDFs as a module: its libraries are loaded by workers that have a PDF to read.
#include "read/pdf/content.hpp"
#include "read/pdf/read_pdf.hpp"

extern "C" {
__attribute__((visibility("default"))) extern const duly::read::ReaderModule duly_reader_module;
const duly::read::ReaderModule duly_reader_module{DULY_VERSION, duly::read::pdf::read_pdf,
                                                  duly::read::pdf::prepare_encryption};
}
