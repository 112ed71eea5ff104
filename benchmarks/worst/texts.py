"""Hostile texts of any length, and an archive filled with them. All names are fictional."""

import datetime as dt
from collections.abc import Callable

from bot.desk import archives, ingest
from bot.desk.resources import Desk
from bot.errors import CopydeskError
from bot.records.archive import Actor
from bot.records.reading import Dated, Draft, Field, Received, Witness

LOADER = Actor("terminal", "0", "Worst")
DAY = dt.date(2025, 3, 20)
PARAGRAPH = 60
"""Words."""


def prose(length: int, changed: bool = False) -> str:
    """Words that come again and again; with `changed`, every tenth is another."""
    many = range(length // 9)
    words = [f"other{n}" if changed and n % 10 == 0 else f"harbour{n * 7919 % 4_999}" for n in many]
    rows = (" ".join(words[n : n + PARAGRAPH]) for n in range(0, len(words), PARAGRAPH))
    return "\n\n".join(f"The harbour of Myanmar {row}." for row in rows)


def repeating(length: int) -> str:
    """Two words alone."""
    return "a b " * (length // 4)


def quoting(length: int) -> str:
    """Quotations by people of one surname."""
    return "\n\n".join(
        f"“We are going to the harbour now, number {n},” said Anna{n} Smith. Then nothing more was heard in Myanmar."
        for n in range(length // 130)
    )


def marked_up(length: int) -> str:
    """Nearly all characters are Markdown that has to be escaped."""
    return "\n\n".join("The harbour *_`~|>#[a](b) " * 12 for _ in range(length // 312))


def short_lines(length: int) -> str:
    """Paragraphs of a few letters."""
    return "\n\n".join(f"No {n}." for n in range(length // 9))


TEXTS: dict[str, Callable[[int], str]] = {
    "prose": prose,
    "repeating": repeating,
    "quoting": quoting,
    "marked up": marked_up,
    "short lines": short_lines,
    "prose again": lambda length: prose(length, changed=True),
}
"""By title; the last becomes the second version of the first."""


async def filled(desk: Desk, name: str, length: int) -> tuple[int, dict[str, int], dict[str, str]]:
    """An archive of these texts: its id, each stored article's by title, and why the others were refused."""
    archive = (await archives.for_server(desk, int(name))).id
    stored: dict[str, int] = {}
    refused: dict[str, str] = {}
    for title, text in TEXTS.items():
        key = f"paper.example/{title.removesuffix(' again').replace(' ', '-')}"
        published = Dated(Witness(DAY, "metadata", DAY.isoformat()), (), True)
        received = Received(b"", "text/plain")
        draft = Draft(
            "page", Field(f"Myanmar: {title}", "page"), Field(), published, text(length), received,
            url=f"https://{key}", key=key, outlet="The Example", language="en",
        )  # fmt: skip
        try:
            stored[title] = (await ingest.save(desk, archive, draft, LOADER)).article
        except CopydeskError as failed:
            refused[title] = failed.sentence
    return archive, stored, refused
