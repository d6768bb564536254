"""Starts the built server on a free port with a database of its own, and ends it the way systemd would."""

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
BINARY = Path(os.environ.get("BANDSTAND", CHECKOUT / ".build/debug/bandstand"))

COMMAND_SECONDS = 60  # for a seed or an import of a few hundred posts in a debug build
START_SECONDS = 20
STOP_SECONDS = 5  # what the server promises after SIGTERM

READY = re.compile(r"^Bandstand is ready at (http://\S+)$", re.MULTILINE)


class Server:
    """One run of `bandstand serve` over the database in a folder."""

    def __init__(self, folder, settings=None):
        self.folder = folder
        database = str(folder / "bandstand.sqlite")
        self.environment = {**os.environ, "BANDSTAND_DATABASE": database, **(settings or {})}
        self.output = folder / "serve.out"
        self.errors = folder / "serve.err"
        self.process = None

    def begin_with(self, folder):
        """Takes over the database that lies in another folder, and its key."""
        for file in folder.glob("bandstand.sqlite*"):
            shutil.copy(file, self.folder)

    def command(self, *arguments):
        """Runs one command of the program on this database and returns what it printed."""
        done = subprocess.run(
            [BINARY, *arguments],
            cwd=CHECKOUT, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=COMMAND_SECONDS,
        )  # fmt: skip
        assert done.returncode == 0, f"bandstand {' '.join(map(str, arguments))}: {done.stdout}{done.stderr}"
        return done.stdout

    def start(self, *options):
        """Serves, and returns the address that the server says it is ready at."""
        with self.output.open("w") as output, self.errors.open("w") as errors:
            # setpriv: a test run that is killed takes its server along.
            self.process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", BINARY, "serve", "--host", "127.0.0.1", "--port", "0", *options],
                cwd=CHECKOUT, env=self.environment, stdin=subprocess.DEVNULL, stdout=output, stderr=errors,
            )  # fmt: skip
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            ready = READY.search(self.output.read_text())
            if ready:
                return ready[1]
            time.sleep(0.05)
        self.process.kill()
        raise AssertionError(f"the server did not become ready: {self.output.read_text()}{self.errors.read_text()}")

    def stop(self):
        """Ends it with SIGTERM; it must be gone, with exit code 0, in the time it promises."""
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError(f"the server still ran {STOP_SECONDS} s after SIGTERM") from None
        assert code == 0, f"the server ended with {code}: {self.errors.read_text()[-2000:]}"
