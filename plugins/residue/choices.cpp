// residue.choices: where a form offers alternatives, one was chosen.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "leftovers.hpp"

namespace duly::residue {
namespace {

using places::Block;
using places::BlockKind;

constexpr duly_parameter parameters[] = {
    parameter("instruction", DULY_PATTERN,
              "(?m)(?:[(\\[*–—-][ \\t]*|^)\\*?(?:please )?(?:delete|strike (?:out|through))[ \\t]+"
              "(?:(?:as|where|if|whichever is)[ \\t]+)?"
              "(?:not[ \\t]+|in)?(?:applicable|appropriate|necessary|relevant)\\b[\\])]?",
              "Words that tell the author to choose."),
    parameter("choice", DULY_PATTERN,
              "\\byes ?(?:/|\\\\| or ) ?no\\b(?: ?(?:/|\\\\| or ) ?(?:n/?a|not applicable|tbc))?|"
              "(?:[☐□▢❏❑⬜]|\\[ ?\\]) ?yes\\b[ ,/|]{0,4}(?:[☐□▢❏❑⬜]|\\[ ?\\]) ?no\\b"
              "(?:[ ,/|]{0,4}(?:[☐□▢❏❑⬜]|\\[ ?\\]) ?n/?a)?|"
              "\\byes ?(?:[☐□▢❏❑⬜]|\\[ ?\\])[ ,/|]{0,4}no ?(?:[☐□▢❏❑⬜]|\\[ ?\\])"
              "(?:[ ,/|]{0,4}n/?a ?(?:[☐□▢❏❑⬜]|\\[ ?\\]))?",
              "Answers that a form offers to a question."),
    parameter("alternatives", DULY_PATTERN,
              "\\b(?:is ?/ ?is not|are ?/ ?are not|was ?/ ?was not|were ?/ ?were not|"
              "has ?/ ?has not|have ?/ ?have not|does ?/ ?does not|do ?/ ?do not|"
              "did ?/ ?did not|will ?/ ?will not|would ?/ ?would not|should ?/ ?should not|"
              "can ?/ ?cannot|can ?/ ?can not|may ?/ ?may not|must ?/ ?must not|"
              "(?:is|are|was|were|has|have|does|do|will|should) ?/ ?not)\\b",
              "Alternatives in a sentence, of which one should go."),
    parameter("answer", DULY_PATTERN,
              "^(?:(?:yes|no|n/?a|not applicable|none|tick(?:ed)?|x)(?:\\W|$)|[✓✔☒☑])",
              "How an answer begins that stands after the choice."),
    parameter("asks_reader", DULY_PATTERN, "\\b(?:you|your|i|my|we|our)\\b|^q(?:uestion)?[. ]?\\d",
              "A question to the reader, as in a questionnaire."),
    parameter("undecided", DULY_PATTERN,
              "\\b(?:whether|if|decides?|determin\\w+|establish\\w*|confirm(?:s|ing)? that)\\b",
              "Words before alternatives that are meant to stay open."),
    parameter("few", DULY_INTEGER, "3", "More open choices than these are told in one."),
    parameter("depending", DULY_PATTERN,
              "^.{0,60}\\b(?:according to|depending on|as set out in|in line with|case by case)\\b",
              "Words after alternatives that say what settles them."),
    judged_parameter,
    about_parameter,
    specimen_parameter,
    specimen_appendix_parameter,
};
constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "The words left in."),
};
constexpr duly_argument asked[] = {
    argument("words", DULY_TEXT, "The choice as printed."),
    argument("question", DULY_TEXT, "The question it answers."),
};
constexpr duly_argument counted[] = {
    argument("words", DULY_TEXT, "The choice as printed."),
    argument("question", DULY_TEXT, "The first question left open."),
    argument("count", DULY_COUNT, "How many are open."),
};
constexpr duly_case cases[] = {
    fail("instruction", "The instruction to delete what does not apply is still there.", worded),
    fail("unanswered", "A question still offers its choices.", asked),
    fail("unanswered-many", "Several questions still offer their choices.", counted),
    inconclusive("set-unclear",
                 "A question still offers its choices, and the way they are set leaves the answer "
                 "open.",
                 asked),
    fail("alternatives", "A sentence still holds both alternatives.", worded),
    pass("settled", "No open choice was found."),
    not_applicable("specimen", "The paper is itself a template."),
};

/// A choice left open, with the question before it.
struct Open {
    duly_range where{}, place{};
    std::string question;
    bool set = false; ///< in bold, underlined or struck out in part: it may be answered
};

/// What striking out, bold, underlining or highlighting shows of a paper's choices.
class Settings {
public:
    enum class Shows { nothing, unclear, answer };

