"""Codes from a telephone: set up, asked for, replaced by recovery codes, given up; and showing again who one is."""

from playwright.sync_api import expect

import codes
from people import MEMBER, name_of
from town import PASSWORD

SIGN_INS, CODES, RECOVERY = "Where you are signed in", "Two-step sign-in", "Your recovery codes"
ONE_MORE_STEP, STEP_UP = "One more step", "Show that it is you"


def turns_codes_on(person):
    """Sets the second factor up; returns the phone and the recovery codes."""
    person.opens(CODES)
    person.sees(CODES, state="off")
    person.presses("Set it up")
    person.sees(CODES, state="begun")
    main = person.page.get_by_role("main")
    expect(main.get_by_role("img", name="QR code")).to_be_visible()
    secret = main.locator(".secret code").text_content()
    assert secret.replace(" ", "") in main.locator("a[href^='otpauth:']").get_attribute("href")
    phone = codes.Phone(secret)
    person.types(Code="000000")
    person.presses("Turn it on")
    person.sees(CODES, status=422)
    person.types(Code=phone.code())
    person.presses("Turn it on")
    person.sees(RECOVERY)
    recovery = main.locator(".codes code").all_text_contents()
    assert len(set(recovery)) == 10
    person.follows("I have kept them")
    person.sees(CODES, state="on")
    return phone, recovery


def test_a_second_factor_is_set_up_and_asked_for(people, town, user):
    name = name_of("crow", user)
    address = town.member(name)
    person = people(**user)
    person.signs_in(name)
    person.is_in(name)
    phone, recovery = turns_codes_on(person)
    assert town.letters.wait(address, "takes a code now")
    person.signs_out()
    person.signs_in(name)
    person.sees(ONE_MORE_STEP)
    assert person.cookies() == {}, "the password alone signs nobody in"
    person.types(Code="000000")
    person.presses("Sign in")
    person.sees(ONE_MORE_STEP, status=422)
    person.types(Code=phone.code())
    person.presses("Sign in")
    person.is_in(name)
    person.signs_out()
    for status in (200, 422):  # it is good once
        person.signs_in(name)
        person.sees(ONE_MORE_STEP)
        person.types(Code=recovery[0])
        person.presses("Sign in")
        if status == 200:
            person.is_in(name)
            person.signs_out()
        else:
            person.sees(ONE_MORE_STEP, status=422)
    person.types(Code=recovery[1])
    person.presses("Sign in")
    person.is_in(name)
    person.opens(SIGN_INS)
    person.sees(SIGN_INS)
    expect(person.page.locator(".sign-ins li").filter(has_text="This one")).to_contain_text("recovery code")


def test_what_is_sensitive_asks_again_for_the_password_and_later_for_a_code(people, town, either_user):
    name = name_of("magpie", either_user)
    town.member(name)
    person = people(**either_user)
    person.signs_in(name, is_remembered=True)
    person.is_in(name)
    person.reopens_the_browser()
    person.goes("/")
    person.opens(CODES)
    person.sees(STEP_UP)
    person.types(Password="three wrong words")
    person.presses("Go on")
    person.sees(STEP_UP, status=422)
    before = person.cookies()[MEMBER]["value"]
    person.types(Password=PASSWORD)
    person.presses("Go on")
    person.sees(CODES, state="off")
    assert person.cookies()[MEMBER]["value"] != before, "the session goes on under another secret"
    phone, _ = turns_codes_on(person)
    person.reopens_the_browser()
    person.goes("/account/second-factor")
    person.sees(STEP_UP, state="by code")
    person.types(Code=phone.code())
    person.presses("Go on")
    person.sees(CODES, state="on")


def test_a_second_factor_is_given_up_again(people, town):
    town.member("nuthatch")
    person = people()
    person.signs_in("nuthatch")
    person.is_in("nuthatch")
    _, recovery = turns_codes_on(person)
    person.presses("New recovery codes")
    person.sees(RECOVERY)
    fresh = person.page.locator(".codes code").all_text_contents()
    assert not set(fresh) & set(recovery)
    person.follows("I have kept them")
    person.presses("Turn it off")
    person.sees(CODES, state="off")
    person.signs_out()
    person.signs_in("nuthatch")
    person.is_in("nuthatch")
