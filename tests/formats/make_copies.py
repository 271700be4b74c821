#!/usr/bin/env python3
"""make_copies.py FOLDER [SAMPLE...]: the samples in other formats, written below FOLDER.

DOCX as Word writes it, ODT and PDF by LibreOffice from that, PDF by pandoc and Chromium from the
Markdown (SAMPLE-web.pdf). Run by hand when a sample changes, on a machine that has these programs;
then the files are copied to samples/.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import as_word_writes
import typed_markdown

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "samples"
OTHER = ("README.md", "templates")
LARGEST = 80_000  # bytes of a PDF with tags
# without them a sentence is one paragraph again that a converter broke, and the text has in two
TAGGED = ("dmpc-decision-gdpr/sound",)


def papers():
    found = sorted(SAMPLES.glob("*.md")) + sorted(SAMPLES.glob("*/*.md")) + sorted(SAMPLES.glob("*/*.txt"))
    return [each for each in found if each.relative_to(SAMPLES).parts[0] not in OTHER]


def without_thumbnail(odt):
    """A picture of the first page would be two thirds of the file."""
    with zipfile.ZipFile(odt) as old:
        parts = [(info, old.read(info)) for info in old.infolist() if "humbnail" not in info.filename]
    with zipfile.ZipFile(odt, "w") as new:
        for info, content in parts:
            if info.filename == "META-INF/manifest.xml":
                content = re.sub(rb"\s*<manifest:file-entry[^>]*Thumbnails/[^>]*/>", b"", content)
            new.writestr(info, content, info.compress_type)


def copy(paper, folder):
    text = paper.read_text(encoding="utf-8")
    markdown = text if paper.suffix == ".md" else typed_markdown.markdown(text)
    out = folder / paper.relative_to(SAMPLES).with_suffix("")
    out.parent.mkdir(parents=True, exist_ok=True)
    docx = str(out) + ".docx"
    as_word_writes.write(markdown, docx)
    with tempfile.TemporaryDirectory() as place:
        profile = f"-env:UserInstallation=file://{folder.resolve()}/.office"
        for form in ("odt", "pdf"):
            run("soffice", profile, "--headless", "--convert-to", form, "--outdir", str(out.parent), docx)
        without_thumbnail(str(out) + ".odt")
        # a line is a line in the samples, and a word that is no markup is none
        source, page = pathlib.Path(place, "paper.md"), pathlib.Path(place, "paper.html")
        source.write_text(markdown, encoding="utf-8")
        pathlib.Path(place, "embedded-object").write_bytes(as_word_writes.ICON)
        title = re.search(r"^#* *(.*)$", markdown, re.M)[1]
        run("pandoc", "-f", "gfm+hard_line_breaks", "-t", "html5", "-s", "-M", "document-css=false", "-M", "lang=en-GB",
            "-M", f"pagetitle={title}", "--css", str(HERE / "page.css"), "--self-contained", "--resource-path", place,
            str(source), "-o", str(page))
        printed = pathlib.Path(f"{out}-web.pdf")
        for more in ([], ["--disable-pdf-tagging"]):  # tags of many cells are most of a file
            run("chromium", "--no-sandbox", "--headless", "--no-pdf-header-footer", *more,
                f"--print-to-pdf={printed.resolve()}", page.as_uri())
            if printed.stat().st_size <= LARGEST or str(out).endswith(TAGGED):
                break


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    wanted = [SAMPLES / name for name in sys.argv[2:]] or papers()
    for each in wanted:
        copy(each, pathlib.Path(sys.argv[1]))
        print(each.relative_to(SAMPLES))