    explicit Settings(const Document& paper) {
        for (const Node node : paper.all("choice"))
            all_.push_back({node.range(), node.str("state") == "given"});
    }
    /// Of an offer at the place.
    [[nodiscard]] Shows at(duly_range where) const {
        Shows shows = Shows::nothing;
        for (auto each = first_behind(where.begin); each != all_.end(); ++each) {
            if (each->range.begin >= where.end) break;
            if (each->clear) return Shows::answer;
            shows = Shows::unclear;
        }
        return shows;
    }
    /// Whether something within the words was chosen.
    [[nodiscard]] bool within(duly_range words) const { return at(words) == Shows::answer; }

private:
    struct Choice {
        duly_range range;
        bool clear;
    };
    [[nodiscard]] std::vector<Choice>::const_iterator first_behind(std::uint32_t begin) const {
        return std::upper_bound(all_.begin(), all_.end(), begin,
                                [](std::uint32_t at, const Choice& c) { return at < c.range.end; });
    }

    std::vector<Choice> all_; ///< in the order of the paper
};

/// White space and the marks that forms put around a choice.
std::string_view stripped(std::string_view words) {
    constexpr std::string_view marks = " \t\n*.[]_";
    while (!words.empty() && marks.find(words.front()) != std::string_view::npos)
        words.remove_prefix(1);
    while (!words.empty() && marks.find(words.back()) != std::string_view::npos)
        words.remove_suffix(1);
    return words;
}

bool ends_label(std::string_view words) {
    return !words.empty() && (words.back() == '?' || words.back() == ':' || words.back() == '-' ||
                              words.ends_with("–") || words.ends_with("—"));
}

class Choices {
public:
    Choices(const Context& context, const Surroundings& surroundings, const Settings& settings)
        : context_(context),
          paper_(context.document()),
          surroundings_(surroundings),
          settings_(settings) {}

    /// The choice at the place if nobody has answered it, or none.
    [[nodiscard]] std::optional<Open> open(duly_range where) const {
        const Settings::Shows shows = settings_.at(where);
        if (shows == Settings::Shows::answer) return std::nullopt;
        const Block* block = places::block_at(surroundings_.blocks(), where.begin);
        if (!block) return std::nullopt;
        // Where the row of a form is a section by its label, its cell is a paragraph as well.
        if (block != surroundings_.blocks().data() && (block - 1)->kind == BlockKind::cell &&
            (block - 1)->range.begin == block->range.begin)
            --block;
        const std::string_view before = stripped(paper_.text({block->range.begin, where.begin}));
        const std::string_view after = stripped(paper_.text({where.end, block->range.end}));
        if (!after.empty()) return std::nullopt;
        const auto found =
            block->kind == BlockKind::cell ? in_cell(*block, before) : in_text(*block, before);
        if (!found) return std::nullopt;
        const std::string_view question = context_.folded(*found);
        if (context_.matches(context_.text("asks_reader"), question) ||
            context_.matches(context_.text("about"), question))
            return std::nullopt;
        return Open{where, places::line_at(paper_, where.begin), places::quoted(*found, 120),
                    shows == Settings::Shows::unclear};
    }

private:
    [[nodiscard]] bool answers(std::string_view words) const {
        return context_.matches(context_.text("answer"), context_.folded(words));
    }

    /// In a cell the question stands before it in the row, and an answer would stand after it.
    [[nodiscard]] std::optional<std::string_view> in_cell(const Block& block,
                                                          std::string_view before) const {
        const Node row = block.node.enclosing("row"), table = block.node.enclosing("table");
        if (!row || row.flag("header") || block.node.flag("header") || !table.flag("trusted"))
            return std::nullopt;
        for (Node cell = block.node.next(); cell; cell = cell.next())
            if (!stripped(cell.text()).empty()) return std::nullopt;
        if (ends_label(before)) return places::bare(before);
        if (!before.empty()) return std::nullopt;
        std::string_view label;
        for (const Node cell : row.children("cell")) {
            if (cell == block.node) break;
            if (!stripped(cell.text()).empty()) label = cell.text();
        }
        if (label.empty()) return std::nullopt;
        return places::bare(label);
    }

    /// In running text it stands after a question or a label, here or in the block before; an
    /// answer would be the block after it.
    [[nodiscard]] std::optional<std::string_view> in_text(const Block& block,
                                                          std::string_view before) const {
        const auto& blocks = surroundings_.blocks();
        const auto at = static_cast<std::size_t>(&block - blocks.data());
        if (at + 1 < blocks.size() && answers(paper_.text(blocks[at + 1].range)))
            return std::nullopt;
        if (ends_label(before)) return places::bare(before);
        if (!before.empty() || at == 0) return std::nullopt;
        const std::string_view above = stripped(paper_.text(blocks[at - 1].range));
        if (!above.ends_with('?') && !headed(at)) return std::nullopt;
        return places::bare(above);
    }

