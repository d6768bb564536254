"""axe-core's WCAG rules find nothing, on every kind of page, at both widths, in light and dark."""

import accessibility
from album import LEVELS, looks
from conftest import WIDTHS


def test_axe_finds_nothing(open_page, html_kinds):
    page = open_page("/")
    page.emulate_media(reduced_motion="reduce")  # light turns to dark at once
    found = []
    for kind, address in html_kinds.items():
        page.goto(address)
        for width, scheme in looks(page):
            faults = accessibility.faults(page, accessibility.IN_SCHEME[scheme])
            found += [f"{kind} ({address}) at {width}, {scheme}: {fault}" for fault in faults]
    assert found == []


def test_axe_would_find_something(open_page):
    page = open_page("/")
    page.evaluate("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button><img>')")
    assert {fault.partition(":")[0] for fault in accessibility.faults(page)} == {"button-name", "image-alt"}


def test_each_page_has_its_landmarks_and_one_heading_of_the_first_level(open_page, html_kinds):
    page = open_page("/")
    titles = {}
    for kind, address in html_kinds.items():
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            counts = {
                role: page.get_by_role(role).count() for role in ("banner", "main", "contentinfo")
            } | {"h1": page.get_by_role("heading", level=1).count()}
            assert counts == {"banner": 1, "main": 1, "contentinfo": 1, "h1": 1}, f"{kind} at {width}"
        levels = page.evaluate(LEVELS)
        jumps = [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1]
        assert jumps == [], f"{kind}: a heading level is left out: {levels}"
        assert page.locator("html").get_attribute("lang")
        titles.setdefault(page.title(), []).append(address)
    assert "" not in titles
