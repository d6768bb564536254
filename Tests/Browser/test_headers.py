"""What every answer carries, and what no answer may carry."""

import gzip
import re

import archive

LIMIT_BYTES = 20_000  # of CSS and JavaScript a page, gzipped


def policy_of(answer):
    """The content security policy as {directive: [sources]}."""
    parts = [part.split() for part in answer.headers.get("Content-Security-Policy", "").split(";") if part.strip()]
    return {part[0]: part[1:] for part in parts}


def test_every_answer_carries_the_safety_headers(site, walked):
    faults = []
    for answer in [*walked.values(), site.fetch("/d/999999999-nowhere"), site.fetch("/%ff")]:
        headers, policy = answer.headers, policy_of(answer)
        sound = (
            policy.get("default-src") == ["'self'"]
            and not re.search(r"unsafe|\*|https?:|data:", headers["Content-Security-Policy"])
            and headers["X-Content-Type-Options"] == "nosniff"
            and headers["Referrer-Policy"] in ("no-referrer", "same-origin", "strict-origin-when-cross-origin")
            and headers["Permissions-Policy"]
            and headers["Cross-Origin-Opener-Policy"] == "same-origin"
        )
        if not sound:
            faults.append(f"{answer.status} {answer.address}: {dict(headers)}")
    assert faults[:3] == []


def test_no_framing_no_foreign_forms_no_other_base(site):
    policy = policy_of(site.fetch("/"))
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    assert policy["base-uri"] in (["'none'"], ["'self'"])


def test_no_guest_is_given_a_cookie(walked):
    assert [answer.address for answer in walked.values() if "Set-Cookie" in answer.headers] == []


def test_no_page_shows_an_address_of_the_archive(walked):
    shown = [
        f"{answer.address} shows {secret!r}"
        for answer in walked.values()
        for secret in archive.SECRETS
        if secret.encode() in answer.body
    ]
    assert shown == []


def test_nothing_is_loaded_from_elsewhere(site, walked):
    foreign = {
        resource
        for answer in walked.values()
        if answer.page
        for resource in answer.page.resources
        if site.inside(resource, answer.address) is None
    }
    assert foreign == set()


def test_links_out_go_through_the_leaving_page(site, walked):
    """Only the leaving page itself, and the words of policies, may name another site."""
    direct = {
        f"{answer.address} -> {link}"
        for answer in walked.values()
        if answer.page and not answer.address.startswith(("/leaving", "/help/"))
        for link in answer.page.links
        if site.inside(link, answer.address) is None
    }
    assert direct == set()


def test_style_and_script_of_a_page_stay_light(site, html_kinds):
    heavy = {}
    for kind, address in html_kinds.items():
        resources = {site.inside(r, address)[0] for r in site.fetch(address).page.resources}
        files = [r for r in resources if r.partition("?")[0].endswith((".css", ".js"))]
        assert files, f"{kind} has no style"
        total = 0
        for file in files:
            answer = site.fetch(file, {"Accept-Encoding": "gzip"})
            assert answer.headers["Content-Encoding"] == "gzip", f"{file} is not compressed"
            assert gzip.decompress(answer.body) == site.fetch(file).body
            total += len(answer.body)
        if total > LIMIT_BYTES:
            heavy[kind] = total
    assert heavy == {}


def test_a_page_asked_for_again_is_not_sent_again(site, kinds):
    for kind in ("front", "board", "thread", "tree"):
        first = site.fetch(kinds[kind])
        again = site.fetch(kinds[kind], {"If-None-Match": first.headers["ETag"]})
        assert (again.status, again.body) == (304, b""), kind
