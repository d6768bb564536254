"""What readers report and rules hold back, and what a moderator makes of it."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from house import (
    BOARD, HELD, QUEUE, SAYS, WAITS, answers_to, looks_at_preview, main_of, post_on, starts, title_of, told,
    understands,
)  # fmt: skip


@pytest.fixture(scope="module")
def town(house):
    return house


def test_a_guest_reports_and_a_moderator_takes_it_away(few, either_user):
    ada, mo, guest = few("ada"), few("mo", role="moderator"), few.guest()
    title = title_of("A rude trombone", either_user)
    first = starts(ada, title, "Slides are easy.")
    second = answers_to(ada, first, "Only fools need valves.", title)
    guest.goes(f"/p/{second}")
    post_on(guest, second).get_by_role("link", name=re.compile("^Report")).first.click()
    guest.sees("Report a post")
    guest.presses("Send the report")
    guest.sees("Report a post", status=422)
    guest.field("Something else").check()
    guest.presses("Send the report")
    guest.sees("Report a post", status=422, state="without words")
    guest.field("It is unkind to somebody").check()
    guest.presses("Send the report")
    guest.sees("Thank you: your report is with the moderators")
    assert guest.cookies() == {}
    takes_from_queue(mo, "Only fools need valves.")
    expect(main_of(mo)).to_contain_text("a guest")
    mo.field("Remove it").check()
    mo.presses("Decide")
    mo.sees(QUEUE, status=422, state="without a reason")
    mo.types(What_the_author_will_read="Be kind: rule 1.")
    mo.field("Remove it").check()
    mo.presses("Decide")
    mo.sees(QUEUE, state="decided")
    expect(mo.page.get_by_role("status")).to_contain_text("Decided.")
    guest.goes(f"/p/{first}")
    expect(main_of(guest)).to_contain_text("Be kind: rule 1.")
    expect(main_of(guest)).not_to_contain_text("Only fools")
    told(ada, 1)
    ada.goes("/notices")
    ada.follows(f"A moderator decided about your post in {title}")
    ada.sees("What was decided about a post")
    expect(main_of(ada)).to_contain_text("Be kind: rule 1.")


def takes_from_queue(moderator, words):
    moderator.goes("/moderation")
    moderator.sees(QUEUE, state="list")
    main = main_of(moderator)
    main.get_by_role("link", name=re.compile(re.escape(words))).click()
    moderator.sees(QUEUE, state="case")
    moderator.presses("Take it")
    moderator.sees(QUEUE, state="taken")
    expect(main).to_contain_text("Yours until")


def test_what_a_rule_holds_is_released_by_a_moderator(few, either_user):
    ben, mo = few("ben"), few("mo", role="moderator")
    title = title_of("Strings for nothing", either_user)
    ben.goes(f"/b/{BOARD}/new")
    ben.types(Title=title, Your_post=f"The shop gave me a {HELD}, {ben.name} says.")
    understands(ben)
    expect(looks_at_preview(ben)).to_contain_text(SAYS)
    understands(ben)
    ben.presses("Post to the board")
    ben.sees(WAITS)
    expect(main_of(ben)).to_contain_text(SAYS)
    post = re.search(r"/held/(\d+)$", urlsplit(ben.page.url).path)[1]
    guest = few.guest()
    for address in (f"/p/{post}", f"/p/{post}/report", f"/held/{post}"):
        guest.goes(address)
        expect(main_of(guest)).not_to_contain_text(HELD)
    guest.goes("/latest")
    expect(main_of(guest)).not_to_contain_text(title)
    takes_from_queue(mo, f"{HELD}, {ben.name} says.")
    mo.field("Publish it as it is").check()
    mo.presses("Decide")
    mo.sees(QUEUE, state="decided")
    told(ben, 1)
    guest.goes("/latest")
    guest.follows(title)
    guest.sees(title, state="released")
    expect(main_of(guest)).to_contain_text(HELD)


def test_a_change_that_a_rule_holds_waits_beside_what_stands_there(few, either_user):
    ben, mo, guest = few("ben"), few("mo", role="moderator"), few.guest()
    title, words = title_of("Strings with a change", either_user), f"Wound thirds, {ben.name} says."
    first = starts(ben, title, words)
    ben.goes(f"/p/{first}/edit")
    ben.types(Your_post=f"Whoever asks gets a {HELD}, {ben.name} says.")
    ben.presses("Save")
    ben.sees("Your change waits for a moderator")
    expect(main_of(ben)).to_contain_text(SAYS)
    guest.goes(f"/p/{first}")
    expect(main_of(guest)).to_contain_text(words)
    expect(main_of(guest)).not_to_contain_text(HELD)
    takes_from_queue(mo, words)
    expect(main_of(mo)).to_contain_text("The change that waits")
    expect(main_of(mo)).to_contain_text(f"Whoever asks gets a {HELD}")
    mo.field("Publish the change").check()
    mo.presses("Decide")
    mo.sees(QUEUE, state="decided")
    told(ben, 1)
    guest.goes(f"/p/{first}")
    expect(main_of(guest)).to_contain_text(HELD)


def test_a_moderator_gives_a_thread_another_title(few, either_user):
    ada, mo, guest = few("ada"), few("mo", role="moderator"), few.guest()
    title, better = title_of("Help me please", either_user), title_of("Frets that buzz", either_user)
    first = starts(ada, title, "My frets buzz.")
    mo.goes(f"/p/{first}")
    mo.follows("Retitle")
    mo.sees("Give a thread another title")
    mo.types(New_title="Frets")
    mo.presses("Retitle it")
    mo.sees("Give a thread another title", status=422)
    mo.types(New_title=better, Why="The old one said nothing.")
    mo.presses("Retitle it")
    mo.sees(better, state="retitled")
    guest.goes("/latest")
    expect(main_of(guest)).not_to_contain_text(title)
    guest.follows(better)
    guest.sees(better, state="retitled")
    told(ada, 1)
    ada.goes(f"/p/{first}/decision")
    ada.sees("What was decided about a post", state="about a title")
    expect(main_of(ada)).to_contain_text("The old one said nothing.")
