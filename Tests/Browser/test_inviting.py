"""Where joining takes an invitation: made by a moderator, good for so many people, taken back."""

import re

import pytest
from playwright.sync_api import expect

from joining import AGE, REGISTER, SENT, answers, registers
from people import name_of
from town import DEMO, PASSWORD, Town

INVITATIONS = "Invitations"
NEEDED, SPENT = "Joining takes an invitation", "This invitation no longer works"


@pytest.fixture(scope="module")
def town(tmp_path_factory, seeded):
    town = Town(tmp_path_factory.mktemp("invite"), seeded, BANDSTAND_JOIN="invite")
    yield town
    town.stop()


@pytest.fixture(scope="module")
def links(town):
    """Of two who may invite, one for each test that needs one."""
    links = town.demo_links()
    return iter([(name, links[name]) for name in DEMO[1:]])


def makes_a_link(person, people="1"):
    person.types(For_how_many=people)
    person.presses("Make a link")
    person.sees(INVITATIONS, state="made")
    return person.page.get_by_role("status").locator("code").text_content()


def test_an_invitation_lets_one_person_in(people, town, links, either_user):
    host, guest, late = people(), people(**either_user), people()
    guest.goes("/join")
    guest.sees(NEEDED, state="invitation needed")
    name, link = next(links)
    host.uses_demo_link(link, name)
    host.opens(INVITATIONS)
    host.sees(INVITATIONS)
    host.types(For_how_many="many")
    host.presses("Make a link")
    host.sees(INVITATIONS, status=422)
    invitation = makes_a_link(host)
    guest.goes(invitation)
    guest.sees(AGE, state="invited")
    answers(guest)
    guest.sees(REGISTER)
    wren = name_of("swift", either_user)
    registers(guest, wren, f"{wren}@mail.example")
    guest.sees(SENT)
    guest.goes(town.letters.wait(f"{wren}@mail.example", "^Confirm your address").link("/confirm/"))
    guest.types(The_password=PASSWORD)
    guest.presses("Join")
    guest.is_in(wren)
    late.goes(invitation)
    late.sees(SPENT, state="spent")
    # Another one is taken back before anybody used it.
    second = makes_a_link(host, people="2")
    late.goes(second)
    late.sees(AGE, state="invited")
    with host.page.expect_navigation():
        host.page.get_by_role("main").get_by_role("button", name=re.compile("^Take back")).click()
    host.sees(INVITATIONS, state="taken back")
    expect(host.page.get_by_role("main")).to_contain_text("Taken back")
    late.goes(second)
    late.sees(SPENT, state="spent")


def test_who_invites_nobody_finds_nothing_there(people, town):
    person = people()
    person.uses_demo_link(town.demo_links()[DEMO[0]], DEMO[0])
    person.goes("/admin/invitations")
    person.sees("There is nothing at this address", status=404)
