#include "read/pdf/podofo_filters.hpp"

#include <memory>

#include <podofo/podofo-base.h>

namespace duly::read::pdf {

namespace {

/// Takes what a filter gives, up to a limit.
class Sink : public PoDoFo::PdfOutputStream {
public:
    Sink(Bytes& out, std::size_t limit) : out_(out), limit_(limit) {}
    PoDoFo::pdf_long Write(const char* buffer, PoDoFo::pdf_long length) override {
        const auto room = limit_ - std::min(limit_, written_);
        const auto taken = std::min(room, static_cast<std::size_t>(length));
        out_.append({buffer, taken});
        written_ += taken;
        if (taken < static_cast<std::size_t>(length))
            throw PoDoFo::PdfError(PoDoFo::ePdfError_ValueOutOfRange);
        return length;
    }
    void Close() override {}

private:
    Bytes& out_;
    std::size_t limit_, written_ = 0;
};

} // namespace

bool unpack_by_podofo(std::string_view filter, std::string_view in, Bytes& out, std::size_t limit) {
    using namespace PoDoFo;
    const EPdfFilter kind = filter == "FlateDecode"       ? ePdfFilter_FlateDecode
                            : filter == "LZWDecode"       ? ePdfFilter_LZWDecode
                            : filter == "ASCII85Decode"   ? ePdfFilter_ASCII85Decode
                            : filter == "ASCIIHexDecode"  ? ePdfFilter_ASCIIHexDecode
                            : filter == "RunLengthDecode" ? ePdfFilter_RunLengthDecode
                                                          : ePdfFilter_None;
    if (kind == ePdfFilter_None) return false;
    PdfError::EnableLogging(false);
    PdfError::EnableDebug(false);
    Sink sink(out, limit);
    try {
        const std::unique_ptr<PdfFilter> decoder(PdfFilterFactory::Create(kind));
        if (!decoder) return false;
        decoder->BeginDecode(&sink);
        // In pieces: what a piece gives is lost when there is a damaged place in it.
        const std::size_t piece = kind == ePdfFilter_FlateDecode ? 32 : 4096;
        for (std::size_t at = 0; at < in.size(); at += piece) {
            const std::string_view part = in.substr(at, piece);
            decoder->DecodeBlock(part.data(), static_cast<pdf_long>(part.size()));
        }
        decoder->EndDecode();
    } catch (const PdfError&) {       // NOLINT(bugprone-empty-catch): what was got is in `out`
    } catch (const std::exception&) { // NOLINT(bugprone-empty-catch)
    }
    return true;
}

} // namespace duly::read::pdf
