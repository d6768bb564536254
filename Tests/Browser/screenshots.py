"""Pictures of every kind of page, to look at: SCREENSHOTS=1 scripts/test-browser -k picture."""

import re

import pytest

from conftest import SCHEMES, WIDTHS
from server import CHECKOUT

FOLDER = CHECKOUT / ".tools/screenshots"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_picture_of_every_kind_of_page(width, scheme, open_page, html_kinds):
    FOLDER.mkdir(parents=True, exist_ok=True)
    page = open_page("/", width=width, scheme=scheme)
    for kind, address in html_kinds.items():
        page.goto(address)
        name = re.sub(r"\W+", "-", kind).strip("-")
        page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png", full_page=True)
