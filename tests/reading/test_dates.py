"""The day of a page: the text's own, where a guide was renewed long after; never the day of the visit."""

import datetime as dt

import pytest
from lxml import html

from bot.reading.page import declared, published
from bot.records.reading import Hints, PublicationDate
from bot.text import dates

HINTS = Hints(dt.date(2026, 11, 1))
FIRST = '<meta property="article:published_time" content="2019-08-14T13:00:00Z">'
CHANGED = '<meta property="article:modified_time" content="2025-09-17T00:00:00Z">'


def _read(head: str, body: str) -> PublicationDate:
    tree = html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return published.read(tree, declared.gather(tree), "https://example.org/guide", HINTS)


CASES = {
    "declared alone": (FIRST, "<p>A guide.</p>", "2019-08-14"),
    "renewed, and nothing shown": (FIRST + CHANGED, "<p>A guide.</p>", "2019-08-14"),
    "renewed, and only that shown": (FIRST + CHANGED, "<b><i>Updated Sep 17, 2025</i></b><p>Text.</p>", "2025-09-17"),
    "renewed, and both shown": (
        FIRST + CHANGED, "<time>August 14, 2019</time><i>Updated Sep 17, 2025</i><p>A guide.</p>", "2019-08-14",
    ),
    "a date alone in its element": ("", "<p>\n January 31, 2024\n </p><p>A guide of 2021.</p>", "2024-01-31"),
    "the day of the visit before it": (
        "", '<p id="todays-date">December 19, 2025</p><p>\n 12 December 2024\n </p><p>A guide.</p>', "2024-12-12",
    ),
    "nobody filled the stamp in": (
        '<meta property="article:published_time" content="1970-01-01T00:00:00Z">',
        '<p class="date">4 May 2024</p><p>A guide.</p>', "2024-05-04",
    ),
    "a teaser above the article": (
        "", '<div><a href="/b">Tolls</a> <time datetime="2026-10-30">30 October</time></div>'
        '<article><h1>Walls</h1><p class="meta">2 June 2024</p><p>A guide.</p></article>', "2024-06-02",
    ),
    "a teaser beside it": (
        "", '<p class="meta">2 June 2024</p><p>A guide.</p><aside><time datetime="2026-10-30">30 Oct</time></aside>',
        "2024-06-02",
    ),
    "a moment in UTC, and the same moment in the publisher's zone": (
        '<meta property="article:published_time" content="2024-05-04T02:11:03+00:00">',
        '<time datetime="2024-05-03T21:11:03-05:00">May 3, 2024</time><p>A guide.</p>', "2024-05-03",
    ),
    "a moment in UTC, and the same moment in a header's form": (
        '<meta property="article:published_time" content="2024-05-03T22:04:00Z">'
        '<meta name="date" content="Sat, 04 May 2024 00:04:00 +0200">', "<p>A guide.</p>", "2024-05-04",
    ),
    "a moment in UTC, and another moment": (
        '<meta property="article:published_time" content="2024-05-04T02:11:03+00:00">',
        '<time datetime="2024-05-03T09:11:03-05:00">May 3, 2024</time><p>A guide.</p>', "2024-05-04",
    ),
    "digits in two orders, and the day in words": (
        '<meta name="date" content="11/02/2024 12:43:42">', "<p>A guide.</p><p>Erstellt am: 02.11.2024</p>",
        "2024-11-02",
    ),
    "said to be of publication, after a teaser": (
        "", '<p class="date">9 July 2024</p><p>A guide.</p><p>Veröffentlicht am 2. Juni 2024</p>', "2024-06-02",
    ),
    "said in an element of its own": (
        "", '<p class="date">9 July 2024</p><div><span>Published:</span> <b>2 June 2024</b></div>', "2024-06-02",
    ),
    "a first day before a change": (
        "", '<p class="date">2 June 2024. <i>Updated: 9 June 2024</i></p><p>A guide.</p>', "2024-06-02",
    ),
    "a quotation mark too many in the JSON-LD": (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The "old" wall",'
        ' "datePublished": "2024-06-02T18:10:00+01:00"}</script>', '<p class="date">9 July 2024</p>', "2024-06-02",
    ),
    "renewed, and the first day shown in the publisher's zone": (
        FIRST.replace("T13", "T01") + CHANGED,
        "<time>August 13, 2019</time><i>Updated Sep 17, 2025</i><p>A guide.</p>", "2019-08-14",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_day_of_a_page(name: str) -> None:
    head, body, day = CASES[name]
    chosen = _read(head, body).chosen
    assert chosen
    assert chosen.date.isoformat() == day


@pytest.mark.parametrize(
    ("stamp", "path", "day"),
    [
        ("2024-05-04T02:11:03Z", "2024/05/03", "2024-05-03"),
        ("2024-05-04T20:11:03Z", "2024/05/03", "2024-05-04"),
        ("2024-05-04T02:11:03+02:00", "2024/05/03", "2024-05-04"),
        ("2024-05-04T02:11:03Z", "2024/05/01", "2024-05-04"),
    ],
)
def test_an_address_tells_the_publishers_own_day_of_a_moment_in_utc(stamp: str, path: str, day: str) -> None:
    head = f'<meta property="article:published_time" content="{stamp}">'
    tree = html.document_fromstring(f"<html><head>{head}</head><body><p>A guide.</p></body></html>")
    chosen = published.read(tree, declared.gather(tree), f"https://gazette.example/{path}/wall", HINTS).chosen
    assert chosen
    assert chosen.date.isoformat() == day


def test_the_first_day_of_a_renewed_page_is_kept_as_a_rival() -> None:
    dated = _read(FIRST + CHANGED, "<i>Updated Sep 17, 2025</i>")
    assert [each.date.isoformat() for each in dated.rivals] == ["2019-08-14"]


@pytest.mark.parametrize("month", ["January", "May", "December", "décembre", "Dezember", "diciembre", "dic", "Dec."])
def test_every_month_is_read_after_its_day(month: str) -> None:
    (found,) = dates.find(f"on 12 {month} 2024", "DMY", HINTS.today)
    assert found.date in {dt.date(2024, 12, 12), dt.date(2024, 1, 12), dt.date(2024, 5, 12)}
    assert found.text == f"12 {month} 2024"


@pytest.mark.parametrize("text", ["The wall was widened in 1997.", "<footer>© 2025 The Gazette</footer>"])
def test_a_year_alone_is_no_day(text: str) -> None:
    assert _read("", f"<h1>Walls</h1><p>{text}</p>").chosen is None
