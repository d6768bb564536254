"""The page holds still and fits: narrow, wide, dark, printed."""

import pytest

from album import NARROWEST, SCHEMES
from conftest import WIDTHS
from watch import WAIT_MILLISECONDS

SHIFTS = """() => new Promise(done => {
    let sum = 0;
    const add = list => list.getEntries().forEach(entry => { sum += entry.value; });
    new PerformanceObserver(add).observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 0)));
})"""

TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => `${one.tagName}.${one.className.baseVal ?? one.className}`).slice(0, 5)"""


# Red, green and blue of the page, whichever of the two outermost elements is painted.
PAPER = """() => [document.body, document.documentElement]
    .map(one => getComputedStyle(one).backgroundColor.match(/[\\d.]+/g).map(Number))
    .find(colour => colour[3] !== 0).slice(0, 3)"""


def test_no_page_scrolls_sideways_nor_with_letters_of_twice_the_size(open_page, html_kinds):
    wide = {}
    page = open_page("/")

    def look(name):
        if page.evaluate("() => document.documentElement.scrollWidth > innerWidth"):
            wide[name] = page.evaluate(TOO_WIDE)

    for kind, address in html_kinds.items():
        page.goto(address)
        for width in (*reversed(WIDTHS), NARROWEST):
            page.set_viewport_size({"width": width, "height": 900})
            look(f"{kind} at {width}")
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
        look(f"{kind} at {NARROWEST}, twice the size")
    assert wide == {}


# A slow telephone paints a page while it is still arriving: what comes later must not push what is there.
SLOWER = 10
LOADS = 2  # more, of a page that moved once
SEEN = 0.0001  # of the window's height: less than a tenth of a pixel moves when letters are drawn anew


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_while_a_page_loads(width, open_page, html_kinds):
    moved = {}
    page = open_page("/", width=width)
    processor = page.context.new_cdp_session(page)
    page.set_default_timeout(SLOWER * WAIT_MILLISECONDS)

    def shift_of(address):
        processor.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address)
        # All of it has come; what moved meanwhile is on record, and asked for at full speed.
        processor.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        return page.evaluate(SHIFTS)

    for kind, address in html_kinds.items():
        # Where in a page the browser paints first is chance; what moves, moves again.
        shifts = [shift_of(address) for _ in range(LOADS)] if shift_of(address) > SEEN else []
        if any(shift > SEEN for shift in shifts):
            moved[kind] = shifts
    assert moved == {}


PUSH = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
    const block = document.createElement("div");
    block.style.height = "200px";
    document.body.prepend(block);
    requestAnimationFrame(() => requestAnimationFrame(done));
})))"""


def test_a_push_would_be_noticed(open_page):
    page = open_page("/")
    page.evaluate(PUSH)
    assert page.evaluate(SHIFTS) > 0


def test_dark_is_dark_and_light_is_light(open_page, html_kinds):
    page = open_page("/")
    for kind, address in html_kinds.items():
        page.goto(address)
        brightness = {}
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            brightness[scheme] = sum(page.evaluate(PAPER))
        assert brightness["light"] > 600 and brightness["dark"] < 150, kind


def test_paper_gets_the_words_and_not_the_furniture(open_page, kinds):
    page = open_page(kinds["thread"], scheme="dark")
    assert page.locator(".nav").first.is_visible()
    page.emulate_media(media="print", color_scheme="dark")
    for furniture in (".nav", ".side", ".acts", ".tabs", ".pager", ".skip"):
        for part in page.locator(furniture).all():
            assert not part.is_visible(), furniture
    assert page.locator("article.post .prose").first.is_visible()
    assert page.get_by_text("A bandstand is a public stage.").is_visible()
    colours = page.evaluate(
        "() => [getComputedStyle(document.querySelector('.roof')).backgroundColor,"
        " getComputedStyle(document.querySelector('article.post .prose')).color]"
    )
    assert colours == ["rgba(0, 0, 0, 0)", "rgb(0, 0, 0)"]


def test_paper_names_no_address_that_is_only_good_for_a_click(open_page, kinds):
    page = open_page(kinds["thread"])
    page.emulate_media(media="print")
    added = page.evaluate(
        "() => [...document.querySelectorAll('main a')]"
        ".map(one => getComputedStyle(one, '::after').content).filter(content => content !== 'none')"
    )
    assert page.locator("main a").count() > 0 and added == []


def test_a_board_s_words_stand_below_its_name_with_and_without_posts(open_page):
    page = open_page("/", width=1280)
    rows = page.locator(".boards > li")
    assert rows.filter(has_text="No posts yet").count() > 0
    for row in rows.all():
        name, about = (row.locator(part).bounding_box() for part in (".board__name", ".board__about"))
        assert about["x"] == name["x"] and about["y"] >= name["y"] + name["height"]
