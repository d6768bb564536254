"""Readers who send a byte a second and never finish their request, until the process is told to end.

Usage: slow.py PORT COUNT
"""

import selectors
import socket
import sys
import time

REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + b"a" * 1_000
PAUSE = 1.0  # seconds between two bytes of one connection


class Dawdler:
    """One connection; when the server closes it, there is another."""

    def __init__(self, port, selector):
        self.port, self.selector = port, selector
        self.connect()

    def connect(self):
        self.sent = 0
        self.socket = socket.create_connection(("127.0.0.1", self.port))
        self.socket.setblocking(False)
        self.selector.register(self.socket, selectors.EVENT_READ, self)

    def closed(self):
        self.selector.unregister(self.socket)
        self.socket.close()
        self.connect()

    def send(self):
        try:
            self.socket.send(REQUEST[self.sent : self.sent + 1])
            self.sent += 1
        except OSError:
            self.closed()

    def answered(self):
        try:
            if self.socket.recv(4_096):
                return
        except BlockingIOError:
            return
        except OSError:
            pass
        self.closed()


def main(port, count):
    selector = selectors.DefaultSelector()
    dawdlers = [Dawdler(port, selector) for _ in range(count)]
    print("ready", flush=True)
    while True:
        began = time.monotonic()
        # Spread over the second, as a thousand people would be.
        for number, dawdler in enumerate(dawdlers):
            dawdler.send()
            if number % 50 == 49:
                wait = began + PAUSE * number / count - time.monotonic()
                for key, _ in selector.select(max(0, wait)):
                    key.data.answered()
        rest = began + PAUSE - time.monotonic()
        if rest > 0:
            time.sleep(rest)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
