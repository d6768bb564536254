"""Everything can be reached without a mouse, and one always sees where one is."""

import re

import pytest
from playwright.sync_api import expect

from conftest import WIDTHS

STOPS = 400  # more than any page has
PRESSES = 10  # in a row, before it is looked at where they led
LEAST_OUTLINE = 2  # CSS pixels: a hairline does not show where the focus is

FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    return {
        tag: one.tagName, name: (one.getAttribute("aria-label") || one.textContent || one.id).trim().slice(0, 60),
        place: [box.x + scrollX, box.y + scrollY, box.width, box.height].map(Math.round).join(),
        seen: box.width > 1 && box.height > 1,
        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    };
}"""

# Where each press of a key has led, by what the page itself sees: asking it after each takes as long again.
NOTE = "() => { window.tabStops = []; addEventListener('keyup', () => tabStops.push((%s)()), true); }" % FOCUSED
NOTED = "() => tabStops.splice(0)"


def stops_of(page):
    """What is focused after each press of the Tab key, until it has come round; nothing when it never does."""
    page.evaluate(NOTE)
    stops = []
    for _ in range(STOPS // PRESSES):
        for _ in range(PRESSES):
            page.keyboard.press("Tab")
        for stop in page.evaluate(NOTED):
            if stop["tag"] == "BODY" or stop in stops[:1]:
                return stops
            stops.append(stop)
    return None


def test_the_first_stop_skips_to_the_content(open_page, reader):
    page = open_page("/", **reader)
    skip = page.get_by_role("link", name="Skip to content")
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.getElementById('main').contains(document.activeElement)")


@pytest.mark.parametrize("width", WIDTHS)
def test_every_stop_is_visible_and_marked_and_none_is_a_trap(width, open_page, html_kinds):
    page = open_page("/", width=width)
    faults = {}
    for kind, address in html_kinds.items():
        page.goto(address)
        stops = stops_of(page)
        assert stops is not None, f"{kind}: the keyboard does not come round"
        assert len(stops) > 3, f"{kind}: hardly anything can be reached"
        wrong = [stop for stop in stops if not stop["seen"] or stop["outline"] < LEAST_OUTLINE]
        if wrong:
            faults[f"{kind} ({address})"] = wrong[:3]
    assert faults == {}
