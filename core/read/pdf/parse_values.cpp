// PoDoFo's tokenizer over memory, and its filters.
#include "read/pdf/podofo.hpp"

namespace duly::read::pdf {

void MemoryDevice::Seek(std::streamoff offset, std::ios_base::seekdir from) {
    std::streamoff target = offset;
    if (from == std::ios_base::cur) target += static_cast<std::streamoff>(at_);
    if (from == std::ios_base::end) target += static_cast<std::streamoff>(bytes_.size());
    at_ = target < 0 ? 0 : std::min(static_cast<std::size_t>(target), bytes_.size());
}

std::streamoff MemoryDevice::Read(char* buffer, std::streamsize length) {
    const std::size_t count = std::min(static_cast<std::size_t>(length), bytes_.size() - at_);
    std::copy_n(bytes_.data() + at_, count, buffer);
    at_ += count;
    return static_cast<std::streamoff>(count);
}

ValueParser::ValueParser() : device_(new MemoryDevice), input_(device_), buffer_(4096) {}

bool ValueParser::parse(std::string_view bytes, std::size_t& at, PoDoFo::PdfVariant& value,
                        PoDoFo::PdfEncrypt* cipher) {
    if (at >= bytes.size()) return false;
    device_->set(bytes, at);
    try {
        if (!tokenizer_) tokenizer_ = std::make_unique<PoDoFo::PdfTokenizer>(input_, buffer_);
        tokenizer_->GetNextVariant(value, cipher);
    } catch (const PoDoFo::PdfError&) {
        tokenizer_.reset(); // it may hold words it has looked ahead at
        return false;
    } catch (const std::exception&) {
        tokenizer_.reset();
        return false;
    }
    at = device_->at();
    // After a number the tokenizer has looked ahead for `0 R`.
    if (!value.IsDictionary() && !value.IsArray()) tokenizer_.reset();
    return true;
}

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
    Sink sink(out, limit);
    try {
        const std::unique_ptr<PdfFilter> decoder(PdfFilterFactory::Create(kind));
        if (!decoder) return false;
        decoder->BeginDecode(&sink);
        // In pieces: what came before a damaged place is kept.
        constexpr std::size_t piece = 4096;
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
