"""Wrong, old and absurd addresses: a helpful page or a redirect, never an error of the server."""

import re

import pytest
from playwright.sync_api import expect

from pages import kind_of

ABSURD = [
    "/d/0", "/d/-1", "/d/abc", "/d/999999999999999999999999", "/d/1-%00", "/d/1-%ff%fe", "/d/%", "/p/0",
    "/p/9223372036854775808", "/p/x/source", "/a/0-nobody", "/a/", "/m/%2e%2e%2fpasswd", "/b/no-such-board",
    "/b/../../etc/passwd", "/%c0%ae%c0%ae/",
    "/leaving", "/leaving?to=https://example.org/", "/leaving?to=javascript:alert(1)&s=0", "/assets/0/none.css",
    "/assets/../Package.swift", "/" + "a/" * 1_000,
]  # fmt: skip


@pytest.mark.parametrize("address", ABSURD, ids=lambda address: address[:40])
def test_an_absurd_address_is_answered_calmly(address, site):
    answer = site.fetch(address)
    assert 300 <= answer.status < 500
    assert "Package(" not in answer.text and "root:" not in answer.text


@pytest.mark.parametrize(
    "query", ["before=%zz", "before=99999999999999999999", "before=-1&before=2", "a" * 4_000], ids=lambda q: q[:30]
)
def test_an_absurd_query_is_answered_calmly(query, site, kinds):
    for kind in ("front", "latest", "board", "thread", "author"):
        assert site.fetch(f"{kinds[kind]}?{query}").status < 500, kind


@pytest.mark.parametrize("page", ["0", "-1", "99", "1e9", "x", "99999999999999999999", "", "%00"])
def test_an_absurd_page_number_is_answered_calmly(page, site, kinds):
    for kind in ("thread", "board", "tree"):
        mark = "&" if "?" in kinds[kind] else "?"
        answer = site.fetch(f"{kinds[kind]}{mark}page={page}")
        assert answer.status < 500, answer.address


def test_an_address_without_its_signature_never_leads_out(site):
    answer = site.fetch("/leaving?to=https%3A%2F%2Fexample.org%2F")
    assert answer.status >= 400 and "Location" not in answer.headers
    assert 'href="https://example.org' not in answer.text


def test_a_missing_page_says_so_and_leads_on(open_page, reader):
    page = open_page("/", **reader)
    response = page.goto("/d/999999999-nowhere")
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("main").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url != response.url


def test_a_wrong_slug_redirects_for_good_and_keeps_its_page(site, kinds):
    thread = kinds["thread, later page"]
    number = re.match(r"/d/(\d+)-", thread)[1]
    query = thread.partition("?")[2]
    for slug in ("-an-older-title", "-", ""):
        answer = site.fetch(f"/d/{number}{slug}?{query}")
        assert answer.status == 301, answer.address
        assert site.inside(answer.headers["Location"], "/")[0] == thread


def test_an_authors_wrong_slug_redirects_for_good(site, kinds):
    number = re.match(r"/a/(\d+)-", kinds["author"])[1]
    answer = site.fetch(f"/a/{number}-somebody-else")
    assert answer.status == 301
    assert site.inside(answer.headers["Location"], "/")[0] == kinds["author"]


def test_every_link_leads_somewhere(site, walked):
    wrong = [
        f"{answer.status} {answer.address}, linked from {answer.found_on}"
        for answer in walked.values()
        if answer.status >= 400
    ]
    assert len(walked) > 100, "the walk found too little to prove anything"
    assert wrong == []


def test_every_page_leads_on(walked):
    dead_ends = [
        answer.address
        for answer in walked.values()
        if answer.page and answer.status == 200 and "/" not in answer.page.links
    ]
    assert dead_ends == []


def test_every_place_a_link_names_is_there(site, walked):
    missing = set()
    for answer in walked.values():
        for link in answer.page.links if answer.page else []:
            target = site.inside(link, answer.address)
            there = walked.get(target[0]) if target else None
            if there and there.page and target[1] and target[1] not in there.page.ids:
                missing.add(f"{answer.address} -> {link}")
    assert missing == set()


def test_no_id_stands_twice_on_a_page(walked):
    twice = {
        answer.address: sorted({name for name in answer.page.ids if answer.page.ids.count(name) > 1})
        for answer in walked.values()
        if answer.page and len(set(answer.page.ids)) < len(answer.page.ids)
    }
    assert twice == {}


def test_the_walk_saw_each_kind_of_page(walked, kinds):
    seen = {kind_of(address) for address in walked}
    assert {"front", "board", "thread", "tree", "permalink", "source", "author", "leaving"} <= seen
