"""Nothing unseen reaches the archive: what stands beside a text is cleaned like the text itself, whatever its door."""

import datetime as dt
from email.message import EmailMessage

import pytest

from bot.reading import route
from bot.reading.feeds.reader import read as read_feed
from bot.records.reading import Draft, Hints, Received
from bot.text.clean import HIDDEN
from tests.reading.files import docx, packed, pdf

HINTS = Hints(dt.date(2025, 3, 20))
NOW = dt.datetime(2025, 3, 20, tzinfo=dt.UTC)
BAD = "\x1b[31mA\u202eB\u2066C\x9bD\u200bE\ufeff\x85F\x07"
XML = "A\u202eB\u2066C\x9bD\u200bE\ufeffF"  # XML knows no ESC
TEXT = "The ferry of Sample Bay was painted on Monday.\n\nNobody knows when it will sail again, said the wardens."


def mail() -> bytes:
    """A mail whose headers and file names hold what is unseen."""
    message = EmailMessage()
    message["Subject"] = "=?utf-8?q?=1B=5B31mA=E2=80=AEB=C2=9BC?="
    message["From"] = "=?utf-8?q?M=E2=80=AEara=1B_Fenn?= <mara@sample.example>"
    message["Date"] = "Thu, 20 Mar 2025 10:00:00 +0000"
    message.set_content(TEXT + BAD)
    message.add_attachment(b"\x89PNG\r\n\x1a\n", "application", "octet-stream", filename="a\u202eb\x9b.bin")
    return message.as_bytes()


def page() -> bytes:
    """A page of the same kind."""
    paragraphs = "".join(f"<p>The ferry of Sample Bay\u202e sailed for the {n}th time with cars.</p>" for n in range(9))
    meta = f"<meta property='og:site_name' content='L{BAD}'><meta name='author' content='Mara{BAD} Fenn'>"
    return (
        f"<html><head><title>T{BAD}</title>{meta}</head><body><article><h1>T{BAD}</h1>{paragraphs}</article>".encode()
    )


FILES = {
    "mail": mail(),
    "docx": docx([("Normal", TEXT + XML)], title=f"T{XML}", creator=f"M{XML}", created="2025-03-20T10:00:00Z"),
    "pdf": pdf(
        [[(60, 700, 11, "The ferry of Sample Bay was painted.")]],
        info="/Title<FEFF0041202E0042009B001B>/Author<FEFF004D202E001B>",
    ),
    "zip": packed({f"a{BAD}.txt": TEXT * 9 + BAD, "b\u202e.bin": b"\x89PNG\r\n\x1a\n"}),
    "page": page(),
    "text": (f"A note{BAD}\n\nBy Mara\u202e Fenn\n\n" + TEXT * 9).encode(),
}


def words(draft: Draft) -> list[str]:
    """Every word of a draft that is stored or shown."""
    dates = (*((draft.published.chosen,) if draft.published.chosen else ()), *draft.published.rivals)
    fields = (draft.title.value, draft.byline.value, draft.outlet, draft.language, draft.text, draft.received.name)
    return [*filter(None, fields), *map(str, draft.doubts), *draft.dropped, *(witness.text for witness in dates)]


@pytest.mark.parametrize("kind", FILES)
def test_nothing_unseen_comes_out_of_a_file(kind: str) -> None:
    drafts = route.read(Received(FILES[kind], name="given"), HINTS)
    assert drafts
    for draft in drafts:
        assert draft.title.value or kind in ("zip", "text")
        assert [word for word in words(draft) if HIDDEN.search(word)] == []


def test_a_mail_keeps_the_letters_of_its_subject_and_sender() -> None:
    (draft,) = route.read(Received(FILES["mail"]), HINTS)
    assert (draft.title.value, draft.byline.value) == ("[31mABC", "Mara Fenn")
    assert any("ab.bin" in str(doubt) for doubt in draft.doubts)


def test_nothing_unseen_comes_out_of_a_feed() -> None:
    marks = XML.replace("\x9b", "")  # which a feed reader takes for a letter of Windows
    items = f"<item><title>One{marks}</title><link>http://news.example/1</link></item>"
    body = f"<?xml version='1.0'?><rss version='2.0'><channel><title>L{marks}</title>{items}</channel></rss>"
    listed = read_feed(Received(body.encode()), NOW)
    assert [listed.title, *(item.title for item in listed.items)] == ["LABCDEF", "OneABCDEF"]
