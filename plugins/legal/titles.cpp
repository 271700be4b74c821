// legal.titles: statutes are cited with the title and the year that they have.
#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "../shared/places.hpp"
#include "statutes.hpp"

namespace duly::legal {
namespace {

constexpr duly_parameter fields[] = {
    parameter("title", DULY_PATTERN, nullptr,
              "The title without its year, folded, in the ways that it is written."),
    parameter("years", DULY_TEXT, nullptr,
              "The years of statutes of that title, as they are told: 2010 or 2006."),
    parameter(
        "untold", DULY_TEXT, "",
        "Years that are taken for right without being told, by spaces: of statutes long gone, "
        "and of longer titles of which a line's end leaves only these words."),
    parameter("right", DULY_TEXT, "", "The title as it should be; empty where it is right."),
};
constexpr duly_parameter parameters[] = {
    list("statutes", fields, nullptr, "Statutes that papers cite."),
};
constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "The statute as cited."),
    argument("title", DULY_TEXT, "The title as it should be."),
    argument("years", DULY_TEXT, "The year or years that it has."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many citations were compared."),
};
constexpr duly_case cases[] = {
    fail("year", "No statute of that title has the year.", worded),
    fail("title", "The title is not quite the statute's.", worded),
    pass("right", "Statutes are cited with title and year.", counted),
    not_applicable("none", "No statute is cited that is known here."),
};

/// "Equality Act 2010" as title and year; the year is empty when there is none at the end.
std::pair<std::string_view, std::string_view> parted(std::string_view cited) {
    constexpr std::size_t digits = 4;
    if (cited.size() <= digits + 1) return {cited, {}};
    const std::string_view year = cited.substr(cited.size() - digits);
    for (const char c : year)
        if (std::isdigit(static_cast<unsigned char>(c)) == 0) return {cited, {}};
    std::string_view title = cited.substr(0, cited.size() - digits);
    while (!title.empty() && (title.back() == ' ' || title.back() == ','))
        title.remove_suffix(1);
    return {title, year};
}

void run(const Context& context) {
    const Document& paper = context.document();
    Statutes statutes(context, "title");
    std::size_t known = 0;
    bool right = true;
    std::vector<std::string_view> told;
    for (const Node reference : paper.all("reference")) {
        if (reference.str("kind") != "statute") continue;
        const auto [title, year] = parted(context.folded(reference.str("target")));
        if (year.empty()) continue;
        // A list of old or foreign law cites what it cites; a note's mark may be glued to the year.
        const duly_range where = reference.range();
        const std::string_view next = paper.text({where.end, where.end + 1});
        if (!next.empty() && std::isdigit(static_cast<unsigned char>(next[0])) != 0) continue;
        const Record* const statute = statutes.meant_by(title);
        if (statute == nullptr) continue;
        ++known;
        const std::string_view years = statute->text("years"), untold = statute->text("untold"),
                               proper = statute->text("right");
        const bool dated =
            places::lists(years, year) || (!untold.empty() && places::lists(untold, year));
        if (dated && proper.empty()) continue;
        right = false;
        const std::string_view cited = reference.str("target");
        if (std::find(told.begin(), told.end(), cited) != told.end()) continue; // once will do
        told.push_back(cited);
        context.report(dated ? "title" : "year", where)
            .arg("words", places::quoted(cited))
            .arg("title", proper.empty() ? places::quoted(cited.substr(0, title.size()))
                                         : std::string(proper))
            .arg("years", years)
            .subject(title);
    }
    if (known == 0)
        context.report("none");
    else if (right)
        context.report("right").arg("count", known);
}

} // namespace

duly_check titles() {
    return check<run>("legal.titles",
                      "Statutes are cited with the title and the year that they have.", parameters,
                      cases);
}

} // namespace duly::legal
