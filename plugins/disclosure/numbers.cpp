// disclosure.numbers: numbers of a person or an account that have no place in a public paper. They
// are told of by place; the numbers themselves are never shown.
#include <algorithm>
#include <optional>

#include "../shared/blocks.hpp"

namespace duly::disclosure {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("number", DULY_PATTERN, nullptr, "How such a number is written."),
    parameter(
        "digits", DULY_INTEGER, "0",
        "It stands on one line and has so many digits in a row at least, no more than a space "
        "between two; lines without are not looked at. 0: not said."),
    parameter("near", DULY_PATTERN, "",
              "Words that must stand in the same paragraph or row; empty: none."),
};
constexpr duly_argument told[] = {
    argument("count", DULY_COUNT, "How many there are."),
    argument("place", DULY_PLACE, "Where the first one is."),
};
constexpr duly_case cases[] = {
    fail("found", "There is such a number.", told),
    pass("none", "There is none."),
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The first line with so many digits in a row that ends behind `from`, the end of a line; empty
/// where there is none.
duly_range line_with_digits(std::string_view words, std::size_t from, std::size_t digits) {
    for (std::size_t at = from; at < words.size();) {
        std::size_t count = 0;
        while (at < words.size() && count < digits && is_digit(words[at])) {
            ++count;
            at += at + 1 < words.size() && words[at + 1] == ' ' ? 2 : 1;
        }
        if (count == digits) {
            const std::size_t before = words.substr(from, at - from).rfind('\n');
            const std::size_t begin = before == std::string_view::npos ? from : from + before + 1;
            return {static_cast<std::uint32_t>(begin),
                    static_cast<std::uint32_t>(std::min(words.find('\n', at), words.size()))};
        }
        while (at < words.size() && !is_digit(words[at]))
            ++at;
    }
    return {};
}

void run(const Context& context) {
    const Document& paper = context.document();
    const std::string_view near = context.text("near"), number = context.text("number");
    const auto digits =
        static_cast<std::size_t>(std::max<std::int64_t>(context.integer("digits"), 0));
    const duly_range all = paper.root().range();
    duly_range rest = digits == 0 ? all : duly_range{all.begin, all.begin}; // of the line
    const auto next = [&]() -> std::optional<duly_range> {
        for (;;) {
            const auto found = empty(rest) ? std::nullopt : context.find(number, rest);
            if (found) {
                rest.begin = found->end;
                return found;
            }
            if (digits == 0) return std::nullopt;
            const duly_range line = line_with_digits(paper.text(all), rest.end - all.begin, digits);
            if (empty(line)) return std::nullopt;
            rest = within(all, line);
        }
    };
    int count = 0;
    duly_range first{};
    while (const auto found = next()) {
        if (empty(*found)) break;
        const duly_range line = places::line_at(paper, found->begin);
        if (!near.empty() && !context.matches(near, context.folded(paper.text(line)))) continue;
        if (count++ == 0) first = *found;
    }
    if (count == 0) {
        context.report("none");
        return;
    }
    context.report("found").arg("count", count).arg("place", first);
}

} // namespace

duly_check numbers() {
    return check<run>("disclosure.numbers",
                      "Numbers of a person or an account that have no place in a public paper.",
                      parameters, cases);
}

} // namespace duly::disclosure
