// Papers made by the thousand with sums that are known to hold, and the same with one slip each: no
// sound one may be accused, and nearly every slip must be found.
#include <cstdlib>

#include "amounts_papers.hpp"
#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;
using duly_test::Dice;
using duly_test::Form;
using duly_test::MadePaper;
using duly_test::Slip;

namespace {

/// With all rules off but those on amounts.
const engine::CheckOptions& only_amounts() {
    static const engine::CheckOptions made = [] {
        engine::CheckOptions out;
        out.pack = "common";
        for (const auto& pack : duly_test::project_packs().packs)
            for (const auto& rule : pack.rules)
                if (rule.id.substr(0, 3) != "AMT") out.grades[rule.id] = std::nullopt;
        return out;
    }();
    return made;
}

/// What is held against the paper, and whether any of it stands at the relation's lines.
struct Said {
    std::string words;
    bool in_place = false;
};
Said accusations(const MadePaper& paper) {
    const model::FileReport report =
        duly_test::project_checker().check(paper.text, "paper.md", only_amounts());
    Said said;
    for (const model::PaperReport& each : report.papers)
        for (const model::Finding& finding : each.results) {
            if (finding.outcome != model::Outcome::fail) continue;
            said.words += finding.rule + ' ' + finding.case_name + ": " + finding.message + '\n';
            const auto line = finding.location ? finding.location->place.line : 0;
            said.in_place = said.in_place || (line >= paper.first_line && line <= paper.last_line);
        }
    return said;
}

int setting(const char* name, int otherwise) {
    const char* const given = std::getenv(name); // NOLINT: no other thread sets it
    return given == nullptr ? otherwise : std::atoi(given);
}

} // namespace

TEST_CASE("Papers whose sums hold are not accused") {
    const int papers = setting("DULY_PAPERS", 4200);
    const std::vector<Form>& forms = duly_test::forms();
    for (int i = 0; i < papers; ++i) {
        Dice dice(static_cast<std::uint32_t>(i) + 1);
        const Form& form = forms[static_cast<std::size_t>(i) % forms.size()];
        const MadePaper paper = form.make(dice, Slip::none);
        const std::string said = accusations(paper).words;
        if (said.empty()) continue;
        FAIL_CHECK(form.name << "\n" << said << paper.text);
    }
}

TEST_CASE("Nearly every planted slip is found at its place") {
    const int tries = setting("DULY_TRIES", 60);
    const std::size_t few = static_cast<std::size_t>(tries) / 6;
    for (const Form& form : duly_test::forms())
        for (const Slip slip : form.slips) {
            std::size_t planted = 0, found = 0;
            std::string missed;
            for (int i = 0; i < tries; ++i) {
                Dice dice(static_cast<std::uint32_t>(i) + 5000);
                const MadePaper paper = form.make(dice, slip);
                if (!paper.spoilt) continue;
                ++planted;
                const Said said = accusations(paper);
                if (said.in_place)
                    ++found;
                else if (missed.size() < 4000)
                    missed += said.words + paper.text + "----\n";
            }
            INFO(duly_test::name_of(slip)
                 << " in a " << form.name << ": " << found << " of " << planted << "\n"
                 << missed);
            CHECK(planted >= few);
            CHECK(found * 100 >= planted * 98);
        }
}
