// What is known of blank forms in general, as data: how they speak to authors, and the rules that
// their parts ask for (rules/drafts/).
#pragma once

#include <string>
#include <vector>

#include "support/pattern.hpp"
#include "support/result.hpp"

namespace duly::rules {

struct Drafts {
    struct Kind {
        std::string id, who; ///< who acts when a rule says no more
        Pattern title;
    };
    /// A rule as XML with @words@ to be filled in, for each part of a form of that sort.
    struct Rule {
        std::string part, check, xml;
        int number = 0; ///< of the first such rule
    };
    std::vector<Kind> kinds;
    std::vector<std::string> reserved; ///< letters of rule ids that no draft takes
    std::vector<Pattern> bodies, guidance;
    Pattern paper;                   ///< lines that name a paper, whatever body they name with it
    Pattern meeting;                 ///< the end of a title, with whom the paper is for
    Pattern meeting_label;           ///< labels of fields that say so
    std::vector<Pattern> signatures; ///< the first group that took part is who signs
    std::vector<Pattern> rooms;      ///< what stands where an answer belongs
    std::vector<Pattern> headings;   ///< lines that are headings with nothing under them
    Pattern choice, tick;
    Pattern answer;   ///< over a column of which one is ticked in each row
    Pattern done;     ///< a row that says that something was done
    Pattern declares; ///< over or in rows that are all to be ticked
    Pattern optional; ///< over rows of which some are
    Pattern leads;    ///< labels that what follows them completes
    Pattern decider;  ///< posts of people who decide
    Pattern depends;  ///< labels whose answer hangs on another's
    Pattern others;   ///< headings and labels of what is not the author's to fill in
    Pattern holder;   ///< headings that may hold nothing but other headings
    /// What examples say where the form leaves room.
    struct Sample {
        std::string title, words, date, person, number;
    } sample;
    std::vector<Rule> rules;
};

/// Reads drafts/from-template.draft of the first of the folders that has it. Codes: no-drafts,
/// bad-pack, those of reading files.
Result<Drafts> load_drafts(const std::vector<std::string>& rule_folders);

} // namespace duly::rules
