#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""SQLite's own shell beside our search: .import into FTS5, then SELECT with .timer on, a query a line.

  sqlite_shell.py PASSAGES.tsv QUERIES-PREFIX DIRECTORY

PASSAGES.tsv is what `scale --export` wrote. Prints the lines of `scale`; seconds and milliseconds of the processor.
"""
import pathlib
import re
import resource
import subprocess
import sys

import asked

TIMES = re.compile(r"^Run Time: real \S+ user (\S+) sys (\S+)$", re.MULTILINE)


def shell(database, script):
    done = subprocess.run(["sqlite3", "-batch", str(database)], input=script, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        sys.exit(f"sqlite3: {done.stderr.strip() or done.returncode}")
    return done.stdout


def build(passages, database):
    database.unlink(missing_ok=True)
    shell(database, "CREATE VIRTUAL TABLE t USING fts5 (id UNINDEXED, title, names, topics, heading, body, event UNINDEXED);\n"
          f".mode ascii\n.separator \"\\t\" \"\\n\"\n.import '{passages}' t\n")
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def select(name, expression):
    expression = expression.replace("'", "''")
    best = f"SELECT rowid, title, body FROM t WHERE t MATCH '{expression}' ORDER BY rank LIMIT 10;\n"
    counts = f"SELECT event, count(*) FROM t WHERE t MATCH '{expression}' GROUP BY event;\n"
    return best + (counts if name == "facets" else "")


def measure(database, system, name, queries):
    expressions = [asked.match(name, query) for query in queries]
    if None in expressions:
        return
    selects = [select(name, expression) for expression in expressions]
    # Each once for the pages of the file, then once for the clock.
    shown = shell(database, ".output /dev/null\n" + "".join(selects) + ".output\n.timer on\n.mode quote\n" + "".join(selects))
    times = [(float(user) + float(system_)) * 1000 for user, system_ in TIMES.findall(shown)]
    if name == "facets":
        times = [best + counts for best, counts in zip(times[::2], times[1::2])]
    asked.print_latency(system, name, times)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    passages, prefix, directory = sys.argv[1:]
    database = pathlib.Path(directory) / "sqlite_shell.db"
    database.parent.mkdir(parents=True, exist_ok=True)
    system = "sqlite3 " + subprocess.run(["sqlite3", "--version"], capture_output=True, text=True, check=True).stdout.split()[0]
    seconds = build(passages, database)
    asked.print_build(system, seconds, database.stat().st_size)
    for name, queries in asked.queries(prefix):
        measure(database, system, name, queries)


main()
