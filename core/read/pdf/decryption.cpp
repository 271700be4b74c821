#include "read/pdf/decryption.hpp"

#include <algorithm>
#include <cstring>

#include <openssl/provider.h>
#include <podofo/podofo-base.h>

namespace duly::read::pdf {

namespace {

/// PoDoFo reads the dictionary itself, so it gets it as its own kind of object.
PoDoFo::PdfObject to_podofo(const Value& value, int depth) {
    using namespace PoDoFo;
    if (value.is_number()) return PdfObject(PdfVariant(static_cast<pdf_int64>(value.integer())));
    if (value.is_name()) return PdfObject(PdfVariant(PdfName(std::string(value.name()))));
    if (value.is_string()) {
        const std::string bytes = value.bytes();
        return PdfObject(PdfVariant(PdfString(bytes.data(), static_cast<pdf_long>(bytes.size()))));
    }
    PdfDictionary dictionary;
    if (depth < 4)
        value.each([&](std::string_view key, const Value& entry) {
            if (!entry.is_null() && !entry.is_array())
                dictionary.AddKey(PdfName(std::string(key)), to_podofo(entry, depth + 1));
        });
    else
        return {};
    if (value.is_dictionary()) return PdfObject(PdfVariant(dictionary));
    return PdfObject(PdfVariant(value.boolean()));
}

} // namespace

void prepare_encryption() {
    struct Providers {
        OSSL_PROVIDER* usual = OSSL_PROVIDER_load(nullptr, "default");
        OSSL_PROVIDER* old = OSSL_PROVIDER_load(nullptr, "legacy"); // RC4 lives there
        ~Providers() {
            if (old != nullptr) OSSL_PROVIDER_unload(old);
            if (usual != nullptr) OSSL_PROVIDER_unload(usual);
        }
    };
    static const Providers loaded;
    (void)loaded;
}

namespace {

class PodofoDecryption : public Decryption {
public:
    explicit PodofoDecryption(std::unique_ptr<PoDoFo::PdfEncrypt> cipher)
        : cipher_(std::move(cipher)) {}

    void select(std::uint32_t number, std::uint16_t generation) override {
        cipher_->SetCurrentReference(PoDoFo::PdfReference(number, generation));
    }

    [[nodiscard]] bool metadata_too() const override { return cipher_->IsMetadataEncrypted(); }

    std::size_t decrypt(char* text, std::size_t size) override {
        std::string decrypted;
        const std::string_view plain = decrypt(std::string_view(text, size), decrypted);
        std::memcpy(text, plain.data(), std::min(size, plain.size()));
        return std::min(size, plain.size());
    }

    std::string_view decrypt(std::string_view bytes, std::string& decrypted) override {
        const bool blocks = cipher_->CalculateStreamOffset() > 0; // AES, the first one a key
        const std::size_t usable = blocks ? bytes.size() / 16 * 16 : bytes.size();
        if (usable == 0 || (blocks && usable < 32)) return {};
        decrypted.assign(usable + 64, '\0');
        // RC4 wants to be told that as many bytes come out.
        auto length = static_cast<PoDoFo::pdf_long>(blocks ? decrypted.size() : usable);
        try {
            cipher_->Decrypt(reinterpret_cast<const unsigned char*>(bytes.data()),
                             static_cast<PoDoFo::pdf_long>(usable),
                             reinterpret_cast<unsigned char*>(decrypted.data()), length);
        } catch (const PoDoFo::PdfError&) {
            if (!blocks) return {};
            length = static_cast<PoDoFo::pdf_long>(usable - 16); // a padding that is none
        }
        decrypted.resize(std::min(static_cast<std::size_t>(std::max<PoDoFo::pdf_long>(length, 0)),
                                  decrypted.size()));
        return decrypted;
    }

private:
    std::unique_ptr<PoDoFo::PdfEncrypt> cipher_;
};

} // namespace

std::unique_ptr<Decryption> open_decryption(const Value& dictionary, const std::string& id) {
    prepare_encryption();
    PoDoFo::PdfError::EnableLogging(false);
    PoDoFo::PdfError::EnableDebug(false);
    try {
        const PoDoFo::PdfObject object = to_podofo(dictionary, 0);
        std::unique_ptr<PoDoFo::PdfEncrypt> cipher(PoDoFo::PdfEncrypt::CreatePdfEncrypt(&object));
        const PoDoFo::PdfString document(id.data(), static_cast<PoDoFo::pdf_long>(id.size()));
        if (!cipher || !cipher->Authenticate("", document)) return nullptr;
        return std::make_unique<PodofoDecryption>(std::move(cipher));
    } catch (const PoDoFo::PdfError&) {
        return nullptr;
    }
}

} // namespace duly::read::pdf
