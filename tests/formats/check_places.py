#!/usr/bin/env python3
"""check_places.py DULY PDF...: whether each finding's quads lie on its words.

Words and their places are those that Poppler's `pdftotext -bbox` finds; run by hand.
"""
import html
import json
import re
import subprocess
import sys

WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')


def pages(pdf):
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    out = []
    for page in text.split("<page ")[1:]:
        height = float(re.search(r'height="(.*?)"', page)[1])
        words = [(float(a), height - float(d), float(c), height - float(b), html.unescape(w))
                 for a, b, c, d, w in WORD.findall(page)]
        out.append(words)
    return out


def letters(words):
    return re.sub(r"[^0-9a-z£%]", "", words.lower())


def within(word, quads):
    x0, y0, x1, y1, letters_of_word = word
    if ".." in letters_of_word:  # "Foreword......": Poppler takes leaders for a part of the word
        x1 = x0 + 2
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return any(a - 1 <= x <= c + 1 and b - 1 <= y <= d + 1 for a, b, c, d in quads)


def places(report):
    for paper in report["documents"]:
        for result in paper["results"]:
            for each in [result] + result["related"]:
                if each["location"] and each["excerpt"] and each["location"]["quads"]:
                    yield result["rule"], each["excerpt"], each["location"]


def check(duly, pdf):
    report = json.loads(subprocess.run([duly, "check", "--isolated", "--format", "json", pdf],
                                       capture_output=True, text=True).stdout)
    found = pages(pdf)
    right = wrong = 0
    for rule, excerpt, where in places(report):
        under = letters("".join(word[4] for word in found[where["page"] - 1] if within(word, where["quads"])))
        # an excerpt may be shortened, begin within a word ("2023" of "28/02/2023"), or go on over the page
        own = letters(excerpt.rstrip("…"))
        if own in under and len(under) <= len(own) + 12 or (under and own.startswith(under)) or (
                excerpt.endswith("…") and under.startswith(own)):
            right += 1
        else:
            wrong += 1
            print(f"{pdf}: {rule}: {excerpt[:90]!r} has under it {under[:90]!r} (page {where['page']})")
    return right, wrong


if __name__ == "__main__":
    sums = [check(sys.argv[1], pdf) for pdf in sys.argv[2:]]
    print(f"{sum(each[0] for each in sums)} on their words, {sum(each[1] for each in sums)} not")
    sys.exit(any(each[1] for each in sums))
