#include "support/light_tree.hpp"

#include <algorithm>
#include <utility>

#include "support/pattern_literals.hpp"

namespace duly {
namespace {

constexpr int most_times = 100; ///< of a counted repetition, but for one of characters
constexpr int deepest = 40;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Whether it means more than itself.
bool is_sign(char c) {
    static constexpr std::array<bool, 256> table = [] {
        std::array<bool, 256> out{};
        for (const char sign : std::string_view("()[]{}|\\.^$*+?"))
            out[static_cast<unsigned char>(sign)] = true;
        return out;
    }();
    return table[static_cast<unsigned char>(c)];
}

/// Signs that have no other case and are no word's letters: punctuation, currency, arrows, boxes,
/// ticks and dingbats.
bool is_caseless(char32_t c) {
    return (c >= 0xA0 && c <= 0xBF && c != 0xAA && c != 0xB5 && c != 0xBA) ||
           (c >= 0x2000 && c <= 0x206F) || (c >= 0x20A0 && c <= 0x20BF) ||
           (c >= 0x2190 && c <= 0x23FF) || (c >= 0x2500 && c <= 0x2BFF);
}

} // namespace

LightCharacter light_character_at(std::string_view text) {
    const auto byte = [&](std::size_t i) -> char32_t {
        return static_cast<unsigned char>(text[i]);
    };
    const char32_t first = byte(0);
    const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < bytes) return {};
    char32_t code = first & (0x7Fu >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0u) != 0x80u) return {};
        code = code << 6 | (byte(i) & 0x3Fu);
    }
    const bool overlong = (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
    return {code, bytes};
}

/// Reads RE2's syntax as far as it is known here.
struct LightReader::Reading {
public:
    Reading(std::string_view pattern, LightPattern& out) : rest_(pattern), out_(out) {
        nodes_.reserve(pattern.size() / 2 + 4);
    }

    std::optional<LightTree> read() {
        const std::uint32_t root = alternatives(0);
        if (!known_ || !rest_.empty()) return std::nullopt;
        out_.groups_ = groups_;
        return LightTree{std::move(nodes_), root};
    }

private:
    using Kind = LightNode::Kind;
    using Op = LightPattern::Op;
    using Class = LightPattern::Class;
    struct Flags {
        bool fold = true, lines = false, dot_is_all = false;
    };

    [[nodiscard]] bool at(char c) const { return !rest_.empty() && rest_.front() == c; }
    [[nodiscard]] bool at_repetition() const {
        if (rest_.empty() || !is_sign(rest_.front())) return false;
        return at('*') || at('+') || at('?') || at_count().has_value();
    }

    char take() {
        if (rest_.empty()) {
            known_ = false;
            return '\0';
        }
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }

    std::uint32_t add(const LightNode& node) {
        if (nodes_.size() >= most_light_instructions) known_ = false;
        nodes_.push_back(node);
        return static_cast<std::uint32_t>(nodes_.size() - 1);
    }

    std::uint32_t alternatives(int depth) {
        if (depth > deepest) known_ = false;
        const Flags outside = flags_;
        const std::uint32_t first = sequence(depth);
        LightNode node;
        node.kind = Kind::alternatives;
        node.part = first;
        node.may_be_empty = nodes_[first].may_be_empty;
        node.counted = nodes_[first].counted;
        std::uint32_t last = first;
        while (known_ && at('|')) {
            take();
            last = put_behind(last, sequence(depth), node);
            node.may_be_empty = node.may_be_empty || nodes_[last].may_be_empty;
        }
        flags_ = outside;
        return last == first ? first : add(node);
    }

    std::uint32_t sequence(int depth) {
        LightNode node;
        node.kind = Kind::sequence;
        std::uint32_t last = LightNode::none;
        while (known_ && !rest_.empty() && !at('|') && !at(')')) {
            last = put_behind(last, repeated(depth), node);
            node.may_be_empty = node.may_be_empty && nodes_[last].may_be_empty;
        }
        return last == node.part && last != LightNode::none ? last : add(node);
    }

