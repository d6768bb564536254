"""Replying by the form: replies a second, what is left for readers meanwhile, and what a member's page costs.

Usage: replies.py [--seconds N] [--posts N]
"""

import argparse
import contextlib
import datetime
import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

import load

WRITERS = 32
# Composers that are asked for beforehand, for each second of writing: more than are used.
STOCK = {1: 1_200, WRITERS: 3_000}
STOCK_BESIDE_READERS = 1_500
THREADS = 320
# Threads that one writer answers in; two of them meet in each.
OWN_THREADS = THREADS * 2 // WRITERS
PAGE_ROUNDS = 7
ENDING = 30  # seconds for writers to say how it went
GROUP_INTERVAL = 0.5  # seconds between two looks at how many writes share a commit
# Every rule is on; numbers that slow people down are out of a program's way.
RATES = """
post-seconds: 0
newcomer-post-seconds: 0
thread-seconds: 0
newcomer-threads: 1000000
newcomer-replies: 1000000
typing-seconds: 0
texts-per-minute: 1000000
previews-per-minute: 1000000
"""


def rules(folder):
    """The house's rules with other numbers."""
    path = Path(folder) / "rules"
    shutil.copytree(load.HERE.parent / "moderation", path)
    (path / "rates.yaml").write_text(RATES, encoding="utf-8")
    return path


def sign_in(server, database, name):
    """Signs a member of the flood in by a link, as a browser does, and gives the cookie."""
    command = [str(load.PROGRAM), "member", "add", name, "--database", str(database)]
    output = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | load.SITE).stdout
    path = re.search(r"/sign-in/link/[\w-]+", output)[0]
    token = re.search(rb'name="t" value="([^"]+)"', load.get(server.port, path)[2])[1].decode()
    connection = http.client.HTTPConnection(load.HOST, server.port, timeout=load.PATIENCE)
    try:
        connection.request(
            "POST", path, urllib.parse.urlencode({"t": token}), {"Content-Type": "application/x-www-form-urlencoded"}
        )
        response = connection.getresponse()
        found = re.search(r"([^=;\s,]*member=[^;]+)", response.getheader("Set-Cookie") or "")
        if response.status != 303 or not found:
            raise SystemExit(f"{name} could not sign in: {response.status}")
        return found[1]
    finally:
        connection.close()


