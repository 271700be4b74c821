// amounts.figures: every figure with its reading, for people who want to see what sums are made of.
#include <algorithm>
#include <map>

#include "../shared/blocks.hpp"
#include "grid.hpp"
#include "relation.hpp"
#include "style.hpp"

namespace duly::amounts {
namespace {

const duly_parameter parameters[] = {
    thousands_parameter, millions_parameter, pounds_parameter, nothing_parameter, open_parameter,
};
constexpr duly_argument arguments[] = {
    argument("figure", DULY_TEXT, "The figure as written: 4.18."),
    argument("reading", DULY_TEXT, "What it stands for: £4,180,000."),
};
constexpr duly_case cases[] = {
    fail("grouped-and-scaled", "Millions with groups of thousands: a point may be meant.",
         arguments),
    pass("read", "A figure.", arguments),
    pass("about", "A figure that is rounded, or one end of a range.", arguments),
    pass("at-least", "A figure that is the least of what is meant.", arguments),
    pass("at-most", "A figure that is the most of what is meant.", arguments),
    not_applicable("none", "The paper has no figures."),
};

const char* case_of(const Node& node, const Figure& figure, std::string_view words) {
    constexpr std::int32_t millions = 6;
    const std::string_view bound = node.str("bound");
    const bool scaled = figure.heading == 0 && figure.value.exponent >= millions;
    if (figure.kind == Figure::Kind::money && scaled && words.find(',') != std::string_view::npos &&
        words.back() != '0')
        return "grouped-and-scaled";
    if (bound == "about") return "about";
    if (bound == "over" || bound == "at-least") return "at-least";
    if (bound == "under" || bound == "at-most") return "at-most";
    return "read";
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Reader reader(paper);
    std::map<std::uint32_t, Figure> read_by_tables; // with the units of their headings
    for (const Grid& grid : grids_of(context))
        for (const Row& row : grid.rows)
            for (const Cell& cell : row.cells)
                if (cell.state == Cell::State::figure)
                    read_by_tables[cell.figure.where.begin] = cell.figure;
    bool any = false;
    for (const Node node : paper.root().all()) {
        auto figure = reader.read(node);
        if (!figure) continue;
        if (const auto table = read_by_tables.find(figure->where.begin);
            table != read_by_tables.end())
            figure = table->second;
        const std::string_view words = paper.text(figure->where);
        context.report(case_of(node, *figure, words), figure->where)
            .arg("figure", stated(paper, *figure))
            .arg("reading", written(full_style(*figure), figure->value));
        any = true;
    }
    if (!any) context.report("none");
}

} // namespace

duly_check figures() {
    return check<run>("amounts.figures", "Every figure with its reading.", parameters, cases);
}

} // namespace duly::amounts
