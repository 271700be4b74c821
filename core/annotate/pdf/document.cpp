#include "annotate/pdf/document.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <podofo/podofo-base.h>

#include "annotate/annotate.hpp"
#include "annotate/remarks.hpp"
#include "support/utf8.hpp"

namespace duly::annotate::pdf {
namespace {

using namespace PoDoFo;
using std::string_view;

constexpr int deepest = 64; ///< as readers have it
constexpr std::size_t most_pages = 20000;
constexpr std::size_t most_kept = 100000; ///< annotations of one page

tl::unexpected<Failure> damaged(const std::string& name, const std::string& how) {
    return fail("damaged-file", name,
                "The PDF is damaged (" + how +
                    "), so no remarks can be written into it. Open it in a PDF program, save it "
                    "anew and try that.");
}

std::string written(const PdfObject& object) {
    std::string out;
    object.ToString(out, ePdfWriteMode_Compact);
    return out;
}

class Resolver {
public:
    explicit Resolver(PdfVecObjects& objects) : objects_(objects) {}

    /// What an object stands for, references followed; null when it is nowhere.
    const PdfObject* value(const PdfObject* object) const {
        for (int steps = 0; object != nullptr && object->IsReference(); ++steps) {
            if (steps > 8) return nullptr;
            object = objects_.GetObject(object->GetReference());
        }
        return object;
    }
    const PdfObject* entry(const PdfObject* dictionary, const char* key) const {
        if (dictionary == nullptr || !dictionary->IsDictionary()) return nullptr;
        return value(dictionary->GetDictionary().GetKey(PdfName(key)));
    }
    std::string text(const PdfObject* dictionary, const char* key) const {
        const PdfObject* const found = entry(dictionary, key);
        if (found == nullptr || !(found->IsString() || found->IsHexString())) return {};
        return found->GetString().GetStringUtf8();
    }

private:
    PdfVecObjects& objects_;
};

bool read_box(const Resolver& all, const PdfObject* array, Box& box) {
    array = all.value(array);
    if (array == nullptr || !array->IsArray() || array->GetArray().size() < 4) return false;
    double n[4];
    for (std::size_t i = 0; i < 4; ++i) {
        const PdfObject* const number = all.value(&array->GetArray()[i]);
        if (number == nullptr || !(number->IsNumber() || number->IsReal())) return false;
        n[i] = number->IsReal() ? number->GetReal() : static_cast<double>(number->GetNumber());
        if (!std::isfinite(n[i]) || std::abs(n[i]) > 1e7) return false;
    }
    box = {std::min(n[0], n[2]), std::min(n[1], n[3]), std::max(n[0], n[2]), std::max(n[1], n[3])};
    return box.x1 > box.x0 && box.y1 > box.y0;
}

/// Our own: by us, and with our mark as the last line.
bool is_ours(const Resolver& all, const PdfObject* annotation) {
    if (all.text(annotation, "T") != author) return false;
    const std::string words = all.text(annotation, "Contents");
    const std::size_t last = words.find_last_of("\r\n");
    return is_mark(string_view(words).substr(last == std::string::npos ? 0 : last + 1));
}

struct Inherited {
    const PdfObject *media = nullptr, *crop = nullptr, *rotate = nullptr;
};

class PageWalk {
public:
    PageWalk(const Resolver& all, std::vector<PageInfo>& pages) : all_(all), pages_(pages) {}

    void visit(const PdfObject* node, Reference reference, Inherited above, int depth) {
        node = all_.value(node);
        if (node == nullptr || !node->IsDictionary() || depth > deepest) return;
        if (pages_.size() >= most_pages || !visited_.insert(node).second) return;
        const auto take = [&](const PdfObject*& value, const char* key) {
            const PdfObject* const own = all_.entry(node, key);
            if (own != nullptr && !own->IsNull()) value = own;
        };
        take(above.media, "MediaBox");
        take(above.crop, "CropBox");
        take(above.rotate, "Rotate");
        const PdfObject* const kids = all_.entry(node, "Kids");
        if (kids == nullptr || !kids->IsArray()) {
            const PdfObject* const type = all_.entry(node, "Type");
            if (type == nullptr || !type->IsName() || type->GetName() != PdfName("Pages"))
                add(node, reference, above);
            return;
        }
        for (const PdfObject& kid : kids->GetArray()) {
            Reference to;
            if (kid.IsReference())
                to = {static_cast<std::uint32_t>(kid.GetReference().ObjectNumber()),
                      static_cast<std::uint16_t>(kid.GetReference().GenerationNumber())};
            visit(&kid, to, above, depth + 1);
        }
    }