def targets(number, posts):
    """The posts that a writer answers, thread after thread."""
    threads = [(number * OWN_THREADS // 2 + step) % THREADS for step in range(OWN_THREADS)]
    return [thread * posts + post + 1 for post in range(posts) for thread in threads]


@contextlib.contextmanager
def writing(server, cookies, posts, seconds, stock, results):
    """Writers who are at it for the length of a `with` block, and until their time is over; how it went is added."""
    plan = {
        "writers": [{"cookie": cookie, "posts": targets(number, posts)} for number, cookie in enumerate(cookies)],
        "stock": stock * seconds // len(cookies),
        "seconds": seconds,
    }
    command = [sys.executable, str(load.HERE / "writers.py"), str(server.port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            process.stdin.write(f"{json.dumps(plan)}\n")
            process.stdin.flush()
            if process.stdout.readline().strip() != "ready":
                raise SystemExit("the writers did not get ready")
            work, (all_ticks, idle_ticks) = server.processor_seconds(), load.processor_ticks()
            process.stdin.write("go\n")
            process.stdin.flush()
            yield
            output, _ = process.communicate(timeout=seconds + ENDING)
            work = server.processor_seconds() - work
            all_ticks, idle_ticks = (now - then for now, then in zip(load.processor_ticks(), (all_ticks, idle_ticks)))
        finally:
            process.kill()
    if not output:
        raise SystemExit("the writers did not come to their end")
    result = json.loads(output)
    if result["refused"]:
        raise SystemExit(f"{result['refused']} replies were refused, the first with {result['first']}")
    result["server"] = work / result["replies"] * 1_000_000
    result["client"] = result["work"] / result["replies"] * 1_000_000
    result["idle"] = idle_ticks / all_ticks
    results.append(result)


def group(server, seconds):
    """How many writes share a commit: the middle of what was looked up now and then for some seconds."""
    sizes = []
    for _ in range(int(seconds / GROUP_INTERVAL) - 1):
        time.sleep(GROUP_INTERVAL)
        sizes.append(load.metric(server.port, "bandstand_store_group"))
    return statistics.median(sizes)


def write(server, cookies, posts, seconds):
    results = []
    with writing(server, cookies, posts, seconds, STOCK[len(cookies)], results):
        together = group(server, seconds)
    result = results[0]
    print(f"{len(cookies)} writers: {result['replies']} replies in {result['seconds']:.1f} s", file=sys.stderr)
    return (
        f"| {len(cookies)} | {result['rate']:,.0f} | {result['p50']:.1f} | {result['p99']:.1f} "
        f"| {result['replies']:,} | {result['refused']} | {result['server']:,.0f} | {result['client']:,.0f} "
        f"| {result['idle']:.2f} | {together:.0f} |"
    )


def read_beside(server, cookies, posts, seconds, name, path):
    """Readers of a page that is kept, alone and while all write."""
    load.wrk(server.port, path, 1)
    alone = load.wrk(server.port, path, seconds)
    results = []
    with writing(server, cookies, posts, seconds + 1, STOCK_BESIDE_READERS, results):
        beside = load.wrk(server.port, path, seconds)
    return (
        f"| {name} | {alone['rate']:,.0f} | {beside['rate']:,.0f} | {beside['rate'] / alone['rate']:.2f} "
        f"| {alone['p99'] / 1000:.1f} | {beside['p99'] / 1000:.1f} | {results[0]['rate']:,.0f} | {results[0]['p99']:.1f} |"
    )


def members_page(server, cookies, path, seconds):
    """A page for a guest and for members, made anew each time, in turn; members by what they are, with their cookies.

    What it costs is the time that processors work for it: rates move with whatever else the machine does.
    """
    visitors = {"a guest": {}} | {name: {"Cookie": cookie} for name, cookie in cookies.items()}
    for headers in visitors.values():
        load.wrk(server.port, path, 1, headers)
    samples = {name: [] for name in visitors}
    for _ in range(PAGE_ROUNDS):
        for name, headers in visitors.items():
            before = server.processor_seconds()
            sample = load.wrk(server.port, path, seconds, headers)
            work = (server.processor_seconds() - before) / (sample["rate"] * seconds)
            samples[name].append(sample | {"work": work * 1_000_000})

    def middle(name, key):
        return statistics.median(sample[key] for sample in samples[name])

    for name in visitors:
        rate, work = middle(name, "rate"), middle(name, "work")
        times = f"{middle(name, 'p50') / 1000:.1f} | {middle(name, 'p99') / 1000:.1f}"
        yield f"| {name} | {rate:,.0f} | {times} | {work:,.0f} | {work / middle('a guest', 'work'):.2f} |"


def thread(server, board):
    """The address of the thread on top of a board."""
    return re.search(rb'href="(/d/[^"?#]+)"', load.get(server.port, board)[2])[1].decode()


def measure(folder, seconds, posts):
    database, house = folder / "replies.sqlite", rules(folder)
    # Post numbers follow from these: what writers answer is the first flood.
    load.run("flood", "--discussions", THREADS, "--posts", posts, "--seed", 1, "--database", database)
    load.run("flood", "--discussions", 20, "--posts", 20, "--seed", 2, "--database", database)
    written, beside = [], []
    with load.bandstand(database, rules=house) as server:
        server.seconds_to("/readyz")
        cookies = [sign_in(server, database, f"player{number}") for number in range(1, WRITERS + 1)]
        reader = sign_in(server, database, f"player{WRITERS + 1}")
        for count in (1, WRITERS):
            written.append(write(server, cookies[:count], posts, seconds))
        quiet = thread(server, "/b/flood-2")
        for name, path in {
            "a thread in which nobody writes": quiet, "the front page, which each reply changes": "/",
        }.items():  # fmt: skip
            beside.append(read_beside(server, cookies, posts, seconds, name, path))
    with load.bandstand(database, rules=house, page_cache_megabytes=0) as server:
        server.seconds_to("/readyz")
        members = {"a member, signed in": reader, "one with over a hundred unread notices": cookies[0]}
        pages = list(members_page(server, members, quiet, 2))
    load.run("doctor", "--database", database)
    return written, beside, pages


def main(seconds, posts):
    with tempfile.TemporaryDirectory(prefix="bandstand-bench-") as folder:
        written, beside, pages = measure(Path(folder), seconds, posts)
    text = "\n".join([
        f"Measured on {datetime.date.today():%d %B %Y}: {load.machine()}; writers and readers on the same machine, "
        f"{seconds} s each. Every writer is a member with a connection of their own, who sends a composer that was asked "
        f"for before, and the next one when the answer is there: its commit is on the disk by then. They answer in "
        f"{THREADS} threads of {posts} posts, {OWN_THREADS} each, whose writers are told of it. All rules are on, with "
        "numbers that are out of a program's way. Processor time is the kernel's for them as well; idle is what all "
        "processors together had left, waiting for the disk among it. "
        "`bandstand doctor` found nothing wrong afterwards.",
        "",
        "| writers | replies/s | p50, ms | p99, ms | replies | refused | server, µs a reply | load, µs a reply | idle "
        "| replies a commit |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        *written,
        "",
        f"| wrk with {load.CONNECTIONS} connections reads | pages/s alone | beside {WRITERS} writers | of it "
        "| p99 alone, ms | p99 beside | replies/s meanwhile | their p99, ms |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        *beside,
        "",
        "| a thread of 20 posts, page cache off, for | pages/s | p50, ms | p99, ms | processor time, µs | cost |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        *pages,
    ])  # fmt: skip
    load.write_section("replies", text)
    print(text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=10, help="length of each measurement")
    parser.add_argument("--posts", type=int, default=4, help="posts of each thread that is answered, by as many people")
    arguments = parser.parse_args()
    main(arguments.seconds, arguments.posts)
