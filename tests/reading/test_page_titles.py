"""Titles that pages declare with more or less in them than the headline; every name here is fictional."""

import datetime as dt

import pytest

from bot.reading import route
from bot.records.reading import Hints, Received

TEXT = "<p>The sample council of Port Larkin met once more and moved the harbour wall a little further out.</p>" * 9
SITE = '<meta property="og:site_name" content="Larkin Gazette">'
NAV = '<nav><a href="/">Start</a> <a href="/e">Economía</a></nav>'


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Larkin&amp;#8217;s wall &amp;amp; its cranes</title>", "Larkin’s wall & its cranes"),
        (
            "<title>&lt;i&gt;Grey Gull&lt;/i&gt; leaves Larkin | Larkin Gazette</title>" + SITE,
            "Grey Gull leaves Larkin",
        ),
        ("<title>Crane falls on Larkin wall – three hurt</title>", "Crane falls on Larkin wall – three hurt"),
        ("<title>Crane falls on the Larkin wall – Larkin Gazette</title>" + SITE, "Crane falls on the Larkin wall"),
        ("<title>Sube el muro de Larkin - Economía - Larkin Gazette</title>" + SITE, "Sube el muro de Larkin"),
        ("<title>拉金港口圍牆再次外移_地方_拉金公報</title>", "拉金港口圍牆再次外移"),
        ("<title>拉金港口圍牆再次外移！-拉金公報</title>", "拉金港口圍牆再次外移！"),
        ("<title>Larkin Gazette » Blog Archive » Grey Gull leaves</title>" + SITE, "Grey Gull leaves"),
        (
            "<title>The wall moves | Gazette Online - The Larkin Gazette Online</title>"
            '<meta property="og:site_name" content="Gazette Online - The Larkin Gazette Online">',
            "The wall moves",
        ),
        ("<title>Pears in winter | gazette.example | Your orchard paper</title>", "Pears in winter"),
        ("<title>Ferries with fewer than a &lt; b seats stop</title>", "Ferries with fewer than a < b seats stop"),
    ],
)
def test_a_title_is_the_headline_alone(head: str, title: str) -> None:
    page = f"<html><head>{head}</head><body>{NAV}<article>{TEXT}</article></body></html>"
    received = Received(page.encode(), "text/html", "utf-8", "https://gazette.example/wall")
    (draft,) = route.read(received, Hints(today=dt.date(2024, 6, 1)))
    assert draft.title.value == title


LOGO = '<h1><a href="/">The Harbour Gazette of Larkin and Amberley</a></h1>'
CUT_OFF = "<title>Larkin wall moves once more | Larkin Gazette</title>" + SITE


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        ("<title>Grey Gull leaves - The Harbour Gazette of Larkin and Amberley</title>", LOGO, "Grey Gull leaves"),
        ("<title>Grey Gull leaves</title>", LOGO + "<h1>Grey Gull leaves</h1>", "Grey Gull leaves"),
        ("<title>Home</title>", "<h1>Time to move the wall</h1>", "Time to move the wall"),
        ("<title>Larkin Gazette</title>" + SITE, "<h1>Time to move the wall</h1>", "Time to move the wall"),
        ("<title>Larkin Gazette</title>" + SITE, "", "Larkin Gazette"),
        (CUT_OFF, "<h1><span>Harbour works</span> Larkin wall moves once more</h1>", "Larkin wall moves once more"),
        (CUT_OFF, "<h1>Larkin wall moves once more <small>87</small></h1>", "Larkin wall moves once more"),
        (CUT_OFF, "<h1>Larkin wall moves once more – Larkin Gazette</h1>", "Larkin wall moves once more"),
        (CUT_OFF, "<h1>Larkin wall moves <i>once more</i></h1>", "Larkin wall moves once more"),
        ("<title>- | Larkin Gazette</title>" + SITE, "<h1>Larkin wall moves</h1>", "Larkin wall moves"),
    ],
)
def test_a_heading_is_the_headline_alone(head: str, heading: str, title: str) -> None:
    page = f"<html><head>{head}</head><body>{heading}<article>{TEXT}</article></body></html>"
    received = Received(page.encode(), "text/html", "utf-8", "https://gazette.example/wall")
    (draft,) = route.read(received, Hints(today=dt.date(2024, 6, 1)))
    assert draft.title.value == title
