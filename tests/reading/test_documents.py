"""Documents that are a .zip of XML, and Markdown's front matter: read as the articles they are, or refused by name."""

import contextlib
import datetime as dt
import plistlib
import random

import pytest

from bot.errors.reading import DamagedFile, UnknownFile
from bot.errors.tree import CopydeskError
from bot.reading import route
from bot.reading.feeds import is_feed
from bot.reading.feeds.reader import read as read_feed
from bot.records.reading import Draft, Hints, Received
from bot.text import exported
from tests.reading.files import docx, locked, packed, pdf

HINTS = Hints(dt.date(2025, 6, 1))
NOW = dt.datetime(2025, 6, 1, tzinfo=dt.UTC)
TITLE = "The lock reopens"
OWN = "The lock at Amberley reopens on Monday, the keeper of the canal told the Fictional Post this evening."
MORE = "Boats have waited below it since April, and two of them have been sold where they lay, their owners said."
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
ODT = packed(
    {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {ODF}><office:body><office:text><text:h>{TITLE}</text:h>"
        f"<text:p>{OWN}<text:note><text:p>A footnote.</text:p></text:note></text:p><text:p>{MORE}</text:p>"
        "</office:text></office:body></office:document-content>",
        "meta.xml": f"<office:document-meta {ODF}><dc:creator>Nell Quince</dc:creator></office:document-meta>",
    }
)
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
SLIDE = f"<s {A}>" + "<a:p><a:r><a:t>{}</a:t></a:r></a:p>" * 2 + "</s>"
PPTX = packed(
    {
        "ppt/presentation.xml": "<p/>",
        "ppt/slides/slide10.xml": SLIDE.format("The end", "Thank you."),
        "ppt/slides/slide2.xml": SLIDE.format(OWN, MORE),
        "ppt/slides/slide1.xml": SLIDE.format(TITLE, "A talk at Amberley"),
    }
)
EPUB = packed(
    {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="b/c.opf"/></rootfiles></container>',
        "b/c.opf": '<package><manifest><item id="z" href="2.xhtml"/><item id="y" href="1.xhtml"/></manifest>'
        '<spine><itemref idref="y"/><itemref idref="z"/></spine></package>',
        "b/1.xhtml": f"<html><body><h1>{TITLE}</h1><p>{OWN}</p></body></html>",
        "b/2.xhtml": f"<html><body><p>{MORE}</p></body></html>",
    }
)
READ = {"odt": (ODT, f"{OWN}\n\n{MORE}"), "epub": (EPUB, f"{OWN}\n\n{MORE}")}


def read(body: bytes, name: str | None = None) -> tuple[Draft, ...]:
    return route.read(Received(body, name=name), HINTS)


@pytest.mark.parametrize("kind", READ)
def test_a_document_is_read_in_order(kind: str) -> None:
    body, text = READ[kind]
    (draft,) = read(body)
    assert (draft.title.value, draft.text) == (TITLE, text)


def test_an_odt_names_its_author() -> None:
    assert read(ODT)[0].byline.value == "Nell Quince"


def test_slides_are_read_by_their_number() -> None:
    (draft,) = read(PPTX)
    assert draft.title.value == TITLE
    assert draft.text.endswith(f"{OWN}\n\n{MORE}\n\nThe end\n\nThank you.")


FOREIGN = {
    "a spreadsheet": packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook>words</workbook>"}),
    "a drawing": packed({"mimetype": "application/vnd.oasis.opendocument.graphics", "content.xml": "<x>words</x>"}),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_other_documents_are_refused_by_name(what: str) -> None:
    with pytest.raises(UnknownFile, match=what):
        read(FOREIGN[what])


def test_a_book_without_its_list_of_parts_is_damaged() -> None:
    with pytest.raises(DamagedFile):
        read(packed({"mimetype": "application/epub+zip"}))


@pytest.mark.parametrize("name", ["lock.md", "lock.txt"])
def test_front_matter_is_no_text(name: str) -> None:
    front = f"---\ntitle: '{TITLE}'\nauthors:\n  - Nell Quince\n  - Ole Tarn\ndate: 2025-05-05\n"
    front += "url: https://p.example/l\n---\n"
    (draft,) = read(f"{front}\n{OWN}\n\n{MORE}\n".encode(), name)
    assert (draft.title.value, draft.byline.value, draft.text) == (TITLE, "Nell Quince, Ole Tarn", f"{OWN}\n\n{MORE}")
    assert (draft.url, draft.key) == ("https://p.example/l", "p.example/l")
    assert draft.published.chosen
    assert (draft.published.chosen.date, draft.published.sure) == (dt.date(2025, 5, 5), True)


PAGE = f"<html><title>{TITLE}</title><p>{OWN}</p><p>{MORE}</p></html>"
RTF = rf"{{\rtf1\ansi\ansicpg1252{{\fonttbl{{\f0\fcharset204 X;}}}}\f0 {TITLE}\par {OWN}".encode()
RTF += rb"\u8212 -\'e0{\pict\bin3 abc}\par}"
PLIST = {"WebMainResource": {"WebResourceData": PAGE.encode(), "WebResourceURL": "https://p.example/l"}}
MHT = (
    b"From: <Saved by a browser>\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
    + PAGE.encode()
)
POST = {"author": "gull", "published": "2025-05-05", "start": 0, "end": 9, "quoted": [{"whom": None, "text": MORE}]}
ROW = dict.fromkeys(exported.COLUMNS) | {
    "article": 1,
    "title": TITLE,
    "published": "2025-05-05",
    "text": OWN,
    "posts": [POST],
}
ROWS = exported.json_line(ROW) * 2
FEED = (
    f"<?xml version='1.0'?><!-- {MORE} --><rss><channel><item><link>https://p.example/l</link></item></channel></rss>"
)
WHOLE = [
    ODT,
    PPTX,
    EPUB,
    docx([("Title", TITLE), ("", OWN)], creator="N"),
    pdf([[(60, 700, 11, OWN)]]),
    locked(pdf([[(60, 700, 11, OWN)]]), ""),
    RTF,
    plistlib.dumps(PLIST, fmt=plistlib.FMT_BINARY),
    plistlib.dumps(PLIST),
    MHT,
    ROWS.encode(),
    b"\xef\xbb\xbf" + (exported.csv_head() + exported.csv_row(ROW)).encode(),
    exported.markdown_block(ROW, f"# {TITLE}").encode(),
    FEED.encode("utf-16"),
    f"From: a@b.example\nTo: c@d.example\nSubject: x\n\n{OWN}\n".encode(),
    PAGE.encode(),
    f"{TITLE}\n\n{OWN}\n\n{MORE}".encode(),
]


def _harm(number: int) -> None:
    """Cut or flip one of the files by chance: it is read or refused, never a traceback."""
    chance = random.Random(number)
    body = bytearray(chance.choice(WHOLE))
    for _ in range(chance.randint(0, 6)):
        body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
    end = chance.randint(1, len(body)) if chance.random() < 0.5 else len(body)
    whole = bytes(body[:end])
    with contextlib.suppress(CopydeskError):
        read_feed(Received(whole), NOW) if is_feed(whole) else read(whole)


def test_cut_and_flipped_files_give_no_traceback() -> None:
    for number in range(60):
        _harm(number)


@pytest.mark.slow
def test_two_thousand_cut_and_flipped_files_give_no_traceback() -> None:
    for number in range(1_000, 3_000):
        _harm(number)
