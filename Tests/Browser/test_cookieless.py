"""Everything that a guest may do works with cookies refused; what needs one says why, and leads on."""

import json
import re

import pytest
from playwright.sync_api import expect

from conftest import CHROMIUM, WIDTHS
from house import BOARD
from letters import STOP_LINK
from plain import PlainClient
from town import PASSWORD
from watch import Watch

REDIRECTS = (301, 302, 303, 307, 308)
REFUSE = {"profile": {"default_content_setting_values": {"cookies": 2}}}

# One of each thing that stands in a route's braces; the rest is nonsense, and answered calmly.
NAMED = {"board": "guitar-repair", "member": "maren.holt", "group": "store.guitars.repair", "part": "1.xml"}

# What is each member's own.
OWN = ["/unread", "/notices", "/account/notices", "/account/drafts", "/account/following", "/account/ignored",
       "/account/bookmarks"]  # fmt: skip


def end_of(site, walked, address):
    """Where an address leads after all redirects."""
    for _ in range(5):
        answer = walked.get(address) or site.fetch(address)
        assert "Set-Cookie" not in answer.headers, answer.address
        if answer.status not in REDIRECTS:
            return answer
        address = site.inside(answer.headers["Location"], answer.address)[0]
    raise AssertionError(f"{address} redirects for ever")


def test_t53_a_crawl_with_cookies_refused_meets_no_dead_end(site, walked):
    """The walk keeps no cookie and sends none."""
    assert {"/join", "/sign-in", "/sign-in/forgotten", "/search"} <= set(walked)
    for address in walked:
        answer = end_of(site, walked, address)
        assert answer.status == 200, f"{answer.status} {address}, linked from {walked[address].found_on}"
        if answer.is_html:
            assert "/" in answer.page.links, f"{answer.address} leads nowhere"


def test_t52_no_route_gives_a_guest_a_cookie(site, town):
    routes = json.loads(town.server.command("routes", "--json"))
    asked = [route["path"] for route in routes if route["method"] == "GET"]
    assert len(asked) > 30
    for path in asked:
        filled = re.sub(r"\{(\w+)\}", lambda hole: NAMED.get(hole[1], "1"), path).replace("**", "tokens.css")
        answer = site.fetch(filled)
        assert "Set-Cookie" not in answer.headers and answer.status < 500, filled


def test_t53_what_takes_an_account_leads_a_guest_to_signing_in_and_back(site, town, walked):
    """Of each route; what is not there says so as calmly as to anybody."""
    routes = json.loads(town.server.command("routes", "--json"))
    shown = [route["path"] for route in routes if route["method"] == "GET" and "{" not in route["path"]]
    own = [path for path in shown if path in OWN]
    assert sorted(own) == sorted(OWN)
    post = next(address for address in walked if re.fullmatch(r"/p/\d+/report", address)).removesuffix("/report")
    for path in [*own, "/b/guitar-repair/new", f"{post}/reply", f"{post}/edit", f"{post}/delete"]:
        answer = site.fetch(path)
        assert answer.status in REDIRECTS, f"{answer.status} {path}"
        assert answer.headers["Location"].startswith("/sign-in?"), path
        assert end_of(site, walked, path).status == 200


def test_t53_a_guest_reports_without_a_cookie(site, town):
    client = PlainClient(town.base_url, keeps_cookies=False)
    thread = client.get("/b/guitar-repair").page.links
    client.get(next(link for link in thread if re.fullmatch(r"/d/\d+-[^?#]+", link)))
    client.get(next(link for link in client.shown.page.links if re.fullmatch(r"/p/\d+/report", link)))
    before = town.rows()["report"]
    assert client.send(reason="spam", words="").status == 200
    assert client.given == [] and "your report is with the moderators" in client.shown.text
    assert town.rows()["report"] == before + 1


def signed_in(house, name):
    client = PlainClient(house.base_url)
    client.get(house.way_in(house.somebody(name)))
    assert client.send().status == 200
    return client


