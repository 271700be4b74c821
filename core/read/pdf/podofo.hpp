// What the files that talk to PoDoFo share. Included by those alone.
#pragma once

#include <podofo/podofo-base.h>

#include <deque>
#include <memory>
#include <string_view>
#include <unordered_map>

#include "read/pdf/objects.hpp"

struct libdeflate_decompressor;

namespace duly::read::pdf {

/// An object as PoDoFo parsed it, and where its stream is.
struct ParsedObject {
    PoDoFo::PdfVariant value;
    std::uint32_t number = 0;
    std::uint16_t generation = 0;
    bool in_file = false; ///< not in an object stream: its stream and strings may be encrypted
    bool has_stream = false, length_known = false;
    std::size_t stream_begin = 0, stream_length = 0;
};

/// PoDoFo's input over bytes in memory: its own goes through a FILE or an istringstream.
class MemoryDevice : public PoDoFo::PdfInputDevice {
public:
    MemoryDevice() { SetSeekable(true); }
    void set(std::string_view bytes, std::size_t at) {
        bytes_ = bytes;
        at_ = at;
    }
    [[nodiscard]] std::size_t at() const { return at_; }
    void Close() override {}
    [[nodiscard]] std::streamoff Tell() const override { return static_cast<std::streamoff>(at_); }
    [[nodiscard]] int GetChar() const override {
        return at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_++]) : EOF;
    }
    [[nodiscard]] int Look() const override {
        return at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_]) : EOF;
    }
    void Seek(std::streamoff offset, std::ios_base::seekdir from) override;
    std::streamoff Read(char* buffer, std::streamsize length) override;
    [[nodiscard]] bool Eof() const override { return at_ >= bytes_.size(); }
    [[nodiscard]] bool Bad() const override { return false; }
    void Clear(std::ios_base::iostate /*state*/) const override {}

private:
    std::string_view bytes_;
    mutable std::size_t at_ = 0;
};

/// Parses one value after the other.
class ValueParser {
public:
    ValueParser();
    /// The value at `at` of `bytes`, `at` moved behind it; false when there is none. Strings are
    /// decrypted when a cipher is given.
    bool parse(std::string_view bytes, std::size_t& at, PoDoFo::PdfVariant& value,
               PoDoFo::PdfEncrypt* cipher);

private:
    MemoryDevice* device_; ///< owned by input_
    PoDoFo::PdfRefCountedInputDevice input_;
    PoDoFo::PdfRefCountedBuffer buffer_;
    std::unique_ptr<PoDoFo::PdfTokenizer> tokenizer_;
};

struct Objects::Unpacked {
    Bytes bytes;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places; ///< number, offset in bytes
};

struct Objects::Machine {
    Machine();
    ~Machine();
    ValueParser parser;
    std::unique_ptr<PoDoFo::PdfEncrypt> cipher;
    std::unordered_map<std::uint32_t, std::unique_ptr<ParsedObject>> objects;
    std::vector<std::unique_ptr<ParsedObject>> retired; ///< read by tables that proved wrong
    std::deque<ParsedObject> others;                    ///< trailers, and objects found by place
    std::unordered_map<const void*, std::unique_ptr<Unpacked>> object_streams;
    libdeflate_decompressor* inflater = nullptr;
};

/// Unpacks by one of PoDoFo's filters as far as it gets; false when it has none of that name.
bool unpack_by_podofo(std::string_view filter, std::string_view in, Bytes& out, std::size_t limit);

} // namespace duly::read::pdf
