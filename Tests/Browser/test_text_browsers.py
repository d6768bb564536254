"""lynx, w3m and curl read, search and sign in: they run no script and send no Origin, so that the form's token decides.

They send a safe cookie back over TLS alone, as they should; curl takes this machine for safe, as Chromium does.
"""

import gzip
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from joining import MINOR
from plain import FormReader, PlainClient
from tls_front import TLSFront
from town import DEMO, PASSWORD, Town

TIMEOUT_SECONDS = 20
NAME = DEMO[0]


@dataclass
class Place:
    """One server, reached in the clear and by way of TLS."""

    plain: str
    safe: str
    certificate: Path


@pytest.fixture(scope="module")
def place(tmp_path_factory, seeded):
    folder = tmp_path_factory.mktemp("text")
    front = TLSFront(folder)
    town = Town(folder, seeded, "--site-url", front.url)
    front.lead_to(town.base_url)
    client = PlainClient(town.base_url)
    client.get(urlsplit(town.demo_links()[NAME]).path)
    client.send()
    client.get("/account/password")
    client.send(**{"new-password": PASSWORD})
    assert "Your password is changed" in client.shown.text
    yield Place(town.base_url, front.url, front.certificate)
    town.stop()
    front.stop()


class TextBrowser:
    """Runs a program once: it gets a page, or sends a form and follows to where that leads."""

    def __init__(self, place, folder):
        self.place, self.folder = place, folder
        # Neither settings nor proxies of whoever runs the tests.
        mine = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        self.environment = {
            **mine, "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "dumb", "SSL_CERT_FILE": str(place.certificate),
            "CURL_CA_BUNDLE": str(place.certificate),
        }  # fmt: skip

    def run(self, *arguments, typed=None):
        done = subprocess.run(
            arguments, env=self.environment, cwd=self.folder, input=(typed or "").encode(),
            capture_output=True, timeout=TIMEOUT_SECONDS,
        )  # fmt: skip
        # lynx fails when it shows a page that refuses something.
        assert done.returncode == 0 or done.stdout, f"{arguments}: {done.stderr}"
        # w3m writes a source as it came.
        return (gzip.decompress(done.stdout) if done.stdout[:2] == b"\x1f\x8b" else done.stdout).decode()

    def sends(self, url, **fields):
        """Fills in the form at `url`."""
        _, typed = FormReader(self.source(url)).forms[0]
        return self.posts(url, urlencode(typed | fields))


class Lynx(TextBrowser):
    def source(self, url):
        return self.run("lynx", "-source", url)

    def reads(self, url):
        return self.run("lynx", "-dump", "-nolist", url)

    def posts(self, url, body):
        return self.run("lynx", "-accept_all_cookies", "-post_data", "-dump", "-nolist", url, typed=f"{body}\n---\n")


class W3m(TextBrowser):
    def _w3m(self, *arguments):
        settings = ("use_cookie=1", "accept_cookie=1", f"ssl_ca_file={self.place.certificate}")
        return self.run("w3m", *(part for setting in settings for part in ("-o", setting)), *arguments)

    def source(self, url):
        return self._w3m("-dump_source", url)

    def reads(self, url):
        return self._w3m("-dump", url)

    def posts(self, url, body):
        (self.folder / "form").write_text(body)
        return self._w3m("-post", "form", "-dump", url)


class Curl(TextBrowser):
    def source(self, url):
        return self.run("curl", "--silent", "--show-error", "--location", "--cookie-jar", "jar", "--cookie", "jar", url)

    def reads(self, url):
        return re.sub(r"<[^>]*>", "", self.source(url))

    def posts(self, url, body):
        (self.folder / "form").write_text(body)
        page = self.run(
            "curl", "--silent", "--show-error", "--location", "--cookie-jar", "jar", "--cookie", "jar",
            "--data", "@form", url,
        )  # fmt: skip
        return re.sub(r"<[^>]*>", "", page)


@pytest.fixture(params=[Lynx, W3m, Curl])
def text_browser(request, place, tmp_path):
    return request.param(place, tmp_path)


def words(text):
    return " ".join(text.split())


def test_a_text_browser_reads(text_browser, place):
    front = words(text_browser.reads(f"{place.plain}/"))
    assert "Guitar and bass repair" in front and re.search(r"Sign in\W+Join", front)
    thread = re.search(r'href="(/d/[^"]+)"', text_browser.source(f"{place.plain}/b/guitar-repair"))[1]
    shown = words(text_browser.reads(place.plain + thread))
    assert "Everything on these boards is public" in front and "post #1" in shown.lower(), shown[:800]


def test_a_text_browser_searches(text_browser, place):
    assert re.search(r"posts? in \d+ threads?", words(text_browser.reads(f"{place.plain}/search?q=nut")))


def test_a_text_browser_signs_in_by_the_token_alone(text_browser, place):
    shown = words(text_browser.sends(f"{place.safe}/sign-in", name=NAME, password=PASSWORD))
    assert re.search(rf"{NAME} My Account\W*(\(BUTTON\) )?Sign out", shown), shown[:400]


def test_a_text_browser_is_refused_with_another_token(text_browser, place):
    forged = urlencode({"t": "1.AAAAAAAAAAAAAAAAAAAAAA", "name": NAME, "password": PASSWORD})
    shown = words(text_browser.posts(f"{place.safe}/sign-in", forged))
    assert "My Account" not in shown and "403" in shown


def test_a_wrong_password_is_said_to_be_wrong(text_browser, place):
    shown = words(text_browser.sends(f"{place.safe}/sign-in", name=NAME, password="three wrong words"))
    assert "That name and that password don’t belong together." in shown


def test_in_the_clear_a_text_browser_is_told_why_it_is_not_signed_in(text_browser, place):
    shown = words(text_browser.sends(f"{place.plain}/sign-in", name=NAME, password=PASSWORD))
    if isinstance(text_browser, Curl):
        assert "Sign out" in shown
    else:
        assert "You are not signed in" in shown and "Your browser did not send it back" in shown


def test_joining_begins_in_a_text_browser(text_browser, place):
    shown = words(text_browser.sends(f"{place.safe}/join", month="3", year="1980", country="PT"))
    assert "Choose a name and a password" in shown and "I understand" in shown
    minor = words(text_browser.sends(f"{place.plain}/join", month="3", year="2020", country="PT"))
    assert (MINOR if isinstance(text_browser, Curl) else "Your browser kept no cookie") in minor
