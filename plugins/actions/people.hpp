// Who was at a meeting and who sent apologies, as the lists at its head name them, with the
// initials by which the minutes may speak of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "duly/plugin.hpp"

namespace duly::actions {

struct Person {
    duly_range name{};    ///< without title
    std::string title;    ///< what stands before it, folded: "mrs", "cllr dr"
    std::string folded;   ///< the name, for comparing
    std::string first;    ///< first name, folded
    std::string last;     ///< last word of the name, folded
    std::string initials; ///< those that the list gives, else one capital for each part of the name
    std::string body;     ///< what the list says next, folded: the body or post
    bool stated = false;  ///< the list gives the initials
    bool present = false; ///< else sent apologies
};

/// A list as the paper has it, name by name or not: "Present: Councillors Ware, Lowe and Marr".
struct NameList {
    duly_range words{}; ///< without the label
    bool present = false;
    bool attending = false; ///< "In attendance", "Also present": there, but perhaps no members
};

struct Attendance {
    std::vector<Person> people;
    std::vector<Person> surnames; ///< "Mr Hall", "Councillors Ash and Birch": no first names
    std::vector<NameList> lists;  ///< one for each block of them, in the order of the paper
};

/// The lists that a paper's own words announce; made once for all checks with the same words.
const Attendance& attendance_of(const Context& context);
inline const std::vector<Person>& people_of(const Context& context) {
    return attendance_of(context).people;
}

/// The first sentence behind a place in which initials speak or act, as `acts` says what stands
/// behind them; empty where there is none. `first`: they begin it.
duly_range use_of(const Context& context, std::string_view acts, std::string_view initials,
                  std::uint32_t after, bool first = false);

/// The words that people_of goes by, for the parameters of each check that asks for it.
inline constexpr const char* present_label =
    "^(?:\\(?\\d+\\)?\\.? ?)?(?:(?:members|councillors|officers|others?|also|those|board|trustees|"
    "directors) ){0,2}(?:present|attendees|in attendance|attendance|attending|invited)\\b";
inline constexpr const char* absent_label =
    "^(?:\\(?\\d+(?:\\.\\d+)?\\)?\\.? ?)?(?:(?:welcome,? (?:and|&)|an|there were) )?"
    "apolog(?:y|ies)\\b(?: for (?:absence|lateness))?"
    "(?:[ :.;-]+apologies\\b(?: for absence)?)?"
    "(?: (?:(?:was|were|had been|have been) )?(?:duly )?(?:received|given|sent|accepted|noted|"
    "tendered|submitted|recorded|approved)"
    "(?:(?:,| and|, and| &) (?:duly )?(?:received|accepted|noted|approved|recorded)){0,2})?"
    "(?: (?:from|by)\\b)?|"
    // "It was noted that apologies had been accepted from"
    "^(?:\\(?\\d+(?:\\.\\d+)?\\)?\\.? ?)?(?:(?:it was|members|the (?:committee|council|board|"
    "panel|meeting|chair(?:man)?|clerk)) )?(?:noted|resolved|agreed|reported|received|accepted|"
    "approved|recorded)\\W{1,3}(?:that |to (?:accept|receive|note|approve) |and accepted )?(?:the "
    ")?"
    "apologies\\b(?: for absence)?"
    "(?: (?:(?:were|had been|have been|be) )?(?:received|given|sent|accepted|noted|tendered|"
    "submitted)(?: and (?:accepted|noted|approved))?)?(?: (?:from|by)\\b)";
/// What stands behind the names where these come first: "Ada Finch sent her apologies". Not "for
/// lateness", "for the delay" or "for the next meeting".
inline constexpr const char* absent_behind =
    " (?:(?:had|has|have) )?(?:also )?(?:sent|gave|given|tendered|submitted|offered|conveyed)"
    " (?:(?:her|his|their|an) )?apolog(?:y|ies)"
    "(?: for (?:absence|(?:her|his|their) absence|(?:the|this) meeting))?"
    "(?:$|[.,;(]|[.]? (?:and|due to|owing to|as|because)\\b)";
inline constexpr const char* titles =
    "^(?:cllrs?|councillors?|mr|mrs|ms|miss|mx|dr|sir|dame|lord|lady|prof|professor|rev|revd|ald|"
    "alderman|chair|chairman|chairwoman|chairperson|co-?|co-?chair|vice-?chair|vice|deputy|mayor|"
    "the|inspector|sergeant|pc|ps)[.:]?$";
inline constexpr const char* no_name =
    "\\b(?:council|councils|office|officer|board|committee|library|libraries|borough|county|"
    "district|parish|town|city|clerk|director|manager|head|chair|chairman|secretary|treasurer|"
    "services?|team|group|trust|trident|police|forum|partnership|association|society|limited|ltd|"
    "university|college|school|hospital|england|london|coalition|agency|authority|commissioner|"
    "department|ministry|members?|trustees?|staff|public|none|apologies|present|attendance|"
    "representative|observer|lead|advis[eo]r|assistant|executive|governor|warden|solicitor)\\b";

constexpr duly_parameter people_parameters[] = {
    parameter("present", DULY_PATTERN, present_label,
              "What announces those present, in lower case at the start of a line or cell."),
    parameter("absent", DULY_PATTERN, absent_label, "What announces those who sent apologies."),
    parameter("absent-behind", DULY_PATTERN, absent_behind,
              "What says under the heading for apologies that those named before it sent theirs."),
    parameter(
        "attending", DULY_PATTERN,
        "^\\W*(?:\\d+\\W+)?(?:in attendance|attending|invited|(?:also|officers?|others?|those)\\b)",
        "What announces people who were there and may be no members."),
    parameter("titles", DULY_PATTERN, titles, "A word before a name that is no part of it."),
    parameter("no-name", DULY_PATTERN, no_name,
              "A word that tells a body or a post from a person's name."),
};

} // namespace duly::actions
