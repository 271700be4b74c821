// references.appendices: an appendix that the paper names is there, or the paper says where it is.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "mentions.hpp"

namespace duly::references {
namespace {

constexpr duly_parameter parameters[] = {
    own_parameter,
    elsewhere_parameter,
    parameter(
        "others", DULY_PATTERN,
        "\\b(?:regulations?|(?:19|20)[0-9]{2} act|act (?:19|20)[0-9]{2}|codes? of|guidance|"
        "framework|constitution|nppf|nppg|directives?|conventions?|handbooks?|manuals?|toolkits?|"
        "circulars?|standing orders|agreements?|contracts?|leases?|deeds?|inspector|feasibility|"
        "(?:previous|earlier|last) (?:report|meeting|paper)|minutes of|reports? to)\\b",
        "Documents that have appendices of their own, when the sentence names one."),
    parameter("lists", DULY_PATTERN,
              "^(?:list of |appendices |index of )?(?:[a-z]+(?:,|/| and| &)? ?)?(?:[a-z]+ ?(?:,|/| "
              "and| &) ?)?"
              "(?:appendices|annexe?s|attachments|enclosures|papers|documents|documentation)"
              "(?:(?:,|/| and| &)? ?[a-z]+){0,3}$",
              "How the heading of a list that may hold appendices reads."),
    parameter(
        "separate", DULY_PATTERN,
        "\\b(?:attached|annexed|separate(?:ly)?|circulated|exempt|confidential|restricted|part "
        "(?:2|ii|b)|"
        "available|published|to follow|online|website|enclosed|tabled|previous|on request|pink|"
        "members' library|not for publication|link(?:ed)?|https?)\\b",
        "Words of a sentence that say the appendix comes otherwise."),
    parameter("attached", DULY_PATTERN, "\\b(?:attached|annexed|enclosed)\\b",
              "Those of them under which a list of the appendices has it too."),
    parameter("otherwise", DULY_PATTERN,
              "\\b(?:separate(?:ly)?|circulated|exempt|confidential|restricted|part (?:2|ii|b)|"
              "available|published|to follow|online|website|tabled|previous|on request|pink|"
              "members' library|not for publication|link(?:ed)?|https?|not attached)\\b",
              "Those under which it need not."),
    parameter("worded", DULY_PATTERN,
              "\\b(?:appendix|annexe?) (?:one|two|three|four|five|six|seven|eight|nine|ten|i{1,3}|"
              "iv|vi{0,3}|ix|x)\\b|\\bapp\\.? ?[0-9a-z]\\b",
              "Other ways to number appendices: where a paper has them, its list is not held "
              "against it."),
    parameter("kept", DULY_PATTERN,
              "\\b(?:yes|no|n/a|none|web|agenda|report|minutes|hard copy|file|pdf|not for|item)\\b",
              "Words of a list of appendices that may say which of them are with the paper."),
    parameter(
        "vague", DULY_PATTERN,
        "^(?:full|list|lists|more|further|detail|details|detailed|information|complete|copy|"
        "copies|with|both|this|that|these|which|from|the|and|all|each|summary|table|also|please|"
        "breakdown|overview|explanation|note|notes|about|what|where|how|are|our|its|their)$",
        "Words that say nothing of what an appendix holds."),
};
constexpr duly_argument named[] = {
    argument("appendix", DULY_TEXT, "The appendix as the paper names it."),
    argument("there", DULY_TEXT, "The appendices that are there."),
    argument("words", DULY_TEXT, "The words that name it."),
};
constexpr duly_argument followed[] = {
    argument("appendix", DULY_TEXT, "The appendix as the list has it."),
    argument("there", DULY_TEXT, "The listed appendices that follow."),
};
constexpr duly_argument mistaken[] = {
    argument("appendix", DULY_TEXT, "The appendix as the paper names it."),
    argument("for", DULY_TEXT, "What the paper says it holds."),
    argument("title", DULY_TEXT, "Its heading."),
    argument("other", DULY_TEXT, "The heading of the appendix that the words fit."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many appendices are named."),
};
constexpr duly_argument none_argument[] = {
    argument("names", DULY_TEXT, "The appendices that are named."),
};
constexpr duly_argument others_argument[] = {
    argument("names", DULY_TEXT, "The appendices that are named."),
    argument("there", DULY_TEXT, "The appendices that are there."),
};
constexpr duly_case cases[] = {
    fail("missing", "An appendix that is named is not there, though others are.", named),
    fail("other-title", "The words that name it fit another appendix.", mistaken),
    fail("listed-only", "An appendix is listed and does not follow, while others do.", followed),
    pass("there", "Every appendix that is named is there.", counted),
    inconclusive("none-here", "Appendices are named, and none is in the file or listed.",
                 none_argument),
    inconclusive("others-here",
                 "Appendices are named that are not in the file or listed; others are.",
                 others_argument),
    not_applicable("none", "The paper names no appendix."),
};

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// "Appendix 3(a)" and "Appendix 3.1" are parts of Appendix 3, "1A" stays; none for "Item 4".
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

/// "1A" may be found under "1".
std::string without_letter(const std::string& label) {
    return label.size() > 1 && digit(label[0]) && !digit(label.back())
               ? label.substr(0, label.size() - 1)
               : label;
}

bool plural(std::string_view words) {
    return words.size() > 8 &&
           (words.substr(0, 9) == "Appendice" || words.substr(0, 9) == "appendice");
}

/// A mention that begins its line and is no sentence: a heading, or an entry of a list.
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

/// Which of a series it is: "C" and "3" are 3, "12A" is 12.
int place_in_series(const std::string& label) {
    return digit(label[0]) ? number_of(label) : label[0] - 'A' + 1;
}

struct Mention {
    std::string label;
    Place place;
};

struct Found {
    std::vector<Mention> mentions;
    std::set<std::string> there;
    std::set<std::string> listed;              ///< in lists of appendices, in so many words
    std::map<std::string, Node> headings;      ///< by label
    std::map<std::string, duly_range> entries; ///< lines of the list of appendices, by label
    std::set<std::string> otherwise; ///< of which a sentence or the list says that they come so

    [[nodiscard]] bool has(const std::string& label) const {
        return there.count(label) > 0 || there.count(without_letter(label)) > 0;
    }
};

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

Found find(const Context& context) {
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

using Words = std::vector<std::string>;

/// Words that say what something is about, each cut to what singular and plural have in common.
Words telling(const Context& context, std::string_view words) {
    constexpr std::size_t shortest = 4, stem = 7;
    Words out;
    std::string word;
    const std::string folded(context.folded(words));
    for (std::size_t i = 0; i <= folded.size(); ++i) {
        const char c = i < folded.size() ? folded[i] : ' ';
        if (c >= 'a' && c <= 'z') {
            word += c;
            continue;
        }
        if (word.size() >= shortest && !context.matches(context.text("vague"), word))
            out.push_back(word.substr(0, stem));
        word.clear();
    }
    return out;
}

bool alike(const std::string& a, const std::string& b) {
    constexpr std::size_t enough = 5;
    const std::size_t length = std::min(a.size(), b.size());
    return length >= std::min(enough, std::max(a.size(), b.size())) &&
           a.compare(0, length, b, 0, length) == 0;
}

std::size_t in_common(const Words& wanted, const Words& title) {
    return static_cast<std::size_t>(
        std::count_if(wanted.begin(), wanted.end(), [&](const std::string& word) {
            return std::any_of(title.begin(), title.end(),
                               [&](const std::string& each) { return alike(word, each); });
        }));
}

/// "See Appendix 3 for a list of related documents", where Appendix 5 is "Related documents".
bool report_mistaken(const Context& context, const Found& found, const Mention& mention) {
    const auto own = found.headings.find(mention.label);
    if (own == found.headings.end()) return false;
    const Document& paper = context.document();
    std::string_view words = behind(paper, mention.place);
    if (!words.starts_with(" for ")) return false;
    words = words.substr(5, words.substr(5).find_first_of(".;()\t"));
    const Words wanted = telling(context, words.substr(0, 120));
    if (wanted.size() < 2 || in_common(wanted, telling(context, own->second.text())) > 0)
        return false;
    const Node* fits = nullptr;
    for (const auto& [label, heading] : found.headings) {
        if (label == mention.label) continue;
        if (in_common(wanted, telling(context, heading.text())) < wanted.size()) continue;
        if (fits != nullptr) return false;
        fits = &heading;
    }
    if (fits == nullptr) return false;
    context.report("other-title", mention.place.where)
        .arg("appendix", paper.text(mention.place.where))
        .arg("for", places::quoted(words, 80))
        .arg("title", places::quoted(own->second.text(), 80))
        .arg("other", places::quoted(fits->text(), 80))
        .related(fits->text(), *fits)
        .related(own->second.text(), own->second);
    return true;
}

using Missing = std::map<std::string, std::vector<const Mention*>>;

/// Whether what is there and what is missing make one series from the first to the last, in numbers
/// or in letters. Otherwise the appendices are another paper's, or come as files of their own.
bool one_series(const std::set<std::string>& there, const Missing& missing) {
    constexpr std::size_t longest = 40;
    std::array<bool, longest + 1> seen{};
    const bool numbers = digit(missing.begin()->first[0]);
    int last = 0;
    std::size_t count = 0;
    const auto add = [&](const std::string& label) {
        const int place = place_in_series(label);
        if (digit(label[0]) != numbers || place < 1 || place > static_cast<int>(longest))
            return false;
        count += seen[static_cast<std::size_t>(place)] ? 0U : 1U;
        seen[static_cast<std::size_t>(place)] = true;
        last = std::max(last, place);
        return true;
    };
    bool any_there = false;
    for (const std::string& label : there)
        any_there = add(label) || any_there;
    for (const auto& [label, mentions] : missing)
        if (!add(label)) return false;
    return any_there && count == static_cast<std::size_t>(last);
}

/// "A, B and D".
std::string joined(const std::set<std::string>& labels) {
    constexpr std::size_t most = 12;
    std::string out;
    std::size_t count = 0;
    for (const std::string& label : labels) {
        if (++count > most) return out + " …";
        if (count > 1) out += count == labels.size() ? " and " : ", ";
        out += label;
    }
    return out;
}

/// "change request" of "appendix 2 - change request".
std::string_view title_of(std::string_view entry) {
    const std::size_t label = entry.find(' ');
    const std::size_t end = entry.find_first_of(" \t:", label + 1);
    if (label == std::string_view::npos || end == std::string_view::npos) return {};
    const std::size_t title = entry.find_first_not_of(" \t:-.", end);
    return title == std::string_view::npos ? std::string_view() : entry.substr(title);
}

/// Of a list with nothing said of what comes otherwise, one appendix is not printed behind it while
/// its neighbours are.
bool report_listed_only(const Context& context, const Found& found) {
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
    const std::string_view title = title_of(entry);
    for (const Node section : paper.all("section")) {
        const std::string heading(context.folded(section.first("heading").text()));
        if (heading.size() >= shortest && section.range().begin > missing->second.end &&
            (title.find(heading) != std::string_view::npos ||
             (title.size() >= shortest && heading.find(title) != std::string::npos)))
            return false;
    }
    context.report("listed-only", missing->second)
        .arg("appendix", places::quoted(paper.text(missing->second), 100))
        .arg("there", joined(follow));
    return true;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Found found = find(context);
    const bool lacking = report_listed_only(context, found);
    if (found.mentions.empty()) {
        if (lacking) return;
        if (found.there.empty())
            context.report("none");
        else
            context.report("there").arg("count", found.there.size());
        return;
    }
    Missing missing;
    bool faultless = true;
    for (const Mention& mention : found.mentions) {
        if (!found.has(mention.label)) {
            missing[mention.label].push_back(&mention);
        } else if (report_mistaken(context, found, mention)) {
            faultless = false;
        }
    }
    if (!missing.empty() && !one_series(found.there, missing)) {
        std::set<std::string> names;
        for (const auto& [label, mentions] : missing)
            names.insert(label);
        const duly_range where = missing.begin()->second.front()->place.where;
        if (found.there.empty())
            context.report("none-here", where).arg("names", joined(names));
        else
            context.report("others-here", where)
                .arg("names", joined(names))
                .arg("there", joined(found.there));
        return;
    }
    for (const auto& [label, mentions] : missing) {
        const Mention& first = *mentions.front();
        const Report report = context.report("missing", first.place.where);
        report.arg("appendix", "Appendix " + label)
            .arg("there", joined(found.there))
            .arg("words", places::quoted(paper.text(first.place.sentence), 120));
        for (std::size_t i = 1; i < mentions.size(); ++i)
            report.related(paper.text(mentions[i]->place.where), mentions[i]->place.where);
        faultless = false;
    }
    if (faultless && !lacking) context.report("there").arg("count", found.mentions.size());
}

} // namespace

duly_check appendices() {
    return check<run>("references.appendices", "An appendix that the paper names is there.",
                      parameters, cases);
}

} // namespace duly::references
