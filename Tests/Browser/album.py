"""The pages that members saw, each judged as guests' pages are."""

import os
import re

import accessibility
import markup
from server import CHECKOUT

SCHEMES = ("light", "dark")
NARROWEST = 320

TAKES_PICTURES = os.environ.get("SCREENSHOTS") == "1"
PICTURES = CHECKOUT / ".tools/screenshots"

LEVELS = "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => +one.tagName[1])"


def take_picture(page, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{re.sub(r'[^0-9A-Za-z]+', '-', name).strip('-')}.png", full_page=True)


class Album:
    """Judges a page of a kind once at each width; the markup of all kinds together, at the end."""

    def __init__(self):
        self.bodies, self.judged = {}, set()

    def add(self, kind, page, body, has_script):
        self.bodies.setdefault(kind, body)
        counts = {role: page.get_by_role(role).count() for role in ("banner", "main", "contentinfo")}
        assert counts == {"banner": 1, "main": 1, "contentinfo": 1}, kind
        levels = page.evaluate(LEVELS)
        jumps = [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1]
        assert (levels.count(1), jumps) == (1, []), f"{kind}: {levels}"
        size = page.viewport_size
        if not has_script or (kind, size["width"]) in self.judged:
            return
        self.judged.add((kind, size["width"]))
        self._fits(kind, page, size)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            if TAKES_PICTURES:
                take_picture(page, f"{kind}-{size['width']}-{scheme}")
            faults = accessibility.faults(page, accessibility.IN_SCHEME[scheme])
            assert not faults, f"{kind}, {scheme}: {faults}"
        page.emulate_media(color_scheme="null")

    @staticmethod
    def _fits(kind, page, size):
        for width in (size["width"], NARROWEST):
            page.set_viewport_size({"width": width, "height": size["height"]})
            assert not page.evaluate("() => document.documentElement.scrollWidth > innerWidth"), f"{kind} at {width}"
        page.set_viewport_size(size)

    def check_markup(self, folder):
        if self.bodies:
            faults = markup.faults(self.bodies, folder)
            assert not faults, "\n".join(faults)
