// The module that writes remarks into PDFs, as workers open it.
#include "annotate/annotate.hpp"
#include "annotate/pdf/pdf.hpp"

extern "C" {
__attribute__((
    visibility("default"))) extern const duly::annotate::AnnotatorModule duly_annotator_module;
const duly::annotate::AnnotatorModule duly_annotator_module{DULY_VERSION,
                                                            duly::annotate::pdf::rewrite};
}