    /// One more part of a node that is not there yet, behind the last one so far; returns it.
    std::uint32_t put_behind(std::uint32_t last, std::uint32_t part, LightNode& whole) {
        (last == LightNode::none ? whole.part : nodes_[last].next) = part;
        whole.counted = std::max(whole.counted, nodes_[part].counted);
        return part;
    }

    struct Count {
        int least = 0, most = 0;
        std::size_t length = 0; ///< of its writing
    };
    /// "{2}", "{2,}", "{2,5}".
    [[nodiscard]] std::optional<Count> at_count() const {
        if (!at('{')) return std::nullopt;
        std::size_t i = 1;
        const auto number = [&]() -> std::optional<int> {
            int value = 0;
            const std::size_t begin = i;
            for (; i < rest_.size() && is_digit(rest_[i]) && i - begin < 4; ++i)
                value = value * 10 + (rest_[i] - '0');
            return i > begin ? std::optional(value) : std::nullopt;
        };
        const auto least = number();
        if (!least) return std::nullopt;
        Count count{*least, *least, 0};
        if (i < rest_.size() && rest_[i] == ',') {
            ++i;
            count.most = number().value_or(without_end);
        }
        if (i >= rest_.size() || rest_[i] != '}') return std::nullopt;
        count.length = i + 1;
        return count;
    }

    std::uint32_t repeated(int depth) {
        const std::uint32_t one = atom(depth);
        Count count;
        if (at('*')) {
            count = {0, without_end, 1};
        } else if (at('+')) {
            count = {1, without_end, 1};
        } else if (at('?')) {
            count = {0, 1, 1};
        } else if (const auto counted = at_count()) {
            count = *counted;
        } else {
            if (at('{')) known_ = false; // a brace that is none of ours
            return one;
        }
        rest_.remove_prefix(count.length);
        LightNode node;
        node.kind = Kind::repeated;
        node.least = count.least;
        node.most = count.most;
        if (at('?')) {
            take();
            node.lazy = true;
        }
        const int times = std::max(count.least, count.most);
        const bool of_characters = nodes_[one].kind == Kind::one_of;
        const bool too_many = times > (of_characters ? most_counted : most_times) ||
                              (count.most != without_end && count.most < count.least);
        node.counted = std::max(1, times) * nodes_[one].counted;
        if (node.counted > most_counted) known_ = false;
        // Matchers differ on "(a*)*" and "a**".
        if (too_many || at_repetition() || (nodes_[one].may_be_empty && count.most != 1))
            known_ = false;
        node.may_be_empty = nodes_[one].may_be_empty || count.least == 0;
        node.part = one;
        return add(node);
    }

    std::uint32_t assertion(Op op) {
        LightNode node;
        node.kind = Kind::assertion;
        node.op = static_cast<std::uint8_t>(op);
        return add(node);
    }

    std::uint32_t one_of(Class members) {
        LightNode node;
        node.kind = Kind::one_of;
        node.may_be_empty = false;
        node.first = static_cast<std::uint32_t>(out_.classes_.size());
        out_.classes_.push_back(std::move(members));
        return add(node);
    }

    std::uint32_t atom(int depth) {
        const char c = take();
        switch (c) {
        case '(':
            return group(depth);
        case '[':
            return bracket();
        case '\\':
            return escaped();
        case '.': {
            Class any;
            any.ascii = {~std::uint64_t{0}, ~std::uint64_t{0}};
            any.others = true;
            if (!flags_.dot_is_all) any.ascii[0] &= ~(std::uint64_t{1} << '\n');
            return one_of(std::move(any));
        }
        case '^':
            return assertion(flags_.lines ? Op::line_begin : Op::text_begin);
        case '$':
            return assertion(flags_.lines ? Op::line_end : Op::text_end);
        case '*':
        case '+':
        case '?':
        case '{':
            known_ = false;
            return add({});
        default:
            rest_ = std::string_view(rest_.data() - 1, rest_.size() + 1);
            return letters();
        }
    }

