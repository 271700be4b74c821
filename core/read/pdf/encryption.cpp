// Encrypted files that open without a password: PoDoFo has the ciphers, OpenSSL the oldest of them
// in a module of its own.
#include <openssl/provider.h>

#include "read/pdf/podofo.hpp"

namespace duly::read::pdf {

void prepare_encryption() {
    static const bool loaded = [] {
        OSSL_PROVIDER_load(nullptr, "default");
        OSSL_PROVIDER_load(nullptr, "legacy");
        return true;
    }();
    (void)loaded;
}

Opening Objects::set_up_decryption() {
    const Value dictionary = references_.trailer["Encrypt"];
    if (!dictionary.is_dictionary() || machine_->cipher) return Opening::fine;
    content_.encrypted = true;
    prepare_encryption();
    const std::string id = references_.trailer["ID"][0].bytes();
    try {
        const PoDoFo::PdfObject object(
            *static_cast<const PoDoFo::PdfVariant*>(dictionary.identity()));
        std::unique_ptr<PoDoFo::PdfEncrypt> cipher(PoDoFo::PdfEncrypt::CreatePdfEncrypt(&object));
        const PoDoFo::PdfString document(id.data(), static_cast<PoDoFo::pdf_long>(id.size()));
        if (!cipher || !cipher->Authenticate("", document)) return Opening::needs_password;
        // What was read so far was read without the key; only strings would differ.
        const std::uint32_t own = dictionary.object_number();
        for (auto entry = machine_->objects.begin(); entry != machine_->objects.end();) {
            if (entry->first == own || !entry->second || entry->second->has_stream) {
                ++entry;
                continue;
            }
            machine_->retired.push_back(std::move(entry->second));
            entry = machine_->objects.erase(entry);
        }
        machine_->cipher = std::move(cipher);
    } catch (const PoDoFo::PdfError&) {
        return Opening::needs_password;
    }
    return Opening::fine;
}

} // namespace duly::read::pdf