def posts(client, address, **fields):
    """Writes there, and says which post it is, the last of its thread."""
    client.get(address)
    client.send(understood="yes", **fields)
    return re.findall(r'id="p(\d+)"', client.shown.text)[-1]


def test_t53_whoever_has_a_letter_stops_mail_without_a_cookie(house):
    redstart, wheatear = signed_in(house, "redstart"), signed_in(house, "wheatear")
    first = posts(redstart, f"/b/{BOARD}/new", title="A letter that nobody wants", body="It comes anyway.")
    posts(wheatear, f"/p/{first}/reply", body="It can be stopped.")
    letter = house.letters.wait(house.addresses["redstart"], "^wheatear answered you: ")
    before = house.rows()["mail_stop"]
    links = STOP_LINK.findall(letter.part("plain"))
    readers = {link: PlainClient(house.base_url, keeps_cookies=False) for link in links}
    assert readers
    for link, reader in readers.items():
        assert reader.get(link).status == 200 and "Stop it" in reader.shown.text
    assert house.rows()["mail_stop"] == before, "looking stops nothing"
    for reader in readers.values():
        assert reader.send().status == 200 and "Stopped" in reader.shown.text
        assert reader.given == []
    assert house.rows()["mail_stop"] > before


@pytest.fixture
def refusing(playwright, tmp_path, town):
    """A browser whose settings refuse all cookies."""
    watch = Watch(town.base_url)
    folder = tmp_path / "profile"
    (folder / "Default").mkdir(parents=True)
    (folder / "Default/Preferences").write_text(json.dumps(REFUSE))

    def refusing(width, script=True):
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=CHROMIUM, base_url=town.base_url, java_script_enabled=script,
            viewport={"width": width, "height": 900},
        )  # fmt: skip
        return watch.over(context).pages[0]

    yield refusing
    cookies = watch.cookies()
    watch.close()
    assert cookies == []


def says(page, title, *words):
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    for word in words:
        expect(page.get_by_role("main")).to_contain_text(word)


@pytest.mark.parametrize("width", WIDTHS)
def test_t53_a_browser_that_refuses_cookies_reads_searches_and_is_told_why_it_can_not_join(refusing, width):
    page = refusing(width, script=width > 1_000)
    main = page.get_by_role("main")
    page.goto("/b/guitar-repair")
    main.get_by_role("link", name="Buzzing low E").first.click()
    expect(page.locator("article.post").first).to_be_visible()
    page.goto("/search?q=nut")
    expect(main.locator("mark").first).to_be_visible()
    # The same for whoever may join and for whoever may not.
    for year in ("1980", "2020"):
        page.goto("/join")
        page.get_by_label("Month", exact=True).fill("3")
        page.get_by_label("Year", exact=True).fill(year)
        page.get_by_label("Country").select_option("GB")
        main.get_by_role("button", name="Continue").click()
        says(page, "Your browser kept no cookie", "allow them for this site", "Reading and searching work without")
        main.get_by_role("link", name="Begin again").click()
        says(page, "When were you born?")


@pytest.mark.parametrize("width", WIDTHS)
def test_t53_a_browser_that_refuses_cookies_is_told_why_it_is_not_signed_in(refusing, town, width):
    name = f"whinchat-{width}"
    town.member(name)
    page = refusing(width, script=width > 1_000)
    page.goto("/account")
    says(page, "Sign in")
    page.get_by_label("Name or e-mail address").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    says(page, "You are not signed in", "one cookie", "allow them for this site")
    page.get_by_role("main").get_by_role("link", name="All boards").click()
    expect(page).to_have_url(f"{town.base_url}/")


def test_a_forgotten_password_needs_no_cookie(town):
    address = town.member("siskin")
    client = PlainClient(town.base_url, keeps_cookies=False)
    client.get("/sign-in/forgotten")
    assert client.send(address=address).status == 200
    client.get(town.letters.wait(address, "^A new password").link("/sign-in/reset/"))
    assert client.send(**{"new-password": "four other plain words"}).status == 200
    assert client.given == [] and "Your password is changed" in client.shown.text
