#include "support/light_pattern.hpp"

#include <algorithm>
#include <bit>

#include "support/light_tree.hpp"
#include "support/pattern_literals.hpp"

namespace duly {
namespace {

constexpr std::uint32_t most_in_runs = 4'000; ///< of a program: what RE2 has room for
constexpr std::uint32_t no_end = 0xFFFFFFFFu;

} // namespace

/// Writes the program of a tree.
class LightEmitter {
public:
    LightEmitter(const std::vector<LightNode>& nodes, LightPattern& out)
        : nodes_(nodes), out_(out), program_(out.program_) {}

    /// False when it would be too long.
    bool write(std::uint32_t root) {
        program_.reserve(nodes_.size() * 2 + 4);
        write_node(root);
        put({Op::done});
        // What is counted, RE2 writes out, a dozen instructions for any character.
        out_.worth_compiling_ = 20'000 + 200 * (program_.size() + std::uint64_t{12} * in_runs_);
        return !is_too_long();
    }

private:
    using Op = LightPattern::Op;
    using Instruction = LightPattern::Instruction;
    using Kind = LightNode::Kind;

    bool is_too_long() const {
        return program_.size() > most_light_instructions || in_runs_ > most_in_runs;
    }
    std::uint32_t here() const { return static_cast<std::uint32_t>(program_.size()); }
    std::uint32_t put(Instruction one) {
        program_.push_back(one);
        return here() - 1;
    }
    std::uint32_t fork() {
        return put({Op::fork, 0, 0, static_cast<std::uint32_t>(out_.forks_++)});
    }
    void once() { put({Op::once, static_cast<std::uint32_t>(out_.forks_++)}); }
    /// Which way a fork tries first.
    void aim(std::uint32_t fork, std::uint32_t in, std::uint32_t past, bool lazy) {
        program_[fork].x = lazy ? past : in;
        program_[fork].y = lazy ? in : past;
    }

    void write_node(std::uint32_t number) {
        const LightNode& node = nodes_[number];
        if (is_too_long()) return;
        switch (node.kind) {
        case Kind::nothing:
            break;
        case Kind::literal:
            put({node.strict ? Op::strict : Op::literal, node.first, 0, node.count});
            break;
        case Kind::one_of:
            put({Op::one_of, node.first});
            break;
        case Kind::assertion:
            put({static_cast<Op>(node.op)});
            break;
        case Kind::sequence:
            for (std::uint32_t part = node.part; part != LightNode::none; part = nodes_[part].next)
                write_node(part);
            break;
        case Kind::alternatives:
            write_alternatives(node);
            break;
        case Kind::repeated:
            write_repeated(node);
            break;
        case Kind::group:
            put({Op::save, 2 * node.first});
            write_node(node.part);
            put({Op::save, 2 * node.first + 1});
            break;
        }
    }

    void write_alternatives(const LightNode& node) {
        const std::size_t jumps = open_.size();
        std::uint32_t part = node.part;
        for (; nodes_[part].next != LightNode::none; part = nodes_[part].next) {
            const std::uint32_t choice = fork();
            write_node(part);
            open_.push_back(put({Op::jump}));
            aim(choice, choice + 1, here(), false);
        }
        write_node(part);
        for (; open_.size() > jumps; open_.pop_back())
            program_[open_.back()].x = here();
    }

    void write_repeated(const LightNode& node) {
        const LightNode& part = nodes_[node.part];
        if (part.kind == Kind::one_of && node.most != 1) {
            const bool endless = node.most == without_end;
            once();
            put({node.lazy ? Op::run_lazy : Op::run, part.first,
                 static_cast<std::uint32_t>(node.least),
                 endless ? no_end : static_cast<std::uint32_t>(node.most)});
            once();
            in_runs_ += static_cast<std::uint32_t>(std::max(node.least, node.most));
            return;
        }
        for (int i = 0; i < node.least && !is_too_long(); ++i)
            write_node(node.part);
        if (node.most == without_end) {
            const std::uint32_t choice = fork();
            write_node(node.part);
            put({Op::jump, choice});
            aim(choice, choice + 1, here(), node.lazy);
            return;
        }
        const std::size_t choices = open_.size();
        for (int i = node.least; i < node.most && !is_too_long(); ++i) {
            open_.push_back(fork());
            write_node(node.part);
        }
        for (; open_.size() > choices; open_.pop_back())
            aim(open_.back(), open_.back() + 1, here(), node.lazy);
    }

