"""Walks through a community as somebody who is signed in, has no JavaScript, and presses every button."""

import json
import re
from collections import Counter
from urllib.parse import urljoin, urlsplit

FEW = 2  # pages of each kind that are looked at on a walk
LIMIT_ROUNDS = 16


class Routes:
    """What addresses there are, and for whom, as the program lists them."""

    def __init__(self, server):
        self._all = json.loads(server.command("routes", "--json"))
        self._known = {}

    def of(self, method, address):
        """The route that answers at an address: of several that fit, the one that says most."""
        asked = method, urlsplit(address).path
        if asked not in self._known:
            fitting = [r["path"] for r in self._all if r["method"] == method and fits(r["path"], asked[1])]
            self._known[asked] = min(fitting, key=lambda route: route.count("{"), default=None)
        return self._known[asked]

    def open_to(self, role, method):
        return {route["path"] for route in self._all if route["method"] == method and role in route["roles"]}


def fits(route, path):
    pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(route)).replace(r"\*\*", ".+")
    return re.fullmatch(pattern, path)


class Crawler:
    """A member's way through everything that they are led to; their client reads whole pages."""

    def __init__(self, client, routes):
        self.client = client
        self.routes = routes
        self.seen = set()  # routes of pages
        self.sent = {}  # by what was pressed, the status that it led to
        self._led_to = {}  # by the route of a button, the thread or the like that it led to last

    def press_everything(self, but):
        """Walks, and presses each button of each kind of page, with all fields filled in, a form's first also with them
        empty; those that go to `but` are left alone.

        What comes of it shows others. Buttons without fields have to wait: they may take away what others need.
        """
        for _ in range(LIMIT_ROUNDS):
            new = {}
            for answer in self.walk():
                for press in self.presses(answer):
                    if press not in self.sent and press[1] not in but:
                        new.setdefault(press, []).append(answer.address)
            typed = {press: addresses for press, addresses in new.items() if press[3] is not None}
            if not self.press_all(typed) and not self.press_all(new):
                return
        raise AssertionError(f"there are new buttons after {LIMIT_ROUNDS} rounds: {list(new)}")

    def press_on(self, address, route):
        """Presses what leads to a route from one page."""
        answer = self.client.get(address)
        found = {press: [address] for press in self.presses(answer) if press[1] == route}
        assert self.press_all(found), f"nothing on {answer.address} leads to {route}"

    def walk(self):
        """Follows every link from the front, and from where buttons led, kinds that were seen least first; gives the
        pages that were seen."""
        pages, asked, visited = {}, set(), Counter()
        waiting = {address: None for address in ["/", *self._led_to.values()]}
        while waiting:
            address = min(waiting, key=lambda one: (waiting[one] is not None, visited[self.kind_of(one)]))
            found_on, kind = waiting.pop(address), self.kind_of(address)
            if found_on and visited[kind] >= FEW:
                break
            visited[kind] += 1
            asked.add(address)
            answer = self.client.get(address)
            # Where a button led is gone when another one took it away.
            assert answer.status == 200 or not found_on, f"{answer.status} {address}, linked from {found_on}"
            self.seen |= {self.routes.of("GET", address), self.routes.of("GET", answer.address)}
            if not answer.is_html:
                continue
            check_way_on(answer)
            if answer.status == 200:
                pages[answer.address] = answer
            for link in answer.page.links:
                target = self.inside(link, answer.address)
                if target and target not in asked:
                    waiting.setdefault(target, address)
        return pages.values()

    def kind_of(self, address):
        """What is shown at an address: its route, and the names of what is asked for there."""
        names = {part.partition("=")[0] for part in urlsplit(address).query.split("&") if part}
        return self.routes.of("GET", address), *sorted(names)

    def inside(self, link, address):
        """The address of a link to a page of ours."""
        parts = urlsplit(urljoin(self.client.base_url + address, link))
        if parts.netloc != urlsplit(self.client.base_url).netloc:
            return None
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def presses(self, answer):
        """What can be pressed on a page: its kind, where that goes, what the button says, and whether all is filled in,
        which is None where there is nothing to fill in."""
        for form in answer.page.forms:
            for button in form.buttons:
                route = self.routes.of(button.method, button.action)
                assert route, f"a button on {answer.address} goes nowhere: {button.action}"
                kind = "frame" if button.is_in_frame else self.kind_of(answer.address)
                if form.fields and button is form.buttons[0]:
                    yield kind, route, said(button), False
                yield kind, route, said(button), True if form.fields else None

    def press_all(self, presses):
        return sum(self.press_somewhere(press, addresses) for press, addresses in presses.items())

    def press_somewhere(self, press, addresses):
        """Presses a button on the first of these pages that still has it; false where none has."""
        for address in addresses:
            answer = self.client.get(address)
            if answer.status == 200 and self.press(press, answer):
                return True
        return False

    def press(self, press, answer):
        for form in answer.page.forms:
            for button in form.buttons:
                if (self.routes.of(button.method, button.action), said(button)) == press[1:3]:
                    self.sent[press] = self.send(form, button, press, answer.address)
                    return True
        return False

    def send(self, form, button, press, address):
        """Does it, and goes wherever that leads; gives the status there."""
        target, sent = urljoin(address, button.action), form.sent(button, press[3])
        client = self.client
        answer = client.get(f"{target}?{sent}") if button.method == "GET" else client.send_to(target, sent)
        assert answer.status < 500, f"{answer.status} {target}, sent from {address}: {sent}"
        check_way_on(answer)
        if answer.status == 200:
            self.note(answer, press[1])
        return answer.status

    def note(self, answer, route):
        """Where a press on a button has led."""
        shown = self.routes.of("GET", answer.address)
        self.seen.add(shown)
        if "{" in shown:
            self._led_to[route] = answer.address


def check_way_on(answer):
    """Whoever has come there finds the way to the front, and after a fault one on the page."""
    leads_on = "/" in answer.page.links and (answer.status == 200 or answer.page.leads_on)
    assert leads_on, f"{answer.status} {answer.address} is a dead end: {answer.text}"


def said(button):
    """What a button says, whatever number stands in it."""
    return button.pair and (button.pair[0], re.sub(r"\d+", "N", button.pair[1]))
