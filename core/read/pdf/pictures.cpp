#include "read/pdf/pictures.hpp"

#include <algorithm>
#include <array>

#include "read/pdf/interpreter.hpp"
#include "read/pdf/pages.hpp"

namespace duly::read::pdf {
namespace {

constexpr std::size_t most_pictures = 500; ///< of a page: some scanners cut a page into strips
constexpr std::size_t stream_bytes = 256u << 20;
constexpr std::uint32_t longest_side = 100'000;

using Lightness = std::array<std::uint8_t, 256>; ///< by sample

std::uint8_t grey_of(double red, double green, double blue) {
    return static_cast<std::uint8_t>(
        std::clamp(0.299 * red + 0.587 * green + 0.114 * blue, 0.0, 255.0));
}

std::uint8_t grey_of_cmyk(double c, double m, double y, double k) {
    return grey_of((255 - c) * (255 - k) / 255, (255 - m) * (255 - k) / 255,
                   (255 - y) * (255 - k) / 255);
}

std::uint8_t grey_in(ColourSpace space, const std::uint8_t* sample) {
    switch (space) {
    case ColourSpace::rgb:
        return grey_of(sample[0], sample[1], sample[2]);
    case ColourSpace::cmyk:
        return grey_of_cmyk(sample[0], sample[1], sample[2], sample[3]);
    case ColourSpace::tint: // of ink
        return static_cast<std::uint8_t>(255 - sample[0]);
    default: // of Lab the first sample is lightness, too
        return sample[0];
    }
}

std::size_t components_of(ColourSpace space) {
    return space == ColourSpace::rgb || space == ColourSpace::lab ? 3
           : space == ColourSpace::cmyk                           ? 4
                                                                  : 1;
}

/// What a picture's samples stand for.
struct Samples {
    ColourSpace space = ColourSpace::grey;
    std::size_t components = 1;
    unsigned bits = 8;
    bool indexed = false;
    Lightness palette{};
};

class Extraction {
public:
    Extraction(Objects& file, std::uint64_t most_pixels) : file_(file), most_pixels_(most_pixels) {}

    PictureData picture(const Value& image, bool with_mask = true) {
        PictureData out;
        const std::int64_t wide = image["Width"].integer(), high = image["Height"].integer();
        if (wide < 1 || high < 1 || wide > longest_side || high > longest_side ||
            static_cast<std::uint64_t>(wide) * static_cast<std::uint64_t>(high) > most_pixels_) {
            out.trouble = "its picture is larger than is read";
            return out;
        }
        out.width = static_cast<std::uint32_t>(wide);
        out.height = static_cast<std::uint32_t>(high);
        out.stencil = image["ImageMask"].boolean();
        Bytes bytes;
        Objects::PictureFilter filter;
        if (!file_.unpack_picture(image, bytes, filter)) {
            out.trouble = "its picture is damaged";
            return out;
        }
        const Samples samples = samples_of(image, out.stencil);
        const Value decode = image["Decode"];
        const bool turned = decode.size() >= 2 && decode[0].number() > decode[1].number();
        const bool light_first = samples.indexed && samples.palette[0] > samples.palette[1];
        out.inverted = turned != light_first;
        if (filter.name == "DCTDecode") {
            out.coding = Coding::jpeg;
            // Of four inks the decoder knows by the file's own mark which way round they are.
            if (samples.components == 4) out.inverted = false;
        } else if (filter.name == "JPXDecode") {
            out.coding = Coding::jpx;
        } else if (filter.name == "CCITTFaxDecode") {
            out.coding = Coding::fax;
            take_fax(filter.parameters, out);
        } else if (filter.name == "JBIG2Decode") {
            out.coding = Coding::jbig2;
            Bytes globals;
            if (const Value shared = filter.parameters["JBIG2Globals"]; shared.is_stream())
                file_.unpack(shared, globals);
            out.globals = globals.view();
        } else {
            to_grey(bytes.view(), samples, turned, out);
            if (with_mask) add_mask(image, out);
            return out;
        }
        out.bytes = bytes.view();
        if (with_mask) add_mask(image, out);
        return out;
    }

private:
    void add_mask(const Value& image, PictureData& out) {
        Value mask = image["SMask"];
        if (!mask.is_stream()) mask = image["Mask"];
        if (!mask.is_stream() || mask.identity() == image.identity()) return;
        out.mask = std::make_shared<PictureData>(picture(mask, false));
        if (!out.mask->trouble.empty()) out.trouble = out.mask->trouble;
    }

    static void take_fax(const Value& parameters, PictureData& out) {
        out.fax.k =
            static_cast<std::int32_t>(std::clamp<std::int64_t>(parameters["K"].integer(), -1, 1));
        const std::int64_t columns = parameters["Columns"].integer(1728);
        out.fax.columns =
            static_cast<std::uint32_t>(std::clamp<std::int64_t>(columns, 1, longest_side));
        out.fax.byte_aligned = parameters["EncodedByteAlign"].boolean();
        if (parameters["BlackIs1"].boolean()) out.inverted = !out.inverted;
    }

