#include "relation.hpp"

#include "../shared/places.hpp"
#include "style.hpp"

namespace duly::amounts {
namespace {

constexpr std::size_t most_listed = 12; // addends in a message; all of them are in `related`

/// As the whole is written when its parts are written like it; else in full.
Style style_of(const Document& paper, const Relation& relation) {
    Style style = style_of(relation.whole, paper.text(relation.whole.where));
    for (const Part& part : relation.parts)
        if (!(style_of(part.figure, paper.text(part.figure.where)) == style))
            return full_style(relation.whole);
    return style;
}

std::string listed(const Document& paper, const Relation& relation) {
    std::string out;
    for (std::size_t i = 0; i < relation.parts.size(); ++i) {
        const Figure& figure = relation.parts[i].figure;
        if (i == most_listed) return out + " + …";
        const bool negative = figure.value.mantissa < 0;
        if (i > 0) out += negative ? " - " : " + ";
        if (i == 0 && negative) out += "-";
        const std::string figures =
            negative ? written_size(style_of(figure, paper.text(figure.where)), figure.value)
                     : stated(paper, figure);
        out += figures.substr(figures.starts_with('+') ? 1 : 0); // "+86" is told once
    }
    return out;
}

const Report& describe(const Document& paper, const Report& report, const Relation& relation,
                       const Sum& sum) {
    const auto [computed, difference] = told(paper, relation, sum);
    report.arg("name", relation.name)
        .arg("label", relation.label)
        .arg("whole", stated(paper, relation.whole))
        .arg("sum", computed)
        .arg("difference", difference)
        .arg("parts", listed(paper, relation))
        .arg("count", relation.parts.size())
        .arg("who", relation.whole.kind == Figure::Kind::money ? "Finance" : "Author");
    report.related(relation.label, relation.whole.where);
    for (const Part& part : relation.parts)
        report.related(part.label.empty() ? stated(paper, part.figure) : part.label,
                       part.figure.where);
    return report;
}

} // namespace

std::pair<std::string, std::string> told(const Document& paper, const Relation& relation,
                                         const Sum& sum) {
    const Style style = style_of(paper, relation);
    return {written(style, sum.value), written_size(style, sum.difference)};
}

std::string stated(const Document& paper, const Figure& figure) {
    constexpr std::size_t longest = 40;
    return places::quoted(paper.text(figure.where), longest);
}

std::vector<Figure> Relation::figures() const {
    std::vector<Figure> figures;
    figures.reserve(parts.size());
    for (const Part& part : parts)
        figures.push_back(part.figure);
    return figures;
}

void confirm(const Context& context, const Relation& relation, const Sum& sum) {
    const char* const name = sum.difference.mantissa == 0 ? "adds-up" : "rounds";
    describe(context.document(), context.report(name, relation.place), relation, sum);
}

void too_large(const Context& context, const Relation& relation) {
    describe(context.document(), context.report("too-large", relation.place), relation, {});
}

void fault(const Context& context, const Relation& relation, const Sum& sum, bool sure) {
    Cause cause = explain(relation.figures(), relation.whole, sum);
    // what may not be a part at all is no riddle to be solved
    if (!sure && cause.kind != Cause::Kind::swapped && cause.kind != Cause::Kind::unit) cause = {};
    const char* name = "differs";
    switch (cause.kind) {
    case Cause::Kind::none:
        name = sure ? "differs" : "doubtful";
        break;
    case Cause::Kind::left_out:
        name = "left-out";
        break;
    case Cause::Kind::twice:
        name = "twice";
        break;
    case Cause::Kind::sign:
        name = "sign";
        break;
    case Cause::Kind::swapped:
        name = sure ? "swapped" : "doubtful-swapped";
        break;
    case Cause::Kind::unit:
        name = sure ? "unit" : "doubtful-unit";
        break;
    }
    const Report report = context.report(name, relation.place);
    describe(context.document(), report, relation, sum);
    if (cause.kind == Cause::Kind::none) return;
    const bool whole = cause.part == relation.parts.size();
    const Figure& figure = whole ? relation.whole : relation.parts[cause.part].figure;
    const std::string& label = whole ? relation.label : relation.parts[cause.part].label;
    const std::string value = stated(context.document(), figure);
    report.arg("part", label.empty() ? value : label).arg("figure", value);
}

void fault(const Context& context, const Relation& relation, const Sum& sum,
           const Crossing& crossing) {
    const Document& paper = context.document();
    const Report report =
        context.report(crossing.swapped ? "crossed-swapped" : "crossed", crossing.shared.place);
    describe(paper, report, relation, sum);
    report.arg("part", crossing.shared.label)
        .arg("figure", stated(paper, crossing.shared.figure))
        .arg("other", crossing.other->name);
    report.related(crossing.other->label, crossing.other->whole.where);
    for (const Part& part : crossing.other->parts)
        report.related(part.label, part.figure.where);
}

bool near(const Relation& relation, const Sum& sum, std::int64_t percent) {
    const auto size = [](duly_decimal d) {
        return duly_decimal{d.mantissa < 0 ? -d.mantissa : d.mantissa, d.exponent};
    };
    duly_decimal share = size(relation.whole.value);
    if (__builtin_mul_overflow(share.mantissa, percent, &share.mantissa)) return false;
    share.exponent -= 2;
    const auto order = compare(size(sum.difference), share);
    return order && *order <= 0;
}

} // namespace duly::amounts
