"""The demo community with the doors open: its server, the mail server behind it, and links that sign in."""

import re
import sqlite3

from letters import Letterbox, until
from plain import PlainClient
from server import Server

DEMO_LINK = re.compile(r"^Sign in as (\S+): (\S+)$", re.MULTILINE)
DEMO = ("old_ivories", "maren.holt", "tess.larkhill")  # a member, a moderator, an administrator
LINKS_SECONDS = 5
PASSWORD = "three plain words"

# Passwords are hashed at the least cost: these journeys measure nothing.
SETTINGS = {"BANDSTAND_PASSWORD_COST": "10"}


class Town:
    def __init__(self, folder, seeded, *options, **settings):
        self.folder = folder
        self.browsers = {}  # of those who come again, by name
        self.letters = Letterbox(folder / "mail")
        self.server = Server(folder, {**SETTINGS, "BANDSTAND_SMTP_URL": self.letters.url, **settings})
        self.server.begin_with(seeded)
        self.base_url = self.server.start("--demo-links", *options)

    def stop(self):
        self.server.stop()
        self.letters.stop()

    def demo_links(self):
        """The link that signs each demo member in, by their name, as the server printed it."""
        return until(LINKS_SECONDS, self._printed_links, "the links of the demo are not all there")

    def _printed_links(self):
        links = dict(DEMO_LINK.findall(self.server.output.read_text()))
        return links if len(links) == len(DEMO) else None

    def rows(self):
        """How many rows each table has."""
        database = sqlite3.connect(f"file:{self.folder / 'bandstand.sqlite'}?mode=ro", uri=True)
        try:
            tables = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}
        finally:
            database.close()

    def member(self, name, password=PASSWORD):
        """Joins as `name`, by mail, without a browser; returns the address that they gave."""
        address = f"{name}@mail.example"
        client = PlainClient(self.base_url)
        client.get("/join")
        client.send(month="3", year="1980", country="GB")
        client.send(name=name, address=address, password=password, understood="yes")
        client.get(self.letters.wait(address, "^Confirm your address").link("/confirm/"))
        client.send(password=password)
        assert f">{name}</bdi>" in client.shown.text, client.shown.text
        return address
