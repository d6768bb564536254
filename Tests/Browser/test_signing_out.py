"""How long people stay signed in, and how that ends: here, there and everywhere."""

import re

from playwright.sync_api import expect

from people import MEMBER, REMEMBER, name_of
from town import PASSWORD

SIGN_IN, ACCOUNT, SIGN_INS = "Sign in", "My Account", "Where you are signed in"


def test_t52_only_who_ticks_it_is_remembered(people, town):
    town.member("jackdaw")
    person = people()
    person.goes("/sign-in")
    box = person.field("Keep me signed in")
    expect(box).not_to_be_checked()
    box.check()
    person.types(Name="jackdaw", Password=PASSWORD)
    person.presses("Sign in")
    person.is_in("jackdaw")
    # How long they live, and everything else about cookies, is looked at whenever people are done.
    assert set(person.cookies()) == {MEMBER, REMEMBER}
    person.reopens_the_browser()
    person.goes("/account")
    person.sees(ACCOUNT)
    assert set(person.cookies()) == {MEMBER, REMEMBER}
    person.signs_out()


def test_signing_out_everywhere_ends_every_other_browser_at_once(people, town, user):
    name = name_of("jay", user)
    town.member(name)
    here, there, third = people(**user), people(), people()
    for person in (here, there, third):
        person.signs_in(name)
        person.is_in(name)
    here.opens(SIGN_INS)
    here.sees(SIGN_INS)
    lines = here.page.locator(".sign-ins li")
    expect(lines.filter(has_text="This one")).to_have_count(1)
    count = lines.count()
    # The newest of the others is the third.
    with here.page.expect_navigation():
        lines.get_by_role("button", name=re.compile("^End")).first.click()
    expect(lines).to_have_count(count - 1)
    here.presses("End all others")
    here.sees(SIGN_INS, state="alone")
    expect(lines).to_have_count(1)
    for person in (there, third):
        person.goes("/account")
        person.sees(SIGN_IN, state="on the way")
        person.is_out()
        assert person.cookies() == {}, "a dead cookie is taken back"
    here.goes("/account")
    here.sees(ACCOUNT)
    here.signs_out()
