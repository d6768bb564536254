"""What scripts add for those who write and read a lot: single keys, drafts that keep themselves, names, a live bell."""

import re

import pytest
from playwright.sync_api import expect

from house import BOARD, answers_to, main_of, news_of, post_on, starts, title_of, understands

pytestmark = pytest.mark.parametrize("user", ["1280-script"], indirect=True)

# What a page wants to do in a second or later waits until it is told to.
LATER = """
const [set, clear, waiting] = [setTimeout, clearTimeout, new Map()];
let last = 1e9;
window.setTimeout = (act, after, ...rest) => {
  if (after < 1000) return set(act, after, ...rest);
  waiting.set(++last, act);
  return last;
};
window.clearTimeout = (id) => waiting.delete(id) || clear(id);
window.timeGoesOn = () => {
  const acts = [...waiting.values()];
  waiting.clear();
  acts.forEach((act) => act());
  return acts.length;
};
"""
KEPT_HERE = "() => Object.keys(sessionStorage)"
NOTHING_KEPT_HERE = "() => sessionStorage.length === 0"


@pytest.fixture(scope="module")
def town(house):
    return house


@pytest.fixture
def ada(cast):
    ada = cast("ada")
    ada.page.add_init_script(LATER)
    return ada


@pytest.fixture
def thread(cast, user, request):
    """The first post of a thread by ben, and one that bea has answered with."""
    ben, bea = cast("ben"), cast("bea")
    title = title_of(request.function.__name__.replace("_", " "), user)
    first = starts(ben, title, f"Is it so? {title}!")
    return first, answers_to(bea, first, f"It is. {title}.", title)


def time_goes_on(person):
    """What their page wanted to do later, it does now."""
    return person.page.evaluate("() => timeGoesOn()")


def says(person, words):
    """What is said of the draft, below the text."""
    expect(person.page.locator(".writing__kept")).to_have_text(words)


def is_kept(person, address, label, text):
    """The server has it: it stands in the form that another page shows."""
    other = person.context.new_page()
    other.goto(address)
    expect(other.get_by_role("main").get_by_label(re.compile(f"^{label}"))).to_have_value(text)
    other.close()


class Line:
    """What a page sends to one address: cut off, or held back until it is let go on."""

    def __init__(self, person, path, method="POST"):
        self.page, self.path, self.method, self.held = person.page, path, method, []

    def _stop(self, answer):
        return lambda route: answer(route) if route.request.method == self.method else route.fallback()

    def cut(self, how="connectionrefused"):
        self.page.route(self.path, self._stop(lambda route: route.abort(how)))

    def hold(self):
        self.page.route(self.path, self._stop(self.held.append))

    def mend(self):
        self.page.unroute(self.path)


def in_another_tab(person, address, label, text, button):
    """The same member writes in a second tab, and sends it there."""
    other = person.context.new_page()
    other.goto(address)
    other.get_by_label(re.compile(f"^{label}")).fill(text)
    with other.expect_navigation():
        other.get_by_role("main").get_by_role("button", name=button, exact=True).click()
    other.close()


def sends_in_vain(person, address, button):
    """Sends a form that never comes: the browser shows a page of its own."""
    line = Line(person, f"**{address}")
    line.cut()
    with person.page.expect_event("requestfailed"):
        main_of(person).get_by_role("button", name=button, exact=True).click()
    person.page.wait_for_url("chrome-error://**")
    line.mend()


