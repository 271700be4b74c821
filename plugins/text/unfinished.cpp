// text.unfinished: no paragraph stops in the middle of its sentence.
#include <string>
#include <string_view>
#include <vector>

#include "../shared/blocks.hpp"
#include "duly/plugin.hpp"

namespace duly::text_checks {
namespace {

using places::Block;
using places::BlockKind;

constexpr duly_parameter parameters[] = {
    parameter("hanging", DULY_PATTERN,
              "(?:^| )(?:the|an?|of|with|from|which|because|than|into|between|including|and the|"
              "such as|due to|in order to|in accordance with|as well as|subject to the|their|its|"
              "whether|although|and|or|but)$|,$",
              "Last words after which a sentence must go on."),
    parameter("joins", DULY_PATTERN, "(?:^| )(?:and|or|but)$|[,;]$|[,;] (?:and|or|but)$",
              "Those of them that may end an item of a list that goes on with the next number."),
    parameter("words", DULY_INTEGER, "8", "Shorter paragraphs may be labels or lines of a list."),
    parameter("broken", DULY_INTEGER, "12",
              "When more than one paragraph of so many goes on in the next block, conversion broke "
              "the lines, and half a paragraph may pass for a whole one."),
};
constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "The last words before it stops."),
    argument("next", DULY_TEXT, "What stands after it."),
};
constexpr duly_case cases[] = {
    fail("stops", "A paragraph stops in the middle of its sentence.", worded),
    pass("none", "No sentence was found to stop short."),
    not_applicable("broken-lines", "Lines were broken in conversion: nothing can be said."),
};

bool starts_anew(std::string_view words) {
    return !words.empty() && words.front() >= 'A' && words.front() <= 'Z';
}

/// The end of the paragraph, from a word on.
std::string last_words(std::string_view words) {
    constexpr std::size_t most = 70;
    if (words.size() <= most) return places::quoted(words);
    const std::size_t space = words.find(' ', words.size() - most);
    return "…" + places::quoted(words.substr(space == std::string_view::npos ? 0 : space + 1));
}

class Endings {
public:
    explicit Endings(const Context& context)
        : context_(context),
          paper_(context.document()),
          blocks_(places::blocks_of(context)),
          hanging_(context.text("hanging")),
          least_(static_cast<std::size_t>(context.integer("words"))) {}

    [[nodiscard]] bool lines_are_broken() const {
        return places::lines_are_broken(context_,
                                        static_cast<std::size_t>(context_.integer("broken")));
    }

    void report_stops() const {
        bool none = true;
        for (std::size_t i = 0; i + 1 < blocks_.size(); ++i) {
            if (!stops(i)) continue;
            none = false;
            const duly_range where = blocks_[i].range;
            context_.report("stops", where)
                .arg("words", last_words(paper_.text(where)))
                .arg("next",
                     places::quoted(
                         paper_.text(places::line_at(paper_, blocks_[i + 1].range.begin)), 60));
        }
        if (none) context_.report("none");
    }

private:
    /// What costs least is asked first; the patterns have the last word.
    [[nodiscard]] bool stops(std::size_t i) const {
        const Block &block = blocks_[i], &next = blocks_[i + 1];
        if (block.kind != BlockKind::paragraph || !is_over_before(block, next)) return false;
        const std::string_view words = paper_.text(block.range);
        if (places::ends_with_stop(words) || !places::has_words(words, least_) ||
            !starts_anew(words_after_number(block)) || !context_.matches(hanging_, tail(words)))
            return false;
        return next.kind == BlockKind::heading ||
               (starts_anew(words_after_number(next)) &&
                !context_.matches(context_.text("joins"), tail(words)));
    }

    /// Whether the next block shows that the paragraph is over: a heading, or a new number (with a
    /// capital after it: the sentence does not go on there).
    [[nodiscard]] static bool is_over_before(const Block& block, const Block& next) {
        if (next.kind == BlockKind::heading) return is_certain_heading(next);
        return next.kind == BlockKind::paragraph && !next.node.flag("continued") &&
               !next.node.str("number").empty() && !block.node.str("number").empty();
    }

    /// The last few words, folded.
    [[nodiscard]] std::string_view tail(std::string_view words) const {
        constexpr std::size_t enough = 60;
        if (words.size() > enough) {
            std::size_t cut = words.size() - enough;
            while (cut < words.size() && words[cut] != ' ')
                ++cut;
            words.remove_prefix(cut);
        }
        return context_.folded(words);
    }

    [[nodiscard]] std::string_view words_after_number(const Block& block) const {
        std::string_view words = paper_.text(block.range);
        if (!block.node.str("number").empty())
            if (const auto number =
                    context_.match("^\\(?[0-9a-z]+(?:\\.[0-9a-z]+)*[.)]*\\s+", words))
                words.remove_prefix(number->end);
        return words;
    }

    /// A heading that no broken line could be: it has a number, or says what its section is.
    [[nodiscard]] static bool is_certain_heading(const Block& heading) {
        const Node section = heading.node.enclosing("section");
        return !section.str("number").empty() || !section.str("role").empty();
    }

    const Context& context_;
    const Document& paper_;
    const std::vector<Block>& blocks_;
    std::string_view hanging_; ///< a parameter
    std::size_t least_;
};

void run(const Context& context) {
    const Endings endings(context);
    if (endings.lines_are_broken())
        context.report("broken-lines");
    else
        endings.report_stops();
}

} // namespace

duly_check unfinished() {
    return check<run>("text.unfinished", "No paragraph stops in the middle of its sentence.",
                      parameters, cases);
}

} // namespace duly::text_checks
