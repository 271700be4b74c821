// A growing buffer of bytes that is not filled with zeros first: what streams are unpacked into.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace duly::read::pdf {

class Bytes {
public:
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t capacity() const { return capacity_; }
    [[nodiscard]] char* data() { return data_.get(); }
    [[nodiscard]] std::string_view view() const { return {data_.get(), size_}; }
    void clear() { size_ = 0; }
    void set_size(std::size_t size) { size_ = std::min(size, capacity_); }

    void reserve(std::size_t capacity) {
        if (capacity <= capacity_) return;
        if (size_ == 0) data_.reset(); // not both at once
        auto bigger = std::unique_ptr<char[]>(new char[capacity]);
        if (size_ > 0) std::memcpy(bigger.get(), data_.get(), size_);
        data_ = std::move(bigger);
        capacity_ = capacity;
    }
    void append(std::string_view more) {
        if (size_ + more.size() > capacity_)
            reserve(std::max(size_ + more.size(), capacity_ + capacity_ / 2));
        if (!more.empty()) std::memcpy(data_.get() + size_, more.data(), more.size());
        size_ += more.size();
    }
    void erase_front(std::size_t count) {
        count = std::min(count, size_);
        if (count > 0) std::memmove(data_.get(), data_.get() + count, size_ - count);
        size_ -= count;
    }

private:
    std::unique_ptr<char[]> data_;
    std::size_t size_ = 0, capacity_ = 0;
};

} // namespace duly::read::pdf