    /// "Exempt information: Yes / No", where the label is one that papers use as a heading; or the
    /// choice is all that stands under a heading.
    [[nodiscard]] bool headed(std::size_t at) const {
        const auto& blocks = surroundings_.blocks();
        if (blocks[at - 1].kind != BlockKind::heading) return false;
        const duly_range between{blocks[at - 1].range.end, blocks[at].range.begin};
        const bool one_line = paper_.text(between).find('\n') == std::string_view::npos;
        const bool last = at + 1 == blocks.size() || blocks[at + 1].kind == BlockKind::heading;
        return one_line || last;
    }

    const Context& context_;
    const Document& paper_;
    const Surroundings& surroundings_;
    const Settings& settings_;
};

/// What an instruction may speak of: its section, or what stands before the first one.
duly_range within_reach(const Document& paper, const std::vector<Block>& blocks,
                        const Block& block) {
    if (const Node section = block.node.enclosing("section")) return section.range();
    const auto at = static_cast<std::size_t>(&block - blocks.data());
    return {paper.root().range().begin, blocks[at + 1 < blocks.size() ? at + 1 : at].range.end};
}

void run(const Context& context) {
    const Document& paper = context.document();
    if (is_specimen(context)) {
        context.report("specimen");
        return;
    }
    const Search search(context);
    std::vector<duly_range> instructions = search.text(context.text("instruction")),
                            offers = search.text(context.text("choice")),
                            alternatives = search.strokes(context.text("alternatives"));
    if (instructions.empty() && offers.empty() && alternatives.empty()) {
        context.report("settled");
        return;
    }
    const Surroundings surroundings(context);
    const Settings settings(paper);
    bool settled = true;
    const auto block_of = [&](duly_range where) {
        return places::block_at(surroundings.blocks(), where.begin);
    };
    // An instruction is told with its sentence, and what it offers there is not told again.
    std::vector<const Block*> told;
    for (const duly_range where : counting(surroundings, std::move(instructions))) {
        const Block* block = block_of(where);
        if (!block || (!told.empty() && told.back() == block)) continue;
        // Where one was kept as it asks, the words themselves do no harm.
        const bool open_here = std::any_of(offers.begin(), offers.end(), [&](duly_range offer) {
            return block_of(offer) == block && settings.at(offer) == Settings::Shows::nothing;
        });
        if (!open_here && settings.within(within_reach(paper, surroundings.blocks(), *block)))
            continue;
        told.push_back(block);
        settled = false;
        context
            .report("instruction",
                    places::sentence_around(paper, surroundings.nearby(*block, where), where))
            .arg("words", places::quoted(paper.text(where), 80));
    }
    const auto is_told = [&](duly_range where) {
        return std::binary_search(told.begin(), told.end(), block_of(where));
    };

    const Choices choices(context, surroundings, settings);
    const auto words = [&](duly_range where) { return places::quoted(paper.text(where), 40); };
    std::vector<Open> open;
    for (const duly_range where : counting(surroundings, std::move(offers))) {
        if (is_told(where)) continue;
        auto choice = choices.open(where);
        if (!choice) continue;
        settled = false;
        if (choice->set)
            context.report("set-unclear", choice->place)
                .arg("words", words(choice->where))
                .arg("question", choice->question);
        else
            open.push_back(std::move(*choice));
    }
    if (open.size() > static_cast<std::size_t>(context.integer("few"))) {
        const Report report = context.report("unanswered-many", open.front().place);
        report.arg("words", words(open.front().where))
            .arg("question", open.front().question)
            .arg("count", open.size());
        for (const Open& choice : open)
            report.related(choice.question, choice.place);
    } else {
        for (const Open& choice : open)
            context.report("unanswered", choice.place)
                .arg("words", words(choice.where))
                .arg("question", choice.question);
    }

    for (const duly_range where : counting(surroundings, std::move(alternatives))) {
        const Block* block = block_of(where);
        if (!block || is_told(where) || settings.at(where) != Settings::Shows::nothing) continue;
        const duly_range sentence =
            places::sentence_around(paper, surroundings.nearby(*block, where), where);
        if (context.matches(context.text("undecided"),
                            context.folded(paper.text({sentence.begin, where.begin}))) ||
            context.matches(context.text("depending"),
                            context.folded(paper.text({where.end, sentence.end}))))
            continue;
        settled = false;
        context.report("alternatives", sentence).arg("words", words(where));
    }
    if (settled) context.report("settled");
}

} // namespace

duly_check choices() {
    return check<run>("residue.choices", "Where a form offers alternatives, one was chosen.",
                      parameters, cases);
}

} // namespace duly::residue