def test_single_keys_go_through_posts_and_rows_answer_and_explain(ada, thread):
    first, second = thread
    keys = ada.page.keyboard
    for list_of_threads in ("/latest", "/unread"):
        ada.goes(list_of_threads)
        keys.press("j")
        expect(main_of(ada).locator(".threads > li h3 a").first).to_be_focused()
    ada.goes("/")
    keys.press("j")
    expect(main_of(ada).locator(".boards > li h3 a").first).to_be_focused()
    ada.goes(f"/p/{first}")
    expect(post_on(ada, first)).to_be_visible()
    ada.goes(ada.page.url.partition("#")[0])
    for key, post in (("j", first), ("j", second), ("j", second), ("k", first), ("j", second)):
        keys.press(key)
        expect(post_on(ada, post)).to_be_focused()
    ada.page.locator("#find").focus()
    keys.type("jkr?")
    expect(ada.page.locator("#find")).to_have_value("jkr?")
    post_on(ada, second).focus()
    keys.press("r")
    expect(ada.page).to_have_url(re.compile(f"/p/{second}/reply$"))
    ada.goes("/account")
    keys.press("?")
    expect(ada.page).to_have_url(re.compile("/help/keys$"))


def test_what_is_typed_keeps_itself_one_time_after_the_other(ada, thread):
    address = f"/p/{thread[0]}/reply"
    line = Line(ada, "**/compose/draft")
    ada.goes(address)
    line.hold()
    ada.types(Your_reply="Loosen")
    with ada.page.expect_request("**/compose/draft"):
        time_goes_on(ada)
    ada.types(Your_reply="Loosen the **screws**.")
    time_goes_on(ada)
    assert len(line.held) == 1, "it was sent again before the first was answered"
    line.held[0].continue_()
    line.mend()
    says(ada, re.compile("^Saved"))
    is_kept(ada, address, "Your reply", "Loosen")
    preview = ada.page.locator("#preview")
    expect(preview.locator("strong")).to_have_text("screws")
    with ada.page.expect_response("**/compose/draft"):
        time_goes_on(ada)
    is_kept(ada, address, "Your reply", "Loosen the **screws**.")
    ada.types(Your_reply="")
    time_goes_on(ada)
    expect(preview).to_be_hidden()


def test_nobody_leaves_what_is_not_kept_without_being_asked(ada):
    asked = []
    ada.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    latest = ada.page.get_by_role("navigation", name="Main").get_by_role("link", name="Latest")
    ada.goes(f"/b/{BOARD}/new")
    text = ada.field("Your post")
    text.press_sequentially("Not yet.")
    latest.click()
    expect(text).to_have_value("Not yet.")
    assert asked == ["beforeunload"]
    time_goes_on(ada)
    says(ada, re.compile("^Saved"))
    latest.click()
    expect(ada.page).to_have_url(re.compile("/latest$"))
    assert asked == ["beforeunload"]
    ada.goes(f"/b/{BOARD}/new")
    ada.presses("Discard")


def test_a_thread_that_never_came_is_there_again_and_gone_once_it_is_posted(ada, user):
    address, title = f"/b/{BOARD}/new", title_of("A lost cable", user)
    ada.goes(address)
    ada.types(Title=title, Your_post="It was here.")
    understands(ada)
    sends_in_vain(ada, address, "Post to the board")
    ada.goes(address)
    expect(ada.field("Your post")).to_have_value("It was here.")
    expect(ada.field("Title")).to_have_value(title)
    understands(ada)
    ada.presses("Post to the board")
    ada.sees(title, state="started")
    ada.page.wait_for_function(NOTHING_KEPT_HERE)
    ada.goes(address)
    expect(ada.field("Your post")).to_have_value("")


def test_an_edit_that_never_came_is_there_again_and_overwrites_nothing(ada, user):
    first = starts(ada, title_of("A stiff pedal", user), "It sticks.")
    address = f"/p/{first}/edit"
    ada.goes(address)
    ada.types(Your_post="It sticks in summer.")
    sends_in_vain(ada, address, "Save")
    in_another_tab(ada, address, "Your post", "It sticks in winter.", "Save")
    ada.goes(address)
    expect(ada.field("Your post")).to_have_value("It sticks in summer.")
    ada.presses("Save")
    ada.sees("Edit your post", status=422, state="crossed")
    expect(main_of(ada)).to_contain_text("It sticks in winter.")
    # What came back is kept at once, and crosses nothing any more.
    says(ada, re.compile("^Saved"))
    ada.goes(address)
    expect(ada.field("Your post")).to_have_value("It sticks in summer.")
    ada.presses("Save")
    expect(post_on(ada, first)).to_contain_text("It sticks in summer.")


