"""One server for all journeys, and readers whose browser is watched for what must never happen."""

import pytest

import archive
from album import Album
from house import BOARD, Cast, House
from pages import Site, kind_of
from people import People
from server import CHECKOUT, Server
from town import Town
from watch import Watch

CHROMIUM = "/usr/bin/chromium"  # Debian's; Playwright's own browsers are never downloaded

WIDTHS = (390, 1280)

# Kinds with something to look at; of each, the first page found and the largest are judged.
SHOWN = (
    "front", "latest", "board", "board, older", "thread", "thread, later page", "tree", "source", "author",
    "member", "leaving", "help", "search", "sign in", "forgotten", "join", "report",
)  # fmt: skip
# Pages that no link leads to: a form does.
SEARCHED = {
    "search, results": "/search?q=%22low+e%22+nut",
    "search, narrowed": "/search?q=the+in:guitars&order=new",
    "search, nothing found": "/search?q=nowhere+in:guitars+-steel",
}
FAULTY = {"not found": "/d/999999999-nowhere", "bad request": "/latest?before=nonsense"}


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The demo community and two archives, served."""
    folder = tmp_path_factory.mktemp("site")
    server = Server(folder)
    mailbox = folder / "archive.mbox"
    mailbox.write_text(archive.text(), encoding="utf-8")
    server.command("migrate")
    server.command("seed")
    server.command("import", "mbox", mailbox, "--board", archive.BOARD, "--name", archive.BOARD_TITLE)
    server.command(
        "import", "mbox", CHECKOUT / "Tests/Mailboxes/threads.mbox", "--board", "threads", "--name", "Odd threads"
    )
    base_url = server.start()
    yield Site(base_url)
    server.stop()


@pytest.fixture(scope="session")
def base_url(site):
    return site.base_url


@pytest.fixture(scope="session")
def walked(site):
    """Every page that links lead to from the front, by address."""
    return site.walk()


@pytest.fixture(scope="session")
def kinds(walked):
    """Addresses worth judging: {"thread": "/d/…", "thread (largest)": "/d/…", …}."""
    chosen = {}
    for kind in SHOWN:
        answers = [a for a in walked.values() if kind_of(a.address) == kind and a.status == 200]
        assert answers, f"no link from the front leads to a page of the kind: {kind}"
        largest = max(answers, key=lambda answer: len(answer.body))
        chosen[kind] = answers[0].address
        if largest is not answers[0]:
            chosen[f"{kind} (largest)"] = largest.address
    return chosen | SEARCHED | FAULTY


@pytest.fixture(scope="session")
def html_kinds(site, kinds):
    return {name: address for name, address in kinds.items() if site.fetch(address).is_html}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": CHROMIUM}


@pytest.fixture
def open_page(browser, base_url):
    """Opens the site as a guest. Afterwards: no request left our origin, no complaint, no cookie."""
    watch = Watch(base_url)

    def open_page(address="/", width=1280, scheme="light", script=True):
        context = browser.new_context(
            base_url=base_url,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=script,
        )
        page = watch.over(context).new_page()
        page.goto(address)
        return page

    yield open_page
    cookies = watch.cookies()
    watch.close()
    assert cookies == [], "a guest was given a cookie"


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """The demo community with a mail server, for people who join and sign in."""
    town = Town(tmp_path_factory.mktemp("town"))
    yield town
    town.stop()


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """The same where people write, quicker than rules let them elsewhere; one board is for questions."""
    house = House(tmp_path_factory.mktemp("house"))
    house.takes_answers(BOARD)
    yield house
    house.stop()


@pytest.fixture(scope="session")
def album(tmp_path_factory):
    """The pages that members see. Afterwards: their markup is valid."""
    album = Album()
    yield album
    album.check_markup(tmp_path_factory.mktemp("album"))


@pytest.fixture
def people(browser, town, album):
    """Makes people with a browser each. Afterwards: as for guests, but that our own cookies may be there."""
    people = People(browser, town.base_url, album)
    yield people
    people.close()


# Every pair of width, scheme and script is there; colours are judged on every page by test_accessibility.
READERS = {
    f"{width}-{scheme}-{'script' if script else 'no-script'}": {"width": width, "scheme": scheme, "script": script}
    for width, scheme, script in (
        (390, "light", True), (390, "dark", False), (1280, "dark", True), (1280, "light", False),
    )
}  # fmt: skip


@pytest.fixture(params=READERS)
def reader(request):
    """Readers of each kind: at a telephone and a desk, in light and dark, with and without JavaScript."""
    return READERS[request.param]


USERS = {
    f"{width}-{'script' if script else 'no-script'}": {"width": width, "script": script}
    for width in WIDTHS
    for script in (True, False)
}


@pytest.fixture(params=USERS)
def user(request):
    """Each kind of person who does something: at a telephone and a desk, with and without JavaScript."""
    return USERS[request.param]


@pytest.fixture(params=["390-no-script", "1280-script"])
def either_user(request):
    """The two who differ most, for journeys that the others would not go otherwise."""
    return USERS[request.param]


@pytest.fixture
def cast(people, house, user):
    """The people of a journey that each kind of user goes."""
    return Cast(people, house, user)


@pytest.fixture
def few(people, house, either_user):
    """The people of a journey that two kinds go."""
    return Cast(people, house, either_user)
