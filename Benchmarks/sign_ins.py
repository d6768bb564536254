"""Readers while others try to sign in: what hashing passwords takes from those who read.

Usage: sign_ins.py [--seconds N] [--rate N]
"""

import argparse
import contextlib
import datetime
import json
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import load


@contextlib.contextmanager
def guesses(port, rate, counted):
    """So many tries a second for the length of a `with` block; how they went is added to `counted`."""
    command = [sys.executable, str(load.HERE / "guesses.py"), str(port), str(rate)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        try:
            yield
        finally:
            process.terminate()
            counted.append(json.loads(process.stdout.readline()))


def thread(port):
    """The address of a thread of 20 posts."""
    _, _, body = load.get(port, "/b/flood-1")
    return re.search(rb'href="(/d/[^"?#]+)"', body)[1].decode()


def row(name, rates, counted, rate, cache):
    alone, beside = (statistics.median(r["rate"] for r in side) for side in rates)
    p99 = [statistics.median(r["p99"] for r in side) / 1000 for side in rates]
    seconds = sum(c["seconds"] for c in counted)
    answers = {s: sum(c["statuses"].get(s, 0) for c in counted) for c in counted for s in c["statuses"]}
    checked, busy = answers.pop("422", 0), answers.pop("503", 0)
    if answers:
        sys.exit(f"other answers than 422 and 503: {answers}")
    medians = [c["median"] for c in counted if c["median"] is not None]
    return (
        f"| {name}, {cache} | {alone:,.0f} | {beside:,.0f} | {beside / alone:.2f} | {p99[0]:.1f} | {p99[1]:.1f} "
        f"| {(checked + busy) / seconds:.0f} | {checked / seconds:.1f} | {busy / seconds:.0f} "
        f"| {statistics.median(medians) * 1000:,.0f} |"
    )


def measure(database, seconds, rate, name, megabytes, cache):
    counted, rates = [], ([], [])
    settings = {} if megabytes is None else {"page_cache_megabytes": megabytes}
    with load.bandstand(database, **settings) as server:
        server.seconds_to("/readyz")
        path = thread(server.port)
        load.wrk(server.port, path, 1)
        for _ in range(load.ROUNDS):
            rates[0].append(load.wrk(server.port, path, seconds))
            with guesses(server.port, rate, counted):
                rates[1].append(load.wrk(server.port, path, seconds))
    return row(name, rates, counted, rate, cache)


def main(seconds, rate):
    with tempfile.TemporaryDirectory(prefix="bandstand-bench-") as folder:
        database = Path(folder) / "sign-ins.sqlite"
        load.run("flood", "--discussions", 100, "--posts", 20, "--database", database)
        lines = [
            measure(database, seconds, rate, "thread of 20 posts", None, "kept"),
            measure(database, seconds, rate, "thread of 20 posts", 0, "page cache off"),
        ]
    text = "\n".join([
        f"Measured on {datetime.date.today():%d %B %Y}: {load.machine()}. wrk reads with {load.CONNECTIONS} connections "
        f"on the same machine, {seconds} s a round, medians of {load.ROUNDS} rounds, alone and beside {rate} sign-ins a "
        "second in turn. Every try is somebody else's, so that no limit but the queue of passwords refuses one.",
        "",
        "| readers of | requests/s alone | beside sign-ins | of it | p99 alone, ms | p99 beside | tries/s | checked/s "
        "| told to wait/s | a checked one took, ms |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        *lines,
    ])  # fmt: skip
    load.write_section("sign-ins", text)
    print(text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rate", type=int, default=50)
    arguments = parser.parse_args()
    main(arguments.seconds, arguments.rate)
