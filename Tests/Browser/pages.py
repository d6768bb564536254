"""Reads the site as a plain client: fetches pages, takes out their links, walks from page to page."""

import http.client
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

LIMIT_PAGES = 400
TIMEOUT_SECONDS = 10

# What an address shows; the first pattern that fits decides.
KINDS = {
    "front": r"/",
    "latest": r"/latest",
    "latest, older": r"/latest\?.*",
    "board": r"/b/[^/?]+",
    "board, older": r"/b/[^/?]+\?.*",
    "tree": r"/d/[^?]+\?.*view=tree.*",
    "thread": r"/d/[^?]+",
    "thread, later page": r"/d/[^?]+\?.*page=.*",
    "permalink": r"/p/\d+",
    "source": r"/p/\d+/source",
    "report": r"/p/\d+/report",
    "reply": r"/p/\d+/reply.*",
    "new thread": r"/b/[^/?]+/new",
    "member": r"/m/[^?]+",
    "author": r"/a/[^?]+",
    "search": r"/search",
    "search, results": r"/search\?.*",
    "leaving": r"/leaving\?.*",
    "help": r"/help/.*",
    "sign in": r"/sign-in",
    "forgotten": r"/sign-in/forgotten",
    "join": r"/join",
    "asset": r"/assets/.*",
}


@cache
def kind_of(address):
    return next((kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, address)), "other")


@dataclass
class Answer:
    """What the server answered to one GET."""

    address: str
    status: int
    headers: http.client.HTTPMessage
    body: bytes
    found_on: str = ""
    page: "PageReader" = field(default=None)

    @property
    def is_html(self):
        return self.headers.get_content_type() == "text/html"

    @property
    def text(self):
        return self.body.decode("utf-8")


class PageReader(HTMLParser):
    """The links, resources and ids of a page."""

    def __init__(self, html):
        super().__init__()
        self.links, self.resources, self.ids = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        elif tag == "link" and values.get("rel") in ("stylesheet", "icon", "modulepreload"):
            self.resources.append(values["href"])
        elif tag in ("script", "img") and "src" in values:
            self.resources.append(values["src"])
        elif tag == "use" and "href" in values:
            self.resources.append(values["href"])


class Site:
    """The server at its address, and every page a guest can reach from the front."""

    def __init__(self, base_url):
        self.base_url = base_url
        self.host = urlsplit(base_url).netloc

    def fetch(self, address, headers=None, found_on=""):
        """One GET, exactly as written, redirects not followed."""
        connection = http.client.HTTPConnection(self.host, timeout=TIMEOUT_SECONDS)
        try:
            connection.request("GET", address, headers=headers or {})
            response = connection.getresponse()
            answer = Answer(address, response.status, response.headers, response.read(), found_on)
        finally:
            connection.close()
        if answer.is_html:
            answer.page = PageReader(answer.text)
        return answer

    def inside(self, link, page_address):
        """The address and fragment of a link that stays on this site, or None."""
        parts = urlsplit(urljoin(self.base_url + page_address, link))
        if parts.netloc != self.host or parts.scheme not in ("http", "https"):
            return None
        query = f"?{parts.query}" if parts.query else ""
        return (parts.path or "/") + query, parts.fragment

    def walk(self):
        """Follows every link from the front, those of rarely seen kinds first; returns answers by address."""
        seen, waiting, visited = {}, {"/": ""}, Counter()
        while waiting and len(seen) < LIMIT_PAGES:
            address = min(waiting, key=lambda one: visited[kind_of(one)])
            answer = self.fetch(address, found_on=waiting.pop(address))
            visited[kind_of(address)] += 1
            seen[address] = answer
            links = [answer.headers["Location"]] if "Location" in answer.headers else []
            if answer.page:
                links += answer.page.links + answer.page.resources
            for link in links:
                target = self.inside(link, address)
                if target and target[0] not in seen and target[0] not in waiting:
                    waiting[target[0]] = address
        return seen
