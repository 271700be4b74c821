// The schema: every node kind and attribute, declared once. The XML view prints these names, the
// plugin ABI hands them out by name. Growth is a new line at the end of a list, seldom a function.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace duly::model {

// clang-format off
//      name            what it is; its children
#define DULY_NODE_KINDS(X) \
    X(paper,       "one paper of a file; children: section, blocks before the first section, form, furniture") \
    X(section,     "a heading and what stands under it; children: heading, blocks, sections") \
    X(heading,     "the heading's words (its range leaves out the number); children: entities") \
    X(paragraph,   "running text; children: entities, mark") \
    X(list,        "items that follow one another; children: item") \
    X(item,        "a list item; children: entities, list") \
    X(table,       "rows; children: row") \
    X(row,         "one line of the view, cells parted by tabs; children: cell") \
    X(cell,        "one cell; children: entities, mark") \
    X(contents,    "a list of contents; children: entry") \
    X(entry,       "one line of a list of contents") \
    X(footnote,    "a note at the foot of a page; children: entities") \
    X(furniture,   "left out of the view: page number, running head, watermark, debris, hidden text") \
    X(form,        "what was recognised in the paper as a form; children: field, declaration, signoff, choice") \
    X(field,       "a labelled answer of the paper's form, by the vocabulary of its pack") \
    X(declaration, "a row that an officer ticks") \
    X(signoff,     "a place for a signature, with role, signature and date") \
    X(amount,      "a sum of money") \
    X(percent,     "a percentage") \
    X(count,       "a plain number that counts something") \
    X(date,        "a calendar date as stated") \
    X(period,      "a financial year, a run of years or dates") \
    X(reference,   "a mention of something else: decision, appendix, paragraph, statute, footnote") \
    X(evidence,    "why kind, stage or date were decided as they were") \
    X(note,        "what the reader could not make out") \
    X(property,    "what the file says of itself: title, author, language, tagged") \
    X(unsure,      "words read by character recognition that may well read otherwise") \
    X(choice,      "alternatives of which striking out, bold, underlining or highlighting shows one; other words struck out")

//      name           type     what it says
#define DULY_ATTRIBUTES(X) \
    X(kind,         text,    "paper: kind of paper (dmpc-decision, committee-report, minutes, strategy, unknown); reference: decision, appendix, paragraph, section, statute, footnote, item; furniture: page-number, running-head, watermark, debris, hidden, inserted, deleted, comment, embedded; evidence: kind, stage, date, title") \
    X(body,         text,    "paper: the body it was recognised as coming from") \
    X(pack,         text,    "paper: id of the rule pack") \
    X(reference,    text,    "paper: its own reference") \
    X(title,        text,    "paper: its title; contents entry: its words without page") \
    X(date,         date,    "paper: its own date; signoff, field, date, declaration: the date stated") \
    X(stage,        text,    "paper: draft, submitted, signed or published") \
    X(text_source,  text,    "paper, page parts: native, ocr or mixed") \
    X(part,         integer, "paper: which of the file's papers, from 1") \
    X(number,       text,    "section, paragraph, item, entry: its number as written, without trailing stop (4.2, (a), A1)") \
    X(level,        integer, "section: depth from 1; item: depth from 1") \
    X(role,         text,    "section: its role by the vocabulary (legal, financial, ...); field: its id; declaration: row id; signoff: decision_maker, chief_executive, ...") \
    X(status,       text,    "section: substantive, nil or empty") \
    X(label,        text,    "field, declaration, signoff: the label as written; property: its name") \
    X(state,        text,    "declaration: ticked, blank or unclear; signoff: signed, blank or unclear; field: given, blank, placeholder or absent; choice: given or unclear") \
    X(statement,    text,    "declaration: the statement's words, empty when missing") \
    X(answer,       text,    "field of type choice: yes, no or unresolved; absent when blank; choice: yes or no, where that is what stands") \
    X(value,        text,    "field: the value as written; signoff: the signature as written; property: what it says; choice: the words that stand, absent when all are struck out") \
    X(amount,       decimal, "amount, percent, count: exact value; the exponent is that of the last stated place") \
    X(unit,         text,    "amount: GBP, EUR; count: the noun counted, where plain") \
    X(bound,        text,    "amount, percent, count: exact, at-least, at-most, over, under or about") \
    X(from,         date,    "period: first day") \
    X(to,           date,    "period: last day") \
    X(target,       text,    "reference: what is named, normalised (PCD 174, Appendix 3, 149, 4.2)") \
    X(of,           text,    "reference to a section of a statute: the statute's title as written") \
    X(mark,         text,    "cell, item: the mark as written; declaration: the tick as written") \
    X(page,         integer, "entry: page named; 0 when none is") \
    X(column,       integer, "cell: from 1") \
    X(header,       flag,    "row: column headings; cell: a row's heading") \
    X(continued,    flag,    "paragraph, row: goes on from the block before over a page break; cell: part of the cell above it") \
    X(trusted,      flag,    "table: its grid is sound") \
    X(order,        integer, "field, declaration, signoff: place in the pack's form, from 1") \
    X(text,         text,    "furniture, evidence, note: words that are not in the view") \
    X(value_begin,  integer, "field, signoff: first byte of the value (or of the gap for it) in the view") \
    X(value_end,    integer, "field, signoff: end of the value in the view") \
    X(date_begin,   integer, "signoff: first byte of the date in the view") \
    X(date_end,     integer, "signoff: end of the date in the view") \
    X(embedded,     flag,    "section: holds only the name or icon of an attached file") \
    X(reason,       text,    "furniture: why hidden words are not seen (covered, off-page, layer-off, invisible, tiny, same-colour)") \
    X(confidence,   integer, "paper: how certain character recognition is of the words it read, on average and in per cent") \
    X(format,       text,    "paper: the format of its file: text, markdown, docx, odt or pdf") \
    X(open,         flag,    "signoff: its label is a form's and leaves open who it is") \
    X(entry,        flag,    "section: one of several things that the paper records one after the other, each with a title of its own")
// clang-format on

enum class Kind : std::uint16_t {
#define X(name, doc) name,
    DULY_NODE_KINDS(X)
#undef X
};

enum class AttrType : std::uint8_t { text = 1, integer = 2, decimal = 3, date = 4, flag = 5 };

enum class Attr : std::uint16_t {
#define X(name, type, doc) name,
    DULY_ATTRIBUTES(X)
#undef X
};

#define X(name, doc) +1
inline constexpr std::size_t kind_count = 0 DULY_NODE_KINDS(X);
#undef X
#define X(name, type, doc) +1
inline constexpr std::size_t attr_count = 0 DULY_ATTRIBUTES(X);
#undef X

std::string_view name(Kind kind);
std::string_view name(Attr attr);
std::string_view describe(Kind kind);
std::string_view describe(Attr attr);
AttrType type_of(Attr attr);
std::optional<Kind> kind_named(std::string_view name);
std::optional<Attr> attr_named(std::string_view name);

} // namespace duly::model
