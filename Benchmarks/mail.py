"""Delivering mail: letters of the outbox a second, from the running server to a mail server on this machine.

Usage: mail.py [--letters N]
"""

import argparse
import datetime
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import load

TOOLS = load.HERE.parent / ".tools/venv/bin/python"
MAIL_SERVER = load.HERE.parent / "Tests/DeliveryTests/smtp_server.py"
CONNECTIONS = (1, 4, 8)
LONGEST = 600  # seconds for all mails of a run


class MailServer:
    """A real mail server that takes mails and counts them, ended with the `with` block."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.process = subprocess.Popen(
            [str(TOOLS), str(MAIL_SERVER), str(self.folder), "--discard", "--count"], stderr=subprocess.DEVNULL
        )

    def __enter__(self):
        began = time.monotonic()
        while not (self.folder / "port").exists():
            if self.process.poll() is not None or time.monotonic() - began > load.PATIENCE:
                self.process.kill()
                sys.exit("the mail server did not start: run scripts/setup bench mail")
            time.sleep(0.01)
        self.port = int((self.folder / "port").read_text())
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def taken(self):
        """How many mails it has taken, to within a tenth of a second."""
        path = self.folder / "count"
        return int(path.read_text()) if path.exists() else 0


def cpu_seconds(process):
    fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def deliver(folder, letters, connections):
    """One run: everything from the start of the server to the last mail taken."""
    database = folder / f"mail-{connections}.sqlite"
    load.run("flood", "--letters", letters, "--database", database)
    with tempfile.TemporaryDirectory(dir=folder) as box, MailServer(box) as mail:
        settings = {"smtp_url": f"smtp://127.0.0.1:{mail.port}", "mail_connections": connections}
        with load.bandstand(database, **settings) as server:
            server.seconds_to("/readyz")
            while mail.taken() == 0:
                if time.monotonic() - server.began > load.PATIENCE:
                    sys.exit(f"no mail was taken in {load.PATIENCE} s")
                time.sleep(0.005)
            (first, begun) = (mail.taken(), time.monotonic())
            slowest = 0.0
            while mail.taken() < letters:
                asked = time.monotonic()
                load.get(server.port, "/")
                slowest = max(slowest, time.monotonic() - asked)
                time.sleep(0.05)
                if time.monotonic() - begun > LONGEST:
                    sys.exit(f"{mail.taken()} of {letters} mails in {LONGEST} s")
            seconds = time.monotonic() - begun
            rate = (letters - first) / seconds
            own, other = cpu_seconds(server.process), cpu_seconds(mail.process)
    return f"| {connections} | {letters:,} | {seconds:.1f} | {rate:,.0f} | {slowest * 1000:.0f} | {own:.1f} | {other:.1f} |"


def main(letters):
    with tempfile.TemporaryDirectory(prefix="bandstand-bench-") as folder:
        lines = [deliver(Path(folder), letters, connections) for connections in CONNECTIONS]
    text = "\n".join([
        f"Measured on {datetime.date.today():%d %B %Y}: {load.machine()}. Letters wait in the outbox when the server "
        "starts; each is written in both forms, sent, and settled on disk. The mail server is aiosmtpd on the same "
        "machine; a reader asks for the front page twenty times a second meanwhile.",
        "",
        "| connections | letters | seconds | letters/s | slowest page, ms | CPU s of Bandstand | CPU s of the mail server |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        *lines,
    ])  # fmt: skip
    load.write_section("mail", text)
    print(text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=10_000)
    main(parser.parse_args().letters)
