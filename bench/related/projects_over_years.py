#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Judged related talks from several years of one conference, by rule.

  projects_over_years.py DATABASE [build/release/bin/plumbline_tokenizer] > judged.jsonl

The second is the loadable extension that unpacks the texts (target plumbline_tokenizer).

Two talks of different years belong to one project where both titles have the same name: a word with a capital
or a digit in it that few titles have (in two years at least, in at most twelve titles). Each talk of the last
two years that has such a partner becomes a proposal of its abstract alone, without title and speakers; the talks
of earlier years with the same name are its answers, with grade 3 for two names or more and 2 for one. So
neither the titles nor the speakers that the rule looks at are part of the question. Every fifth is taken.
"""
import collections
import json
import re
import sqlite3
import sys

MOST_TITLES = 12
FEWEST_WORDS = 40
WEAK = set("""update introduction linux fosdem source free software open project state status new welcome closing using
building data development developers community system systems devroom""".split())


def names_of(title):
    words = re.findall(r"[A-Za-z][\w+#.-]*\w", title)
    # The first word has a capital in any case.
    return {w.lower() for i, w in enumerate(words)
            if len(w) > 2 and w.lower() not in WEAK
            and (re.search(r"[A-Z0-9]", w[1:]) or (i > 0 and w[0].isupper()))}


def main():
    db = sqlite3.connect(sys.argv[1])
    db.enable_load_extension(True)
    db.load_extension(sys.argv[2] if len(sys.argv) > 2 else "build/release/bin/plumbline_tokenizer")
    talks, names = {}, collections.defaultdict(list)
    for document, slug, title in db.execute("SELECT id, slug, title FROM document WHERE kind = 'talk'"):
        year = re.search(r"\d{4}", slug.split("/")[0]).group()
        text = "\n".join(body for body, in db.execute(
            "SELECT body FROM passage_text WHERE id >= ? << 12 AND id < (? + 1) << 12 ORDER BY id",
            (document, document)))
        talks[slug] = (year, title, text)
        for name in names_of(title):
            names[name].append(slug)
    # A name is rare, and no common word: seldom written without its capital.
    rare = {name: slugs for name, slugs in names.items()
            if len(slugs) <= MOST_TITLES and len({talks[s][0] for s in slugs}) >= 2}
    lower = collections.Counter(w for _, title, _ in talks.values() for w in set(re.findall(r"\b[a-z][\w+-]*", title)))
    rare = {name: slugs for name, slugs in rare.items() if lower[name] == 0}
    years = sorted({year for year, _, _ in talks.values()})[-2:]
    count = 0
    for slug, (year, title, text) in sorted(talks.items()):
        if year not in years or len(text.split()) < FEWEST_WORDS:
            continue
        partners = collections.Counter(other for name in names_of(title) if name in rare
                                       for other in rare[name] if talks[other][0] < year)
        if not partners:
            continue
        count += 1
        if count % 5 == 0:
            print(json.dumps({"title": "", "text": text, "date": year, "part": "tune",
                              "grades": {s: 3 if n > 1 else 2 for s, n in partners.items()}}))


if __name__ == "__main__":
    main()
