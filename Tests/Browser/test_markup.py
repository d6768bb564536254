"""Every kind of page is valid HTML, says the Nu checker."""

import markup


def test_every_kind_of_page_is_valid(tmp_path, site, html_kinds):
    pages = {f"{kind} ({address})": site.fetch(address).body for kind, address in html_kinds.items()}
    assert len(pages) >= 10
    assert markup.faults(pages, tmp_path) == []


def test_the_checker_would_find_something(tmp_path):
    file = tmp_path / "wrong.html"
    file.write_text("<!doctype html><html lang=en><title>a</title><p><a href=/><button>b</button></a></p>")
    assert len(markup.judge([file])) == 1
