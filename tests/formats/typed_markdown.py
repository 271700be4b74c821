"""A plain-text sample as its author would type it in a word processor, in the Markdown of the samples.

Lines broken by hand become paragraphs, headings are set in bold and have no style, as in the text,
columns set with spaces become tables.
"""
import re

APART = re.compile(r" {2,}")
# what a PDF converter makes of signs and headings (dmpc-decision-gdpr/sound.txt): their levels say nothing
CONVERTED = (
    (r"(?m)^#+ ", "## "),
    (r"\$\\pounds\$ ?", "£"),
    (r"\$s_\{tatement\} \(\\checkmark\)\$", "statement (✓)"),
    (r"<sup>1</sup>", "¹"),
    (r"<sup>2</sup>", "²"),
)


def starts(line):
    """The columns in which words begin behind a gap."""
    return [found.start(1) for found in re.finditer(r"(?:^| {2,})(\S)", line)]


def is_table(lines):
    """Rows whose words begin where those of the first row do."""
    lines = [line.strip() for line in lines] if lines[0][0] == " " else lines
    first = starts(lines[0])
    fits = all(len(starts(each)) > 1 and set(starts(each)) <= set(first) for each in lines)
    return len(lines) > 1 and len(first) > 1 and fits


def pipes(rows, head):
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    if not head:
        rows.insert(0, [""] * width)
    rows.insert(1, ["---"] * width)
    return "\n".join("| " + " | ".join(cell.strip() for cell in row) + " |" for row in rows)


def table(lines):
    head = lines[0][0] != " "
    lines = lines if head else [line.strip() for line in lines]
    columns = starts(lines[0]) + [None]
    return pipes([[line[a:b] for a, b in zip(columns, columns[1:])] for line in lines], head)


def paragraphs(lines, width):
    """A line that is full goes on in the next one; labels and items begin anew."""
    out = []
    for i, line in enumerate(lines):
        words = line.strip()
        new = i == 0 or re.match(r"(- |\d{1,2}\. +\S|[A-Z][a-z]+: )", words) or words.endswith(" ✓")
        ended = i > 0 and (len(lines[i - 1]) < 0.55 * width or lines[i - 1].endswith("✓"))
        if new or ended:
            out.append(words)
        else:
            out[-1] += " " + words
    return [APART.sub(" ", each) for each in out]


def is_heading(words):
    numbered = re.match(r"\d+\. [A-Z]", words)
    capitals = words.upper() == words and re.search("[A-Z]{3}", words)
    return (numbered or capitals) and words[0] != "#" and words[-1] not in ".:;✓"


def markdown(text):
    for pattern, words in CONVERTED:
        text = re.sub(pattern, words, text)
    width = max(map(len, text.splitlines()))
    out = []
    titles = True  # the lines above the first words: body and kind of paper
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.splitlines() if line.strip()]
        if not lines or (len(lines) == 1 and re.fullmatch(r"\d+|---", lines[0].strip())):
            continue  # nothing, the number of a page, a rule
        if "\t" in block:
            out.append(pipes([line.split("\t") for line in lines], True))
        elif is_table(lines):
            out.append(table(lines))
        else:
            pieces = paragraphs(lines, width)
            one = len(pieces) == 1 and is_heading(pieces[0])
            titles = titles and len(pieces) == 1 and one
            out += [f"**{pieces[0]}**"] if one and not titles else pieces
    return "\n\n".join(out) + "\n"
