"""A page without a feed: the links under a pattern, or under the one that most of its articles share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors.fetching import BadAddress
from bot.reading.feeds import page_links
from bot.records.feeds import FeedItem, PageLinks
from bot.records.reading import Received

URL = "https://www.news.example/latest/"
STORY = "The council of Sample Bay opens story {}"


def read(page: str, pattern: str | None = None, url: str = URL) -> PageLinks:
    return page_links.read(Received(f"<html lang='en-GB'><body>{page}</body></html>".encode(), url=url), pattern)


def anchor(href: str, text: str = "") -> str:
    return f'<a href="{href}">{text}</a>\n'


PAGE = (
    anchor("/", "Home")
    + anchor("/news/city/one-1001", "<img src='1.png'>")
    + anchor("/news/city/one-1001/#top", "<h2>Bridge opens &amp; closes</h2>")
    + anchor("https://news.example/news/two-1002?utm_source=x", "Second story")
    + anchor("https://other.example/news/three", "Elsewhere")
    + anchor("/sport/four-1004", "Fourth")
    + anchor("/news/", "All news")
    + anchor("javascript:void(0)", "Menu")
    + anchor("http://[", "Broken")
)


@pytest.mark.parametrize(
    ("pattern", "used", "urls"),
    [
        ("/news/*", "/news/*", ["/news/city/one-1001", "/news/two-1002"]),
        ("news/*/", "/news/*", ["/news/city/one-1001", "/news/two-1002"]),
        ("https://news.example/news/*", "/news/*", ["/news/city/one-1001", "/news/two-1002"]),
        ("/news/*/*", "/news/*/*", ["/news/city/one-1001"]),
        ("/*-1*4", "/*-1*4", ["/sport/four-1004"]),
        ("/news", "/news", ["/news/"]),
        ("*utm*", "/*utm*", []),
        ("/*?utm*", "/*?utm*", ["/news/two-1002"]),
        ("/News/*", "/News/*", []),
    ],
)
def test_a_pattern_chooses_links_of_the_pages_host_each_once(pattern: str, used: str, urls: list[str]) -> None:
    links = read(PAGE, pattern)
    assert links.pattern == used
    assert [item.url.partition(".example")[2].partition("?")[0] for item in links.items] == urls


def test_an_item_has_its_links_longest_text_and_the_pages_language() -> None:
    assert read(PAGE, "/news/*/*").items == (
        FeedItem("https://www.news.example/news/city/one-1001", "Bridge opens & closes", language="en-gb"),
    )


GUESSES: list[tuple[list[str], str | None]] = [
    (["/news/a-story-of-1", "/news/a-story-of-2", "/news/a-story-of-3", "/sport/a-story-of-4"], "/news/*"),
    (["/news/city/a-b-c1", "/news/city/a-b-c2", "/news/land/a-b-c3", "/news/sea/a-b-c4"], "/news/*"),
    (["/news/city/a-b-c1", "/news/city/a-b-c2", "/news/city/a-b-c3", "/news/sea/a-b-c4"], "/news/city/*"),
    (["/2026/03/20/a-b-c1", "/2026/03/19/a-b-c2", "/2025/12/19/a-b-c3"], "/20*"),
    (["/blog/2026/a-b-c1", "/blog/2026/a-b-c2", "/blog/2025/a-b-c3"], "/blog/20*"),
    (["/a-bridge-opens", "/a-bridge-closes", "/a-bridge-falls.html"], "/*-*-*"),
    (["/article/100001", "/article/100002", "/article/100003"], "/article/*"),
    (["/a/a-b-c1", "/a/a-b-c2", "/a/a-b-c3", "/b/a-b-c4", "/c/a-b-c5", "/d/a-b-c6"], "/a/*"),
    (["/news/a-b-c1", "/news/a-b-c2"], None),
    (["/contact", "/imprint", "/about"], None),
]


@pytest.mark.parametrize(("paths", "pattern"), GUESSES)
def test_the_pattern_is_guessed_that_most_articles_share(paths: list[str], pattern: str | None) -> None:
    page = "".join(anchor(path, STORY.format(n)) for n, path in enumerate(paths)) + anchor("/menu/a-b-c9", "Menu")
    links = read(page)
    assert links.pattern == pattern
    if pattern is not None:
        assert links == read(page, pattern)


def test_a_headline_in_a_script_without_spaces_is_shorter() -> None:
    page = "".join(anchor(f"/news/2026032{n}", "港の橋が今朝開通しま") for n in range(3))
    assert read(page).pattern == "/news/*"


def test_a_page_of_a_thousand_links_is_cut() -> None:
    links = read("".join(anchor(f"/news/a-b-{n}", STORY.format(n)) for n in range(1_000)))
    assert (len(links.items), links.cut, links.pattern) == (500, True, "/news/*")


def test_a_pattern_of_another_host_or_a_page_of_nowhere_is_refused() -> None:
    for pattern, url in (("https://other.example/news/*", URL), (None, "")):
        with pytest.raises(BadAddress):
            read(PAGE, pattern, url)


@given(st.text("/a*?-", max_size=30), st.text("/a?-", max_size=30))
def test_a_star_is_one_character_or_more(pattern: str, path: str) -> None:
    """Beside the same pattern as a regular expression."""
    import re

    normal = "/" + pattern.lstrip("/").rstrip("/")
    meant = "".join(".+" if sign == "*" else re.escape(sign) for sign in normal)
    page = read(anchor(f"{URL}a/{path.lstrip('/')}"), pattern)
    for item in read(anchor(f"{URL}a/{path.lstrip('/')}"), "/*").items:
        place, _, query = item.url.removeprefix("https://www.news.example").partition("?")
        whole = (place.rstrip("/") or "/") + (f"?{query}" if query and "?" in normal else "")
        assert bool(page.items) == bool(re.fullmatch(meant, whole))
