// Decryption of files that open without a password. PoDoFo stays behind this header.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "read/pdf/nodes.hpp"
#include "read/pdf/objects.hpp"

namespace duly::read::pdf {

class Decryption : public StringCipher {
public:
    /// By the file's /Encrypt dictionary and the first part of its /ID; null when it needs a
    /// password or locks in a way that is not known.
    static std::unique_ptr<Decryption> open(const Value& dictionary, const std::string& id);
    ~Decryption() override;

    /// What is decrypted next belongs to this object.
    void select(std::uint32_t number, std::uint16_t generation);
    std::size_t decrypt(char* text, std::size_t size) override;
    /// Of a stream.
    std::string_view decrypt(std::string_view bytes, std::string& decrypted);
    [[nodiscard]] bool metadata_too() const;

private:
    struct Cipher;
    explicit Decryption(std::unique_ptr<Cipher> cipher);
    std::unique_ptr<Cipher> cipher_;
};

} // namespace duly::read::pdf