def test_what_never_came_is_kept_from_wherever_one_writes_next(ada, thread):
    first, second = thread
    ada.goes(f"/p/{first}/reply")
    ada.types(Your_reply="Screws first.")
    sends_in_vain(ada, f"/p/{first}/reply", "Post reply")
    ada.goes(f"/p/{second}/reply")
    ada.page.wait_for_function(NOTHING_KEPT_HERE)
    expect(ada.field("Your reply")).to_have_value("")
    is_kept(ada, f"/p/{first}/reply", "Your reply", "Screws first.")


def test_what_never_came_takes_the_place_of_nothing_that_was_kept_since(ada, thread):
    first, second = thread
    address = f"/p/{first}/reply"
    ada.goes(address)
    ada.types(Your_reply="Screws first.")
    sends_in_vain(ada, address, "Post reply")
    in_another_tab(ada, address, "Your reply", "Screws first, then the strings.", "Keep for later")
    ada.goes(f"/p/{second}/reply")
    ada.page.wait_for_function(NOTHING_KEPT_HERE)
    is_kept(ada, address, "Your reply", "Screws first, then the strings.")


def test_what_is_typed_before_a_lost_text_comes_back_stands_behind_it(ada, thread):
    address = f"/p/{thread[0]}/reply"
    ada.goes(address)
    ada.types(Your_reply="Screws first.")
    sends_in_vain(ada, address, "Post reply")
    line = Line(ada, "**/compose/draft")
    line.hold()
    with ada.page.expect_request("**/compose/draft"):
        ada.goes(address)
    ada.types(Your_reply="Then the strings.")
    line.held[0].continue_()
    line.mend()
    expect(ada.field("Your reply")).to_have_value("Screws first.\n\nThen the strings.")
    ada.page.wait_for_function(NOTHING_KEPT_HERE)
    time_goes_on(ada)
    says(ada, re.compile("^Saved"))
    is_kept(ada, address, "Your reply", "Screws first.\n\nThen the strings.")


def test_another_tab_keeps_its_draft_and_this_one_says_so(ada, thread):
    address = f"/p/{thread[0]}/reply"
    ada.goes(address)
    in_another_tab(ada, address, "Your reply", "Screws first.", "Keep for later")
    ada.types(Your_reply="Strings first.")
    time_goes_on(ada)
    says(ada, re.compile("^Another tab"))
    is_kept(ada, address, "Your reply", "Screws first.")


def test_what_was_corrected_meanwhile_stays_so(ada, thread):
    address = f"/p/{thread[0]}/reply"
    ada.goes(address)
    ada.types(Your_reply="Screws first.")
    cookies = ada.context.cookies()
    ada.context.clear_cookies()
    ada.presses("Post reply")
    ada.sees("You are signed out", status=403)
    ada.types(Your_text="Strings first.")
    ada.context.add_cookies(cookies)
    ada.presses("Send again")
    expect(ada.field("Your reply")).to_have_value("Strings first.")
    says(ada, re.compile("^Saved"))
    ada.page.wait_for_function(NOTHING_KEPT_HERE)
    expect(ada.field("Your reply")).to_have_value("Strings first.")
    is_kept(ada, address, "Your reply", "Strings first.")


def test_what_never_came_is_nobodys_after_signing_out(ada):
    address = f"/b/{BOARD}/new"
    ada.goes(address)
    ada.types(Your_post="Mine alone.")
    sends_in_vain(ada, address, "Post to the board")
    ada.goes("/latest")
    assert len(ada.page.evaluate(KEPT_HERE)) == 1
    ada.signs_out()
    assert ada.page.evaluate(KEPT_HERE) == []


