"""Joining as somebody new would: the age screen, the form, the letter that really arrives, the link in it."""

import re

from playwright.sync_api import expect

from joining import AGE, MINOR, REGISTER, SENT, answers, registers
from people import GATE, MEMBER, name_of
from town import PASSWORD

def value_of(person, label):
    return person.field(label).input_value()


def test_somebody_joins(people, town, user):
    wren, name = people(**user), name_of("wren", user)
    address = f"{name}@mail.example"
    wren.goes("/")
    wren.follows("Join", part="banner")
    wren.sees(AGE)
    assert wren.cookies() == {}, "a cookie before anything was answered"
    answers(wren)
    wren.sees(REGISTER)
    assert set(wren.cookies()) == {GATE}
    registers(wren, name, address)
    wren.sees(SENT)
    assert wren.cookies() == {}, "the ticket is used, and its cookie of no use any more"
    link = town.letters.wait(address, "^Confirm your address").link("/confirm/")
    wren.goes(link)
    wren.sees(f"Join as {name}")
    wren.types(The_password="not what I chose")
    wren.presses("Join")
    wren.sees(f"Join as {name}", status=422)
    wren.types(The_password=PASSWORD)
    wren.presses("Join")
    wren.is_in(name)
    assert set(wren.cookies()) == {MEMBER}
    wren.goes(link)
    wren.sees("This link does nothing", status=410)
    wren.goes("/")
    wren.signs_out()


def test_a_child_is_told_the_same_however_often_and_nothing_is_kept(people, town, user):
    child = people(**user)
    before = town.rows()
    child.goes("/join")
    answers(child, year="2020")
    child.sees(MINOR, state="minor")
    for _ in range(2):
        child.goes("/join")
        child.sees(MINOR, state="minor again")
        expect(child.page.locator("main form")).to_have_count(0)
    child.follows("All boards")
    child.is_out()
    assert set(child.cookies()) == {GATE}
    assert town.rows() == before, "something was stored"
    # Another browser session, as the next person at this machine has.
    sibling = people(**user)
    sibling.goes("/join")
    sibling.sees(AGE)


def test_a_form_from_before_does_not_get_a_child_in(people, town):
    child = people()
    child.goes("/join")
    other = child.context.new_page()
    other.goto("/join")
    answers(child, year="2020")
    child.sees(MINOR, state="minor")
    child.page = other
    answers(child)
    expect(other.get_by_role("heading", level=1)).to_have_text(MINOR)


def test_an_answer_that_makes_no_sense_is_asked_for_again(people, user):
    wren = people(**user)
    wren.goes("/join")
    answers(wren, month="13", year="80", country="Portugal")
    wren.sees(AGE, status=422)
    assert (value_of(wren, "Month"), value_of(wren, "Year"), value_of(wren, "Country")) == ("13", "80", "PT")
    wren.page.locator("#errors a").click()
    expect(wren.field("Month")).to_be_focused()
    assert wren.cookies() == {}
    answers(wren)
    wren.sees(REGISTER)


def test_each_field_that_can_not_be_taken_says_why_and_keeps_what_was_typed(people, user):
    wren = people(**user)
    wren.goes("/join")
    answers(wren)
    registers(wren, "maren.holt", "wren@mail", "password123", understands=False)
    wren.sees(REGISTER, status=422)
    assert value_of(wren, "Name") == "maren.holt" and value_of(wren, "E-mail address") == "wren@mail"
    assert value_of(wren, "Password") == ""
    for label in ("Name", "E-mail address", "Password", "I understand"):
        field = wren.field(label)
        expect(field).to_have_attribute("aria-invalid", "true")
        notes = field.get_attribute("aria-describedby").split()
        said = wren.page.locator(f"[id='{notes[-1]}']").text_content()
        link = wren.page.locator("#errors").get_by_role("link", name=said, exact=True)
        link.press("Enter")
        expect(field).to_be_focused()
    registers(wren, "wren.again", f"{name_of('wren.again', user)}@mail.example")
    wren.sees(SENT)


def test_who_has_an_account_is_told_so_by_mail_alone(people, town):
    address = town.member("dunnock")
    letter_subject = "^You have an account"
    other = people()
    other.goes("/join")
    answers(other)
    registers(other, "dunnock.two", address)
    other.sees(SENT)
    letter = town.letters.wait(address, letter_subject)
    assert "dunnock" in letter.part("plain") and not re.search("/confirm/", letter.part("plain"))


def test_letters_come_in_two_forms_that_say_the_same(town):
    address = town.member("linnet")
    # The one that member() read; it is read again here.
    town.letters.read.clear()
    letter = town.letters.wait(address, "^Confirm your address")
    assert letter.message.get_content_type() == "multipart/alternative"
    for kind in ("plain", "html"):
        text = re.sub(r"<[^>]+>", " ", letter.part(kind))
        assert "Somebody, we hope you, is joining" in text and "7 days" in text, kind
    assert "<script" not in letter.part("html") and not re.search(r"<img|url\(", letter.part("html"))
