"""Guests' pages against nginx serving the same bytes from disk.

Usage: pages.py [--seconds N]
"""

import argparse
import datetime
import os
import re
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import load

STARTS = 5
COMPRESSED = ["thread of 20 posts", "board"]
SLOW = 1_000
GZIP = {"Accept-Encoding": "gzip"}


def medians(samples):
    return {key: statistics.median(sample[key] for sample in samples) for key in samples[0]}


def duel(ours, theirs, path, file, seconds, headers=None, their_headers=None):
    """Both in turn, ours first, and the medians of all rounds."""
    mine, others = [], []
    for _ in range(load.ROUNDS):
        mine.append(load.wrk(ours.port, path, seconds, headers))
        others.append(load.wrk(theirs.port, file, seconds, their_headers or headers))
    return medians(mine), medians(others)


def publish(server, folder, pages):
    """Writes each page, plain and compressed, where nginx finds it; returns its file, its tag and its sizes."""
    found = {}
    for name, path in pages.items():
        status, headers, body = load.get(server.port, path)
        if status != 200:
            raise SystemExit(f"{path}: {status}")
        small = load.get(server.port, path, GZIP)
        file = Path(folder) / "www" / f"{name.replace(' ', '-')}.html"
        file.write_bytes(body)
        file.with_name(f"{file.name}.gz").write_bytes(small[2])
        found[name] = {
            "path": path, "file": f"/{file.name}", "tag": headers["etag"], "size": len(body), "small": len(small[2]),
        }  # fmt: skip
    return found


def row(name, size, mine, other):
    ratio = f"{mine['rate'] / other['rate']:.2f}" if other else ""
    theirs = f"{other['rate']:,.0f} | {other['p50']} | {other['p99']}" if other else " | | "
    return f"| {name} | {size:,} | {mine['rate']:,.0f} | {mine['p50']} | {mine['p99']} | {theirs} | {ratio} |"


def first_thread(server, board):
    """The address of the thread on top of a board."""
    return re.search(r'href="(/d/[^"?#]+)"', load.get(server.port, board)[2].decode())[1]


def of_board(server):
    """The pages of the first flooded board that are measured, by name."""
    thread = first_thread(server, "/b/flood-1")
    return {
        "thread of 20 posts": thread, "board": "/b/flood-1", "front page": "/",
        "tree of 20 posts": f"{thread}?view=tree", "feed of a board": "/feeds/board/flood-1.atom",
    }  # fmt: skip


def addresses(server):
    """The pages that are measured, by name."""
    return {
        **of_board(server),
        "page 50 of 2,000 posts": f"{first_thread(server, '/b/flood-2')}?page=50",
        "search, two words": "/search?q=guitar+bridge",
    }


def measure(folder, database, seconds):
    workers = os.cpu_count()
    lines = []
    with load.bandstand(database) as ours, load.nginx(folder, workers) as theirs:
        ours.seconds_to("/healthz")
        resting = ours.resident_megabytes()
        pages = publish(ours, folder, addresses(ours))
        theirs.seconds_to(next(iter(pages.values()))["file"])
        for name, page in pages.items():
            mine, other = duel(ours, theirs, page["path"], page["file"], seconds)
            lines.append(row(name, page["size"], mine, other))
            if name in COMPRESSED:
                mine, other = duel(ours, theirs, page["path"], page["file"], seconds, GZIP)
                lines.append(row(f"{name}, gzip", page["small"], mine, other))
        page = pages["thread of 20 posts"]
        their_tag = load.get(theirs.port, page["file"])[1]["etag"]
        mine, other = duel(
            ours, theirs, page["path"], page["file"], seconds, {"If-None-Match": page["tag"]},
            {"If-None-Match": their_tag},
        )  # fmt: skip
        lines.append(row("thread of 20 posts, 304", 0, mine, other))
        read_all(ours)
        loaded = ours.resident_megabytes()
    with open(Path(folder) / "log", "wb") as log:
        with load.bandstand(database, log) as ours, load.nginx(folder, workers, has_log=True) as theirs:
            ours.seconds_to("/healthz")
            theirs.seconds_to(page["file"])
            load.get(ours.port, page["path"])
            mine, other = duel(ours, theirs, page["path"], page["file"], seconds)
            lines.append(row("thread of 20 posts, both writing a log", page["size"], mine, other))
    with load.bandstand(database, page_cache_megabytes=0) as ours, load.nginx(folder, workers) as theirs:
        ours.seconds_to("/healthz")
        theirs.seconds_to(page["file"])
        for name in ["thread of 20 posts", "board"]:
            if name in pages:
                page = pages[name]
                mine, other = duel(ours, theirs, page["path"], page["file"], seconds)
                lines.append(row(f"{name}, page cache off", page["size"], mine, other))
    return lines, resting, loaded


def read_all(server):
    """Reads the first page of every thread, as a crawler would: the page cache is as full as it gets."""
    for path in re.findall(r"<loc>https?://[^/]+([^<]*)</loc>", load.get(server.port, "/sitemap-1.xml")[2].decode()):
        load.get(server.port, path)


def kept_speed(database, seconds):
    """What is left of the readers' speed while SLOW connections send a byte a second, measured in turn."""
    with load.bandstand(database) as server:
        server.seconds_to("/healthz")
        thread = first_thread(server, "/b/flood-1")
        alone, beside = [], []
        for _ in range(load.ROUNDS):
            alone.append(load.wrk(server.port, thread, seconds))
            with load.slow_readers(server.port, SLOW):
                beside.append(load.wrk(server.port, thread, seconds))
        return medians(beside)["rate"] / medians(alone)["rate"]


def starts(database):
    times = []
    for _ in range(STARTS):
        with load.bandstand(database) as server:
            times.append(server.seconds_to("/") * 1000)
    return statistics.median(times)


def main(seconds):
    nginx = subprocess.run(["nginx", "-v"], capture_output=True, text=True).stderr.split("/")[-1].strip()
    with tempfile.TemporaryDirectory(prefix="bandstand-bench-") as folder:
        (Path(folder) / "www").mkdir()
        database = Path(folder) / "bandstand.sqlite"
        began = time.monotonic()
        load.run("flood", "--discussions", 1000, "--posts", 20, "--seed", 1, "--database", database)
        load.run("flood", "--discussions", 1, "--posts", 2000, "--seed", 2, "--database", database)
        flooding = 22_000 / (time.monotonic() - began)
        start = starts(database)
        lines, resting, loaded = measure(folder, database, seconds)
        kept = kept_speed(database, seconds)
    text = "\n".join([
        f"Measured on {datetime.date.today():%d %B %Y}: {load.machine()}; nginx {nginx}, {os.cpu_count()} workers; "
        f"wrk with {load.CONNECTIONS} connections on the same machine, {seconds} s a round, medians of {load.ROUNDS} "
        "rounds, both in turn. Times are microseconds.",
        "",
        "| page | bytes | requests/s | p50 | p99 | nginx requests/s | p50 | p99 | of nginx |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        *lines,
        "",
        f"From start to the first 200: {start:.0f} ms (median of {STARTS}). Memory with 22,000 posts: {resting:.0f} MB "
        f"resident at rest, {loaded:.0f} MB after the load and after every thread was read once. Flooding wrote "
        f"{flooding:,.0f} posts a second, each durable on its own. While {SLOW:,} connections sent a byte a second, "
        f"readers of the thread kept {kept:.0%} of their speed.",
    ])  # fmt: skip
    load.write_section("pages", text)
    print(text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=4, help="length of a round")
    main(parser.parse_args().seconds)
