"""Journeys of a guest who reads, on each kind of screen, with and without JavaScript."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

import archive


@pytest.fixture(scope="module")
def long_thread(site):
    """Its address, as its board's page names it."""
    links = site.fetch(f"/b/{archive.BOARD}").page.links
    return next(link for link in links if re.fullmatch(r"/d/\d+-which-strings[^?#]*", link))


@pytest.fixture
def page(open_page, reader, long_thread):
    """The long thread, opened."""
    page = open_page(long_thread, **reader)
    expect(page.get_by_role("heading", level=1)).to_have_text(archive.LONG_THREAD)
    return page


def test_a_thread_is_read_from_the_front_page_by_page(open_page, reader, long_thread):
    page = open_page("/", **reader)
    page.get_by_role("main").get_by_role("link", name=archive.BOARD_TITLE, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(archive.BOARD_TITLE)
    page.get_by_role("main").get_by_role("link", name=archive.LONG_THREAD, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(archive.LONG_THREAD)
    assert urlsplit(page.url).path == long_thread
    posts = page.locator("article.post")
    expect(posts).to_have_count(20)
    expect(posts.first).to_contain_text("Five sets tried since October")
    expect(posts.first.get_by_role("heading", level=3)).to_contain_text("Ada Okafor")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name=re.compile(r"^(Page )?3$")).first.click()
    expect(posts).to_have_count(archive.LONG_THREAD_POSTS - 40)
    expect(posts.first.locator(".post__no")).to_contain_text("#41")


def test_a_letter_keeps_its_words_and_is_not_taken_for_markdown(page):
    first = page.locator("article.post").first
    expect(first).to_contain_text("# This is no heading, and *this* is _not_ emphasis in a letter.")
    expect(first.locator(".prose em, .prose h4, .prose h5")).to_have_count(0)
    expect(first).to_contain_text("日本語もあります。")
    expect(page.locator("article.post").nth(1).locator("blockquote")).to_contain_text("kept its tune")


def test_the_tree_shows_every_post_and_one_article_beside_it(page):
    page.get_by_role("navigation", name="View").get_by_role("link", name="Tree").click()
    leaves = page.locator("nav.tree a.leaf")
    expect(leaves).to_have_count(archive.LONG_THREAD_POSTS)
    leaves.nth(2).click()
    expect(page).to_have_url(re.compile("view=tree"))
    expect(page.locator("nav.tree a.leaf[aria-current]")).to_have_count(1)
    expect(leaves.nth(2)).to_have_attribute("aria-current", "true")
    expect(page.locator("main article")).to_contain_text("Answer 2: mine lasted 2 weeks")
    page.locator("main article").get_by_role("link", name="Answer").or_(
        page.locator("main article dl.headers a")
    ).first.click()
    expect(page.locator("main article")).to_contain_text("Answer 1: mine lasted 1 weeks")
    page.get_by_role("navigation", name="View").get_by_role("link", name="Flat").click()
    expect(page.locator("article.post")).to_have_count(20)


def test_a_line_of_the_tree_leads_to_its_article_on_the_screen(page, reader):
    page.get_by_role("navigation", name="View").get_by_role("link", name="Tree").click()
    page.locator("nav.tree a.leaf").nth(2).click()
    article = page.locator("main article")
    expect(article.locator(".prose")).to_be_in_viewport()
    article.get_by_role("link", name=re.compile("^Next")).click()
    expect(article).to_contain_text("Answer 3: mine lasted 3 weeks")
    expect(article.locator(".prose")).to_be_in_viewport()
    if reader["width"] >= 1280:
        assert page.evaluate("() => scrollY") == 0, "beside the tree, the page stays at its top"


def test_branches_fold_and_unfold(page):
    page.get_by_role("navigation", name="View").get_by_role("link", name="Tree").click()
    branch = page.locator("nav.tree details").first
    was_open = branch.evaluate("branch => branch.open")
    branch.locator("summary").first.click()
    assert branch.evaluate("branch => branch.open") != was_open
    branch.locator("summary").first.click()
    assert branch.evaluate("branch => branch.open") == was_open


def test_a_permalink_lands_on_its_post(page):
    page.get_by_role("navigation", name="Pages").get_by_role("link", name=re.compile(r"^(Page )?2$")).first.click()
    expect(page.locator("article.post .post__no").first).to_contain_text("#21")
    name = page.locator("article.post").nth(7).get_attribute("id")
    page.goto(f"/p/{name.removeprefix('p')}")
    expect(page).to_have_url(re.compile(rf"/d/\d+-[^?]+\?page=2#{name}$"))
    expect(page.locator(f"#{name} .post__head")).to_be_in_viewport()


def test_the_source_of_a_post_shows_what_was_written(page):
    name = page.locator("article.post").first.get_attribute("id")
    source = page.locator(f"a[href='/p/{name.removeprefix('p')}/source']").first
    menu = page.locator(f"#{name} .menu summary")
    if not source.is_visible():
        menu.click()
    source.click()
    expect(page.locator("body")).to_contain_text("# This is no heading, and *this* is _not_ emphasis in a letter.")


def test_an_author_from_the_archive_has_a_page_with_the_posts(page):
    page.locator("article.post").first.get_by_role("link", name="Ada Okafor").click()
    expect(page).to_have_url(re.compile(r"/a/\d+-"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ada Okafor")
    expect(page.get_by_role("main")).to_contain_text("archive")
    page.get_by_role("main").get_by_role("link", name=archive.LONG_THREAD).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(archive.LONG_THREAD)


def test_a_link_out_stops_at_the_leaving_page_and_back_leads_back(page):
    thread = page.url
    page.locator("article.post").first.locator(".prose a", has_text=archive.LINKED_HOST).click()
    expect(page).to_have_url(re.compile("/leaving"))
    expect(page.get_by_role("main")).to_contain_text(archive.LINKED_HOST)
    out = page.get_by_role("main").locator(f"a[href^='https://{archive.LINKED_HOST}/winter']")
    expect(out).to_be_visible()
    assert {"nofollow", "noopener", "noreferrer"} <= set(out.get_attribute("rel").split())
    page.go_back()
    expect(page).to_have_url(thread)


def test_older_threads_of_a_board_are_one_link_away(open_page, reader):
    page = open_page(f"/b/{archive.BOARD}", **reader)
    titles = page.locator(".thread__title a")
    expect(titles).to_have_count(30)
    newest = titles.all_inner_texts()
    page.get_by_role("navigation", name="Pages").get_by_role("link", name=re.compile("Older")).click()
    expect(titles).to_have_count(archive.OTHER_THREADS + 1 - 30)
    assert not set(newest) & set(titles.all_inner_texts())
    page.get_by_role("navigation", name="Pages").get_by_role("link", name=re.compile("Newer")).click()
    expect(titles).to_have_count(30)
    assert titles.all_inner_texts() == newest


def test_every_page_with_posts_says_that_they_are_public(page):
    expect(page.get_by_text(re.compile("public", re.IGNORECASE)).first).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_contain_text("A bandstand is a public stage.")
