"""What every reader of a file shares: the reader it hands packed parts to, and how a draft is put together."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.errors.reading import NoTextInFile
from bot.errors.tree import CopydeskError, Words
from bot.records.reading import DateEvidence, Draft, Field, Hints, PublicationDate, Received
from bot.text.clean import clean

Inner = Callable[[Received, Hints], tuple[Draft, ...]]
_HEAD = 1_500


def draft(
    paragraphs: list[str],
    received: Received,
    hints: Hints,
    inner: Inner,
    *,
    title: Field | None = None,
    byline: Field | None = None,
    published: tuple[DateEvidence, ...] = (),
    sure: bool = False,
) -> Draft:
    """Return a draft whose text is all of `paragraphs`, cleaned (the title, where it opens them, left out).

    What the file itself does not declare is taken from the way its first lines would be read as pasted text.
    `published`: the file's own witnesses, best first. Raises NoTextInFile where no letter is.
    """
    paragraphs = [cleaned for paragraph in paragraphs if (cleaned := clean(paragraph))]
    letters = "".join(paragraphs)
    if not any(map(str.isalnum, letters)) or letters.count("\ufffd") > len(letters) / 10:
        raise NoTextInFile(kind=Words("file"))
    guess = _guess(paragraphs, received, hints, inner)
    title = title or guess.title
    if not title.value:
        title = Field(_first_line(paragraphs[0]), "first line")
    dates = (*published, *((guess.published.chosen,) if guess.published.chosen else ()), *guess.published.rivals)
    body = paragraphs[1:] if len(paragraphs) > 1 and _same(paragraphs[0], title.value) else paragraphs
    return Draft(
        kind="text",
        title=title,
        byline=byline or guess.byline,
        published=_dated(dates, sure=sure if published else guess.published.sure),
        text="\n\n".join(body),
        received=received,
        language=hints.language,
    )


def _guess(paragraphs: list[str], received: Received, hints: Hints, inner: Inner) -> Draft:
    head = "\n\n".join(paragraphs)[:_HEAD]
    nothing = Draft("text", Field(), Field(), PublicationDate(), "", received)
    try:
        drafts = inner(Received(head.encode(), "text/plain", "utf-8", name=received.name), hints)
    except CopydeskError:
        return nothing
    return replace(drafts[0], received=received) if drafts else nothing


def _dated(witnesses: tuple[DateEvidence, ...], *, sure: bool) -> PublicationDate:
    if not witnesses:
        return PublicationDate()
    chosen, *rest = witnesses
    return PublicationDate(chosen, tuple(rival for rival in rest if rival.date != chosen.date), sure)


def _first_line(paragraph: str) -> str:
    line = paragraph.split("\n")[0].strip()
    return line if len(line) <= 200 else line[:200].rsplit(" ", 1)[0]


def _same(paragraph: str, title: str | None) -> bool:
    return title is not None and re.sub(r"\W+", "", paragraph).casefold() == re.sub(r"\W+", "", title).casefold()
