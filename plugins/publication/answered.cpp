// publication.answered: a question of the form has one answer.
#include "answers.hpp"

namespace duly::publication {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("field", DULY_TEXT, nullptr, "The field's id."),
    parameter("name", DULY_TEXT, nullptr, "What people call the question."),
    parameter("free", DULY_FLAG, "no", "The question may be left out, or answered in other words."),
};
constexpr duly_argument named[] = {
    argument("name", DULY_TEXT, "What people call the question."),
};
constexpr duly_argument asked[] = {
    argument("name", DULY_TEXT, "What people call the question."),
    argument("question", DULY_TEXT, "The question as the paper prints it."),
};
constexpr duly_argument worded[] = {
    argument("name", DULY_TEXT, "What people call the question."),
    argument("question", DULY_TEXT, "The question as the paper prints it."),
    argument("words", DULY_TEXT, "What stands in place of an answer."),
};
constexpr duly_argument settled[] = {
    argument("name", DULY_TEXT, "What people call the question."),
    argument("question", DULY_TEXT, "The question as the paper prints it."),
    argument("answer", DULY_TEXT, "The answer as written."),
};
constexpr duly_case cases[] = {
    fail("unanswered", "The form still offers its choices or its own words.", worded),
    fail("unticked", "None of the boxes is ticked.", worded),
    fail("both", "More than one box is ticked.", worded),
    fail("blank", "Nothing stands after the question.", asked),
    fail("missing", "The form lacks the question.", named),
    inconclusive("unclear", "What stands there cannot be read as an answer.", worded),
    pass("answered", "The question has one answer.", settled),
    not_applicable("absent", "The paper has no such questions.", named),
};

/// The part of an id before its stop: "foi" of "foi.part1".
std::string_view family(std::string_view id) {
    return id.substr(0, id.find('.'));
}

/// How many boxes stand in the words, and how many of them are ticked.
struct Boxes {
    std::size_t all = 0, ticked = 0;
};
Boxes boxes_in(std::string_view words) {
    Boxes boxes;
    const auto count = [&](std::string_view box) {
        std::size_t found = 0;
        for (std::size_t at = words.find(box); at != std::string_view::npos;
             at = words.find(box, at + box.size()))
            ++found;
        return found;
    };
    for (const std::string_view box : {"☑", "☒", "✓", "✔", "[x]", "[X]", "(x)", "(X)"})
        boxes.ticked += count(box);
    boxes.all = boxes.ticked;
    for (const std::string_view box : {"☐", "□", "[ ]", "( )", "[]", "()"})
        boxes.all += count(box);
    return boxes;
}

const char* how_unanswered(std::string_view words) {
    const Boxes boxes = boxes_in(words);
    if (boxes.ticked > 1) return "both";
    return boxes.all > 1 && boxes.ticked == 0 ? "unticked" : "unanswered";
}

void run(const Context& context) {
    const Document& paper = context.document();
    const std::string_view id = context.text("field"), name = context.text("name");
    const Node asked_field = field(paper, id);
    if (!asked_field) {
        bool siblings = false;
        for (const Node other : paper.all("field"))
            siblings = siblings ||
                       (other.str("state") != "absent" && family(other.str("role")) == family(id));
        for (const Node section : paper.all("section")) // the form answers it at length
            siblings = siblings && section.str("role") != id;
        context.report(siblings && !context.flag("free") ? "missing" : "absent")
            .arg("name", name)
            .subject(id);
        return;
    }
    const std::string_view answer = asked_field.str("answer"), state = asked_field.str("state");
    const std::string words = places::quoted(asked_field.str("value"), 80);
    const auto say = [&](std::string_view case_name) {
        return context.report(case_name, places::line_of(paper, asked_field))
            .arg("name", name)
            .arg("question", question(paper, asked_field))
            .subject(id);
    };
    if (answer == "yes" || answer == "no")
        say("answered").arg("answer", words.empty() ? std::string(answer) : words);
    else if (answer == "unresolved" || state == "placeholder")
        say(how_unanswered(words)).arg("words", words);
    else if (state == "blank" || words.empty())
        say("blank");
    else if (context.flag("free"))
        say("answered").arg("answer", words);
    else
        say("unclear").arg("words", words);
}

} // namespace

duly_check answered() {
    return check<run>("publication.answered", "A question of the form has one answer.", parameters,
                      cases);
}

} // namespace duly::publication
