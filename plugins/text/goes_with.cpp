// text.goes-with: a paper that says one thing also says what belongs to it.
#include <string>
#include <vector>

#include "said.hpp"

namespace duly::text_checks {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("mention", DULY_PATTERN, nullptr,
              "Single words without which no paragraph can hold such a sentence."),
    parameter("says", DULY_PATTERN, nullptr, "Words of a sentence that call for others, folded."),
    parameter("unless", DULY_PATTERN, "^$",
              "Words of that sentence with which they call for none."),
    parameter("role", DULY_TEXT, "",
              "The role of the sections that the sentence must stand in; empty: anywhere."),
    parameter("needs", DULY_PATTERN, nullptr, "Words that they call for, folded."),
    parameter("within", DULY_TEXT, "paper",
              "Where these may stand: in the same 'sentence', 'block' or 'section', or anywhere in "
              "the 'paper'."),
    parameter("headings", DULY_FLAG, "no", "A heading may be such a sentence as well."),
    parameter("once", DULY_FLAG, "no", "Where one sentence has what belongs to it, all have."),
};
constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "The sentence."),
};
constexpr duly_case cases[] = {
    fail("alone", "The sentence stands there, and what belongs to it was not found.", worded),
    pass("together", "What belongs to the sentence stands there as well.", worded),
    not_applicable("none", "The paper has no such sentence."),
};

/// Where the words that are called for may stand.
duly_range room(const Context& context, duly_range sentence) {
    const Document& paper = context.document();
    const std::string_view within = context.text("within");
    if (within == "sentence") return sentence;
    if (within == "block") {
        const places::Block* const block =
            places::block_at(places::blocks_of(context), sentence.begin);
        return block != nullptr ? block->range : sentence;
    }
    if (within == "section")
        if (const Node section = paper.section_at(sentence.begin)) return section.range();
    return paper.root().range();
}

class Sentences {
public:
    explicit Sentences(const Context& context) : context_(context) {}

    void look(duly_range rest) {
        const Document& paper = context_.document();
        Saying saying{context_.text("mention"), context_.text("says"), context_.text("unless")};
        saying.headings = context_.flag("headings");
        while (!empty(rest)) {
            const duly_range said = said_in(context_, rest, saying);
            if (empty(said)) break;
            const duly_range where = room(context_, said);
            if (!context_.matches(context_.text("needs"), context_.folded(paper.text(where)))) {
                alone_.push_back(said);
            } else if (empty(together_)) {
                together_ = said;
            }
            rest.begin = std::max(said.end, where.end); // once of a place will do
        }
    }

    void report() const {
        const bool met = !empty(together_);
        if (!met && alone_.empty()) context_.report("none");
        if (alone_.empty() || (met && context_.flag("once"))) {
            if (met) say("together", together_);
            return;
        }
        for (const duly_range& sentence : alone_)
            say("alone", sentence);
    }

private:
    void say(std::string_view named, duly_range sentence) const {
        constexpr std::size_t most = 160; // bytes
        context_.report(named, sentence)
            .arg("words", places::quoted(context_.document().text(sentence), most));
    }

    const Context& context_;
    duly_range together_{}; ///< the first that has what belongs to it
    std::vector<duly_range> alone_;
};

void run(const Context& context) {
    const Document& paper = context.document();
    const std::string_view role = context.text("role");
    Sentences sentences(context);
    if (role.empty()) {
        sentences.look(paper.root().range());
    } else {
        std::uint32_t done = 0; // sections of a role may nest
        for (const Node section : paper.all("section")) {
            if (section.str("role") != role || section.range().begin < done) continue;
            sentences.look(section.range());
            done = section.range().end;
        }
    }
    sentences.report();
}

} // namespace

duly_check goes_with() {
    return check<run>("text.goes-with", "A paper that says one thing also says what belongs to it.",
                      parameters, cases);
}

} // namespace duly::text_checks
