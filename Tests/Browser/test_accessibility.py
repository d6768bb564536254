"""axe-core's WCAG rules find nothing, on every kind of page, at both widths, in light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import SCHEMES, WIDTHS

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(width, scheme, open_page, html_kinds):
    # With JavaScript only: in a context without it axe never answers.
    page = open_page("/", width=width, scheme=scheme)
    found = []
    for kind, address in html_kinds.items():
        page.goto(address)
        result = Axe().run(page, options=RULES).response
        assert len(result["passes"]) > 5, f"{kind}: axe looked at next to nothing"
        for violation in result["violations"]:
            nodes = [node["html"][:200] for node in violation["nodes"][:3]]
            found.append(f"{kind} ({address}): {violation['id']}: {violation['help']}: {nodes}")
    assert found == []


def test_axe_would_find_something(open_page):
    page = open_page("/")
    page.evaluate("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button><img>')")
    assert {v["id"] for v in Axe().run(page, options=RULES).response["violations"]} == {"button-name", "image-alt"}


@pytest.mark.parametrize("width", WIDTHS)
def test_each_page_has_its_landmarks_and_one_heading_of_the_first_level(width, open_page, html_kinds):
    page = open_page("/", width=width)
    titles = {}
    for kind, address in html_kinds.items():
        page.goto(address)
        counts = {
            role: page.get_by_role(role).count() for role in ("banner", "main", "contentinfo")
        } | {"h1": page.get_by_role("heading", level=1).count()}
        assert counts == {"banner": 1, "main": 1, "contentinfo": 1, "h1": 1}, kind
        levels = page.evaluate("() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
        jumps = [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1]
        assert jumps == [], f"{kind}: a heading level is left out: {levels}"
        assert page.locator("html").get_attribute("lang")
        titles.setdefault(page.title(), []).append(address)
    assert "" not in titles
