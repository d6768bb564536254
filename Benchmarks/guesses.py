"""Tries to sign in so many times a second, each as somebody else, until the process is told to end; then says how it went.

Usage: guesses.py PORT RATE
"""

import asyncio
import collections
import json
import re
import signal
import statistics
import sys
import time
import urllib.parse

import load

LONGEST = 30  # seconds for one answer


def form_token(port):
    """What the form proves to come from: good for everybody for some hours."""
    _, _, page = load.get(port, "/sign-in")
    return re.search(r'name="t" value="([^"]+)"', page.decode())[1]


async def guess(port, token, number):
    """One try on a connection of its own: the answer's status, and the seconds that it took."""
    # Nobody is called that: the same work, counted and answered the same as a wrong password.
    body = urllib.parse.urlencode({"t": token, "name": f"nobody{number}", "password": "not this one either"})
    head = (
        f"POST /sign-in HTTP/1.1\r\nHost: {load.HOST}\r\nConnection: close\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    began = time.monotonic()
    reader, writer = await asyncio.open_connection(load.HOST, port)
    try:
        writer.write((head + body).encode())
        status = int((await reader.readline()).split()[1])
        await reader.read()
        return status, time.monotonic() - began
    finally:
        writer.close()


class Tally:
    """How the tries went."""

    def __init__(self):
        self.statuses = collections.Counter()
        self.seconds = []
        self.began = time.monotonic()

    async def note(self, port, token, number):
        try:
            status, seconds = await asyncio.wait_for(guess(port, token, number), LONGEST)
        except (OSError, IndexError, asyncio.TimeoutError):
            self.statuses["none"] += 1
            return
        self.statuses[str(status)] += 1
        if status == 422:
            self.seconds.append(seconds)

    def report(self):
        return json.dumps({
            "statuses": self.statuses,
            "seconds": time.monotonic() - self.began,
            "median": statistics.median(self.seconds) if self.seconds else None,
        })  # fmt: skip


async def main(port, rate):
    token = form_token(port)
    tally, ended = Tally(), asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    print("ready", flush=True)
    tries, number = set(), 0
    while not ended.is_set():
        task = asyncio.create_task(tally.note(port, token, number))
        tries.add(task)
        task.add_done_callback(tries.discard)
        number += 1
        # Those that were missed while the machine was busy are made up for.
        pause = tally.began + number / rate - time.monotonic()
        await asyncio.sleep(max(0, pause))
    for task in tries:
        task.cancel()
    print(tally.report(), flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