    /// As many plain characters as stand together; a sign of repetition takes the last one only.
    std::uint32_t letters() {
        LightNode node;
        node.kind = Kind::literal;
        node.may_be_empty = false;
        node.strict = !flags_.fold;
        node.first = static_cast<std::uint32_t>(out_.letters_.size());
        const std::string_view all = rest_;
        while (!rest_.empty() && !is_sign(rest_.front())) {
            std::size_t bytes = 1;
            if (static_cast<unsigned char>(rest_.front()) >= 0x80) {
                const LightCharacter sign = light_character_at(rest_);
                if (sign.bytes == 0 || !is_caseless(sign.code)) {
                    known_ = false;
                    break;
                }
                bytes = sign.bytes;
            }
            rest_.remove_prefix(bytes);
            const bool repeated = at_repetition();
            if (node.count > 0 && repeated) { // a piece of its own
                rest_ = all.substr(node.count);
                break;
            }
            node.count += static_cast<std::uint32_t>(bytes);
            if (repeated) break;
        }
        if (node.count == 0) known_ = false; // a bracket that closes nothing
        out_.letters_.append(all.substr(0, node.count));
        if (flags_.fold)
            for (std::size_t i = node.first; i < out_.letters_.size(); ++i)
                out_.letters_[i] = lowered(out_.letters_[i]);
        return add(node);
    }

    std::uint32_t group(int depth) {
        const Flags outside = flags_;
        LightNode node;
        if (at('?')) {
            take();
            bool on = true;
            while (known_ && !at(':') && !at(')')) {
                const char flag = take();
                if (flag == '-' && on && !at(':') && !at(')')) // RE2 wants a flag behind it
                    on = false;
                else if (flag == 'i')
                    flags_.fold = on;
                else if (flag == 'm')
                    flags_.lines = on;
                else if (flag == 's')
                    flags_.dot_is_all = on;
                else
                    known_ = false;
            }
            if (take() == ')') { // for what follows, as far as the group around goes
                if (at_repetition()) known_ = false;
                return add({});
            }
        } else {
            node.kind = Kind::group;
            node.first = static_cast<std::uint32_t>(++groups_);
            if (groups_ > most_light_groups) known_ = false;
        }
        const std::uint32_t inner = alternatives(depth + 1);
        if (take() != ')') known_ = false;
        flags_ = outside;
        if (node.kind != Kind::group) return inner;
        node.may_be_empty = nodes_[inner].may_be_empty;
        node.counted = nodes_[inner].counted;
        node.part = inner;
        return add(node);
    }

    static void put(Class& into, char from, char to) {
        const unsigned last = static_cast<unsigned char>(to);
        for (unsigned c = static_cast<unsigned char>(from); c <= last; ++c)
            into.ascii[c >> 6] |= std::uint64_t{1} << (c & 63u);
    }

    /// "\d", "\w", "\s" and their opposites; false for any other letter.
    static bool put_known(Class& into, char letter) {
        Class members;
        switch (letter | 0x20) {
        case 'd':
            put(members, '0', '9');
            break;
        case 'w':
            put(members, '0', '9');
            put(members, 'a', 'z');
            put(members, 'A', 'Z');
            put(members, '_', '_');
            break;
        case 's':
            for (const char c : {'\t', '\n', '\f', '\r', ' '})
                put(members, c, c);
            break;
        default:
            return false;
        }
        const bool opposite = letter < 'a';
        for (std::size_t i = 0; i < 2; ++i)
            into.ascii[i] |= opposite ? ~members.ascii[i] : members.ascii[i];
        into.others = into.others || opposite;
        return true;
    }

