"""Members who answer by the form, each on a connection of its own, one reply after the other, as fast as they are taken.

Usage: writers.py PORT

The first line of standard input says who writes where, as JSON: `{"writers": [{"cookie", "posts"}], "stock", "seconds"}`.
Each writer first asks for `stock` composers, as a browser would, and keeps what they need to be sent. Then the program
says `ready`, waits for a second line, writes for so many seconds or until a stock is used up, and says how it went.
"""

import collections
import json
import re
import selectors
import socket
import sys
import time

HOST = "127.0.0.1"
LONGEST = 600  # seconds for all composers
SILENCE = 30  # seconds without any answer
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
PLACE = re.compile(rb"\r\nlocation: */p/\d+\r\n", re.IGNORECASE)
FORM = re.compile(rb'<form class="writing".*?name="t" value="([^"]+)".*?name="c" value="([^"]+)"', re.DOTALL)
WORDS = (
    "The+nut+sat+a+hair+too+low,+so+I+filled+the+slot,+waited+for+a+night+and+cut+it+again.%0A%0A"
    "It+*holds*,+and+the+open+string+is+quiet.+Next+time+I+measure+first.+Thanks+to+everybody+who+said+so."
)


def letters(number):
    """A number in letters: digits in a text may look like somebody's telephone."""
    text = ""
    while True:
        number, rest = divmod(number, 26)
        text += chr(97 + rest)
        if number == 0:
            return text


class Connection:
    """One request at a time; `answer` is called with each whole answer."""

    def __init__(self, port, selector):
        self.socket = socket.create_connection((HOST, port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""
        self.whole = None
        self.answer = None
        selector.register(self.socket, selectors.EVENT_READ, self)

    def send(self, request):
        self.received, self.whole = b"", None
        self.socket.sendall(request)

    def read(self):
        data = self.socket.recv(65_536)
        if not data:
            sys.exit(f"the server closed a connection after {self.received[:200]!r}")
        self.received += data
        if self.whole is None:
            head = self.received.find(b"\r\n\r\n")
            if head < 0:
                return
            length = LENGTH.search(self.received, 0, head + 2)
            self.whole = head + 4 + (int(length[1]) if length else 0)
        if len(self.received) >= self.whole:
            self.answer(self.received)


class Writer:
    def __init__(self, number, port, selector, cookie, posts, stock):
        self.connection = Connection(port, selector)
        self.number, self.cookie, self.posts, self.stock = number, cookie, posts, stock
        self.requests, self.asked = collections.deque(), 0
        self.begun = 0.0
        self.tally = None

    def path(self, number):
        return f"/p/{self.posts[number % len(self.posts)]}/reply"

    def head(self, method, path):
        return f"{method} {path} HTTP/1.1\r\nHost: {HOST}\r\nCookie: {self.cookie}\r\n"

    # Before the measured time

    def prepare(self):
        self.connection.answer = self.take
        self.connection.send((self.head("GET", self.path(0)) + "\r\n").encode())

    @property
    def is_ready(self):
        return len(self.requests) == self.stock

    def take(self, page):
        found = FORM.search(page)
        if not page.startswith(b"HTTP/1.1 200 ") or not found:
            sys.exit(f"no composer at {self.path(self.asked)}: {page[:200]!r}")
        words = f"Writer+{letters(self.number)},+reply+{letters(self.asked)}+of+{letters(time.time_ns())}.+{WORDS}"
        body = f"t={found[1].decode()}&c={found[2].decode()}&understood=yes&do=post&body={words}"
        head = self.head("POST", self.path(self.asked))
        self.requests.append(
            f"{head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        self.asked += 1
        if not self.is_ready:
            self.connection.send((self.head("GET", self.path(self.asked)) + "\r\n").encode())

    # In it

    def write(self, tally):
        self.tally, self.connection.answer = tally, self.taken
        self.send()

    def send(self):
        self.begun = time.monotonic()
        self.connection.send(self.requests.popleft())

    def taken(self, answer):
        now = time.monotonic()
        tally = self.tally
        is_taken = answer.startswith(b"HTTP/1.1 303 ") and PLACE.search(answer)
        if not is_taken and not tally.refusals:
            tally.first = answer[:400].decode(errors="replace")
        tally.note(now - self.begun, bool(is_taken))
        tally.is_out = tally.is_out or not self.requests
        if not tally.is_over(now):
            self.send()
        else:
            tally.waiting -= 1


class Tally:
    """How it went."""

    def __init__(self, writers, seconds):
        self.times, self.refusals, self.first = [], 0, None
        self.waiting, self.is_out = writers, False
        self.began, self.work = time.monotonic(), time.process_time()
        self.end = self.began + seconds

    def note(self, seconds, is_taken):
        if is_taken:
            self.times.append(seconds)
        else:
            self.refusals += 1

    def is_over(self, now):
        return self.is_out or now >= self.end

    def report(self):
        seconds = time.monotonic() - self.began
        times = sorted(self.times) or [0]
        return {
            "replies": len(self.times), "seconds": seconds, "rate": len(self.times) / seconds,
            "p50": times[len(times) // 2] * 1000, "p99": times[len(times) * 99 // 100] * 1000,
            "refused": self.refusals, "first": self.first, "isOut": self.is_out,
            "work": time.process_time() - self.work,
        }  # fmt: skip


def run(selector, is_done, longest):
    """Reads answers until it is done."""
    end = time.monotonic() + longest
    while not is_done():
        events = selector.select(SILENCE)
        if not events or time.monotonic() > end:
            sys.exit("the server does not answer")
        for key, _ in events:
            key.data.read()


def main(port):
    plan = json.loads(sys.stdin.readline())
    selector = selectors.DefaultSelector()
    writers = [
        Writer(number, port, selector, entry["cookie"], entry["posts"], plan["stock"])
        for number, entry in enumerate(plan["writers"])
    ]
    for writer in writers:
        writer.prepare()
    run(selector, lambda: all(writer.is_ready for writer in writers), LONGEST)
    print("ready", flush=True)
    sys.stdin.readline()
    tally = Tally(len(writers), plan["seconds"])
    for writer in writers:
        writer.write(tally)
    run(selector, lambda: tally.waiting == 0, plan["seconds"] + SILENCE)
    print(json.dumps(tally.report()), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
