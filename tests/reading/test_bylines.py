"""Bylines that pages declare in less usual ways; every name here is fictional."""

import datetime as dt

import pytest

from bot.reading import route
from bot.records.reading import Hints, Received

TEXT = "<p>The sample council of Port Larkin met once more and moved the harbour wall a little further out.</p>" * 9
IN_PARTS = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour wall moves", "author":
[{"@type": "Person", "familyName": "Marrant", "givenName": "Odile"}, {"@type": "Person", "name": "Pell Darrow"}]}
</script>"""
CARD = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Odile Marrant">'
READING_TIME = '<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="4 minutes">'
ADMIN = """<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Admin"}}</script>"""
MARKED = '<div class="line">Tue 14.05.24 | 14:07 | <span class="authorname">Odile Marrant</span></div>'


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        (IN_PARTS, "", "Odile Marrant, Pell Darrow"),
        (CARD, "", "Odile Marrant"),
        (READING_TIME, "", None),
        ("", MARKED, "Odile Marrant"),
        ('<meta name="author" content="Von Tran, Odile Marrant">', "", "Von Tran, Odile Marrant"),
        ('<meta name="author" content="Von Odile Marrant">', "", "Odile Marrant"),
        ("", '<p class="byline">By Odile Marrant, Sports Reporter</p>', "Odile Marrant"),
        ("", '<p class="byline">記者：周小蘭、馬文</p>', "周小蘭, 馬文"),
        ('<meta name="author" content="Odile Costa e Marrant">', "", "Odile Costa e Marrant"),
        ('<meta name="author" content="Odile Marrant y Pell Darrow">', "", "Odile Marrant, Pell Darrow"),
        ("", '<p class="byline">Friday 10 May 2024, 9:40 by Odile Marrant</p>', "Odile Marrant"),
        ("", '<p class="byline"><b>Odile Marrant</b><i>Harbour Reporter</i></p>', "Odile Marrant"),
        ("", '<p class="byline"><b>By</b><a>Odile Marrant</a><a>Pell Darrow</a></p>', "Odile Marrant, Pell Darrow"),
        ('<meta name="author" content="Larkin Publishing">', '<p class="byline">By Odile Marrant</p>', "Odile Marrant"),
        ("", '<aside><h3>Ferry toll</h3><p class="byline">By Pell Darrow</p></aside>', None),
        (
            "",
            '<p><a rel="author">Odile Marrant</a> and <a rel="author">Pell Darrow</a></p>',
            "Odile Marrant, Pell Darrow",
        ),
        (ADMIN, '<p class="byline">By Odile Marrant</p>', "Odile Marrant"),
        # a link to an author's page, a class of the publisher's own, the words before a name
        ("", '<p><a href="/authors/odile-marrant/">Odile Marrant</a> | 3 May</p>', "Odile Marrant"),
        ("", '<p>Our <a href="/authors/">authors</a> write each week.</p>', None),
        ("", '<div class="hero__author__name">Odile Marrant</div>', "Odile Marrant"),
        ("", '<div class="author-bio">Odile Marrant grows pears and writes.</div>', None),
        ("", "<p>By Odile Marrant</p>", "Odile Marrant"),
        ("", "<div><span>Autorin:</span> Odile Marrant<br></div>", "Odile Marrant"),
        ("", "<div><span>By</span><span>Odile Marrant</span></div>", "Odile Marrant"),
        ("", "<p><span>5 May - </span><span>- Redaktion: Odile Marrant (Harbour desk)</span></p>", "Odile Marrant"),
        ("", "<div>（責編：周小蘭、馬文）</div>", "周小蘭, 馬文"),
        ("", "<p>By the end of May the wall stood.</p>", None),
        ("", '<div class="related-stories"><p>By Pell Darrow</p></div>', None),
        ("", '<p class="byline"><span>Posted by:</span>Odile Marrant</p>', "Odile Marrant"),
        ("", '<p class="byline">Post author By Odile Marrant</p>', "Odile Marrant"),
        ("", '<p class="byline">Interview: Odile Marrant Foto: Pell Darrow</p>', "Odile Marrant"),
        ("", '<p class="byline">Odile Marrant, Wall and Harbour Expert</p>', "Odile Marrant"),
        ("", '<p class="byline">Odile Marrant, Pell Darrow, Head of Walls and Locks</p>', "Odile Marrant, Pell Darrow"),
        ("", '<div class="author"><div>Odile Marrant</div> <div>Alle Artikel</div></div>', "Odile Marrant"),
        (
            '<meta name="author" content="Odile Marrant"><meta name="author" content="(Image: Pell)">',
            "",
            "Odile Marrant",
        ),
        ('<meta name="author" content="Gazette">', "<p>By Odile Marrant</p>", "Odile Marrant"),
        ('<meta name="author" content="Gazette">', "", "Gazette"),
        ("", '<a href="http://[bad/author/x">x</a><p>By Odile Marrant</p>', "Odile Marrant"),
    ],
)
def test_a_byline_is_read_where_the_page_puts_it(head: str, body: str, byline: str | None) -> None:
    head = f"<head><title>Harbour wall moves</title>{head}</head>"
    page = f"<html>{head}<body><h1>Harbour wall moves</h1>{body}{TEXT}</body></html>"
    received = Received(page.encode(), "text/html", "utf-8", "https://gazette.example/wall")
    (draft,) = route.read(received, Hints(today=dt.date(2024, 6, 1)))
    assert draft.byline.value == byline
