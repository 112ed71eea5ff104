"""Fictional articles with true marks, made from a number."""

import datetime as dt
import re
from dataclasses import replace

from bot.analysis.copies import fingerprint
from bot.records.annotations import Annotations, Quote, Span
from bot.records.archive import Actor
from bot.records.passages import Passage, Passages
from bot.records.reading import DateEvidence, Draft, Field, Post, PublicationDate, QuotedBlock, Received
from bot.text.words import stem_text

NOW = dt.datetime(2025, 3, 20, 12, tzinfo=dt.UTC)
EDITOR = Actor("terminal", "7", "Sample Editor")


def text_of(number: int) -> str:
    """Three sentences, one quote, told apart by the number."""
    return (
        f"The fictional harbour of Lindvik opened pier {number} on Monday.\n\n"
        f"“Pier {number} is ready,” said Sample Speaker {number}. Ships came in the afternoon."
    )


def draft(number: int = 1, text: str | None = None, **given: object) -> Draft:
    """An article of its own address; `given` replaces any field."""
    day = dt.date(2024, 1, 1) + dt.timedelta(days=number)
    body = text_of(number) if text is None else text
    fields: dict[str, object] = {
        "kind": "page",
        "title": Field(f"Pier {number} opens", "metadata"),
        "byline": Field("Sample Writer", "byline"),
        "published": PublicationDate(
            DateEvidence(day, "metadata", day.isoformat()),
            (DateEvidence(dt.date(2022, 9, 7), "file name", "2022-09-07"),),
            True,
        ),
        "text": body,
        "received": Received(
            f"<p>{number}</p>".encode() * 50, "text/html", "utf-8", f"https://harbour.example/{number}"
        ),
        "url": f"https://harbour.example/{number}",
        "key": f"harbour.example/{number}",
        "outlet": "Harbour Sample",
        "language": "en",
    }
    return Draft(**(fields | given))  # type: ignore[arg-type]


def thread(number: int = 1) -> Draft:
    """A thread of two posts, the second of which quotes the first."""
    first, second = f"Pier {number} looks grand.", "It does. Who paid?"
    posts = (
        Post(1, "anna_sample", dt.date(2024, 5, 1), Span(0, len(first))),
        Post(
            2,
            None,
            None,
            Span(len(first) + 2, len(first) + 2 + len(second)),
            (QuotedBlock("anna_sample", first), QuotedBlock(None, "pier")),
        ),
    )
    return draft(number, f"{first}\n\n{second}", kind="thread", posts=posts, key=f"forum.example/{number}")


def mark(text: str) -> Annotations:
    """Every sentence a passage, every curly quotation a quote of whoever `said` it."""
    passages = Passages.of(
        Passage(m.start(), m.end(), text.count("\n\n", 0, m.start()), leaning=m[0].startswith("It "))
        for m in re.finditer(r"\S[^.?]*[.?]?", text)
    )
    quotes = tuple(
        Quote(m.start(1), m.end(1), m[2], None, "said-clause", 0.9, Span(*m.span(2)))
        for m in re.finditer(r"“([^”]+)” said ([\w ]+)", text)
    )
    found = fingerprint(text, quotes)
    found = replace(found, sampled=tuple(hash(word) & 0xFFFFFFFF for word in text.split()))
    return Annotations("en", passages, quotes, found, stem_text(text, "en"))
