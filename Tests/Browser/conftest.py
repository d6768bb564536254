"""One server for all journeys, and readers whose browser is watched for what must never happen."""

from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

import archive
from album import WIDTHS, Album
from house import BOARD, Cast, House
from pages import Site, kind_of
from people import People
from server import CHECKOUT, Server
from sharing import once, one_server
from town import Town
from watch import Watch

CHROMIUM = "/usr/bin/chromium"  # Debian's; Playwright's own browsers are never downloaded

# What takes longest begins first, so that no worker is left with it at the end. The others have short tests alone, each
# of which any worker can do.
BEGIN = (
    "test_posting.py", "test_scripts.py", "test_account.py", "test_layout.py", "test_accessibility.py",
    "test_following.py", "test_second_factor.py", "test_signed_in_crawl.py", "test_keyboard.py", "test_joining.py",
    "test_signing_in.py", "test_moderating.py", "test_cookieless.py", "test_text_browsers.py", "test_signing_out.py",
    "test_inviting.py",
)  # fmt: skip

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


def in_one_go(item):
    """The tests that one worker does, since they live in the same town; nothing where it does not matter.

    Each worker has a house of its own, where each kind of user's journeys of a file can be gone without the others'.
    """
    if "house" in item.fixturenames:
        chosen = item.callspec.params if hasattr(item, "callspec") else {}
        return f"{item.path.name} {chosen.get('user') or chosen.get('either_user')}"
    return item.path.name if {"town", "place"} & set(item.fixturenames) else None


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items):
    """Says what is done in one go before xdist looks for it, and puts in order what is left to do after `-k`."""
    for item in items:
        if group := in_one_go(item):
            item.add_marker(pytest.mark.xdist_group(group))
    yield
    items.sort(key=lambda item: BEGIN.index(item.path.name) if item.path.name in BEGIN else len(BEGIN))


@pytest.fixture(scope="session", autouse=True)
def until_the_end():
    """Begins before everything else, and so ends after it: for what has to wait for the other workers."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture(scope="session")
def shared(tmp_path_factory, worker_id):
    """A folder of this run, which all workers have in common."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def seeded(shared):
    """A folder with the demo community, for servers to begin with."""

    def seed():
        folder = shared / "demo"
        folder.mkdir(exist_ok=True)
        server = Server(folder)
        server.command("migrate")
        server.command("seed")
        return folder

    return once(shared / "seeded", seed)


@pytest.fixture(scope="session")
def site(tmp_path_factory, shared, seeded, until_the_end):
    """The demo community and two archives, served to all workers: nobody changes anything there."""

    def start():
        folder = tmp_path_factory.mktemp("site")
        server = Server(folder)
        mailbox = folder / "archive.mbox"
        mailbox.write_text(archive.text(), encoding="utf-8")
        server.begin_with(seeded)
        server.command("import", "mbox", mailbox, "--board", archive.BOARD, "--name", archive.BOARD_TITLE)
        server.command(
            "import", "mbox", CHECKOUT / "Tests/Mailboxes/threads.mbox", "--board", "threads", "--name", "Odd threads"
        )
        return server, server.start()

    return Site(until_the_end.enter_context(one_server(shared, start)))


@pytest.fixture(scope="session")
def base_url(site):
    return site.base_url


@pytest.fixture(scope="session")
def walked(site, shared):
    """Every page that links lead to from the front, by address."""
    return once(shared / f"walk-{urlsplit(site.base_url).port}", site.walk)


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
def town(tmp_path_factory, seeded):
    """The demo community with a mail server, for people who join and sign in."""
    town = Town(tmp_path_factory.mktemp("town"), seeded)
    yield town
    town.stop()


@pytest.fixture(scope="session")
def house(tmp_path_factory, seeded):
    """The same where people write, quicker than rules let them elsewhere; one board is for questions."""
    house = House(tmp_path_factory.mktemp("house"), seeded)
    house.takes_answers(BOARD)
    yield house
    house.stop()


@pytest.fixture(scope="session")
def album(tmp_path_factory, shared):
    """The pages that members see. Afterwards: their markup is valid."""
    judged = shared / "judged"
    judged.mkdir(exist_ok=True)
    album = Album(judged)
    yield album
    album.check_markup(tmp_path_factory.mktemp("album"))


@pytest.fixture
def people(browser, town, album):
    """Makes people with a browser each. Afterwards: as for guests, but that our own cookies may be there."""
    people = People(browser, town.base_url, album, town.browsers)
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
