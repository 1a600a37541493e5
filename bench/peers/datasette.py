#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Datasette beside our search: a table with full-text search enabled as its manual has it, asked over HTTP.

  datasette.py PASSAGES.tsv QUERIES-PREFIX DIRECTORY [PROGRAM]

PASSAGES.tsv is what `scale --export` wrote; PROGRAM is `datasette` without it. Prints the lines of `scale`: seconds
of the processor, but milliseconds that passed, since they were spent by a server; it gives ten rows with all their
columns in order of their keys, not of their rank.
"""
import contextlib
import os
import pathlib
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import urllib.request

import asked
import over_http

SYSTEM = "Datasette over HTTP, unranked"
COLUMNS = "title, names, topics, heading, body"
SETTINGS = ["--setting", "sql_time_limit_ms", "60000", "--setting", "suggest_facets", "off"]


def build(passages, database):
    database.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(database)) as db, db, open(passages, encoding="utf-8") as lines:
        db.execute(f"CREATE TABLE passages (id INTEGER PRIMARY KEY, {COLUMNS}, event)")
        db.execute(f"CREATE VIRTUAL TABLE passages_fts USING fts5 ({COLUMNS}, content=passages, content_rowid=id)")
        rows = (line.rstrip("\n").split("\t") for line in lines)
        db.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        db.execute("INSERT INTO passages_fts (passages_fts) VALUES ('rebuild')")


def target(name, query):
    expression = asked.match(name, query)
    if expression is None:
        return None
    facets = "&_facet=event" if name == "facets" else ""
    return f"/archive/passages.json?_size=10&_searchmode=raw&_nocount=1{facets}&_search={urllib.parse.quote(expression)}"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def serving(program, database):
    place = f"127.0.0.1:{free_port()}"
    server = subprocess.Popen([program, "serve", "--immutable", str(database), "--port", place.split(":")[1], *SETTINGS],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://{place}/-/versions.json", server)
        yield place
    finally:
        server.terminate()
        server.wait()


def wait_for(address, server, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address):
            return
        time.sleep(0.1)
    sys.exit("datasette does not answer")


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    passages, prefix, directory = sys.argv[1:4]
    program = sys.argv[4] if len(sys.argv) == 5 else "datasette"
    database = pathlib.Path(directory) / "archive.db"
    database.parent.mkdir(parents=True, exist_ok=True)
    start = os.times()
    build(passages, database)
    end = os.times()
    asked.print_build(SYSTEM, end.user + end.system - start.user - start.system, database.stat().st_size)
    with serving(program, database) as place:
        over_http.measure(SYSTEM, place, target, prefix)


main()
