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
    /// What is decrypted next belongs to this object.
    virtual void select(std::uint32_t number, std::uint16_t generation) = 0;
    /// Of a string, in its place.
    std::size_t decrypt(char* text, std::size_t size) override = 0;
    /// Of a stream.
    virtual std::string_view decrypt(std::string_view bytes, std::string& decrypted) = 0;
    [[nodiscard]] virtual bool metadata_too() const = 0;
};

/// By the file's /Encrypt dictionary and the first part of its /ID; null when it needs a password
/// or locks in a way that is not known. Throws WholeReaderWanted where PoDoFo is not linked.
std::unique_ptr<Decryption> open_decryption(const Value& dictionary, const std::string& id);

} // namespace duly::read::pdf
