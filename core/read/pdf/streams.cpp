// What a stream holds: its bytes in the file, decrypted, and unpacked by its filters.
#include "read/pdf/characters.hpp"
#include "read/pdf/machine.hpp"
#include "read/pdf/podofo_filters.hpp"
#include "read/pdf/predictors.hpp"

namespace duly::read::pdf {

namespace {

/// Whether `endstream` (or, in a damaged file, `endobj`) follows after white space.
bool ends_at(std::string_view bytes, std::size_t at) {
    if (at > bytes.size()) return false;
    const std::size_t latest = std::min(bytes.size(), at + 8);
    while (at < latest && is_white(bytes[at]))
        ++at;
    return bytes.substr(at, 9) == "endstream" || bytes.substr(at, 6) == "endobj";
}

std::string_view full_name(std::string_view filter) {
    if (filter == "Fl") return "FlateDecode";
    if (filter == "LZW") return "LZWDecode";
    if (filter == "A85") return "ASCII85Decode";
    if (filter == "AHx") return "ASCIIHexDecode";
    if (filter == "RL") return "RunLengthDecode";
    if (filter == "DCT") return "DCTDecode";
    if (filter == "CCF") return "CCITTFaxDecode";
    return filter;
}

bool is_picture_filter(std::string_view filter) {
    return filter == "DCTDecode" || filter == "CCITTFaxDecode" || filter == "JBIG2Decode" ||
           filter == "JPXDecode";
}

} // namespace

std::size_t Objects::stream_length(ParsedObject& object) {
    if (object.length_known) return object.stream_length;
    object.length_known = true; // before the length is asked for, which may be this very object
    const std::size_t begin = object.stream_begin;
    const Value length = follow(object.value, &object)["Length"];
    const std::int64_t said = length.integer(-1);
    if (said >= 0 && static_cast<std::uint64_t>(said) <= bytes_.size() - begin &&
        ends_at(bytes_, begin + static_cast<std::size_t>(said)))
        return object.stream_length = static_cast<std::size_t>(said);
    std::size_t end = bytes_.find("endstream", begin);
    if (end == std::string_view::npos) end = bytes_.find("endobj", begin);
    if (end == std::string_view::npos) end = bytes_.size();
    if (!may_scan(end - begin)) return object.stream_length = 0;
    if (end > begin && bytes_[end - 1] == '\n') --end;
    if (end > begin && bytes_[end - 1] == '\r') --end;
    return object.stream_length = end - begin;
}

std::string_view Objects::raw_stream(const Value& stream, std::string& decrypted) {
    if (!stream.is_stream()) return {};
    ParsedObject& object = *stream.object_;
    const std::string_view raw = bytes_.substr(object.stream_begin, stream_length(object));
    Decryption* const cipher = machine_->cipher.get();
    if (cipher == nullptr || !object.in_file || stream["Type"].is_name("XRef")) return raw;
    const Value filter = stream["Filter"];
    if (filter.is_name("Crypt") || filter[0].is_name("Crypt")) return raw; // /Identity, as a rule
    if (stream["Type"].is_name("Metadata") && !cipher->metadata_too()) return raw;
    cipher->select(object.number, object.generation);
    return cipher->decrypt(raw, decrypted);
}

/// All of a stream or nothing, quickly; with zlib's head and checksum, or without.
Objects::Inflated Objects::inflate(std::string_view in, Bytes& out, std::size_t limit, bool zlib) {
    const std::size_t begin = out.size();
    const auto decompress = zlib ? &libdeflate_zlib_decompress : &libdeflate_deflate_decompress;
    for (std::size_t room = std::max<std::size_t>(in.size() * 5, 4096); limit > 0; room *= 4) {
        room = std::min(room, limit);
        if (out.capacity() - begin < room) out.reserve(begin + room);
        const std::size_t all = std::min(out.capacity() - begin, limit);
        std::size_t written = 0;
        const auto result =
            decompress(machine_->inflater, in.data(), in.size(), out.data() + begin, all, &written);
        if (result == LIBDEFLATE_SUCCESS) {
            out.set_size(begin + written);
            return Inflated::whole;
        }
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE) return Inflated::damaged;
        unpacked_bytes_ += room / 4; // work done in vain
        if (all >= limit) return Inflated::too_big;
    }
    return Inflated::damaged;
}

bool Objects::unpack_filter(std::string_view filter, const Value& parameters, std::string_view in,
                            Bytes& out) {
    const std::size_t left =
        limits_.unpacked_bytes - std::min(limits_.unpacked_bytes, unpacked_bytes_);
    const std::size_t limit = std::min(limits_.stream_bytes, left);
    const std::size_t begin = out.size();
    bool done = false;
    if (filter == "FlateDecode") {
        // A wrong checksum at the end is no reason to lose what stands before it.
        Inflated result = inflate(in, out, limit, true);
        if (result == Inflated::damaged && in.size() > 2)
            result = inflate(in.substr(2), out, limit, false);
        done = result == Inflated::whole;
        if (result == Inflated::too_big) {
            note("a part of the file unpacks to more than is read; it was left out");
            return false;
        }
    }
    if (!done && filter != "Crypt") {
        if (limit == 0 || !unpack_by_podofo(filter, in, out, limit)) {
            if (limit == 0) note("the file unpacks to more than is read; the rest was left out");
            return false;
        }
        if (out.size() - begin >= limit)
            note("a part of the file unpacks to more than is read; it was cut short");
    } else if (!done) {
        out.append(in);
    }
    unpacked_bytes_ += out.size() - begin;
    return undo_predictor(parameters, out, begin);
}

bool Objects::unpack(const Value& stream, Bytes& out) {
    return unpack(stream, out, nullptr);
}

bool Objects::unpack_picture(const Value& stream, Bytes& out, PictureFilter& rest) {
    return unpack(stream, out, &rest);
}

bool Objects::unpack(const Value& stream, Bytes& out, PictureFilter* rest) {
    std::string decrypted;
    std::string_view in = raw_stream(stream, decrypted);
    const Value filters = stream.get("Filter").is_null() ? stream["F"] : stream["Filter"];
    const Value parameters = stream["DecodeParms"];
    if (filters.is_null() || (filters.is_array() && filters.size() == 0)) {
        if (unpacked_bytes_ + in.size() > limits_.unpacked_bytes) return false;
        unpacked_bytes_ += in.size();
        out.append(in);
        return true;
    }
    const std::size_t count = filters.is_array() ? std::min<std::size_t>(filters.size(), 8) : 1;
    Bytes before; // what the last filter gave, when there are several
    for (std::size_t i = 0; i < count; ++i) {
        const Value filter = filters.is_array() ? filters[i] : filters;
        const Value parameter = parameters.is_array() ? parameters[i] : parameters;
        const std::string_view name = full_name(filter.name());
        if (rest != nullptr && is_picture_filter(name)) {
            *rest = {std::string(name), parameter};
            out.append(in);
            return i + 1 == count;
        }
        if (i + 1 == count) return unpack_filter(name, parameter, in, out);
        Bytes next;
        if (!unpack_filter(name, parameter, in, next)) return false;
        before = std::move(next);
        in = before.view();
    }
    return false;
}

} // namespace duly::read::pdf
