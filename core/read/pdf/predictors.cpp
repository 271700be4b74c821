#include "read/pdf/predictors.hpp"

#include <cstdlib>

namespace duly::read::pdf {

namespace {

using Byte = unsigned char;

Byte paeth(int left, int up, int corner) {
    const int guess = left + up - corner;
    const int to_left = std::abs(guess - left), to_up = std::abs(guess - up),
              to_corner = std::abs(guess - corner);
    if (to_left <= to_up && to_left <= to_corner) return static_cast<Byte>(left);
    return static_cast<Byte>(to_up <= to_corner ? up : corner);
}

/// Rows of a byte that says how, and the row; the rows move up over those bytes.
std::size_t undo_png(Byte* bytes, std::size_t size, std::size_t row, std::size_t pixel) {
    const std::size_t rows = (size + row) / (row + 1);
    std::size_t written = 0;
    for (std::size_t r = 0; r < rows; ++r) {
        const Byte* const source = bytes + r * (row + 1);
        const std::size_t length = std::min(row, size - r * (row + 1) - 1);
        const Byte how = source[0];
        Byte* const target = bytes + r * row;
        const Byte* const above = r == 0 ? nullptr : target - row;
        for (std::size_t i = 0; i < length; ++i) {
            const int left = i >= pixel ? target[i - pixel] : 0;
            const int up = above != nullptr ? above[i] : 0;
            const int corner = above != nullptr && i >= pixel ? above[i - pixel] : 0;
            int add = 0;
            if (how == 1) add = left;
            if (how == 2) add = up;
            if (how == 3) add = (left + up) / 2;
            if (how == 4) add = paeth(left, up, corner);
            target[i] = static_cast<Byte>(source[1 + i] + add);
        }
        written += length;
    }
    return written;
}

void undo_tiff(Byte* bytes, std::size_t size, std::size_t row, std::size_t pixel) {
    for (std::size_t begin = 0; begin < size; begin += row)
        for (std::size_t i = begin + pixel; i < std::min(size, begin + row); ++i)
            bytes[i] = static_cast<Byte>(bytes[i] + bytes[i - pixel]);
}

} // namespace

bool undo_predictor(const Value& parameters, Bytes& out, std::size_t begin) {
    const std::int64_t predictor = parameters["Predictor"].integer(1);
    if (predictor < 2 || out.size() <= begin) return true;
    const std::int64_t colours = parameters["Colors"].integer(1);
    const std::int64_t bits = parameters["BitsPerComponent"].integer(8);
    const std::int64_t columns = parameters["Columns"].integer(1);
    if (colours < 1 || colours > 64 || bits < 1 || bits > 16 || columns < 1 || columns > 1 << 24)
        return false;
    const auto row = static_cast<std::size_t>((columns * colours * bits + 7) / 8);
    const auto pixel =
        static_cast<std::size_t>(std::max<std::int64_t>(1, (colours * bits + 7) / 8));
    Byte* const bytes = reinterpret_cast<Byte*>(out.data()) + begin;
    const std::size_t size = out.size() - begin;
    if (predictor >= 10)
        out.set_size(begin + undo_png(bytes, size, row, pixel));
    else if (bits == 8)
        undo_tiff(bytes, size, row, pixel);
    return true;
}

} // namespace duly::read::pdf
