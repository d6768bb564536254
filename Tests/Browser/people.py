"""People who use the site with a browser of their own each."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from town import PASSWORD
from watch import Watch

DAY_SECONDS = 86_400
REMEMBER_DAYS = 30
SECRET = re.compile(r"/[\w-]{43}$")
NUMBER = re.compile(r"/\d+(-[^/]*)?(?=/|$)")  # of a thread or a post: what is about another is no other kind of page
NAMED = re.compile(r"^/m/[^/]+")  # of a member, likewise

# The cookies of the site; there are no others.
MEMBER, REMEMBER, GATE = "__Host-member", "__Host-remember", "__Host-gate"


def name_of(stem, user):
    """A name of its own for each kind of user: they all live in one community."""
    return f"{stem}-{user['width']}{'s' if user['script'] else 'n'}"


class Person:
    def __init__(self, context, base_url, album, has_script):
        self.context, self.base_url, self.album, self.has_script = context, base_url, album, has_script
        self.page = context.new_page()
        self._document = None
        self.page.on("response", self._note)

    def _note(self, response):
        if response.request.is_navigation_request() and response.frame == self.page.main_frame:
            self._document = response

    def goes(self, address):
        self.page.goto(address)

    def sees(self, title, status=200, state=""):
        """The page that says so in its heading, and judges it; `state` tells apart two looks of one page.

        What refuses a form has the focus.
        """
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)
        document = self._document
        assert document.status == status, f"{document.status} {document.url}"
        if status == 422:
            expect(self.page.locator("#errors")).to_be_focused()
        path = NAMED.sub("/m/-", NUMBER.sub("/-", SECRET.sub("/-", urlsplit(document.url).path)))
        kind = f"{document.request.method} {path} {status} {state}".strip()
        self.album.add(kind, self.page, document.body, self.has_script)

    def types(self, **fields):
        """Fills in fields by what their labels begin with, `_` for a space."""
        for label, text in fields.items():
            self.field(label.replace("_", " ")).fill(text)

    def field(self, label):
        return self.page.get_by_role("main").get_by_label(re.compile(f"^{re.escape(label)}"))

    def presses(self, name, part="main"):
        # A refused form comes back under the same heading: what was there before must not be taken for it.
        with self.page.expect_navigation():
            self.page.get_by_role(part).get_by_role("button", name=name, exact=True).click()

    def follows(self, name, part="main"):
        self.page.get_by_role(part).get_by_role("link", name=name).click()

    def opens(self, link):
        """Goes there by way of My Account, as people do."""
        self.follows(re.compile("My Account"), part="banner")
        self.sees("My Account")
        self.page.get_by_role("main").get_by_role("link", name=link, exact=True).click()

    def cookies(self):
        return {cookie["name"]: cookie for cookie in self.context.cookies()}

    def reopens_the_browser(self):
        """Cookies that end when it is closed are gone."""
        for cookie in self.context.cookies():
            if cookie["expires"] == -1:
                self.context.clear_cookies(name=cookie["name"])

    def is_in(self, name):
        """Whether the frame says so."""
        expect(self.page.locator(".me__name")).to_have_text(name)
        assert MEMBER in self.cookies()

    def is_out(self):
        expect(self.page.locator(".me").get_by_role("link", name="Sign in")).to_be_visible()

    def signs_in(self, name, password=PASSWORD, is_remembered=False):
        self.goes("/sign-in")
        self.types(Name=name, Password=password)
        self.field("Keep me signed in").set_checked(is_remembered)
        self.presses("Sign in")

    def signs_out(self):
        self.presses("Sign out", part="banner")
        self.is_out()
        assert self.cookies() == {}

    def uses_demo_link(self, link, name):
        self.goes(link)
        self.presses("Sign in")
        self.is_in(name)


class People:
    """Makes them, and looks afterwards at what their browsers kept.

    Who comes by a name comes another time with the same browser, and its cookies: `known` has these browsers.
    """

    def __init__(self, browser, base_url, album, known):
        self.browser, self.base_url, self.album, self.known = browser, base_url, album, known
        self.watch = Watch(base_url)
        self.persons = []

    def __call__(self, width=1280, script=True, name=None):
        context = self.known.get(name) or self._opens_a_browser(width, script)
        if name:
            self.known[name] = context
        person = Person(self.watch.over(context), self.base_url, self.album, script)
        self.persons.append(person)
        return person

    def _opens_a_browser(self, width, script):
        return self.browser.new_context(
            base_url=self.base_url,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            reduced_motion="reduce",  # light turns to dark at once, so that nothing is judged on the way
        )

    def close(self):
        states = [person.context.storage_state() for person in self.persons]
        now = max((person.page.evaluate("Date.now() / 1000") for person in self.persons), default=0)
        self.watch.close(kept=self.known.values())
        for state in states:
            assert not state["origins"], "something was stored beside cookies"
            for cookie in state["cookies"]:
                self._check(cookie, now)

    def _check(self, cookie, now):
        assert cookie["name"] in (MEMBER, REMEMBER, GATE), cookie
        assert cookie["httpOnly"] and cookie["secure"] and cookie["sameSite"] == "Lax", cookie
        # Host-only: a domain would begin with a dot.
        assert (cookie["domain"], cookie["path"]) == (urlsplit(self.base_url).hostname, "/"), cookie
        if cookie["name"] == REMEMBER:
            assert 0 < cookie["expires"] - now <= REMEMBER_DAYS * DAY_SECONDS, cookie
        else:
            assert cookie["expires"] == -1, cookie
