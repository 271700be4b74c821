// An appendix that is listed and does not follow, while its neighbours do.
#include <algorithm>

#include "appendices.hpp"

namespace duly::references {
namespace {

/// "change request" of "appendix 2 - change request".
std::string_view title_of(std::string_view entry) {
    const std::size_t label = entry.find(' ');
    const std::size_t end = entry.find_first_of(" \t:", label + 1);
    if (label == std::string_view::npos || end == std::string_view::npos) return {};
    const std::size_t title = entry.find_first_not_of(" \t:-.", end);
    return title == std::string_view::npos ? std::string_view() : entry.substr(title);
}

/// Whether something stands between or behind the appendices without the name of one: the one that
/// is sought, under its own title. Where one is but a file, the others may be files as well.
bool unnamed_follows(const Document& paper, duly_range list) {
    bool behind = false;
    duly_range named{}; // with its own parts
    for (const Node section : paper.all("section")) {
        const duly_range range = section.range();
        if (range.begin < list.end) continue;
        const Node reference = section.first("heading").first("reference");
        if (reference && !label_of(reference).empty()) {
            behind = true;
            named.end = std::max(named.end, range.end);
        } else if (behind && range.begin >= named.end && section.str("status") != "empty") {
            return true;
        }
        if (behind && section.flag("embedded")) return true;
    }
    return false;
}

} // namespace

std::string joined(const std::set<std::string>& labels) {
    constexpr std::size_t most = 12;
    const std::string out = places::in_a_row(labels, {}, most);
    return labels.size() > most ? out + " …" : out;
}

bool report_listed_only(const Context& context, const Found& found) {
    constexpr std::size_t makes_a_list = 2;
    if (found.entries.size() < makes_a_list) return false; // as in most papers
    const Document& paper = context.document();
    std::set<std::string> printed;
    for (const auto& [label, heading] : found.headings) {
        const Node section = heading.enclosing("section");
        if (section && section.str("status") != "empty") printed.insert(label);
    }
    // A heading may have been taken for an entry of another list, or for running text.
    for (const Node section : paper.all("section")) {
        if (section.str("status") == "empty") continue;
        const Node reference = section.first("heading").first("reference");
        if (!reference) continue;
        if (const std::string label = label_of(reference); !label.empty()) printed.insert(label);
    }
    const std::pair<const std::string, duly_range>* missing = nullptr;
    std::set<std::string> follow;
    for (const auto& entry : found.entries) {
        if (printed.count(entry.first) > 0) {
            follow.insert(entry.first);
            continue;
        }
        if (missing != nullptr || found.otherwise.count(entry.first) > 0) return false;
        missing = &entry;
    }
    if (missing == nullptr || follow.empty() || found.entries.size() != found.listed.size())
        return false;
    // one that stands behind the list without a heading
    std::size_t lines = 0;
    for (const Node reference : paper.all("reference"))
        if (label_of(reference) == missing->first &&
            begins_line(paper, reference, place_of(paper, reference.range()).line))
            ++lines;
    if (lines != 1 || context.find(context.text("worded"), paper.root().range())) return false;
    // or under its title alone
    constexpr std::size_t shortest = 4;
    const std::string entry(context.folded(paper.text(missing->second)));
    if (context.matches(context.text("not-here"), entry)) return false;
    const std::string_view title = title_of(entry);
    for (const Node section : paper.all("section")) {
        const std::string heading(context.folded(section.first("heading").text()));
        if (heading.size() >= shortest && section.range().begin > missing->second.end &&
            (title.find(heading) != std::string_view::npos ||
             (title.size() >= shortest && heading.find(title) != std::string::npos)))
            return false;
    }
    if (unnamed_follows(paper, missing->second)) return false;
    context.report("listed-only", missing->second)
        .arg("appendix", places::quoted(paper.text(missing->second), 100))
        .arg("there", joined(follow));
    return true;
}

} // namespace duly::references
