#!/usr/bin/env python3
"""as_word_writes.py PAPER.md OUT.docx: a sample as Word would have written it.

Numbers of headings, paragraphs and lists become automatic, ticks become check boxes, dots up to a page
become a tab with leaders, words are split into runs as editing splits them. Understands what the samples
use of Markdown, no more. make_copies.py runs it; nothing in the build does.
"""
import base64
import html.parser
import re
import sys
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
DAY = (2024, 1, 1, 0, 0, 0)
WIDE = 9000  # of the words on a page, in twentieths of a point

# a grey square
ICON = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAAD0lEQVR42mNoQAMMI1sAAAUMgAHjM1mKAAAAAElFTkSuQmCC"
)

OUTLINE, BULLETS, LIST = 1, 2, 3  # numId; each numbered list gets an instance of its own from LIST on


def run(words, bold=False, italic=False, struck=False):
    if not words:
        return ""
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "") + ("<w:strike/>" if struck else "")
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    # as editing leaves it: a run ends in the middle of a word every so often
    pieces = [words] if len(words) < 24 else [words[:7], words[7 : len(words) // 2], words[len(words) // 2 :]]
    out = ""
    for i, piece in enumerate(pieces):
        proof = '<w:proofErr w:type="gramStart"/>' if i == 1 else ""
        out += f'{proof}<w:r w:rsidR="00A{i}77B3">{properties}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
    return out


def runs(text):
    out, bold, italic, struck = "", False, False, False
    for part in re.split(r"(\*\*|~~|(?<!\*)\*(?!\*))", text):
        if part == "**":
            bold = not bold
        elif part == "*":
            italic = not italic
        elif part == "~~":
            struck = not struck
        else:
            out += run(part, bold, italic, struck)
    return out


def paragraph(content, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>" if properties else f"<w:p>{content}</w:p>"


def numbering(number, level):
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def check_box(ticked):
    sign = "\u2713" if ticked else "\u2610"
    return (
        "<w:sdt><w:sdtPr><w14:checkbox>"
        f'<w14:checked w14:val="{int(ticked)}"/><w14:checkedState w14:val="2713" w14:font="Segoe UI Symbol"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>'
        f'<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr><w:t>{sign}</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )


def pipe_rows(lines):
    cells = r"(?<!^)\|(?!$)"
    rows = [[[cell.strip()] for cell in re.split(cells, line.strip())] for line in lines]
    for row in rows:
        row[0], row[-1] = [row[0][0].lstrip("| ")], [row[-1][0].rstrip("| ")]
    return rows[0], rows[2:]


class HtmlRows(html.parser.HTMLParser):
    """Cells as lists of paragraphs, in the Markdown of the rest."""

    def __init__(self):
        super().__init__()
        self.rows, self.head = [], False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.head = self.head or tag == "th"
            self.rows[-1].append([""])
        elif tag == "br":
            self.rows[-1][-1].append("")
        elif tag == "b":
            self.rows[-1][-1][-1] += "**"

    def handle_endtag(self, tag):
        if tag == "b":
            self.rows[-1][-1][-1] += "**"

    def handle_data(self, words):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1][-1] += words.strip("\n")


def html_rows(lines):
    parser = HtmlRows()
    parser.feed("\n".join(lines))
    return (parser.rows[0], parser.rows[1:]) if parser.head else ([], parser.rows)


def widths(rows):
    """Of the columns, as Word fits them: no word is broken, and the rest goes where the words are."""
    least, wanted = [], []
    for column in zip(*rows):
        words = [word for cell in column for part in cell for word in part.split()] or [""]
        least.append(300 + 130 * max(map(len, words)))
        wanted.append(max(1, max(len(part) for cell in column for part in cell)))
    room = max(0, WIDE - sum(least))
    return [least[i] + room * wanted[i] // sum(wanted) for i in range(len(least))]


def table(header, rows):
    titled = any("".join(cell) for cell in header)
    ticks = [i for i, cell in enumerate(header) if cell[0].lower().startswith("tick")]
    if titled:
        rows = [header] + rows
    wide = widths(rows)
    out = "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{each}"/>' for each in wide) + "</w:tblGrid>"
    for number, row in enumerate(rows):
        cells = ""
        for column, cell in enumerate(row):
            content = "".join(paragraph(runs(part)) for part in cell)
            if column in ticks and (number > 0 or not titled) and cell[0] in ("\u2610", "\u2713"):
                content = paragraph(check_box(cell[0] == "\u2713"))
            cells += f'<w:tc><w:tcPr><w:tcW w:w="{wide[column]}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        top = "<w:trPr><w:tblHeader/></w:trPr>" if number == 0 and titled else ""
        out += f"<w:tr>{top}{cells}</w:tr>"
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>{out}</w:tbl>'


def picture():
    size = '<{0} cx="304800" cy="304800"/>'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}">{size.format("wp:extent")}<wp:docPr id="1" name="icon"/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}"><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="icon"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId4"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'{size.format("a:ext")}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def line_of_words(line):
    """A paragraph without a number of its own."""
    entry = re.match(r"(.*?) \.{4,} (\d+)$", line)
    if entry:
        return paragraph(run(entry[1]) + "<w:r><w:tab/></w:r>" + run(entry[2]), '<w:pStyle w:val="TOC1"/>')
    if line.startswith("!["):
        return paragraph(picture())
    if line.endswith(" \u2713"):
        return paragraph(runs(line[:-1]) + check_box(True))
    return paragraph(runs(line))


def body_of(text):
    out, lists, in_list, chapter, clause = "", 0, False, 0, 0
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        at += 1
        if not line:
            continue
        begin = at - 1
        if line.startswith("|"):
            while at < len(lines) and lines[at].strip().startswith("|"):
                at += 1
            out += table(*pipe_rows(lines[begin:at]))
            continue
        if line == "<table>":
            while lines[at - 1].strip() != "</table>":
                at += 1
            out += table(*html_rows(lines[begin:at]))
            continue
        if line == "---":
            out += paragraph('<w:r><w:br w:type="page"/></w:r>')
            continue
        heading = re.match(r"(#+) (?:(\d+)\. )?(.*)", line)
        bold_heading = re.fullmatch(r"\*\*(\d+)\. ([^*]*)\*\*", line)
        clause_found = re.match(r"(\d+)\.(\d+) (.*)", line)
        item = re.match(r"(\d+)\. (.*)", line)
        if heading:
            style = f'<w:pStyle w:val="Heading{len(heading[1])}"/>'
            if heading[2] and int(heading[2]) == chapter + 1:
                chapter, clause = chapter + 1, 0
                style += numbering(OUTLINE, 0)
            elif heading[2]:
                heading = (None, None, None, f"{heading[2]}. {heading[3]}")
            out += paragraph(runs(heading[3]), style)
        elif bold_heading and int(bold_heading[1]) == chapter + 1:
            chapter, clause = chapter + 1, 0
            out += paragraph(run(bold_heading[2], bold=True), numbering(OUTLINE, 0))
        elif clause_found and (int(clause_found[1]), int(clause_found[2])) == (chapter, clause + 1):
            clause += 1
            out += paragraph(runs(clause_found[3]), numbering(OUTLINE, 1))
        elif line.startswith("- "):
            out += paragraph(runs(line[2:]), '<w:pStyle w:val="ListParagraph"/>' + numbering(BULLETS, 0))
        elif item and (in_list or item[1] == "1"):
            lists += 0 if in_list else 1
            out += paragraph(runs(item[2]), '<w:pStyle w:val="ListParagraph"/>' + numbering(LIST + lists - 1, 0))
            in_list = True
            continue
        else:
            parts = [line_of_words(line)]
            while at < len(lines) and re.match(r"\w", lines[at]) and not re.match(r"\d+\.", lines[at]):
                parts.append(line_of_words(lines[at].strip()))  # a line broken by hand
                at += 1
            out += "<w:r><w:br/></w:r>".join(parts).replace("</w:p><w:r><w:br/></w:r><w:p>", "<w:r><w:br/></w:r>")
        in_list = False
    return out, lists


def level(number, form, text, more=""):
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{360 * (number + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def numbering_part(lists):
    symbol = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'
    bullet = level(0, "bullet", "\uf0b7").replace("</w:lvl>", symbol + "</w:lvl>")
    abstracts = [
        level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"),
        bullet,
        level(0, "decimal", "%1."),
    ]
    out = "".join(
        f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="multilevel"/>{content}</w:abstractNum>'
        for i, content in enumerate(abstracts)
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    instances = [(OUTLINE, 0, ""), (BULLETS, 1, "")] + [(LIST + i, 2, again) for i in range(lists)]
    for number, abstract, more in instances:
        out += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'
    return f'<w:numbering xmlns:w="{W}">{out}</w:numbering>'


def styles_part():
    def style(name, shown, content, more=""):
        return (
            f'<w:style w:type="paragraph" {more}w:styleId="{name}"><w:name w:val="{shown}"/>'
            + ("" if name == "Normal" else '<w:basedOn w:val="Normal"/>')
            + f"{content}</w:style>"
        )

    out = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>" + style("Normal", "Normal", "", 'w:default="1" ')
    )
    for depth, size in enumerate((32, 26, 24, 22), 1):
        out += style(
            f"Heading{depth}",
            f"heading {depth}",
            f'<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="0"/><w:outlineLvl w:val="{depth - 1}"/></w:pPr>'
            f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr>',
        )
    out += style("ListParagraph", "List Paragraph", '<w:pPr><w:ind w:left="720"/><w:contextualSpacing/></w:pPr>')
    leaders = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{WIDE}"/></w:tabs>'
    out += style("TOC1", "toc 1", f"<w:pPr>{leaders}</w:pPr>")
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    out += (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"
    )
    return f'<w:styles xmlns:w="{W}">{out}</w:styles>'


def write(text, path):
    body, lists = body_of(text)
    title = re.search(r"^# (.*)$", text, re.M)
    package = "http://schemas.openxmlformats.org/package/2006"
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    footer = paragraph(
        run("Page ")
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("1") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{types}{kind}+xml"/>'
            for name, kind in (("document", "document.main"), ("styles", "styles"),
                               ("numbering", "numbering"), ("footer1", "footer"))
        )
        + '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:w14="{W14}" xmlns:r="{R}"><w:body>{body}'
        '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/></w:sectPr></w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="rId{i + 1}" Type="{R}/{kind}" Target="{file}.xml"/>'
            for i, (kind, file) in enumerate((("styles", "styles"), ("numbering", "numbering"), ("footer", "footer1")))
        )
        + (f'<Relationship Id="rId4" Type="{R}/image" Target="media/image1.png"/>' if "<w:drawing>" in body else "")
        + "</Relationships>",
        "word/styles.xml": styles_part(),
        "word/numbering.xml": numbering_part(lists),
        "word/footer1.xml": f'<w:ftr xmlns:w="{W}">{footer}</w:ftr>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title[1] if title else "")}</dc:title>'
        "</cp:coreProperties>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            out.writestr(zipfile.ZipInfo(name, DAY), head + content, zipfile.ZIP_DEFLATED)
        if "<w:drawing>" in body:
            out.writestr(zipfile.ZipInfo("word/media/image1.png", DAY), ICON)


if __name__ == "__main__":
    write(open(sys.argv[1], encoding="utf-8").read(), sys.argv[2])
