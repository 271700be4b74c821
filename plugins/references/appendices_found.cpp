#include "appendices.hpp"

#include <algorithm>

namespace duly::references {
namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}

bool plural(std::string_view words) {
    return words.size() > 8 &&
           (words.substr(0, 9) == "Appendice" || words.substr(0, 9) == "appendice");
}

} // namespace

std::string label_of(const Node& reference) {
    const std::string_view target = reference.str("target");
    const std::size_t space = target.find(' ');
    if (reference.str("kind") != "appendix" || space == std::string_view::npos) return {};
    std::string label;
    for (const char c : target.substr(space + 1)) {
        if (c == '.' || c == '(' || c == ' ') break;
        label += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return label;
}

std::string without_letter(const std::string& label) {
    return label.size() > 1 && digit(label[0]) && !digit(label.back())
               ? label.substr(0, label.size() - 1)
               : label;
}

bool begins_line(const Document& paper, const Node& reference, duly_range line) {
    if (reference.range().begin > line.begin + 4) { // a bullet, a bracket, markup
        const std::string_view before = paper.text({line.begin, reference.range().begin});
        if (before.back() != '\t') return false;
    }
    std::string_view rest = paper.text({reference.range().end, line.end});
    while (!rest.empty() && rest[0] == ' ')
        rest.remove_prefix(1);
    return rest.empty() || !(rest[0] >= 'a' && rest[0] <= 'z');
}

namespace {

/// The label that words begin with: "A  Feasibility study", "12: Map"; empty where there is none.
std::string label_before(std::string_view words) {
    while (!words.empty() && words[0] == ' ')
        words.remove_prefix(1);
    std::size_t end = 0;
    while (end < words.size() && end < 2 && digit(words[end]))
        ++end;
    if (end == 0 && !words.empty() && words[0] >= 'A' && words[0] <= 'Z') end = 1;
    const bool whole = end == words.size() ||
                       std::string_view(" .):-\t,;").find(words[end]) != std::string_view::npos;
    return std::string(words.substr(0, whole ? end : 0));
}

/// What stands behind a label: its title, or nothing, or more labels ("1 to 3", "A and B").
enum class Behind { title, nothing, labels };
Behind behind_label(std::string_view words, const std::string& label) {
    words.remove_prefix(words.find(label) + label.size());
    const std::size_t at = words.find_first_not_of(" .)\t");
    if (at == std::string_view::npos) return Behind::nothing;
    words.remove_prefix(at);
    const std::size_t dash = words.find_first_not_of("-\xE2\x80\x93 ");
    const std::string_view last = words.substr(std::min(dash, words.size()));
    const bool more = digit(words[0]) || words.starts_with("to ") || words.starts_with("and ") ||
                      words[0] == '&' || label_before(last) == last;
    return more ? Behind::labels : Behind::title;
}

/// "Appendices: A (Budget), B (Fees)", and a table with a column "Appendix". Where more labels than
/// those that begin its parts may be meant ("1 to 3"), or a count ("3"), nothing is taken from it.
void add_announced(const Context& context, Found& found) {
    constexpr std::size_t longest = 600; // bytes of a line that lists
    const Document& paper = context.document();
    std::vector<std::string> labels;
    bool plain = true;
    const auto add = [&](std::string_view words, bool in_cell) {
        std::string label = label_before(words);
        if (label.empty()) return;
        const Behind more = behind_label(words, label);
        plain = plain && (more == Behind::title || (in_cell && more == Behind::nothing));
        labels.push_back(std::move(label));
    };
    const auto take = [&] {
        if (plain) found.there.insert(labels.begin(), labels.end());
        labels.clear();
        plain = true;
    };
    for (const Node table : paper.all("table")) {
        bool head = true;
        for (const Node row : table.children("row")) {
            const std::string_view words = row.first("cell").text();
            if (head && !context.matches(
                            "^(?:appendix|appendices|annexe?s?)(?: (?:no\\.?|number|letter))?$",
                            context.folded(words)))
                break;
            if (!head) add(words, true);
            head = false;
        }
        take();
    }
    for (const Node line : paper.all("paragraph")) {
        std::string_view words = line.text();
        if (words.size() > longest || words.find(':') == std::string_view::npos ||
            !context.matches("^(?:list of )?(?:appendices|annexe?s) ?:", context.folded(words)))
            continue;
        words.remove_prefix(words.find(':') + 1);
        for (std::size_t at = 0; at <= words.size();) {
            const std::size_t stop = std::min(words.find_first_of(",;", at), words.size());
            add(words.substr(at, stop - at), false);
            at = stop + 1;
        }
        take();
    }
}

/// Lines of a section that lists appendices begin with their labels: "A  Feasibility study".
void add_listed(const Context& context, const Node& section, Found& found) {
    for (const Node node : section.all()) {
        if (!node.is("paragraph") && !node.is("item") && !node.is("cell")) continue;
        if (std::string label = label_before(node.text()); !label.empty())
            found.there.insert(std::move(label));
    }
    const bool of_appendices = context.matches("^(?:list of )?(?:appendi|annex)",
                                               context.folded(section.first("heading").text()));
    for (const Node reference : section.all("reference"))
        if (const std::string label = label_of(reference); !label.empty()) {
            std::set<std::string> labels{label};
            const Place place = place_of(context.document(), reference.range());
            for (const std::string& more : further(label, behind(context.document(), place)).labels)
                labels.insert(more);
            found.there.insert(labels.begin(), labels.end());
            if (of_appendices && !reference.parent().is("heading")) {
                found.listed.insert(labels.begin(), labels.end());
                if (labels.size() == 1) found.entries.emplace(label, place.line);
            }
        }
    // "Appendices (A and C are on the website)", "Appendix B – Assessment      NO"
    const std::string all(context.folded(context.document().text(section.range())));
    if (of_appendices && (context.matches(context.text("separate"), all) ||
                          context.matches(context.text("kept"), all)))
        found.otherwise.insert(found.listed.begin(), found.listed.end());
}

/// Whether a list of the appendices leaves out one that the sentence says is attached.
bool unlisted(const Context& context, const Found& found, const std::vector<std::string>& labels,
              const Place& place) {
    constexpr std::size_t makes_a_list = 2;
    const std::string words(context.folded(context.document().text(place.sentence)));
    return found.listed.size() >= makes_a_list &&
           std::none_of(labels.begin(), labels.end(),
                        [&](const std::string& label) { return found.has(label); }) &&
           context.matches(context.text("attached"), words) &&
           !context.matches(context.text("otherwise"), words);
}

} // namespace

Found find_appendices(const Context& context) {
    const Document& paper = context.document();
    Found found;
    for (const Node section : paper.all("section")) {
        const Node heading = section.first("heading");
        if (heading && context.matches(context.text("lists"), context.folded(heading.text())))
            add_listed(context, section, found);
    }
    add_announced(context, found);
    for (const Node entry : paper.all("entry")) {
        const auto label = context.match("^(?:appendix|annexe?) ([0-9]{1,2}|[a-z])\\b",
                                         context.folded(entry.text()));
        if (!label) continue;
        std::string words(
            context.folded(entry.text()).substr(label->begin, label->end - label->begin));
        if (words[0] >= 'a') words[0] = static_cast<char>(words[0] - 'a' + 'A');
        found.there.insert(words);
    }
    for (const Node reference : paper.all("reference")) {
        const std::string label = label_of(reference);
        if (label.empty()) continue;
        const Place place = place_of(paper, reference.range());
        std::vector<std::string> labels{label};
        std::string_view rest = behind(paper, place);
        if (plural(reference.text())) {
            const Further more = further(label, rest);
            labels.insert(labels.end(), more.labels.begin(), more.labels.end());
            rest = rest.substr(more.length);
        }
        if (begins_line(paper, reference, place.line)) {
            found.there.insert(labels.begin(), labels.end());
            const Node parent = reference.parent();
            if (parent.is("heading")) found.headings.emplace(label, parent);
            continue;
        }
        if (context.matches(context.text("separate"), context.folded(paper.text(place.sentence))) &&
            !unlisted(context, found, labels, place)) {
            found.there.insert(labels.begin(), labels.end());
            found.otherwise.insert(labels.begin(), labels.end());
            continue;
        }
        if (of_another(context, place, rest)) continue;
        for (const std::string& each : labels)
            found.mentions.push_back({each, place});
    }
    return found;
}

} // namespace duly::references
