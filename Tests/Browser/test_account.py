"""What members change of their own, by the two words that they were promised: My Account, and Edit."""

import re

import pytest
from playwright.sync_api import expect

from people import name_of
from town import PASSWORD

ACCOUNT, EDIT, PREFERENCES, ADDRESS = "My Account", "Edit", "Your Preferences", "E-mail address"
SIGN_IN, DEAD = "Sign in", "This link does nothing"
USE, CHANGED, TAKE_BACK = "Use this address", "The address is changed", "Take the change back"


@pytest.fixture
def member(people, town):
    """Makes somebody who is signed in."""

    def member(stem, width=1280, script=True):
        user = {"width": width, "script": script}
        name = name_of(stem, user)
        address = town.member(name)
        person = people(**user)
        person.signs_in(name)
        person.is_in(name)
        return person, name, address

    return member


def opens(person, link):
    person.opens(link)
    person.sees(link)


def is_told(person, words):
    expect(person.page.get_by_role("status")).to_contain_text(words)


def test_p13_my_account_and_edit_lead_to_what_others_see(member, user):
    robin, name, _ = member("robin", **user)
    opens(robin, EDIT)
    robin.types(About_you="Plays <b>second</b> violin.\nNever the first.")
    robin.presses("Save")
    robin.sees(EDIT, state="saved")
    is_told(robin, "That is saved.")
    robin.types(About_you="x" * 600)
    robin.presses("Save")
    robin.sees(EDIT, status=422)
    robin.follows("Your page, as others see it")
    robin.sees(name, state="person")
    expect(robin.page.get_by_role("main")).to_contain_text("Plays <b>second</b> violin.")


def test_a_name_is_changed_once_and_the_old_one_leads_on(member, either_user):
    robin, name, _ = member("finch", **either_user)
    opens(robin, EDIT)
    robin.types(Name="maren.holt")
    robin.presses("Save")
    robin.sees(EDIT, status=422)
    renamed = name.replace("finch", "greenfinch")
    robin.types(Name=renamed)
    robin.presses("Save")
    robin.sees(EDIT, state="renamed")
    robin.is_in(renamed)
    robin.types(Name=name.replace("finch", "bullfinch"))
    robin.presses("Save")
    robin.sees(EDIT, status=422)
    robin.goes(f"/m/{name}")
    robin.sees(renamed, state="person")


def test_what_somebody_prefers_shows_on_every_page(member, either_user):
    robin, _, _ = member("wagtail", **either_user)
    opens(robin, PREFERENCES)
    robin.field("Time zone").select_option("America/Argentina/Buenos_Aires")
    robin.field("Dark").check()
    robin.field("Show posts in a sans-serif font").check()
    robin.field("As a tree").check()
    robin.presses("Save")
    robin.sees(PREFERENCES, state="saved")
    is_told(robin, "That is saved")
    html = robin.page.locator("html")
    expect(html).to_have_attribute("data-theme", "dark")
    expect(html).to_have_class(re.compile(r"\bsans\b"))
    robin.goes("/b/guitar-repair")
    expect(robin.page.locator(".foot")).to_contain_text("Argentina Standard Time")
    robin.page.get_by_role("main").get_by_role("link", name=re.compile("^Buzzing low E")).first.click()
    expect(robin.page.locator("nav.tree")).to_be_visible()
    expect(html).to_have_attribute("data-theme", "dark")
    robin.sees(re.compile("^Buzzing low E"), state="dark, tree")


def test_an_address_is_changed_by_a_link_to_the_new_one(people, town, member, user):
    robin, name, old = member("starling", **user)
    new = f"new.{old}"
    opens(robin, ADDRESS)
    expect(robin.page.get_by_role("main")).to_contain_text(old)
    robin.types(**{"New_e-mail_address": "starling@mail"})
    robin.presses("Send the link")
    robin.sees(ADDRESS, status=422)
    robin.types(**{"New_e-mail_address": new})
    robin.presses("Send the link")
    robin.sees(ADDRESS, state="sent")
    is_told(robin, "A letter is on its way to the new address.")
    link = town.letters.wait(new, "^Confirm your new address").link("/account/address/confirm/")
    # Whoever reads that mailbox can't attach it to somebody else's account.
    telephone = people(width=390, script=user["script"])
    telephone.goes(link)
    assert "/sign-in" in telephone.page.url
    robin.goes(link)
    robin.sees(USE)
    robin.presses(USE)
    robin.sees(CHANGED)
    robin.goes(link)
    robin.sees(DEAD, status=410)
    robin.goes("/account/address")
    robin.sees(ADDRESS, state="changed")
    expect(robin.page.get_by_role("main")).to_contain_text(new)
    robin.signs_out()
    robin.signs_in(new)
    robin.is_in(name)
    assert town.letters.wait(old, "^Your address .* was changed").link("/account/address/undo/")


def test_whoever_reads_the_former_address_takes_the_change_back(people, town, member):
    thief, name, old = member("goldcrest", width=390)
    new = f"new.{old}"
    opens(thief, ADDRESS)
    thief.types(**{"New_e-mail_address": new})
    thief.presses("Send the link")
    thief.goes(town.letters.wait(new, "^Confirm your new address").link("/account/address/confirm/"))
    thief.presses(USE)
    thief.sees(CHANGED)
    owner = people(width=390)
    owner.goes(town.letters.wait(old, "^Your address .* was changed").link("/account/address/undo/"))
    owner.sees(TAKE_BACK)
    owner.presses("Take it back")
    owner.sees("Choose a new password")
    owner.types(New_password="four other plain words")
    owner.presses("Change password")
    owner.sees(SIGN_IN, state="after a reset")
    thief.goes("/account")
    thief.sees(SIGN_IN, state="on the way")
    thief.signs_in(name)
    thief.sees(SIGN_IN, status=422)
    owner.signs_in(old, "four other plain words")
    owner.is_in(name)


def test_an_address_is_changed_only_after_showing_again_who_one_is(people, town):
    address = town.member("redstart")
    person = people()
    person.signs_in("redstart", is_remembered=True)
    person.is_in("redstart")
    person.reopens_the_browser()
    person.goes("/account/address")
    person.sees("Show that it is you", state="for the address")
    expect(person.page.get_by_role("main")).not_to_contain_text(address)
    person.types(Password=PASSWORD)
    person.presses("Go on")
    person.sees(ADDRESS)
    expect(person.page.get_by_role("main")).to_contain_text(address)


def test_every_page_of_my_account_can_be_reached_and_holds(member):
    robin, _, _ = member("treecreeper", width=390)
    robin.goes("/account")
    robin.sees(ACCOUNT)
    links = robin.page.get_by_role("main").get_by_role("link")
    addresses = [link.get_attribute("href") for link in links.all()]
    assert len(addresses) >= 7
    for address in addresses:
        robin.goes(address)
        robin.sees(re.compile("."))