    /// The character that an escape stands for, or nothing.
    static std::optional<char> plain_escape(char c) {
        switch (c) {
        case 'n':
            return '\n';
        case 't':
            return '\t';
        case 'r':
            return '\r';
        case 'f':
            return '\f';
        case 'v':
            return '\v';
        default:
            if (static_cast<unsigned char>(c) >= 0x80 || is_word(c) || c < ' ') return std::nullopt;
            return c;
        }
    }

    std::uint32_t escaped() {
        const char c = take();
        if (!known_) return add({});
        switch (c) {
        case 'b':
            return assertion(Op::word_edge);
        case 'B':
            return assertion(Op::no_word_edge);
        case 'A':
            return assertion(Op::text_begin);
        case 'z':
            return assertion(Op::text_end);
        default:
            break;
        }
        Class members;
        if (put_known(members, c)) return one_of(std::move(members));
        const auto plain = plain_escape(c);
        if (!plain) {
            known_ = false;
            return add({});
        }
        LightNode node;
        node.kind = Kind::literal;
        node.may_be_empty = false;
        node.first = static_cast<std::uint32_t>(out_.letters_.size());
        node.count = 1;
        out_.letters_ += *plain;
        return add(node);
    }

    /// One end of a range within brackets.
    std::optional<char32_t> member() {
        const char c = take();
        if (c == '\\') {
            const auto plain = plain_escape(take());
            if (!plain) known_ = false;
            return plain ? std::optional<char32_t>(*plain) : std::nullopt;
        }
        if (static_cast<unsigned char>(c) < 0x80) return c;
        const LightCharacter sign =
            light_character_at(std::string_view(rest_.data() - 1, rest_.size() + 1));
        if (sign.bytes == 0 || !is_caseless(sign.code)) {
            known_ = false;
            return std::nullopt;
        }
        rest_.remove_prefix(sign.bytes - 1);
        return sign.code;
    }

    std::uint32_t bracket() {
        Class members;
        const bool opposite = at('^');
        if (opposite) take();
        for (bool first = true; known_ && (first || !at(']')); first = false) {
            if (at('[') && rest_.size() > 1 && rest_[1] == ':') known_ = false;
            if (at('\\') && rest_.size() > 1 && put_known(members, rest_[1])) {
                rest_.remove_prefix(2);
                if (at('-') && rest_.size() > 1 && rest_[1] != ']') known_ = false;
                continue;
            }
            const auto from = member();
            auto to = from;
            if (known_ && at('-') && rest_.size() > 1 && rest_[1] != ']') {
                take();
                to = member();
            }
            constexpr char32_t most_signs = 0x100;
            const bool range = known_ && from && to && *from <= *to;
            if (range && *to < 0x80) {
                put(members, static_cast<char>(*from), static_cast<char>(*to));
            } else if (!range || *from < 0x80 || *to - *from > most_signs) {
                known_ = false;
            } else {
                for (char32_t c = *from; c <= *to; ++c)
                    known_ = known_ && is_caseless(c);
                members.exceptions.emplace_back(*from, *to);
            }
        }
        if (take() != ']') known_ = false;
        if (flags_.fold) { // bits of A to Z and a to z, in the upper half of ASCII
            constexpr std::uint64_t capitals = 0x07FFFFFEu;
            const std::uint64_t both = (members.ascii[1] | members.ascii[1] >> 32) & capitals;
            members.ascii[1] |= both | both << 32;
        }
        if (members.others) members.exceptions.clear();
        if (opposite) {
            members.ascii = {~members.ascii[0], ~members.ascii[1]};
            members.others = !members.others;
        }
        return one_of(std::move(members));
    }

    std::string_view rest_;
    LightPattern& out_;
    std::vector<LightNode> nodes_;
    Flags flags_;
    std::size_t groups_ = 0;
    bool known_ = true;
};

std::optional<LightTree> LightReader::read(std::string_view pattern, LightPattern& out) {
    return Reading(pattern, out).read();
}

} // namespace duly
