"""One server for all journeys, and readers whose browser is watched for what must never happen."""

import pytest

import archive
from pages import Site, kind_of
from server import CHECKOUT, Server

CHROMIUM = "/usr/bin/chromium"  # Debian's; Playwright's own browsers are never downloaded
WAIT_MILLISECONDS = 5_000

WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")

# Kinds with something to look at; of each, the first page found and the largest are judged.
SHOWN = (
    "front", "latest", "board", "board, older", "thread", "thread, later page", "tree", "source", "author",
    "member", "leaving", "help", "search",
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
    contexts, foreign, complaints = [], [], []

    def watch(context):
        context.set_default_timeout(WAIT_MILLISECONDS)
        context.on("request", lambda request: request.url.startswith(base_url) or foreign.append(request.url))
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("console", lambda message: message.type in ("error", "warning") and note(message))

    def note(message):
        # Chromium also logs the status of a page that is missing as it should be; a missing asset counts.
        missing_page = message.text.startswith("Failed to load resource") and message.page is not None
        if not (missing_page and message.location["url"] == message.page.url):
            complaints.append(f"{message.text} ({message.location['url']})")

    def open_page(address="/", width=1280, scheme="light", script=True):
        context = browser.new_context(
            base_url=base_url,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=script,
        )
        contexts.append(context)
        watch(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    cookies = [cookie for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert foreign == [], "a request left our origin"
    assert complaints == [], "the browser complained"
    assert cookies == [], "a guest was given a cookie"


READERS = {
    f"{width}-{scheme}-{'script' if script else 'no-script'}": {"width": width, "scheme": scheme, "script": script}
    for width in WIDTHS
    for scheme in SCHEMES
    for script in (True, False)
}


@pytest.fixture(params=READERS)
def reader(request):
    """Each kind of reader: telephone and desk, light and dark, with and without JavaScript."""
    return READERS[request.param]
