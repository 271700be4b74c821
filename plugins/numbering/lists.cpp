// numbering.lists: the letters or numbers of what is recommended or resolved run on.
#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "../shared/blocks.hpp"

namespace duly::numbering {
namespace {

using places::Block;
using places::BlockKind;

constexpr duly_parameter parameters[] = {
    parameter("roles", DULY_TEXT, "recommendation decision",
              "Sections whose lists are looked at, by spaces."),
    parameter("lead-in", DULY_PATTERN,
              "\\b(?:resolved?|recommend(?:s|ed|ations?)?|agreed|decided|(?:is|are) (?:asked|"
              "invited|requested|recommended) to)\\b[^.;]{0,120}(?::| that| to)$",
              "Words before a list, anywhere in the paper, with which it is looked at as well."),
    parameter("left-out", DULY_PATTERN,
              "\\b(?:not used|number(?:s|ing)? (?:not|un)used|deleted|withdrawn|omitted|redacted|"
              "exempt|confidential|extract|part (?:2|ii)|not for publication|(?:were|was|are|is) "
              "(?:partly |partially |not )?(?:accepted|rejected)|left blank|vacant)\\b",
              "Words beside a list of which something was left out on purpose."),
    parameter(
        "called", DULY_PATTERN,
        "(?:recommendations?|resolutions?|decisions?|options?|items?|numbers?|paragraphs?|points?)",
        "What the text calls an item of a list before its letter or number."),
};
constexpr duly_argument named[] = {
    argument("missing", DULY_TEXT, "What is missing: (c)."),
    argument("before", DULY_TEXT, "The one before."),
    argument("after", DULY_TEXT, "The one behind."),
    argument("words", DULY_TEXT, "What stands behind it."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many lists were followed."),
};
constexpr duly_case cases[] = {
    fail("missing", "A letter or number of a list is left out.", named),
    fail("twice", "A letter or number of a list stands twice, and the next one is left out.",
         named),
    pass("run-on", "Every letter or number follows the one before.", counted),
    not_applicable("none", "Nothing that is recommended or resolved is lettered or numbered."),
};

/// "(c)", "c)", "3.", "iv)", "R3": what is alike in a list, and the place in it from 1.
struct Mark {
    std::string style; ///< what stands around the letter or number, and of which kind it is
    std::string front, body, back;
    int place = 0;
    duly_range where{}; ///< the mark
    std::size_t block = 0;
};

int roman(std::string_view words) {
    int value = 0, last = 0;
    for (const char c : words) {
        const int digit = c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 0;
        if (digit == 0) return 0;
        value += digit > last ? digit - 2 * last : digit;
        last = digit;
    }
    return value;
}

std::string in_roman(int value) {
    std::string out;
    for (; value >= 10; value -= 10)
        out += 'x';
    constexpr const char* ones[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    return out + ones[value];
}

/// The ways to read a mark: "(i)" is a letter and a roman number.
std::vector<Mark> readings(std::string_view front, std::string_view body, std::string_view back) {
    std::vector<Mark> all;
    const auto add = [&](const char* kind, int place) {
        Mark mark;
        mark.front = front;
        mark.body = body;
        mark.back = back;
        mark.style = mark.front + kind + mark.back;
        mark.place = place;
        all.push_back(std::move(mark));
    };
    if (body.find_first_not_of("0123456789") == std::string_view::npos) {
        if (body.size() <= 2 && body[0] != '0') add("1", std::stoi(std::string(body)));
        return all;
    }
    if (const int place = roman(body); place > 0 && in_roman(place) == body) add("i", place);
    if (body.size() == 1 && body[0] >= 'a' && body[0] <= 'z') add("a", body[0] - 'a' + 1);
    return all;
}

std::string written(const Mark& like, int place) {
    const char kind = like.style[like.front.size()];
    const std::string body = kind == '1'   ? std::to_string(place)
                             : kind == 'i' ? in_roman(place)
                                           : std::string(1, static_cast<char>('a' + place - 1));
    return like.front + body + like.back;
}

/// The pattern of the mark that a line may begin with, told by its first bytes, or null: most lines
/// of a paper begin with none.
const char* pattern_for(std::string_view head) {
    if (head.size() > 1 && head[0] == 'R' && head[1] != ')')
        return head[1] >= '0' && head[1] <= '9'
                   ? "^((?-i:R)[0-9]{1,2})[.: \\t]"
                   : "^((?-i:Recommendation) [0-9]{1,2})(?:[.: \\t)–-]|$)";
    constexpr std::size_t furthest = 6; // as the bracket of "(xviii)" stands
    for (std::size_t at = 1; at <= furthest && at + 1 < head.size(); ++at) {
        if (head[at] != ')' && head[at] != '.') continue;
        if (head[at + 1] != ' ' && head[at + 1] != '\t') return nullptr;
        if (head[at] == '.') return "^((?-i:[a-z])\\.|(?-i:[ivx]{1,5})\\.|[0-9]{1,2}\\.)[ \\t]";
        return head[0] == '(' ? "^(\\([a-z]\\)|\\([ivx]{1,5}\\)|\\([0-9]{1,2}\\))[ \\t]"
                              : "^([a-z]\\)|[ivx]{1,5}\\)|[0-9]{1,2}\\))[ \\t]";
    }
    return nullptr;
}

/// The mark that a line begins with, in each way that it may be read.
std::vector<Mark> marks_at(const Context& context, std::string_view words, duly_range where) {
    constexpr std::size_t longest = 24;
    const std::string_view head = words.substr(0, longest);
    const char* const pattern = pattern_for(head);
    const auto found = pattern != nullptr ? context.match(pattern, head) : std::nullopt;
    if (!found) return {};
    const std::string mark(head.substr(found->begin, found->end - found->begin));
    const std::size_t first = mark.front() == '(' ? 1
                              : mark.front() == 'R' && mark.size() > 1 &&
                                      mark.find_first_of("0123456789") != std::string::npos
                                  ? mark.find_first_of("0123456789")
                                  : 0;
    std::size_t last = mark.size();
    while (last > first && (mark[last - 1] == ')' || mark[last - 1] == '.'))
        --last;
    auto all = readings(std::string_view(mark).substr(0, first),
                        context.folded(mark.substr(first, last - first)),
                        std::string_view(mark).substr(last));
    for (Mark& each : all)
        each.where = {where.begin + found->begin, where.begin + found->end};
    return all;
}

/// Further marks within a paragraph: "to (a) approve the plan; (b) let the contract; and (c) note".
std::vector<std::vector<Mark>> marks_within(const Context& context, std::string_view words,
                                            duly_range where) {
    constexpr std::uint32_t least =
        12; // bytes between two of them: "(a), (b) and (d)" are mentions
    std::vector<std::vector<Mark>> all;
    std::uint32_t last = 0;
    for (std::size_t open = words.find('('); open != std::string_view::npos;
         open = words.find('(', open + 1)) {
        const std::size_t close = words.substr(open, 8).find(") ");
        if (open == 0 || close == std::string_view::npos) continue;
        const auto at = static_cast<std::uint32_t>(open);
        if (!all.empty() && at - last < least) continue;
        auto marks = marks_at(context, words.substr(open), {where.begin + at, where.end});
        if (marks.empty()) continue;
        // No more of it than tells: a long line would be read again at each bracket.
        constexpr std::size_t telling = 40; // bytes
        const std::size_t cut = open - std::min(open, telling);
        const std::string_view before = words.substr(cut, open - cut);
        bool leads = false;
        for (const std::string_view end : {": ", "; ", ", ", " and ", " or ", ". "})
            leads = leads || before.ends_with(end);
        // The first stands behind any word that it is no part of: not "under section (a)".
        leads = leads || (all.empty() && before.ends_with(' ') &&
                          !context.matches("\\b(?:(?:sub-?)?(?:section|paragraph)s?|regulations?|"
                                           "articles?|clauses?|rules?|schedules?|part|para|act|"
                                           "order|under|in|of|[0-9.]+) $",
                                           before));
        if (!leads) continue;
        last = at;
        all.push_back(std::move(marks));
    }
    return all;
}

struct Run {
    std::vector<Mark> marks;
    struct Jump {
        std::size_t at = 0; ///< the mark behind what is missing
        bool twice = false;
    };
    std::vector<Jump> jumps;
};

/// Whether a mark stands anywhere in the words. `own`: it is a recommendation's own name.
bool stands_in(std::string_view words, const std::string& mark, bool own) {
    for (std::size_t at = words.find(mark); at != std::string_view::npos;
         at = words.find(mark, at + 1)) {
        const std::size_t end = at + mark.size();
        const bool goes_on = end < words.size() && own && words[end] >= '0' && words[end] <= '9';
        const bool within =
            at > 0 && std::string_view("0123456789.").find(words[at - 1]) != std::string_view::npos;
        if (!goes_on && !within) return true;
    }
    return false;
}

std::string key_of(duly_range range) {
    return std::to_string(range.begin) + ':' + std::to_string(range.end) + ' ';
}

std::vector<Mark> in_block(std::vector<Mark> marks, std::size_t block) {
    for (Mark& mark : marks)
        mark.block = block;
    return marks;
}

class Lists {
public:
    explicit Lists(const Context& context)
        : context_(context), paper_(context.document()), blocks_(places::blocks_of(context)) {}

    void run();

private:
    [[nodiscard]] bool looked_at(const Mark& mark) const;
    [[nodiscard]] bool apart(const Mark& before, const Mark& after) const;
    [[nodiscard]] bool spoken_of(std::string_view body, duly_range around);
    void take(const std::vector<Mark>& readings, std::vector<Run>& runs);
    [[nodiscard]] bool stands_elsewhere(const Mark& like, int place, duly_range near);
    [[nodiscard]] bool left_out_of(duly_range around);
    void judge(const Run& run);

    const Context& context_;
    const Document& paper_;
    const std::vector<Block>& blocks_;
    std::size_t whole_ = 0; ///< lists that run on
    // What was asked of a part of the paper, by that part: many lists may stand in one.
    std::unordered_map<std::string, bool> elsewhere_, left_out_, spoken_;
    bool faultless_ = true;
};

/// Whether what begins a list there is recommended or resolved.
bool Lists::looked_at(const Mark& mark) const {
    const Block& block = blocks_[mark.block];
    const Node section = block.node.enclosing("section");
    if (places::lists(context_.text("roles"), section.str("role")) && !section.str("role").empty())
        return true;
    constexpr std::uint32_t longest = 200; // bytes: the end of what stands before is enough
    duly_range before{block.range.begin, mark.where.begin};
    if (empty(before)) {
        if (mark.block == 0) return false;
        before = blocks_[mark.block - 1].range;
    }
    const bool within = before.begin == block.range.begin; // no colon is needed there
    before.begin = std::max(before.begin, before.end - std::min(before.end, longest));
    const std::string words(context_.folded(paper_.text(before)));
    return context_.matches(context_.text("lead-in"), within ? words + ':' : words);
}

void Lists::take(const std::vector<Mark>& readings, std::vector<Run>& runs) {
    constexpr int widest = 1;        // more left out is rather another list
    constexpr std::size_t most = 32; // lists within one another or side by side
    // The list gone on with last stands first: it is asked first next time.
    const auto add = [&](Run& run, const Mark& mark) {
        run.marks.push_back(mark);
        const auto at = runs.begin() + (&run - runs.data());
        std::rotate(runs.begin(), at, at + 1);
    };
    for (Run& run : runs)
        for (const Mark& mark : readings)
            if (mark.style == run.marks.back().style && mark.place == run.marks.back().place + 1)
                return add(run, mark);
    for (const Mark& mark : readings)
        if (mark.place == 1 && (mark.front.starts_with('R') || looked_at(mark))) {
            if (runs.size() == most) { // what was left longest will not go on
                judge(runs.back());
                runs.pop_back();
            }
            runs.emplace_back();
            return add(runs.back(), mark);
        }
    for (Run& run : runs)
        for (const Mark& mark : readings) {
            const Mark& last = run.marks.back();
            const int by = mark.place - last.place;
            if (mark.style != last.style || by < 0 || by > widest + 1) continue;
            run.jumps.push_back({run.marks.size(), by == 0});
            return add(run, mark);
        }
}

/// Whether between two marks stand only parts of the first: what else stands there may be what lost
/// its mark on the way.
bool Lists::apart(const Mark& before, const Mark& after) const {
    for (std::size_t i = before.block + 1; i < after.block; ++i) {
        const Block& block = blocks_[i];
        if (block.kind == BlockKind::item || block.kind == BlockKind::footnote) continue;
        const std::string_view words = paper_.text(block.range);
        const bool marked = !marks_at(context_, words, block.range).empty();
        if (!marked && !(words.front() >= 'a' && words.front() <= 'z')) return true;
    }
    return false;
}

/// Whether a part of the paper tells what became of the one with that letter or number:
/// "Recommendation 3 was agreed in November and is not put again."
bool Lists::spoken_of(std::string_view body, duly_range around) {
    const auto [known, fresh] = spoken_.try_emplace(key_of(around) + std::string(body), false);
    if (!fresh) return known->second;
    std::string words("\\b");
    words.append(context_.text("called"))
        .append(" (?:\\(?(?:[0-9]{1,2}|[a-z])\\)?(?:,? and|,| &) ){0,6}\\(?")
        .append(body)
        .append("(?:$|[^0-9a-z.]|[.](?:$|[^0-9]))");
    return known->second = context_.find(words, around).has_value();
}

/// Whether what is missing stands elsewhere, and is not lost; of recommendations with numbers of
/// their own the whole paper is asked.
bool Lists::stands_elsewhere(const Mark& like, int place, duly_range near) {
    const bool own = like.front.size() > 1 || like.front == "R";
    const duly_range asked = own ? paper_.root().range() : near;
    const std::string missing = written(like, place);
    const auto [known, fresh] = elsewhere_.try_emplace(key_of(asked) + missing, false);
    if (!fresh) return known->second;
    // "Recommendations 2 and 3", "R2-R4"
    const std::string several = "\\b(?:recommendations? |r ?)[0-9r ,&/-]*(?:(?:and|to) )?r?" +
                                std::to_string(place) + "\\b";
    known->second =
        stands_in(paper_.text(asked), missing, own) || (own && context_.find(several, asked));
    return known->second;
}

/// Whether a part of the paper says that something was left out of it on purpose.
bool Lists::left_out_of(duly_range around) {
    const auto [known, fresh] = left_out_.try_emplace(key_of(around), false);
    if (fresh) known->second = context_.find(context_.text("left-out"), around).has_value();
    return known->second;
}

void Lists::judge(const Run& run) {
    constexpr std::size_t fewest = 3;
    if (run.marks.size() < fewest) return;
    whole_ += run.jumps.empty() ? 1U : 0U;
    // Several jumps are not understood, but for "(b), (b), (d)", where the second is (c).
    if (run.jumps.empty() || run.jumps.size() > 2) return;
    const Run::Jump jump = run.jumps.front();
    if (run.jumps.size() == 2 && !(jump.twice && run.jumps[1].at == jump.at + 1)) return;
    const Mark& before = run.marks[jump.at - 1];
    const Mark& after = run.marks[jump.at];
    // Alone a mark that comes twice may be another list's.
    const bool misnamed = jump.twice && jump.at + 1 < run.marks.size() &&
                          run.marks[jump.at + 1].place == after.place + 2;
    if (jump.twice && !misnamed) return;
    const int place = before.place + 1;
    const std::string missing = written(after, place);
    // Below "that these of the report be approved:" stand the numbers that they have there.
    if (before.block != after.block && paper_.text(blocks_[before.block].range).ends_with(':') &&
        (jump.twice || before.block + 1 == after.block))
        return;
    const duly_range near{blocks_[run.marks.front().block].range.begin,
                          blocks_[run.marks.back().block].range.end};
    if (stands_elsewhere(after, place, near)) return;
    const Node section = blocks_[after.block].node.enclosing("section");
    const std::string body =
        missing.substr(after.front.size(), missing.size() - after.front.size() - after.back.size());
    if (!jump.twice && apart(before, after)) return;
    if (left_out_of(places::widened(paper_, near, 300)) || left_out_of(section.range())) return;
    constexpr std::uint32_t beside = 300; // bytes
    if (!jump.twice && (spoken_of(body, places::widened(paper_, near, beside)) ||
                        spoken_of(body, section.range())))
        return;
    faultless_ = false;
    context_
        .report(jump.twice ? "twice" : "missing",
                places::first_line(paper_, blocks_[after.block].range))
        .arg("missing", written(after, place))
        .arg("before", written(before, before.place))
        .arg("after", written(after, after.place))
        .arg("words", places::quoted(paper_.text(blocks_[after.block].range), 80))
        .related(written(before, before.place),
                 places::first_line(paper_, blocks_[before.block].range));
}

void Lists::run() {
    std::vector<Run> runs;
    Node home;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const Block& block = blocks_[i];
        if (block.kind == BlockKind::entry || block.kind == BlockKind::footnote ||
            block.kind == BlockKind::cell)
            continue;
        const std::string_view words = paper_.text(block.range);
        const auto marks = in_block(marks_at(context_, words, block.range), i);
        const bool own = !marks.empty() && marks.front().front.starts_with('R');
        // Lists end with their section, but for recommendations numbered through the paper.
        if (const Node section = block.node.enclosing("section"); !(section == home)) {
            home = section;
            std::erase_if(runs, [&](const Run& run) {
                const bool through = run.marks.front().front.starts_with('R');
                if (!through) judge(run);
                return !through;
            });
        }
        if (block.kind == BlockKind::heading && !own) continue;
        if (!marks.empty()) take(marks, runs);
        for (auto& within : marks_within(context_, words, block.range))
            take(in_block(std::move(within), i), runs);
    }
    for (const Run& run : runs)
        judge(run);
    if (!faultless_) return;
    if (whole_ == 0)
        context_.report("none");
    else
        context_.report("run-on").arg("count", whole_);
}

void run(const Context& context) {
    Lists(context).run();
}

} // namespace

duly_check lists() {
    return check<run>("numbering.lists",
                      "The letters or numbers of what is recommended or resolved run on.",
                      parameters, cases);
}

} // namespace duly::numbering
