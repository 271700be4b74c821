#include "leftovers.hpp"

#include <algorithm>

#include "../shared/template_words.hpp"

namespace duly::residue {
namespace {

constexpr std::string_view appendix =
    "^(?:appendix|annexe?|schedule|attachment|enclosure)\\b|^app\\.? [a-z0-9]\\b";

bool opens(std::string_view words) {
    return words.ends_with('"') || words.ends_with('\'') || words.ends_with("“") ||
           words.ends_with("‘");
}

bool closes(std::string_view words) {
    return words.starts_with('"') || words.starts_with('\'') || words.starts_with("”") ||
           words.starts_with("’");
}

std::size_t count(std::string_view words, std::string_view mark) {
    std::size_t n = 0;
    for (std::size_t at = words.find(mark); at != std::string_view::npos;
         at = words.find(mark, at + mark.size()))
        ++n;
    return n;
}

/// Ranges in order, those that touch made one, so that one search tells whether a byte is in any.
void merge(std::vector<duly_range>& ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](duly_range a, duly_range b) { return a.begin < b.begin; });
    std::vector<duly_range> out;
    for (const duly_range range : ranges) {
        if (empty(range)) continue;
        if (!out.empty() && range.begin <= out.back().end)
            out.back().end = std::max(out.back().end, range.end);
        else
            out.push_back(range);
    }
    ranges = std::move(out);
}

} // namespace

std::uint32_t appendices_begin(const Context& context) {
    for (const Node section : context.document().all("section"))
        if (const Node heading = section.first("heading"))
            if (context.matches(appendix, context.folded(heading.text())))
                return section.range().begin;
    return DULY_NONE;
}

bool is_specimen(const Context& context) {
    return context.matches("\\b(?:template|pro ?-?forma|specimen|blank form)s?$",
                           context.folded(context.document().root().str("title")));
}

Surroundings::Surroundings(const Context& context)
    : context_(context), blocks_(places::blocks_of(context)) {
    add_specimens();
    add_judged();
    add_judged_sections();
    merge(elsewhere_);
}

// A specimen under a heading of its own ends with its section; one in an appendix goes on until the
// next appendix, since its own headings stand on any level.
void Surroundings::add_specimens() {
    const Document& paper = context_.document();
    const std::uint32_t end = paper.root().range().end;
    const std::string_view narrow = context_.text("specimen");
    const std::string_view wide = context_.text("specimen_appendix");
    std::uint32_t open = DULY_NONE;
    for (const Node section : paper.all("section")) {
        const Node heading = section.first("heading");
        if (!heading || heading.range().begin > section.range().end) continue;
        const std::string_view words = context_.folded(heading.text());
        const bool is_appendix = context_.matches(appendix, words);
        if (is_appendix && open != DULY_NONE) {
            elsewhere_.push_back({open, section.range().begin});
            open = DULY_NONE;
        }
        const bool specimen = !narrow.empty() && context_.matches(narrow, words);
        if (is_appendix && (specimen || (!wide.empty() && context_.matches(wide, words))))
            open = section.range().begin;
        else if (specimen)
            elsewhere_.push_back(section.range());
    }
    if (open != DULY_NONE) elsewhere_.push_back({open, end});
}

void Surroundings::add_judged() {
    const Document& paper = context_.document();
    const std::string_view judged = context_.text("judged");
    if (judged.empty()) return;
    for (const std::string_view kind : {"field", "declaration", "signoff"})
        for (const Node node : paper.all(kind)) {
            if (node.str("state") == "absent" || !places::lists(judged, node.str("role"))) continue;
            elsewhere_.push_back(node.range());
            elsewhere_.push_back(places::line_of(paper, node));
            if (const auto value = node.span("value")) elsewhere_.push_back(*value);
        }
}

// A section in which nothing else stands: the rule that asks for its words says so. It looks at the
// best of several sections of a role only. Once signed, words left in are graver than the gap.
void Surroundings::add_judged_sections() {
    const Document& paper = context_.document();
    const std::string_view judged = context_.text("judged");
    if (judged.empty() || paper.stage() == "signed" || paper.stage() == "published") return;
    std::vector<std::string_view> answered;
    for (const Node section : paper.all("section"))
        if (section.str("status") == "substantive" && // each once: there are few roles
            std::find(answered.begin(), answered.end(), section.str("role")) == answered.end())
            answered.push_back(section.str("role"));
    for (const Node section : paper.all("section")) {
        const std::string_view role = section.str("role");
        if (role.empty() || !places::lists(judged, role) ||
            std::find(answered.begin(), answered.end(), role) != answered.end())
            continue;
        duly_range words = section.range();
        if (const Node heading = section.first("heading")) words.begin = heading.range().end;
        words = places::trimmed(paper, words);
        if (template_words::holds_place(context_, words, template_words::in_place_of_advice,
                                        template_words::answer_in_brackets))
            elsewhere_.push_back(words);
    }
}

/// In quotation marks, or in a longer quotation that opens before and closes after it.
bool Surroundings::quoted(const places::Block& block, duly_range where) const {
    const Document& paper = context_.document();
    const duly_range around = nearby(block, where);
    const std::string_view before = paper.text({around.begin, where.begin});
    const std::string_view after = paper.text({where.end, around.end});
    if (opens(before) && closes(after)) return true;
    if (count(before, "“") > count(before, "”") && after.find("”") != std::string_view::npos)
        return true;
    return count(before, "\"") % 2 == 1 && after.find('"') != std::string_view::npos;
}

// A block may be a whole paper on one line; what is looked at around each of its words is bounded.
duly_range Surroundings::nearby(const places::Block& block, duly_range where) const {
    constexpr std::uint32_t most = 600; // bytes on either side
    const duly_range wide = places::widened(context_.document(), where, most);
    return {std::max(block.range.begin, wide.begin), std::min(block.range.end, wide.end)};
}

