// The words of a content stream (and of a CMap, which has the same syntax): operands collected up
// to their operator. Strings that need no unescaping are views of the stream itself.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace duly::read::pdf {

struct Operand {
    enum class Kind : std::uint8_t {
        number,
        name,
        string,
        array,
        array_end,
        dictionary,
        dictionary_end,
        word ///< true, false, null inside an array or a dictionary
    };
    Kind kind = Kind::number;
    double number = 0;
    std::string_view text; ///< of a name, a string, a word
};

class ContentLexer {
public:
    explicit ContentLexer(std::string_view stream) : stream_(stream) {}

    /// Reads on to the next operator; false at the end. Operands are those before it; views in them
    /// hold until the next call.
    bool next(std::string_view& word);
    [[nodiscard]] std::span<const Operand> operands() const { return {operands_.data(), count_}; }

    /// How many operands there are, and the number at `index` (0 when it is none).
    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] double number(std::size_t index) const {
        return index < count_ ? operands_[index].number : 0;
    }

    [[nodiscard]] std::string_view stream() const { return stream_; }
    [[nodiscard]] std::size_t at() const { return at_; }
    void go_to(std::size_t at) { at_ = at < stream_.size() ? at : stream_.size(); }

private:
    std::string_view read_string();
    std::string_view read_hex_string();
    std::string_view read_name();
    std::string_view read_regular();
    char* scratch(std::size_t size);
    void add(Operand::Kind kind, double number = 0, std::string_view text = {}) {
        if (count_ == operands_.size()) operands_.resize(2 * count_ + 16);
        Operand& made = operands_[count_++];
        made.kind = kind;
        made.number = number;
        made.text = text;
    }
    void forget();

    std::string_view stream_;
    std::size_t at_ = 0;
    std::vector<Operand> operands_; ///< the first `count_` are of this operator
    std::size_t count_ = 0;
    std::vector<std::unique_ptr<char[]>> chunks_; ///< for strings that had to be unescaped
    std::size_t chunk_ = 0, chunk_used_ = 0;
    std::vector<std::unique_ptr<char[]>> large_;
};

} // namespace duly::read::pdf
