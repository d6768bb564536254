"""Signing in by name, address, letter and link, on each kind of screen."""

import pytest
from playwright.sync_api import expect

from conftest import WIDTHS
from people import MEMBER
from town import DEMO, PASSWORD

SIGN_IN, PASSWORD_PAGE, SIGN_INS = "Sign in", "Password", "Where you are signed in"


@pytest.fixture(scope="module")
def jackdaw(town):
    """A member who joined with an address and a password."""
    town.member("jackdaw")
    return "jackdaw"


def test_a_name_and_a_password_sign_in(people, jackdaw, user):
    person = people(**user)
    person.goes("/")
    person.follows("Sign in", part="banner")
    person.sees(SIGN_IN)
    person.types(Name=jackdaw, Password="three wrong words")
    person.presses("Sign in")
    person.sees(SIGN_IN, status=422)
    assert (person.field("Name").input_value(), person.field("Password").input_value()) == (jackdaw, "")
    assert person.cookies() == {}
    person.types(Password=PASSWORD)
    person.presses("Sign in")
    person.is_in(jackdaw)
    assert set(person.cookies()) == {MEMBER}
    person.signs_out()


def test_an_address_does_as_well_as_a_name(people, jackdaw):
    person = people()
    person.signs_in(f"{jackdaw.upper()}@mail.example")
    person.is_in(jackdaw)


def test_who_asked_for_a_page_gets_there(people, jackdaw):
    person = people()
    person.goes("/account/sign-ins")
    person.sees(SIGN_IN, state="on the way")
    person.types(Name=jackdaw, Password=PASSWORD)
    person.presses("Sign in")
    person.sees(SIGN_INS)


def test_signing_in_gives_another_cookie_than_before(people, jackdaw):
    person = people()
    person.signs_in(jackdaw)
    person.is_in(jackdaw)
    first = person.cookies()[MEMBER]["value"]
    person.signs_out()
    person.signs_in(jackdaw)
    person.is_in(jackdaw)
    assert person.cookies()[MEMBER]["value"] != first


@pytest.mark.parametrize("width", WIDTHS)
def test_a_forgotten_password_is_chosen_anew_by_mail(people, town, width):
    name = f"rook-{width}"
    address = town.member(name)
    person, elsewhere = people(width), people(script=False)
    elsewhere.signs_in(name)
    elsewhere.is_in(name)
    person.goes("/sign-in")
    person.follows("Forgotten your password?")
    person.sees("Forgotten your password?")
    person.types(**{"E-mail_address": "rook@mail"})
    person.presses("Send the link")
    person.sees("Forgotten your password?", status=422)
    person.types(**{"E-mail_address": address})
    person.presses("Send the link")
    person.sees("Look into your mail")
    link = town.letters.wait(address, "^A new password").link("/sign-in/reset/")
    person.goes(link)
    person.sees("Choose a new password")
    person.types(New_password="password123")
    person.presses("Change password")
    person.sees("Choose a new password", status=422)
    person.types(New_password="four other plain words")
    person.presses("Change password")
    person.sees(SIGN_IN, state="after a reset")
    expect(person.page.get_by_role("status")).to_contain_text("Your password is changed")
    person.types(Name=name, Password="four other plain words")
    person.presses("Sign in")
    person.is_in(name)
    elsewhere.goes("/account")
    elsewhere.sees(SIGN_IN, state="on the way")
    assert town.letters.wait(address, "password .* was changed")
    person.goes(link)
    person.sees("This link does nothing", status=410)


def test_an_unknown_address_is_answered_alike(people):
    person = people()
    person.goes("/sign-in/forgotten")
    person.types(**{"E-mail_address": "nobody@mail.example"})
    person.presses("Send the link")
    person.sees("Look into your mail")


def test_the_links_of_the_demo_sign_in_once(people, town):
    links = town.demo_links()
    assert tuple(links) == DEMO
    for name, link in links.items():
        person = people()
        person.goes(link)
        person.sees(f"Sign in as {name}?")
        assert person.cookies() == {}, "looking at it uses nothing up"
        person.presses("Sign in")
        person.is_in(name)
        again = people()
        again.goes(link)
        again.sees("This link does nothing", status=410)
        again.is_out()
    # Who came by a link has nothing to show yet.
    person.opens("Two-step sign-in")
    person.sees("Choose a password first", state="none yet")
    person.follows("Choose a password")
    person.sees(PASSWORD_PAGE, state="none yet")
    person.types(New_password="short")
    person.presses("Choose password")
    person.sees(PASSWORD_PAGE, status=422)
    person.types(New_password=PASSWORD)
    person.presses("Choose password")
    person.sees(PASSWORD_PAGE, state="changed")
    expect(person.page.get_by_role("status")).to_contain_text("Your password is changed")
    person.signs_out()
    person.signs_in(name)
    person.is_in(name)
