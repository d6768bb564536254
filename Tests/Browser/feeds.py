"""Feed readers at work: what they make of a feed, read the way their users read it."""

import sqlite3
import subprocess

RELOAD_SECONDS = 30


class Newsboat:
    """Debian's newsboat with a list of addresses and a cache of its own."""

    def __init__(self, folder, addresses):
        self.folder = folder
        self.cache = folder / "cache.db"
        (folder / "urls").write_text("".join(f"{address}\n" for address in addresses))
        (folder / "config").write_text("")

    def reload(self):
        """Fetches every feed, as `newsboat -x reload` does, and returns what it had to say."""
        done = subprocess.run(
            [
                "newsboat", "-u", self.folder / "urls", "-c", self.cache, "-C", self.folder / "config",
                "-d", self.folder / "log", "-l", "2", "-x", "reload",
            ],
            env={"HOME": str(self.folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=RELOAD_SECONDS,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def rows(self, query):
        with sqlite3.connect(self.cache) as cache:
            return cache.execute(query).fetchall()
