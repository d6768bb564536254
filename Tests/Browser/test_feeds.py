"""Feeds as feedparser and newsboat read them."""

import re
from urllib.parse import urlsplit

import feedparser
import pytest

import archive
from feeds import Newsboat

LIMIT_ENTRIES = 30


def parsed(site, address):
    answer = site.fetch(address)
    assert answer.status == 200, address
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(answer.body, response_headers={"content-type": answer.headers["Content-Type"]})
    assert not feed.bozo, f"{address}: {feed.get('bozo_exception')}"
    assert feed.version == "atom10"
    return feed


def feeds_of(site, address):
    """The feeds that a page's head names."""
    pattern = r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)" title="[^"]+">'
    return re.findall(pattern, site.fetch(address).text)


@pytest.fixture(scope="module")
def addresses(site, kinds):
    """Every kind of feed, as pages name them."""
    found = {kind: feeds_of(site, kinds[kind])[-1] for kind in ("front", "board", "thread", "tree", "member")}
    assert found["front"] == "/feeds/site.atom"
    assert urlsplit(found["board"]).path.startswith("/feeds/board/")
    assert found["thread"].startswith("/feeds/discussion/") and found["tree"].startswith("/feeds/discussion/")
    assert found["member"].startswith("/feeds/member/")
    found["search"] = feeds_of(site, "/search?q=mine+lasted")[-1]
    assert found["search"].startswith("/feeds/search.atom?q=")
    return found | {"archive": f"/feeds/board/{archive.BOARD}.atom"}


def test_feedparser_reads_every_kind_of_feed(site, addresses):
    for kind, address in addresses.items():
        feed = parsed(site, address)
        assert feed.feed.title and feed.feed.id.startswith("tag:"), kind
        links = {link.rel: link.href for link in feed.feed.links}
        assert links["self"] == site.base_url + address
        assert site.fetch(links["alternate"].removeprefix(site.base_url)).status == 200, kind
        assert 0 < len(feed.entries) <= LIMIT_ENTRIES, kind
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        dates = [entry.published_parsed for entry in feed.entries]
        assert dates == sorted(dates, reverse=True), kind
        for entry in feed.entries:
            assert entry.title and entry.author and entry.updated_parsed and entry.content[0].value.strip(), kind
            assert "@" not in entry.author
            assert entry.link.startswith(site.base_url + "/p/")


def test_an_entry_leads_to_its_post_and_holds_all_of_it(site, addresses):
    entry = parsed(site, addresses["archive"]).entries[0]
    place = site.fetch(entry.link.removeprefix(site.base_url))
    assert place.status == 302
    assert f"mine lasted {archive.LONG_THREAD_POSTS - 1} weeks, and then the dog ate them." in entry.content[0].value
    assert "mine lasted" in site.fetch(place.headers["Location"]).text


def test_links_in_a_feed_are_absolute_and_plain(site, addresses):
    # feedparser makes relative links absolute itself, so the text is looked at as it came.
    text = site.fetch(addresses["archive"]).text
    assert f"href=&quot;https://{archive.LINKED_HOST}/all?from=here&amp;amp;to=there&quot;" in text
    for address in addresses.values():
        text = site.fetch(address).text
        assert "/leaving" not in text
        links = re.findall(r"(?:href|src)=(?:&quot;|\")(.*?)(?:&quot;|\")", text)
        assert links and all(link.startswith(("http://", "https://")) for link in links), address


def test_no_feed_shows_an_address_of_the_archive(site, addresses):
    for address in addresses.values():
        text = site.fetch(address).text
        assert not any(secret in text for secret in archive.SECRETS), address


def test_a_feed_that_has_not_changed_is_not_sent_again(site, addresses):
    for address in addresses.values():
        first = site.fetch(address)
        again = site.fetch(address, {"If-None-Match": first.headers["ETag"]})
        assert (again.status, again.body) == (304, b""), address


def test_newsboat_reads_every_kind_of_feed(tmp_path, site, addresses):
    # Newsboat keeps a post once, under the feed that it saw last: so each feed has a cache of its own here.
    for number, address in enumerate(addresses.values()):
        folder = tmp_path / str(number)
        folder.mkdir()
        newsboat = Newsboat(folder, [site.base_url + address])
        newsboat.reload()
        feed = parsed(site, address)
        assert newsboat.rows("SELECT title FROM rss_feed") == [(feed.feed.title,)]
        stored = {url: (title, author) for url, title, author in newsboat.rows("SELECT url, title, author FROM rss_item")}
        assert {url: title for url, (title, _) in stored.items()} == {e.link: e.title for e in feed.entries}, address
        assert all(author for _, author in stored.values()), address


def test_newsboat_finds_nothing_new_when_nothing_is(tmp_path, site, addresses):
    newsboat = Newsboat(tmp_path, [site.base_url + addresses["front"]])
    newsboat.reload()
    count = newsboat.rows("SELECT COUNT(*) FROM rss_item")
    newsboat.reload()
    assert newsboat.rows("SELECT COUNT(*) FROM rss_item") == count != [(0,)]
