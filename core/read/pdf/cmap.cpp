#include "read/pdf/cmap.hpp"

#include <algorithm>

#include "read/pdf/content_lexer.hpp"
#include "read/pdf/glyph_names.hpp"

namespace duly::read::pdf {

namespace {

using Kind = Operand::Kind;

std::uint32_t code_of(std::string_view bytes) {
    std::uint32_t code = 0;
    for (const char byte : bytes.substr(0, 4))
        code = code << 8 | static_cast<unsigned char>(byte);
    return code;
}

/// The last of sorted ranges that holds a code, looking back a little where ranges overlap.
template <class Range>
const Range* find_range(const std::vector<Range>& ranges, std::uint32_t code) {
    auto after = std::upper_bound(ranges.begin(), ranges.end(), code,
                                  [](std::uint32_t c, const Range& r) { return c < r.low; });
    for (int back = 0; back < 8 && after != ranges.begin(); ++back)
        if ((--after)->high >= code) return &*after;
    return nullptr;
}

} // namespace

void CMap::set_two_bytes() {
    spaces_ = {{0, 0xFFFF, 2}};
}

void CMap::sort() {
    const auto by_low = [](const auto& a, const auto& b) { return a.low < b.low; };
    std::stable_sort(texts_.begin(), texts_.end(), by_low);
    std::stable_sort(cids_.begin(), cids_.end(), by_low);
}

void CMap::parse(std::string_view text) {
    ContentLexer lexer(text);
    std::string_view word;
    while (lexer.next(word)) {
        const std::span<const Operand> operands = lexer.operands();
        const std::size_t count = operands.size();
        if (word == "endcodespacerange") {
            for (std::size_t i = 0; i + 1 < count; i += 2) {
                const std::string_view low = operands[i].text, high = operands[i + 1].text;
                if (low.empty() || low.size() > 4 || spaces_.size() >= 256) continue;
                spaces_.push_back(
                    {code_of(low), code_of(high), static_cast<std::uint8_t>(low.size())});
            }
        } else if (word == "endbfchar") {
            for (std::size_t i = 0; i + 1 < count; i += 2) {
                const std::uint32_t code = code_of(operands[i].text);
                if (operands[i].kind != Kind::string || operands[i + 1].kind != Kind::string)
                    continue;
                texts_.push_back({code, code, std::string(operands[i + 1].text.substr(0, 512))});
            }
        } else if (word == "endbfrange") {
            for (std::size_t i = 0; i + 2 < count;) {
                const std::uint32_t low = code_of(operands[i].text);
                const std::uint32_t high = code_of(operands[i + 1].text);
                i += 2;
                if (operands[i].kind == Kind::string) {
                    texts_.push_back({low, high, std::string(operands[i].text.substr(0, 512))});
                    ++i;
                    continue;
                }
                if (operands[i].kind != Kind::array) {
                    ++i;
                    continue;
                }
                std::uint32_t code = low;
                for (++i; i < count && operands[i].kind == Kind::string; ++i, ++code)
                    if (code <= high)
                        texts_.push_back(
                            {code, code, std::string(operands[i].text.substr(0, 512))});
                if (i < count) ++i; // the bracket
            }
        } else if (word == "endcidrange") {
            for (std::size_t i = 0; i + 2 < count; i += 3)
                cids_.push_back(
                    {code_of(operands[i].text), code_of(operands[i + 1].text),
                     static_cast<std::uint32_t>(std::clamp(operands[i + 2].number, 0.0, 1e6))});
        } else if (word == "endcidchar") {
            for (std::size_t i = 0; i + 1 < count; i += 2) {
                const std::uint32_t code = code_of(operands[i].text);
                cids_.push_back(
                    {code, code,
                     static_cast<std::uint32_t>(std::clamp(operands[i + 1].number, 0.0, 1e6))});
            }
        } else if (word == "usecmap" && count > 0) {
            used_ = operands.back().text;
        } else if (word == "def" && count >= 2 && operands[count - 2].text == "WMode") {
            vertical_ = operands[count - 1].number == 1;
        }
    }
    sort();
}

std::uint32_t CMap::next_code(std::string_view string, std::size_t& at) const {
    std::uint32_t code = 0;
    std::size_t shortest = 4;
    for (std::size_t length = 1; length <= 4 && at + length <= string.size(); ++length) {
        code = code << 8 | static_cast<unsigned char>(string[at + length - 1]);
        for (const Space& space : spaces_) {
            shortest = std::min<std::size_t>(shortest, space.bytes);
            if (space.bytes == length && code >= space.low && code <= space.high) {
                at += length;
                return code;
            }
        }
    }
    // In no space: as many bytes as the shortest has.
    const std::size_t length = std::min(spaces_.empty() ? 1 : shortest, string.size() - at);
    code = code_of(string.substr(at, length));
    at += length;
    return code;
}

bool CMap::append_text(std::string& out, std::uint32_t code) const {
    const Text* range = find_range(texts_, code);
    if (range == nullptr || range->utf16.empty()) return false;
    const std::string& units = range->utf16;
    char32_t pending = 0;
    if (units.size() == 1) { // some write one byte
        append_character(out, static_cast<unsigned char>(units[0]) + (code - range->low));
        return true;
    }
    for (std::size_t i = 0; i + 1 < units.size(); i += 2) {
        auto unit = static_cast<char32_t>(static_cast<unsigned char>(units[i]) << 8 |
                                          static_cast<unsigned char>(units[i + 1]));
        if (i + 3 >= units.size()) unit += code - range->low;
        if (unit >= 0xD800 && unit < 0xDC00) {
            pending = unit;
        } else if (unit >= 0xDC00 && unit < 0xE000 && pending != 0) {
            append_character(out, 0x10000 + ((pending - 0xD800) << 10) + (unit - 0xDC00));
            pending = 0;
        } else {
            append_character(out, unit);
        }
    }
    return true;
}

std::uint32_t CMap::cid(std::uint32_t code) const {
    if (cids_.empty()) return code;
    const Cids* range = find_range(cids_, code);
    return range == nullptr ? 0 : range->first + (code - range->low);
}

} // namespace duly::read::pdf
