// The words of a body's papers, as data: rule packs fill it, structure reads it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace duly::model {

/// All patterns are RE2, case-insensitive, matched against folded text (utf8::fold: lower case,
/// straight quotes, `-` for every dash, single spaces) without list mark, number and trailing
/// colon, and must match the whole of it unless said otherwise.

/// A heading that gives a section its role.
struct HeadingSpec {
    std::string role;    ///< summary, recommendation, background, financial, legal, equality, …
    std::string pattern; ///< "legal (comments|implications)( for .+)?"
    bool strong = true;  ///< false: words too common to make a bare line a heading by themselves
};

enum class FieldType : std::uint8_t { text, choice, date, reference };

/// A labelled answer of the form: "Until what date: 15 April 2017".
struct FieldSpec {
    std::string id; ///< title, date, reference, foi.part1, foi.reason, foi.until, foi.part2, …
    FieldType type = FieldType::text;
    std::string pattern; ///< of the label, matched at the start of a line or cell
    std::string name;    ///< what people call it, for messages: "Part 1 deferral"
};

/// A row that an officer ticks: "Legal Advice:".
struct RowSpec {
    std::string id;      ///< legal, financial, equality, head-of-unit, …
    std::string pattern; ///< of the label
    std::string name;
};

/// A place for a signature. Recognised by a heading-like line or by the words above the signature.
struct SignoffSpec {
    std::string role;                  ///< decision_maker, chief_executive, …
    std::string name;                  ///< "Deputy Mayor for Policing and Crime"
    std::vector<std::string> headings; ///< whole line
    std::vector<std::string> phrases;  ///< anywhere in a line of the block
    bool alone = false; ///< the paper's only place to sign is this one's if it names no post
    bool open = false;  ///< the name is a form's and leaves open who it is
};

/// A line that speaks for a kind of paper.
struct KindCue {
    std::string pattern; ///< anywhere in a line
    int weight = 1;      ///< below 0: speaks against it
    bool starts = false; ///< a line that opens a paper of this kind: several in a file split it
    bool front = false;  ///< only within the first 40 lines of a paper
    std::string
        confirm; ///< for `starts`: opens a paper only if this is found in one of the next 12 lines
    bool apart = false; ///< for `starts`: only at the head of a page or under its body's name
};

/// Where the paper's own reference and date come from, in order of preference.
struct ReferenceSpec {
    std::string pattern; ///< first group (or the whole) is the reference; anywhere in a line
    std::string form;    ///< "PCD {1}": normalised; empty: as matched
};

struct Vocabulary {
    std::vector<HeadingSpec> headings;
    std::vector<FieldSpec> fields;
    std::vector<RowSpec> rows;
    std::vector<SignoffSpec> signoffs;
    std::vector<KindCue> cues;
    int threshold = 3; ///< sum of distinct cues' weights from which the kind is recognised
    std::vector<ReferenceSpec> references; ///< the paper's own
    std::vector<ReferenceSpec> cited;      ///< how other papers of the body are cited
    /// Sources of the paper's date: "signoff:decision_maker", "field:date", "front",
    /// "newest-version", "signature" (the field "date" beside one).
    std::vector<std::string> dates;
    /// Sources of the title: "field:title", "front", "heading", "field:name", "line:PATTERN" (the
    /// whole of a line before the first section).
    std::vector<std::string> titles;
    std::vector<std::string> nil;         ///< ways of saying none: "none", "n/?a", "not applicable"
    std::vector<std::string> boilerplate; ///< the form's own guidance: not content of a section
    std::vector<std::string>
        placeholders; ///< "\\[insert [^\\]]*\\]", "choose an item\\.?"; anywhere
    std::vector<std::string>
        front_matter; ///< front lines that are no title: "item \\d+", ".* committee"
};

} // namespace duly::model
