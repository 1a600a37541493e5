#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Asks a server the queries of all classes over one connection, each once before the clock runs.

  over_http.py SYSTEM HOST:PORT TARGET QUERIES-PREFIX [CLASS...]

TARGET holds {} for the query. Prints lines of `scale`, in milliseconds that passed.
"""
import http.client
import sys
import time
import urllib.parse

import asked


def measure(system, place, target_of, prefix, classes=None):
    """`target_of(class, query)` is what to ask; nothing leaves the class out."""
    connection = http.client.HTTPConnection(place, timeout=60)
    for name, queries in asked.queries(prefix):
        targets = [target_of(name, query) for query in queries]
        if (classes and name not in classes) or None in targets:
            continue
        for target in targets:
            answer(connection, target)
        asked.print_latency(system, name, [answer(connection, target) for target in targets])


def answer(connection, target):
    start = time.perf_counter()
    connection.request("GET", target)
    response = connection.getresponse()
    response.read()
    if response.status != 200:
        sys.exit(f"{target}: status {response.status}")
    return (time.perf_counter() - start) * 1000


def main():
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    system, place, target, prefix, *classes = sys.argv[1:]
    measure(system, place, lambda _, query: target.replace("{}", urllib.parse.quote(query)), prefix, classes)


if __name__ == "__main__":
    main()
