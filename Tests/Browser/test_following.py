"""What is each reader’s own: what is new, what they follow, what they keep, whom they thank."""

import re

import pytest
from playwright.sync_api import expect

from house import BOARD, NOTICES, answers_to, in_menu, main_of, post_on, starts, title_of, told


@pytest.fixture(scope="module")
def town(house):
    return house


def test_what_is_new_is_led_to_and_what_is_followed_or_muted_is_told_or_not(cast, user):
    ada, ben, cleo = cast("ada"), cast("ben"), cast("cleo")
    title = title_of("A cornet with a cold", user)
    first = starts(ada, title, "It wheezes.")
    answers_to(ben, first, "Oil?", title)
    cleo.goes(f"/p/{first}")
    cleo.presses("Follow")
    cleo.sees(title, state="followed")
    expect(main_of(cleo).get_by_role("button", name="Following", exact=True)).to_be_visible()
    cleo.goes("/latest")
    third = answers_to(ada, first, "Oiled, it wheezes on.", title)
    told(cleo, 1)
    answers_to(ada, third, "And it squeaks now.", title)
    # Where the reading goes on.
    cleo.goes(f"/b/{BOARD}")
    cleo.sees(re.compile("."), state="board with news")
    row = main_of(cleo).locator("li", has=cleo.page.get_by_role("link", name=title))
    with cleo.page.expect_navigation():
        row.get_by_role("link", name="2 new").click()
    line = cleo.page.locator("#new")
    expect(line).to_contain_text("2 new")
    expect(line).to_be_in_viewport()
    cleo.sees(title, state="with new posts")
    expect(cleo.page.locator(".post.is-new")).to_have_count(2)
    cleo.page.reload()
    expect(line).to_have_count(0)
    main_of(cleo).get_by_label("How long to mute").select_option("for a day")
    cleo.presses("Mute")
    cleo.sees(title, state="muted")
    expect(main_of(cleo).get_by_role("button", name=re.compile("^Muted until "))).to_be_visible()
    cleo.goes("/account/following")
    cleo.sees("What you follow", state="muted")
    cleo.goes("/notices")
    rows = main_of(cleo).locator("ul.list > li")
    before = rows.count()
    answers_to(ada, first, "Never mind, it is the mute.", title)
    cleo.page.reload()
    expect(rows).to_have_count(before)
    cleo.goes("/unread")
    cleo.sees("Unread")
    expect(main_of(cleo)).not_to_contain_text(title)
    # Being named still arrives.
    answers_to(ada, first, f"What do you say, @{cleo.name}?", title)
    cleo.goes("/notices")
    expect(main_of(cleo).get_by_role("link", name=f"{ada.name} named you in")).to_have_count(1)


def test_thanks_a_bookmark_and_the_answer(few, either_user):
    ada, ben = few("ada"), few("ben")
    title = title_of("A violin without a soul", either_user)
    first = starts(ada, title, "The post fell over.")
    second = answers_to(ben, first, "A luthier puts it up in ten minutes.", title)
    ada.goes(f"/p/{second}")
    ada.presses("Thanks post 2")
    ada.sees(title, state="thanked")
    expect(post_on(ada, second)).to_contain_text(f"Thanks from {ada.name}")
    told(ben, 1)
    ada.presses("Thanks 1 post 2")
    expect(post_on(ada, second)).not_to_contain_text("Thanks from")
    in_menu(ada, second, "Bookmark")
    ada.goes("/account/bookmarks")
    ada.sees("Bookmarks", state="one")
    expect(main_of(ada)).to_contain_text("A luthier puts it up")
    ada.goes(f"/p/{second}")
    in_menu(ada, second, "Mark as the answer")
    ada.sees(title, state="solved")
    guest = few.guest()
    guest.goes(f"/p/{first}")
    guest.sees(title, state="solved, for a guest")
    expect(post_on(guest, second)).to_contain_text("The answer")
    guest.page.get_by_role("link", name="The answer, #2").first.click()
    expect(post_on(guest, second)).to_be_in_viewport()
    guest.goes(f"/b/{BOARD}")
    for tab, count in {"Unanswered": 0, "Solved": 1}.items():
        with guest.page.expect_navigation():
            guest.page.get_by_role("navigation", name="Show").get_by_role("link", name=tab).click()
        guest.sees(re.compile("."), state=tab.lower())
        expect(main_of(guest).get_by_role("link", name=title)).to_have_count(count)
    in_menu(ada, second, "No longer the answer")
    expect(ada.page.get_by_role("link", name="The answer, #2")).to_have_count(0)


def test_the_pages_of_what_is_ones_own_hold(few):
    ada = few("ada")
    for address, title in {
        "/unread": "Unread", "/notices": NOTICES, "/account/notices": "Your Notices", "/account/drafts": "Drafts",
        "/account/bookmarks": "Bookmarks",
        "/account/following": "What you follow", "/account/ignored": "People you ignore", "/help/keys": "",
    }.items():  # fmt: skip
        ada.goes(address)
        ada.sees(title or re.compile("."))
    ada.goes("/account/notices")
    ada.presses("Save")
    ada.sees("Your Notices", state="saved")
    ada.goes("/moderation")
    ada.sees("There is nothing at this address", status=404)
