"""What crawlers are told: robots.txt, the site map, and the data in a thread's head."""

import json
import re
import xml.etree.ElementTree as ElementTree
from html import unescape
from urllib.robotparser import RobotFileParser

import archive
from pages import kind_of

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
LIMIT_ADDRESSES = 10_000
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


def document(site, address):
    answer = site.fetch(address)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/xml; charset=utf-8"), address
    return ElementTree.fromstring(answer.body)


def mapped(site):
    """Every address of the site map, without the site's own, with its last change."""
    found = {}
    for part in document(site, "/sitemap.xml").findall("s:sitemap/s:loc", NAMESPACE):
        entries = document(site, part.text.removeprefix(site.base_url)).findall("s:url", NAMESPACE)
        assert 0 < len(entries) <= LIMIT_ADDRESSES
        for entry in entries:
            address = entry.findtext("s:loc", namespaces=NAMESPACE)
            assert address.startswith(site.base_url + "/") and address not in found
            found[address.removeprefix(site.base_url)] = entry.findtext("s:lastmod", namespaces=NAMESPACE)
    return found


def data_of(answer):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', answer.text, re.DOTALL)
    assert len(found) <= 1, answer.address
    return json.loads(found[0]) if found else None


def meta(answer):
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', answer.text)
    return {name: unescape(content) for name, content in found}


def canonical(answer):
    found = re.findall(r'<link rel="canonical" href="([^"]*)">', answer.text)
    return unescape(found[0]) if found else None


def test_robots_are_asked_to_leave_alone_what_is_no_page_of_its_own(site):
    answer = site.fetch("/robots.txt")
    assert answer.headers.get_content_type() == "text/plain"
    robots = RobotFileParser()
    robots.parse(answer.text.splitlines())
    assert robots.site_maps() == [f"{site.base_url}/sitemap.xml"]
    for closed in ("/leaving?to=https://example.org/", "/search?q=strings"):
        assert not robots.can_fetch("*", site.base_url + closed)
    for open_ in ("/", "/latest", "/b/guitars", "/d/1-thread", "/feeds/site.atom", "/sitemap.xml", "/assets/0/a.css"):
        assert robots.can_fetch("*", site.base_url + open_)
    # Python's parser knows no wildcards (RFC 9309 section 2.2.3), so these are read as they stand.
    for line in ("Disallow: /*?view=", "Disallow: /p/*/source"):
        assert line in answer.text.splitlines()


def test_the_site_map_names_every_board_and_thread_that_a_guest_can_reach(site, walked):
    addresses = mapped(site)
    assert all(date is None or re.fullmatch(MOMENT, date) for date in addresses.values())
    for address, date in addresses.items():
        if address.startswith("/d/"):
            assert date, address
            assert address not in walked or walked[address].status == 200
    reachable = {a.address for a in walked.values() if kind_of(a.address) in ("front", "board", "thread")}
    assert {a for a in reachable if walked[a].status == 200} <= set(addresses)
    assert site.fetch(next(reversed(addresses))).status == 200


def test_a_page_that_is_to_be_found_says_its_one_address(site, walked):
    judged = 0
    for answer in walked.values():
        if not answer.is_html or answer.status != 200 or 'name="robots" content="noindex"' in answer.text:
            continue
        if answer.address.startswith("/leaving"):
            continue
        judged += 1
        assert canonical(answer) == site.base_url + answer.address
        tags = meta(answer)
        assert tags["og:url"] == canonical(answer) and tags["og:title"] and tags["og:site_name"], answer.address
        assert not any("image" in name for name in tags)
    assert judged > 20


def test_a_second_view_and_a_person_are_not_to_be_found(site, kinds):
    for kind in ("member", "author", "tree"):
        answer = site.fetch(kinds[kind])
        assert 'name="robots" content="noindex"' in answer.text, kind
        assert data_of(answer) is None and "og:title" not in meta(answer), kind


def test_a_thread_is_a_posting_with_its_replies_as_comments(site, walked, kinds):
    judged = 0
    for answer in walked.values():
        if kind_of(answer.address) not in ("thread", "thread, later page") or answer.status != 200:
            continue
        data = data_of(answer)
        if data is None:
            continue
        judged += 1
        assert (data["@context"], data["@type"]) == ("https://schema.org", "DiscussionForumPosting")
        assert data["url"] == canonical(answer).partition("?")[0]
        assert data["headline"] and re.fullmatch(MOMENT, data["datePublished"])
        assert data["author"]["@type"] == "Person" and data["author"]["name"]
        assert ("text" in data) == ("?" not in answer.address), answer.address
        for comment in data["comment"]:
            assert comment["@type"] == "Comment" and comment["text"] and comment["author"]["name"]
            number = comment["url"].removeprefix(f"{site.base_url}/p/")
            # A post's place on a flat page, or its line in a tree.
            assert re.search(rf'id="p{number}"|[?&;]post={number}[#"]', answer.text), answer.address
        assert len(data["comment"]) <= data["commentCount"]
        assert not any(secret in json.dumps(data, ensure_ascii=False) for secret in archive.SECRETS)
    assert judged > 10


def test_the_browser_neither_runs_the_data_nor_holds_it_against_the_policy(open_page, kinds):
    page = open_page(kinds["thread"])
    violations = page.evaluate(
        """() => {
            const found = [];
            document.addEventListener('securitypolicyviolation', event => found.push(event.violatedDirective));
            const old = document.querySelector('script[type="application/ld+json"]');
            const copy = document.createElement('script');
            copy.type = old.type;
            copy.textContent = old.textContent;
            document.head.append(copy);
            return new Promise(done => requestAnimationFrame(() => setTimeout(() => done(found), 0)));
        }"""
    )
    assert violations == []
    assert page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)['@type']")
