"""Whoever is signed in and has no JavaScript is led on from every page, and by every button, whatever they fill in."""

import re

import pytest

from crawl import Crawler, Routes
from forms import WholePage
from house import BOARD, House
from plain import PlainClient

# Where no page leads whoever is signed in: letters do, scripts and programs ask there, and who is signed out.
ELSEWHERE = re.compile(
    r"/(confirm|mail|news|assets|feeds/search|compose|healthz|readyz|robots|sitemap)\b.*|/.+/\{token\}"
    r"|/notices/stream|/join.*|/sign-in(/code|/kept)?"
)
# What nobody has in the demo: posts of an archive, a telephone with codes, a draft for something that is gone.
NOT_THERE = {"/a/{author}", "/account/archive", "/account/second-factor/codes", "/account/drafts/text/{target}"}
# What comes of what others do: somebody's question has answers, a rule holds a post, a moderator decides about it.
NOT_FOR = {
    "old_ivories": {"/p/{post}/answer", "/held/{post}", "/p/{post}/decision"},
    "maren.holt": {"/held/{post}", "/account/drafts/discard"},
}

# What ends a session, and what asks in a new one who it is, with a page from where it is pressed.
AT_LAST = {
    "/account/step-up": "/account/address", "/account/sign-ins/{id}/end": "/account/sign-ins",
    "/account/sign-ins/end-all": "/account/sign-ins", "/sign-out": "/",
}  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory, seeded):
    """The demo community, where people may write as fast as they like."""
    place = House(tmp_path_factory.mktemp("place"), seeded)
    place.takes_answers(BOARD)
    yield place
    place.stop()


def signed_in(place, name):
    client = PlainClient(place.base_url, reader=WholePage)
    client.get(place.way_in(name))
    assert client.send().status == 200
    return client


def test_whoever_has_a_post_that_waits_is_led_to_it(place):
    client = signed_in(place, "bargain_bin")
    waiting = [link for link in client.get("/account/drafts").page.links if link.startswith("/held/")]
    assert waiting, "no list shows what waits"
    assert client.get(waiting[0]).status == 200


@pytest.mark.parametrize("name, role", [("old_ivories", "member"), ("maren.holt", "moderator")])
def test_without_javascript_every_page_and_every_button_lead_on(place, name, role):
    crawler = Crawler(signed_in(place, name), Routes(place.server))
    crawler.press_everything(but=AT_LAST)
    for route, address in AT_LAST.items():
        # The second can end the first.
        _, crawler.client = signed_in(place, name), signed_in(place, name)
        crawler.press_on(address, route)
    for method, met in (("GET", crawler.seen), ("POST", {press[1] for press in crawler.sent})):
        missed = crawler.routes.open_to(role, method) - met - NOT_THERE - NOT_FOR[name]
        assert not {route for route in missed if not ELSEWHERE.fullmatch(route)}, f"never met by {method}"
    # Not only refused: some of everything was done.
    done = {press[1] for press, status in crawler.sent.items() if status == 200}
    assert {press[1] for press in crawler.sent} - done <= {"/account/second-factor"}
