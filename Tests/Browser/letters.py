"""The mail server that a community sends its letters to, and the letters that arrived."""

import email
import email.policy
import re
import subprocess
import sys
import time

from server import CHECKOUT

SERVER = CHECKOUT / "Tests/DeliveryTests/smtp_server.py"
STOP_LINK = re.compile(r"https?://[^/\s]+(/mail/stop/[\w-]+)")
START_SECONDS = 10
ARRIVAL_SECONDS = 10  # on a machine that is busy with other tests; a letter takes milliseconds


def until(seconds, look, what):
    """What `look` finds, as soon as that is something."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"{what} after {seconds} s")


class Letter:
    def __init__(self, content):
        self.message = email.message_from_bytes(content, policy=email.policy.default)
        self.subject = self.message["Subject"]

    def part(self, kind):
        return self.message.get_body((kind,)).get_content()

    def link(self, path):
        """The address in it whose path begins so: the same in its text and in its HTML."""
        (written,) = set(re.findall(rf"https?://[^/\s]+{path}[\w-]+", self.part("plain")))
        assert f'href="{written}"' in self.part("html")
        return written


class Letterbox:
    """A real mail server; it keeps what it takes."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        self.process = subprocess.Popen([sys.executable, SERVER, folder], stdin=subprocess.DEVNULL)
        port = folder / "port"
        until(START_SECONDS, port.exists, "no mail server")
        self.url = f"smtp://127.0.0.1:{port.read_text()}"
        self.read = set()

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def wait(self, address, subject):
        """The letter to `address` about `subject`, a pattern, that nobody has read yet."""
        return until(ARRIVAL_SECONDS, lambda: self._find(address, subject), f"no letter to {address} about {subject!r}")

    def _find(self, address, subject):
        for file in sorted(self.folder.glob("*.eml"), key=lambda file: int(file.stem)):
            recipients = file.with_suffix(".envelope").read_text().splitlines()[1].split(",")
            if file.name in self.read or address not in recipients:
                continue
            letter = Letter(file.read_bytes())
            if re.search(subject, letter.subject):
                self.read.add(file.name)
                return letter
        return None
