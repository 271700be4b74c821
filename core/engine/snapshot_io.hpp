// Bytes in a row, for much that repeats itself: numbers take as few bytes as they need (seven bits
// in each, lowest first, as in LEB128), and each string stands once, in a table before the rest.
// For what packs hold, in the place of codec_io.hpp. Reading takes no claim for more than there is;
// but a string that is asked for again costs its length again, so that this is for bytes whose
// maker is known.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace duly::engine {

class PackingWriter {
public:
    static constexpr bool reading = false;

    template <class... T> void operator()(const T&... values) { (put(values), ...); }

    void put(const char*) = delete; // would become a bool
    void put(std::unsigned_integral auto value) { number(value); }
    void put(const std::string& value) {
        const auto found = numbers_.try_emplace(value, numbers_.size());
        if (found.second) strings_.emplace_back(value);
        number(found.first->second);
    }

    [[nodiscard]] std::string take() {
        const std::string rest = std::move(out_);
        out_.clear();
        number(strings_.size());
        for (const std::string& each : strings_) {
            number(each.size());
            out_.append(each);
        }
        return std::move(out_) + rest;
    }

private:
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7)
            out_.push_back(static_cast<char>(0x80 | (value & 0x7F)));
        out_.push_back(static_cast<char>(value));
    }

    std::string out_;
    std::map<std::string, std::uint64_t> numbers_; ///< of the strings
    std::vector<std::string> strings_;
};

/// After the first fault `ok` stays false, and what is read means nothing.
class PackingReader {
public:
    static constexpr bool reading = true;

    explicit PackingReader(std::string_view in) : in_(in) {
        std::uint64_t left = number();
        strings_.reserve(std::min<std::uint64_t>(left, most_reserved));
        for (; left > 0 && ok_; --left) {
            const std::uint64_t size = number();
            if (size > in_.size()) {
                refuse();
                return;
            }
            strings_.push_back(in_.substr(0, size));
            in_.remove_prefix(size);
        }
    }

    template <class... T> void operator()(T&... values) { (get(values), ...); }

    void get(bool& value) {
        const std::uint64_t read = number();
        if (read > 1) ok_ = false;
        value = read == 1;
    }
    template <std::unsigned_integral T> void get(T& value) {
        const std::uint64_t read = number();
        value = static_cast<T>(read);
        if (value != read) refuse();
    }
    void get(std::string& value) {
        const std::uint64_t at = number();
        if (ok_ && at < strings_.size())
            value = std::string(strings_[at]); // sooner than assigning to it
        else
            refuse();
    }

    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] bool at_end() const { return in_.empty(); }
    void refuse() { ok_ = false; }

private:
    static constexpr std::uint64_t most_reserved = 1 << 16;

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; ok_ && !in_.empty() && shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(in_.front());
            in_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (shift == 63 && byte > 1) break; // more than 64 bits
            if (byte < 0x80) return value;
        }
        ok_ = false;
        return 0;
    }

    std::string_view in_;
    std::vector<std::string_view> strings_;
    bool ok_ = true;
};

} // namespace duly::engine