    std::vector<const PdfObject*> nodes;

private:
    void add(const PdfObject* node, Reference reference, const Inherited& inherited) {
        PageInfo page;
        page.reference = reference;
        Box media;
        if (!read_box(all_, inherited.media, media)) media = Box{};
        page.box = media;
        if (Box crop; read_box(all_, inherited.crop, crop)) {
            crop = {std::max(crop.x0, media.x0), std::max(crop.y0, media.y0),
                    std::min(crop.x1, media.x1), std::min(crop.y1, media.y1)};
            if (crop.x1 > crop.x0 && crop.y1 > crop.y0) page.box = crop;
        }
        if (inherited.rotate != nullptr && inherited.rotate->IsNumber())
            page.rotate = static_cast<int>((inherited.rotate->GetNumber() / 90 % 4 + 4) % 4) * 90;
        read_annotations(node, page);
        pages_.push_back(std::move(page));
        nodes.push_back(node);
    }
    void read_annotations(const PdfObject* node, PageInfo& page) const {
        const PdfObject* const array = all_.entry(node, "Annots");
        if (array == nullptr || !array->IsArray()) return;
        for (const PdfObject& each : array->GetArray()) {
            if (page.kept.size() >= most_kept) break;
            const PdfObject* const annotation = all_.value(&each);
            // The window of one of ours goes with it.
            const bool ours =
                is_ours(all_, annotation) || is_ours(all_, all_.entry(annotation, "Parent"));
            if (ours)
                ++page.ours;
            else
                page.kept.push_back(written(each));
        }
    }

    const Resolver& all_;
    std::vector<PageInfo>& pages_;
    std::set<const PdfObject*> visited_;
};

} // namespace

struct Document::Parsed {
    PdfVecObjects objects;
    std::unique_ptr<PdfParser> parser;
    std::vector<const PdfObject*> nodes; ///< dictionaries of the pages
};

Document::Document() : parsed_(std::make_unique<Parsed>()) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Result<Document> Document::open(string_view bytes, const std::string& name) {
    PdfError::EnableLogging(false);
    PdfError::EnableDebug(false);
    const auto locked = [&] {
        return fail("encrypted-file", name,
                    "The PDF is encrypted, and remarks cannot be written into it without breaking "
                    "its protection. Save a copy without a password or restrictions and annotate "
                    "that.");
    };
    Document out;
    Parsed& in = *out.parsed_;
    try {
        in.objects.SetAutoDelete(true);
        in.parser = std::make_unique<PdfParser>(&in.objects);
        in.parser->ParseFile(bytes.data(), static_cast<long>(bytes.size()), true);
        if (in.parser->GetEncrypted()) return locked();
        const PdfObject* const trailer = in.parser->GetTrailer();
        if (trailer == nullptr) return damaged(name, "it has no trailer");
        const Resolver all(in.objects);
        const PdfObject* const root = all.entry(trailer, "Root");
        if (root == nullptr) return damaged(name, "it has no catalogue");
        PageWalk walk(all, out.pages_);
        walk.visit(all.entry(root, "Pages"), {}, {}, 0);
        in.nodes = std::move(walk.nodes);
        if (out.pages_.empty()) return damaged(name, "its pages cannot be found");
        for (const char* const key : {"Root", "Info", "ID"})
            if (const PdfObject* const entry = trailer->GetDictionary().GetKey(PdfName(key)))
                out.trailer_ += std::string("/") + key + " " + written(*entry);
        std::int64_t last = 0;
        for (const PdfObject* const object : in.objects)
            last = std::max<std::int64_t>(last, object->Reference().ObjectNumber());
        if (const PdfObject* const size = all.entry(trailer, "Size"); size && size->IsNumber())
            last = std::max<std::int64_t>(last, size->GetNumber() - 1);
        if (last < 0 || last > 8'388'600) return damaged(name, "its objects cannot be counted");
        out.first_free_ = static_cast<std::uint32_t>(last) + 1;
    } catch (const PdfError&) {
        // The dictionary that says how stands where it can be read in any file.
        if (bytes.find("/Encrypt") != string_view::npos) return locked();
        return damaged(name, "its list of objects cannot be followed");
    }
    return out;
}

std::string Document::page_with(std::size_t page, const std::string& annotations) const {
    std::string out = "<<";
    for (const auto& [key, value] : parsed_->nodes[page]->GetDictionary().GetKeys()) {
        if (key == PdfName("Annots")) continue;
        out += "/" + key.GetEscapedName() + " " + written(*value);
    }
    if (!annotations.empty()) out += "/Annots[" + annotations + "]";
    return out + ">>";
}

} // namespace duly::annotate::pdf
