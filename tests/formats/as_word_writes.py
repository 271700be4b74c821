#!/usr/bin/env python3
"""as_word_writes.py PAPER.md OUT.docx: a sample as Word would have written it.

Numbers of headings, paragraphs and lists become automatic, ticks become check boxes, words are split
into runs as editing splits them. Understands what the samples use of Markdown, no more.
The samples' DOCX files were made with it; nothing in the build runs it.
"""
import re
import sys
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DAY = (2024, 1, 1, 0, 0, 0)

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


def table(lines):
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    header, rows = rows[0], rows[2:]
    ticks = [i for i, cell in enumerate(header) if cell.lower().startswith("tick")]
    out = ""
    if any(header):
        rows.insert(0, header)
    for number, row in enumerate(rows):
        cells = ""
        for column, cell in enumerate(row):
            content = runs(cell)
            if column in ticks and (number > 0 or not any(header)) and cell in ("", "\u2713"):
                content = check_box(cell != "")
            cells += f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{paragraph(content)}</w:tc>'
        top = "<w:trPr><w:tblHeader/></w:trPr>" if number == 0 and any(header) else ""
        out += f"<w:tr>{top}{cells}</w:tr>"
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>{out}</w:tbl>'


def body_of(text):
    out, lists, in_list, chapter, clause = "", 0, False, 0, 0
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        at += 1
        if not line:
            continue
        if line.startswith("|"):
            begin = at - 1
            while at < len(lines) and lines[at].strip().startswith("|"):
                at += 1
            out += table(lines[begin:at])
            continue
        heading = re.match(r"(#+) (?:(\d+)\. )?(.*)", line)
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
            out += paragraph(runs(line))
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
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    out += (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"
    )
    return f'<w:styles xmlns:w="{W}">{out}</w:styles>'


def main():
    text = open(sys.argv[1], encoding="utf-8").read()
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
        '<Default Extension="xml" ContentType="application/xml"/>'
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
        + "</Relationships>",
        "word/styles.xml": styles_part(),
        "word/numbering.xml": numbering_part(lists),
        "word/footer1.xml": f'<w:ftr xmlns:w="{W}">{footer}</w:ftr>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title[1] if title else "")}</dc:title>'
        "</cp:coreProperties>",
    }
    with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            out.writestr(zipfile.ZipInfo(name, DAY), head + content, zipfile.ZIP_DEFLATED)


main()
