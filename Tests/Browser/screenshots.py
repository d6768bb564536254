"""Pictures of every kind of page, to look at: SCREENSHOTS=1 scripts/test-browser -k picture."""

import pytest

from album import SCHEMES, take_picture
from conftest import WIDTHS


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_picture_of_every_kind_of_page(width, scheme, open_page, html_kinds):
    page = open_page("/", width=width, scheme=scheme)
    for kind, address in html_kinds.items():
        page.goto(address)
        take_picture(page, f"{kind}-{width}-{scheme}")
