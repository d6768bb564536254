"""What must never happen in a browser, noted while it is used."""

from urllib.parse import urlsplit

WAIT_MILLISECONDS = 5_000


class Watch:
    """Over the contexts of one browser: no request leaves our origin, and the browser has nothing to complain of."""

    def __init__(self, base_url):
        self.base_url = base_url
        self.contexts, self.foreign, self.complaints = [], [], []
        self.notes = {
            "request": lambda request: self._is_ours(request.url) or self.foreign.append(request.url),
            "weberror": lambda error: self.complaints.append(str(error.error)),
            "console": lambda message: message.type in ("error", "warning") and self._note(message),
        }

    def over(self, context):
        context.set_default_timeout(WAIT_MILLISECONDS)
        for event, note in self.notes.items():
            context.on(event, note)
        self.contexts.append(context)
        return context

    def _is_ours(self, url):
        return urlsplit(url)[:2] == urlsplit(self.base_url)[:2]

    def _note(self, message):
        # Chromium also logs the status of a page that is missing as it should be; a missing asset counts.
        missing_page = message.text.startswith("Failed to load resource") and message.page is not None
        # A draft that another tab keeps is refused, and the page says so.
        refused_draft = "status of 409" in message.text and urlsplit(message.location["url"]).path == "/compose/draft"
        if not refused_draft and not (missing_page and message.location["url"] == message.page.url):
            self.complaints.append(f"{message.text} ({message.location['url']})")

    def _leave(self, context):
        for page in context.pages:
            page.close()
        for event, note in self.notes.items():
            context.remove_listener(event, note)

    def cookies(self):
        return [cookie for context in self.contexts for cookie in context.cookies()]

    def close(self, kept=()):
        """Ends the contexts, of those that are kept the pages alone; fails when something was noted."""
        for context in self.contexts:
            if context in kept:
                self._leave(context)
            else:
                context.close()
        assert not self.foreign, f"a request left our origin: {self.foreign}"
        assert not self.complaints, f"the browser complained: {self.complaints}"
