// What comes out: facts and findings of papers, as plain data. Crosses the process border (engine's
// codec), is printed by report, and written back by annotate. See the output contract in the
// README.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/source_map.hpp"

namespace duly::model {

enum class Outcome : std::uint8_t { pass, fail, not_applicable, inconclusive };
enum class Severity : std::uint8_t { info, warning, error };

std::string_view name(Outcome outcome);   // "not-applicable"
std::string_view name(Severity severity); // "warning"
std::optional<Severity> severity_named(std::string_view name);

/// How far a paper has come, in that order.
inline constexpr std::array<std::string_view, 4> stages{"draft", "submitted", "signed",
                                                        "published"};

struct Basis {
    std::string kind; ///< law, form, house, arithmetic
    std::string title;
    std::string clause;
    std::optional<std::string> href;
    friend bool operator==(const Basis&, const Basis&) = default;
};

struct Location {
    Place place;
    std::string trail; ///< "Public access to information > Part 1 Deferral"
    friend bool operator==(const Location&, const Location&) = default;
};

struct Related {
    std::string label;
    std::optional<Location> location;
    std::string excerpt;
    friend bool operator==(const Related&, const Related&) = default;
};

/// Why a finding does not count.
struct Waiver {
    std::string reason, owner, until; ///< until: its last day, ISO; owner and until may be empty
    std::string source;    ///< "duly-waivers.toml:12", or "line 41" for a remark in the paper
    bool baseline = false; ///< accepted as it stood with all the others, not considered by itself
    friend bool operator==(const Waiver&, const Waiver&) = default;
};

/// One line of the checklist.
struct Finding {
    std::string rule;  ///< FOI001
    std::string name;  ///< deferral-choice-made
    std::string title; ///< the rule in words: "The deferral question is answered"
    std::string case_name;
    Outcome outcome = Outcome::pass;
    Severity severity = Severity::info;
    Basis basis;
    std::string message, fix, excerpt;
    std::optional<Location> location; ///< nothing: the whole paper is meant
    std::vector<Related> related;
    std::optional<Waiver> waived;
    std::string fingerprint;
    /// What the check said, of rules whose findings go on record: dates in ISO form, figures exact.
    std::vector<std::pair<std::string, std::string>> arguments;
    friend bool operator==(const Finding&, const Finding&) = default;
};

struct SectionFact {
    std::string role;
    std::optional<std::string> heading;
    std::optional<std::uint32_t> line;
    std::string status; ///< substantive, nil, empty, missing, not-expected
    friend bool operator==(const SectionFact&, const SectionFact&) = default;
};

struct DeclarationFact {
    std::string row;
    std::uint32_t line = 0;
    std::string state;     ///< ticked, blank, unclear
    std::string statement; ///< given, missing
    friend bool operator==(const DeclarationFact&, const DeclarationFact&) = default;
};

/// Answers are yes, no, unresolved or nothing; `until` is an ISO date, "placeholder" or nothing.
struct FoiFact {
    std::optional<std::string> part1, reason, until, part2;
    friend bool operator==(const FoiFact&, const FoiFact&) = default;
};

struct SignatureFact {
    std::string role;
    std::string state; ///< signed, blank, unclear
    std::optional<std::uint32_t> line;
    std::optional<std::string> date; ///< ISO
    std::optional<std::uint32_t> date_line;
    friend bool operator==(const SignatureFact&, const SignatureFact&) = default;
};

/// `<!-- duly: ignore RULE -- reason -->` in a paper, one for each rule it names.
struct Ignore {
    std::uint32_t line = 0;
    std::string rule;      ///< empty when the remark is not understood
    std::string reason;    ///< none: it does not hold
    std::string fault;     ///< why it is not understood, or empty
    std::uint32_t met = 0; ///< findings that it waives
    friend bool operator==(const Ignore&, const Ignore&) = default;
};

struct Facts {
    std::vector<SectionFact> sections;
    std::vector<DeclarationFact> declarations;
    std::optional<FoiFact> foi;
    std::vector<SignatureFact> signatures;
    /// Whether the kind of paper carries signatures at all (prints null, not {}, when not).
    bool signatures_expected = false;
    friend bool operator==(const Facts&, const Facts&) = default;
};

struct Extent {
    std::uint32_t first_line = 0, last_line = 0;
    std::optional<std::uint32_t> first_page, last_page;
    friend bool operator==(const Extent&, const Extent&) = default;
};

struct PaperReport {
    std::uint32_t part = 1;
    Extent extent;
    Place begins; ///< its title, else its first words: where one tells what is not in it
    std::string kind;
    std::string pack_id, pack_version;
    std::optional<std::string> reference, title, date;
    std::string stage;
    std::string text_source;
    Facts facts;
    std::vector<Finding> results;
    /// Why kind, stage and date are what they are ("kind: heading 'Originating officer …' on line
    /// 100"), and what the reader could not make out.
    std::vector<std::pair<std::string, std::string>> evidence;
    std::vector<Ignore> ignores;
    std::vector<std::string> left_out; ///< rules that the profile or the configuration leaves out
    std::vector<Finding> record;       ///< of the pack of records, when one was asked
    std::vector<std::string> amounts;  ///< every sum of money in it, exact, when asked for
    friend bool operator==(const PaperReport&, const PaperReport&) = default;
};

struct Unread {
    std::string code, message;
    friend bool operator==(const Unread&, const Unread&) = default;
};

/// By whose word a paper was judged as it was; set by the front door.
struct Terms {
    std::string profile = "author"; ///< author, audit
    Severity fail_on = Severity::error;
    std::vector<std::string> files; ///< configuration files in force, the nearest first
    /// Rule ids, and the file that switched them off.
    std::vector<std::pair<std::string, std::string>> switched_off;
    std::string packs; ///< digest of the rule packs
    friend bool operator==(const Terms&, const Terms&) = default;
};

/// What came of one input file: papers, or why it was not read.
struct FileReport {
    std::string path;
    std::string sha256;
    std::string format;
    std::vector<PaperReport> papers;
    std::optional<Unread> unread;
    Terms terms; ///< does not cross the process border
    friend bool operator==(const FileReport&, const FileReport&) = default;
};

/// What one paper of a run says of another and that one does not say of itself.
struct AcrossFinding {
    Finding finding; ///< with its place in the paper that cites
    std::string path;
    std::uint32_t part = 1;
    std::string other_path; ///< the paper that is cited
    std::uint32_t other_part = 1;
    friend bool operator==(const AcrossFinding&, const AcrossFinding&) = default;
};

/// What is wrong with a waiver, in a register or in a paper.
struct WaiverProblem {
    std::string
        code; ///< expired, no-owner, unused, unknown-rule, no-reason, bad-remark, no-register
    std::string path; ///< the register, or the paper that holds the remark
    std::uint32_t line = 0;
    std::string rule, paper, message;
    bool baseline = false;
    friend bool operator==(const WaiverProblem&, const WaiverProblem&) = default;
};

} // namespace duly::model
