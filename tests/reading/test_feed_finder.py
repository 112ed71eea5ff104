"""Where a site's feed may lie: what its page names, where its like have theirs, the usual places, its robots.txt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors.fetching import BadAddress, ChallengePage
from bot.reading.feeds import finder, page_candidates
from bot.records.feeds import FeedCandidate
from bot.records.reading import Received

HOME = "https://news.example/"
USUAL = ["/feed", "/rss", "/atom.xml", "/feed.xml", "/rss.xml", "/index.xml"]


def alternate(href: str, kind: str = "application/rss+xml", title: str = "", rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" title="{title}" href="{href}">'


def candidates(page: str, url: str = HOME, link: str | None = None) -> tuple[FeedCandidate, ...]:
    return page_candidates.read(Received(f"<html><body>{page}</body></html>".encode(), url=url), link)


NAMED = {
    "one in the head": (alternate("/a.xml", title="All the  news"), None, [("page", "a.xml", "All the news")]),
    "in the body, as a link": (
        '<div><a rel="alternate nofollow" type="application/atom+xml" href="a.atom">',
        None,
        [("page", "a.atom", None)],
    ),
    "relative to its base": (f'<base href="/sub/">{alternate("a.xml")}', None, [("page", "sub/a.xml", None)]),
    "of every type": (
        "".join(
            alternate(f"/{n}", kind, f"Part {n}")
            for n, kind in enumerate(
                ("application/rss+xml", "Application/Atom+XML; charset=utf-8", "application/rdf+xml",
                 "application/feed+json", "application/json", "text/xml", "text/html", "text/css")
            )
        ),
        None,
        [("page", f"{n}", f"Part {n}") for n in range(6)],
    ),
    "of comments last": (
        alternate("/comments/feed", title="Ledger » Kommentar-Feed")
        + alternate("/story/feed", title="Ledger » A story Comments Feed")
        + alternate("/feed", title="Ledger"),
        None,
        [("page", "feed", "Ledger"), ("page", "comments/feed", "Ledger » Kommentar-Feed"),
         ("page", "story/feed", "Ledger » A story Comments Feed")],
    ),
    "one feed in two formats": (
        alternate("/feed/", title="Ledger RSS") + alternate("/feed/atom/", "application/atom+xml", "Ledger Atom 1.0")
        + alternate("/sport.rss") + alternate("/sport.atom", "application/atom+xml"),
        None,
        [("page", "feed/", "Ledger RSS"), ("page", "sport.rss", None)],
    ),
    "two feeds of one title": (
        alternate("/news.rss", title="RSS") + alternate("/sport.rss", title="RSS"),
        None,
        [("page", "news.rss", "RSS"), ("page", "sport.rss", "RSS")],
    ),
    "what is no feed": (
        alternate("/wp-json/wp/v2/pages/2", "application/json") + alternate("/sitemap.xml", "application/xml")
        + alternate("/search", "application/opensearchdescription+xml") + alternate("/style.xml", rel="stylesheet")
        + alternate("javascript:alert(1)") + alternate("") + "<!--" + alternate("/old.xml") + "-->",
        None,
        [],
    ),
    "old schemes": (
        alternate("feed://news.example/a") + alternate("feed:https://news.example/b"),
        None,
        [("page", "http://news.example/a", None), ("page", "b", None)],
    ),
    "by the answer's header": (
        alternate("/b.xml"),
        '</style.css>; rel=preload, </a.xml>; rel="alternate"; type="application/rss+xml"; title="All, \\"more\\"", '
        "<//news.example/c.atom>;type=application/atom+xml;rel=alternate, </b.xml>; rel=alternate; "
        "type=application/rss+xml, <http://hub.example/>; rel=hub, <broken; rel=alternate",
        [("header", "a.xml", 'All, "more"'), ("header", "c.atom", None), ("header", "b.xml", None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_what_a_page_names_comes_before_the_usual_places(name: str) -> None:
    page, link, expected = NAMED[name]
    rows = candidates(page, link=link)
    usual = [
        ("usual place", place.lstrip("/"), None) for place in USUAL if place != "/feed" or "feed" not in str(expected)
    ]
    shown = [(row.reason, row.url.removeprefix(HOME), row.title) for row in rows]
    assert [row for row in shown if row[0] != "usual place"] == expected
    assert shown[len(expected) :] == [row for row in usual if row[1] not in {url.strip("/") for _, url, _ in expected}]


CHANNEL = "UC" + "a1_-" * 5 + "xy"
GENERATOR = '<meta name="generator" content="{}">'
VIDEOS = "https://www.youtube.com/feeds/videos.xml?"
SITES: list[tuple[str, str, str]] = [
    (f"https://www.youtube.com/channel/{CHANNEL}/videos", "", f"{VIDEOS}channel_id={CHANNEL}"),
    ("https://www.youtube.com/playlist?list=PLsample0123", "", f"{VIDEOS}playlist_id=PLsample0123"),
    ("https://m.youtube.com/@ledger", f'{{"externalId":"{CHANNEL}"}}', f"{VIDEOS}channel_id={CHANNEL}"),
    (
        "https://youtube.com/c/ledger",
        f'<link rel="canonical" href="https://www.youtube.com/channel/{CHANNEL}">',
        f"{VIDEOS}channel_id={CHANNEL}",
    ),
    ("https://www.youtube.com/user/ledger", "", f"{VIDEOS}user=ledger"),
    ("https://github.com/ledger/press/issues", "", "https://github.com/ledger/press/releases.atom"),
    ("https://old.reddit.com/r/ledger/top", "", "https://www.reddit.com/r/ledger/.rss"),
    ("https://bsky.app/profile/ledger.example", "", "https://bsky.app/profile/ledger.example/rss"),
    ("https://medium.com/@ledger/a-story", "", "https://medium.com/feed/@ledger"),
    ("https://ledger.substack.com/p/a-story", "", "https://ledger.substack.com/feed"),
    ("https://letter.example/about", "<img src='//substackcdn.com/1.png'>", "https://letter.example/feed"),
    ("https://ledger.blogspot.com/", "", "https://ledger.blogspot.com/feeds/posts/default"),
    ("https://social.example/@ledger", '<div id="mastodon">', "https://social.example/@ledger.rss"),
    ("https://talk.example/c/news/7", GENERATOR.format("Discourse 3.5"), "https://talk.example/c/news/7.rss"),
    ("https://talk.example/", GENERATOR.format("Discourse 3.5"), "https://talk.example/latest.rss"),
    (
        "https://board.example/club/forums/news.12/page-2",
        '<html id="XF" lang="en">',
        "https://board.example/club/forums/news.12/index.rss",
    ),
    (
        "https://board.example/forum/2-news/",
        "<ul data-controller='core.front.core.ignoredComments'>",
        "https://board.example/forum/2-news.xml",
    ),
    (
        "https://board.example/index.php?/forum/2-news/&page=2",
        "<body class='ipsApp ipsLayout_noBackground'>",
        "https://board.example/index.php?/forum/2-news.xml",
    ),
    ("https://board.example/", "<ul class='ipsLayout_container'>", "https://board.example/discover/all.xml/"),
    (
        "https://board.example/index.php?showforum=7",
        "",
        "https://board.example/index.php?app=core&module=global&section=rss&type=forums&id=7",
    ),
    ("https://board.example/x/viewforum.php?sid=1&f=7", "", "https://board.example/x/app.php/feed/forum/7"),
    ("https://news.example/city/", "<img src='/wp-content/1.png'>", "https://news.example/city/feed/"),
    ("https://news.example/", GENERATOR.format("Ghost 5.2"), "https://news.example/rss/"),
    ("https://news.example/", GENERATOR.format("Drupal 11 (https://www.drupal.org)"), "https://news.example/rss.xml"),
    ("https://news.example/blog", GENERATOR.format("Hugo 0.140"), "https://news.example/blog/index.xml"),
]


@pytest.mark.parametrize(("url", "page", "feed"), SITES)
def test_a_site_has_its_feed_where_its_like_have_theirs(url: str, page: str, feed: str) -> None:
    first = candidates(page, url)[0]
    assert (first.url, first.reason) == (feed, "known site")
    assert first.title


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://youtube.com.evil.example/channel/" + CHANNEL, ""),
        ("https://www.youtube.com/channel/UCshort", ""),
        ("https://social.example/@ledger", "an article on mastodon"),
        ("https://news.example/", "The generator of Discourse and wp-content"),
    ],
)
def test_another_site_has_the_usual_places_alone(url: str, page: str) -> None:
    assert {row.reason for row in candidates(page, url)} == {"usual place"}


def test_a_section_may_have_its_own_feed_and_nothing_is_named_twice_or_past_twenty_five() -> None:
    rows = candidates("".join(alternate(f"/{n}.rss") for n in range(60)) + alternate("/1.rss"))
    assert [row.url for row in rows] == [f"{HOME}{n}.rss" for n in range(25)]
    assert candidates("", f"{HOME}sport")[0].url == f"{HOME}sport/feed"
    assert candidates("", f"{HOME}2026/03/20/a-story.html")[0].url == f"{HOME}feed"


def test_a_check_for_robots_and_a_page_of_nowhere_are_refused() -> None:
    with pytest.raises(ChallengePage):
        candidates("<title>Just a moment...</title><div id='cf-challenge-running'>Checking</div>")
    with pytest.raises(BadAddress):
        page_candidates.read(Received(b"<html>"))


def test_robots_txt_names_sitemaps_those_of_news_first() -> None:
    robots = (
        "\ufeffUser-agent: *\nDisallow: /private\nsitemap:https://news.example/pages.xml\r\n"
        "Sitemap: https://cdn.example/news-sitemap.xml.gz # of today\nSitemap: /index.xml\nSitemap: ftp://x.example/\n"
        "# Sitemap: https://news.example/old.xml\nSitemap: https://news.example/pages.xml\nSitemap:\n"
    )
    assert [(row.url, row.reason) for row in finder.sitemaps(robots.encode(), HOME)] == [
        ("https://cdn.example/news-sitemap.xml.gz", "robots.txt"),
        ("https://news.example/pages.xml", "robots.txt"),
        ("https://news.example/index.xml", "robots.txt"),
    ]


@given(st.text(max_size=80), st.text(max_size=60), st.sampled_from(["https://[::1]/", HOME, "https://a.example/x?y=%"]))
def test_whatever_a_page_names_every_candidate_is_an_address(hostile: str, link: str, url: str) -> None:
    page = f"{alternate(hostile)}{hostile}<base href='{hostile}'>"
    header = f"<{hostile}>; rel=alternate; type=application/rss+xml{link}"
    for row in (
        *candidates(page, url, header),
        *finder.sitemaps(f"Sitemap: {hostile}".encode("utf-8", "replace"), url),
    ):
        assert row.url.startswith(("https://", "http://"))
