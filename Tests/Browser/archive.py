"""A mailing list's archive, made for these tests: enough threads and posts to need a second page of each."""

from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

BOARD = "archive"
BOARD_TITLE = "Winter strings list"

LONG_THREAD = "Which strings for a long winter"
LONG_THREAD_POSTS = 45  # three pages of 20
OTHER_THREADS = 40  # two pages of 30
CHAIN = 14  # replies below each other: deeper than the tree indents
FAN = 12  # replies side by side, each answered: a branch worth folding

PEOPLE = ["Ada Okafor", "Bo Lindqvist", "Céline Duval", "Dmitri Orlov", "Eun-ji Park"]
LINKED_HOST = "strings-shop.example"
# The archive is full of addresses, written both ways. No page may show one of them.
SECRETS = ["@mail.example", " at mail.example"]

FIRST_BODY = f"""Five sets tried since October, all on the same guitar.

    gauge   kept its tune   price
    .010    two weeks       4
    .012    a month         9

The long version is at https://{LINKED_HOST}/winter?sets=5&order=price and
I answer questions at ada@mail.example or ada at mail.example.

# This is no heading, and *this* is _not_ emphasis in a letter.

{"Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft" * 3}

العربية في رسالة قديمة, and 日本語もあります。
"""


def _message(number, subject, body, parent=None, *, at):
    name = PEOPLE[number % len(PEOPLE)]
    address = f"{name.split()[0].lower().encode('ascii', 'replace').decode().replace('?', 'e')}@mail.example"
    headers = [
        f"From {address} {at:%a %b %d %H:%M:%S %Y}",
        f"From: {name} <{address}>",
        f"Date: {format_datetime(at)}",
        f"Subject: {subject}",
        f"Message-ID: <m{number}@mail.example>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    if parent is not None:
        headers.append(f"In-Reply-To: <m{parent}@mail.example>")
        headers.append(f"References: <m{parent}@mail.example>")
    return "\n".join(headers) + "\n\n" + body.strip("\n").replace("\nFrom ", "\n>From ") + "\n\n"


def _parent_of(number):
    """Post 0 begins the thread; a chain hangs below it, then a fan whose every reply has an answer."""
    if number <= CHAIN:
        return number - 1
    if number == CHAIN + 1:
        return 0
    if number <= CHAIN + 1 + FAN:
        return CHAIN + 1
    return number - FAN if number - FAN <= CHAIN + 1 + FAN else 0


def text():
    """The archive, the long thread last: it is the one on top of the board."""
    start = datetime(2021, 1, 4, 9, 0, tzinfo=timezone.utc)
    messages = []
    for number in range(OTHER_THREADS):
        title = "Tuning" * 25 if number == 0 else f"Question {number} about tuning pegs"
        body = f"Peg {number} slips when the heating comes on. What do you do about it?"
        messages.append(_message(1000 + number, title, body, at=start + timedelta(hours=number)))
    for number in range(LONG_THREAD_POSTS):
        at = start + timedelta(days=30, minutes=7 * number)
        if number == 0:
            messages.append(_message(0, LONG_THREAD, FIRST_BODY, at=at))
        else:
            quoted = f"> kept its tune\n\nAnswer {number}: mine lasted {number} weeks, and then the dog ate them."
            if number == LONG_THREAD_POSTS - 1:
                quoted += f"\n\nAll of them: https://{LINKED_HOST}/all?from=here&to=there"
            messages.append(_message(number, f"Re: {LONG_THREAD}", quoted, _parent_of(number), at=at))
    return "".join(messages)
