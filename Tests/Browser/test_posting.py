"""What members write, from the first word to the letter that tells others of it, and what becomes of it."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from house import (
    BOARD, NEW_THREAD, NOTICES, answers_to, looks_at_preview, main_of, opens_menu, post_of, post_on, starts,
    title_of, told, understands,
)  # fmt: skip
from letters import STOP_LINK
from people import MEMBER
from plain import PlainClient


@pytest.fixture(scope="module")
def town(house):
    return house


def test_a_thread_is_started_answered_and_told_of_by_bell_and_mail(cast, town, user):
    nora, ben = cast("nora"), cast("ben")
    title = title_of("A humming amplifier", user)
    nora.goes(f"/b/{BOARD}")
    nora.follows(NEW_THREAD)
    nora.sees(NEW_THREAD, state="empty")
    # She writes nowhere else: whoever never wrote here is told that it will be public, and has to say so.
    expect(main_of(nora)).to_contain_text("You are on a public stage.")
    expect(main_of(nora)).to_contain_text("you cannot unsay it")
    nora.types(Title=title, Your_post="It hums at **50 Hz**.")
    nora.presses("Post to the board")
    nora.sees(NEW_THREAD, status=422, state="not understood")
    assert nora.field("Your post").input_value() == "It hums at **50 Hz**."
    nora.types(Title="Help!")
    understands(nora)
    nora.presses("Post to the board")
    nora.sees(NEW_THREAD, status=422, state="title")
    nora.types(Title=title, Your_post="It hums at **50 Hz**.")
    understands(nora)
    nora.presses("Post to the board")
    nora.sees(title, state="started")
    first = post_of(nora)
    expect(post_on(nora, first).locator("strong")).to_have_text("50 Hz")
    nora.goes("/latest")

    ben.goes("/latest")
    ben.follows(title)
    ben.sees(title, state="for a reader")
    ben.types(Your_reply="Is the ground lifted?")
    understands(ben)
    ben.presses("Post reply")
    ben.sees(title, state="answered")
    second = post_of(ben)

    told(nora, 1)
    if nora.has_script:
        expect(nora.page).to_have_title(re.compile(r"^\(1\) "))
    letter = town.letters.wait(town.addresses[nora.name], f"^{re.escape(ben.name)} answered you: ")
    assert title in letter.subject and "Is the ground lifted?" in letter.part("plain")
    assert letter.message["List-Unsubscribe"] and letter.message["Auto-Submitted"]
    assert f"/p/{second}" in letter.part("plain") and "<script" not in letter.part("html")
    nora.follows(NOTICES, part="banner")
    nora.sees(NOTICES, state="one")
    nora.follows(f"{ben.name} answered you in")
    nora.sees(title, state="led there by a notice")
    assert post_of(nora) == second
    told(nora, 0)

    # Behind the link of the letter there is no sign-in, and nothing happens before the button.
    reader = cast.guest()
    reader.goes(STOP_LINK.search(letter.part("plain"))[1])
    reader.sees("Stop mail")
    reader.presses("Stop it")
    reader.sees("Stopped")
    guest = cast.guest()
    guest.goes(f"/p/{second}")
    expect(post_on(guest, second)).to_contain_text("Is the ground lifted?")


def test_what_is_quoted_is_drawn_from_the_original_and_goes_with_it(cast, user):
    ada, ben = cast("ada"), cast("ben")
    title = title_of("A buzzing string", user)
    first = starts(ada, title, "The third fret buzzes. Zanzibar rosewood, by the way.")
    ben.goes(f"/p/{first}/reply?quote=1")
    ben.sees(f"Reply to {ada.name}", state="quoting")
    text = ben.field("Your reply").input_value()
    assert text.startswith("> ") and ada.name in text and "Zanzibar rosewood" in text
    ben.types(Your_reply=f"{text}\n\nLook at the **nut** first.")
    preview = looks_at_preview(ben)
    expect(preview.locator("blockquote")).to_contain_text("Zanzibar rosewood")
    expect(preview.locator("strong")).to_have_text("nut")
    ben.presses("Keep for later")
    ben.sees(f"Reply to {ada.name}", state="kept")
    ben.goes("/account/drafts")
    ben.sees("Drafts", state="one")
    main_of(ben).get_by_role("link", name=title).first.click()
    ben.sees(f"Reply to {ada.name}", state="from a draft")
    expect(main_of(ben)).to_contain_text("This is your draft")
    assert "Look at the **nut** first." in ben.field("Your reply").input_value()
    understands(ben)
    ben.presses("Post reply")
    ben.sees(title, state="quoted")
    second = post_of(ben)
    expect(post_on(ben, second).locator("blockquote")).to_contain_text("Zanzibar rosewood")
    ben.goes(f"/p/{first}/reply")
    assert ben.field("Your reply").input_value() == "", "the draft went when it was posted"
    # Whoever takes their words back takes them back everywhere.
    ada.goes(f"/p/{first}")
    opens_menu(ada, first)
    post_on(ada, first).get_by_role("link", name="Delete", exact=True).click()
    ada.sees("Delete your post")
    expect(main_of(ada)).to_contain_text("Every word of it goes at once")
    ada.presses("Delete it")
    guest = cast.guest()
    guest.goes(f"/p/{second}")
    expect(post_on(guest, second)).to_contain_text("Look at the nut first.")
    expect(main_of(guest)).not_to_contain_text("Zanzibar")
    expect(post_on(guest, second)).to_contain_text("Quoted post removed")


def test_an_edit_shows_and_a_version_can_be_hidden(cast, user):
    ada, maren = cast("ada"), cast("mo", role="moderator")
    title = title_of("A cracked top", user)
    first = starts(ada, title, "One crack.\nSpruce.")
    ada.goes(f"/p/{first}")
    opens_menu(ada, first)
    post_on(ada, first).get_by_role("link", name="Edit", exact=True).click()
    ada.sees("Edit your post")
    for text in ("Two cracks.\nSpruce.", "Three cracks.\nSpruce."):
        ada.goes(f"/p/{first}/edit")
        ada.types(Your_post=text)
        ada.presses("Save")
        ada.sees(title, state="edited")
    guest = cast.guest()
    guest.goes(f"/p/{first}")
    with guest.page.expect_navigation():
        post_on(guest, first).get_by_role("link", name=re.compile("^Edited")).click()
    guest.sees("Versions of post #1", state="of two edits")
    sections = main_of(guest).locator("section")
    expect(sections).to_have_count(3)
    expect(sections.nth(0).locator("ins")).to_have_text("Three cracks.")
    expect(sections.nth(0).locator("del")).to_have_text("Two cracks.")
    expect(sections.nth(2)).to_contain_text("One crack.")
    maren.goes(f"/p/{first}/versions")
    maren.sees("Versions of post #1", state="for a moderator")
    with maren.page.expect_navigation():
        main_of(maren).get_by_role("link", name=re.compile(r"^Hide this version\W+Version 2$")).click()
    maren.sees("Hide a version")
    maren.presses("Hide it")
    maren.sees("Hide a version", status=422)
    maren.types(Why="It had an address in it.")
    maren.presses("Hide it")
    maren.sees("Versions of post #1", state="hidden")
    ada.goes(f"/p/{first}/decision")
    ada.sees("What was decided about a post", state="about a version")
    expect(main_of(ada)).to_contain_text("It had an address in it.")
    guest.page.reload()
    expect(main_of(guest)).to_contain_text("A moderator has hidden this version.")
    expect(main_of(guest)).not_to_contain_text("Two cracks.")
    expect(main_of(guest)).to_contain_text("One crack.")


def test_of_two_edits_that_cross_neither_is_lost(few, either_user):
    ada = few("ada")
    title = title_of("A loose brace", either_user)
    first = starts(ada, title, "It rattles.")
    ada.goes(f"/p/{first}/edit")
    other = ada.context.new_page()
    other.goto(f"/p/{first}/edit")
    other.get_by_label(re.compile("^Your post")).fill("It rattles in winter.")
    with other.expect_navigation():
        other.get_by_role("main").get_by_role("button", name="Save", exact=True).click()
    expect(other.locator(f"#p{first}")).to_contain_text("It rattles in winter.")
    ada.types(Your_post="It rattles in summer.")
    ada.presses("Save")
    ada.sees("Edit your post", status=422, state="crossed")
    expect(main_of(ada)).to_contain_text("It rattles in winter.")
    assert ada.field("Your post").input_value() == "It rattles in summer."
    ada.presses("Save")
    ada.sees(title, state="edited")
    expect(post_on(ada, first)).to_contain_text("It rattles in summer.")


def test_a_reply_is_taken_back_and_its_place_stays_while_it_was_answered(few, either_user):
    ada, ben = few("ada"), few("ben")
    title = title_of("A warped neck", either_user)
    first = starts(ada, title, "It bends.")
    second = answers_to(ben, first, "Heat it with a match.", title)
    third = answers_to(ada, second, "With a match?", title)
    lonely = answers_to(ben, third, "Or with two.", title)
    for post in (lonely, second):
        ben.goes(f"/p/{post}/delete")
        ben.sees("Delete your post")
        ben.presses("Delete it")
        ben.sees(title, state="taken back")
    guest = few.guest()
    guest.goes(f"/p/{third}")
    guest.sees(title, state="with a stub")
    expect(post_on(guest, second)).to_contain_text("Removed by its author")
    expect(post_on(guest, lonely)).to_have_count(0)
    expect(main_of(guest)).not_to_contain_text("Heat it")
    guest.goes(f"/p/{second}/versions")
    guest.sees("There is nothing at this address", status=404)


@pytest.mark.parametrize("user", ["390-script", "1280-script"], indirect=True)
def test_with_scripts_names_are_offered_and_the_preview_comes_by_itself(cast, user):
    ada, ben = cast("ada"), cast("ben")
    title = title_of("A squeaking pedal", user)
    first = starts(ada, title, "It squeaks at every turn.")
    second = answers_to(ben, first, "Graphite?", title)
    ada.goes(f"/p/{second}/reply")
    text = ada.field("Your reply")
    text.press_sequentially(f"Thanks @{ben.name[:3]}")
    offered = ada.page.locator("#names").get_by_role("option")
    expect(offered.first).to_have_text(ben.name)
    text.press("ArrowDown")
    text.press("Enter")
    expect(text).to_have_value(f"Thanks @{ben.name} ")
    text.press_sequentially("for **that**")
    preview = ada.page.locator("#preview")
    expect(preview.locator("strong")).to_have_text("that")
    ada.sees(f"Reply to {ben.name}", state="with a preview by itself")
    text.press("Control+Enter")
    ada.sees(title, state="answered")
    expect(post_on(ada, post_of(ada))).to_contain_text(f"@{ben.name}")


def test_personal_information_is_pointed_at_before_it_is_public(few, either_user):
    ada = few("ada")
    title = title_of("A cello to give away", either_user)
    number = "+1 203 555 0142"
    ada.goes(f"/b/{BOARD}/new")
    ada.types(Title=title, Your_post=f"Half size.\nCall me at {number}, evenings.")
    understands(ada)
    ada.presses("Post to the board")
    ada.sees(NEW_THREAD, status=422, state="personal")
    warning = ada.page.locator("#warning")
    expect(warning).to_contain_text("On a public page: a phone number")
    expect(warning.locator("mark")).to_contain_text("203 555 0142")
    ada.presses("Take it out")
    ada.sees(NEW_THREAD, state="taken out")
    expect(ada.page.locator("#change mark")).to_contain_text("203 555 0142")
    expect(ada.field("Your post")).to_have_value("Half size.\nCall me at [number removed], evenings.")
    expect(ada.field("Your post")).to_be_focused()
    understands(ada)
    ada.presses("Post to the board")
    ada.sees(title, state="started")
    first = post_of(ada)
    ada.goes(f"/p/{first}/reply")
    ada.types(Your_reply=f"The shop’s number is {number}.")
    ada.presses("Post reply")
    ada.sees(f"Reply to {ada.name}", status=422, state="personal")
    ada.presses("Leave it in")
    ada.sees(title, state="answered")
    expect(post_on(ada, post_of(ada))).to_contain_text(number)


def test_a_form_that_is_sent_twice_posts_once(few, town, either_user):
    ada = few("ada")
    title = title_of("A drum in the cellar", either_user)
    ada.goes(f"/b/{BOARD}/new")
    ada.types(Title=title, Your_post="It is damp.")
    understands(ada)
    with ada.page.expect_request(lambda request: request.method == "POST" and request.url.endswith("/new")) as sent:
        ada.presses("Post to the board")
    ada.sees(title, state="started")
    first = post_of(ada)
    before = town.rows()
    client = PlainClient(town.base_url)
    client.cookies[MEMBER] = ada.cookies()[MEMBER]["value"]
    again = client.post(sent.value.url, sent.value.post_data)
    assert again.status == 303 and urlsplit(again.headers["Location"]).path == f"/p/{first}"
    after = town.rows()
    assert (after["post"], after["discussion"]) == (before["post"], before["discussion"])


def test_a_session_that_ended_keeps_the_text(few, town, either_user):
    ada = few("ada")
    title = title_of("A very long story", either_user)
    ada.goes(f"/b/{BOARD}/new")
    ada.types(Title=title, Your_post="Once upon a time.")
    understands(ada)
    ada.context.clear_cookies(name=MEMBER)
    ada.presses("Post to the board")
    ada.sees("You are signed out", status=403)
    assert ada.field("Your text").input_value() == "Once upon a time."
    other = ada.context.new_page()
    other.goto(town.way_in(ada.name))
    with other.expect_navigation():
        other.get_by_role("main").get_by_role("button", name="Sign in").click()
    ada.presses("Send again")
    ada.sees(NEW_THREAD, status=422, state="after signing in")
    assert ada.field("Your post").input_value() == "Once upon a time."
    assert ada.field("Title").input_value() == title
    understands(ada)
    ada.presses("Post to the board")
    ada.sees(title, state="started")
