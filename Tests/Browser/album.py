"""The pages that members saw, each judged as guests' pages are."""

import os
import re
from urllib.parse import quote

import accessibility
import markup
from server import CHECKOUT

WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")
# Each width and each scheme once: what shows at one width only has the colours of what shows at both.
JUDGED = {(390, "light"), (1280, "dark")}
NARROWEST = 320

TAKES_PICTURES = os.environ.get("SCREENSHOTS") == "1"
PICTURES = CHECKOUT / ".tools/screenshots"

LEVELS = "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => +one.tagName[1])"


def take_picture(page, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{re.sub(r'[^0-9A-Za-z]+', '-', name).strip('-')}.png", full_page=True)


def widen(page, width):
    page.set_viewport_size({"width": width, "height": page.viewport_size["height"]})


def looks(page):
    """Shows the page at each width, in light and dark, one after the other."""
    for width in WIDTHS:
        widen(page, width)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            yield width, scheme


class Album:
    """Judges a page of a kind once, however many workers see it; the markup of all kinds together, at the end."""

    def __init__(self, folder):
        self.folder, self.bodies = folder, {}

    def add(self, kind, page, body, has_script):
        """`body` is asked for the bytes of the page."""
        if self._is_first("markup", kind):
            self.bodies[kind] = body()
        counts = {role: page.get_by_role(role).count() for role in ("banner", "main", "contentinfo")}
        assert counts == {"banner": 1, "main": 1, "contentinfo": 1}, kind
        levels = page.evaluate(LEVELS)
        jumps = [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1]
        assert (levels.count(1), jumps) == (1, []), f"{kind}: {levels}"
        if has_script and self._is_first("look", kind):
            self._judge(kind, page)

    def _is_first(self, purpose, kind):
        try:
            (self.folder / quote(f"{purpose} {kind}", safe="")).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def _judge(self, kind, page):
        """Of each look; afterwards the page is as it was."""
        size, top = page.viewport_size, page.evaluate("() => scrollY")
        for width in (*WIDTHS, NARROWEST):
            widen(page, width)
            assert not page.evaluate("() => document.documentElement.scrollWidth > innerWidth"), f"{kind} at {width}"
        for width, scheme in looks(page):
            if TAKES_PICTURES:
                take_picture(page, f"{kind}-{width}-{scheme}")
            if (width, scheme) in JUDGED:
                faults = accessibility.faults(page, accessibility.IN_SCHEME[scheme])
                assert not faults, f"{kind} at {width}, {scheme}: {faults}"
        page.emulate_media(color_scheme="null")
        page.set_viewport_size(size)
        page.evaluate("top => scrollTo({top, behavior: 'instant'})", top)

    def check_markup(self, folder):
        if self.bodies:
            faults = markup.faults(self.bodies, folder)
            assert not faults, "\n".join(faults)