    [[nodiscard]] Samples samples_of(const Value& image, bool stencil) {
        Samples out;
        out.bits = static_cast<unsigned>(
            stencil ? 1 : std::clamp<std::int64_t>(image["BitsPerComponent"].integer(8), 1, 16));
        if (stencil) return out;
        const Value space = image["ColorSpace"];
        const std::string_view kind = space[0].name();
        if (kind == "Indexed" || kind == "I") {
            out.indexed = true;
            read_palette(space, out.palette);
            return out;
        }
        out.space = space_of(space);
        out.components = components_of(out.space);
        if (kind == "DeviceN") out.components = std::clamp<std::size_t>(space[1].size(), 1, 32);
        return out;
    }

    void read_palette(const Value& space, Lightness& palette) {
        const ColourSpace base = space_of(space[1]);
        const std::size_t components = components_of(base);
        const Value table = space[3];
        Bytes unpacked;
        if (table.is_stream()) file_.unpack(table, unpacked);
        const std::string bytes = table.is_stream() ? std::string(unpacked.view()) : table.bytes();
        for (std::size_t i = 0; i < palette.size(); ++i) {
            if ((i + 1) * components > bytes.size()) break;
            palette[i] =
                grey_in(base, reinterpret_cast<const std::uint8_t*>(bytes.data()) + i * components);
        }
    }

    /// Samples of any depth and space as one byte of grey each; what is missing stays white.
    static void to_grey(std::string_view in, const Samples& samples, bool turned,
                        PictureData& out) {
        out.coding = Coding::grey;
        out.inverted = false; // done here
        const std::size_t line =
            (std::size_t{out.width} * samples.components * samples.bits + 7) / 8;
        out.bytes.assign(std::size_t{out.width} * out.height, '\xFF');
        const unsigned most = samples.bits >= 8 ? 255 : (1U << samples.bits) - 1;
        const auto value_at = [&](const std::uint8_t* row, std::size_t index) -> unsigned {
            if (samples.bits == 8) return row[index];
            if (samples.bits == 16) return row[index * 2];
            const std::size_t bit = index * samples.bits;
            return row[bit / 8] >> (8 - samples.bits - bit % 8) & most;
        };
        if (samples.bits != 1 && samples.bits != 2 && samples.bits != 4 && samples.bits != 8 &&
            samples.bits != 16) {
            out.trouble = "its picture is stored in a way that is not read";
            return;
        }
        std::array<std::uint8_t, 32> sample{};
        for (std::uint32_t y = 0; y < out.height && (y + std::size_t{1}) * line <= in.size(); ++y) {
            const auto* row = reinterpret_cast<const std::uint8_t*>(in.data()) + y * line;
            char* to = out.bytes.data() + std::size_t{y} * out.width;
            for (std::uint32_t x = 0; x < out.width; ++x) {
                if (samples.indexed) {
                    const unsigned index = value_at(row, x);
                    to[x] = static_cast<char>(samples.palette[turned ? most - index : index]);
                    continue;
                }
                for (std::size_t c = 0; c < samples.components; ++c) {
                    unsigned value = value_at(row, x * samples.components + c) * 255 / most;
                    sample[c] = static_cast<std::uint8_t>(turned ? 255 - value : value);
                }
                to[x] = static_cast<char>(grey_in(samples.space, sample.data()));
            }
        }
    }

    Objects& file_;
    std::uint64_t most_pixels_;
};

} // namespace

Result<PagePictures> page_pictures(std::string_view bytes, std::uint32_t page,
                                   std::uint64_t most_pixels) {
    Content content;
    ContentLimits limits;
    limits.stream_bytes = stream_bytes;
    Objects file(bytes, limits, content);
    if (file.open() == Opening::needs_password)
        return fail("encrypted", {}, "This PDF opens only with a password.");
    std::vector<PageEntry> pages = list_pages(file);
    if (pages.empty() && file.repair()) pages = list_pages(file);
    if (page == 0 || page > pages.size()) return fail("no-page", {}, "There is no such page.");
    const PageEntry& entry = pages[page - 1];
    Interpreter interpreter(file, content);
    std::vector<ShownPicture> shown;
    interpreter.keep_pictures(&shown);
    Page& made = content.pages.emplace_back();
    made.number = page;
    interpreter.begin_page(made, upright(entry, made));
    interpreter.run_page(entry.dictionary, entry.resources);
    interpreter.end_page();
    PagePictures out{made.width, made.height, {}};
    Extraction extraction(file, most_pixels);
    std::uint64_t pixels = 0;
    for (const ShownPicture& each : shown) {
        if (out.pictures.size() == most_pictures || pixels > 2 * most_pixels) {
            out.pictures.back().trouble = "it has more pictures than are read";
            break;
        }
        PictureData& picture = out.pictures.emplace_back();
        if (each.image.is_stream())
            picture = extraction.picture(each.image);
        else
            picture.trouble = "its picture stands among its text, where it is not read";
        pixels += std::uint64_t{picture.width} * picture.height;
        picture.place = each.place;
        picture.clip = each.clip;
        picture.colour = each.colour;
    }
    return out;
}

} // namespace duly::read::pdf
