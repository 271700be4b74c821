// dates.last-meeting: the minutes that a meeting takes are of an earlier day than its own.
#include "../shared/blocks.hpp"

namespace duly::dates {
namespace {

constexpr duly_parameter parameters[] = {
    parameter(
        "taken", DULY_PATTERN,
        "\\b(?:minutes|notes) (?:of|from|for) (?:the |our )?(?:(?:last|previous) )?"
        "(?:[a-z'&-]+ ){0,6}?(?:(?:meeting|agm),? )?(?:(?:which was )?held )?(?:on )?(?:the )?"
        "(?:[a-z]+day,? )?(?:the )?[(:–-]? ?$",
        "What stands right before the day of the minutes that are taken."),
    parameter("agreed", DULY_PATTERN,
              "\\b(?:agreed|approved|accepted|adopted|confirmed|signed|correct|true|accurate|"
              "ratified|received|taken as read)\\b",
              "Words of the paragraph, or of the heading and what stands below it, that say that "
              "they were taken."),
    parameter("not-yet", DULY_PATTERN,
              "\\b(?:will|next|future|to be (?:approved|agreed|confirmed|submitted|presented|"
              "signed)|subject to (?:approval|confirmation|agreement)|draft|these "
              "minutes|not|defer\\w*)\\b",
              "Words with which they are not taken, or may be of a later meeting."),
};
constexpr duly_argument named[] = {
    argument("words", DULY_TEXT, "The day of the minutes that were taken."),
    argument("date", DULY_DATE, "The day of the meeting."),
};
constexpr duly_case cases[] = {
    fail("later", "They are of a day after the meeting.", named),
    pass("earlier", "They are of an earlier day.", named),
    not_applicable("none", "No day of the minutes that were taken was read."),
};

bool plain_day(const duly_date& day) {
    return exact(day) && exists(day);
}

void run(const Context& context) {
    const Document& paper = context.document();
    const duly_date meeting = paper.date();
    if (!plain_day(meeting)) {
        context.report("none");
        return;
    }
    const auto& blocks = places::blocks_of(context);
    duly_range earlier{};
    for (const Node node : paper.all("date")) {
        const auto day = node.date("date");
        const duly_range where = node.range();
        if (!day || !plain_day(*day)) continue;
        const places::Block* const block = places::block_at(blocks, where.begin);
        if (block == nullptr) continue;
        constexpr std::uint32_t near = 90; // bytes
        const std::uint32_t from =
            std::max(block->range.begin, where.begin - std::min(where.begin, near));
        const std::string before(context.folded(paper.text({from, where.begin})));
        // Folding trims; the pattern asks for the end of what stands before the day.
        if (!context.matches(context.text("taken"), before + " ")) continue;
        const auto index = static_cast<std::size_t>(block - blocks.data());
        // Under a heading that names them the next paragraph says what became of them.
        const bool heads = block->kind == places::BlockKind::heading && index + 1 < blocks.size();
        constexpr std::uint32_t behind = 300; // bytes
        const duly_range said{
            from, std::min(blocks[index + (heads ? 1 : 0)].range.end, where.end + behind)};
        const auto agreed = context.find(context.text("agreed"), said);
        constexpr std::uint32_t beside = 60; // bytes: what follows may be of what was amended
        if (!agreed ||
            context.find(context.text("not-yet"),
                         {from, std::min(said.end, std::max(agreed->end, where.end + beside))}))
            continue;
        if (!duly::before(meeting, *day)) {
            if (empty(earlier)) earlier = where;
            continue;
        }
        context.report("later", where).arg("words", paper.text(where)).arg("date", meeting);
        return;
    }
    if (empty(earlier))
        context.report("none");
    else
        context.report("earlier", earlier).arg("words", paper.text(earlier)).arg("date", meeting);
}

} // namespace

duly_check last_meeting() {
    return check<run>("dates.last-meeting",
                      "The minutes that a meeting takes are of an earlier day than its own.",
                      parameters, cases);
}

} // namespace duly::dates
