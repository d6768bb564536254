"""A client that is no browser: it fills in forms, keeps cookies or not, and sends no header that it need not."""

import http.client
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

from pages import TIMEOUT_SECONDS, Answer, PageReader

LIMIT_REDIRECTS = 5


class FormReader(HTMLParser):
    """The forms in the main part of a page: where they go, and what they say before anybody typed."""

    def __init__(self, html):
        super().__init__()
        self.forms, self._in_main = [], False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "main":
            self._in_main = True
        elif tag == "form" and self._in_main:
            self.forms.append((values["action"], {}))
        elif tag == "input" and self._in_main and self.forms and values.get("type") not in ("checkbox", "radio"):
            self.forms[-1][1][values["name"]] = values.get("value", "")

    def handle_endtag(self, tag):
        if tag == "main":
            self._in_main = False


class PlainClient:
    def __init__(self, base_url, keeps_cookies=True, reader=PageReader):
        self.base_url = base_url
        self.keeps_cookies = keeps_cookies
        self.reader = reader
        self.cookies = {}
        self.given = []  # every Set-Cookie that came, in full
        self.shown = None

    def get(self, address):
        return self._ask("GET", address)

    def send(self, **fields):
        """Sends the first form of the page that is shown, filled in."""
        action, typed = FormReader(self.shown.text).forms[0]
        return self._ask("POST", action, urlencode(typed | fields))

    def send_to(self, address, body):
        """Sends what a form says that was filled in elsewhere, and goes where that leads."""
        return self._ask("POST", address, body)

    def post(self, address, body):
        """Sends what a form says that was filled in elsewhere, and goes nowhere from there."""
        return self._once("POST", address, body)

    def _ask(self, method, address, body=None):
        for _ in range(LIMIT_REDIRECTS):
            answer = self._once(method, address, body)
            if answer.status not in (301, 302, 303):
                self.shown = answer
                return answer
            method, body = "GET", None
            address = urljoin(self.base_url + answer.address, answer.headers["Location"])
        raise AssertionError(f"{address} redirects for ever")

    def _once(self, method, address, body):
        parts = urlsplit(urljoin(self.base_url, address))
        assert parts.netloc == urlsplit(self.base_url).netloc
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection = http.client.HTTPConnection(parts.netloc, timeout=TIMEOUT_SECONDS)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            answer = Answer(path, response.status, response.headers, response.read())
        finally:
            connection.close()
        if answer.is_html:
            answer.page = self.reader(answer.text)
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.given.append(cookie)
            if self.keeps_cookies:
                self._keep(cookie)
        return answer

    def _keep(self, cookie):
        pair, *attributes = cookie.split("; ")
        name, _, value = pair.partition("=")
        if "Max-Age=0" in attributes:
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = value
