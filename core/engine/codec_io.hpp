// Bytes in a row: numbers little-endian, strings and lists with their length before them. Reading
// never trusts a length: it is held against what is left, and lists grow only as their elements
// arrive.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace duly::engine {

class Writer {
public:
    static constexpr bool reading = false;

    template <class... T> void operator()(const T&... values) { (put(values), ...); }

    void put(const char*) = delete; // would become a bool
    void put(bool value) { number<1>(value ? 1 : 0); }
    void put(std::uint8_t value) { number<1>(value); }
    void put(std::uint16_t value) { number<2>(value); }
    void put(std::uint32_t value) { number<4>(value); }
    void put(std::uint64_t value) { number<8>(value); }
    void put(double value) { number<8>(std::bit_cast<std::uint64_t>(value)); }
    void put(const std::string& value) { put(std::string_view(value)); }
    void put(std::string_view value) {
        put(static_cast<std::uint32_t>(value.size()));
        out_.append(value);
    }

    [[nodiscard]] const std::string& bytes() const { return out_; }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    template <std::size_t bytes> void number(std::uint64_t value) {
        std::array<char, bytes> raw{};
        for (std::size_t i = 0; i < bytes; ++i)
            raw[i] = static_cast<char>((value >> (8 * i)) & 0xFF);
        out_.append(raw.data(), bytes);
    }
    std::string out_;
};

/// After the first fault every value read is empty and `ok` stays false.
class Reader {
public:
    static constexpr bool reading = true;

    explicit Reader(std::string_view in) : in_(in) {}

    template <class... T> void operator()(T&... values) { (get(values), ...); }

    void get(bool& value) {
        const auto n = number<1>();
        if (n > 1) ok_ = false;
        value = n == 1;
    }
    void get(std::uint8_t& value) { value = static_cast<std::uint8_t>(number<1>()); }
    void get(std::uint16_t& value) { value = static_cast<std::uint16_t>(number<2>()); }
    void get(std::uint32_t& value) { value = static_cast<std::uint32_t>(number<4>()); }
    void get(std::uint64_t& value) { value = number<8>(); }
    void get(double& value) { value = std::bit_cast<double>(number<8>()); }
    void get(std::string& value) { value = std::string(string()); } // sooner than assigning to it
    /// Lives as long as the input.
    void get(std::string_view& value) { value = string(); }

    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] bool at_end() const { return in_.empty(); }
    void refuse() { ok_ = false; }

private:
    template <std::size_t bytes> std::uint64_t number() {
        if (!ok_ || in_.size() < bytes) {
            ok_ = false;
            return 0;
        }
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < bytes; ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(in_[i])) << (8 * i);
        in_.remove_prefix(bytes);
        return value;
    }
    std::string_view string() {
        const auto size = number<4>();
        if (!ok_ || size > in_.size()) {
            ok_ = false;
            return {};
        }
        const std::string_view value = in_.substr(0, size);
        in_.remove_prefix(size);
        return value;
    }

    std::string_view in_;
    bool ok_ = true;
};

} // namespace duly::engine