bool Surroundings::counts(const places::Block& block, duly_range where, bool program) const {
    const auto after =
        std::upper_bound(elsewhere_.begin(), elsewhere_.end(), where.begin,
                         [](std::uint32_t at, duly_range r) { return at < r.begin; });
    if (after != elsewhere_.begin() && where.begin < (after - 1)->end) return false;
    const Document& paper = context_.document();
    if (block.kind == places::BlockKind::entry || quoted(block, where)) return false;
    if (program) return true;
    // Column headings and words in brackets say what is to be filled in; they wait for nothing.
    if (block.kind == places::BlockKind::cell && block.node.enclosing("row").flag("header"))
        return false;
    if (paper.text({block.range.begin, where.begin}).ends_with('(') &&
        paper.text({where.end, block.range.end}).starts_with(')'))
        return false;
    const std::string_view about = context_.text("about");
    if (about.empty()) return true;
    const duly_range sentence = places::sentence_around(paper, nearby(block, where), where);
    return !context_.matches(about, context_.folded(paper.text({sentence.begin, where.begin}))) &&
           !context_.matches(about, context_.folded(paper.text({where.end, sentence.end})));
}

Search::Search(const Context& context)
    : context_(context), all_(context.document().root().range()) {}

namespace {

/// The bracket that closes the first one, over those within it ("[DN: ask [name] why]"); where
/// they do not match up on the line, the next one.
std::size_t closing(std::string_view words, std::string_view pair) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < words.size() && words[at] != '\n'; ++at) {
        if (words[at] == pair[0]) ++depth;
        if (words[at] == pair[1] && --depth == 0) return at;
    }
    return words.find(pair[1]);
}

} // namespace

const Search::Bracketed& Search::bracketed() const {
    return context_.kept<Bracketed>("bracketed", [&] { return look_for_brackets(); });
}

Search::Bracketed Search::look_for_brackets() const {
    constexpr std::size_t longest = 400; // bytes
    Bracketed found;
    const std::string_view words = context_.document().text(all_);
    for (const std::string_view pair : {"[]", "()", "<>", "{}"}) {
        std::vector<duly_range>& all = pair == "()" ? found.round : found.square;
        for (std::size_t at = words.find(pair[0]); at != std::string_view::npos;
             at = words.find(pair[0], at + 1)) {
            const std::size_t end = closing(words.substr(at, longest), pair);
            if (end == std::string_view::npos) continue;
            // Over the end of a line, but not over that of a paragraph and the next.
            if (std::count(words.begin() + static_cast<std::ptrdiff_t>(at),
                           words.begin() + static_cast<std::ptrdiff_t>(at + end), '\n') > 1)
                continue;
            all.push_back({all_.begin + static_cast<std::uint32_t>(at),
                           all_.begin + static_cast<std::uint32_t>(at + end + 1)});
        }
    }
    std::sort(found.square.begin(), found.square.end(),
              [](duly_range a, duly_range b) { return a.begin < b.begin; });
    return found;
}

std::vector<duly_range> Search::text(std::string_view pattern) const {
    std::vector<duly_range> found;
    const std::string_view words = context_.document().text(all_);
    for (std::uint32_t from = 0; from < words.size();) {
        const auto match = context_.match(pattern, words, from);
        if (!match) break;
        from = std::max(match->end, from + 1);
        const duly_range where = places::trimmed(context_.document(), within(all_, *match));
        if (!empty(where)) found.push_back(where);
    }
    return found;
}

std::vector<duly_range> Search::pieces(const std::vector<duly_range>& all,
                                       std::string_view pattern) const {
    std::vector<duly_range> found;
    for (const duly_range piece : all)
        if (context_.matches(pattern, context_.document().text(piece))) found.push_back(piece);
    return found;
}

std::vector<duly_range> Search::strokes(std::string_view pattern) const {
    constexpr std::uint32_t before = 10, after = 16; // bytes: "should / should not"
    std::vector<duly_range> found;
    const std::string_view words = context_.document().text(all_);
    for (std::size_t at = words.find('/'); at != std::string_view::npos;
         at = words.find('/', at + 1)) {
        auto first = static_cast<std::uint32_t>(at), last = first;
        while (first > 0 && at - first < before && words[first - 1] != '\n')
            --first;
        while (last < words.size() && last - at < after && words[last] != '\n')
            ++last;
        // Whole words at both ends, so that "this/" is not taken for "is/".
        while (first > 0 && words[first - 1] != ' ' && words[first - 1] != '\n' &&
               first > at - 2 * before)
            --first;
        while (last < words.size() && words[last] != ' ' && words[last] != '\n' &&
               last < at + 2 * after)
            ++last;
        const auto match = context_.match(pattern, words.substr(first, last - first));
        if (!match) continue;
        const duly_range where = within({all_.begin + first, all_.begin + last}, *match);
        if (found.empty() || found.back().end <= where.begin) found.push_back(where);
    }
    return found;
}

bool Told::covers(duly_range where, bool sure) const {
    return std::any_of(words.begin(), words.end(), [&](const Words& each) {
        return each.where.begin <= where.begin && where.end <= each.where.end &&
               (each.sure || !sure);
    });
}

const Told& told_of(const Context& context) {
    return context.kept<Told>("told", [] { return Told{}; });
}

std::vector<duly_range> counting(const Surroundings& surroundings, std::vector<duly_range> found) {
    std::erase_if(found, [&](duly_range where) {
        const places::Block* block = places::block_at(surroundings.blocks(), where.begin);
        return !block || !surroundings.counts(*block, where);
    });
    return found;
}

} // namespace duly::residue
