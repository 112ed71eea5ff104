"""Hostile texts of any length, and an archive filled with them. All names are fictional.

A text is kept once made: a case that cuts its question out of it does not hold the loop for that.
"""

import asyncio
import datetime as dt
import functools
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import quote

from bot.analysis.markup import mark
from bot.desk import archives, ingest
from bot.desk.resources import Desk
from bot.records.answers import Preview
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.reading import DateEvidence, Draft, Field, PublicationDate, Received
from tests.archive.came_by import followed

LOADER = Actor("terminal", "0", "Worst")
DAY = dt.date(2025, 3, 20)
PARAGRAPH = 60
"""Words."""
PART = 20_000
"""Characters of quotations in one article: many times as many are refused, since finding them would take too long."""
SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "zu", "da", "fe")


@functools.cache
def prose(length: int, changed: bool = False) -> str:
    """Words that come again and again; with `changed`, every tenth is another."""
    many = range(length // 13)
    words = [f"other{n}" if changed and n % 10 == 0 else word(n * 7919 % 4_999) for n in many]
    rows = (" ".join(words[n : n + PARAGRAPH]) for n in range(0, len(words), PARAGRAPH))
    return "\n\n".join(f"The harbour of Myanmar {row}." for row in rows)[:length]


def word(number: int) -> str:
    """A word of its own for each number, of letters alone."""
    return "quay" + _given(number).lower()


@functools.cache
def repeating(length: int) -> str:
    """Two words alone."""
    return "a b " * (length // 4)


def quoting(length: int, first: int = 0) -> str:
    """Quotations by people of one surname, each of whom has a first name alone; counted from `first`."""
    return "\n\n".join(
        f"“We are going to the harbour now, number {n},” said {_given(n)} Smith. Nothing more was heard in Myanmar."
        for n in range(first, first + length // 130)
    )


def _given(number: int) -> str:
    name = ""
    for _ in range(4):
        number, place = divmod(number, len(SYLLABLES))
        name += SYLLABLES[place]
    return name.capitalize()


@functools.cache
def marked_up(length: int) -> str:
    """Nearly all characters are Markdown that has to be escaped."""
    return "\n\n".join("The harbour *_`~|>#[a](b) " * 12 for _ in range(length // 312))


@functools.cache
def short_lines(length: int) -> str:
    """Paragraphs of a few letters."""
    return "\n\n".join(f"No {n}." for n in range(length // 9))


@functools.cache
def blocks(length: int) -> str:
    """Signs of scripts without spaces, of rare ones and marks on what they do not belong to, in paragraphs of 300."""
    signs = "".join(
        map(chr, (*range(0x0E01, 0x0E3A), *range(0x1000, 0x1040), *range(0x4E00, 0x9FA5, 7), *range(0x20000, 0x20300)))
    )
    marks = "\u200c\u0301\u093c\u0e49\u103a\u3099 "
    drawn = (marks[n % len(marks)] if n % 9 == 0 else signs[n * 7919 % len(signs)] for n in range(length))
    row = "".join(drawn)
    return "\n\n".join(row[n : n + 298] for n in range(0, length, 298))[:length]


@functools.cache
def almanac(length: int) -> str:
    """A sentence for each of thousands of days, of the same words; every other denies what the others say."""
    rows = []
    for n in range(length // 75):
        day = DAY - dt.timedelta(days=n)
        told = "was not" if n % 2 else "was"
        rows.append(f"The almanac {told} read in the harbour on {day.day} {day:%B} {day.year} by the keeper.")
    return "\n\n".join(rows)


TEXTS: dict[str, Callable[[int], str]] = {
    "prose": prose,
    "repeating": repeating,
    "marked up": marked_up,
    "short lines": short_lines,
    "blocks": blocks,
    "almanac": almanac,
    "prose again": lambda length: prose(length, changed=True),
}
"""By title; the last becomes the second version of the first."""


async def filled(desk: Desk, archive: ArchiveId, length: int) -> dict[str, int]:
    """Fill an archive with texts of that length, and as much in parts full of quotations: each article by its title."""
    stored: dict[str, int] = {}
    for title, text in _every(length):
        key = f"paper.example/{quote(title.removesuffix(' again').replace(' ', '-'))}"
        published = PublicationDate(DateEvidence(DAY, "metadata", DAY.isoformat()), (), True)
        draft = Draft(
            "page", Field(f"Myanmar: {title}", "page"), Field(), published, text, Received(b"", "text/plain"),
            url=f"https://{key}", key=key, outlet="The Example", language="en",
        )  # fmt: skip
        marked = Preview(draft, await asyncio.to_thread(mark, text, "en"))
        stored[title] = (await ingest.save(desk, archive, marked, LOADER)).article
    await followed_feeds(desk, archive, length, [stored[title] for title in TEXTS])
    return stored


NAMED = 1_250
"""Characters of the longest text for each feed that is followed: 200 feeds, and 400."""


@functools.cache
def block_names() -> tuple[str, ...]:
    """Twelve letters of each of Unicode's blocks that have so many; the names of titles and of feeds."""
    blocks = (map(chr, range(first, first + 0x80)) for first in range(0x80, 0x20000, 0x80))
    letters = ([sign for sign in block if unicodedata.category(sign)[0] == "L"][:12] for block in blocks)
    return tuple("".join(its) for its in letters if len(its) == 12)


def feed_name(number: int) -> str:
    """A name that begins as all others do, with Markdown and letters of a block."""
    names = block_names()
    return f"Harbour *_`~|[feed](x) {names[number % len(names)]} {number}"


async def followed_feeds(desk: Desk, archive: ArchiveId, length: int, came: Sequence[int]) -> None:
    """Follow feeds with hostile names, by each of which these articles came."""
    async with desk.store.writing() as conn:
        for number in range(length // NAMED):
            await conn.run_sync(followed, archive, feed_name(number), *came, address=f"https://f{number}.example/rss")


def _every(length: int) -> Iterator[tuple[str, str]]:
    yield from ((title, text(length)) for title, text in TEXTS.items())
    for number, name in enumerate(block_names()[: length // 5_000]):
        yield f"{name} {number}", f"The keeper of {name} went to the harbour on Monday, and {name} was seen there."
    people = PART // 130
    for part in range(length // PART):
        yield f"quoting {part}", quoting(PART, part * people)


async def archive_of(desk: Desk, server: int) -> ArchiveId:
    """The archive of a server."""
    return (await archives.for_server(desk, server)).id