    const std::vector<LightNode>& nodes_;
    LightPattern& out_;
    std::vector<Instruction>& program_;
    std::vector<std::uint32_t> open_; ///< jumps and forks whose aim is not yet written
    std::uint32_t in_runs_ = 0;       ///< counts of all runs
};

std::optional<LightPattern> LightPattern::read(std::string_view pattern) {
    LightPattern out;
    const auto tree = LightReader::read(pattern, out);
    if (!tree || !LightEmitter(tree->nodes, out).write(tree->root)) return std::nullopt;
    out.may_be_empty_ = tree->nodes[tree->root].may_be_empty;
    out.look_ahead();
    out.find_beginnings();
    return out;
}

/// The ASCII characters that what an instruction takes may begin with.
LightPattern::Ascii LightPattern::first_of(const Instruction& one) const {
    Ascii out;
    if (one.op != Op::literal && one.op != Op::strict) {
        out.bits = classes_[one.x].ascii;
        return out;
    }
    const auto first = static_cast<unsigned char>(letters_[one.x]);
    if (first >= 0x80) return out;
    out.add(first);
    if (one.op == Op::literal && first >= 'a' && first <= 'z')
        out.add(static_cast<unsigned char>(first - 'a' + 'A'));
    return out;
}

/// From the looks of the instructions that it may go on with; assertions are taken to hold.
LightPattern::Look LightPattern::look_of(std::uint32_t number) const {
    const Instruction& one = program_[number];
    Look out;
    switch (one.op) {
    case Op::fork:
        out = looks_[one.x];
        out.next.add(looks_[one.y].next);
        out.may_end = out.may_end || looks_[one.y].may_end;
        break;
    case Op::jump:
        out = looks_[one.x];
        break;
    case Op::done:
        out.next.add_all();
        out.may_end = true;
        break;
    case Op::literal:
    case Op::strict:
    case Op::one_of:
        out.next = first_of(one);
        break;
    case Op::run:
    case Op::run_lazy:
        if (one.y == 0) out = looks_[number + 1];
        out.next.add(first_of(one));
        break;
    default:
        out = looks_[number + 1];
        break;
    }
    return out;
}

/// From the end backwards, as most ways lead on; again until what loops go back to is known.
void LightPattern::look_ahead() {
    looks_.assign(program_.size(), {});
    const auto size = static_cast<std::uint32_t>(program_.size());
    const auto knows_all = [&] {
        for (std::uint32_t number = 0; number < size; ++number)
            if (program_[number].op == Op::jump && program_[number].x < number &&
                looks_[number] != looks_[program_[number].x])
                return false;
        return true;
    };
    do {
        for (std::uint32_t number = size; number-- > 0;)
            looks_[number] = look_of(number);
    } while (!knows_all());
}

/// Goes all ways from the beginning up to the first byte that each asks for.
void LightPattern::find_beginnings() {
    enum : std::uint32_t { start = 1, line = 2, edge = 4, kinds = 8 }; ///< what a way has asked for
    std::vector<bool> seen(program_.size() * kinds);
    std::vector<std::uint32_t> open{0}; ///< instruction times `kinds`, and what was asked for
    const auto go_on = [&](std::uint32_t number, std::uint32_t asked) {
        open.push_back(number * kinds + asked);
    };
    const auto take_note = [&](const Instruction& one, const Ascii& seconds) {
        const Ascii firsts = first_of(one);
        for (std::size_t half = 0; half < firsts.bits.size(); ++half)
            for (std::uint64_t left = firsts.bits[half]; left != 0; left &= left - 1) {
                const auto byte = static_cast<unsigned char>(64 * half) +
                                  static_cast<unsigned char>(std::countr_zero(left));
                first_[byte] = true;
                behind_[row_of(static_cast<unsigned char>(byte))].add(seconds);
            }
        const bool is_literal = one.op == Op::literal || one.op == Op::strict;
        if (!is_literal) // any character that is not ASCII: a class is not asked for these here
            std::fill(first_.begin() + 0x80, first_.end(), true);
        else if (static_cast<unsigned char>(letters_[one.x]) >= 0x80)
            first_[static_cast<unsigned char>(letters_[one.x])] = true;
    };
    while (!open.empty()) {
        const std::uint32_t way = open.back();
        open.pop_back();
        if (seen[way]) continue;
        seen[way] = true;
        const std::uint32_t number = way / kinds, asked = way % kinds;
        const Instruction& one = program_[number];
        switch (one.op) {
        case Op::fork:
            go_on(one.x, asked);
            go_on(one.y, asked);
            continue;
        case Op::jump:
            go_on(one.x, asked);
            continue;
        case Op::text_begin:
            go_on(number + 1, asked | start | line);
            continue;
        case Op::line_begin:
            go_on(number + 1, asked | line);
            continue;
        case Op::word_edge:
            go_on(number + 1, asked | edge);
            continue;
        case Op::run:
        case Op::run_lazy:
            if (one.y == 0) go_on(number + 1, asked);
            [[fallthrough]];
        case Op::literal:
        case Op::strict:
        case Op::one_of:
            take_note(one, behind(number));
            break;
        case Op::done:
            first_.fill(true);
            for (Ascii& row : behind_)
                row.add_all();
            break;
        default:
            go_on(number + 1, asked);
            continue;
        }
        at_start_ = at_start_ && (asked & start) != 0;
        at_line_ = at_line_ && (asked & line) != 0;
        at_edge_ = at_edge_ && (asked & edge) != 0;
    }
    // Where a letter in disguise begins, RE2 is to be asked.
    first_[0xC5] = first_[0xE2] = true;
}

/// Goes all ways from an instruction on, up to what takes characters or ends the match; `visit`
/// tells whether to go on behind such a one.
template <class Visit> void LightPattern::walk(std::uint32_t from, Visit visit) const {
    std::vector<bool> seen(program_.size());
    std::vector<std::uint32_t> open{from};
    while (!open.empty()) {
        const std::uint32_t number = open.back();
        open.pop_back();
        if (seen[number]) continue;
        seen[number] = true;
        const Instruction& one = program_[number];
        bool goes_on = true;
        switch (one.op) {
        case Op::fork:
            open.push_back(one.y);
            [[fallthrough]];
        case Op::jump:
            open.push_back(one.x);
            goes_on = false;
            break;
        case Op::done:
            visit(one);
            goes_on = false;
            break;
        case Op::run:
        case Op::run_lazy:
            goes_on = visit(one) || one.y == 0;
            break;
        case Op::literal:
        case Op::strict:
        case Op::one_of:
            goes_on = visit(one);
            break;
        default:
            break;
        }
        if (goes_on) open.push_back(number + 1);
    }
}

bool LightPattern::needs_digit() const {
    constexpr std::uint64_t digits = 0x03FF'0000'0000'0000;
    bool ends_without = false;
    walk(0, [&](const Instruction& one) {
        if (one.op == Op::done) {
            ends_without = true;
            return false;
        }
        if (one.op == Op::literal || one.op == Op::strict) {
            const std::string_view letters(letters_.data() + one.x, one.length);
            return letters.find_first_of("0123456789") == std::string_view::npos;
        }
        const Class& members = classes_[one.x];
        return (members.ascii[0] & ~digits) != 0 || members.ascii[1] != 0 || members.others ||
               !members.exceptions.empty();
    });
    return !ends_without;
}

/// The ASCII characters that may follow the first byte of what an instruction takes.
LightPattern::Ascii LightPattern::behind(std::uint32_t number) const {
    const Instruction& taken = program_[number];
    const bool is_literal = taken.op == Op::literal || taken.op == Op::strict;
    if (is_literal && taken.length > 1) {
        Instruction rest = taken;
        ++rest.x;
        return first_of(rest);
    }
    Ascii out = looks_[number + 1].next;
    if (taken.op == Op::run || taken.op == Op::run_lazy) out.add(first_of(taken));
    return out;
}

} // namespace duly
