"""Reading mailboxes: messages a second, chunk after chunk, as the archive grows.

Usage: imports.py [--posts N]
"""

import argparse
import datetime
import re
import tempfile
import time
from pathlib import Path

import load

CHUNKS = 8
POSTS_PER_THREAD = 20
MESSAGE = re.compile(rb"^From ", re.MULTILINE)


def chunks(mailbox, count):
    """The mailbox cut between messages into so many files of about as many messages."""
    data = mailbox.read_bytes()
    starts = [match.start() for match in MESSAGE.finditer(data)]
    cuts = [starts[len(starts) * part // count] for part in range(count)] + [len(data)]
    for number, (begin, end) in enumerate(zip(cuts, cuts[1:])):
        file = mailbox.with_name(f"part-{number}.mbox")
        file.write_bytes(data[begin:end])
        yield file, len(MESSAGE.findall(data[begin:end]))


def measure(folder, posts):
    mailbox, database = folder / "flood.mbox", folder / "import.sqlite"
    load.run("flood", "--discussions", posts // POSTS_PER_THREAD, "--posts", POSTS_PER_THREAD, "--database",
             folder / "flood.sqlite")  # fmt: skip
    load.run("export", "mbox", "--board", "flood-1", "--output", mailbox, "--database", folder / "flood.sqlite")
    before = 0
    for file, messages in chunks(mailbox, CHUNKS):
        began = time.monotonic()
        load.run("import", "mbox", file, "--board", "archive", "--database", database)
        seconds = time.monotonic() - began
        yield f"| {before:,} | {messages:,} | {seconds:.2f} | {messages / seconds:,.0f} |"
        before += messages


def main(posts):
    with tempfile.TemporaryDirectory(prefix="bandstand-bench-") as folder:
        lines = list(measure(Path(folder), posts))
    text = "\n".join([
        f"Measured on {datetime.date.today():%d %B %Y}: {load.machine()}. Each row is one run of `bandstand import "
        "mbox` from its start to its end, with the index of the search; the messages are a flood's, exported.",
        "",
        "| messages there before | imported | seconds | messages/s |",
        "| ---: | ---: | ---: | ---: |",
        *lines,
    ])  # fmt: skip
    load.write_section("imports", text)
    print(text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=40_000, help="messages in all")
    main(parser.parse_args().posts)
