# SPDX-License-Identifier: MIT OR Apache-2.0
"""What the peers in Python have in common: classes of queries (bench/scale/queries.h), the words of a query, and
the lines that `scale` prints."""
import pathlib
import re

CLASSES = "rare common and or phrase prefix question facets suggest correction related".split()
TELLING_LETTERS, MOST_TELLING = 6, 20  # of a pasted text, as in bench/scale/fts5.cc


def queries(prefix):
    """Yields (class, queries) for each file that is there."""
    for name in CLASSES:
        file = pathlib.Path(f"{prefix}{name}.txt")
        if file.exists():
            yield name, file.read_text().splitlines()


def match(name, query):
    """The expression of FTS5 for a query; None where FTS5 does not offer its class."""
    words = [word for word in re.findall(r"\w+", query) if word != "OR"]
    quoted = [f'"{word}"' for word in words]
    if name == "correction":
        return None
    if name == "prefix":
        return quoted[0] + " *"
    if name == "suggest":
        return 'title : "' + " ".join(words) + '" *'
    if name == "phrase":
        return query
    if name == "related":
        telling = dict.fromkeys(word for word in words if len(word) >= TELLING_LETTERS)
        quoted = [f'"{word}"' for word in list(telling)[:MOST_TELLING]] or ['"nothing"']
    return (" OR " if name in ("or", "question", "related") else " AND ").join(quoted)


def print_latency(system, name, times):
    times = sorted(times)

    def at(part):
        return times[int(part * (len(times) - 1) + 0.5)]

    numbers = (sum(times) / len(times), at(0.5), at(0.95), at(0.99), times[-1])
    print("\t".join(["latency", system, name, str(len(times))] + [f"{number:.3f}" for number in numbers]), flush=True)


def print_build(system, seconds, size):
    print(f"build\t{system}\t{seconds:.1f}\t{size}", flush=True)