def test_what_is_too_long_is_said_to_be_so_before_it_is_sent(ada):
    ada.goes(f"/b/{BOARD}/new")
    text, long = ada.field("Your post"), "é" * 32_001
    text.fill(long)
    main_of(ada).get_by_role("button", name="Post to the board").click()
    says(ada, re.compile("^That is too long"))
    expect(text).to_have_value(long)


def test_whoever_stops_sending_goes_on_as_before(ada):
    address = f"/b/{BOARD}/new"
    line = Line(ada, f"**{address}")
    ada.goes(address)
    text = ada.field("Your post")
    text.press_sequentially("Wait")
    line.cut("aborted")  # as by the Escape key: the page stays
    with ada.page.expect_event("requestfailed"):
        main_of(ada).get_by_role("button", name="Post to the board").click()
    line.mend()
    text.press_sequentially(" a moment")
    time_goes_on(ada)
    says(ada, re.compile("^Saved"))
    assert ada.page.evaluate(KEPT_HERE) == [], "an older copy would take its place"
    is_kept(ada, address, "Your post", "Wait a moment")
    ada.presses("Discard")


def test_a_name_is_taken_when_it_was_chosen_and_not_otherwise(ada, thread, user):
    ada.goes(f"/p/{thread[0]}/reply")
    text, names = ada.field("Your reply"), ada.page.locator("#names")

    def offers(typed):
        text.fill("")
        text.press_sequentially(typed)
        expect(names).to_be_visible()
        expect(names.locator("[aria-selected=true]")).to_have_count(0)

    def press(*keys):
        for key in keys:
            text.press(key)

    offers("Hi @be")
    press("Home")
    expect(names).to_be_hidden()
    press("Enter")
    expect(text).to_have_value("\nHi @be")
    offers("Hi @be")
    press("ArrowLeft")
    expect(names).to_be_hidden()
    press("Enter")
    expect(text).to_have_value("Hi @b\ne")
    offers("Hi @be")
    press("Enter")
    expect(text).to_have_value("Hi @be\n")
    offers("Hi @be")
    last = names.get_by_role("option").last
    press("ArrowUp")
    expect(last).to_have_attribute("aria-selected", "true")
    chosen = last.inner_text()
    goes_on = text.evaluate(
        "text => text.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, cancelable: true}))"
    )
    assert goes_on, "Enter that ends a composition takes no name"
    press("Enter")
    expect(text).to_have_value(f"Hi @{chosen} ")
    offers("Hi @be")
    press("ArrowDown", "Shift+Tab")
    expect(text).not_to_be_focused()
    expect(text).to_have_value("Hi @be")


def test_names_that_come_late_are_not_offered(ada, thread):
    line = Line(ada, "**/compose/names?*", method="GET")
    ada.goes(f"/p/{thread[0]}/reply")
    text = ada.field("Your reply")
    line.hold()
    with ada.page.expect_request("**/compose/names?*"):
        text.press_sequentially("@b")
    ada.page.locator("#find").focus()
    with ada.page.expect_response("**/compose/names?*"):
        line.held[0].continue_()
    ada.page.evaluate("() => new Promise(requestAnimationFrame)")
    expect(ada.page.locator("#names")).to_be_hidden()


def test_the_bell_comes_back_after_an_answer_that_is_no_stream(ada, cast, user):
    ben = cast("ben")
    title = title_of("(12) strings", user)
    first = starts(ada, title, "Too many.")
    line = Line(ada, "**/notices/stream*", method="GET")
    asked = []
    ada.page.route("**/notices/stream*", lambda route: (asked.append(route), route.fulfill(status=204)))
    ada.goes(f"/p/{first}")
    expect(post_on(ada, first)).to_be_visible()
    ada.page.wait_for_function("() => timeGoesOn() > 0")
    line.mend()
    answers_to(ben, first, "One will do.", title)
    ada.page.wait_for_function("() => timeGoesOn() >= 0 && !document.querySelector('.bell .count').hidden")
    expect(news_of(ada)).to_have_text("1")
    expect(ada.page).to_have_title(re.compile(rf"^\(1\) {re.escape(title)}"))
