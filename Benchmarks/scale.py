"""The same pages and search as the archive grows, each made anew: the page cache is off.

Usage: scale.py [--posts N ...] [--seconds N] [--folder FOLDER]
"""

import argparse
import datetime
import itertools
import shutil
import sqlite3
import tempfile
from pathlib import Path

import load
import pages
import plot

SIZES = [20_000, 200_000, 1_000_000]
POSTS_PER_THREAD = 20
PLOT = "scale.svg"
PERSON = "/m/player1"  # writes a fiftieth of each board
QUERIES = {"search, two common words": "/search?q=guitar+bridge", "search, one common word": "/search?q=guitar"}
# Words of the flood, common ones first: pairs of them are found from a few times to very often.
WORDS = ["guitar", "bridge", "fret", "amp", "pickup", "reed", "chord", "humidity", "saddle", "crack", "lesson", "rosin"]
HITS = 10_000  # what a search is asked to find at any size


def grow(folder, sizes):
    """An archive for each size, each a copy of the one before with one more board; the first is looked at.

    Those that are there already are taken as they are: a million posts take a quarter of an hour.
    """
    before, archives = None, []
    for seed, size in enumerate(sizes, start=1):
        archive = folder / f"posts-{size}.sqlite"
        if not archive.exists():
            growing = folder / "growing.sqlite"
            for ending in ["", ".key"]:
                if before:
                    shutil.copyfile(f"{before[0]}{ending}", f"{growing}{ending}")
            threads = (size - (before[1] if before else 0)) // POSTS_PER_THREAD
            load.run(
                "flood", "--discussions", threads, "--posts", POSTS_PER_THREAD, "--seed", seed,
                "--database", growing,
            )  # fmt: skip
            for ending in [".key", ""]:
                Path(f"{growing}{ending}").rename(f"{archive}{ending}")
        before = archive, size
        archives.append(archive)
    return archives


def pair_of(hits, database):
    """Two words that are found together in about so many posts, and in how many."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        count = "SELECT count(*) FROM search_index WHERE search_index MATCH ?"
        found = {
            pair: connection.execute(count, [" AND ".join(f'"{word}"' for word in pair)]).fetchone()[0]
            for pair in itertools.combinations(WORDS, 2)
        }
    return min(found.items(), key=lambda item: abs(item[1] - hits))


def measure(database, addresses, seconds):
    with load.bandstand(database, page_cache_megabytes=0) as server:
        server.seconds_to("/healthz")
        costs = {}
        for name, path in addresses.items():
            # One reader at a time: the cost of a page, not of waiting for others.
            costs[name] = load.wrk(server.port, path, seconds, connections=1)["p50"]
        return costs, server.resident_megabytes()


def main(sizes, seconds, folder):
    curves, memory, hits, addresses = {}, [], [], {}
    with tempfile.TemporaryDirectory(prefix="bandstand-bench-") as scratch:
        for size, database in zip(sizes, grow(Path(folder or scratch), sizes), strict=True):
            if not addresses:
                with load.bandstand(database) as server:
                    server.seconds_to("/healthz")
                    addresses = pages.of_board(server) | {"page of a member": PERSON}
            pair, count = pair_of(HITS, database)
            hits.append(count)
            searches = QUERIES | {"search, two words found as often": f"/search?q={'+'.join(pair)}"}
            costs, resident = measure(database, addresses | searches, seconds)
            memory.append(resident)
            for name, cost in costs.items():
                curves.setdefault(name, []).append((size, cost))
    text = "\n".join([
        f"Measured on {datetime.date.today():%d %B %Y}: {load.machine()}. One reader, page cache off; the median time "
        "of an answer in microseconds, and the largest against the smallest archive.",
        "",
        "| page | " + " | ".join(f"{size:,} posts" for size in sizes) + " | growth |",
        "| --- |" + " ---: |" * (len(sizes) + 1),
        *(
            f"| {name} | " + " | ".join(f"{cost:,}" for _, cost in curve) + f" | {curve[-1][1] / curve[0][1]:.2f} |"
            for name, curve in curves.items()
        ),
        "| memory, MB | " + " | ".join(f"{resident:.0f}" for resident in memory) + f" | {memory[-1] / memory[0]:.2f} |",
        "",
        f"The two words found as often are in {', '.join(f'{count:,}' for count in hits)} posts.",
        "",
        f"![Cost of a page against posts in the archive]({PLOT})",
    ])  # fmt: skip
    (load.HERE / PLOT).write_text(plot.svg(curves, "posts in the archive", "microseconds"), encoding="utf-8")
    load.write_section("scale", text)
    print(text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, nargs="+", default=SIZES, help="sizes of the archive, growing")
    parser.add_argument("--seconds", type=int, default=3, help="length of a measurement")
    parser.add_argument("--folder", help="where archives are kept and found again; without it they are thrown away")
    arguments = parser.parse_args()
    main(arguments.posts, arguments.seconds, arguments.folder)
