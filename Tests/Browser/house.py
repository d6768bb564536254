"""A community in which people write: its rules let journeys go fast, its mail comes soon; and what writers do."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from people import MEMBER, name_of
from town import Town

BOARD = "guitar-repair"
NOTICE_SECONDS = 2  # from what somebody does to the letter that tells of it

NEW_THREAD, WAITS, QUEUE, NOTICES = "New thread", "Your post waits for a moderator", "Queue", "Notices"

# Nobody in these journeys has the time that people have; what rules look at is left as it is.
RATES = """
post-seconds: 0
newcomer-post-seconds: 0
thread-seconds: 0
typing-seconds: 0
newcomer-threads: 1000
newcomer-replies: 1000
newcomer-mentions: 5
edits-per-minute: 1000
texts-per-minute: 1000
previews-per-minute: 1000
edit-silent-minutes: 0
"""

HELD = "free voucher"
SAYS = "Offers of vouchers are looked at first."
WORDS = f"""
rules:
  - rule: vouchers
    name: Vouchers
    effect: hold
    says: {SAYS}
    phrases: [{HELD}]
    caught: [Take your {HELD}]
    passes: [A voucher is free to use]
"""


class House(Town):
    def __init__(self, folder, seeded):
        rules = folder / "rules"
        rules.mkdir()
        (rules / "rates.yaml").write_text(RATES)
        (rules / "words.yaml").write_text(WORDS)
        self.addresses = {}
        super().__init__(folder, seeded, BANDSTAND_RULES=str(rules), BANDSTAND_NOTICE_DELAY=str(NOTICE_SECONDS))

    def takes_answers(self, slug):
        """Makes a board one of questions."""
        self.server.command("board", "answers", slug)

    def somebody(self, name, role=None):
        """Joins as `name`, unless they are here."""
        if name not in self.addresses:
            self.addresses[name] = self.member(name)
            if role:
                self.server.command("member", "role", name, role)
        return name

    def way_in(self, name):
        """A link that signs a member in, as the console gives it."""
        printed = self.server.command("member", "add", name)
        return urlsplit(re.search(r"https?://\S+", printed)[0]).path


class Cast:
    """The people of one journey, by their first names; each comes with a browser of their own, and with no news.

    Once signed in they stay so from one journey to the next.
    """

    def __init__(self, people, house, user):
        self.people, self.house, self.user = people, house, user

    def __call__(self, stem, role=None):
        name = self.house.somebody(name_of(stem, self.user), role)
        person = self.people(**self.user, name=name)
        person.name = name
        if MEMBER not in person.cookies():
            person.signs_in(name)
        person.goes("/notices")
        person.is_in(name)
        if person.page.get_by_role("main").get_by_role("button", name="Mark all as read").count():
            person.presses("Mark all as read")
        expect(news_of(person)).to_be_hidden()
        return person

    def guest(self):
        return self.people(**self.user)


def title_of(what, user):
    """A title of its own for each kind of user."""
    return name_of(f"{what} and what to do", user)


# What people do


def understands(person):
    """Ticks the box that is there until somebody has posted."""
    box = person.page.get_by_role("main").get_by_label(re.compile("^I understand"))
    if box.count():
        box.check()


def main_of(person):
    return person.page.get_by_role("main")


def post_of(person):
    """The number of the post that the browser was led to."""
    return re.search(r"#p(\d+)$", person.page.url)[1]


def post_on(person, number):
    return person.page.locator(f"#p{number}")


def starts(person, title, text, board=BOARD):
    person.goes(f"/b/{board}/new")
    person.types(Title=title, Your_post=text)
    understands(person)
    person.presses("Post to the board")
    person.sees(title, state="started")
    return post_of(person)


def answers_to(person, post, text, title, button="Post reply"):
    person.goes(f"/p/{post}/reply")
    person.types(Your_reply=text)
    understands(person)
    person.presses(button)
    person.sees(title, state="answered")
    return post_of(person)


def opens_menu(person, number):
    post_on(person, number).locator("details > summary").click()


def in_menu(person, number, name):
    """Presses a button of what else can be done with a post."""
    opens_menu(person, number)
    with person.page.expect_navigation():
        post_on(person, number).get_by_role("button", name=name, exact=True).click()


def looks_at_preview(person):
    """The part of the page that shows how a draft will look."""
    person.presses("Preview")
    preview = person.page.locator("#preview")
    expect(preview.get_by_role("heading", name="How it will look")).to_be_visible()
    return preview


def news_of(person):
    """The number beside the bell."""
    return person.page.locator(".bell .count")


def told(person, count):
    """What stands beside the bell: at once where scripts run, with the next page where none do."""
    if not person.has_script:
        person.page.reload()
    if count:
        expect(news_of(person)).to_have_text(str(count))
        expect(news_of(person)).to_be_visible()
    else:
        expect(news_of(person)).to_be_hidden()
